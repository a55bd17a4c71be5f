// What pointer and keys draw on the grid.
#include <algorithm>
#include <catch2/catch_all.hpp>
#include <cmath>

#include "crowded.hpp"
#include "harness.hpp"
#include "ui/memory/grid_view.hpp"

using ui::Open;

TEST_CASE("The mouse draws a connected line as one undo step") {
  Harness h(crowded(20, 0));
  h.frame();
  h.frame();
  const ui::Rect grid = h.find("grid")->rect;
  const float cell = grid.w / 20;
  const auto at = [&](int x, int y) {
    return std::pair{grid.x + (static_cast<float>(x) + 0.5F) * cell,
                     grid.y + (static_cast<float>(y) + 0.5F) * cell};
  };
  const lab::Pattern before = h.session.shown().pattern();
  REQUIRE(before.count_up() == 0);
  h.press(at(2, 2).first, at(2, 2).second);
  h.drag(at(15, 9).first, at(15, 9).second);  // one big jump between two samples
  h.drag(at(15, 16).first, at(15, 16).second);
  h.release();
  const lab::Pattern after = h.session.shown().pattern();
  CHECK(after.up(2 * 20 + 2));
  CHECK(after.up(9 * 20 + 15));
  CHECK(after.up(16 * 20 + 15));
  // Connected: each lit cell but the first has a lit neighbour in the row above or its own.
  for (int x = 3; x <= 15; ++x) {
    bool lit = false;
    for (int y = 0; y < 20; ++y) lit = lit || after.up(static_cast<std::size_t>(y * 20 + x));
    CAPTURE(x);
    CHECK(lit);
  }
  h.apply(lab::command::Undo{});
  CHECK(h.session.shown().pattern() == before);
}

TEST_CASE("A finger taps, paints, and looks with a long press without painting") {
  Harness h(crowded(10, 0), {0, 0, 390, 844});
  h.touch = true;
  h.frame();
  h.frame();
  const ui::Rect grid = h.find("grid")->rect;
  const float cell = grid.w / 10;
  h.press(grid.x + 1.5F * cell, grid.y + 1.5F * cell);
  h.release();
  CHECK(h.session.shown().pattern().up(11));
  CHECK(h.session.shown().pattern().count_up() == 1);

  h.press(grid.x + 4.5F * cell, grid.y + 4.5F * cell);
  for (int k = 0; k < 60; ++k) h.frame();
  h.release();
  CHECK(h.session.shown().pattern().count_up() == 1);
  CHECK(h.session.document().view.selected == 44U);

  h.press(grid.x + 0.5F * cell, grid.y + 9.5F * cell);
  h.drag(grid.x + 9.5F * cell, grid.y + 9.5F * cell);
  h.release();
  CHECK(h.session.shown().pattern().count_up() == 11);
}

TEST_CASE("A stroke that turns a corner between two frames paints the corner") {
  Harness h(crowded(10, 0));
  h.frame();
  const ui::Rect grid = h.find("grid")->rect;
  const float cell = grid.w / 10;
  const auto at = [&](float column, float row) {
    return std::pair(grid.x + (column + 0.5F) * cell, grid.y + (row + 0.5F) * cell);
  };
  h.press(at(1, 1).first, at(1, 1).second);
  h.next.trail = {at(6, 1), at(6, 6)};
  h.drag(at(6, 6).first, at(6, 6).second);
  h.release();
  CHECK(h.session.shown().pattern().count_up() == 11);
  CHECK(h.session.shown().pattern().up(16));
}

TEST_CASE("Keys move a cell cursor and space turns the cell over") {
  Harness h(crowded(10, 0));
  h.frame();
  h.act("grid", "right");
  h.act("grid", "down");
  h.act("grid", "space");
  CHECK(h.session.shown().pattern().up(11));
  h.act("grid", "space");
  CHECK_FALSE(h.session.shown().pattern().up(11));
  h.act("grid.inspect");
  h.act("grid", "space");
  CHECK(h.session.document().view.selected == 11U);
}

TEST_CASE("A rectangle covers what lies in it, by pointer and by keys") {
  lab::Document d = crowded(10, 0);
  d.start.fill(true);
  Harness h(d);
  h.state.show(Open::spoil, {600, 700, 40, 40});
  h.frame();
  h.frame();
  h.act("spoil.cover");
  REQUIRE(ui::grid_state(h.state).tool == ui::Tool::cover);
  h.frame();
  const ui::Rect grid = h.find("grid")->rect;
  const float cell = grid.w / 10;
  h.press(grid.x + 1.5F * cell, grid.y + 1.5F * cell);
  h.drag(grid.x + 3.5F * cell, grid.y + 2.5F * cell);
  h.release();
  CHECK(h.session.shown().pattern().count_up() == 100 - 6);
  CHECK(ui::grid_state(h.state).tool == ui::Tool::draw);

  ui::grid_state(h.state).tool = ui::Tool::cover;
  h.act("grid", "space");
  h.act("grid", "right");
  h.act("grid", "space");
  CHECK(h.session.shown().pattern().count_up() == 100 - 8);
}
