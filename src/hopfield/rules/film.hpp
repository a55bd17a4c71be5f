#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "hopfield/memory/dynamics.hpp"
#include "hopfield/numerics/matrix.hpp"
#include "hopfield/pattern/pattern.hpp"
#include "hopfield/result.hpp"

namespace hopfield {

class Random;

/// How pictures recall one another.
struct FilmOptions {
  /// Weights are counted in so many parts of one, so that Hebb's fields are integers and a tie is really a tie.
  static constexpr int kParts = 20;
  std::int32_t hold = 0;       ///< in parts: each picture recalls itself
  std::int32_t next = kParts;  ///< each recalls the next
  std::int32_t back = 0;       ///< each recalls the one before: the transposed weights of `next`
  bool cyclic = true;          ///< the last one's next is the first
  bool projection = false;  ///< pseudo-inverse in place of Hebb: pictures may resemble each other
  std::uint32_t delay = 0;  ///< `next` and `back` act on the state so many steps ago
  Mode mode = Mode::sync;   ///< a step: all neurons at once, or each once in random order
  friend bool operator==(const FilmOptions&, const FilmOptions&) = default;
};

/// A network that plays pictures one after the other (Amari 1972), ±1 units, thresholds 0; at a field of 0 a neuron keeps its
/// state. With Hebb's rule, without self-connections,
///
///   W = hold Σ ξ^μ ξ^μᵀ + next Σ ξ^{μ+1} ξ^μᵀ + back Σ ξ^μ ξ^{μ+1}ᵀ,
///
/// and with the pseudo-inverse, which keeps its diagonal, with the dual vectors of the pictures in the place of the right-hand ξ^μ (and
/// the transposed matrix for `back`): W ξ^μ = hold ξ^μ + next ξ^{μ+1} exactly. With a delay τ (Sompolinsky & Kanter 1986, with all of their
/// w(t) at τ; Kleinfeld 1986 has a slow decay there) the first sum acts on the state now, and the others on the state τ steps ago; before
/// the start there was nothing.
///
/// W is never written down: a field takes O(P). Immutable once made.
class Film {
 public:
  static constexpr std::size_t kMaxPictures = 16;
  /// Errors: `pictures` (none, too many), `pictures[k]` (another size than the first; with projection one that depends on others).
  static Result<Film> make(std::vector<Pattern> pictures, const FilmOptions& options);

  [[nodiscard]] std::size_t neurons() const { return pictures_[0].size(); }
  [[nodiscard]] std::span<const Pattern> pictures() const { return pictures_; }
  [[nodiscard]] const FilmOptions& options() const { return options_; }

  /// The state after one more step, and how many neurons' fields were 0 meanwhile. `then`: the state `delay` steps ago, or nullptr
  /// before there is one; without a delay it is not looked at. `random`: of asynchronous updates only, N − 1 draws.
  struct Step {
    Pattern state;
    std::size_t ties = 0;
  };
  [[nodiscard]] Step after(const Pattern& now, const Pattern* then, Random& random) const;
  /// What synchronous updating would make of it: the same state when it is a fixed point in both modes.
  [[nodiscard]] Step all_at_once(const Pattern& now, const Pattern* then) const;

  /// W as without a delay, N × N. O(N² P).
  [[nodiscard]] Matrix weights() const;

 private:
  Film(std::vector<Pattern> pictures, const FilmOptions& options, Matrix dual);
  /// Of what acts on one state: how much of each picture is in its fields.
  enum class Part : std::uint8_t { hold, moves };
  void add(Part part, const Pattern& state, std::span<double> amounts) const;
  [[nodiscard]] double field(std::size_t i, std::span<const double> amounts) const;
  [[nodiscard]] double diagonal(Part part, std::size_t i) const;

  std::vector<Pattern> pictures_;
  FilmOptions options_;
  Matrix dual_;                     // P × P, or empty for Hebb
  std::vector<double> neighbours_;  // Σ ξᵢ^{μ+1} ξᵢ^μ of each neuron
  double slack_ = 0;                // fields up to this are 0
};

/// How a run of a film goes on for ever.
enum class FilmEnd : std::uint8_t { unknown, fixed_point, cycle };

/// All states of a run from a start, as far as something new happens, or to `longest` steps.
struct FilmRun {
  std::vector<Pattern> states;    ///< states[t]: after t steps
  std::vector<std::size_t> ties;  ///< ties[t]: fields of 0 in the step that led there
  FilmEnd end = FilmEnd::unknown;
  std::size_t since = 0;  ///< fixed point, cycle: the first state of it
  std::size_t period =
      0;  ///< cycle: it comes back after so many steps, and not before; 1 for a fixed point

  /// The state at any time: what is known of the end goes on.
  [[nodiscard]] const Pattern& at(std::size_t time) const;
};
/// Synchronous runs are followed until all that the next state depends on (with a delay: the last states) has been there before, so a cycle
/// is exact. Asynchronous ones never come back for sure; what is found are fixed points. The order of step t comes from the stream t of the
/// seed. O(T N P).
[[nodiscard]] FilmRun run_film(const Film& film, const Pattern& start, std::size_t longest,
                               std::uint64_t seed);

}  // namespace hopfield
