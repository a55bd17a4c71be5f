// The command line: hopfield NAME [request.json | -]. One experiment, JSON to standard output.
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "cli_help.hpp"
#include "lab/experiments/experiment.hpp"
#include "lab/formats/json.hpp"
#include "lab/words/catalogue.hpp"
#include "lab/words/message.hpp"

namespace {

constexpr std::size_t kMostBytes = 64 << 20;
constexpr int kBadRequest = 2;

struct Close {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};

using Bytes = std::vector<std::uint8_t>;

hopfield::Result<Bytes> read_file(const std::string& name, std::uint64_t most = kMostBytes) {
  const std::unique_ptr<std::FILE, Close> file(name == "-" ? stdin
                                                           : std::fopen(name.c_str(), "rb"));
  const auto wrong = [&](const char* what) { return hopfield::Error{"", name + ": " + what}; };
  if (!file) return wrong("cannot be opened");
  std::vector<std::uint8_t> bytes;
  std::vector<std::uint8_t> chunk(1 << 16);
  while (const std::size_t count = std::fread(chunk.data(), 1, chunk.size(), file.get())) {
    bytes.insert(bytes.end(), chunk.begin(), chunk.begin() + static_cast<std::ptrdiff_t>(count));
    if (bytes.size() > most)
      return wrong(lab::msg("more than {0} MB", most >> 20U).plain().c_str());
  }
  if (std::ferror(file.get()) != 0) return wrong("cannot be read");
  return bytes;
}

/// How much of the machine's memory this process may take: that of the machine, or less where it has been told so.
std::uint64_t memory() {
  std::uint64_t bytes = UINT64_MAX;
  const long pages = sysconf(_SC_PHYS_PAGES), size = sysconf(_SC_PAGESIZE);
  if (pages > 0 && size > 0)
    bytes = static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(size);
  rlimit limit{};
  if (getrlimit(RLIMIT_AS, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY)
    bytes = std::min<std::uint64_t>(bytes, limit.rlim_cur);
  // A container, or a job of a cluster: a number, or "max".
  if (const auto group = read_file("/sys/fs/cgroup/memory.max")) {
    std::uint64_t most = 0;
    const char* text = reinterpret_cast<const char*>(group->data());
    if (std::from_chars(text, text + group->size(), most).ec == std::errc() && most > 0)
      bytes = std::min(bytes, most);
  }
  return bytes;
}

/// One line, whatever the message holds.
int refuse(std::string text) {
  for (char& c : text)
    if (c == '\n' || c == '\r') c = ' ';
  std::fprintf(stderr, "%s\n", text.c_str());
  return kBadRequest;
}

void help() {
  std::puts(lab::translated(
      "hopfield NAME [request.json | -] [--threads n] [--shard i/n] [--progress]\n"
      "hopfield NAME --help\n"
      "hopfield merge part.json ...\n"
      "\n"
      "Runs one experiment. Reads the request from the file, or from standard input. Writes the\n"
      "result to standard output. A wrong request gives exit status 2 and one line on standard "
      "error.\n"));
  for (const lab::ExperimentInfo& each : lab::experiments()) {
    std::printf("  %-10.*s %.*s\n", static_cast<int>(each.name.size()), each.name.data(),
                static_cast<int>(each.about.size()), each.about.data());
  }
  std::puts(lab::translated(
      "\n"
      "  --threads n   for capacity, recovery, census and tsp. The default is one per core\n"
      "  --shard i/n   computes only part i of n of those. \"hopfield merge\" joins the parts\n"
      "  --progress    prints the percentage done to standard error\n"
      "\n"
      "Requests and results: docs/experiments.md. On a cluster: docs/clusters.md"));
}

struct Arguments {
  std::vector<std::string> words;
  lab::ExperimentOptions options;
  bool progress = false;
};

/// The whole text as a number from 1 to `most`.
template <class Number>
bool read_number(std::string_view text, Number& out, Number most) {
  const auto end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, out);
  return error == std::errc() && stop == end && out >= 1 && out <= most;
}

bool read_threads(std::string_view text, lab::ExperimentOptions& options) {
  constexpr unsigned kMost = 1024;
  return read_number(text, options.threads, kMost);
}

bool read_shard(std::string_view text, lab::ExperimentOptions& options) {
  constexpr std::uint32_t kMost = 100'000;
  const std::size_t slash = text.find('/');
  return slash != std::string_view::npos &&
         read_number(text.substr(slash + 1), options.shard_count, kMost) &&
         read_number(text.substr(0, slash), options.shard_index, options.shard_count);
}

/// The arguments, or what is wrong with them.
hopfield::Result<Arguments> read_arguments(int count, char** arguments) {
  Arguments result;
  result.options.threads = std::max(1U, std::thread::hardware_concurrency());
  for (int k = 1; k < count; ++k) {
    const std::string word = arguments[k];
    if (word.size() < 2 || word[0] != '-' || word == "--help" || word == "-h" ||
        word == "--version") {
      result.words.push_back(word);
      continue;
    }
    const std::size_t equals = word.find('=');
    const std::string name = word.substr(0, equals);
    if (name == "--progress" && equals == std::string::npos) {
      result.progress = true;
      continue;
    }
    if (name != "--threads" && name != "--shard")
      return hopfield::Error{name, lab::translated("unknown option; see hopfield --help")};
    std::string value = equals == std::string::npos ? "" : word.substr(equals + 1);
    if (equals == std::string::npos && k + 1 < count) value = arguments[++k];
    if (name == "--threads" && !read_threads(value, result.options)) {
      return hopfield::Error{
          name, lab::expected(lab::msg("\"{0}\"", value), "an integer from 1 to 1024")};
    }
    if (name == "--shard" && !read_shard(value, result.options)) {
      return hopfield::Error{name,
                             lab::expected(lab::msg("\"{0}\"", value), "i/n with i from 1 to n")};
    }
  }
  return result;
}

std::string_view text_of(const std::vector<std::uint8_t>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// {"parts": […]} from files that hold one part each.
hopfield::Result<std::string> read_parts(const std::vector<std::string>& words, std::size_t most) {
  lab::JsonText request;
  request.begin('{').key("parts").begin('[');
  for (std::size_t k = 1; k < words.size(); ++k) {
    const auto part = read_file(words[k], most);
    if (!part) return hopfield::Error{"request", part.error().message};
    if (!lab::parse_json(text_of(*part), most))
      return hopfield::Error{"request", words[k] + ": not valid JSON"};
    request.raw(text_of(*part));
  }
  return request.end(']').end('}').text();
}

/// The request's text.
hopfield::Result<std::string> read_request(const std::vector<std::string>& words,
                                           std::size_t most) {
  const bool parts = words[0] == "merge" && words.size() > 1;
  if (parts) return read_parts(words, most);
  const auto request = read_file(words.size() > 1 ? words[1] : "-", most);
  if (!request) return hopfield::Error{"request", request.error().message};
  return std::string(text_of(*request));
}

}  // namespace

int main(int count, char** arguments) {
  const auto read = read_arguments(count, arguments);
  if (!read) return refuse(read.error().text());
  const std::vector<std::string>& words = read->words;
  const auto is_help = [](const std::string& word) { return word == "--help" || word == "-h"; };
  if (words.size() == 1 && is_help(words[0])) {
    help();
    return 0;
  }
  if (words.size() == 2 && (is_help(words[0]) || is_help(words[1]))) {
    const std::string text = experiment_help(words[is_help(words[0]) ? 1 : 0]);
    std::fputs(text.c_str(), stdout);
    if (!text.empty()) return 0;
    const auto none = lab::run_experiment(words[is_help(words[0]) ? 1 : 0], "{}", {});
    return refuse(none ? "" : none.error().text());
  }
  if (words.size() == 1 && words[0] == "--version") {
    std::puts("hopfield " HOPFIELD_VERSION);
    return 0;
  }
  if (words.empty() || (words.size() > 2 && words[0] != "merge"))
    return refuse("usage: hopfield NAME [request.json | -], see hopfield --help");
  const std::uint64_t most = memory();
  const auto request = read_request(words, lab::longest_request(most));
  if (!request) return refuse(request.error().text());
  lab::Progress progress;
  if (read->progress) {
    progress = [](double fraction) {
      std::fprintf(stderr, "\r%3d%%", static_cast<int>(fraction * 100.0));
      return true;
    };
  }
  const auto read_data = [most](const std::string& name) {
    return read_file(name, std::max<std::uint64_t>(kMostBytes, most / 4));
  };
  const auto note = [](const std::string& text) { std::fprintf(stderr, "%s\n", text.c_str()); };
  const auto result =
      lab::run_experiment(words[0], *request, progress, {read_data, note, most}, read->options);
  if (read->progress) std::fputc('\n', stderr);
  if (!result) return refuse(result.error().text());
  std::puts(result->c_str());
  return std::fflush(stdout) == 0 ? 0 : 1;
}
