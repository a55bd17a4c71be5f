// The workbench Temperature by hand: the point in the diagram, what is said of it, its files.
#include <catch2/catch_all.hpp>

#include "bench.hpp"
#include "lab/formats/json.hpp"
#include "lab/workbenches/temperature/temperature.hpp"
#include "stroke.hpp"

namespace {

const lab::TemperatureBench& thermal_of(const Bench& h) {
  return h.session.document().section<lab::TemperatureBench>();
}

/// A place of the diagram: its axes stand 36 px from the left, 8 from the right, 6 from the top and 34 from the bottom.
ImVec2 diagram_place(const Bench& h, double load, double temperature) {
  const ui::Rect r = h.find("temperature.diagram")->rect;
  return {r.x + 36 + static_cast<float>(load / lab::kMostLoad) * (r.w - 44),
          r.bottom() - 34 - static_cast<float>(temperature / lab::kMostHeat) * (r.h - 40)};
}

std::string thermal_verdict(const Bench& h) { return h.find("verdict")->name; }

}  // namespace

TEST_CASE("Temperature: opens with a memory that is kept, and numbers beside it") {
  Bench h("temperature");
  h.turn();
  h.turn();
  CHECK(thermal_verdict(h).starts_with("The net remembers: overlap 0.9"));
  CHECK(thermal_verdict(h).find("Theory says 0.95.") != std::string::npos);
  CHECK(thermal_verdict(h).find("Memories are the deepest states here.") != std::string::npos);
  CHECK(h.find("temperature.region.value")->value == "memories deepest");
  CHECK(h.find("temperature.load.value")->value == "0.020");
  // m = 0.945 at α = 0.02, T = 0.5; T_g = 1 + √0.02.
  CHECK(h.find("temperature.overlap.value")->value == "0.945");
  CHECK(h.find("temperature.freezing.value")->value == "1.14");
  CHECK(h.find("temperature.mixtures.value")->value == "0.460");
  h.ask("temperature.heat", "1.1");
  CHECK(thermal_verdict(h).starts_with("T is 1.10 now. Press Run."));
  apply(h, R"({"op":"finish"})");
  h.turn();
  h.turn();
  CHECK(thermal_verdict(h).starts_with("Memory 1 is lost: overlap"));
  CHECK(h.find("temperature.region.value")->value == "spin glass");
  h.ask("temperature.heat", "1.3");
  CHECK(h.find("temperature.region.value")->value == "disorder");
  h.ask("temperature.start.1");
  CHECK(thermal_verdict(h).starts_with("The net starts at a mixture of three memories."));
  h.ask("temperature.plan.1");
  CHECK(thermal_of(h).anneals());
  h.ask("temperature.plan.0");
  h.ask("temperature.fate", "0");
  CHECK(thermal_of(h).moment == 0);
}

TEST_CASE("Temperature: the point is dragged, and the net goes on") {
  Bench h("temperature");
  h.turn();
  h.turn();
  const Stroke stroke{h};
  stroke.press(diagram_place(h, 0.02, 0.5));
  CHECK(h.session.running());
  // Straight up, with a tremble to the side: the same net.
  const ImVec2 from = diagram_place(h, 0.02, 0.5), up = diagram_place(h, 0.02, 1.1);
  stroke.move({{from.x + 4, (from.y + up.y) / 2}, {up.x - 5, up.y}});
  CHECK(thermal_of(h).patterns == 10);
  CHECK(thermal_of(h).temperature == Catch::Approx(1.1).margin(0.015));
  CHECK(thermal_of(h).moment >= 60);
  CHECK_FALSE(thermal_of(h).earlier.empty());
  stroke.release({up});
  CHECK(h.session.running());
  apply(h, R"({"op":"pause"})");
  apply(h, R"({"op":"undo"})");
  CHECK(thermal_of(h).earlier.empty());
  CHECK(thermal_of(h).temperature == 0.5);
  // A press elsewhere brings the point there: another net.
  stroke.tap(diagram_place(h, 0.08, 0.3));
  CHECK(thermal_of(h).patterns == 40);
  CHECK(thermal_of(h).temperature == Catch::Approx(0.3).margin(0.011));
  CHECK(thermal_of(h).earlier.empty());
  apply(h, R"({"op":"pause"})");
  h.turn();
  h.ask("temperature.diagram", "up");
  CHECK(lab::temperature_at(thermal_of(h), thermal_of(h).moment) ==
        Catch::Approx(0.32).margin(0.011));
  h.ask("temperature.diagram", "right");
  CHECK(thermal_of(h).patterns == 41);
  CHECK(h.find("temperature.diagram")->live.ends_with("memories metastable"));
}

TEST_CASE("Temperature: with reduced motion a drag ends in the result") {
  Bench h("temperature");
  h.reduced_motion = true;
  h.turn();
  h.turn();
  const Stroke stroke{h};
  // A quick hand: moved and lifted between two frames.
  stroke.press(diagram_place(h, 0.02, 0.5));
  CHECK_FALSE(h.session.running());
  stroke.release({diagram_place(h, 0.02, 1.2)});
  h.turn();
  CHECK_FALSE(h.session.running());
  CHECK(thermal_of(h).moment == 100);
}

TEST_CASE("Temperature: the files say what is shown") {
  Bench h("temperature");
  h.turn();
  h.turn();
  h.ask("temperature.save");
  const auto file = [&h](const char* id) {
    h.requests.clear();
    h.ask(id);
    REQUIRE(h.requests.size() == 1);
    return std::string(h.requests[0].bytes.begin(), h.requests[0].bytes.end());
  };
  CHECK(file("temperature.csv").starts_with("sweep,temperature,overlap_1"));
  CHECK(file("temperature.plot_csv").starts_with("temperature,load_retrieval"));
  CHECK(file("temperature.script").find("np.tanh(h / T)") != std::string::npos);
  const auto request = lab::parse_json(file("temperature.request"));
  REQUIRE(request);
  CHECK((*request)["update"]["temperature"] == 0.5);
  // A knob that was turned belongs to no experiment.
  apply(h, R"({"op":"temperature","temperature":0.9})");
  apply(h, R"({"op":"step"})");
  h.turn();
  h.turn();
  CHECK(h.find("temperature.request") == nullptr);
}

TEST_CASE("What the card of Temperature says to look for is so") {
  const auto status = [](std::size_t row) {
    lab::Session session(in("temperature"));
    for (const char* json : view("temperature").card->tries[row].commands) {
      const auto command = lab::read_command(json);
      REQUIRE(command);
      REQUIRE(session.apply(*command));
    }
    REQUIRE(session.apply(lab::command::Finish{}));
    return (*lab::parse_json(session.status_json()))["temperature"];
  };
  const auto hot = status(0);
  CHECK((hot["fate"] == "lost"));
  CHECK(hot["temperature"].get<double>() == 1.1);
  CHECK((hot["theory"].is_null()));
  const auto mixture = status(1);
  CHECK((mixture["fate"] == "won"));
  const auto annealed = status(2);
  CHECK(annealed["net"]["largest"].get<double>() > 0.99);
  CHECK(std::abs(annealed["quenched"]["largest"].get<double>()) < 0.9);
  const auto loaded = status(3);
  CHECK((loaded["fate"] == "faded"));
  CHECK((loaded["phase"] == "glass"));
}
