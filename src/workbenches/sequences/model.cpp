#include <algorithm>
#include <cstdlib>
#include <set>

#include "lab/formats/text.hpp"
#include "workbenches/sequences/sequences.hpp"

namespace workbenches::sequences {
namespace {

lab::Sequences at_start(lab::Sequences film) {
  film.moment = 0;
  film.speed = lab::Sequences().speed;
  return film;
}

/// "0.5 ", or nothing for one.
std::string strength(std::int32_t parts) {
  constexpr std::int32_t kOne = hopfield::FilmOptions::kParts;
  const std::int32_t size = std::abs(parts);
  return size == kOne ? std::string() : lab::exact(static_cast<double>(size) / kOne) + " ";
}

}  // namespace

SequencesModel::SequencesModel(const lab::Sequences& of)
    : film(at_start(of)),
      network(lab::film_of(film)),
      run(lab::run_of(film, network)),
      symmetry(lab::symmetry_of(network.weights())) {
  for (const hopfield::Pattern& state : run.states) {
    std::vector<std::int32_t>& row = overlaps_.emplace_back();
    for (const hopfield::Pattern& picture : film.pictures)
      row.push_back(hopfield::dot(picture, state));
  }
  if (run.end != hopfield::FilmEnd::cycle) return;
  // Which picture each state of the cycle is, beginning where one follows another.
  std::vector<std::size_t> seen;
  for (std::size_t k = 0; k < run.period; ++k) {
    const hopfield::Pattern& state = run.at(run.since + k);
    const auto found = std::find(film.pictures.begin(), film.pictures.end(), state);
    if (found == film.pictures.end()) return;
    seen.push_back(static_cast<std::size_t>(found - film.pictures.begin()));
  }
  std::size_t turn = 0;
  while (turn < seen.size() && seen[turn] == seen[(turn + seen.size() - 1) % seen.size()]) ++turn;
  std::rotate(seen.begin(), seen.begin() + static_cast<std::ptrdiff_t>(turn % seen.size()),
              seen.end());
  std::size_t longest = 0, run_length = 0;
  bool even = true;
  for (std::size_t k = 0; k < seen.size(); ++k) {
    ++run_length;
    if (k + 1 < seen.size() && seen[k + 1] == seen[k]) continue;
    even = even && (longest == 0 || longest == run_length);
    longest = run_length;
    run_length = 0;
  }
  shown_pictures = std::set<std::size_t>(seen.begin(), seen.end()).size();
  shown_for = even ? longest : 0;
}

double SequencesModel::overlap(std::size_t picture, std::size_t step) const {
  const std::size_t known = step < overlaps_.size() ? step
                            : run.end == hopfield::FilmEnd::unknown
                                ? overlaps_.size() - 1
                                : run.since + (step - run.since) % run.period;
  return overlaps_[known][picture] / static_cast<double>(film.neurons());
}

SequencesState& sequences_state(ui::PanelState& panels) {
  return ui::bench_state<SequencesState>(panels);
}

const SequencesModel& sequences_model(const lab::Session& session, ui::PanelState& panels) {
  SequencesState& state = sequences_state(panels);
  const lab::Sequences& now = session.document().section<lab::Sequences>();
  if (!state.model || state.model->film != at_start(now)) state.model.emplace(now);
  return *state.model;
}

std::uint32_t step_of(const lab::Session& session) {
  return session.document().section<lab::Sequences>().moment;
}

void emit_film(ui::Ui& ui, lab::Change<lab::Sequences> change) {
  ui.emit(lab::change<lab::Sequences>(std::move(change)));
}

std::string weights_text(const lab::Sequences& film) {
  const std::string row = film.projection ? "ξₙ⁺" : "ξₙᵀ";
  std::string out = "W =";
  const auto add = [&](std::int32_t parts, const std::string& sum) {
    if (parts == 0) return;
    const bool first = out.ends_with("=");
    out += parts < 0 ? " − " : first ? " " : " + ";
    out += strength(parts) + sum;
  };
  add(film.hold, "Σ ξₙ " + row);
  add(film.next, "Σ ξₙ₊₁ " + row);
  add(film.back, film.projection ? "(Σ ξₙ₊₁ ξₙ⁺)ᵀ" : "Σ ξₙ ξₙ₊₁ᵀ");
  if (out.ends_with("=")) out += " 0";
  return out;
}

}  // namespace workbenches::sequences
