#include <catch2/catch_all.hpp>
#include <cmath>

#include "crowded.hpp"
#include "harness.hpp"
#include "ui/memory/memories_panel.hpp"
#include "ui/memory/weight_view.hpp"

namespace {

/// Three memories of 25 neurons, the panel Weights, and neuron 7 chosen.
Harness by_rule(const char* network) {
  return Harness([&] {
    lab::Session session((lab::set_workbenches(lab::all_workbenches()), crowded(5, 3)));
    for (const char* text : {R"({"op":"view","panel":"weights","selected":7})", network})
      REQUIRE(session.apply(*lab::read_command(text)));
    return session.document();
  }());
}

}  // namespace

TEST_CASE("Weights by hand begin as they are, and each is set alone or with the one back") {
  for (const char* rule : {"hebb", "pseudo-inverse", "storkey", "amari", "sequence"}) {
    CAPTURE(rule);
    Harness h = by_rule((R"({"op":"network","rule":")" + std::string(rule) + R"("})").c_str());
    const hopfield::Model before = h.session.model();
    const std::size_t neurons = h.session.document().grid.neurons();
    h.frame();
    CHECK(h.find("weights.value") == nullptr);
    h.act("memories.rule");
    h.frame();
    REQUIRE(h.find("rule.hand"));
    h.act("rule.hand");
    CHECK(h.errors == std::vector<std::string>{});
    REQUIRE(h.session.document().learning.weights);
    for (std::size_t i = 0; i < neurons; ++i)
      for (std::size_t j = 0; j < neurons; ++j)
        REQUIRE(std::abs(*h.session.model().weight(i, j) - *before.weight(i, j)) < 1e-14);
    CHECK(h.session.has_energy() == before.symmetric());

    const hopfield::Matrix begun = *h.session.document().learning.weights;

    // The weight from neuron 3: its way back goes with it, unless that is switched off.
    h.state.close();
    h.state.kept.of<ui::WeightView>().from = 3;
    h.frame();
    REQUIRE(h.find("weights.value"));
    CHECK(h.find("weights.value")->name == "w[7, 3]");
    h.act("weights.value.value", "1.5");
    CHECK(h.session.model().weight(7, 3) == 1.5);
    CHECK(h.session.model().weight(3, 7) == 1.5);
    h.act("weights.both");
    h.act("weights.value.value", "-1/4");
    CHECK(h.session.model().weight(7, 3) == -0.25);
    CHECK(h.session.model().weight(3, 7) == 1.5);
    CHECK_FALSE(h.session.has_energy());
    for (std::size_t i = 0; i < neurons; ++i)
      for (std::size_t j = 0; j < neurons; ++j)
        if (i + j != 10 || i * j != 21)
          REQUIRE((*h.session.document().learning.weights)(i, j) == begun(i, j));
  }
}

TEST_CASE("A press in the picture or an arrow chooses whose weight is set") {
  Harness h = by_rule(R"({"op":"network","rule":"hebb"})");
  h.act("memories.rule");
  h.frame();
  h.act("rule.hand");
  h.state.close();
  h.frame();
  h.act("weights.incoming", "right");
  h.act("weights.incoming", "down");
  h.frame();
  CHECK(h.state.kept.of<ui::WeightView>().from == 6);
  CHECK(h.find("weights.value")->name == "w[7, 6]");
  // Its own: without self-connections the words say so.
  h.act("weights.incoming", "right");
  h.apply(*lab::read_command(R"({"op":"network","self_connections":false})"));
  h.frame();
  CHECK(h.find("weights.value")->name == "w[7, 7]");
  CHECK(h.find("weights.value")->help.starts_with("Self-connections are off"));
}

TEST_CASE("Weights by hand have grids up to 20 by 20") {
  for (const auto& [side, allowed] : {std::pair{20, true}, std::pair{21, false}}) {
    lab::Document document = lab::first_visit();
    document.grid = {side, side};
    document.memories = std::make_shared<const std::vector<lab::Memory>>();
    document.start = hopfield::Pattern(document.grid.neurons());
    Harness h(std::move(document));
    h.act("memories.rule");
    h.frame();
    REQUIRE(h.find("rule.hand"));
    CHECK(h.find("rule.hand")->enabled == allowed);
    h.act("rule.hand");
    CHECK((h.session.document().learning.weights != nullptr) == allowed);
    CHECK(h.errors.empty());
  }
}

TEST_CASE("Overlaps are shown before and after the pseudo-inverse has taken them out") {
  Harness h = by_rule(R"({"op":"network","rule":"hebb"})");
  ui::MemoriesState& list = ui::memories_state(h.state);
  list.matrix_open = true;
  h.frame();
  CHECK(h.find("memories.matrix.view.0") == nullptr);
  h.apply(*lab::read_command(R"({"op":"network","rule":"pseudo-inverse"})"));
  h.frame();
  REQUIRE(h.find("memories.matrix.view.1"));
  const auto neurons = static_cast<float>(h.session.document().grid.neurons());
  const std::vector<std::int32_t>& raw = h.session.overlap_matrix();
  REQUIRE(list.entries.size() == 9);
  for (std::size_t k = 0; k < 9; ++k)
    CHECK(list.entries[k] == static_cast<float>(raw[k]) / neurons);
  CHECK(raw[1] != 0);  // or there would be nothing to take out
  h.act("memories.matrix.view.1");
  h.frame();
  for (std::size_t k = 0; k < 9; ++k)
    CHECK(std::abs(list.entries[k] - (k % 4 == 0 ? 1 : 0)) < 1e-6);
  h.apply(*lab::read_command(R"({"op":"network","rule":"hebb"})"));
  h.frame();
  for (std::size_t k = 0; k < 9; ++k)
    CHECK(list.entries[k] == static_cast<float>(raw[k]) / neurons);
}
