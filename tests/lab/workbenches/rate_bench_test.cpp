// The workbenches "One neuron" and "Two neurons": what the course says, by commands alone.
#include <algorithm>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <set>
#include <string_view>

#include "lab/workbenches/one/one.hpp"
#include "lab/workbenches/two/basins.hpp"
#include "lab/workbenches/two/two.hpp"
#include "lab_tests.hpp"

using Catch::Approx;
using lab::Pair;
using lab::Session;
using lab_tests::opened;
using lab_tests::section;

namespace {

/// Where the stable fixed points are, as "x,y".
std::set<std::string> stable(const Session& session) {
  std::set<std::string> out;
  const auto now = section(session, "two");
  for (const auto& point : now["fixed_points"])
    if (point["stability"] == "stable") out.insert(point["at"].dump());
  return out;
}

std::size_t count(const Session& session, const char* stability) {
  std::size_t out = 0;
  const auto now = section(session, "two");
  for (const auto& point : now["fixed_points"])
    if (point["stability"] == stability) ++out;
  return out;
}

Pair state(const Session& session) {
  const lab::Json at = section(session, "two")["state"];
  return {at[0].get<double>(), at[1].get<double>()};
}

}  // namespace

TEST_CASE("Two neurons: the attractors of the course's networks", "[course]") {
  using Set = std::set<std::string>;
  Session session = opened("two");
  CHECK(lab_tests::apply(session, R"({"op":"two","preset":"axis"})").empty());
  CHECK(stable(session) == Set{"[1,0]", "[-1,0]"});
  CHECK(lab_tests::apply(session, R"({"op":"two","preset":"register"})").empty());
  CHECK(stable(session) == Set{"[1,1]", "[1,-1]", "[-1,1]", "[-1,-1]"});
  CHECK(count(session, "saddle") == 4);
  CHECK(count(session, "unstable") == 1);
  CHECK(lab_tests::apply(session, R"({"op":"two","preset":"inhibition"})").empty());
  CHECK(stable(session) == Set{"[1,-1]", "[-1,1]"});
  CHECK(count(session, "saddle") == 1);
  CHECK(section(session, "two")["eigenvalues"] == lab::Json::parse("[[2.0,0.0],[-2.0,0.0]]"));
}

TEST_CASE("Two neurons: a cross-connection decides which corners stay", "[course]") {
  Session session = opened("two");
  const auto corners = [&](double a) {
    lab::Change<lab::Two> change;
    change.weights = {2, a, a, 2};
    REQUIRE(session.apply(lab::change<lab::Two>(change)));
    return stable(session);
  };
  for (const double a : {-0.9, 0.0, 0.5, 0.9}) CHECK(corners(a).size() == 4);
  for (const double a : {1.1, 1.5, 3.0})
    CHECK(corners(a) == std::set<std::string>{"[1,1]", "[-1,-1]"});
  for (const double a : {-1.1, -1.5, -3.0})
    CHECK(corners(a) == std::set<std::string>{"[1,-1]", "[-1,1]"});
}

TEST_CASE("Two neurons: Hopfield's energy at the corners is −2 and +2", "[course]") {
  Session session = opened("two");
  const auto now = section(session, "two");
  for (const auto& corner : now["corners"]) {
    const bool same = corner["at"][0] == corner["at"][1];
    CHECK(corner["hopfield"] == (same ? 2 : -2));
  }
  CHECK(lab_tests::apply(session, R"({"op":"two","start":[0,0]})").empty());
  CHECK(section(session, "two")["hopfield"] == 0);
}

TEST_CASE("Two neurons: Hopfield 1984", "[course]") {
  Session session = opened("two");
  CHECK(lab_tests::apply(session, R"({"op":"two","preset":"hopfield-1984"})").empty());
  const lab::Json points = section(session, "two")["fixed_points"];
  REQUIRE(points.size() == 3);
  CHECK(points[0]["stability"] == "stable");
  CHECK(points[1]["stability"] == "saddle");
  CHECK(points[1]["at"] == lab::Json({0.0, 0.0}));
  CHECK(points[2]["stability"] == "stable");
  // V = (2/π) atan(π λ V / 2), both alike.
  const double v = points[0]["at"][0].get<double>();
  CHECK(v > 0.1);
  CHECK(points[0]["at"][1].get<double>() == Approx(v));
  CHECK(v == Approx(2 / M_PI * std::atan(M_PI * 1.4 * v / 2)).epsilon(1e-9));
}

TEST_CASE("Two neurons: the larger kick wins and stays, a big opposite one flips it", "[course]") {
  Session session = opened("two");
  CHECK(lab_tests::apply(session, R"({"op":"two","preset":"flip-flop"})").empty());
  const auto after = [&](double time) {
    CHECK(lab_tests::apply(session, R"({"op":"seek","moment":)" +
                                        std::to_string(static_cast<int>(time * 1000)) + "}")
              .empty());
    return state(session);
  };
  CHECK(after(1) == Pair{0, 0});
  CHECK(after(8.9)[0] == Approx(1).margin(1e-2));
  CHECK(after(8.9)[1] == Approx(-1).margin(1e-2));
  CHECK(after(14)[0] == Approx(1).margin(1e-2));
  CHECK(after(30)[0] == Approx(-1).margin(1e-2));
  CHECK(after(30)[1] == Approx(1).margin(1e-2));
  // The other way round neuron 2 wins, and a tie is no decision.
  for (const auto& [kick, sign] :
       std::vector<std::pair<std::string, int>>{{"[0.1,0.3]", -1}, {"[0.2,0.2]", 0}}) {
    CHECK(lab_tests::apply(session, R"({"op":"two","start":[0,0]})").empty());
    CHECK(lab_tests::apply(session, R"({"op":"two","kick":)" + kick + "}").empty());
    CHECK(lab_tests::apply(session, R"({"op":"finish"})").empty());
    CHECK(state(session)[0] == Approx(sign).margin(1e-2));
  }
}

TEST_CASE("Two neurons: fixed points satisfy their equations, energy falls along runs") {
  hopfield::Random random(7, 0);
  for (int trial = 0; trial < 60; ++trial) {
    lab::Two two;
    const double a = random.uniform() * 6 - 3;
    two.weights = {random.uniform() * 6 - 3, a, a, random.uniform() * 6 - 3};
    two.activation = static_cast<hopfield::Activation>(1 + random.below(3));
    two.gain = 0.3 + random.uniform() * 2;
    two.start = {random.uniform() * 1.9 - 0.95, random.uniform() * 1.9 - 0.95};
    two.input = {random.uniform() - 0.5, random.uniform() - 0.5};
    const auto network = lab::network_of(two);
    const auto found = hopfield::fixed_points(network, two.input);
    REQUIRE(found);
    REQUIRE_FALSE(found->points.empty());
    for (const auto& point : found->points)
      CHECK(hopfield::residual(network, point.rates, two.input) < 1e-7);
    const auto path = lab::run_of(two);
    double before = INFINITY;
    for (int k = 0; k <= 100; ++k) {
      const double energy = network.lyapunov_energy(path.at(k * 0.1), two.input);
      REQUIRE(energy <= before + 1e-7);
      before = energy;
    }
  }
}

TEST_CASE("Basins say where runs end, and do not depend on how the work is divided") {
  int divided = 0, compared = 0;
  for (const auto& preset : lab::two_presets()) {
    lab::Two two;
    lab::load(two, preset);
    const auto network = lab::network_of(two);
    const auto points = hopfield::fixed_points(network, two.input)->points;
    lab::Basins whole(network, two.input, points), pieces(network, two.input, points);
    while (whole.refine(1'000'000'000)) {
    }
    int rounds = 0;
    while (pieces.refine(5000)) ++rounds;
    INFO(preset.name);
    CHECK(whole.places() == pieces.places());
    if (whole.attractors().empty()) continue;
    ++divided;
    CHECK(rounds > 3);
    // Against the integrator with error control.
    for (int k = 0; k < 40; ++k) {
      const int x = 3 + 41 * k % 250, y = 5 + 97 * k % 250;
      const double pixel = 2 * lab::kPlane / lab::Basins::kSide;
      const Pair from{-lab::kPlane + (x + 0.5) * pixel, lab::kPlane - (y + 0.5) * pixel};
      const std::uint8_t said =
          whole.places()[static_cast<std::size_t>(y * lab::Basins::kSide + x)];
      if (said == lab::Basins::kEdge || said == lab::Basins::kRound) continue;
      const auto end = lab::path_of(two, from).last();
      const Pair at = whole.attractors()[said - 1];
      CHECK(std::hypot(end[0] - at[0], end[1] - at[1]) < 0.1);
      ++compared;
    }
  }
  CHECK(divided >= 3);
  CHECK(compared >= 100);
  // Mutual inhibition: split by the line v₁ = v₂.
  lab::Two two;
  const auto points = hopfield::fixed_points(lab::network_of(two), two.input)->points;
  lab::Basins basins(lab::network_of(two), two.input, points);
  while (basins.refine(100'000)) {
  }
  REQUIRE(basins.attractors().size() == 2);
  for (int y = 0; y < lab::Basins::kSide; ++y)
    for (int x = 0; x < lab::Basins::kSide; ++x) {
      const int below = x - (lab::Basins::kSide - 1 - y);  // > 0: v₁ > v₂
      const std::uint8_t said =
          basins.places()[static_cast<std::size_t>(y * lab::Basins::kSide + x)];
      if (below != 0) REQUIRE(said == (below > 0 ? 1 : 2));
    }
}

TEST_CASE("Time flows while it runs, and one undo takes the run back") {
  for (const char* name : {"one", "two"}) {
    Session session = opened(name);
    const lab::Document before = session.document();
    CHECK(lab_tests::apply(session, R"({"op":"recall"})").empty());
    CHECK(session.running());
    CHECK(session.advance(0.1, [] { return true; }));
    const double some = section(session, name)["time"].get<double>();
    CHECK(some > 0.1);
    CHECK(lab_tests::apply(session, R"({"op":"pause"})").empty());
    CHECK_FALSE(session.running());
    CHECK_FALSE(session.advance(0.1, [] { return true; }));
    CHECK(lab_tests::apply(session, R"({"op":"recall"})").empty());
    lab_tests::run_out(session);
    // Two neurons stop when they have settled: from (0.3, 0.1) long before the end.
    if (std::string_view(name) == "two") {
      CHECK(section(session, name)["time"].get<double>() < 12);
      CHECK(std::abs(section(session, name)["state"][0].get<double>() - 1) < 2e-3);
    } else {
      CHECK(section(session, name)["time"] == section(session, name)["end"]);
    }
    CHECK(lab_tests::apply(session, R"({"op":"undo"})").empty());
    CHECK(section(session, name)["time"] == some);
    CHECK(lab_tests::apply(session, R"({"op":"undo"})").empty());
    CHECK(session.document() == before);
    CHECK(lab_tests::apply(session, R"({"op":"redo"})").empty());
    CHECK(section(session, name)["time"] == some);
    // Time in small steps; a document of pictures does not move.
    CHECK(lab_tests::apply(session, R"({"op":"reset"})").empty());
    CHECK(lab_tests::apply(session, R"({"op":"step"})").empty());
    CHECK(section(session, name)["time"] == 0.1);
    CHECK(lab_tests::apply(session, R"({"op":"sweep"})").empty());
    CHECK(section(session, name)["time"] == 1.1);
    CHECK(lab_tests::apply(session, R"({"op":"step","neuron":0})").starts_with("neuron: "));
    CHECK(lab_tests::apply(session, R"({"op":"seek","moment":999999})")
              .starts_with("moment: 999999"));
    CHECK(session.document().moment == 0);
  }
}

TEST_CASE("What the eye looks at is no step of undo") {
  Session session = opened("two");
  CHECK(lab_tests::apply(session, R"({"op":"two","weights":[[1,0],[0,1]]})").empty());
  CHECK(lab_tests::apply(session, R"({"op":"two","turn":1,"ground":"energy","tool":"kick"})")
            .empty());
  CHECK(session.undo_label().plain() == "Two neurons");
  CHECK(lab_tests::apply(session, R"({"op":"undo"})").empty());
  CHECK(session.document().section<lab::Two>().look.turn == 1);
  CHECK(session.document().section<lab::Two>().weights[1] == -2);
  // A dragged weight is one step; another weight is another.
  for (const char* m : {"[[0,1],[1,0]]", "[[0,2],[2,0]]", "[[0,3],[3,0]]"})
    CHECK(lab_tests::apply(session, std::string(R"({"op":"two","weights":)") + m + "}").empty());
  CHECK(lab_tests::apply(session, R"({"op":"two","weights":[[1,3],[3,0]]})").empty());
  CHECK(lab_tests::apply(session, R"({"op":"undo"})").empty());
  CHECK(session.document().section<lab::Two>().weights == std::array<double, 4>{0, 3, 3, 0});
  CHECK(lab_tests::apply(session, R"({"op":"undo"})").empty());
  CHECK(session.document().section<lab::Two>().weights == std::array<double, 4>{0, -2, -2, 0});
}

TEST_CASE("One neuron: the three regimes", "[course]") {
  Session session = opened("one");
  const auto v = [&](double time) {
    CHECK(lab_tests::apply(session, R"({"op":"seek","moment":)" +
                                        std::to_string(static_cast<int>(time * 1000)) + "}")
              .empty());
    return section(session, "one")["state"].get<double>();
  };
  // λ < 1: relaxes to h / (1 − λ) with τ / (1 − λ), then forgets.
  CHECK(lab_tests::apply(session,
                         R"({"op":"one","lambda":0.5,"input":"step","step_from":0,"step_until":6,
      "step_height":0.4})")
            .empty());
  CHECK(section(session, "one")["regime"] == "forgets");
  CHECK(section(session, "one")["relaxation"] == 200);
  CHECK(v(2) == Approx(0.8 * (1 - std::exp(-1.0))).epsilon(1e-7));
  CHECK(v(12) == Approx(v(6) * std::exp(-3.0)).epsilon(1e-7));
  CHECK(section(session, "one")["fixed_points"][0]["stability"] == "stable");
  // λ = 1: a ramp that is held.
  CHECK(lab_tests::apply(session, R"({"op":"one","lambda":1,"step_until":2})").empty());
  CHECK(section(session, "one")["regime"] == "holds");
  CHECK(v(1) == Approx(0.4));
  CHECK(v(2) == Approx(0.8));
  CHECK(v(12) == Approx(0.8));
  CHECK(section(session, "one")["relaxation"].is_null());
  // λ > 1: runs away; the sign of a tiny input is what is remembered.
  CHECK(lab_tests::apply(session, R"({"op":"one","lambda":2,"input":"none","start":0})").empty());
  CHECK(section(session, "one")["regime"] == "runs_away");
  CHECK(v(12) == 0);
  CHECK(section(session, "one")["fixed_points"][0]["stability"] == "unstable");
  for (const double sign : {-1.0, 1.0}) {
    lab::Change<lab::One> change;
    change.start = sign * 1e-3;
    REQUIRE(session.apply(lab::change<lab::One>(change)));
    CHECK(v(5) == Approx(sign * 1e-3 * std::exp(5.0)).epsilon(1e-7));
  }
  // Saturating: ±1 stable, 0 not.
  CHECK(lab_tests::apply(session, R"({"op":"one","activation":"clip"})").empty());
  CHECK(v(12) == Approx(1).margin(1e-2));
  const lab::Json points = section(session, "one")["fixed_points"];
  REQUIRE(points.size() == 3);
  CHECK(points[0]["at"] == 1);
  CHECK(points[0]["stability"] == "stable");
  CHECK(points[1]["at"] == 0);
  CHECK(points[1]["stability"] == "unstable");
  CHECK(points[2]["at"] == -1);
  // A ball on a hill: E(v) = −½ λ v² − h v + ∫F⁻¹.
  lab::One one = session.document().section<lab::One>();
  CHECK(lab::energy_of(one, 0, 0) == 0);
  CHECK(lab::energy_of(one, 1, 0) == Approx(-0.5));
  CHECK(lab::energy_of(one, -0.5, 0.2) == Approx(-0.25 + 0.1 + 0.125));
}

TEST_CASE("One neuron: drawn input, dropping and nudging") {
  Session session = opened("one");
  CHECK(lab_tests::apply(session, R"({"op":"one","lambda":1,"drawn":[0,1,1,0,-1]})").empty());
  CHECK(lab_tests::apply(session, R"({"op":"finish"})").empty());
  CHECK(section(session, "one")["state"].get<double>() == Approx(0.1));
  CHECK(lab_tests::apply(session, R"({"op":"one","drop":-0.7})").empty());
  CHECK(session.document().section<lab::One>().kind == lab::OneInputKind::none);
  CHECK(lab_tests::apply(session, R"({"op":"finish"})").empty());
  CHECK(section(session, "one")["state"].get<double>() == Approx(-0.7));
  CHECK(lab_tests::apply(session, R"({"op":"one","nudge":2})").empty());
  CHECK(lab_tests::apply(session, R"({"op":"finish"})").empty());
  CHECK(section(session, "one")["state"].get<double>() == Approx(-0.2));
}

TEST_CASE("What is wrong with one or two neurons is named, and nothing changes") {
  for (const char* name : {"one", "two"}) {
    Session session = opened(name);
    const lab::Document before = session.document();
    const auto refused = [&](const std::string& fields, const char* with) {
      INFO(fields);
      const std::string said =
          lab_tests::apply(session, std::string(R"({"op":")") + name + "\"," + fields + "}");
      CHECK(said.starts_with(with));
      CHECK(session.document() == before);
    };
    refused(R"("time_constant":0)", "time_constant: 0, expected a number from 0.001");
    refused(R"("moment":-1)", "moment: ");
    refused(R"("speed":"fast")", "speed: \"fast\"");
    refused(R"("kicks":[{"from":2,"until":1,"input":)" +
                std::string(*name == 'o' ? "[1]" : "[1,1]") + "}]",
            "kicks[0].until: 1, expected a time after");
    refused(R"("kicks":[{"from":0,"until":1}])", "kicks[0].input: ");
    if (*name == 'o') {
      refused(R"("lambda":1e300)", "lambda: ");
      refused(R"("lambda":null)", "lambda: ");
      refused(R"("activation":"arctan")", "activation: \"arctan\", expected linear, clip or tanh");
      refused(R"("step_from":3,"step_until":2)", "step_until: 2, expected more than 3");
      refused(R"("drawn":[0,"x"])", "drawn[1]: \"x\"");
      refused(R"("drop":9)", "drop: 9, expected a number from");
    } else {
      refused(R"("weights":[[0,1]])", "weights: 1 row, expected 2");
      refused(R"("weights":[[0,1],[1,1e9]])", "weights[1][1]: ");
      refused(R"("weights":[[0,1],["a",0]])", "weights[1][0]: \"a\"");
      refused(R"("gain":0)", "gain: 0, expected");
      refused(R"("activation":"linear")", "activation: \"linear\", expected clip, tanh or arctan");
      refused(R"("preset":"nothing")", "preset: \"nothing\", expected axis, register");
      refused(R"("start":[1])", "start: 1 value, expected 2");
      refused(R"("from":[1,99])", "from[1]: 99");
      refused(R"("slice":[[0,0],[0,0]])", "slice: expected a line");
      refused(R"("tilt":9)", "tilt: 9");
    }
  }
  CHECK(lab::read_document(R"({"hopfieldLab":1,"two":{"gain":-1}})").error().field == "two.gain");
  CHECK(lab::read_document(R"({"hopfieldLab":1,"one":{"drawn":7}})").error().field == "one.drawn");
}

TEST_CASE("One and two neurons are saved and shared") {
  Session session = opened("two");
  const std::string untouched = lab::write_document(session.document());
  CHECK(untouched.find("\"two\":{") == std::string::npos);
  CHECK(untouched.find("\"one\":{") == std::string::npos);
  CHECK(lab_tests::apply(
            session, R"({"op":"two","weights":[[0.1,-2],[1.5,3]],"activation":"tanh","gain":1.25,
      "input":[0.1,-0.2],"from":[0.5,0.25],"time_constant":20,"ground":"energy","panel":"slice",
      "slice":[[0,0],[1,1]],"turn":2,"tilt":0.3,"zoom":1.5,"vectors":true,"field":false})")
            .empty());
  CHECK(lab_tests::apply(session, R"({"op":"sweep"})").empty());
  CHECK(lab_tests::apply(session, R"({"op":"two","kick":[1,-1]})").empty());
  CHECK(
      lab_tests::apply(session, R"({"op":"one","lambda":1.5,"activation":"tanh","drawn":[0.5,0.25],
      "kicks":[{"from":1,"until":1.5,"input":[-2]}],"moment":700})")
          .empty());
  const std::string json = lab::write_document(session.document());
  INFO(json);
  const auto read = lab::read_document(json);
  REQUIRE(read);
  CHECK(*read == session.document());
  CHECK(lab::write_document(*read) == json);
  const auto link = lab::read_link(lab::write_link(session.document()));
  REQUIRE(link);
  CHECK(*link == session.document());
}

TEST_CASE("Extreme settings are followed without a number going astray") {
  for (const double size : {-20.0, 20.0})
    for (const int kind : {1, 2, 3}) {
      lab::Two two;
      two.weights = {size, 20, -20, size};
      two.gain = 20;
      two.activation = static_cast<hopfield::Activation>(kind);
      lab::Document document;
      document.sections.set(two);
      REQUIRE(document.sections.check());
      const auto path = lab::run_of(two);
      CHECK((path.stop() == hopfield::RateTrajectory::Stop::finished || !path.reason().empty()));
      for (const double value : path.last()) CHECK(std::fabs(value) <= 1.0001);
    }
  lab::One one;
  one.lambda = 5;
  one.start = 3;
  const auto path = lab::run_of(one);
  CHECK(path.stop() == hopfield::RateTrajectory::Stop::run_away);
  CHECK(std::isfinite(path.last()[0]));
}
