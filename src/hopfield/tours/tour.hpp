#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "hopfield/numerics/matrix.hpp"
#include "hopfield/numerics/point.hpp"
#include "hopfield/numerics/random.hpp"
#include "hopfield/result.hpp"

namespace hopfield {

using City = Point;

/// Euclidean distances, symmetric, with diagonal 0.
[[nodiscard]] Matrix distances(std::span<const City> cities);

/// Length of the closed tour that visits these cities in order. Each number below distances.rows().
[[nodiscard]] double tour_length(const Matrix& distances, std::span<const std::uint32_t> order);

struct Tour {
  std::vector<std::uint32_t> order;  ///< begins with city 0
  double length = 0.0;
};
/// The shortest tour, exactly, by dynamic programming (Held & Karp 1962): O(2ⁿ n²). 1 to 13 cities; symmetric or not.
/// Errors: `distances` (not square, size, not finite).
[[nodiscard]] Result<Tour> shortest_tour(const Matrix& distances);

/// The travelling-salesman network of Hopfield & Tank (1985), with their numbers. V_Xi: city X is i-th.
/// E = A/2 Σ_X Σ_{i≠j} V_Xi V_Xj + B/2 Σ_i Σ_{X≠Y} V_Xi V_Yi + C/2 (Σ V − n)² + D/2 Σ d_XY V_Xi (V_Y,i+1 + V_Y,i−1).
struct TourNetworkOptions {
  double a = 500.0;
  double b = 500.0;
  double c = 200.0;
  double d = 500.0;
  double gain_width = 0.02;  ///< u₀ in V = ½ (1 + tanh(u/u₀))
  /// n of the C term. Theirs for 10 cities was 15, so that neurons are not too shy; ≤ 0: one and a half times the cities.
  double effective_cities = 0.0;
  double time_constant = 1.0;  ///< τ
  /// Euler steps as published (10⁻⁵), or Dormand & Prince's method with error control.
  enum class Method : std::uint8_t { euler, adaptive } method = Method::euler;
  double time_step = 1e-5;
  double max_time = 0.05;  ///< the end of a run that does not come to rest before
  double noise = 0.1;      ///< starts: u = u₀₀ + uniform ± noise · u₀, with Σ V = cities
  friend bool operator==(const TourNetworkOptions&, const TourNetworkOptions&) = default;
};
/// Errors: the name of the field.
[[nodiscard]] Result<void> validate(const TourNetworkOptions& options);

struct TourRun {
  Matrix outputs;  ///< V at the end: cities × positions
  double time = 0.0;
  bool settled = false;  ///< no output changes by more than 10⁻⁶ in 10⁻⁴ of time
  bool finite = true;    ///< false: the integrator gave up
  /// The city at each position if every city and every position has exactly one V > ½, otherwise empty: not a tour.
  std::vector<std::uint32_t> order;
  double length = 0.0;  ///< of that tour; 0 if there is none
  [[nodiscard]] bool valid() const { return !order.empty(); }
};
/// The city at each position if every city and every position has exactly one of the n² V > ½, otherwise empty.
[[nodiscard]] std::vector<std::uint32_t> tour_of(std::span<const double> outputs, std::size_t n);
class Settling;
/// A run at its random start (settling.hpp). Precondition: what run_tour_network() refuses is not there.
[[nodiscard]] Settling settle_tour(const Matrix& distances, const TourNetworkOptions& options,
                                   Random& random);
/// One run from a random start. Errors: `distances` (2 to 30 cities, square), those of the options.
[[nodiscard]] Result<TourRun> run_tour_network(const Matrix& distances,
                                               const TourNetworkOptions& options, Random& random);

/// Many runs: run k draws from Random(seed, k), so that any part of them gives the same.
struct TourStatistics {
  std::uint64_t runs = 0;
  std::uint64_t valid = 0;
  double mean_length = 0.0;  ///< of the valid ones
  Tour best;                 ///< of the valid ones; order empty when there is none
  [[nodiscard]] double valid_fraction() const {
    return runs > 0 ? static_cast<double>(valid) / static_cast<double>(runs) : 0.0;
  }
};
/// Runs first_run, first_run + 1, … of that many, added up in this order. Errors: those of
/// run_tour_network.
[[nodiscard]] Result<TourStatistics> tour_statistics(const Matrix& distances,
                                                     const TourNetworkOptions& options,
                                                     std::uint64_t seed, std::uint64_t first_run,
                                                     std::uint64_t runs);

/// Twice the four parts of the energy.
struct EnergyTerms {
  double a = 0.0, b = 0.0, c = 0.0, d = 0.0;
  [[nodiscard]] double energy() const { return 0.5 * (a + b + c + d); }
};

/// Dynamics and energy of the network, for a state of cities² potentials u (row-major by city).
class TourNetwork {
 public:
  /// Precondition: validate(options), distances square.
  TourNetwork(Matrix distances, TourNetworkOptions options);
  [[nodiscard]] std::size_t cities() const { return distances_.rows(); }
  /// V = ½ (1 + tanh(u/u₀)), in [0, 1].
  [[nodiscard]] double output(double u) const;
  /// du/dt = −u/τ − A Σ V_Xj − B Σ V_Yi − C (Σ V − n) − D Σ d_XY (V_Y,i+1 + V_Y,i−1).
  void derivative(std::span<const double> u, std::span<double> out) const;
  /// E without the leak's integral.
  [[nodiscard]] double energy(std::span<const double> v) const { return terms(v).energy(); }
  [[nodiscard]] EnergyTerms terms(std::span<const double> v) const;

 private:
  Matrix distances_;
  TourNetworkOptions options_;
  double effective_;
};

}  // namespace hopfield
