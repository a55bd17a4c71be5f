// Gates: one unit, and circuits with delays.
#include <array>
#include <catch2/catch_all.hpp>

#include "bench.hpp"
#include "lab/workbenches/gates/gate_bench.hpp"

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
