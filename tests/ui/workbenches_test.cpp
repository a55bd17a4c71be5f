// The workbenches besides Memory, laid out and operated without a window.
#include <catch2/catch_all.hpp>
#include <set>

#include "harness.hpp"
#include "workbenches/all.hpp"

namespace {

constexpr ui::Rect kSizes[] = {
    {0, 0, 1280, 800}, {0, 0, 1024, 768}, {0, 0, 600, 400}, {0, 0, 390, 844}};

const ui::WorkbenchView& view(std::string_view name) {
  for (const ui::WorkbenchView& each : workbenches::all())
    if (each.name == name) return each;
  return ui::memory_view();
}

lab::Document in(const char* workbench) {
  lab::Document document = lab::first_visit();
  document.workbench = workbench;
  return document;
}

/// One workbench at work.
struct Bench : Harness {
  explicit Bench(const char* name, ui::Rect size = {0, 0, 1280, 800})
      : Harness(in(name), size), shows(view(name)) {}
  void turn() {
    frame([this](ui::Ui& ui) {
      const ui::Places places = ui::arrange(ui, 1, 1);
      shows.stage(ui, places.network, state);
      shows.side(ui, places.memories.empty() ? places.pane : places.memories, state);
      shows.details(ui, places.details.empty() ? places.pane : places.details, state);
      shows.controls(ui, places.transport, state);
      if (shows.overlay != nullptr) shows.overlay(ui, screen, state);
    });
  }
  void ask(std::string_view id, std::string_view value = "") {
    widgets.ask(id, value);
    turn();
    turn();
  }
  const ui::WorkbenchView& shows;
};

void check_widgets(const Bench& h) {
  std::set<std::string> ids;
  for (const ui::WidgetInfo& w : h.widgets.all()) {
    CAPTURE(w.id, w.name, w.rect.w, w.rect.h, h.screen.w);
    CHECK(ids.insert(w.id).second);
    CHECK(std::isfinite(w.rect.x + w.rect.y + w.rect.w + w.rect.h));
    CHECK(w.rect.w >= 0);
    CHECK(w.rect.h >= 0);
    if (w.role != ui::Role::dialog) CHECK_FALSE(w.name.empty());
    CHECK(w.name.find("{0}") == std::string::npos);
    CHECK(w.value.find("nan") == std::string::npos);
  }
}

void apply(Bench& h, const char* json) {
  const auto command = lab::read_command(json);
  REQUIRE(command);
  h.apply(*command);
}

}  // namespace

TEST_CASE("Small workbenches stand at every size, whatever is in them") {
  const std::vector<std::pair<const char*, std::vector<const char*>>> benches = {
      {"three",
       {R"({"op":"three"})", R"({"op":"three","diagram":"energy"})",
        R"({"op":"three","form":"plain","mode":"async"})",
        R"({"op":"three","patterns":[[1,1,-1],[1,-1,1],[1,1,1],[-1,1,1]]})",
        R"({"op":"three","weights":[[0,0.25,-1],[2,0,1],[1,1000,0]]})",
        R"({"op":"three","neurons":6})", R"({"op":"three","patterns":[]})",
        R"({"op":"three","neurons":2,"mode":"sync","weights":[[0,1],[-1,0]]})",
        R"({"op":"recall"})"}},
      {"gates",
       {R"({"op":"gates"})", R"({"op":"gates","target":[0,1,1,0]})",
        R"({"op":"gates","weights":[0,0],"threshold":0})", R"({"op":"gates","view":"layers"})",
        R"({"op":"gates","view":"pair"})", R"({"op":"gates","view":"unit","weights":[-1]})"}}};
  for (const ui::Rect& size : kSizes)
    for (const bool touch : {false, true})
      for (const auto& [name, commands] : benches) {
        Bench h(name, size);
        h.touch = touch;
        for (const char* json : commands) {
          apply(h, json);
          for (int k = 0; k < 3; ++k) h.turn();
          CAPTURE(json, size.w, touch);
          check_widgets(h);
          CHECK(h.errors.empty());
        }
      }
}

TEST_CASE("Three neurons by hand") {
  Bench h("three");
  h.turn();
  h.turn();
  CHECK(h.find("three.neuron.0")->value == "1/3");
  CHECK(h.find("three.neuron.2")->value == "−1/3");
  CHECK(h.find("verdict")->name.starts_with("One step, and ξ is there."));
  CHECK(h.find("three.note") != nullptr);
  CHECK(h.find("three.energy.value")->value == "−1/6");
  CHECK(h.find("three.basins.value")->value == "4 · 4");
  CHECK(h.find("three.state.3")->value == "−3/2");
  h.ask("three.step");
  CHECK(h.find("verdict")->name.starts_with("The network has come to rest in ξ."));
  CHECK(h.find("three.note") == nullptr);
  CHECK(h.find("three.energy.value")->value == "−3/2");
  h.ask("three.reset");
  CHECK(h.find("three.neuron.0")->value == "1/3");
  // Zero diagonal: ties, and what the rule did.
  h.ask("three.form.1");
  CHECK(h.find("three.neuron.0")->value == "0");
  CHECK(h.find("three.neuron.0")->name.find("a tie: keeps +1") != std::string::npos);
  CHECK(h.find("three.energy.value")->value == "1");
  CHECK(h.find("three.ties.value")->value == "6");
  h.ask("three.tie.2");
  CHECK(h.find("three.neuron.0")->name.find("the rule says −1") != std::string::npos);
  // The start by touching: its signs, or a state of the diagram.
  h.ask("three.v.0");
  CHECK(h.session.document().three.start[0] == -1);
  h.ask("three.state.4");
  CHECK(h.find("verdict")->name.starts_with("−ξ is stable"));
}

TEST_CASE("A pointer starts from a state of the diagram") {
  Bench h("three");
  h.turn();
  h.turn();
  const ui::Rect at = h.find("three.state.4")->rect;
  h.next.x = at.x + at.w / 2;
  h.next.y = at.y + at.h / 2;
  h.next.present = h.next.down = h.next.pressed = true;
  h.turn();
  h.next.down = false;
  h.next.released = true;
  h.turn();
  h.turn();
  CHECK(h.session.document().three.start[2] == 1);
  CHECK(h.session.document().three.start[0] == -1);
}

TEST_CASE("A weight of one’s own, one undo step while it is dragged") {
  Bench h("three");
  h.turn();
  h.turn();
  h.ask("three.weight.0.1");
  h.ask("three.weight.value", "0.5");
  h.ask("three.weight.value", "0.75");
  CHECK(h.session.document().three.form == lab::ThreeForm::own);
  CHECK(h.session.document().three.weights(0, 1) == 0.75);
  CHECK(h.session.document().three.weights(1, 0) == 0.75);
  h.apply(lab::command::Undo{});
  h.apply(lab::command::Undo{});
  CHECK(h.session.document().three.form == lab::ThreeForm::lecture);
}

TEST_CASE("Gates: a function is chosen, missed, found, and impossible") {
  Bench h("gates");
  h.turn();
  h.turn();
  CHECK(h.find("verdict")->name.starts_with("The unit computes OR."));
  h.ask("gates.threshold", "1.5");
  CHECK(h.find("verdict")->name.starts_with("Not yet OR: 2 lines"));
  h.ask("gates.find");
  CHECK(h.find("verdict")->name.starts_with("The unit computes OR."));
  for (const char* id : {"gates.target.and", "gates.target.not", "gates.target.and_not"}) {
    h.ask(id);
    CHECK(h.find("verdict")->name.starts_with("The unit computes"));
  }
  h.ask("gates.target.xor");
  CHECK(h.find("verdict")->name.starts_with("No single unit can compute XOR."));
  REQUIRE(h.find("gates.proof") != nullptr);
  h.ask("gates.layers");
  CHECK(h.find("verdict")->name.starts_with("Two layers compute XOR."));
  CHECK(h.find("gates.line.1")->name == "line 2: output 1");
  CHECK(h.find("gates.line.3")->name == "line 4: output 0");
  h.ask("gates.view.pair");
  CHECK(h.find("gates.line.0")->name == "Vᵢ = 0, Vⱼ = 0: ΔT = +1");
  CHECK(h.find("gates.line.1")->name == "Vᵢ = 1, Vⱼ = 0: ΔT = −1");
}

TEST_CASE("A finger finds targets of 44 px in the small workbenches") {
  Bench h("three", {0, 0, 1024, 768});
  h.touch = true;
  h.turn();
  h.turn();
  for (const char* id : {"three.step", "three.run", "three.form.0", "three.tie.1", "three.add"}) {
    const ui::WidgetInfo* w = h.find(id);
    CAPTURE(id);
    REQUIRE(w != nullptr);
    CHECK(w->rect.h >= 40);
  }
  CHECK(h.find("three.start.0")->rect.h >= 44);
}
