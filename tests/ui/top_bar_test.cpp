// The row of tabs: the open workbench is always there, and what has no room is in the menu at its end.
#include <algorithm>
#include <set>

#include "bench.hpp"
#include "ui/shell/screen.hpp"

namespace {

struct BarScreen : Harness {
  BarScreen(const char* bench, ui::Rect size, bool by_touch) : Harness(in(bench), size) {
    reduced_motion = true;
    touch = by_touch;
    shell.views = workbenches::all();
    shell.dialogs = workbenches::dialogs();
    draw(3);
  }
  void draw(int times) {
    for (int k = 0; k < times; ++k)
      frame([this](ui::Ui& ui) { places = ui::draw_screen(ui, shell, state); });
  }
  void press(std::string_view id) {
    const ui::WidgetInfo* info = find(id);
    INFO(id);
    REQUIRE(info != nullptr);
    next.present = next.down = next.pressed = true;
    next.x = info->rect.x + info->rect.w / 2;
    next.y = info->rect.y + info->rect.h / 2;
    draw(1);
    next.down = false;
    next.released = true;
    draw(3);
  }
  /// Names of workbenches with a tab in the bar, or an entry in the open menu.
  [[nodiscard]] std::multiset<std::string> offered(ui::Role role) const {
    constexpr std::string_view kTab = "top.tab.";
    std::multiset<std::string> out;
    for (const ui::WidgetInfo& info : widgets.all())
      if (info.id.starts_with(kTab) && info.role == role) out.insert(info.id.substr(kTab.size()));
    return out;
  }
  ui::ShellState shell;
  ui::Places places;
};

std::multiset<std::string> all_benches() {
  std::multiset<std::string> out;
  for (const char* name : benches()) out.insert(name);
  return out;
}

}  // namespace

TEST_CASE(
    "Tabs: at every width the open one is there, none is cut, and all others are in the menu") {
  for (const char* bench : {"memory", "gates", "places"})
    for (const bool touch : {false, true})
      for (const float width : {320.0F, 360.0F, 390.0F, 600.0F, 760.0F, 768.0F, 900.0F, 1024.0F,
                                1152.0F, 1280.0F, 1536.0F, 1920.0F}) {
        BarScreen h(bench, {0, 0, width, 800}, touch);
        CAPTURE(bench, touch, width);
        const ui::WidgetInfo* open = h.find(std::string("top.tab.") + bench);
        REQUIRE(open != nullptr);
        CHECK(open->role == ui::Role::tab);
        CHECK(open->checked == true);
        std::multiset<std::string> there = h.offered(ui::Role::tab);
        std::vector<ui::Rect> places;
        for (const ui::WidgetInfo& info : h.widgets.all())
          if (info.part == ui::Part::tabs || info.id.starts_with("top."))
            places.push_back(info.rect);
        for (const ui::Rect& rect : places) {
          CHECK(rect.x >= 0);
          CHECK(rect.right() <= width + 0.5F);
          for (const ui::Rect& other : places)
            if (&other != &rect)
              CHECK(std::min(rect.within(other).w, rect.within(other).h) <= 0.5F);
        }
        const ui::WidgetInfo* more = h.find("top.tabs");
        if (more == nullptr) {
          CHECK(there == all_benches());
          continue;
        }
        CHECK(more->role == ui::Role::button);
        CHECK(more->part == ui::Part::tabs);  // read with the tabs, after them
        CHECK(there.size() >= 2);
        h.press("top.tabs");
        for (const std::string& name : h.offered(ui::Role::menuitem)) there.insert(name);
        CHECK(there == all_benches());
      }
}

TEST_CASE(
    "Tabs: on a computer's screen all of them stand in the bar, and on the course's tablet too") {
  for (const auto& [width, touch] :
       {std::pair{1920.0F, false}, {1280.0F, false}, {1024.0F, true}}) {
    BarScreen h("places", {0, 0, width, 768}, touch);
    CAPTURE(width);
    CHECK(h.offered(ui::Role::tab) == all_benches());
    CHECK(h.find("top.undo") != nullptr);
    CHECK(h.find("top.help") != nullptr);
    CHECK(h.find("top.menu") != nullptr);
  }
}

TEST_CASE(
    "Tabs: an entry of the menu opens its workbench, by hand and by the mirror, also in a low "
    "frame") {
  for (const bool mirror : {false, true}) {
    BarScreen h("memory", {0, 0, 390, 844}, true);
    REQUIRE(h.find("top.tab.places") == nullptr);
    h.press("top.tabs");
    if (mirror) {
      h.widgets.ask("top.tab.places", "");
      h.draw(3);
    } else {
      h.press("top.tab.places");
    }
    CHECK(h.session.document().workbench == "places");
    CHECK(h.find("top.tab.places")->role == ui::Role::tab);
    CHECK(h.shell.menu == ui::ShellState::Menu::none);
  }
  // The last entry lies below the frame: who goes there by keys has it scrolled into view.
  BarScreen low("memory", {0, 0, 340, 360}, true);
  low.press("top.tabs");
  const auto entries = low.offered(ui::Role::menuitem);
  REQUIRE(entries.size() > 6);
  low.widgets.focus("top.tab.places");
  low.draw(60);
  const ui::WidgetInfo* last = low.find("top.tab.places");
  REQUIRE(last != nullptr);
  CHECK(last->rect.bottom() <= 360);
  low.press("top.tab.places");
  CHECK(low.session.document().workbench == "places");
}
