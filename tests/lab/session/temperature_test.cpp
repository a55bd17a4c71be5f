// Noise in the updates of Memory.
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>

#include "hopfield/rules/any_run.hpp"
#include "lab/experiments/experiment.hpp"
#include "lab/formats/json.hpp"
#include "lab_tests.hpp"

using lab::Session;
using lab_tests::detail;
using lab_tests::headline;

namespace {

/// Three random memories in 32 × 32 neurons, the first of them shown.
Session three() {
  Session session;
  REQUIRE(lab_tests::apply(session, R"({"op":"forget_all"})").empty());
  REQUIRE(lab_tests::apply(session, R"({"op":"add_random","count":3})").empty());
  REQUIRE(lab_tests::apply(session, R"({"op":"load","pattern":0})").empty());
  return session;
}

void warm(Session& session, const std::string& temperature, int sweeps) {
  REQUIRE(lab_tests::apply(session, R"({"op":"update","temperature":)" + temperature +
                                        R"(,"max_sweeps":)" + std::to_string(sweeps) + "}")
              .empty());
}

double first_overlap(const Session& session) {
  return session.shown().overlaps()[0] / static_cast<double>(session.document().grid.neurons());
}

}  // namespace

TEST_CASE("At a temperature the overlap is tanh(m / T), and above 1 there is none") {
  for (const auto& [temperature, expected] :
       {std::pair{0.3, 0.9974}, std::pair{0.6, 0.9073}, std::pair{0.8, 0.7104}}) {
    // The root of m = tanh(m / T).
    CHECK_THAT(std::tanh(expected / temperature), Catch::Matchers::WithinAbs(expected, 2e-4));
    Session session = three();
    warm(session, std::to_string(temperature), 30);
    REQUIRE(lab_tests::apply(session, R"({"op":"finish"})").empty());
    CHECK(session.outcome() == hopfield::Outcome::max_sweeps);
    // Fluctuates by about √((1 − m²) / N), more near T = 1.
    CHECK_THAT(first_overlap(session), Catch::Matchers::WithinAbs(expected, 0.1));
  }
  Session hot = three();
  warm(hot, "1.5", 30);
  REQUIRE(lab_tests::apply(hot, R"({"op":"finish"})").empty());
  CHECK(std::abs(first_overlap(hot)) < 0.3);
}

TEST_CASE(
    "A session at a temperature is the engine's run, and any moment of it can be shown again") {
  Session session = three();
  warm(session, R"({"start":0.9,"end":0,"sweeps":4})", 20);
  REQUIRE(lab_tests::apply(session, R"({"op":"noise","fraction":0.2})").empty());
  REQUIRE(lab_tests::apply(session, R"({"op":"finish"})").empty());
  const lab::Document& document = session.document();
  hopfield::RunOptions options;
  options.update = document.update;
  options.temperature = {hopfield::Cooling::Shape::linear, 0.9, 0, 4};
  options.field_scale = 1.0 / 1024;
  hopfield::AnyRun run(session.model(), document.start, options,
                       hopfield::Random(document.seed, document.run_stream));
  std::vector<hopfield::Pattern> states = {run.pattern()};
  while (run.step()) states.push_back(run.pattern());
  REQUIRE(session.trace().length() + 1 == states.size());
  CHECK(session.shown().pattern() == states.back());
  CHECK(session.outcome() == hopfield::Outcome::fixed_point);  // it was cooled to 0
  for (const std::size_t moment :
       {std::size_t{0}, std::size_t{1}, std::size_t{1500}, std::size_t{4100}}) {
    REQUIRE(moment < states.size());
    REQUIRE(lab_tests::apply(session, R"({"op":"seek","moment":)" + std::to_string(moment) + "}")
                .empty());
    CHECK(session.shown().pattern() == states[moment]);
  }
  // Another temperature is another run, from what is shown.
  REQUIRE(lab_tests::apply(session, R"({"op":"update","temperature":0.5})").empty());
  CHECK(session.document().moment == 0);
  CHECK(session.document().start == states[4100]);
}

TEST_CASE("The temperature is in documents and links, undone, and refused by its field") {
  Session session = three();
  const std::string cold = lab::write_document(session.document());
  CHECK(cold.find(R"("temperature":0})") != std::string::npos);
  for (const char* temperature : {"0.25", R"({"shape":"linear","start":1,"end":0,"sweeps":20})",
                                  R"({"shape":"geometric","start":1,"end":0.01,"sweeps":20})"}) {
    warm(session, temperature, 100);
    const std::string text = lab::write_document(session.document());
    CHECK(text.find(std::string(R"("temperature":)") + temperature) != std::string::npos);
    const auto again = lab::read_document(text);
    REQUIRE(again);
    CHECK(*again == session.document());
  }
  REQUIRE(lab_tests::apply(session, R"({"op":"undo"})").empty());
  CHECK(session.document().temperature.start == 1);
  const hopfield::Cooling before = session.document().temperature;
  for (const auto& [field, value] :
       {std::pair{"temperature", "-0.1"}, std::pair{"temperature", "\"hot\""},
        std::pair{"temperature", "1e7"}, std::pair{"temperature.end", R"({"start":1,"sweeps":3})"},
        std::pair{"temperature.sweeps", R"({"start":1,"end":0,"sweeps":0})"},
        std::pair{"temperature.start", R"({"shape":"geometric","start":0,"end":1,"sweeps":3})"}}) {
    const std::string error =
        lab_tests::apply(session, std::string(R"({"op":"update","temperature":)") + value + "}");
    CHECK(error.starts_with(std::string(field) + ":"));
    CHECK(session.document().temperature == before);
  }
}

TEST_CASE("What is said at a temperature does not promise rest") {
  Session session = three();
  const std::string name = (*session.document().memories)[0].name;
  CHECK(headline(session) == name + " is stable: no neuron will flip.");
  warm(session, "0.5", 3);
  CHECK(headline(session) == "This is " + name + " exactly.");
  CHECK(detail(session) ==
        "At T = 0.50 neurons sometimes flip against their fields. Press Recall.");
  REQUIRE(lab_tests::apply(session, R"({"op":"finish"})").empty());
  CHECK(headline(session).starts_with("At T = 0.50 the network does not settle. It is closest to " +
                                      name));
  CHECK(detail(session) == "The run stopped at the limit of 3 sweeps. Recall continues from here.");
  CHECK(lab_tests::section(session, "temperature") == 0.5);

  // A dense memory is updated without.
  REQUIRE(lab_tests::apply(session, R"({"op":"network","rule":"dense"})").empty());
  REQUIRE(lab_tests::apply(session, R"({"op":"load","pattern":0})").empty());
  CHECK(headline(session) == name + " is stable: no neuron will flip.");
  CHECK_FALSE((*lab::parse_json(session.status_json())).contains("temperature"));
}
