// The Capacity workbench's experiments, theory, mistakes and exports.
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "hopfield/trials/theory.hpp"
#include "lab/experiments/experiment.hpp"
#include "lab/experiments/study_pool.hpp"
#include "lab/workbenches/capacity/landscape.hpp"
#include "lab/workbenches/capacity/mistakes.hpp"
#include "lab/workbenches/capacity/shipped.hpp"
#include "lab/workbenches/capacity/study.hpp"
#include "lab/workbenches/capacity/theory.hpp"
#include "lab_tests.hpp"
#include "trials.hpp"

using hopfield::Rule;
using lab::CapacityBench;
using lab::CapacityMistake;
using lab::CapacityStudy;
using lab::CapacityTable;

namespace {

std::string run(const CapacityTable& table, const std::string& request) {
  const auto result = lab::run_experiment(table.experiment, request, {});
  INFO(request);
  REQUIRE(result);
  return *result;
}

CapacityTable small_table(CapacityStudy study, Rule rule) {
  CapacityBench bench;
  bench.neurons = 30;
  bench.networks = 12;
  bench.seed = 5;
  return lab::empty_table(study, lab::capacity_request(bench, study, rule));
}

}  // namespace

TEST_CASE("A study in pieces has the rows of the whole", "[property]") {
  for (const auto study : {CapacityStudy::curves, CapacityStudy::recovery, CapacityStudy::census}) {
    CapacityTable table = small_table(study, Rule::hebb);
    CAPTURE(table.request);
    const auto plan = lab::plan_of(table);
    REQUIRE(plan);
    CHECK(plan->neurons == 30);
    const auto order = lab::missing_loads(table, *plan);
    CHECK(order.size() == plan->loads.size());
    CHECK(order[1] == plan->loads[std::min<std::size_t>(8, plan->loads.size() - 1)]);
    for (const std::uint32_t p : order) {
      const auto added = lab::add_row(table, run(table, lab::piece_of(table, p)));
      REQUIRE(added);
    }
    CHECK(lab::missing_loads(table, *plan).empty());
    const auto whole = *lab::parse_json(run(table, table.request));
    REQUIRE(whole["loads"].size() == table.rows.size());
    for (std::size_t k = 0; k < table.rows.size(); ++k) {
      const lab::Json& load = whole["loads"][k];
      CHECK(table.rows[k][0] == load["patterns"].get<double>());
      if (study == CapacityStudy::curves) {
        CHECK(lab::column_of(table, "one_step_error")[k] == load["one_step_error"].get<double>());
        CHECK(lab::column_of(table, "retrieval_error")[k] == load["retrieval_error"].get<double>());
      }
      if (study == CapacityStudy::recovery)
        CHECK(lab::column_of(table, "success q=1")[k] == load["success"][10].get<double>());
      if (study == CapacityStudy::census)
        CHECK(lab::column_of(table, "stored")[k] == load["stored"].get<double>());
    }
  }
}

TEST_CASE("Measured errors agree with theory within their error bars", "[statistics]") {
  CapacityBench bench;
  bench.networks = static_cast<std::uint32_t>(trials::count(150, 15));
  bench.seed = 11;
  CapacityTable table = lab::empty_table(
      CapacityStudy::curves, lab::capacity_request(bench, CapacityStudy::curves, Rule::hebb));
  for (const std::uint32_t p : {10U, 14U, 20U, 30U, 60U})
    REQUIRE(lab::add_row(table, run(table, lab::piece_of(table, p))));
  const auto found = lab::column_of(table, "one_step_error"),
             error = lab::column_of(table, "one_step_error_se"),
             exact = lab::column_of(table, "one_step_exact"),
             end = lab::column_of(table, "retrieval_error"),
             avalanche = lab::column_of(table, "retrieval_theory");
  double squares = 0;
  for (std::size_t k = 0; k < found.size(); ++k) {
    CAPTURE(table.rows[k][0], found[k], error[k], exact[k]);
    const double away = (found[k] - exact[k]) / error[k];
    CHECK(error[k] < exact[k]);
    CHECK(std::abs(away) < trials::kErrors);
    squares += away * away;
    // What errs in one step goes on to err, and above α_c memory is lost.
    if (table.rows[k][0] >= 14) CHECK(end[k] > found[k]);
  }
  CHECK(squares / static_cast<double>(found.size()) < 3.5);
  CHECK(std::isnan(avalanche[2]));
  CHECK(end[3] > 0.15);
}

TEST_CASE("Mixtures melt before memories do, and everything at high temperature", "[course]") {
  CapacityBench bench;
  bench.neurons = 200;
  bench.networks = static_cast<std::uint32_t>(trials::count(80, 30));  // ten for a network here
  const std::size_t starts = bench.networks / 10 * lab::kCensusStarts;
  const auto memories = [&](double temperature) {
    bench.temperature = temperature;
    CapacityTable table = lab::empty_table(
        CapacityStudy::census, lab::capacity_request(bench, CapacityStudy::census, Rule::hebb));
    const auto plan = lab::plan_of(table);
    REQUIRE(plan);
    CHECK(plan->temperature == temperature);
    REQUIRE(lab::add_row(table, run(table, lab::piece_of(table, 5))));
    return lab::column_of(table, "stored")[0] + lab::column_of(table, "inverse")[0];
  };
  const double cold = memories(0), warm = memories(0.6), hot = memories(2);
  const auto apart = [&](double a, double b) {
    return (a - b) /
           std::hypot(trials::error_of_share(a, starts), trials::error_of_share(b, starts));
  };
  CAPTURE(cold, warm, hot, starts);
  CHECK(apart(warm, cold) > trials::kErrors);
  CHECK(apart(warm, hot) > trials::kErrors);
  // Melted: cooled again it is as if nothing had been.
  CHECK(std::fabs(apart(hot, cold)) < trials::kErrors);
}

TEST_CASE("Tables of a rule at two temperatures stand beside each other") {
  CapacityBench bench;
  std::vector<CapacityTable> tables;
  for (const double temperature : {0.0, 0.5}) {
    bench.temperature = temperature;
    tables.push_back(lab::empty_table(
        CapacityStudy::census, lab::capacity_request(bench, CapacityStudy::census, Rule::hebb)));
  }
  bench.results = tables;
  bench.temperature = 0;
  CHECK(lab::find_table(bench, CapacityStudy::census, Rule::hebb) == bench.results->data());
  bench.temperature = 0.5;
  CHECK(lab::find_table(bench, CapacityStudy::census, Rule::hebb) == &bench.results->back());
  CHECK_FALSE(lab::same_question(*lab::plan_of(tables.front()), *lab::plan_of(tables.back())));
  bench.temperature = 0.7;
  CHECK(lab::find_table(bench, CapacityStudy::census, Rule::hebb) == nullptr);
}

TEST_CASE("A table from anywhere is refused rather than believed") {
  CapacityTable table = small_table(CapacityStudy::curves, Rule::hebb);
  CHECK_FALSE(lab::add_row(table, "{}"));
  CHECK_FALSE(lab::add_row(table, R"({"loads":[{"load":1}]})"));
  table.request = "nonsense";
  CHECK_FALSE(lab::plan_of(table));
  table.request = R"({"patterns":{"random":{"count":{"from":1,"to":1000000,"step":1},"size":9}},
      "networks":1})";
  CHECK_FALSE(lab::plan_of(table));
  table.request = R"({"patterns":{"random":{"count":{"from":5,"to":1,"step":1},"size":9}},
      "networks":1})";
  CHECK_FALSE(lab::plan_of(table));
  CHECK(lab::piece_of({"capacity", "[]", {}, {}}, 3) == "[]");
}

TEST_CASE("The homework's request is that of the course") {
  CapacityBench bench;
  const auto table =
      lab::empty_table(CapacityStudy::recovery,
                       lab::capacity_request(bench, CapacityStudy::recovery, Rule::pseudo_inverse));
  const auto plan = lab::plan_of(table);
  REQUIRE(plan);
  CHECK(plan->loads.size() == 100);
  CHECK(plan->loads.front() == 1);
  CHECK(plan->loads.back() == 100);
  CHECK(plan->networks == 100);
  CHECK(plan->starts.size() == 11);
  CHECK(plan->rule == Rule::pseudo_inverse);
}

TEST_CASE("Both pools answer with what the command line writes") {
  const CapacityTable table = small_table(CapacityStudy::curves, Rule::hebb);
  for (const bool threads : {false, true}) {
    const auto pool = threads ? lab::make_study_pool(2) : lab::make_frame_pool();
    const auto queue = pool->open_queue();
    for (std::uint32_t p = 1; p <= 4; ++p)
      pool->start(queue, p, table.experiment, lab::piece_of(table, p));
    pool->start(queue, 9, table.experiment, R"({"seed":-1})");
    std::size_t answers = 0;
    while (answers < 5) {
      for (const lab::StudyAnswer& answer : pool->take(queue)) {
        ++answers;
        if (answer.ticket == 9) {
          CHECK(answer.result.error().field == "seed");
        } else {
          REQUIRE(answer.result);
          CHECK(*answer.result ==
                run(table, lab::piece_of(table, static_cast<std::uint32_t>(answer.ticket))));
        }
      }
    }
    pool->start(queue, 10, table.experiment, table.request);
    pool->cancel(queue);
    CHECK(pool->take(queue).empty());
  }
}

TEST_CASE("The queues of a pool are answered, paused and cancelled apart") {
  const CapacityTable table = small_table(CapacityStudy::curves, Rule::hebb);
  const std::string piece = lab::piece_of(table, 2);
  for (const bool threads : {false, true}) {
    CAPTURE(threads);
    const auto pool = threads ? lab::make_study_pool(1) : lab::make_frame_pool();
    const auto paused = pool->open_queue(), works = pool->open_queue(), ended = pool->open_queue();
    CHECK(paused != works);
    pool->pause(paused, true);
    for (std::uint64_t ticket = 1; ticket <= 3; ++ticket)
      for (const auto queue : {paused, works, ended})
        pool->start(queue, ticket, table.experiment, piece);
    pool->cancel(ended);
    const auto answered = [&](lab::StudyPool::Queue queue, std::size_t count) {
      std::vector<std::uint64_t> tickets;
      while (tickets.size() < count)
        for (const lab::StudyAnswer& answer : pool->take(queue)) tickets.push_back(answer.ticket);
      return tickets;
    };
    CHECK(answered(works, 3) == std::vector<std::uint64_t>{1, 2, 3});
    CHECK(pool->take(paused).empty());
    CHECK(pool->take(ended).empty());
    pool->pause(paused, false);
    CHECK(answered(paused, 3) == std::vector<std::uint64_t>{1, 2, 3});
    CHECK(pool->take(works).empty());
  }
}

TEST_CASE("Theory's curves and marks", "[course]") {
  const auto curves = lab::capacity_curves(1000, false, 0.3, 120);
  // The Gaussian is what the binomial becomes; both start at 0.
  CHECK(curves[0].value.back() == Catch::Approx(curves[1].value.back()).epsilon(0.02));
  CHECK(curves[1].value.front() == 0);
  CHECK(curves[2].load.back() == Catch::Approx(0.1379).epsilon(0.002));
  CHECK(curves[2].value.back() == Catch::Approx((1 - 0.9674) / 2).epsilon(0.05));
  for (const auto& curve : curves) {
    REQUIRE(curve.load.size() == curve.value.size());
    CHECK(std::is_sorted(curve.load.begin(), curve.load.end()));
    CHECK(std::is_sorted(curve.value.begin(), curve.value.end()));
  }
  const auto marks = lab::capacity_marks(1000);
  CHECK(marks[0].load == Catch::Approx(1 / (4 * std::log(1000.0))));
  CHECK(marks[1].load == Catch::Approx(2 * marks[0].load));
  CHECK(marks[2].load == Catch::Approx(0.1379).epsilon(0.001));
  CHECK(marks[3].load == 0.15);
}

TEST_CASE("Memory in order of magnitude", "[course]") {
  const auto e = lab::capacity_estimate({});
  CHECK(e.seconds == Catch::Approx(2.5e9).epsilon(0.02));
  CHECK(e.bits == Catch::Approx(2.5e10).epsilon(0.02));
  CHECK(e.bytes == Catch::Approx(3.2e9).epsilon(0.02));
  CHECK(e.hebb_bits_each == Catch::Approx(0.121).epsilon(0.01));
}

TEST_CASE("The four mistakes give themselves away", "[course]") {
  const auto at = [](CapacityMistake mistake, bool projected, std::uint32_t p) {
    return lab::mistake_point(mistake, projected, 100, p, 6, 5, 1);
  };
  // One memory: right, but for the mistake that makes every neuron +1.
  CHECK(at(CapacityMistake::none, false, 1).overlap == 1);
  CHECK(at(CapacityMistake::sign, false, 1).overlap == 1);
  CHECK(at(CapacityMistake::gram, true, 1).overlap == 1);
  CHECK(std::abs(at(CapacityMistake::state, false, 1).overlap) < 0.2);
  // Few: Hebb holds all of them; P × P weights leave most neurons alone and ruin the others.
  CHECK(at(CapacityMistake::none, false, 5).recalled == 1);
  const auto size = at(CapacityMistake::size, false, 40);
  CHECK(size.overlap > 0.4);
  CHECK(size.recalled == 0);
  // α = 0.3: Hebb has broken, the pseudo-inverse holds, with G for its inverse it does not.
  CHECK(at(CapacityMistake::none, false, 30).overlap < 0.8);
  CHECK(at(CapacityMistake::none, true, 30).overlap == 1);
  CHECK(at(CapacityMistake::gram, true, 30).overlap < at(CapacityMistake::none, false, 30).overlap);
  // Clipped weights recall, but fewer (van Hemmen 1987: α_c near 0.1).
  CHECK(at(CapacityMistake::sign, false, 4).overlap > 0.97);
  CHECK(at(CapacityMistake::sign, false, 14).overlap <
        at(CapacityMistake::none, false, 14).overlap);
  CHECK(at(CapacityMistake::none, false, 12).error >= 0);
}

TEST_CASE("Hebb without a mistake agrees with the engine's trials", "[statistics]") {
  const auto networks = static_cast<std::uint32_t>(trials::count(60, 12));
  const auto mine = lab::mistake_point(CapacityMistake::none, false, 60, 12, networks, 12, 3);
  const auto result = lab::run_experiment(
      "capacity",
      R"({"patterns":{"random":{"count":12,"size":60}},"update":{"max_sweeps":30},"networks":)" +
          std::to_string(3 * networks) + "}",
      {});
  REQUIRE(result);
  const auto load = (*lab::parse_json(*result))["loads"][0];
  const double theirs = 1 - 2 * load["retrieval_error"].get<double>();
  const double error = std::hypot(mine.error, 2 * load["retrieval_error_se"].get<double>());
  CAPTURE(mine.overlap, theirs, error);
  CHECK(error < 0.05);
  CHECK(std::abs(mine.overlap - theirs) < trials::kErrors * error);
}

TEST_CASE("The landscape: equal valleys for a few, spurious ones for too many") {
  CapacityBench bench;
  bench.neurons = 400;
  bench.patterns = 3;
  const auto few = lab::capacity_landscape(bench);
  REQUIRE(few.problem.empty());
  REQUIRE(few.stops.size() == 5);  // three memories, a mixture, and the first again
  int memories = 0;
  for (const auto& stop : few.stops) {
    CHECK(stop.stable);
    if (stop.kind == lab::LandscapeStop::Kind::memory) {
      ++memories;
      CHECK(stop.energy == Catch::Approx(-0.5).margin(0.02));
    } else {
      CHECK(stop.energy > -0.45);
    }
  }
  CHECK(memories == 4);
  CHECK(few.stops.front().energy == few.stops.back().energy);
  CHECK(*std::max_element(few.energy.begin(), few.energy.end()) > -0.3);
  bench.patterns = 120;  // α = 0.3
  const auto many = lab::capacity_landscape(bench);
  int ends = 0;
  for (std::size_t k = 0; k < many.stops.size(); ++k) {
    if (many.stops[k].kind != lab::LandscapeStop::Kind::end) continue;
    ++ends;
    CHECK(many.stops[k].energy < many.stops[k - 1].energy);
    CHECK(many.stops[k].overlap < 0.9);
    CHECK_FALSE(many.stops[k - 1].stable);
  }
  CHECK(ends == 3);
  bench.neurons = 2000;
  CHECK_FALSE(lab::capacity_landscape(bench).problem.empty());
}

TEST_CASE("CSV has a line a row and nothing where there is no number") {
  const CapacityTable table{
      "census", "{}", {"patterns", "a"}, {{1, 0.1}, {2, std::nan("")}, {3, -2}}};
  CHECK(lab::capacity_csv(table) == "patterns,a\n1,0.1\n2,\n3,-2\n");
}

TEST_CASE("A script takes numbers from a request, never its text") {
  CapacityTable table = small_table(CapacityStudy::curves, Rule::hebb);
  auto request = *lab::parse_json(table.request);
  request["note"] = "'''; import os #";
  table.request = request.dump();
  const auto script = lab::capacity_script(table);
  REQUIRE(script);
  CHECK(script->find("import os") == std::string::npos);
  CHECK(lab::capacity_script(small_table(CapacityStudy::census, Rule::hebb)).error().field ==
        "experiment");
  CHECK(lab::capacity_script(small_table(CapacityStudy::curves, Rule::storkey)).error().field ==
        "rule");
}

#ifndef __EMSCRIPTEN__
TEST_CASE("The exported NumPy script gives the same numbers") {
  if (std::system("python3 -c 'import numpy' 2>/dev/null") != 0) SKIP("there is no NumPy here");
  for (const auto study : {CapacityStudy::curves, CapacityStudy::recovery})
    for (const Rule rule : {Rule::hebb, Rule::pseudo_inverse}) {
      CapacityTable table = small_table(study, rule);
      const auto script = lab::capacity_script(table);
      REQUIRE(script);
      char name[] = "/tmp/hopfield-script-XXXXXX";
      const int descriptor = mkstemp(name);
      REQUIRE(descriptor >= 0);
      std::FILE* file = fdopen(descriptor, "w");
      std::fputs(script->c_str(), file);
      std::fclose(file);
      std::FILE* pipe = popen((std::string("python3 ") + name).c_str(), "r");
      REQUIRE(pipe != nullptr);
      std::string line;
      std::vector<std::vector<double>> rows;
      std::vector<std::string> names;
      const auto end_line = [&] {
        std::vector<std::string> cells(1);
        for (const char c : line)
          if (c == ',')
            cells.emplace_back();
          else
            cells.back() += c;
        if (names.empty()) {
          names = cells;
        } else {
          std::vector<double>& row = rows.emplace_back();
          for (const std::string& cell : cells) row.push_back(std::strtod(cell.c_str(), nullptr));
        }
        line.clear();
      };
      for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe))
        if (c == '\n')
          end_line();
        else
          line += static_cast<char>(c);
      CHECK(pclose(pipe) == 0);
      std::remove(name);
      const auto plan = lab::plan_of(table);
      for (const std::uint32_t p : plan->loads)
        REQUIRE(lab::add_row(table, run(table, lab::piece_of(table, p))));
      CAPTURE(table.request);
      REQUIRE(rows.size() <= table.rows.size());
      REQUIRE(rows.size() >= 9);
      for (std::size_t k = 0; k < rows.size(); ++k) {
        // At P = N the projection is the identity: without its diagonal every field is 0, but for
        // rounding, and that is another in another library.
        if (rule == Rule::pseudo_inverse && rows[k][0] == 30) continue;
        for (std::size_t c = 0; c < names.size(); ++c) {
          CAPTURE(names[c], rows[k][0]);
          CHECK(rows[k][c] ==
                Catch::Approx(lab::column_of(table, names[c])[k]).epsilon(1e-9).margin(1e-12));
        }
      }
    }
}
#endif

TEST_CASE("The results that come with the page are what the engine gives") {
  struct Shipped {
    CapacityStudy study;
    Rule rule;
    std::size_t loads;
  };
  for (const auto& [study, rule, loads] :
       {Shipped{CapacityStudy::curves, Rule::hebb, 30},
        Shipped{CapacityStudy::census, Rule::hebb, 30},
        Shipped{CapacityStudy::recovery, Rule::hebb, 100},
        Shipped{CapacityStudy::recovery, Rule::pseudo_inverse, 100}}) {
    const CapacityTable* shipped = lab::shipped_table(study, rule);
    REQUIRE(shipped != nullptr);
    // Finished, and of the request that a bench has which nobody has touched.
    CHECK(shipped->request == lab::capacity_request(CapacityBench{}, study, rule));
    const auto plan = lab::plan_of(*shipped);
    REQUIRE(plan);
    CHECK(lab::missing_loads(*shipped, *plan).empty());
    REQUIRE(shipped->rows.size() == loads);
    CHECK(lab::find_table(CapacityBench{}, study, rule) == shipped);
    CapacityTable measured = lab::empty_table(study, shipped->request);
    for (const std::uint32_t p : {1U, 9U, 16U, 30U, 100U}) {
      if (p > loads || (rule == Rule::pseudo_inverse && p == 100)) continue;
      REQUIRE(lab::add_row(measured, run(measured, lab::piece_of(measured, p))));
      const auto& row = measured.rows.back();
      const auto& there = shipped->rows[p - 1];
      REQUIRE(row.size() == there.size());
      for (std::size_t k = 0; k < row.size(); ++k) {
        CAPTURE(shipped->experiment, shipped->columns[k], p);
        CHECK((row[k] == there[k] || (std::isnan(row[k]) && std::isnan(there[k]))));
      }
    }
  }
  CHECK(lab::shipped_table(CapacityStudy::curves, Rule::storkey) == nullptr);
  CapacityBench other;
  other.neurons = 101;
  CHECK(lab::find_table(other, CapacityStudy::curves, Rule::hebb) == nullptr);
}

TEST_CASE("A census from before mixtures were told apart is still a census") {
  CapacityTable table =
      lab::empty_table(CapacityStudy::census,
                       lab::capacity_request(CapacityBench{}, CapacityStudy::census, Rule::hebb));
  REQUIRE(table.columns.size() == 13);
  table.columns.resize(11);
  CHECK(lab::plan_of(table));
  table.columns.resize(10);
  CHECK_FALSE(lab::plan_of(table));
}
