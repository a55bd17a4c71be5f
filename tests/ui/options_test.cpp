// How the network works: options, the rule, and which memories it keeps.
#include <algorithm>
#include <catch2/catch_all.hpp>
#include <cstdlib>

#include "harness.hpp"

namespace {

using ui::Open;

}  // namespace

TEST_CASE("The puzzle of the 16 x 16 exercise can be set up and seen") {
  Harness h;
  h.apply(lab::command::Pictures{"course", ""});
  lab::command::SetView view;
  view.panel = "options";
  h.apply(view);
  h.frame();
  h.frame();
  REQUIRE(h.find("options.stability") != nullptr);
  CHECK(h.find("options.stability")->name.find("stable") != std::string::npos);
  CHECK(h.find("options.stability")->name.find("not stable") == std::string::npos);
  h.act("options.units.1");
  REQUIRE(h.find("options.stability") != nullptr);
  CHECK(h.find("options.stability")->name.find("not stable: checkerboard") != std::string::npos);
  CHECK(h.find("memories.0")->value.find("unstable") != std::string::npos);
  h.act("options.threshold.1");
  CHECK(h.find("options.stability")->name.find("not stable") == std::string::npos);
}

TEST_CASE("Every option reaches the document") {
  Harness h;
  lab::command::SetView view;
  view.panel = "options";
  h.apply(view);
  h.frame();
  h.frame();
  h.act("options.mode.1");
  CHECK(h.session.document().update.mode == hopfield::Mode::sync);
  h.act("options.mode.0");
  h.act("options.order.2");
  CHECK(h.session.document().update.order == hopfield::Order::raster);
  h.act("options.tie.1");
  CHECK(h.session.document().network.tie == hopfield::Tie::plus);
  h.act("options.self");
  CHECK(h.session.document().network.self_connections);

  // A threshold per neuron begins with what each has, and is set where a neuron is chosen.
  h.act("options.threshold.1");
  const double half = h.session.model().threshold(7);
  h.act("options.threshold.2");
  const auto& thresholds = h.session.document().network.threshold;
  CHECK(thresholds.kind == hopfield::ThresholdKind::each);
  CHECK(h.session.model().threshold(7) == half);
  CHECK(h.find("options.theta") == nullptr);
  view.selected = std::optional<std::uint32_t>(7);
  h.apply(view);
  h.frame();
  REQUIRE(h.find("options.theta") != nullptr);
  CHECK(h.find("options.theta")->name == "θ of neuron 7");
  h.act("options.theta.value", "5");
  CHECK(h.session.model().threshold(7) == 5);
  CHECK(h.session.model().threshold(8) != 5);
  h.act("options.threshold.0");
  CHECK(h.session.document().network.threshold == hopfield::Threshold{});
  h.act("options.scale.1");
  CHECK(h.session.document().network.scale == hopfield::Scale::one_over_n);
  h.act("options.max_sweeps", "7");
  CHECK(h.session.document().update.max_sweeps == 7);
  h.act("options.temperature", "0.4");
  CHECK(h.session.document().temperature ==
        hopfield::Cooling{hopfield::Cooling::Shape::constant, 0.4, 0, 0});
  h.act("options.cooling", "20");
  CHECK(h.session.document().temperature ==
        hopfield::Cooling{hopfield::Cooling::Shape::linear, 0.4, 0, 20});
  h.act("options.temperature", "0");
  h.act("options.cooling", "0");
  CHECK(h.session.document().temperature == hopfield::Cooling{});
  h.act("options.seed", "42");
  CHECK(h.session.document().seed == 42);
  h.act("options.new_seed");
  CHECK(h.session.document().seed != 42);
  h.act("options.rule.change");
  CHECK(h.state.open == Open::rule);
  h.state.close();
  h.act("options.resize");
  CHECK(h.state.open == Open::resize);
  h.act("resize.width", "12");
  h.act("resize.done");
  CHECK(h.session.document().grid == lab::Grid{12, 12});
}

TEST_CASE("The rule is chosen beside the memories, with what belongs to it") {
  using hopfield::Rule;
  Harness h;
  const auto learning = [&] { return h.session.document().learning; };
  const auto undo = [&] { h.apply(lab::command::Undo{}); };
  h.frame();
  CHECK(h.find("memories.rule")->value == "Hebb’s rule");
  h.act("memories.rule");
  REQUIRE(h.state.open == Open::rule);
  h.frame();
  h.act("rule.1");
  CHECK(learning().by(Rule::pseudo_inverse));
  CHECK(h.find("rule.1")->checked == true);
  CHECK(h.find("rule.lambda.0") == nullptr);
  h.act("rule.3");
  REQUIRE(learning().by(Rule::amari));
  h.act("rule.lambda.1", "0.5");
  h.act("rule.lambda.1", "0.25");
  CHECK(learning().options.coefficients == std::vector<double>{1, 0.25, 1});
  h.act("rule.lambda.2", "2");
  CHECK(learning().options.coefficients == std::vector<double>{1, 0.25, 2});
  h.act("rule.self_term", "4");
  CHECK(learning().options.self_term == 4);
  undo();
  CHECK(learning().options.self_term == 0);
  undo();
  CHECK(learning().options.coefficients == std::vector<double>{1, 0.25, 1});
  undo();  // what is dragged is one step
  CHECK(learning().options.coefficients.empty());
  h.act("rule.4");
  REQUIRE(learning().by(Rule::sequence));
  CHECK(h.find("rule.energy") != nullptr);
  h.act("rule.cyclic");
  CHECK_FALSE(learning().options.cyclic);
  h.act("rule.self");
  CHECK(h.session.document().network.self_connections);

  // What a dense memory cannot have goes, and comes back with one step.
  h.apply(*lab::read_command(R"({"op":"network","units":"binary","threshold":"half-row-sum"})"));
  h.act("rule.5");
  REQUIRE(learning().by(Rule::dense));
  CHECK(h.session.document().network.units == hopfield::Units::bipolar);
  CHECK(h.find("rule.energy") == nullptr);
  h.act("rule.degree", "5");
  CHECK(learning().options.degree == 5);
  h.act("rule.separation.1");
  CHECK(learning().options.interaction == hopfield::Interaction::rectified);
  CHECK(learning().options.degree == 5);
  h.act("rule.separation.2");
  CHECK(learning().options.interaction == hopfield::Interaction::exponential);
  CHECK(h.find("rule.degree") == nullptr);
  h.act("rule.separation.0");
  CHECK(learning().options.interaction == hopfield::Interaction::polynomial);
  for (int k = 0; k < 5; ++k) undo();
  CHECK(learning().by(Rule::sequence));
  CHECK(h.session.document().network.units == hopfield::Units::binary);
  h.act("rule.0");
  CHECK(learning().by(Rule::hebb));
  CHECK(h.errors.empty());

  h.apply(lab::command::Resize{40, 40});
  h.frame();
  CHECK_FALSE(h.find("rule.2")->enabled);
  h.act("rule.2");
  CHECK(learning().by(Rule::hebb));
  h.act("rule.1");
  CHECK(learning().by(Rule::pseudo_inverse));
  CHECK(h.errors.empty());
}

TEST_CASE(
    "How much each memory survives is counted while one looks, and stands beside the rule before") {
  Harness h;
  h.state.show(Open::rule, {40, 300, 100, 40});
  h.frame();
  h.frame();
  h.act("rule.survival");
  REQUIRE(h.state.open == Open::survival);
  const auto done = [&] {
    for (int k = 0; k < 5000 && h.find("survival.over") == nullptr; ++k) h.frame();
    REQUIRE(h.find("survival.over") != nullptr);
  };
  done();
  CHECK(h.find("survival.over")->name == "Hebb’s rule: done");
  const std::string hebb = h.find("survival.1")->value;
  CHECK(hebb.starts_with("survives "));
  CHECK(hebb.find("Hebb") == std::string::npos);
  CHECK(h.find("survival.3") == nullptr);
  h.act("survival.rule");
  REQUIRE(h.state.open == Open::rule);
  h.frame();
  h.act("rule.1");
  h.act("rule.survival");
  done();
  const std::string both = h.find("survival.1")->value;
  CHECK(both.starts_with("survives "));
  CHECK(both.ends_with(", Hebb’s rule: " + hebb.substr(9, hebb.find(' ', 9) - 9)));
  CHECK(h.errors.empty());
}

TEST_CASE(
    "The puzzle of 0/1 units: the badge can be read, the cells show digits, and the reason is "
    "given") {
  Harness h;
  h.apply(lab::command::Pictures{"course", ""});
  h.apply(lab::command::Load{0, false});
  const auto network = [&](const char* json) {
    const auto command = lab::read_command(json);
    REQUIRE(command);
    h.apply(*command);
    for (int k = 0; k < 4; ++k) h.frame();
  };
  const auto drawn = [&](std::string_view words) {
    return std::ranges::find(h.written, words) != h.written.end();
  };
  lab::command::SetView view;
  view.panel = "options";
  h.apply(view);
  for (int k = 0; k < 4; ++k) h.frame();
  REQUIRE(h.find("options.puzzle") != nullptr);
  CHECK(h.find("options.puzzle")->name.starts_with("A puzzle: switch the states to 0/1."));
  network(R"({"op":"network","units":"binary"})");
  // Beside the longest name of the set, in the narrow column.
  CHECK(drawn("72 unstable"));
  CHECK(drawn("checkerboard"));
  CHECK(drawn("Show 1 and 0 in cells"));
  CHECK(h.find("options.puzzle")->name ==
        "Why are they not stable? Now set the threshold to ½ Σ w.");
  // The switches are beside it.
  for (const char* id : {"options.units.1", "options.threshold.1"}) {
    REQUIRE(h.find(id) != nullptr);
    CHECK(std::abs(h.find(id)->rect.y - h.find("options.puzzle")->rect.y) < 160);
  }
  network(R"({"op":"network","threshold":"half-row-sum"})");
  CHECK_FALSE(drawn("72 unstable"));
  CHECK(h.find("options.puzzle")->name.find("adds ½ Σ w to every field") != std::string::npos);
}
