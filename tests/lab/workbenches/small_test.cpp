// The workbenches with few neurons: the lecture's numbers, by commands alone.
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include "lab/workbenches/gates/gate_bench.hpp"
#include "lab/workbenches/three/three.hpp"
#include "lab_tests.hpp"

using lab::Session;
using lab_tests::apply;
using lab_tests::opened;
using lab_tests::section;

TEST_CASE("Three neurons: the lecture's example step by step", "[course]") {
  Session session = opened("three");
  auto now = section(session, "three");
  CHECK(now["state"] == lab::Json({1, 1, 1}));
  CHECK(now["fields"][0].get<double>() == Catch::Approx(1.0 / 3));
  CHECK(now["fields"][2].get<double>() == Catch::Approx(-1.0 / 3));
  CHECK(now["next"] == lab::Json({1, 1, -1}));
  CHECK(now["energy"].get<double>() == Catch::Approx(-1.0 / 6));
  CHECK(now["stable"] == false);
  CHECK(apply(session, R"({"op":"step"})").empty());
  now = section(session, "three");
  CHECK(now["state"] == lab::Json({1, 1, -1}));
  CHECK(now["fields"] == lab::Json({1.0, 1.0, -1.0}));
  CHECK(now["energy"].get<double>() == Catch::Approx(-1.5));
  CHECK(now["stable"] == true);
  CHECK(apply(session, R"({"op":"reset"})").empty());
  CHECK(section(session, "three")["state"] == lab::Json({1, 1, 1}));
  CHECK(apply(session, R"({"op":"undo"})").empty());
  CHECK(section(session, "three")["state"] == lab::Json({1, 1, -1}));
}

TEST_CASE("Three neurons without diagonal: energies −3 and +1, and the tie rule decides",
          "[course]") {
  Session session = opened("three");
  CHECK(apply(session, R"({"op":"three","form":"plain"})").empty());
  for (int state = 0; state < 8; ++state) {
    lab::Pattern start(3);
    for (std::size_t i = 0; i < 3; ++i) start.set(i, (state >> i & 1) != 0);
    lab::Change<lab::Three> change;
    change.start = start;
    REQUIRE(session.apply(lab::change<lab::Three>(change)));
    const auto now = section(session, "three");
    const bool memory = state == 3 || state == 4;  // ξ and −ξ
    CHECK(now["energy"].get<double>() == (memory ? -3 : 1));
    bool tie = false;
    for (const auto& each : now["ties"]) tie = tie || each.get<bool>();
    CHECK(tie != memory);
    CHECK(now["stable"] == memory);
  }
  // From (1, 1, 1) the first neuron hears 0.
  CHECK(apply(session, R"({"op":"three","start":[1,1,1],"mode":"async"})").empty());
  for (const auto& [tie, then] :
       std::vector<std::pair<std::string, int>>{{"keep", 1}, {"plus", 1}, {"minus", -1}}) {
    CHECK(lab_tests::apply(session, std::string(R"({"op":"three","start":[1,1,1],"tie":")") +
                                        std::string(tie) + "\"}")
              .empty());
    CHECK(section(session, "three")["next"][0] == then);
  }
}

TEST_CASE("Three neurons: one decides, to the end, back in time, another size") {
  Session session = opened("three");
  CHECK(apply(session, R"({"op":"three","mode":"async"})").empty());
  CHECK(apply(session, R"({"op":"step","neuron":2})").empty());
  CHECK(section(session, "three")["state"] == lab::Json({1, 1, -1}));
  CHECK(apply(session, R"({"op":"seek","moment":0})").empty());
  CHECK(section(session, "three")["state"] == lab::Json({1, 1, 1}));
  CHECK(apply(session, R"({"op":"recall"})").empty());
  CHECK(section(session, "three")["stable"] == true);
  CHECK(apply(session, R"({"op":"three","neurons":6})").empty());
  CHECK(section(session, "three")["state"].size() == 6);
  CHECK(apply(session, R"({"op":"three","neurons":2,"weights":[[0,1],[-1,0]],"mode":"sync",
      "start":[1,1]})")
            .empty());
  // Antisymmetric, all at once: a cycle of four.
  CHECK(apply(session, R"({"op":"recall"})").empty());
  CHECK(section(session, "three")["decisions"] == 4);
  CHECK(section(session, "three")["state"] == lab::Json({1, 1}));
  CHECK(session.document().moment == 0);
}

TEST_CASE("What is wrong with a small network is named, and nothing changes") {
  Session session = opened("three");
  const lab::Document before = session.document();
  CHECK(apply(session, R"({"op":"three","neurons":7})") ==
        "neurons: 7, expected an integer from 2 to 6");
  CHECK(apply(session, R"({"op":"three","start":[1,1]})") == "start: 2 values, expected 3");
  CHECK(apply(session, R"({"op":"three","patterns":[[1,1]]})") ==
        "patterns[0]: 2 values, expected 3");
  CHECK(apply(session, R"({"op":"three","patterns":[[1,1,7]]})") ==
        "patterns[0][2]: 7, expected 1, −1 or 0");
  CHECK(apply(session, R"({"op":"three","weights":[[0,1],[1,0]]})") ==
        "weights: 2 rows, expected 3 with as many values");
  CHECK(apply(session, R"({"op":"three","weights":[[0,1,1],[1,0,1],[1,1,"much"]]})") ==
        "weights[2]: \"much\", expected a number from −1000 to 1000");
  CHECK(apply(session, R"({"op":"three","weights":[[0,1e300,1],[1,0,1],[1,1,0]]})")
            .starts_with("weights[0]: "));
  CHECK(apply(session, R"({"op":"three","path":[3]})") ==
        "path: 3, expected −1 or the number of a neuron");
  CHECK(apply(session, R"({"op":"step","neuron":3})") == "neuron: 3, expected 0 to 2");
  CHECK(apply(session, R"({"op":"gates","weights":[1,9]})") ==
        "weights[1]: 9, expected an integer from −5 to 5");
  CHECK(apply(session, R"({"op":"gates","target":[0,1]})") == "target: 2 values, expected 4");
  CHECK(session.document() == before);
  CHECK(lab::read_document(R"({"hopfieldLab":1,"three":{"start":[1]}})").error().text() ==
        "three.start: 1 value, expected 2 to 6");
  CHECK(lab::read_document(R"({"hopfieldLab":1,"gates":{"weights":[]}})").error().text() ==
        "gates.weights: 0 values, expected 1 or 2");
  REQUIRE(session.apply(lab::command::Open{"memory"}));
  CHECK(
      apply(session, R"({"op":"step","neuron":0})").starts_with("neuron: only in a small network"));
}

TEST_CASE("Small networks are saved, and old documents stay as they were") {
  Session session = opened("three");
  const std::string untouched = lab::write_document(session.document());
  CHECK(untouched.find("\"three\":{") == std::string::npos);
  CHECK(untouched.find("\"gates\":{") == std::string::npos);
  CHECK(apply(session, R"({"op":"three","weights":[[0,0.5,1],[0.5,0,-2],[1,-2,0]],"tie":"plus",
      "diagram":"energy"})")
            .empty());
  CHECK(apply(session, R"({"op":"step"})").empty());
  CHECK(apply(session, R"({"op":"gates","weights":[-2],"threshold":-0.5,"target":[1,0],"on":[1]})")
            .empty());
  const std::string json = lab::write_document(session.document());
  INFO(json);
  const auto read = lab::read_document(json);
  REQUIRE(read);
  CHECK(*read == session.document());
  CHECK(lab::write_document(*read) == json);
}

TEST_CASE("Gates: truth tables, and exclusive or", "[course]") {
  Session session = opened("gates");
  CHECK(section(session, "gates")["outputs"] == lab::Json({0, 1, 1, 1}));
  CHECK(section(session, "gates")["computes_target"] == true);
  CHECK(apply(session, R"({"op":"gates","threshold":1.5,"target":[0,0,0,1]})").empty());
  CHECK(section(session, "gates")["outputs"] == lab::Json({0, 0, 0, 1}));
  CHECK(apply(session, R"({"op":"gates","weights":[-1],"threshold":-0.5,"target":[1,0]})").empty());
  CHECK(section(session, "gates")["computes_target"] == true);
  CHECK(apply(session, R"({"op":"gates","weights":[1,-1],"threshold":0.5,"target":[0,1,0,0]})")
            .empty());
  CHECK(section(session, "gates")["computes_target"] == true);
  CHECK(apply(session, R"({"op":"gates","target":[0,1,1,0]})").empty());
  CHECK(section(session, "gates")["possible"] == false);
  CHECK(apply(session, R"({"op":"undo"})").empty());
  CHECK(section(session, "gates")["possible"] == true);
}

TEST_CASE("Gates with delays: a brief cold is felt as heat, a longer one as cold", "[course]") {
  Session session = opened("gates");
  CHECK_FALSE(section(session, "gates").contains("fires"));
  CHECK(apply(session, R"({"op":"gates","view":"delays"})").empty());
  auto fires = section(session, "gates")["fires"];
  CHECK(fires["2"] == lab::Json({0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
  CHECK(fires["3"] == lab::Json({0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0}));
  CHECK(fires["4"] == lab::Json({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
  CHECK(apply(session, R"({"op":"gates","trains":[[0,0,0,0,0,0,0,0,0,0,0,0],
      [0,1,1,1,0,0,0,0,0,0,0,0]]})")
            .empty());
  fires = section(session, "gates")["fires"];
  CHECK(fires["3"] == lab::Json({0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0}));
  CHECK(fires["4"] == lab::Json({0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0}));
  // Walking through time is one step of undo.
  for (int t = 2; t < 6; ++t) {
    lab::Change<lab::Gates> change;
    change.delays.time = t;
    REQUIRE(session.apply(lab::change<lab::Gates>(change)));
  }
  CHECK(apply(session, R"({"op":"undo"})").empty());
  CHECK(session.document().section<lab::Gates>().delays.time == 1);
  CHECK(section(session, "gates")["fires"] == fires);
  // Another example brings its own inputs; reset brings them back, and leaves the unit alone.
  CHECK(apply(session, R"({"op":"gates","threshold":1.5})").empty());
  CHECK(apply(session, R"({"op":"gates","example":"twice"})").empty());
  CHECK(section(session, "gates")["fires"]["2"] == lab::Json({0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0}));
  CHECK(apply(session, R"({"op":"gates","trains":[[1,1,1,1,1,1,1,1,1,1,1,1]],"time":7})").empty());
  CHECK(apply(session, R"({"op":"reset"})").empty());
  CHECK(session.document().section<lab::Gates>().delays.trains ==
        lab::prepared_trains(hopfield::DelayExample::twice, 0));
  CHECK(session.document().section<lab::Gates>().delays.time == 1);
  CHECK(session.document().section<lab::Gates>().threshold_twice == 3);
  CHECK(apply(session, R"({"op":"gates","view":"unit"})").empty());
  CHECK(apply(session, R"({"op":"reset"})").empty());
  CHECK(session.document().section<lab::Gates>().threshold_twice == 1);
  CHECK(session.document().section<lab::Gates>().delays.example == hopfield::DelayExample::twice);
}

TEST_CASE("Gates with delays are saved, and what is wrong with them is named") {
  Session session = opened("gates");
  CHECK(apply(session, R"({"op":"gates","on":[1,1]})").empty());
  // Nobody looked at the delays: they take no room.
  CHECK(lab::write_document(session.document()).find("trains") == std::string::npos);
  CHECK(apply(session, R"({"op":"gates","view":"delays","example":"memory","time":11,
      "trains":[[1,0,0,0,0,0,0,0,0,0,0,0],[0,0,0,0,0,1,0,0,0,0,0,1]]})")
            .empty());
  const std::string json = lab::write_document(session.document());
  INFO(json);
  const auto read = lab::read_document(json);
  REQUIRE(read);
  CHECK(*read == session.document());
  CHECK(lab::write_document(*read) == json);

  const lab::Document before = session.document();
  CHECK(apply(session, R"({"op":"gates","example":"heart"})") ==
        "example: \"heart\", expected delay, or, and, and_not, twice, heat or memory");
  CHECK(apply(session, R"({"op":"gates","trains":[[0,0,0,0,0,0,0,0,0,0,0,0]]})") ==
        "trains: 1 row, expected 2");
  CHECK(apply(session, R"({"op":"gates","trains":[[0,0],[0,0]]})") ==
        "trains[0]: 2 values, expected an array of 12");
  CHECK(apply(session, R"({"op":"gates","trains":[7]})") ==
        "trains[0]: 7, expected an array of 12");
  CHECK(apply(session, R"({"op":"gates","trains":[[0,0,0,2,0,0,0,0,0,0,0,0]]})") ==
        "trains[0][3]: 2, expected 0 or 1");
  CHECK(apply(session, R"({"op":"gates","trains":"1"})") ==
        "trains: \"1\", expected an array of at most 2");
  CHECK(apply(session, R"({"op":"gates","time":12})") ==
        "time: 12, expected an integer from 0 to 11");
  CHECK(session.document() == before);
  CHECK(lab::read_document(R"({"hopfieldLab":1,"gates":{"example":"delay","trains":[]}})")
            .error()
            .text() == "gates.trains: 0 rows, expected 1");
}
