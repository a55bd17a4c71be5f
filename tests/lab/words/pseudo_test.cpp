// What lab says is made of whole sentences: spoken in a language whose sentences stand in brackets.
#include "pseudo.hpp"

#include <catch2/catch_test_macros.hpp>
#include <memory>
#include <set>
#include <string>

#include "lab/document/picture.hpp"
#include "lab_tests.hpp"

using lab::Session;
using namespace lab::command;

namespace {

/// Names of memories, those that are there and those that were: a notice stays when its memory has gone.
std::vector<std::string> names_in(const Session& session) {
  std::vector<std::string> names;
  for (const lab::Memory& memory : *session.document().memories) names.push_back(memory.name);
  for (const lab::PictureSet& set : lab::picture_sets())
    for (const lab::PictureSet::Picture& picture : set.pictures) names.emplace_back(picture.name);
  // Generated: "picture 4", "random 12".
  names.insert(names.end(), {"picture", "random"});
  return names;
}

/// Says everything that the session has to say now.
void listen(const Session& session, std::set<std::string>& heard) {
  const lab::Verdict verdict = session.verdict();
  std::vector<std::string> texts = {verdict.headline.plain(), verdict.detail.plain(),
                                    session.undo_label().plain(), session.redo_label().plain()};
  for (const lab::Notice& notice : session.notices()) texts.push_back(notice.text.plain());
  for (const std::string& text : texts) {
    CAPTURE(text);
    CHECK(PseudoLanguage::fault(text, names_in(session)).empty());
    heard.insert(text);
  }
}

}  // namespace

TEST_CASE("The test finds what is glued, cut or not looked up") {
  const PseudoLanguage language;
  const std::string a = lab::translated("one"), b = lab::msg("{0} two", 3).plain();
  CHECK(PseudoLanguage::fault(a, {}).empty());
  CHECK(PseudoLanguage::fault(b, {}).empty());
  CHECK(PseudoLanguage::fault("−12.5 · 3", {}).empty());
  CHECK(PseudoLanguage::fault("face 2", {"face 2"}).empty());
  CHECK(PseudoLanguage::fault(lab::facts({lab::msg("one"), lab::msg("two")}).plain(), {}).empty());
  CHECK_FALSE(PseudoLanguage::fault(a + b, {}).empty());
  CHECK_FALSE(PseudoLanguage::fault(a + " · " + b, {}).empty());
  CHECK_FALSE(PseudoLanguage::fault(a + ", 3", {}).empty());
  CHECK_FALSE(PseudoLanguage::fault("3 pixels", {}).empty());
  CHECK_FALSE(PseudoLanguage::fault(lab::msg("{0} two", "three").plain(), {}).empty());
  CHECK_FALSE(PseudoLanguage::fault(a.substr(0, a.size() - 3), {}).empty());
}

TEST_CASE("Verdicts, notices and labels are whole sentences") {
  const PseudoLanguage language;
  std::set<std::string> heard;
  Session session;
  const auto say = [&](const lab::Command& command) {
    REQUIRE(session.apply(command));
    listen(session, heard);
  };
  const auto in_json = [&](const char* json) {
    const auto command = lab::read_command(json);
    REQUIRE(command);
    say(*command);
  };
  listen(session, heard);
  for (const char* set : {"course", "letters"}) {
    say(Pictures{set, ""});
    for (const bool inverse : {false, true}) {
      say(Load{1, inverse});
      say(Store{});
      say(Recall{});
      say(Flip{std::nullopt, {0}});
      say(Store{});
      say(Undo{});
      for (const double noise : {0.05, 0.25, 0.5}) {
        say(Load{0, inverse});
        say(Noise{noise});
        say(Step{});
        say(Sweep{});
        say(Seek{3});
        say(Reset{});
        say(Recall{});
        for (int k = 0; k < 8 && session.running(); ++k) {
          session.advance(0.25, nullptr);
          listen(session, heard);
        }
        say(Pause{});
        say(Finish{});
      }
    }
  }
  in_json(R"({"op":"update","mode":"sync"})");
  say(Randomise{});
  say(Finish{});
  in_json(R"({"op":"update","mode":"async","max_sweeps":1})");
  for (int k = 0; k < 12; ++k) {
    say(Randomise{});
    say(Finish{});
  }
  say(AddRandom{60});
  in_json(R"({"op":"update","max_sweeps":100})");
  for (int k = 0; k < 12; ++k) {
    say(Randomise{});
    say(Finish{});
    say(Load{static_cast<std::uint32_t>(k), k % 2 == 1});
    say(Finish{});
  }
  Import import;
  import.width = session.document().grid.width;
  import.height = session.document().grid.height;
  import.memories = *session.document().memories;
  say(import);
  import.memories.resize(1);
  say(import);
  say(Resize{9, 9});
  say(Undo{});
  say(Redo{});
  say(ForgetAll{});
  say(AddRandom{4});
  for (const char* rule : {"pseudo-inverse", "storkey", "amari", "sequence", "dense"}) {
    in_json((R"({"op":"network","rule":")" + std::string(rule) + "\"}").c_str());
    for (const char* mode : {"sync", "async"}) {
      in_json((R"({"op":"update","mode":")" + std::string(mode) + "\"}").c_str());
      for (int k = 0; k < 4; ++k) {
        say(Load{0, k == 3});
        say(Noise{k * 0.2});
        say(Finish{});
      }
    }
  }
  // Every neuron drives the next one: nothing is symmetric.
  const std::size_t neurons = session.document().grid.neurons();
  hopfield::Matrix ring(neurons, neurons);
  for (std::size_t i = 0; i < neurons; ++i) ring(i, (i + 1) % neurons) = i == 0 ? -1 : 1;
  SetNetwork by_hand;
  by_hand.learning.weights = std::make_shared<const hopfield::Matrix>(std::move(ring));
  say(by_hand);
  for (const char* mode : {"sync", "async"}) {
    in_json((R"({"op":"update","mode":")" + std::string(mode) + "\"}").c_str());
    say(Randomise{});
    say(Finish{});
  }
  say(Resize{8, 8});
  say(ForgetAll{});
  for (const lab::Workbench& workbench : lab::known_workbenches()) {
    if (!workbench.ready) continue;
    say(Open{std::string(workbench.name)});
    say(Step{});
    say(Reset{});
  }
  // It has been through what there is to say.
  CHECK(heard.size() > 60);
}

TEST_CASE("Mistakes are whole sentences") {
  const PseudoLanguage language;
  for (const char* json : {R"({"op":"noise","fraction":2})",
                           R"({"op":"noise","fraction":"x"})",
                           R"({"op":"flip"})",
                           R"({"op":"paint","cells":[9999]})",
                           R"({"op":"paint","cells":[0],"value":3})",
                           R"({"op":"load","pattern":77})",
                           R"({"op":"seek","moment":77})",
                           R"({"op":"place","values":[1,1,1]})",
                           R"({"op":"cover","x":-1})",
                           R"({"op":"flip","count":99999})",
                           R"({"op":"rename","pattern":0,"name":""})",
                           R"({"op":"add_random","count":0})",
                           R"({"op":"resize","width":1})",
                           R"({"op":"network","threshold":[1,2]})",
                           R"({"op":"network","threshold":["x"]})",
                           R"({"op":"network","threshold":"x"})",
                           R"({"op":"network","degree":3})",
                           R"({"op":"network","rule":"dense","degree":1})",
                           R"({"op":"network","rule":"dense","degree":"exp","rectified":true})",
                           R"({"op":"network","rule":"hebb","weights":[[1]]})",
                           R"({"op":"network","weights":[]})",
                           R"({"op":"network","weights":[[1]]})",
                           R"({"op":"network","weights":[[1,2],[3]]})",
                           R"({"op":"network","weights":[[1e9]]})",
                           R"({"op":"store","name":7})"}) {
    Session session;
    const auto command = lab::read_command(json);
    const auto done = command ? session.apply(*command) : hopfield::Result<void>(command.error());
    if (done) continue;
    CAPTURE(json, done.error().message);
    // The names of values in JSON are no words.
    CHECK(PseudoLanguage::fault(done.error().message, {"max", "sweeps", "half-row-sum", "dense"})
              .empty());
  }
}

TEST_CASE("What a rule refuses is told in whole sentences") {
  const PseudoLanguage language;
  std::string weights = "[";
  for (int i = 0; i < 25; ++i) {
    weights += i > 0 ? ",[" : "[";
    for (int j = 0; j < 25; ++j) weights += (j > 0 ? "," : "") + std::string(i == j ? "1" : "0");
    weights += "]";
  }
  weights += "]";
  Session session;
  REQUIRE(session.apply(Resize{5, 5}));
  const auto refused = [&](const std::string& fields) {
    const auto command = lab::read_command(R"({"op":"network",)" + fields + "}");
    REQUIRE(command);
    const auto done = session.apply(*command);
    REQUIRE_FALSE(done);
    CAPTURE(done.error().text());
    CHECK(PseudoLanguage::fault(done.error().message, names_in(session)).empty());
  };
  refused(R"("rule":"storkey","self_connections":true)");
  refused(R"("rule":"dense","units":"binary")");
  refused(R"("rule":"dense","threshold":1)");
  refused(R"("rule":"amari","coefficients":[1])");
  REQUIRE(session.apply(*lab::read_command(R"({"op":"network","weights":)" + weights + "}")));
  refused(R"("self_connections":false)");
  REQUIRE(session.apply(*lab::read_command(R"({"op":"network","rule":"hebb"})")));
  REQUIRE(session.apply(Load{0, false}));
  REQUIRE(session.apply(Store{"again", true}));
  refused(R"("rule":"pseudo-inverse")");
}
