#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "hopfield/numerics/matrix.hpp"
#include "hopfield/pattern/memories.hpp"
#include "hopfield/pattern/pattern.hpp"
#include "hopfield/result.hpp"

namespace hopfield {

/// The patterns that are linear combinations of the ones before them, in order. Exact: decided in the
/// fields of integers modulo two primes (a chance of 2⁻⁶⁰ of naming a pattern that is not).
/// Precondition: check_patterns. O(P² N / 64 + P³).
[[nodiscard]] std::vector<std::size_t> dependent_patterns(std::span<const Pattern> patterns);

/// C = G⁻¹ with G the P × P integer Gram matrix Gₘₙ = ξ^m · ξ^n, through its Cholesky factor with one step of
/// refinement. Symmetric to the bit. Errors: those of check_patterns; `patterns[k]` for the first
/// that depends linearly on others, all of them named. O(P² N / 64 + P³).
[[nodiscard]] Result<Matrix> inverse_gram(std::span<const Pattern> patterns);

/// L⁻¹ (P × P, lower triangular) of G = L Lᵀ, not refined: the rows of L⁻¹ X are orthonormal. Nothing for patterns that
/// inverse_gram refuses. Precondition: at least one pattern. O(P² N / 64 + P³).
[[nodiscard]] std::optional<Matrix> inverse_gram_factor(const Memories& memories);

}  // namespace hopfield
