#include <algorithm>
#include <cmath>
#include <numeric>

#include "hopfield/numerics/matrix.hpp"
#include "hopfield/rules/pair_memory.hpp"

namespace hopfield {
namespace {

/// Of a symmetric matrix, which is left with its eigenvalues on the diagonal: their eigenvectors, as columns.
Matrix jacobi(Matrix& a) {
  constexpr int kMostRounds = 60;
  const std::size_t n = a.rows();
  Matrix vectors(n, n);
  for (std::size_t i = 0; i < n; ++i) vectors(i, i) = 1;
  for (int round = 0; round < kMostRounds; ++round) {
    double off = 0, all = 0;
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j) (i == j ? all : off) += a(i, j) * a(i, j);
    if (!(off > 1e-30 * all)) break;
    for (std::size_t p = 0; p < n; ++p)
      for (std::size_t q = p + 1; q < n; ++q) {
        if (a(p, q) == 0) continue;
        // The rotation that makes a(p, q) vanish.
        const double half = (a(q, q) - a(p, p)) / (2 * a(p, q));
        const double t = (half >= 0 ? 1 : -1) / (std::fabs(half) + std::sqrt(1 + half * half));
        const double c = 1 / std::sqrt(1 + t * t), s = t * c;
        for (std::size_t k = 0; k < n; ++k) {
          const double left = a(k, p), right = a(k, q);
          a(k, p) = c * left - s * right;
          a(k, q) = s * left + c * right;
        }
        for (std::size_t k = 0; k < n; ++k) {
          const double left = a(p, k), right = a(q, k);
          a(p, k) = c * left - s * right;
          a(q, k) = s * left + c * right;
        }
        for (std::size_t k = 0; k < n; ++k) {
          const double left = vectors(k, p), right = vectors(k, q);
          vectors(k, p) = c * left - s * right;
          vectors(k, q) = s * left + c * right;
        }
      }
  }
  return vectors;
}

Matrix gram(const PairMemory& memory, Side side) {
  const std::size_t count = memory.pairs();
  Matrix out(count, count);
  for (std::size_t a = 0; a < count; ++a)
    for (std::size_t b = 0; b < count; ++b)
      out(a, b) = dot(memory.pattern(side, a), memory.pattern(side, b));
  return out;
}

}  // namespace

PairSpectrum spectrum(const PairMemory& memory, Side side) {
  PairSpectrum found;
  const std::size_t count = memory.pairs();
  if (count == 0) return found;
  constexpr double kZero = 1e-10;  // of the largest
  // W Wᵀ = Xᵀ (Y Yᵀ) X. With X Xᵀ = U D Uᵀ its eigenvectors are Xᵀ U D^(−½) q, where q are those of D^½ Uᵀ (Y Yᵀ) U D^½.
  Matrix own = gram(memory, side);
  const Matrix other = gram(memory, across(side));
  const Matrix u = jacobi(own);
  double largest = 0;
  for (std::size_t a = 0; a < count; ++a) largest = std::fmax(largest, own(a, a));
  std::vector<std::size_t> kept;
  for (std::size_t a = 0; a < count; ++a)
    if (own(a, a) > kZero * largest) kept.push_back(a);
  Matrix between(kept.size(), kept.size());
  for (std::size_t a = 0; a < kept.size(); ++a)
    for (std::size_t b = a; b < kept.size(); ++b) {
      double sum = 0;
      for (std::size_t k = 0; k < count; ++k)
        for (std::size_t l = 0; l < count; ++l) sum += u(k, kept[a]) * other(k, l) * u(l, kept[b]);
      between(a, b) = sum * std::sqrt(own(kept[a], kept[a])) * std::sqrt(own(kept[b], kept[b]));
      between(b, a) = between(a, b);
    }
  const Matrix q = jacobi(between);
  std::vector<std::size_t> order(kept.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return between(a, a) > between(b, b); });
  for (const std::size_t which : order) {
    const double eigenvalue = between(which, which);
    if (!(eigenvalue > kZero * between(order[0], order[0]))) break;
    std::vector<double> vector(memory.pattern(side, 0).size(), 0.0);
    for (std::size_t k = 0; k < count; ++k) {
      double part = 0;
      for (std::size_t a = 0; a < kept.size(); ++a)
        part += u(k, kept[a]) * q(a, which) / std::sqrt(own(kept[a], kept[a]));
      for (std::size_t i = 0; i < vector.size(); ++i)
        vector[i] += part * memory.pattern(side, k)[i];
    }
    // Most of it positive: of the two signs, the one that looks like the pictures do.
    double sum = 0;
    for (std::size_t k = 0; k < count; ++k)
      for (std::size_t i = 0; i < vector.size(); ++i) sum += vector[i] * memory.pattern(side, k)[i];
    if (sum < 0)
      for (double& value : vector) value = -value;
    found.eigenvalues.push_back(eigenvalue);
    found.vectors.push_back(std::move(vector));
  }
  return found;
}

}  // namespace hopfield
