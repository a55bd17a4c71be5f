// A line with a name and a request: whatever it says gives a result in JSON or an error that names something, and the same again
// in parts.
#include <algorithm>
#include <cmath>
#include <cstdint>

#include "fuzz.hpp"
#include "lab/experiments/experiment.hpp"
#include "lab/formats/json.hpp"

namespace {

constexpr double kLargest = 10.0;
constexpr double kSmallest = 1e-3;
constexpr std::size_t kLongest = 12;

/// Leaves out what is allowed but takes long.
bool is_small(const lab::Json& json) {
  if (json.is_number()) {
    const double size = std::fabs(json.get<double>());
    return size == 0.0 || (size >= kSmallest && size <= kLargest);
  }
  if (!json.is_structured()) return true;
  return json.size() <= kLongest &&
         std::all_of(json.begin(), json.end(),
                     [](const lab::Json& item) { return is_small(item); });
}

std::string part(std::string_view name, const std::string& request, std::uint32_t index) {
  const auto result = lab::run_experiment(name, request, {}, {},
                                          {.threads = 2, .shard_index = index, .shard_count = 2});
  fuzz::must(result.ok(), "what can be done can be done in parts");
  return *result;
}

}  // namespace

void fuzz::experiments(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return;
  const std::string_view name = text.substr(0, end);
  std::string request(text.substr(end + 1));
  auto json = lab::parse_json(request);
  if (json && !is_small(*json)) return;
  if (json && json->is_object() && name == "tsp") {
    (*json)["runs"] = 2;
    (*json)["update"] = {{"max_time", 1e-3}};
    request = json->dump(-1, ' ', false, lab::Json::error_handler_t::replace);
  }
  const auto result = lab::run_experiment(name, request, {});
  if (!result) {
    fuzz::must(!result.error().message.empty(), "an error says something");
    fuzz::must(!result.error().field.empty(), "an error names a field");
    return;
  }
  fuzz::must(lab::parse_json(*result).ok(), "a result is JSON");
  const auto again = lab::run_experiment(name, request, {});
  fuzz::must(again.ok() && *again == *result, "the same request gives the same bytes");
  const bool study = name == "capacity" || name == "recovery" || name == "census" || name == "tsp";
  if (!study || json->contains("shard")) return;
  const std::string parts =
      R"({"parts":[)" + part(name, request, 1) + "," + part(name, request, 2) + "]}";
  const auto merged = lab::run_experiment("merge", parts, {});
  fuzz::must(merged.ok() && *merged == *result, "parts join to the whole");
}
