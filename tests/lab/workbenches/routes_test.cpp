// The workbench Routes: cities, runs, queens and files by commands alone.
#include "lab/workbenches/routes/routes.hpp"

#include <algorithm>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include "lab/document/document.hpp"
#include "lab/experiments/experiment.hpp"
#include "lab_tests.hpp"

using lab::Session;
using lab_tests::apply;
using lab_tests::opened;
using lab_tests::section;

namespace {

const lab::Routes& routes(const Session& session) {
  return session.document().section<lab::Routes>();
}

auto read(std::string_view name, std::string_view text) {
  return lab::read_city_file(name,
                             {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}
std::string why(std::string_view name, std::string_view text) {
  const auto cities = read(name, text);
  return cities ? *cities ? "read" : "for others" : cities.error().text();
}

lab::Json experiment(const std::string& request) {
  const auto result = lab::run_experiment("tsp", request, {}, {}, {});
  REQUIRE(result);
  return lab::Json::parse(*result);
}

constexpr std::string_view kTsplib =
    "NAME : four\nTYPE : TSP\nCOMMENT : a square of 565.0 575\nDIMENSION : 4\n"
    "EDGE_WEIGHT_TYPE : EUC_2D\nNODE_COORD_SECTION\n1 100 100\n2 1.1e3 100\n3 1100 600\n4 100 "
    "600\nEOF\n";

}  // namespace

TEST_CASE("Routes: the finished example settles on the tour that its run of tsp finds",
          "[routes]") {
  Session session = opened("routes");
  auto now = section(session, "routes");
  CHECK(now["step"] == 0);
  CHECK(now["ended"] == false);
  CHECK(now["shortest"].get<double>() == Catch::Approx(2.6907).margin(1e-4));
  CHECK(apply(session, R"({"op":"step"})").empty());
  CHECK(section(session, "routes")["step"] == lab::RoutesRun::kBetween);
  CHECK(apply(session, R"({"op":"finish"})").empty());
  now = section(session, "routes");
  CHECK(now["ended"] == true);
  CHECK(now["settled"] == true);
  CHECK(now["valid"] == true);
  CHECK(now["fault"] == "none");
  CHECK(now["energy"]["a"].get<double>() < 1);
  CHECK(now["energy"]["d"].get<double>() ==
        Catch::Approx(500 * now["length"].get<double>()).epsilon(0.05));
  const auto result = experiment(lab::runs_request(routes(session), routes(session).run, 2));
  CHECK(result["valid"].get<int>() >= 1);
  CHECK(result["lengths"].size() == 2);
  CHECK(result["lengths"][0] == now["length"]);
  CHECK(result["best"]["run"] == 26);
  // Going back and forth leads to the same numbers.
  const auto energy = [&](std::size_t step) {
    CHECK(
        apply(session, (R"({"op":"seek","moment":)" + std::to_string(step) + "}").c_str()).empty());
    return section(session, "routes")["energy"];
  };
  const auto at = energy(57);
  energy(100);
  CHECK(energy(57) == at);
  CHECK(apply(session, R"({"op":"reset"})").empty());
  CHECK(section(session, "routes")["step"] == 0);
}

TEST_CASE("Routes: time flows to the end of the run and stops there", "[routes]") {
  Session session = opened("routes");
  CHECK(apply(session, R"({"op":"routes","speed":2000})").empty());
  CHECK(apply(session, R"({"op":"recall"})").empty());
  for (int k = 0; k < 400 && session.running(); ++k) session.advance(0.02, {});
  CHECK_FALSE(session.running());
  CHECK(section(session, "routes")["ended"] == true);
  // Again from the start.
  CHECK(apply(session, R"({"op":"recall"})").empty());
  CHECK(routes(session).moment == 0);
}

TEST_CASE("Routes: many runs in pieces are the runs at once, and share and lengths follow",
          "[routes]") {
  Session session = opened("routes");
  const lab::Routes problem = routes(session);
  lab::RoutesFound found;
  found.request = lab::tour_request(problem);
  for (const std::uint32_t first : {20U, 0U, 10U})
    REQUIRE(lab::add_runs(
        found, *lab::run_experiment("tsp", lab::runs_request(problem, first, 10), {}, {}, {})));
  const auto whole = experiment(lab::runs_request(problem, 0, 30));
  CHECK(found.runs == 30);
  CHECK(found.valid == whole["valid"]);
  CHECK(found.best_run == whole["best"]["run"].get<std::uint32_t>());
  CHECK(found.lengths.front() == whole["best"]["tour"]["length"]);
  CHECK(std::ranges::is_sorted(found.lengths));
  // Without the lengths the result is as it always was.
  std::string plain = lab::runs_request(problem, 0, 30);
  plain.replace(plain.find(",\"lengths\":true"), 15, "");
  auto without = experiment(plain);
  CHECK_FALSE(without.contains("lengths"));
  without["lengths"] = whole["lengths"];
  CHECK(without == whole);
  lab::Change<lab::Routes> change;
  change.found = found;
  REQUIRE(session.apply(lab::change<lab::Routes>(std::move(change))));
  const auto now = section(session, "routes")["found"];
  CHECK(now["valid_fraction"].get<double>() == Catch::Approx(found.valid / 30.0));
  CHECK(now["valid_fraction_se"].get<double>() > 0);
  // Another network has not been measured; undo keeps what was found.
  CHECK(apply(session, R"({"op":"routes","d":600})").empty());
  CHECK(section(session, "routes")["found"].is_null());
  CHECK(apply(session, R"({"op":"undo"})").empty());
  CHECK(section(session, "routes")["found"]["runs"] == 30);
}

TEST_CASE("Routes: cities are put, moved and removed, and refused in words", "[routes]") {
  Session session = opened("routes");
  CHECK(apply(session, R"({"op":"routes","add":[0.25,0.75]})").empty());
  REQUIRE(routes(session).cities.size() == 11);
  CHECK(routes(session).cities.back() == hopfield::City{0.25, 0.75});
  for (const char* place : {"0.3", "0.35", "0.4"})
    CHECK(apply(session,
                (std::string(R"({"op":"routes","place":[10,)") + place + R"(,0.75],"stroke":7})")
                    .c_str())
              .empty());
  CHECK(routes(session).cities.back().x == 0.4);
  CHECK(apply(session, R"({"op":"undo"})").empty());
  CHECK(routes(session).cities.back().x == 0.25);
  CHECK(apply(session, R"({"op":"routes","remove":0})").empty());
  CHECK(routes(session).cities.size() == 10);
  CHECK(apply(session, R"({"op":"routes","remove":10})") == "remove: 10, expected 0 to 9");
  CHECK(apply(session, R"({"op":"routes","cities":[[0,0]]})") ==
        "cities: 1 city, expected 2 to 20");
  CHECK(apply(session, R"({"op":"routes","cities":[[0,0],[0,2]]})") ==
        "cities[1]: an array, expected two numbers from 0 to 1");
  CHECK(apply(session, R"({"op":"routes","cities":[[0,0],[1,1]]})").empty());
  CHECK(apply(session, R"({"op":"routes","remove":0})") ==
        "remove: a tour needs at least 2 cities");
  CHECK(apply(session, R"({"op":"routes","random":20})").empty());
  CHECK(section(session, "routes")["shortest"].is_null());
  CHECK(apply(session, R"({"op":"routes","add":[0,0]})") == "add: the map takes at most 20 cities");
  CHECK(apply(session, R"({"op":"routes","found":{"request":"{}","runs":3,"valid":4}})") ==
        "found.valid: 4, expected at most 3");
}

TEST_CASE("Routes: what is wrong with a tour is named", "[routes]") {
  Session session = opened("routes");
  bool seen = false;
  for (int run = 0; run < 12; ++run) {
    CHECK(apply(session, (R"({"op":"routes","run":)" + std::to_string(run) + "}").c_str()).empty());
    CHECK(apply(session, R"({"op":"finish"})").empty());
    const auto now = section(session, "routes");
    CHECK((now["fault"] == "none") == now["valid"].get<bool>());
    CHECK(now["length"].is_null() == !now["valid"].get<bool>());
    seen = seen || !now["valid"].get<bool>();
    if (!now["valid"].get<bool>()) continue;
    CHECK(now["length"].get<double>() >= now["shortest"].get<double>() - 1e-12);
  }
  CHECK(seen);
  CHECK(apply(session, R"({"op":"routes","c":0,"d":5000})").empty());
  CHECK(apply(session, R"({"op":"finish"})").empty());
  CHECK(section(session, "routes")["fault"] == "empty");
}

TEST_CASE("Routes: eight queens are placed, and a problem comes with its weights", "[routes]") {
  Session session = opened("routes");
  CHECK(apply(session, R"({"op":"routes","example":"queens"})").empty());
  CHECK(routes(session).d == 350);
  CHECK(apply(session, R"({"op":"finish"})").empty());
  auto now = section(session, "routes");
  CHECK(now["valid"] == true);
  CHECK(now["queens"] == 8);
  CHECK(now["attacks"] == 0);
  CHECK(now["squares"].size() == 8);
  // The experiment makes the same run, and says how many of a hundred solve the board: one in six when it was written.
  const lab::Routes board = routes(session);
  const auto many = [&](std::uint32_t first, std::uint32_t runs) {
    return *lab::parse_json(
        *lab::run_experiment("queens", lab::runs_request(board, first, runs), {}));
  };
  const auto same = many(routes(session).run, 1);
  CHECK(same["solved"] == 1);
  CHECK(same["first"]["run"] == routes(session).run);
  CHECK(same["first"]["squares"] == now["squares"]);
  const auto hundred = many(0, 100);
  CHECK(hundred["solved"].get<int>() > 5);
  CHECK(hundred["solved"].get<int>() < 30);
  CHECK(hundred["solved_fraction"].get<double>() == hundred["solved"].get<int>() / 100.0);
  // Every run that has not solved it lacks queens, has too many, or has two that attack each other.
  CHECK(hundred["solved"].get<int>() + hundred["too_few"].get<int>() +
            hundred["too_many"].get<int>() + hundred["attacked"].get<int>() >=
        100);
  CHECK(apply(session, R"({"op":"routes","problem":"tour"})").empty());
  CHECK(routes(session).d == 500);
  CHECK(apply(session, R"({"op":"routes","problem":"queens","d":10})").empty());
  CHECK(routes(session).d == 10);
  CHECK(apply(session, R"({"op":"finish"})").empty());
  now = section(session, "routes");
  CHECK(now["valid"] == (now["attacks"] == 0 && now["queens"] == 8));
  // A document keeps all of it.
  const std::string text = lab::write_document(session.document());
  CHECK(lab::write_document(*lab::read_document(text)) == text);
}

TEST_CASE("Routes: files of TSPLIB are read, and refused with the line", "[routes][files]") {
  const auto cities = read("four.tsp", kTsplib);
  REQUIRE(cities);
  REQUIRE(*cities);
  REQUIRE((*cities)->size() == 4);
  const auto& all = **cities;
  // Twice as wide as high, in the middle.
  CHECK(all[1].x - all[0].x == Catch::Approx(2 * (all[2].y - all[1].y)));
  for (const hopfield::City& city : all)
    CHECK((city.x >= 0 && city.x <= 1 && city.y > 0.2 && city.y < 0.8));
  // By its content, whatever it is called.
  CHECK(why("table.txt", kTsplib) == "read");
  const auto with = [](std::string_view from, std::string_view to) {
    std::string text(kTsplib);
    return text.replace(text.find(from), from.size(), to);
  };
  CHECK(why("a.tsp", with("EUC_2D", "EXPLICIT")) ==
        "a.tsp: line 5: EDGE_WEIGHT_TYPE with a matrix of distances, expected places of cities "
        "(EUC_2D, "
        "CEIL_2D, ATT or GEO)");
  CHECK(why("a.tsp", with("3 1100 600", "3 1100 x")) == "a.tsp: line 9: \"x\", expected a number");
  CHECK(why("a.tsp", with("3 1100 600", "3 1100")) ==
        "a.tsp: line 9: 2 words, expected three numbers: the city, x and y");
  CHECK(why("a.tsp", with("DIMENSION : 4", "DIMENSION : 5")) ==
        "a.tsp: DIMENSION: 5, expected 4, the cities that are listed");
  CHECK(why("a.tsp", with("DIMENSION : 4", "DIMENSION : 52")) ==
        "a.tsp: line 4: DIMENSION 52, expected at most 20");
  CHECK(why("a.tsp", with("TYPE : TSP", "TYPE : ATSP")) ==
        "a.tsp: line 2: TYPE ATSP, expected TYPE TSP");
  CHECK(why("a.tsp", "hello\n") == "a.tsp: no NODE_COORD_SECTION, expected the places of cities");
  CHECK(why("a.tsp", with("EUC_2D", "GEO")) == "read");
  // Latitude first: what was wide is high.
  const auto geographic = read("a.tsp", with("EUC_2D", "GEO"));
  CHECK((**geographic)[1].x == (**geographic)[0].x);
}

TEST_CASE("Routes: lists of places are read in every spelling, other files are for others",
          "[routes][files]") {
  for (const std::string_view text :
       {"0.1 0.2\n0.5 0.75\n1 0\n", "0.1,0.2\r\n0.5,0.75\r\n1,0", "x;y\n0,1;0,2\n0,5;0,75\n1;0\n",
        "x,y\n0.1, 0.2\n0.5, 0.75\n1, 0", "# cities\n\n0,1\t0,2\n0,5\t0,75\n1\t0",
        "\xEF\xBB\xBF"
        "0.1 0.2\r0.5 0.75\r1 0"}) {
    CAPTURE(text);
    const auto cities = read("table.txt", text);
    REQUIRE(cities);
    REQUIRE(*cities);
    CHECK(**cities == std::vector<hopfield::City>{{0.1, 0.2}, {0.5, 0.75}, {1, 0}});
  }
  CHECK(why("a.txt", "1 2\n3 4\n5 six\n") == "a.txt: line 3: \"six\", expected a number");
  CHECK(why("a.txt", "1 2\n3\n") == "a.txt: line 2: 1 word, expected two numbers: x and y");
  CHECK(why("a.txt", "1 2\n") == "a.txt: 1 city, expected 2 to 20");
  std::string many;
  for (int k = 0; k < 21; ++k) many += std::to_string(k) + " 1\n";
  CHECK(why("a.txt", many) == "a.txt: 21 cities, expected 2 to 20");
  for (const std::string_view text :
       {"1 0 1 1 0\n0 0 1 1 1\n", "", "hello world\nagain", "\x89PNG\r\n", "1\n2\n3\n"})
    CHECK(why("a.txt", text) == "for others");
  // All in one place.
  CHECK(why("a.txt", "7 7\n7 7\n") == "read");
}
