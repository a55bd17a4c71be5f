// The command line: hopfield NAME [request.json | -]. One experiment, JSON to standard output.
#include <cstdio>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "lab/experiment.hpp"

namespace {

constexpr std::size_t kMostBytes = 64 << 20;
constexpr int kBadRequest = 2;

struct Close {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};

hopfield::Result<std::vector<std::uint8_t>> read_file(const std::string& name) {
  const std::unique_ptr<std::FILE, Close> file(name == "-" ? stdin
                                                           : std::fopen(name.c_str(), "rb"));
  const auto wrong = [&](const char* what) { return hopfield::Error{"", name + ": " + what}; };
  if (!file) return wrong("cannot be opened");
  std::vector<std::uint8_t> bytes;
  std::vector<std::uint8_t> chunk(1 << 16);
  while (const std::size_t count = std::fread(chunk.data(), 1, chunk.size(), file.get())) {
    bytes.insert(bytes.end(), chunk.begin(), chunk.begin() + static_cast<std::ptrdiff_t>(count));
    if (bytes.size() > kMostBytes) return wrong("more than 64 MB");
  }
  if (std::ferror(file.get()) != 0) return wrong("cannot be read");
  return bytes;
}

/// One line, whatever the message holds.
int refuse(std::string text) {
  for (char& c : text) {
    if (c == '\n' || c == '\r') c = ' ';
  }
  std::fprintf(stderr, "%s\n", text.c_str());
  return kBadRequest;
}

void help() {
  std::puts(
      "hopfield NAME [request.json | -]\n"
      "\n"
      "Runs one experiment. The request is read from the file, or from standard input; the result "
      "goes to\n"
      "standard output. Exit status 2 and one line on standard error when the request is wrong.\n");
  for (const lab::ExperimentInfo& each : lab::experiments()) {
    std::printf("  %-10.*s %.*s\n", static_cast<int>(each.name.size()), each.name.data(),
                static_cast<int>(each.about.size()), each.about.data());
  }
  std::puts("\nRequests and results: docs/experiments.md");
}

}  // namespace

int main(int count, char** arguments) {
  const std::vector<std::string> words(arguments + (count > 0 ? 1 : 0), arguments + count);
  if (words.size() == 1 && (words[0] == "--help" || words[0] == "-h")) {
    help();
    return 0;
  }
  if (words.size() == 1 && words[0] == "--version") {
    std::puts("hopfield " HOPFIELD_VERSION);
    return 0;
  }
  if (words.empty() || words.size() > 2)
    return refuse("usage: hopfield NAME [request.json | -]; hopfield --help");
  const auto request = read_file(words.size() > 1 ? words[1] : "-");
  if (!request) return refuse("request: " + request.error().message);
  const std::string_view text(reinterpret_cast<const char*>(request->data()), request->size());
  const auto result = lab::run_experiment(words[0], text, {}, read_file);
  if (!result) return refuse(result.error().text());
  std::puts(result->c_str());
  return std::fflush(stdout) == 0 ? 0 : 1;
}
