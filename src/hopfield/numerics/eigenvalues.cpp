#include <algorithm>
#include <cmath>

#include "hopfield/numerics/linear_algebra.hpp"

namespace hopfield {
namespace {

using Values = std::vector<std::complex<double>>;

Values of_two(const Matrix& a) {
  const double half = 0.5 * (a(0, 0) - a(1, 1));
  const double middle = 0.5 * (a(0, 0) + a(1, 1));
  const double square = half * half + a(0, 1) * a(1, 0);
  const double root = std::sqrt(std::fabs(square));
  if (square >= 0.0) {
    return {{middle + root, 0.0}, {middle - root, 0.0}};
  }
  return {{middle, root}, {middle, -root}};
}

/// Jacobi's rotations, row by row, until nothing is left beside the diagonal.
Values of_symmetric(Matrix a) {
  const std::size_t n = a.rows();
  for (int sweep = 0; sweep < 60; ++sweep) {
    bool done = true;
    for (std::size_t p = 0; p + 1 < n; ++p) {
      for (std::size_t q = p + 1; q < n; ++q) {
        const double off = a(p, q);
        if (std::fabs(a(p, p)) + std::fabs(a(q, q)) + std::fabs(off) * 1e-3 ==
            std::fabs(a(p, p)) + std::fabs(a(q, q))) {
          continue;
        }
        done = false;
        const double theta = (a(q, q) - a(p, p)) / (2.0 * off);
        const double t =
            std::copysign(1.0, theta) / (std::fabs(theta) + std::sqrt(theta * theta + 1.0));
        const double c = 1.0 / std::sqrt(t * t + 1.0);
        const double s = t * c;
        for (std::size_t k = 0; k < n; ++k) {
          const double kp = a(k, p);
          const double kq = a(k, q);
          a(k, p) = c * kp - s * kq;
          a(k, q) = s * kp + c * kq;
        }
        for (std::size_t k = 0; k < n; ++k) {
          const double pk = a(p, k);
          const double qk = a(q, k);
          a(p, k) = c * pk - s * qk;
          a(q, k) = s * pk + c * qk;
        }
        a(p, q) = a(q, p) = 0.0;
      }
    }
    if (done) {
      break;
    }
  }
  Values values;
  for (std::size_t i = 0; i < n; ++i) {
    values.emplace_back(a(i, i), 0.0);
  }
  return values;
}

/// To upper Hessenberg form by elimination with pivoting.
void reduce(Matrix& a) {
  const std::size_t n = a.rows();
  for (std::size_t m = 1; m + 1 < n; ++m) {
    std::size_t pivot = m;
    for (std::size_t j = m; j < n; ++j) {
      pivot = std::fabs(a(j, m - 1)) > std::fabs(a(pivot, m - 1)) ? j : pivot;
    }
    if (a(pivot, m - 1) == 0.0) {
      continue;
    }
    if (pivot != m) {
      for (std::size_t j = m - 1; j < n; ++j) std::swap(a(pivot, j), a(m, j));
      for (std::size_t j = 0; j < n; ++j) std::swap(a(j, pivot), a(j, m));
    }
    for (std::size_t i = m + 1; i < n; ++i) {
      const double factor = a(i, m - 1) / a(m, m - 1);
      a(i, m - 1) = 0.0;
      for (std::size_t j = m; j < n; ++j) a(i, j) -= factor * a(m, j);
      for (std::size_t j = 0; j < n; ++j) a(j, m) += factor * a(j, i);
    }
  }
}

/// The double-shift QR algorithm on Hessenberg form. Names are those of the literature; indices are
/// signed because they run below 0.
class HessenbergQr {
 public:
  explicit HessenbergQr(Matrix a) : a_(std::move(a)) {
    for (std::size_t i = 0; i < a_.rows(); ++i) {
      for (std::size_t j = i > 0 ? i - 1 : 0; j < a_.rows(); ++j) norm_ += std::fabs(a_(i, j));
    }
    last_ = static_cast<int>(a_.rows()) - 1;
  }

  Values run() {
    int tries = 0;
    while (last_ >= 0) {
      const int l = first_of_block();
      const double x = at(last_, last_);
      if (l == last_) {
        values_.emplace_back(x + shift_, 0.0);
        last_ -= 1;
        tries = 0;
      } else if (l == last_ - 1) {
        pair(x, at(last_ - 1, last_ - 1), at(last_, last_ - 1) * at(last_ - 1, last_));
        last_ -= 2;
        tries = 0;
      } else if (tries++ == 60) {
        return {};
      } else {
        iterate(l, tries);
      }
    }
    return values_;
  }

 private:
  double& at(int i, int j) { return a_(static_cast<std::size_t>(i), static_cast<std::size_t>(j)); }

  /// The block that ends at last_ begins where a subdiagonal element is negligible.
  int first_of_block() {
    for (int l = last_; l >= 1; --l) {
      double s = std::fabs(at(l - 1, l - 1)) + std::fabs(at(l, l));
      s = s == 0.0 ? norm_ : s;
      if (std::fabs(at(l, l - 1)) + s == s) {
        at(l, l - 1) = 0.0;
        return l;
      }
    }
    return 0;
  }

  void pair(double x, double y, double w) {
    const double p = 0.5 * (y - x);
    const double q = p * p + w;
    const double root = std::sqrt(std::fabs(q));
    x += shift_;
    if (q >= 0.0) {
      const double z = p + std::copysign(root, p);
      values_.emplace_back(x + z, 0.0);
      values_.emplace_back(z != 0.0 ? x - w / z : x + z, 0.0);
    } else {
      values_.emplace_back(x + p, root);
      values_.emplace_back(x + p, -root);
    }
  }

  void iterate(int l, int tries) {
    const int nn = last_;
    double x = at(nn, nn);
    double y = at(nn - 1, nn - 1);
    double w = at(nn, nn - 1) * at(nn - 1, nn);
    if (tries % 10 == 0) {  // an exceptional shift
      shift_ += x;
      for (int i = 0; i <= nn; ++i) at(i, i) -= x;
      const double s = std::fabs(at(nn, nn - 1)) + std::fabs(at(nn - 1, nn - 2));
      x = y = 0.75 * s;
      w = -0.4375 * s * s;
    }
    double p = 0.0;
    double q = 0.0;
    double r = 0.0;
    int m = nn - 2;
    for (;; --m) {
      const double z = at(m, m);
      const double rr = x - z;
      const double ss = y - z;
      p = (rr * ss - w) / at(m + 1, m) + at(m, m + 1);
      q = at(m + 1, m + 1) - z - rr - ss;
      r = at(m + 2, m + 1);
      const double s = std::fabs(p) + std::fabs(q) + std::fabs(r);
      p /= s;
      q /= s;
      r /= s;
      if (m == l) break;
      const double u = std::fabs(at(m, m - 1)) * (std::fabs(q) + std::fabs(r));
      const double v =
          std::fabs(p) * (std::fabs(at(m - 1, m - 1)) + std::fabs(z) + std::fabs(at(m + 1, m + 1)));
      if (u + v == v) break;
    }
    for (int i = m + 2; i <= nn; ++i) {
      at(i, i - 2) = 0.0;
      if (i != m + 2) at(i, i - 3) = 0.0;
    }
    for (int k = m; k <= nn - 1; ++k) {
      const bool three = k != nn - 1;
      double scale = 1.0;
      if (k != m) {
        p = at(k, k - 1);
        q = at(k + 1, k - 1);
        r = three ? at(k + 2, k - 1) : 0.0;
        scale = std::fabs(p) + std::fabs(q) + std::fabs(r);
        if (scale == 0.0) continue;
        p /= scale;
        q /= scale;
        r /= scale;
      }
      const double s = std::copysign(std::sqrt(p * p + q * q + r * r), p);
      if (s == 0.0) continue;
      if (k != m) {
        at(k, k - 1) = -s * scale;
      } else if (l != m) {
        at(k, k - 1) = -at(k, k - 1);
      }
      reflect(k, l, three, {p, q, r, s});
    }
  }

  struct Reflection {
    double p, q, r, s;
  };

  void reflect(int k, int l, bool three, Reflection f) {
    const int nn = last_;
    f.p += f.s;
    const double x = f.p / f.s;
    const double y = f.q / f.s;
    const double z = f.r / f.s;
    const double q = f.q / f.p;
    const double r = f.r / f.p;
    for (int j = k; j <= nn; ++j) {
      double sum = at(k, j) + q * at(k + 1, j);
      if (three) {
        sum += r * at(k + 2, j);
        at(k + 2, j) -= sum * z;
      }
      at(k + 1, j) -= sum * y;
      at(k, j) -= sum * x;
    }
    const int end = std::min(nn, k + 3);
    for (int i = l; i <= end; ++i) {
      double sum = x * at(i, k) + y * at(i, k + 1);
      if (three) {
        sum += z * at(i, k + 2);
        at(i, k + 2) -= sum * r;
      }
      at(i, k + 1) -= sum * q;
      at(i, k) -= sum;
    }
  }

  Matrix a_;
  Values values_;
  double norm_ = 0.0;
  double shift_ = 0.0;
  int last_ = 0;
};

bool symmetric(const Matrix& a) {
  for (std::size_t i = 0; i < a.rows(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (a(i, j) != a(j, i)) {
        return false;
      }
    }
  }
  return true;
}

}  // namespace

Values eigenvalues(const Matrix& a) {
  Values values;
  if (a.rows() == 1) {
    values = {{a(0, 0), 0.0}};
  } else if (a.rows() == 2) {
    values = of_two(a);
  } else if (symmetric(a)) {
    values = of_symmetric(a);
  } else {
    Matrix hessenberg = a;
    reduce(hessenberg);
    values = HessenbergQr(std::move(hessenberg)).run();
  }
  std::sort(values.begin(), values.end(),
            [](const std::complex<double>& x, const std::complex<double>& y) {
              return x.real() != y.real() ? x.real() > y.real() : x.imag() > y.imag();
            });
  return values;
}

}  // namespace hopfield
