#include "ui/kit/numbers.hpp"

#include <catch2/catch_all.hpp>
#include <cmath>

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
}
