#include <catch2/catch_test_macros.hpp>

#include "lab/document/document.hpp"
#include "lab/formats/base64.hpp"
#include "lab/formats/deflate.hpp"

TEST_CASE("A link that unpacks to far more than a document is refused") {
  // 8 MB of spaces deflate to 8 KB.
  const std::vector<std::uint8_t> spaces(8 << 20, ' ');
  auto bytes = lab::deflate(spaces, lab::Wrapping::raw);
  bytes.insert(bytes.begin(), 4, 0);
  const auto read = lab::read_link("A" + lab::write_base64(bytes, lab::Alphabet::address));
  REQUIRE_FALSE(read);
  CHECK(read.error().text() == "link: the link is damaged or cut short (does not unpack)");
}

TEST_CASE("Inflating stops at the bound") {
  const std::vector<std::uint8_t> zeros(1000, 0);
  const auto packed = lab::deflate(zeros, lab::Wrapping::raw);
  CHECK(lab::inflate(packed, 1000) == zeros);
  CHECK_FALSE(lab::inflate(packed, 999));
  auto longer = packed;
  longer.push_back(0);
  CHECK_FALSE(lab::inflate(longer, 1000));
}

TEST_CASE("Base64 is strict") {
  using lab::Alphabet;
  const auto text = [](std::string_view content) {
    return lab::write_base64(
        {reinterpret_cast<const std::uint8_t*>(content.data()), content.size()},
        Alphabet::standard);
  };
  // RFC 4648, section 10.
  CHECK(text("") == "");
  CHECK(text("f") == "Zg==");
  CHECK(text("fo") == "Zm8=");
  CHECK(text("foo") == "Zm9v");
  CHECK(text("foobar") == "Zm9vYmFy");
  CHECK(lab::read_base64("Zg==", Alphabet::standard) == std::vector<std::uint8_t>{'f'});
  CHECK(lab::read_base64("Zg", Alphabet::standard) == std::vector<std::uint8_t>{'f'});
  CHECK_FALSE(lab::read_base64("Zh==", Alphabet::standard));  // stray bits
  CHECK_FALSE(lab::read_base64("Z", Alphabet::standard));
  CHECK_FALSE(lab::read_base64("Zg=a", Alphabet::standard));
  CHECK_FALSE(lab::read_base64("Zg\n=", Alphabet::standard));
  CHECK_FALSE(lab::read_base64("-_-_", Alphabet::standard));
  CHECK(lab::read_base64("-_-_", Alphabet::address));
}
