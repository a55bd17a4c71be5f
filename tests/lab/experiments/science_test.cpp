// Every rule and every small network through the experiments, against what is known of them.
#include <cmath>

#include "experiments.hpp"

using lab::Json;
using lab_tests::error_of;
using lab_tests::run;

namespace {

const std::string kTwo = R"("patterns":[[1,1,1,1],[1,1,-1,-1]])";

}  // namespace

TEST_CASE("Storkey's rule as published", "[science]") {
  const Json result =
      run("inspect", "{" + kTwo + R"(,"network":{"rule":"storkey"},"weights":true})");
  CHECK(result["weights"][0][1] == 0.75);
  CHECK(result["weights"][0][2] == 0);
  CHECK(result["symmetric"] == true);
}

TEST_CASE("The pseudo-inverse names dependent patterns and makes the others eigenvectors",
          "[science]") {
  const Json result = run("inspect", R"({"patterns":{"random":{"count":6,"size":40}},"details":true,
              "network":{"rule":"pseudo-inverse","self_connections":true}})");
  REQUIRE(result["aligned_fields"].size() == 6);
  for (const Json& row : result["aligned_fields"]) {
    REQUIRE(row.size() == 40);
    for (const Json& field : row) CHECK(std::fabs(field.get<double>() - 1.0) < 1e-9);
  }
  CHECK(
      error_of(
          "inspect",
          R"({"patterns":[[1,1,1,1],[1,1,-1,-1],[-1,-1,-1,-1]],"network":{"rule":"pseudo-inverse"}})")
          .starts_with("patterns[2]: depends linearly"));
}

TEST_CASE("Amari's rule: coefficients and a term of its own", "[science]") {
  const Json result = run(
      "inspect",
      "{" + kTwo +
          R"(,"network":{"rule":"amari","coefficients":[2,0.5],"self_term":0.25},"weights":true})");
  CHECK(result["weights"][0] == Json::parse("[2.75,2.5,1.5,1.5]"));
  const Json ones = run("inspect", "{" + kTwo + R"(,"network":{"rule":"amari"},"weights":true})");
  CHECK(ones["weights"][0] == Json::parse("[2,2,0,0]"));
}

TEST_CASE("Weights that are given need no patterns", "[science]") {
  // Two neurons that push each other on and back: period 4 (antisymmetric, synchronous).
  const Json result = run("recall", R"({"network":{"weights":[[0,1],[-1,0]]},"start":[1,1],
                                        "update":{"mode":"sync"}})");
  CHECK(result["outcome"] == "cycle");
  CHECK(result["period"] == 4);
  CHECK(result["nearest"].is_null());
  const Json all =
      run("enumerate", R"({"network":{"weights":[[0,1],[-1,0]]},"update":{"mode":"sync"}})");
  REQUIRE(all["attractors"].size() == 1);
  CHECK(all["attractors"][0]["basin"] == 4);
}

TEST_CASE("Crosstalk and fields, neuron by neuron", "[science]") {
  const Json result =
      run("inspect", R"({"patterns":{"random":{"count":7,"size":23}},"details":true})");
  for (std::size_t k = 0; k < 7; ++k) {
    for (std::size_t i = 0; i < 23; ++i) {
      // ξᵢ hᵢ = N − 1 + crosstalk.
      CHECK(result["aligned_fields"][k][i].get<double>() ==
            22.0 + result["crosstalk"][k][i].get<double>());
    }
    CHECK(result["unstable_neurons"][k].size() == result["unstable"][k].get<std::size_t>());
    CHECK(result["tied_neurons"][k].size() == result["ties"][k].get<std::size_t>());
  }
}

TEST_CASE("Dense memories hold what Hebb cannot", "[science]") {
  const auto unstable = [](const std::string& network) {
    const Json result = run(
        "inspect", R"({"patterns":{"random":{"count":40,"size":40}},"network":)" + network + "}");
    int sum = 0;
    for (const Json& each : result["unstable"]) sum += each.get<int>();
    return sum;
  };
  CHECK(unstable(R"({"rule":"hebb"})") > 50);
  CHECK(unstable(R"({"rule":"dense","degree":2})") == unstable(R"({"rule":"hebb"})"));
  CHECK(unstable(R"({"rule":"dense","degree":6})") == 0);
  CHECK(unstable(R"({"rule":"dense","degree":5,"rectified":true})") == 0);
  CHECK(unstable(R"({"rule":"dense","degree":"exp"})") == 0);
}

TEST_CASE("Energies fall: every symmetric rule", "[science]") {
  for (const char* rule :
       {R"({"rule":"hebb"})", R"({"rule":"pseudo-inverse"})", R"({"rule":"storkey"})",
        R"({"rule":"amari","self_term":1})", R"({"rule":"dense","degree":3})",
        R"({"rule":"dense","degree":4,"rectified":true})", R"({"rule":"hebb","units":"binary"})",
        R"({"rule":"modern","beta":0.1})"}) {
    INFO(rule);
    const Json result = run("recall", R"({"patterns":{"random":{"count":5,"size":60}},"network":)" +
                                          std::string(rule) + R"(,"start":{"random":true}})");
    CHECK(result["outcome"] == "fixed_point");
    const Json& energy = result["energy"];
    REQUIRE(energy.size() > 1);
    for (std::size_t k = 1; k < energy.size(); ++k)
      CHECK(energy[k].get<double>() <= energy[k - 1].get<double>() + 1e-12);
    CHECK(energy.back().get<double>() < energy[0].get<double>());
  }
}

TEST_CASE("The modern network finds the memory in one step when β is large", "[science]") {
  const Json result = run(
      "recall",
      R"({"patterns":{"random":{"count":20,"size":30}},"network":{"rule":"modern","beta":4},"start":{"pattern":7,"flip_count":5}})");
  CHECK(result["nearest"]["pattern"] == 7);
  CHECK(result["nearest"]["exact"] == true);
  CHECK(result["attention"][1][7].get<double>() > 0.999);
  CHECK(result["sweeps"].get<int>() <= 3);
}

TEST_CASE("The modern network that ends in a mean of two patterns has not recalled either",
          "[science]") {
  // Of the mean (1, 1, 0, 0) the signs are those of the second pattern, or of the first: neither was stored like that.
  const Json mean =
      run("recall", R"({"patterns":[[1,1,1,1],[1,1,-1,-1]],"network":{"rule":"modern","beta":0.1},
                                      "start":[0.5,0.1,0,-0.2]})");
  CHECK(mean["outcome"] == "fixed_point");
  for (std::size_t i = 0; i < 4; ++i)
    CHECK(std::fabs(mean["final"][i].get<double>() - (i < 2 ? 1 : 0)) < 1e-3);
  CHECK(mean["nearest"]["kind"] == "mixture");
  CHECK(mean["nearest"]["exact"] == false);
  REQUIRE(mean["nearest"]["terms"].size() == 2);
  CHECK(std::fabs(mean["nearest"]["overlap"].get<double>() - 0.5) < 1e-3);
  // Of many patterns that are mixed evenly none is meant.
  const Json all =
      run("recall",
          R"({"patterns":{"random":{"count":30,"size":60}},"network":{"rule":"modern","beta":0.001},
                                     "start":{"random":true}})");
  CHECK(all["nearest"]["kind"] == "other");
  const Json one =
      run("recall", R"({"patterns":[[1,1,1,1],[1,1,-1,-1]],"network":{"rule":"modern","beta":4},
                                     "start":[0.5,0.1,-0.5,-0.2]})");
  CHECK(one["nearest"]["kind"] == "stored");
  CHECK(one["nearest"]["pattern"] == 1);
  CHECK(one["nearest"]["exact"] == true);
}

TEST_CASE("The modern network recalls grey pictures, and says which it blends", "[science]") {
  const std::string pictures = R"({"patterns":[[0.9,0.5,0.2,-0.3],[0.8,-0.4,0.3,0.6],[-1,1,0,0.25]],
                                  "network":{"rule":"modern","beta":)";
  const Json one = run("recall", pictures + R"(20},"start":[0.8,0.3,0.2,-0.5]})");
  CHECK(one["outcome"] == "fixed_point");
  CHECK(one["nearest"]["kind"] == "stored");
  CHECK(one["nearest"]["pattern"] == 0);
  CHECK(one["nearest"]["exact"] == true);
  CHECK(std::fabs(one["nearest"]["overlap"].get<double>() - 1) < 1e-3);
  // The two that resemble each other are blended; the bright overlap with either is no recall.
  const Json blend = run("recall", pictures + R"(2},"start":{"pattern":1}})");
  CHECK(blend["nearest"]["kind"] == "mixture");
  REQUIRE(blend["nearest"]["terms"].size() == 2);
  for (const Json& result : {one, blend})
    for (std::size_t k = 0; k < result["energy"].size(); ++k) {
      double sum = 0;
      for (const Json& part : result["attention"][k]) sum += part.get<double>();
      CHECK(std::fabs(sum - 1) < 1e-12);
      if (k > 0)
        CHECK(result["energy"][k].get<double>() <= result["energy"][k - 1].get<double>() + 1e-12);
    }
}

TEST_CASE("Place cells: half of a place recalls the whole, and energies fall", "[science]") {
  const std::string places = R"({"places":[[0.2,0.2],[0.8,0.25],[0.5,0.8]],"start":)";
  const Json whole = run("places", places + R"({"place":1}})");
  CHECK(whole["outcome"] == "fixed_point");
  CHECK(whole["sweeps"] == 1);  // nothing changes
  CHECK(whole["shared"][0][1] == whole["active"]);
  // Every second of its cells is silenced.
  Json silenced = Json::array();
  for (std::size_t k = 0; k < whole["final"].size(); k += 2) silenced.push_back(whole["final"][k]);
  const Json half = run("places", places + R"({"place":1,"silenced":)" + silenced.dump() + "}}");
  CHECK(half["shared"][0][1] == whole["active"].get<std::size_t>() / 2);
  CHECK(half["final"] == whole["final"]);
  CHECK(half["decoded"].back() == whole["decoded"][0]);
  for (std::size_t k = 1; k < half["energy"].size(); ++k)
    CHECK(half["energy"][k].get<double>() <= half["energy"][k - 1].get<double>());
  // The same by the numbers of the cells; and none at all is no place.
  CHECK(run("places", places + R"({"cells":)" + whole["final"].dump() + "}}") == whole);
  const Json none = run("places", places + R"({"cells":[]}})");
  CHECK(none["decoded"][0].is_null());
  CHECK(none["final"].empty());
}

TEST_CASE("Temperature: a memory is kept below 1 and lost above", "[science]") {
  const auto overlap = [](const std::string& temperature) {
    const Json result =
        run("recall", R"({"patterns":{"random":{"count":1,"size":900}},"start":{"pattern":0},
              "update":{"max_sweeps":40,"temperature":)" +
                          temperature + "}}");
    CHECK(result["outcome"] == "max_sweeps");
    double sum = 0.0;
    for (std::size_t k = 20; k <= 40; ++k) sum += result["overlaps"][k][0].get<double>();
    return std::fabs(sum / 21.0);
  };
  // m = tanh(m / T): 0.9 at T = 0.6114.
  CHECK(std::fabs(overlap("0.6114") - 0.9) < 0.03);
  CHECK(overlap("1.5") < 0.2);
  // Cooled from a temperature at which nothing holds, the network falls into the memory or its inverse.
  const Json cooled = run("recall",
                          R"({"patterns":{"random":{"count":1,"size":100}},"start":{"random":true},
          "update":{"max_sweeps":60,"temperature":{"shape":"linear","start":1.5,"end":0,"sweeps":40}}})");
  CHECK(cooled["outcome"] == "fixed_point");
  CHECK(std::fabs(cooled["nearest"]["overlap"].get<double>()) == 1.0);
}

TEST_CASE("Three neurons enumerated: two attractors, six states that a tie decides", "[science]") {
  const Json keep = run("enumerate", R"({"patterns":[[1,1,-1]]})");
  CHECK(keep["count"] == 8);
  CHECK(keep["patterns"] == Json::parse("[3]"));
  CHECK(keep["energy"] == Json::parse("[1,1,1,-3,-3,1,1,1]"));
  REQUIRE(keep["attractors"].size() == 2);
  CHECK(keep["attractors"][0]["states"] == Json::parse("[3]"));
  CHECK(keep["attractors"][0]["nearest"]["kind"] == "stored");
  CHECK(keep["attractors"][1]["nearest"]["kind"] == "inverse");
  // Asynchronous basins overlap unless every state has one way to go; synchronous ones add up.
  const Json sync =
      run("enumerate", R"({"patterns":{"random":{"count":3,"size":10}},"update":{"mode":"sync"}})");
  std::uint64_t sum = 0;
  for (const Json& attractor : sync["attractors"]) sum += attractor["basin"].get<std::uint64_t>();
  CHECK(sum == 1024);
  CHECK(sync["energy"].size() == 1024);
  for (std::size_t x = 0; x < 1024; ++x) CHECK(sync["successors"][x].size() == 1);
  CHECK_FALSE(
      run("enumerate", R"({"patterns":{"random":{"count":2,"size":13}}})").contains("energy"));
}

TEST_CASE("Hopfield 1984: two neurons with λ = 1.4", "[science]") {
  const Json result =
      run("rate", R"({"network":{"weights":[[0,1],[1,0]],"activation":"arctan","gain":1.4,
      "form":"potential"},"start":[0.1,0.3],"duration":30,"samples":61})");
  REQUIRE(result["fixed_points"].size() == 3);
  CHECK(result["complete"] == true);
  const double pi = std::acos(-1.0);
  for (const Json& point : result["fixed_points"]) {
    const double v0 = point["rates"][0].get<double>();
    const double v1 = point["rates"][1].get<double>();
    // V = (2/π) atan(π λ u / 2), u = T V.
    CHECK(std::fabs(v0 - 2.0 / pi * std::atan(pi * 1.4 * v1 / 2.0)) < 1e-12);
    CHECK(std::fabs(v1 - 2.0 / pi * std::atan(pi * 1.4 * v0 / 2.0)) < 1e-12);
  }
  CHECK(result["fixed_points"][0]["stability"] == "stable");
  CHECK(result["fixed_points"][1]["stability"] == "saddle");
  CHECK(result["fixed_points"][1]["rates"] == Json::parse("[0,0]"));
  CHECK(result["fixed_points"][2]["stability"] == "stable");
  const Json& energy = result["energy"];
  REQUIRE(energy.size() == 61);
  for (std::size_t k = 1; k < energy.size(); ++k)
    CHECK(energy[k].get<double>() <= energy[k - 1].get<double>() + 1e-9);
  CHECK(std::fabs(result["rates"].back()[0].get<double>() -
                  result["fixed_points"][0]["rates"][0].get<double>()) < 1e-4);
}

TEST_CASE("One neuron: λ = 1 holds, λ > 1 runs away, a step input by segments", "[science]") {
  const auto rate = [](const std::string& weight) {
    return run("rate", R"({"network":{"activation":"linear","weights":[[)" + weight +
                           R"(]]},"duration":3,"samples":4,
        "input":[{"until":1,"input":[0.5]},{"until":2,"input":[0]}]})");
  };
  const Json holds = rate("1");
  CHECK(std::fabs(holds["rates"][1][0].get<double>() - 0.5) < 1e-9);
  CHECK(std::fabs(holds["rates"][3][0].get<double>() - 0.5) < 1e-9);
  CHECK(holds["fixed_points"][0]["stability"] == "marginal");
  const Json decays = rate("0");
  CHECK(std::fabs(decays["rates"][1][0].get<double>() - 0.5 * (1 - std::exp(-1.0))) < 1e-8);
  CHECK(decays["fixed_points"][0]["eigenvalues"] == Json::parse("[[-1,0]]"));
  CHECK(rate("3")["rates"][3][0].get<double>() > 50.0);
}

TEST_CASE("Pairs: Kosko's memory comes to rest where a pair was stored", "[science]") {
  const std::string pairs =
      R"("inputs":[[1,1,1,-1,-1,-1],[1,-1,1,-1,1,-1]],"outputs":[[1,1,-1,-1],[1,-1,1,-1]])";
  const Json result =
      run("bam", "{" + pairs + R"(,"start":{"pattern":0,"flip":[5]},"weights":true})");
  CHECK(result["outcome"] == "fixed_point");
  CHECK(result["y"] == Json::parse("[1,1,-1,-1]"));
  CHECK(result["x"] == Json::parse("[1,1,1,-1,-1,-1]"));
  CHECK(result["nearest_output"]["exact"] == true);
  CHECK(result["weights"][0] == Json::parse("[2,0,0,-2]"));
  REQUIRE(result["energy"].size() > 1);
  for (std::size_t k = 1; k < result["energy"].size(); ++k)
    CHECK(result["energy"][k] <= result["energy"][k - 1]);
  const Json sign = run("associate", "{" + pairs + R"(,"start":{"pattern":1},"method":"sign"})");
  CHECK(sign["output"] == Json::parse("[1,-1,1,-1]"));
  CHECK(sign["recalled_by_sign"] == Json::parse("[0,1]"));
  // The recurrent linear one forgets all but the dominant direction.
  const Json power = run(
      "associate",
      R"({"inputs":[[1,1,1,1],[1,1,1,-1]],"start":[1,1,1,-1],"method":"recurrent","max_steps":200})");
  CHECK(power["converged"] == true);
  CHECK(std::fabs(power["eigenvalue"].get<double>() - 6.0) < 1e-9);
  CHECK(std::fabs(power["final"][3].get<double>()) < 1e-9);
  // Between two sizes it goes there and back. With one pair W Wᵀ = |y|² xᵀx, so that one step is enough, and at right angles to x nothing is left.
  const std::string one = R"({"inputs":[[1,1,1,-1]],"outputs":[[1,1,-1]],"method":"recurrent",)";
  const Json there = run("associate", one + R"("start":[1,1,1,1]})");
  CHECK(there["converged"] == true);
  CHECK(there["steps"] == 2);
  CHECK(std::fabs(there["eigenvalue"].get<double>() - 12.0) < 1e-9);
  CHECK(std::fabs(there["final"][0].get<double>() - 0.5) < 1e-12);
  CHECK(std::fabs(there["final"][3].get<double>() + 0.5) < 1e-12);
  CHECK(run("associate", one + R"("start":[1,-1,1,1]})")["eigenvalue"] == 0.0);
  // On request with equal sizes, too: the eigenvalue is the square of the one above.
  const Json square = run(
      "associate",
      R"({"inputs":[[1,1,1,1],[1,1,1,-1]],"start":[1,1,1,-1],"method":"recurrent","both_ways":true})");
  CHECK(std::fabs(square["eigenvalue"].get<double>() - 36.0) < 1e-9);
}

TEST_CASE("A sequence is played in order, a cycle goes round", "[science]") {
  const Json round = run(
      "sequence", R"({"patterns":{"random":{"count":5,"size":100}},"update":{"max_sweeps":12}})");
  CHECK(round["visited"] == Json::parse("[0,1,2,3,4,0,1,2,3,4,0,1,2]"));
  CHECK(round["period"] == 5);
  CHECK(round["right_transitions"] == 12);
  const Json end = run(
      "sequence",
      R"({"patterns":{"random":{"count":3,"size":100}},"network":{"cyclic":false},"update":{"max_sweeps":2}})");
  CHECK(end["visited"] == Json::parse("[0,1,2]"));
}

TEST_CASE("Gates: logic, what one unit cannot do, and the cold that feels hot", "[science]") {
  CHECK(run("gates", R"({"gate":"and-not"})")["gate"]["truth_table"] == Json::parse("[0,1,0,0]"));
  CHECK(run("gates", R"({"gate":{"weights":[1,1,1],"threshold":2}})")["gate"]["truth_table"] ==
        Json::parse("[0,0,0,1,0,1,1,1]"));
  const Json exclusive = run("gates", R"({"truth_table":[0,1,1,0]})");
  CHECK(exclusive["separable"] == false);
  CHECK(exclusive["firing"] == Json::parse("[1,2]"));
  CHECK(run("gates", R"({"truth_table":[0,0,0,1]})")["gate"]["weights"] == Json::parse("[1,1]"));
  const Json both_ways = run("gates", R"({"example":"xor"})");
  REQUIRE(both_ways["table"].size() == 4);
  for (const Json& row : both_ways["table"]) {
    const bool expected = row["inputs"][0] != row["inputs"][1];
    CHECK((row["outputs"].back() == 1) == expected);
  }
  // A short touch of cold is felt as heat, a long one as cold.
  const Json brief = run("gates", R"({"example":"e","inputs":[[],[1]],"times":6})");
  CHECK(brief["outputs"][2] == Json::parse("[0,0,0,1,0,0]"));
  CHECK(brief["outputs"][3] == Json::parse("[0,0,0,0,0,0]"));
  const Json lasting = run("gates", R"({"example":"e","inputs":[[],[1,1]],"times":6})");
  CHECK(lasting["outputs"][3][2] == 1);
  const Json own = run("gates", R"({"network":{"inputs":1,"units":[{"name":"late","threshold":1,
      "from":[{"input":0,"delay":3}]}]},"inputs":[[1]],"times":5})");
  CHECK(own["outputs"][0] == Json::parse("[0,0,0,1,0]"));
}
