#include "hopfield/places/place_fields.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

#include "hopfield/numerics/random.hpp"
#include "hopfield/special/special.hpp"

namespace hopfield {
namespace {

/// Streams of the seed.
constexpr std::uint64_t kCentreStream = 1, kPeakStream = 2;
constexpr std::size_t kFewestAcross = 4, kMostAcross = 32;

/// One factor of the field: exp(−d² / 2σ²).
double bell(double d, double width) { return special::exp(-d * d / (2.0 * width * width)); }

Result<void> in_range(const char* name, double value, double low, double high) {
  if (value >= low && value <= high) return {};
  return Error{name, "out of range"};
}

}  // namespace

std::size_t shared(const Pattern& a, const Pattern& b) {
  std::size_t count = 0;
  for (std::size_t w = 0; w < a.words().size(); ++w)
    count += static_cast<std::size_t>(std::popcount(a.words()[w] & b.words()[w]));
  return count;
}

Result<PlaceFields> PlaceFields::make(const PlaceFieldOptions& options) {
  constexpr double kThinnest = 0.01, kWidest = 1.0, kSparsest = 0.01, kFullest = 0.9;
  if (auto fits = in_range("side", static_cast<double>(options.side), kFewestAcross, kMostAcross);
      !fits)
    return fits.error();
  if (auto fits = in_range("width", options.width, kThinnest, kWidest); !fits) return fits.error();
  if (auto fits = in_range("share", options.share, kSparsest, kFullest); !fits) return fits.error();
  PlaceFields out;
  out.options_ = options;
  const std::size_t side = options.side, cells = side * side;
  out.active_ = std::max<std::size_t>(
      1, static_cast<std::size_t>(std::llround(options.share * static_cast<double>(cells))));
  Random random(options.seed, kCentreStream);
  out.centres_.resize(cells);
  if (options.centres == PlaceFieldOptions::Centres::grid) {
    std::vector<std::uint32_t> places(cells);
    std::iota(places.begin(), places.end(), 0U);
    random.shuffle(std::span(places));
    const auto middle = [side](std::size_t k) {
      return (static_cast<double>(k) + 0.5) / static_cast<double>(side);
    };
    for (std::size_t i = 0; i < cells; ++i)
      out.centres_[i] = {middle(places[i] % side), middle(places[i] / side)};
  } else {
    for (Place& centre : out.centres_) {
      centre.x = random.uniform();
      centre.y = random.uniform();
    }
  }
  Random peaks(options.seed, kPeakStream);
  for (std::size_t i = 0; i < cells; ++i) out.peaks_.push_back(0.5 + 0.5 * peaks.uniform());
  // From the top to the bottom, then each row from the left.
  std::vector<std::uint32_t>& order = out.by_place_;
  order.resize(cells);
  std::iota(order.begin(), order.end(), 0U);
  const auto sort_by = [&](std::size_t from, std::size_t to, const auto& key) {
    std::sort(order.begin() + static_cast<std::ptrdiff_t>(from),
              order.begin() + static_cast<std::ptrdiff_t>(to),
              [&](std::uint32_t a, std::uint32_t b) {
                return key(a) != key(b) ? key(a) < key(b) : a < b;
              });
  };
  sort_by(0, cells, [&](std::uint32_t i) { return -out.centres_[i].y; });
  for (std::size_t row = 0; row < side; ++row)
    sort_by(row * side, (row + 1) * side, [&](std::uint32_t i) { return out.centres_[i].x; });
  return out;
}

double PlaceFields::rate(std::size_t cell, const Place& at) const {
  return peaks_[cell] * (bell(at.x - centres_[cell].x, options_.width) *
                         bell(at.y - centres_[cell].y, options_.width));
}

Pattern PlaceFields::strongest(std::span<double> rates) const {
  std::vector<std::uint32_t> order(rates.size());
  std::iota(order.begin(), order.end(), 0U);
  std::nth_element(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(active_ - 1),
                   order.end(), [&](std::uint32_t a, std::uint32_t b) {
                     return rates[a] != rates[b] ? rates[a] > rates[b] : a < b;
                   });
  Pattern out(rates.size());
  for (std::size_t k = 0; k < active_; ++k) out.set(order[k], true);
  return out;
}

Pattern PlaceFields::pattern(const Place& at) const {
  std::vector<double> rates(cells());
  for (std::size_t i = 0; i < rates.size(); ++i) rates[i] = rate(i, at);
  return strongest(rates);
}

PlaceDecoder::PlaceDecoder(const PlaceFields& fields) {
  const std::size_t cells = fields.cells();
  const double width = fields.options().width;
  // The factors of rate(), which are the same for all places of a row or a column.
  Matrix across(kAcross, cells), up(kAcross, cells);
  for (std::size_t k = 0; k < kAcross; ++k) {
    const double at = static_cast<double>(k) / (kAcross - 1);
    for (std::size_t i = 0; i < cells; ++i) {
      across(k, i) = bell(at - fields.centres()[i].x, width);
      up(k, i) = bell(at - fields.centres()[i].y, width);
    }
  }
  patterns_.reserve(kAcross * kAcross);
  std::vector<double> rates(cells);
  for (std::size_t y = 0; y < kAcross; ++y)
    for (std::size_t x = 0; x < kAcross; ++x) {
      for (std::size_t i = 0; i < cells; ++i)
        rates[i] = fields.peaks()[i] * (across(x, i) * up(y, i));
      patterns_.push_back(fields.strongest(rates));
    }
}

std::optional<Place> PlaceDecoder::decode(const Pattern& active) const {
  std::size_t most = 0, count = 0;
  std::uint64_t x = 0, y = 0;
  for (std::size_t k = 0; k < patterns_.size(); ++k) {
    const std::size_t match = shared(patterns_[k], active);
    if (match < most || match == 0) continue;
    if (match > most) x = y = count = 0;
    most = match;
    x += k % kAcross;
    y += k / kAcross;
    ++count;
  }
  if (count == 0) return std::nullopt;
  const double scale = static_cast<double>(count) * (kAcross - 1);
  return Place{static_cast<double>(x) / scale, static_cast<double>(y) / scale};
}

}  // namespace hopfield
