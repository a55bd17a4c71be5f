#include "lab/workbenches/kicks.hpp"

#include <algorithm>
#include <cmath>

#include "lab/formats/fields.hpp"
#include "lab/formats/json.hpp"
#include "lab/formats/text.hpp"
#include "lab/sections/kinds.hpp"
#include "lab/words/message.hpp"

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

hopfield::Result<void> Kicks::check(std::string_view name, const std::vector<Kick>& kicks) const {
  if (auto fits =
          check_count(name, kicks.size(), kMostKicks, msg("{0} {0|kick|kicks}", kicks.size()));
      !fits)
    return fits;
  for (std::size_t k = 0; k < kicks.size(); ++k) {
    const std::string field = std::string(name) + "[" + std::to_string(k) + "]";
    const Kick& kick = kicks[k];
    if (!(kick.from >= 0 && kick.until > kick.from && kick.until <= kLongestTime))
      return hopfield::Error{field + ".until",
                             expected(readable(kick.until), msg("a time after `from`, at most {0}",
                                                                readable(kLongestTime)))};
    for (const double value : kick.input)
      if (auto fits = check_range(field + ".input", value, -kLargestRateInput, kLargestRateInput);
          !fits)
        return fits;
  }
  return {};
}

void Kicks::read(const Fields& fields, const char* name, std::vector<Kick>& out) const {
  read_array(fields, name, kMostKicks, [&](const Json& item, const std::string& path) {
    const Fields each(item, fields.path(path), fields.fault());
    Kick kick;
    each.require("from", "a time in τ");
    each.require("until", "a time in τ");
    each.require("input", "a number per neuron");
    if (fields.fault()) return;
    each.number("from", kick.from, 0, kLongestTime);
    each.number("until", kick.until, 0, kLongestTime);
    Coordinates{kLargestRateInput}.read(each, "input", kick.input.data(), neurons);
    out.push_back(kick);
  });
}

void Kicks::write(JsonText& json, const std::vector<Kick>& kicks) const {
  json.begin('[');
  for (const Kick& kick : kicks) {
    json.begin('{').field("from", kick.from).field("until", kick.until).key("input").begin('[');
    for (std::size_t i = 0; i < neurons; ++i) json.value(kick.input[i]);
    json.end(']').end('}');
  }
  json.end(']');
}

}  // namespace lab
