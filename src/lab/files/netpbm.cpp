// The pictures of Netpbm: bit maps (.pbm), grey ones (.pgm) and coloured ones (.ppm), as text or as bytes.
#include <algorithm>
#include <optional>

#include "lab/files/array.hpp"
#include "lab/files/lines.hpp"
#include "lab/words/message.hpp"

namespace lab {
namespace {

/// Skips white space and # comments.
void skip(std::string_view& text) {
  while (!text.empty()) {
    if (text.front() == '#') {
      const std::size_t end = text.find_first_of("\r\n");
      text.remove_prefix(end == std::string_view::npos ? text.size() : end);
    } else if (is_space(text.front())) {
      text.remove_prefix(1);
    } else {
      return;
    }
  }
}

std::optional<std::size_t> whole_number(std::string_view& text) {
  skip(text);
  std::size_t value = 0;
  std::size_t digits = 0;
  while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
    if (++digits > 7) return std::nullopt;
    value = value * 10 + static_cast<std::size_t>(text.front() - '0');
    text.remove_prefix(1);
  }
  return digits > 0 ? std::optional(value) : std::nullopt;
}

struct Sides {
  std::size_t width = 0, height = 0;
};

Result<Sides> read_sides(std::string_view& text, const Room& room) {
  const auto width = whole_number(text);
  const auto height = whole_number(text);
  if (!width || !height) return Error{"", "width and height cannot be read"};
  if (*width == 0 || *height == 0 || *width > room.values / *height)
    return Error{"", msg("{0} × {1} pixels", *width, *height).plain()};
  return Sides{*width, *height};
}

/// What has to stand between the header and the bytes of pixels.
bool take_space(std::string_view& text) {
  if (text.empty() || !is_space(text.front())) return false;
  text.remove_prefix(1);
  return true;
}

Error too_short(std::size_t there, std::size_t wanted) {
  return Error{"", expected(msg("{0} {0|byte|bytes} of pixels", there), wanted)};
}

/// Rec. 709 luminance, as of any other picture.
std::size_t luminance(std::size_t red, std::size_t green, std::size_t blue) {
  return (2126 * red + 7152 * green + 722 * blue + 5000) / 10000;
}

}  // namespace

Result<NumberArray> read_pbm(std::span<const std::uint8_t> bytes, const Room& room) {
  std::string_view text = text_of(bytes);
  const bool plain = text.starts_with("P1");
  if (!plain && !text.starts_with("P4")) return Error{"", "not a .pbm picture (P1 or P4)"};
  text.remove_prefix(2);
  const auto sides = read_sides(text, room);
  if (!sides) return sides.error();
  NumberArray array;
  array.shape = {sides->height, sides->width};
  const std::size_t count = sides->width * sides->height;
  if (plain) {
    while (array.values.size() < count) {
      skip(text);
      if (text.empty() || (text.front() != '0' && text.front() != '1')) {
        return Error{"", expected(text.empty() ? msg("{0} {0|pixel|pixels}", array.values.size())
                                               : msg("something other than 0 and 1 after {0} "
                                                     "{0|pixel|pixels}",
                                                     array.values.size()),
                                  count)};
      }
      array.values.push_back(text.front() == '1' ? 1.0 : 0.0);
      text.remove_prefix(1);
    }
    return array;
  }
  if (!take_space(text)) return Error{"", "cut short within its header"};
  const std::size_t row = (sides->width + 7) / 8;
  if (text.size() < row * sides->height) return too_short(text.size(), row * sides->height);
  for (std::size_t y = 0; y < sides->height; ++y) {
    for (std::size_t x = 0; x < sides->width; ++x) {
      const auto byte = static_cast<unsigned char>(text[y * row + x / 8]);
      array.values.push_back((byte >> (7 - x % 8) & 1U) != 0 ? 1.0 : 0.0);
    }
  }
  return array;
}

bool is_grey_file(std::span<const std::uint8_t> bytes) {
  return bytes.size() > 2 && bytes[0] == 'P' && is_space(static_cast<char>(bytes[2])) &&
         (bytes[1] == '2' || bytes[1] == '3' || bytes[1] == '5' || bytes[1] == '6');
}

Result<Grey> read_grey(std::span<const std::uint8_t> bytes, const Room& room) {
  std::string_view text = text_of(bytes);
  const bool plain = text[1] < '4';
  const std::size_t channels = text[1] == '3' || text[1] == '6' ? 3 : 1;
  text.remove_prefix(2);
  const auto sides = read_sides(text, room);
  if (!sides) return sides.error();
  const auto white = whole_number(text);
  if (!white || *white == 0 || *white > 65535) return Error{"", "a header that cannot be read"};
  if (!plain && !take_space(text)) return Error{"", "cut short within its header"};
  const std::size_t size = *white > 255 ? 2 : 1;
  const std::size_t count = sides->width * sides->height;
  if (!plain && text.size() < count * channels * size)
    return too_short(text.size(), count * channels * size);
  Grey grey;
  grey.width = static_cast<int>(sides->width);
  grey.height = static_cast<int>(sides->height);
  for (std::size_t k = 0; k < count; ++k) {
    std::size_t channel[3] = {};
    for (std::size_t c = 0; c < channels; ++c) {
      if (plain) {
        const auto value = whole_number(text);
        if (!value) return Error{"", expected(msg("{0} {0|pixel|pixels}", k), count)};
        channel[c] = *value;
      } else {
        for (std::size_t b = 0; b < size; ++b)
          channel[c] = channel[c] << 8U | static_cast<unsigned char>(text[b]);
        text.remove_prefix(size);
      }
      channel[c] = (std::min(channel[c], *white) * 255 + *white / 2) / *white;
    }
    grey.values.push_back(static_cast<std::uint8_t>(
        channels == 1 ? channel[0] : luminance(channel[0], channel[1], channel[2])));
  }
  return grey;
}

}  // namespace lab
