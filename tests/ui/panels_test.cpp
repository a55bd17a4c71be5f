#include <algorithm>
#include <catch2/catch_all.hpp>

#include "crowded.hpp"
#include "harness.hpp"
#include "ui/kit/draw.hpp"
#include "ui/kit/glyphs.hpp"
#include "ui/memory/grid_view.hpp"

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
