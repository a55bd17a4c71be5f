#include "golden.hpp"

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <string>

// A difference here means that saved documents, links and results no longer replay as they did.
// When that is meant: build/native/golden_traces > tests/fixtures/golden-traces.txt
TEST_CASE("runs are the same to the bit as when they were recorded", "[golden]") {
  std::ifstream file(HOPFIELD_FIXTURES "/golden-traces.txt");
  REQUIRE(file.is_open());
  std::size_t count = 0;
  std::string expected;
  for (const std::string& line : golden_lines()) {
    REQUIRE(static_cast<bool>(std::getline(file, expected)));
    CHECK(line == expected);
    ++count;
  }
  CHECK(!std::getline(file, expected));
  CHECK(count > 150);
}
