// The nets of 1943, against their formulas in time, for every input there is.
#include "hopfield/gates/delay_net.hpp"

#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <utility>
#include <vector>

#include "hopfield/gates/gate.hpp"

using namespace hopfield;

namespace {

constexpr std::size_t kLength = 6;  // of the trains; longer than any memory without a loop
constexpr std::size_t kSteps = 10;

/// Whether input i fired at a time, which may lie before the start or after the end.
using Fired = std::function<bool(std::size_t, int)>;
using Formula = std::function<bool(const Fired&, int)>;
struct Claim {
  char cell;
  Formula formula;
};

/// Every input of kLength steps gives what the formulas say, at every time.
void check(DelayExample example, const std::vector<Claim>& claims) {
  const DelayNet net = delay_example(example);
  REQUIRE(validate(net).ok());
  for (std::uint32_t bits = 0; bits < std::uint32_t{1} << (kLength * net.inputs); ++bits) {
    std::vector<std::vector<int>> trains(net.inputs, std::vector<int>(kLength));
    for (std::size_t k = 0; k < kLength * net.inputs; ++k)
      trains[k / kLength][k % kLength] = static_cast<int>(bits >> k & 1U);
    const Fired fired = [&](std::size_t input, int t) {
      return t >= 0 && t < static_cast<int>(kLength) &&
             trains[input][static_cast<std::size_t>(t)] != 0;
    };
    const auto fires = raster(net, trains, kSteps);
    bool right = fires.size() == net.cells.size();
    std::size_t claimed = 0;
    for (std::size_t k = 0; k < net.cells.size(); ++k) {
      for (const Claim& claim : claims) {
        if (claim.cell != net.cells[k].name) continue;
        ++claimed;
        for (std::size_t t = 0; t < kSteps; ++t)
          right = right && fires[k][t] == claim.formula(fired, static_cast<int>(t));
      }
    }
    CAPTURE(bits);
    REQUIRE(right);
    REQUIRE(claimed == claims.size());
  }
}

}  // namespace

TEST_CASE("nets with delays do what their formulas say, for all inputs", "[gates][course]") {
  const Claim first{'1', [](const Fired& n, int t) { return n(0, t); }};
  check(DelayExample::delay, {first, {'2', [](const Fired& n, int t) { return n(0, t - 1); }}});
  check(DelayExample::either,
        {first, {'3', [](const Fired& n, int t) { return n(0, t - 1) || n(1, t - 1); }}});
  check(DelayExample::both,
        {{'3', [](const Fired& n, int t) { return n(0, t - 1) && n(1, t - 1); }}});
  check(DelayExample::and_not,
        {{'3', [](const Fired& n, int t) { return n(0, t - 1) && !n(1, t - 1); }}});
  check(DelayExample::twice,
        {{'2', [](const Fired& n, int t) { return n(0, t - 1) && n(0, t - 2); }}});
}

TEST_CASE("heat and cold of 1943, for all inputs", "[gates][course]") {
  check(DelayExample::heat,
        {{'a', [](const Fired& n, int t) { return n(1, t - 1); }},
         {'b', [](const Fired& n, int t) { return n(1, t - 2) && !n(1, t - 1); }},
         {'3', [](const Fired& n, int t) { return n(0, t - 1) || (n(1, t - 3) && !n(1, t - 2)); }},
         {'4', [](const Fired& n, int t) { return n(1, t - 2) && n(1, t - 1); }}});
}

TEST_CASE("a loop remembers until it is cleared, for all inputs", "[gates][course]") {
  // There was an N₁, and neither with it nor since an N₂.
  check(DelayExample::memory, {{'3', [](const Fired& n, int t) {
                                  for (int s = t - 1; s >= 0 && !n(1, s); --s)
                                    if (n(0, s)) return true;
                                  return false;
                                }}});
}

TEST_CASE("inhibition is absolute, two synapses count twice, nothing fires unasked", "[gates]") {
  // Three excite, one inhibits: it wins. The cell hears the first input twice.
  const DelayNet net{3,
                     {{'1', 0}, {'2', 0}, {'3', 0}, {'4', 2}, {'5', 1}},
                     {{0, 3}, {0, 3}, {1, 3}, {2, 3, true}, {2, 4, true}}};
  REQUIRE(validate(net).ok());
  CHECK(step(net, {true, false, false, false, false})[3]);
  CHECK_FALSE(step(net, {false, true, false, false, false})[3]);
  CHECK_FALSE(step(net, {true, true, true, false, false})[3]);
  for (const bool on : {false, true}) CHECK_FALSE(step(net, {on, false, false, false, false})[4]);
  // Trains that are too short, or not there, are silent.
  CHECK(raster(net, {}, 3) == std::vector<std::vector<bool>>(5, std::vector<bool>(3, false)));
  CHECK(raster(net, {}, 0)[0].empty());
}

TEST_CASE("figures of 1943: both models agree", "[gates]") {
  const std::vector<int> one = {1, 0, 1, 1, 0, 0, 1, 0}, two = {0, 1, 1, 0, 1, 1, 1, 0};
  const std::vector<std::vector<bool>> same = {{one.begin(), one.end()}, {two.begin(), two.end()}};
  const std::pair<const char*, DelayExample> figures[] = {{"a", DelayExample::delay},
                                                          {"b", DelayExample::either},
                                                          {"c", DelayExample::both},
                                                          {"d", DelayExample::and_not},
                                                          {"e", DelayExample::heat}};
  for (const auto& [figure, example] : figures) {
    CAPTURE(figure);
    const DelayNet net = delay_example(example);
    const std::vector<std::vector<int>> trains = {one, two};
    const auto fires = raster(net, trains, 11);
    const auto units = run(*example_1943(figure), same, 11);
    REQUIRE(units.size() + net.inputs == fires.size());
    for (std::size_t k = 0; k < units.size(); ++k) CHECK(fires[net.inputs + k] == units[k]);
  }
}

TEST_CASE("what nets with delays refuse", "[gates]") {
  DelayNet net = delay_example(DelayExample::delay);
  net.inputs = 3;
  CHECK(validate(net).error().field == "inputs");
  net = delay_example(DelayExample::delay);
  net.cells[1].threshold = 0;
  CHECK(validate(net).error().field == "cells[1].threshold");
  net = delay_example(DelayExample::delay);
  net.synapses[0].from = 2;
  CHECK(validate(net).error().field == "synapses[0].from");
  net = delay_example(DelayExample::delay);
  net.synapses[0].to = 0;
  CHECK(validate(net).error().field == "synapses[0].to");
}
