// The workbench Places by commands alone.
#include "lab/workbenches/places/places.hpp"

#include <algorithm>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include "lab/document/document.hpp"
#include "lab_tests.hpp"

using lab::Places;
using lab::Session;
using lab_tests::apply;
using lab_tests::opened;
using lab_tests::section;

namespace {

const Places& places_of(const Session& session) { return session.document().section<Places>(); }

lab::Json places_ended(Session& session, const char* command) {
  CHECK(apply(session, command).empty());
  CHECK(apply(session, R"({"op":"finish"})").empty());
  return section(session, "places");
}

}  // namespace

TEST_CASE("Places: opens with a part of a place, and recalls all of it", "[places]") {
  Session session = opened("places");
  auto now = section(session, "places");
  CHECK(now["cells"] == 256);
  CHECK(now["pattern"] == 26);
  CHECK(now["verdict"] == "running");
  CHECK(now["silenced"] == 128);  // just half
  CHECK(now["cue"].get<int>() < 20);
  CHECK(now["cue"].get<int>() > 6);
  CHECK(now["shared"][0] == now["cue"]);
  // What is left of the cue lies on one side, and so does the decoded place.
  CHECK(now["decoded"][0].get<double>() > now["place"][0].get<double>() + 0.02);
  CHECK(apply(session, R"({"op":"step"})").empty());
  CHECK(section(session, "places")["sweep"] == 1.0 / lab::kPlaceParts);
  CHECK(apply(session, R"({"op":"recall"})").empty());
  while (session.running()) session.advance(0.5, {});
  now = section(session, "places");
  CHECK(places_of(session).moment == now["end"]);
  CHECK(now["verdict"] == "recalled");
  CHECK(now["shared"][0] == 26);
  CHECK(now["settled"] == true);
  CHECK(now["decoded"][0].get<double>() == Catch::Approx(0.5).margin(0.03));
  CHECK(now["decoded"][1].get<double>() == Catch::Approx(0.52).margin(0.03));
  // Every place, from half its cells at random and from either side.
  for (int cue = 0; cue < 6; ++cue)
    for (const char* how : {"random", "side", "side", "side", "side"}) {
      CAPTURE(cue, how);
      now = places_ended(session, (R"({"op":"places","cue":)" + std::to_string(cue) +
                                   R"(,"silence":")" + how + "\"}")
                                      .c_str());
      CHECK(now["verdict"] == "recalled");
      CHECK(now["nearest"] == cue);
    }
}

TEST_CASE("Places: near places are confused, many are blended, and moving one away helps",
          "[places]") {
  Session session = opened("places");
  auto now = places_ended(session, R"({"op":"places","example":"near"})");
  CHECK(now["verdict"] == "another");
  CHECK(now["nearest"] == 1);
  // Whoever moves the place in the middle away where all is done sees that the first is recalled then.
  CHECK(apply(session, R"({"op":"places","place":[1,0.2,0.2]})").empty());
  now = section(session, "places");
  CHECK(places_of(session).moment == now["end"]);
  CHECK(now["verdict"] == "recalled");
  now = places_ended(session, R"({"op":"places","example":"many"})");
  CHECK(places_of(session).places.size() == 40);
  CHECK(now["verdict"] == "blend");
  CHECK(now["active"] == 26);
  // Nothing comes of an empty cue.
  now = places_ended(session, R"({"op":"places","example":"half","share":0.03})");
  CHECK(now["pattern"] == 8);
  std::string all = "0";
  for (int i = 1; i < 256; ++i) all += "," + std::to_string(i);
  now = places_ended(session, (R"({"op":"places","silenced":[)" + all + "]}").c_str());
  CHECK(now["verdict"] == "empty");
  CHECK(now["decoded"].is_null());
}

TEST_CASE("Places: what is shared falls with distance, to chance", "[places]") {
  Places s;
  const auto runs = lab::places_runs(s);
  REQUIRE(runs->by_distance.size() == 21);
  CHECK(runs->by_distance[0] == 1);
  for (std::size_t k = 1; k < 10; ++k) CHECK(runs->by_distance[k] <= runs->by_distance[k - 1]);
  CHECK(runs->by_distance[10] < 0.05);  // half a metre: no field reaches so far
  // Wide fields leave more to the peak rates, which are the same everywhere.
  s.width = 0.5;
  CHECK(lab::places_runs(s)->by_distance[10] > runs->by_distance[10] + 0.1);
}

TEST_CASE("Places: the cue from anywhere, noise, silenced cells, undone as strokes", "[places]") {
  Session session = opened("places");
  const Places first = places_of(session);
  CHECK(apply(session, R"({"op":"places","silenced":[3,1,1,2],"stroke":1})").empty());
  CHECK(apply(session, R"({"op":"places","silenced":[3,1,2,9],"stroke":1})").empty());
  CHECK(places_of(session).silenced == std::vector<int>{1, 2, 3, 9});
  CHECK(apply(session, R"({"op":"undo"})").empty());
  CHECK(places_of(session) == first);
  auto now = places_ended(session, R"({"op":"places","silence":"none","walk":[0.75,0.7]})");
  CHECK(places_of(session).silenced.empty());
  CHECK(places_of(session).wanted() == 2);
  CHECK(now["place"] == lab::Json({0.75, 0.7}));
  CHECK(now["verdict"] == "recalled");
  CHECK(now["nearest"] == 2);
  // Noise keeps the number of active cells; more of it keeps what less has done.
  CHECK(apply(session, R"({"op":"places","cue":2})").empty());
  CHECK(places_of(session).walk.empty());
  hopfield::Pattern before = lab::places_runs(places_of(session))->states[0];
  for (const double noise : {0.2, 0.4, 0.8}) {
    lab::Change<Places> change;
    change.noise = noise;
    REQUIRE(session.apply(lab::change<Places>(change)));
    const auto runs = lab::places_runs(places_of(session));
    const hopfield::Pattern& cue = runs->states[0];
    CHECK(cue.count_up() == 26);
    CHECK(hopfield::shared(cue, runs->whole) ==
          26 - static_cast<std::size_t>(std::lround(26 * noise)));
    for (std::size_t i = 0; i < cue.size(); ++i)
      if (before.up(i) && !runs->whole.up(i)) CHECK(cue.up(i));
    before = cue;
  }
}

TEST_CASE("Places: places are stored, moved and removed; other cells keep what they can",
          "[places]") {
  Session session = opened("places");
  CHECK(apply(session, R"({"op":"places","add":[0.12345,1]})").empty());
  REQUIRE(places_of(session).places.size() == 7);
  CHECK(places_of(session).places[6] == hopfield::Place{0.123, 1});
  CHECK(apply(session, R"({"op":"places","cue":5})").empty());
  CHECK(apply(session, R"({"op":"places","remove":0})").empty());
  CHECK(places_of(session).cue == 4);  // the same place
  CHECK(apply(session, R"({"op":"places","side":10})").empty());
  CHECK(places_of(session).silenced.size() == 50);
  CHECK(section(session, "places")["pattern"] == 10);
  CHECK(apply(session, R"({"op":"places","random":30})").empty());
  const auto random = places_of(session).places;
  CHECK(random.size() == 30);
  CHECK(places_of(session).cue == 0);
  CHECK(apply(session, R"({"op":"places","random":30})").empty());
  CHECK(places_of(session).places != random);
  for (int k = 0; k < 29; ++k) CHECK(apply(session, R"({"op":"places","remove":0})").empty());
  CHECK(apply(session, R"({"op":"places","remove":0})").starts_with("remove: the last"));
}

TEST_CASE("Places: document and link, and what is wrong with its field", "[places]") {
  Session session = opened("places");
  CHECK(lab::write_document(session.document()).find("places\":{") == std::string::npos);
  CHECK(apply(session, R"({"op":"places","side":12,"width":0.2,"share":0.2,"centres":"random",
      "walk":[0.5,0.25],"noise":0.1,"cell":144,"numbered":true,"seed":4})")
            .empty());
  const auto again = lab::read_document(lab::write_document(session.document()));
  REQUIRE(again);
  CHECK(*again == session.document());
  const auto linked = lab::read_link(lab::write_link(session.document()));
  REQUIRE(linked);
  CHECK(linked->section<Places>() == places_of(session));
  const Places before = places_of(session);
  const auto refused = [&](const char* json) {
    const std::string error = apply(session, json);
    CHECK(places_of(session) == before);
    return error;
  };
  CHECK(refused(R"({"op":"places","side":7})").starts_with("side: 7"));
  CHECK(refused(R"({"op":"places","side":10,"silenced":[100]})").starts_with("silenced[0]: 100"));
  CHECK(refused(R"({"op":"places","width":0})").starts_with("width: 0"));
  CHECK(refused(R"({"op":"places","share":0.5})").starts_with("share: 0.5"));
  CHECK(refused(R"({"op":"places","centres":"ring"})").starts_with("centres: "));
  CHECK(refused(R"({"op":"places","places":[]})").starts_with("places: 0 places"));
  CHECK(refused(R"({"op":"places","places":[[0.5,2]]})").starts_with("places[0]: "));
  CHECK(refused(R"({"op":"places","cue":6})").starts_with("cue: 6, expected at most 5"));
  CHECK(refused(R"({"op":"places","walk":[0.5]})").starts_with("walk: 1 value"));
  CHECK(refused(R"({"op":"places","add":[0.5]})").starts_with("add: 1 value"));
  CHECK(refused(R"({"op":"places","place":[6,0,0]})").starts_with("place[0]: 6"));
  CHECK(refused(R"({"op":"places","place":[0,0,2]})").starts_with("place[2]: 2"));
  CHECK(refused(R"({"op":"places","remove":6})").starts_with("remove: 6"));
  CHECK(refused(R"({"op":"places","silence":"all"})").starts_with("silence: "));
  CHECK(
      refused(R"({"op":"places","silence":"none","silenced":[1]})").starts_with("silence: given"));
  CHECK(refused(R"({"op":"places","add":[0,0],"random":3})").starts_with("add: given"));
  CHECK(refused(R"({"op":"places","cell":145})").starts_with("cell: 145"));
  CHECK(refused(R"({"op":"seek","moment":100000})").starts_with("moment: 100000"));
  CHECK(refused(R"({"op":"step","neuron":3})").starts_with("neuron: "));
}

TEST_CASE("Places: tables have what is shown", "[places]") {
  const Places s;
  const auto runs = lab::places_runs(s);
  const std::string run = lab::places_csv(s, *runs), cells = lab::place_cells_csv(s, *runs),
                    pairs = lab::place_pairs_csv(s, *runs);
  const auto lines = [](const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  };
  CHECK(run.starts_with("sweep,active,energy,x,y,shared_1,"));
  CHECK(lines(run) == 1 + runs->states.size());
  CHECK(run.find("," + std::to_string(26) + ",0,") != std::string::npos);
  CHECK(lines(cells) == 257);
  CHECK(lines(pairs) == 1 + 15);
  CHECK(lab::places_script(s, *runs).find("K = len(peaks), 26\n") != std::string::npos);
}

TEST_CASE("Places: the request gives the same run, sweep by sweep", "[places]") {
  // A stored place, one between places, and a cue that noise has drawn in.
  for (const char* command :
       {R"({"op":"places","cue":2,"silence":"side"})",
        R"({"op":"places","walk":[0.31,0.62],"silence":"none"})", R"({"op":"places","noise":0.3})",
        R"({"op":"places","example":"many"})",
        R"({"op":"places","centres":"random","share":0.2,"width":0.3,"side":9})"}) {
    CAPTURE(command);
    Session session = opened("places");
    CHECK(apply(session, command).empty());
    const Places& s = places_of(session);
    const auto runs = lab::places_runs(s);
    const auto result = lab::run_experiment("places", lab::places_request(s, *runs), {});
    REQUIRE(result);
    const auto json = *lab::parse_json(*result);
    hopfield::Pattern final(s.cells());
    for (const auto& cell : json["final"]) final.set(cell.get<std::size_t>(), true);
    CHECK(final == runs->states.back());
    CHECK((json["outcome"] == "fixed_point") == runs->settles);
    const std::size_t sweeps = json["sweeps"].get<std::size_t>();
    REQUIRE(json["energy"].size() == sweeps + 1);
    for (std::size_t k = 0; k <= sweeps; ++k) {
      const std::size_t moment = runs->index(k * lab::kPlaceParts);
      CHECK(json["energy"][k] == runs->energies[moment]);
      if (const auto& at = runs->decoded[moment])
        CHECK(json["decoded"][k].get<std::vector<double>>() == std::vector<double>{at->x, at->y});
      else
        CHECK(json["decoded"][k].is_null());
      CHECK(json["shared"][k].get<std::vector<std::size_t>>() ==
            lab::places_said(s, *runs, moment).shared);
    }
  }
}
