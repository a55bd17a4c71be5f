#include <algorithm>
#include <catch2/catch_all.hpp>
#include <cmath>
#include <cstdlib>
#include <set>

#include "crowded.hpp"
#include "harness.hpp"
#include "ui/kit/draw.hpp"
#include "ui/kit/glyphs.hpp"
#include "ui/memory/grid_view.hpp"
#include "ui/memory/memories_panel.hpp"
#include "ui/shell/caches.hpp"
#include "ui/shell/waiting.hpp"

namespace {

using ui::Open;

constexpr ui::Rect kAllSizes[] = {{0, 0, 1280, 800}, {0, 0, 1024, 768}, {0, 0, 600, 400},
                                  {0, 0, 390, 844},  {0, 0, 320, 568},  {0, 0, 1920, 1080}};
constexpr const char* kPanels[] = {"plots", "weights", "raster", "options"};

}  // namespace

TEST_CASE("Every panel and sheet stands at every size, with none, few and many memories") {
  for (const std::uint32_t count : {0U, 1U, 3U, 40U}) {
    for (const auto& [size, touch] : devices(kAllSizes)) {
      Harness h(count == 3 ? lab::first_visit() : crowded(count == 40 ? 20 : 7, count), size);
      h.touch = touch;
      for (const char* panel : kPanels) {
        lab::command::SetView view;
        view.panel = panel;
        h.apply(view);
        h.apply(lab::command::Sweep{});
        h.frame();
        h.frame();
        check_widgets(h);
      }
      // One memory fills the sheets as three do.
      if (count == 1) continue;
      for (int open = 0; open <= static_cast<int>(Open::shift); ++open) {
        h.state.open = static_cast<Open>(open);
        h.state.anchor = {size.w - 60, size.h - 60, 44, 44};
        for (int k = 0; k < 2; ++k) h.frame();
        CAPTURE(open);
        check_widgets(h);
      }
      CHECK(h.errors.empty());
    }
  }
}

TEST_CASE("A finger finds targets of 44 px, or of the nearest zone around them") {
  Harness h(lab::first_visit(), {0, 0, 390, 844});
  h.touch = true;
  h.frame();
  // To inspect a neuron on a phone is a long press.
  for (const char* id : {"grid.draw", "grid.erase", "grid.brush", "grid.shift", "grid.invert",
                         "grid.clear", "memories.store", "memories.pictures"}) {
    const ui::WidgetInfo* w = h.find(id);
    CAPTURE(id);
    REQUIRE(w != nullptr);
    CHECK(w->rect.w >= 44);
    CHECK(w->rect.h >= 44);
  }
}

TEST_CASE("A memory is loaded by a press and managed from its menu") {
  Harness h;
  h.frame();
  h.frame();
  const std::vector<lab::Memory> before = *h.session.document().memories;
  h.click("memories.1");
  CHECK(h.session.shown().pattern() == before[1].pattern);
  h.click("memories.1.menu");
  CHECK(h.state.open == Open::memory);
  h.frame();
  h.click("memories.1.load_inverse");
  CHECK(h.session.shown().pattern() == hopfield::inverse(before[1].pattern));
  CHECK(h.state.open == Open::none);
  h.act("memories.0.menu");
  h.act("memories.0.down");
  CHECK((*h.session.document().memories)[1].name == before[0].name);
  h.act("memories.2.menu");
  h.act("memories.2.forget");
  CHECK(h.session.document().memories->size() == 2);
  h.act("memories.0.menu");
  h.act("memories.0.rename");
  CHECK(h.state.open == Open::rename);
  h.act("rename.name", "Ada");
  CHECK((*h.session.document().memories)[0].name == "Ada");
}

TEST_CASE("Storing a twin asks first") {
  Harness h;
  h.frame();
  h.act("memories.0");
  h.act("memories.store");
  CHECK(h.session.document().memories->size() == 3);
  CHECK(h.state.open == Open::store_again);
  h.act("memories.store_again");
  CHECK(h.session.document().memories->size() == 4);
}

TEST_CASE("A row is dragged to another place") {
  Harness h;
  h.frame();
  h.frame();
  const std::string first = (*h.session.document().memories)[0].name;
  const ui::Rect a = h.find("memories.0")->rect, c = h.find("memories.2")->rect;
  h.press(a.x + 30, a.y + 20);
  h.drag(a.x + 30, a.y + 40);
  h.drag(a.x + 30, c.bottom() - 4);
  h.release();
  CHECK((*h.session.document().memories)[2].name == first);
  CHECK(ui::memories_state(h.state).drag_row == -1);
}

TEST_CASE("The plot and the time slider seek; compare counts the differences") {
  Harness h;
  h.apply(lab::command::Finish{});
  h.frame();
  h.frame();
  const std::uint64_t end = h.session.document().moment;
  REQUIRE(end > 0);
  h.act("time.back");
  CHECK(h.session.document().moment == end - 1);
  h.act("time.moment", "0");
  CHECK(h.session.document().moment == 0);
  h.act("time.compare");
  CHECK(h.session.document().view.compare == 0U);
  const ui::Rect plot = h.find("plots.energy")->rect;
  h.press(plot.x + plot.w - 12, plot.y + 60);
  h.release();
  CHECK(h.session.document().moment > end / 2);
  h.frame();
  REQUIRE(ui::grid_state(h.state).view.differing);
  CHECK(*ui::grid_state(h.state).view.differing > 0);
}

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

TEST_CASE("Pictures, spoiling and resetting go through their sheets") {
  Harness h;
  h.state.show(Open::pictures);
  h.frame();
  h.frame();
  h.act("pictures.course.circle");
  h.act("pictures.start");
  // With memories stored the picture takes the grid's size.
  CHECK(h.session.document().grid == lab::Grid{32, 32});
  CHECK(h.state.open == Open::none);
  h.state.show(Open::pictures);
  h.frame();
  h.act("pictures.use");
  CHECK(h.session.document().memories->front().name == "checkerboard");
  CHECK(h.session.document().grid == lab::Grid{16, 16});
  h.state.show(Open::spoil, {1000, 700, 60, 40});
  h.frame();
  h.act("memories.0");  // below a menu nothing is pressed by pointer; the mirror hides it
  h.act("spoil.count", "5");
  h.act("spoil.count.do");
  h.act("spoil.blank.left");
  h.act("spoil.blend.do");
  h.act("spoil.inverse");
  CHECK(h.errors.empty());
  h.state.show(Open::reset_all);
  h.frame();
  h.act("reset_all.done");
  CHECK(h.session.document().memories->front().name == lab::first_visit().memories->front().name);
}

TEST_CASE("Several pictures are ticked and stored at once, beside the memories or in their place") {
  Harness h;
  const auto dialog = [&h] {
    h.state.show(Open::pictures);
    h.frame();
    h.frame();
  };
  dialog();
  // The bright button names the set, and the line above it what it replaces.
  CHECK(h.find("pictures.use")->name == "Use Course figures");
  CHECK(
      h.find("pictures.after")->name.ends_with("on a 16 × 16 grid, in place of your 3 memories."));
  h.act("pictures.set.0");
  for (const char* letter : {"C", "A", "B"}) h.act(std::string("pictures.letters.") + letter);
  CHECK(h.find("pictures.letters.A")->checked == true);
  CHECK(h.find("pictures.start") == nullptr);
  CHECK(h.find("pictures.use")->name == "Store 3 pictures");
  CHECK(h.find("pictures.after")->name ==
        "Adds C, A, B to your 3 memories, fitted to 32 × 32 cells.");
  h.act("pictures.use");
  const auto names = [&h] {
    std::vector<std::string> out;
    for (const lab::Memory& memory : *h.session.document().memories) out.push_back(memory.name);
    return out;
  };
  CHECK(names() == std::vector<std::string>{"face", "globe", "penguin", "C", "A", "B"});
  CHECK(h.session.document().grid == lab::Grid{32, 32});
  h.apply(lab::command::Undo{});
  CHECK(names().size() == 3);

  dialog();
  CHECK(h.find("pictures.letters.A")->checked == false);
  for (const char* letter : {"A", "B", "C"}) h.act(std::string("pictures.letters.") + letter);
  h.act("pictures.letters.C");
  h.act("pictures.where.1");
  h.act("pictures.use");
  CHECK(names() == std::vector<std::string>{"A", "B"});
  CHECK(h.session.document().grid == lab::Grid{5, 5});

  h.act("memories.forget_all");
  CHECK(names().empty());
  dialog();
  for (const char* letter : {"A", "B", "C"}) h.act(std::string("pictures.letters.") + letter);
  CHECK(h.find("pictures.where") == nullptr);
  CHECK(h.find("pictures.after")->name == "Stores A, B, C on a 5 × 5 grid.");
  h.act("pictures.use");
  CHECK(names() == std::vector<std::string>{"A", "B", "C"});
  h.apply(lab::command::Undo{});
  h.apply(lab::command::Undo{});
  CHECK(names() == std::vector<std::string>{"A", "B"});
  CHECK(h.errors.empty());
}

TEST_CASE("A neuron is spoken of when it has been chosen, and then it is marked") {
  Harness h;
  h.frame();
  h.frame();
  CHECK(h.find("neuron.field") == nullptr);
  CHECK(std::ranges::none_of(
      h.written, [](const std::string& words) { return words.starts_with("Neuron "); }));
  const float before = h.find("plots.overlap")->rect.h;
  const ui::Rect grid = h.find("grid")->rect;
  const ui::Rect cell = ui::cell_rect(grid, 32, 32, 7 * 32 + 5);
  const int plain = Harness::painted(h.theme.text, cell.inset(-4));
  h.act("grid.inspect");
  h.press(cell.x + cell.w / 2, cell.y + cell.h / 2);
  h.release();
  CHECK(h.session.document().view.selected == 229U);
  REQUIRE(h.find("neuron.field") != nullptr);
  CHECK(std::ranges::find(h.written, "Neuron 229") != h.written.end());
  CHECK(Harness::painted(h.theme.text, cell.inset(-4)) > plain);
  // The room is the plots’ as long as nobody asks.
  CHECK(h.find("plots.overlap")->rect.h < before);
  h.act("neuron.deselect");
  CHECK(h.find("neuron.field") == nullptr);
  CHECK(h.find("plots.overlap")->rect.h == before);
  // On the course's tablet as well.
  h.screen = {0, 0, 1024, 768};
  h.frame();
  CHECK(h.find("neuron.field") == nullptr);
  lab::command::SetView view;
  view.selected = std::optional<std::uint32_t>(3);
  h.apply(view);
  h.frame();
  REQUIRE(h.find("neuron.decides") != nullptr);
}

TEST_CASE("The first picture is as noisy as the slider says") {
  const lab::Document first = lab::first_visit();
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < first.start.size(); ++i)
    wrong += first.start.up(i) != first.memories->front().pattern.up(i) ? 1 : 0;
  CHECK(static_cast<double>(wrong) == first.noise * static_cast<double>(first.start.size()));
}

TEST_CASE("The raster runs to the right, with the overlap below it on the same axis") {
  Harness h;
  lab::command::SetView view;
  view.panel = "raster";
  h.apply(view);
  h.apply(lab::command::Finish{});
  h.frame();
  h.frame();
  const ui::Rect states = h.find("raster")->rect, plot = h.find("raster.overlap")->rect;
  CHECK(states.w > 200);
  CHECK(states.h > 120);
  CHECK(plot.y >= states.bottom());
  const auto length = static_cast<double>(h.session.trace().length());
  // A press at a third of the axis shows the same moment in both.
  std::vector<std::uint64_t> moments;
  for (const float y : {states.y + states.h / 2, plot.y + plot.h / 2}) {
    h.apply(lab::command::Seek{0});
    h.frame();
    h.press(states.x + states.w / 3, y);
    h.release();
    moments.push_back(h.session.document().moment);
  }
  CHECK(moments[0] > 0);
  CHECK(static_cast<double>(moments[0]) < length);
  CHECK(std::llabs(static_cast<long long>(moments[0] - moments[1])) < 12);
  // Of one sweep there are a hundred columns and more, not one strip.
  CHECK(length <= 2 * 1024);
  h.act("raster", "right");
  CHECK(h.session.document().moment > moments[1]);
}

TEST_CASE("A quick hand moves and lifts between two frames: what follows it ends where it lifted") {
  Harness h;
  h.apply(lab::command::Finish{});
  h.frame();
  h.frame();
  const auto quick = [&h](const ui::Rect& rect, float y) {
    h.press(rect.x + rect.w * 0.2F, y);
    h.next.x = rect.x + rect.w * 0.7F;
    h.release();
  };
  const auto moment_of = [&h](float share) {
    return share * static_cast<float>(h.session.trace().length());
  };
  const ui::Rect plot = h.find("plots.energy")->rect;
  quick(plot, plot.y + plot.h / 2);
  CHECK(static_cast<float>(h.session.document().moment) > moment_of(0.5F));
  // A slider, although the hand has left it by then.
  const ui::WidgetInfo* found = h.find("time.moment");
  REQUIRE(found != nullptr);
  const ui::Rect slider = found->rect;
  h.press(slider.x + slider.w * 0.7F, slider.y + slider.h / 2);
  h.next.x = slider.x + slider.w * 0.3F;
  h.next.y = slider.y - 60;
  h.release();
  CHECK(static_cast<float>(h.session.document().moment) < moment_of(0.4F));
  // And a finger whose tap is over within a frame.
  h.touch = true;
  h.frame();
  h.frame();
  const ui::Rect large = h.find("time.moment")->rect;
  h.next.released = true;
  h.press(large.x + large.w * 0.8F, large.y + large.h / 2);
  h.next.down = false;
  h.frame();
  CHECK(static_cast<float>(h.session.document().moment) > moment_of(0.7F));
  h.touch = false;
  h.apply(lab::command::Seek{0});
  lab::command::SetView view;
  view.panel = "raster";
  h.apply(view);
  h.frame();
  h.frame();
  const ui::Rect states = h.find("raster")->rect;
  quick(states, states.y + states.h / 2);
  CHECK(static_cast<float>(h.session.document().moment) > moment_of(0.6F));
}

TEST_CASE("A press through an open menu closes it and reaches what it hits") {
  Harness h;
  h.frame();
  h.frame();
  h.click("grid.shift");
  REQUIRE(h.state.open == Open::shift);
  REQUIRE(h.find("shift.left") != nullptr);
  const auto before = h.session.shown().pattern();
  h.click("memories.store");
  CHECK(h.state.open != Open::shift);
  CHECK(h.session.document().memories->size() == 4);
  // The button that opened it closes it, and no more.
  h.click("grid.shift");
  CHECK(h.state.open == Open::shift);
  h.click("grid.shift");
  CHECK(h.state.open == Open::none);
  CHECK(h.session.shown().pattern() == before);
  // A dialog is not passed through.
  h.state.show(Open::share);
  h.frame();
  h.frame();
  h.press(4, h.screen.h / 2);
  h.release();
  CHECK(h.state.open == Open::none);
  CHECK(h.session.document().memories->size() == 4);
}

TEST_CASE("What stands for a workbench asks for its part, once, and offers to try again") {
  Harness h;
  ui::PagePart part{ui::PagePart::Where::absent, 0, {}, "three"};
  const auto draw = [&](ui::Ui& ui) {
    (void)ui::waiting_panel(ui, {0, 0, 600, 400}, "Three neurons", part, "Back");
  };
  for (int k = 0; k < 5; ++k) h.frame(draw);
  REQUIRE(h.requests.size() == 1);
  CHECK(h.requests[0].what == ui::WindowRequest::What::page_part);
  CHECK(h.requests[0].name == "three");
  CHECK(h.find("waiting.again") == nullptr);
  part = {ui::PagePart::Where::failed, 0, "The line is cut.", "three"};
  h.frame(draw);
  REQUIRE(h.find("waiting") != nullptr);
  CHECK(h.find("waiting")->name.find("The line is cut.") != std::string::npos);
  h.widgets.ask("waiting.again", "");
  h.frame(draw);
  h.frame(draw);
  CHECK(h.requests.size() == 2);
  CHECK(part.where == ui::PagePart::Where::coming);
}

TEST_CASE("A dialog waits for its part, and can be left before that comes") {
  Harness h;
  ui::PagePart part{ui::PagePart::Where::failed, 0, "The line is cut.", "further"};
  h.state.show(Open::export_files);
  const auto draw = [&](ui::Ui& ui) {
    if (h.state.open == Open::export_files) ui::waiting_dialog(ui, h.state, "Save as a file", part);
  };
  h.frame(draw);
  h.frame(draw);
  REQUIRE(h.find("waiting.memory") != nullptr);
  CHECK(h.find("waiting.memory")->name == "Close");
  h.widgets.ask("waiting.memory", "");
  h.frame(draw);
  CHECK(h.state.open == Open::none);
}

TEST_CASE("What Memory says needs no glyph that is built only when it is asked for") {
  Harness h;
  ui::build_usual_fonts(1);
  for (const std::string panel : {"plots", "weights", "raster", "options"}) {
    h.apply(*lab::read_command(R"({"op":"view","panel":")" + panel + "\"}"));
    h.frame();
    CHECK_FALSE(ui::glyphs_missing());
  }
  for (const Open open : {Open::pictures, Open::spoil, Open::share, Open::help, Open::reset_all,
                          Open::resize, Open::export_files}) {
    h.state.show(open);
    h.frame();
    h.frame();
    CHECK_FALSE(ui::glyphs_missing());
    h.state.close();
  }
  h.frame([](ui::Ui& ui) { ui::text(ui, {0, 0, 100, 20}, "é", ui::FontKind::body, 0); });
  CHECK(ui::glyphs_missing() ==
        (IMGUI_VERSION_NUM < 19200));  // since then none is built beforehand
}

TEST_CASE("Nothing asks for frames when nothing happens") {
  for (const char* panel : kPanels) {
    Harness h;
    lab::command::SetView view;
    view.panel = panel;
    h.apply(view);
    for (int k = 0; k < 60; ++k) h.frame();
    CAPTURE(panel);
    CHECK(h.wanted == 0);
    CHECK(h.commands.empty());
  }
}

TEST_CASE("300 memories at 64 x 64: only what is seen is drawn") {
  // As many as fill the column: more of them cost no more.
  const auto vertices = [](std::uint32_t count, const char* panel) {
    Harness h(crowded(64, count));
    h.apply(lab::command::Load{0, false});
    h.apply(lab::command::Noise{0.2});
    lab::command::SetView view;
    view.panel = panel;
    h.apply(view);
    for (int k = 0; k < 6; ++k) h.frame();
    std::size_t rows = 0;
    for (const ui::WidgetInfo& w : h.widgets.all())
      if (w.role == ui::Role::listitem) ++rows;
    CHECK(rows < 20);
    CHECK(rows > 8);
    CHECK(h.find("memories.list") != nullptr);
    // While the network runs every frame the session is new.
    int most = 0;
    for (int k = 0; k < 8; ++k) {
      h.apply(lab::command::Step{});
      h.frame();
      most = std::max(most, h.vertices);
    }
    return most;
  };
  for (const char* panel : kPanels) {
    CAPTURE(panel);
    const int few = vertices(20, panel), many = vertices(300, panel);
    CHECK(few > 1000);
    CHECK(many < few + few / 4);
    CHECK(many < 30000);
  }
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
