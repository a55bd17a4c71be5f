// Running a study, all of it or a part, and joining parts.
#include "lab/experiments/studies/study.hpp"

#include <algorithm>
#include <charconv>

#include "lab/experiments/studies/parallel.hpp"
#include "lab/formats/text.hpp"
#include "lab/words/message.hpp"

namespace lab {
namespace {

constexpr std::int64_t kMostShards = 100'000;

/// One piece of work.
struct Piece {
  std::size_t cell = 0;
  std::uint64_t first = 0;
  std::uint64_t count = 0;
};

std::vector<Piece> pieces_of(const Study& study, const Shard& shard) {
  std::vector<Piece> pieces;
  for (std::size_t cell = 0; cell < study.trials.size(); ++cell) {
    const std::uint64_t trials = study.trials[cell];
    const std::uint64_t end = trials * shard.index / shard.count;
    for (std::uint64_t at = trials * (shard.index - 1) / shard.count; at < end;) {
      const std::uint64_t count = std::min(study.block[cell], end - at);
      pieces.push_back({cell, at, count});
      at += count;
    }
  }
  // The last cells are mostly the longest: begin with them, so that no thread is left alone with one at the end.
  std::reverse(pieces.begin(), pieces.end());
  return pieces;
}

void join(const Study& study, std::span<std::uint64_t> into, std::span<const std::uint64_t> from) {
  if (study.join) return study.join(into, from);
  for (std::size_t i = 0; i < into.size(); ++i) into[i] += from[i];
}

std::vector<Counts> zeros(const Study& study) {
  return std::vector<Counts>(study.trials.size(), Counts(study.width, 0));
}

void read_shard(const Fields& fields, Shard& shard) {
  fields.only({"index", "count"});
  fields.require("index", "the number of the part, from 1");
  fields.require("count", "the number of parts");
  fields.integer("count", shard.count, 1, kMostShards);
  fields.integer("index", shard.index, 1, static_cast<std::int64_t>(shard.count));
}

/// JavaScript, through which parts may go, rounds numbers beyond 2⁵³: those are texts.
void write_count(JsonText& json, std::uint64_t count) {
  constexpr std::uint64_t kExact = std::uint64_t{1} << 53U;
  if (count <= kExact)
    json.value(count);
  else
    json.value(std::string_view(std::to_string(count)));
}

std::optional<std::uint64_t> read_count(const Json& json) {
  if (json.is_number_unsigned()) return json.get<std::uint64_t>();
  if (!json.is_string()) return std::nullopt;
  const auto& text = json.get_ref<const std::string&>();
  std::uint64_t count = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error != std::errc() || stop != text.data() + text.size()) return std::nullopt;
  return count;
}

std::string write_part(std::string_view name, Json request, const Shard& shard,
                       const std::vector<Counts>& cells) {
  request.erase("shard");
  JsonText json;
  json.begin('{').field("experiment", name).key("shard").begin('{');
  json.field("index", shard.index).field("count", shard.count).end('}');
  json.key("request").raw(request.dump()).key("counts").begin('[');
  for (const Counts& counts : cells) {
    json.begin('[');
    for (const std::uint64_t count : counts) write_count(json, count);
    json.end(']');
  }
  return json.end(']').end('}').text();
}

/// Adds the counts of a part; a fault when they are not of this study's shape.
void add_counts(const Fields& part, const Study& study, std::vector<Counts>& cells) {
  const Json* list = part.find("counts");
  if (list == nullptr) return part.require("counts", "the part's counts");
  const bool right = list->is_array() && list->size() == cells.size() &&
                     std::all_of(list->begin(), list->end(), [&](const Json& cell) {
                       return cell.is_array() && cell.size() == study.width &&
                              std::all_of(cell.begin(), cell.end(), [](const Json& count) {
                                return read_count(count).has_value();
                              });
                     });
  if (!right) {
    return part.fail("counts",
                     expected(msg("not of this request"),
                              msg("{0} arrays of {1} counts", cells.size(), study.width)));
  }
  for (std::size_t cell = 0; cell < cells.size(); ++cell) {
    Counts counts;
    for (const Json& count : (*list)[cell]) counts.push_back(read_count(count).value_or(0));
    join(study, cells[cell], counts);
  }
}

}  // namespace

hopfield::Result<std::string> run_study(std::string_view name, StudyReader read,
                                        const Json& request, const ExperimentOptions& options,
                                        const Progress& progress, std::uint64_t memory) {
  Fault fault;
  const Fields fields(request, "", fault);
  Shard shard;
  if (const Json* given = fields.find("shard")) read_shard(Fields(*given, "shard", fault), shard);
  bool is_part = fields.has("shard");
  if (options.shard_count > 0) {
    if (options.shard_index < 1 || options.shard_index > options.shard_count)
      return hopfield::Error{"shard", "expected i/n with i from 1 to n"};
    shard = {options.shard_index, options.shard_count};
    is_part = true;
  }
  const unsigned threads = usable_threads(options.threads);
  const auto study = fault ? std::nullopt : read(fields, memory / threads);
  if (fault) return *fault;

  const std::vector<Piece> pieces = pieces_of(*study, shard);
  std::vector<std::vector<Counts>> sums(threads, zeros(*study));
  const auto work = [&](std::uint64_t k, unsigned worker) {
    const Piece& piece = pieces[static_cast<std::size_t>(k)];
    Counts counts(study->width, 0);
    study->run(piece.cell, piece.first, piece.count, counts);
    join(*study, sums[worker][piece.cell], counts);
  };
  if (!for_each_parallel(pieces.size(), options.threads, work, progress))
    return hopfield::Error{"", "cancelled"};
  std::vector<Counts> cells = zeros(*study);
  for (const auto& sum : sums)
    for (std::size_t cell = 0; cell < cells.size(); ++cell) join(*study, cells[cell], sum[cell]);
  return is_part ? write_part(name, request, shard, cells) : study->write(cells);
}

hopfield::Result<std::string> merge_parts(const Fields& fields, std::uint64_t memory) {
  Fault& fault = fields.fault();
  fields.only({"parts"});
  fields.require("parts", "an array of parts");
  const Json* parts = fields.find("parts");
  if (parts == nullptr) return *fault;
  if (!parts->is_array() || parts->empty())
    return hopfield::Error{"parts", expected(describe(*parts), "an array of parts")};
  std::optional<Study> study;
  std::vector<Counts> cells;
  std::vector<bool> seen;
  const Json& first = parts->front();
  for (std::size_t k = 0; k < parts->size(); ++k) {
    const std::string path = "parts[" + std::to_string(k) + "]";
    const Fields part((*parts)[k], path, fault);
    for (const char* name : {"experiment", "shard", "request"})
      part.require(name, "what \"shard\" writes");
    part.only({"experiment", "shard", "request", "counts"});
    std::string experiment;
    constexpr std::size_t kLongest = 64;
    part.text("experiment", experiment, kLongest);
    if (fault) return *fault;
    Shard shard;
    read_shard(Fields((*parts)[k]["shard"], path + ".shard", fault), shard);
    if (fault) return *fault;
    if (k == 0) {
      const StudyReader reader = study_reader(experiment);
      if (reader == nullptr) {
        part.fail("experiment", msg("\"{0}\" has no parts", tidy(experiment, 24)).plain());
        return *fault;
      }
      const Fields request(first["request"], path + ".request", fault);
      study = fault ? std::nullopt : reader(request, memory);
      if (fault) return *fault;
      cells = zeros(*study);
      seen.assign(shard.count, false);
    }
    if ((*parts)[k]["experiment"] != first["experiment"] ||
        (*parts)[k]["request"] != first["request"]) {
      part.fail("request", "not that of the first part");
    } else if (shard.count != seen.size()) {
      part.fail("shard.count", expected(shard.count, msg("{0} as in the first part", seen.size())));
    } else if (seen[shard.index - 1]) {
      part.fail("shard.index", msg("{0} appears twice", shard.index).plain());
    } else {
      seen[shard.index - 1] = true;
      add_counts(part, *study, cells);
    }
    if (fault) return *fault;
  }
  const auto missing = std::find(seen.begin(), seen.end(), false);
  if (missing != seen.end()) {
    return hopfield::Error{
        "parts",
        msg("part {0} of {1} is missing", missing - seen.begin() + 1, seen.size()).plain()};
  }
  return study->write(cells);
}

}  // namespace lab
