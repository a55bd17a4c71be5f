#include <cmath>

#include "ui/kit/numbers.hpp"
#include "workbenches/temperature/temperature.hpp"

/// What happens, in words.
namespace workbenches::temperature {
namespace {

using hopfield::theory::Phase;
using lab::ThermalFate;
using lab::ThermalStart;
using ui::sentence;
using ui::tr;

std::string start_words(const ThermalNow& now) {
  switch (now.bench.start) {
    case ThermalStart::memory:
      return tr("The net starts at memory 1. Press Run.");
    case ThermalStart::mixture:
      return tr("The net starts at a mixture of three memories. Press Run.");
    case ThermalStart::random:
      break;
  }
  return tr("The net starts at random. Press Run.");
}

std::string two(double value) { return ui::number(value, 2); }

std::string annealed_headline(const ThermalNow& now) {
  if (now.moment() < now.bench.sweeps)
    return sentence(tr("T falls from {0} to 0. It is {1} now."),
                    {two(now.bench.temperature), two(now.heat)});
  const std::string a = ui::number(now.at().energy, 3),
                    b = ui::number(now.run.at(now.moment(), true).energy, 3);
  if (a == b) return sentence(tr("Annealed and quenched, the net ends at E/N = {0}."), {a});
  return sentence(now.at().energy < now.run.at(now.moment(), true).energy
                      ? tr("Annealing ends deeper: E/N = {0}. The quenched net is stuck at {1}.")
                      : tr("This time the quenched net ends deeper: {1}, annealed {0}."),
                  {a, b});
}

std::string found_words(const lab::ThermalMoment& at) {
  constexpr double kFound = 0.9;
  return std::fabs(at.largest) >= kFound ? memory_words(at.memory, at.largest)
                                         : std::string(tr("no memory"));
}

std::string headline(const ThermalNow& now) {
  if (now.moment() == 0) return start_words(now);
  if (now.bench.anneals()) return annealed_headline(now);
  if (now.just_turned()) return sentence(tr("T is {0} now. Press Run."), {two(now.heat)});
  const lab::ThermalOutcome outcome = lab::thermal_outcome(now.bench);
  const std::string overlap = two(outcome.overlap);
  const std::string expected = now.theory.memory ? two(now.theory.memory->overlap) : "0";
  switch (outcome.fate) {
    case ThermalFate::kept:
      return sentence(tr("The net remembers: overlap {0}. Theory says {1}."), {overlap, expected});
    case ThermalFate::faded:
      return sentence(tr("Only a part of memory 1 is left: overlap {0}."), {overlap});
    case ThermalFate::lost:
      return sentence(tr("Memory 1 is lost: overlap {0}."), {overlap});
    case ThermalFate::mixed: {
      const lab::ThermalMeans means = lab::thermal_means(now.bench);
      return sentence(tr("The mixture survives: overlaps {0}, {1} and {2}."),
                      {two(means.overlaps[0]), two(means.overlaps[1]), two(means.overlaps[2])});
    }
    case ThermalFate::melting:
      return tr("The mixture is dissolving.");
    case ThermalFate::won:
      return now.bench.start == ThermalStart::mixture
                 ? sentence(tr("The mixture has dissolved into memory {0}: overlap {1}."),
                            {ui::number(outcome.memory + 1), overlap})
                 : sentence(tr("The net has found {0}: overlap {1}."),
                            {memory_words(outcome.memory, outcome.overlap),
                             two(std::fabs(outcome.overlap))});
    case ThermalFate::none:
    case ThermalFate::start:
      break;
  }
  return now.bench.start == ThermalStart::mixture
             ? std::string(tr("Nothing is left of the mixture, or of its memories."))
             : sentence(tr("The net is near no memory: the largest overlap is {0}."),
                        {two(std::fabs(outcome.overlap))});
}

std::string detail(const ThermalNow& now) {
  if (now.bench.anneals() && now.moment() >= now.bench.sweeps)
    return sentence(tr("Annealed: {0}. Quenched: {1}."),
                    {found_words(now.at()), found_words(now.run.at(now.moment(), true))});
  if (now.bench.anneals() && now.moment() > 0)
    return tr("The quenched net has T = 0 from the same start.");
  if (now.bench.start == ThermalStart::mixture && !now.bench.anneals())
    return sentence(tr("For N → ∞ mixtures of three are stable below T = {0}. Here N = {1}."),
                    {two(lab::mixtures_dissolve_at()), ui::number(now.bench.neurons)});
  return sentence(tr("{0} The lines are for N → ∞."), {region_sentence(now.theory.phase)});
}

}  // namespace

const char* region_sentence(Phase phase) {
  switch (phase) {
    case Phase::memory:
      return tr("Memories are the deepest states here.");
    case Phase::metastable:
      return tr("Memories are stable here, but other states are deeper.");
    case Phase::glass:
      return tr("In a spin glass neurons freeze, but in no memory.");
    case Phase::disordered:
      break;
  }
  return tr("Here no neuron freezes.");
}

const char* region_name(Phase phase) {
  switch (phase) {
    case Phase::memory:
      return tr("memories deepest");
    case Phase::metastable:
      return tr("memories metastable");
    case Phase::glass:
      return tr("spin glass");
    case Phase::disordered:
      break;
  }
  return tr("disorder");
}

std::string memory_words(std::uint32_t memory, double overlap) {
  return sentence(overlap < 0 ? tr("the inverse of memory {0}") : tr("memory {0}"),
                  {ui::number(memory + 1)});
}

ui::Said thermal_said(const lab::Session& session, ui::PanelState& /*panels*/) {
  const ThermalNow now(session);
  return {headline(now), detail(now)};
}

}  // namespace workbenches::temperature
