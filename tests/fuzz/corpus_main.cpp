// Runs the files of a folder through a fuzz target, each as it is and with every byte changed or cut off: a regression
// test that needs no libFuzzer.  fuzz_corpus TARGET FOLDER
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "fuzz.hpp"

int main(int count, char** arguments) {
  if (count != 3) return 2;
  lab::set_workbenches(lab::all_workbenches());
  const fuzz::Target& target = fuzz::target(arguments[1]);
  constexpr std::size_t kMostVariants = 400;
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(arguments[2])) {
    std::ifstream stream(entry.path(), std::ios::binary);
    std::vector<char> bytes{std::istreambuf_iterator<char>(stream),
                            std::istreambuf_iterator<char>()};
    const auto run = [&](const std::vector<char>& input) {
      const std::vector<std::uint8_t> data(input.begin(), input.end());
      target.run(data.data(), data.size());
    };
    std::printf("%s\n", entry.path().filename().c_str());
    std::fflush(stdout);
    run(bytes);
    const std::size_t step = bytes.size() / kMostVariants + 1;
    for (std::size_t i = 0; i < bytes.size(); i += step) {
      std::vector<char> changed = bytes;
      changed[i] = static_cast<char>(changed[i] ^ (1 << (i % 8)));
      run(changed);
      run({bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(i)});
    }
    ++files;
  }
  return files > 0 ? 0 : 1;  // an empty corpus is a mistake
}
