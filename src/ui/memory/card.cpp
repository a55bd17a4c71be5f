#include "ui/shell/card.hpp"

#include "ui/shell/panels.hpp"

/// What Memory says first. What each row claims is tested (tests/ui/card_test.cpp), whatever the order of updates.
namespace ui {
namespace {

constexpr const char* kFaces = R"({"op":"pictures","set":"drawings-32"})";
// As at first, whatever was tried before.
constexpr const char* kRule =
    R"({"op":"network","rule":"hebb","self_connections":false,"units":"bipolar","tie":"keep","threshold":0})";
constexpr const char* kAsync =
    R"({"op":"update","mode":"async","order":"shuffled","temperature":0})";
constexpr const char* kLoad = R"({"op":"load","pattern":0})";
constexpr const char* kRecallOp = R"({"op":"recall"})";

constexpr const char* kHead[] = {
    kFaces,   kRule, kAsync, kLoad, R"({"op":"patch","pattern":2,"width":32,"height":16})",
    kRecallOp};
constexpr const char* kInverse[] = {kFaces, kRule, R"({"op":"load","pattern":0,"inverse":true})"};
constexpr const char* kPuzzle[] = {
    R"({"op":"pictures","set":"course"})",
    R"({"op":"network","rule":"hebb","self_connections":false,"units":"binary","tie":"keep","threshold":0})",
    kAsync, kLoad, R"({"op":"view","panel":"options"})"};
// Without its eyes.
constexpr const char* kAlike[] = {kFaces,
                                  kRule,
                                  kAsync,
                                  kLoad,
                                  R"({"op":"cover","x":10,"y":12,"width":12,"height":6})",
                                  R"({"op":"store","name":"face 2"})",
                                  kLoad,
                                  kRecallOp};

constexpr const char* kLetters[] = {R"({"op":"pictures","set":"letters"})", kRule, kAsync};
constexpr const char* kDrawings[] = {kFaces, kRule, kAsync};
constexpr const char* kLarge[] = {R"({"op":"pictures","set":"drawings-64"})", kRule, kAsync};

// words
constexpr CardRow kTries[] = {
    {"A penguin’s head on a face", "It settles in a mixture: neither is recalled.", kHead},
    {"Invert the face", "The inverse is stable, too, with the same energy.", kInverse},
    {"The 16 × 16 puzzle", "Why is the checkerboard not stable here?", kPuzzle},
    {"Store a near copy", "Neither of the two faces is stable any more.", kAlike}};

// words
constexpr CardRow kScenes[] = {
    {"Letters, 5 × 5", "25 neurons store three letters.", kLetters, true},
    {"Drawings, 32 × 32", "1024 neurons store three drawings.", kDrawings, true},
    {"Drawings, 64 × 64", "4096 neurons store finer drawings.", kLarge, true}};

// words
constexpr const char* kHow[] = {
    "The picture in the middle is the state of a network. Every cell is a neuron, on or off, "
    "connected to all others.",
    "Press Recall: the neurons update one at a time until none of them changes.",
    "The pictures on the left are its memories. Press one to start from it, or draw your "
    "own and press Store.",
    "Add noise to the picture, cover a part of it, or mix two memories. Then see what the "
    "network makes of it.",
    "On the right you see the energy fall and the overlaps grow. Drag along the plots to "
    "go back in time."};

}  // namespace

// words
constinit const Card memory_card = {
    .what = "A network stores pictures in its connections and restores noisy ones.",
    .tries = kTries,
    .scenes = kScenes,
    .how = kHow,
    .pictures = true};

}  // namespace ui
