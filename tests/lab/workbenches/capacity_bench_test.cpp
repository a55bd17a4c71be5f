// The workbench Capacity without a screen: its section of the document, the wall of memories, theory beside it.
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "hopfield/trials/theory.hpp"
#include "lab/workbenches/capacity/live.hpp"
#include "lab_tests.hpp"

using hopfield::Rule;
using lab::CapacityBench;
using lab::CapacityLive;
using lab::CapacitySource;
using lab::Session;
using lab_tests::apply;

namespace {

Session opened() {
  Session session;
  REQUIRE(session.apply(lab::command::Open{"capacity"}));
  return session;
}

CapacityLive finished(const CapacityBench& bench) {
  CapacityLive live(bench);
  while (!live.done()) live.advance([] { return true; }, true);
  return live;
}

}  // namespace

TEST_CASE("Capacity: what is set is saved, shared, undone and reset") {
  Session session = opened();
  CHECK(lab::write_document(session.document()).find("\"capacity\":{") == std::string::npos);
  CHECK(apply(session, R"({"op":"capacity","neurons":400,"patterns":50,"rule":"dense","degree":4,
      "source":"correlated","correlation":0.3,"noise":0.25,"seed":7,"view":"curves",
      "mistake":"gram","networks":20,"temperature":0.45,"magnitude":{"bits_per_second":3,"years":70}})")
            .empty());
  const std::string json = lab::write_document(session.document());
  INFO(json);
  const auto read = lab::read_document(json);
  REQUIRE(read);
  CHECK(*read == session.document());
  CHECK(lab::write_document(*read) == json);
  const auto shared = lab::read_link(lab::write_link(session.document()));
  REQUIRE(shared);
  CHECK(shared->section<lab::CapacityBench>() == session.document().section<lab::CapacityBench>());
  CHECK(shared->section<lab::CapacityBench>().magnitude.years == 70);
  CHECK(shared->section<lab::CapacityBench>().magnitude.synapses == 1000);
  CHECK(apply(session, R"({"op":"undo"})").empty());
  CHECK(session.document().section<lab::CapacityBench>() == CapacityBench{});
  CHECK(apply(session, R"({"op":"redo"})").empty());
  CHECK(apply(session, R"({"op":"reset_all"})").empty());
  CHECK(session.document().section<lab::CapacityBench>() == CapacityBench{});
  CHECK(session.document().workbench == "capacity");
}

TEST_CASE("Capacity: a dragged slider is one step for undo") {
  Session session = opened();
  for (int p = 16; p < 40; ++p)
    CHECK(lab_tests::apply(session, R"({"op":"capacity","patterns":)" + std::to_string(p) + "}")
              .empty());
  CHECK(apply(session, R"({"op":"capacity","noise":0.3})").empty());
  CHECK(apply(session, R"({"op":"undo"})").empty());
  CHECK(session.document().section<lab::CapacityBench>().patterns == 39);
  CHECK(apply(session, R"({"op":"undo"})").empty());
  CHECK(session.document().section<lab::CapacityBench>().patterns == 15);
}

TEST_CASE("Capacity: what is wrong is named, and nothing changes") {
  Session session = opened();
  const lab::Document before = session.document();
  CHECK(apply(session, R"({"op":"capacity","neurons":24})") ==
        "neurons: 24, expected an integer from 25 to 4096");
  CHECK(apply(session, R"({"op":"capacity","patterns":1001})") ==
        "patterns: 1001, expected an integer from 1 to 1000");
  CHECK(apply(session, R"({"op":"capacity","rule":"amari"})")
            .starts_with("rule: \"amari\", expected hebb"));
  CHECK(apply(session, R"({"op":"capacity","noise":0.6})").starts_with("noise: 0.6, expected"));
  CHECK(apply(session, R"({"op":"capacity","temperature":-1})")
            .starts_with("temperature: −1, expected"));
  CHECK(apply(session, R"({"op":"capacity","magnitude":{"years":-1}})")
            .starts_with("magnitude.years: −1, expected"));
  CHECK(apply(session, R"({"op":"capacity","results":[{"experiment":"recall","request":"{}",
      "columns":["a"],"rows":[]}]})") ==
        "results[0].experiment: \"recall\", expected capacity, recovery or census");
  CHECK(apply(session, R"({"op":"capacity","results":[{"experiment":"census","request":"{}",
      "columns":["a","b"],"rows":[[1]]}]})") == "results[0].rows: 1 number, expected 2");
  CHECK(apply(session, R"({"op":"capacity","results":[{"experiment":"census"}]})")
            .starts_with("results[0].request: missing"));
  CHECK(session.document() == before);
  CHECK(lab::read_document(R"({"hopfieldLab":1,"capacity":{"patterns":0}})").error().text() ==
        "capacity.patterns: 0, expected an integer from 1 to 1000");
}

TEST_CASE("Capacity: results are in the document, and no step for undo") {
  Session session = opened();
  CHECK(apply(session, R"({"op":"capacity","patterns":20})").empty());
  CHECK(apply(session, R"({"op":"capacity","results":[{"experiment":"capacity","request":"{}",
      "columns":["patterns","error"],"rows":[[10,0.25],[12,null]]}]})")
            .empty());
  const lab::CapacityTable table =
      session.document().section<lab::CapacityBench>().results->front();
  CHECK(table.rows[0][1] == 0.25);
  CHECK(std::isnan(table.rows[1][1]));
  const auto read = lab::read_document(lab::write_document(session.document()));
  REQUIRE(read);
  CHECK(*read == session.document());
  CHECK(apply(session, R"({"op":"undo"})").empty());
  CHECK(session.document().section<lab::CapacityBench>().patterns == 15);
  CHECK(session.document().section<lab::CapacityBench>().results->size() == 1);
  const auto status = (*lab::parse_json(session.status_json()))["capacity"];
  CHECK(status["load"] == 0.15);
  CHECK(status["results"][0]["rows"] == 2);
}

TEST_CASE("Rows of an experiment arrive without a trace in what else is going on") {
  const char* rows = R"({"op":"capacity","results":[{"experiment":"census","request":"{}",
      "columns":["patterns"],"rows":[[1]]}]})";
  Session session;
  CHECK(apply(session, R"({"op":"noise","fraction":0.3})").empty());
  CHECK(apply(session, R"({"op":"recall"})").empty());
  REQUIRE(session.running());
  CHECK(apply(session, rows).empty());
  CHECK(session.running());
  CHECK(apply(session, R"({"op":"pause"})").empty());
  // A size that is dragged there and back gives the picture back, and the rows stay.
  Session other;
  const lab::Document before = other.document();
  CHECK(apply(other, R"({"op":"resize","width":8,"height":8})").empty());
  CHECK(apply(other, rows).empty());
  CHECK(other.apply(lab::command::Resize{before.grid.width, before.grid.height}));
  CHECK(other.document().grid == before.grid);
  CHECK(other.document().start == before.start);
  CHECK(other.document().section<lab::CapacityBench>().results->size() == 1);
}

TEST_CASE("The wall is the same however the work is cut, and coarse before it is complete") {
  CapacityBench bench;
  bench.neurons = 144;
  bench.patterns = 30;
  const CapacityLive whole = finished(bench);
  CapacityLive piecewise(bench);
  int calls = 0;
  bool half_known_from_both_ends = false;
  while (!piecewise.done()) {
    piecewise.advance([] { return false; }, true);
    ++calls;
    if (piecewise.known() == 6)
      half_known_from_both_ends =
          std::any_of(piecewise.wall().begin(), piecewise.wall().begin() + 15,
                      [](const auto& m) { return m.known; }) &&
          std::any_of(piecewise.wall().begin() + 15, piecewise.wall().end(),
                      [](const auto& m) { return m.known; });
  }
  CHECK(calls > 30);
  CHECK(half_known_from_both_ends);
  for (std::size_t k = 0; k < 30; ++k) {
    CAPTURE(k);
    CHECK(whole.wall()[k].unstable == piecewise.wall()[k].unstable);
    CHECK(whole.wall()[k].own == piecewise.wall()[k].own);
    CHECK(whole.wall()[k].spoiled == piecewise.wall()[k].spoiled);
    CHECK(whole.wall()[k].kind == piecewise.wall()[k].kind);
  }
  CHECK(whole.fields().bins == piecewise.fields().bins);
}

TEST_CASE("The wall's memories stay when more are added", "[property]") {
  for (const auto source :
       {CapacitySource::random, CapacitySource::correlated, CapacitySource::pictures}) {
    CapacityBench bench;
    bench.source = source;
    lab::CapacityMemories few(bench), again(bench);
    std::vector<lab::Pattern> first;
    for (int k = 0; k < 5; ++k) first.push_back(few.next());
    for (int k = 0; k < 5; ++k) CHECK(first[static_cast<std::size_t>(k)] == again.next());
    CHECK(first[0] != first[1]);
    CHECK(first[0].size() == again.neurons());
  }
}

TEST_CASE("Correlated memories overlap as much as they are said to", "[statistics]") {
  CapacityBench bench;
  bench.neurons = 4096;
  bench.source = CapacitySource::correlated;
  for (const double wanted : {0.0, 0.25, 0.8}) {
    bench.correlation = wanted;
    lab::CapacityMemories source(bench);
    std::vector<lab::Pattern> all;
    for (int k = 0; k < 12; ++k) all.push_back(source.next());
    double sum = 0;
    int pairs = 0;
    for (std::size_t a = 0; a < all.size(); ++a)
      for (std::size_t b = a + 1; b < all.size(); ++b, ++pairs)
        sum += hopfield::dot(all[a], all[b]) / 4096.0;
    CAPTURE(wanted, sum / pairs);
    CHECK(std::abs(sum / pairs - wanted) < 0.02);
  }
}

TEST_CASE("The tail of the aligned fields is the exact one-step error", "[statistics]") {
  for (const std::uint32_t patterns : {20U, 50U, 100U}) {
    CapacityBench bench;
    bench.neurons = 400;
    bench.patterns = patterns;
    const CapacityLive live = finished(bench);
    const auto& fields = live.fields();
    const double wrong = static_cast<double>(fields.wrong) / static_cast<double>(fields.count);
    const double exact =
        hopfield::theory::one_step(400, patterns, false, hopfield::Tie::keep).error;
    CAPTURE(patterns, wrong, exact);
    CHECK(fields.count == 400 * patterns);
    // Neurons of a network are hardly correlated; five standard errors, and half as much again for what is.
    CHECK(std::abs(wrong - exact) <
          7.5 * std::sqrt(exact / static_cast<double>(fields.count)) + 1e-4);
    // The bins left of 0 are those that err.
    std::uint64_t left = 0, all = 0;
    for (std::size_t b = 0; b < fields.bins.size(); ++b) {
      all += fields.bins[b];
      if (fields.low + (static_cast<double>(b) + 0.5) * fields.width < 0) left += fields.bins[b];
    }
    CHECK(all == fields.count);
    CHECK(left == fields.wrong);
  }
}

TEST_CASE("Few memories hold, too many break, and the pseudo-inverse holds longer") {
  CapacityBench bench;
  bench.neurons = 200;
  bench.patterns = 6;
  bench.noise = 0.1;
  const auto few = finished(bench).summary();
  CHECK(few.stable == 6);
  CHECK(few.spoiled == 1);
  bench.patterns = 80;  // α = 0.4
  const auto many = finished(bench).summary();
  CHECK(many.stable == 0);
  CHECK(many.own < 0.7);
  bench.rule = Rule::pseudo_inverse;
  const auto projected = finished(bench).summary();
  CHECK(projected.stable == 80);
  CHECK(projected.own == 1);
  bench.rule = Rule::dense;
  CHECK(finished(bench).summary().stable == 80);
  bench.rule = Rule::storkey;
  bench.patterns = 50;  // α = 0.25: beyond Hebb, within Storkey
  CHECK(finished(bench).summary().own > 0.97);
  bench.rule = Rule::hebb;
  CHECK(finished(bench).summary().own < 0.9);
}

TEST_CASE("What cannot be learnt is said, and costs no time") {
  CapacityBench bench;
  bench.neurons = 25;
  bench.patterns = 26;
  bench.rule = Rule::pseudo_inverse;
  CHECK(finished(bench).problem().starts_with("The pseudo-inverse cannot learn"));
  bench.rule = Rule::storkey;
  bench.neurons = 4096;
  bench.patterns = 100;
  CHECK(finished(bench).problem().starts_with("Learning this many memories"));
}

TEST_CASE("A slow rule is not learnt while the slider is held") {
  CapacityBench bench;
  bench.neurons = 400;
  bench.patterns = 100;
  bench.rule = Rule::storkey;
  CapacityLive live(bench);
  for (int k = 0; k < 300; ++k) live.advance([] { return true; }, false);
  CHECK(live.waits());
  CHECK(live.known() == 0);
  live.advance([] { return false; }, true);
  CHECK_FALSE(live.waits());
}

TEST_CASE("A memory of the wall opens in the workbench Memory and ends as on the wall") {
  Session session = opened();
  CHECK(apply(session, R"({"op":"capacity","neurons":100,"patterns":12,"noise":0.2})").empty());
  const auto document = lab::capacity_in_memory(session.document(), 3);
  REQUIRE(document);
  CHECK(lab::check_document(*document));
  CHECK(document->grid == lab::Grid{10, 10});
  CHECK(document->memories->size() == 12);
  CHECK(hopfield::distance(document->start, (*document->memories)[3].pattern) == 20);
  CHECK(document->section<lab::CapacityBench>() ==
        session.document().section<lab::CapacityBench>());
  CHECK(apply(session, R"({"op":"capacity","neurons":101})").empty());
  CHECK(lab::capacity_in_memory(session.document(), 3).error().field == "neurons");
  CHECK(apply(session, R"({"op":"capacity","neurons":100,"rule":"dense","degree":4})").empty());
  const auto powers = lab::capacity_in_memory(session.document(), 3);
  REQUIRE(powers);
  CHECK(powers->learning.by(hopfield::Rule::dense));
  CHECK(powers->learning.options.degree == 4);
  CHECK(lab::read_document(lab::write_document(*powers)));
}

TEST_CASE("A memory of the wall opens by every rule of the bench, and is recalled there") {
  constexpr std::array<std::pair<const char*, Rule>, 4> kAll = {
      {{"hebb", Rule::hebb},
       {"pseudo-inverse", Rule::pseudo_inverse},
       {"storkey", Rule::storkey},
       {"dense", Rule::dense}}};
  for (const auto& [name, rule] : kAll) {
    CAPTURE(name);
    Session session = opened();
    const std::string text = R"({"op":"capacity","neurons":100,"patterns":3,"noise":0.1,"rule":")";
    CHECK(apply(session, (text + name + R"("})").c_str()).empty());
    const auto document = lab::capacity_in_memory(session.document(), 1);
    REQUIRE(document);
    REQUIRE(lab::check_document(*document));
    CHECK(document->learning.by(rule));
    const hopfield::Pattern memory = (*document->memories)[1].pattern;
    CHECK(hopfield::distance(document->start, memory) == 10);
    Session opened_there(*document);
    REQUIRE(opened_there.apply(lab::command::Sweep{}));
    REQUIRE(opened_there.apply(lab::command::Sweep{}));
    CHECK(opened_there.shown().pattern() == memory);
  }
}
