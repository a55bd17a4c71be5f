// Studies of many trials: against theory, and the same bytes however they are run.
#include "lab/experiments/studies/study.hpp"

#include <cmath>

#include "experiments.hpp"
#include "hopfield/trials/theory.hpp"
#include "trials.hpp"

using lab::Json;
using lab_tests::error_of;
using lab_tests::result_of;
using lab_tests::run;

namespace {

struct StudyExample {
  const char* name;
  const char* request;
};

// Small ones, with numbers of trials that no number of parts divides.
constexpr StudyExample kStudies[] = {
    {"capacity", R"({"patterns":{"random":{"count":[3,9],"size":40}},"networks":7})"},
    {"capacity",
     R"({"patterns":{"random":{"count":6,"size":20}},"networks":5,"network":{"rule":"pseudo-inverse"}})"},
    {"recovery",
     R"({"patterns":{"random":{"count":{"from":2,"to":6,"step":2},"size":40}},"networks":5,"starts":[0.5,1]})"},
    {"census", R"({"patterns":{"random":{"count":[1,4],"size":30}},"networks":5,"starts":9})"},
    {"census",
     R"({"patterns":{"random":{"count":3,"size":30}},"networks":5,"starts":9,"update":{"temperature":0.4},"warm_sweeps":7})"},
    {"tsp",
     R"({"cities":{"random":3},"runs":5,"update":{"max_time":0.005},"network":{"effective_cities":4.5}})"},
    {"queens", R"({"queens":4,"runs":7,"update":{"max_time":0.005}})"}};

std::string merged(const StudyExample& study, std::uint32_t parts, bool backwards) {
  std::string request = R"({"parts":[)";
  for (std::uint32_t k = 0; k < parts; ++k) {
    lab::ExperimentOptions options;
    options.shard_count = parts;
    options.shard_index = backwards ? parts - k : k + 1;
    if (k > 0) request += ',';
    request += result_of(study.name, study.request, options);
  }
  return result_of("merge", request + "]}");
}

}  // namespace

TEST_CASE("One step: capacity agrees with the exact binomial", "[study]") {
  for (const char* diagonal : {"false", "true"}) {
    // One sweep is enough: what is counted here is the state before it.
    const std::size_t networks = trials::count(40, 12);
    const Json result = run(
        "capacity",
        std::string(
            R"({"patterns":{"random":{"count":[12,24,48,70,100,120],"size":120}},"memories":30,)") +
            R"("networks":)" + std::to_string(networks) +
            R"(,"update":{"max_sweeps":1},"network":{"self_connections":)" + diagonal + "}}");
    REQUIRE(result["loads"].size() == 6);
    for (const Json& load : result["loads"]) {
      INFO(diagonal << " " << load.dump());
      const auto exact =
          hopfield::theory::one_step(120, load["patterns"].get<std::uint64_t>(),
                                     std::string_view(diagonal) == "true", hopfield::Tie::keep);
      CHECK(load["one_step_exact"] == exact.error);
      const double error = load["one_step_error"].get<double>();
      const double width = load["one_step_error_se"].get<double>();
      CHECK(error > 0.0);
      CHECK(width > 0.0);
      CHECK(width < exact.error);
      CHECK(std::fabs(error - exact.error) < trials::kErrors * width);
      CHECK(load["networks"] == networks);
    }
  }
}

TEST_CASE("After the avalanche: memories survive below the critical load and not above",
          "[study]") {
  const Json result =
      run("capacity", R"({"patterns":{"random":{"count":[500,640],"size":4000}},"networks":1,
                          "memories":2,"update":{"max_sweeps":25}})");
  const Json& below = result["loads"][0];
  const Json& above = result["loads"][1];
  INFO(result.dump());
  // α = 0.125: m = 0.98, so that about 1 % of the neurons are wrong in the end.
  CHECK(std::fabs(below["retrieval_error"].get<double>() -
                  below["retrieval_theory"].get<double>()) < 0.005);
  CHECK(below["retrieved"] == 1);
  // α = 0.16: nothing holds the memory, and the errors go on growing.
  CHECK(above["retrieval_theory"].is_null());
  CHECK(above["retrieved"] == 0);
  CHECK(above["retrieval_error"].get<double>() > 0.1);
  // One step later both look alike.
  CHECK(above["one_step_error"].get<double>() < 0.01);
}

TEST_CASE("The homework: Hebb fails where the pseudo-inverse still remembers", "[study]") {
  const auto recovery = [](const std::string& rule) {
    return run("recovery",
               R"({"patterns":{"random":{"count":[5,20,40],"size":60}},"networks":2,"memories":5,)"
               R"("starts":[0.5,1],"network":{"rule":")" +
                   rule + "\"}}");
  };
  const Json hebb = recovery("hebb");
  CHECK(hebb["flips"] == Json::parse("[15,0]"));
  CHECK(hebb["loads"][0]["success"][1] == 1);
  CHECK(hebb["fails_at"]["half"] == 20);
  const Json inverse = recovery("pseudo-inverse");
  CHECK(inverse["fails_at"]["half"].is_null());
  CHECK(inverse["loads"][2]["success"][1] == 1);
  CHECK(inverse["loads"][0]["success"][0] == 1);
  // The basins shrink as the load grows.
  CHECK(inverse["loads"][2]["success"][0].get<double>() < 0.5);
}

TEST_CASE("A census accounts for every start", "[study]") {
  const Json result = run(
      "census", R"({"patterns":{"random":{"count":[1,3,25],"size":50}},"networks":4,"starts":50})");
  REQUIRE(result["loads"].size() == 3);
  for (const Json& load : result["loads"]) {
    double sum = 0.0;
    for (const char* kind : {"stored", "inverse", "mixture", "other"})
      sum += load[kind].get<double>();
    CHECK(std::fabs(sum - 1.0) < 1e-12);
    CHECK(load["converged"] == 1);
  }
  // A single memory and its inverse share all states evenly, and there is nothing else.
  const Json& one = result["loads"][0];
  CHECK(one["exact_stored"].get<double>() + one["exact_inverse"].get<double>() == 1.0);
  CHECK(result["loads"][1]["mixtures_of_3"].get<double>() > 0.0);
  CHECK(result["loads"][2]["other"].get<double>() > 0.05);
  CHECK(result["loads"][2]["stored"].get<double>() < result["loads"][1]["stored"].get<double>());
}

TEST_CASE("The travelling salesman: valid tours are no shorter than the optimum", "[study]") {
  const Json result = run("tsp", R"({"cities":[[0,0],[0,0.5],[0.5,0.5],[0.5,0],[0.9,0.25]],
      "runs":6,"update":{"max_time":0.01},"network":{"effective_cities":6,"d":200}})");
  const double shortest = result["optimum"]["length"].get<double>();
  CHECK(std::fabs(shortest - (1.5 + 2 * std::sqrt(0.4 * 0.4 + 0.25 * 0.25))) < 1e-12);
  CHECK(result["runs"] == 6);
  CHECK(result["valid"].get<int>() <= 6);
  REQUIRE(result["valid"].get<int>() > 0);
  CHECK(result["mean_length"].get<double>() >= shortest - 1e-9);
  CHECK(result["best"]["tour"]["length"].get<double>() >= shortest - 1e-12);
  CHECK(result["best"]["tour"]["order"].size() == 5);
  CHECK(result["mean_excess"].get<double>() >= -1e-9);
}

TEST_CASE("Threads and shards change no byte", "[study]") {
  for (const StudyExample& study : kStudies) {
    INFO(study.name);
    const std::string one = result_of(study.name, study.request);
    lab::ExperimentOptions threads;
    threads.threads = 2;
    CHECK(result_of(study.name, study.request, threads) == one);
    threads.threads = 5;
    CHECK(result_of(study.name, study.request, threads) == one);
    CHECK(merged(study, 1, false) == one);
    CHECK(merged(study, 3, true) == one);
    CHECK(merged(study, 11, false) == one);  // some parts have nothing to do
  }
}

TEST_CASE("A load gives the same numbers whatever else is asked for", "[study]") {
  const Json many =
      run("capacity", R"({"patterns":{"random":{"count":[3,9],"size":40}},"networks":7})");
  const Json one = run("capacity", R"({"patterns":{"random":{"count":9,"size":40}},"networks":7})");
  CHECK(many["loads"][1] == one["loads"][0]);
  const Json other =
      run("capacity", R"({"patterns":{"random":{"count":9,"size":40}},"networks":7,"seed":2})");
  CHECK(other["loads"][0] != one["loads"][0]);
}

TEST_CASE("Patterns that a rule cannot learn are counted, not hidden", "[study]") {
  // 6 patterns of 5 values are always dependent.
  const Json result = run(
      "capacity",
      R"({"patterns":{"random":{"count":6,"size":5}},"networks":4,"network":{"rule":"pseudo-inverse"}})");
  CHECK(result["loads"][0]["networks"] == 0);
  CHECK(result["loads"][0]["refused"] == 4);
  CHECK(result["loads"][0]["one_step_error"].is_null());
}

TEST_CASE("Studies tell their progress and can be cancelled", "[study]") {
  for (const StudyExample& study : kStudies) {
    INFO(study.name);
    double last = 0.0;
    const auto result = lab::run_experiment(study.name, study.request, [&](double fraction) {
      CHECK(fraction >= last);
      last = fraction;
      return true;
    });
    CHECK(result);
    CHECK(last == 1.0);
    int calls = 0;
    lab::ExperimentOptions threads;
    threads.threads = 2;
    const auto cancelled = lab::run_experiment(
        study.name, study.request, [&](double) { return ++calls < 1; }, {}, threads);
    REQUIRE_FALSE(cancelled);
    CHECK(cancelled.error().text() == "cancelled");
    CHECK(calls == 1);
  }
}

TEST_CASE("Parts survive JavaScript, whose numbers end at 2⁵³", "[study]") {
  lab::ExperimentOptions options;
  options.shard_index = 1;
  options.shard_count = 1;
  std::size_t texts = 0;
  for (const StudyExample& study : kStudies) {
    const Json part = Json::parse(result_of(study.name, study.request, options));
    for (const Json& count : part["counts"][0]) {
      if (count.is_string()) {
        ++texts;
        CHECK(count.get<std::string>().size() > 15);
      } else {
        CHECK(count.get<std::uint64_t>() <= std::uint64_t{1} << 53U);
      }
    }
  }
  CHECK(texts > 0);
  CHECK(lab_tests::error_of(
            "merge",
            R"({"parts":[{"experiment":"census","shard":{"index":1,"count":1},"counts":[["1x"]],
                "request":{"patterns":{"random":{"count":1,"size":5}}}}]})")
            .starts_with("parts[0].counts: "));
}

TEST_CASE("Merging refuses what does not belong together", "[study]") {
  const auto part = [](std::uint32_t index, std::uint32_t count, const char* networks) {
    lab::ExperimentOptions options;
    options.shard_index = index;
    options.shard_count = count;
    return result_of(
        "capacity",
        std::string(R"({"patterns":{"random":{"count":2,"size":9}},"networks":)") + networks + "}",
        options);
  };
  const std::string one = part(1, 2, "4");
  const std::string two = part(2, 2, "4");
  const auto merge = [](const std::string& parts) {
    return error_of("merge", R"({"parts":[)" + parts + "]}");
  };
  CHECK(merge(one + "," + two).starts_with("result "));
  CHECK(merge(one) == "parts: part 2 of 2 is missing");
  CHECK(merge(one + "," + one) == "parts[1].shard.index: 1 appears twice");
  CHECK(merge(one + "," + part(2, 2, "5")) == "parts[1].request: not that of the first part");
  CHECK(merge(one + "," + part(2, 3, "4")) ==
        "parts[1].shard.count: 3, expected 2 as in the first part");
  CHECK(merge("").starts_with("parts: an array, expected"));
  CHECK(merge("7") == "parts[0]: 7, expected an object");
  CHECK(merge("{}").starts_with("parts[0].experiment: missing"));
  Json broken = Json::parse(one);
  broken["counts"][0].erase(0);
  CHECK(merge(broken.dump()).starts_with("parts[0].counts: not of this request"));
  broken = Json::parse(one);
  broken["experiment"] = "recall";
  CHECK(merge(broken.dump()) == "parts[0].experiment: \"recall\" has no parts");
  broken = Json::parse(one);
  broken["request"]["networks"] = -1;
  CHECK(merge(broken.dump()).starts_with("parts[0].request.networks: −1, expected"));
}
