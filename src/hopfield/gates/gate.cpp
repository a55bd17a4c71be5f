#include "hopfield/gates/gate.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace hopfield {
namespace {

/// Two inputs as vectors, added: two bits for each component.
std::uint32_t vector_sum(std::uint32_t a, std::uint32_t b) {
  std::uint32_t sum = 0;
  for (unsigned k = 0; k < 4; ++k) sum |= ((a >> k & 1U) + (b >> k & 1U)) << (2 * k);
  return sum;
}

/// Weights of size up to `limit`, one after another; false when all were there.
bool next_weights(std::vector<std::int32_t>& weights, std::int32_t limit) {
  for (std::int32_t& weight : weights) {
    if (++weight <= limit) return true;
    weight = -limit;
  }
  return false;
}

}  // namespace

bool Gate::fires(std::uint32_t inputs) const {
  std::int64_t sum = 0;
  for (std::size_t k = 0; k < weights.size(); ++k) sum += (inputs >> k & 1U) != 0 ? weights[k] : 0;
  return 2 * sum >= threshold_twice;
}

std::vector<bool> Gate::truth_table() const {
  std::vector<bool> table;
  for (std::uint32_t inputs = 0; inputs < std::uint32_t{1} << weights.size(); ++inputs)
    table.push_back(fires(inputs));
  return table;
}

Gate or_gate() { return {{1, 1}, 1}; }
Gate and_gate() { return {{1, 1}, 3}; }
Gate not_gate() { return {{-1}, -1}; }
Gate and_not_gate() { return {{1, -1}, 1}; }

Result<Separation> separate(const std::vector<bool>& outputs) {
  if (!std::has_single_bit(outputs.size()) || outputs.size() < 2 || outputs.size() > 16)
    return Error{"outputs", std::to_string(outputs.size()) + " values, expected 2, 4, 8 or 16"};
  const auto count = static_cast<std::uint32_t>(outputs.size());
  Separation result;
  // Is there a + b = c + d with a, b firing and c, d silent?
  for (std::uint32_t a = 0; a < count; ++a) {
    for (std::uint32_t b = a; b < count; ++b) {
      for (std::uint32_t c = 0; c < count && outputs[a] && outputs[b]; ++c) {
        for (std::uint32_t d = c; d < count; ++d) {
          if (!outputs[c] && !outputs[d] && vector_sum(a, b) == vector_sum(c, d)) {
            result.firing = {a, b};
            result.silent = {c, d};
            return result;
          }
        }
      }
    }
  }
  // Otherwise there is a unit. With four inputs no weight needs to be larger than 3.
  const auto inputs = static_cast<std::size_t>(std::countr_zero(count));
  for (std::int32_t limit = 0; limit <= 4; ++limit) {
    std::vector<std::int32_t> weights(inputs, -limit);
    do {
      // The threshold lies halfway below the least sum that fires.
      std::int64_t least = 1000;
      std::int64_t most = -1000;
      for (std::uint32_t x = 0; x < count; ++x) {
        std::int64_t sum = 0;
        for (std::size_t k = 0; k < inputs; ++k) sum += (x >> k & 1U) != 0 ? weights[k] : 0;
        if (outputs[x])
          least = std::min(least, sum);
        else
          most = std::max(most, sum);
      }
      if (least > most) {
        const std::int64_t twice = least == 1000 ? 2 * most + 1 : 2 * least - 1;
        result.gate = Gate{weights, static_cast<std::int32_t>(twice)};
        return result;
      }
    } while (next_weights(weights, limit));
  }
  return Error{"outputs", "no unit found"};  // not reached: see above
}

Result<void> validate(const GateNetwork& network) {
  if (network.units.empty()) return Error{"units", "none, expected at least one"};
  for (std::size_t k = 0; k < network.units.size(); ++k) {
    const std::vector<GateNetwork::Connection>& from = network.units[k].from;
    for (std::size_t j = 0; j < from.size(); ++j) {
      const std::string name = "units[" + std::to_string(k) + "].from[" + std::to_string(j) + "]";
      const std::size_t count = from[j].external ? network.inputs.size() : network.units.size();
      if (from[j].source >= count) {
        return Error{name + ".source", std::to_string(from[j].source) +
                                           ", expected a number below " + std::to_string(count)};
      }
      if (from[j].delay < 1 || from[j].delay > 1000)
        return Error{name + ".delay", std::to_string(from[j].delay) + ", expected 1 to 1000"};
    }
  }
  return {};
}

std::vector<std::vector<bool>> run(const GateNetwork& network,
                                   std::span<const std::vector<bool>> inputs, std::size_t times) {
  std::vector<std::vector<bool>> units(network.units.size(), std::vector<bool>(times, false));
  for (std::size_t t = 0; t < times; ++t) {
    for (std::size_t k = 0; k < units.size(); ++k) {
      std::int64_t sum = 0;
      for (const GateNetwork::Connection& connection : network.units[k].from) {
        if (connection.delay > t) continue;
        const std::size_t then = t - connection.delay;
        bool active = false;
        if (!connection.external)
          active = units[connection.source][then];
        else if (connection.source < inputs.size() && then < inputs[connection.source].size())
          active = inputs[connection.source][then];
        sum += active ? connection.weight : 0;
      }
      units[k][t] = 2 * sum >= network.units[k].threshold_twice;
    }
  }
  return units;
}

GateNetwork xor_network() {
  return {{"a", "b"},
          {{"a and not b", 1, {{true, 0, 1, 1}, {true, 1, -1, 1}}},
           {"b and not a", 1, {{true, 1, 1, 1}, {true, 0, -1, 1}}},
           {"xor", 1, {{false, 0, 1, 1}, {false, 1, 1, 1}}}}};
}

Result<GateNetwork> example_1943(const std::string& figure) {
  if (figure == "a") return GateNetwork{{"1"}, {{"2", 1, {{true, 0, 1, 1}}}}};
  if (figure == "b") return GateNetwork{{"1", "2"}, {{"3", 1, {{true, 0, 1, 1}, {true, 1, 1, 1}}}}};
  if (figure == "c") return GateNetwork{{"1", "2"}, {{"3", 3, {{true, 0, 1, 1}, {true, 1, 1, 1}}}}};
  if (figure == "d")
    return GateNetwork{{"1", "2"}, {{"3", 1, {{true, 0, 1, 1}, {true, 1, -1, 1}}}}};
  if (figure == "e") {
    // Heat: N₃(t) = N₁(t−1) ∨ [N₂(t−3) ∧ ¬N₂(t−2)]; cold: N₄(t) = N₂(t−2) ∧ N₂(t−1). a: the cold of one step ago;
    // b: cold two steps ago that did not last to one step ago.
    return GateNetwork{{"heat receptor", "cold receptor"},
                       {{"a", 1, {{true, 1, 1, 1}}},
                        {"b", 1, {{false, 0, 1, 1}, {true, 1, -1, 1}}},
                        {"heat", 1, {{true, 0, 1, 1}, {false, 1, 1, 1}}},
                        {"cold", 3, {{false, 0, 1, 1}, {true, 1, 1, 1}}}}};
  }
  if (figure == "memory")
    return GateNetwork{{"start"}, {{"memory", 1, {{true, 0, 1, 1}, {false, 0, 1, 1}}}}};
  return Error{"figure", "\"" + figure + "\", expected a, b, c, d, e or memory"};
}

}  // namespace hopfield
