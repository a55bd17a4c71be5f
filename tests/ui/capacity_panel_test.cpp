// The workbench Capacity, laid out and operated without a window.
#include <catch2/catch_all.hpp>
#include <cstdlib>
#include <deque>
#include <memory>
#include <set>
#include <utility>

#include "harness.hpp"
#include "lab/experiments/experiment.hpp"
#include "lab/workbenches/capacity/bench.hpp"
#include "ui/kit/numbers.hpp"
#include "workbenches/all.hpp"
#include "workbenches/capacity/capacity.hpp"

namespace {

lab::Document in_capacity() {
  lab::Document document = lab::first_visit();
  document.workbench = "capacity";
  return document;
}

struct CapacityHarness : Harness {
  explicit CapacityHarness(ui::Rect size = {0, 0, 1280, 800},
                           std::shared_ptr<lab::StudyPool> pool = lab::make_study_pool(2))
      : Harness(in_capacity(), size) {
    state.studies = std::move(pool);
  }
  void turn() {
    frame([this](ui::Ui& ui) {
      const ui::Places places = ui::arrange(ui, 1, 1);
      workbenches::capacity_stage(ui, places.network, state);
      workbenches::capacity_setup(ui, places.memories.empty() ? places.pane : places.memories,
                                  state);
      workbenches::capacity_details(ui, places.details.empty() ? places.pane : places.details,
                                    state);
      workbenches::capacity_controls(ui, places.transport, state);
      state.kept.turn(ui);
    });
  }
  void ask(std::string_view id, std::string_view value = "") {
    widgets.ask(id, value);
    turn();
    turn();
  }
  void set(const char* json) {
    const auto command = lab::read_command(json);
    REQUIRE(command);
    apply(*command);
  }
  /// Until the wall is complete.
  void settle() {
    for (int k = 0; k < 2000; ++k) {
      turn();
      const auto& live = workbenches::capacity_state(state).live;
      if (live && live->done()) break;
    }
    const auto& live = workbenches::capacity_state(state).live;
    REQUIRE(live);
    REQUIRE(live->done());
    turn();
  }
  [[nodiscard]] const lab::CapacityBench& bench() const {
    return session.document().section<lab::CapacityBench>();
  }
};

std::size_t count_in(const ui::WindowRequest& request, std::string_view what) {
  const std::string text(request.bytes.begin(), request.bytes.end());
  std::size_t count = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1))
    ++count;
  return count;
}

/// Answers at once, or when it is told to. Loads of more than `most` memories are too much for it.
class Weak final : public lab::StudyPool {
 public:
  explicit Weak(double most, bool at_once = true) : most_(most), at_once_(at_once) {}
  void start(Queue /*queue*/, std::uint64_t ticket, std::string name,
             std::string request) override {
    asked.push_back(request);
    waiting_.push_back({ticket, std::move(name), std::move(request)});
    if (at_once_) finish(1);
  }
  /// Carries the first requests out.
  void finish(std::size_t count) {
    for (; count > 0 && !waiting_.empty(); --count) {
      const auto [ticket, name, request] = std::move(waiting_.front());
      waiting_.pop_front();
      const std::string_view before = "\"count\":";
      const std::size_t at = request.find(before);
      REQUIRE(at != std::string::npos);
      if (std::strtod(request.c_str() + at + before.size(), nullptr) > most_)
        answers_.push_back({ticket, hopfield::Error{"", "The engine has stopped."}, true});
      else
        answers_.push_back({ticket, lab::run_experiment(name, request, {}), false});
    }
  }
  void pause(Queue /*queue*/, bool /*paused*/) override {}
  void cancel(Queue /*queue*/) override {
    waiting_.clear();
    answers_.clear();
  }
  std::vector<lab::StudyAnswer> take(Queue /*queue*/) override {
    return std::exchange(answers_, {});
  }
  [[nodiscard]] bool wakes() const override { return true; }

  std::vector<std::string> asked;

 private:
  struct Asked {
    std::uint64_t ticket;
    std::string name, request;
  };
  double most_;
  bool at_once_;
  std::deque<Asked> waiting_;
  std::vector<lab::StudyAnswer> answers_;
};

}  // namespace

TEST_CASE("Capacity stands at every size, in every view") {
  for (const ui::Rect& size : kSizes)
    for (const bool touch : {false, true}) {
      CapacityHarness h(size);
      h.touch = touch;
      for (const char* view : {"wall", "curves", "recovery", "census", "landscape", "magnitude"}) {
        h.set((R"({"op":"capacity","view":")" + std::string(view) + "\"}").c_str());
        for (const char* json :
             {R"({"op":"capacity","neurons":100,"patterns":10,"rule":"hebb","mistake":"none"})",
              R"({"op":"capacity","patterns":1})", R"({"op":"capacity","patterns":60})",
              R"({"op":"capacity","rule":"dense","patterns":12})",
              R"({"op":"capacity","source":"pictures","mistake":"state"})",
              R"({"op":"capacity","neurons":25,"rule":"pseudo-inverse","patterns":30})",
              R"({"op":"capacity","source":"correlated","mistake":"gram"})"}) {
          h.set(json);
          for (int k = 0; k < 3; ++k) h.turn();
          CAPTURE(json, view, size.w, touch);
          check_widgets(h);
          CHECK(h.errors.empty());
        }
      }
    }
}

TEST_CASE("The wall holds, breaks, and tells it") {
  CapacityHarness h;
  h.set(R"({"op":"capacity","neurons":100,"patterns":4})");
  h.settle();
  CHECK(h.find("verdict")->name.starts_with("All memories hold."));
  CHECK(h.find("capacity.stable.value")->value == "100 %");
  CHECK(h.find("capacity.load")->name == "α = 0.040");
  h.ask("capacity.patterns", "40");
  h.settle();
  CHECK(h.bench().patterns == 40);
  CHECK(h.find("verdict")->name.starts_with("Memory has broken down."));
  CHECK(h.find("capacity.stable.value")->value == "0 %");
  // The same load, projected.
  h.ask("capacity.rule.1");
  h.settle();
  CHECK(h.bench().rule == hopfield::Rule::pseudo_inverse);
  CHECK(h.find("capacity.stable.value")->value == "100 %");
}

TEST_CASE("A memory of the wall is looked at by key and pointer, and opened") {
  CapacityHarness h;
  h.settle();
  const std::string first = h.find("capacity.wall")->value;
  h.ask("capacity.wall", "right");
  CHECK(h.find("capacity.wall")->value != first);
  CHECK(h.find("capacity.wall")->value.starts_with("memory 2:"));
  h.ask("capacity.wall", "left");
  h.ask("capacity.wall", "left");
  CHECK(h.find("capacity.wall")->value.starts_with("memory 1:"));
  h.ask("capacity.open");
  CHECK(h.session.document().workbench == "memory");
  CHECK(h.session.document().memories->size() == 10);
  h.apply(lab::command::Undo{});
  CHECK(h.session.document().workbench == "capacity");
}

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
  CHECK(h.find("capacity.run")->name == "Finished");
  CHECK_FALSE(h.find("capacity.run")->enabled);
  CHECK(h.find("verdict")->name.find("even q(0) = 1 fails at P = ") != std::string::npos);
  h.ask("capacity.map.0", "up");
  for (const char* kind : {"csv", "request", "script", "svg", "png"})
    h.ask(std::string("capacity.") + kind);
  REQUIRE(h.requests.size() == 5);
  CHECK(h.requests[0].name == "hopfield-recovery.csv");
  CHECK(h.requests[1].name == "hopfield-recovery.json");
  CHECK(h.requests[2].name == "hopfield-recovery.py");
  CHECK(h.requests[3].name == "hopfield-recovery.svg");
  CHECK(h.requests[4].what == ui::WindowRequest::What::svg_to_png);
  CHECK(h.requests[4].name == "hopfield-recovery.png");
  for (const char* words : {"Hebb", "Pseudo-inverse", "fails", "<path"})
    CHECK(count_in(h.requests[3], words) >= 1);
  h.ask("capacity.trial");
  CHECK(h.session.document().workbench == "memory");
  CHECK(h.session.document().grid == lab::Grid{5, 5});
  CHECK(h.errors.empty());
}

TEST_CASE("Cancelling keeps what is finished, and it goes on from there") {
  const auto pool = std::make_shared<Weak>(1e9, false);
  CapacityHarness h({0, 0, 1280, 800}, pool);
  h.set(R"({"op":"capacity","view":"curves","neurons":25,"networks":4})");
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
  CHECK(h.find("capacity.run")->name == "Go on");
  h.ask("capacity.run");
  CHECK(pool->asked.size() == 25 + 22);  // only what is missing
  pool->finish(22);
  for (int k = 0; k < 20; ++k) h.turn();
  REQUIRE(rows() == 25);
  REQUIRE(h.find("capacity.run") != nullptr);
  CHECK(h.find("capacity.run")->name == "Finished");
}

TEST_CASE("Cancelling takes in what is finished and was not shown yet, and so does another run") {
  const auto pool = std::make_shared<Weak>(1e9, false);
  CapacityHarness h({0, 0, 1280, 800}, pool);
  h.set(R"({"op":"capacity","view":"curves","neurons":25,"networks":4})");
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
  h.set(R"({"op":"capacity","view":"curves","neurons":25,"networks":4})");
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

TEST_CASE("Mistakes are switched on beside the right curve") {
  CapacityHarness h;
  h.set(R"({"op":"capacity","view":"curves"})");
  h.turn();
  CHECK(h.find("capacity.mark.critical.value")->value == "13.8 memories");
  h.ask("capacity.mistake.state");
  CHECK(h.bench().mistake == lab::CapacityMistake::state);
  CHECK(h.find("verdict")->name.find("every neuron becomes +1") != std::string::npos);
  CHECK(h.find("capacity.mark.critical") == nullptr);
}

TEST_CASE("What the engine does not survive is named, the rest goes on and stays") {
  const auto pool = std::make_shared<Weak>(20);
  CapacityHarness h({0, 0, 1280, 800}, pool);
  h.set(R"({"op":"capacity","view":"curves","neurons":25,"networks":4})");
  h.turn();
  h.ask("capacity.run");
  for (int k = 0; k < 400 && h.find("capacity.problem") == nullptr; ++k) h.turn();
  REQUIRE(h.find("capacity.problem") != nullptr);
  CHECK(h.find("capacity.problem")->name ==
        "P = 21, 22, 23, 24, … could not be computed: The engine has stopped. The rest stays.");
  CHECK(h.bench().results->front().rows.size() == 20);
  CHECK(h.find("verdict")->name.starts_with("20 of 25 loads so far, 4 networks each."));
  // Tried again, it is only what is missing.
  pool->asked.clear();
  CHECK(h.find("capacity.run")->name == "Go on");
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
  CHECK(h.find("capacity.run")->name == "Finished");
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

TEST_CASE("Curves are read load by load, by pointer, keys and the mirror") {
  CapacityHarness h({0, 0, 1280, 800}, std::make_shared<Weak>(1e9));
  h.set(R"({"op":"capacity","view":"curves","neurons":50,"networks":5})");
  h.turn();
  h.ask("capacity.run");
  for (int k = 0; k < 400 && h.find("capacity.run") == nullptr; ++k) h.turn();
  for (int k = 0; k < 400 && h.find("capacity.run")->name != "Finished"; ++k) h.turn();
  REQUIRE(h.find("capacity.run")->name == "Finished");
  h.ask("capacity.curves", "0.2");
  CHECK(h.find("capacity.curves")->value == "0.200");
  const auto& table = h.bench().results->front();
  const double error = lab::column_of(table, "one_step_error")[9];
  CHECK(table.rows[9][0] == 10);
  CHECK(
      h.find("capacity.measured.one_step.value")->value.starts_with(ui::number(error, 4) + " ± "));
  h.ask("capacity.svg");
  h.ask("capacity.csv");
  REQUIRE(h.requests.size() == 2);
  CHECK(h.requests[0].name == "hopfield-capacity.svg");
  CHECK(count_in(h.requests[0], "<path") > 5);
  CHECK(count_in(h.requests[0], "loads") >= 1);  // the verdict below it
  CHECK(count_in(h.requests[1], "\n") == 51);
  h.ask("capacity.mistake.gram");
  for (int k = 0; k < 40; ++k) h.turn();
  h.ask("capacity.csv");
  CHECK(h.requests.back().name == "hopfield-mistake.csv");
  CHECK(count_in(h.requests.back(), "the pseudo-inverse, right") == 1);
}

TEST_CASE("Wall and landscape are saved as they are shown") {
  CapacityHarness h;
  h.set(R"({"op":"capacity","neurons":100,"patterns":12})");
  h.settle();
  h.ask("capacity.svg");
  h.ask("capacity.csv");
  REQUIRE(h.requests.size() == 2);
  CHECK(count_in(h.requests[0], "<path") >= 2);
  CHECK(count_in(h.requests[1], "\n") == 13);
  h.ask("capacity.fields.svg");
  h.ask("capacity.fields.csv");
  REQUIRE(h.requests.size() == 4);
  CHECK(h.requests[2].name == "hopfield-fields.svg");
  CHECK(count_in(h.requests[3], "\n") > 20);
  h.set(R"({"op":"capacity","view":"landscape","patterns":3})");
  h.turn();
  h.ask("capacity.svg");
  CHECK(h.requests.back().name == "hopfield-landscape.svg");
  CHECK(count_in(h.requests.back(), "memory") >= 1);
}
