#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hopfield/pattern/pattern.hpp"

namespace lab {

/// The two alphabets of RFC 4648: with + and /, padded by =; or safe in addresses, with - and _, unpadded.
enum class Alphabet : std::uint8_t { standard, address };

/// 4 characters for each 3 bytes, in one line.
[[nodiscard]] std::string write_base64(std::span<const std::uint8_t> bytes, Alphabet alphabet);
/// Strict: nothing but the alphabet, right padding, no stray bits. Padding may be missing.
[[nodiscard]] std::optional<std::vector<std::uint8_t>> read_base64(std::string_view text,
                                                                   Alphabet alphabet);

/// Neuron i is bit i % 8 (least significant first) of byte i / 8; 1 is +1. Bits beyond N are 0.
[[nodiscard]] std::vector<std::uint8_t> pack(const hopfield::Pattern& pattern);
/// The reverse. Precondition: bytes.size() == (size + 7) / 8. Bits beyond `size` are ignored.
[[nodiscard]] hopfield::Pattern unpack(std::span<const std::uint8_t> bytes, std::size_t size);

}  // namespace lab
