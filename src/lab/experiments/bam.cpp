// The experiments "bam" and "associate": pairs of patterns.
#include <cmath>

#include "hopfield/rules/associator.hpp"
#include "hopfield/rules/pair_memory.hpp"
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
constexpr std::int64_t kLargestPairThreshold = 1'000'000;
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

/// "start_output": where a field is 0 the output keeps what it has, all −1 unless said otherwise; or nothing is known of it.
hopfield::SideValues read_other_side(const Fields& fields, const Pairs& pairs, std::size_t size) {
  const Json* json = fields.find("start_output");
  if (json == nullptr) return hopfield::side_values(Pattern(size));
  if (json->is_object() && json->contains("unknown")) {
    const Fields start(*json, fields.path("start_output"), fields.fault());
    bool unknown = false;
    start.only({"unknown"});
    start.flag("unknown", unknown);
    return unknown ? hopfield::SideValues(size, 0) : hopfield::side_values(Pattern(size));
  }
  const auto y = read_start(fields, "start_output", pairs.outputs, size, pairs.seed);
  return y ? hopfield::side_values(*y) : hopfield::SideValues();
}

/// What is not known counts as −1.
Pattern signs_of(const hopfield::SideValues& values) {
  Pattern pattern(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) pattern.set(i, values[i] > 0);
  return pattern;
}

}  // namespace

hopfield::Result<std::string> bam(const Fields& fields, const Machine& machine,
                                  const Progress& progress) {
  fields.only({"inputs", "outputs", "start", "start_output", "threshold", "order", "coupled", "tie",
               "max_steps", "seed", "weights"});
  Pairs pairs;
  bool with_weights = false;
  fields.flag("weights", with_weights);
  hopfield::PairRules rules;
  fields.integer("threshold", rules.threshold, -kLargestPairThreshold, kLargestPairThreshold);
  auto order = hopfield::PairOrder::sides;
  fields.choice("order", order, kPairOrders);
  fields.flag("coupled", rules.coupled);
  for (const char* name : {"outputs", "start_output"})
    if (rules.coupled && fields.has(name))
      fields.fail(name, expected(msg("given beside coupled"), "no other side"));
  const auto associator = read_pairs(fields, pairs, with_weights, machine.memory);
  if (!associator || fields.fault()) return *fields.fault();
  rules.tie = pairs.tie;
  const auto x = read_start(fields, "start", pairs.inputs, associator->inputs(), pairs.seed);
  const auto y = rules.coupled && x ? hopfield::side_values(*x)
                                    : read_other_side(fields, pairs, associator->outputs());
  if (fields.fault()) return *fields.fault();
  const auto memory = hopfield::PairMemory::make(pairs.inputs, pairs.outputs);
  if (!memory) {
    fields.fail("inputs", memory.error().message);
    return *fields.fault();
  }

  hopfield::PairState state(*memory, hopfield::side_values(*x), y, rules);
  const hopfield::PairTrace trace =
      hopfield::settle(state, hopfield::Side::right, order, pairs.max_steps,
                       hopfield::Random(pairs.seed, hopfield::kPairOrderStream));
  if (progress && !progress(1.0)) return hopfield::Error{"", "cancelled"};
  JsonText energy;
  JsonText changes;
  energy.begin('[').value(trace.energy);
  changes.begin('[');
  for (const hopfield::PairStep& step : trace.steps) {
    energy.value(step.energy);
    changes.value(step.changed);
  }
  const Pattern left = signs_of(state.values(hopfield::Side::left));
  const Pattern right = signs_of(state.values(hopfield::Side::right));
  JsonText json;
  json.begin('{').key("x");
  write_state(json, left, hopfield::Units::bipolar);
  json.key("y");
  write_state(json, right, hopfield::Units::bipolar);
  json.field("outcome", trace.settles ? "fixed_point" : "max_steps");
  json.field("steps", std::uint64_t{trace.steps.size()}).key("energy");
  json.raw(energy.end(']').text()).key("changes").raw(changes.end(']').text());
  write_match(json, "nearest_input", pairs.inputs, left);
  write_match(json, "nearest_output", pairs.outputs, right);
  if (with_weights) write_weights(json, *associator);
  return json.end('}').text();
}

namespace {

/// linear: x W; sign: sgn(x W), once; recurrent: x ← x W or x ← x W Wᵀ, to length 1.
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

/// Whether a step of the recurrent method goes to the other side and back: it has to where the sides differ in size.
bool read_both_ways(const Fields& fields, const Associator& associator, Method method) {
  const bool square = associator.inputs() == associator.outputs();
  bool both_ways = !square;
  fields.flag("both_ways", both_ways);
  if (fields.has("both_ways") && method != Method::recurrent)
    fields.fail("both_ways", expected(msg("given"), "only with the method recurrent"));
  else if (!both_ways && !square)
    fields.fail("both_ways", expected(msg("false"), "true: inputs and outputs differ in size"));
  return both_ways;
}

}  // namespace

hopfield::Result<std::string> associate(const Fields& fields, const Machine& machine,
                                        const Progress& progress) {
  fields.only(
      {"inputs", "outputs", "start", "method", "both_ways", "tie", "max_steps", "seed", "weights"});
  Pairs pairs;
  bool with_weights = false;
  fields.flag("weights", with_weights);
  const auto associator = read_pairs(fields, pairs, with_weights, machine.memory);
  Method method = Method::linear;
  fields.choice("method", method, kMethods);
  if (!associator || fields.fault()) return *fields.fault();
  const bool both_ways = read_both_ways(fields, *associator, method);
  if (fields.fault()) return *fields.fault();
  const auto x = read_start(fields, "start", pairs.inputs, associator->inputs(), pairs.seed);
  if (!x) return *fields.fault();

  JsonText json;
  json.begin('{');
  if (method == Method::recurrent) {
    std::vector<double> start(x->size());
    for (std::size_t i = 0; i < start.size(); ++i) start[i] = (*x)[i];
    using hopfield::PowerStep;
    const auto found = hopfield::iterate(*associator, start, pairs.max_steps,
                                         both_ways ? PowerStep::there_and_back : PowerStep::there);
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
