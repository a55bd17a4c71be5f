// The workbench Sequences by hand: the strip, the network to draw on, the raster of overlaps.
#include "lab/workbenches/sequences/sequences.hpp"

#include <algorithm>
#include <catch2/catch_all.hpp>

#include "bench.hpp"
#include "lab/formats/json.hpp"
#include "stroke.hpp"

namespace {

const lab::Sequences& film(const Bench& h) {
  return h.session.document().section<lab::Sequences>();
}

/// The middle of a cell of the network.
ImVec2 middle(const Bench& h, int x, int y) {
  const ui::Rect r = h.find("sequences.grid")->rect;
  return {r.x + (static_cast<float>(x) + 0.5F) * r.w / static_cast<float>(film(h).width),
          r.y + (static_cast<float>(y) + 0.5F) * r.h / static_cast<float>(film(h).height)};
}

bool lit(const Bench& h, int x, int y) {
  return film(h).start.up(static_cast<std::size_t>(y * film(h).width + x));
}

std::string value(const Bench& h, std::string_view id) {
  const ui::WidgetInfo* info = h.find(id);
  return info == nullptr ? "not there" : info->value;
}

}  // namespace

TEST_CASE("Sequences: a tap flips a cell, a stroke draws, the other button erases, keys flip") {
  Bench h("sequences");
  apply(h, R"({"op":"sequences","load":0})");
  for (int k = 0; k < 3; ++k) h.turn();
  const Stroke stroke{h};
  REQUIRE_FALSE(lit(h, 0, 0));
  stroke.tap(middle(h, 0, 0));
  CHECK(lit(h, 0, 0));
  stroke.tap(middle(h, 0, 0));
  CHECK_FALSE(lit(h, 0, 0));
  // From the left edge to the right: all of the row, whatever it was.
  stroke.press(middle(h, 0, 1));
  stroke.move({middle(h, 3, 1), middle(h, 6, 1)});
  stroke.release({middle(h, 9, 1)});
  for (int x = 0; x < 10; ++x) CHECK(lit(h, x, 1));
  CHECK_FALSE(lit(h, 0, 2));
  h.next.erases = true;
  stroke.press(middle(h, 2, 1));
  h.next.erases = true;
  stroke.move({middle(h, 5, 1)});
  stroke.release({middle(h, 5, 1)});
  for (int x = 2; x <= 5; ++x) CHECK_FALSE(lit(h, x, 1));
  CHECK(lit(h, 1, 1));
  // A stroke is one step of undo.
  h.apply(lab::command::Undo{});
  CHECK(lit(h, 3, 1));
  h.apply(lab::command::Undo{});
  CHECK_FALSE(lit(h, 0, 1));
  h.turn();
  h.ask("sequences.grid", "right");
  h.ask("sequences.grid", "down");
  h.ask("sequences.grid", "space");
  CHECK(lit(h, 1, 1));
  CHECK(h.find("sequences.grid")->live == "Row 2, column 2 is +1.");
}

TEST_CASE("Sequences: pictures are pressed, added, moved, replaced and removed") {
  Bench h("sequences");
  h.turn();
  h.turn();
  CHECK(value(h, "sequences.nearest.value") == "1");
  h.ask("sequences.picture.4");
  CHECK(film(h).start == film(h).pictures[4]);
  CHECK(value(h, "sequences.nearest.value") == "5");
  CHECK(value(h, "sequences.overlap.value") == "1.00");
  h.ask("sequences.later");
  CHECK(film(h).pictures[5] == film(h).start);
  h.ask("sequences.earlier");
  CHECK(film(h).pictures[4] == film(h).start);
  h.ask("sequences.remove");
  CHECK(film(h).pictures.size() == 7);
  h.ask("sequences.add");  // what is shown is not stored any more
  CHECK(film(h).pictures.size() == 8);
  CHECK(film(h).pictures[7] == film(h).start);
  h.ask("sequences.noise");
  const lab::Pattern noisy = film(h).start;
  h.ask("sequences.replace");
  CHECK(film(h).pictures[7] == noisy);
  // Twice the same picture has no pseudo-inverse: nothing changes, and it is said why.
  h.widgets.ask("sequences.add", "");
  h.turn();
  CHECK(film(h).pictures.size() == 8);
  REQUIRE(h.errors.size() == 1);
  CHECK(h.errors[0].starts_with("pictures[8]"));
  h.ask("sequences.rule.0");
  h.ask("sequences.add");
  CHECK(film(h).pictures.size() == 9);
}

TEST_CASE("Sequences: a film of one's own, drawn picture by picture") {
  Bench h("sequences");
  h.turn();
  h.turn();
  h.ask("sequences.new");
  CHECK(film(h).pictures.size() == 1);
  CHECK(film(h).start.count_up() == 0);
  CHECK(h.find("verdict")->name.starts_with("This film is empty. Draw a picture on the network."));
  const Stroke stroke{h};
  for (int picture = 0; picture < 3; ++picture) {
    stroke.press(middle(h, 0, 3 * picture));
    stroke.move({middle(h, 4, 3 * picture)});
    stroke.release({middle(h, 9, 3 * picture)});
    h.ask(picture == 0 ? "sequences.replace" : "sequences.add");
    CHECK(film(h).pictures.size() == static_cast<std::size_t>(picture + 1));
    h.ask("sequences.clear");
    CHECK(film(h).start.count_up() == 0);
  }
  h.ask("sequences.picture.0");
  for (std::size_t step = 0; step < 7; ++step) {
    CHECK(value(h, "sequences.nearest.value") == std::to_string(step % 3 + 1));
    CHECK(value(h, "sequences.overlap.value") == "1.00");
    h.ask("sequences.step");
  }
  CHECK(h.find("verdict")->name.starts_with("The state comes back after 3 steps."));
}

TEST_CASE("Sequences: what is said and shown goes with the run") {
  Bench h("sequences");
  h.turn();
  h.turn();
  const auto verdict = [&h] { return h.find("verdict")->name; };
  CHECK(
      verdict().starts_with("A noisy start: 12 of 100 pixels of picture 1 are wrong. Press Play."));
  h.ask("sequences.picture.2");
  CHECK(verdict().starts_with("This is picture 3. The next step leads to picture 4."));
  for (int k = 0; k < 8; ++k) h.ask("sequences.step");
  CHECK(verdict().starts_with("The state comes back after 8 steps."));
  CHECK(value(h, "sequences.period.value") == "after 8 steps");
  CHECK(value(h, "sequences.symmetry.value") == "not symmetric");
  h.ask("sequences.timeline", "5");
  CHECK(film(h).moment == 5);
  CHECK(value(h, "sequences.timeline") == "5");  // a number, for the page's sliders
  h.ask("sequences.timeline", "left");
  CHECK(film(h).moment == 4);
  h.ask("sequences.reset");
  CHECK(film(h).moment == 0);
  h.ask("sequences.example.four_cycle");
  apply(h, R"({"op":"finish"})");
  h.turn();
  h.turn();
  CHECK(verdict() ==
        "The state comes back after 4 steps: a four-cycle. The weights are antisymmetric: without "
        "ties, synchronous updates end in a four-cycle.");
  CHECK(h.find("sequences.weights")->name == "W = Σ ξₙ₊₁ ξₙᵀ − Σ ξₙ ξₙ₊₁ᵀ");
  h.ask("sequences.example.two_cycle");
  apply(h, R"({"op":"finish"})");
  h.turn();
  CHECK(verdict().starts_with(
      "The state comes back after 2 steps: a two-cycle. The weights are symmetric"));
  h.ask("sequences.example.fixed_point");
  apply(h, R"({"op":"finish"})");
  h.turn();
  CHECK(verdict().starts_with("Picture 1 is a fixed point: no neuron will flip again."));
  h.ask("sequences.example.held");
  apply(h, R"({"op":"sequences","moment":60})");
  h.turn();
  h.turn();
  CHECK(verdict().find("Each of 8 pictures is shown for 4 steps") != std::string::npos);
  h.ask("sequences.mode.1");
  CHECK(value(h, "sequences.period.value") == "not exactly");
}

TEST_CASE("Sequences: the files say what is shown") {
  Bench h("sequences");
  apply(h, R"({"op":"sequences","example":"four_cycle","load":0,"moment":6})");
  h.turn();
  h.turn();
  h.ask("sequences.save");
  const auto file = [&h](const char* id) {
    h.requests.clear();
    h.ask(id);
    REQUIRE(h.requests.size() == 1);
    return std::string(h.requests[0].bytes.begin(), h.requests[0].bytes.end());
  };
  CHECK(file("sequences.csv") ==
        "step,q1,q2\n0,1,0\n1,0,1\n2,-1,0\n3,0,-1\n4,1,0\n5,0,1\n6,-1,0\n");
  CHECK(file("sequences.script").find("hold, step_on, back = 0, 1, -1") != std::string::npos);
  const auto request = lab::parse_json(file("sequences.request"));
  REQUIRE(request);
  CHECK((*request)["film"]["back"] == -1);
  CHECK((*request)["patterns"].size() == 2);
}

TEST_CASE("What the card of Sequences says to look for is so") {
  const auto after = [](std::size_t row) {
    lab::Session session(in("sequences"));
    for (const char* json : view("sequences").card->tries[row].commands) {
      const auto command = lab::read_command(json);
      REQUIRE(command);
      REQUIRE(session.apply(*command));
    }
    return session.document().section<lab::Sequences>();
  };
  const auto run = [](const lab::Sequences& film) { return lab::run_of(film, lab::film_of(film)); };
  const lab::Sequences held = after(0), hebb = after(1), four = after(2);
  const hopfield::FilmRun each = run(held);
  CHECK(each.period == 4 * held.pictures.size());
  for (std::size_t t = each.since; t < each.since + each.period; ++t)
    CHECK(std::ranges::count(held.pictures, each.at(t)) == 1);
  const hopfield::FilmRun stops = run(hebb);
  CHECK(stops.end == hopfield::FilmEnd::fixed_point);
  CHECK(std::ranges::count(hebb.pictures, stops.states.back()) == 0);
  CHECK(run(four).period == 4);
  CHECK(four.pictures.size() == 2);
}
