#include "lab/document/document.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_set>

#include "lab/formats/temperature.hpp"
#include "lab/formats/text.hpp"
#include "lab/sections/workbench.hpp"
#include "lab/words/message.hpp"

namespace lab {
namespace {

constexpr std::array<std::string_view, 5> kPanels = {"plots", "weights", "raster", "matrix",
                                                     "options"};
constexpr std::size_t kMostHidden = 64;

Result<void> check_between(const char* field, double value, double low, double high) {
  if (value >= low && value <= high) return {};
  return Error{field, expected(readable(value), between(readable(low), readable(high)))};
}

Result<void> check_threshold(const hopfield::Threshold& threshold, std::size_t neurons) {
  using hopfield::ThresholdKind;
  const std::size_t expected = threshold.kind == ThresholdKind::uniform ? 1
                               : threshold.kind == ThresholdKind::each  ? neurons
                                                                        : 0;
  // The values of half-row-sum thresholds are computed; what stands there does not matter.
  if (threshold.kind == ThresholdKind::half_row_sum) return {};
  if (threshold.values.size() != expected) {
    return Error{"network.threshold",
                 lab::expected(value_count(threshold.values.size()), expected)};
  }
  for (const double value : threshold.values) {
    auto fits = check_between("network.threshold", value, -kLargestThreshold, kLargestThreshold);
    if (!fits) return fits;
  }
  return {};
}

Result<void> check_view(const Document& document) {
  const View& view = document.view;
  if (view.selected && *view.selected >= document.grid.neurons()) {
    return Error{"view.selected",
                 lab::expected(*view.selected, between(0, document.grid.neurons() - 1))};
  }
  if (auto fits = check_between("view.brush", view.brush, 1, kLargestBrush); !fits) return fits;
  if (std::find(kPanels.begin(), kPanels.end(), view.panel) == kPanels.end()) {
    std::string expected;
    for (const std::string_view name : kPanels) {
      if (!expected.empty()) expected += ", ";
      expected += name;
    }
    return Error{"view.panel", lab::expected(msg("\"{0}\"", tidy(view.panel, 24)), expected)};
  }
  if (view.hidden.size() > kMostHidden) {
    return Error{"view.hidden", lab::expected(msg("{0} {0|name|names}", view.hidden.size()),
                                              at_most(kMostHidden))};
  }
  for (const std::string& name : view.hidden)
    if (name.size() > kLongestName || !is_utf8(name))
      return Error{"view.hidden", msg("a name is longer than {0} bytes", kLongestName).plain()};
  return {};
}

Result<void> check_run(const Document& document) {
  const std::uint64_t neurons = document.grid.neurons();
  const hopfield::UpdateOptions& update = document.update;
  if (auto fits = check_between("update.max_sweeps", update.max_sweeps, 1, kMostSweeps); !fits)
    return fits;
  const double hottest = std::fmax(document.temperature.start, document.temperature.end);
  if (hottest > kHottest)
    return Error{"update.temperature", lab::expected(readable(hottest), "at most a million")};
  if (auto valid = hopfield::validate(document.temperature); !valid)
    return Error{"update." + valid.error().field, valid.error().message};
  // Replaying is bounded by the sweep limit, so a document cannot ask for endless work.
  const std::uint64_t most = update.max_sweeps * neurons;
  if (document.moment > most) {
    return Error{"moment",
                 lab::expected(document.moment, msg("at most max_sweeps × N = {0}", most))};
  }
  if (update.mode == hopfield::Mode::sync && document.moment % neurons != 0) {
    return Error{"moment",
                 lab::expected(document.moment, msg("whole sweeps: a multiple of {0}", neurons))};
  }
  if (document.view.compare && *document.view.compare > most)
    return Error{"view.compare", lab::expected(*document.view.compare, at_most(most))};
  struct Count {
    const char* field;
    std::uint64_t value, most;
  };
  for (const Count& count :
       {Count{"seed", document.seed, kLargestSeed}, Count{"draws", document.draws, kRunStreams - 1},
        Count{"run_stream", document.run_stream, kLargestSeed}}) {
    if (count.value > count.most)
      return Error{count.field, lab::expected(count.value, at_most(count.most))};
  }
  return {};
}

Result<void> check_memories(const Document& document) {
  if (document.memories == nullptr) return Error{"memories", "missing"};
  const std::vector<Memory>& memories = *document.memories;
  if (memories.size() > kMostMemories) {
    return Error{"memories", lab::expected(msg("{0} {0|picture|pictures}", memories.size()),
                                           at_most(kMostMemories))};
  }
  const std::size_t neurons = document.grid.neurons();
  for (std::size_t k = 0; k < memories.size(); ++k) {
    const std::string field = "memories[" + std::to_string(k) + "]";
    if (memories[k].pattern.size() != neurons) {
      return Error{field + ".bits",
                   lab::expected(value_count(memories[k].pattern.size()), neurons)};
    }
    const std::string& name = memories[k].name;
    if (name.empty() || tidy(name, kLongestName) != name) {
      return Error{
          field + ".name",
          msg("expected 1 to {0} bytes of text without space at the ends", kLongestName).plain()};
    }
  }
  return {};
}

}  // namespace

std::span<const std::string_view> panels() { return kPanels; }

hopfield::RunOptions run_options(const Document& document) {
  hopfield::RunOptions options;
  options.update = document.update;
  if (!document.learning.by(hopfield::Rule::dense)) options.temperature = document.temperature;
  options.field_scale = field_scale(document.learning, document.grid.neurons());
  return options;
}

bool operator==(const Document& a, const Document& b) {
  return a.workbench == b.workbench && a.grid == b.grid &&
         (a.memories == b.memories || *a.memories == *b.memories) && a.learning == b.learning &&
         a.network == b.network && a.update == b.update && a.temperature == b.temperature &&
         a.start == b.start && a.moment == b.moment && a.seed == b.seed && a.draws == b.draws &&
         a.run_stream == b.run_stream && a.speed == b.speed && a.noise == b.noise &&
         a.view == b.view && a.sections == b.sections;
}

Result<void> check_document(const Document& document) {
  if (auto fits = check_workbench(document.workbench); !fits) return fits;
  const Grid& grid = document.grid;
  auto fits = check_between("grid.width", grid.width, kSmallestSide, kLargestSide);
  if (!fits) return fits;
  fits = check_between("grid.height", grid.height, kSmallestSide, kLargestSide);
  if (!fits) return fits;
  if (document.start.size() != grid.neurons())
    return Error{"start.bits", lab::expected(value_count(document.start.size()), grid.neurons())};
  if (fits = check_memories(document); !fits) return fits;
  if (fits = check_threshold(document.network.threshold, grid.neurons()); !fits) return fits;
  if (fits = check_learning(document); !fits) return fits;
  if (fits = check_run(document); !fits) return fits;
  const Speed& speed = document.speed;
  fits = speed.sweeps ? check_between("sweeps_per_second", speed.rate, kSlowestPace, kFastestPace)
                      : check_between("speed", speed.rate, kLowestSpeed, kHighestSpeed);
  if (!fits) return fits;
  if (fits = check_between("noise", document.noise, 0.0, 1.0); !fits) return fits;
  if (fits = document.sections.check(); !fits) return fits;
  return check_view(document);
}

std::string free_name(std::string_view wanted, const std::vector<Memory>& memories,
                      std::size_t except) {
  std::string name = tidy(wanted, kLongestName);
  if (name.empty()) name = "picture";
  // A set, because a file may hold a thousand pictures of one name.
  std::unordered_set<std::string_view> taken;
  for (std::size_t k = 0; k < memories.size(); ++k)
    if (k != except) taken.insert(memories[k].name);
  if (!taken.contains(name)) return name;
  for (std::size_t number = 2;; ++number) {
    const std::string suffix = " " + std::to_string(number);
    std::string numbered = tidy(name, kLongestName - suffix.size()) + suffix;
    if (!taken.contains(numbered)) return numbered;
  }
}

}  // namespace lab
