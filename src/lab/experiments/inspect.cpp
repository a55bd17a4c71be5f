// The experiment "inspect": the stored patterns themselves.
#include "hopfield/memory/retrieval.hpp"
#include "hopfield/rules/gram.hpp"
#include "lab/experiments/experiment_list.hpp"
#include "lab/experiments/request/request.hpp"
#include "lab/experiments/request/write.hpp"
#include "lab/words/message.hpp"

namespace lab {
namespace {

// What a page bears.
constexpr std::size_t kMostPatterns = 4096;
constexpr std::size_t kMostShownWeights = 4096;

/// One stored pattern as a state.
struct Inspected {
  double energy = 0.0;
  std::vector<std::uint64_t> unstable;
  std::vector<std::uint64_t> ties;
  std::vector<double> aligned;  ///< sᵢ hᵢ
};

Inspected inspect_pattern(const hopfield::Model& model, const hopfield::Pattern& pattern,
                          bool fields) {
  return std::visit(
      [&](const auto& state) {
        Inspected result;
        result.energy = state.energy();
        for (std::size_t i = 0; i < pattern.size(); ++i) {
          const hopfield::Decision decision = state.decide(i);
          if (decision.up != pattern.up(i)) result.unstable.push_back(i);
          if (decision.tie) result.ties.push_back(i);
          if (fields) result.aligned.push_back(pattern[i] * state.field(i));
        }
        return result;
      },
      model.state(pattern));
}

/// What the other patterns add to each neuron's aligned input: Σ_{ν ≠ μ} ξᵢ^μ ξᵢ^ν (ξ^ν · ξ^μ), less the neuron's own part of
/// the sums when it is not connected with itself.
std::vector<double> crosstalk(const hopfield::Memories& memories,
                              const std::vector<std::int32_t>& overlaps, std::size_t mu,
                              bool self_connections) {
  const std::size_t count = memories.count();
  std::vector<double> result(memories.neurons());
  for (std::size_t i = 0; i < result.size(); ++i) {
    std::int64_t sum = self_connections ? 0 : -(static_cast<std::int64_t>(count) - 1);
    for (std::size_t nu = 0; nu < count; ++nu)
      if (nu != mu)
        sum += memories[mu][i] * memories[nu][i] * std::int64_t{overlaps[mu * count + nu]};
    result[i] = static_cast<double>(sum);
  }
  return result;
}

void write_lists(JsonText& json, std::string_view name, const std::vector<Inspected>& all,
                 std::vector<std::uint64_t> Inspected::* list) {
  json.key(name).begin('[');
  for (const Inspected& each : all) write_numbers(json, each.*list);
  json.end(']');
}

void write_counts(JsonText& json, std::string_view name, const std::vector<Inspected>& all,
                  std::vector<std::uint64_t> Inspected::* list) {
  json.key(name).begin('[');
  for (const Inspected& each : all) json.value(std::uint64_t{(each.*list).size()});
  json.end(']');
}

void write_scaled(JsonText& json, std::vector<double> numbers, double scale) {
  for (double& number : numbers) number *= scale;
  write_numbers(json, numbers);
}

}  // namespace

hopfield::Result<std::string> inspect(const Fields& fields, const Machine& machine,
                                      const Progress& progress) {
  fields.only(
      {"patterns", "network", "start", "update", "seed", "run_stream", "weights", "details"});
  const auto request = read_request(fields, machine);
  bool with_weights = false;
  bool with_details = false;
  fields.flag("weights", with_weights);
  fields.flag("details", with_details);
  if (!request || fields.fault()) return *fields.fault();
  const std::size_t count = request->memories->count();
  const std::size_t neurons = request->neurons();
  const Message patterns = msg("{0} {0|pattern|patterns}", count);
  const Message matrix = msg("true with {0} {0|neuron|neurons}", neurons);
  if (machine.memory > 0) {
    check_bytes(fields, "patterns", patterns, count * count * (sizeof(std::int32_t) + kWritten),
                machine.memory);
    if (with_weights)
      check_bytes(fields, "weights", matrix, neurons * neurons * kWritten, machine.memory);
  } else {
    if (count > kMostPatterns)
      fields.fail("patterns",
                  expected(patterns, msg("at most {0} in this experiment", kMostPatterns)));
    if (with_weights && neurons > kMostShownWeights)
      fields.fail("weights", expected(matrix, at_most(kMostShownWeights)));
  }
  const bool dense = request->network.learning.by(hopfield::Rule::dense);
  if (with_weights && dense)
    fields.fail("weights", "true, but a dense memory has no matrix of weights");
  if (fields.fault()) return *fields.fault();
  const auto model = learn(fields, *request);
  if (!model) return *fields.fault();

  std::vector<Inspected> all;
  for (std::size_t k = 0; k < count; ++k) {
    all.push_back(inspect_pattern(*model, (*request->memories)[k], with_details));
    if (progress && !progress(static_cast<double>(k + 1) / static_cast<double>(count)))
      return hopfield::Error{"", "cancelled"};
  }
  const auto overlaps = hopfield::overlap_matrix(*request->memories);

  JsonText json;
  json.begin('{')
      .field("neurons", std::uint64_t{neurons})
      .field("count", std::uint64_t{count})
      .field("symmetric", model->symmetric());
  json.key("energy").begin('[');
  for (const auto& each : all) json.value(each.energy * request->scale());
  json.end(']');
  write_counts(json, "unstable", all, &Inspected::unstable);
  write_counts(json, "ties", all, &Inspected::ties);
  json.key("overlap_matrix").begin('[');
  for (std::size_t a = 0; a < count; ++a) {
    json.begin('[');
    for (std::size_t b = 0; b < count; ++b) json.value(overlaps[a * count + b]);
    json.end(']');
  }
  json.end(']').key("dependent").begin('[');
  if (count > 0) {
    for (const std::size_t k :
         hopfield::dependent_patterns(hopfield::patterns_of(*request->memories))) {
      json.value(std::uint64_t{k});
    }
  }
  json.end(']');
  if (with_details) {
    write_lists(json, "unstable_neurons", all, &Inspected::unstable);
    write_lists(json, "tied_neurons", all, &Inspected::ties);
    json.key("aligned_fields").begin('[');
    for (const Inspected& each : all) write_scaled(json, each.aligned, request->scale());
    json.end(']');
    if (request->network.learning.by(hopfield::Rule::hebb)) {
      json.key("crosstalk").begin('[');
      for (std::size_t k = 0; k < count; ++k) {
        write_scaled(
            json,
            crosstalk(*request->memories, overlaps, k, request->network.options.self_connections),
            request->scale());
      }
      json.end(']');
    }
  }
  if (with_weights) {
    json.key("weights").begin('[');
    for (std::size_t i = 0; i < neurons; ++i)
      write_scaled(json, *model->weights(i), request->scale());
    json.end(']');
  }
  return json.end('}').text();
}

}  // namespace lab
