// The experiment "inspect": the stored patterns themselves.
#include <array>

#include "hopfield/retrieval.hpp"
#include "lab/experiment_request.hpp"

namespace lab {
namespace {

/// Numbers modulo a prime below 2³¹, whose products fit into 64 bits.
class Field {
 public:
  explicit Field(std::uint64_t prime) : prime_(prime) {}
  [[nodiscard]] std::uint64_t reduce(std::int64_t value) const {
    const auto prime = static_cast<std::int64_t>(prime_);
    return static_cast<std::uint64_t>((value % prime + prime) % prime);
  }
  [[nodiscard]] std::uint64_t times(std::uint64_t a, std::uint64_t b) const {
    return a * b % prime_;
  }
  [[nodiscard]] std::uint64_t minus(std::uint64_t a, std::uint64_t b) const {
    return a >= b ? a - b : a + prime_ - b;
  }
  [[nodiscard]] std::uint64_t inverse(std::uint64_t a) const {
    std::uint64_t result = 1;
    for (std::uint64_t exponent = prime_ - 2; exponent > 0; exponent >>= 1U) {
      if ((exponent & 1U) != 0) result = times(result, a);
      a = times(a, a);
    }
    return result;
  }

 private:
  std::uint64_t prime_;
};

/// Which patterns are sums of multiples of the ones before them: where eliminating on the matrix of their dot
/// products meets a zero. Modulo a prime, because fractions would overflow and rounding would guess.
std::vector<bool> dependent_modulo(std::uint64_t prime, const std::vector<std::int32_t>& overlaps,
                                   std::size_t count) {
  const Field field(prime);
  std::vector<std::uint64_t> matrix(overlaps.size());
  for (std::size_t i = 0; i < overlaps.size(); ++i) matrix[i] = field.reduce(overlaps[i]);
  std::vector<bool> dependent(count, false);
  for (std::size_t k = 0; k < count; ++k) {
    const std::uint64_t pivot = matrix[k * count + k];
    if (pivot == 0) {
      dependent[k] = true;
      continue;
    }
    const std::uint64_t inverse = field.inverse(pivot);
    for (std::size_t row = k + 1; row < count; ++row) {
      const std::uint64_t factor = field.times(matrix[row * count + k], inverse);
      if (factor == 0) continue;
      for (std::size_t column = k; column < count; ++column) {
        std::uint64_t& entry = matrix[row * count + column];
        entry = field.minus(entry, field.times(factor, matrix[k * count + column]));
      }
    }
  }
  return dependent;
}

/// A true dependence holds modulo every prime; that an independent pattern looks dependent modulo two of this size
/// has a probability of about 10⁻¹⁸.
std::vector<std::size_t> dependent_patterns(const std::vector<std::int32_t>& overlaps,
                                            std::size_t count) {
  const auto first = dependent_modulo(2147483647, overlaps, count);
  const auto second = dependent_modulo(2147483629, overlaps, count);
  std::vector<std::size_t> dependent;
  for (std::size_t k = 0; k < count; ++k) {
    if (first[k] && second[k]) dependent.push_back(k);
  }
  return dependent;
}

}  // namespace

hopfield::Result<std::string> inspect(const Fields& fields, const FileReader& files,
                                      const Progress& progress) {
  const auto request = read_request(fields, files);
  bool with_weights = false;
  fields.flag("weights", with_weights);
  if (!request || fields.fault()) return *fields.fault();
  constexpr std::size_t kMostWeights = 4096;
  if (with_weights && request->neurons() > kMostWeights) {
    return hopfield::Error{"weights", "true with " + std::to_string(request->neurons()) +
                                          " neurons, expected at most " +
                                          std::to_string(kMostWeights)};
  }
  const hopfield::Network network(request->memories, request->network);
  const std::size_t count = request->memories->count();
  std::vector<hopfield::Stability> stabilities;
  for (std::size_t k = 0; k < count; ++k) {
    stabilities.push_back(hopfield::stability(network, (*request->memories)[k]));
    if (progress && !progress(static_cast<double>(k + 1) / static_cast<double>(count))) {
      return hopfield::Error{"", "cancelled"};
    }
  }
  const auto overlaps = hopfield::overlap_matrix(*request->memories);

  JsonText json;
  json.begin('{')
      .field("neurons", std::uint64_t{request->neurons()})
      .field("count", std::uint64_t{count});
  json.key("energy").begin('[');
  for (const auto& each : stabilities) json.value(each.energy * request->scale());
  json.end(']').key("unstable").begin('[');
  for (const auto& each : stabilities) json.value(std::uint64_t{each.unstable});
  json.end(']').key("ties").begin('[');
  for (const auto& each : stabilities) json.value(std::uint64_t{each.ties});
  json.end(']').key("overlap_matrix").begin('[');
  for (std::size_t a = 0; a < count; ++a) {
    json.begin('[');
    for (std::size_t b = 0; b < count; ++b) json.value(overlaps[a * count + b]);
    json.end(']');
  }
  json.end(']').key("dependent").begin('[');
  for (const std::size_t k : dependent_patterns(overlaps, count)) json.value(std::uint64_t{k});
  json.end(']');
  if (with_weights) {
    json.key("weights").begin('[');
    std::vector<std::int32_t> row(request->neurons());
    for (std::size_t i = 0; i < row.size(); ++i) {
      network.weights(i, row);
      json.begin('[');
      for (const std::int32_t weight : row) json.value(weight * request->scale());
      json.end(']');
    }
    json.end(']');
  }
  return json.end('}').text();
}

}  // namespace lab
