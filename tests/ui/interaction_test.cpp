#include "ui/input/interaction.hpp"

#include <catch2/catch_test_macros.hpp>
#include <functional>

using ui::Drag;
using ui::Hit;
using ui::Interaction;
using ui::PointerInput;
using ui::Rect;

namespace {

/// Frames of a screen that `draw` puts together, at 60 a second.
struct Screen {
  explicit Screen(std::function<void(Interaction&)> with) : draw(std::move(with)) { frame({}); }

  void frame(PointerInput pointer, float seconds = 1.0F / 60) {
    time += static_cast<double>(seconds);
    input.begin(pointer, time, seconds, touch, false);
    draw(input);
    input.end();
  }
  PointerInput at(float x, float y, bool down) const {
    PointerInput pointer;
    pointer.x = x;
    pointer.y = y;
    pointer.present = true;
    pointer.down = down;
    return pointer;
  }
  void press(float x, float y) {
    PointerInput pointer = at(x, y, true);
    pointer.pressed = true;
    frame(pointer);
  }
  void move(float x, float y) { frame(at(x, y, true)); }
  void release(float x, float y) {
    PointerInput pointer = at(x, y, false);
    pointer.released = true;
    frame(pointer);
  }
  void click(float x, float y) {
    press(x, y);
    release(x, y);
  }
  void wait(float x, float y, double seconds) {
    for (double end = time + seconds; time < end;) move(x, y);
  }

  /// One frame that comes late.
  void stall(float x, float y, float seconds) { frame(at(x, y, true), seconds); }

  Interaction input;
  std::function<void(Interaction&)> draw;
  double time = 100;
  bool touch = false;
};

}  // namespace

TEST_CASE("A press and its release on a widget are a click") {
  int clicks = 0;
  Screen screen(
      [&](Interaction& input) { clicks += input.zone("a", {10, 10, 50, 20}).clicked ? 1 : 0; });
  screen.click(20, 20);
  CHECK(clicks == 1);
  screen.press(20, 20);
  screen.release(200, 200);
  CHECK(clicks == 1);
  screen.press(200, 200);
  screen.release(20, 20);
  CHECK(clicks == 1);
}

TEST_CASE("A press that the browser takes away ends nowhere") {
  Hit last;
  int releases = 0;
  Screen screen([&](Interaction& input) {
    last = input.zone("a", {10, 10, 50, 20}, Drag::keeps);
    releases += last.released ? 1 : 0;
  });
  screen.press(20, 20);
  screen.move(30, 20);
  CHECK(last.held);
  PointerInput gone;
  gone.x = gone.y = -3e38F;
  gone.released = true;
  screen.frame(gone);
  CHECK(releases == 0);
  CHECK_FALSE(last.held);
  screen.release(30, 20);
  CHECK(releases == 0);
}

TEST_CASE("Two clicks at one place are a double click, three are not two") {
  int doubles = 0;
  Screen screen([&](Interaction& input) {
    doubles += input.zone("a", {0, 0, 50, 50}).double_clicked ? 1 : 0;
  });
  screen.click(20, 20);
  screen.click(20, 20);
  CHECK(doubles == 1);
  screen.click(20, 20);
  CHECK(doubles == 1);
}

TEST_CASE("What was drawn last is on top") {
  int low = 0, high = 0;
  Screen screen([&](Interaction& input) {
    low += input.zone("low", {0, 0, 100, 100}).clicked ? 1 : 0;
    high += input.zone("high", {20, 20, 20, 20}).clicked ? 1 : 0;
  });
  screen.click(30, 30);
  screen.click(60, 60);
  CHECK(low == 1);
  CHECK(high == 1);
}

TEST_CASE("Below a modal layer nothing reacts, and a press beside it is noticed") {
  int below = 0, inside = 0, outside = 0;
  bool open = true;
  Screen screen([&](Interaction& input) {
    below += input.zone("below", {0, 0, 300, 300}).clicked ? 1 : 0;
    if (!open) return;
    input.push_layer(Interaction::Over::modal);
    input.ground("card", {100, 100, 50, 50});
    inside += input.zone("inside", {110, 110, 10, 10}).clicked ? 1 : 0;
    outside += input.pressed_outside({100, 100, 50, 50}) ? 1 : 0;
    input.pop_layer();
  });
  screen.frame({});
  screen.click(115, 115);
  screen.click(20, 20);
  CHECK(inside == 1);
  CHECK(below == 0);
  CHECK(outside == 1);
  open = false;
  screen.frame({});
  screen.frame({});
  screen.click(20, 20);
  CHECK(below == 1);
}

TEST_CASE("A press beside a light layer reaches what lies below, but not below a dialog under it") {
  int below = 0, middle = 0, hovers = 0;
  bool open = true, dialog = false;
  Screen screen([&](Interaction& input) {
    const Hit hit = input.zone("below", {0, 0, 300, 300});
    below += hit.clicked ? 1 : 0;
    hovers += hit.hovered && !hit.held && !hit.released ? 1 : 0;
    if (dialog) {
      input.push_layer(Interaction::Over::modal);
      middle += input.zone("middle", {0, 0, 300, 300}).clicked ? 1 : 0;
    }
    if (open) {
      input.push_layer(Interaction::Over::light);
      input.ground("card", {100, 100, 50, 50});
      open = !input.pressed_outside({100, 100, 50, 50});
      input.pop_layer();
    }
    if (dialog) input.pop_layer();
  });
  screen.frame({});
  screen.click(120, 120);
  CHECK(open);
  CHECK(below == 0);
  CHECK(hovers == 0);
  screen.click(20, 20);
  CHECK_FALSE(open);
  CHECK(below == 1);
  open = dialog = true;
  screen.frame({});
  screen.frame({});
  screen.click(20, 20);
  CHECK_FALSE(open);
  CHECK(below == 1);
  CHECK(middle == 1);
}

TEST_CASE("What is clipped away cannot be pressed") {
  int clicks = 0;
  Screen screen([&](Interaction& input) {
    input.push_clip({0, 0, 100, 50});
    clicks += input.zone("a", {0, 40, 100, 40}).clicked ? 1 : 0;
    input.pop_clip();
  });
  screen.click(50, 45);
  screen.click(50, 60);
  CHECK(clicks == 1);
}

TEST_CASE("A finger that just misses a small control means it; a mouse does not") {
  int clicks = 0;
  Screen screen(
      [&](Interaction& input) { clicks += input.zone("a", {100, 100, 20, 20}).clicked ? 1 : 0; });
  screen.click(95, 95);
  CHECK(clicks == 0);
  screen.touch = true;
  screen.click(95, 95);
  CHECK(clicks == 1);
  screen.click(80, 80);
  CHECK(clicks == 1);
}

TEST_CASE("A long press with a finger asks, and does not do") {
  int clicks = 0, longs = 0;
  Screen screen([&](Interaction& input) {
    const Hit hit = input.zone("a", {0, 0, 60, 60});
    clicks += hit.clicked ? 1 : 0;
    longs += hit.long_pressed ? 1 : 0;
  });
  screen.touch = true;
  screen.press(30, 30);
  screen.wait(30, 30, 0.7);
  screen.release(30, 30);
  CHECK(longs == 1);
  CHECK(clicks == 0);
}

TEST_CASE("A tap whose release comes late, because the machine stood still, is a tap") {
  int clicks = 0, longs = 0;
  Screen screen([&](Interaction& input) {
    const Hit hit = input.zone("a", {0, 0, 60, 60});
    clicks += hit.clicked ? 1 : 0;
    longs += hit.long_pressed ? 1 : 0;
  });
  screen.touch = true;
  screen.press(30, 30);
  screen.stall(30, 30, 0.8F);
  screen.stall(30, 30, 0.8F);
  screen.release(30, 30);
  CHECK(longs == 0);
  CHECK(clicks == 1);
}

TEST_CASE("A finger scrolls a list by its rows, and the row is not pressed") {
  int clicks = 0;
  Screen screen([&](Interaction& input) {
    Interaction::Scroll& part = input.scroll("list");
    part.view = 100;
    part.content = 400;
    input.push_clip({0, 0, 100, 100});
    input.enter_scroll("list", {0, 0, 100, 100});
    clicks += input.zone("row", {0, 0, 100, 40}).clicked ? 1 : 0;
    input.leave_scroll();
    input.pop_clip();
  });
  screen.touch = true;
  screen.press(50, 30);
  screen.move(50, 25);
  screen.move(50, 10);
  screen.move(50, 5);
  CHECK(screen.input.scroll("list").offset > 10);
  screen.release(50, 5);
  CHECK(clicks == 0);
  const float before = screen.input.scroll("list").offset;
  for (int k = 0; k < 10; ++k) screen.frame({});
  CHECK(screen.input.scroll("list").offset > before);  // momentum
}

TEST_CASE("A slider keeps a sideways drag and gives way to one up or down") {
  bool held = false;
  Screen screen([&](Interaction& input) {
    Interaction::Scroll& part = input.scroll("list");
    part.view = 100;
    part.content = 400;
    input.enter_scroll("list", {0, 0, 100, 100});
    held = input.zone("slider", {0, 0, 100, 40}, Drag::horizontal).held;
    input.leave_scroll();
  });
  screen.touch = true;
  screen.press(20, 20);
  screen.move(60, 22);
  screen.move(60, 60);
  CHECK(held);
  CHECK(screen.input.scroll("list").offset == 0);
  screen.release(60, 60);
  screen.press(20, 80);
  screen.move(20, 50);
  screen.move(20, 40);
  CHECK(screen.input.scroll("list").offset > 0);
}

TEST_CASE("A finger that scrolls, or stops a glide, lets go of nothing else") {
  int held = 0, released = 0;
  Screen screen([&](Interaction& input) {
    Interaction::Scroll& part = input.scroll("list");
    part.view = 100;
    part.content = 2000;
    input.enter_scroll("list", {0, 0, 100, 100});
    const Hit hit = input.zone("slider", {0, 0, 100, 40}, Drag::horizontal);
    held += hit.held && !hit.pressed ? 1 : 0;
    released += hit.released ? 1 : 0;
    input.leave_scroll();
  });
  screen.touch = true;
  screen.press(20, 35);
  for (float y = 30; y > 0; y -= 10) screen.move(20, y);
  screen.release(20, 0);
  CHECK(released == 0);
  held = 0;
  for (int k = 0; k < 3; ++k) screen.frame({});
  const float gliding = screen.input.scroll("list").offset;
  screen.frame({});
  REQUIRE(screen.input.scroll("list").offset > gliding);
  screen.press(20, 20);
  for (int k = 0; k < 5; ++k) screen.move(20, 20);
  screen.release(20, 20);
  CHECK(held == 0);
  CHECK(released == 0);
  // Once it is still, a finger on it is the slider's again.
  screen.press(20, 20);
  screen.move(60, 20);
  screen.release(70, 20);
  CHECK(held > 0);
  CHECK(released == 1);
}

TEST_CASE("The wheel moves the innermost part that can move") {
  Screen screen([&](Interaction& input) {
    for (const char* name : {"outer", "inner"}) {
      Interaction::Scroll& part = input.scroll(name);
      part.view = 100;
      part.content = 150;
      input.enter_scroll(name, {0, 0, 100, 100});
    }
    input.leave_scroll();
    input.leave_scroll();
  });
  PointerInput pointer = screen.at(50, 50, false);
  screen.frame(pointer);
  CHECK(screen.input.wheel_moves(10));
  CHECK_FALSE(screen.input.wheel_moves(-10));
  pointer.wheel_y = -60;
  screen.frame(pointer);
  CHECK(screen.input.scroll("inner").target == 50);
  CHECK(screen.input.scroll("outer").target == 0);
  screen.frame(pointer);
  CHECK(screen.input.scroll("outer").target == 50);
  screen.frame(screen.at(50, 50, false));
  CHECK_FALSE(screen.input.wheel_moves(10));
}

TEST_CASE("Help shows after half a second of rest") {
  Screen screen([](Interaction& input) {
    if (input.zone("a", {0, 0, 60, 60}).hovered)
      input.offer_help("a", {0, 0, 60, 60}, "what it does", false);
  });
  screen.frame(screen.at(30, 30, false));
  CHECK(screen.input.help().age < Interaction::kHelpDelay);
  CHECK(screen.input.next_wake() > screen.time);  // a frame is due when nothing moves
  for (int k = 0; k < 40; ++k) screen.frame(screen.at(30, 30, false));
  CHECK(screen.input.help().age >= Interaction::kHelpDelay);
  screen.frame(screen.at(200, 200, false));
  CHECK(screen.input.help().id.empty());
}

TEST_CASE("A widget that goes away while pressed lets go") {
  bool there = true;
  Screen screen([&](Interaction& input) {
    if (there) input.zone("a", {0, 0, 60, 60}, Drag::keeps);
  });
  screen.press(30, 30);
  CHECK(screen.input.busy());
  there = false;
  screen.move(30, 30);
  CHECK_FALSE(screen.input.busy());
}

TEST_CASE("A scrolled part that stays asks for no frame, however long nothing moved") {
  Screen screen([](Interaction& input) {
    Interaction::Scroll& part = input.scroll("list");
    part.content = 400;
    part.view = 100;
    input.enter_scroll("list", {0, 0, 100, 100});
    input.leave_scroll();
  });
  CHECK(screen.input.next_wake() > 0);  // it has just come: its bar shows, and goes
  for (int k = 0; k < 3; ++k) screen.frame({}, 1.5F);
  CHECK(screen.input.next_wake() == 0);
}
