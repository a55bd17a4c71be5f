#pragma once

namespace hopfield {

/// Elementary functions that give the same bits on every platform. The C library's differ in the last
/// bit between vendors, and one bit is enough to turn a random decision or a printed digit. Here is
/// only +, −, ×, ÷ (and sqrt), which IEEE 754 fixes, in an order that the compiler may not change.
///
/// Unless said otherwise the error is below 2 units in the last place (ulp). NaN gives NaN.
namespace special {

/// eˣ. +∞ above 709.78, 0 below −745.14, gradual underflow between.
[[nodiscard]] double exp(double x);
/// eˣ − 1, accurate for small x.
[[nodiscard]] double expm1(double x);
/// Natural logarithm. log(0) = −∞, negative: NaN.
[[nodiscard]] double log(double x);
/// log(1 + x), accurate for small x. log1p(−1) = −∞, below: NaN.
[[nodiscard]] double log1p(double x);
/// xʸ for x ≥ 0, and for negative x when y is an integer (otherwise NaN). The error grows with the
/// size of the result's logarithm: 2 ulp up to e^±50, 16 ulp at the ends of the range.
[[nodiscard]] double pow(double x, double y);

/// (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ), in [−1, 1]; accurate for small x.
[[nodiscard]] double tanh(double x);
/// Inverse of tanh; ±∞ at ±1, NaN outside.
[[nodiscard]] double atanh(double x);
/// In [−½π, ½π].
[[nodiscard]] double atan(double x);
/// sin πx: exactly 0, 1 or −1 at the integers and halves. |x| < 2⁵¹.
[[nodiscard]] double sin_pi(double x);
/// cos πx, likewise exact there. |x| < 2⁵¹.
[[nodiscard]] double cos_pi(double x);

/// (2/√π) ∫₀ˣ e^{−t²} dt.
[[nodiscard]] double erf(double x);
/// 1 − erf x, to 4 ulp also where it is tiny (x up to 26.5).
[[nodiscard]] double erfc(double x);

/// log n! less Stirling's (n + ½) log n − n + ½ log 2π, for real n > 0; absolute error below 10⁻¹⁵.
[[nodiscard]] double stirling_error(double n);
/// log Γ(x) for x > 0; error below 3·10⁻¹⁵, relative where |log Γ| > 1, absolute where it is less.
[[nodiscard]] double log_gamma(double x);

}  // namespace special
}  // namespace hopfield
