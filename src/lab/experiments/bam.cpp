// The experiments "bam" and "associate": pairs of patterns.
#include <cmath>

#include "hopfield/rules/associator.hpp"
#include "lab/document/document.hpp"
#include "lab/experiments/experiment_list.hpp"
#include "lab/experiments/request/request.hpp"
#include "lab/experiments/request/write.hpp"
#include "lab/formats/text.hpp"
#include "lab/words/message.hpp"

namespace lab {
namespace {

using hopfield::Associator;
using hopfield::Pattern;

constexpr std::int64_t kMostSteps = 100'000;
constexpr std::size_t kMostWeights = 16'000'000;  // on a page

/// What both experiments read.
struct Pairs {
  std::vector<Pattern> inputs;
  std::vector<Pattern> outputs;
  hopfield::Tie tie = hopfield::Tie::keep;
  std::uint64_t seed = 1;
  std::uint32_t max_steps = 100;
};

/// Natively memory is the limit of the weights.
void check_weights(const Fields& fields, const Pairs& pairs, bool shown, std::uint64_t memory) {
  if (pairs.inputs.empty() || pairs.outputs.empty()) return;
  const std::size_t rows = pairs.inputs[0].size(), columns = pairs.outputs[0].size();
  if (memory > 0) {
    const std::size_t each = sizeof(std::int32_t) + (shown ? kWritten : 0);
    check_bytes(fields, "inputs", msg("{0} × {1} weights", rows, columns), rows * columns * each,
                memory);
  } else if (rows > kMostWeights / std::max<std::size_t>(columns, 1)) {
    fields.fail("inputs", msg("more than {0} weights", kMostWeights).plain());
  }
}

std::optional<Associator> read_pairs(const Fields& fields, Pairs& pairs, bool shown,
                                     std::uint64_t memory) {
  fields.integer("seed", pairs.seed, 0, static_cast<std::int64_t>(kLargestSeed));
  fields.integer("max_steps", pairs.max_steps, 1, kMostSteps);
  fields.choice("tie", pairs.tie, kTies);
  pairs.inputs = read_pattern_list(fields, "inputs", memory);
  pairs.outputs =
      fields.has("outputs") ? read_pattern_list(fields, "outputs", memory) : pairs.inputs;
  if (!fields.fault()) check_weights(fields, pairs, shown, memory);
  if (fields.fault()) return std::nullopt;
  auto made = Associator::make(pairs.inputs, pairs.outputs);
  if (made) return *std::move(made);
  fields.fail(made.error().field, made.error().message);
  return std::nullopt;
}

/// Raw dot products with each pattern, and the nearest of them.
void write_match(JsonText& json, std::string_view name, const std::vector<Pattern>& patterns,
                 const Pattern& state) {
  hopfield::Memories memories(state.size());
  for (const Pattern& pattern : patterns) memories.store(pattern);
  json.key(name);
  write_nearest(json, memories, state);
}

void write_weights(JsonText& json, const Associator& associator) {
  json.key("weights").begin('[');
  for (std::size_t i = 0; i < associator.inputs(); ++i) {
    json.begin('[');
    for (std::size_t j = 0; j < associator.outputs(); ++j) json.value(associator.weight(i, j));
    json.end(']');
  }
  json.end(']');
}

}  // namespace

hopfield::Result<std::string> bam(const Fields& fields, const Machine& machine,
                                  const Progress& progress) {
  fields.only(
      {"inputs", "outputs", "start", "start_output", "tie", "max_steps", "seed", "weights"});
  Pairs pairs;
  bool with_weights = false;
  fields.flag("weights", with_weights);
  const auto associator = read_pairs(fields, pairs, with_weights, machine.memory);
  if (!associator || fields.fault()) return *fields.fault();
  const auto x = read_start(fields, "start", pairs.inputs, associator->inputs(), pairs.seed);
  // Where a field is 0 the output keeps what it has: all −1 unless said otherwise.
  const auto y = fields.has("start_output") ? read_start(fields, "start_output", pairs.outputs,
                                                         associator->outputs(), pairs.seed)
                                            : Pattern(associator->outputs());
  if (fields.fault()) return *fields.fault();

  hopfield::Bam memory(*associator, *x, *y, pairs.tie);
  JsonText energy;
  JsonText changes;
  energy.begin('[').value(memory.energy());
  changes.begin('[');
  while (!memory.stable() && memory.steps() < pairs.max_steps) {
    changes.value(std::uint64_t{memory.step()});
    energy.value(memory.energy());
    const double done = static_cast<double>(memory.steps()) / pairs.max_steps;
    if (progress && !progress(done)) return hopfield::Error{"", "cancelled"};
  }
  JsonText json;
  json.begin('{').key("x");
  write_state(json, memory.x(), hopfield::Units::bipolar);
  json.key("y");
  write_state(json, memory.y(), hopfield::Units::bipolar);
  json.field("outcome", memory.stable() ? "fixed_point" : "max_steps");
  json.field("steps", memory.steps()).key("energy").raw(energy.end(']').text());
  json.key("changes").raw(changes.end(']').text());
  write_match(json, "nearest_input", pairs.inputs, memory.x());
  write_match(json, "nearest_output", pairs.outputs, memory.y());
  if (with_weights) write_weights(json, *associator);
  return json.end('}').text();
}

namespace {

/// linear: x W; sign: sgn(x W), once; recurrent: x ← x W / |x W|.
enum class Method : std::uint8_t { linear, sign, recurrent };
constexpr std::array<Named<Method>, 3> kMethods = {
    {{"linear", Method::linear}, {"sign", Method::sign}, {"recurrent", Method::recurrent}}};

void write_single(JsonText& json, const Associator& associator, const Pattern& x,
                  const Pairs& pairs, Method method) {
  const std::vector<std::int64_t> fields = associator.forward(x);
  json.key("fields").begin('[');
  for (const std::int64_t field : fields) json.value(field);
  json.end(']');
  if (method == Method::linear) return;
  const bool same = associator.inputs() == associator.outputs();
  const Pattern before = same ? x : Pattern(associator.outputs());
  const Pattern y = hopfield::sign(fields, before, pairs.tie);
  json.key("output");
  write_state(json, y, hopfield::Units::bipolar);
  write_match(json, "nearest", pairs.outputs, y);
}

/// Which pairs come back without error: sgn(x^k W) = y^k, and x^k W ∝ y^k.
void write_recalled(JsonText& json, const Associator& associator, const Pairs& pairs) {
  std::vector<std::uint64_t> by_sign;
  std::vector<std::uint64_t> by_scale;
  for (std::size_t k = 0; k < pairs.inputs.size(); ++k) {
    const std::vector<std::int64_t> fields = associator.forward(pairs.inputs[k]);
    bool sign = true;
    bool scale = true;
    for (std::size_t j = 0; j < fields.size(); ++j) {
      sign = sign && fields[j] * pairs.outputs[k][j] > 0;
      scale = scale && fields[j] * pairs.outputs[k][j] == fields[0] * pairs.outputs[k][0];
    }
    if (sign) by_sign.push_back(k);
    if (sign && scale) by_scale.push_back(k);
  }
  json.key("recalled_by_sign");
  write_numbers(json, by_sign);
  json.key("recalled_exactly");
  write_numbers(json, by_scale);
}

}  // namespace

hopfield::Result<std::string> associate(const Fields& fields, const Machine& machine,
                                        const Progress& progress) {
  fields.only({"inputs", "outputs", "start", "method", "tie", "max_steps", "seed", "weights"});
  Pairs pairs;
  bool with_weights = false;
  fields.flag("weights", with_weights);
  const auto associator = read_pairs(fields, pairs, with_weights, machine.memory);
  Method method = Method::linear;
  fields.choice("method", method, kMethods);
  if (!associator || fields.fault()) return *fields.fault();
  const auto x = read_start(fields, "start", pairs.inputs, associator->inputs(), pairs.seed);
  if (!x) return *fields.fault();

  JsonText json;
  json.begin('{');
  if (method == Method::recurrent) {
    std::vector<double> start(x->size());
    for (std::size_t i = 0; i < start.size(); ++i) start[i] = (*x)[i];
    const auto found = hopfield::iterate(*associator, start, pairs.max_steps);
    if (!found) {
      fields.fail(found.error().field == "steps" ? "max_steps" : found.error().field,
                  found.error().message);
      return *fields.fault();
    }
    json.key("final");
    write_numbers(json, found->states.back());
    json.field("eigenvalue", found->eigenvalue).field("converged", found->converged);
    json.field("steps", std::uint64_t{found->states.size() - 1});
    json.key("overlaps").begin('[');
    for (const auto& state : found->states) {
      json.begin('[');
      for (const Pattern& pattern : pairs.inputs) {
        double overlap = 0.0;
        for (std::size_t i = 0; i < state.size(); ++i) overlap += pattern[i] * state[i];
        json.value(overlap / std::sqrt(static_cast<double>(state.size())));
      }
      json.end(']');
    }
    json.end(']');
  } else {
    write_single(json, *associator, *x, pairs, method);
    write_recalled(json, *associator, pairs);
  }
  if (with_weights) write_weights(json, *associator);
  if (progress && !progress(1.0)) return hopfield::Error{"", "cancelled"};
  return json.end('}').text();
}

}  // namespace lab
