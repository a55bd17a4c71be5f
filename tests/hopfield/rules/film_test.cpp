#include "hopfield/rules/film.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <map>
#include <set>
#include <vector>

#include "hopfield/graph/state_graph.hpp"
#include "hopfield/pattern/sample.hpp"
#include "hopfield/rules/dense_network.hpp"
#include "hopfield/rules/learning_rule.hpp"
#include "patterns.hpp"

using namespace hopfield;

namespace {

constexpr std::int32_t kOne = FilmOptions::kParts;

/// Rows of a Hadamard matrix, but for the first.
std::vector<Pattern> orthogonal(std::size_t count, std::size_t n) {
  std::vector<Pattern> out;
  for (unsigned k = 1; k <= count; ++k) {
    Pattern x(n);
    for (unsigned i = 0; i < n; ++i) x.set(i, __builtin_popcount(i & k) % 2 == 0);
    out.push_back(x);
  }
  return out;
}

Film film_of(std::vector<Pattern> pictures, const FilmOptions& options) {
  auto made = Film::make(std::move(pictures), options);
  REQUIRE(made);
  return *made;
}

DenseNetwork dense(const Film& film) {
  NetworkOptions options;
  options.self_connections = true;
  return *DenseNetwork::make(film.weights(), options);
}

/// The period of a state by going on until it is there again, with nothing but the written-down weights.
std::size_t brute_period(const StateGraph& graph, std::uint32_t state) {
  for (std::size_t k = 0; k < graph.size(); ++k) state = graph.successor(state);
  std::size_t period = 1;
  for (std::uint32_t at = graph.successor(state); at != state; at = graph.successor(at)) ++period;
  return period;
}

/// Calls visit(film, graph) for random films of few neurons.
template <class Visit>
void small_films(std::uint64_t seed, const FilmOptions& options, const Visit& visit) {
  Random random(seed);
  for (int round = 0; round < 40; ++round) {
    const std::size_t n = 2 + random.below(6), count = 1 + random.below(4);
    const Film film = film_of(random_patterns(count, n, random), options);
    const auto graph = StateGraph::of(DenseState(dense(film), Pattern(n)));
    REQUIRE(graph);
    visit(film, *graph);
  }
}

}  // namespace

TEST_CASE("a cyclic film of orthogonal pictures is played exactly, with as many steps as pictures",
          "[film]") {
  for (const bool projection : {false, true})
    for (std::size_t count = 1; count <= 7; ++count) {
      FilmOptions options;
      options.projection = projection;
      const std::vector<Pattern> pictures = orthogonal(count, 64);
      const Film film = film_of(pictures, options);
      for (std::size_t first = 0; first < count; ++first) {
        const FilmRun run = run_film(film, pictures[first], 50, 1);
        CAPTURE(projection, count, first);
        CHECK(run.end == (count == 1 ? FilmEnd::fixed_point : FilmEnd::cycle));
        CHECK(run.since == 0);
        CHECK(run.period == count);
        for (std::size_t t = 0; t < 30; ++t) CHECK(run.at(t) == pictures[(first + t) % count]);
      }
    }
}

TEST_CASE("pictures that resemble each other need the pseudo-inverse", "[film]") {
  Random random(3);
  // All alike in half of their pixels.
  std::vector<Pattern> pictures = random_patterns(8, 100, random);
  for (Pattern& each : pictures)
    for (std::size_t i = 0; i < 50; ++i) each.set(i, true);
  FilmOptions options;
  options.projection = true;
  const FilmRun right = run_film(film_of(pictures, options), pictures[2], 50, 1);
  CHECK(right.period == 8);
  CHECK(right.at(3) == pictures[5]);
  options.projection = false;
  const FilmRun wrong = run_film(film_of(pictures, options), pictures[2], 50, 1);
  CHECK(wrong.at(20) != pictures[(2 + 20) % 8]);
}

TEST_CASE("a film with an end stops there when its pictures hold themselves less", "[film]") {
  FilmOptions options;
  options.cyclic = false;
  options.hold = kOne / 2;
  const std::vector<Pattern> pictures = orthogonal(5, 64);
  const FilmRun run = run_film(film_of(pictures, options), pictures[0], 50, 1);
  CHECK(run.end == FilmEnd::fixed_point);
  CHECK(run.since == 4);
  for (std::size_t t = 0; t < 8; ++t) CHECK(run.at(t) == pictures[std::min<std::size_t>(t, 4)]);
}

TEST_CASE("with a delay each picture is shown for one step more than that", "[film]") {
  for (std::uint32_t delay = 0; delay <= 6; ++delay)
    for (const std::int32_t hold : {kOne / 4, kOne / 2, kOne - 1}) {
      FilmOptions options;
      options.hold = hold;
      options.delay = delay;
      const std::vector<Pattern> pictures = orthogonal(4, 64);
      const FilmRun run = run_film(film_of(pictures, options), pictures[0], 100, 1);
      CAPTURE(delay, hold);
      CHECK(run.end == FilmEnd::cycle);
      CHECK(run.period == 4 * (delay + 1));
      CHECK(run.since == 0);
      for (std::size_t t = 0; t < 60; ++t) CHECK(run.at(t) == pictures[t / (delay + 1) % 4]);
    }
  // What holds more strongly than it moves on stays.
  FilmOptions options;
  options.hold = 2 * kOne;
  options.delay = 2;
  const std::vector<Pattern> pictures = orthogonal(4, 64);
  CHECK(run_film(film_of(pictures, options), pictures[1], 100, 1).end == FilmEnd::fixed_point);
}

TEST_CASE("a film decides as its written-down weights do", "[film]") {
  Random random(4);
  for (int round = 0; round < 60; ++round) {
    const std::size_t n = 2 + random.below(40);
    FilmOptions options;
    options.hold = static_cast<std::int32_t>(random.below(60)) - 20;
    options.next = static_cast<std::int32_t>(random.below(60)) - 20;
    options.back = static_cast<std::int32_t>(random.below(60)) - 20;
    options.cyclic = random.chance(0.5);
    const std::vector<Pattern> pictures = random_patterns(1 + random.below(6), n, random);
    const Film film = film_of(pictures, options);
    // By the definition, in integers.
    Matrix weights(n, n);
    const Matrix hold = *hebb_weights(pictures, false);
    const Matrix next = *sequence_weights(pictures, options.cyclic, false);
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j)
        weights(i, j) =
            options.hold * hold(i, j) + options.next * next(i, j) + options.back * next(j, i);
    NetworkOptions plain;
    const DenseState state(*DenseNetwork::make(weights, plain), random_pattern(n, random));
    const Film::Step step = film.all_at_once(state.pattern(), nullptr);
    std::size_t ties = 0;
    for (std::size_t i = 0; i < n; ++i) {
      CHECK(step.state.up(i) == state.next(i));
      ties += state.decide(i).tie ? 1 : 0;
      for (std::size_t j = 0; j < n; ++j)
        CHECK(std::fabs(film.weights()(i, j) * kOne - weights(i, j)) < 1e-9);
    }
    CHECK(step.ties == ties);
    // One after the other: the same order, with the same weights.
    FilmOptions one = options;
    one.mode = Mode::async;
    const auto seed = static_cast<std::uint64_t>(round);
    Random order(seed, 1), again(seed, 1);
    const Pattern after = film_of(pictures, one).after(state.pattern(), nullptr, order).state;
    std::vector<std::uint32_t> neurons(n);
    for (std::size_t i = 0; i < n; ++i) neurons[i] = static_cast<std::uint32_t>(i);
    again.shuffle(neurons);
    DenseState slow = state;
    for (const std::uint32_t i : neurons)
      if (slow.next(i) != slow.pattern().up(i)) slow.flip(i);
    CHECK(after == slow.pattern());
  }
}

TEST_CASE("periods are those of brute force over all states of small films", "[film]") {
  std::set<std::size_t> seen;
  for (const std::int32_t back : {-kOne, 0, kOne / 2})
    for (const std::int32_t hold : {0, kOne / 2}) {
      FilmOptions options;
      options.hold = hold;
      options.back = back;
      small_films(5, options, [&](const Film& film, const StateGraph& graph) {
        for (std::uint32_t state = 0; state < graph.size(); ++state) {
          const FilmRun run = run_film(film, numbered(state, film.neurons()), 200, 1);
          CHECK(run.period == brute_period(graph, state));
          seen.insert(run.period);
        }
      });
    }
  CHECK(seen.size() >= 4);  // it has been something to find
}

TEST_CASE("with a delay nothing comes back sooner than its period, and then for ever", "[film]") {
  Random random(6);
  std::set<std::size_t> seen;
  for (int round = 0; round < 60; ++round) {
    FilmOptions options;
    options.delay = random.below(4);
    options.hold = static_cast<std::int32_t>(random.below(30));
    const std::size_t n = 3 + random.below(9);
    const Film film = film_of(random_patterns(1 + random.below(4), n, random), options);
    const Pattern start = random_pattern(n, random);
    const FilmRun run = run_film(film, start, 300, 1);
    REQUIRE(run.end != FilmEnd::unknown);
    seen.insert(run.period);
    // Plainly, far beyond what the run has looked at.
    std::vector<Pattern> all = {start};
    for (std::size_t t = 0; t < 700; ++t)
      all.push_back(
          film.all_at_once(all[t], t >= options.delay ? &all[t - options.delay] : nullptr).state);
    for (std::size_t t = 0; t < all.size(); ++t) CHECK(run.at(t) == all[t]);
    for (std::size_t shorter = 1; shorter < run.period; ++shorter) {
      bool same = true;
      for (std::size_t t = run.since; t < run.since + run.period; ++t)
        same = same && all[t] == all[t + shorter];
      CHECK_FALSE(same);
    }
  }
  CHECK(seen.size() >= 4);
}

TEST_CASE("symmetric weights: synchronous updates end in a fixed point or a two-cycle", "[film]") {
  FilmOptions hold, both;
  hold.hold = kOne;
  hold.next = 0;
  both.back = kOne;
  std::set<std::size_t> seen;
  for (const FilmOptions& options : {hold, both})
    small_films(7, options, [&](const Film& film, const StateGraph& graph) {
      CHECK(dense(film).symmetric());
      for (std::uint32_t state = 0; state < graph.size(); ++state) {
        CHECK(brute_period(graph, state) <= 2);
        seen.insert(run_film(film, numbered(state, film.neurons()), 200, 1).period);
      }
    });
  CHECK(seen == std::set<std::size_t>{1, 2});
  // A loop of two pictures is symmetric.
  const std::vector<Pattern> pictures = orthogonal(2, 64);
  const Film two = film_of(pictures, {});
  CHECK(dense(two).symmetric());
  CHECK(run_film(two, pictures[0], 50, 1).period == 2);
}

TEST_CASE("antisymmetric weights: without ties every synchronous run ends in a cycle of four",
          "[film]") {
  FilmOptions options;
  options.back = -kOne;
  options.cyclic = false;
  std::size_t without = 0;
  small_films(8, options, [&](const Film& film, const StateGraph& graph) {
    CHECK(dense(film).antisymmetric());
    for (std::uint32_t state = 0; state < graph.size(); ++state) {
      const FilmRun run = run_film(film, numbered(state, film.neurons()), 200, 1);
      bool tied = false;
      for (std::size_t t = 0; t < run.states.size(); ++t) tied = tied || run.ties[t] > 0;
      if (tied || run.end == FilmEnd::fixed_point) continue;
      ++without;
      CHECK(run.period == 4);
      CHECK(brute_period(graph, state) == 4);
    }
  });
  CHECK(without > 100);
  // Two pictures: one, the other, and their inverses.
  const std::vector<Pattern> pictures = orthogonal(2, 64);
  const FilmRun run = run_film(film_of(pictures, options), pictures[0], 50, 1);
  CHECK(run.period == 4);
  CHECK(run.at(1) == pictures[1]);
  CHECK(run.at(2) == inverse(pictures[0]));
  CHECK(run.at(3) == inverse(pictures[1]));
}

TEST_CASE("asynchronous runs come back only to fixed points, and are the same for the same seed",
          "[film]") {
  Random random(9);
  std::size_t fixed = 0;
  for (int round = 0; round < 30; ++round) {
    FilmOptions options;
    options.mode = Mode::async;
    options.hold = kOne;
    options.next = static_cast<std::int32_t>(random.below(20));
    options.delay = random.below(3);
    const Film film = film_of(random_patterns(3, 30, random), options);
    const Pattern start = random_pattern(30, random);
    const FilmRun run = run_film(film, start, 60, 5), again = run_film(film, start, 60, 5);
    CHECK(run.states == again.states);
    CHECK(run.end != FilmEnd::cycle);
    if (run.end != FilmEnd::fixed_point) continue;
    ++fixed;
    for (std::uint64_t seed = 0; seed < 5; ++seed) {
      Random order(seed, 1);
      CHECK(film.after(run.states.back(), &run.states.back(), order).state == run.states.back());
    }
  }
  CHECK(fixed > 5);
}

TEST_CASE("what is no film is refused with its field", "[film]") {
  Random random(10);
  const auto field = [](std::vector<Pattern> pictures, bool projection = false) {
    FilmOptions options;
    options.projection = projection;
    const auto made = Film::make(std::move(pictures), options);
    return made ? std::string() : made.error().field;
  };
  const Pattern one = random_pattern(9, random), other = random_pattern(8, random);
  CHECK(field({}) == "pictures");
  CHECK(field({one, other}) == "pictures[1]");
  CHECK(field(std::vector<Pattern>(Film::kMaxPictures + 1, one)) == "pictures");
  CHECK(field({one, one}).empty());
  CHECK(field({one, one}, true) == "pictures[1]");
}
