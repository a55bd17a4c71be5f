// Three neurons by hand: the example, its diagram, its weights.
#include "lab/workbenches/three/three.hpp"

#include <algorithm>
#include <catch2/catch_all.hpp>

#include "bench.hpp"

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

TEST_CASE("In a wide frame the patterns of three neurons have 44 px for a finger as well") {
  Bench wide("three");
  wide.touch = true;
  wide.turn();
  wide.turn();
  REQUIRE(wide.find("three.start.0") != nullptr);
  CHECK(wide.find("three.start.0")->rect.h >= 44);
}
