// The numbers must be the same on every machine, so the compiler must do the arithmetic as written.
// volatile keeps it from computing the answers itself.

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>

TEST_CASE("a product and a sum round twice", "[arithmetic]") {
  volatile double a = 1.0 + 0x1p-30;
  volatile double b = 1.0 - 0x1p-30;
  volatile double c = -1.0;
  const double x = a;
  const double y = b;
  const double z = c;
  // Exactly, x*y - 1 is -2^-60. Rounded after the product as well, it is 0.
  CHECK(x * y + z == 0.0);
  CHECK(std::fma(x, y, z) == -0x1p-60);
}

TEST_CASE("nothing assumes that numbers are finite or sums associative", "[arithmetic]") {
  volatile double large = 1e308;
  volatile double one = 1.0;
  const double infinite = large * 10.0;
  CHECK(std::isinf(infinite));
  CHECK(std::isnan(infinite - infinite));
  CHECK(std::signbit(-0.0 * one));
  CHECK((1e16 + one) - 1e16 == 0.0);
}

TEST_CASE("small numbers are not flushed to zero", "[arithmetic]") {
  volatile double smallest = std::numeric_limits<double>::min();
  CHECK(smallest / 2.0 > 0.0);
}
