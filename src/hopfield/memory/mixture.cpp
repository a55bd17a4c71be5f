#include "hopfield/memory/mixture.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>
#include <numeric>

namespace hopfield {
namespace {

constexpr std::size_t kCandidateLimit = 7;

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
      if (count_ == kCandidateLimit && size <= std::abs(list_[count_ - 1].overlap)) continue;
      count_ += count_ < kCandidateLimit ? 1 : 0;
      std::size_t at = count_ - 1;
      for (; at > 0 && std::abs(list_[at - 1].overlap) < size; --at) list_[at] = list_[at - 1];
      list_[at] = {{mu, overlaps[mu] < 0 ? -1 : 1}, overlaps[mu]};
    }
  }
  [[nodiscard]] std::span<const Candidate> list() const { return std::span(list_).first(count_); }

 private:
  std::array<Candidate, kCandidateLimit> list_;
  std::size_t count_ = 0;
};

/// Bits where `count` of a few words are set, in 64 columns at once: at least one, two, … five of them.
class Columns {
 public:
  void add(std::uint64_t word) {
    for (std::size_t k = at_least_.size() - 1; k > 0; --k) at_least_[k] |= at_least_[k - 1] & word;
    at_least_[0] |= word;
  }
  [[nodiscard]] std::uint64_t at_least(std::size_t count) const { return at_least_[count - 1]; }

 private:
  std::array<std::uint64_t, 4> at_least_ = {};
};

std::int64_t ones(std::uint64_t word) { return std::popcount(word); }

/// What a state and the candidates make of each other.
class Search {
 public:
  Search(const Memories& memories, const Pattern& state, std::span<const Candidate> from)
      : from_(from),
        neurons_(static_cast<std::int64_t>(state.size())),
        words_(state.words().size()),
        unlike_(from.size() * words_) {
    for (std::size_t k = 0; k < from.size(); ++k) {
      const std::span<const std::uint64_t> memory = memories[from[k].pattern].words();
      for (std::size_t w = 0; w < words_; ++w) {
        const std::uint64_t different = memory[w] ^ state.words()[w];
        unlike_[k * words_ + w] = from[k].sign > 0 ? different : ~different & used(w);
      }
      most_unlike_ = std::max(most_unlike_, ones(unlike_[k * words_]));
    }
  }

  /// The odd mixture with the fewest wrong neurons, at most `wrong_limit`: of 3, or of 5 if that is better.
  std::optional<Mixture> odd(std::int64_t wrong_limit) {
    best_wrong_ = wrong_limit + 1;
    try_size<3>();
    try_size<5>();
    return best_.empty() ? std::nullopt : std::optional(Mixture{best_, best_wrong_ == 0});
  }

  std::optional<Mixture> pair() const;

 private:
  /// Ones for the neurons that exist in word w.
  [[nodiscard]] std::uint64_t used(std::size_t w) const {
    const std::int64_t left = neurons_ - 64 * static_cast<std::int64_t>(w);
    return left >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << left) - 1;
  }

  /// Whether overlaps that add up to `sum` show that a mixture of `count` has no fewer wrong neurons than the best so
  /// far. Where it is right at least (count + 1) / 2 of the memories are: ½ Σ (N + m) ≥ ½ (count + 1) (N − wrong).
  [[nodiscard]] bool hopeless(std::int64_t sum, std::size_t count) const {
    return sum < neurons_ - (static_cast<std::int64_t>(count) + 1) * (best_wrong_ - 1);
  }

  /// Tries all subsets of this size, 3 or 5, in lexicographic order.
  template <std::size_t Size>
  void try_size() {
    std::array<std::size_t, Size> chosen = {};
    extend<Size, 0>(chosen, 0, 0, {});
  }

  /// Chooses the rest of a subset from candidate `first` on; `unlike` are the first words of those chosen.
  template <std::size_t Size, std::size_t Depth>
  void extend(std::array<std::size_t, Size>& chosen, std::size_t first, std::int64_t sum,
              const Columns& unlike) {
    if constexpr (Depth == Size) {
      // The first word alone rules most out. One turned round leaves at least those wrong in which half are unlike the
      // state, but for those in which it is itself.
      constexpr std::size_t kHalf = (Size + 1) / 2;
      const std::int64_t wrong = ones(unlike.at_least(kHalf));
      const std::int64_t turned = ones(unlike.at_least(kHalf - 1)) - most_unlike_;
      if (std::min(wrong, turned) < best_wrong_ && !hopeless(sum, Size)) try_signs(chosen, sum);
    } else {
      for (std::size_t k = first; k + Size - Depth <= from_.size(); ++k) {
        chosen[Depth] = k;
        Columns with = unlike;
        with.add(unlike_[k * words_]);
        extend<Size, Depth + 1>(chosen, k + 1, sum + from_[k].signed_overlap(), with);
      }
    }
  }

  /// Tries the subset with the signs given and with each sign turned round.
  template <std::size_t Size>
  void try_signs(const std::array<std::size_t, Size>& chosen, std::int64_t sum) {
    constexpr std::size_t kHalf = (Size + 1) / 2;
    std::array<std::int64_t, Size + 1> wrong = {};
    for (std::size_t k = 0; k < Size; ++k) {
      const bool skip = hopeless(sum - 2 * from_[chosen[k]].signed_overlap(), Size);
      wrong[k + 1] = skip ? best_wrong_ : 0;
    }
    for (std::size_t w = 0; w < words_; ++w) {
      // A neuron is wrong when more than half of the memories are unlike the state. Turning one round adds one to
      // their number where it was like the state, and takes one away where it was not.
      Columns unlike;
      for (const std::size_t k : chosen) unlike.add(unlike_[k * words_ + w]);
      wrong[0] += ones(unlike.at_least(kHalf));
      std::int64_t fewest = wrong[0];
      for (std::size_t k = 0; k < Size; ++k) {
        const std::uint64_t turned = unlike_[chosen[k] * words_ + w];
        wrong[k + 1] += ones((turned & unlike.at_least(kHalf + 1)) |
                             (~turned & unlike.at_least(kHalf - 1) & used(w)));
        fewest = std::min(fewest, wrong[k + 1]);
      }
      if (fewest >= best_wrong_) return;
    }
    for (std::size_t turned = 0; turned <= Size; ++turned) {
      if (wrong[turned] >= best_wrong_) continue;
      best_wrong_ = wrong[turned];
      best_.clear();
      for (std::size_t k = 0; k < Size; ++k) {
        best_.push_back(from_[chosen[k]]);
        best_.back().sign *= turned == k + 1 ? -1 : 1;
      }
    }
  }

  std::span<const Candidate> from_;
  std::int64_t neurons_;
  std::size_t words_;
  std::vector<std::uint64_t> unlike_;  // for each candidate: where it differs from the state
  std::int64_t most_unlike_ = 0;       // neurons of the first word in which a candidate differs
  std::int64_t best_wrong_ = 0;
  std::vector<MixtureTerm> best_;
};

/// Where two signed memories agree and differ, and what the state does there.
struct PairCount {
  std::int64_t agreed = 0;      ///< neurons in which they agree
  std::int64_t wrong = 0;       ///< of these, the state is different
  std::int64_t disputed = 0;    ///< neurons in which they differ
  std::int64_t from_first = 0;  ///< of these, the state takes the first's side
};

/// The thresholds of classify() for a mixture of two. The first has the larger overlap, so at least half
/// of what is disputed goes its way.
bool is_pair(const PairCount& count) {
  const std::int64_t neurons = count.agreed + count.disputed;
  return 4 * count.agreed >= neurons && 20 * count.wrong <= count.agreed &&
         5 * count.from_first <= 4 * count.disputed && count.disputed > 0;
}

std::optional<Mixture> Search::pair() const {
  std::optional<Mixture> best;
  PairCount best_count;
  for (std::size_t first = 0; first < from_.size(); ++first) {
    for (std::size_t second = first + 1; second < from_.size(); ++second) {
      const Candidate& a = from_[first];
      const Candidate& b = from_[second];
      PairCount count;
      for (std::size_t w = 0; w < words_; ++w)
        count.disputed += ones(unlike_[first * words_ + w] ^ unlike_[second * words_ + w]);
      count.agreed = neurons_ - count.disputed;
      // The overlaps add up to twice the one where the two agree, and differ by twice that of the first where they do not.
      count.wrong = (count.agreed - (a.signed_overlap() + b.signed_overlap()) / 2) / 2;
      count.from_first = (count.disputed + (a.signed_overlap() - b.signed_overlap()) / 2) / 2;
      // wrong / agreed, without dividing.
      const bool better =
          !best || count.wrong * best_count.agreed < best_count.wrong * count.agreed;
      if (is_pair(count) && better) {
        best = Mixture{{MixtureTerm(a), MixtureTerm(b)}, count.wrong == 0};
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
  if (from.size() < 2) return std::nullopt;
  const auto neurons = static_cast<std::int64_t>(state.size());
  const std::int64_t wrong_in_nearest = (neurons - std::abs(from[0].overlap)) / 2;
  Search search(memories, state, from);
  std::optional<Mixture> odd = search.odd(std::min(neurons / 20, wrong_in_nearest - 1));
  return odd ? odd : search.pair();
}

}  // namespace hopfield
