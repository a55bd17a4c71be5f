#include "lab/experiment.hpp"

#include <array>

#include "lab/experiment_request.hpp"
#include "lab/text.hpp"

namespace lab {
namespace {

constexpr std::size_t kLongestRequest = 64 << 20;

struct Experiment {
  ExperimentInfo info;
  hopfield::Result<std::string> (*run)(const Fields&, const FileReader&, const Progress&);
};

constexpr std::array<Experiment, 2> kExperiments = {
    {{{"inspect", "energy and stability of every stored pattern, and how the patterns overlap"},
      &inspect},
     {{"recall", "one run from a start state: where it ends and how it got there"}, &recall}}};

constexpr auto infos() {
  std::array<ExperimentInfo, kExperiments.size()> all{};
  for (std::size_t k = 0; k < all.size(); ++k) all[k] = kExperiments[k].info;
  return all;
}
constexpr auto kInfos = infos();

}  // namespace

std::span<const ExperimentInfo> experiments() { return kInfos; }

hopfield::Result<std::string> run_experiment(std::string_view name, std::string_view request,
                                             const Progress& progress, const FileReader& files) {
  for (const Experiment& experiment : kExperiments) {
    if (experiment.info.name != name) continue;
    auto parsed = parse_json(request, kLongestRequest);
    if (!parsed) return hopfield::Error{"request", parsed.error().message};
    Fault fault;
    const Fields fields(*parsed, "", fault);
    if (fault) return hopfield::Error{"request", fault->message};
    auto result = experiment.run(fields, files, progress);
    if (fault) return *fault;
    return result;
  }
  std::string known;
  for (const ExperimentInfo& info : kInfos) {
    if (!known.empty()) known += ", ";
    known += info.name;
  }
  return hopfield::Error{"experiment", "\"" + tidy(name, 24) + "\", expected one of " + known};
}

}  // namespace lab
