// The workbench Routes by hand: the map, the run, many runs in workers, queens.
#include "lab/workbenches/routes/routes.hpp"

#include <algorithm>
#include <catch2/catch_all.hpp>

#include "bench.hpp"
#include "lab/experiments/study_pool.hpp"
#include "stroke.hpp"

namespace {

const lab::Routes& routes(const Bench& h) { return h.session.document().section<lab::Routes>(); }

/// Where a place of the unit square is on the map.
ImVec2 place(const Bench& h, double x, double y) {
  const ui::Rect map = h.find("routes.map")->rect;
  constexpr float kEdge = 14;
  const ui::Rect inner = map.inset(kEdge);
  return {inner.x + static_cast<float>(x) * inner.w,
          inner.bottom() - static_cast<float>(y) * inner.h};
}

std::string routes_value(const Bench& h, std::string_view id) {
  const ui::WidgetInfo* info = h.find(id);
  return info == nullptr ? "not there" : info->value;
}

std::string verdict(const Bench& h) {
  const ui::WidgetInfo* info = h.find("verdict");
  return info == nullptr ? "not there" : info->name;
}

}  // namespace

TEST_CASE("Routes: a tap puts a city, a drag moves it, the other button removes it") {
  for (const bool touch : {false, true}) {
    Bench h("routes");
    h.touch = touch;
    for (int k = 0; k < 3; ++k) h.turn();
    const Stroke stroke{h};
    REQUIRE(routes(h).cities.size() == 10);
    stroke.tap(place(h, 0.1, 0.9));
    REQUIRE(routes(h).cities.size() == 11);
    CHECK(routes(h).cities[10].x == Catch::Approx(0.1).margin(0.01));
    CHECK(routes(h).cities[10].y == Catch::Approx(0.9).margin(0.01));
    // A tap on a city only chooses it.
    stroke.tap(place(h, 0.1, 0.9));
    CHECK(routes(h).cities.size() == 11);
    stroke.press(place(h, 0.1, 0.9));
    stroke.move({place(h, 0.2, 0.8), place(h, 0.3, 0.7)});
    stroke.release({place(h, 0.3, 0.6)});
    CHECK(routes(h).cities[10].x == Catch::Approx(0.3).margin(0.01));
    // Where it was let go, though no frame has seen it held there.
    CHECK(routes(h).cities[10].y == Catch::Approx(0.6).margin(0.01));
    // The drag is one step of undo.
    h.apply(lab::command::Undo{});
    CHECK(routes(h).cities[10].x == Catch::Approx(0.1).margin(0.01));
    h.turn();
    h.next.erases = true;
    stroke.tap(place(h, 0.1, 0.9));
    CHECK(routes(h).cities.size() == 10);
    h.next.erases = false;
    // Or it is chosen, and the button removes it.
    stroke.tap(place(h, 0.5171, 0.9414));
    h.turn();
    REQUIRE(h.find("routes.remove")->enabled);
    CHECK(h.find("routes.remove")->name == "Remove city E");
    h.ask("routes.remove");
    CHECK(routes(h).cities.size() == 9);
    CHECK_FALSE(h.find("routes.remove")->enabled);
  }
}

TEST_CASE("Routes: keys put a city, take one up, move it and put it down") {
  Bench h("routes");
  for (int k = 0; k < 3; ++k) h.turn();
  h.widgets.focus("routes.map");
  for (int k = 0; k < 5; ++k) h.ask("routes.map", "right");
  h.ask("routes.map", "up");
  h.ask("routes.map", "space");
  REQUIRE(routes(h).cities.size() == 11);
  CHECK(routes(h).cities[10] == hopfield::City{0.6, 0.52});
  h.turn();
  h.ask("routes.map", "space");
  CHECK(routes(h).cities.size() == 11);
  CHECK(h.find("routes.map")->live.find("City K moves") == 0);
  h.ask("routes.map", "left");
  h.ask("routes.map", "down");
  CHECK(routes(h).cities[10] == hopfield::City{0.58, 0.5});
  h.ask("routes.map", "space");
  h.ask("routes.map", "left");
  CHECK(routes(h).cities[10] == hopfield::City{0.58, 0.5});
  h.ask("routes.map", "left");
  CHECK(h.find("routes.map")->live.find("Empty place 0.54, 0.50.") == 0);
}

TEST_CASE("Routes: a run ends in words that say what it is") {
  Bench h("routes");
  for (int k = 0; k < 3; ++k) h.turn();
  CHECK(verdict(h).find("10 cities, and all tours at once. Press Run.") == 0);
  h.ask("routes.run");
  CHECK(h.session.running());
  h.apply(lab::command::Pause{});
  h.ask("routes.finish");
  CHECK(verdict(h).find("A valid tour of length 2.84, 5.4% above the shortest.") == 0);
  CHECK(routes_value(h, "routes.length.value") == "2.836");
  CHECK(routes_value(h, "routes.shortest.value") == "2.691");
  CHECK(routes_value(h, "routes.term.a") == "0");
  // Ways as wide as the network holds them: the whole tour is drawn.
  h.ask("routes.start");
  h.apply(lab::command::Pause{});
  CHECK(routes(h).run == 27);
  apply(h, R"({"op":"finish"})");
  h.turn();
  CHECK(verdict(h).find("Not a") == 0);
  CHECK(routes_value(h, "routes.length.value") == "no tour");
  // The sliders are the document's fields.
  h.ask("routes.d", "700");
  h.ask("routes.n", "14");
  CHECK(routes(h).d == 700);
  CHECK(routes(h).n == 14);
  h.ask("routes.n", "15");
  CHECK(routes(h).n == 0);
  h.ask("routes.method.1");
  CHECK(routes(h).method == hopfield::TourNetworkOptions::Method::adaptive);
  apply(h, R"({"op":"routes","random":14})");
  h.turn();
  CHECK(routes_value(h, "routes.shortest.value") == "unknown above 13 cities");
}

TEST_CASE("Routes: many runs in workers give the share of valid tours, about one in five") {
  Bench h("routes");
  h.state.studies = lab::make_study_pool(2);
  for (int k = 0; k < 3; ++k) h.turn();
  apply(h, R"({"op":"routes","runs":100})");
  h.turn();
  CHECK(h.find("routes.share") == nullptr);
  h.ask("routes.many");
  for (int k = 0; k < 20000 && routes(h).found.runs < 100; ++k) h.turn();
  REQUIRE(routes(h).found.runs == 100);
  h.turn();
  const double share = routes(h).found.valid / 100.0;
  // Four standard errors of a fifth.
  CHECK(std::abs(share - 0.2) < 4 * lab::share_error(20, 100));
  CHECK(routes_value(h, "routes.share.value")
            .find(std::to_string(routes(h).found.valid) + " of 100") != std::string::npos);
  CHECK(verdict(h).find("% of 100 runs gave a valid tour.") != std::string::npos);
  CHECK(routes_value(h, "routes.lengths").find("valid tours, from") != std::string::npos);
  // The best of them is shown as it was found.
  h.ask("routes.best");
  h.turn();
  CHECK(routes(h).run == *routes(h).found.best_run);
  lab::RoutesRun& run = lab::run_of(routes(h));
  CHECK(hopfield::tour_length(run.distances(), run.tour()) == routes(h).found.lengths.front());
  // Another network has not been measured.
  h.ask("routes.d", "700");
  CHECK(h.find("routes.share") == nullptr);
}

TEST_CASE("Routes: queens are placed, or it is said what is wrong") {
  Bench h("routes");
  for (int k = 0; k < 3; ++k) h.turn();
  h.ask("routes.problem.1");
  CHECK(verdict(h).find("8 queens, and all squares at once.") == 0);
  h.ask("routes.finish");
  CHECK(verdict(h).find("Solved: none of the 8 queens attacks another.") == 0);
  CHECK(h.find("routes.map") == nullptr);
  CHECK(routes_value(h, "routes.board") == "8 queens");
  bool few = false;
  for (int run = 0; run < 5; ++run) {
    apply(h, (R"({"op":"routes","run":)" + std::to_string(run) + "}").c_str());
    apply(h, R"({"op":"finish"})");
    h.turn();
    few = few || verdict(h).find("queens found a place.") != std::string::npos;
  }
  CHECK(few);
  apply(h, R"({"op":"routes","d":0})");
  apply(h, R"({"op":"finish"})");
  h.turn();
  CHECK(verdict(h).find("Two queens attack each other on a diagonal.") == 0);
}
