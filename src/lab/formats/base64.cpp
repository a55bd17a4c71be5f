#include "lab/formats/base64.hpp"

namespace lab {
namespace {

constexpr std::string_view kStandard =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view kAddress =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

constexpr std::string_view digits(Alphabet alphabet) {
  return alphabet == Alphabet::standard ? kStandard : kAddress;
}

}  // namespace

std::string write_base64(std::span<const std::uint8_t> bytes, Alphabet alphabet) {
  const std::string_view digit = digits(alphabet);
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t left = bytes.size() - i;
    std::uint32_t word = std::uint32_t{bytes[i]} << 16U;
    if (left > 1) word |= std::uint32_t{bytes[i + 1]} << 8U;
    if (left > 2) word |= bytes[i + 2];
    out += digit[word >> 18U];
    out += digit[word >> 12U & 63U];
    if (left > 1) out += digit[word >> 6U & 63U];
    if (left > 2) out += digit[word & 63U];
  }
  if (alphabet == Alphabet::standard)
    while (out.size() % 4 != 0) out += '=';
  return out;
}

std::optional<std::vector<std::uint8_t>> read_base64(std::string_view text, Alphabet alphabet) {
  if (text.size() % 4 == 0)
    for (int i = 0; i < 2 && !text.empty() && text.back() == '='; ++i) text.remove_suffix(1);
  if (text.size() % 4 == 1) return std::nullopt;
  const std::string_view digit = digits(alphabet);
  std::vector<std::uint8_t> out;
  out.reserve(text.size() * 3 / 4);
  std::uint32_t word = 0;
  unsigned bits = 0;
  for (const char c : text) {
    const std::size_t at = digit.find(c);
    if (at == std::string_view::npos) return std::nullopt;
    word = word << 6U | static_cast<std::uint32_t>(at);
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      out.push_back(static_cast<std::uint8_t>(word >> bits & 0xFFU));
    }
  }
  if ((word & ((1U << bits) - 1U)) != 0) return std::nullopt;
  return out;
}

std::vector<std::uint8_t> pack(const hopfield::Pattern& pattern) {
  std::vector<std::uint8_t> bytes((pattern.size() + 7) / 8);
  for (std::size_t b = 0; b < bytes.size(); ++b)
    bytes[b] = static_cast<std::uint8_t>(pattern.words()[b / 8] >> (b % 8 * 8) & 0xFFU);
  return bytes;
}

hopfield::Pattern unpack(std::span<const std::uint8_t> bytes, std::size_t size) {
  hopfield::Pattern pattern(size);
  for (std::size_t i = 0; i < size; ++i)
    if ((bytes[i / 8] >> (i % 8) & 1U) != 0) pattern.set(i, true);
  return pattern;
}

}  // namespace lab
