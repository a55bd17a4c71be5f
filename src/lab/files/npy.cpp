// NumPy's .npy format, versions 1 to 3: a magic string, a Python dictionary with dtype, order and shape, then the numbers.
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <optional>

#include "lab/files/array.hpp"
#include "lab/formats/text.hpp"
#include "lab/words/message.hpp"

namespace lab {
namespace {

constexpr std::string_view kMagic = "\x93NUMPY";
constexpr std::size_t kMostDimensions = 8;

struct Header {
  std::string descr;
  bool fortran_order = false;
  std::vector<std::size_t> shape;
};

/// Reads the header's dictionary. It is Python text, but NumPy writes only these three keys and literals.
class HeaderReader {
 public:
  explicit HeaderReader(std::string_view text) : text_(text) {}

  [[nodiscard]] std::optional<Header> read() {
    Header header;
    bool has_descr = false;
    bool has_order = false;
    bool has_shape = false;
    if (!take('{')) return std::nullopt;
    while (!take('}')) {
      const auto key = quoted();
      if (!key || !take(':')) return std::nullopt;
      if (*key == "descr") {
        const auto descr = quoted();
        if (!descr) return std::nullopt;  // a list: a structured dtype
        header.descr = *descr;
        has_descr = true;
      } else if (*key == "fortran_order") {
        header.fortran_order = word("True");
        if (!header.fortran_order && !word("False")) return std::nullopt;
        has_order = true;
      } else if (*key == "shape") {
        if (!tuple(header.shape)) return std::nullopt;
        has_shape = true;
      } else {
        return std::nullopt;
      }
      if (!take(',')) {
        if (!take('}')) return std::nullopt;
        break;
      }
    }
    if (!has_descr || !has_order || !has_shape) return std::nullopt;
    return header;
  }

 private:
  void skip_space() {
    while (!text_.empty() && (text_.front() == ' ' || text_.front() == '\n'))
      text_.remove_prefix(1);
  }
  bool take(char c) {
    skip_space();
    if (text_.empty() || text_.front() != c) return false;
    text_.remove_prefix(1);
    return true;
  }
  bool word(std::string_view expected) {
    skip_space();
    if (!text_.starts_with(expected)) return false;
    text_.remove_prefix(expected.size());
    return true;
  }
  std::optional<std::string> quoted() {
    skip_space();
    if (text_.empty() || (text_.front() != '\'' && text_.front() != '"')) return std::nullopt;
    const std::size_t end = text_.find(text_.front(), 1);
    if (end == std::string_view::npos) return std::nullopt;
    std::string content(text_.substr(1, end - 1));
    text_.remove_prefix(end + 1);
    return content;
  }
  bool tuple(std::vector<std::size_t>& out) {
    if (!take('(')) return false;
    while (!take(')')) {
      std::size_t value = 0;
      std::size_t digits = 0;
      skip_space();
      while (!text_.empty() && text_.front() >= '0' && text_.front() <= '9') {
        if (++digits > 9) return false;
        value = value * 10 + static_cast<std::size_t>(text_.front() - '0');
        text_.remove_prefix(1);
      }
      if (digits == 0 || out.size() >= kMostDimensions) return false;
      if (!text_.empty() && text_.front() == 'L') text_.remove_prefix(1);  // Python 2
      out.push_back(value);
      if (!take(',')) return take(')');
    }
    return true;
  }

  std::string_view text_;
};

/// One number of a dtype like "<f8": kind, size, byte order.
struct Type {
  char kind = 0;
  std::size_t size = 0;
  bool big_endian = false;
};

std::optional<Type> read_type(std::string_view descr) {
  if (descr.size() < 2) return std::nullopt;
  Type type;
  if (descr.front() == '<' || descr.front() == '>' || descr.front() == '|' ||
      descr.front() == '=') {
    type.big_endian = descr.front() == '>';
    descr.remove_prefix(1);
  }
  if (descr == "?") return Type{'b', 1, false};
  if (descr.size() != 2) return std::nullopt;
  type.kind = descr[0];
  type.size = static_cast<std::size_t>(descr[1] - '0');
  const auto one_of = [&](std::initializer_list<std::size_t> sizes) {
    return std::find(sizes.begin(), sizes.end(), type.size) != sizes.end();
  };
  const bool known = (type.kind == 'b' && one_of({1})) ||
                     ((type.kind == 'i' || type.kind == 'u') && one_of({1, 2, 4, 8})) ||
                     (type.kind == 'f' && one_of({2, 4, 8}));
  if (!known) return std::nullopt;
  return type;
}

double half(std::uint64_t bits) {
  const auto exponent = static_cast<int>(bits >> 10U & 31U);
  const auto fraction = static_cast<double>(bits & 1023U);
  double value = 0.0;
  if (exponent == 0)
    value = std::ldexp(fraction, -24);
  else if (exponent == 31)
    value = fraction == 0.0 ? HUGE_VAL : std::nan("");
  else
    value = std::ldexp(1024.0 + fraction, exponent - 25);
  return (bits & 0x8000U) != 0 ? -value : value;
}

double read_number(const std::uint8_t* at, Type type) {
  std::uint64_t bits = 0;
  for (std::size_t k = 0; k < type.size; ++k) {
    const std::size_t from = type.big_endian ? k : type.size - 1 - k;
    bits = bits << 8U | at[from];
  }
  switch (type.kind) {
    case 'b':
      return bits != 0 ? 1.0 : 0.0;
    case 'u':
      return static_cast<double>(bits);
    case 'i': {
      const unsigned unused = 64U - 8U * static_cast<unsigned>(type.size);
      return static_cast<double>(static_cast<std::int64_t>(bits << unused) >> unused);
    }
    default:
      break;
  }
  if (type.size == 2) return half(bits);
  if (type.size == 4) return std::bit_cast<float>(static_cast<std::uint32_t>(bits));
  return std::bit_cast<double>(bits);
}

/// Column-major numbers put into row-major order.
std::vector<double> to_row_major(const std::vector<double>& values,
                                 const std::vector<std::size_t>& shape) {
  std::vector<double> out(values.size());
  std::vector<std::size_t> index(shape.size(), 0);
  for (std::size_t to = 0; to < values.size(); ++to) {
    std::size_t from = 0;
    for (std::size_t d = shape.size(); d-- > 0;) from = from * shape[d] + index[d];
    out[to] = values[from];
    for (std::size_t d = shape.size(); d-- > 0;) {
      if (++index[d] < shape[d]) break;
      index[d] = 0;
    }
  }
  return out;
}

Bytes header_bytes(std::string_view descr, std::span<const std::size_t> shape) {
  std::string text = "{'descr': '" + std::string(descr) + "', 'fortran_order': False, 'shape': (";
  for (std::size_t d = 0; d < shape.size(); ++d)
    text += std::to_string(shape[d]) + (d + 1 < shape.size() ? ", " : shape.size() == 1 ? "," : "");
  text += "), }";
  constexpr std::size_t kPrefix = 10;  // magic, version, length
  while ((kPrefix + text.size() + 1) % 64 != 0) text += ' ';
  text += '\n';
  Bytes out(kMagic.begin(), kMagic.end());
  out.push_back(1);
  out.push_back(0);
  out.push_back(static_cast<std::uint8_t>(text.size() & 0xFFU));
  out.push_back(static_cast<std::uint8_t>(text.size() >> 8U));
  out.insert(out.end(), text.begin(), text.end());
  return out;
}

void put64(Bytes& out, std::uint64_t bits) {
  for (unsigned k = 0; k < 8; ++k) out.push_back(static_cast<std::uint8_t>(bits >> 8 * k & 0xFFU));
}

}  // namespace

Result<NumberArray> read_npy(std::span<const std::uint8_t> bytes, const Room& room) {
  const auto damaged = [](std::string what) { return Error{"", std::move(what)}; };
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (bytes.size() < 10 || !text.starts_with(kMagic)) return damaged("not a NumPy array");
  const unsigned version = bytes[6];
  if (version < 1 || version > 3)
    return damaged(lab::expected(msg("NumPy format {0}", version), "1 to 3"));
  const std::size_t prefix = version == 1 ? 10 : 12;
  if (bytes.size() < prefix) return damaged("cut short within its header");
  std::size_t length = bytes[8] | std::size_t{bytes[9]} << 8U;
  if (version > 1) length |= std::size_t{bytes[10]} << 16U | std::size_t{bytes[11]} << 24U;
  if (length > bytes.size() - prefix) return damaged("cut short within its header");
  const auto header = HeaderReader(text.substr(prefix, length)).read();
  if (!header)
    return damaged(lab::expected(msg("a header that cannot be read"), "one array of numbers"));
  const auto type = read_type(header->descr);
  if (!type) {
    return damaged(lab::expected(msg("numbers of type '{0}'", tidy(header->descr, 24)),
                                 "integers, booleans or floats"));
  }
  std::size_t count = 1;
  for (const std::size_t extent : header->shape) {
    if (extent != 0 && count > room.values / extent)
      return damaged(msg("more than {0} numbers", room.values).plain());
    count *= extent;
  }
  const std::size_t expected = prefix + length + count * type->size;
  if (bytes.size() != expected)
    return damaged(lab::expected(msg("{0} {0|byte|bytes}", bytes.size()), expected));
  NumberArray array;
  array.shape = header->shape;
  array.values.reserve(count);
  const std::uint8_t* at = bytes.data() + prefix + length;
  for (std::size_t k = 0; k < count; ++k)
    array.values.push_back(read_number(at + k * type->size, *type));
  if (header->fortran_order) array.values = to_row_major(array.values, array.shape);
  return array;
}

Bytes write_npy(std::span<const std::size_t> shape, std::span<const std::int8_t> values) {
  Bytes out = header_bytes("|i1", shape);
  for (const std::int8_t value : values) out.push_back(static_cast<std::uint8_t>(value));
  return out;
}

Bytes write_npy(std::span<const std::size_t> shape, std::span<const std::int64_t> values) {
  Bytes out = header_bytes("<i8", shape);
  for (const std::int64_t value : values) put64(out, static_cast<std::uint64_t>(value));
  return out;
}

Bytes write_npy(std::span<const std::size_t> shape, std::span<const double> values) {
  Bytes out = header_bytes("<f8", shape);
  for (const double value : values) put64(out, std::bit_cast<std::uint64_t>(value));
  return out;
}

}  // namespace lab
