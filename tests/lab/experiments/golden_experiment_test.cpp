#include <fstream>
#include <sstream>

#include "experiments.hpp"
#include "lab/experiments/request/write.hpp"

namespace {

/// FNV-1a.
std::string hash_of(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return lab::hexadecimal(hash);
}

}  // namespace

// Every byte of these results is the same from every compiler, at -O0 and -O3, under sanitizers and in WebAssembly. A
// difference means that results which somebody has published cannot be had again. When that is meant, the hash on the left
// of a failing line is the new one.
TEST_CASE("Results are the same to the byte as when they were recorded", "[golden]") {
  std::ifstream file(HOPFIELD_FIXTURES "/golden-experiments.txt");
  REQUIRE(file.is_open());
  std::size_t count = 0;
  for (std::string line; std::getline(file, line); ++count) {
    std::istringstream words(line);
    std::string recorded;
    std::string name;
    std::string request;
    words >> recorded >> name;
    std::getline(words, request);
    const std::string now = hash_of(lab_tests::result_of(name, request)) + " " + name + request;
    CHECK(now == line);
  }
  CHECK(count == 35);
}
