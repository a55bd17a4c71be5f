#include "lab/experiments/request/request.hpp"

#include <algorithm>
#include <array>

#include "hopfield/pattern/sample.hpp"
#include "lab/document/document_json.hpp"
#include "lab/document/network_json.hpp"
#include "lab/files/array.hpp"
#include "lab/formats/names.hpp"
#include "lab/formats/text.hpp"
#include "lab/words/message.hpp"

namespace lab {
namespace {

using hopfield::Pattern;
using hopfield::Random;

constexpr std::int64_t kMostStored = 100'000;
constexpr std::uint64_t kMostCells = 64'000'000;  // patterns × neurons

std::vector<Pattern> random_patterns(const Fields& random, std::uint64_t seed,
                                     const Machine& machine) {
  std::vector<Pattern> patterns;
  std::int64_t count = 0;
  std::int64_t size = 0;
  random.only({"count", "size"});
  random.require("count", "how many patterns");
  random.require("size", "how many neurons");
  random.integer("count", count, 1, kMostStored);
  random.integer("size", size, 1, static_cast<std::int64_t>(hopfield::kMaxNeurons));
  if (random.fault()) return patterns;
  check_room(random, static_cast<std::uint64_t>(count), static_cast<std::uint64_t>(size),
             machine.memory);
  if (random.fault()) return patterns;
  Random source(seed, kPatternStream);
  for (std::int64_t k = 0; k < count; ++k)
    patterns.push_back(hopfield::random_pattern(static_cast<std::size_t>(size), source));
  return patterns;
}

/// The array of this name, or a fault that says what there is.
const NumberArray* find_array(const Fields& from, const std::vector<NumberArray>& arrays,
                              const Json& name, std::size_t place) {
  const NumberArray* found = nullptr;
  for (const NumberArray& array : arrays)
    if (name.is_string() && array.name == name.get_ref<const std::string&>()) found = &array;
  const std::string field = "arrays[" + std::to_string(place) + "]";
  if (found == nullptr) {
    std::string there;
    for (const NumberArray& array : arrays) there += (there.empty() ? "" : ", ") + array.name;
    from.fail(field, expected(describe(name), msg("one of {0}", tidy(there, 200))));
    return nullptr;
  }
  if (found->fault.empty()) return found;
  from.fail(field, found->fault);
  return nullptr;
}

/// All that can be read; what cannot is named.
std::vector<const NumberArray*> readable_arrays(const Fields& from, const std::string& path,
                                                const std::vector<NumberArray>& arrays,
                                                const Machine& machine) {
  std::vector<const NumberArray*> wanted;
  std::string left_out;
  for (const NumberArray& array : arrays)
    if (array.fault.empty())
      wanted.push_back(&array);
    else
      left_out += (left_out.empty() ? "" : ", ") + array.name;
  const std::string file = tidy(path, 80) + ": ";
  if (wanted.empty() && !arrays.empty())
    from.fail("file", file + arrays.front().name + ": " + arrays.front().fault);
  else if (!left_out.empty() && machine.note)
    machine.note(file + "left out " + tidy(left_out, 400));
  return wanted;
}

std::vector<Pattern> file_patterns(const Fields& from, const Machine& machine) {
  std::vector<Pattern> patterns;
  constexpr std::size_t kLongestPath = 4096;
  std::string path;
  from.only({"file", "arrays", "each"});
  from.text("file", path, kLongestPath);
  Each each = Each::unsaid;
  constexpr std::array<Named<Each>, 2> kEach = {{{"row", Each::row}, {"picture", Each::picture}}};
  from.choice("each", each, kEach);
  if (from.fault()) return patterns;
  if (!machine.read_file) {
    from.fail("file",
              expected(msg("files are read by the command line only"), "patterns as arrays"));
    return patterns;
  }
  const auto bytes = machine.read_file(path);
  if (!bytes) {
    from.fail("file", bytes.error().message);
    return patterns;
  }
  Room room;
  if (machine.memory > 0) {
    // A number takes eight bytes, twice while a list of them grows.
    room.bytes = std::max(room.bytes, static_cast<std::size_t>(machine.memory / 4));
    room.values = std::max(room.values, static_cast<std::size_t>(machine.memory / 32));
  }
  const auto arrays = read_arrays(path, *bytes, room);
  if (!arrays) {
    from.fail("file", arrays.error().text());
    return patterns;
  }
  std::vector<const NumberArray*> wanted;
  if (const Json* names = from.find("arrays")) {
    if (!names->is_array()) from.fail("arrays", expected(describe(*names), "an array of names"));
    for (std::size_t i = 0; i < names->size() && !from.fault(); ++i)
      wanted.push_back(find_array(from, *arrays, (*names)[i], i));
  } else {
    wanted = readable_arrays(from, path, *arrays, machine);
  }
  if (from.fault()) return patterns;
  for (const NumberArray* array : wanted) {
    const std::string where = path + (array->name.empty() ? "" : ": " + array->name);
    auto found = patterns_of(*array, each, path.substr(path.find_last_of("/\\") + 1));
    if (!found) {
      from.fail("file", where + ": " + found.error().message);
      return patterns;
    }
    if (!found->known && each == Each::unsaid) {
      from.fail("each", expected(msg("missing for {0}", where),
                                 msg("row ({0} patterns of {1}) or picture ({0} × {1})",
                                     array->shape[0], array->shape[1])));
      return patterns;
    }
    for (Pattern& pattern : found->patterns) patterns.push_back(std::move(pattern));
  }
  return patterns;
}

/// How a start differs from the pattern it is made of; at most one of these.
void spoil(const Fields& start, Random& random, Pattern& pattern) {
  const char* given = nullptr;
  for (const char* name : {"flip_fraction", "flip_count", "flip", "inverse"}) {
    if (!start.has(name)) continue;
    if (given != nullptr) {
      start.fail(name, expected(msg("given beside {0}", given), "one of the two"));
      return;
    }
    given = name;
  }
  const auto size = static_cast<std::int64_t>(pattern.size());
  if (start.has("flip_fraction")) {
    double fraction = 0.0;
    start.number("flip_fraction", fraction, 0.0, 1.0);
    pattern = hopfield::flip_fraction(pattern, fraction, random);
  } else if (start.has("flip_count")) {
    std::uint32_t count = 0;
    start.integer("flip_count", count, 0, size);
    pattern = hopfield::flip_count(pattern, count, random);
  } else if (start.has("flip")) {
    std::vector<std::uint32_t> neurons;
    start.integers("flip", neurons, size - 1, pattern.size());
    for (const std::uint32_t neuron : neurons) pattern.flip(neuron);
  } else if (start.has("inverse")) {
    bool inverse = false;
    start.flag("inverse", inverse);
    if (inverse) pattern.invert();
  }
}

}  // namespace

void check_room(const Fields& random, std::uint64_t count, std::uint64_t size,
                std::uint64_t memory) {
  const Message found = msg("{0} {0|pattern|patterns} of {1} {1|value|values}", count, size);
  if (memory == 0) {
    if (count > kMostCells / size)
      random.fail("count", expected(found, msg("at most {0} in all", kMostCells)));
    return;
  }
  // Bits as they are drawn, by pattern and by neuron, and some numbers of each neuron.
  check_bytes(random, "count", found, 3 * count * ((size + 63) / 64 * 8) + 64 * size, memory);
}

void check_bytes(const Fields& fields, const char* field, const Argument& found,
                 std::uint64_t bytes, std::uint64_t memory) {
  if (bytes > memory)
    fields.fail(field,
                expected(found, msg("at most {0} MB, not {1}", memory >> 20U, bytes >> 20U)));
}

std::vector<Pattern> read_pattern_list(const Fields& fields, const char* name,
                                       std::uint64_t memory) {
  std::vector<Pattern> patterns;
  fields.require(name, "an array of patterns");
  const Json* list = fields.find(name);
  if (list == nullptr) return patterns;
  if (!list->is_array() || (memory == 0 && list->size() > static_cast<std::size_t>(kMostStored))) {
    fields.fail(name,
                expected(list->is_array() ? Argument(msg("{0} {0|pattern|patterns}", list->size()))
                                          : describe(*list),
                         msg("an array of at most {0}", kMostStored)));
    return patterns;
  }
  for (std::size_t k = 0; k < list->size(); ++k) {
    auto pattern =
        read_values((*list)[k], fields.path(name) + "[" + std::to_string(k) + "]", fields.fault());
    if (!pattern) return patterns;
    patterns.push_back(*std::move(pattern));
  }
  return patterns;
}

std::vector<Pattern> read_patterns_field(const Fields& fields, std::uint64_t seed,
                                         const Machine& machine) {
  fields.require("patterns", "an array of patterns, {\"random\": …} or {\"file\": …}");
  const Json* json = fields.find("patterns");
  if (json == nullptr) return {};
  if (json->is_array()) return read_pattern_list(fields, "patterns", machine.memory);
  const Fields from(*json, fields.path("patterns"), fields.fault());
  if (const Json* random = from.find("random")) {
    from.only({"random"});
    return random_patterns(Fields(*random, from.path("random"), from.fault()), seed, machine);
  }
  from.require("file", "the name of a file, or \"random\"");
  return file_patterns(from, machine);
}

std::optional<Request> read_request(const Fields& fields, const Machine& machine,
                                    const RequestKind& kind) {
  Request request;
  request.network = kind.network;
  request.run.update = kind.update;
  constexpr auto kLargest = static_cast<std::int64_t>(kLargestSeed);
  request.run_stream = kRunStreams;
  fields.integer("seed", request.seed, 0, kLargest);
  fields.integer("run_stream", request.run_stream, 0, kLargest);
  if (const Json* network = fields.find("network"))
    read_network_request(Fields(*network, fields.path("network"), fields.fault()), request.network);
  if (const Json* update = fields.find("update"))
    read_run_options(Fields(*update, fields.path("update"), fields.fault()), request.run);
  if (fields.fault()) return std::nullopt;
  // Weights that are given need no patterns; with them states are compared.
  const bool needed = !request.network.learning.weights || fields.has("patterns");
  const std::vector<Pattern> patterns =
      needed ? read_patterns_field(fields, request.seed, machine) : std::vector<Pattern>();
  if (fields.fault()) return std::nullopt;
  if (needed && (patterns.empty() || patterns.front().size() == 0)) {
    fields.fail(patterns.empty() ? "patterns" : "patterns[0]",
                expected(msg("empty"), "at least one value"));
    return std::nullopt;
  }
  const std::size_t neurons = request.network.learning.weights
                                  ? request.network.learning.weights->rows()
                                  : patterns.front().size();
  for (std::size_t k = 0; k < patterns.size(); ++k) {
    if (patterns[k].size() == neurons) continue;
    fields.fail("patterns[" + std::to_string(k) + "]",
                expected(value_count(patterns[k].size()), neurons));
    return std::nullopt;
  }
  if (auto fits = hopfield::validate(request.network.options, neurons); !fits) {
    fields.fail("network." + fits.error().field, fits.error().message);
    return std::nullopt;
  }
  auto memories = std::make_shared<hopfield::Memories>(neurons);
  for (const Pattern& pattern : patterns) memories->store(pattern);
  request.memories = std::move(memories);
  request.run.field_scale = request.network.field_scale(neurons);
  return request;
}

std::optional<hopfield::Model> learn(const Fields& fields, const Request& request) {
  const NetworkRequest& network = request.network;
  auto model = learn(network.learning, network.options, request.memories);
  if (model) return *std::move(model);
  blame(fields, model.error());
  return std::nullopt;
}

std::optional<Pattern> read_start(const Fields& fields, const Request& request) {
  return read_start(fields, "start", hopfield::patterns_of(*request.memories), request.neurons(),
                    request.seed);
}

std::optional<Pattern> read_start(const Fields& fields, const char* name,
                                  const std::vector<Pattern>& patterns, std::size_t neurons,
                                  std::uint64_t seed) {
  Random random(seed, kStartStream);
  fields.require(name, "a pattern, {\"random\": true} or {\"pattern\": k, …}");
  const Json* json = fields.find(name);
  if (json == nullptr) return std::nullopt;
  if (json->is_array()) {
    auto pattern = read_values(*json, fields.path(name), fields.fault());
    if (pattern && pattern->size() != neurons) {
      fields.fail(name, expected(value_count(pattern->size()), neurons));
      return std::nullopt;
    }
    return pattern;
  }
  const Fields start(*json, fields.path(name), fields.fault());
  start.only({"random", "pattern", "flip_fraction", "flip_count", "flip", "inverse"});
  bool any = false;
  start.flag("random", any);
  if (any) {
    start.only({"random"});
    if (fields.fault()) return std::nullopt;
    return hopfield::random_pattern(neurons, random);
  }
  std::size_t number = 0;
  start.require("pattern", "the number of a pattern, or \"random\": true");
  if (start.has("pattern") && patterns.empty())
    start.fail("pattern", expected(msg("given without patterns"), "an array or \"random\": true"));
  start.integer("pattern", number, 0, static_cast<std::int64_t>(patterns.size()) - 1);
  if (fields.fault()) return std::nullopt;
  Pattern pattern = patterns[number];
  spoil(start, random, pattern);
  if (fields.fault()) return std::nullopt;
  return pattern;
}

}  // namespace lab
