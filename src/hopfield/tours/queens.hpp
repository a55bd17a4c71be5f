#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "hopfield/tours/settling.hpp"
#include "hopfield/tours/tour.hpp"

namespace hopfield {

/// n queens on an n × n board, none attacking another, by the same graded neurons as a tour: V_xy, row x, column y.
/// E = A/2 Σ_x Σ_{y≠y'} V_xy V_xy' + B/2 Σ_y Σ_{x≠x'} V_xy V_x'y + C/2 (Σ V − n)² + D/2 Σ V V' over pairs on a diagonal.
class QueensNetwork {
 public:
  static constexpr std::size_t kMostQueens = 30;
  /// A, B, C as for tours, D = 350, n one more than queens: about one run in six places eight queens.
  [[nodiscard]] static TourNetworkOptions standard(std::size_t queens);

  /// 2 to 30 queens. Precondition: validate(options).
  QueensNetwork(std::size_t queens, const TourNetworkOptions& options);
  [[nodiscard]] std::size_t queens() const { return queens_; }
  /// du/dt = −u/τ − ∂E/∂V.
  void derivative(std::span<const double> u, std::span<double> out) const;
  [[nodiscard]] EnergyTerms terms(std::span<const double> v) const;

 private:
  std::size_t queens_;
  TourNetworkOptions options_;
  double effective_;
};

/// A run at its random start.
[[nodiscard]] Settling settle_queens(std::size_t queens, const TourNetworkOptions& options,
                                     Random& random);

/// The squares, row by row, whose V is above ½.
[[nodiscard]] std::vector<std::uint32_t> queens_of(std::span<const double> outputs);
/// Two of them that attack each other.
struct Attack {
  enum class Along : std::uint8_t { row, column, diagonal } along = Along::row;
  std::uint32_t first = 0, second = 0;  ///< squares
};
/// Every pair, whatever stands between them.
[[nodiscard]] std::vector<Attack> attacks(std::span<const std::uint32_t> squares, std::size_t side);

}  // namespace hopfield
