#pragma once

#include <cstddef>
#include <span>

#include "hopfield/numerics/matrix.hpp"
#include "hopfield/pattern/pattern.hpp"
#include "hopfield/result.hpp"

namespace hopfield {

/// P patterns of one size, at least one and not empty. Errors: `patterns`, `patterns[k]`.
[[nodiscard]] Result<void> check_patterns(std::span<const Pattern> patterns);

// Weight matrices N × N written down, for DenseNetwork. Wᵢⱼ is the weight from j to i. Errors are those
// of check_patterns, and those named.

/// Hebb: W = Σ ξ ξᵀ, integers; the diagonal is 0, or P with self-connections. O(N² P).
[[nodiscard]] Result<Matrix> hebb_weights(std::span<const Pattern> patterns, bool self_connections);

/// Amari 1972: W = Σ λ_α x_α x_αᵀ + σ² E, E the identity. The diagonal is Σ λ + σ²: the network needs
/// self-connections. Errors: `coefficients` (not P values), `coefficients[k]`, `self_term` (not finite).
[[nodiscard]] Result<Matrix> amari_weights(std::span<const Pattern> patterns,
                                           std::span<const double> coefficients, double self_term);

/// Amari 1972: W = Σ ξ^{μ+1} ξ^{μᵀ}: each pattern recalls the next; `cyclic`: the last recalls the
/// first. Integers, not symmetric. Without self-connections the diagonal is 0.
[[nodiscard]] Result<Matrix> sequence_weights(std::span<const Pattern> patterns, bool cyclic,
                                              bool self_connections);

/// Storkey 1997: pattern by pattern, w ← w + (1/N) (ξᵢξⱼ − ξᵢ hⱼᵢ − hᵢⱼ ξⱼ) with the local fields
/// hᵢⱼ = Σ_{k ≠ i,j} wᵢₖ ξₖ of the weights before. Symmetric, diagonal 0. O(N² P).
[[nodiscard]] Result<Matrix> storkey_weights(std::span<const Pattern> patterns);

}  // namespace hopfield
