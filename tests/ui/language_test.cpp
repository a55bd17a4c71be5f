// What the screen says is made of whole sentences of the catalogue: spoken in a language whose sentences stand in brackets.
#include <algorithm>
#include <catch2/catch_all.hpp>
#include <set>

#include "bench.hpp"
#include "lab/document/picture.hpp"
#include "lab/workbenches/pairs/pairs.hpp"
#include "pseudo.hpp"
#include "ui/memory/memories_panel.hpp"
#include "ui/shell/shortcuts.hpp"

namespace {

/// What is the same in every language: names of memories and pictures, functions and symbols, what a document calls itself.
std::vector<std::string> names_of(const Harness& h) {
  std::vector<std::string> names = {"Hopfield Lab", "sgn", "tanh",    "arctan", "dv",  "dt",  "ms",
                                    "kB",           "MB",  "GB",      "TB",     "PB",  "PNG", "SVG",
                                    "CSV",          "PBM", "NPZ",     "JSON",   "BAM", "xW",  "yW",
                                    "xWW",          "yWW", "softmax", "exp",    "ln"};
  for (const ui::Shortcut& shortcut : ui::shortcuts()) names.emplace_back(shortcut.keys);
  for (const lab::Memory& memory : *h.session.document().memories) names.push_back(memory.name);
  for (const lab::PictureSet& set : lab::picture_sets())
    for (const lab::PictureSet::Picture& picture : set.pictures) names.emplace_back(picture.name);
  for (const lab::PicturePair& pair : h.session.document().section<lab::PairBench>().pairs)
    names.push_back(pair.name);
  // The longest first: "picture 12" before "picture 1".
  std::sort(names.begin(), names.end(),
            [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  return names;
}

/// Wide and narrow, which have all texts but those of drawers; in `tools/test long` every size.
std::vector<ui::Rect> sizes_heard() {
  if (std::getenv("HOPFIELD_LONG") != nullptr) return {std::begin(kSizes), std::end(kSizes)};
  return {{0, 0, 1280, 800}, {0, 0, 390, 844}};
}

/// Collects what is wrong, each text once.
struct Faults {
  void listen(const Harness& h) {
    std::vector<std::string> names;
    const auto hear = [&](const std::string& where, const std::string& text) {
      // A link and a line of HTML are no words.
      if (text.starts_with("…#") || text.starts_with("<iframe")) return;
      if (!heard.insert(text).second) return;
      if (names.empty()) names = names_of(h);
      const std::string fault = PseudoLanguage::fault(text, names);
      if (!fault.empty()) found += where + ": " + text + "\n    " + fault + "\n";
    };
    for (const ui::WidgetInfo& info : h.widgets.all()) {
      hear(info.id + " name", info.name);
      hear(info.id + " value", info.value);
      hear(info.id + " help", info.help);
    }
    for (const std::string& text : h.written) hear("drawn", text);
  }
  std::set<std::string> heard;
  std::string found;
};

void in_bench(Faults& faults, const char* name, std::initializer_list<const char*> commands,
              std::initializer_list<const char*> asked = {}) {
  for (const ui::Rect& size : sizes_heard()) {
    Bench h(name, size);
    h.turn();
    for (const char* json : commands) {
      apply(h, json);
      for (int k = 0; k < 2; ++k) h.turn();
      faults.listen(h);
    }
    for (const char* id : asked) {
      h.ask(id);
      faults.listen(h);
    }
  }
}

}  // namespace

TEST_CASE("Memory and every sheet speak in whole sentences") {
  const PseudoLanguage language;
  Faults faults;
  for (const ui::Rect& size : sizes_heard()) {
    Harness h(lab::first_visit(), size);
    h.hidden = {};
    for (const char* panel : {"plots", "weights", "raster", "options"}) {
      lab::command::SetView view;
      view.panel = panel;
      h.apply(view);
      h.apply(lab::command::Sweep{});
      for (int k = 0; k < 3; ++k) {
        h.frame();
        faults.listen(h);
      }
    }
    // Every rule has its own words, and some have no energy or no weights.
    for (const char* rule : {R"("rule":"pseudo-inverse")", R"("rule":"storkey")",
                             R"("rule":"amari")", R"("rule":"sequence")", R"("rule":"dense")",
                             R"("rule":"dense","degree":"exp")", R"("rule":"hebb")"}) {
      const auto command = lab::read_command(R"({"op":"network",)" + std::string(rule) + "}");
      REQUIRE(command);
      h.apply(*command);
      for (const char* panel : {"plots", "weights", "options"}) {
        lab::command::SetView view;
        view.panel = panel;
        h.apply(view);
        for (int k = 0; k < 3; ++k) h.frame();
        faults.listen(h);
      }
      h.apply(lab::command::Finish{});
      h.frame();
      faults.listen(h);
    }
    ui::MemoriesState& list = ui::memories_state(h.state);
    list.matrix_open = true;
    list.matrix_row = list.matrix_column = 0;
    for (const char* json :
         {R"({"op":"load","pattern":0})", R"({"op":"flip","count":1})", R"({"op":"step"})",
          R"({"op":"view","selected":5})", R"({"op":"view","compare":0})", R"({"op":"finish"})",
          R"({"op":"network","units":"binary"})", R"({"op":"update","mode":"sync"})",
          R"({"op":"randomise"})", R"({"op":"recall"})", R"({"op":"add_random","count":9})",
          R"({"op":"pause"})", R"({"op":"forget_all"})", R"({"op":"undo"})"}) {
      const auto command = lab::read_command(json);
      REQUIRE(command);
      h.apply(*command);
      for (int k = 0; k < 3; ++k) {
        h.frame();
        faults.listen(h);
      }
    }
    for (int open = 0; open <= static_cast<int>(ui::Open::shift); ++open) {
      h.state.open = static_cast<ui::Open>(open);
      h.state.anchor = {size.w - 60, size.h - 60, 44, 44};
      for (int k = 0; k < 3; ++k) {
        h.frame();
        faults.listen(h);
      }
    }
  }
  INFO(faults.found);
  CHECK(faults.found.empty());
  CHECK(faults.heard.size() > 200);
}

TEST_CASE("One neuron and two speak in whole sentences") {
  const PseudoLanguage language;
  Faults faults;
  in_bench(faults, "one",
           {R"({"op":"one"})", R"({"op":"one","lambda":1})", R"({"op":"one","lambda":3})",
            R"({"op":"finish"})", R"({"op":"one","activation":"tanh"})",
            R"({"op":"one","activation":"clip","drop":0.01})", R"({"op":"one","nudge":-2})",
            R"({"op":"one","drawn":[3,-3,1],"activation":"linear","lambda":-5})"});
  in_bench(faults, "two",
           {R"({"op":"two"})", R"({"op":"two","preset":"register","panel":"slice","tool":"slice"})",
            R"({"op":"two","preset":"integrator","energy":"lyapunov","vectors":true})",
            R"({"op":"two","weights":[[0,0],[0,0]],"ground":"energy"})",
            R"({"op":"two","weights":[[1,-2],[2,1]],"activation":"tanh","panel":"surface"})",
            R"({"op":"two","weights":[[20,-20],[20,20]],"gain":20})",
            R"({"op":"two","preset":"hopfield-1984","kick":[2,-2]})", R"({"op":"step"})",
            R"({"op":"two","preset":"flip-flop"})", R"({"op":"finish"})"});
  INFO(faults.found);
  CHECK(faults.found.empty());
}

TEST_CASE("Three neurons speak in whole sentences") {
  const PseudoLanguage language;
  Faults faults;
  in_bench(faults, "three",
           {R"({"op":"three"})", R"({"op":"three","diagram":"energy"})",
            R"({"op":"three","form":"plain","mode":"async"})",
            R"({"op":"three","patterns":[[1,1,-1],[1,-1,1],[1,1,1],[-1,1,1]]})",
            R"({"op":"three","weights":[[0,0.25,-1],[2,0,1],[1,1000,0]]})",
            R"({"op":"three","neurons":6})", R"({"op":"three","patterns":[]})",
            R"({"op":"three","neurons":2,"mode":"sync","weights":[[0,1],[-1,0]]})",
            R"({"op":"recall"})"});
  INFO(faults.found);
  CHECK(faults.found.empty());
}

TEST_CASE("Gates speak in whole sentences") {
  const PseudoLanguage language;
  Faults faults;
  in_bench(faults, "gates",
           {R"({"op":"gates"})", R"({"op":"gates","target":[0,1,1,0]})",
            R"({"op":"gates","weights":[0,0],"threshold":0})", R"({"op":"gates","view":"layers"})",
            R"({"op":"gates","view":"pair"})", R"({"op":"gates","view":"unit","weights":[-1]})",
            R"({"op":"gates","view":"delays"})", R"({"op":"gates","example":"delay","time":11})",
            R"({"op":"gates","example":"memory"})", R"({"op":"gates","example":"twice"})"});
  INFO(faults.found);
  CHECK(faults.found.empty());
}

TEST_CASE("Pairs speak in whole sentences") {
  const PseudoLanguage language;
  Faults faults;
  in_bench(faults, "pairs",
           {R"({"op":"pairs"})", R"({"op":"finish"})", R"({"op":"pairs","tool":"weight"})",
            R"({"op":"pairs","net":"same"})", R"({"op":"step"})",
            R"({"op":"pairs","net":"hopfield","threshold":3})", R"({"op":"step"})",
            R"({"op":"finish"})", R"({"op":"pairs","method":"recurrent"})", R"({"op":"step"})",
            R"({"op":"finish"})", R"({"op":"pairs","net":"pairs","method":"linear","cue":"right"})",
            R"({"op":"finish"})", R"({"op":"pairs","method":"sign"})", R"({"op":"finish"})",
            R"({"op":"pairs","example":"own"})"});
  INFO(faults.found);
  CHECK(faults.found.empty());
}

TEST_CASE("Routes speak in whole sentences") {
  const PseudoLanguage language;
  Faults faults;
  in_bench(
      faults, "routes",
      {R"({"op":"routes"})", R"({"op":"step"})", R"({"op":"finish"})", many_tours(),
       R"({"op":"routes","run":1})", R"({"op":"finish"})", R"({"op":"routes","d":2000})",
       R"({"op":"finish"})", R"({"op":"routes","c":0,"d":5000})", R"({"op":"finish"})",
       R"({"op":"routes","random":14})", R"({"op":"finish"})",
       R"({"op":"routes","example":"queens"})", R"({"op":"finish"})", R"({"op":"routes","run":1})",
       R"({"op":"finish"})", R"({"op":"routes","a":0,"b":0,"d":0})", R"({"op":"finish"})"});
  INFO(faults.found);
  CHECK(faults.found.empty());
}

TEST_CASE("Dense memory speaks in whole sentences") {
  const PseudoLanguage language;
  Faults faults;
  in_bench(faults, "dense",
           {R"({"op":"dense"})", R"({"op":"reset"})", R"({"op":"step"})",
            R"({"op":"dense","memories":"letters","degree":3})", R"({"op":"finish"})",
            R"({"op":"dense","function":"exp"})", R"({"op":"dense","degree":2,"function":"power"})",
            R"({"op":"dense","patterns":2})", R"({"op":"dense","memories":"random"})",
            R"({"op":"dense","noise":0.9})", R"({"op":"finish"})",
            R"({"op":"dense","view":"attention"})", R"({"op":"step"})", R"({"op":"finish"})",
            R"({"op":"dense","beta":0.003})", R"({"op":"dense","beta":0.009,"cover":0})",
            R"({"op":"finish"})"});
  INFO(faults.found);
  CHECK(faults.found.empty());
}

TEST_CASE("Temperature speaks in whole sentences") {
  const PseudoLanguage language;
  Faults faults;
  in_bench(faults, "temperature",
           {R"({"op":"temperature"})",
            R"({"op":"temperature","temperature":1.2})",
            R"({"op":"finish"})",
            R"({"op":"temperature","example":"mixture"})",
            R"({"op":"step"})",
            R"({"op":"finish"})",
            R"({"op":"temperature","temperature":0.1,"moment":5})",
            R"({"op":"temperature","example":"loaded"})",
            R"({"op":"finish"})",
            R"({"op":"temperature","patterns":40})",
            R"({"op":"finish"})",
            R"({"op":"temperature","start":"random","patterns":5,"temperature":0.3})",
            R"({"op":"finish"})",
            R"({"op":"temperature","temperature":1.5})",
            R"({"op":"finish"})",
            R"({"op":"temperature","example":"anneal"})",
            R"({"op":"step"})",
            R"({"op":"finish"})",
            R"({"op":"temperature","seed":3})",
            R"({"op":"finish"})"});
  INFO(faults.found);
  CHECK(faults.found.empty());
}

TEST_CASE("Places speak in whole sentences") {
  const PseudoLanguage language;
  Faults faults;
  in_bench(
      faults, "places",
      {R"({"op":"places"})", R"({"op":"step"})", R"({"op":"finish"})",
       R"({"op":"places","silence":"none"})", R"({"op":"places","places":[[0.5,0.5]]})",
       R"({"op":"places","noise":0.2})", R"({"op":"places","walk":[0.2,0.2],"noise":0})",
       R"({"op":"places","example":"half"})", R"({"op":"places","walk":[0.7,0.62],"noise":0.2})",
       R"({"op":"finish"})", R"({"op":"places","example":"near"})", R"({"op":"finish"})",
       R"({"op":"places","example":"many"})", R"({"op":"finish"})",
       R"({"op":"places","noise":0.9})", R"({"op":"finish"})",
       R"({"op":"places","side":8,"share":0.03,"silence":"side","cell":3,"numbered":true})"});
  INFO(faults.found);
  CHECK(faults.found.empty());
}

TEST_CASE("Sequences speak in whole sentences") {
  const PseudoLanguage language;
  Faults faults;
  in_bench(faults, "sequences",
           {R"({"op":"sequences"})",
            R"({"op":"finish"})",
            R"({"op":"step"})",
            R"({"op":"sequences","example":"held","moment":30})",
            R"({"op":"sequences","mode":"async"})",
            R"({"op":"finish"})",
            R"({"op":"sequences","delay":0})",
            R"({"op":"sequences","example":"count","rule":"hebb","moment":1})",
            R"({"op":"finish"})",
            R"({"op":"sequences","example":"fixed_point","load":1})",
            R"({"op":"finish"})",
            R"({"op":"sequences","example":"two_cycle"})",
            R"({"op":"finish"})",
            R"({"op":"sequences","example":"four_cycle"})",
            R"({"op":"finish"})",
            R"({"op":"step"})",
            R"({"op":"sequences","pictures":["AAAAAAAAAAAAAAAAAA=="],"width":10,"height":10})",
            R"({"op":"sequences","example":"four_cycle"})",
            R"({"op":"sequences","noise":0.5})",
            R"({"op":"sequences","next":0,"hold":0,"back":0})"});
  INFO(faults.found);
  CHECK(faults.found.empty());
}

TEST_CASE("Capacity speaks in whole sentences") {
  const PseudoLanguage language;
  Faults faults;
  for (const char* view : {"wall", "curves", "recovery", "census", "landscape", "magnitude"}) {
    const std::string json = R"({"op":"capacity","view":")" + std::string(view) + "\"}";
    in_bench(
        faults, "capacity",
        {json.c_str(),
         R"({"op":"capacity","neurons":100,"patterns":10,"rule":"hebb","mistake":"none"})",
         R"({"op":"capacity","patterns":60})", R"({"op":"capacity","rule":"dense","patterns":12})",
         R"({"op":"capacity","source":"pictures","mistake":"state"})",
         R"({"op":"capacity","neurons":25,"rule":"pseudo-inverse","patterns":30})",
         R"({"op":"capacity","source":"correlated","mistake":"gram"})"});
  }
  INFO(faults.found);
  CHECK(faults.found.empty());
}
