#include "lab/experiments/request/write.hpp"

#include <algorithm>
#include <cmath>

#include "lab/formats/names.hpp"

namespace lab {

std::string hexadecimal(std::uint64_t value) {
  std::string text(16, '0');
  for (std::size_t i = 16; i-- > 0; value >>= 4U) text[i] = "0123456789abcdef"[value & 15U];
  return text;
}

void write_state(JsonText& json, const hopfield::Pattern& pattern, hopfield::Units units) {
  const int down = units == hopfield::Units::binary ? 0 : -1;
  json.begin('[');
  for (std::size_t i = 0; i < pattern.size(); ++i) json.value(pattern.up(i) ? 1 : down);
  json.end(']');
}

void write_numbers(JsonText& json, std::span<const double> numbers) {
  json.begin('[');
  for (const double number : numbers) json.value(number);
  json.end(']');
}

void write_numbers(JsonText& json, std::span<const std::uint64_t> numbers) {
  json.begin('[');
  for (const std::uint64_t number : numbers) json.value(number);
  json.end(']');
}

namespace {

void write_retrieval(JsonText& json, const hopfield::Retrieval& found) {
  json.begin('{').field("pattern", std::uint64_t{found.pattern}).field("overlap", found.overlap);
  json.field("kind", name_of(found.kind, kKinds)).field("exact", found.exact);
  if (found.kind == hopfield::Kind::mixture) {
    json.key("terms").begin('[');
    for (const hopfield::MixtureTerm& term : found.terms) {
      json.begin('{')
          .field("pattern", std::uint64_t{term.pattern})
          .field("sign", term.sign)
          .end('}');
    }
    json.end(']');
  }
  json.end('}');
}

}  // namespace

void write_nearest(JsonText& json, const hopfield::Memories& memories,
                   const hopfield::Pattern& state) {
  if (memories.count() == 0)
    json.null();
  else
    write_retrieval(json, hopfield::classify(memories, state));
}

void write_nearest(JsonText& json, std::span<const std::vector<double>> patterns, bool grey,
                   std::span<const double> state, std::span<const double> weights) {
  constexpr double kLike = 0.95, kEqual = 1e-3, kPart = 0.1;
  hopfield::Retrieval found;
  found.pattern =
      static_cast<std::size_t>(std::ranges::max_element(weights) - std::ranges::begin(weights));
  const std::vector<double>& pattern = patterns[found.pattern];
  double product = 0, square = 0;
  for (std::size_t i = 0; i < state.size(); ++i) {
    product += pattern[i] * state[i];
    square += pattern[i] * pattern[i];
  }
  found.overlap = square > 0 ? product / square : 0;
  if ((grey ? weights[found.pattern] : found.overlap) > kLike) {
    found.kind = hopfield::Kind::stored;
    found.exact = true;
    for (std::size_t i = 0; i < state.size(); ++i)
      found.exact = found.exact && std::fabs(state[i] - pattern[i]) < kEqual;
  } else {
    for (std::size_t k = 0; k < weights.size(); ++k)
      if (weights[k] >= kPart) found.terms.push_back({k, 1});
    std::stable_sort(found.terms.begin(), found.terms.end(), [&](const auto& a, const auto& b) {
      return weights[a.pattern] > weights[b.pattern];
    });
    if (found.terms.size() > 1) found.kind = hopfield::Kind::mixture;
  }
  write_retrieval(json, found);
}

void write_overlaps(JsonText& json, const hopfield::Memories& memories,
                    const hopfield::Pattern& state) {
  const auto neurons = static_cast<double>(memories.neurons());
  json.begin('[');
  for (std::size_t k = 0; k < memories.count(); ++k)
    json.value(hopfield::dot(memories[k], state) / neurons);
  json.end(']');
}

}  // namespace lab
