#include "lab/files/file.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstring>

#include "hopfield/pattern/sample.hpp"
#include "lab/document/picture.hpp"
#include "lab/files/array.hpp"
#include "lab/formats/deflate.hpp"
#include "lab/formats/text.hpp"
#include "lab/formats/zip.hpp"
#include "lab_tests.hpp"

using lab::Bytes;
using lab::Pattern;

namespace {

Bytes bytes_of(std::string_view text) { return {text.begin(), text.end()}; }

lab::Result<lab::PatternFile> read(const char* name, const Bytes& bytes) {
  return lab::read_patterns(name, bytes);
}
std::string error_of(const char* name, const Bytes& bytes) {
  const auto file = lab::read_patterns(name, bytes);
  return file ? "read" : file.error().text();
}
std::string csv_error(std::string_view text) { return error_of("x.csv", bytes_of(text)); }

/// A .npy file with the given header fields and the raw bytes of its numbers.
Bytes npy(std::string_view descr, std::string_view shape, const Bytes& numbers,
          bool fortran = false) {
  std::string header = "{'descr': '" + std::string(descr) +
                       "', 'fortran_order': " + (fortran ? "True" : "False") +
                       ", 'shape': " + std::string(shape) + ", }\n";
  Bytes out = bytes_of("\x93NUMPY");
  out.insert(out.end(), {1, 0, static_cast<std::uint8_t>(header.size()), 0});
  out.insert(out.end(), header.begin(), header.end());
  out.insert(out.end(), numbers.begin(), numbers.end());
  return out;
}

template <class T>
Bytes raw(const std::vector<T>& values) {
  Bytes out(values.size() * sizeof(T));
  std::memcpy(out.data(), values.data(), out.size());
  return out;
}

/// 5 × 5 with neurons 0, 7 and 24 up.
Pattern dots() {
  Pattern pattern(25);
  for (const std::size_t i : {0U, 7U, 24U}) pattern.set(i, true);
  return pattern;
}
template <class T>
std::vector<T> dot_values(T up, T down) {
  std::vector<T> values;
  for (std::size_t i = 0; i < 25; ++i) values.push_back(dots().up(i) ? up : down);
  return values;
}

}  // namespace

TEST_CASE("The course's pictures come in from NumPy, equal to the included ones") {
  const Bytes bytes = lab_tests::read_fixture("images.npz");
  REQUIRE_FALSE(bytes.empty());
  const auto file = read("images.npz", bytes);
  REQUIRE(file);
  CHECK(file->grid == lab::Grid{16, 16});
  CHECK(file->skipped.empty());
  REQUIRE(file->memories.size() == 3);
  const lab::PictureSet* set = lab::find_picture_set("course");
  REQUIRE(set != nullptr);
  for (std::size_t k = 0; k < 3; ++k) {
    CHECK(file->memories[k].name == set->pictures[k].name);
    CHECK(file->memories[k].pattern == set->pictures[k].pattern);
  }
}

TEST_CASE("Each of them, spoiled by a fifth, is recalled") {
  const auto file = read("images.npz", lab_tests::read_fixture("images.npz"));
  REQUIRE(file);
  lab::Session session;
  REQUIRE(session.apply(
      lab::command::Import{file->grid.width, file->grid.height, file->memories, true}));
  for (std::uint32_t k = 0; k < 3; ++k) {
    REQUIRE(session.apply(lab::command::Load{k, false}));
    REQUIRE(session.apply(lab::command::Noise{0.2}));
    REQUIRE(session.apply(lab::command::Recall{}));
    lab_tests::run_out(session);
    const std::string expected = file->memories[k].name + " is recalled exactly, after ";
    CHECK(session.verdict().headline.plain().starts_with(expected));
  }
}

TEST_CASE("A file cut short anywhere is refused and says where") {
  const Bytes bytes = lab_tests::read_fixture("images.npz");
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    const std::string error = error_of(
        "images.npz", Bytes(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(length)));
    REQUIRE(error.starts_with("images.npz: "));
    REQUIRE(error.size() > 15);
  }
}

TEST_CASE("A file with any bit turned round is refused or reads the same") {
  const Bytes bytes = lab_tests::read_fixture("images.npz");
  const auto good = read("images.npz", bytes);
  REQUIRE(good);
  std::size_t refused = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    Bytes damaged = bytes;
    damaged[i] ^= static_cast<std::uint8_t>(1U << (i % 8));
    const auto file = read("images.npz", damaged);
    if (!file) {
      ++refused;
      continue;
    }
    // Dates, attributes and names are not covered by a checksum; the pictures are.
    REQUIRE(file->memories.size() == 3);
    for (std::size_t k = 0; k < 3; ++k)
      REQUIRE(file->memories[k].pattern == good->memories[k].pattern);
  }
  CHECK(refused > bytes.size() * 3 / 4);
}

TEST_CASE("All kinds of numbers and both orders") {
  const std::vector<std::pair<const char*, Bytes>> files = {
      {"|b1", raw(dot_values<std::uint8_t>(1, 0))},
      {"|u1", raw(dot_values<std::uint8_t>(255, 0))},
      {"|i1", raw(dot_values<std::int8_t>(1, -1))},
      {"<i2", raw(dot_values<std::int16_t>(1, -1))},
      {"<u4", raw(dot_values<std::uint32_t>(7, 3))},
      {"<i8", raw(dot_values<std::int64_t>(1, -1))},
      {"<f4", raw(dot_values<float>(1.0F, 0.0F))},
      {"<f8", raw(dot_values<double>(0.9, -0.3))},
      {"<f2", raw(dot_values<std::uint16_t>(0x3C00, 0xBC00))},
      {">i2", raw(dot_values<std::uint16_t>(0x0100, 0xFFFF))},
  };
  for (const auto& [descr, numbers] : files) {
    INFO(descr);
    const auto file = read("dots.npy", npy(descr, "(5, 5)", numbers));
    REQUIRE(file);
    REQUIRE(file->memories.size() == 1);
    CHECK(file->memories[0].name == "dots");
    CHECK(file->memories[0].pattern == dots());
  }
  // The same numbers, column after column.
  std::vector<std::int8_t> columns;
  for (std::size_t x = 0; x < 5; ++x)
    for (std::size_t y = 0; y < 5; ++y) columns.push_back(dots().up(5 * y + x) ? 1 : 0);
  const auto file = read("dots.npy", npy("|i1", "(5, 5)", raw(columns), true));
  REQUIRE(file);
  CHECK(file->memories[0].pattern == dots());
}

TEST_CASE("Shapes: one picture, many, rows of a square number") {
  const auto two = [] {
    auto values = dot_values<std::int8_t>(1, -1);
    const auto more = values;
    values.insert(values.end(), more.rbegin(), more.rend());
    return values;
  }();
  for (const char* shape : {"(2, 5, 5)", "(2, 25)", "(2L, 25L)"}) {
    INFO(shape);
    const auto file = read("two.npy", npy("|i1", shape, raw(two)));
    REQUIRE(file);
    CHECK(file->grid == lab::Grid{5, 5});
    REQUIRE(file->memories.size() == 2);
    CHECK(file->memories[0].name == "two 1");
    CHECK(file->memories[0].pattern == dots());
    CHECK(file->memories[1].pattern.up(0));
    CHECK(file->memories[1].pattern.up(17));
  }
  const auto wide = read("w.npy", npy("|u1", "(5, 10)", Bytes(50, 1)));
  REQUIRE(wide);
  CHECK(wide->grid == lab::Grid{10, 5});
  CHECK(wide->memories[0].pattern.count_up() == 50);
}

TEST_CASE("What is wrong in a .npy file is said") {
  CHECK(error_of("a.npy", npy("|i1", "(5, 5)", Bytes(24, 1))).find("bytes, expected ") !=
        std::string::npos);
  CHECK(error_of("a.npy", npy("<U5", "(5, 5)", Bytes(24, 1))) ==
        "a.npy: numbers of type '<U5', expected integers, booleans or floats");
  CHECK(error_of("a.npy", npy("|i1", "(4, 5)", Bytes(20, 1))) ==
        "a.npy: 4 × 5, expected pictures of 5 to 64 pixels each way");
  CHECK(error_of("a.npy", npy("|i1", "()", Bytes(1, 1))) ==
        "a.npy: a single number, expected N, P × N, H × W or P × H × W");
  CHECK(error_of("a.npy", npy("|i1", "(1, 65, 65)", Bytes(4225, 1))) ==
        "a.npy: 1 × 65 × 65, expected pictures of 5 to 64 pixels each way");
  CHECK(error_of("a.npy", npy("|i1", "(26,)", Bytes(26, 1))) ==
        "a.npy: 26, expected pictures of 5 to 64 pixels each way");
  CHECK(error_of("a.npy", npy("|i1", "(0, 5, 5)", {})) ==
        "a.npy: 0 × 5 × 5, expected at least one pattern");
  CHECK(error_of("a.npy", npy("|i1", "(999999999, 999999999)", {})) ==
        "a.npy: more than 8000000 numbers");
  CHECK(error_of("a.npy", npy("<f8", "(5, 5)", raw(dot_values<double>(1.0, NAN)))) ==
        "a.npy: contains numbers that are not finite");
  CHECK(error_of("a.npy", npy("|i1", "(5, 5", Bytes(25, 1)))
            .starts_with("a.npy: a header that cannot be read"));
}

TEST_CASE("Arrays that are no pictures are left out, pictures of another size are not") {
  const auto entry = [](const char* name, const Bytes& bytes) {
    return lab::ZipEntry{name, bytes};
  };
  const Bytes picture = npy("|i1", "(5, 5)", raw(dot_values<std::int8_t>(1, -1)));
  const std::vector<lab::ZipEntry> mixed = {entry("labels.npy", npy("|i1", "(3,)", Bytes(3, 1))),
                                            entry("a/b.npy", picture)};
  const auto file = read("x.npz", lab::write_zip(mixed));
  REQUIRE(file);
  CHECK(file->skipped == std::vector<std::string>{"labels"});
  CHECK(file->memories[0].name == "a/b");
  const std::vector<lab::ZipEntry> sizes = {entry("a.npy", picture),
                                            entry("b.npy", npy("|i1", "(6, 5)", Bytes(30, 1)))};
  CHECK(error_of("x.npz", lab::write_zip(sizes)) ==
        "x.npz: b: 5 × 6 pixels, expected 5 × 5 as before");
  CHECK(error_of("x.npz", lab::write_zip({})) == "x.npz: an empty archive, expected .npy arrays");
  const std::vector<lab::ZipEntry> twice = {entry("a.npy", picture), entry("a.npy", picture)};
  CHECK(error_of("x.npz", lab::write_zip(twice)) == "x.npz: a.npy: listed twice");
}

TEST_CASE("An archive that unpacks to more than 64 MB is refused") {
  // A header may claim what it likes; the claim is checked before it is believed.
  const std::vector<lab::ZipEntry> honest = {
      {"a.npy", Bytes(1 << 20, 0)}, {"b.npy", Bytes(63 << 20, 0)}, {"c.npy", Bytes(1 << 20, 0)}};
  const Bytes archive = lab::write_zip(honest);
  CHECK(archive.size() < 200000);
  CHECK(error_of("bomb.npz", archive) == "bomb.npz: c.npy: more than 64 MB when unpacked");
}

TEST_CASE("Bit maps") {
  const auto plain =
      read("d.pbm", bytes_of("P1\n# a comment\n5 5\n10000\n00100 00000\n0000000001"));
  REQUIRE(plain);
  CHECK(plain->memories[0].pattern == dots());
  CHECK(plain->memories[0].name == "d");
  Bytes packed = bytes_of("P4 5 5\n");
  packed.insert(packed.end(), {0x80, 0x20, 0x00, 0x00, 0x08});
  REQUIRE(read("d.pbm", packed));
  CHECK(read("d.pbm", packed)->memories[0].pattern == dots());
  CHECK(lab::write_pbm({5, 5}, dots()) == "P1\n5 5\n10000\n00100\n00000\n00000\n00001\n");
  packed.pop_back();
  CHECK(error_of("d.pbm", packed) == "d.pbm: 4 bytes of pixels, expected 5");
  CHECK(error_of("d.pbm", bytes_of("P1 5 5 101")) == "d.pbm: 3 pixels, expected 25");
  CHECK(error_of("d.pbm", bytes_of("P1 99999999 5 1")) == "d.pbm: width and height cannot be read");
  CHECK(error_of("d.pbm", bytes_of("P1 0 5")) == "d.pbm: 0 × 5 pixels");
}

TEST_CASE("Tables of numbers") {
  const auto file = read(
      "t.csv",
      bytes_of("# first\n1,0,0,0,0\n0,0,1,0,0\n0,0,0,0,0\n0,0,0,0,0\n0,0,0,0,1\n"
               "\n# second\r\n-1;1;1;1;1\r\n1;1;-1;1;1\r\n1;1;1;1;1\r\n1;1;1;1;1\r\n1;1;1;1;-1"));
  REQUIRE(file);
  REQUIRE(file->memories.size() == 2);
  CHECK(file->memories[0].name == "first");
  CHECK(file->memories[0].pattern == dots());
  CHECK(file->memories[1].name == "second");
  CHECK(file->memories[1].pattern == hopfield::inverse(dots()));
  CHECK(read("t.csv", bytes_of("1 0 0 0 0\n0 0 1 0 0\n0\t0 0 0 0\n0 0 0 0 0\n0 0 0 0 1\n"))
            ->memories[0]
            .pattern == dots());
  CHECK(csv_error("1,2,3\n1,2\n") == "x.csv: line 2: 2 values, expected 3");
  CHECK(csv_error("1,2,x\n") == "x.csv: line 1: \"x\", expected a number");
  CHECK(csv_error("1,,2\n") == "x.csv: line 1: \"\", expected a number");
  CHECK(csv_error("1,nan\n") == "x.csv: line 1: \"nan\", expected a number");
  CHECK(csv_error("<html>") == "x.csv: line 1: \"<html>\", expected a number");
  CHECK(csv_error("\n\n") == "x.csv: empty");
  CHECK(csv_error("") == "x.csv: empty");
  CHECK(error_of("photo.jpg", {0xFF, 0xD8, 0xFF, 0x00}) ==
        "photo.jpg: not a .npz, .npy, .pbm, .pgm or .csv file");
}

TEST_CASE("What was exported comes back the same") {
  const lab::Document document = lab::first_visit();
  std::vector<lab::Memory> memories = *document.memories;
  memories.push_back({"with/slash", document.start});
  const auto file = read("m.npz", lab::write_npz(document.grid, memories));
  REQUIRE(file);
  CHECK(file->grid == document.grid);
  memories.back().name = "with_slash";
  CHECK(file->memories == memories);
  CHECK(lab::write_npz(document.grid, memories) == lab::write_npz(document.grid, memories));
  const auto pbm = read("s.pbm", bytes_of(lab::write_pbm(document.grid, document.start)));
  REQUIRE(pbm);
  CHECK(pbm->memories[0].pattern == document.start);
}

TEST_CASE("A trajectory as a table and as arrays") {
  lab::Session session;
  REQUIRE(session.apply(lab::command::Finish{}));
  const std::string csv = lab::write_trajectory_csv(session);
  const std::size_t samples = session.trace().samples().size();
  CHECK(
      csv.starts_with("moment,sweep,energy,\"overlap with face\",\"overlap with globe\",\"overlap "
                      "with penguin\"\r\n0,0,"));
  CHECK(static_cast<std::size_t>(std::count(csv.begin(), csv.end(), '\n')) == samples + 1);
  const std::string last = csv.substr(csv.rfind('\n', csv.size() - 2) + 1);
  CHECK(last.starts_with(
      "1024,1," + std::to_string(static_cast<long>(session.shown().energy().value())) + ",1,"));

  const auto arrays = lab::read_arrays("t.npz", lab::write_trajectory_npz(session));
  REQUIRE(arrays);
  REQUIRE(arrays->size() == 5);
  const auto shape = [&](std::size_t k) { return (*arrays)[k].shape; };
  CHECK(shape(0) == std::vector<std::size_t>{samples});
  CHECK(shape(2) == std::vector<std::size_t>{samples, 3});
  CHECK(shape(3) == std::vector<std::size_t>{2, 32, 32});
  CHECK(shape(4) == std::vector<std::size_t>{3, 32, 32});
  CHECK((*arrays)[1].values.back() == session.shown().energy().value());
  CHECK((*arrays)[2].values.back() == session.shown().overlaps()[2] / 1024.0);
  const auto states = lab::patterns_of((*arrays)[3]);
  REQUIRE(states);
  CHECK(states->patterns[0] == session.document().start);
  CHECK(states->patterns[1] == session.shown().pattern());
}

TEST_CASE("A PNG has the picture in it") {
  const Bytes png = lab::write_png({5, 5}, dots(), 3);
  const auto at = [&](std::size_t i) {
    return std::uint32_t{png[i]} << 24U | std::uint32_t{png[i + 1]} << 16U |
           std::uint32_t{png[i + 2]} << 8U | png[i + 3];
  };
  REQUIRE(png.size() > 60);
  CHECK(at(0) == 0x89504E47);
  std::vector<std::string> types;
  Bytes pixels;
  for (std::size_t i = 8; i < png.size();) {
    const std::size_t length = at(i);
    types.emplace_back(png.begin() + static_cast<std::ptrdiff_t>(i) + 4,
                       png.begin() + static_cast<std::ptrdiff_t>(i) + 8);
    const std::span chunk(png.data() + i + 4, length + 4);
    CHECK(lab::crc32(chunk) == at(i + 8 + length));
    if (types.back() == "IHDR") {
      CHECK(at(i + 8) == 15);
      CHECK(at(i + 12) == 15);
    }
    if (types.back() == "IDAT") {
      // zlib's two bytes before and four after a raw stream
      const auto raw_pixels = lab::inflate(chunk.subspan(6, length - 6), 1 << 20);
      REQUIRE(raw_pixels);
      pixels = *raw_pixels;
    }
    i += length + 12;
  }
  CHECK(types == std::vector<std::string>{"IHDR", "PLTE", "IDAT", "IEND"});
  REQUIRE(pixels.size() == 15 * 16);
  for (std::size_t y = 0; y < 15; ++y) {
    CHECK(pixels[y * 16] == 0);
    for (std::size_t x = 0; x < 15; ++x)
      CHECK(pixels[y * 16 + 1 + x] == (dots().up(y / 3 * 5 + x / 3) ? 1 : 0));
  }
}

TEST_CASE("A cell is marked as text where a spreadsheet would work it out, and only there") {
  for (const char* text : {"-1", "-1 1 1", "1 -1 -1", "-0.5, -2", "- 1", "-", "", "circle", "1+1"})
    CHECK(lab::csv_cell(text).find('\'') == std::string::npos);
  for (const char* text : {"=1+1", "+1", "+A1", "@A1", "-A1", "-1-2", "-1+2", "-1/2", "-1 (a)"})
    CHECK(lab::csv_cell(text) == "'" + std::string(text));
  CHECK(lab::csv_cell("\t=1") == "\"'\t=1\"");
}
