// The workbench Capacity, laid out and operated without a window.
#include <algorithm>
#include <catch2/catch_all.hpp>
#include <cmath>
#include <cstdlib>
#include <map>
#include <set>

#include "capacity.hpp"
#include "ui/kit/numbers.hpp"
#include "workbenches/all.hpp"

TEST_CASE("Capacity stands at every size, in every view") {
  for (const auto& [size, touch] : devices()) {
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
        for (int k = 0; k < 2; ++k) h.turn();
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
  CHECK(h.find("verdict")->name.starts_with("All memories are recalled exactly."));
  CHECK(h.find("capacity.stable.value")->value == "100%");
  CHECK(h.find("capacity.load")->name == "α = 0.040");
  h.ask("capacity.patterns", "40");
  h.settle();
  CHECK(h.bench().patterns == 40);
  CHECK(h.find("verdict")->name.starts_with(
      "Errors now trigger more errors, and no memory is recalled."));
  CHECK(h.find("capacity.stable.value")->value == "0%");
  // The same load, projected.
  h.ask("capacity.rule.1");
  h.settle();
  CHECK(h.bench().rule == hopfield::Rule::pseudo_inverse);
  CHECK(h.find("capacity.stable.value")->value == "100%");
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
  CHECK(h.session.document().memories->size() == 15);
  // A step of Memory, which is open now.
  h.apply(lab::command::Undo{});
  CHECK(h.session.document().memories->size() == 3);
  CHECK(h.session.document().workbench == "memory");
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

TEST_CASE("Curves are read load by load, by pointer, keys and the mirror") {
  CapacityHarness h({0, 0, 1280, 800}, std::make_shared<Weak>(1e9));
  h.set(R"({"op":"capacity","view":"curves","rule":"pseudo-inverse","neurons":50,"networks":5})");
  h.turn();
  h.ask("capacity.run");
  for (int k = 0; k < 400 && h.find("capacity.run") == nullptr; ++k) h.turn();
  for (int k = 0; k < 400 && h.find("capacity.run")->name != "Run again"; ++k) h.turn();
  REQUIRE(h.find("capacity.run")->name == "Run again");
  h.ask("capacity.curves", "0.2");
  CHECK(h.find("capacity.curves")->value == "0.200");
  const auto& table = h.bench().results->front();
  const double error = lab::column_of(table, "one_step_error")[9];
  CHECK(table.rows[9][0] == 10);
  CHECK(
      h.find("capacity.measured.one_step.value")->value.starts_with(ui::number(error, 4) + " ± "));
  h.ask("capacity.save");
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
  CHECK(count_in(h.requests.back(), "pseudo-inverse without the mistake") == 1);
}

TEST_CASE("Wall and landscape are saved as they are shown") {
  CapacityHarness h;
  h.set(R"({"op":"capacity","neurons":100,"patterns":12})");
  h.settle();
  h.ask("capacity.save");
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

TEST_CASE("The wall opens where some memories are recalled and some are not, and says so") {
  CapacityHarness h;
  h.settle();
  CHECK(h.bench().patterns == 15);
  CHECK(h.bench().neurons == 100);
  const auto& live = *workbenches::capacity::capacity_state(h.state).live;
  // Counted here, from weights that are written down.
  lab::CapacityMemories source(h.bench());
  std::vector<lab::Pattern> memories;
  for (int m = 0; m < 15; ++m) memories.push_back(source.next());
  std::size_t stable = 0, recalled = 0;
  for (std::size_t m = 0; m < 15; ++m) {
    bool all = true;
    for (std::size_t i = 0; i < 100; ++i) {
      int field = 0;
      for (std::size_t j = 0; j < 100; ++j)
        for (const lab::Pattern& xi : memories)
          field += i == j ? 0 : xi[i] * xi[j] * memories[m][j];
      all = all && (field == 0 || (field > 0) == memories[m].up(i));
    }
    stable += all ? 1U : 0U;
    const lab::LiveMemory& tile = live.wall()[m];
    // The pictures on the wall are what the numbers say.
    REQUIRE(tile.spoiled_end.size() == 100);
    CHECK(hopfield::dot(tile.spoiled_end, memories[m]) == std::lround(100 * tile.spoiled));
    CHECK(hopfield::dot(tile.own_end, memories[m]) == std::lround(100 * tile.own));
    recalled += tile.spoiled > 0.95 ? 1U : 0U;
  }
  CHECK(stable == live.summary().stable);
  // Whole ones and lost ones: neither is rare.
  CHECK(recalled >= 8);
  CHECK(recalled <= 12);
  CHECK(stable >= 8);
  CHECK(stable <= 14);
  CHECK(h.find("verdict")->name ==
        "Most memories are recalled: " + std::to_string(recalled) +
            " of 15. The others end with errors. " + std::to_string(stable) +
            " of 15 memories are stable. " + std::to_string(recalled) +
            " are recalled from a start with 15% of the neurons flipped.");
  CHECK(std::ranges::find(h.written, "wrong neuron") != h.written.end());
  // With 400 memories there is no room for pictures.
  h.set(R"({"op":"capacity","patterns":400})");
  for (int k = 0; k < 4; ++k) h.turn();
  CHECK(std::ranges::find(h.written, "wrong neuron") == h.written.end());
}

TEST_CASE("Ten of a hundred: the headline does not say that they fray") {
  CapacityHarness h;
  h.set(R"({"op":"capacity","patterns":10})");
  h.settle();
  const auto s = workbenches::capacity::capacity_state(h.state).live->summary();
  REQUIRE(s.recalled == 10);
  CHECK(h.find("verdict")->name.starts_with("All memories are recalled"));
}

TEST_CASE("The loads that people ask about are marked on the slider") {
  CapacityHarness h;
  h.turn();
  h.turn();
  for (const char* mark : {"N/(4 ln N)", "N/(2 ln N)", "α_c N", "0.15 N"})
    CHECK(std::ranges::find(h.written, mark) != h.written.end());
  // What is read out has no mark for a subscript.
  CHECK(h.widgets.json().find("α_c") == std::string::npos);
  h.set(R"({"op":"capacity","rule":"pseudo-inverse"})");
  h.turn();
  CHECK(std::ranges::find(h.written, "0.15 N") == h.written.end());
}

TEST_CASE("Curves, Recovery map and Census open with a finished result, and measure it again") {
  CapacityHarness h({0, 0, 1280, 800}, lab::make_frame_pool());
  for (const char* view : {"curves", "recovery", "census"}) {
    h.set((R"({"op":"capacity","view":")" + std::string(view) + "\"}").c_str());
    h.turn();
    h.turn();
    CAPTURE(view);
    CHECK(h.find("capacity.run")->name == "Run again");
    CHECK(h.find("capacity.run")->enabled);
    CHECK(h.bench().results->empty());
  }
  CHECK(h.find("verdict")->name.starts_with(
      "Other valleys exist besides the memories. 30 loads, 400 random starts each."));
  h.set(R"({"op":"capacity","view":"recovery"})");
  h.turn();
  CHECK(h.find("verdict")->name.starts_with(
      "Hebb: started at the memory, the first trial fails at P = 10, and most fail from P = 21 on. "
      "Pseudo-inverse: most fail at P = 100, none before."));
  h.set(R"({"op":"capacity","view":"curves"})");
  h.turn();
  CHECK(h.find("verdict")->name ==
        "30 loads, 100 networks each. With N = 100 the error rises gradually. Only a very large "
        "network has a sharp "
        "limit, at α_c = 0.138. Bars are one standard error.");
  // Up to α = 0.3, with a key.
  CHECK(*h.find("capacity.curves")->maximum == Catch::Approx(0.3));
  for (const char* key : {"measured, in the end", "measured, one step", "exact, one step",
                          "½ erfc √(N/2P)", "in the end, N → ∞"})
    CHECK(std::ranges::find(h.written, key) != h.written.end());
  // Another network has none.
  h.set(R"({"op":"capacity","neurons":25,"networks":2})");
  h.turn();
  CHECK(h.find("capacity.run")->name == "Run");
  CHECK(h.find("verdict")->name.starts_with(
      "Theory only. Press Run to measure. With N = 25 the error rises"));
  const auto finished = [&] {
    return !h.bench().results->empty() && h.bench().results->front().rows.size() == 7;
  };
  h.ask("capacity.run");
  for (int k = 0; k < 300 && !finished(); ++k) h.turn();
  REQUIRE(finished());
  h.turn();
  CHECK(h.find("capacity.run")->name == "Run again");
  h.ask("capacity.run");
  CHECK(h.find("capacity.pause") != nullptr);
  for (int k = 0; k < 300 && h.find("capacity.run") == nullptr; ++k) h.turn();
  CHECK(finished());
}

TEST_CASE("The ticks of the recovery map are 20, 40, …") {
  CapacityHarness h;
  h.set(R"({"op":"capacity","view":"recovery"})");
  h.turn();
  h.turn();
  for (const char* tick : {"20", "40", "60", "80", "100"})
    CHECK(std::ranges::count(h.written, tick) >= 2);
}

TEST_CASE("Census: mixtures of two have a band of their own, and each band its criterion") {
  CapacityHarness h;
  h.set(R"({"op":"capacity","view":"census"})");
  h.turn();
  h.ask("capacity.census", "0.16");
  double sum = 0;
  std::map<std::string, double> share;
  for (const char* id : {"stored", "inverse", "mixture", "two", "other"}) {
    const ui::WidgetInfo* value = h.find("capacity.share." + std::string(id) + ".value");
    REQUIRE(value != nullptr);
    share[id] = std::strtod(value->value.c_str(), nullptr);
    sum += share[id];
  }
  CHECK(sum == Catch::Approx(100).margin(0.3));
  // At P = 16 more than half of what was called a mixture is part of this, part of that.
  CHECK(share["two"] == Catch::Approx(44).margin(0.1));
  CHECK(share["mixture"] == Catch::Approx(28.3).margin(0.1));
  for (const char* criterion :
       {"q > 0.95", "q < −0.95", "95% like the sign of a sum of 3 or 5 memories"})
    CHECK(std::ranges::find(h.written, criterion) != h.written.end());
}

TEST_CASE("What acts on nothing in a view is not shown there") {
  CapacityHarness h;
  const auto has = [&](const char* id) {
    for (const ui::WidgetInfo& info : h.widgets.all())
      if (info.id == id || info.id.starts_with(std::string(id) + ".")) return true;
    return false;
  };
  struct Row {
    const char* view;
    std::set<std::string> shown;
  };
  const std::set<std::string> all = {"capacity.rule",  "capacity.diagonal", "capacity.source",
                                     "capacity.noise", "capacity.seed",     "capacity.patterns",
                                     "capacity.run"};
  for (const Row& row :
       {Row{"wall",
            {"capacity.rule", "capacity.diagonal", "capacity.source", "capacity.noise",
             "capacity.seed", "capacity.patterns"}},
        Row{"curves", {"capacity.rule", "capacity.diagonal", "capacity.seed", "capacity.run"}},
        Row{"recovery", {"capacity.diagonal", "capacity.seed", "capacity.run"}},
        Row{"census", {"capacity.rule", "capacity.diagonal", "capacity.seed", "capacity.run"}},
        Row{"landscape",
            {"capacity.rule", "capacity.diagonal", "capacity.source", "capacity.seed",
             "capacity.patterns"}},
        Row{"magnitude", {}}}) {
    h.set((R"({"op":"capacity","view":")" + std::string(row.view) + "\"}").c_str());
    h.turn();
    h.turn();
    for (const std::string& id : all) {
      CAPTURE(row.view, id);
      CHECK(has(id.c_str()) == row.shown.contains(id));
    }
  }
  h.set(R"({"op":"capacity","view":"curves","mistake":"gram"})");
  h.turn();
  h.turn();
  for (const char* id : {"capacity.rule", "capacity.run", "capacity.networks", "capacity.neurons"})
    CHECK_FALSE(has(id));
}
