#include "lab/experiments/request/write.hpp"

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

void write_nearest(JsonText& json, const hopfield::Memories& memories,
                   const hopfield::Pattern& state) {
  if (memories.count() == 0) {
    json.null();
    return;
  }
  const hopfield::Retrieval found = hopfield::classify(memories, state);
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

void write_overlaps(JsonText& json, const hopfield::Memories& memories,
                    const hopfield::Pattern& state) {
  const auto neurons = static_cast<double>(memories.neurons());
  json.begin('[');
  for (std::size_t k = 0; k < memories.count(); ++k)
    json.value(hopfield::dot(memories[k], state) / neurons);
  json.end(']');
}

}  // namespace lab
