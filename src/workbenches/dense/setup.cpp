#include <algorithm>
#include <array>
#include <cmath>

#include "hopfield/trials/theory.hpp"
#include "ui/kit/draw.hpp"
#include "ui/kit/icons.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "ui/kit/widget_parts.hpp"
#include "workbenches/dense/dense.hpp"

/// The left column.
namespace workbenches::dense {
namespace {

using lab::DenseSet;
using ui::FontKind;
using ui::sentence;
using ui::tr;
using Changed = lab::Change<lab::DenseBench>;

struct Listed {
  DenseSet which;
  const char *id, *name, *what;
};
// words, beside ids
constexpr std::array<Listed, 4> kSets = {
    {{DenseSet::course, "dense.set.course", "Course figures", "16 × 16"},
     {DenseSet::drawings, "dense.set.drawings", "Drawings", "32 × 32"},
     {DenseSet::letters, "dense.set.letters", "Letters", "5 × 5"},
     {DenseSet::random, "dense.set.random", "Random patterns", "10 × 10"}}};

Rect line_at(Ui& ui, Rect& rest, const char* id) {
  return rest.cut_top(ui.room(id, ui.touch ? 50.0F : 34.0F));
}

void sets(Ui& ui, Rect& rest, const lab::DenseBench& bench) {
  if (!ui.shows("dense.set")) return;
  ui::caption(ui, rest.cut_top(16), tr("Memories"));
  rest.cut_top(4);
  for (const Listed& each : kSets) {
    if (!ui.shows(each.id)) continue;
    ui::WidgetInfo info;
    info.id = each.id;
    info.role = ui::Role::radio;
    info.name = sentence(tr("{0}: {1}"), {tr(each.name), tr(each.what)});
    info.group = tr("Memories");
    info.help = each.which == DenseSet::letters || each.which == DenseSet::random
                    ? ""
                    : tr("These pictures first, then random patterns of the same size");
    info.checked = bench.memories == each.which;
    info.rect = rest.cut_top(ui.touch ? 46.0F : 30.0F);
    if (ui::row(ui, info, *info.checked)) {
      Changed change;
      change.memories = each.which;
      emit_dense(ui, std::move(change));
    }
    const Rect row{info.rect.x + 10, info.rect.y, info.rect.w - 20, info.rect.h};
    ui::text(ui, row, tr(each.what), FontKind::small, ui.theme.secondary, 1);
    ui::text(ui, row, tr(each.name), FontKind::body, ui.theme.text);
  }
}

void load(Ui& ui, Rect& rest, const lab::DenseBench& bench) {
  const auto cells = static_cast<double>(bench.grid().neurons());
  ui::SliderOptions o;
  o.minimum = 1;
  o.maximum = lab::most_patterns(bench.memories);
  o.step = 1;
  o.logarithmic = true;
  o.decimals = 0;
  o.initial = lab::usual_patterns(bench.memories);
  o.help = tr("Number of memories. Marked: how many random ones z² and zⁿ keep, by theory.");
  std::vector<ui::SliderMark> marks;
  const std::string second = power_text("z", bench.degree);
  marks.push_back({hopfield::theory::dense_capacity(cells, 2), "z²"});
  if (!bench.exponential() && bench.degree > 2)
    marks.push_back({hopfield::theory::dense_capacity(cells, bench.degree), second.c_str()});
  std::erase_if(marks, [&](const ui::SliderMark& mark) { return mark.value > o.maximum; });
  o.marks = marks;
  double value = bench.patterns;
  rest.cut_top(6);
  if (!ui::slider(ui, "dense.patterns",
                  rest.cut_top(ui.room("dense.patterns", ui.touch ? 56.0F : 46.0F)), "P", &value,
                  o))
    return;
  Changed change;
  change.patterns = static_cast<std::uint32_t>(std::lround(value));
  emit_dense(ui, std::move(change));
}

/// The first memories, in small: the start comes from one of them.
void cues(Ui& ui, Rect& rest, const DenseNow& now) {
  if (!ui.shows("dense.cue")) return;
  const lab::DenseBench& bench = now.bench;
  const lab::PictureSet* set = lab::pictures_of(bench.memories);
  constexpr std::size_t kFew = 6;
  const std::size_t count = std::min<std::size_t>(
      bench.patterns, std::max<std::size_t>(set == nullptr ? 0 : set->pictures.size(), kFew));
  rest.cut_top(10);
  ui::caption(ui, rest.cut_top(16), tr("Start from"));
  rest.cut_top(4);
  const float least = ui.touch ? 46.0F : 34.0F;
  const auto per_row = static_cast<std::size_t>(std::max(1.0F, std::floor(rest.w / least)));
  const float side = std::min(rest.w / static_cast<float>(per_row), 54.0F);
  const std::size_t rows = (count + per_row - 1) / per_row;
  const Rect all = rest.cut_top(side * static_cast<float>(rows));
  for (std::size_t k = 0; k < count; ++k) {
    ui::WidgetInfo info;
    info.id = "dense.cue." + std::to_string(k);
    info.role = ui::Role::radio;
    info.name = name_of_memory(bench, k);
    info.group = tr("Start from");
    info.checked = k == bench.cue;
    info.rect = {all.x + side * static_cast<float>(k % per_row),
                 all.y + side * static_cast<float>(k / per_row), side, side};
    if (!ui.shows(info.id)) continue;
    if (ui::row(ui, info, *info.checked)) {
      Changed change;
      change.cue = static_cast<std::uint32_t>(k);
      emit_dense(ui, std::move(change));
    }
    draw_signs(ui, ui::snap(ui, info.rect.inset(4)), bench.grid(), now.runs->memories[k]);
  }
}

void share_slider(Ui& ui, Rect& rest, const char* id, const char* name, double initial,
                  const char* help, double value, lab::Maybe<double> Changed::* field) {
  ui::SliderOptions o;
  o.step = 0.01;
  o.initial = initial;
  o.unit = tr("%");
  o.shown_factor = 100;
  o.decimals = 0;
  o.help = help;
  if (!ui::slider(ui, id, line_at(ui, rest, id), name, &value, o)) return;
  Changed change;
  change.*field = std::clamp(value, 0.0, 1.0);
  emit_dense(ui, std::move(change));
}

bool wide_button(Ui& ui, Rect& rest, const char* id, const char* words, const char* icon,
                 const char* help, bool enabled = true) {
  rest.cut_top(ui.room(id, 6));
  ui::ButtonOptions o;
  o.icon = icon;
  o.help = help;
  o.enabled = enabled;
  const Rect row = rest.cut_top(ui.room(id, ui::control_height(ui)));
  return ui::button(ui, id, {row.x, row.y, std::min(row.w, ui::button_width(ui, words, o)), row.h},
                    words, o);
}

void separation_setup(Ui& ui, Rect& rest, const DenseNow& now) {
  const lab::DenseBench& bench = now.bench;
  sets(ui, rest, bench);
  load(ui, rest, bench);
  cues(ui, rest, now);
  rest.cut_top(4);
  share_slider(ui, rest, "dense.noise", tr("noise"), lab::DenseBench().noise,
               tr("The share of pixels of the start that are flipped"), bench.noise,
               &Changed::noise);
  const std::array<const char*, 3> names = {"zⁿ", tr("zⁿ, z > 0"), "exp z"};
  int selected = static_cast<int>(bench.function);
  if (ui::choice_block(ui, rest, 8, "dense.kind", tr("Separation function F"),
                       tr("zⁿ, z > 0: negative overlaps count as 0. exp z: the steepest."), names,
                       &selected)) {
    Changed change;
    change.function = static_cast<hopfield::Interaction>(selected);
    emit_dense(ui, std::move(change));
  }
  rest.cut_top(4);
  if (wide_button(ui, rest, "dense.new_memories", tr("New random memories"), ui::icon::kDice, "",
                  bench.memories != DenseSet::letters)) {
    Changed change;
    change.seed = bench.seed + 1;
    emit_dense(ui, std::move(change));
  }
}

void attention_setup(Ui& ui, Rect& rest, const DenseNow& now) {
  const lab::DenseBench& bench = now.bench;
  ui::caption(ui, rest.cut_top(16), tr("Start"));
  const ui::LabelColumn labels(ui, {tr("hidden"), tr("noise")});
  const lab::DenseBench first;
  share_slider(ui, rest, "dense.cover", tr("hidden"), first.cover,
               tr("This share of the picture, from below, is unknown: x = 0 there."), bench.cover,
               &Changed::cover);
  share_slider(ui, rest, "dense.grain", tr("noise"), first.grain,
               tr("This share of the pixels has a random grey."), bench.grain, &Changed::grain);
  rest.cut_top(10);
  ui::caption(ui, rest.cut_top(16), tr("Pictures"));
  const bool room = bench.pictures.size() < lab::kMostGreys;
  if (wide_button(ui, rest, "dense.add", tr("Add a picture…"), ui::icon::kUpload,
                  tr("Opens a picture file. Its grey levels are kept."), room))
    ui.requests.push_back({ui::WindowRequest::What::pick_file, {}, {}, {}});
  if (wide_button(ui, rest, "dense.store", tr("Store what is shown"), ui::icon::kPlus,
                  tr("x becomes one more picture. Draw on it first."), room)) {
    Changed change;
    change.add.emplace(lab::GreyPicture{
        sentence(tr("drawing {0}"), {ui::number(static_cast<double>(bench.pictures.size() + 1))}),
        lab::grey_pixels(now.x())});
    emit_dense(ui, std::move(change));
  }
  const std::string& name = bench.pictures[bench.picture].name;
  if (wide_button(ui, rest, "dense.remove", tr("Remove the picture"), ui::icon::kTrash,
                  name.c_str(), bench.pictures.size() > 1)) {
    Changed change;
    change.remove = bench.picture;
    emit_dense(ui, std::move(change));
  }
}

}  // namespace

void dense_setup(Ui& ui, Rect rect, ui::PanelState& panels) {
  const DenseNow now(ui.session);
  DensePanels& state = dense_panels(panels);
  rect = {rect.x + ui.theme.margin, rect.y + 14, rect.w - 2 * ui.theme.margin, rect.h - 18};
  const Rect content = ui::begin_panel_scroll(ui, "dense.setup", rect, state.setup_height);
  Rect rest = content;
  rest.h = 1e5F;
  if (now.bench.attends())
    attention_setup(ui, rest, now);
  else
    separation_setup(ui, rest, now);
  const float height = rest.y - content.y + 8;
  if (height != state.setup_height) ui.animate(0.05F);
  state.setup_height = height;
  ui::end_scroll(ui);
  panels.spare = {rect.x, rest.y, rect.w, rect.bottom() - rest.y};
}

}  // namespace workbenches::dense
