#include <algorithm>
#include <array>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/icons.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "workbenches/sequences/sequences.hpp"

/// The left column.
namespace workbenches::sequences {
namespace {

using lab::FilmExample;
using ui::FontKind;
using ui::Rect;
using ui::sentence;
using ui::tr;
using ui::Ui;

struct Listed {
  FilmExample which;
  const char *id, *name, *what;
};
// words, beside ids
constexpr std::array<Listed, lab::kFilmExamples> kListed = {
    {{FilmExample::count, "count", "Counting", "8 pictures"},
     {FilmExample::walk, "walk", "A walk", "8 pictures"},
     {FilmExample::held, "held", "Held pictures", "4 steps each"},
     {FilmExample::patterns, "patterns", "Orthogonal", "Hebb’s rule"},
     {FilmExample::fixed, "fixed_point", "Symmetric", "fixed point"},
     {FilmExample::two, "two_cycle", "Symmetric", "two-cycle"},
     {FilmExample::four, "four_cycle", "Antisymmetric", "four-cycle"}}};

/// One empty picture of the same size, which recalls the next.
void new_film(Ui& ui, const lab::Sequences& film) {
  lab::Change<lab::Sequences> change;
  change.pictures.emplace(1, hopfield::Pattern(film.neurons()));
  change.start = hopfield::Pattern(film.neurons());
  change.cyclic = true;
  change.projection = true;
  change.hold = 0;
  change.next = hopfield::FilmOptions::kParts;
  change.back = 0;
  change.delay = 0;
  change.mode = hopfield::Mode::sync;
  emit_film(ui, std::move(change));
}

void examples(Ui& ui, Rect& rest, const lab::Sequences& film) {
  if (!ui.shows("sequences.example")) return;
  ui::caption(ui, rest.cut_top(16), tr("Examples"));
  rest.cut_top(4);
  for (const Listed& each : kListed) {
    ui::WidgetInfo info;
    info.id = std::string("sequences.example.") + each.id;
    info.role = ui::Role::radio;
    info.name = sentence(tr("{0}: {1}"), {tr(each.name), tr(each.what)});
    info.group = tr("Examples");
    info.checked = lab::is_example(film, each.which);
    if (!ui.shows(info.id)) continue;
    info.rect = rest.cut_top(ui.touch ? 46.0F : 30.0F);
    if (ui::row(ui, info, *info.checked)) {
      lab::Change<lab::Sequences> change;
      change.example = each.which;
      emit_film(ui, std::move(change));
    }
    const Rect row{info.rect.x + 10, info.rect.y, info.rect.w - 20, info.rect.h};
    ui::text(ui, row, tr(each.what), FontKind::small, ui.theme.secondary, 1);
    ui::text(ui, row, tr(each.name), FontKind::body, ui.theme.text);
  }
  ui::WidgetInfo info;
  info.id = "sequences.new";
  info.name = sentence(tr("{0}: {1}"), {tr("New film"), tr("draw it")});
  info.help = tr("Begins with one empty picture. Draw on the network, then store the drawing.");
  if (!ui.shows(info.id)) return;
  info.rect = rest.cut_top(ui.touch ? 46.0F : 30.0F);
  if (ui::row(ui, info)) new_film(ui, film);
  const Rect row{info.rect.x + 10, info.rect.y, info.rect.w - 20, info.rect.h};
  ui::text(ui, row, tr("draw it"), FontKind::small, ui.theme.secondary, 1);
  ui::text(ui, row, tr("New film"), FontKind::body, ui.theme.text);
}

void strengths(Ui& ui, Rect& rest, const lab::Sequences& film) {
  rest.cut_top(10);
  ui::caption(ui, rest.cut_top(16), tr("Each picture recalls"));
  const ui::LabelColumn labels(ui, {tr("itself"), tr("the next"), tr("previous")});
  constexpr double kOne = hopfield::FilmOptions::kParts;
  struct Strength {
    const char *id, *name, *help;
    std::int32_t lab::Sequences::* value;
    lab::Maybe<std::int32_t> lab::Change<lab::Sequences>::* changed;
    double initial;
  };
  const std::array<Strength, 3> all = {
      {{"sequences.hold", tr("itself"),
        tr("The symmetric part Σ ξₙ ξₙᵀ. It cleans a picture up, and holds it."),
        &lab::Sequences::hold, &lab::Change<lab::Sequences>::hold, 0},
       {"sequences.next", tr("the next"), tr("The film Σ ξₙ₊₁ ξₙᵀ, which moves on"),
        &lab::Sequences::next, &lab::Change<lab::Sequences>::next, 1},
       {"sequences.back", tr("previous"),
        tr("The transposed weights Σ ξₙ ξₙ₊₁ᵀ. With +1 the sum is symmetric, with −1 "
           "antisymmetric."),
        &lab::Sequences::back, &lab::Change<lab::Sequences>::back, 0}}};
  for (const Strength& each : all) {
    ui::SliderOptions o;
    o.minimum = each.value == &lab::Sequences::back ? -1 : 0;
    o.maximum = each.value == &lab::Sequences::back ? 1 : 2;
    o.step = 1 / kOne;
    o.initial = each.initial;
    o.help = each.help;
    double value = film.*each.value / kOne;
    if (!ui::slider(ui, each.id, rest.cut_top(ui.room(each.id, ui.touch ? 50.0F : 34.0F)),
                    each.name, &value, o))
      continue;
    lab::Change<lab::Sequences> change;
    change.*each.changed =
        static_cast<std::int32_t>(std::lround(std::clamp(value, -2.0, 2.0) * kOne));
    emit_film(ui, std::move(change));
  }
}

void moves(Ui& ui, Rect& rest, const lab::Sequences& film) {
  ui::SliderOptions o;
  o.maximum = lab::kLongestDelay;
  o.step = 1;
  o.decimals = 0;
  o.help =
      tr("The move to the next picture acts on the state so many steps ago. Meanwhile the picture "
         "is held.");
  double value = film.delay;
  if (ui::slider(ui, "sequences.delay",
                 rest.cut_top(ui.room("sequences.delay", ui.touch ? 50.0F : 34.0F)), tr("delay"),
                 &value, o)) {
    lab::Change<lab::Sequences> change;
    change.delay = static_cast<std::uint32_t>(std::lround(std::clamp(value, 0.0, 8.0)));
    emit_film(ui, std::move(change));
  }
  bool cyclic = film.cyclic;
  if (ui::toggle(ui, "sequences.cyclic",
                 rest.cut_top(ui.room("sequences.cyclic", ui.touch ? 44.0F : 36.0F)), tr("Loop"),
                 &cyclic, tr("The last picture recalls the first."))) {
    lab::Change<lab::Sequences> change;
    change.cyclic = cyclic;
    emit_film(ui, std::move(change));
  }
  const std::array<const char*, 2> rules = {tr("Hebb"), tr("Pseudo-inverse")};
  int selected = film.projection ? 1 : 0;
  if (ui::choice_block(
          ui, rest, 10, "sequences.rule", tr("Learning rule"),
          tr("Hebb’s rule plays orthogonal pictures. The pseudo-inverse also plays pictures "
             "that resemble each other."),
          rules, &selected)) {
    lab::Change<lab::Sequences> change;
    change.projection = selected == 1;
    emit_film(ui, std::move(change));
  }
  // In a wide frame it stands in the row at the bottom.
  if (!mode_in_row(ui)) {
    constexpr float kTall = 44, kLow = 34;
    rest.cut_top(10);
    ui::caption(ui, rest.cut_top(ui.room("sequences.mode", 16)), tr("Updates"));
    rest.cut_top(6);
    film_mode(ui, rest.cut_top(ui.room("sequences.mode", ui.touch ? kTall : kLow)), film);
  }
}

/// What can be done with the picture that was pressed last.
void chosen(Ui& ui, Rect& rest, const SequencesModel& m, SequencesState& state) {
  const std::size_t last = m.count() - 1;
  // The picture that has just been added is there from the next frame on.
  const std::size_t k = std::min(state.chosen, last);
  rest.cut_top(10);
  ui::caption(ui, rest.cut_top(16),
              sentence(tr("Picture {0}"), {ui::number(static_cast<double>(k + 1))}));
  rest.cut_top(6);
  const float side = ui::control_height(ui);
  Rect row = rest.cut_top(side);
  // Five of them stand beside each other, also for a finger.
  constexpr float kButtons = 5;
  const float between = std::clamp((row.w - kButtons * side) / (kButtons - 1), 0.0F, 8.0F);
  const auto press = [&](const char* id, const char* icon, const char* name, const char* help,
                         bool enabled) {
    ui::ButtonOptions o;
    o.kind = ui::ButtonKind::icon;
    o.icon = icon;
    o.help = help;
    o.enabled = enabled;
    const bool pressed = ui::button(ui, id, row.cut_left(ui.room(id, side)), name, o);
    row.cut_left(ui.room(id, between));
    return pressed;
  };
  lab::Change<lab::Sequences> change;
  bool changed = false;
  const auto move = [&](std::size_t to) {
    change.move = std::array<std::size_t, 2>{k, to};
    state.chosen = to;
    changed = true;
  };
  if (press("sequences.earlier", ui::icon::kChevronLeft, tr("Move earlier"),
            tr("Changes places with the picture before it"), k > 0))
    move(k - 1);
  if (press("sequences.later", ui::icon::kChevronRight, tr("Move later"),
            tr("Changes places with the picture after it"), k < last))
    move(k + 1);
  if (press("sequences.replace", ui::icon::kEdit, tr("Replace the picture"),
            tr("What is shown takes its place. Press a picture, draw, then press here."), true)) {
    change.replace = k;
    changed = true;
  }
  if (press("sequences.remove", ui::icon::kTrash, tr("Remove the picture"), "", last > 0)) {
    change.remove = k;
    changed = true;
  }
  if (press("sequences.clear", ui::icon::kEraser, tr("Clear the network"),
            tr("Sets every cell to −1: an empty sheet to draw on."),
            ui.session.document().section<lab::Sequences>().start.count_up() > 0 ||
                step_of(ui.session) > 0)) {
    change.start = hopfield::Pattern(m.film.neurons());
    changed = true;
  }
  if (changed) emit_film(ui, std::move(change));
}

}  // namespace

void sequences_setup(Ui& ui, Rect rect, ui::PanelState& panels) {
  const SequencesModel& m = sequences_model(ui, panels);
  SequencesState& state = sequences_state(panels);
  rect = {rect.x + ui.theme.margin, rect.y + 14, rect.w - 2 * ui.theme.margin, rect.h - 18};
  const Rect content = ui::begin_panel_scroll(ui, "sequences.setup", rect, state.setup_height);
  Rect rest = content;
  rest.h = 1e5F;
  examples(ui, rest, m.film);
  strengths(ui, rest, m.film);
  moves(ui, rest, m.film);
  chosen(ui, rest, m, state);
  const float height = rest.y - content.y + 8;
  if (height != state.setup_height) ui.animate(0.05F);
  state.setup_height = height;
  ui::end_scroll(ui);
  panels.spare = {rect.x, rest.y, rect.w, rect.bottom() - rest.y};
}

}  // namespace workbenches::sequences
