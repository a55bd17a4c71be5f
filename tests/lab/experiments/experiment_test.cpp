#include "lab/experiments/experiment.hpp"

#include <catch2/catch_test_macros.hpp>

#include "experiments.hpp"
#include "lab/formats/json.hpp"
#include "lab_tests.hpp"

using lab::Json;
using lab_tests::error_of;
using lab_tests::run;

namespace {

std::string recall_error(std::string_view fields) {
  return error_of("recall", R"({"patterns":[[1,-1,1],[1,1,-1]],)" + std::string(fields) + "}");
}

}  // namespace

TEST_CASE("Three neurons, one pattern, by hand") {
  // Course: zero diagonal, integer weights: E = −3 at ξ, every field 2.
  const Json result = run("inspect", R"({"patterns":[[1,1,-1]],"weights":true})");
  CHECK(result["energy"] == Json::parse("[-3]"));
  CHECK(result["unstable"] == Json::parse("[0]"));
  CHECK(result["ties"] == Json::parse("[0]"));
  CHECK(result["overlap_matrix"] == Json::parse("[[3]]"));
  CHECK(result["dependent"] == Json::parse("[]"));
  CHECK(result["weights"] == Json::parse("[[0,1,-1],[1,0,-1],[-1,-1,0]]"));
  // With its diagonal and 1/N, as the lecture writes it: M = ⅓ [1 1 −1; 1 1 −1; −1 −1 1].
  const Json lecture = run(
      "inspect",
      R"({"patterns":[[1,1,-1]],"weights":true,"network":{"scale":"1/N","self_connections":true}})");
  CHECK(lecture["weights"][0][0].get<double>() == 1.0 / 3);
  CHECK(lecture["weights"][2][0].get<double>() == -1.0 / 3);
  // From (1, 1, 1) to ξ in one sweep; E = +1 there.
  const Json recalled =
      run("recall", R"({"patterns":[[1,1,-1]],"start":[1,1,1],"update":{"mode":"sync"},
                                          "network":{"self_connections":true}})");
  CHECK(recalled["final"] == Json::parse("[1,1,-1]"));
  CHECK(recalled["outcome"] == "fixed_point");
  const Json energies = run(
      "recall",
      R"({"patterns":[[1,1,-1]],"start":[1,1,1],"update":{"order":"raster"},"network":{"tie":"minus"}})");
  CHECK(energies["energy"][0] == 1);
  CHECK(energies["energy"].back() == -3);
}

TEST_CASE("The puzzle of the 16 × 16 exercise, from the file") {
  const std::string patterns =
      R"("patterns":{"file":"images.npz","arrays":["checkerboard","circle","cross"]})";
  const Json bipolar = run("inspect", "{" + patterns + "}");
  CHECK(bipolar["unstable"] == Json::parse("[0,0,0]"));
  CHECK(bipolar["overlap_matrix"] == Json::parse("[[256,-32,0],[-32,256,64],[0,64,256]]"));
  const Json binary = run("inspect", "{" + patterns + R"(,"network":{"units":"binary"}})");
  CHECK(binary["unstable"][0] > 0);
  const Json half = run(
      "inspect", "{" + patterns + R"(,"network":{"units":"binary","threshold":"half-row-sum"}})");
  CHECK(half["unstable"] == Json::parse("[0,0,0]"));
  for (int k = 0; k < 3; ++k) {
    const Json recalled =
        run("recall", "{" + patterns + R"(,"start":{"pattern":)" + std::to_string(k) +
                          R"(,"flip_fraction":0.2},"seed":5})");
    CHECK(recalled["nearest"]["pattern"] == k);
    CHECK(recalled["nearest"]["kind"] == "stored");
    CHECK(recalled["nearest"]["exact"] == true);
    CHECK(recalled["overlaps"].size() == recalled["energy"].size());
    CHECK(recalled["overlaps"].size() == recalled["sweeps"].get<std::size_t>() + 1);
    CHECK(recalled["overlaps"].back()[static_cast<std::size_t>(k)] == 1);
  }
}

TEST_CASE("Dependent patterns are found exactly") {
  // The fourth is the first's inverse; the fifth, sgn of nothing, is free; the sixth is a sum of three.
  const Json result = run("inspect", R"({"patterns":[
      [1,1,1,1,1,1,1,1],[1,1,1,1,-1,-1,-1,-1],[1,1,-1,-1,1,1,-1,-1],[-1,-1,-1,-1,-1,-1,-1,-1],
      [1,-1,1,-1,1,-1,1,-1],[1,1,1,1,-1,-1,-1,-1]]})");
  CHECK(result["dependent"] == Json::parse("[3,5]"));
  const Json sum =
      run("inspect", R"({"patterns":[[1,1,1,-1],[1,1,-1,1],[1,-1,1,1],[1,1,1,1],[-1,1,1,1]]})");
  CHECK(sum["dependent"] == Json::parse("[4]"));
  // More patterns than neurons: at least so many are dependent.
  const Json many = run("inspect", R"({"patterns":{"random":{"count":40,"size":30}}})");
  CHECK(many["dependent"].size() == 10);
}

TEST_CASE("The inverse, and how a start is made") {
  const auto start = [](std::string_view how) {
    return run("recall", R"({"patterns":{"random":{"count":3,"size":200}},"start":)" +
                             std::string(how) + "}");
  };
  CHECK(start(R"({"pattern":1,"inverse":true})")["nearest"]["kind"] == "inverse");
  CHECK(start(R"({"pattern":1,"inverse":true})")["overlaps"][0][1] == -1);
  CHECK(start(R"({"pattern":1,"inverse":false})")["overlaps"][0][1] == 1);
  CHECK(start(R"({"pattern":2,"flip_count":20})")["overlaps"][0][2] == 0.8);
  CHECK(start(R"({"pattern":2,"flip":[0,5,7]})")["overlaps"][0][2] == 0.97);
  CHECK(start(R"({"pattern":2,"flip_fraction":1})")["overlaps"][0][2] == -1);
  CHECK(start(R"({"random":true})")["overlaps"][0] != start(R"({"pattern":0})")["overlaps"][0]);
}

TEST_CASE("Both codings are read; results are in the units asked for") {
  const Json binary = run("recall", R"({"patterns":[[1,0,1,0]],"start":[1,0,1,1],
                                        "network":{"units":"binary","threshold":"half-row-sum"}})");
  CHECK(binary["final"] == Json::parse("[1,0,1,0]"));
  CHECK(run("recall", R"({"patterns":[[1,0,1,0]],"start":[1,-1,1,1]})")["final"] ==
        Json::parse("[1,-1,1,-1]"));
}

TEST_CASE("Two states in turn: two neurons that copy each other's opposite") {
  const Json result =
      run("recall", R"({"patterns":[[1,1]],"start":[1,-1],"update":{"mode":"sync"}})");
  CHECK(result["outcome"] == "two_cycle");
}

TEST_CASE("The same request gives the same bytes, another seed others") {
  const std::string request =
      R"({"patterns":{"random":{"count":20,"size":150}},"start":{"pattern":3,"flip_fraction":0.25},"seed":)";
  const auto first = lab::run_experiment("recall", request + "9}", {});
  const auto again = lab::run_experiment("recall", request + "9}", {});
  const auto other = lab::run_experiment("recall", request + "10}", {});
  REQUIRE(first);
  REQUIRE(other);
  CHECK(*first == *again);
  CHECK(*first != *other);
  // Golden: the same on every platform, at every optimisation level.
  const Json json = *lab::parse_json(*first);
  CHECK(json["hashes"].back() == "7ba6b3833352ade7");
}

TEST_CASE("An experiment and a session run alike") {
  const lab::Document document = lab::first_visit();
  lab::JsonText request;
  request.begin('{').key("patterns").begin('[');
  const auto write = [&](const lab::Pattern& pattern) {
    request.begin('[');
    for (std::size_t i = 0; i < pattern.size(); ++i) request.value(pattern[i]);
    request.end(']');
  };
  for (const auto& memory : *document.memories) write(memory.pattern);
  request.end(']').key("start");
  write(document.start);
  request.end('}');
  const Json result = run("recall", request.text());
  lab::Session session;
  REQUIRE(session.apply(lab::command::Finish{}));
  CHECK(result["flips"] == session.run().flips());
  REQUIRE(result["hashes"].size() == session.trace().hashes().size());
  for (std::size_t k = 0; k < result["hashes"].size(); ++k) {
    CHECK(std::stoull(result["hashes"][k].get<std::string>(), nullptr, 16) ==
          session.trace().hashes()[k]);
  }
}

TEST_CASE("Errors name the field of the request") {
  CHECK(error_of("dance", "{}") ==
        "experiment: \"dance\", expected one of inspect, recall, enumerate, capacity, recovery, "
        "census, rate, bam, associate, sequence, places, tsp, queens, gates, merge");
  CHECK(error_of("inspect", "{") == "request: not valid JSON");
  CHECK(error_of("inspect", "[]") == "request: an array, expected an object");
  CHECK(error_of("inspect", "{}").starts_with("patterns: missing, expected "));
  CHECK(error_of("inspect", R"({"patterns":[]})") ==
        "patterns: empty, expected at least one value");
  CHECK(error_of("inspect", R"({"patterns":[[]]})") ==
        "patterns[0]: empty, expected at least one value");
  CHECK(error_of("inspect", R"({"patterns":[[1,-1],[1]]})") == "patterns[1]: 1 value, expected 2");
  std::string one = "[1", two = "[1";
  for (int i = 1; i < 25; ++i) one += ",1";
  for (int i = 1; i < 24; ++i) two += ",1";
  CHECK(error_of("inspect", R"({"patterns":[)" + one + "]," + two + "]]}") ==
        "patterns[1]: 24 values, expected 25");
  CHECK(error_of("inspect", R"({"patterns":[[1,3]]})") == "patterns[0][1]: 3, expected 1, −1 or 0");
  CHECK(error_of("inspect", R"({"patterns":[[1,"1"]]})") ==
        "patterns[0][1]: \"1\", expected 1, −1 or 0");
  CHECK(error_of("inspect", R"({"patterns":7})") == "patterns: 7, expected an object");
  CHECK(error_of("inspect", R"({"patterns":{"random":{"count":0,"size":5}}})") ==
        "patterns.random.count: 0, expected an integer from 1 to 100000");
  CHECK(error_of("inspect", R"({"patterns":{"random":{"count":5}}})") ==
        "patterns.random.size: missing, expected how many neurons");
  CHECK(error_of("inspect", R"({"patterns":{"random":{"count":100000,"size":1000000}}})")
            .find("in all") != std::string::npos);
  CHECK(error_of("inspect", R"({"patterns":{"file":"none.npz"}})") ==
        "patterns.file: none.npz: cannot be opened");
  CHECK(error_of("inspect", R"({"patterns":{"file":"images.npz","arrays":["square"]}})") ==
        "patterns.arrays[0]: \"square\", expected one of checkerboard, circle, cross");
  CHECK(
      lab::run_experiment("inspect", R"({"patterns":{"file":"images.npz"}})", {}).error().text() ==
      "patterns.file: files are read by the command line only, expected patterns as arrays");
  CHECK(recall_error(R"("seed":-1)") == "seed: −1, expected an integer from 0 to 9007199254740991");
  CHECK(recall_error(R"("network":{"tie":"tow"})") ==
        "network.tie: \"tow\", expected keep, plus or minus");
  CHECK(recall_error(R"("network":{"rule":"stork"})") ==
        "network.rule: \"stork\", expected hebb, pseudo-inverse, storkey, amari, sequence, dense, "
        "modern or continuous");
  CHECK(recall_error(R"("network":{"weights":[[0]]})") == "patterns[0]: 3 values, expected 1");
  CHECK(recall_error(R"("network":{"threshold":[1,2]})").starts_with("network.threshold: "));
  CHECK(recall_error(R"("update":{"order":"any"})") ==
        "update.order: \"any\", expected random, shuffled or raster");
  CHECK(recall_error(R"("update":{"temperature":-1})") ==
        "update.temperature: −1, expected a number from 0 to 1000000");
  CHECK(recall_error(R"("seed":1)").starts_with("start: missing, expected "));
  CHECK(recall_error(R"("start":[1,1])") == "start: 2 values, expected 3");
  CHECK(recall_error(R"("start":{"pattern":2})") ==
        "start.pattern: 2, expected an integer from 0 to 1");
  CHECK(recall_error(R"("start":{})") ==
        "start.pattern: missing, expected the number of a pattern, or \"random\": true");
  CHECK(recall_error(R"("start":{"pattern":0,"flip":[3]})") ==
        "start.flip[0]: 3, expected an integer from 0 to 2");
  CHECK(recall_error(R"("start":{"pattern":0,"flip_fraction":2})") ==
        "start.flip_fraction: 2, expected a number from 0 to 1");
  CHECK(recall_error(R"("start":{"pattern":0,"flip_count":1,"inverse":true})") ==
        "start.inverse: given beside flip_count, expected one of the two");
  CHECK(error_of("inspect", R"({"patterns":[[1,1]],"weights":1})") ==
        "weights: 1, expected true or false");
}

TEST_CASE("A pattern has one coding: 1 and −1, or 1 and 0") {
  const std::string mixed = "0 beside −1, expected 1 and −1, or 1 and 0";
  CHECK(error_of("inspect", R"({"patterns":[[1,1,1,1,1],[1,0,-1,0,1]]})") ==
        "patterns[1][2]: " + std::string("0 beside −1, expected 1 and −1, or 1 and 0"));
  CHECK(error_of("recall", R"({"patterns":[[1,1,-1]],"start":[0,-1,1]})") == "start[1]: " + mixed);
  CHECK(error_of("bam", R"({"inputs":[[1,1,-1,-1]],"start":[0,-1,1,-1]})") == "start[1]: " + mixed);
  CHECK(run("inspect", R"({"patterns":[[1,0,0],[1,-1,-1]]})")["overlap_matrix"][0][1] == 3);
}

TEST_CASE("A file says how its table is meant, or is asked") {
  const auto with = [](const std::string& file, const std::string& more) {
    return R"({"patterns":{"file":"people/)" + file + "\"" + more + "}}";
  };
  const auto neurons = [&](const std::string& file, const std::string& more = "") {
    const lab::Json result = run("inspect", with(file, more));
    return std::pair(result["count"].get<int>(), result["neurons"].get<int>());
  };
  CHECK(neurons("f01_seven_of_25.csv") == std::pair(7, 25));
  CHECK(neurons("f01_digits_10x64.npy") == std::pair(10, 64));
  CHECK(neurons("f01_digits_10x64.npy", R"(,"each":"row")") == std::pair(10, 64));
  CHECK(neurons("f01_digits_10x64.npy", R"(,"each":"picture")") == std::pair(1, 640));
  CHECK(neurons("f04_one_value_a_line.pat") == std::pair(1, 64));
  CHECK(neurons("f04_bits_in_rows.txt") == std::pair(1, 25));
  CHECK(neurons("f03_names_first.npz", R"(,"arrays":["ring"])") == std::pair(1, 25));
  CHECK(error_of("inspect", with("f03_names_first.npz", R"(,"arrays":["names"])")) ==
        "patterns.arrays[0]: numbers of type '<U4', expected integers, booleans or floats");
  CHECK(error_of("inspect", with("f02_quoted.csv", R"(,"each":"column")")) ==
        "patterns.each: \"column\", expected row or picture");
  std::string noted;
  const auto table = [](const std::string&) -> lab::Result<std::vector<std::uint8_t>> {
    std::string text;
    for (int row = 0; row < 20; ++row) text += "1,0,0,0,0,1,0,0\n";
    return std::vector<std::uint8_t>(text.begin(), text.end());
  };
  const auto asked = lab::run_experiment("inspect", R"({"patterns":{"file":"t.csv"}})", {},
                                         {table, [&](const std::string& note) { noted = note; }});
  REQUIRE_FALSE(asked);
  CHECK(asked.error().text() ==
        "patterns.each: missing for t.csv, expected row (20 patterns of 8) or picture "
        "(20 × 8)");
  CHECK(noted.empty());
  // The pictures come, and what is left out is named beside the result.
  const auto pictures = lab::run_experiment(
      "inspect", with("f03_names_first.npz", ""), {},
      {lab_tests::file_fixture, [&](const std::string& note) { noted = note; }});
  REQUIRE(pictures);
  CHECK(noted == "people/f03_names_first.npz: left out names");
}

TEST_CASE("Natively memory is the limit, and it is said before it is taken") {
  const std::string large = R"({"patterns":{"random":{"count":200,"size":1000000}}})";
  const auto within = [&](const char* name, const std::string& request, std::uint64_t megabytes) {
    const auto result = lab::run_experiment(name, request, [](double) { return false; },
                                            {{}, {}, megabytes << 20U});
    return result ? "result" : result.error().text();
  };
  CHECK(within("inspect", large, 0) ==
        "patterns.random.count: 200 patterns of 1000000 values, expected at most 64000000 in all");
  CHECK(within("inspect", large, 100) ==
        "patterns.random.count: 200 patterns of 1000000 values, expected at most 100 MB, not "
        "132");
  CHECK(within("capacity", large, 100).starts_with("patterns.random.count: 200 patterns"));
  // It begins, and is cancelled at once.
  CHECK(within("capacity", R"({"networks":1,"memories":1,)" + large.substr(1), 4096) ==
        "cancelled");
}

TEST_CASE("Weights of few decimals tie as they do on paper") {
  const lab::Json all = run("enumerate", R"({"network":{"weights":
      [[0,-0.1,-0.2],[-0.1,0,0.3],[-0.2,0.3,0]]}})");
  int zero = 0;
  for (const lab::Json& energy : all["energy"]) {
    const double e = energy.get<double>();
    CHECK(e * 10 == std::round(e * 10));
    zero += e == 0 ? 1 : 0;
  }
  CHECK(zero == 2);
}

TEST_CASE("Progress is told and can end an experiment") {
  double last = 0.0;
  const auto result = lab::run_experiment(
      "inspect", R"({"patterns":{"random":{"count":10,"size":50}}})", [&](double fraction) {
        CHECK(fraction >= last);
        last = fraction;
        return true;
      });
  CHECK(result);
  CHECK(last == 1.0);
  const auto cancelled =
      lab::run_experiment("inspect", R"({"patterns":{"random":{"count":10,"size":50}}})",
                          [](double fraction) { return fraction < 0.5; });
  REQUIRE_FALSE(cancelled);
  CHECK(cancelled.error().text() == "cancelled");
}
