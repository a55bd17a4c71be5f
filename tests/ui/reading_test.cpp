// What those who do not see the canvas, or have no pointer, get of it: the order of reading, names, live text, typed numbers.
#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "bench.hpp"
#include "lab/workbenches/capacity/bench.hpp"
#include "lab/workbenches/three/three.hpp"
#include "ui/kit/panel_draw.hpp"
#include "ui/shell/screen.hpp"

namespace reading {
namespace {

/// The whole screen of a workbench.
struct Screen : Harness {
  explicit Screen(const char* bench, ui::Rect size = {0, 0, 1280, 800}) : Harness(in(bench), size) {
    reduced_motion = true;
    shell.views = workbenches::all();
    shell.dialogs = workbenches::dialogs();
    for (int k = 0; k < 4; ++k) draw();
  }
  void draw() {
    frame([this](ui::Ui& ui) { ui::draw_screen(ui, shell, state); });
  }
  /// Where Tab stops, in order: a group of tabs or of choices is one stop.
  [[nodiscard]] std::vector<std::string> stops() const {
    std::vector<std::string> all;
    std::string group;
    for (const ui::WidgetInfo& info : widgets.all()) {
      using enum ui::Role;
      if (info.role == status || info.role == dialog || info.role == image ||
          info.role == listitem || !info.enabled)
        continue;
      const bool grouped = info.role == radio || info.role == tab || info.role == menuitem;
      const std::string key = grouped ? info.id.substr(0, info.id.rfind('.')) : std::string();
      if (!grouped || key != group) all.push_back(info.id);
      group = key;
    }
    return all;
  }
  ui::ShellState shell;
};

std::size_t place_of(const std::vector<std::string>& all, std::string_view id) {
  return static_cast<std::size_t>(std::ranges::find(all, id) - all.begin());
}

}  // namespace

TEST_CASE("Tabs, the main action, the figure, then the rest: at every size") {
  for (const char* bench : benches()) {
    for (const ui::Rect& size : kSizes) {
      const Screen h(bench, size);
      CAPTURE(bench, size.w);
      int last = 0;
      bool action = false, figure = false;
      for (const ui::WidgetInfo& info : h.widgets.all()) {
        CAPTURE(info.id);
        CHECK(static_cast<int>(info.part) >= last);
        last = static_cast<int>(info.part);
        const bool control = info.role != ui::Role::status;
        if (info.role == ui::Role::tab && info.id.starts_with("top."))
          CHECK(info.part == ui::Part::tabs);
        action = action || (control && info.part == ui::Part::controls);
        figure = figure || info.part == ui::Part::figure;
      }
      CHECK(action);
      CHECK(figure);
    }
  }
}

TEST_CASE("Recall is among the first ten stops of Tab") {
  for (const ui::Rect& size : kSizes) {
    CAPTURE(size.w);
    const auto stops = Screen("memory", size).stops();
    CHECK(place_of(stops, "transport.recall") < 9);  // and the link that skips
  }
}

TEST_CASE("A choice is named once, as a group") {
  for (const char* bench : benches()) {
    const Screen h(bench);
    for (const ui::WidgetInfo& info : h.widgets.all()) {
      CAPTURE(info.id, info.name);
      if (info.role == ui::Role::radio) CHECK_FALSE(info.group.empty());
      if (info.role == ui::Role::radio) CHECK_FALSE(info.name.starts_with(info.group + ":"));
    }
  }
}

TEST_CASE("What a dialog says can be read") {
  Screen h("memory");
  for (const auto& [open, text] : {std::pair{ui::Open::help, "help.text.0"},
                                   {ui::Open::reset_all, "reset_all.text.0"},
                                   {ui::Open::share, "share.text.0"}}) {
    h.state.open = open;
    h.draw();
    h.draw();
    CAPTURE(text);
    REQUIRE(h.find(text) != nullptr);
    CHECK(h.find(text)->name.ends_with("."));
    CHECK(h.widgets.json().find(text) != std::string::npos);
    check_widgets(h);
  }
  // In the very frame in which it has gone the rest is there again: whoever had the focus finds it.
  h.state.open = ui::Open::none;
  h.draw();
  CHECK(h.widgets.json().find("transport.recall") != std::string::npos);
  h.state.open = ui::Open::help;
  h.draw();
  CHECK(h.widgets.json().find("transport.recall") == std::string::npos);
  REQUIRE(h.find("help.key.0") != nullptr);
  CHECK(h.find("help.key.0")->name == "R: Recall, or pause");
}

TEST_CASE("The cell under the keys and the values of the chosen neuron are text") {
  Screen h("memory");
  lab::command::SetView view;
  view.selected = std::optional<std::uint32_t>(33);
  h.apply(view);
  for (int k = 0; k < 3; ++k) h.draw();
  REQUIRE(h.find("neuron.place") != nullptr);
  CHECK(h.find("neuron.place")->name.find("Neuron 33") != std::string::npos);
  const lab::NeuronReport report = h.session.neuron(33);
  CHECK(h.find("neuron.decides")->value.starts_with(report.next > 0 ? "+1" : "−1"));
  CHECK_FALSE(h.find("neuron.field")->value.empty());

  h.widgets.focus("grid");
  h.draw();
  const std::string before = h.find("grid")->live;
  h.widgets.ask("grid", "right");
  h.draw();
  h.draw();
  const std::string after = h.find("grid")->live;
  CHECK(before != after);
  h.widgets.ask("grid", "space");
  h.draw();
  h.draw();
  CHECK(h.find("grid")->live != after);
}

TEST_CASE("What is typed is kept exactly, or refused in words") {
  Bench h("three");
  h.turn();
  h.turn();
  const auto weight = [&] { return h.session.document().section<lab::Three>().weights(0, 1); };
  for (const auto& [text, value] : {std::pair{"0.333", 0.333},
                                    {"0.02", 0.02},
                                    {"1/3", 1.0 / 3},
                                    {"0,5", 0.5},
                                    {"−2", -2.0},
                                    {"0.1", 0.1}}) {
    CAPTURE(text);
    h.ask("three.weight.0.1", text);
    CHECK(weight() == value);
    CHECK(h.errors.empty());
  }
  for (const char* text : {"5abc", "2*3", "inf", "", "3.5", "1,000"}) {
    CAPTURE(text);
    h.widgets.ask("three.weight.0.1", text);
    h.turn();
    CHECK(weight() == 0.1);
    CHECK(h.refused.find(text) != std::string::npos);
    CHECK(h.refused.find("from −3 to 3") != std::string::npos);
  }
  // It comes back as it was typed, and is not rounded when the field is left as it was.
  h.ask("three.weight.0.1.value", "0.3125");
  CHECK(h.find("three.weight.0.1.value")->value == "0.3125");
  h.ask("three.weight.0.1.value", "1/3");
  const std::string shown = h.find("three.weight.0.1.value")->value;
  CHECK(shown == "0.33");
  h.ask("three.weight.0.1.value", shown);
  CHECK(weight() == 1.0 / 3);
}

TEST_CASE("Whole numbers are asked for where only those will do") {
  Bench h("capacity");
  h.turn();
  h.turn();
  const std::uint32_t before = h.session.document().section<lab::CapacityBench>().patterns;
  h.widgets.ask("capacity.patterns.value", "2.5");
  h.turn();
  CHECK(h.refused.find("a whole number") != std::string::npos);
  CHECK(h.session.document().section<lab::CapacityBench>().patterns == before);
  h.ask("capacity.patterns.value", "1,2e1");
  CHECK(h.session.document().section<lab::CapacityBench>().patterns == 12);
}

TEST_CASE("A slider’s steps are decimals") {
  Harness h;
  ui::SliderOptions o;
  o.minimum = -1.5;
  o.maximum = 1.5;
  o.step = 0.1;
  double value = 0;
  const auto draw = [&](ui::Ui& ui) {
    ui::slider(ui, "transport.noise", {20, 20, 400, 40}, "", &value, o);
  };
  h.frame(draw);
  std::set<double> seen;
  for (float x = 20; x < 380; x += 3) {
    h.next.present = h.next.down = true;
    h.next.pressed = x == 20;
    h.next.x = x;
    h.next.y = 40;
    h.frame(draw);
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", value);
    CHECK(value == std::strtod(text, nullptr));
    seen.insert(value);
  }
  CHECK(seen.size() > 25);
}

TEST_CASE("Moving by keys adds decimals") {
  double value = 0;
  for (int k = 0; k < 53; ++k) value = ui::moved_by("right", value, 0.1).value();
  CHECK(value == 5.3);
  CHECK(ui::moved_by("left", 0.433, 0.1) == 0.333);
  CHECK(ui::moved_by("1/4", 0, 0.1) == 0.25);
  CHECK_FALSE(ui::moved_by("5abc", 0, 0.1).has_value());
}

TEST_CASE("The system’s own colours are used for everything") {
  const ImU32 black = IM_COL32_BLACK, white = IM_COL32_WHITE, yellow = IM_COL32(255, 255, 0, 255);
  const ui::Theme t = ui::Theme::contrast(black, white, yellow, black);
  CHECK(t.dark);
  CHECK(t.bg == black);
  CHECK(t.text == white);
  CHECK(t.secondary == white);
  CHECK(t.accent == yellow);
  CHECK(t.plus != t.minus);
  CHECK_FALSE(ui::Theme::contrast(white, black, black, white).dark);
}

}  // namespace reading
