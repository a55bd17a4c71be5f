// Going to a moment of the run: plots, slider, raster.
#include <catch2/catch_all.hpp>
#include <cmath>
#include <cstdlib>

#include "harness.hpp"
#include "ui/memory/grid_view.hpp"

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
