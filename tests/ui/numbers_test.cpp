#include "ui/kit/numbers.hpp"

#include <catch2/catch_all.hpp>
#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <string>

TEST_CASE("Numbers have a real minus and no minus zero") {
  CHECK(ui::number(-0.02, 2) == "−0.02");
  CHECK(ui::number(-0.004, 2) == "0.00");
  CHECK(ui::signed_number(0.81, 2) == "+0.81");
  CHECK(ui::signed_number(0.001, 2) == "0.00");
  CHECK(ui::signed_number(-3) == "−3");
  CHECK(ui::number(NAN) == "–");
  CHECK(ui::number(-INFINITY) == "−∞");
}

TEST_CASE("Thousands are set off from five digits on") {
  CHECK(ui::number(4096) == "4096");
  CHECK(ui::number(18240) == "18\u2009240");
  CHECK(ui::number(-1234567.25, 2) == "−1\u2009234\u2009567.25");
}

TEST_CASE("Tick labels have just the decimals that tell them apart") {
  CHECK(ui::tick_label(0.2, 0.2) == "0.2");
  CHECK(ui::tick_label(1, 0.5) == "1.0");
  CHECK(ui::tick_label(-18000, 6000) == "−18k");
  CHECK(ui::tick_label(0, 20000) == "0");
  CHECK(ui::tick_label(2.5e7, 5e6) == "25M");
  CHECK(ui::tick_label(100, 100) == "100");
  CHECK(ui::tick_label(-5e6, 5e6, 1e7) == "−5M");
  CHECK(ui::tick_label(0.5, 0.5, 1) == "0.5");
}

TEST_CASE("Values go into sentences by number") {
  CHECK(ui::sentence("{0} memories in {1} neurons", {"3", "256"}) == "3 memories in 256 neurons");
  CHECK(ui::sentence("{1} before {0}", {"a", "b"}) == "b before a");
  CHECK(ui::sentence("{2} and {", {"a"}) == " and {");
  CHECK(ui::sentence("{0} {0|memory|memories}", {ui::counted(1)}) == "1 memory");
  CHECK(ui::sentence("{0} {0|memory|memories}", {ui::counted(12345)}) == "12\u2009345 memories");
  CHECK(ui::side_by_side({"a", "", "b"}) == "a · b");
}

TEST_CASE("Numbers are read as people type them") {
  struct Typed {
    const char* text;
    double value;
  };
  for (const Typed& t : std::initializer_list<Typed>{{"0.333", 0.333},
                                                     {"0,5", 0.5},
                                                     {"1/3", 1.0 / 3},
                                                     {"−2", -2},
                                                     {"–2", -2},
                                                     {"- 2", -2},
                                                     {" 1e-3 ", 1e-3},
                                                     {"1E3", 1000},
                                                     {"1,000.5", 1000.5},
                                                     {"1.000,5", 1000.5},
                                                     {"1,000,000", 1e6},
                                                     {"1.000.000", 1e6},
                                                     {"1'000.25", 1000.25},
                                                     {"18 240", 18240},
                                                     {"18\u2009240", 18240},
                                                     {"18\u00A0240,5", 18240.5},
                                                     {"0,125", 0.125},
                                                     {"1,5", 1.5},
                                                     {"12,3456", 12.3456},
                                                     {".5", 0.5},
                                                     {"5.", 5},
                                                     {"+0.25", 0.25},
                                                     {"-1/4", -0.25},
                                                     {"1/−4", -0.25},
                                                     {"3 / 4", 0.75},
                                                     {"1,5/3", 0.5},
                                                     {"20k", 20000},
                                                     {"1.5M", 1.5e6},
                                                     {"٠٫٥", 0.5},
                                                     {"۱۲", 12},
                                                     {"１２．５", 12.5},
                                                     {"007", 7},
                                                     {"0.1", 0.1},
                                                     {"-0", 0}}) {
    CAPTURE(t.text);
    const auto read = ui::read_number(t.text);
    REQUIRE(read.has_value());
    CHECK(*read == t.value);
    CHECK_FALSE((*read == 0 && std::signbit(*read)));
  }
  CHECK(ui::read_number("20%", "%") == 20.0);
  CHECK(ui::read_number("20 %", "%") == 20.0);
  CHECK(ui::read_number("20", "%") == 20.0);
  CHECK(ui::read_number("2 τ", " τ") == 2.0);
  CHECK(ui::read_number("1/4", "%") == 25.0);
  CHECK(ui::read_number("1/4%", "%") == 0.25);
}

TEST_CASE("What is no number, or might be two, is not read as one") {
  for (const char* text :
       {"",         " ",    "5abc", "2*3",   "inf",    "nan",      "∞",         "–",
        "0x10",     "1e",   "e5",   "1e400", "1/0",    "1/2/3",    "/2",        "1/",
        "--1",      "1-2",  "1 2",  "1,000", "12,345", "1,00,000", "1.2.3",     "1,2.3,4",
        "1.000.00", ",",    ".",    "−",     "20%",    "5 τ",      "1,000 000", "five",
        "½",        "1/2k", "+-1",  "1e5.5", "1e99999"}) {
    CAPTURE(text);
    CHECK_FALSE(ui::read_number(text).has_value());
  }
}

TEST_CASE("What number() writes can be typed back") {
  std::uint64_t seed = 12345;
  const auto random = [&] {
    seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<double>(seed >> 11) / 9007199254740992.0;
  };
  for (int k = 0; k < 2000; ++k) {
    const int decimals = static_cast<int>(random() * 7);
    const double value = (random() - 0.5) * std::pow(10.0, random() * 9);
    const std::string text = ui::number(value, decimals);
    CAPTURE(text);
    const auto read = ui::read_number(text);
    REQUIRE(read.has_value());
    CHECK(ui::number(*read, decimals) == text);
    CHECK(std::fabs(*read - value) <= 0.5001 * std::pow(10.0, -decimals));
  }
}
