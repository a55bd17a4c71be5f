#include "lab/workbenches/kicks.hpp"

#include <algorithm>
#include <cmath>

#include "lab/formats/fields.hpp"
#include "lab/formats/json.hpp"
#include "lab/formats/text.hpp"

namespace lab {

hopfield::InputSchedule schedule_of(const std::vector<Kick>& kicks,
                                    const std::array<double, 2>& base, std::size_t neurons) {
  // Between two neighbouring edges nothing changes.
  std::vector<double> edges;
  for (const Kick& kick : kicks) {
    edges.push_back(kick.from);
    edges.push_back(kick.until);
  }
  edges.push_back(2 * kLongestTime);
  std::sort(edges.begin(), edges.end());
  hopfield::InputSchedule schedule;
  double before = 0;
  for (const double edge : edges) {
    if (edge <= before) continue;
    const double middle = (before + edge) / 2;
    std::vector<double> input(base.begin(), base.begin() + static_cast<std::ptrdiff_t>(neurons));
    for (const Kick& kick : kicks)
      if (kick.from < middle && middle < kick.until)
        for (std::size_t i = 0; i < neurons; ++i) input[i] += kick.input[i];
    schedule.push_back({edge, std::move(input)});
    before = edge;
  }
  return schedule;
}

double end_of(const std::vector<Kick>& kicks) {
  double end = 0;
  for (const Kick& kick : kicks) end = std::max(end, kick.until);
  return end;
}

hopfield::Result<void> check_range(const std::string& field, double value, double low,
                                   double high) {
  if (value >= low && value <= high) return {};
  return hopfield::Error{field,
                         readable(value) + ", expected " + readable(low) + " to " + readable(high)};
}

hopfield::Result<void> check_kicks(const std::vector<Kick>& kicks) {
  if (kicks.size() > kMostKicks)
    return hopfield::Error{"kicks", count_of(kicks.size(), "kick") + ", expected at most " +
                                        std::to_string(kMostKicks)};
  for (std::size_t k = 0; k < kicks.size(); ++k) {
    const std::string field = "kicks[" + std::to_string(k) + "]";
    const Kick& kick = kicks[k];
    if (!(kick.from >= 0 && kick.until > kick.from && kick.until <= kLongestTime))
      return hopfield::Error{field + ".until", readable(kick.until) +
                                                   ", expected a time after `from`, at most " +
                                                   readable(kLongestTime)};
    for (const double value : kick.input)
      if (auto fits = check_range(field + ".input", value, -kLargestRateInput, kLargestRateInput);
          !fits)
        return fits;
  }
  return {};
}

void read_point(const Fields& fields, const char* name, double* out, std::size_t count,
                double largest) {
  if (!fields.has(name)) return;
  std::vector<double> values;
  fields.numbers(name, values, -largest, largest, count);
  if (fields.fault()) return;
  if (values.size() != count)
    return fields.fail(name,
                       count_of(values.size(), "value") + ", expected " + std::to_string(count));
  for (std::size_t i = 0; i < count; ++i) out[i] = values[i] + 0.0;
}

std::vector<Kick> read_kicks(const Fields& fields, std::size_t neurons) {
  std::vector<Kick> kicks;
  const Json* json = fields.find("kicks");
  if (!json->is_array() || json->size() > kMostKicks) {
    fields.fail("kicks",
                describe(*json) + ", expected an array of at most " + std::to_string(kMostKicks));
    return kicks;
  }
  for (std::size_t k = 0; k < json->size(); ++k) {
    const Fields each((*json)[k], fields.path("kicks[" + std::to_string(k) + "]"), fields.fault());
    Kick kick;
    each.require("from", "a time in τ");
    each.require("until", "a time in τ");
    each.require("input", "a number for each neuron");
    if (fields.fault()) return kicks;
    each.number("from", kick.from, 0, kLongestTime);
    each.number("until", kick.until, 0, kLongestTime);
    read_point(each, "input", kick.input.data(), neurons, kLargestRateInput);
    if (fields.fault()) return kicks;
    kicks.push_back(kick);
  }
  return kicks;
}

void write_kicks(JsonText& json, const std::vector<Kick>& kicks, std::size_t neurons) {
  json.key("kicks").begin('[');
  for (const Kick& kick : kicks) {
    json.begin('{').field("from", kick.from).field("until", kick.until).key("input").begin('[');
    for (std::size_t i = 0; i < neurons; ++i) json.value(kick.input[i]);
    json.end(']').end('}');
  }
  json.end(']');
}

}  // namespace lab
