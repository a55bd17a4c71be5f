#include "lab/workbenches/sequences/sequences.hpp"

#include <cmath>
#include <cstdlib>

namespace lab {

hopfield::Film film_of(const Sequences& s) {
  hopfield::FilmOptions options;
  options.hold = s.hold;
  options.next = s.next;
  options.back = s.back;
  options.cyclic = s.cyclic;
  options.projection = s.projection;
  options.delay = s.delay;
  options.mode = s.mode;
  auto made = hopfield::Film::make(s.pictures, options);
  if (made) return *std::move(made);
  // A checked section always makes a network.
  return *hopfield::Film::make({hopfield::Pattern(s.neurons())}, {});
}

hopfield::FilmRun run_of(const Sequences& s, const hopfield::Film& film) {
  return hopfield::run_film(film, s.start, kLongestFilm, s.seed);
}

FilmSymmetry symmetry_of(const hopfield::Matrix& weights) {
  double largest = 0;
  for (const double weight : weights.values()) largest = std::max(largest, std::fabs(weight));
  // Those of the pseudo-inverse are rounded.
  const double same = 1e-9 * largest;
  bool symmetric = true, antisymmetric = true;
  for (std::size_t i = 0; i < weights.rows(); ++i)
    for (std::size_t j = 0; j <= i; ++j) {
      symmetric = symmetric && std::fabs(weights(i, j) - weights(j, i)) <= same;
      antisymmetric = antisymmetric && std::fabs(weights(i, j) + weights(j, i)) <= same;
    }
  if (symmetric) return FilmSymmetry::symmetric;
  return antisymmetric ? FilmSymmetry::antisymmetric : FilmSymmetry::neither;
}

NearestFrame nearest_frame(const Sequences& s, const hopfield::Pattern& state) {
  NearestFrame best;
  for (std::size_t k = 0; k < s.pictures.size(); ++k) {
    const std::int32_t overlap = hopfield::dot(s.pictures[k], state);
    if (k == 0 || std::abs(overlap) > std::abs(best.overlap)) best = {k, overlap};
  }
  return best;
}

}  // namespace lab
