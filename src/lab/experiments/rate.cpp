// The experiment "rate": a continuous network.
#include <cmath>

#include "hopfield/rate/fixed_point.hpp"
#include "hopfield/rate/trajectory.hpp"
#include "lab/document/network_json.hpp"
#include "lab/experiments/experiment_list.hpp"
#include "lab/experiments/request/request.hpp"
#include "lab/experiments/request/write.hpp"
#include "lab/formats/activation_names.hpp"
#include "lab/formats/text.hpp"
#include "lab/words/message.hpp"

namespace lab {
namespace {

using hopfield::RateNetwork;

constexpr double kLargestRateNumber = 1e6;
constexpr std::int64_t kMostSamples = 100'000;
constexpr std::size_t kMostSegments = 1000;

constexpr std::array<Named<hopfield::RateForm>, 2> kForms = {
    {{"rate", hopfield::RateForm::rate}, {"potential", hopfield::RateForm::potential}}};
constexpr std::array<Named<hopfield::RateTrajectory::Stop>, 3> kStops = {
    {{"finished", hopfield::RateTrajectory::Stop::finished},
     {"run_away", hopfield::RateTrajectory::Stop::run_away},
     {"too_stiff", hopfield::RateTrajectory::Stop::too_stiff}}};

std::optional<RateNetwork> read_rate_network(const Fields& fields) {
  fields.require("network", "an object with \"weights\"");
  const Json* json = fields.find("network");
  if (json == nullptr) return std::nullopt;
  const Fields network(*json, fields.path("network"), fields.fault());
  network.only({"weights", "activation", "gain", "time_constant", "form"});
  hopfield::RateOptions options;
  network.choice("activation", options.activation, kActivations);
  network.choice("form", options.form, kForms);
  network.number("gain", options.gain, 1e-6, kLargestRateNumber);
  network.number("time_constant", options.time_constant, 1e-6, kLargestRateNumber);
  network.require("weights", "N rows of N numbers");
  auto weights = read_matrix(network, "weights", RateNetwork::kMaxNeurons);
  if (fields.fault()) return std::nullopt;
  auto made = RateNetwork::make(*std::move(weights), options);
  if (made) return *std::move(made);
  network.fail(made.error().field, made.error().message);
  return std::nullopt;
}

std::vector<double> read_values_of(const Fields& fields, const char* name, std::size_t neurons) {
  std::vector<double> values(neurons, 0.0);
  const Json* json = fields.find(name);
  if (json == nullptr) return values;
  fields.numbers(name, values, -kLargestRateNumber, kLargestRateNumber, neurons);
  if (!fields.fault() && values.size() != neurons)
    fields.fail(name, expected(value_count(values.size()), neurons));
  return values;
}

/// N numbers for all times, or segments {"until": t, "input": [N numbers]}.
hopfield::InputSchedule read_input(const Fields& fields, std::size_t neurons) {
  hopfield::InputSchedule schedule;
  const Json* json = fields.find("input");
  if (json == nullptr) return schedule;
  if (!json->is_array()) {
    fields.fail("input", expected(describe(*json), "N numbers or segments"));
    return schedule;
  }
  if (json->empty() || !json->front().is_object()) {
    schedule.push_back({kLargestRateNumber, read_values_of(fields, "input", neurons)});
    return schedule;
  }
  if (json->size() > kMostSegments) {
    fields.fail("input",
                expected(msg("{0} {0|segment|segments}", json->size()), at_most(kMostSegments)));
    return schedule;
  }
  for (std::size_t k = 0; k < json->size(); ++k) {
    const Fields segment((*json)[k], fields.path("input[" + std::to_string(k) + "]"),
                         fields.fault());
    segment.only({"until", "input"});
    segment.require("until", "the time at which the segment ends");
    segment.require("input", "N numbers");
    hopfield::InputSegment read;
    segment.number("until", read.until, 0.0, kLargestRateNumber);
    read.input = read_values_of(segment, "input", neurons);
    if (fields.fault()) return schedule;
    schedule.push_back(std::move(read));
  }
  if (const auto valid = hopfield::validate(schedule, neurons); !valid)
    fields.fail(valid.error().field, valid.error().message);
  return schedule;
}

void write_fixed_point(JsonText& json, const RateNetwork& network,
                       const hopfield::FixedPoint& point, std::span<const double> input) {
  json.begin('{').key("rates");
  write_numbers(json, point.rates);
  json.key("potentials");
  write_numbers(json, point.potentials);
  json.key("eigenvalues").begin('[');
  for (const auto& value : point.eigenvalues)
    json.begin('[').value(value.real()).value(value.imag()).end(']');
  json.end(']').field("stability", name_of(point.stability, kStabilities));
  json.field("energy", network.lyapunov_energy(point.rates, input));
  json.field("residual", hopfield::residual(network, point.rates, input));
  if (point.at_limit) json.field("at_limit", true);
  if (!point.directions.empty()) {
    json.key("directions").begin('[');
    for (const auto& direction : point.directions) write_numbers(json, direction);
    json.end(']');
    if (point.directions.size() == 1) json.field("from", point.from).field("to", point.to);
  }
  json.end('}');
}

void write_trajectory(JsonText& json, const RateNetwork& network,
                      const hopfield::RateTrajectory& path, const hopfield::InputSchedule& schedule,
                      std::uint32_t samples) {
  const std::size_t neurons = network.neurons();
  const bool potential = network.options().form == hopfield::RateForm::potential;
  JsonText rates;
  JsonText potentials;
  JsonText energy;
  JsonText leakless;
  for (JsonText* list : {&rates, &potentials, &energy, &leakless}) list->begin('[');
  json.key("times").begin('[');
  for (std::uint32_t k = 0; k < samples; ++k) {
    const double time =
        samples == 1 ? path.end() : path.end() * (static_cast<double>(k) / (samples - 1));
    json.value(time);
    std::vector<double> v = path.at(time);
    if (potential) {
      write_numbers(potentials, v);
      for (double& value : v) value = network.activate(value);
    }
    write_numbers(rates, v);
    energy.value(network.lyapunov_energy(v, hopfield::input_at(schedule, time, neurons)));
    leakless.value(network.hopfield_energy(v));
  }
  json.end(']').key("rates").raw(rates.end(']').text());
  if (potential) json.key("potentials").raw(potentials.end(']').text());
  json.key("energy").raw(energy.end(']').text());
  json.key("energy_without_leak").raw(leakless.end(']').text());
}

}  // namespace

hopfield::Result<std::string> rate(const Fields& fields, const Machine&, const Progress& progress) {
  fields.only({"network", "start", "input", "duration", "samples", "fixed_points"});
  const auto network = read_rate_network(fields);
  if (!network) return *fields.fault();
  const std::size_t neurons = network->neurons();
  const std::vector<double> start = read_values_of(fields, "start", neurons);
  const hopfield::InputSchedule schedule = read_input(fields, neurons);
  double duration = 10.0;
  std::uint32_t samples = 101;
  bool with_fixed_points = true;
  fields.number("duration", duration, 1e-6, kLargestRateNumber);
  fields.integer("samples", samples, 1, kMostSamples);
  fields.flag("fixed_points", with_fixed_points);
  if (fields.fault()) return *fields.fault();
  const auto path = hopfield::RateTrajectory::make(*network, start, schedule, duration);
  if (!path) {
    fields.fail(path.error().field, path.error().message);
    return *fields.fault();
  }
  if (progress && !progress(0.5)) return hopfield::Error{"", "cancelled"};

  JsonText json;
  json.begin('{').field("neurons", std::uint64_t{neurons}).field("symmetric", network->symmetric());
  json.field("stop", name_of(path->stop(), kStops)).field("end", path->end());
  write_trajectory(json, *network, *path, schedule, samples);
  if (with_fixed_points) {
    // Under the input that stays in the end.
    const std::vector<double> input = hopfield::input_at(schedule, duration, neurons);
    const auto found = hopfield::fixed_points(*network, input);
    if (!found) {
      fields.fail(found.error().field, found.error().message);
      return *fields.fault();
    }
    json.key("fixed_points").begin('[');
    for (const auto& point : found->points) write_fixed_point(json, *network, point, input);
    json.end(']').field("complete", found->complete);
  }
  if (progress && !progress(1.0)) return hopfield::Error{"", "cancelled"};
  return json.end('}').text();
}

}  // namespace lab
