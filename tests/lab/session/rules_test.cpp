#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string>

#include "hopfield/pattern/sample.hpp"
#include "hopfield/rules/model.hpp"
#include "lab/experiments/experiment.hpp"
#include "lab_tests.hpp"

using lab::Document;
using lab::Session;
using lab_tests::detail;
using lab_tests::headline;
using namespace lab::command;

namespace {

/// What is said about the network of each kind, in five memories of 36 neurons.
struct Kind {
  const char* network;
  bool energy;  ///< has one, which no asynchronous update raises
};
constexpr Kind kKinds[] = {
    {R"("rule":"hebb")", true},
    {R"("rule":"hebb","self_connections":true,"threshold":2)", true},
    {R"("rule":"pseudo-inverse")", true},
    {R"("rule":"pseudo-inverse","self_connections":true,"units":"binary")", true},
    {R"("rule":"storkey")", true},
    {R"("rule":"storkey","threshold":0.25,"tie":"plus")", true},
    {R"("rule":"amari","self_term":0.5)", true},
    {R"("rule":"amari","coefficients":[1,0.5,0.25,2,1],"self_term":0)", true},
    {R"("rule":"sequence")", false},
    {R"("rule":"sequence","cyclic":false,"self_connections":true)", false},
    {R"("rule":"dense")", true},
    {R"("rule":"dense","degree":4,"rectified":true)", true},
    {R"("rule":"dense","degree":"exp")", true},
};

lab::Json status(const Session& session) { return *lab::parse_json(session.status_json()); }

/// Five random memories on a small grid, and a random picture.
Session five(std::uint64_t seed = 1) {
  hopfield::Random random(seed, 77);
  Document document;
  document.grid = {6, 6};
  std::vector<lab::Memory> memories;
  for (int k = 0; k < 5; ++k)
    memories.push_back({"memory " + std::to_string(k), hopfield::random_pattern(36, random)});
  document.memories = std::make_shared<const std::vector<lab::Memory>>(std::move(memories));
  document.start = hopfield::random_pattern(36, random);
  document.seed = seed;
  return Session(std::move(document));
}

std::string network_command(std::string_view fields) {
  return R"({"op":"network",)" + std::string(fields) + "}";
}

/// A symmetric network given by hand, or one that is not.
SetNetwork by_hand(std::size_t neurons, bool symmetric) {
  hopfield::Random random(4);
  SetNetwork command;
  hopfield::Matrix weights(neurons, neurons);
  for (std::size_t i = 0; i < neurons; ++i)
    for (std::size_t j = 0; j < i; ++j) {
      weights(i, j) = random.uniform() - 0.5;
      weights(j, i) = symmetric ? weights(i, j) : random.uniform() - 0.5;
    }
  command.learning.weights = std::make_shared<const hopfield::Matrix>(std::move(weights));
  return command;
}

void check_round_trip(const Session& session) {
  const std::string json = lab::write_document(session.document());
  INFO(json);
  const auto copy = lab::read_document(json);
  REQUIRE(copy);
  CHECK(*copy == session.document());
  CHECK(lab::write_document(*copy) == json);
  const auto linked = lab::read_link(lab::write_link(session.document()));
  REQUIRE(linked);
  CHECK(*linked == session.document());
  const Session other(*copy);
  CHECK(other.document() == session.document());
  CHECK(other.shown().pattern() == session.shown().pattern());
  CHECK(other.shown().energy() == session.shown().energy());
  CHECK(other.stable() == session.stable());
}

/// Its own memories, network and start as a request of the experiment "recall".
std::string as_request(const Document& document) {
  const lab::Json json = *lab::parse_json(lab::write_document(document));
  lab::Json request;
  request["network"] = json["network"];
  request["update"] = json["update"];
  request["seed"] = json["seed"];
  request["run_stream"] = json["run_stream"];
  const auto values = [](const lab::Pattern& pattern) {
    lab::Json list = lab::Json::array();
    for (std::size_t i = 0; i < pattern.size(); ++i) list.push_back(pattern[i]);
    return list;
  };
  for (const lab::Memory& memory : *document.memories)
    request["patterns"].push_back(values(memory.pattern));
  request["start"] = values(document.start);
  return request.dump();
}

}  // namespace

TEST_CASE(
    "By every rule a session runs as the experiment does, back and forth, and keeps its place") {
  for (const Kind& kind : kKinds) {
    for (const char* update :
         {R"({"op":"update","order":"shuffled"})", R"({"op":"update","order":"raster"})",
          R"({"op":"update","mode":"sync","max_sweeps":12})"}) {
      Session session = five();
      INFO(kind.network << update);
      REQUIRE(lab_tests::apply(session, network_command(kind.network)).empty());
      REQUIRE(lab_tests::apply(session, update).empty());
      REQUIRE(session.apply(Finish{}));
      const Document end = session.document();
      check_round_trip(session);

      const auto result = lab::run_experiment("recall", as_request(end), {});
      REQUIRE(result);
      const lab::Json recall = *lab::parse_json(*result);
      REQUIRE(recall["hashes"].size() == session.trace().hashes().size());
      for (std::size_t k = 0; k < recall["hashes"].size(); ++k)
        CHECK(std::stoull(recall["hashes"][k].get<std::string>(), nullptr, 16) ==
              session.trace().hashes()[k]);
      CHECK(recall["outcome"] == status(session)["outcome"]);
      CHECK(recall["overlaps"].back() == status(session)["overlaps"]);
      if (kind.energy)
        CHECK(recall["energy"].back() == status(session)["energy"]);
      else
        CHECK(status(session)["energy"].is_null());

      // Any moment again, with its overlaps, which some states do not keep themselves.
      hopfield::Random random(3);
      const auto tip = static_cast<std::uint32_t>(session.trace().length());
      for (int k = 0; k < 12; ++k) {
        REQUIRE(session.apply(Seek{random.below(tip + 1)}));
        for (std::uint32_t steps = random.below(3); steps > 0; --steps)
          REQUIRE(session.apply(Step{}));
        const auto shown = session.shown();
        CHECK(shown.pattern() == session.trace().state(session.document().moment));
        for (std::size_t m = 0; m < 5; ++m)
          CHECK(shown.overlaps()[m] ==
                hopfield::dot((*session.document().memories)[m].pattern, shown.pattern()));
        CHECK(shown.energy().has_value() == kind.energy);
      }
      const std::vector hashes(session.trace().hashes().begin(), session.trace().hashes().end());
      while (session.can_undo()) REQUIRE(session.apply(Undo{}));
      CHECK(session.document().learning.by(hopfield::Rule::hebb));
      while (session.can_redo()) REQUIRE(session.apply(Redo{}));
      CHECK(std::vector(session.trace().hashes().begin(), session.trace().hashes().end()) ==
            hashes);
    }
  }
}

TEST_CASE("Where there is an energy, no asynchronous update raises it") {
  for (const Kind& kind : kKinds) {
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
      Session session = five(seed);
      INFO(kind.network << ", seed " << seed);
      REQUIRE(lab_tests::apply(session, network_command(kind.network)).empty());
      const char* orders[] = {"random", "shuffled", "raster"};
      REQUIRE(lab_tests::apply(
                  session, std::string(R"({"op":"update","order":")") + orders[seed % 3] + "\"}")
                  .empty());
      REQUIRE(session.apply(Finish{}));
      CHECK(session.has_energy() == kind.energy);
      const auto samples = session.trace().samples();
      for (std::size_t k = 0; k < samples.size(); ++k) {
        CHECK(std::isnan(samples[k].energy) != kind.energy);
        if (k == 0 || !kind.energy) continue;
        const double before = samples[k - 1].energy;
        CHECK(samples[k].energy <= before + 1e-9 * (1 + std::fabs(before)));
      }
      if (kind.energy) CHECK(session.outcome() == hopfield::Outcome::fixed_point);
    }
  }
}

TEST_CASE("Weights by hand are a network like any other") {
  for (const bool symmetric : {true, false}) {
    Session session = five();
    REQUIRE(session.apply(by_hand(36, symmetric)));
    CHECK(session.has_energy() == symmetric);
    CHECK(session.document().network.self_connections);
    check_round_trip(session);
    REQUIRE(session.apply(Sweep{}));
    check_round_trip(session);
    const auto report = session.neuron(7);
    double input = 0.0;
    for (std::size_t j = 0; j < 36; ++j)
      input += *session.model().weight(7, j) * session.shown().pattern()[j];
    CHECK(std::fabs(report.input - input) < 1e-9);
    CHECK(report.next == (input > 0 ? 1 : -1));
    // Memories do not change them, and are compared with.
    const auto weights = session.document().learning.weights;
    REQUIRE(session.apply(Store{"one more", true}));
    CHECK(session.document().learning.weights == weights);
    CHECK(session.retrieval().pattern == 5);
    CHECK(session.retrieval().exact);
    // A rule again: the diagonal goes with them.
    REQUIRE(lab_tests::apply(session, network_command(R"("rule":"storkey")")).empty());
    CHECK_FALSE(session.document().network.self_connections);
    REQUIRE(session.apply(Undo{}));
    REQUIRE(session.apply(Resize{7, 6}));
    CHECK(session.document().learning.by(hopfield::Rule::hebb));
    CHECK(
        session.notices().back().text.plain().starts_with("The weights belonged to the old grid"));
    REQUIRE(session.apply(Undo{}));
    CHECK(session.document().learning.weights == weights);
  }
  Session session = five();
  const Document before = session.document();
  CHECK(session.apply(by_hand(35, true)).error().text() == "weights: 35 rows, expected 36");
  CHECK(lab_tests::apply(session, R"({"op":"network","rule":"hebb","weights":[[1]]})") ==
        "weights: given beside a rule, expected one of the two");
  CHECK(session.document() == before);
  Session large;
  CHECK(large.apply(by_hand(1024, true)).error().text() ==
        "weights: weights with 1024 neurons, expected at most 400: every weight is written down");
}

TEST_CASE("The pseudo-inverse keeps every memory, and refuses what it cannot learn") {
  Session session = five();
  REQUIRE(lab_tests::apply(session, network_command(R"("rule":"pseudo-inverse")")).empty());
  for (std::size_t k = 0; k < 5; ++k) {
    CHECK(session.stability(k).unstable == 0);
    REQUIRE(session.apply(Load{static_cast<std::uint32_t>(k), false}));
    CHECK(session.stable());
    CHECK(headline(session).starts_with("memory " + std::to_string(k) + " is stable"));
  }
  // Fields are those of M ξ = ξ without the diagonal: fractions, which would be integers by Hebb's rule.
  const auto report = session.neuron(3);
  CHECK(std::fabs(report.input) < 1.0);
  CHECK(report.input * report.state > 0.0);

  const Document before = session.document();
  const auto revision = session.trace().length();
  CHECK(lab_tests::apply(session, R"({"op":"store","name":"twin","force":true})") ==
        "memories[5]: twin is a sum of multiples of other memories. The pseudo-inverse can learn "
        "only memories that are not.");
  CHECK(session.document() == before);
  CHECK(session.trace().length() == revision);
  REQUIRE(session.apply(Invert{}));
  const Document inverted = session.document();
  CHECK(lab_tests::apply(session, R"({"op":"store","name":"twin","force":true})")
            .starts_with("memories[5]: "));
  CHECK(lab_tests::apply(session, R"({"op":"replace","pattern":1,"force":true})")
            .starts_with("memories["));
  CHECK(session.document() == inverted);
  // Too many for so few neurons: none of it is stored.
  CHECK(lab_tests::apply(session, R"({"op":"add_random","count":40})").starts_with("memories["));
  CHECK(session.document() == inverted);

  // The other way round it is the rule that is refused.
  Session hebb = five();
  REQUIRE(hebb.apply(Load{2, true}));
  REQUIRE(lab_tests::apply(hebb, R"({"op":"store","name":"twin","force":true})").empty());
  const Document stored = hebb.document();
  CHECK(lab_tests::apply(hebb, network_command(R"("rule":"pseudo-inverse")")) ==
        "rule: twin is a sum of multiples of other memories. The pseudo-inverse can learn only "
        "memories that are not.");
  CHECK(hebb.document() == stored);
  CHECK(hebb.stability(2).energy == hebb.shown().energy());
  // So is a document, and a link.
  std::string json = lab::write_document(stored);
  json.replace(json.find("\"hebb\""), 6, "\"pseudo-inverse\"");
  CHECK(lab::read_document(json).error().field == "memories[5]");
  Document bad = stored;
  bad.learning.options.rule = hopfield::Rule::pseudo_inverse;
  CHECK(lab::read_link(lab::write_link(bad)).error().field == "memories[5]");
  CHECK(hebb.apply(SetDocument{bad}).error().field == "memories[5]");
  CHECK(hebb.document() == stored);
}

TEST_CASE("A sequence goes round, and has no energy") {
  Session session = five();
  REQUIRE(lab_tests::apply(session, network_command(R"("rule":"sequence")")).empty());
  REQUIRE(lab_tests::apply(session, R"({"op":"update","mode":"sync"})").empty());
  REQUIRE(session.apply(Load{0, false}));
  CHECK(status(session)["energy"].is_null());
  for (std::size_t k = 1; k <= 5; ++k) {
    REQUIRE(session.apply(Step{}));
    CHECK(session.retrieval().pattern == k % 5);
    CHECK(session.retrieval().exact);
  }
  REQUIRE(session.apply(Finish{}));
  CHECK(session.outcome() == hopfield::Outcome::cycle);
  CHECK(session.run().period() == 5);
  CHECK(status(session)["outcome"] == "cycle");
  CHECK(headline(session) == "A cycle of 5 states repeats for ever.");
  CHECK(detail(session) == "The weights are not symmetric, so no energy falls.");
  // The order is what is learnt.
  REQUIRE(session.apply(Load{0, false}));
  REQUIRE(session.apply(Move{1, 4}));
  REQUIRE(session.apply(Step{}));
  CHECK((*session.document().memories)[session.retrieval().pattern].name == "memory 2");
  // With a single memory the weights are symmetric.
  for (int k = 0; k < 4; ++k) REQUIRE(session.apply(Forget{0}));
  CHECK(session.has_energy());
  REQUIRE(session.apply(ForgetAll{}));
  CHECK(status(session)["energy"] == 0);
}

TEST_CASE("What does not fit a rule is refused, by the field") {
  Session session = five();
  const Document before = session.document();
  const auto refused = [&](std::string_view fields) {
    const std::string error = lab_tests::apply(session, network_command(fields));
    CHECK(session.document() == before);
    return error;
  };
  CHECK(refused(R"("rule":"storkey","self_connections":true)") ==
        "self_connections: true, expected false: the rule has no diagonal");
  CHECK(refused(R"("rule":"dense","units":"binary")") ==
        "units: binary, expected bipolar with a dense memory");
  CHECK(refused(R"("rule":"dense","threshold":1)") ==
        "threshold: given, expected 0 with a dense memory");
  CHECK(refused(R"("rule":"amari","coefficients":[1,2])") == "coefficients: 2 values, expected 5");
  CHECK(refused(R"("self_term":1)") == "self_term: given, expected only with the rule amari");
  CHECK(refused(R"("rule":"hebb","degree":4)") ==
        "degree: given, expected only with the rule dense");
  CHECK(refused(R"("rule":"dense","degree":1)") ==
        "degree: 1, expected an integer from 2 to 64, or \"exp\"");
  CHECK(refused(R"("rule":"dense","degree":"exp","rectified":true)") ==
        "rectified: true, expected false with the degree \"exp\"");
  CHECK(refused(R"("rule":"modern")").starts_with("rule: \"modern\", expected hebb, "));
  Session large;
  REQUIRE(large.apply(Resize{64, 64}));
  CHECK(lab_tests::apply(large, network_command(R"("rule":"storkey")")) ==
        "rule: storkey with 4096 neurons, expected at most 1024: every weight is written down");
  // And later: the size that its weights do not allow.
  REQUIRE(large.apply(Resize{16, 16}));
  REQUIRE(lab_tests::apply(large, network_command(R"("rule":"storkey")")).empty());
  const Document small = large.document();
  CHECK(lab_tests::apply(large, R"({"op":"resize","width":40,"height":40})")
            .starts_with("network.rule: "));
  CHECK(large.document() == small);
}

TEST_CASE("Coefficients stay with their memories") {
  Session session = five();
  REQUIRE(lab_tests::apply(session, network_command(R"("rule":"amari","coefficients":[1,2,3,4,5])"))
              .empty());
  const auto coefficients = [&] { return session.document().learning.options.coefficients; };
  REQUIRE(session.apply(Store{"sixth", true}));
  CHECK(coefficients() == std::vector<double>{1, 2, 3, 4, 5, 1});
  REQUIRE(session.apply(Forget{1}));
  CHECK(coefficients() == std::vector<double>{1, 3, 4, 5, 1});
  REQUIRE(session.apply(Move{3, 0}));
  CHECK(coefficients() == std::vector<double>{5, 1, 3, 4, 1});
  REQUIRE(session.apply(AddRandom{2}));
  CHECK(coefficients() == std::vector<double>{5, 1, 3, 4, 1, 1, 1});
  check_round_trip(session);
  CHECK(session.model().weight(4, 4).value() == 16.0);
  REQUIRE(lab_tests::apply(session, network_command(R"("self_term":-2)")).empty());
  CHECK(session.model().weight(4, 4).value() == 14.0);
  REQUIRE(session.apply(ForgetAll{}));
  CHECK(coefficients().empty());
  CHECK(session.model().weight(4, 4).value() == -2.0);
  CHECK(session.model().weight(4, 5).value() == 0.0);
  REQUIRE(session.apply(Undo{}));
  CHECK(session.model().weight(4, 4).value() == 14.0);
  // Another rule knows nothing of them.
  REQUIRE(lab_tests::apply(session, network_command(R"("rule":"hebb")")).empty());
  CHECK(session.document().learning == lab::Learning());
}

TEST_CASE("An energy that is too large for a number is none") {
  Session session;  // 32 × 32: e¹⁰²⁴
  REQUIRE(lab_tests::apply(session, network_command(R"("rule":"dense","degree":"exp")")).empty());
  REQUIRE(session.apply(Load{0, false}));
  CHECK(session.stable());
  CHECK(session.has_energy());
  CHECK(status(session)["energy"].is_null());
  REQUIRE(lab_tests::apply(session, network_command(R"("degree":3)")).empty());
  CHECK(status(session)["energy"].get<double>() < -1024.0 * 1024.0 * 1024.0 * 0.9);
}

namespace {

/// As in a page whose code for other rules than Hebb's has not come; afterwards, as it was.
struct WithoutRules {
  WithoutRules() { hopfield::set_other_rules_here(false); }
  ~WithoutRules() { hopfield::set_other_rules_here(true); }
  WithoutRules(const WithoutRules&) = delete;
  WithoutRules& operator=(const WithoutRules&) = delete;
};

}  // namespace

TEST_CASE("Before the code of a rule has come, whatever asks for it is refused whole") {
  for (const Kind& kind : kKinds) {
    INFO(kind.network);
    const bool hebb = std::string_view(kind.network).find("hebb") != std::string_view::npos;
    Session there = five(), here = five();
    REQUIRE(lab_tests::apply(there, network_command(kind.network)).empty());
    const std::string json = lab::write_document(there.document());
    {
      const WithoutRules without;
      const std::string before = lab::write_document(here.document());
      CHECK(lab_tests::apply(here, network_command(kind.network)) == (hebb ? "" : "part: rules"));
      if (!hebb) CHECK(lab::write_document(here.document()) == before);
      if (!hebb) CHECK_FALSE(here.can_undo());
      const auto read = lab::read_document(json);
      CHECK(read.ok() == hebb);
      if (!read) CHECK(read.error() == hopfield::Error{hopfield::kMissingPart, "rules"});
    }
    if (!hebb) REQUIRE(lab_tests::apply(here, network_command(kind.network)).empty());
    CHECK(lab::write_document(here.document()) == json);
    CHECK(here.status_json() == there.status_json());
  }
}

TEST_CASE(
    "Before the code has come, weights are refused as well, and a rule that has nothing to learn") {
  Session session = five();
  const WithoutRules without;
  const auto given = session.apply(by_hand(36, true));
  REQUIRE(!given);
  CHECK(given.error() == hopfield::Error{hopfield::kMissingPart, "rules"});
  Document document;
  document.memories = std::make_shared<const std::vector<lab::Memory>>();
  Session empty(std::move(document));
  CHECK(lab_tests::apply(empty, network_command(R"("rule":"storkey")")) == "part: rules");
  CHECK(empty.document().learning.by(hopfield::Rule::hebb));
}
