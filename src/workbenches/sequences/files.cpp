#include <algorithm>
#include <array>
#include <string>

#include "lab/formats/json_text.hpp"
#include "lab/formats/text.hpp"
#include "ui/kit/draw.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/plots/cells.hpp"
#include "workbenches/figures/saving.hpp"
#include "workbenches/sequences/sequences.hpp"

/// What can be saved.
namespace workbenches::sequences {
namespace {

using ui::Rect;
using ui::tr;
using ui::Ui;

/// As far as a table shows a run: all that is new, and what is on the screen.
std::size_t last_row(const SequencesModel& m, std::uint32_t step) {
  return std::max<std::size_t>(m.run.states.size() - 1, step);
}

std::string overlaps_csv(const SequencesModel& m, std::uint32_t step) {
  std::string out = "step";
  for (std::size_t k = 0; k < m.count(); ++k) out += ",q" + std::to_string(k + 1);
  out += "\n";
  for (std::size_t at = 0; at <= last_row(m, step); ++at) {
    out += std::to_string(at);
    for (std::size_t k = 0; k < m.count(); ++k) out += "," + lab::exact(m.overlap(k, at));
    out += "\n";
  }
  return out;
}

/// Every state of the run, a row each.
std::string states_csv(const SequencesModel& m, std::uint32_t step) {
  std::string out = "step";
  for (std::size_t i = 0; i < m.film.neurons(); ++i) out += ",v" + std::to_string(i + 1);
  out += "\n";
  for (std::size_t at = 0; at <= last_row(m, step); ++at) {
    out += std::to_string(at);
    const hopfield::Pattern& state = m.run.at(at);
    for (std::size_t i = 0; i < state.size(); ++i) out += state.up(i) ? ",1" : ",-1";
    out += "\n";
  }
  return out;
}

std::string list_of(const hopfield::Pattern& picture) {
  std::string out = "[";
  for (std::size_t i = 0; i < picture.size(); ++i) {
    if (i > 0) out += ",";
    out += picture.up(i) ? "1" : "-1";
  }
  return out + "]";
}

/// The request of docs/experiments.md that gives the same states.
std::string request_json(const SequencesModel& m) {
  const lab::Sequences& film = m.film;
  constexpr double kOne = hopfield::FilmOptions::kParts;
  lab::JsonText json;
  json.begin('{').key("patterns").begin('[');
  for (const hopfield::Pattern& picture : film.pictures) json.raw(list_of(picture));
  json.end(']')
      .key("network")
      .begin('{')
      .field("rule", "sequence")
      .field("cyclic", film.cyclic)
      .end('}');
  json.key("film").begin('{').field("hold", film.hold / kOne).field("next", film.next / kOne);
  json.field("back", film.back / kOne).field("delay", std::uint64_t{film.delay});
  json.field("pseudo_inverse", film.projection).end('}');
  json.key("start").raw(list_of(film.start));
  json.key("update").begin('{').field("mode", film.mode == hopfield::Mode::sync ? "sync" : "async");
  json.field("max_sweeps", std::uint64_t{lab::kLongestFilm}).end('}');
  json.field("seed", std::uint64_t{film.seed}).end('}');
  return json.text() + "\n";
}

/// The same states by NumPy; asynchronously in another random order.
std::string script(const SequencesModel& m) {
  const lab::Sequences& film = m.film;
  constexpr double kOne = hopfield::FilmOptions::kParts;
  std::string out = "import numpy as np\n\nxi = np.array([\n";
  for (const hopfield::Pattern& picture : film.pictures) out += "    " + list_of(picture) + ",\n";
  out += "])  # a row a picture\nv = np.array(" + list_of(film.start) + ")\n";
  out += "hold, step_on, back = " + lab::exact(film.hold / kOne) + ", " +
         lab::exact(film.next / kOne) + ", " + lab::exact(film.back / kOne) + "\n";
  out += "delay, steps = " + std::to_string(film.delay) + ", 40\n\n";
  out += film.projection ? "left = np.linalg.pinv(xi.T)  # row n is dual to picture n\n"
                         : "left = xi\n";
  out += film.cyclic ? "following = np.roll(xi, -1, axis=0)\n"
                     : "following = np.vstack([xi[1:], 0 * xi[:1]])  # the last one has none\n";
  out +=
      "held = hold * xi.T @ left\nmoves = step_on * following.T @ left\nmoves = moves + back * "
      "(following.T @ left).T\n";
  if (!film.projection) out += "for w in (held, moves):\n    np.fill_diagonal(w, 0)\n";
  out +=
      "\nstates = [v]\nfor t in range(steps):\n    then = states[t - delay] if t >= delay else 0 * "
      "v\n";
  if (film.mode == hopfield::Mode::sync) {
    out +=
        "    h = held @ v + moves @ then\n    v = np.where(np.abs(h) < 1e-9, v, "
        "np.sign(h)).astype(int)\n";
  } else {
    out +=
        "    v = v.copy()\n    for i in np.random.permutation(len(v)):\n"
        "        h = held[i] @ v + moves[i] @ (v if delay == 0 else then)\n"
        "        if abs(h) > 1e-9:\n            v[i] = np.sign(h)\n";
  }
  out +=
      "    states.append(v)\nprint(np.array(states) @ xi.T / xi.shape[1])  # overlaps, a row a "
      "step\n";
  return out;
}

}  // namespace

void film_saving(Ui& ui, ui::PanelState& panels, Rect& rest, const SequencesModel& m,
                 std::uint32_t step) {
  const auto timeline = [&m, step](Ui& paper, const Rect& sheet) {
    film_timeline(paper, sheet.inset(16), m, step, true);
  };
  const auto film = [&m, step](Ui& paper, const Rect& sheet) {
    Rect room = sheet.inset(16);
    film_strip(paper, room.cut_top(86), m, step, m.count(), nullptr);
    room.cut_top(12);
    film_screen(paper, ui::fit_cells(paper, room, m.film.width, m.film.height), m, step, nullptr);
  };
  const std::array<Figure, 2> all = {
      {{tr("Overlaps over time"),
        "hopfield-overlaps",
        "sequences.png",
        "sequences.svg",
        "sequences.csv",
        760,
        60 + 24 * static_cast<float>(m.count()),
        timeline,
        [&m, step] { return overlaps_csv(m, step); },
        {}},
       {tr("Film and network"), "hopfield-film", "sequences.film_png", "sequences.film_svg",
        "sequences.film_csv", 700, 620, film, [&m, step] { return states_csv(m, step); },
        "hopfield-states"}}};
  const std::array<TextFile, 2> texts = {
      {{"sequences.script", tr("Script (Python)"),
        tr("A short NumPy script that plays the same film"), "hopfield-film.py", "text/x-python",
        [&m] { return script(m); }},
       {"sequences.request", tr("Request (JSON)"),
        tr("The experiment as JSON: the command line runs it and prints the same states"),
        "hopfield-film.json", "application/json", [&m] { return request_json(m); }}}};
  save_figures(ui, panels, rest, "sequences.save", all, texts);
}

}  // namespace workbenches::sequences
