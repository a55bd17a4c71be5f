// Where the network stands, in words.
#include <algorithm>
#include <cstdlib>
#include <utility>
#include <vector>

#include "lab/formats/names.hpp"
#include "lab/session/session.hpp"
#include "lab/words/message.hpp"

namespace lab {
namespace {

using hopfield::Kind;
using hopfield::Outcome;
using Tone = Verdict::Tone;

/// Overlaps with two decimals, but never "1.00" for what is not exact.
Argument overlap_argument(double overlap) {
  const bool nearly = std::abs(overlap) < 1.0 && std::abs(overlap) >= 0.995;
  return with_decimals(overlap, nearly ? 4 : 2);
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
    for (std::size_t k = 0; k < overlaps.size(); ++k)
      if (k == 0 || std::abs(overlaps[k]) > std::abs(nearest_.overlap)) nearest_ = {k, overlaps[k]};
  }

  [[nodiscard]] Verdict tell() const {
    if (document_.memories->empty())
      return {Tone::neutral, msg("Nothing stored yet"), msg("Draw a picture, then press Store")};
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
  [[nodiscard]] Argument name_of_memory(std::size_t pattern) const {
    return named((*document_.memories)[pattern].name);
  }
  [[nodiscard]] Argument nearest() const { return name_of_memory(nearest_.pattern); }
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
  [[nodiscard]] std::uint64_t sweeps() const { return document_.moment / neurons(); }
  /// Asynchronous updating comes to rest, and synchronous has at most cycles of two.
  [[nodiscard]] bool comes_to_rest() const {
    const Learning& learning = document_.learning;
    return learning.by(hopfield::Rule::hebb) || learning.by(hopfield::Rule::pseudo_inverse) ||
           learning.by(hopfield::Rule::storkey);
  }
  /// E(v) = E(−v) where nothing prefers one sign: ±1 without thresholds, or 0/1 with θᵢ = ½ Σⱼ wᵢⱼ, which is the same.
  [[nodiscard]] Message energy_of_inverse() const {
    if (!session_.has_energy()) return msg("The weights are not symmetric: there is no energy");
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
    return mirrored ? msg("A picture and its inverse have the same energy")
                    : msg("Here the two need not have the same energy");
  }
  [[nodiscard]] Message closest() const {
    if (nearest_.overlap == 0) return msg("like none of the memories, overlap 0.00");
    const Argument q = overlap_argument(overlap());
    return nearest_.overlap < 0 ? msg("closest to the inverse of {0}, overlap {1}", nearest(), q)
                                : msg("closest to {0}, overlap {1}", nearest(), q);
  }

  [[nodiscard]] Verdict not_run_yet() const {
    const bool inverse = nearest_.overlap < 0;
    if (differing() == 0) {
      if (session_.stable()) return stable();
      return {Tone::warning,
              inverse ? msg("The inverse of {0}, exactly, but it is not stable", nearest())
                      : msg("{0}, exactly, but it is not stable", nearest()),
              msg("{0} {0|neuron|neurons} would change: press Recall", shown_.unstable())};
    }
    if (session_.stable()) return stable();
    // Two random pictures have an overlap of about 1/√N; below this nobody would call it a spoiled picture.
    constexpr double kRecognisable = 0.3;
    if (std::abs(overlap()) < kRecognisable) {
      return {Tone::neutral, msg("A picture that is not stored"),
              msg("{0} · press Recall or Store", closest())};
    }
    return {Tone::neutral,
            inverse ? msg("The inverse of {0}, spoiled: {1} of {2} {2|pixel|pixels} "
                          "{1|differs|differ}",
                          nearest(), differing(), neurons())
                    : msg("{0}, spoiled: {1} of {2} {2|pixel|pixels} {1|differs|differ}", nearest(),
                          differing(), neurons()),
            msg("Press Recall")};
  }

  [[nodiscard]] Verdict stable() const {
    if (differing() == 0 && nearest_.overlap > 0) {
      return {Tone::good, msg("Stable: {0} is a fixed point; nothing will change", nearest()),
              msg("Spoil it first: Add noise, or draw on it")};
    }
    if (differing() == 0) {
      return {Tone::neutral, msg("Stable: the inverse of {0} is a fixed point, too", nearest()),
              energy_of_inverse()};
    }
    Verdict verdict = settled();
    verdict.detail = msg("Stable: a fixed point; nothing will change");
    return verdict;
  }

  [[nodiscard]] Verdict under_way() const {
    const std::uint64_t moment = document_.moment;
    std::vector<Message> detail;
    if (!session_.at_tip())
      detail.push_back(msg("moment {0} of {1}", moment, session_.trace().length()));
    detail.push_back(msg("sweep {0}", moment == 0 ? 1 : (moment - 1) / neurons() + 1));
    if (moment > 0 && document_.update.mode == hopfield::Mode::async)
      detail.push_back(msg("neuron {0}", session_.trace().decided_at(moment)));
    detail.push_back(msg("{0} {0|pixel|pixels} changed so far", changed()));
    const bool running = session_.running();
    return {running ? Tone::working : Tone::neutral,
            running             ? msg("Remembering… {0}", closest())
            : session_.at_tip() ? msg("Paused: {0}", closest())
                                : msg("A past moment: {0}", closest()),
            facts(std::move(detail))};
  }

  [[nodiscard]] Verdict settled() const {
    const hopfield::Retrieval& found = session_.retrieval();
    const Argument name = name_of_memory(found.pattern);
    const Message fixed =
        msg("A fixed point, after {0} {0|sweep|sweeps}; nothing will change any more", sweeps());
    switch (found.kind) {
      case Kind::stored:
        if (found.exact) {
          return {Tone::good,
                  msg("Recalled {0}, exactly, after {1} {1|sweep|sweeps}; {2} {2|pixel|pixels} "
                      "restored",
                      name, sweeps(), changed()),
                  msg("A fixed point: nothing will change any more")};
        }
        return {Tone::neutral,
                msg("Close to {0}, overlap {1}: {2} {2|pixel differs|pixels differ}", name,
                    overlap_argument(found.overlap), differing()),
                fixed};
      case Kind::inverse:
        if (found.exact) {
          return {Tone::neutral, msg("The inverse of {0}", name),
                  facts({energy_of_inverse(),
                         msg("after {0} {0|sweep|sweeps}, {1} {1|pixel|pixels} changed", sweeps(),
                             changed())})};
        }
        return {Tone::neutral,
                msg("Close to the inverse of {0}, overlap {1}: {2} {2|pixel differs|pixels differ}",
                    name, overlap_argument(found.overlap), differing()),
                fixed};
      case Kind::mixture:
        return {Tone::warning, mixture(found), fixed};
      case Kind::other:
        break;
    }
    return {Tone::warning, msg("None of the memories: a spurious memory"),
            msg("A fixed point, after {0} {0|sweep|sweeps}; {1}", sweeps(), closest())};
  }

  [[nodiscard]] Message mixture(const hopfield::Retrieval& found) const {
    std::vector<Message> parts;
    for (const auto& term : found.terms) {
      const Argument name = name_of_memory(term.pattern);
      parts.push_back(term.sign < 0 ? msg("the inverse of {0}", name) : msg("{0}", name));
    }
    return msg("A mixture of {0}: a spurious memory", listed(std::move(parts)));
  }

  [[nodiscard]] Verdict two_cycle() const {
    return {Tone::warning, msg("Two states in turn, for ever"),
            comes_to_rest()
                ? msg("All neurons at once can end in a cycle of two; one at a time cannot")
                : msg("Nothing makes this network come to rest")};
  }

  [[nodiscard]] Verdict cycle() const {
    const std::uint64_t period = session_.run().period();
    const bool together = document_.update.mode == hopfield::Mode::sync;
    return {Tone::warning,
            together      ? msg("A cycle of {0} {0|state|states}, for ever", period)
            : period == 1 ? msg("The same sweep again and again, for ever")
                          : msg("The same {0} {0|sweep|sweeps} again and again, for ever", period),
            session_.has_energy()
                ? msg("Nothing makes this network come to rest")
                : msg("The weights are not symmetric: there is no energy that falls")};
  }

  [[nodiscard]] Verdict sweep_limit() const {
    return {Tone::warning,
            msg("Stopped at the limit of {0} {0|sweep|sweeps}", document_.update.max_sweeps),
            msg("Not settled yet; {0} · Recall goes on from here", closest())};
  }

  const Session& session_;
  const Document& document_;
  const Shown shown_;
  Nearest nearest_;
};

}  // namespace

Verdict Session::verdict() const { return Telling(*this).tell(); }

}  // namespace lab
