#include <algorithm>
#include <array>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/icons.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "workbenches/pairs/pairs.hpp"

/// The left column: the pairs and how many of them are in W, from which side to recall, and how the network works.
namespace workbenches::pairs {
namespace {

using ui::FontKind;
using ui::sentence;
using ui::tr;
using Changed = lab::Change<lab::PairBench>;

/// Where a slider goes; no room when it is hidden.
Rect line(const Ui& ui, Rect& rest, std::string_view id) {
  return rest.cut_top(ui.room(id, ui.touch ? 50.0F : 40.0F));
}

/// "exact", or how many pixels are wrong on both sides.
std::string recalled_words(const PairsModel& m, std::size_t pair) {
  if (pair >= m.bench.stored) return tr("not in W");
  const std::uint32_t right = m.wrong.right[pair], left = m.wrong.left[pair];
  if (m.coupled() || m.bench.net == lab::PairNet::same)
    return left == 0 ? std::string(tr("exact")) : sentence(tr("{0} wrong"), {ui::number(left)});
  return right + left == 0 ? std::string(tr("exact"))
                           : sentence(tr("{0} + {1} wrong"), {ui::number(left), ui::number(right)});
}

void pair_row(Ui& ui, const Rect& rect, const PairsModel& m, PairsState& state, std::uint32_t k) {
  const lab::PicturePair& pair = m.bench.pairs[k];
  const bool stored = k < m.bench.stored;
  const std::string recalled = recalled_words(m, k);
  ui::WidgetInfo info;
  info.id = "pairs.pair." + std::to_string(k);
  info.role = ui::Role::button;
  info.name = pair.name;
  info.value = recalled;
  info.help =
      m.bench.cue == Side::left
          ? tr("Starts from the left picture of this pair, with noise. The right side is blank.")
          : tr("Starts from the right picture of this pair, with noise. The left side is blank.");
  info.rect = rect;
  if (!ui.shows(info.id)) return;
  if (ui::row(ui, info, state.chosen == k)) {
    state.chosen = k;
    Changed change;
    change.start = k;
    emit_pairs(ui, std::move(change));
  }
  Rect rest = rect.inset(4);
  const float opacity = stored ? 1.0F : 0.35F;
  const float side = rest.h;
  small_picture(ui, rest.cut_left(side), lab::stored_picture(m.bench, k, Side::left), opacity);
  const Rect between = rest.cut_left(18);
  ui::text(ui, between, "↔", FontKind::small, ui.theme.secondary, 0.5F);
  small_picture(ui, rest.cut_left(side * 1.25F), lab::stored_picture(m.bench, k, Side::right),
                opacity);
  rest.cut_left(10);
  const bool exact = stored && m.wrong.right[k] + m.wrong.left[k] == 0;
  const float width = ui::text_width(FontKind::small, recalled) + 2;
  ui::text(ui, rest.cut_right(width), recalled, FontKind::small,
           !stored ? ui.theme.secondary
           : exact ? ui.theme.good
                   : ui.theme.warning,
           1);
  ui::text(ui, rest, pair.name, FontKind::body, stored ? ui.theme.text : ui.theme.secondary);
}

void store_row(Ui& ui, Rect& rest, const PairsModel& m, PairsState& state) {
  const float height = ui::control_height(ui);
  Rect row = rest.cut_top(ui.shows("pairs.store") || ui.shows("pairs.forget") ? height : 0);
  const bool two = m.bench.net == lab::PairNet::two;
  ui::ButtonOptions o;
  o.icon = ui::icon::kPlus;
  o.enabled = two && !m.recurrent() && m.left.known && m.right.known && !m.left.grey &&
              !m.right.grey && m.bench.pairs.size() < lab::kMostPairs;
  o.help = tr("Stores what both sides show as one more pair: ΔW = xᵀy.");
  const float wide = ui.room("pairs.store", ui::button_width(ui, tr("Store pair"), o));
  if (ui::button(ui, "pairs.store", row.cut_left(wide), tr("Store pair"), o)) {
    Changed change;
    change.store = std::string();
    emit_pairs(ui, std::move(change));
  }
  row.cut_left(wide > 0 ? 8.0F : 0);
  const std::uint32_t which =
      m.bench.pairs.empty()
          ? 0
          : std::min(state.chosen, static_cast<std::uint32_t>(m.bench.pairs.size() - 1));
  const std::string help =
      m.bench.pairs.empty() ? "" : sentence(tr("Forgets {0}"), {m.bench.pairs[which].name});
  ui::ButtonOptions forget;
  forget.enabled = !m.bench.pairs.empty();
  forget.help = help.c_str();
  const float width = ui::button_width(ui, tr("Forget"), forget);
  if (ui::button(ui, "pairs.forget", row.cut_left(ui.room("pairs.forget", width)), tr("Forget"),
                 forget)) {
    Changed change;
    change.forget = which;
    emit_pairs(ui, std::move(change));
  }
}

void the_pairs(Ui& ui, Rect& rest, const PairsModel& m, PairsState& state) {
  const std::array<const char*, 3> examples = {tr("Faces"), tr("Letters"), tr("Custom")};
  int selected = static_cast<int>(m.bench.example);
  const Rect row = rest.cut_top(ui.room("pairs.example", ui.touch ? 44.0F : 34.0F));
  const float width = std::min(rest.w, ui::segmented_width(ui, examples));
  if (ui::segmented(ui, "pairs.example", {row.x, row.y, width, row.h}, tr("Pairs"), examples,
                    &selected, tr("Faces and names, letters and symbols, or your own pictures"))) {
    Changed change;
    change.example = static_cast<lab::PairExample>(selected);
    emit_pairs(ui, std::move(change));
    state.chosen = 0;
  }
  rest.cut_top(6);
  const float height = ui.touch ? 46.0F : 40.0F;
  for (std::uint32_t k = 0; k < m.bench.pairs.size(); ++k)
    pair_row(ui, rest.cut_top(ui.room("pairs.pair", height)), m, state, k);
  if (m.bench.pairs.empty()) {
    const char* words = tr("Draw on both sides, then store the pair.");
    rest.cut_top(ui::paragraph(ui, rest, words, FontKind::body, ui.theme.secondary) + 6);
  }
  if (!m.bench.pairs.empty()) {
    ui::SliderOptions o;
    o.maximum = static_cast<double>(m.bench.pairs.size());
    o.step = 1;
    o.decimals = 0;
    o.initial = std::min(o.maximum, static_cast<double>(lab::kStoredAtFirst));
    o.help =
        tr("How many of these pairs are in W, from the first on. Each more brings cross-talk.");
    double value = m.bench.stored;
    if (ui::slider(ui, "pairs.stored", line(ui, rest, "pairs.stored"), tr("in W"), &value, o)) {
      Changed change;
      change.stored = static_cast<std::uint32_t>(std::lround(value));
      emit_pairs(ui, std::move(change));
    }
  }
  store_row(ui, rest, m, state);
}

void network(Ui& ui, Rect& rest, const PairsModel& m) {
  const std::array<const char*, 3> nets = {tr("x ↔ y"), tr("x ↔ x"), tr("Hopfield")};
  int selected = static_cast<int>(m.bench.net);
  if (ui::choice_block(
          ui, rest, 11, "pairs.net", tr("Network"),
          tr("x ↔ y: two pictures a pair. x ↔ x: the left picture on both sides. Hopfield: the "
             "same "
             "without self-connections, one neuron at a time."),
          nets, &selected)) {
    Changed change;
    change.net = static_cast<lab::PairNet>(selected);
    emit_pairs(ui, std::move(change));
  }
  if (ui.shows("pairs.net.words")) {
    const char* words = m.coupled() ? tr("A Hopfield network is an asynchronous BAM with the same "
                                         "memories on both sides. Every neuron is "
                                         "connected to all others, and none to itself.")
                        : m.bench.net == lab::PairNet::same
                            ? tr("The same memories on both sides: W = Σ xᵀx is "
                                 "symmetric. Without its diagonal and one "
                                 "neuron at a time, this is a Hopfield network.")
                            : "";
    if (*words != '\0') {
      rest.cut_top(6);
      const float height = ui::paragraph_height(FontKind::small, words, rest.w);
      const Rect at = rest.cut_top(height);
      ui::paragraph(ui, at, words, FontKind::small, ui.theme.secondary);
      ui::status(ui, "pairs.net.words", at, words);
    }
  }
}

void cue(Ui& ui, Rect& rest, const PairsModel& m) {
  if (m.coupled()) return;
  const std::array<const char*, 2> sides = {tr("Left, x"), tr("Right, y")};
  int selected = m.bench.cue == Side::left ? 0 : 1;
  if (!ui::choice_block(ui, rest, 11, "pairs.cue", tr("Recall from"),
                        tr("The side that is given. The other side is blank."), sides, &selected))
    return;
  Changed change;
  change.cue = selected == 0 ? Side::left : Side::right;
  emit_pairs(ui, std::move(change));
}

void size_sliders(Ui& ui, Rect& rest, const PairsModel& m, PairsState& state) {
  const Rect head = rest.cut_top(ui.room("pairs.sizes", ui.touch ? 44.0F : 32.0F));
  if (!ui::fold(ui, "pairs.sizes", head, tr("Size of the pictures"), &state.sizes)) return;
  const bool two = m.bench.net == lab::PairNet::two;
  const ui::LabelColumn labels(ui, {tr("x width"), tr("x height"), tr("y width"), tr("y height")});
  const std::array<const char*, 4> names = {tr("x width"), tr("x height"), tr("y width"),
                                            tr("y height")};
  const lab::PairPicture &x = m.bench.x, &y = m.bench.y;
  const std::array<int, 4> now = {x.width, x.height, y.width, y.height};
  static constexpr std::array<const char*, 4> kIds = {"pairs.size.x_width", "pairs.size.x_height",
                                                      "pairs.size.y_width", "pairs.size.y_height"};
  for (std::size_t k = 0; k < (two ? 4U : 2U); ++k) {
    ui::SliderOptions o;
    o.minimum = lab::kLeastPairSide;
    o.maximum = lab::kMostPairSide;
    o.step = 1;
    o.decimals = 0;
    o.initial = now[k];
    o.help = tr("Pictures are cut at their edges, or filled up there.");
    double value = now[k];
    if (!ui::slider(ui, kIds[k], line(ui, rest, kIds[k]), names[k], &value, o)) continue;
    const int to = static_cast<int>(std::lround(value));
    Changed change;
    const bool width = k % 2 == 0;
    const lab::PairPicture& picture = k < 2 ? x : y;
    (k < 2 ? change.left_size : change.right_size) =
        lab::PairSize{width ? to : picture.width, width ? picture.height : to};
    emit_pairs(ui, std::move(change));
  }
}

void more(Ui& ui, Rect& rest, const PairsModel& m, PairsState& state) {
  rest.cut_top(8);
  const Rect head = rest.cut_top(ui.room("pairs.more", ui.touch ? 44.0F : 32.0F));
  if (!ui::fold(ui, "pairs.more", head, tr("Updating, threshold, ties"), &state.more)) return;
  if (m.bam() && !m.coupled()) {
    const std::array<const char*, 2> orders = {tr("A side"), tr("One pixel")};
    int selected = static_cast<int>(m.bench.order);
    if (ui::choice_block(
            ui, rest, 11, "pairs.order", tr("One step updates"),
            tr("A side: all of its pixels at once. One pixel: the next one that changes, in a "
               "random order."),
            orders, &selected)) {
      Changed change;
      change.order = static_cast<lab::PairOrder>(selected);
      emit_pairs(ui, std::move(change));
    }
  }
  rest.cut_top(6);
  ui::SliderOptions o;
  o.minimum = -lab::kMostPairThreshold;
  o.maximum = lab::kMostPairThreshold;
  o.step = 1;
  o.decimals = 0;
  o.help =
      tr("In units of the total input. A positive threshold makes a pixel harder to activate.");
  double value = m.bench.threshold;
  if (ui::slider(ui, "pairs.threshold", line(ui, rest, "pairs.threshold"), "λ", &value, o)) {
    Changed change;
    change.threshold = static_cast<std::int32_t>(std::lround(value));
    emit_pairs(ui, std::move(change));
  }
  const std::array<const char*, 3> ties = {tr("keeps"), "+1", "−1"};
  int selected = static_cast<int>(m.bench.tie);
  if (ui::choice_block(
          ui, rest, 11, "pairs.tie", tr("A tie (field 0)"),
          tr("What a pixel does when its field is exactly 0: keep its state, or always become "
             "+1 or −1. "
             "Textbooks differ on this."),
          ties, &selected)) {
    Changed change;
    change.tie = static_cast<hopfield::Tie>(selected);
    emit_pairs(ui, std::move(change));
  }
}

}  // namespace

void pairs_setup(Ui& ui, Rect rect, ui::PanelState& panels) {
  const PairsModel& m = pairs_model(ui, panels);
  PairsState& state = pairs_state(panels);
  rect = {rect.x + ui.theme.margin, rect.y + 12, rect.w - 2 * ui.theme.margin, rect.h - 16};
  const Rect content = ui::begin_panel_scroll(ui, "pairs.setup", rect, state.setup_height);
  Rect rest = content;
  rest.h = 1e5F;
  the_pairs(ui, rest, m, state);
  cue(ui, rest, m);
  network(ui, rest, m);
  if (!tool_in_stage(ui) && ui.shows("pairs.tool")) {
    rest.cut_top(12);
    ui::caption(ui, rest.cut_top(16), tr("A press on a picture"));
    rest.cut_top(5);
    const Rect row = rest.cut_top(ui.touch ? 44.0F : 34.0F);
    tool_choice(ui, {row.x, row.y, tool_width(ui), row.h}, m);
  }
  more(ui, rest, m, state);
  size_sliders(ui, rest, m, state);
  const float height = rest.y - content.y + 8;
  if (height != state.setup_height) ui.animate(0.05F);
  state.setup_height = height;
  ui::end_scroll(ui);
  panels.spare = {rect.x, rest.y, rect.w, rect.bottom() - rest.y};
}

}  // namespace workbenches::pairs
