// Any text is a link to a document or an error. Beyond the checksum a fuzzer seldom comes, so what lies behind it is tried
// directly as well.
#include <cstdint>

#include "fuzz.hpp"
#include "lab/document/document.hpp"
#include "lab/formats/base64.hpp"
#include "lab/formats/deflate.hpp"

void fuzz::links(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto document = lab::read_link(text);
  if (document) {
    const auto again = lab::read_link(lab::write_link(*document));
    must(again.ok() && *again == *document, "a link leads back to its document");
  } else {
    must(!document.error().message.empty(), "an error says something");
  }
  constexpr std::size_t kMost = 1 << 16;
  const auto unpacked = lab::inflate({data, size}, kMost);
  must(!unpacked || unpacked->size() <= kMost, "unpacking keeps to its bound");
  for (const auto alphabet : {lab::Alphabet::standard, lab::Alphabet::address}) {
    const auto bytes = lab::read_base64(text, alphabet);
    if (!bytes) continue;
    const std::string written = lab::write_base64(*bytes, alphabet);
    must(lab::read_base64(written, alphabet) == bytes, "base64 reads what it writes");
  }
}
