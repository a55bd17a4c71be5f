// The workbench Dense memory: both views by commands alone.
#include "lab/workbenches/dense/dense.hpp"

#include <algorithm>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <set>

#include "lab/document/document.hpp"
#include "lab/experiments/experiment.hpp"
#include "lab_tests.hpp"

using lab::DenseBench;
using lab::Session;
using lab_tests::apply;
using lab_tests::opened;
using lab_tests::section;

namespace {

const DenseBench& dense_of(const Session& session) {
  return session.document().section<DenseBench>();
}

/// At the end of the run that a command begins.
lab::Json dense_ended(Session& session, const char* command) {
  CHECK(apply(session, command).empty());
  CHECK(apply(session, R"({"op":"finish"})").empty());
  return section(session, "dense");
}

void energy_never_rises(const std::vector<double>& energies) {
  for (std::size_t k = 1; k < energies.size(); ++k)
    CHECK(energies[k] <= energies[k - 1] + 1e-12 * std::fabs(energies[k - 1]));
}

}  // namespace

TEST_CASE("Dense memory: opens finished: z³ recalls what the classical net loses", "[dense]") {
  Session session = opened("dense");
  auto now = section(session, "dense");
  CHECK(now["classical"]["verdict"] == "lost");
  CHECK(now["dense"]["verdict"] == "recalled");
  CHECK(now["dense"]["overlap"] == 1);
  CHECK(now["classical"]["overlap"].get<double>() < 0.9);
  CHECK(now["dense"]["share"].get<double>() > now["classical"]["share"].get<double>());
  // The run that is shown at first is over, just so.
  CHECK(dense_of(session).moment == now["end"]);
  CHECK(apply(session, R"({"op":"reset"})").empty());
  now = section(session, "dense");
  CHECK(now["classical"]["wrong"] == 38);  // 15% of 256
  CHECK(now["dense"]["wrong"] == 38);
  CHECK(now["dense"]["verdict"] == "running");
  CHECK(apply(session, R"({"op":"step"})").empty());
  CHECK(section(session, "dense")["sweep"] == 1);
  CHECK(apply(session, R"({"op":"recall"})").empty());
  while (session.running()) session.advance(0.5, {});
  CHECK(dense_of(session).moment == now["end"]);
}

TEST_CASE("Dense memory: where all is done, a dragged number shows what comes of it", "[dense]") {
  Session session = opened("dense");
  const DenseBench first = dense_of(session);
  for (unsigned n = 2; n <= lab::kMostDegree; ++n) {
    CHECK(apply(session, (R"({"op":"dense","degree":)" + std::to_string(n) + "}").c_str()).empty());
    const auto now = section(session, "dense");
    CAPTURE(n);
    CHECK(dense_of(session).moment == now["end"]);
    CHECK(now["dense"]["verdict"] == (n == 2 ? "lost" : "recalled"));
    if (n == 2) CHECK(now["dense"] == now["classical"]);
  }
  CHECK(apply(session, R"({"op":"undo"})").empty());  // a drag is one step
  CHECK(dense_of(session) == first);
  CHECK(apply(session, R"({"op":"dense","noise":0.3})").empty());
  CHECK(dense_of(session).moment == 0);
  CHECK(apply(session, R"({"op":"dense","degree":4})").empty());
  CHECK(dense_of(session).moment == 0);
}

TEST_CASE("Dense memory: energies never rise, whatever F, and ends are fixed points", "[dense]") {
  for (const char* f : {"power", "rectified", "exp"})
    for (const unsigned n : {2U, 3U, 5U, 9U, 20U})
      for (const lab::DenseSet set : {lab::DenseSet::letters, lab::DenseSet::random}) {
        CAPTURE(f, n);
        DenseBench s;
        s.memories = set;
        s.patterns = 26;
        s.degree = n;
        s.function = f == std::string_view("exp")         ? hopfield::Interaction::exponential
                     : f == std::string_view("rectified") ? hopfield::Interaction::rectified
                                                          : hopfield::Interaction::polynomial;
        s.noise = 0.2;
        const auto runs = lab::dense_runs(s);
        energy_never_rises(runs->dense.energies);
        energy_never_rises(runs->classical.energies);
        CHECK(runs->dense.settles);
        const auto memory =
            hopfield::DenseMemory::make(runs->memories, lab::dense_options(s, false));
        REQUIRE(memory);
        CHECK(hopfield::DenseMemoryState(*memory, runs->dense.states.back()).stable());
      }
}

TEST_CASE("Dense memory: the energies of the first run never rise", "[dense]") {
  const auto runs = lab::dense_runs(DenseBench());
  energy_never_rises(runs->dense.energies);
  energy_never_rises(runs->classical.energies);
}

TEST_CASE("Dense memory: letters need a steep F", "[dense]") {
  Session session = opened("dense");
  auto now = dense_ended(session,
                         R"({"op":"dense","memories":"letters","noise":0.08,"degree":6,"seed":1})");
  CHECK(dense_of(session).patterns == 26);
  CHECK(now["classical"]["verdict"] == "another");
  CHECK(now["dense"]["verdict"] == "recalled");
  now = dense_ended(session, R"({"op":"dense","degree":3})");
  CHECK(now["dense"]["verdict"] != "recalled");
  now = dense_ended(session, R"({"op":"dense","function":"exp"})");
  CHECK(now["dense"]["verdict"] == "recalled");
  CHECK(now["dense"]["share"].get<double>() > 0.99);
  CHECK(now["dense"]["energy"].get<double>() == Catch::Approx(-25).margin(0.01));
}

TEST_CASE("Dense memory: a drawn start, undone as a stroke; other noise, other memories",
          "[dense]") {
  Session session = opened("dense");
  CHECK(apply(session, R"({"op":"reset"})").empty());
  const DenseBench first = dense_of(session);
  lab::Change<DenseBench> drawn;
  drawn.start = lab::dense_runs(first)->dense.states[0];
  drawn.start->flip(0);
  drawn.stroke = 1;
  REQUIRE(session.apply(lab::change<DenseBench>(drawn)));
  drawn.start->flip(1);
  REQUIRE(session.apply(lab::change<DenseBench>(drawn)));
  CHECK(dense_of(session).start == *drawn.start);
  CHECK(lab::dense_runs(dense_of(session))->dense.states[0] == *drawn.start);
  CHECK(apply(session, R"({"op":"undo"})").empty());
  CHECK(dense_of(session) == first);
  CHECK(apply(session, R"({"op":"redo"})").empty());
  CHECK(apply(session, R"({"op":"dense","draws":1})").empty());
  CHECK(dense_of(session).start.size() == 0);
  CHECK(lab::dense_runs(dense_of(session))->dense.states[0] !=
        lab::dense_runs(first)->dense.states[0]);
  // The pictures stay, the random patterns behind them are others.
  CHECK(apply(session, R"({"op":"dense","seed":9})").empty());
  const auto runs = lab::dense_runs(dense_of(session));
  CHECK(runs->memories[3] == lab::dense_runs(first)->memories[3]);
  CHECK(runs->memories[4] != lab::dense_runs(first)->memories[4]);
  // So few that the memory which was recalled has gone: the last one takes its place.
  CHECK(apply(session, R"({"op":"dense","cue":9,"patterns":20})").empty());
  CHECK(apply(session, R"({"op":"dense","patterns":5})").empty());
  CHECK(dense_of(session).cue == 4);
}

TEST_CASE("Dense memory: attention recalls half of a grey picture, or blends", "[dense]") {
  Session session = opened("dense");
  CHECK(apply(session, R"({"op":"dense","view":"attention","beta":0.05})").empty());
  auto now = section(session, "dense");
  CHECK(now["step"] == 0);
  CHECK(now["difference"].get<double>() > 100);
  for (std::uint32_t picture = 0; picture < 6; ++picture) {
    CHECK(apply(session, (R"({"op":"dense","picture":)" + std::to_string(picture) + "}").c_str())
              .empty());
    CHECK(apply(session, R"({"op":"step"})").empty());  // one step is enough
    now = section(session, "dense");
    CHECK(now["blend"] == "one");
    CHECK(now["of"][0] == picture);
    CHECK(now["difference"].get<double>() < 2);
    CHECK(now["sum"].get<double>() == Catch::Approx(1).epsilon(1e-12));
  }
  for (const double beta : {0.001, 0.003, 0.008, 0.01, 0.02, 0.1, 1.0}) {
    CAPTURE(beta);
    lab::Change<DenseBench> change;
    change.beta = beta;
    change.picture = 0;
    change.grain = 0.1;
    REQUIRE(session.apply(lab::change<DenseBench>(change)));
    const auto runs = lab::dense_runs(dense_of(session));
    energy_never_rises(runs->attention.energies);
    CHECK(runs->attention.settles);
    for (const auto& attention : runs->attention.attention) {
      double sum = 0;
      for (const double part : attention) {
        CHECK(part >= 0);
        sum += part;
      }
      CHECK(sum == Catch::Approx(1).epsilon(1e-12));
    }
  }
  now = dense_ended(session, R"({"op":"dense","beta":0.003,"grain":0})");
  CHECK(now["blend"] == "all");
  CHECK(now["settled"] == true);
}

TEST_CASE("Dense memory: what a blend is", "[dense]") {
  using Kind = lab::Blend::Kind;
  CHECK(lab::blend_of({1}).kind == Kind::one);
  CHECK(lab::blend_of({0.01, 0.99}).pictures == std::vector<std::size_t>{1});
  CHECK(lab::blend_of({0.34, 0.33, 0.33}).kind == Kind::all);
  CHECK(lab::blend_of({0.45, 0.1, 0.45}).pictures == std::vector<std::size_t>{0, 2});
  CHECK(lab::blend_of({0.9, 0.1, 0}).pictures == std::vector<std::size_t>{0, 1});
  CHECK(lab::blend_of({0.3, 0.05, 0.3, 0.35}).pictures == std::vector<std::size_t>{3, 0, 2});
}

TEST_CASE("Dense memory: grey pictures are added, kept in grey, and removed", "[dense]") {
  Session session = opened("dense");
  lab::Grey wave{48, 48, {}};
  for (int i = 0; i < 48 * 48; ++i) wave.values.push_back(static_cast<std::uint8_t>(30 * (i % 8)));
  lab::Change<DenseBench> change;
  change.view = lab::DenseView::attention;
  change.add.emplace(lab::GreyPicture{"wave", lab::fit_grey(wave, {24, 24})});
  REQUIRE(session.apply(lab::change<DenseBench>(change)));
  CHECK(dense_of(session).pictures.size() == 7);
  CHECK(dense_of(session).picture == 6);
  const lab::GreyPixels& kept = dense_of(session).pictures[6].pixels;
  CHECK(std::set<int>(kept.begin(), kept.end()).size() == 4);
  CHECK(lab::grey_pixels(lab::grey_values(kept)) == kept);
  const auto now = dense_ended(session, R"({"op":"dense","beta":0.1,"cover":0})");
  CHECK(now["of"][0] == 6);
  for (int k = 0; k < 5; ++k) REQUIRE(session.apply(lab::change<DenseBench>(change)));
  CHECK(apply(session, R"({"op":"dense","add":{"name":"x","grey":""}})").starts_with("add: "));
  CHECK(apply(session, R"({"op":"dense","remove":12})").starts_with("remove: 12"));
  for (int k = 0; k < 11; ++k) CHECK(apply(session, R"({"op":"dense","remove":0})").empty());
  CHECK(dense_of(session).picture == 0);
  CHECK(apply(session, R"({"op":"dense","remove":0})").starts_with("remove: the last"));
}

TEST_CASE("Dense memory: document and link, and what is wrong with its field", "[dense]") {
  Session session = opened("dense");
  CHECK(lab::write_document(session.document()).find("dense\":{") == std::string::npos);
  CHECK(apply(session,
              R"({"op":"dense","view":"attention","beta":0.5,"cover":0.25,"grain":0.1,"speed":2})")
            .empty());
  // The shipped pictures are not written down.
  CHECK(lab::write_document(session.document()).size() < 2000);
  const auto again = lab::read_document(lab::write_document(session.document()));
  REQUIRE(again);
  CHECK(*again == session.document());
  CHECK(apply(session, R"({"op":"dense","remove":2})").empty());
  const auto linked = lab::read_link(lab::write_link(session.document()));
  REQUIRE(linked);
  CHECK(linked->section<DenseBench>() == dense_of(session));
  const auto before = dense_of(session);
  const auto refused = [&](const char* json) {
    const std::string error = apply(session, json);
    CHECK(dense_of(session) == before);
    return error;
  };
  CHECK(refused(R"({"op":"dense","degree":1})").starts_with("degree: 1"));
  CHECK(refused(R"({"op":"dense","degree":21})").starts_with("degree: 21"));
  CHECK(refused(R"({"op":"dense","beta":0})").starts_with("beta: 0"));
  CHECK(refused(R"({"op":"dense","function":"log"})").starts_with("function: "));
  CHECK(refused(R"({"op":"dense","patterns":1001})").starts_with("patterns: 1001"));
  CHECK(
      refused(R"({"op":"dense","memories":"letters","patterns":27})").starts_with("patterns: 27"));
  CHECK(refused(R"({"op":"dense","cue":60})").starts_with("cue: 60, expected at most 59"));
  CHECK(refused(R"({"op":"dense","picture":5})").starts_with("picture: 5, expected at most 4"));
  CHECK(refused(R"({"op":"dense","start":[1,-1]})").starts_with("start: 2 values"));
  CHECK(refused(R"({"op":"dense","sketch":"AAAA"})").starts_with("sketch: 3 pixels"));
  CHECK(refused(R"({"op":"dense","pictures":[]})").starts_with("pictures: none"));
  CHECK(refused(R"({"op":"dense","pictures":[{"name":"a"}]})").starts_with("pictures[0].grey: "));
  CHECK(refused(R"({"op":"seek","moment":81})").starts_with("moment: 81"));
  CHECK(refused(R"({"op":"step","neuron":3})").starts_with("neuron: "));
}

TEST_CASE("Dense memory: the request gives the same end, and the tables have what is shown",
          "[dense]") {
  DenseBench s;
  s.memories = lab::DenseSet::letters;
  s.patterns = 26;
  s.noise = 0.08;
  s.cue = 0;
  s.degree = 6;
  for (const auto f : {hopfield::Interaction::polynomial, hopfield::Interaction::exponential}) {
    s.function = f;
    const auto runs = lab::dense_runs(s);
    const auto result = lab::run_experiment("recall", lab::dense_request(s, *runs), {});
    REQUIRE(result);
    const auto json = *lab::parse_json(*result);
    CHECK(json["outcome"] == "fixed_point");
    CHECK(json["nearest"]["pattern"] == 0);
    const std::string csv = lab::dense_csv(s, *runs);
    CHECK(csv.starts_with("sweep,overlap_2,energy_2,overlap,"));
    CHECK(std::count(csv.begin(), csv.end(), '\n') == 2 + static_cast<int>(runs->end));
  }
  const std::string f = lab::function_csv(s);
  CHECK(f.find("\n25,1,1\n") != std::string::npos);
  s.view = lab::DenseView::attention;
  const auto runs = lab::dense_runs(s);
  CHECK(lab::dense_csv(s, *runs).starts_with("step,energy,face,globe,penguin,cat,house,key\n0,"));
  // Attention of grey pictures, step by step, and one that is named or a blend.
  for (const double beta : {0.0005, 0.1}) {
    s.beta = beta;
    const auto course = lab::dense_runs(s);
    const auto result = lab::run_experiment("recall", lab::dense_request(s, *course), {});
    REQUIRE(result);
    const auto json = *lab::parse_json(*result);
    CHECK(json["outcome"] == "fixed_point");
    REQUIRE(json["energy"].size() >= course->attention.energies.size());
    for (std::size_t k = 0; k < course->attention.energies.size(); ++k) {
      CHECK(json["energy"][k] == course->attention.energies[k]);
      CHECK(json["attention"][k].get<std::vector<double>>() == course->attention.attention[k]);
    }
    const lab::Blend blend = lab::blend_of(course->attention.attention.back());
    CHECK((json["nearest"]["kind"] == "stored") == (blend.kind == lab::Blend::Kind::one));
    if (blend.kind == lab::Blend::Kind::one)
      CHECK(json["nearest"]["pattern"] == blend.pictures.front());
  }
}
