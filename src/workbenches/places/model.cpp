#include "ui/kit/numbers.hpp"
#include "workbenches/places/places.hpp"

namespace workbenches::places {

using ui::sentence;
using ui::tr;

PlacesNow::PlacesNow(const lab::Session& session)
    : bench(session.document().section<lab::Places>()),
      runs(lab::places_runs(bench)),
      said(lab::places_said(bench, *runs, bench.moment)) {}

PlacesState& places_state(ui::PanelState& panels) { return ui::bench_state<PlacesState>(panels); }

void emit_places(Ui& ui, lab::Change<lab::Places> change) {
  ui.emit(lab::change<lab::Places>(std::move(change)));
}

std::string number_from_one(std::size_t k) { return ui::number(static_cast<double>(k + 1)); }

std::string centimetres(double metres) {
  constexpr double kHundred = 100;
  return sentence(tr("{0} cm"), {ui::number(kHundred * metres)});
}

}  // namespace workbenches::places
