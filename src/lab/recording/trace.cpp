#include "lab/recording/trace.hpp"

#include <algorithm>
#include <bit>

namespace lab {
namespace {

constexpr std::uint16_t kFlipped = 0x8000;

/// Moments are 64 bits wide everywhere; as places in memory they fit.
std::size_t place(std::uint64_t moment) { return static_cast<std::size_t>(moment); }

}  // namespace

std::uint64_t sweep_hash(const hopfield::Pattern& state, double energy) {
  constexpr std::uint64_t kPrime = 0x100000001B3;  // FNV-1a
  std::uint64_t hash = state.hash();
  // 0.0 + −0.0 is 0.0: the sign of a zero must not count.
  std::uint64_t bits = std::bit_cast<std::uint64_t>(energy + 0.0);
  for (int i = 0; i < 8; ++i) {
    hash = (hash ^ (bits & 0xFFU)) * kPrime;
    bits >>= 8U;
  }
  return hash;
}

void Trace::begin(const hopfield::Pattern& start, double energy,
                  std::span<const std::int32_t> overlaps) {
  *this = Trace();
  neurons_ = start.size();
  patterns_ = overlaps.size();
  sweeps_.push_back(start);
  sample(energy, overlaps);
}

void Trace::decided(std::uint32_t neuron, bool flipped) {
  decisions_.push_back(static_cast<std::uint16_t>(neuron | (flipped ? kFlipped : 0U)));
}

bool Trace::wants_sample() const { return length() % stride_ == 0; }

void Trace::sample(double energy, std::span<const std::int32_t> overlaps) {
  const std::uint64_t now = length();
  if (!samples_.empty()) {
    const std::uint64_t last = samples_.back().moment;
    if (last == now || last % stride_ != 0) {
      samples_.pop_back();
      overlaps_.resize(overlaps_.size() - patterns_);
    }
  }
  samples_.push_back({now, energy});
  overlaps_.insert(overlaps_.end(), overlaps.begin(), overlaps.end());
  if (samples_.size() > most_samples()) thin();
}

std::size_t Trace::most_samples() const {
  constexpr std::size_t kFewest = 512;  // as many as a plot has pixels
  return std::clamp(kMostOverlaps / std::max<std::size_t>(patterns_, 1), kFewest, kMostSamples);
}

void Trace::thin() {
  stride_ *= 2;
  std::size_t kept = 0;
  for (std::size_t k = 0; k < samples_.size(); ++k) {
    if (samples_[k].moment % stride_ != 0 && k + 1 < samples_.size()) continue;
    samples_[kept] = samples_[k];
    std::copy_n(overlaps_.begin() + static_cast<std::ptrdiff_t>(k * patterns_), patterns_,
                overlaps_.begin() + static_cast<std::ptrdiff_t>(kept * patterns_));
    ++kept;
  }
  samples_.resize(kept);
  overlaps_.resize(kept * patterns_);
}

void Trace::swept(const hopfield::Pattern& state, std::uint64_t hash, double energy,
                  std::span<const std::int32_t> overlaps) {
  sweeps_.push_back(state);
  hashes_.push_back(hash);
  sample(energy, overlaps);
}

void Trace::cut(std::uint64_t moment) {
  if (moment >= length()) return;
  decisions_.resize(place(moment));
  sweeps_.resize(place(moment) / neurons_ + 1);
  hashes_.resize(sweeps_.size() - 1);
  while (samples_.back().moment > moment) samples_.pop_back();
  overlaps_.resize(samples_.size() * patterns_);
}

std::uint64_t Trace::length() const { return decisions_.size(); }

hopfield::Pattern Trace::state(std::uint64_t moment) const {
  const std::uint64_t last = std::min(moment, length());
  const std::size_t sweep = place(last) / neurons_;
  hopfield::Pattern state = sweeps_[sweep];
  for (std::uint64_t m = std::uint64_t{sweep} * neurons_ + 1; m <= last; ++m)
    if (flipped_at(m)) state.flip(decided_at(m));
  return state;
}

std::span<const Sample> Trace::samples() const { return samples_; }

std::span<const std::int32_t> Trace::overlaps(std::size_t k) const {
  return std::span(overlaps_).subspan(k * patterns_, patterns_);
}

std::size_t Trace::sweeps() const { return sweeps_.size(); }

const hopfield::Pattern& Trace::sweep_state(std::size_t sweep) const { return sweeps_[sweep]; }

std::span<const std::uint64_t> Trace::hashes() const { return hashes_; }

std::vector<std::uint32_t> Trace::flipped(std::uint64_t from, std::uint64_t to) const {
  std::vector<std::uint32_t> neurons;
  for (std::uint64_t m = from + 1; m <= std::min(to, length()); ++m)
    if (flipped_at(m)) neurons.push_back(decided_at(m));
  return neurons;
}

std::uint32_t Trace::decided_at(std::uint64_t moment) const {
  return decisions_[place(moment - 1)] & static_cast<std::uint16_t>(~kFlipped);
}

bool Trace::flipped_at(std::uint64_t moment) const {
  return (decisions_[place(moment - 1)] & kFlipped) != 0;
}

std::uint64_t Trace::flips(std::uint64_t moment) const {
  const auto end = decisions_.begin() + static_cast<std::ptrdiff_t>(std::min(moment, length()));
  return static_cast<std::uint64_t>(std::count_if(
      decisions_.begin(), end, [](std::uint16_t decision) { return (decision & kFlipped) != 0; }));
}

std::size_t Trace::bytes() const {
  const std::size_t state = sizeof(hopfield::Pattern) + (neurons_ + 63) / 64 * 8;
  return decisions_.capacity() * sizeof(std::uint16_t) + sweeps_.size() * (state + 8) +
         samples_.capacity() * sizeof(Sample) + overlaps_.capacity() * sizeof(std::int32_t);
}

}  // namespace lab
