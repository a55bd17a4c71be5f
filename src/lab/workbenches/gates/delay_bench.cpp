#include "lab/workbenches/gates/delay_bench.hpp"

#include <array>
#include <string>

#include "lab/formats/fields.hpp"
#include "lab/formats/json.hpp"
#include "lab/formats/names.hpp"
#include "lab/formats/text.hpp"

namespace lab {
namespace {

using hopfield::DelayExample;
using hopfield::Error;

constexpr std::array<Named<DelayExample>, 7> kExamples = {{{"delay", DelayExample::delay},
                                                           {"or", DelayExample::either},
                                                           {"and", DelayExample::both},
                                                           {"and_not", DelayExample::and_not},
                                                           {"twice", DelayExample::twice},
                                                           {"heat", DelayExample::heat},
                                                           {"memory", DelayExample::memory}}};

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

void read_trains(const Fields& fields, std::optional<Trains>& out) {
  const Json* json = fields.find("trains");
  if (json == nullptr) return;
  if (!json->is_array() || json->size() > 2)
    return fields.fail("trains", describe(*json) + ", expected an array of at most 2");
  out.emplace();
  for (std::size_t i = 0; i < json->size(); ++i) {
    const Json& row = (*json)[i];
    const std::string name = "trains[" + std::to_string(i) + "]";
    if (!row.is_array() || row.size() != kDelaySteps)
      return fields.fail(name, (row.is_array() ? count_of(row.size(), "value") : describe(row)) +
                                   ", expected an array of " + std::to_string(kDelaySteps));
    std::vector<int>& train = out->emplace_back();
    for (std::size_t t = 0; t < row.size(); ++t) {
      const auto value = whole(row[t], 0, 1);
      if (!value)
        return fields.fail(name + "[" + std::to_string(t) + "]",
                           describe(row[t]) + ", expected 0 or 1");
      train.push_back(static_cast<int>(*value));
    }
  }
}

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

void apply(Delays& delays, const DelaysChange& change) {
  if (change.example && *change.example != delays.example) {
    delays.example = *change.example;
    delays.trains = prepared_trains(delays.example, 0);
    delays.time = Delays{}.time;
  }
  if (change.trains) delays.trains = *change.trains;
  if (change.time) delays.time = *change.time;
}

hopfield::Result<void> check_delays(const Delays& delays) {
  const std::size_t inputs = delays.net().inputs;
  if (delays.trains.size() != inputs)
    return Error{"trains",
                 count_of(delays.trains.size(), "row") + ", expected " + std::to_string(inputs)};
  for (std::size_t i = 0; i < inputs; ++i)
    if (delays.trains[i].size() != kDelaySteps)
      return Error{
          "trains[" + std::to_string(i) + "]",
          count_of(delays.trains[i].size(), "value") + ", expected " + std::to_string(kDelaySteps)};
  if (delays.time < 0 || delays.time >= static_cast<int>(kDelaySteps))
    return Error{"time", readable(delays.time) + ", expected 0 to 11"};
  return {};
}

DelaysChange read_delays(const Fields& fields) {
  DelaysChange change;
  if (fields.has("example")) fields.choice("example", change.example.emplace(), kExamples);
  read_trains(fields, change.trains);
  if (fields.has("time"))
    fields.integer("time", change.time.emplace(), 0, static_cast<int>(kDelaySteps) - 1);
  return change;
}

void write_delays(JsonText& json, const DelaysChange& change) {
  if (change.example) json.field("example", name_of(*change.example, kExamples));
  if (change.trains) {
    json.key("trains").begin('[');
    for (const std::vector<int>& train : *change.trains) write_train(json, train);
    json.end(']');
  }
  if (change.time) json.field("time", *change.time);
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
