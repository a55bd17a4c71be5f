// The workbenches besides Memory, laid out and operated without a window.
#include <algorithm>
#include <array>
#include <catch2/catch_all.hpp>
#include <cmath>
#include <set>

#include "bench.hpp"
#include "lab/formats/json.hpp"
#include "lab/workbenches/gates/gate_bench.hpp"
#include "lab/workbenches/one/one.hpp"
#include "lab/workbenches/three/three.hpp"
#include "lab/workbenches/two/two.hpp"

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
        R"({"op":"gates","view":"pair"})", R"({"op":"gates","view":"unit","weights":[-1]})",
        R"({"op":"gates","view":"delays"})", R"({"op":"gates","example":"delay","time":11})",
        R"({"op":"gates","example":"memory"})",
        R"({"op":"gates","example":"twice","trains":[[1,1,1,1,1,1,1,1,1,1,1,1]]})"}},
      {"two",
       {R"({"op":"two"})", R"({"op":"two","preset":"register","panel":"slice","tool":"slice"})",
        R"({"op":"two","preset":"integrator","energy":"lyapunov","vectors":true})",
        R"({"op":"two","weights":[[0,0],[0,0]],"ground":"energy"})",
        R"({"op":"two","weights":[[1,-2],[2,1]],"activation":"tanh","panel":"surface"})",
        R"({"op":"two","weights":[[20,-20],[20,20]],"gain":20})",
        R"({"op":"two","preset":"hopfield-1984","kick":[2,-2]})", R"({"op":"step"})",
        R"({"op":"two","slice":[[-1.5,-1.5],[-1.2,-1.4]],"panel":"slice"})",
        R"({"op":"two","preset":"flip-flop"})", R"({"op":"finish"})"}},
      {"one",
       {R"({"op":"one"})", R"({"op":"one","lambda":1})", R"({"op":"one","lambda":3})",
        R"({"op":"finish"})", R"({"op":"one","activation":"tanh"})",
        R"({"op":"one","activation":"clip","drop":0.01})", R"({"op":"one","nudge":-2})",
        R"({"op":"one","drawn":[3,-3,1],"activation":"linear","lambda":-5})"}}};
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
  CHECK(h.find("verdict")->name.starts_with("One step, and ξ is reached."));
  CHECK(h.find("three.note") != nullptr);
  CHECK(h.find("three.energy.value")->value == "−1/6");
  CHECK(h.find("three.basins.value")->value == "4 · 4");
  CHECK(h.find("three.state.3")->value == "−3/2");
  h.ask("three.step");
  CHECK(h.find("verdict")->name.starts_with("The network has settled in ξ."));
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
  CHECK(h.session.document().section<lab::Three>().start[0] == -1);
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
  CHECK(h.session.document().section<lab::Three>().start[2] == 1);
  CHECK(h.session.document().section<lab::Three>().start[0] == -1);
}

TEST_CASE("A weight of one’s own, one undo step while it is dragged") {
  Bench h("three");
  h.turn();
  h.turn();
  const auto weight = [&h](std::size_t i, std::size_t j) {
    return h.session.document().section<lab::Three>().weights(i, j);
  };
  const ui::Rect at = h.find("three.weight.0.1")->rect;
  const float x = at.x + at.w / 2, y = at.y + at.h / 2;
  const auto put = [&h, y](float to) {
    h.next.x = to;
    h.next.y = y;
    h.turn();
  };
  h.next.present = h.next.down = h.next.pressed = true;
  put(x);
  // From 1/3 by ten steps of a twentieth, and back by five.
  for (const float by : {10.0F, 20.0F, 30.0F, 40.0F}) put(x + by);
  CHECK(h.session.document().section<lab::Three>().form == lab::ThreeForm::own);
  CHECK(weight(0, 1) == 0.85);
  CHECK(weight(1, 0) == 0.85);
  CHECK(weight(0, 0) == Catch::Approx(1.0 / 3));
  // Nothing lies over the figure but the number beside the finger.
  CHECK(std::ranges::find(h.written, "weight from neuron 2 to neuron 1: +0.85") != h.written.end());
  CHECK(h.find("three.weight") == nullptr);
  put(x + 20);
  h.next.down = false;
  h.next.released = true;
  put(x + 20);
  CHECK(weight(0, 1) == 0.6);
  CHECK(h.session.document().section<lab::Three>().start == lab::Three{}.start);
  h.apply(lab::command::Undo{});
  CHECK(h.session.document().section<lab::Three>().form == lab::ThreeForm::lecture);
  // Typed, and in one direction.
  h.ask("three.weight.both");
  h.ask("three.weight.0.1", "0.75");
  h.ask("three.weight.0.1.value", "−1,5");
  CHECK(weight(0, 1) == -1.5);
  CHECK(weight(1, 0) == Catch::Approx(1.0 / 3));
}

TEST_CASE("Gates: a function is chosen, missed, found, and impossible") {
  Bench h("gates");
  h.turn();
  h.turn();
  CHECK(h.find("verdict")->name.starts_with("The unit computes OR."));
  h.ask("gates.threshold", "1.5");
  CHECK(h.find("verdict")->name.starts_with("Not yet OR: 2 rows"));
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
  CHECK(h.find("gates.line.1")->name == "row 2: output 1");
  CHECK(h.find("gates.line.3")->name == "row 4: output 0");
  h.ask("gates.view.pair");
  CHECK(h.find("gates.line.0")->name == "Vᵢ = 0, Vⱼ = 0: ΔT = +1");
  CHECK(h.find("gates.line.1")->name == "Vᵢ = 1, Vⱼ = 0: ΔT = −1");
}

TEST_CASE("Gates with delays: circuit, raster and what happens, by widgets alone") {
  Bench h("gates");
  h.turn();
  h.turn();
  h.ask("gates.view.delays");
  const auto says = [&](std::string_view words) {
    INFO(h.find("verdict")->name);
    CHECK(h.find("verdict")->name.starts_with(words));
  };
  const auto delays = [&]() -> const auto& {
    return h.session.document().section<lab::Gates>().delays;
  };
  says("Brief cold is felt as heat. ");
  CHECK(h.find("gates.fires.3")->name == "N₃ heat");
  CHECK(h.find("gates.fires.3")->value == "fires at 4");
  CHECK(h.find("gates.fires.4")->value == "silent");
  CHECK(h.find("gates.formula.3")->name == "N₃(t) = N₁(t−1) or (N₂(t−3) and not N₂(t−2))");
  CHECK(h.find("gates.formula.4")->name == "N₄(t) = N₂(t−2) and N₂(t−1)");
  CHECK(h.find("gates.formula.b")->name == "b(t) = N₂(t−2) and not N₂(t−1)");
  // The circuit, step by step: the cold, then a, then b, then heat.
  for (const char* words : {"Step 1: N₂ fires", "Step 2: a fires", "Step 3: b fires",
                            "Step 4: N₃ fires", "Step 5: all cells are silent"}) {
    CHECK(h.find("gates.output")->name == words);
    h.ask("gates.next");
  }
  h.ask("gates.train.1.2");
  CHECK(delays().time == 2);
  says("Longer cold is felt as cold. When the cold ends, N₃ fires once");
  CHECK(h.find("gates.fires.4")->value == "fires at 3");
  h.ask("gates.train.1.6");
  says("Brief cold is felt as heat, longer cold as cold.");
  h.ask("gates.time", "8");
  h.ask("gates.time", "right");
  CHECK(delays().time == 9);
  CHECK(h.find("gates.output")->name == "Step 9: N₃ fires");
  h.ask("gates.input.0");
  CHECK(delays().trains[0][9] == 1);
  says("Heat and brief cold are felt as heat, longer cold as cold.");
  h.ask("gates.clear");
  says("All is silent.");
  h.ask("gates.train.1.11");
  says("The answer comes after the last step.");
  h.ask("gates.reset");
  says("Brief cold is felt as heat. ");
  h.ask("gates.another");
  says("Longer cold is felt as cold.");
  h.ask("gates.another");
  says("Heat is felt as heat. ");
  for (const auto& [id, words, more] : std::vector<std::array<const char*, 3>>{
           {"gates.example.delay", "N₂ repeats what N₁ did", "N₂ repeats what N₁ did"},
           {"gates.example.or", "N₁ or N₂ fires", "N₁ or N₂ fires"},
           {"gates.example.and", "N₁ and N₂ fire together", "N₁ and N₂ do not fire together"},
           {"gates.example.and_not", "N₃ follows N₁, except", "N₃ follows N₁, except"},
           {"gates.example.twice", "N₁ fires twice in a row", "N₁ fires twice in a row"},
           {"gates.example.memory", "N₁ fired once, and N₃ remembers it.",
            "N₃ was cleared by N₂, and remembers again."}}) {
    h.ask(id);
    says(words);
    h.ask("gates.another");
    says(more);
  }
  CHECK(h.find("gates.formula.3")->name == "N₃(t) = (N₁(t−1) or N₃(t−1)) and not N₂(t−1)");
  h.ask("gates.train.0.9");
  says("N₃ remembered N₁, until N₂ cleared it.");
  h.ask("gates.view.unit");
  says("The unit computes OR.");
}

TEST_CASE("A finger turns the steps of an input, 44 px each") {
  int turned = 0;
  for (const ui::Rect& size : kSizes) {
    Bench h("gates", size);
    h.touch = true;
    apply(h, R"({"op":"gates","view":"delays"})");
    for (int k = 0; k < 4; ++k) h.turn();
    CAPTURE(size.w, size.h);
    for (const char* id : {"gates.train.0.0", "gates.train.1.11", "gates.input.0", "gates.next"}) {
      const ui::WidgetInfo* w = h.find(id);
      CAPTURE(id);
      REQUIRE(w != nullptr);
      CHECK(w->rect.w >= 44);
      CHECK(w->rect.h >= 44);
    }
    CHECK(h.find("gates.time")->rect.h >= 44);
    const ui::Rect at = h.find("gates.train.1.4")->rect;
    if (at.y + at.h > size.h - 120) continue;  // below: to be scrolled to
    h.next.x = at.x + at.w / 2;
    h.next.y = at.y + at.h / 2;
    h.next.present = h.next.down = h.next.pressed = true;
    h.turn();
    h.next.down = false;
    h.next.released = true;
    h.turn();
    h.turn();
    CHECK(h.session.document().section<lab::Gates>().delays.trains[1][4] == 1);
    ++turned;
  }
  CHECK(turned >= 2);
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
  // Patterns are turned where they stand in the equations, and in a wide frame in the column as well.
  CHECK(h.find("three.pattern.0.0") != nullptr);
  CHECK(h.find("three.start.0") == nullptr);
}

TEST_CASE("In a wide frame the patterns of three neurons have 44 px for a finger as well") {
  Bench wide("three");
  wide.touch = true;
  wide.turn();
  wide.turn();
  REQUIRE(wide.find("three.start.0") != nullptr);
  CHECK(wide.find("three.start.0")->rect.h >= 44);
}

TEST_CASE("Two neurons: the lecture's numbers on the screen") {
  Bench h("two");
  for (int k = 0; k < 3; ++k) h.turn();
  CHECK(h.find("two.corner.0.value")->value == "2");
  CHECK(h.find("two.corner.1.value")->value == "−2");
  CHECK(h.find("two.corner.2.value")->value == "−2");
  CHECK(h.find("two.corner.3.value")->value == "2");
  REQUIRE(h.find("two.note") != nullptr);
  CHECK(h.find("verdict")->name.find("2 stable points · 1 saddle") != std::string::npos);
  CHECK(h.find("verdict")->name.find("eigenvalues of M 2 and −2") != std::string::npos);
  h.ask("two.preset.axis");
  CHECK(h.find("two.fixed.0")->name.find("(1.000, 0.000) stable") != std::string::npos);
  CHECK(h.find("two.note") == nullptr);
  h.ask("two.preset.register");
  CHECK(h.find("verdict")->name.find("4 stable points · 4 saddles · 1 unstable point") !=
        std::string::npos);
  h.ask("two.preset.cross");
  CHECK(h.find("verdict")->name.find("2 stable points") != std::string::npos);
  h.apply(lab::command::Finish{});
  h.turn();
  CHECK(h.find("verdict")->name.starts_with("The state has settled at (1, 1)."));
}

TEST_CASE("Two neurons: a weight, a kick, a run, by widgets alone") {
  Bench h("two");
  h.turn();
  h.turn();
  h.ask("two.m.1", "-1.5");
  CHECK(h.session.document().section<lab::Two>().weights ==
        std::array<double, 4>{0, -1.5, -1.5, 0});
  h.ask("two.weight.both");
  h.ask("two.weight.1", "-1");
  CHECK(h.session.document().section<lab::Two>().weights == std::array<double, 4>{0, -1, -1.5, 0});
  CHECK(h.find("two.note") != nullptr);  // not symmetric
  h.ask("two.preset.flip-flop");
  CHECK(h.session.running());
  h.apply(lab::command::Finish{});
  h.turn();
  CHECK(h.find("verdict")->name.starts_with("Neuron 2 wins: the state has settled at (−1, 1)."));
  h.ask("two.time", "1.5");
  CHECK(h.find("verdict")->name.starts_with("The kick (0.3, 0.1) favours neuron 1."));
  h.ask("two.reset");
  CHECK(h.find("verdict")->name.starts_with("Balanced at (0, 0). The slightest push upsets it."));
  h.ask("two.kick");
  REQUIRE(h.session.document().section<lab::Two>().kicks.size() == 1);
  CHECK(h.session.document().section<lab::Two>().kicks[0].input == lab::Pair{0.3, 0.1});
  h.ask("two.run");
  CHECK_FALSE(h.session.running());
  // Keys on the plane: a cross, and a start from there.
  h.ask("two.plane", "right");
  h.ask("two.plane", "up");
  const auto kicks = h.session.document().section<lab::Two>().kicks.size();
  h.ask("two.plane", "space");
  CHECK(kicks == 1);
  CHECK(h.session.document().section<lab::Two>().kicks.empty());
  CHECK(h.session.document().section<lab::Two>().start[0] > 0.05);
  h.ask("two.clear");
  CHECK(h.session.document().section<lab::Two>().paths.empty());
  h.ask("two.activation.1");
  CHECK(h.session.document().section<lab::Two>().activation == hopfield::Activation::tanh);
  h.ask("two.surface", "left");
  CHECK(h.session.document().section<lab::Two>().look.turn != lab::TwoLook{}.turn);
}

TEST_CASE("Two neurons: a finger starts, kicks with an arrow, and draws the slice") {
  Bench h("two");
  h.turn();
  h.turn();
  const auto drag = [&](lab::Pair from, lab::Pair to) {
    const ui::Rect r = h.find("two.plane")->rect;
    const auto x = [&](double v) { return r.x + static_cast<float>((v + 1.5) / 3) * r.w; };
    const auto y = [&](double v) { return r.y + static_cast<float>((1.5 - v) / 3) * r.h; };
    h.next.present = h.next.down = h.next.pressed = true;
    h.next.x = x(from[0]);
    h.next.y = y(from[1]);
    h.turn();
    h.next.x = x(to[0]);
    h.next.y = y(to[1]);
    h.turn();
    h.next.down = false;
    h.next.released = true;
    h.turn();
    h.turn();
  };
  const auto two = [&]() -> const auto& { return h.session.document().section<lab::Two>(); };
  const std::size_t paths = two().paths.size();
  drag({0.5, -1.2}, {0.5, -1.2});
  CHECK(two().start[0] == Catch::Approx(0.5).margin(0.02));
  CHECK(two().start[1] == Catch::Approx(-1.2).margin(0.02));
  CHECK(two().paths.size() == paths + 1);
  CHECK(h.session.running());
  h.apply(lab::command::Pause{});
  h.apply(lab::command::Reset{});
  h.ask("two.tool.1");
  drag({0.5, -1.2}, {-0.4, 0.3});
  REQUIRE(two().kicks.size() == 1);
  CHECK(two().kicks[0].input[0] == Catch::Approx(-0.9).margin(0.03));
  CHECK(two().kicks[0].input[1] == Catch::Approx(1.5).margin(0.03));
  h.apply(lab::command::Pause{});
  h.ask("two.tool.2");
  drag({-1, -1}, {1, 1});
  CHECK(two().look.panel == lab::TwoPanel::slice);
  CHECK(two().look.slice[0][0] == Catch::Approx(-1).margin(0.02));
  CHECK(two().look.slice[1][1] == Catch::Approx(1).margin(0.02));
}

TEST_CASE("Basins are refined a little in each frame, and then nothing is drawn any more") {
  Bench h("two");
  h.turn();
  CHECK(h.wanted > 0);
  int frames = 0;
  while (h.wanted > 0 && frames < 2000) {
    h.turn();
    ++frames;
  }
  CHECK(frames > 2);
  CHECK(frames < 2000);
  h.turn();
  CHECK(h.wanted == 0);
}

TEST_CASE("Two neurons leave the lab as tables and pictures") {
  Bench h("two");
  h.turn();
  h.turn();
  for (const char* id : {"two.save", "two.csv", "two.slice_csv", "two.svg", "two.png"}) h.ask(id);
  REQUIRE(h.requests.size() == 4);
  const auto text = [&](std::size_t k) {
    return std::string(h.requests[k].bytes.begin(), h.requests[k].bytes.end());
  };
  CHECK(text(0).starts_with(
      "time_tau,time_ms,v1,v2,h1,h2,hopfield_energy,lyapunov_energy\n0,0,0.3,"));
  CHECK(text(1).find("\n0,-1,1,-2,") != std::string::npos);
  CHECK(text(2).starts_with("<svg "));
  CHECK(h.requests[3].what == ui::WindowRequest::What::svg_to_png);
  for (std::size_t k = 0; k < 4; ++k) CHECK(text(k).find("nan") == std::string::npos);
}

TEST_CASE("One neuron: the regimes are named, the ball is dropped and nudged") {
  Bench h("one");
  h.turn();
  h.turn();
  CHECK(h.find("verdict")->name.starts_with("λ = 0.50 < 1: the neuron forgets"));
  CHECK(h.find("one.relaxation.value")->value == "200.0 ms");
  h.ask("one.lambda", "1");
  CHECK(
      h.find("verdict")->name.starts_with("λ = 1: the neuron adds up its input and keeps the sum"));
  h.ask("one.regime.2");
  CHECK(h.find("verdict")->name.starts_with("λ = 1.50 > 1: the neuron runs away"));
  h.ask("one.activation.1");
  CHECK(h.find("verdict")->name.find("saturated") != std::string::npos);
  h.ask("one.phase", "0.4");
  CHECK(h.session.document().section<lab::One>().start == 0.4);
  CHECK(h.session.document().section<lab::One>().kind == lab::OneInputKind::none);
  CHECK(h.find("one.fixed.0.value")->value == "stable");
  CHECK(h.find("one.fixed.1.value")->value == "unstable");
  h.apply(lab::command::Finish{});
  h.turn();
  CHECK(h.find("one.v.value")->value.starts_with("1.0"));
  h.ask("one.nudge.down");
  CHECK(h.session.document().section<lab::One>().nudges.size() == 1);
  CHECK(h.session.running());
  h.ask("one.run");
  h.ask("one.energy", "-0.5");
  CHECK(h.session.document().section<lab::One>().start == -0.5);
  h.ask("one.kind.1");
  h.ask("one.step_height", "0.5");
  CHECK(h.session.document().section<lab::One>().step_height == 0.5);
  h.ask("one.save");
  h.ask("one.csv");
  REQUIRE(h.requests.size() == 1);
  // Drawn by hand: what lies between two places of the pointer is filled in.
  const ui::Rect r = h.find("one.input")->rect;
  h.next.present = h.next.down = h.next.pressed = true;
  h.next.x = r.x + 0.25F * r.w;
  h.next.y = r.y + 0.25F * r.h;
  h.turn();
  h.next.x = r.x + 0.5F * r.w;
  h.turn();
  h.next.down = false;
  h.next.released = true;
  h.turn();
  const auto drawn = h.session.document().section<lab::One>().drawn;
  REQUIRE(drawn.size() == 120);
  CHECK(h.session.document().section<lab::One>().kind == lab::OneInputKind::drawn);
  CHECK(drawn[45] == Catch::Approx(0.5).margin(0.05));
  CHECK(drawn[20] == 0);
}

namespace {

/// Frames of one pointer: pressed, moved by way of some places, let go, or called off, which leaves it nowhere.
struct Stroke {
  Bench& h;
  void press(ImVec2 at) const {
    h.next.present = h.next.down = h.next.pressed = true;
    move({at});
  }
  void move(const std::vector<ImVec2>& way) const {
    if (!h.next.pressed)
      for (const ImVec2& at : way) h.next.trail.emplace_back(at.x, at.y);
    h.next.x = way.back().x;
    h.next.y = way.back().y;
    h.turn();
  }
  /// The last places and the lift come in one frame.
  void release(const std::vector<ImVec2>& way) const {
    h.next.down = false;
    h.next.released = true;
    move(way);
    h.turn();
  }
  void cancel(const std::vector<ImVec2>& way) const {
    for (const ImVec2& at : way) h.next.trail.emplace_back(at.x, at.y);
    h.next.present = h.next.down = false;
    h.next.released = true;
    h.next.x = h.next.y = -FLT_MAX;
    h.turn();
    h.turn();
  }
  /// All of it in one frame.
  void tap(ImVec2 at) const {
    h.next.pressed = h.next.present = true;
    release({at});
  }
};

}  // namespace

TEST_CASE("One neuron: the ball is dropped in each figure, however few frames that takes") {
  for (const bool touch : {false, true})
    for (const char* id : {"one.course", "one.phase", "one.energy"}) {
      CAPTURE(id, touch);
      Bench h("one");
      h.touch = touch;
      h.turn();
      h.turn();
      const auto at = [&](float v) {
        const ui::Rect r = h.find(id)->rect;
        if (id == std::string_view("one.energy"))
          return ImVec2(r.x + (v + 2.3F) / 4.6F * r.w, r.y + r.h / 2);
        return ImVec2(r.x + r.w / 2, r.y + (2 - v) / 4 * r.h);
      };
      const auto dropped = [&](double v) {
        CHECK(h.session.document().section<lab::One>().start == Catch::Approx(v).margin(0.03));
        CHECK(h.session.document().section<lab::One>().kind == lab::OneInputKind::none);
        CHECK(h.session.running());
        h.apply(lab::command::Pause{});
        h.apply(lab::command::Reset{});
        h.turn();
      };
      const Stroke stroke{h};
      const double before = h.session.document().section<lab::One>().start;
      const auto kind = h.session.document().section<lab::One>().kind;
      stroke.press(at(1));
      stroke.move({at(-1)});
      stroke.cancel({at(-1.2F)});
      CHECK(h.session.document().section<lab::One>().start == before);
      CHECK(h.session.document().section<lab::One>().kind == kind);
      CHECK_FALSE(h.session.running());
      stroke.press(at(1));
      stroke.move({at(0.5F)});
      stroke.move({at(-1.2F)});
      stroke.release({at(-1.2F)});
      dropped(-1.2);
      stroke.press(at(-1));
      stroke.release({at(0), at(1.4F)});
      dropped(1.4);
      stroke.tap(at(-0.8F));
      dropped(-0.8);
      CHECK(h.errors.empty());
    }
}

TEST_CASE("One neuron: a tap on a fixed point asks about it, a drag from it takes up the ball") {
  Bench h("one");
  h.turn();
  h.turn();
  REQUIRE(h.find("one.point.0") != nullptr);
  const ui::Rect r = h.find("one.point.0")->rect, line = h.find("one.phase")->rect;
  const ImVec2 point(r.x + r.w / 2, r.y + r.h / 2);
  const double before = h.session.document().section<lab::One>().start;
  const Stroke stroke{h};
  stroke.press(point);
  stroke.release({point});
  CHECK(h.session.document().section<lab::One>().start == before);
  CHECK(h.find("one.point.card") != nullptr);
  stroke.press(point);
  stroke.release({{point.x, line.y + 0.9F * line.h}});
  CHECK(h.session.document().section<lab::One>().start == Catch::Approx(-1.6).margin(0.03));
  CHECK(h.find("one.point.card") == nullptr);
}

TEST_CASE("One neuron: a finger that scrolls the energy away drops no ball") {
  Bench h("one");
  h.touch = true;
  h.turn();
  h.turn();
  const ui::Rect r = h.find("one.energy")->rect;
  const ImVec2 from(r.x + r.w / 4, r.y + r.h / 2);
  const Stroke stroke{h};
  const double before = h.session.document().section<lab::One>().start;
  stroke.press(from);
  stroke.move({{from.x, from.y - 60}});
  stroke.release({{from.x, from.y - 60}});
  CHECK(h.session.document().section<lab::One>().start == before);
  CHECK_FALSE(h.session.running());
}

TEST_CASE("One neuron: an input drawn fast has all its corners and its end") {
  Bench h("one");
  h.turn();
  h.turn();
  h.ask("one.kind.1");
  h.ask("one.step_height", "0.5");
  const auto one = [&]() -> const auto& { return h.session.document().section<lab::One>(); };
  const double end = lab::end_of(one());
  const ui::Rect r = h.find("one.input")->rect;
  const auto at = [&](double time, double value) {
    return ImVec2(r.x + static_cast<float>(time / end) * r.w,
                  r.y + static_cast<float>((1 - value) / 2) * r.h);
  };
  const auto drawn = [&](double time) {
    return one().drawn.at(static_cast<std::size_t>(time / lab::kDrawnStep));
  };
  const Stroke stroke{h};
  h.next.trail = {{at(0.5, 1).x, at(0.5, 1).y}};  // came before the press
  stroke.press(at(1, 0.5));
  stroke.release({at(2.5, 0.5), at(2.5, 0.2), at(4.05, 0.2)});
  REQUIRE(one().kind == lab::OneInputKind::drawn);
  CHECK(drawn(0.55) == 0);
  for (const double time : {1.05, 1.5, 2.2, 2.4}) {
    CAPTURE(time);
    CHECK(drawn(time) == Catch::Approx(0.5).margin(0.05));
  }
  for (const double time : {2.6, 3.0, 3.6, 4.0}) {
    CAPTURE(time);
    CHECK(drawn(time) == Catch::Approx(0.2).margin(0.05));
  }
  for (double time = 1.01; time < 4; time += lab::kDrawnStep) CHECK(drawn(time) > 0.1);
  CHECK(drawn(4.2) == 0);
  // Called off: nothing is drawn on the way to nowhere.
  const auto before = one().drawn;
  stroke.press(at(1.01, drawn(1.01)));
  const auto pressed = one().drawn;
  stroke.cancel({at(5, 0.9)});
  CHECK(one().drawn == pressed);
  CHECK(drawn(0.02) == before[0]);
}

TEST_CASE("One neuron: a rate that has run away is at the end of its sliders") {
  Bench h("one");
  h.turn();
  h.ask("one.regime.2");
  h.apply(lab::command::Finish{});
  h.turn();
  h.turn();
  for (const char* id : {"one.course", "one.phase", "one.energy"}) {
    CAPTURE(id);
    CHECK(h.find(id)->value == "2.00");
    CHECK(h.find(id)->maximum == 2);
  }
  h.ask("one.course", "down");
  CHECK(h.session.document().section<lab::One>().start == Catch::Approx(1.9));
}

TEST_CASE("Two neurons: the end of a fast drag counts, and one that is called off does nothing") {
  Bench h("two");
  h.turn();
  h.turn();
  const auto at = [&](double v1, double v2) {
    const ui::Rect r = h.find("two.plane")->rect;
    return ImVec2(r.x + static_cast<float>((v1 + 1.5) / 3) * r.w,
                  r.y + static_cast<float>((1.5 - v2) / 3) * r.h);
  };
  const Stroke stroke{h};
  const auto two = [&]() -> const auto& { return h.session.document().section<lab::Two>(); };
  const lab::Pair start = two().start;
  stroke.press(at(0.5, -1.2));
  stroke.cancel({at(0.6, -1.2)});
  CHECK(two().start == start);
  CHECK_FALSE(h.session.running());
  stroke.press(at(0.5, -1.2));
  stroke.release({at(0.1, 0.1), at(0.7, -1.1)});
  CHECK(two().start[0] == Catch::Approx(0.7).margin(0.02));
  stroke.tap(at(-0.4, 0.9));
  CHECK(two().start[0] == Catch::Approx(-0.4).margin(0.02));
  h.apply(lab::command::Pause{});
  h.apply(lab::command::Reset{});
  h.ask("two.tool.1");
  const auto kicks = two().kicks.size();
  stroke.press(at(-0.4, 0.9));
  stroke.move({at(0, 0.5)});
  stroke.cancel({at(0.1, 0.4)});
  CHECK(two().kicks.size() == kicks);
  stroke.press(at(-0.4, 0.9));
  stroke.release({at(0, 0.5), at(0.6, 0.3)});
  REQUIRE(two().kicks.size() == kicks + 1);
  CHECK(two().kicks.back().input[0] == Catch::Approx(1).margin(0.04));
  CHECK(two().kicks.back().input[1] == Catch::Approx(-0.6).margin(0.04));
  h.apply(lab::command::Pause{});
  h.ask("two.tool.2");
  const lab::Pair from = two().look.slice[0];
  stroke.press(at(-1, -1));
  stroke.cancel({at(1, 0.5)});
  CHECK(two().look.slice[0] == from);
  stroke.press(at(-1, -1));
  stroke.release({at(0, 0), at(1, 0.5)});
  CHECK(two().look.panel == lab::TwoPanel::slice);
  CHECK(two().look.slice[0][0] == Catch::Approx(-1).margin(0.02));
  CHECK(two().look.slice[1][0] == Catch::Approx(1).margin(0.02));
  CHECK(two().look.slice[1][1] == Catch::Approx(0.5).margin(0.02));
  CHECK(h.errors.empty());
}

TEST_CASE("Two neurons: the surface turns as far as the pointer went") {
  Bench h("two");
  h.turn();
  h.turn();
  REQUIRE(h.find("two.surface") != nullptr);
  const ui::Rect r = h.find("two.surface")->rect;
  const ImVec2 from(r.x + r.w / 2, r.y + r.h / 2);
  const auto look = [&]() -> const auto& { return h.session.document().section<lab::Two>().look; };
  const double before = look().turn;
  const Stroke stroke{h};
  stroke.press(from);
  stroke.release({{from.x + 20, from.y}});
  CHECK(look().turn - before == Catch::Approx(0.2).margin(0.01));
  // The pointer leaves the window for a while, then the press is called off.
  const double turned = look().turn;
  stroke.press(from);
  h.next.present = false;
  stroke.move({{-FLT_MAX, -FLT_MAX}});
  stroke.cancel({});
  CHECK(look().turn == turned);
}

namespace {

/// The corner again after a small push in any direction, followed with small steps: stable under τ dv/dt = −v + F(M v).
bool returns(double a, const lab::Pair& corner) {
  const auto clip = [](double u) { return std::clamp(u, -1.0, 1.0); };
  for (const lab::Pair& push :
       {lab::Pair{0.005, 0.002}, {-0.005, 0.003}, {-0.002, -0.005}, {0.004, -0.005}}) {
    double x = corner[0] + push[0], y = corner[1] + push[1];
    for (int k = 0; k < 20'000; ++k) {
      const double u = 2 * x + a * y, w = a * x + 2 * y;
      x += 0.005 * (-x + clip(u));
      y += 0.005 * (-y + clip(w));
    }
    if (std::hypot(x - corner[0], y - corner[1]) > 1e-3) return false;
  }
  return true;
}

}  // namespace

TEST_CASE(
    "Two neurons: which corners are stable in the flow, and which under sgn, are two columns") {
  Bench h("two");
  h.ask("two.preset.cross");
  const std::array<lab::Pair, 4> corners = {{{1, 1}, {1, -1}, {-1, 1}, {-1, -1}}};
  // The course: (1, −1) and (−1, 1) stop being stable above a = 1, (1, 1) and (−1, −1) below −1.
  for (const double a : {-1.5, -1.05, -0.95, 0.0, 0.95, 1.05, 1.5, 1.95}) {
    h.ask("two.cross", std::to_string(a));
    const auto& two = h.session.document().section<lab::Two>();
    REQUIRE(std::fabs(two.weights[1] - a) < 1e-9);
    CHECK(two.weights[1] == two.weights[2]);
    for (std::size_t k = 0; k < 4; ++k) {
      const auto id = "two.corner." + std::to_string(k);
      CAPTURE(a, k);
      const double product = corners[k][0] * corners[k][1];
      const bool stable = returns(a, corners[k]);
      CHECK(stable == (product > 0 ? a > -1 : a < 1));
      CHECK((h.find(id + ".flow")->value == "stable") == stable);
      // sgn(M v) = v as long as 2 + a v₁ v₂ is positive.
      CHECK(h.find(id + ".sign")->value == (2 + a * product > 0 ? "yes" : "no"));
    }
    // It is the same demonstration at any strength; without a connection it is the register.
    CHECK(*h.find(a == 0 ? "two.preset.register" : "two.preset.cross")->checked);
  }
  // What the issue was: at 1.5 two corners are stable in the flow, all four under sgn.
  h.ask("two.cross", "1.5");
  CHECK(h.find("verdict")->name.find("2 stable points") != std::string::npos);
  std::size_t stable = 0, kept = 0;
  for (const char* k : {"0", "1", "2", "3"}) {
    stable += h.find("two.corner." + std::string(k) + ".flow")->value == "stable" ? 1U : 0U;
    kept += h.find("two.corner." + std::string(k) + ".sign")->value == "yes" ? 1U : 0U;
  }
  CHECK(stable == 2);
  CHECK(kept == 4);
  for (const char* words : {"in this flow", "sgn(Mv + h) = v", "−1", "1"})
    CHECK(std::ranges::find(h.written, words) != h.written.end());
  // tanh never reaches ±1: the stable point beside the corner is named.
  h.ask("two.activation.1");
  CHECK(h.find("two.corner.0.flow")->value == "stable at (1.00, 1.00)");
  h.ask("two.gain", "0.5");
  CHECK(h.find("two.corner.0.flow")->value.starts_with("stable at (0.9"));
  h.ask("two.preset.integrator");
  CHECK(h.find("two.corner.1.flow")->value == "on a line");
  CHECK(h.find("two.cross") == nullptr);
}

TEST_CASE("Two neurons: before a run, during it, and when it has settled") {
  Bench h("two");
  h.turn();
  CHECK(h.find("verdict")->name.starts_with("The run starts at (0.30, 0.10). Press Run."));
  CHECK(h.find("two.run")->name == "Run");
  h.ask("two.run");
  REQUIRE(h.session.running());
  h.session.advance(0.05, {});
  h.turn();
  CHECK(h.find("verdict")->name.starts_with("Moving, now at ("));
  CHECK(h.find("two.run")->name == "Pause");
  h.ask("two.run");
  CHECK(h.find("verdict")->name.starts_with("Paused at ("));
  h.ask("two.run");
  double seconds = 0;
  for (; h.session.running() && seconds < 30; seconds += 0.05) h.session.advance(0.05, {});
  h.turn();
  // From (0.3, 0.1) the difference grows as e^t and clips; what is left decays as e^−t: some ten τ, not twenty.
  const auto& two = h.session.document().section<lab::Two>();
  CHECK(lab::time_of(two) > 5);
  CHECK(lab::time_of(two) < 14);
  CHECK(std::hypot(lab::shown(two)[0] - 1, lab::shown(two)[1] + 1) < 2e-3);
  CHECK(h.find("two.run")->name == "Run");
  CHECK(h.find("verdict")->name.starts_with("Neuron 1 wins"));
  h.ask("two.run");
  h.session.advance(0.05, {});
  CHECK(lab::time_of(h.session.document().section<lab::Two>()) < 1);
}

TEST_CASE("Two neurons: a kick does not change which network is marked") {
  for (const char* preset :
       {"axis", "register", "inhibition", "flip-flop", "cross", "integrator", "hopfield-1984"}) {
    Bench h("two");
    const std::string id = std::string("two.preset.") + preset;
    h.ask(id);
    CAPTURE(preset);
    CHECK(*h.find(id)->checked);
    h.ask("two.kick");
    CHECK(*h.find(id)->checked);
    h.ask("two.time", "0.5");
    h.ask("two.kick");
    CHECK(*h.find(id)->checked);
    std::size_t marked = 0;
    for (const ui::WidgetInfo& info : h.widgets.all())
      marked += info.id.starts_with("two.preset.") && info.checked.value_or(false) ? 1U : 0U;
    CHECK(marked == 1);
  }
}

TEST_CASE("The status has the verdict of the open workbench, in the words under its figure") {
  for (const char* name : {"capacity", "one", "two", "three", "gates"}) {
    Bench h(name);
    for (int k = 0; k < 60; ++k) h.turn();
    REQUIRE(h.shows.said != nullptr);
    const ui::Said said = h.shows.said(h.session, h.state);
    CAPTURE(name);
    CHECK_FALSE(said.headline.empty());
    CHECK(h.find("verdict")->name.starts_with(said.headline));
    const auto status = lab::parse_json(h.session.status_json(said.headline, said.detail));
    REQUIRE(status);
    CHECK((*status)["verdict"] == said.headline);
    CHECK((*status)["workbench"] == name);
  }
  // At once, without a frame between.
  Bench h("two");
  apply(h, R"({"op":"two","preset":"flip-flop"})");
  CHECK(h.shows.said(h.session, h.state).headline ==
        "Balanced at (0, 0). The slightest push upsets it.");
}
