// The memories: their rows and menus, and the pictures they come from.
#include <algorithm>
#include <catch2/catch_all.hpp>

#include "harness.hpp"
#include "ui/memory/memories_panel.hpp"

namespace {

using ui::Open;

}  // namespace

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

TEST_CASE("The first picture is as noisy as the slider says") {
  const lab::Document first = lab::first_visit();
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < first.start.size(); ++i)
    wrong += first.start.up(i) != first.memories->front().pattern.up(i) ? 1 : 0;
  CHECK(static_cast<double>(wrong) == first.noise * static_cast<double>(first.start.size()));
}
