// The workbench Places by hand: the arena, the cells, recall, and what the card says.
#include "lab/workbenches/places/places.hpp"

#include <algorithm>
#include <catch2/catch_all.hpp>

#include "bench.hpp"
#include "stroke.hpp"

namespace {

const lab::Places& shown_places(const Bench& h) {
  return h.session.document().section<lab::Places>();
}

/// Where a point of the arena is.
ImVec2 in_arena(const Bench& h, double x, double y) {
  constexpr float kEdge = 14;
  const ui::Rect inner = h.find("places.arena")->rect.inset(kEdge);
  return {inner.x + static_cast<float>(x) * inner.w,
          inner.bottom() - static_cast<float>(y) * inner.h};
}

/// The middle of the square in this row and column.
ImVec2 square(const Bench& h, int row, int column) {
  const ui::Rect grid = h.find("places.cells")->rect;
  const float size = grid.w / static_cast<float>(shown_places(h).side);
  return {grid.x + size * (static_cast<float>(column) + 0.5F),
          grid.y + size * (static_cast<float>(row) + 0.5F)};
}

std::string places_verdict(const Bench& h) {
  const ui::WidgetInfo* info = h.find("verdict");
  return info == nullptr ? "not there" : info->name;
}

void settle(Bench& h, std::initializer_list<const char*> commands) {
  for (const char* json : commands) apply(h, json);
  for (int k = 0; k < 3; ++k) h.turn();
}

}  // namespace

TEST_CASE(
    "Places: a tap stores a place, a drag moves it, a tap on it takes the cue, the other button "
    "removes it") {
  for (const bool touch : {false, true}) {
    Bench h("places");
    h.touch = touch;
    settle(h, {});
    const Stroke stroke{h};
    REQUIRE(shown_places(h).places.size() == 6);
    stroke.tap(in_arena(h, 0.3, 0.55));
    REQUIRE(shown_places(h).places.size() == 7);
    CHECK(hopfield::distance(shown_places(h).places[6], {0.3, 0.55}) < 0.01);
    CHECK(shown_places(h).cue == 0);
    stroke.tap(in_arena(h, 0.3, 0.55));
    CHECK(shown_places(h).places.size() == 7);
    CHECK(shown_places(h).cue == 6);
    stroke.press(in_arena(h, 0.3, 0.55));
    stroke.move({in_arena(h, 0.3, 0.6)});
    stroke.release({in_arena(h, 0.35, 0.65)});
    CHECK(hopfield::distance(shown_places(h).places[6], {0.35, 0.65}) < 0.01);
    h.apply(lab::command::Undo{});
    CHECK(hopfield::distance(shown_places(h).places[6], {0.3, 0.55}) < 0.01);
    h.turn();
    h.next.erases = true;
    stroke.tap(in_arena(h, 0.3, 0.55));
    h.next.erases = false;
    CHECK(shown_places(h).places.size() == 6);
    stroke.tap(in_arena(h, 0.82, 0.76));
    h.turn();
    CHECK(h.find("places.remove")->name == "Remove place 3");
    h.ask("places.remove");
    CHECK(shown_places(h).places.size() == 5);
    // The other tool moves the cue instead.
    h.ask("places.tool.1");
    stroke.press(in_arena(h, 0.6, 0.6));
    stroke.release({in_arena(h, 0.7, 0.65)});
    CHECK(shown_places(h).places.size() == 5);
    REQUIRE(shown_places(h).walk.size() == 2);
    CHECK(shown_places(h).walk[0] == Catch::Approx(0.7).margin(0.01));
    CHECK(places_verdict(h).find("The cue comes from ") == 0);
  }
}

TEST_CASE(
    "Places: a stroke over the cells silences them, one that begins on a silenced cell restores "
    "them") {
  Bench h("places");
  h.touch = true;
  settle(h, {R"({"op":"places","silence":"none"})", R"({"op":"finish"})"});
  const Stroke stroke{h};
  stroke.press(square(h, 3, 2));
  stroke.release({square(h, 3, 9)});
  REQUIRE(shown_places(h).silenced.size() == 8);
  CHECK(shown_places(h).moment == 0);
  const auto runs = lab::places_runs(shown_places(h));
  for (int column = 2; column < 10; ++column)
    CHECK(runs->silenced.up(runs->fields->by_place()[static_cast<std::size_t>(48 + column)]));
  // The last cell shows its field.
  CHECK(shown_places(h).cell == runs->fields->by_place()[57] + 1);
  stroke.press(square(h, 3, 5));
  stroke.release({square(h, 3, 9)});
  CHECK(shown_places(h).silenced.size() == 3);
  h.apply(lab::command::Undo{});
  CHECK(shown_places(h).silenced.size() == 8);
  // The same by number: square k is cell k.
  h.ask("places.order.1");
  h.ask("places.restore");
  CHECK(shown_places(h).silenced.empty());
  stroke.tap(square(h, 1, 4));
  CHECK(shown_places(h).silenced == std::vector<int>{20});
  h.ask("places.half");
  CHECK(shown_places(h).silenced.size() == 128);
}

TEST_CASE("Places: keys store a place, take one up and put it down, and silence a cell") {
  Bench h("places");
  settle(h, {});
  h.widgets.focus("places.arena");
  for (const char* key : {"right", "right", "up", "space"}) h.ask("places.arena", key);
  REQUIRE(shown_places(h).places.size() == 7);
  CHECK(hopfield::distance(shown_places(h).places[6], {0.54, 0.54}) < 1e-9);
  h.ask("places.arena", "space");
  CHECK(shown_places(h).cue == 6);
  CHECK(h.find("places.arena")->live.find("Place 7 moves") == 0);
  h.ask("places.arena", "left");
  CHECK(hopfield::distance(shown_places(h).places[6], {0.52, 0.54}) < 1e-9);
  h.ask("places.arena", "space");
  h.ask("places.arena", "left");
  CHECK(hopfield::distance(shown_places(h).places[6], {0.52, 0.54}) < 1e-9);
  h.widgets.focus("places.cells");
  settle(h, {R"({"op":"places","silence":"none"})"});
  for (const char* key : {"down", "right", "space"}) h.ask("places.cells", key);
  const auto runs = lab::places_runs(shown_places(h));
  CHECK(shown_places(h).silenced ==
        std::vector<int>{static_cast<int>(runs->fields->by_place()[17])});
  CHECK(h.find("places.cells")->live.find("is silenced.") != std::string::npos);
}

TEST_CASE("Places: what the card and the verdict say is so") {
  for (const auto& [row, begins] :
       {std::pair{0, "Place 3 is recalled: all its 26 cells are active."},
        {1, "Place 2 was recalled instead of place 1."},
        {2, "The state is a blend of places 1 and 37."}}) {
    Bench card("places");
    settle(card, {});
    for (const char* json : view("places").card->tries[static_cast<std::size_t>(row)].commands)
      apply(card, json);
    settle(card, {R"({"op":"finish"})"});
    CHECK(places_verdict(card).find(begins) == 0);
  }
  Bench h("places");
  settle(h, {});
  CHECK(places_verdict(h).find("The cue has only 14 of 26 cells of place 1. Press Recall.") == 0);
  h.ask("places.run");
  CHECK(h.session.running());
  h.apply(lab::command::Pause{});
  settle(h, {R"({"op":"finish"})"});
  CHECK(places_verdict(h).find("Place 1 is recalled: all its 26 cells are active.") == 0);
  // The decoded place is at the pin: within a cell.
  CHECK(h.find("places.decoded.value")->value.size() <= 4);
  h.ask("places.example.near");
  settle(h, {R"({"op":"finish"})"});
  CHECK(places_verdict(h).find(
            "Place 2 was recalled instead of place 1. Their patterns have 18 of 26 cells") == 0);
  CHECK(h.find("places.overlaps")->value == "place 1: 18, place 2: 26, place 3: 19");
  h.ask("places.example.many");
  settle(h, {R"({"op":"finish"})"});
  CHECK(places_verdict(h).find("The state is a blend of places 1 and 37.") == 0);
  settle(h, {R"({"op":"places","places":[[0.2,0.2]],"silence":"none"})", R"({"op":"finish"})"});
  CHECK(places_verdict(h).find("Place 1 is stable: no cell changes. It is the only place.") == 0);
  // From a point between two places, the one of which the cue has more cells.
  settle(h, {R"({"op":"places","example":"half"})",
             R"({"op":"places","walk":[0.7,0.62],"noise":0.2})", R"({"op":"finish"})"});
  CHECK(places_verdict(h).find("Place 1 is recalled, although place 3 is nearer. The cue has ") ==
        0);
  settle(h, {R"({"op":"places","places":[[0.2,0.2]],"silence":"none"})"});
  settle(h, {R"({"op":"places","noise":0.5})"});
  CHECK(places_verdict(h).find("The cue has 13 of 26 cells of place 1, and 13 wrong ones.") == 0);
}
