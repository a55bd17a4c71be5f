// The study "queens": n queens on a board by Hopfield and Tank's network.
#include "hopfield/tours/queens.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "hopfield/trials/trials.hpp"
#include "lab/document/document.hpp"
#include "lab/experiments/studies/settling.hpp"
#include "lab/experiments/studies/study.hpp"
#include "lab/formats/json_text.hpp"

namespace lab {
namespace {

/// Places of the counts of the only cell: runs, those that solved the board, had too few queens, too many, or queens that attack each
/// other, those that settled or stayed finite, and the earliest that solved it, counted from 1.
namespace board {
enum Place : std::size_t { runs, solved, few, many, attacked, settled, finite, first, places };
}

struct Boards {
  std::size_t queens = 8;
  hopfield::TourNetworkOptions options;
  std::uint64_t seed = 1;
  std::uint64_t first = 0;  ///< the number of the first run

  struct Run {
    std::vector<std::uint32_t> squares;
    bool settled = false, finite = false, attacked = false;
  };
  [[nodiscard]] Run run(std::uint64_t number) const {
    hopfield::Random random(seed, hopfield::trial_stream(hopfield::TrialKind::tours, 0, number));
    hopfield::Settling settling = hopfield::settle_queens(queens, options, random);
    while (!settling.over()) settling.step();
    Run out;
    out.squares = hopfield::queens_of(settling.outputs());
    out.settled = settling.settled();
    out.finite = settling.finite();
    out.attacked = !hopfield::attacks(out.squares, queens).empty();
    return out;
  }
};

void add_board(const Boards& boards, std::uint64_t number, std::span<std::uint64_t> counts) {
  const Boards::Run run = boards.run(boards.first + number);
  const std::size_t placed = run.squares.size();
  const auto count = [&](board::Place place, bool add) { counts[place] += add ? 1 : 0; };
  count(board::runs, true);
  count(board::settled, run.settled);
  count(board::finite, run.finite);
  count(board::attacked, run.finite && run.attacked);
  count(board::few, run.finite && placed < boards.queens);
  count(board::many, run.finite && placed > boards.queens);
  if (!run.finite || run.attacked || placed != boards.queens) return;
  count(board::solved, true);
  if (counts[board::first] == 0 || number + 1 < counts[board::first])
    counts[board::first] = number + 1;
}

void join_boards(std::span<std::uint64_t> into, std::span<const std::uint64_t> from) {
  for (std::size_t place = 0; place < board::first; ++place) into[place] += from[place];
  if (from[board::first] == 0) return;
  if (into[board::first] == 0 || from[board::first] < into[board::first])
    into[board::first] = from[board::first];
}

std::string write_boards(const Boards& boards, const Counts& counts, std::uint64_t most_runs) {
  const auto runs = static_cast<double>(counts[board::runs]);
  const double share = static_cast<double>(counts[board::solved]) / runs;
  JsonText json;
  json.begin('{').field("queens", std::uint64_t{boards.queens}).field("runs", counts[board::runs]);
  json.field("solved", counts[board::solved]).field("solved_fraction", share);
  json.field("solved_fraction_se", std::sqrt(share * (1 - share) / runs));
  json.field("too_few", counts[board::few]).field("too_many", counts[board::many]);
  json.field("attacked", counts[board::attacked]).field("settled", counts[board::settled]);
  json.field("finite", counts[board::finite]).key("first");
  if (counts[board::first] > 0 && counts[board::first] <= most_runs) {
    const std::uint64_t number = boards.first + counts[board::first] - 1;
    json.begin('{').field("run", number).key("squares").begin('[');
    for (const std::uint32_t square : boards.run(number).squares) json.value(square);
    json.end(']').end('}');
  } else {
    json.null();
  }
  return json.end('}').text();
}

}  // namespace

std::optional<Study> read_queens(const Fields& fields, std::uint64_t /*memory*/) {
  fields.only({"queens", "runs", "first", "network", "update", "seed", "shard"});
  Boards boards;
  std::uint64_t most_runs = 100;
  fields.integer("queens", boards.queens, 2,
                 static_cast<std::int64_t>(hopfield::QueensNetwork::kMostQueens));
  fields.integer("runs", most_runs, 1, kMostSettlings);
  fields.integer("first", boards.first, 0, kMostSettlings);
  fields.integer("seed", boards.seed, 0, static_cast<std::int64_t>(kLargestSeed));
  if (fields.fault()) return std::nullopt;
  boards.options = hopfield::QueensNetwork::standard(boards.queens);
  read_settling(fields, boards.options);
  if (fields.fault()) return std::nullopt;
  return study_of_runs(boards, most_runs, board::places, join_boards, add_board, write_boards);
}

}  // namespace lab
