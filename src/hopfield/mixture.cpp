#include "hopfield/mixture.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>
#include <numeric>

namespace hopfield {
namespace {

constexpr std::size_t candidate_limit = 7;

/// A memory that may take part, with the sign of its overlap (+ for 0), and the overlap.
struct Candidate : MixtureTerm {
  std::int32_t overlap = 0;
  /// The signed memory's overlap.
  [[nodiscard]] std::int64_t signed_overlap() const { return sign * std::int64_t{overlap}; }
};

/// Memories of largest |overlap| first; of equals, the lower number.
class Candidates {
 public:
  explicit Candidates(std::span<const std::int32_t> overlaps) {
    for (std::size_t mu = 0; mu < overlaps.size(); ++mu) {
      const std::int32_t size = std::abs(overlaps[mu]);
      if (count_ == candidate_limit && size <= std::abs(list_[count_ - 1].overlap)) {
        continue;
      }
      count_ += count_ < candidate_limit ? 1 : 0;
      std::size_t at = count_ - 1;
      for (; at > 0 && std::abs(list_[at - 1].overlap) < size; --at) {
        list_[at] = list_[at - 1];
      }
      list_[at] = {{mu, overlaps[mu] < 0 ? -1 : 1}, overlaps[mu]};
    }
  }
  [[nodiscard]] std::span<const Candidate> list() const { return std::span(list_).first(count_); }

 private:
  std::array<Candidate, candidate_limit> list_;
  std::size_t count_ = 0;
};

/// 64 neurons of a memory with its sign.
std::uint64_t signed_word(const Memories& memories, const MixtureTerm& term, std::size_t w) {
  const std::uint64_t word = memories[term.pattern].words()[w];
  return term.sign > 0 ? word : ~word;
}

/// Ones where more than half of the 3 or 5 signed memories are +1.
std::uint64_t majority(const Memories& memories, std::span<const Candidate> terms, std::size_t w) {
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

  /// Tries all subsets of this size, 3 or 5.
  void try_size(std::span<const Candidate> from, std::size_t size) {
    if (from.size() < size || hopeless(from.first(size))) {
      return;
    }
    std::array<std::size_t, 5> chosen = {0, 1, 2, 3, 4};
    std::array<Candidate, 5> terms;
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
      const auto first = chosen.begin() + static_cast<std::ptrdiff_t>(k);
      ++chosen[k - 1];
      std::iota(first, chosen.end(), chosen[k - 1] + 1);
    }
  }

  [[nodiscard]] std::optional<Mixture> found() const {
    return best_.empty() ? std::nullopt : std::optional(Mixture{best_, best_wrong_ == 0});
  }

 private:
  /// Tries the subset with the signs given and with each sign turned round.
  void try_signs(std::span<Candidate> terms) {
    // The signs given are those of the overlaps: with one turned round it can only be worse.
    if (hopeless(terms)) {
      return;
    }
    try_one(terms);
    for (Candidate& term : terms) {
      term.sign = -term.sign;
      if (!hopeless(terms)) {
        try_one(terms);
      }
      term.sign = -term.sign;
    }
  }

  /// Whether the overlaps m of the K signed memories alone show that no fewer neurons are wrong than in the best so far.
  /// Where the mixture is right at least (K + 1) / 2 of them are: ½ Σ (N + m) ≥ ½ (K + 1) (N − wrong).
  [[nodiscard]] bool hopeless(std::span<const Candidate> terms) const {
    std::int64_t sum = 0;
    for (const Candidate& term : terms) {
      sum += term.signed_overlap();
    }
    const auto count = static_cast<std::int64_t>(terms.size());
    return sum < static_cast<std::int64_t>(state_.size()) - (count + 1) * (best_wrong_ - 1);
  }

  void try_one(std::span<const Candidate> terms) {
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

PairCount count_pair(const Memories& memories, const Pattern& state, const Candidate& first,
                     const Candidate& second) {
  PairCount count;
  for (std::size_t w = 0; w < state.words().size(); ++w) {
    count.disputed += ones((signed_word(memories, first, w) ^ signed_word(memories, second, w)) &
                           used(state.size(), w));
  }
  count.agreed = static_cast<std::int64_t>(state.size()) - count.disputed;
  // The overlaps of the two add up to twice the one with both where they agree, and differ by twice that of the first where
  // they do not.
  const std::int64_t sum = first.signed_overlap() + second.signed_overlap();
  const std::int64_t difference = first.signed_overlap() - second.signed_overlap();
  count.wrong = (count.agreed - sum / 2) / 2;
  count.from_first = (count.disputed + difference / 2) / 2;
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
                                 std::span<const Candidate> from) {
  std::optional<Mixture> best;
  PairCount best_count;
  for (std::size_t first = 0; first < from.size(); ++first) {
    for (std::size_t second = first + 1; second < from.size(); ++second) {
      const PairCount count = count_pair(memories, state, from[first], from[second]);
      // wrong / agreed, without dividing.
      const bool better =
          !best || count.wrong * best_count.agreed < best_count.wrong * count.agreed;
      if (is_pair(count) && better) {
        best = Mixture{{MixtureTerm(from[first]), MixtureTerm(from[second])}, count.wrong == 0};
        best_count = count;
      }
    }
  }
  return best;
}

}  // namespace

std::optional<Mixture> find_mixture(const Memories& memories, const Pattern& state,
                                    std::span<const std::int32_t> overlaps) {
  const Candidates candidates(overlaps);
  const std::span<const Candidate> from = candidates.list();
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
