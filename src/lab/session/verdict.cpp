// Where the network stands, in words.
#include <algorithm>
#include <cstdlib>

#include "lab/formats/names.hpp"
#include "lab/formats/text.hpp"
#include "lab/session/session.hpp"

namespace lab {
namespace {

using hopfield::Kind;
using hopfield::Outcome;
using Tone = Verdict::Tone;

/// A phrase put together piece by piece; memories' names are set off.
class Words {
 public:
  Words& say(std::string_view text) {
    phrase_.parts.push_back({std::string(text), false});
    return *this;
  }
  Words& name(std::string_view text) {
    phrase_.parts.push_back({std::string(text), true});
    return *this;
  }
  operator Phrase() const { return phrase_; }

 private:
  Phrase phrase_;
};

/// Overlaps with two decimals, but never "1.00" for what is not exact.
std::string overlap_text(double overlap) {
  const bool nearly = std::abs(overlap) < 1.0 && std::abs(overlap) >= 0.995;
  return decimal(overlap, nearly ? 4 : 2);
}

std::string differ(std::uint64_t count) {
  return count_of(count, "pixel") + (count == 1 ? " differs" : " differ");
}

/// The memory with the largest |overlap|, the first of equals.
struct Nearest {
  std::size_t pattern = 0;
  std::int32_t overlap = 0;
};

class Telling {
 public:
  explicit Telling(const Session& session)
      : session_(session), document_(session.document()), shown_(session.shown()) {
    const auto overlaps = shown_.overlaps();
    for (std::size_t k = 0; k < overlaps.size(); ++k) {
      if (k == 0 || std::abs(overlaps[k]) > std::abs(nearest_.overlap)) nearest_ = {k, overlaps[k]};
    }
  }

  [[nodiscard]] Verdict tell() const {
    if (document_.memories->empty()) {
      return {Tone::neutral, Words().say("Nothing stored yet"),
              Words().say("Draw a picture, then press Store")};
    }
    if (session_.running()) return under_way();
    switch (session_.outcome()) {
      case Outcome::fixed_point:
        return flips() == 0 ? stable() : settled();
      case Outcome::two_cycle:
        return two_cycle();
      case Outcome::cycle:
        return cycle();
      case Outcome::max_sweeps:
        return sweep_limit();
      case Outcome::running:
        break;
    }
    return document_.moment == 0 ? not_run_yet() : under_way();
  }

 private:
  [[nodiscard]] const std::string& name_of_memory(std::size_t pattern) const {
    return (*document_.memories)[pattern].name;
  }
  [[nodiscard]] std::uint64_t neurons() const { return document_.grid.neurons(); }
  [[nodiscard]] double overlap() const {
    return static_cast<double>(nearest_.overlap) / static_cast<double>(neurons());
  }
  /// Pixels in which the picture differs from its nearest memory, or from that one's inverse.
  [[nodiscard]] std::uint64_t differing() const {
    return (neurons() - static_cast<std::uint64_t>(std::abs(nearest_.overlap))) / 2;
  }
  [[nodiscard]] std::uint64_t changed() const {
    return hopfield::distance(document_.start, shown_.pattern());
  }
  [[nodiscard]] std::uint64_t flips() const { return session_.trace().flips(document_.moment); }
  [[nodiscard]] std::string after() const {
    return "after " + count_of(document_.moment / neurons(), "sweep");
  }
  /// Asynchronous updating comes to rest, and synchronous has at most cycles of two.
  [[nodiscard]] bool comes_to_rest() const {
    const Learning& learning = document_.learning;
    return learning.by(hopfield::Rule::hebb) || learning.by(hopfield::Rule::pseudo_inverse) ||
           learning.by(hopfield::Rule::storkey);
  }
  /// E(v) = E(−v) where nothing prefers one sign: ±1 without thresholds, or 0/1 with θᵢ = ½ Σⱼ wᵢⱼ, which is the same.
  [[nodiscard]] std::string energy_of_inverse() const {
    if (!session_.has_energy()) return "The weights are not symmetric: there is no energy";
    const hopfield::NetworkOptions& network = document_.network;
    const hopfield::Threshold& threshold = network.threshold;
    const bool none = threshold.kind != hopfield::ThresholdKind::half_row_sum &&
                      std::all_of(threshold.values.begin(), threshold.values.end(),
                                  [](double value) { return value == 0; });
    const bool half = threshold.kind == hopfield::ThresholdKind::half_row_sum;
    const hopfield::LearningOptions& rule = document_.learning.options;
    const bool even =
        !document_.learning.by(hopfield::Rule::dense) ||
        (rule.interaction == hopfield::Interaction::polynomial && rule.degree % 2 == 0);
    const bool mirrored = even && (network.units == hopfield::Units::bipolar ? none : half);
    return mirrored ? "A picture and its inverse have the same energy"
                    : "Here the two need not have the same energy";
  }
  /// "circle", "the inverse of circle".
  Words& name_nearest(Words& words) const {
    if (nearest_.overlap < 0) words.say("the inverse of ");
    return words.name(name_of_memory(nearest_.pattern));
  }
  [[nodiscard]] Words closest(std::string_view before) const {
    Words words;
    words.say(before);
    if (nearest_.overlap == 0) return words.say("like none of the memories, overlap 0.00");
    words.say("closest to ");
    return name_nearest(words).say(", overlap " + overlap_text(overlap()));
  }

  [[nodiscard]] Verdict not_run_yet() const {
    if (differing() == 0) {
      if (session_.stable()) return stable();
      Words words;
      if (nearest_.overlap < 0) words.say("The inverse of ");
      words.name(name_of_memory(nearest_.pattern)).say(", exactly, but it is not stable");
      const std::size_t unstable = shown_.unstable();
      return {Tone::warning, words,
              Words().say(count_of(unstable, "neuron") + " would change: press Recall")};
    }
    if (session_.stable()) return stable();
    // Two random pictures have an overlap of about 1/√N; below this nobody would call it a spoiled picture.
    constexpr double kRecognisable = 0.3;
    if (std::abs(overlap()) < kRecognisable) {
      return {Tone::neutral, Words().say("A picture that is not stored"),
              closest("").say(" · press Recall or Store")};
    }
    Words words;
    if (nearest_.overlap < 0) words.say("The inverse of ");
    words.name(name_of_memory(nearest_.pattern)).say(", spoiled: ");
    words.say(std::to_string(differing()) + " of " + count_of(neurons(), "pixel") +
              (differing() == 1 ? " differs" : " differ"));
    return {Tone::neutral, words, Words().say("Press Recall")};
  }

  [[nodiscard]] Verdict stable() const {
    if (differing() == 0 && nearest_.overlap > 0) {
      return {Tone::good,
              Words()
                  .say("Stable: ")
                  .name(name_of_memory(nearest_.pattern))
                  .say(" is a fixed point; nothing will change"),
              Words().say("Spoil it first: Add noise, or draw on it")};
    }
    if (differing() == 0) {
      return {Tone::neutral,
              Words()
                  .say("Stable: the inverse of ")
                  .name(name_of_memory(nearest_.pattern))
                  .say(" is a fixed point, too"),
              Words().say(energy_of_inverse())};
    }
    Verdict verdict = settled();
    verdict.detail = Words().say("Stable: a fixed point; nothing will change");
    return verdict;
  }

  [[nodiscard]] Verdict under_way() const {
    const std::uint64_t moment = document_.moment;
    Words detail;
    if (!session_.at_tip()) {
      detail.say("moment " + std::to_string(moment) + " of " +
                 std::to_string(session_.trace().length()) + " · ");
    }
    detail.say("sweep " + std::to_string(moment == 0 ? 1 : (moment - 1) / neurons() + 1));
    if (moment > 0 && document_.update.mode == hopfield::Mode::async) {
      detail.say(" · neuron " + std::to_string(session_.trace().decided_at(moment)));
    }
    detail.say(" · " + count_of(changed(), "pixel") + " changed so far");
    if (session_.running()) return {Tone::working, closest("Remembering… "), detail};
    return {Tone::neutral, closest(session_.at_tip() ? "Paused: " : "A past moment: "), detail};
  }

  [[nodiscard]] Verdict settled() const {
    const hopfield::Retrieval& found = session_.retrieval();
    const std::string& name = name_of_memory(found.pattern);
    const Words fixed = Words().say("A fixed point, " + after() + "; nothing will change any more");
    const std::string changes = count_of(changed(), "pixel") + " changed";
    switch (found.kind) {
      case Kind::stored:
        if (found.exact) {
          return {
              Tone::good,
              Words()
                  .say("Recalled ")
                  .name(name)
                  .say(", exactly, " + after() + "; " + count_of(changed(), "pixel") + " restored"),
              Words().say("A fixed point: nothing will change any more")};
        }
        return {Tone::neutral,
                Words()
                    .say("Close to ")
                    .name(name)
                    .say(", overlap " + overlap_text(found.overlap) + ": " + differ(differing())),
                fixed};
      case Kind::inverse:
        if (found.exact) {
          return {Tone::neutral, Words().say("The inverse of ").name(name),
                  Words().say(energy_of_inverse() + " · " + after() + ", " + changes)};
        }
        return {Tone::neutral,
                Words()
                    .say("Close to the inverse of ")
                    .name(name)
                    .say(", overlap " + overlap_text(found.overlap) + ": " + differ(differing())),
                fixed};
      case Kind::mixture:
        return {Tone::warning, mixture(found), fixed};
      case Kind::other:
        break;
    }
    return {Tone::warning, Words().say("None of the memories: a spurious memory"),
            closest("A fixed point, " + after() + "; ")};
  }

  [[nodiscard]] Words mixture(const hopfield::Retrieval& found) const {
    Words words;
    words.say("A mixture of ");
    for (std::size_t k = 0; k < found.terms.size(); ++k) {
      if (k > 0) words.say(k + 1 == found.terms.size() ? " and " : ", ");
      if (found.terms[k].sign < 0) words.say("the inverse of ");
      words.name(name_of_memory(found.terms[k].pattern));
    }
    return words.say(": a spurious memory");
  }

  [[nodiscard]] Verdict two_cycle() const {
    return {Tone::warning, Words().say("Two states in turn, for ever"),
            Words().say(comes_to_rest()
                            ? "All neurons at once can end in a cycle of two; one at a time cannot"
                            : "Nothing makes this network come to rest")};
  }

  [[nodiscard]] Verdict cycle() const {
    const std::uint64_t period = session_.run().period();
    const bool together = document_.update.mode == hopfield::Mode::sync;
    return {Tone::warning,
            Words().say(together      ? "A cycle of " + count_of(period, "state") + ", for ever"
                        : period == 1 ? "The same sweep again and again, for ever"
                                      : "The same " + count_of(period, "sweep") +
                                            " again and again, for ever"),
            Words().say(session_.has_energy()
                            ? "Nothing makes this network come to rest"
                            : "The weights are not symmetric: there is no energy that falls")};
  }

  [[nodiscard]] Verdict sweep_limit() const {
    return {
        Tone::warning,
        Words().say("Stopped at the limit of " + count_of(document_.update.max_sweeps, "sweep")),
        closest("Not settled yet; ").say(" · Recall goes on from here")};
  }

  const Session& session_;
  const Document& document_;
  const Shown shown_;
  Nearest nearest_;
};

}  // namespace

Verdict Session::verdict() const { return Telling(*this).tell(); }

}  // namespace lab
