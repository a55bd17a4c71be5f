#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "hopfield/tours/tour.hpp"
#include "lab/experiments/studies/study.hpp"
#include "lab/formats/fields.hpp"

namespace lab {

inline constexpr std::int64_t kMostSettlings = 1'000'000;  ///< runs of one request

/// Reads "network" and "update" of a problem that Hopfield and Tank's graded neurons solve. What is missing stays as it was.
void read_settling(const Fields& fields, hopfield::TourNetworkOptions& options);

/// The study of one cell whose trials are the numbered runs of one problem.
template <class Problem>
[[nodiscard]] Study study_of_runs(
    const Problem& problem, std::uint64_t runs, std::size_t width, decltype(Study::join) join,
    void (*add)(const Problem&, std::uint64_t number, std::span<std::uint64_t> counts),
    std::string (*write)(const Problem&, const Counts&, std::uint64_t runs)) {
  Study study;
  study.trials = {runs};
  study.width = width;
  study.block = {1};
  study.join = std::move(join);
  study.run = [problem, add](std::size_t, std::uint64_t first, std::uint64_t count,
                             std::span<std::uint64_t> counts) {
    for (std::uint64_t number = first; number < first + count; ++number)
      add(problem, number, counts);
  };
  study.write = [problem, write, runs](const std::vector<Counts>& all) {
    return write(problem, all[0], runs);
  };
  return study;
}

}  // namespace lab
