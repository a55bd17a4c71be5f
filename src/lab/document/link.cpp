// The share link: version letter, then base64 of (CRC-32 of the JSON, little-endian; deflated JSON).
#include <array>

#include "lab/document/document.hpp"
#include "lab/formats/base64.hpp"
#include "lab/formats/deflate.hpp"
#include "lab/formats/json.hpp"
#include "lab/words/message.hpp"

namespace lab {
namespace {

constexpr char kVersionLetter = 'A';
constexpr std::size_t kLongestLink = kLongestJson * 2;
constexpr std::size_t kChecksum = 4;
/// A short link can unpack to millions of values. What links are made of has at most a matrix by hand (160 000 values), with
/// the tables of Capacity (205 000); pictures are texts.
constexpr std::size_t kMostValues = 400'000;
/// Mail programs take signs at an end of a link for the sentence's. One more space in the JSON gives another end.
constexpr int kMostSpaces = 64;

std::span<const std::uint8_t> bytes_of(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

}  // namespace

std::string write_link(const Document& document) {
  std::string json = write_document(document);
  std::string link;
  for (int spaces = 0; spaces < kMostSpaces; ++spaces, json += ' ') {
    const std::uint32_t checksum = crc32(bytes_of(json));
    std::vector<std::uint8_t> bytes;
    for (unsigned i = 0; i < kChecksum; ++i)
      bytes.push_back(static_cast<std::uint8_t>(checksum >> (8 * i) & 0xFFU));
    const auto packed = deflate(bytes_of(json), Wrapping::raw);
    bytes.insert(bytes.end(), packed.begin(), packed.end());
    link = kVersionLetter + write_base64(bytes, Alphabet::address);
    if (link.back() != '-' && link.back() != '_') break;
  }
  return link;
}

Result<Document> read_link(std::string_view text) {
  const auto damaged = [](const char* why) {
    return Error{"link", msg("the link is damaged or cut short ({0})", msg(why)).plain()};
  };
  if (text.empty()) return Error{"link", "the link is empty"};
  if (text.size() > kLongestLink) return damaged("too long");
  if (text.front() > kVersionLetter && text.front() <= 'Z')
    return Error{"link", "this link was made by a newer version of Hopfield Lab"};
  if (text.front() != kVersionLetter) return damaged("unknown beginning");
  const auto bytes = read_base64(text.substr(1), Alphabet::address);
  if (!bytes || bytes->size() < kChecksum) return damaged("not base64");
  const auto json = inflate(std::span(*bytes).subspan(kChecksum), kLongestJson);
  if (!json) return damaged("does not unpack");
  std::uint32_t checksum = 0;
  for (unsigned i = 0; i < kChecksum; ++i) checksum |= std::uint32_t{(*bytes)[i]} << (8 * i);
  if (crc32(*json) != checksum) return damaged("wrong checksum");
  return read_document(std::string_view(reinterpret_cast<const char*>(json->data()), json->size()),
                       kMostValues);
}

}  // namespace lab
