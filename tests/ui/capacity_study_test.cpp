// Experiments of the workbench Capacity: run, paused, cancelled, and lost.
#include <algorithm>
#include <catch2/catch_all.hpp>
#include <cmath>

#include "capacity.hpp"

TEST_CASE("An experiment runs, is in the document, survives another workbench, and is saved") {
  // A piece a frame: how fast the machine is makes no difference.
  CapacityHarness h({0, 0, 1280, 800}, lab::make_frame_pool());
  h.set(R"({"op":"capacity","view":"recovery","neurons":25,"networks":4})");
  h.turn();
  h.ask("capacity.run");
  const auto finished = [&] {
    std::size_t rows = 0;
    for (const auto& table : *h.bench().results) rows += table.rows.size();
    return rows == 50;
  };
  // It goes on while another workbench is open.
  h.apply(lab::command::Open{"three"});
  for (int k = 0; k < 1000 && !finished(); ++k)
    h.frame([&h](ui::Ui& ui) { h.state.kept.turn(ui); });
  REQUIRE(finished());
  h.apply(lab::command::Open{"capacity"});
  for (int k = 0; k < 3; ++k) h.turn();
  CHECK(h.bench().results->size() == 2);
  CHECK(h.find("capacity.run")->name == "Run again");
  CHECK(h.find("capacity.run")->enabled);
  CHECK(h.find("verdict")->name.find("Pseudo-inverse: ") != std::string::npos);
  h.ask("capacity.map.0", "up");
  for (const char* kind : {"save", "csv", "request", "script", "svg", "png"})
    h.ask(std::string("capacity.") + kind);
  REQUIRE(h.requests.size() == 5);
  CHECK(h.requests[0].name == "hopfield-recovery.csv");
  CHECK(h.requests[1].name == "hopfield-recovery.json");
  CHECK(h.requests[2].name == "hopfield-recovery.py");
  CHECK(h.requests[3].name == "hopfield-recovery.svg");
  CHECK(h.requests[4].what == ui::WindowRequest::What::svg_to_png);
  CHECK(h.requests[4].name == "hopfield-recovery.png");
  for (const char* words : {"Hebb", "Pseudo-inverse", "trial", "<path"})
    CHECK(count_in(h.requests[3], words) >= 1);
  h.ask("capacity.trial");
  CHECK(h.session.document().workbench == "memory");
  CHECK(h.session.document().grid == lab::Grid{5, 5});
  CHECK(h.errors.empty());
}

TEST_CASE("Cancelling keeps what is finished, and it goes on from there") {
  const auto pool = std::make_shared<Weak>(1e9, false);
  CapacityHarness h({0, 0, 1280, 800}, pool);
  h.set(R"({"op":"capacity","view":"curves","rule":"pseudo-inverse","neurons":25,"networks":4})");
  h.turn();
  h.ask("capacity.run");
  const auto rows = [&] {
    return h.bench().results->empty() ? std::size_t{0} : h.bench().results->front().rows.size();
  };
  REQUIRE(pool->asked.size() == 25);
  pool->finish(3);
  for (int k = 0; k < 20; ++k)
    h.turn();  // a third of a second: answers are not taken in with every frame
  REQUIRE(rows() == 3);
  h.ask("capacity.cancel");
  CHECK(rows() == 3);
  REQUIRE(h.find("capacity.run") != nullptr);
  CHECK(h.find("capacity.run")->name == "Resume");
  h.ask("capacity.run");
  CHECK(pool->asked.size() == 25 + 22);  // only what is missing
  pool->finish(22);
  for (int k = 0; k < 20; ++k) h.turn();
  REQUIRE(rows() == 25);
  REQUIRE(h.find("capacity.run") != nullptr);
  CHECK(h.find("capacity.run")->name == "Run again");
}

TEST_CASE("Cancelling takes in what is finished and was not shown yet, and so does another run") {
  const auto pool = std::make_shared<Weak>(1e9, false);
  CapacityHarness h({0, 0, 1280, 800}, pool);
  h.set(R"({"op":"capacity","view":"curves","rule":"pseudo-inverse","neurons":25,"networks":4})");
  h.turn();
  h.ask("capacity.run");
  CHECK(pool->asked.size() == 25);  // all at once
  pool->finish(4);
  const auto rows = [&] { return h.bench().results->front().rows.size(); };
  for (int k = 0; k < 100 && rows() < 4; ++k) h.turn();
  CHECK(rows() == 4);
  pool->finish(3);
  h.ask("capacity.cancel");
  CHECK(rows() == 7);

  h.ask("capacity.run");
  CHECK(pool->asked.size() == 25 + 18);
  pool->finish(2);
  h.set(R"({"op":"capacity","view":"census"})");
  pool->finish(1);
  h.ask("capacity.run");
  CHECK(rows() == 10);
  CHECK(h.bench().results->size() == 2);
  CHECK(h.errors.empty());
}

TEST_CASE("A pause begins nothing new; going on does the rest") {
  CapacityHarness h({0, 0, 1280, 800}, lab::make_frame_pool());
  h.set(R"({"op":"capacity","view":"curves","rule":"pseudo-inverse","neurons":25,"networks":4})");
  h.turn();
  h.ask("capacity.run");
  const auto rows = [&] { return h.bench().results->front().rows.size(); };
  for (int k = 0; k < 300 && rows() < 3; ++k) h.turn();
  h.ask("capacity.pause");
  for (int k = 0; k < 100; ++k) h.turn();
  const std::size_t paused = rows();
  CHECK(paused >= 3);
  CHECK(paused < 25);
  for (int k = 0; k < 100; ++k) h.turn();
  CHECK(rows() == paused);
  h.ask("capacity.pause");
  for (int k = 0; k < 1000 && rows() < 25; ++k) h.turn();
  CHECK(rows() == 25);
}

TEST_CASE("What the engine does not survive is named, the rest goes on and stays") {
  const auto pool = std::make_shared<Weak>(20);
  CapacityHarness h({0, 0, 1280, 800}, pool);
  h.set(R"({"op":"capacity","view":"curves","rule":"pseudo-inverse","neurons":25,"networks":4})");
  h.turn();
  h.ask("capacity.run");
  for (int k = 0; k < 400 && h.find("capacity.problem") == nullptr; ++k) h.turn();
  REQUIRE(h.find("capacity.problem") != nullptr);
  CHECK(
      h.find("capacity.problem")->name ==
      "P = 21, 22, 23, 24, … could not be computed: The engine has stopped. The other results are "
      "kept.");
  CHECK(h.bench().results->front().rows.size() == 20);
  CHECK(h.find("verdict")->name.starts_with("20 of 25 loads so far, 4 networks each."));
  // Tried again, it is only what is missing.
  pool->asked.clear();
  CHECK(h.find("capacity.run")->name == "Resume");
  h.ask("capacity.run");
  for (int k = 0; k < 100; ++k) h.turn();
  CHECK(pool->asked.size() == 5);
}

TEST_CASE("A pool that wakes the screen costs no frames while it works") {
  CapacityHarness h({0, 0, 1280, 800}, std::make_shared<Weak>(1e9));
  h.set(R"({"op":"capacity","view":"census","neurons":25,"networks":20,"temperature":0.3})");
  h.turn();
  h.ask("capacity.run");
  for (int k = 0; k < 400; ++k) h.turn();
  CHECK(h.find("capacity.run")->name == "Run again");
  CHECK(h.find("capacity.share.stored.value") != nullptr);
  CHECK(h.wanted == 0);
  // Another temperature is another table, and both are shown.
  h.ask("capacity.temperature", "0.6");
  CHECK(h.bench().temperature == 0.6);
  CHECK(h.find("capacity.run")->name == "Run");
  h.ask("capacity.run");
  for (int k = 0; k < 400; ++k) h.turn();
  CHECK(h.bench().results->size() == 2);
  CHECK(h.find("capacity.census.t.1")->name == "T = 0.60");
}

TEST_CASE("Without a pool it says so") {
  CapacityHarness h({0, 0, 1280, 800}, nullptr);
  h.set(R"({"op":"capacity","view":"curves"})");
  h.turn();
  h.ask("capacity.run");
  h.turn();
  CHECK(h.find("capacity.problem") != nullptr);
  CHECK(h.bench().results->empty());
}
