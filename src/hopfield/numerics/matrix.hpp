#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace hopfield {

/// A dense matrix of doubles, row-major: what the engine's interfaces speak. Eigen computes on it (eigen_view.hpp), but its
/// headers stay behind them.
class Matrix {
 public:
  Matrix() = default;
  /// All zero.
  Matrix(std::size_t rows, std::size_t columns)
      : rows_(rows), columns_(columns), values_(rows * columns, 0.0) {}
  /// Precondition: values.size() == rows · columns.
  Matrix(std::size_t rows, std::size_t columns, std::vector<double> values)
      : rows_(rows), columns_(columns), values_(std::move(values)) {}

  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] std::size_t columns() const { return columns_; }
  [[nodiscard]] double operator()(std::size_t i, std::size_t j) const {
    return values_[i * columns_ + j];
  }
  double& operator()(std::size_t i, std::size_t j) { return values_[i * columns_ + j]; }
  /// Row i, as many values as there are columns, without a copy. i < rows().
  [[nodiscard]] std::span<const double> row(std::size_t i) const {
    return std::span(values_).subspan(i * columns_, columns_);
  }
  /// The same, to be written to.
  std::span<double> row(std::size_t i) {
    return std::span(values_).subspan(i * columns_, columns_);
  }
  [[nodiscard]] std::span<const double> values() const { return values_; }

  friend bool operator==(const Matrix&, const Matrix&) = default;

 private:
  std::size_t rows_ = 0;
  std::size_t columns_ = 0;
  std::vector<double> values_;
};

}  // namespace hopfield
