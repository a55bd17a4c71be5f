#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "hopfield/matrix.hpp"
#include "hopfield/pattern.hpp"
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

}  // namespace hopfield
