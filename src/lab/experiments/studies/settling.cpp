#include "lab/experiments/studies/settling.hpp"

#include <array>
#include <string>

#include "lab/formats/names.hpp"
#include "lab/words/message.hpp"

namespace lab {
namespace {

using hopfield::TourNetworkOptions;

constexpr double kLargest = 1e6;
constexpr double kMostTimeSteps = 1e7;

constexpr std::array<Named<TourNetworkOptions::Method>, 2> kSettlingMethods = {
    {{"euler", TourNetworkOptions::Method::euler},
     {"adaptive", TourNetworkOptions::Method::adaptive}}};

void read_terms(const Fields& network, TourNetworkOptions& options) {
  network.only({"a", "b", "c", "d", "gain_width", "effective_cities", "time_constant", "noise"});
  network.number("a", options.a, 0.0, kLargest);
  network.number("b", options.b, 0.0, kLargest);
  network.number("c", options.c, 0.0, kLargest);
  network.number("d", options.d, 0.0, kLargest);
  network.number("gain_width", options.gain_width, 1e-6, kLargest);
  network.number("effective_cities", options.effective_cities, 0.0, kLargest);
  network.number("time_constant", options.time_constant, 1e-6, kLargest);
  network.number("noise", options.noise, 0.0, kLargest);
}

void read_steps(const Fields& update, TourNetworkOptions& options) {
  update.only({"method", "time_step", "max_time"});
  update.choice("method", options.method, kSettlingMethods);
  update.number("time_step", options.time_step, 1e-9, 1.0);
  update.number("max_time", options.max_time, 1e-9, kLargest);
  if (!update.fault() && options.max_time / options.time_step > kMostTimeSteps)
    update.fail("max_time", expected(msg("more than ten million time steps"), "fewer"));
}

}  // namespace

void read_settling(const Fields& fields, TourNetworkOptions& options) {
  const auto within = [&](const char* name, auto read) {
    const Json* json = fields.find(name);
    if (json != nullptr) read(Fields(*json, name, fields.fault()), options);
  };
  within("network", read_terms);
  within("update", read_steps);
  if (fields.fault()) return;
  if (const auto valid = hopfield::validate(options); !valid) {
    const std::string& name = valid.error().field;
    const bool updating = name == "method" || name == "time_step" || name == "max_time";
    fields.fail((updating ? "update." : "network.") + name, valid.error().message);
  }
}

}  // namespace lab
