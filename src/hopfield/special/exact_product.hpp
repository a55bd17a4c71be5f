#pragma once

namespace hopfield {

/// An unevaluated sum high + low, |low| ≤ ½ ulp(high).
struct Product {
  double high = 0.0;
  double low = 0.0;
};

/// a · b without rounding (Dekker 1971): a fused multiply-add would do the same, but where there is no
/// instruction for it, as in WebAssembly, it is slow. |a|, |b| < 2⁹⁹⁰, and no underflow.
inline Product exact_product(double a, double b) {
  constexpr double kSplitter = 0x1p27 + 1.0;
  const double big_a = kSplitter * a;
  const double a_high = big_a - (big_a - a);
  const double a_low = a - a_high;
  const double big_b = kSplitter * b;
  const double b_high = big_b - (big_b - b);
  const double b_low = b - b_high;
  const double high = a * b;
  const double low = ((a_high * b_high - high) + a_high * b_low + a_low * b_high) + a_low * b_low;
  return {high, low};
}

}  // namespace hopfield
