#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <utility>

#include "lab/document/picture.hpp"
#include "lab_tests.hpp"

using lab::Session;
using lab_tests::apply;
using lab_tests::detail;
using lab_tests::headline;
using lab_tests::run_out;
using namespace lab::command;

namespace {

Session with(std::string_view set) {
  Session session;
  REQUIRE(session.apply(Pictures{std::string(set), ""}));
  return session;
}

}  // namespace

TEST_CASE("Nothing is stored yet.") {
  Session session;
  REQUIRE(session.apply(ForgetAll{}));
  CHECK(headline(session) == "Nothing is stored yet.");
  CHECK(detail(session) == "Draw a picture, then press Store.");
  REQUIRE(session.apply(Recall{}));
  CHECK_FALSE(session.running());
  CHECK(headline(session) == "Nothing is stored yet.");
}

TEST_CASE("A stored picture is stable, and a recall says so") {
  Session session = with("course");
  REQUIRE(session.apply(Load{1, false}));
  CHECK(headline(session) == "circle is stable: no neuron will flip.");
  REQUIRE(session.apply(Recall{}));
  CHECK_FALSE(session.running());
  CHECK(session.outcome() == hopfield::Outcome::fixed_point);
  CHECK(headline(session) == "circle is stable: no neuron will flip.");
  REQUIRE(session.apply(Load{1, true}));
  CHECK(headline(session) == "The inverse of circle is stable, too.");
}

TEST_CASE("A picture and its inverse are said to have the same energy only where they have") {
  const std::string same = "A picture and its inverse have the same energy";
  for (const char* network : {R"({"op":"network","units":"bipolar","threshold":0})",
                              R"({"op":"network","units":"binary","threshold":"half-row-sum"})",
                              R"({"op":"network","units":"binary","threshold":0})",
                              R"({"op":"network","units":"bipolar","threshold":3})"}) {
    INFO(network);
    Session session = with("course");
    REQUIRE(apply(session, network).empty());
    REQUIRE(session.apply(Load{1, false}));
    const double energy = session.shown().energy().value();
    REQUIRE(session.apply(Load{1, true}));
    REQUIRE(headline(session) == "The inverse of circle is stable, too.");
    CHECK((detail(session) == same) == (session.shown().energy() == energy));
  }
}

TEST_CASE("Noisy pictures are counted, one pixel is one pixel") {
  Session session = with("course");
  REQUIRE(session.apply(Load{1, false}));
  REQUIRE(session.apply(Flip{51, {}}));
  CHECK(headline(session) == "A noisy circle: 51 of 256 pixels are wrong.");
  REQUIRE(session.apply(Load{1, false}));
  REQUIRE(session.apply(Flip{1, {}}));
  CHECK(headline(session) == "A noisy circle: 1 of 256 pixels is wrong.");
  REQUIRE(session.apply(Finish{}));
  CHECK(headline(session) == "circle is recalled exactly, after 1 sweep.");
  CHECK(detail(session) ==
        "1 pixel was restored. It is a fixed point: no neuron will change again.");
  REQUIRE(session.apply(Load{1, true}));
  REQUIRE(session.apply(Flip{2, {}}));
  CHECK(headline(session) == "A noisy inverse of circle: 2 of 256 pixels are wrong.");
  REQUIRE(session.apply(Finish{}));
  CHECK(headline(session) == "The inverse of circle is recalled.");
  CHECK(detail(session) ==
        "A picture and its inverse have the same energy · after 1 sweep, 2 pixels changed");
  REQUIRE(session.apply(Randomise{}));
  CHECK(headline(session) == "This picture is not stored. It resembles no memory.");
}

TEST_CASE("Remembering") {
  Session session = with("course");
  REQUIRE(session.apply(Load{2, false}));
  REQUIRE(session.apply(Flip{40, {}}));
  REQUIRE(session.apply(SetSpeed{1000}));
  REQUIRE(session.apply(Recall{}));
  session.advance(0.12, {});
  REQUIRE(session.running());
  CHECK(headline(session).starts_with("Recalling… It is closest to cross, with overlap 0."));
  const auto changed = hopfield::distance(session.document().start, session.shown().pattern());
  CHECK(detail(session) == "sweep 1 · neuron " + std::to_string(session.trace().decided_at(120)) +
                               " · " + std::to_string(changed) + " pixels changed so far");
  REQUIRE(session.apply(Pause{}));
  CHECK(headline(session).starts_with("The run is paused. It is closest to cross"));
}

TEST_CASE("The head of a penguin on a face is a mixture") {
  Session session = with("drawings-64");
  // Where both agree as they do, where they differ half from each.
  REQUIRE(session.apply(Blend{0, 2, 0.5}));
  REQUIRE(session.apply(Finish{}));
  INFO(session.status_json());
  CHECK((headline(session).starts_with("This is a blend of ") ||
         headline(session).starts_with("This is a mixture of ")));
  CHECK(headline(session).find("face") != std::string::npos);
  CHECK(headline(session).find("penguin") != std::string::npos);
  CHECK(headline(session).ends_with(", a spurious memory."));
  CHECK(session.verdict().tone == lab::Verdict::Tone::warning);
}

TEST_CASE("Half a face is enough") {
  for (const char* set : {"drawings-32", "drawings-64"}) {
    Session session = with(set);
    REQUIRE(session.apply(Load{0, false}));
    REQUIRE(session.apply(Blank{"bottom"}));
    REQUIRE(session.apply(Finish{}));
    CHECK(headline(session).starts_with("face is recalled exactly, after "));
  }
}

TEST_CASE("Two states in turn") {
  Session session = with("letters");
  // One pattern, no self-connections, half of the neurons wrong way round: everything flips for ever.
  REQUIRE(apply(session, R"({"op":"update","mode":"sync"})").empty());
  bool found = false;
  for (int seed = 0; seed < 200 && !found; ++seed) {
    REQUIRE(session.apply(Randomise{}));
    REQUIRE(session.apply(Finish{}));
    found = session.outcome() == hopfield::Outcome::two_cycle;
  }
  REQUIRE(found);
  CHECK(headline(session) == "Two states alternate for ever.");
}

TEST_CASE("The limit of sweeps, and going on from there") {
  Session session = with("drawings-32");
  REQUIRE(session.apply(AddRandom{200}));
  REQUIRE(session.apply(Randomise{}));
  REQUIRE(apply(session, R"({"op":"update","max_sweeps":1})").empty());
  REQUIRE(session.apply(Finish{}));
  REQUIRE(session.outcome() == hopfield::Outcome::max_sweeps);
  CHECK(headline(session) == "The run stopped at the limit of 1 sweep.");
  const auto stopped = session.shown().pattern();
  REQUIRE(session.apply(Recall{}));
  CHECK(session.running());
  CHECK(session.document().start == stopped);
  CHECK(session.document().moment == 0);
}

TEST_CASE("Nearly there is not there") {
  // 400 random memories are too many for 1024 neurons, 120 of them are nearly too many.
  int near = 0, nowhere = 0;
  for (const std::uint32_t count : {120U, 400U}) {
    Session session = with("drawings-32");
    REQUIRE(session.apply(ForgetAll{}));
    REQUIRE(session.apply(AddRandom{count}));
    for (std::uint32_t memory = 0; memory < 12; ++memory) {
      REQUIRE(session.apply(Load{memory, false}));
      REQUIRE(session.apply(Finish{}));
      INFO(session.status_json());
      const auto& found = session.retrieval();
      if (found.kind == hopfield::Kind::stored && !found.exact) {
        ++near;
        CHECK(headline(session).starts_with("The state is close to random " +
                                            std::to_string(memory + 1) + ", with overlap 0.9"));
        CHECK(headline(session).find(" wrong.") != std::string::npos);
      } else if (found.kind == hopfield::Kind::other) {
        ++nowhere;
        CHECK(headline(session) == "The network has settled in a spurious memory.");
      }
    }
  }
  CHECK(near >= 3);
  CHECK(nowhere >= 3);
}

TEST_CASE("A memory that is not stable is said to be so") {
  Session session = with("course");
  REQUIRE(session.apply(Load{0, false}));
  REQUIRE(apply(session, R"({"op":"network","units":"binary"})").empty());
  CHECK(headline(session) ==
        "This is checkerboard exactly, but it is not stable: 72 neurons would flip.");
  REQUIRE(apply(session, R"({"op":"network","threshold":"half-row-sum"})").empty());
  CHECK(headline(session) == "checkerboard is stable: no neuron will flip.");
}

TEST_CASE("Half of one memory and half of another is halfway between the two") {
  Session session = with("drawings-32");
  const auto& memories = *session.document().memories;
  REQUIRE(session.apply(Blend{0, 1, 0.5}));
  // Counted here: where face and globe differ, half of the pixels are as in each; elsewhere all are.
  const lab::Pattern& picture = session.document().start;
  std::size_t like_face = 0, like_globe = 0;
  for (std::size_t i = 0; i < picture.size(); ++i) {
    const bool face = memories[0].pattern.up(i), globe = memories[1].pattern.up(i);
    if (face == globe)
      CHECK(picture.up(i) == face);
    else
      ++(picture.up(i) == face ? like_face : like_globe);
  }
  CHECK(like_face + like_globe > 300);
  CHECK(std::abs(static_cast<int>(like_face) - static_cast<int>(like_globe)) <= 1);
  CHECK(headline(session) == "This picture is halfway between face and globe.");
  REQUIRE(session.apply(Blend{0, 1, 0.3}));
  CHECK(headline(session) == "This picture is between face and globe, closer to face.");
  // A tenth of the difference is a noisy face.
  REQUIRE(session.apply(Blend{0, 1, 0.1}));
  CHECK(headline(session).starts_with("A noisy face: "));
}

TEST_CASE("Below an overlap of 0.3 a picture resembles no memory, above it is a noisy one") {
  Session session = with("course");
  // Circle and cross are like each other, the checkerboard is like neither.
  for (const auto& [flips, resembles] : {std::pair{89U, true}, {90U, false}, {128U, false}}) {
    REQUIRE(session.apply(Load{0, false}));
    REQUIRE(session.apply(Flip{flips, {}}));
    double largest = 0;
    for (const auto& memory : *session.document().memories)
      largest = std::max(largest,
                         std::abs(hopfield::dot(memory.pattern, session.document().start) / 256.0));
    CAPTURE(flips, largest);
    CHECK((headline(session) == "This picture is not stored. It resembles no memory.") ==
          (largest < 0.3));
    if (!resembles && largest < 0.3) CHECK(detail(session) == "Press Recall, or store it.");
  }
  // Not even at rest.
  Session many = with("course");
  REQUIRE(many.apply(ForgetAll{}));
  REQUIRE(many.apply(AddRandom{120}));
  int unlike = 0;
  for (int k = 0; k < 20; ++k) {
    REQUIRE(many.apply(Randomise{}));
    REQUIRE(many.apply(Finish{}));
    if (std::abs(many.retrieval().overlap) >= 0.3) continue;
    ++unlike;
    CHECK(detail(many).ends_with("It resembles no memory."));
  }
  CHECK(unlike > 0);
}

TEST_CASE("The puzzle of 0/1 units names its reason") {
  Session session = with("course");
  REQUIRE(session.apply(Load{0, false}));
  REQUIRE(apply(session, R"({"op":"network","units":"binary"})").empty());
  // By hand: h = Σ W V with V = 0 or 1, W = Σ ξξᵀ without its diagonal.
  const auto& memories = *session.document().memories;
  int unstable = 0;
  for (std::size_t i = 0; i < 256; ++i) {
    int field = 0;
    for (std::size_t j = 0; j < 256; ++j)
      if (i != j && memories[0].pattern.up(j))
        for (const auto& memory : memories) field += memory.pattern[i] * memory.pattern[j];
    if (field != 0 && (field > 0) != memories[0].pattern.up(i)) ++unstable;
  }
  CHECK(unstable == 72);
  CHECK(detail(session) ==
        "An inactive 0/1 neuron contributes nothing. Thresholds of ½ Σ w make up for that.");
  REQUIRE(apply(session, R"({"op":"network","threshold":"half-row-sum"})").empty());
  CHECK(session.stability(0).unstable == 0);
}
