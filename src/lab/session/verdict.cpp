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
      return {Tone::neutral, msg("Nothing is stored yet."),
              msg("Draw a picture, then press Store.")};
    if (session_.running()) return under_way();
    if (temperature() > 0 && document_.moment == 0 && session_.stable()) return restless();
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
  /// T of the sweep that comes next, or is under way.
  [[nodiscard]] double temperature() const {
    return run_options(document_).temperature.at(static_cast<std::uint32_t>(sweeps()));
  }
  /// Asynchronous updating comes to rest, and synchronous has at most cycles of two.
  [[nodiscard]] bool comes_to_rest() const {
    const Learning& learning = document_.learning;
    return learning.by(hopfield::Rule::hebb) || learning.by(hopfield::Rule::pseudo_inverse) ||
           learning.by(hopfield::Rule::storkey);
  }
  /// E(v) = E(−v) where nothing prefers one sign: ±1 without thresholds, or 0/1 with θᵢ = ½ Σⱼ wᵢⱼ, which is the same.
  [[nodiscard]] Message energy_of_inverse() const {
    if (!session_.has_energy()) return msg("The weights are not symmetric, so there is no energy");
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
                    : msg("Here the two may have different energies");
  }
  /// Two random pictures have an overlap of about 1/√N; below this nobody would recognise the memory.
  [[nodiscard]] bool resembles() const {
    constexpr double kRecognisable = 0.3;
    return std::abs(overlap()) >= kRecognisable;
  }
  [[nodiscard]] Message closest() const {
    if (!resembles()) return msg("It resembles no memory.");
    const Argument q = overlap_argument(overlap());
    return nearest_.overlap < 0
               ? msg("It is closest to the inverse of {0}, with overlap {1}.", nearest(), q)
               : msg("It is closest to {0}, with overlap {1}.", nearest(), q);
  }
  [[nodiscard]] Message term(const hopfield::MixtureTerm& of) const {
    const Argument name = name_of_memory(of.pattern);
    return of.sign < 0 ? msg("the inverse of {0}", name) : msg("{0}", name);
  }
  /// Of the neurons in which two signed memories differ, the share in which the picture is as the first.
  [[nodiscard]] double share_of_first(const hopfield::MixtureTerm& a,
                                      const hopfield::MixtureTerm& b) const {
    const auto overlaps = shown_.overlaps();
    const double between = hopfield::dot((*document_.memories)[a.pattern].pattern,
                                         (*document_.memories)[b.pattern].pattern);
    const double disputed = (static_cast<double>(neurons()) - a.sign * b.sign * between) / 2;
    return 0.5 + (a.sign * overlaps[a.pattern] - b.sign * overlaps[b.pattern]) / (4 * disputed);
  }

  [[nodiscard]] Verdict not_run_yet() const {
    const bool inverse = nearest_.overlap < 0;
    if (session_.stable()) return stable();
    if (differing() == 0)
      return {
          Tone::warning,
          inverse
              ? msg("This is the inverse of {0} exactly, but it is not stable: {1} "
                    "{1|neuron|neurons} would flip.",
                    nearest(), shown_.unstable())
              : msg("This is {0} exactly, but it is not stable: {1} {1|neuron|neurons} would flip.",
                    nearest(), shown_.unstable()),
          why_unstable()};
    if (!resembles())
      return {Tone::neutral, msg("This picture is not stored. It resembles no memory."),
              msg("Press Recall, or store it.")};
    const hopfield::Retrieval& found = session_.retrieval();
    if (found.kind == Kind::mixture && found.terms.size() == 2) {
      const Message first = term(found.terms[0]), second = term(found.terms[1]);
      constexpr double kHalfway = 0.1;
      return {Tone::neutral,
              std::abs(share_of_first(found.terms[0], found.terms[1]) - 0.5) <= kHalfway
                  ? msg("This picture is halfway between {0} and {1}.", first, second)
                  : msg("This picture is between {0} and {1}, closer to {0}.", first, second),
              msg("Press Recall to see where it goes.")};
    }
    return {Tone::neutral,
            inverse ? msg("A noisy inverse of {0}: {1} of {2} {2|pixel|pixels} {1|is|are} wrong.",
                          nearest(), differing(), neurons())
                    : msg("A noisy {0}: {1} of {2} {2|pixel|pixels} {1|is|are} wrong.", nearest(),
                          differing(), neurons()),
            msg("Press Recall.")};
  }

  /// The puzzle of 0/1 units: with all thresholds 0 the fields lack ½ Σ w.
  [[nodiscard]] Message why_unstable() const {
    const hopfield::NetworkOptions& network = document_.network;
    if (network.units != hopfield::Units::binary ||
        network.threshold.kind == hopfield::ThresholdKind::half_row_sum)
      return msg("Press Recall to see where it goes.");
    return msg("An inactive 0/1 neuron contributes nothing. Thresholds of ½ Σ w make up for that.");
  }

  [[nodiscard]] Verdict stable() const {
    if (differing() == 0 && nearest_.overlap > 0)
      return {Tone::good, msg("{0} is stable: no neuron will flip.", nearest()),
              msg("Add noise or draw on it, then press Recall.")};
    if (differing() == 0)
      return {Tone::neutral, msg("The inverse of {0} is stable, too.", nearest()),
              energy_of_inverse()};
    Verdict verdict = settled();
    verdict.detail = msg("It is a fixed point: no neuron will flip.");
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
    if (temperature() > 0) detail.push_back(msg("T = {0}", with_decimals(temperature(), 2)));
    const bool running = session_.running();
    return {running ? Tone::working : Tone::neutral,
            running             ? msg("Recalling… {0}", closest())
            : session_.at_tip() ? msg("The run is paused. {0}", closest())
                                : msg("This is an earlier moment. {0}", closest()),
            facts(std::move(detail))};
  }

  [[nodiscard]] Verdict settled() const {
    const hopfield::Retrieval& found = session_.retrieval();
    const Argument name = name_of_memory(found.pattern);
    const Message fixed =
        msg("It is a fixed point, reached after {0} {0|sweep|sweeps}: no neuron will change again.",
            sweeps());
    switch (found.kind) {
      case Kind::stored:
        if (found.exact) {
          return {Tone::good,
                  msg("{0} is recalled exactly, after {1} {1|sweep|sweeps}.", name, sweeps()),
                  msg("{0} {0|pixel was|pixels were} restored. It is a fixed point: no neuron will "
                      "change again.",
                      changed())};
        }
        return {
            Tone::neutral,
            msg("The state is close to {0}, with overlap {1}: {2} {2|pixel is|pixels are} wrong.",
                name, overlap_argument(found.overlap), differing()),
            fixed};
      case Kind::inverse:
        if (found.exact) {
          return {Tone::neutral, msg("The inverse of {0} is recalled.", name),
                  facts({energy_of_inverse(),
                         msg("after {0} {0|sweep|sweeps}, {1} {1|pixel|pixels} changed", sweeps(),
                             changed())})};
        }
        return {Tone::neutral,
                msg("The state is close to the inverse of {0}, with overlap {1}: {2} {2|pixel "
                    "is|pixels are} wrong.",
                    name, overlap_argument(found.overlap), differing()),
                fixed};
      case Kind::mixture:
        return {Tone::warning, mixture(found), fixed};
      case Kind::other:
        break;
    }
    return {
        Tone::warning, msg("The network has settled in a spurious memory."),
        msg("It is a fixed point, reached after {0} {0|sweep|sweeps}. {1}", sweeps(), closest())};
  }

  [[nodiscard]] Message mixture(const hopfield::Retrieval& found) const {
    // Part of one, part of the other: no mixture of an odd number of memories.
    if (found.terms.size() == 2)
      return msg("This is a blend of {0} and {1}, a spurious memory.", term(found.terms[0]),
                 term(found.terms[1]));
    std::vector<Message> parts;
    for (const auto& each : found.terms) parts.push_back(term(each));
    return msg("This is a mixture of {0}, a spurious memory.", listed(std::move(parts)));
  }

  [[nodiscard]] Verdict two_cycle() const {
    return {
        Tone::warning, msg("Two states alternate for ever."),
        comes_to_rest()
            ? msg("Synchronous updating can end in a cycle of two. Asynchronous updating cannot.")
            : msg("This network does not always settle.")};
  }

  [[nodiscard]] Verdict cycle() const {
    const std::uint64_t period = session_.run().period();
    const bool together = document_.update.mode == hopfield::Mode::sync;
    return {Tone::warning,
            together ? msg("A cycle of {0} {0|state|states} repeats for ever.", period)
            : period == 1
                ? msg("The same sweep repeats for ever.")
                : msg("The same {0} {0|sweep|sweeps} {0|repeats|repeat} for ever.", period),
            session_.has_energy() ? msg("This network does not always settle.")
                                  : msg("The weights are not symmetric, so no energy falls.")};
  }

  /// What would be stable, were there no noise.
  [[nodiscard]] Verdict restless() const {
    const Message name =
        nearest_.overlap < 0 ? msg("the inverse of {0}", nearest()) : msg("{0}", nearest());
    return {Tone::neutral, differing() == 0 ? msg("This is {0} exactly.", name) : closest(),
            msg("At T = {0} neurons sometimes flip against their fields. Press Recall.",
                with_decimals(temperature(), 2))};
  }

  [[nodiscard]] Verdict sweep_limit() const {
    if (temperature() > 0)
      return {Tone::neutral,
              msg("At T = {0} the network does not settle. {1}", with_decimals(temperature(), 2),
                  closest()),
              msg("The run stopped at the limit of {0} {0|sweep|sweeps}. Recall continues from "
                  "here.",
                  document_.update.max_sweeps)};
    return {
        Tone::warning,
        msg("The run stopped at the limit of {0} {0|sweep|sweeps}.", document_.update.max_sweeps),
        msg("It has not settled yet. {0} Recall continues from here.", closest())};
  }

  const Session& session_;
  const Document& document_;
  const Shown shown_;
  Nearest nearest_;
};

}  // namespace

Verdict Session::verdict() const { return Telling(*this).tell(); }

}  // namespace lab
