#include <cstdlib>

#include "ui/kit/numbers.hpp"
#include "workbenches/sequences/sequences.hpp"

/// What happens, in words.
namespace workbenches::sequences {
namespace {

using hopfield::FilmEnd;
using ui::counted;
using ui::sentence;
using ui::tr;

/// "picture 3" at the beginning of a sentence or within it, also inverted.
std::string name_of(const lab::NearestFrame& nearest, bool first) {
  const auto number = static_cast<double>(nearest.picture + 1);
  const char* words = nearest.inverse() ? first ? tr("The inverse of picture {0}")
                                                : tr("the inverse of picture {0}")
                      : first ? tr("Picture {0}")
                                        : tr("picture {0}");
  return sentence(words, {ui::number(number)});
}

std::string settled_headline(const SequencesModel& m, std::uint32_t step) {
  if (m.run.end == FilmEnd::fixed_point) {
    const hopfield::Pattern& state = m.run.at(step);
    const lab::NearestFrame nearest = lab::nearest_frame(m.film, state);
    if (std::abs(nearest.overlap) == static_cast<std::int32_t>(state.size()))
      return sentence(tr("{0} is a fixed point: no neuron will flip again."),
                      {name_of(nearest, true)});
    return tr("It is a fixed point that is none of the pictures: no neuron will flip again.");
  }
  if (m.run.period == 2) return tr("The state comes back after 2 steps: a two-cycle.");
  if (m.run.period == 4) return tr("The state comes back after 4 steps: a four-cycle.");
  return sentence(tr("The state comes back after {0} steps."), {counted(m.run.period)});
}

/// Nothing has been drawn yet.
bool is_empty(const SequencesModel& m) {
  return m.count() == 1 && m.film.pictures[0].count_up() == 0;
}

std::string headline(const SequencesModel& m, std::uint32_t step) {
  if (is_empty(m)) return tr("This film is empty. Draw a picture on the network.");
  // At the start nobody has seen yet that it comes back.
  if (step > 0 && m.settled(step) &&
      (m.run.end == FilmEnd::fixed_point || step >= m.run.since + m.run.period))
    return settled_headline(m, step);
  const hopfield::Pattern& state = m.run.at(step);
  const lab::NearestFrame nearest = lab::nearest_frame(m.film, state);
  const std::size_t wrong =
      (state.size() - static_cast<std::size_t>(std::abs(nearest.overlap))) / 2;
  if (wrong == 0) {
    const hopfield::Pattern& after = m.run.at(step + 1);
    const lab::NearestFrame next = lab::nearest_frame(m.film, after);
    if (after == state)
      return sentence(tr("This is {0}. The next step does not change it."),
                      {name_of(nearest, false)});
    if (std::abs(next.overlap) == static_cast<std::int32_t>(after.size()))
      return sentence(tr("This is {0}. The next step leads to {1}."),
                      {name_of(nearest, false), name_of(next, false)});
    return sentence(tr("This is {0}."), {name_of(nearest, false)});
  }
  // Half of the pixels agree with anything.
  if (std::abs(nearest.overlap) * 3 < static_cast<std::int32_t>(state.size()))
    return tr("This state resembles no picture.");
  if (step == 0)
    return sentence(tr("A noisy start: {1} of {2} pixels of {0} are wrong. Press Play."),
                    {name_of(nearest, false), counted(wrong), counted(state.size())});
  return sentence(tr("The nearest is {0}: {1} of {2} pixels differ."),
                  {name_of(nearest, false), counted(wrong), counted(state.size())});
}

/// Some two of them are not orthogonal.
bool resemble(const std::vector<hopfield::Pattern>& pictures) {
  for (std::size_t a = 0; a < pictures.size(); ++a)
    for (std::size_t b = 0; b < a; ++b)
      if (hopfield::dot(pictures[a], pictures[b]) != 0) return true;
  return false;
}

std::string detail(const SequencesModel& m, std::uint32_t step) {
  const lab::Sequences& film = m.film;
  if (is_empty(m))
    return tr("The pencil stores the drawing as picture 1. The plus adds the next picture.");
  const bool seen = m.settled(step) && m.run.end == FilmEnd::cycle && m.shown_for > 0;
  if (film.mode == hopfield::Mode::async) {
    if (m.settled(step)) return tr("No order of updating changes it any more.");
    if (film.delay == 0 && film.next != 0)
      return tr("Neurons update in random order. Early ones pull at the rest, so pictures mix.");
    return tr("Neurons update in random order, so a run need not come back exactly.");
  }
  if (!film.projection && film.next != 0 && m.settled(step) && m.shown_for == 0 &&
      resemble(film.pictures))
    return tr(
        "Hebb’s rule mixes pictures that resemble each other. The pseudo-inverse plays them.");
  if (m.run.end == FilmEnd::unknown)
    return sentence(tr("It does not come back within {0} steps."), {ui::number(lab::kLongestFilm)});
  if (seen && m.shown_for > 1)
    return sentence(
        tr("Each of {0} pictures is shown for {1} steps, because the move to the next is delayed."),
        {counted(m.shown_pictures), counted(m.shown_for)});
  if (film.delay > 0)
    return sentence(tr("The move to the next picture acts on the state {0} {0|step|steps} ago."),
                    {counted(film.delay)});
  if (m.symmetry == lab::FilmSymmetry::symmetric)
    return tr(
        "The weights are symmetric: synchronous updates end in a fixed point or in a two-cycle.");
  if (m.symmetry == lab::FilmSymmetry::antisymmetric)
    return tr(
        "The weights are antisymmetric: without ties, synchronous updates end in a four-cycle.");
  return tr("The weights are not symmetric: there is no energy, and a cycle may have any length.");
}

}  // namespace

ui::Said sequences_said(const lab::Session& session, ui::PanelState& panels) {
  const SequencesModel& m = sequences_model(session, panels);
  const std::uint32_t step = step_of(session);
  return {headline(m, step), detail(m, step)};
}

}  // namespace workbenches::sequences
