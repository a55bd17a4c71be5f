// Drawing and watching a recall: what a stroke does, what is marked in the cells, when help is shown, and what is orange.
#include <catch2/catch_all.hpp>
#include <optional>

#include "bench.hpp"
#include "ui/kit/tooltip.hpp"
#include "ui/memory/grid_view.hpp"
#include "ui/shell/app.hpp"
#include "ui/shell/speed.hpp"
#include "ui/shell/transport.hpp"

namespace {

/// The whole screen of Memory: panels, the row at the bottom, menus and help.
struct ActsScreen : Harness {
  explicit ActsScreen(lab::Document document = lab::first_visit()) : Harness(std::move(document)) {
    turn(3);
  }
  void turn(int frames = 1) {
    for (int k = 0; k < frames; ++k)
      frame([this](ui::Ui& ui) {
        everything(ui);
        ui::transport(ui, ui::arrange(ui, 0, 0).transport, shell, state);
        ui::transport_menu(ui, shell, state);
        ui::speed_menu(ui, shell);
        ui::draw_help(ui);
      });
  }
  void point(float x, float y) {
    next.present = true;
    next.x = x;
    next.y = y;
    turn();
  }
  void point(const ui::Rect& at) { point(at.x + at.w / 2, at.y + at.h / 2); }
  void down(bool erases = false) {
    next.present = next.down = next.pressed = true;
    next.erases = erases;
    turn();
  }
  void up() {
    next.down = false;
    next.released = true;
    turn(2);
    next.erases = false;
  }
  void ask(std::string_view id, std::string_view value = "") {
    widgets.ask(id, value);
    turn(2);
  }
  [[nodiscard]] bool says(std::string_view words) const {
    for (const std::string& text : written)
      if (text.find(words) != std::string::npos) return true;
    return false;
  }

  // --- the grid ---
  [[nodiscard]] std::pair<float, float> cell(int x, int y) const {
    const ui::Rect& grid = find("grid")->rect;
    const auto side = static_cast<float>(session.document().grid.width);
    return {grid.x + (static_cast<float>(x) + 0.5F) * grid.w / side,
            grid.y + (static_cast<float>(y) + 0.5F) * grid.w / side};
  }
  void stroke(std::initializer_list<std::pair<int, int>> cells, bool erases = false) {
    bool first = true;
    for (const auto& [x, y] : cells) {
      point(cell(x, y).first, cell(x, y).second);
      if (std::exchange(first, false)) down(erases);
    }
    up();
  }
  [[nodiscard]] bool inked(int x, int y) const {
    return session.shown().pattern().up(session.document().grid.at(x, y));
  }
  [[nodiscard]] std::size_t ink() const { return session.shown().pattern().count_up(); }

  /// Strength of the dots, strongest first, without those that are none.
  [[nodiscard]] std::vector<int> dots() {
    std::vector<int> out;
    const auto& bytes = ui::grid_state(state).view.cells.texture()->bytes;
    for (std::size_t k = 1; k < bytes.size(); k += 4)
      if (bytes[k] != 0) out.push_back(bytes[k]);
    std::sort(out.rbegin(), out.rend());
    return out;
  }
  /// Whether the ring of the neuron being updated is there, in the accent.
  [[nodiscard]] bool ring() const { return painted(theme.accent, find("grid")->rect) > 0; }

  ui::ShellState shell;
};

lab::Document sheet(int side) {
  lab::Session session;
  REQUIRE(session.apply(lab::command::ForgetAll{}));
  REQUIRE(session.apply(lab::command::Resize{side, side}));
  REQUIRE(session.apply(lab::command::Clear{}));
  return session.document();
}

}  // namespace

TEST_CASE(
    "The pen draws a T from bar and stem, whatever a stroke begins on; each is one undo step") {
  ActsScreen s(sheet(16));
  s.stroke({{3, 3}, {12, 3}});
  CHECK(s.ink() == 10);
  s.stroke({{7, 3}, {7, 13}});  // begins on the bar
  CHECK(s.ink() == 20);
  CHECK(s.inked(7, 3));
  CHECK(s.inked(7, 13));
  s.apply(lab::command::Undo{});
  CHECK(s.ink() == 10);
  s.apply(lab::command::Undo{});
  CHECK(s.ink() == 0);
}

TEST_CASE("A click flips the cell, also when the hand trembles; a finger's tap does, too") {
  for (const bool touch : {false, true}) {
    CAPTURE(touch);
    ActsScreen s(sheet(10));
    s.touch = touch;
    s.turn(2);
    s.stroke({{4, 4}});
    CHECK(s.inked(4, 4));
    CHECK(s.ink() == 1);
    const auto [x, y] = s.cell(4, 4);
    s.point(x, y);
    s.down();
    s.point(x + 3, y - 2);
    s.up();
    CHECK(s.ink() == 0);
    s.apply(lab::command::Undo{});
    CHECK(s.inked(4, 4));
  }
  // Where cells are smaller than a hand is steady, a click is still one.
  ActsScreen small(sheet(64));
  small.stroke({{20, 20}});
  const auto [x, y] = small.cell(20, 20);
  small.point(x, y);
  small.down();
  small.point(x + 3, y);
  small.up();
  CHECK(small.ink() == 0);
}

TEST_CASE("The eraser erases, the right button does with any of both tools, and never draw") {
  ActsScreen s(sheet(10));
  s.stroke({{1, 5}, {8, 5}});
  REQUIRE(s.ink() == 8);
  REQUIRE(s.find("grid.draw")->checked == true);
  s.stroke({{0, 5}, {3, 5}}, true);
  CHECK(s.ink() == 5);
  CHECK_FALSE(s.inked(0, 5));
  s.apply(lab::command::Undo{});
  CHECK(s.ink() == 8);
  s.point(s.find("grid.erase")->rect);
  s.down();
  s.up();
  CHECK(s.find("grid.erase")->checked == true);
  CHECK_FALSE(s.find("grid.draw")->checked.has_value());
  s.stroke({{1, 5}, {2, 5}});
  CHECK(s.ink() == 6);
  s.stroke({{0, 0}});
  s.stroke({{3, 5}});
  CHECK(s.ink() == 5);
  s.stroke({{4, 5}}, true);
  CHECK(s.ink() == 4);
  // Keys draw with the same tool.
  s.ask("grid", "space");
  CHECK(s.ink() == 4);
  s.ask("grid.draw");
  s.ask("grid", "space");
  CHECK(s.ink() == 5);
  // The right button presses nothing else.
  s.point(s.find("grid.clear")->rect);
  s.down(true);
  s.up();
  CHECK(s.ink() == 5);
}

TEST_CASE("B takes the pen and E the eraser") {
  ui::App app((lab::Session()));
  CHECK(app.key("e", true, 0));
  CHECK(app.widgets().asked("grid.erase").has_value());
  CHECK(app.key("B", true, 1));
  CHECK(app.widgets().asked("grid.draw").has_value());
  CHECK_FALSE(app.key("e", true, 2));
  app.widgets().input().hide({"grid.erase"});
  CHECK_FALSE(app.key("e", true, 0));
}

TEST_CASE(
    "The last six flips carry a dot, the neuron being updated a ring; they fade after the end") {
  for (const bool reduced : {false, true}) {
    CAPTURE(reduced);
    ActsScreen s;
    s.reduced_motion = reduced;
    s.turn(2);
    CHECK(s.dots().empty());
    CHECK_FALSE(s.ring());
    while (s.session.trace().flips(s.session.document().moment) < 20) s.apply(lab::command::Step{});
    s.turn();
    const std::vector<int> trail = s.dots();
    REQUIRE(trail.size() == 6);
    CHECK(trail.front() == 255);
    CHECK(std::adjacent_find(trail.begin(), trail.end()) == trail.end());
    CHECK(s.ring());
    // Half-way nothing moves and nothing goes.
    s.turn(300);
    CHECK(s.dots() == trail);
    CHECK(s.wanted == 0);

    s.apply(lab::command::Recall{});
    int frames = 0;
    for (; s.session.running(); ++frames) {
      s.session.advance(1.0 / 60, {});
      s.turn();
    }
    CHECK(frames > 150);
    const std::vector<int> last = s.dots();
    REQUIRE(last.size() == 6);
    CHECK(s.ring());
    s.turn(60);
    if (reduced) {
      CHECK(s.dots() == last);
      CHECK(s.wanted == 0);
      CHECK(s.wanted_at > s.now);
    } else {
      REQUIRE(s.dots().size() == 6);
      CHECK(s.dots().front() < last.front());
      CHECK(s.wanted > 0);
    }
    s.turn(90);
    CHECK(s.dots().empty());
    CHECK_FALSE(s.ring());
    CHECK(s.wanted == 0);
    CHECK(s.wanted_at == 0);
  }
}

TEST_CASE("When all update at once, all that flipped carry a dot, and none is ringed") {
  ActsScreen s;
  s.apply(*lab::read_command(R"({"op":"update","mode":"sync"})"));
  s.apply(lab::command::Step{});
  s.turn();
  CHECK(s.dots().size() == 256);
  CHECK_FALSE(s.ring());
  // Another start has no dots of the last run.
  s.apply(lab::command::Noise{0.2});
  s.turn();
  CHECK(s.dots().empty());
}

TEST_CASE("Speed is chosen by name or by number, and says both") {
  ActsScreen s;
  REQUIRE(s.find("transport.speed") != nullptr);
  CHECK(s.find("transport.speed")->name == "Normal speed");
  CHECK(s.find("transport.speed")->value == "0.25 sweeps per second");
  s.ask("transport.speed");
  CHECK(s.find("transport.speed.preset.1")->checked == true);
  const auto speed = [&] { return s.session.document().speed; };
  for (int k = 0; k < 4; ++k) {
    s.ask("transport.speed.preset." + std::to_string(k));
    CHECK(speed() == lab::Speed{ui::kPaces[k], true});
  }
  CHECK(s.find("transport.speed")->name == "Instant");
  CHECK(s.find("transport.speed")->value == "as fast as possible");
  s.ask("transport.speed.rate", "0.5");
  CHECK(speed() == lab::Speed{0.5, true});
  s.ask("transport.speed.rate.value", "1,5");
  CHECK(speed() == lab::Speed{1.5, true});
  CHECK(s.find("transport.speed")->name == "Custom speed");
  // A document from before: 1024 neurons.
  s.apply(lab::command::SetSpeed{512});
  s.turn();
  CHECK(s.find("transport.speed")->value == "0.50 sweeps per second");
  CHECK(speed() == lab::Speed{512, false});
}

TEST_CASE("Instant is over in the next frame") {
  ActsScreen s;
  s.apply(lab::command::SetSpeed{{}, lab::kFastestPace});
  s.apply(lab::command::Recall{});
  s.session.advance(1.0 / 60, {});
  CHECK_FALSE(s.session.running());
}

TEST_CASE("After a press there is no help until the pointer has left") {
  ActsScreen s;
  constexpr const char* kHelp = "Flips some pixels at random";
  const ui::Rect button = s.find("transport.add_noise")->rect;
  s.point(button);
  s.turn(60);
  REQUIRE(s.says(kHelp));
  s.down();
  s.up();
  s.turn(180);
  CHECK_FALSE(s.says(kHelp));
  s.point(button.x + 5, button.y + 5);
  s.turn(60);
  CHECK_FALSE(s.says(kHelp));
  s.point(button.x, button.y - 60);
  s.point(button);
  s.turn(60);
  CHECK(s.says(kHelp));
  // By the keyboard: until the focus has left.
  s.point(10, 10);
  s.widgets.focus("transport.add_noise");
  s.turn(60);
  CHECK(s.says(kHelp));
  s.ask("transport.add_noise");
  s.turn(120);
  CHECK_FALSE(s.says(kHelp));
  s.widgets.focus("transport.reset");
  s.turn();
  s.widgets.focus("transport.add_noise");
  s.turn(60);
  CHECK(s.says(kHelp));
}

TEST_CASE("Help covers neither a verdict nor the labels of a figure") {
  Harness h;
  const ui::Rect button{500, 740, 120, 44};
  const auto card = [&](const ui::Rect& words, bool figure) {
    std::optional<ui::Rect> place;
    h.frame([&](ui::Ui& ui) {
      if (figure) ui.widgets.input().begin_figure();
      ui::text(ui, words, "A verdict that is to be read", ui::FontKind::verdict, ui.theme.text);
      if (figure) ui.widgets.input().end_figure();
      ui::button(ui, "transport.recall", button, "Press", {});
      place = ui::help_place(ui, button, 260, 40);
    });
    return place;
  };
  const ui::Rect over{440, 700, 300, 24};
  const auto usual = card(over, false);
  REQUIRE(usual);
  CHECK_FALSE(usual->within(over).empty());
  const auto aside = card(over, true);
  REQUIRE(aside);
  CHECK(aside->within({440, 704, 200, 16}).empty());
  CHECK(aside->within(button).empty());
  // Words on a button are not kept clear.
  const auto on_button = card({510, 750, 90, 20}, true);
  REQUIRE(on_button);
  // Where they are all around there is no help at all.
  std::optional<ui::Rect> nowhere;
  h.frame([&](ui::Ui& ui) {
    ui.widgets.input().begin_figure();
    for (float y = 600; y < 800; y += 18)
      for (float x = 0; x < 1280; x += 90)
        ui::text(ui, {x, y, 90, 18}, "everywhere", ui::FontKind::body, ui.theme.text);
    ui.widgets.input().end_figure();
    nowhere = ui::help_place(ui, {500, 500, 120, 280}, 260, 40);
    CHECK(ui::help_place(ui, {500, 100, 120, 44}, 260, 40));
  });
  CHECK(nowhere);  // above it there is room
  h.frame([&](ui::Ui& ui) {
    ui.widgets.input().begin_figure();
    for (float y = 0; y < 800; y += 18)
      for (float x = 0; x < 1280; x += 90)
        ui::text(ui, {x, y, 90, 18}, "everywhere", ui::FontKind::body, ui.theme.text);
    ui.widgets.input().end_figure();
    nowhere = ui::help_place(ui, button, 260, 40);
  });
  CHECK_FALSE(nowhere);
}

TEST_CASE("Every workbench opens with something to touch, in the accent") {
  struct Opens {
    const char *bench, *command, *id;
  };
  for (const Opens& each :
       {Opens{"one", "", "one.run"}, Opens{"two", "", "two.run"}, Opens{"three", "", "three.step"},
        Opens{"gates", "", "gates.next"},
        Opens{"gates", R"({"op":"gates","view":"layers"})", "gates.next"},
        Opens{"gates", R"({"op":"gates","view":"delays"})", "gates.next"},
        Opens{"pairs", "", "pairs.recall"}, Opens{"sequences", "", "sequences.run"},
        Opens{"routes", "", "routes.run"}, Opens{"dense", "", "dense.degree"},
        Opens{"dense", R"({"op":"dense","view":"attention"})", "dense.run"},
        Opens{"temperature", "", "temperature.diagram"},
        Opens{"temperature", R"({"op":"reset"})", "temperature.run"},
        Opens{"places", "", "places.run"}, Opens{"capacity", "", "capacity.patterns"},
        Opens{"capacity", R"({"op":"capacity","view":"landscape"})", "capacity.patterns"},
        Opens{"capacity", R"({"op":"capacity","view":"magnitude"})", "capacity.factor.rate"}}) {
    for (const bool dark : {false, true}) {
      CAPTURE(each.bench, each.command, dark);
      Bench h(each.bench);
      if (dark) h.theme = ui::Theme::night();
      if (*each.command != '\0') apply(h, each.command);
      for (int k = 0; k < 4; ++k) h.turn();
      const ui::WidgetInfo* touch = h.find(each.id);
      REQUIRE(touch != nullptr);
      CHECK(touch->enabled);
      CHECK(Harness::painted(h.theme.accent, touch->rect.inset(-3)) > 0);
    }
  }
}

TEST_CASE("In Memory only Recall is orange, and the present moment in the plots") {
  ActsScreen s;
  const int all = Harness::painted(s.theme.accent, s.screen);
  int meant = 0;
  for (const char* id : {"transport.recall", "plots.energy", "plots.overlap"})
    meant += Harness::painted(s.theme.accent, s.find(id)->rect);
  CHECK(meant > 0);
  CHECK(all == meant);
}

TEST_CASE("Colours of states, memories, energy and the accent are told apart") {
  const auto channel = [](ImU32 c, int shift) {
    return static_cast<double>(c >> shift & 0xFF) / 255;
  };
  const auto luminance = [&](ImU32 c) {
    const auto linear = [](double v) {
      return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(channel(c, 0)) + 0.7152 * linear(channel(c, 8)) +
           0.0722 * linear(channel(c, 16));
  };
  const auto contrast = [&](ImU32 a, ImU32 b) {
    const double x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
  };
  const auto apart = [&](ImU32 a, ImU32 b) {
    double sum = 0;
    for (const int shift : {0, 8, 16}) sum += std::pow(channel(a, shift) - channel(b, shift), 2);
    return std::sqrt(sum);
  };
  for (const ui::Theme& t : {ui::Theme::light(), ui::Theme::night()}) {
    CAPTURE(t.dark);
    for (const ImU32 ground : {t.bg, t.surface, t.soft}) {
      CHECK(contrast(t.secondary, ground) >= 4.5);
      CHECK(contrast(t.accent_ink, ground) >= 4.5);
      CHECK(contrast(t.warning, ground) >= 4.5);
      CHECK(contrast(t.accent, ground) >= 3);
    }
    for (const ImU32 line : t.series) {
      CHECK(contrast(line, t.surface) >= 3);
      CHECK(apart(line, t.accent) > 0.2);
      CHECK(apart(line, t.plus) > 0.15);
    }
    CHECK(apart(t.warning, t.accent) > 0.2);
    CHECK(std::abs(luminance(t.energy_low) - luminance(t.energy_high)) > 0.3);
    for (const ImU32 energy : {t.energy_low, t.energy_high}) {
      CHECK(apart(energy, t.scale_low) > 0.3);
      CHECK(apart(energy, t.scale_high) > 0.15);
    }
  }
  const ui::Theme light = ui::Theme::light();
  CHECK(light.energy_low == IM_COL32(0x17, 0x4f, 0x52, 255));
  CHECK(light.energy_high == IM_COL32(0xf0, 0xf3, 0xee, 255));
}
