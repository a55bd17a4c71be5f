#include "lab/workbenches/gates/delay_bench.hpp"

#include <array>
#include <string>

#include "lab/formats/fields.hpp"
#include "lab/formats/json.hpp"
#include "lab/formats/text.hpp"
#include "lab/sections/kinds.hpp"

namespace lab {
namespace {

using hopfield::DelayExample;
using hopfield::Error;

/// Inputs as bits: bit t is time t.
struct Prepared {
  DelayExample example;
  std::array<std::uint16_t, 2> bits;
};

constexpr std::uint16_t at(std::initializer_list<int> times) {
  std::uint16_t bits = 0;
  for (const int t : times)
    bits = static_cast<std::uint16_t>(bits | 1U << static_cast<unsigned>(t));
  return bits;
}

constexpr std::array<Prepared, 15> kPrepared = {
    {{DelayExample::delay, {at({1}), 0}},
     {DelayExample::delay, {at({1, 3, 4, 8}), 0}},
     {DelayExample::either, {at({1}), at({4})}},
     {DelayExample::either, {at({1, 2, 7}), at({2, 5, 7})}},
     {DelayExample::both, {at({1, 4}), at({4, 7})}},
     {DelayExample::both, {at({1, 3, 5, 7}), at({2, 4, 6, 8})}},
     {DelayExample::and_not, {at({1, 4, 7}), at({4})}},
     {DelayExample::and_not, {at({1, 2, 3, 4, 5, 6, 7, 8}), at({3, 4, 6})}},
     {DelayExample::twice, {at({1, 4, 5}), 0}},
     {DelayExample::twice, {at({1, 3, 5, 6, 7, 8}), 0}},
     {DelayExample::heat, {0, at({1})}},
     {DelayExample::heat, {0, at({1, 2, 3, 4, 5})}},
     {DelayExample::heat, {at({1, 2, 3}), 0}},
     {DelayExample::memory, {at({1}), 0}},
     {DelayExample::memory, {at({1, 9}), at({5})}}}};

void write_train(JsonText& json, const auto& train) {
  json.begin('[');
  for (const bool fires : train) json.value(fires ? 1 : 0);
  json.end(']');
}

}  // namespace

std::size_t prepared_count(DelayExample example) {
  std::size_t count = 0;
  for (const Prepared& each : kPrepared) count += each.example == example ? 1 : 0;
  return count;
}

Trains prepared_trains(DelayExample example, std::size_t which) {
  Trains trains(hopfield::delay_example(example).inputs, std::vector<int>(kDelaySteps, 0));
  for (const Prepared& each : kPrepared) {
    if (each.example != example || which-- != 0) continue;
    for (std::size_t i = 0; i < trains.size(); ++i)
      for (std::size_t t = 0; t < kDelaySteps; ++t)
        trains[i][t] = static_cast<int>(each.bits[i] >> t & 1U);
  }
  return trains;
}

void TrainRows::read(const Fields& fields, const char* name, Trains& out) const {
  read_array(fields, name, 2, [&](const Json& row, const std::string& path) {
    if (!row.is_array() || row.size() != kDelaySteps)
      return fields.fail(path, (row.is_array() ? count_of(row.size(), "value") : describe(row)) +
                                   ", expected an array of " + std::to_string(kDelaySteps));
    std::vector<int>& train = out.emplace_back();
    for (std::size_t t = 0; t < row.size(); ++t) {
      const auto value = whole(row[t], 0, 1);
      if (!value)
        return fields.fail(path + "[" + std::to_string(t) + "]",
                           describe(row[t]) + ", expected 0 or 1");
      train.push_back(static_cast<int>(*value));
    }
  });
}

void TrainRows::write(JsonText& json, const Trains& trains) const {
  json.begin('[');
  for (const std::vector<int>& train : trains) write_train(json, train);
  json.end(']');
}

hopfield::Result<void> TrainRows::check(std::string_view name, const Trains& trains) const {
  for (std::size_t i = 0; i < trains.size(); ++i)
    if (trains[i].size() != kDelaySteps)
      return Error{
          std::string(name) + "[" + std::to_string(i) + "]",
          count_of(trains[i].size(), "value") + ", expected " + std::to_string(kDelaySteps)};
  return {};
}

hopfield::Result<void> check_delays(const Delays& delays) {
  const std::size_t inputs = delays.net().inputs;
  if (delays.trains.size() == inputs) return {};
  return Error{"trains",
               count_of(delays.trains.size(), "row") + ", expected " + std::to_string(inputs)};
}

void write_delays_status(JsonText& json, const Delays& delays) {
  const hopfield::DelayNet net = delays.net();
  const auto fires = delays.fires();
  json.begin('{');
  for (std::size_t k = 0; k < fires.size(); ++k)
    write_train(json.key(std::string_view(&net.cells[k].name, 1)), fires[k]);
  json.end('}');
}

}  // namespace lab
