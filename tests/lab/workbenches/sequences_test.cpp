// The workbench Sequences: films by commands alone.
#include "lab/workbenches/sequences/sequences.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include "lab/document/document.hpp"
#include "lab/experiments/experiment.hpp"
#include "lab_tests.hpp"

using lab::Session;
using lab_tests::apply;
using lab_tests::opened;
using lab_tests::section;

namespace {

const lab::Sequences& film(const Session& session) {
  return session.document().section<lab::Sequences>();
}

/// What the film shows at a step.
lab::Json at(Session& session, std::size_t step) {
  CHECK(apply(session, (R"({"op":"seek","moment":)" + std::to_string(step) + "}").c_str()).empty());
  return section(session, "sequences");
}

}  // namespace

TEST_CASE("Sequences: the first film counts from a noisy start, and comes back after eight steps",
          "[sequences]") {
  Session session = opened("sequences");
  auto now = section(session, "sequences");
  CHECK(now["nearest"] == 0);
  CHECK(now["overlap"].get<double>() == Catch::Approx(1 - 2 * 0.12));
  CHECK(now["outcome"] == "cycle");
  CHECK(now["period"] == 8);
  CHECK(now["symmetry"] == "neither");
  for (std::size_t step = 3; step < 30; ++step) {
    now = at(session, step);
    CHECK(now["nearest"] == step % 8);
    CHECK(now["overlap"] == 1);
    CHECK(now["ties"] == 0);
  }
  CHECK(apply(session, R"({"op":"reset"})").empty());
  CHECK(apply(session, R"({"op":"step"})").empty());
  CHECK(section(session, "sequences")["step"] == 1);
  CHECK(apply(session, R"({"op":"undo"})").empty());
  CHECK(section(session, "sequences")["step"] == 0);
}

TEST_CASE("Sequences: every example does what it is called", "[sequences][course]") {
  Session session = opened("sequences");
  struct Expected {
    const char *name, *outcome, *symmetry;
    int period;
  };
  for (const Expected& each : {Expected{"count", "cycle", "neither", 8},
                               {"walk", "cycle", "neither", 8},
                               {"held", "cycle", "neither", 32},
                               {"patterns", "cycle", "neither", 6},
                               {"fixed_point", "fixed_point", "symmetric", 1},
                               {"two_cycle", "cycle", "symmetric", 2},
                               {"four_cycle", "cycle", "antisymmetric", 4}}) {
    CAPTURE(each.name);
    CHECK(apply(session,
                (std::string(R"({"op":"sequences","example":")") + each.name + "\"}").c_str())
              .empty());
    const auto now = section(session, "sequences");
    CHECK(now["outcome"] == each.outcome);
    CHECK(now["symmetry"] == each.symmetry);
    CHECK(now["period"] == each.period);
    CHECK(now["overlap"].get<double>() < 1);  // a noisy start
    CHECK(at(session, now["since"].get<std::size_t>() + 40)["overlap"] != 0);
    // All pictures that come are exact.
    CHECK(std::abs(section(session, "sequences")["overlap"].get<double>()) == 1);
    std::size_t here = 0;
    for (std::size_t k = 0; k < lab::kFilmExamples; ++k)
      here += lab::is_example(film(session), static_cast<lab::FilmExample>(k)) ? 1 : 0;
    CHECK(here == 1);
  }
  // The four: a picture, the other, and their inverses.
  std::vector<std::pair<int, int>> seen;
  for (std::size_t step = 40; step < 44; ++step) {
    const auto now = at(session, step);
    seen.emplace_back(now["nearest"].get<int>(), now["overlap"].get<int>());
  }
  for (std::size_t k = 0; k < 4; ++k) {
    CHECK(seen[k].first != seen[(k + 1) % 4].first);
    CHECK(seen[k] == std::pair(seen[(k + 2) % 4].first, -seen[(k + 2) % 4].second));
  }
}

TEST_CASE("Sequences: delay and hold show each picture for a while; Hebb's rule stops",
          "[sequences]") {
  Session session = opened("sequences");
  CHECK(apply(session, R"({"op":"sequences","load":2,"hold":0.5,"delay":3})").empty());
  for (std::size_t step = 1; step < 40; ++step)
    CHECK(at(session, step)["nearest"] == (2 + (step + 0) / 4) % 8);
  // A run with another network begins again from its start.
  CHECK(apply(session, R"({"op":"sequences","rule":"hebb"})").empty());
  CHECK(film(session).moment == 0);
  CHECK(apply(session, R"({"op":"sequences","hold":0,"delay":0})").empty());
  CHECK(section(session, "sequences")["outcome"] == "fixed_point");
  CHECK(at(session, 30)["overlap"].get<double>() < 1);
  // Time stops where nothing moves any more.
  CHECK(apply(session, R"({"op":"reset"})").empty());
  CHECK(apply(session, R"({"op":"recall"})").empty());
  while (session.running()) session.advance(0.5, {});
  CHECK(film(session).moment == section(session, "sequences")["since"]);
  // Asynchronously it can be a fixed point or nothing.
  CHECK(apply(session, R"({"op":"sequences","example":"count"})").empty());
  CHECK(apply(session, R"({"op":"sequences","mode":"async"})").empty());
  CHECK(section(session, "sequences")["outcome"] != "cycle");
}

TEST_CASE("Sequences: pictures are drawn, added, ordered, replaced and removed, and undone",
          "[sequences]") {
  Session session = opened("sequences");
  const lab::Sequences first = film(session);
  CHECK(apply(session, R"({"op":"sequences","load":4})").empty());
  CHECK(film(session).start == first.pictures[4]);
  lab::Change<lab::Sequences> drawn;
  drawn.start = film(session).start;
  drawn.start->flip(0);
  drawn.stroke = 1;
  REQUIRE(session.apply(lab::change<lab::Sequences>(drawn)));
  drawn.start->flip(1);
  REQUIRE(session.apply(lab::change<lab::Sequences>(drawn)));
  const lab::Pattern own = film(session).start;
  CHECK(apply(session, R"({"op":"undo"})").empty());  // a stroke is one step
  CHECK(film(session).start == first.pictures[4]);
  CHECK(apply(session, R"({"op":"redo"})").empty());
  CHECK(film(session).start == own);
  CHECK(apply(session, R"({"op":"sequences","add":8})").empty());
  CHECK(film(session).pictures.size() == 9);
  CHECK(film(session).pictures[8] == own);
  CHECK(section(session, "sequences")["overlap"] == 1);
  CHECK(apply(session, R"({"op":"sequences","move":[8,0]})").empty());
  CHECK(film(session).pictures[0] == own);
  CHECK(film(session).pictures[1] == first.pictures[0]);
  CHECK(apply(session, R"({"op":"sequences","remove":1})").empty());
  CHECK(film(session).pictures.size() == 8);
  CHECK(apply(session, R"({"op":"sequences","load":3})").empty());
  CHECK(apply(session, R"({"op":"sequences","noise":0.2})").empty());
  const lab::Pattern noisy = film(session).start;
  CHECK(noisy != film(session).pictures[3]);
  CHECK(apply(session, R"({"op":"sequences","replace":7})").empty());
  CHECK(film(session).pictures[7] == noisy);
  for (int k = 0; k < 20; ++k) (void)apply(session, R"({"op":"undo"})");
  CHECK(film(session) == first);
  // The same noise again.
  CHECK(apply(session, R"({"op":"sequences","load":3})").empty());
}

TEST_CASE("Sequences: document and link, and what is wrong with its field", "[sequences]") {
  Session session = opened("sequences");
  CHECK(lab::write_document(session.document()).find("sequences\":{") == std::string::npos);
  CHECK(apply(session, R"({"op":"sequences","example":"walk","speed":7})").empty());
  CHECK(apply(session, R"({"op":"sequences","hold":0.35,"moment":5})").empty());
  const auto again = lab::read_document(lab::write_document(session.document()));
  REQUIRE(again);
  CHECK(*again == session.document());
  const auto linked = lab::read_link(lab::write_link(session.document()));
  REQUIRE(linked);
  CHECK(linked->section<lab::Sequences>() == film(session));
  const auto before = film(session);
  const auto refused = [&](const char* json) {
    const std::string error = apply(session, json);
    CHECK(film(session) == before);
    return error;
  };
  CHECK(refused(R"({"op":"sequences","width":21})").starts_with("width: 21"));
  CHECK(refused(R"({"op":"sequences","pictures":[]})").starts_with("pictures: none"));
  CHECK(refused(R"({"op":"sequences","pictures":["A"]})").starts_with("pictures[0]: "));
  CHECK(refused(R"({"op":"sequences","pictures":["AAAA"]})").starts_with("pictures[0]: 3 bytes"));
  CHECK(refused(R"({"op":"sequences","start":[1,-1]})").starts_with("start: 2 values"));
  CHECK(refused(R"({"op":"sequences","hold":3})").starts_with("hold: 3"));
  CHECK(refused(R"({"op":"sequences","delay":9})").starts_with("delay: 9"));
  CHECK(refused(R"({"op":"sequences","load":8})").starts_with("load: 8, expected at most 7"));
  CHECK(refused(R"({"op":"sequences","move":[0]})").starts_with("move: "));
  CHECK(refused(R"({"op":"sequences","example":"loop"})").starts_with("example: "));
  CHECK(refused(R"({"op":"sequences","add":0,"remove":1})").starts_with("remove: "));
  CHECK(
      refused(R"({"op":"sequences","example":"four_cycle","move":[0,2]})").starts_with("move: 2"));
  CHECK(refused(R"({"op":"step","neuron":3})").starts_with("neuron: "));
  CHECK(refused(R"({"op":"seek","moment":401})").starts_with("moment: 401"));
  // Two pictures that are the same have no pseudo-inverse.
  CHECK(apply(session, R"({"op":"sequences","load":0})").empty());
  CHECK(apply(session, R"({"op":"sequences","add":0})").starts_with("pictures[1]: "));
  CHECK(apply(session, R"({"op":"sequences","rule":"hebb"})").empty());
  CHECK(apply(session, R"({"op":"sequences","add":0})").empty());
  // Values as they are typed.
  CHECK(
      apply(
          session,
          R"({"op":"sequences","width":2,"height":2,"pictures":[[1,1,-1,-1],[1,-1,1,-1]],"start":[1,1,-1,-1],
      "rule":"hebb","cyclic":false,"hold":0,"next":1,"back":-1})")
          .empty());
  CHECK(section(session, "sequences")["period"] == 4);
  CHECK(section(session, "sequences")["symmetry"] == "antisymmetric");
}

TEST_CASE("Sequences: the experiment with a film gives the states of the workbench",
          "[sequences]") {
  const auto result =
      lab::run_experiment("sequence",
                          R"({"patterns":[[1,1,1,1,-1,-1,-1,-1],[1,1,-1,-1,1,1,-1,-1]],
      "network":{"rule":"sequence","cyclic":false},"film":{"back":-1},"update":{"max_sweeps":50}})",
                          {});
  REQUIRE(result);
  const auto json = lab::parse_json(*result);
  CHECK((*json)["outcome"] == "cycle");
  CHECK((*json)["period"] == 4);
  CHECK((*json)["visited"][1] == 1);
  const auto held =
      lab::run_experiment("sequence",
                          R"({"patterns":[[1,1,1,1,-1,-1,-1,-1],[1,1,-1,-1,1,1,-1,-1]],
      "film":{"hold":0.5,"delay":2}})",
                          {});
  REQUIRE(held);
  CHECK((*lab::parse_json(*held))["period"] == 6);
  const auto error = [](const char* request) {
    const auto refused = lab::run_experiment("sequence", request, {});
    return refused ? std::string() : refused.error().text();
  };
  CHECK(error(R"({"patterns":[[1,1]],"film":{"hold":3}})").starts_with("film.hold: 3"));
  CHECK(error(R"({"patterns":[[1,1]],"film":{"slow":3}})").starts_with("film.slow: "));
  CHECK(
      error(R"({"patterns":[[1,1]],"film":{},"network":{"tie":"plus"}})").starts_with("network: "));
  CHECK(error(R"({"patterns":[[1,1]],"film":{},"update":{"temperature":1}})")
            .starts_with("update.temperature: "));
  CHECK(error(R"({"patterns":[[1,1],[1,1]],"film":{"pseudo_inverse":true}})")
            .starts_with("patterns[1]: "));
}
