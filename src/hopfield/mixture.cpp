#include "hopfield/mixture.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>
#include <numeric>

namespace hopfield {
namespace {

constexpr std::size_t candidate_limit = 7;

/// Memories of largest |overlap| first, with the sign of the overlap (+ for 0).
std::vector<MixtureTerm> candidates(std::span<const std::int32_t> overlaps) {
  std::vector<std::size_t> order(overlaps.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto larger = [&](std::size_t a, std::size_t b) {
    const std::int32_t size_a = std::abs(overlaps[a]);
    const std::int32_t size_b = std::abs(overlaps[b]);
    return size_a != size_b ? size_a > size_b : a < b;
  };
  const std::size_t count = std::min(candidate_limit, order.size());
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count), order.end(),
                    larger);
  std::vector<MixtureTerm> result;
  for (std::size_t k = 0; k < count; ++k) {
    result.push_back({order[k], overlaps[order[k]] < 0 ? -1 : 1});
  }
  return result;
}

/// 64 neurons of a memory with its sign.
std::uint64_t signed_word(const Memories& memories, const MixtureTerm& term, std::size_t w) {
  const std::uint64_t word = memories[term.pattern].words()[w];
  return term.sign > 0 ? word : ~word;
}

/// Ones where more than half of the 3 or 5 signed memories are +1.
std::uint64_t majority(const Memories& memories, std::span<const MixtureTerm> terms,
                       std::size_t w) {
  const std::uint64_t a = signed_word(memories, terms[0], w);
  const std::uint64_t b = signed_word(memories, terms[1], w);
  const std::uint64_t c = signed_word(memories, terms[2], w);
  const std::uint64_t two = (a & b) | (c & (a | b));
  if (terms.size() == 3) {
    return two;
  }
  // The number of +1 is one + 2 (two + more), in 64 columns at once.
  const std::uint64_t first = a ^ b ^ c;
  const std::uint64_t d = signed_word(memories, terms[3], w);
  const std::uint64_t e = signed_word(memories, terms[4], w);
  const std::uint64_t one = first ^ d ^ e;
  const std::uint64_t more = (first & d) | (e & (first | d));
  return (two & more) | ((two | more) & one);
}

/// Ones for the neurons that exist in word w.
std::uint64_t used(std::size_t neurons, std::size_t w) {
  const std::size_t left = neurons - 64 * w;
  return left >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << left) - 1;
}

std::int64_t ones(std::uint64_t word) { return std::popcount(word); }

/// Finds the odd mixture with the fewest wrong neurons.
class OddSearch {
 public:
  OddSearch(const Memories& memories, const Pattern& state, std::int64_t wrong_limit)
      : memories_(memories), state_(state), best_wrong_(wrong_limit + 1) {}

  /// Tries the subset with the signs given and with each sign turned round.
  void try_signs(std::span<MixtureTerm> terms) {
    try_one(terms);
    for (MixtureTerm& term : terms) {
      term.sign = -term.sign;
      try_one(terms);
      term.sign = -term.sign;
    }
  }

  /// Tries all subsets of this size, 3 or 5.
  void try_size(std::span<const MixtureTerm> from, std::size_t size) {
    if (from.size() < size) {
      return;
    }
    std::vector<std::size_t> chosen(size);
    std::iota(chosen.begin(), chosen.end(), std::size_t{0});
    std::array<MixtureTerm, 5> terms;
    while (true) {
      for (std::size_t k = 0; k < size; ++k) {
        terms[k] = from[chosen[k]];
      }
      try_signs(std::span(terms).first(size));
      // The next combination in lexicographic order.
      std::size_t k = size;
      while (k > 0 && chosen[k - 1] == from.size() - size + k - 1) {
        --k;
      }
      if (k == 0) {
        return;
      }
      ++chosen[k - 1];
      std::iota(chosen.begin() + static_cast<std::ptrdiff_t>(k), chosen.end(), chosen[k - 1] + 1);
    }
  }

  [[nodiscard]] std::optional<Mixture> found() const {
    return best_.empty() ? std::nullopt : std::optional(Mixture{best_, best_wrong_ == 0});
  }

 private:
  void try_one(std::span<const MixtureTerm> terms) {
    std::int64_t wrong = 0;
    const std::span<const std::uint64_t> words = state_.words();
    for (std::size_t w = 0; w < words.size() && wrong < best_wrong_; ++w) {
      wrong += ones((majority(memories_, terms, w) ^ words[w]) & used(state_.size(), w));
    }
    if (wrong < best_wrong_) {
      best_wrong_ = wrong;
      best_.assign(terms.begin(), terms.end());
    }
  }

  const Memories& memories_;
  const Pattern& state_;
  std::int64_t best_wrong_;
  std::vector<MixtureTerm> best_;
};

/// Where two signed memories agree and differ, and what the state does there.
struct PairCount {
  std::int64_t agreed = 0;      ///< neurons in which they agree
  std::int64_t wrong = 0;       ///< of these, the state is different
  std::int64_t disputed = 0;    ///< neurons in which they differ
  std::int64_t from_first = 0;  ///< of these, the state takes the first's side
};

PairCount count_pair(const Memories& memories, const Pattern& state, const MixtureTerm& first,
                     const MixtureTerm& second) {
  PairCount count;
  const std::span<const std::uint64_t> words = state.words();
  for (std::size_t w = 0; w < words.size(); ++w) {
    const std::uint64_t mask = used(state.size(), w);
    const std::uint64_t a = signed_word(memories, first, w);
    const std::uint64_t same = ~(a ^ signed_word(memories, second, w)) & mask;
    const std::uint64_t unlike = a ^ words[w];
    count.agreed += ones(same);
    count.wrong += ones(same & unlike);
    count.disputed += ones(~same & mask);
    count.from_first += ones(~same & ~unlike & mask);
  }
  return count;
}

/// The thresholds of classify() for a mixture of two. The first has the larger overlap, so at least half
/// of what is disputed goes its way.
bool is_pair(const PairCount& count) {
  const std::int64_t neurons = count.agreed + count.disputed;
  return 4 * count.agreed >= neurons && 20 * count.wrong <= count.agreed &&
         5 * count.from_first <= 4 * count.disputed && count.disputed > 0;
}

std::optional<Mixture> find_pair(const Memories& memories, const Pattern& state,
                                 std::span<const MixtureTerm> from) {
  std::optional<Mixture> best;
  PairCount best_count;
  for (std::size_t first = 0; first < from.size(); ++first) {
    for (std::size_t second = first + 1; second < from.size(); ++second) {
      const PairCount count = count_pair(memories, state, from[first], from[second]);
      // wrong / agreed, without dividing.
      const bool better =
          !best || count.wrong * best_count.agreed < best_count.wrong * count.agreed;
      if (is_pair(count) && better) {
        best = Mixture{{from[first], from[second]}, count.wrong == 0};
        best_count = count;
      }
    }
  }
  return best;
}

}  // namespace

std::optional<Mixture> find_mixture(const Memories& memories, const Pattern& state,
                                    std::span<const std::int32_t> overlaps) {
  const std::vector<MixtureTerm> from = candidates(overlaps);
  if (from.size() < 2) {
    return std::nullopt;
  }
  const auto neurons = static_cast<std::int64_t>(state.size());
  const std::int64_t wrong_in_nearest = (neurons - std::abs(overlaps[from[0].pattern])) / 2;
  OddSearch search(memories, state, std::min(neurons / 20, wrong_in_nearest - 1));
  search.try_size(from, 3);
  search.try_size(from, 5);
  std::optional<Mixture> odd = search.found();
  return odd ? odd : find_pair(memories, state, from);
}

}  // namespace hopfield
