// Files as people, spreadsheets and systems make them (tests/fixtures/people).
#include <array>
#include <catch2/catch_test_macros.hpp>

#include "hopfield/numerics/random.hpp"
#include "hopfield/pattern/sample.hpp"
#include "lab/document/picture.hpp"
#include "lab/files/array.hpp"
#include "lab/files/file.hpp"
#include "lab/formats/zip.hpp"
#include "lab_tests.hpp"

using lab::Bytes;
using lab::Each;
using lab::Pattern;

namespace {

Bytes raw_bytes(std::string_view text) { return {text.begin(), text.end()}; }

lab::Result<lab::PatternFile> brought(const std::string& name, Each each = Each::unsaid) {
  const Bytes bytes = lab_tests::read_fixture("people/" + name);
  REQUIRE_FALSE(bytes.empty());
  return lab::read_patterns(name, bytes, each);
}
lab::Result<lab::PatternFile> text_file(const std::string& name, std::string_view text) {
  return lab::read_patterns(name, raw_bytes(text));
}
std::string refusal(const std::string& name, std::string_view text) {
  const auto file = text_file(name, text);
  return file ? "read" : file.error().text();
}

/// A drawing of # and .
Pattern drawn(std::string_view cells) {
  Pattern pattern(cells.size());
  for (std::size_t i = 0; i < cells.size(); ++i) pattern.set(i, cells[i] == '#');
  return pattern;
}
const Pattern kHook = drawn("....#....#....##...######");

void check_hook(const lab::Result<lab::PatternFile>& file) {
  if (!file) FAIL(file.error().text());
  CHECK(file->grid == lab::Grid{5, 5});
  REQUIRE(file->memories.size() == 1);
  CHECK(file->memories[0].pattern == kHook);
}

lab::NumberArray numbers(std::vector<std::size_t> shape) {
  std::size_t count = 1;
  for (const std::size_t side : shape) count *= side;
  lab::NumberArray array;
  array.shape = std::move(shape);
  for (std::size_t k = 0; k < count; ++k) array.values.push_back(k % 3 == 0 ? 1 : 0);
  return array;
}

}  // namespace

TEST_CASE("A table of patterns is patterns") {
  const auto seven = brought("f01_seven_of_25.csv");
  REQUIRE(seven);
  CHECK(seven->grid == lab::Grid{5, 5});
  REQUIRE(seven->memories.size() == 7);
  CHECK(seven->memories[0].pattern == drawn("###..###..#....#....#...."));
  CHECK(seven->memories[6].name == "f01_seven_of_25 7");
  CHECK(seven->other == Each::picture);
  const auto digits = brought("f01_digits_10x64.npy");
  REQUIRE(digits);
  CHECK(digits->grid == lab::Grid{8, 8});
  CHECK(digits->memories.size() == 10);
  // Whoever means the other is believed.
  const auto picture = brought("f01_seven_of_25.csv", Each::picture);
  REQUIRE(picture);
  CHECK(picture->grid == lab::Grid{25, 7});
  CHECK(picture->memories.size() == 1);
}

TEST_CASE("Two sides: what can be known is taken, the rest is a question") {
  struct Case {
    std::vector<std::size_t> shape;
    const char* name;
    std::size_t count;
    Each each;
    bool known;
  };
  for (const Case& c : {Case{{7, 25}, "", 7, Each::row, true},
                        {{10, 64}, "digits_10x64", 10, Each::row, true},
                        {{20, 25}, "", 1, Each::picture, false},
                        {{20, 25}, "letters_5x5", 20, Each::row, true},
                        {{20, 25}, "picture_25x20", 1, Each::picture, true},
                        {{25, 25}, "", 1, Each::picture, true},
                        {{25, 25}, "letters 5x5", 25, Each::row, true},
                        {{5, 10}, "", 1, Each::picture, false},
                        {{5, 48}, "s_8x6", 5, Each::row, true},
                        {{16, 16}, "", 1, Each::picture, true},
                        {{3, 25}, "", 3, Each::row, true},
                        {{65, 5}, "", 65, Each::row, true},
                        {{64, 1}, "", 1, Each::row, true},
                        {{1, 64}, "", 1, Each::row, true},
                        {{100}, "", 1, Each::row, true},
                        {{100}, "four_of_5x5", 4, Each::row, true},
                        {{6, 5, 5}, "", 6, Each::picture, true},
                        {{6, 5, 5, 1}, "", 6, Each::picture, true},
                        {{6, 1, 5, 5}, "", 6, Each::picture, true},
                        {{6, 7, 1}, "", 1, Each::picture, false}}) {
    const lab::NumberArray array = numbers(c.shape);
    CAPTURE(c.shape, c.name);
    const auto found = lab::patterns_of(array, Each::unsaid, c.name);
    REQUIRE(found);
    CHECK(found->patterns.size() == c.count);
    CHECK(found->each == c.each);
    CHECK(found->known == c.known);
    // All numbers are in it, one after the other.
    std::size_t k = 0;
    for (const Pattern& pattern : found->patterns)
      for (std::size_t i = 0; i < pattern.size(); ++i)
        REQUIRE(pattern.up(i) == (array.values[k++] == 1));
    CHECK(k == array.values.size());
    if (c.shape.size() != 2) continue;
    CHECK(lab::patterns_of(array, Each::row)->patterns.size() == c.shape[0]);
    CHECK(lab::patterns_of(array, Each::picture, c.name)->patterns.size() ==
          (c.shape[0] == 1 || c.shape[1] == 1 ? c.count : 1));
  }
  // Beside its name a size says how a row is laid out: width × height.
  const auto wide = lab::patterns_of(numbers({5, 48}), Each::unsaid, "s_8x6");
  CHECK(wide->width == 8);
  CHECK(wide->height == 6);
}

TEST_CASE("What nobody means is refused with the file's name") {
  const auto colours = lab::patterns_of(numbers({16, 16, 3}));
  REQUIRE_FALSE(colours);
  CHECK(colours.error().text() == "16 × 16 × 3, expected one number per pixel, no colours");
  CHECK(refusal("long.csv", [] {
          std::string line = "1";
          for (int k = 1; k < 75; ++k) line += ",0";
          return line;
        }()) == "long.csv: 1 × 75, expected pictures of 5 to 64 pixels each way");
  CHECK(refusal("three.csv", "1,0,-1,0,1\n1,1,1,1,1\n1,1,1,1,1\n1,1,1,1,1\n1,1,1,1,1\n") ==
        "three.csv: 0 beside −1, expected 1 and −1, or 1 and 0");
  CHECK(refusal("grey.txt", "0\n10\n255\n").starts_with("grey.txt: "));
}

TEST_CASE("Tables as spreadsheets write them") {
  for (const char* name :
       {"f02_decimal_comma.csv", "f02_cr_only.csv", "f02_quoted.csv", "f04_bits_in_rows.txt",
        "f05_plain.pgm", "f05_raw.pgm", "f08_table.tsv"}) {
    CAPTURE(name);
    check_hook(brought(name));
  }
  const auto column = brought("f04_one_value_a_line.pat");
  REQUIRE(column);
  CHECK(column->grid == lab::Grid{8, 8});
  REQUIRE(column->memories.size() == 1);
  CHECK(column->memories[0].pattern.count_up() == 22);
  CHECK(column->memories[0].pattern.up(0));
  CHECK_FALSE(column->memories[0].pattern.up(1));
}

TEST_CASE("One picture, written in every way there is") {
  // Each row of the hook by cells, separators, ends of lines, encodings, headings and names of rows.
  hopfield::Random random(7);
  const auto pick = [&random](auto... options) {
    const std::array all = {std::string(options)...};
    return all[random.below(static_cast<std::uint32_t>(all.size()))];
  };
  for (int trial = 0; trial < 3000; ++trial) {
    const std::string separator = pick(",", ";", "\t", " ", ", ", " ; ", "  ");
    const bool semicolon = separator.find(';') != std::string::npos;
    const bool blank = separator.find_first_not_of(' ') == std::string::npos;
    const bool comma = (semicolon || separator == "\t") && random.below(2) == 1;
    const std::string end = pick("\n", "\r\n", "\r");
    const std::string quote = !blank && random.below(3) == 0 ? "\"" : "";
    const std::string up = comma ? pick("1,0", "1", "0,9") : pick("1", "1.0", "+1", "1e0", "TRUE");
    const std::string down = comma ? pick("0,0", "0") : up == "TRUE" ? "FALSE" : pick("0", "0.0");
    const bool labelled = !blank && random.below(4) == 0;
    const bool heading = labelled || (!blank && random.below(3) == 0);
    std::string text = semicolon && random.below(4) == 0 ? "sep=;" + end : "";
    const std::string words = pick("x", "größe", "col");
    if (heading) {
      text += labelled ? quote + quote : quote + words + quote;
      for (int x = labelled ? 0 : 1; x < 5; ++x)
        text +=
            separator + quote + (labelled ? std::to_string(x) : words + std::to_string(x)) + quote;
      text += end;
    }
    for (std::size_t i = 0; i < 25; ++i) {
      if (i % 5 == 0 && labelled) text += quote + std::to_string(i / 5) + quote + separator;
      text += quote + (kHook.up(i) ? up : down) + quote;
      text += i % 5 < 4 ? separator : (separator == "," && random.below(2) == 1 ? ",," : "") + end;
    }
    text += pick("", end.c_str(), separator == ";" ? ";;;;" : "");
    Bytes bytes = raw_bytes(text);
    const std::string encoding = pick("utf-8", "mark", "latin", "utf-16le", "utf-16be");
    if (encoding == "mark") {
      bytes.insert(bytes.begin(), {0xEF, 0xBB, 0xBF});
    } else if (encoding != "utf-8") {
      const bool little = encoding == "utf-16le";
      Bytes out;
      if (encoding != "latin") out = little ? Bytes{0xFF, 0xFE} : Bytes{0xFE, 0xFF};
      for (std::size_t k = 0; k < text.size(); ++k) {
        std::uint8_t low = static_cast<std::uint8_t>(text[k]);
        if (low == 0xC3) low = static_cast<std::uint8_t>(text[++k] + 0x40);  // ö, ß
        if (encoding == "latin")
          out.push_back(low);
        else if (little)
          out.insert(out.end(), {low, 0});
        else
          out.insert(out.end(), {0, low});
      }
      bytes = out;
    }
    INFO(trial << " " << encoding << "\n" << text);
    const auto file = lab::read_patterns("t.csv", bytes);
    if (!file) FAIL(file.error().text());
    REQUIRE(file->grid == lab::Grid{5, 5});
    REQUIRE(file->memories.size() == 1);
    REQUIRE(file->memories[0].pattern == kHook);
  }
}

TEST_CASE("A heading needs its table, and nothing is left away silently") {
  CHECK(refusal("x.csv", "a,b\n\n1,2\n") == "x.csv: line 1: \"a\", expected a number");
  CHECK(refusal("x.csv", "a,b\n1,2,3\n") == "x.csv: line 1: \"a\", expected a number");
  CHECK(refusal("x.csv", ",1,0\n1,1,0\n") == "x.csv: line 1: \"\", expected a number");
}

TEST_CASE("The pictures of an archive come, and what else lies there is named") {
  const auto file = brought("f03_names_first.npz");
  if (!file) FAIL(file.error().text());
  REQUIRE(file->memories.size() == 2);
  CHECK(file->memories[0].name == "flag");
  CHECK(file->memories[1].name == "ring");
  CHECK(file->skipped == std::vector<std::string>{"names"});

  // What people and their systems put into archives.
  const lab::Bytes inside = lab::write_npz({5, 5}, std::vector<lab::Memory>{{"hook", kHook}});
  auto entries = *lab::read_zip(inside, 1 << 20);
  entries.insert(entries.begin(), {"README.txt", raw_bytes("Two pictures of 1999.\n")});
  entries.push_back({"__MACOSX/._hook.npy", {0, 5, 22, 7, 0, 2}});
  entries.push_back({".DS_Store", {0, 0, 0, 1}});
  entries.push_back({"more/grey.pgm", lab_tests::read_fixture("people/f05_raw.pgm")});
  entries.push_back({"more/table.csv", lab_tests::read_fixture("people/f02_quoted.csv")});
  entries.push_back({"empty.npy", {}});
  const auto mixed = lab::read_patterns("all.zip", lab::write_zip(entries));
  if (!mixed) FAIL(mixed.error().text());
  CHECK(mixed->skipped ==
        std::vector<std::string>{"README.txt", "__MACOSX/._hook", ".DS_Store", "empty"});
  REQUIRE(mixed->memories.size() == 3);
  for (const lab::Memory& memory : mixed->memories) CHECK(memory.pattern == kHook);
  CHECK(mixed->memories[1].name == "grey");

  // An entry that is packed in another way is left out; one whose two headers differ is damage.
  lab::Bytes packed = lab::write_zip(entries);
  packed[8] = 99;
  const auto damaged = lab::read_patterns("all.zip", packed);
  CHECK_FALSE(damaged);
  for (std::size_t k = 0; k + 46 < packed.size(); ++k)
    if (packed[k] == 'P' && packed[k + 1] == 'K' && packed[k + 2] == 1 && packed[k + 3] == 2) {
      packed[k + 10] = 99;
      break;
    }
  const auto other = lab::read_patterns("all.zip", packed);
  if (!other) FAIL(other.error().text());
  CHECK(other->memories.size() == 3);

  // Nothing to be read is an error that says what is there.
  const auto none = lab::read_patterns(
      "n.zip", lab::write_zip(std::vector<lab::ZipEntry>{{"a.txt", raw_bytes("words")}}));
  REQUIRE_FALSE(none);
  CHECK(none.error().text() == "n.zip: a.txt: line 1: \"words\", expected a number");
}

TEST_CASE("Grey pictures of Netpbm") {
  const auto plain = lab::read_grey(lab_tests::read_fixture("people/f05_plain.pgm"));
  const auto raw = lab::read_grey(lab_tests::read_fixture("people/f05_raw.pgm"));
  REQUIRE(plain);
  REQUIRE(raw);
  CHECK(plain->width == 5);
  CHECK(plain->values == raw->values);
  CHECK(lab::fit(*plain, {5, 5}, {}) == kHook);
  const auto grey = [](std::string_view text) { return lab::read_grey(raw_bytes(text)); };
  CHECK(grey("P3 2 1 10  10 10 10  10 0 0")->values == std::vector<std::uint8_t>{255, 54});
  CHECK(grey(std::string_view("P6 1 1 255\n\xFF\0\0", 14))->values ==
        std::vector<std::uint8_t>{54});
  CHECK(grey(std::string_view("P5 2 1 1000\n\x03\xE8\x01\xF4", 16))->values ==
        std::vector<std::uint8_t>{255, 128});
  CHECK(grey("P2 2 2 15 1 2 3").error().text() == "3 pixels, expected 4");
  CHECK(grey("P5 2 2 255\nabc").error().text() == "3 bytes of pixels, expected 4");
  CHECK(grey("P5 2 2 0\nabcd").error().text() == "a header that cannot be read");
  CHECK(lab::read_grey_file("a.pgm", raw_bytes("P5 2"))->error().text() ==
        "a.pgm: width and height cannot be read");
  CHECK_FALSE(lab::read_grey_file("a.csv", raw_bytes("1,2")));
}
