// The workbench Temperature: its runs against theory, the knob, annealing, files; by commands alone.
#include <algorithm>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "hopfield/memory/run.hpp"
#include "hopfield/trials/phase.hpp"
#include "hopfield/trials/theory.hpp"
#include "lab/experiments/experiment.hpp"
#include "lab/workbenches/temperature/temperature.hpp"
#include "lab_tests.hpp"

using lab::Session;
using lab::TemperatureBench;
using lab::ThermalStart;
using lab_tests::apply;
using lab_tests::opened;
using lab_tests::section;

namespace {

const TemperatureBench& thermal_of(const Session& session) {
  return session.document().section<TemperatureBench>();
}

/// After so many sweeps, the means over the last ones.
lab::ThermalMeans thermal_after(TemperatureBench bench, std::uint32_t sweeps) {
  bench.moment = sweeps;
  return lab::thermal_means(bench);
}

}  // namespace

TEST_CASE("Temperature: the lines of the diagram are those of the mean-field equations",
          "[temperature]") {
  for (std::size_t k = 0; k < lab::kLinePoints; k += 5) {
    const double t = static_cast<double>(k) / 50;
    CAPTURE(t);
    CHECK(std::fabs(lab::retrieval_line()[k] - hopfield::theory::retrieval_load(t)) < 1e-6);
    CHECK(std::fabs(lab::ground_line()[k] - hopfield::theory::ground_load(t)) < 1e-6);
  }
  // The course map: 0.138; Amit, Gutfreund & Sompolinsky 1987: 0.051 … 0.053 and 1 at α = 0.
  CHECK(lab::line_load(lab::retrieval_line(), 0) == Catch::Approx(0.138).margin(0.0005));
  CHECK(lab::line_load(lab::ground_line(), 0) == Catch::Approx(0.052).margin(0.0015));
  CHECK(lab::line_load(lab::retrieval_line(), 1) == 0);
  CHECK(lab::line_load(lab::retrieval_line(), 1.3) == 0);
  // There and back.
  for (const double load : {0.001, 0.02, 0.05, 0.1, 0.13}) {
    const auto t = lab::line_temperature(lab::retrieval_line(), load);
    REQUIRE(t);
    CHECK(hopfield::theory::retrieval_load(*t) == Catch::Approx(load).margin(1e-4));
  }
  CHECK_FALSE(lab::line_temperature(lab::retrieval_line(), 0.14));
  CHECK_FALSE(lab::line_temperature(lab::ground_line(), 0.06));
  CHECK(lab::mixtures_dissolve_at() == Catch::Approx(0.46).margin(0.001));
}

TEST_CASE("Temperature: opens with a memory that keeps as theory says", "[temperature]") {
  const Session session = opened("temperature");
  const auto now = section(session, "temperature");
  CHECK(now["phase"] == "memory");
  CHECK(now["fate"] == "kept");
  CHECK(now["sweep"] == 60);
  const double m = now["mean"]["overlaps"][0].get<double>(),
               theory = now["theory"]["overlap"].get<double>();
  // One of 500 neurons' mean, over 20 sweeps.
  CHECK(std::fabs(m - theory) < 0.03);
}

TEST_CASE("Temperature: at low load the overlap is the root of m = tanh(m/T)", "[temperature]") {
  for (const double t : {0.2, 0.4, 0.6, 0.8}) {
    TemperatureBench bench;
    bench.neurons = 2000;
    bench.patterns = 1;
    bench.temperature = t;
    double m = 0;
    for (std::uint32_t sweep = 60; sweep <= 120; sweep += 20)
      m += thermal_after(bench, sweep).overlaps[0] / 4;
    double root = 1;
    for (int k = 0; k < 500; ++k) root = std::tanh(root / t);
    CAPTURE(t, m, root);
    // Fluctuations grow towards T = 1.
    CHECK(std::fabs(m - root) < 0.02);
  }
  // Above T = 1 nothing is left but chance.
  TemperatureBench hot;
  hot.neurons = 2000;
  hot.patterns = 1;
  hot.temperature = 1.3;
  CHECK(std::fabs(thermal_after(hot, 100).overlaps[0]) < 0.1);
  hot.moment = 100;
  CHECK(lab::thermal_outcome(hot).fate == lab::ThermalFate::lost);
}

TEST_CASE("Temperature: mixtures of three survive in the cold and dissolve in the heat",
          "[temperature]") {
  TemperatureBench bench;
  bench.neurons = 2000;
  bench.patterns = 3;
  bench.start = ThermalStart::mixture;
  for (const std::uint32_t seed : {1U, 2U, 3U}) {
    bench.seed = seed;
    bench.temperature = 0.2;
    const auto cold = thermal_after(bench, 60);
    for (const double overlap : cold.overlaps) CHECK(std::fabs(overlap - 0.5) < 0.1);
    bench.moment = 60;
    CHECK(lab::thermal_outcome(bench).fate == lab::ThermalFate::mixed);
    bench.temperature = 0.6;
    const auto warm = thermal_after(bench, 60);
    CAPTURE(seed, warm.overlaps[0], warm.overlaps[1], warm.overlaps[2]);
    CHECK(std::ranges::max(warm.overlaps) ==
          Catch::Approx(hopfield::theory::overlap_at_temperature(0.6)).margin(0.03));
    CHECK(lab::thermal_outcome(bench).fate == lab::ThermalFate::won);
  }
}

TEST_CASE("Temperature: at T = 0 energy never rises, and the net settles", "[temperature]") {
  TemperatureBench bench;
  bench.temperature = 0;
  bench.start = ThermalStart::random;
  bench.patterns = 30;
  bench.moment = 200;
  lab::ThermalRun& run = lab::thermal_run(bench);
  for (std::uint32_t k = 1; k <= 200; ++k) CHECK(run.at(k).energy <= run.at(k - 1).energy);
  REQUIRE(run.rest());
  CHECK(*run.rest() < 100);
  // The last state is a fixed point of the net: its own weights say so.
  const lab::ThermalMoment& last = run.at(200);
  for (std::size_t i = 0; i < bench.neurons; ++i) {
    std::int32_t field = 0;
    for (const hopfield::Pattern& memory : run.memories()) {
      const std::int32_t rest = hopfield::dot(memory, last.state) - memory[i] * last.state[i];
      field += memory[i] * rest;
    }
    REQUIRE(field * last.state[i] >= 0);
  }
}

TEST_CASE("Temperature: annealed nets end deeper than quenched ones on average", "[temperature]") {
  double annealed = 0, quenched = 0;
  for (std::uint32_t seed = 1; seed <= 8; ++seed) {
    TemperatureBench bench;
    bench.patterns = 5;
    bench.start = ThermalStart::random;
    bench.plan = lab::ThermalPlan::anneal;
    bench.temperature = 1.2;
    bench.seed = seed;
    bench.moment = 120;
    lab::ThermalRun& run = lab::thermal_run(bench);
    annealed += run.at(120).energy / 8;
    quenched += run.at(120, true).energy / 8;
  }
  CHECK(annealed < quenched - 0.02);
  Session session = opened("temperature");
  REQUIRE(apply(session, R"({"op":"temperature","example":"anneal"})").empty());
  REQUIRE(apply(session, R"({"op":"finish"})").empty());
  const auto now = section(session, "temperature");
  CHECK(now["settled"] == true);
  CHECK(now["temperature"] == 0);
  CHECK(now["net"]["largest"].get<double>() > 0.99);
  CHECK(std::fabs(now["quenched"]["largest"].get<double>()) < 0.7);
  CHECK(now["net"]["energy"].get<double>() < now["quenched"]["energy"].get<double>());
}

TEST_CASE("Temperature: the knob turns while the net goes on", "[temperature]") {
  Session session = opened("temperature");
  lab::ThermalRun& run = lab::thermal_run(thermal_of(session));
  const hopfield::Pattern before = run.at(60).state;
  REQUIRE(apply(session, R"({"op":"temperature","temperature":1.1})").empty());
  CHECK(thermal_of(session).earlier == std::vector<lab::EarlierHeat>{{60, 0.5}});
  CHECK(thermal_of(session).moment == 60);
  CHECK(lab::thermal_run(thermal_of(session)).at(60).state == before);
  CHECK(lab::temperature_at(thermal_of(session), 59) == 0.5);
  CHECK(lab::temperature_at(thermal_of(session), 60) == 1.1);
  // Turned further before anything has happened: one turn. Back: none.
  REQUIRE(apply(session, R"({"op":"temperature","temperature":1.2})").empty());
  CHECK(thermal_of(session).earlier.size() == 1);
  REQUIRE(apply(session, R"({"op":"temperature","temperature":0.5})").empty());
  CHECK(thermal_of(session).earlier.empty());
  REQUIRE(apply(session, R"({"op":"temperature","temperature":1.2})").empty());
  REQUIRE(apply(session, R"({"op":"finish"})").empty());
  CHECK(thermal_of(session).moment == 100);
  CHECK(section(session, "temperature")["fate"] == "lost");
  // A look back, and another turn there: what came of the first is gone.
  REQUIRE(apply(session, R"({"op":"seek","moment":30})").empty());
  CHECK(section(session, "temperature")["temperature"] == 0.5);
  REQUIRE(apply(session, R"({"op":"temperature","temperature":0.3})").empty());
  CHECK(thermal_of(session).earlier == std::vector<lab::EarlierHeat>{{30, 0.5}});
  // Reset begins again at the present T.
  REQUIRE(apply(session, R"({"op":"reset"})").empty());
  CHECK(thermal_of(session).earlier.empty());
  CHECK(thermal_of(session).temperature == 0.3);
  CHECK(thermal_of(session).moment == 0);
  // Another number of memories is another net.
  REQUIRE(apply(session, R"({"op":"finish"})").empty());
  REQUIRE(apply(session, R"({"op":"temperature","patterns":20})").empty());
  CHECK(thermal_of(session).moment == 0);
  CHECK(thermal_of(session).temperature == 0.3);
}

TEST_CASE("Temperature: a run does not depend on how it is looked at", "[temperature]") {
  TemperatureBench bench;
  bench.earlier = {{20, 0.5}, {45, 0.9}};
  bench.temperature = 0.2;
  bench.moment = 80;
  const hopfield::Pattern whole = lab::thermal_run(bench).at(80).state;
  // Step by step, with turns back and forth on the way.
  TemperatureBench other;
  other.moment = 50;
  (void)lab::thermal_run(other);
  other.earlier = {{20, 0.5}};
  other.temperature = 0.9;
  (void)lab::thermal_run(other);
  other.earlier = bench.earlier;
  other.temperature = 0.2;
  for (std::uint32_t k = 40; k <= 80; ++k) {
    other.moment = k;
    (void)lab::thermal_run(other);
  }
  CHECK(lab::thermal_run(other).at(80).state == whole);
  // A document with it says the same.
  Session session = opened("temperature");
  lab::Change<TemperatureBench> change;
  change.earlier = bench.earlier;
  change.temperature = bench.temperature;
  change.moment = bench.moment;
  REQUIRE(session.apply(lab::change<TemperatureBench>(std::move(change))));
  const std::string text = lab::write_document(session.document());
  auto read = lab::read_document(text);
  REQUIRE(read);
  CHECK(read->section<TemperatureBench>() == thermal_of(session));
  CHECK(lab::thermal_run(read->section<TemperatureBench>()).at(80).state == whole);
}

TEST_CASE("Temperature: the request gives the same run", "[temperature]") {
  for (const char* command :
       {R"({"op":"temperature","example":"memory","run":3})",
        R"({"op":"temperature","example":"mixture","temperature":0.3,"seed":2})",
        R"({"op":"temperature","example":"anneal","sweeps":20})"}) {
    Session session = opened("temperature");
    REQUIRE(apply(session, command).empty());
    REQUIRE(apply(session, R"({"op":"seek","moment":25})").empty());
    const TemperatureBench& bench = thermal_of(session);
    const auto request = lab::thermal_request(bench);
    REQUIRE(request);
    const auto result = lab::run_experiment("recall", *request, {});
    REQUIRE(result);
    const auto json = lab::parse_json(*result);
    REQUIRE(json);
    const lab::ThermalMoment& now = lab::thermal_run(bench).at(25);
    for (std::size_t i = 0; i < bench.neurons; ++i)
      REQUIRE((*json)["final"][i].get<int>() == now.state[i]);
    CHECK((*json)["energy"].back().get<double>() / bench.neurons ==
          Catch::Approx(now.energy).margin(1e-12));
  }
  Session session = opened("temperature");
  REQUIRE(apply(session, R"({"op":"temperature","temperature":1})").empty());
  REQUIRE(apply(session, R"({"op":"step"})").empty());
  CHECK_FALSE(lab::thermal_request(thermal_of(session)));
}

TEST_CASE("Temperature: what cannot be is refused by name", "[temperature]") {
  Session session = opened("temperature");
  const TemperatureBench before = thermal_of(session);
  for (const auto& [command, said] :
       {std::pair{R"({"op":"temperature","temperature":1.6})",
                  "temperature: 1.6, expected a number from 0 to 1.5"},
        std::pair{R"({"op":"temperature","neurons":99})",
                  "neurons: 99, expected an integer from 100 to 2000"},
        std::pair{R"({"op":"temperature","patterns":101})", "patterns: 101, expected at most 100"},
        std::pair{R"({"op":"temperature","start":"mixture","patterns":2})",
                  "patterns: 2, expected at least 3 for a mixture of three"},
        std::pair{R"({"op":"temperature","earlier":[[5,0.1],[5,0.2]]})",
                  "earlier[1][0]: 5, expected 6 to 1000"},
        std::pair{R"({"op":"temperature","earlier":[[5,2]]})",
                  "earlier[0][1]: 2, expected 0 to 1.5"},
        std::pair{R"({"op":"temperature","earlier":[5]})", "earlier[0]: 5, expected [until, T]"},
        std::pair{R"({"op":"temperature","plan":"anneal","earlier":[[5,1]]})",
                  "earlier: given, expected none where T falls by itself"},
        std::pair{R"({"op":"seek","moment":1001})", "moment: 1001, expected at most 1000"}}) {
    CHECK(apply(session, command) == said);
    CHECK(thermal_of(session) == before);
  }
  // A smaller net keeps as many memories as it may have; a mixture has three at least.
  REQUIRE(apply(session, R"({"op":"temperature","patterns":100})").empty());
  REQUIRE(apply(session, R"({"op":"temperature","neurons":100})").empty());
  CHECK(thermal_of(session).patterns == 20);
  REQUIRE(apply(session, R"({"op":"temperature","patterns":1})").empty());
  REQUIRE(apply(session, R"({"op":"temperature","start":"mixture"})").empty());
  CHECK(thermal_of(session).patterns == 3);
}

TEST_CASE("Temperature: the files have what is shown", "[temperature]") {
  Session session = opened("temperature");
  const std::string csv = lab::thermal_csv(thermal_of(session));
  CHECK(std::ranges::count(csv, '\n') == 62);
  CHECK(
      csv.starts_with("sweep,temperature,overlap_1,overlap_2,overlap_3,largest,memory,energy,"
                      "theory\n0,0.5,1,"));
  CHECK(lab::phase_csv().starts_with("temperature,load_retrieval,load_ground\n0,0.13"));
  const std::string script = lab::thermal_script(thermal_of(session));
  CHECK(script.find("N, P = 500, 10") != std::string::npos);
  CHECK(script.find("temperatures = [0.5] * 60") != std::string::npos);
  REQUIRE(apply(session, R"({"op":"temperature","temperature":1})").empty());
  REQUIRE(apply(session, R"({"op":"step"})").empty());
  CHECK(lab::thermal_script(thermal_of(session)).find("[0.5] * 60 + [1] * 1") != std::string::npos);
}
