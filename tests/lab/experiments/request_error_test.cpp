// Every wrong field, type, size and range is refused, and the field named.
#include "experiments.hpp"

using lab_tests::error_of;

namespace {

struct Wrong {
  const char* experiment;
  const char* request;
  const char* field;
};

#define TWO R"("patterns":[[1,-1,1],[1,1,-1]])"
#define DRAWN R"("patterns":{"random":{"count":3,"size":9}})"
#define PAIRS R"("inputs":[[1,-1]],"outputs":[[1,1,-1]])"
#define RATE R"("network":{"weights":[[0,1],[1,0]]})"
#define UNIT(from) R"({"network":{"inputs":1,"units":[{"from":[)" from R"(]}]}})"

constexpr Wrong kWrong[] = {
    // What all have in common.
    {"inspect", "{" TWO R"(,"paterns":1})", "paterns"},
    {"inspect", R"({"patterns":{"random":{"count":1,"size":2,"seed":3}}})", "patterns.random.seed"},
    {"inspect", R"({"patterns":{"random":{"count":1.5,"size":2}}})", "patterns.random.count"},
    {"inspect", R"({"patterns":{"file":"images.npz","array":"circle"}})", "patterns.array"},
    {"inspect", R"({"patterns":{"file":7}})", "patterns.file"},
    {"inspect", R"({"patterns":[[1,null]]})", "patterns[0][1]"},
    {"inspect", "{" TWO R"(,"network":[]})", "network"},
    {"inspect", "{" TWO R"(,"network":{"rules":"hebb"}})", "network.rules"},
    {"inspect", "{" TWO R"(,"network":{"rule":1}})", "network.rule"},
    {"inspect", "{" TWO R"(,"network":{"rule":"modern"}})", "network.rule"},
    {"inspect", "{" TWO R"(,"network":{"scale":"1/n"}})", "network.scale"},
    {"inspect", "{" TWO R"(,"network":{"self_connections":0}})", "network.self_connections"},
    {"inspect", "{" TWO R"(,"network":{"rule":"storkey","self_connections":true}})",
     "network.self_connections"},
    {"inspect", "{" TWO R"(,"network":{"units":"0/1"}})", "network.units"},
    {"inspect", "{" TWO R"(,"network":{"rule":"dense","units":"binary"}})", "network.units"},
    {"inspect", "{" TWO R"(,"network":{"threshold":"half"}})", "network.threshold"},
    {"inspect", "{" TWO R"(,"network":{"threshold":[0,1]}})", "network.threshold"},
    {"inspect", "{" TWO R"(,"network":{"threshold":[0,1,"2"]}})", "network.threshold[2]"},
    {"inspect", "{" TWO R"(,"network":{"rule":"dense","threshold":1}})", "network.threshold"},
    {"inspect", "{" TWO R"(,"network":{"tie":"up"}})", "network.tie"},
    {"inspect", "{" TWO R"(,"network":{"coefficients":[1,1]}})", "network.coefficients"},
    {"inspect", "{" TWO R"(,"network":{"rule":"amari","coefficients":[1]}})",
     "network.coefficients"},
    {"inspect", "{" TWO R"(,"network":{"rule":"amari","coefficients":[1,"1"]}})",
     "network.coefficients[1]"},
    {"inspect", "{" TWO R"(,"network":{"rule":"amari","self_term":[]}})", "network.self_term"},
    {"inspect", "{" TWO R"(,"network":{"self_term":1}})", "network.self_term"},
    {"inspect", "{" TWO R"(,"network":{"cyclic":true}})", "network.cyclic"},
    {"inspect", "{" TWO R"(,"network":{"rule":"sequence","cyclic":1}})", "network.cyclic"},
    {"inspect", "{" TWO R"(,"network":{"degree":3}})", "network.degree"},
    {"inspect", "{" TWO R"(,"network":{"rule":"dense","degree":1}})", "network.degree"},
    {"inspect", "{" TWO R"(,"network":{"rule":"dense","degree":"e"}})", "network.degree"},
    {"inspect", "{" TWO R"(,"network":{"rule":"dense","degree":"exp","rectified":true}})",
     "network.rectified"},
    {"inspect", "{" TWO R"(,"network":{"rule":"dense","rectified":1}})", "network.rectified"},
    {"inspect", "{" TWO R"(,"network":{"beta":1}})", "network.beta"},
    {"inspect", R"({"network":{"weights":[]}})", "network.weights"},
    {"inspect", R"({"network":{"weights":7}})", "network.weights"},
    {"inspect", R"({"network":{"weights":[[0,1]]}})", "network.weights[0]"},
    {"inspect", R"({"network":{"weights":[[0,1],[1,"a"]]}})", "network.weights[1][1]"},
    {"inspect", R"({"network":{"weights":[[0,1e300],[1,0]]}})", "network.weights[0][1]"},
    {"inspect", R"({"network":{"weights":[[1]],"self_connections":false}})",
     "network.weights[0][0]"},
    {"inspect", R"({"network":{"weights":[[1]],"rule":"hebb"}})", "network.weights"},
    {"inspect", "{" TWO R"(,"seed":"1"})", "seed"},
    {"inspect", "{" TWO R"(,"run_stream":-1})", "run_stream"},
    {"inspect", "{" TWO R"(,"details":"yes"})", "details"},
    {"inspect", "{" TWO R"(,"network":{"rule":"dense"},"weights":true})", "weights"},
    {"inspect", R"({"patterns":{"random":{"count":4097,"size":2}}})", "patterns"},
    {"inspect", R"({"patterns":{"random":{"count":1,"size":4097}},"network":{"rule":"storkey"}})",
     "patterns"},
    {"inspect", R"({"patterns":[[1,1],[1,1]],"network":{"rule":"pseudo-inverse"}})", "patterns[1]"},
    {"recall", "{" TWO R"(,"start":{"pattern":0},"update":{"mode":1}})", "update.mode"},
    {"recall", "{" TWO R"(,"start":{"pattern":0},"update":{"max_sweeps":0}})", "update.max_sweeps"},
    {"recall", "{" TWO R"(,"start":{"pattern":0},"update":{"sweeps":9}})", "update.sweeps"},
    {"recall", "{" TWO R"(,"start":{"pattern":0},"update":{"temperature":"hot"}})",
     "update.temperature"},
    {"recall", "{" TWO R"(,"start":{"pattern":0},"update":{"temperature":{"start":1,"end":0}}})",
     "update.temperature.sweeps"},
    {"recall",
     "{" TWO
     R"(,"start":{"pattern":0},"update":{"temperature":{"start":1,"end":0,"sweeps":9,"shape":"geometric"}}})",
     "update.temperature.end"},
    {"recall",
     "{" TWO
     R"(,"start":{"pattern":0},"update":{"temperature":{"start":1,"end":0,"sweeps":9,"shape":"flat"}}})",
     "update.temperature.shape"},
    {"recall",
     "{" TWO R"(,"network":{"rule":"dense"},"start":{"pattern":0},"update":{"temperature":1}})",
     "update.temperature"},
    {"recall", "{" TWO R"(,"network":{"rule":"modern","beta":0},"start":{"pattern":0}})",
     "network.beta"},
    {"recall", "{" TWO R"(,"network":{"rule":"modern","tie":"keep"},"start":{"pattern":0}})",
     "network.tie"},
    {"recall", "{" TWO R"(,"network":{"rule":"modern"},"start":[1,2]})", "start"},
    {"recall", "{" TWO R"(,"network":{"rule":"modern"},"start":[1,2,"3"]})", "start[2]"},
    {"recall", "{" TWO R"(,"start":{"pattern":0,"flips":2}})", "start.flips"},
    {"recall", "{" TWO R"(,"start":{"random":1}})", "start.random"},
    {"recall", "{" TWO R"(,"start":{"random":true,"pattern":0}})", "start.pattern"},
    {"recall", "{" TWO R"(,"start":{"pattern":0,"flip_count":4}})", "start.flip_count"},
    {"recall", "{" TWO R"(,"start":{"pattern":0,"inverse":1}})", "start.inverse"},
    {"recall", R"({"network":{"weights":[[0]]},"start":{"pattern":0}})", "start.pattern"},
    // enumerate
    {"enumerate", R"({"patterns":{"random":{"count":1,"size":21}}})", "patterns"},
    {"enumerate", "{" TWO R"(,"states":1})", "states"},
    {"enumerate", "{" TWO R"(,"update":{"temperature":1}})", "update.temperature"},
    // Studies
    {"capacity", "{}", "patterns"},
    {"capacity", "{" TWO "}", "patterns"},
    {"capacity", R"({"patterns":{"file":"images.npz"}})", "patterns.random"},
    {"capacity", R"({"patterns":{"random":{"size":9}}})", "patterns.random.count"},
    {"capacity", R"({"patterns":{"random":{"count":[],"size":9}}})", "patterns.random.count"},
    {"capacity", R"({"patterns":{"random":{"count":[0],"size":9}}})", "patterns.random.count[0]"},
    {"capacity", R"({"patterns":{"random":{"count":[2,2],"size":9}}})", "patterns.random.count[1]"},
    {"capacity", R"({"patterns":{"random":{"count":{"from":2},"size":9}}})",
     "patterns.random.count.to"},
    {"capacity", R"({"patterns":{"random":{"count":{"from":2,"to":1},"size":9}}})",
     "patterns.random.count.to"},
    {"capacity", R"({"patterns":{"random":{"count":{"from":1,"to":100000},"size":9}}})",
     "patterns.random.count.step"},
    {"capacity", R"({"patterns":{"random":{"count":{"from":1,"to":2,"by":1},"size":9}}})",
     "patterns.random.count.by"},
    {"capacity", R"({"patterns":{"random":{"count":3,"size":0}}})", "patterns.random.size"},
    {"capacity", R"({"patterns":{"random":{"count":100000,"size":1000000}}})",
     "patterns.random.count"},
    {"capacity", R"({"patterns":{"random":{"count":3,"size":5000}},"network":{"rule":"storkey"}})",
     "patterns.random.size"},
    {"capacity", "{" DRAWN R"(,"networks":0})", "networks"},
    {"capacity", R"({"patterns":{"random":{"count":60000,"size":1000}},"networks":1000000})",
     "networks"},
    {"capacity", "{" DRAWN R"(,"memories":0})", "memories"},
    {"capacity", "{" DRAWN R"(,"start":{"pattern":0}})", "start"},
    {"capacity", "{" DRAWN R"(,"network":{"rule":"sequence"}})", "network.rule"},
    {"capacity", "{" DRAWN R"(,"network":{"weights":[[0]]}})", "network.weights"},
    {"capacity", "{" DRAWN R"(,"network":{"threshold":[1]}})", "network.threshold"},
    {"capacity", "{" DRAWN R"(,"update":{"mode":"sync"}})", "update.mode"},
    {"capacity", "{" DRAWN R"(,"update":{"order":"raster"}})", "update.order"},
    {"capacity", "{" DRAWN R"(,"update":{"temperature":0.1}})", "update.temperature"},
    {"capacity", "{" DRAWN R"(,"shard":1})", "shard"},
    {"capacity", "{" DRAWN R"(,"shard":{"index":1}})", "shard.count"},
    {"capacity", "{" DRAWN R"(,"shard":{"index":3,"count":2}})", "shard.index"},
    {"capacity", R"({"patterns":{"random":{"count":60000,"size":1000}},"networks":1})", "memories"},
    {"census", R"({"patterns":{"random":{"count":3,"size":1000}},"networks":1,"starts":1000000})",
     "starts"},
    {"census", "{" DRAWN R"(,"starts":0})", "starts"},
    {"census", "{" DRAWN R"(,"memories":1})", "memories"},
    {"census", "{" DRAWN R"(,"update":{"temperature":-1}})", "update.temperature"},
    {"census", "{" DRAWN R"(,"update":{"temperature":{"start":1,"end":0,"sweeps":5}}})",
     "update.temperature"},
    {"census", "{" DRAWN R"(,"warm_sweeps":0})", "warm_sweeps"},
    {"capacity", "{" DRAWN R"(,"warm_sweeps":5})", "warm_sweeps"},
    {"recovery", "{" DRAWN R"(,"starts":[]})", "starts"},
    {"recovery", "{" DRAWN R"(,"starts":1})", "starts"},
    {"recovery", "{" DRAWN R"(,"starts":[0.5,1.5]})", "starts[1]"},
    {"recovery", "{" DRAWN R"(,"starts":[0.5,0.25]})", "starts[1]"},
    {"tsp", "{}", "cities"},
    {"tsp", R"({"cities":[[0,0]]})", "cities"},
    {"tsp", R"({"cities":[[0,0],[1]]})", "cities[1]"},
    {"tsp", R"({"cities":[[0,0],[1,"2"]]})", "cities[1]"},
    {"tsp", R"({"cities":{"random":31}})", "cities.random"},
    {"tsp", R"({"cities":{"random":3},"runs":0})", "runs"},
    {"tsp", R"({"cities":{"random":3},"network":{"e":1}})", "network.e"},
    {"tsp", R"({"cities":{"random":3},"network":{"a":"1"}})", "network.a"},
    {"tsp", R"({"cities":{"random":3},"network":{"gain_width":0}})", "network.gain_width"},
    {"tsp", R"({"cities":{"random":3},"update":{"method":"heun"}})", "update.method"},
    {"tsp", R"({"cities":{"random":3},"update":{"max_time":1000}})", "update.max_time"},
    // rate
    {"rate", "{}", "network"},
    {"rate", R"({"network":{}})", "network.weights"},
    {"rate", R"({"network":{"weights":[[0,1],[1]]}})", "network.weights[1]"},
    {"rate", R"({"network":{"weights":[[0]],"activation":"relu"}})", "network.activation"},
    {"rate", R"({"network":{"weights":[[0]],"gain":0}})", "network.gain"},
    {"rate", R"({"network":{"weights":[[0]],"time_constant":-1}})", "network.time_constant"},
    {"rate", R"({"network":{"weights":[[0]],"form":"u"}})", "network.form"},
    {"rate", R"({"network":{"weights":[[0]],"tie":"keep"}})", "network.tie"},
    {"rate", "{" RATE R"(,"start":[1]})", "start"},
    {"rate", "{" RATE R"(,"start":[1,true]})", "start[1]"},
    {"rate", "{" RATE R"(,"input":3})", "input"},
    {"rate", "{" RATE R"(,"input":[1]})", "input"},
    {"rate", "{" RATE R"(,"input":[{"until":1}]})", "input[0].input"},
    {"rate", "{" RATE R"(,"input":[{"until":1,"input":[1]}]})", "input[0].input"},
    {"rate", "{" RATE R"(,"input":[{"until":1,"input":[1,1]},{"until":1,"input":[1,1]}]})",
     "input[1].until"},
    {"rate", "{" RATE R"(,"duration":0})", "duration"},
    {"rate", "{" RATE R"(,"samples":0})", "samples"},
    {"rate", "{" RATE R"(,"fixed_points":"all"})", "fixed_points"},
    // Pairs
    {"bam", "{}", "inputs"},
    {"bam", R"({"inputs":[],"start":[1]})", "inputs"},
    {"bam", R"({"inputs":[[1,1],[1]],"start":[1]})", "inputs[1]"},
    {"bam", R"({"inputs":[[1,2]],"start":[1]})", "inputs[0][1]"},
    {"bam", R"({"inputs":[[1,1]],"outputs":[[1],[1]],"start":[1,1]})", "outputs"},
    {"bam", "{" PAIRS "}", "start"},
    {"bam", "{" PAIRS R"(,"start":[1]})", "start"},
    {"bam", "{" PAIRS R"(,"start":[1,1],"start_output":[1]})", "start_output"},
    {"bam", "{" PAIRS R"(,"start":[1,1],"tie":"x"})", "tie"},
    {"bam", "{" PAIRS R"(,"start":[1,1],"max_steps":0})", "max_steps"},
    {"bam", "{" PAIRS R"(,"start":[1,1],"method":"sign"})", "method"},
    {"associate", "{" PAIRS R"(,"start":[1,1],"method":"best"})", "method"},
    {"associate", "{" PAIRS R"(,"start":[1,1],"method":"recurrent"})", "inputs"},
    {"associate", "{" PAIRS R"(,"start":[1,1],"weights":2})", "weights"},
    // sequence
    {"sequence", "{" TWO R"(,"network":{"rule":"hebb"}})", "network.rule"},
    {"sequence", R"({"network":{"weights":[[0]]}})", "network.weights"},
    {"sequence", "{" TWO R"(,"start":{}})", "start.pattern"},
    // gates
    {"gates", "{}", "gate"},
    {"gates", R"({"gate":"nor"})", "gate"},
    {"gates", R"({"gate":"or","example":"xor"})", "example"},
    {"gates", R"({"gate":{"threshold":1}})", "gate.weights"},
    {"gates", R"({"gate":{"weights":[0.5]}})", "gate.weights[0]"},
    {"gates", R"({"gate":{"weights":[1],"threshold":0.3}})", "gate.threshold"},
    {"gates", R"({"gate":"or","times":3})", "times"},
    {"gates", R"({"truth_table":[0,1,2,0]})", "truth_table[2]"},
    {"gates", R"({"truth_table":[0,1,0]})", "truth_table"},
    {"gates", R"({"example":"f"})", "example"},
    {"gates", R"({"example":"a","inputs":[[0],[1]]})", "inputs"},
    {"gates", R"({"example":"a","inputs":[[0,3]]})", "inputs[0][1]"},
    {"gates", R"({"example":"a","times":0})", "times"},
    {"gates", R"({"network":{"units":[]}})", "network.inputs"},
    {"gates", R"({"network":{"inputs":1,"units":7}})", "network.units"},
    {"gates", R"({"network":{"inputs":1,"units":[{"threshold":"1"}]}})",
     "network.units[0].threshold"},
    {"gates", UNIT(R"({"weight":1})"), "network.units[0].from[0].input"},
    {"gates", UNIT(R"({"input":1})"), "network.units[0].from[0].input"},
    {"gates", UNIT(R"({"unit":1})"), "network.units[0].from[0].unit"},
    {"gates", UNIT(R"({"input":0,"delay":0})"), "network.units[0].from[0].delay"},
    {"gates", UNIT(R"({"input":0,"weight":0.5})"), "network.units[0].from[0].weight"},
    {"merge", "{}", "parts"},
};

}  // namespace

TEST_CASE("Every wrong field is named", "[science]") {
  for (const Wrong& wrong : kWrong) {
    const std::string error = error_of(wrong.experiment, wrong.request);
    INFO(wrong.experiment << " " << wrong.request << ": " << error);
    CHECK(error.starts_with(std::string(wrong.field) + ": "));
    CHECK(error.size() > std::string_view(wrong.field).size() + 4);
  }
}

TEST_CASE("What no experiment reads is refused by all", "[science]") {
  for (const lab::ExperimentInfo& each : lab::experiments()) {
    INFO(each.name);
    CHECK(error_of(each.name, R"({"nonsense":1})").starts_with("nonsense: unknown field"));
    CHECK(error_of(each.name, R"({"":1})").starts_with("\"\": unknown field"));
    CHECK(error_of(each.name, "[]") == "request: an array, expected an object");
    const auto sharded = lab::run_experiment(each.name, "{}", {}, {},
                                             {.threads = 1, .shard_index = 3, .shard_count = 2});
    REQUIRE_FALSE(sharded);
  }
}
