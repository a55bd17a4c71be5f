#include "lab/experiments/experiment.hpp"

#include <algorithm>
#include <array>

#include "lab/experiments/experiment_list.hpp"
#include "lab/experiments/studies/study.hpp"
#include "lab/formats/text.hpp"
#include "lab/words/message.hpp"

namespace lab {
namespace {

constexpr std::size_t kLongestRequest = 64 << 20;
/// A number takes 16 bytes when it has been read, twice while a list of them grows, and two in the text.
constexpr std::size_t kTimesLonger = 24;

/// One of `run` and `study` is there.
struct Experiment {
  ExperimentInfo info;
  SimpleExperiment* run = nullptr;
  StudyReader study = nullptr;
};

constexpr std::array<Experiment, 15> kExperiments = {
    {{{"inspect", "energy and stability of every stored pattern, and how the patterns overlap"},
      &inspect},
     {{"recall", "one run from a start state: where it ends and how it got there"}, &recall},
     {{"enumerate", "all states of up to 20 neurons: energies, successors, attractors, basins"},
      &enumerate},
     {{"capacity", "random patterns: errors after one step and after the avalanche, by load"},
      nullptr,
      &read_capacity},
     {{"recovery", "random patterns: how close a start must be, by load"}, nullptr, &read_recovery},
     {{"census", "where random starts end: stored, inverse, mixture, other"},
      nullptr,
      &read_census},
     {{"rate", "a continuous network: path, fixed points with eigenvalues, energy"}, &rate},
     {{"bam", "a bidirectional associative memory: two layers that recall each other"}, &bam},
     {{"associate", "linear associators: x W, sgn(x W), power iteration"}, &associate},
     {{"sequence", "patterns that recall one another in turn"}, &sequence},
     {{"places", "place cells: a part of a population recalls the whole"}, &recall_place},
     {{"tsp", "the travelling salesman by Hopfield and Tank's network"}, nullptr, &read_tsp},
     {{"queens", "n queens on a board by the same network"}, nullptr, &read_queens},
     {{"gates", "McCulloch–Pitts units: logic, separability, networks with delays"}, &gates},
     {{"merge", "joins the parts of a study"}, &merge}}};

constexpr auto infos() {
  std::array<ExperimentInfo, kExperiments.size()> all{};
  for (std::size_t k = 0; k < all.size(); ++k) all[k] = kExperiments[k].info;
  return all;
}
constexpr auto kInfos = infos();

}  // namespace

std::span<const ExperimentInfo> experiments() { return kInfos; }

std::size_t longest_request(std::uint64_t memory) {
  return std::max(kLongestRequest, static_cast<std::size_t>(memory / kTimesLonger));
}

StudyReader study_reader(std::string_view name) {
  for (const Experiment& experiment : kExperiments)
    if (experiment.info.name == name) return experiment.study;
  return nullptr;
}

hopfield::Result<std::string> merge(const Fields& fields, const Machine& machine,
                                    const Progress& progress) {
  auto result = merge_parts(fields, machine.memory);
  if (progress && !progress(1.0)) return hopfield::Error{"", "cancelled"};
  return result;
}

hopfield::Result<std::string> run_experiment(std::string_view name, std::string_view request,
                                             const Progress& progress, const Machine& machine,
                                             const ExperimentOptions& options) {
  for (const Experiment& experiment : kExperiments) {
    if (experiment.info.name != name) continue;
    auto parsed = parse_json(request, longest_request(machine.memory));
    if (!parsed) return hopfield::Error{"request", parsed.error().message};
    Fault fault;
    const Fields fields(*parsed, "", fault);
    if (fault) return hopfield::Error{"request", fault->message};
    if (experiment.study != nullptr)
      return run_study(name, experiment.study, *parsed, options, progress, machine.memory);
    if (options.shard_count > 0)
      return hopfield::Error{"shard", msg("{0} cannot be done in parts", name).plain()};
    auto result = experiment.run(fields, machine, progress);
    if (fault) return *fault;
    return result;
  }
  std::string known;
  for (const ExperimentInfo& info : kInfos) {
    if (!known.empty()) known += ", ";
    known += info.name;
  }
  return hopfield::Error{"experiment",
                         expected(msg("\"{0}\"", tidy(name, 24)), msg("one of {0}", known))};
}

}  // namespace lab
