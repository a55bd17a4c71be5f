#include "ui/shell/layout.hpp"

#include <catch2/catch_test_macros.hpp>

#include "render/device.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/widget_parts.hpp"
#include "ui/shell/shortcuts.hpp"
#include "ui/shell/workbench.hpp"

namespace {

struct Fixture {
  lab::Session session;
  std::vector<lab::Command> commands;
  std::vector<ui::WindowRequest> requests;
  ui::Widgets widgets;
  render::Device device;
  ui::Theme theme = ui::Theme::light();

  ui::Ui at(float width, float height, bool touch) {
    const ui::Rect screen{0, 0, width, height};
    return {session, commands, requests, widgets, device, theme, screen, 1, ui::layout_for(screen),
            0,       0,        touch,    false,   false,  0};
  }
};

bool overlap(const ui::Rect& a, const ui::Rect& b) { return !a.within(b).empty(); }

}  // namespace

TEST_CASE("At every size the network has room and nothing lies over anything") {
  Fixture fixture;
  for (float width = 320; width <= 2000; width += 20) {
    for (float height = 360; height <= 1400; height += 40) {
      const ui::Ui ui = fixture.at(width, height, false);
      const ui::Places places = ui::arrange(ui, 0, 0);
      CAPTURE(width, height);
      CHECK(places.network.w >= 290);
      CHECK(places.network.h >= 220);
      CHECK(places.transport.bottom() == height);
      CHECK(places.transport.w == width);
      CHECK_FALSE(overlap(places.network, places.transport));
      CHECK_FALSE(overlap(places.network, places.top));
      CHECK_FALSE(overlap(places.network, places.memories));
      CHECK_FALSE(overlap(places.network, places.details));
      CHECK_FALSE(overlap(places.network, places.pane));
      CHECK_FALSE(overlap(places.pane, places.pane_tabs));
    }
  }
}

TEST_CASE("The design's sizes get the design's arrangement") {
  CHECK(ui::layout_for({0, 0, 1280, 800}) == ui::Layout::wide);
  CHECK(ui::layout_for({0, 0, 1024, 768}) == ui::Layout::medium);
  CHECK(ui::layout_for({0, 0, 768, 1024}) == ui::Layout::medium);
  CHECK(ui::layout_for({0, 0, 600, 400}) == ui::Layout::medium);
  CHECK(ui::layout_for({0, 0, 390, 844}) == ui::Layout::narrow);
}

TEST_CASE("A frame of the middle keeps the right column beside or below the stage") {
  Fixture fixture;
  const ui::Shares& memory = ui::memory_view().shares;
  const auto at = [&](float width, float height) {
    return ui::arrange(fixture.at(width, height, false), 0, 0, memory);
  };
  const ui::Places tablet = at(1024, 768), embed = at(600, 400), upright = at(768, 1024);
  CHECK(tablet.memories.w == 124);
  CHECK(tablet.details.w == 244);
  CHECK(tablet.network.w == 656);
  CHECK(embed.details.w == 232);
  CHECK(embed.side_drawer);
  CHECK(embed.memories.empty());
  CHECK(upright.details.y == upright.network.bottom());
  CHECK(upright.memories.bottom() == upright.transport.y);
}

TEST_CASE("All grows with a large frame, and once more for a lecture") {
  const auto scale = [](float w, float h, bool lecture) {
    return ui::frame_scale({0, 0, w, h}, lecture);
  };
  CHECK(scale(1280, 800, false) == 1);
  CHECK(scale(390, 844, false) == 1);
  CHECK(scale(1920, 1080, false) == 1.5F);
  CHECK(scale(2560, 1440, false) == 2);
  CHECK(scale(1280, 800, true) == 1.5F);
  CHECK(scale(1920, 1080, true) == 2.25F);
  // Never so large that no room is left.
  CHECK(scale(600, 400, true) == 1);
  CHECK(scale(390, 844, true) == 1);
  for (float w = 320; w < 4000; w += 37)
    for (const bool lecture : {false, true}) {
      const float s = scale(w, w * 0.6F, lecture);
      CHECK((s == 1 || w / s >= 640));
    }
}

TEST_CASE("Hidden parts leave their room to the network") {
  Fixture fixture;
  ui::Ui ui = fixture.at(1280, 800, false);
  ui.widgets.input().hide({"memories", "details", "top", "transport"});
  const ui::Places places = ui::arrange(ui, 0, 0);
  CHECK(places.network.w == 1280);
  CHECK(places.network.h == 800);
}

TEST_CASE("Keys do what the help sheet says") {
  using Does = ui::Shortcut::Does;
  CHECK(ui::shortcut_for("r", 0) == Does::recall);
  CHECK(ui::shortcut_for("R", 1) == Does::recall);
  CHECK(ui::shortcut_for("z", 2) == Does::undo);
  CHECK(ui::shortcut_for("z", 8) == Does::undo);
  CHECK(ui::shortcut_for("Z", 3) == Does::redo);
  CHECK_FALSE(ui::shortcut_for("r", 2).has_value());  // the browser's reload
  CHECK_FALSE(ui::shortcut_for("s", 8).has_value());
  CHECK(ui::shortcut_for(" ", 0) == Does::grid_paints);
  CHECK_FALSE(ui::shortcut_for("Tab", 0).has_value());
}

TEST_CASE("Numbers are written with a minus sign and read as people type them") {
  CHECK(ui::parts::number(-2.5, 1) == "−2.5");
  CHECK(ui::parts::number(-0.001, 2) == "0.00");
  CHECK(ui::read_number("20 %", "%") == 20.0);
  CHECK(ui::read_number("−2,5") == -2.5);
  CHECK(ui::read_number("1e3") == 1000.0);
  CHECK_FALSE(ui::read_number("many").has_value());
}

TEST_CASE(
    "The mirror is valid JSON whatever the names are, and forgets what is not on the screen") {
  ui::Widgets widgets;
  widgets.begin();
  ui::WidgetInfo info;
  info.id = "memories.0";
  info.name = "a \"quoted\"\nname \\ with ü";
  info.minimum = 0.5F;
  info.rect = {1, 2, 3, 4};
  widgets.publish(info);
  CHECK(widgets.json() ==
        "[{\"id\":\"memories.0\",\"role\":\"button\",\"name\":\"a \\\"quoted\\\"\\u000aname \\\\ "
        "with ü\",\"value\":\"\",\"help\":\"\","
        "\"min\":0.5,\"enabled\":true,\"rect\":[1,2,3,4]}]");
  widgets.ask("gone", "");
  for (int frame = 0; frame < 6; ++frame) widgets.begin();
  CHECK_FALSE(widgets.asked("gone").has_value());
  widgets.ask("there", "7");
  widgets.begin();
  CHECK(widgets.asked("there") == "7");
  CHECK_FALSE(widgets.asked("there").has_value());
}
