#include <catch2/catch_test_macros.hpp>

#include "hopfield/pattern/sample.hpp"
#include "lab/document/picture.hpp"
#include "lab/formats/json.hpp"
#include "lab_tests.hpp"

using lab::Session;
using lab_tests::apply;
using lab_tests::detail;
using lab_tests::headline;
using lab_tests::run_out;
using namespace lab::command;

namespace {

/// The course's 16 × 16 figures, the first of them shown.
Session course() {
  Session session;
  REQUIRE(session.apply(Pictures{"course", ""}));
  REQUIRE(session.apply(Load{0, false}));
  return session;
}

}  // namespace

TEST_CASE("The first visit is recalled exactly") {
  Session session;
  CHECK(headline(session) == "A noisy face: 256 of 1024 pixels are wrong.");
  CHECK(detail(session) == "Press Recall.");
  REQUIRE(session.apply(Recall{}));
  CHECK(session.running());
  run_out(session);
  CHECK(headline(session) == "face is recalled exactly, after 1 sweep.");
  CHECK(session.outcome() == hopfield::Outcome::fixed_point);
  CHECK(session.verdict().tone == lab::Verdict::Tone::good);
  CHECK(session.verdict().headline.phrase().parts[0].text == "face");
  CHECK(session.verdict().headline.phrase().parts[0].name);
}

TEST_CASE("A run depends on the document alone, not on the clock") {
  Session slow;
  Session fast;
  Session at_once;
  REQUIRE(slow.apply(Recall{}));
  REQUIRE(fast.apply(SetSpeed{1e6}));
  REQUIRE(fast.apply(Recall{}));
  int frames = 0;
  while (slow.running()) {
    slow.advance(0.001 * (1 + frames % 7), [&] { return frames % 3 != 0; });
    ++frames;
  }
  run_out(fast);
  REQUIRE(at_once.apply(Finish{}));
  CHECK(frames > 100);
  const auto hashes = [](const Session& session) {
    return std::vector(session.trace().hashes().begin(), session.trace().hashes().end());
  };
  CHECK(hashes(slow) == hashes(at_once));
  CHECK(hashes(fast) == hashes(at_once));
  // The same as a run that knows nothing of the lab.
  const lab::Document& document = at_once.document();
  auto memories = std::make_shared<hopfield::Memories>(document.grid.neurons());
  for (const lab::Memory& memory : *document.memories) memories->store(memory.pattern);
  hopfield::Run run(hopfield::Network(memories, document.network), document.start, document.update,
                    hopfield::Random(document.seed, document.run_stream));
  std::vector<std::uint64_t> bare;
  while (run.sweep() > 0)
    bare.push_back(lab::sweep_hash(run.state().pattern(), run.state().energy()));
  CHECK(hashes(at_once) == bare);
}

TEST_CASE("Time is measured in decisions a second") {
  Session session;
  REQUIRE(session.apply(SetSpeed{100}));
  REQUIRE(session.apply(Recall{}));
  for (int frame = 0; frame < 6; ++frame) session.advance(1.0 / 60, {});
  CHECK(session.document().moment >= 9);
  CHECK(session.document().moment <= 10);
  // A page that was asleep does not catch up.
  session.advance(1000.0, {});
  CHECK(session.document().moment <= 10 + 26);
  CHECK_FALSE(session.advance(0.0, {}));
  CHECK_FALSE(session.advance(-1.0, {}));

  Session together;
  REQUIRE(apply(together, R"({"op":"update","mode":"sync"})").empty());
  REQUIRE(together.apply(SetSpeed{1024 * 4}));
  REQUIRE(together.apply(Recall{}));
  together.advance(0.1, {});
  CHECK(together.document().moment == 0);
  together.advance(0.16, {});
  CHECK(together.document().moment == 1024);
}

TEST_CASE("A recall takes about four seconds on every grid, and what is seen begins at once") {
  for (const int side : {5, 16, 32, 64}) {
    CAPTURE(side);
    Session session;
    REQUIRE(session.apply(ForgetAll{}));
    REQUIRE(session.apply(Resize{side, side}));
    REQUIRE(session.apply(AddRandom{1}));
    REQUIRE(session.apply(Load{0, false}));
    REQUIRE(session.apply(Noise{0.25}));
    REQUIRE(session.apply(Recall{}));
    session.advance(1.0 / 60, {});
    CHECK(session.document().moment >= 1);
    int frames = 1;
    for (; session.running() && frames < 1000; ++frames) session.advance(1.0 / 60, {});
    CHECK(frames >= 120);
    CHECK(frames <= 270);
    CHECK(session.retrieval().exact);
  }
  Session together;
  REQUIRE(apply(together, R"({"op":"update","mode":"sync"})").empty());
  REQUIRE(together.apply(Recall{}));
  CHECK(together.advance(1.0 / 60, {}));
  CHECK(together.document().moment == 1024);
}

TEST_CASE("Speed is in sweeps a second, or in updates as it was before") {
  Session session;
  CHECK(session.document().speed == lab::Speed{0.25, true});
  REQUIRE(apply(session, R"({"op":"speed","sweeps_per_second":0.5})").empty());
  CHECK(session.document().speed == lab::Speed{0.5, true});
  REQUIRE(session.apply(Recall{}));
  for (int frame = 0; frame < 60; ++frame) session.advance(1.0 / 60, {});
  CHECK(session.document().moment >= 511);
  CHECK(session.document().moment <= 513);
  REQUIRE(session.apply(Resize{16, 16}));  // stays as quick to the eye
  CHECK(session.document().speed.updates(256) == 128);
  REQUIRE(apply(session, R"({"op":"speed","updates_per_second":300})").empty());
  CHECK(session.document().speed == lab::Speed{300, false});
  CHECK(session.document().speed.updates(256) == 300);
  CHECK(apply(session, R"({"op":"speed"})") == "sweeps_per_second: missing, expected a number");
  CHECK(apply(session, R"({"op":"speed","sweeps_per_second":0})")
            .starts_with("sweeps_per_second: 0"));
  CHECK(apply(session, R"({"op":"speed","sweeps_per_second":1,"updates_per_second":1})") ==
        "sweeps_per_second: given beside updates_per_second, expected one of the two");
}

TEST_CASE("The work of one frame ends when its time is up") {
  Session session;
  REQUIRE(session.apply(SetSpeed{1e6}));
  REQUIRE(session.apply(Recall{}));
  session.advance(0.1, [] { return false; });
  CHECK(session.document().moment == 64);
  CHECK(session.running());
}

TEST_CASE("Undo after a recall leads back to before it") {
  Session session;
  const lab::Document before = session.document();
  REQUIRE(session.apply(Recall{}));
  session.advance(0.2, {});
  REQUIRE(session.apply(SetSpeed{1000}));  // belongs to the recall
  run_out(session);
  const lab::Document after = session.document();
  CHECK(session.undo_label().plain() == "Recall");
  REQUIRE(session.apply(Undo{}));
  CHECK(session.document() == before);
  CHECK(session.trace().length() == 0);
  CHECK_FALSE(session.can_undo());
  CHECK(session.redo_label().plain() == "Recall");
  REQUIRE(session.apply(Redo{}));
  CHECK(session.document() == after);
  CHECK(headline(session) == "face is recalled exactly, after 1 sweep.");
  // In the middle of a recall as well.
  REQUIRE(session.apply(Undo{}));
  REQUIRE(session.apply(Recall{}));
  session.advance(0.1, {});
  REQUIRE(session.apply(Undo{}));
  CHECK_FALSE(session.running());
  CHECK(session.document() == before);
}

TEST_CASE("A stroke and a dragged slider are one step for undo") {
  Session session;
  const lab::Document before = session.document();
  REQUIRE(session.apply(Paint{{0, 1, 2}, 1, 7}));
  REQUIRE(session.apply(Paint{{3, 4}, -1, 7}));
  REQUIRE(session.apply(Paint{{5}, 1, 8}));
  REQUIRE(session.apply(Paint{{6}, 1, 0}));
  REQUIRE(session.apply(Paint{{7}, -1, 0}));
  int steps = 0;
  while (session.can_undo()) {
    REQUIRE(session.apply(Undo{}));
    ++steps;
  }
  CHECK(session.document() == before);
  CHECK(steps <= 4);
  steps = 0;
  for (int k = 1; k <= 20; ++k) REQUIRE(session.apply(SetSpeed{k * 10.0}));
  for (int k = 1; k <= 20; ++k) REQUIRE(session.apply(SetNoise{k * 0.01}));
  for (int k = 1; k <= 20; ++k) {
    SetNetwork network;
    network.threshold = hopfield::Threshold{hopfield::ThresholdKind::uniform, {k * 0.5}};
    REQUIRE(session.apply(network));
  }
  while (session.can_undo()) {
    REQUIRE(session.apply(Undo{}));
    ++steps;
  }
  CHECK(steps == 3);
  CHECK(session.document() == before);
}

TEST_CASE("A dragged size is resampled from the original each time") {
  Session session = course();
  const lab::Document before = session.document();
  for (const int side : {15, 12, 7, 5, 9, 14, 32}) REQUIRE(session.apply(Resize{side, side}));
  CHECK(session.shown().pattern() == lab::resample(before.start, before.grid, {32, 32}));
  REQUIRE(session.apply(Resize{16, 16}));
  CHECK((*session.document().memories)[1] == (*before.memories)[1]);
  REQUIRE(session.apply(Resize{20, 30}));
  REQUIRE(session.apply(Undo{}));
  CHECK(session.document() == before);
}

TEST_CASE("Steps, sweeps and time travel") {
  Session session;
  REQUIRE(session.apply(Step{}));
  REQUIRE(session.apply(Step{}));
  CHECK(session.document().moment == 2);
  CHECK(detail(session).starts_with("sweep 1 · neuron "));
  REQUIRE(session.apply(Undo{}));
  CHECK(session.document().moment == 1);
  CHECK(session.trace().length() == 1);
  REQUIRE(session.apply(Sweep{}));
  CHECK(session.document().moment == 1024);
  CHECK(session.trace().sweeps() == 2);
  const auto end = session.shown().pattern();
  const std::string verdict = headline(session);

  REQUIRE(session.apply(Seek{500}));
  CHECK(session.shown().pattern() == session.trace().state(500));
  CHECK_FALSE(session.at_tip());
  CHECK(headline(session).starts_with(
      "This is an earlier moment. It is closest to face, with overlap 0."));
  CHECK(detail(session).starts_with("moment 500 of 1024 · sweep 1 · neuron "));
  REQUIRE(session.apply(Seek{3}));
  REQUIRE(session.apply(Seek{700}));
  REQUIRE(session.apply(Undo{}));  // of all the seeking
  CHECK(session.document().moment == 1024);
  CHECK(session.shown().pattern() == end);
  CHECK(apply(session, R"({"op":"seek","moment":1025})") == "moment: 1025, expected at most 1024");

  // From the past a recall follows the record.
  REQUIRE(session.apply(Seek{10}));
  REQUIRE(session.apply(Recall{}));
  run_out(session);
  CHECK(session.shown().pattern() == end);
  CHECK(headline(session) == verdict);

  REQUIRE(session.apply(Reset{}));
  CHECK(session.document().moment == 0);
  CHECK(session.trace().length() == 0);
  REQUIRE(session.apply(Undo{}));
  CHECK(session.shown().pattern() == end);
}

TEST_CASE("Painting on a past moment makes it the new start") {
  Session session;
  REQUIRE(session.apply(Finish{}));
  REQUIRE(session.apply(Seek{100}));
  auto picture = session.shown().pattern();
  picture.set(5, !picture.up(5));
  REQUIRE(session.apply(Paint{{5}, picture[5], 1}));
  CHECK(session.document().start == picture);
  CHECK(session.document().moment == 0);
  CHECK(session.trace().length() == 0);
  REQUIRE(session.apply(Undo{}));
  CHECK(session.document().moment == 100);
  CHECK(session.trace().length() == 1024);
}

TEST_CASE("Painting while the network recalls: it goes on from the painted picture") {
  Session session;
  REQUIRE(session.apply(Recall{}));
  session.advance(0.1, {});
  REQUIRE(session.document().moment > 0);
  auto picture = session.shown().pattern();
  picture.set(9, !picture.up(9));
  REQUIRE(session.apply(Paint{{9}, picture[9], 3}));
  CHECK(session.running());
  CHECK(session.document().start == picture);
  run_out(session);
  CHECK(headline(session).starts_with("face is recalled exactly"));
  // Loading something else stops it.
  REQUIRE(session.apply(Noise{0.2}));
  REQUIRE(session.apply(Recall{}));
  REQUIRE(session.apply(Load{1, false}));
  CHECK_FALSE(session.running());
}

TEST_CASE("What cannot be done changes nothing and names the field") {
  Session session;
  const lab::Document before = session.document();
  const std::uint64_t revision = session.revision();
  CHECK(apply(session, R"({"op":"load","pattern":3})") == "pattern: 3, expected 0 to 2");
  CHECK(apply(session, R"({"op":"paint","cells":[1024]})") == "cells[0]: 1024, expected 0 to 1023");
  CHECK(apply(session, R"({"op":"cover","x":32,"width":2,"height":2})") ==
        "x: 32, expected 0 to 31");
  CHECK(apply(session, R"({"op":"blank","side":"middle"})") ==
        "side: \"middle\", expected left, right, top or bottom");
  CHECK(apply(session, R"({"op":"flip","count":1025})") == "count: 1025, expected at most 1024");
  CHECK(apply(session, R"({"op":"place","values":[1,1,1]})") == "values: 3 values, expected 1024");
  CHECK(apply(session, R"({"op":"pictures","set":"cats"})")
            .starts_with("set: \"cats\", expected letters, course"));
  CHECK(apply(session, R"({"op":"pictures","set":"course","name":"cat"})") ==
        "name: \"cat\", expected a picture of course");
  CHECK(apply(session, R"({"op":"view","selected":1024})") ==
        "view.selected: 1024, expected 0 to 1023");
  CHECK(apply(session, R"({"op":"network","threshold":[1,2]})") ==
        "threshold: 2 values, expected 1024");
  CHECK(apply(session, R"({"op":"rename","pattern":0,"name":"  "})") ==
        "name: empty, expected a name");
  CHECK(apply(session, R"({"op":"add_random","count":1000})") ==
        "memories: 1003 pictures, expected at most 1000");
  CHECK_FALSE(session.apply(Paint{{0}, 0, 0}));
  CHECK_FALSE(session.apply(Noise{-0.1}));
  lab::Document tiny;
  tiny.grid = {4, 4};
  CHECK_FALSE(session.apply(SetDocument{tiny}));
  CHECK(session.document() == before);
  CHECK(session.revision() == revision);
  CHECK_FALSE(session.can_undo());
}

TEST_CASE("Looking is not part of the undo history") {
  Session session;
  REQUIRE(
      apply(session, R"({"op":"view","selected":7,"brush":3,"panel":"weights","hidden":["plots"]})")
          .empty());
  CHECK(session.document().view.selected == 7);
  CHECK_FALSE(session.can_undo());
  REQUIRE(session.apply(Noise{}));
  REQUIRE(apply(session, R"({"op":"view","brush":4})").empty());
  REQUIRE(session.apply(Undo{}));
  CHECK(session.document().view.brush == 4);
  CHECK(session.can_redo());
  // What a teacher hid stays hidden.
  REQUIRE(session.apply(ResetAll{}));
  CHECK(session.document().view.hidden == std::vector<std::string>{"plots"});
  // A neuron that a smaller grid does not have is not selected.
  REQUIRE(apply(session, R"({"op":"view","selected":1000})").empty());
  REQUIRE(session.apply(Resize{8, 8}));
  CHECK_FALSE(session.document().view.selected);
  REQUIRE(session.apply(Undo{}));
  REQUIRE(apply(session, R"({"op":"view","selected":1000})").empty());
  REQUIRE(session.apply(Redo{}));
  CHECK_FALSE(session.document().view.selected);
}

TEST_CASE("Comparing with another moment") {
  Session session;
  REQUIRE(session.apply(Finish{}));
  REQUIRE(apply(session, R"({"op":"view","compare":0})").empty());
  REQUIRE(session.compared());
  CHECK(*session.compared() == session.document().start);
  REQUIRE(session.apply(Invert{}));
  CHECK_FALSE(session.compared());
}

TEST_CASE("A document with a moment shows the state of that moment") {
  Session session;
  REQUIRE(session.apply(Noise{0.1}));
  REQUIRE(session.apply(Finish{}));
  REQUIRE(session.apply(Seek{300}));
  const auto copy = lab::read_document(lab::write_document(session.document()));
  REQUIRE(copy);
  Session other(*copy);
  CHECK(other.document() == session.document());
  CHECK(other.shown().pattern() == session.shown().pattern());
  CHECK(other.shown().energy() == session.shown().energy());
  // One that claims more than its run has is put right.
  lab::Document late = *copy;
  late.moment = 90000;
  CHECK(Session(late).document().moment == session.trace().length());
}

TEST_CASE("The history is bounded") {
  Session session;
  for (int k = 0; k < 500; ++k) REQUIRE(session.apply(Invert{}));
  std::size_t steps = 0;
  while (session.can_undo()) {
    REQUIRE(session.apply(Undo{}));
    ++steps;
  }
  CHECK(steps == lab::History::kMostEntries);
}

TEST_CASE("The status is JSON and says what the verdict says") {
  Session session;
  REQUIRE(session.apply(Finish{}));
  const auto json = lab::parse_json(session.status_json());
  REQUIRE(json);
  CHECK((*json)["workbench"] == "memory");
  CHECK((*json)["running"] == false);
  CHECK((*json)["size"]["width"] == 32);
  CHECK((*json)["patterns"] == 3);
  CHECK((*json)["sweeps"] == 1);
  CHECK((*json)["moment"] == 1024);
  CHECK((*json)["flips"] == 256);
  CHECK((*json)["outcome"] == "fixed_point");
  CHECK((*json)["nearest"]["name"] == "face");
  CHECK((*json)["nearest"]["kind"] == "stored");
  CHECK((*json)["nearest"]["exact"] == true);
  CHECK((*json)["overlaps"][0] == 1);
  CHECK((*json)["energy"] == session.shown().energy().value());
  CHECK((*json)["verdict"] == headline(session));
  CHECK((*json)["can_undo"] == true);
  REQUIRE(apply(session, R"({"op":"network","scale":"1/N"})").empty());
  CHECK((*lab::parse_json(session.status_json()))["energy"] ==
        session.shown().energy().value() / 1024);
  REQUIRE(session.apply(ForgetAll{}));
  CHECK((*lab::parse_json(session.status_json()))["nearest"].is_null());
}
