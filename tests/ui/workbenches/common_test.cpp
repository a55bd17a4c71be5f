// What the small workbenches have in common: every size, a finger, the verdict.
#include <catch2/catch_all.hpp>

#include "bench.hpp"
#include "lab/formats/json.hpp"

TEST_CASE("Small workbenches stand at every size, whatever is in them") {
  const std::vector<std::pair<const char*, std::vector<const char*>>> benches = {
      {"three",
       {R"({"op":"three"})", R"({"op":"three","diagram":"energy"})",
        R"({"op":"three","form":"plain","mode":"async"})",
        R"({"op":"three","patterns":[[1,1,-1],[1,-1,1],[1,1,1],[-1,1,1]]})",
        R"({"op":"three","weights":[[0,0.25,-1],[2,0,1],[1,1000,0]]})",
        R"({"op":"three","neurons":6})", R"({"op":"three","patterns":[]})",
        R"({"op":"three","neurons":2,"mode":"sync","weights":[[0,1],[-1,0]]})",
        R"({"op":"recall"})"}},
      {"gates",
       {R"({"op":"gates"})", R"({"op":"gates","target":[0,1,1,0]})",
        R"({"op":"gates","weights":[0,0],"threshold":0})", R"({"op":"gates","view":"layers"})",
        R"({"op":"gates","view":"pair"})", R"({"op":"gates","view":"unit","weights":[-1]})",
        R"({"op":"gates","view":"delays"})", R"({"op":"gates","example":"delay","time":11})",
        R"({"op":"gates","example":"memory"})",
        R"({"op":"gates","example":"twice","trains":[[1,1,1,1,1,1,1,1,1,1,1,1]]})"}},
      {"two",
       {R"({"op":"two"})", R"({"op":"two","preset":"register","panel":"slice","tool":"slice"})",
        R"({"op":"two","preset":"integrator","energy":"lyapunov","vectors":true})",
        R"({"op":"two","weights":[[0,0],[0,0]],"ground":"energy"})",
        R"({"op":"two","weights":[[1,-2],[2,1]],"activation":"tanh","panel":"surface"})",
        R"({"op":"two","weights":[[20,-20],[20,20]],"gain":20})",
        R"({"op":"two","preset":"hopfield-1984","kick":[2,-2]})", R"({"op":"step"})",
        R"({"op":"two","slice":[[-1.5,-1.5],[-1.2,-1.4]],"panel":"slice"})",
        R"({"op":"two","preset":"flip-flop"})", R"({"op":"finish"})"}},
      {"one",
       {R"({"op":"one"})", R"({"op":"one","lambda":1})", R"({"op":"one","lambda":3})",
        R"({"op":"finish"})", R"({"op":"one","activation":"tanh"})",
        R"({"op":"one","activation":"clip","drop":0.01})", R"({"op":"one","nudge":-2})",
        R"({"op":"one","drawn":[3,-3,1],"activation":"linear","lambda":-5})"}},
      {"pairs",
       {R"({"op":"pairs"})", R"({"op":"finish"})", R"({"op":"pairs","tool":"weight"})",
        R"({"op":"pairs","net":"hopfield","stored":6})", R"({"op":"step"})",
        R"({"op":"pairs","method":"recurrent"})", R"({"op":"finish"})",
        R"({"op":"pairs","method":"linear","net":"pairs","example":"letters","cue":"right"})",
        R"({"op":"finish"})", R"({"op":"pairs","method":"sign","stored":0})",
        R"({"op":"pairs","method":"recurrent","stored":0})",
        R"({"op":"pairs","method":"bam","order":"pixels","threshold":-100,"stored":6})",
        R"({"op":"finish"})", R"({"op":"pairs","left_size":[16,16],"right_size":[2,16]})",
        R"({"op":"pairs","example":"own"})",
        R"({"op":"pairs","store":"a name as long as can be"})"}},
      {"sequences",
       {R"({"op":"sequences"})", R"({"op":"sequences","example":"held","moment":100})",
        R"({"op":"sequences","mode":"async"})", R"({"op":"step"})",
        R"({"op":"sequences","example":"walk"})", R"({"op":"finish"})",
        R"({"op":"sequences","example":"four_cycle"})", R"({"op":"recall"})",
        R"({"op":"sequences","width":20,"height":2,"pictures":["AAAAAAE="],"hold":0,"next":0})",
        R"({"op":"sequences","example":"fixed_point"})", R"({"op":"finish"})",
        R"({"op":"sequences","hold":-2,"back":-2,"next":2,"cyclic":false,"delay":8})"}},
      {"routes",
       {R"({"op":"routes"})", R"({"op":"step"})", R"({"op":"finish"})", many_tours(),
        R"({"op":"routes","random":20,"noise":0,"moment":100})", R"({"op":"finish"})",
        R"({"op":"routes","cities":[[0,0],[1,1]],"optimum":true})", R"({"op":"finish"})",
        R"({"op":"routes","method":"adaptive","gain_width":0.001,"n":60})", R"({"op":"step"})",
        R"({"op":"routes","example":"queens","queens":10,"d":0})", R"({"op":"finish"})"}},
      {"dense",
       {R"({"op":"dense"})", R"({"op":"reset"})", R"({"op":"dense","memories":"letters"})",
        R"({"op":"finish"})", R"({"op":"dense","function":"exp"})",
        R"({"op":"dense","memories":"drawings","patterns":6})", R"({"op":"step"})",
        R"({"op":"dense","memories":"random","patterns":1})",
        R"({"op":"dense","view":"attention"})", R"({"op":"finish"})",
        R"({"op":"dense","beta":0.001})", R"({"op":"dense","remove":0})",
        R"({"op":"dense","cover":1})"}},
      {"temperature",
       {R"({"op":"temperature"})", R"({"op":"reset"})",
        R"({"op":"temperature","example":"mixture","moment":9})",
        R"({"op":"temperature","temperature":0})", R"({"op":"step"})",
        R"({"op":"temperature","neurons":100,"patterns":20,"start":"random"})",
        R"({"op":"temperature","example":"anneal","sweeps":10})", R"({"op":"finish"})"}},
      {"places",
       {R"({"op":"places"})", R"({"op":"step"})", R"({"op":"finish"})",
        R"({"op":"places","places":[[0,0]],"silence":"none"})", R"({"op":"finish"})",
        R"({"op":"places","random":60,"side":24,"numbered":true,"cell":576})",
        R"({"op":"places","side":8,"walk":[1,1],"noise":1,"share":0.4,"width":0.5})",
        R"({"op":"finish"})"}}};
  for (const auto& [size, touch] : devices())
    for (const auto& [name, commands] : benches) {
      Bench h(name, size);
      h.touch = touch;
      for (const char* json : commands) {
        apply(h, json);
        for (int k = 0; k < 2; ++k) h.turn();
        CAPTURE(json, size.w, touch);
        check_widgets(h);
        CHECK(h.errors.empty());
      }
    }
}

TEST_CASE("A finger finds targets of 44 px in the small workbenches") {
  Bench h("three", {0, 0, 1024, 768});
  h.touch = true;
  h.turn();
  h.turn();
  for (const char* id : {"three.step", "three.run", "three.form.0", "three.tie.1", "three.add"}) {
    const ui::WidgetInfo* w = h.find(id);
    CAPTURE(id);
    REQUIRE(w != nullptr);
    CHECK(w->rect.h >= 40);
  }
  // Patterns are turned where they stand in the equations, and in a wide frame in the column as well.
  CHECK(h.find("three.pattern.0.0") != nullptr);
  CHECK(h.find("three.start.0") == nullptr);
}

TEST_CASE("The status has the verdict of the open workbench, in the words under its figure") {
  for (const char* name : benches()) {
    if (name == std::string_view("memory")) continue;
    Bench h(name);
    for (int k = 0; k < 60; ++k) h.turn();
    REQUIRE(h.shows.said != nullptr);
    const ui::Said said = h.shows.said(h.session, h.state);
    CAPTURE(name);
    CHECK_FALSE(said.headline.empty());
    CHECK(h.find("verdict")->name.starts_with(said.headline));
    const auto status = lab::parse_json(h.session.status_json(said.headline, said.detail));
    REQUIRE(status);
    CHECK((*status)["verdict"] == said.headline);
    CHECK((*status)["workbench"] == name);
  }
  // At once, without a frame between.
  Bench h("two");
  apply(h, R"({"op":"two","preset":"flip-flop"})");
  CHECK(h.shows.said(h.session, h.state).headline ==
        "Balanced at (0, 0). The slightest push upsets it.");
}
