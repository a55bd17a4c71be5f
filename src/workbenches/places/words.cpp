#include "ui/kit/numbers.hpp"
#include "workbenches/places/places.hpp"

/// What happens, in words.
namespace workbenches::places {
namespace {

using lab::PlacesVerdict;
using ui::counted;
using ui::sentence;
using ui::tr;

std::string plain_number(std::size_t count) { return ui::number(static_cast<double>(count)); }

std::string in_pattern(const PlacesNow& now, std::size_t place) {
  return plain_number(now.said.shared[place]);
}

/// Cells of the cue that are not in the pattern it comes from.
std::size_t wrong_in_cue(const PlacesNow& now) {
  const hopfield::Pattern& cue = now.runs->states.front();
  return cue.count_up() - hopfield::shared(cue, now.runs->whole);
}

std::string start_words(const PlacesNow& now) {
  const hopfield::Pattern& cue = now.runs->states.front();
  const std::string size = plain_number(now.pattern_size());
  const std::size_t right = hopfield::shared(cue, now.runs->whole), wrong = wrong_in_cue(now);
  if (!now.bench.walk.empty()) {
    const std::size_t wanted = now.bench.wanted();
    const double far = hopfield::distance(now.bench.cue_place(), now.bench.places[wanted]);
    return sentence(tr("The cue comes from {0} beside place {1}. Press Recall."),
                    {centimetres(far), number_from_one(wanted)});
  }
  const std::string place = number_from_one(now.bench.cue);
  if (wrong > 0)
    return sentence(
        tr("The cue has {0} of {1} cells of place {2}, and {3} wrong {3|one|ones}. Press Recall."),
        {plain_number(right), size, place, counted(wrong)});
  if (right == now.pattern_size())
    return sentence(tr("The cue has all {0} cells of place {1}. Press Recall."), {size, place});
  return sentence(tr("The cue has only {0} of {1} cells of place {2}. Press Recall."),
                  {plain_number(right), size, place});
}

std::string places_headline(const PlacesNow& now) {
  const lab::PlacesSaid& said = now.said;
  const std::string wanted = number_from_one(now.bench.wanted()),
                    first = number_from_one(said.first), size = plain_number(now.pattern_size());
  switch (said.verdict) {
    case PlacesVerdict::running:
      return now.bench.moment == 0
                 ? start_words(now)
                 : std::string(tr("Cells with stronger input take the place of weaker ones."));
    case PlacesVerdict::empty:
      return tr("The cue is empty: no cell is active.");
    case PlacesVerdict::recalled:
      if (now.runs->end() == 0 && said.shared[said.first] == now.pattern_size())
        return sentence(tr("Place {0} is stable: no cell changes."), {wanted});
      return said.shared[said.first] == now.pattern_size()
                 ? sentence(tr("Place {0} is recalled: all its {1} cells are active."),
                            {wanted, size})
                 : sentence(tr("Place {0} is recalled with {1} of {2} cells."),
                            {wanted, in_pattern(now, said.first), size});
    case PlacesVerdict::other:
      if (!now.bench.walk.empty())
        return sentence(tr("Place {0} is recalled, although place {1} is nearer."),
                        {first, wanted});
      return sentence(tr("Place {0} was recalled instead of place {1}."), {first, wanted});
    case PlacesVerdict::blend:
      return sentence(tr("The state is a blend of places {0} and {1}."),
                      {first, number_from_one(said.second)});
    case PlacesVerdict::none:
      break;
  }
  return tr("No place is recalled.");
}

std::string alike_words(const PlacesNow& now, std::size_t a, std::size_t b) {
  return sentence(tr("Their patterns have {0} of {1} cells in common."),
                  {plain_number(now.in_common(a, b)), plain_number(now.pattern_size())});
}

/// Why one place is recalled, and not one that is nearer.
std::string cue_words(const PlacesNow& now, std::size_t a, std::size_t b) {
  const hopfield::Pattern& cue = now.runs->states.front();
  const auto in = [&](std::size_t place) {
    return plain_number(hopfield::shared(cue, now.runs->memory->patterns()[place]));
  };
  return sentence(tr("The cue has {0} cells of place {1}, and {2} of place {3}."),
                  {in(a), number_from_one(a), in(b), number_from_one(b)});
}

std::string places_detail(const PlacesNow& now) {
  const lab::PlacesSaid& said = now.said;
  const std::size_t wanted = now.bench.wanted();
  const std::string size = plain_number(now.pattern_size());
  switch (said.verdict) {
    case PlacesVerdict::running:
      if (now.bench.moment == 0 && !now.bench.silenced.empty())
        return sentence(
            tr("{0} of {1} cells are silenced. Press cells to silence or restore them."),
            {plain_number(now.bench.silenced.size()), plain_number(now.runs->fields->cells())});
      if (now.bench.moment == 0) return tr("Press cells to silence them, or drag a place.");
      return sentence(tr("{0} of {1} cells of place {2} are active."),
                      {in_pattern(now, wanted), size, number_from_one(wanted)});
    case PlacesVerdict::empty:
      return tr("Restore some of the cells around the ring.");
    case PlacesVerdict::recalled:
      if (const auto near = lab::most_alike(*now.runs, wanted)) {
        if (now.in_common(wanted, *near) == 0)
          return tr("No other place has a cell in common with it.");
        return sentence(tr("The most similar place, {0}, has {1} of {2} cells in common with it."),
                        {number_from_one(*near), plain_number(now.in_common(wanted, *near)), size});
      }
      return tr("It is the only place.");
    case PlacesVerdict::other:
      if (!now.bench.walk.empty()) return cue_words(now, said.first, wanted);
      return alike_words(now, said.first, wanted);
    case PlacesVerdict::blend:
      return sentence(
          tr("It has {0} cells of one and {1} of the other. They have {2} of {3} in common."),
          {in_pattern(now, said.first), in_pattern(now, said.second),
           plain_number(now.in_common(said.first, said.second)), size});
    case PlacesVerdict::none:
      break;
  }
  return sentence(tr("Place {0} is the best match, with {1} of {2} cells."),
                  {number_from_one(said.first), in_pattern(now, said.first), size});
}

}  // namespace

ui::Said places_said_in_words(const lab::Session& session, ui::PanelState& /*panels*/) {
  const PlacesNow now(session);
  return {places_headline(now), places_detail(now)};
}

}  // namespace workbenches::places
