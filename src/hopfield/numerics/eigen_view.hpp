#pragma once

#include <Eigen/Core>

#include "hopfield/numerics/matrix.hpp"

// Eigen's view of what the engine keeps. Internal to the engine, and for .cpp files only: Eigen's headers take seconds to read.
// Which operations give the same bits everywhere: cmake/dependencies.cmake.

namespace hopfield {

/// The same numbers, not copied: the matrix must outlive the view.
inline Eigen::Map<const Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>
view(const Matrix& matrix) {
  return {matrix.values().data(), static_cast<Eigen::Index>(matrix.rows()),
          static_cast<Eigen::Index>(matrix.columns())};
}

/// The copy that leaves Eigen.
inline Matrix matrix_of(const Eigen::Ref<const Eigen::MatrixXd>& values) {
  Matrix result(static_cast<std::size_t>(values.rows()), static_cast<std::size_t>(values.cols()));
  for (std::size_t i = 0; i < result.rows(); ++i)
    for (std::size_t j = 0; j < result.columns(); ++j)
      result(i, j) = values(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j));
  return result;
}

}  // namespace hopfield
