// Sentences with arguments, and the catalogue that they are looked up in.
#include "lab/words/message.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cstdint>
#include <string>
#include <string_view>

#include "lab/words/catalogue.hpp"
#include "lab/words/decimal.hpp"

using lab::msg;

namespace {

/// Another order of words, and another rule for one and many: as in Polish, where 2 to 4 have a form of their own.
struct Other final : lab::Catalogue {
  [[nodiscard]] const char* find(std::string_view english) const override {
    if (english == "{0} of {1} {1|pixel|pixels}") return "z {1} {1|piksela|pikseli|pikseli} {0}";
    if (english == "{0} {0|memory|memories}") return "{0} {0|wzorzec|wzorce|wzorców}";
    return nullptr;
  }
  [[nodiscard]] std::size_t form(double number) const override {
    return number == 1 ? 0 : number >= 2 && number <= 4 ? 1 : 2;
  }
};

struct Speaking {
  explicit Speaking(const lab::Catalogue& catalogue) { lab::speak(&catalogue); }
  ~Speaking() { lab::speak(nullptr); }
  Speaking(const Speaking&) = delete;
  Speaking& operator=(const Speaking&) = delete;
};

}  // namespace

TEST_CASE("A sentence takes its arguments by number, and the form that goes with a number") {
  CHECK(msg("Nothing stored yet").plain() == "Nothing stored yet");
  CHECK(msg("{1} before {0}", "a", std::string("b")).plain() == "b before a");
  CHECK(msg("{0} of {1} {1|pixel|pixels}", 1, 1).plain() == "1 of 1 pixel");
  CHECK(msg("{0} of {1} {1|pixel|pixels}", 1, std::uint64_t{256}).plain() == "1 of 256 pixels");
  CHECK(msg("{0} {0|pixel differs|pixels differ}", 0).plain() == "0 pixels differ");
  CHECK(msg("{0}, {1}", -3, lab::with_decimals(-0.004, 2)).plain() == "−3, 0.00");
  CHECK(msg("{0}", INT64_MIN).plain() == "−9223372036854775808");
  CHECK(msg("{0}", UINT64_MAX).plain() == "18446744073709551615");
}

TEST_CASE("What is no argument stays as it is written") {
  CHECK(msg("{\"random\": n}, {, {} and {0").plain() == "{\"random\": n}, {, {} and {0");
  CHECK(msg("{0} and {2}", "a").plain() == "a and ");
  // A name that looks like an argument is a name.
  CHECK(msg("{0}: {1}", "{1}", "b").plain() == "{1}: b");
  CHECK(msg("{0|one}", 5).plain() == "one");
}

TEST_CASE("Memories' names are set off, also within sentences") {
  const lab::Phrase phrase =
      msg("Recalled {0}, {1}", lab::named("face"), msg("not {0}", lab::named("globe"))).phrase();
  REQUIRE(phrase.parts.size() == 4);
  CHECK(phrase.parts[0].text == "Recalled ");
  CHECK(phrase.parts[1].name);
  CHECK(phrase.parts[2].text == ", not ");
  CHECK(phrase.parts[3].text == "globe");
  CHECK(phrase.parts[3].name);
  CHECK(phrase.plain() == "Recalled face, not globe");
}

TEST_CASE("Lists are sentences, too") {
  CHECK(lab::listed({}).empty());
  CHECK(lab::listed({msg("a")}).plain() == "a");
  CHECK(lab::listed({msg("a"), msg("b")}).plain() == "a and b");
  CHECK(lab::listed({msg("a"), msg("b"), msg("c")}).plain() == "a, b and c");
  CHECK(lab::facts({msg("a"), {}, msg("b")}).plain() == "a · b");
}

TEST_CASE("A mistake names what was found and what belongs there") {
  CHECK(lab::expected(lab::value_count(24), 25) == "24 values, expected 25");
  CHECK(lab::expected(lab::value_count(1), lab::at_most(0)) == "1 value, expected at most 0");
  CHECK(lab::expected(3, lab::between(0, 2)) == "3, expected 0 to 2");
  CHECK(lab::expected("\"tow\"", "two numbers") == "\"tow\", expected two numbers");
}

TEST_CASE("A catalogue brings its own words, order and forms") {
  const Other other;
  const lab::Message some = msg("{0} {0|memory|memories}", 3);
  const Speaking in(other);
  CHECK(some.plain() == "3 wzorce");
  CHECK(msg("{0} {0|memory|memories}", 1).plain() == "1 wzorzec");
  CHECK(msg("{0} {0|memory|memories}", 5).plain() == "5 wzorców");
  CHECK(msg("{0} of {1} {1|pixel|pixels}", 2, 9).plain() == "z 9 pikseli 2");
  // What is not in it stays English.
  CHECK(msg("Nothing stored yet").plain() == "Nothing stored yet");
}

TEST_CASE("Decimals have a real minus sign, and zero has none") {
  CHECK(lab::decimal(-1.005, 1) == "−1.0");
  CHECK(lab::decimal(-0.001, 2) == "0.00");
  CHECK(lab::decimal(1e300, 0).size() == 301);
}
