#include <algorithm>
#include <array>
#include <cmath>

#include "ui/kit/draw.hpp"
#include "ui/kit/icons.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "ui/plots/cells.hpp"
#include "workbenches/figures/figures.hpp"
#include "workbenches/pairs/pairs.hpp"

/// The middle: both sides, what goes between them, and the course of the run.
namespace workbenches::pairs {
namespace {

using ui::FontKind;
using ui::list;
using ui::sentence;
using ui::tr;

constexpr float kSmallestSign = 18;  // CSS px of a cell with + or −
constexpr float kReadOut = 22;

/// Where everything stands.
struct Plan {
  Rect left, right;  ///< the cells
  Rect left_head, right_head;
  Rect channel;  ///< between them
  Rect course;
  Rect words;  ///< the read-out
};

Plan plan_of(const Ui& ui, Rect rect, const PairsModel& m, bool interactive) {
  Plan plan;
  // In a low frame the course stands beside the pictures, else below them.
  const bool beside = rect.h < 400 && rect.w >= 500;
  if (beside) {
    plan.course = rect.cut_right(std::round(rect.w * 0.34F));
    rect.cut_right(14);
  }
  const float wide = static_cast<float>(m.left.width + m.right.width);
  const float high = static_cast<float>(std::max(m.left.height, m.right.height));
  const bool narrow = rect.w < 460;
  const float channel = narrow ? 52.0F : 84.0F;
  const float head = interactive && ui.touch ? 44.0F : 28.0F;
  const float words = interactive ? kReadOut : 0;
  const float least_course = beside ? 0 : std::clamp(rect.h * 0.3F, 96.0F, 190.0F);
  float side =
      std::min((rect.w - channel) / wide, (rect.h - head - words - least_course - 8) / high);
  side = std::max(2.0F, std::floor(side * ui.ratio) / ui.ratio);
  const float tall = side * high;
  const float used = side * wide + channel;
  Rect top = beside ? rect : rect.cut_top(head + tall + words + 8);
  // What is lower than its place hangs in the middle.
  if (beside) top.cut_top(std::max(0.0F, (top.h - head - tall - words) / 2));
  const float x = top.x + (top.w - used) / 2;
  const auto place = [&](const SideModel& s, float at) {
    const float w = side * static_cast<float>(s.width), h = side * static_cast<float>(s.height);
    // In a narrow frame heads stand in one line, where a small picture’s has more room than the picture.
    const float down = narrow ? 0 : (tall - h) / 2;
    return Rect{ui::snap(ui, at), ui::snap(ui, top.y + head + down), w, h};
  };
  plan.left = place(m.left, x);
  plan.right = place(m.right, x + used - side * static_cast<float>(m.right.width));
  plan.left_head = {plan.left.x, plan.left.y - head, plan.left.w, head};
  if (narrow) plan.left_head.w = plan.right.x - 8 - plan.left.x;
  plan.right_head = {plan.right.x, plan.right.y - head, plan.right.w, head};
  plan.channel = {plan.left.right() + 8, top.y + head, plan.right.x - plan.left.right() - 16, tall};
  plan.words = {top.x, top.y + head + tall + 4, top.w, words};
  if (!beside) {
    rect.cut_top(4);
    plan.course = rect;
  }
  return plan;
}

void sign_in(Ui& ui, const Rect& cell, bool plus, ImU32 ground) {
  const ImU32 ink = ui::with_alpha(ink_on(ui, ground), 0.32F);
  const float arm = std::round(cell.w * 0.16F);
  const ImVec2 c{cell.x + cell.w / 2, cell.y + cell.h / 2};
  list().AddLine({c.x - arm, c.y}, {c.x + arm, c.y}, ink, 1.2F);
  if (plus) list().AddLine({c.x, c.y - arm}, {c.x, c.y + arm}, ink, 1.2F);
}

/// "x: face", and how to empty it.
void head_of(Ui& ui, const Rect& rect, Side side, const PairsModel& m, bool interactive) {
  const SideModel& s = m.side(side);
  const bool vector = m.recurrent() && side != m.bench.cue;
  std::string words;
  if (vector)
    words = ui::text_width(FontKind::small, tr("dominant eigenvector")) + 30 < rect.w
                ? tr("dominant eigenvector")
                : tr("dominant");
  else if (s.grey || !s.known || m.memory.pairs() == 0)
    words = sentence(tr("{0} × {1}"), {ui::number(s.width), ui::number(s.height)});
  else if (s.match && s.match->wrong * 4 < s.values.size())
    words = s.match->wrong == 0
                ? m.bench.pairs[s.match->pair].name
                : sentence(tr("{0}, {1} wrong"), {m.bench.pairs[s.match->pair].name,
                                                  ui::number(static_cast<double>(s.match->wrong))});
  else
    words = tr("not stored");
  if (s.match && s.match->inverse && s.match->wrong * 4 < s.values.size())
    words = sentence(tr("−{0}"), {words});
  Rect rest = rect;
  const char* name = vector ? "v₁" : side == Side::left ? "x" : "y";
  const float letter = ui::text_width(FontKind::italic, name) + 8;
  if (interactive && !vector) {
    const std::string id = std::string("pairs.clear.") + (side == Side::left ? "left" : "right");
    const float size = ui.touch ? 44.0F : 28.0F;
    ui::ButtonOptions o;
    o.kind = ui::ButtonKind::icon;
    o.icon = ui::icon::kEraser;
    o.help = tr("Sets all pixels of this side to −1, so that you can draw");
    const Rect at = rest.cut_right(ui.room(id, size));
    if (ui::button(ui, id, {at.x, at.y + (at.h - size) / 2, at.w, size},
                   side == Side::left ? tr("Clear the left side") : tr("Clear the right side"),
                   o)) {
      lab::Change<lab::PairBench> change;
      change.clear = side;
      emit_pairs(ui, std::move(change));
    }
  }
  ui::text(ui, rest.cut_left(letter), name, FontKind::italic, ui.theme.text);
  const FontKind kind = FontKind::small;
  ui::text(ui, rest, words, kind, ui.theme.secondary);
}

/// Arrows between the sides: what is computed from what, the last step in the accent.
void channel(Ui& ui, const Rect& r, const PairsModel& m) {
  const lab::PairStep* last = m.last_step();
  const bool both = m.bam() && !m.coupled();
  const float y = r.y + r.h / 2;
  const auto arrow_at = [&](float at, bool to_right, const char* words, bool now) {
    const ImU32 ink = now ? ui.theme.accent : ui.theme.secondary;
    arrow(ui, {to_right ? r.x : r.right(), at}, {to_right ? r.right() : r.x, at}, ink,
          now ? 2.4F : 1.6F, 9);
    ui::text(ui, {r.x - 7, at - 22, r.w + 14, 18}, words, FontKind::small,
             now ? ui.theme.accent_ink : ui.theme.secondary, 0.5F);
  };
  if (m.coupled()) {
    arrow(ui, {r.x + r.w / 2, y}, {r.right(), y}, ui.theme.secondary, 1.6F, 9);
    arrow(ui, {r.x + r.w / 2, y}, {r.x, y}, ui.theme.secondary, 1.6F, 9);
    ui::text(ui, {r.x - 6, y - 22, r.w + 12, 18}, "y = x", FontKind::small, ui.theme.secondary,
             0.5F);
    return;
  }
  if (m.recurrent()) {
    ui::text(ui, {r.x - 6, y - 22, r.w + 12, 18}, "→ v₁", FontKind::small, ui.theme.secondary,
             0.5F);
    arrow(ui, {m.bench.cue == Side::left ? r.x : r.right(), y},
          {m.bench.cue == Side::left ? r.right() : r.x, y}, ui.theme.secondary, 1.6F, 9);
    return;
  }
  const bool linear = m.bench.method == lab::PairMethod::linear;
  // Where there is no room for the sign it is said elsewhere.
  const bool signs = !linear && ui::text_width(FontKind::small, "sgn(yWᵀ)") <= r.w + 12;
  const char *forth = signs ? "sgn(xW)" : "xW", *back = signs ? "sgn(yWᵀ)" : "yWᵀ";
  const bool linear_done = linear && m.bench.moment > 0;
  if (both) {
    arrow_at(y - 12, true, forth, last != nullptr && last->side == Side::right);
    arrow_at(y + 34, false, back, last != nullptr && last->side == Side::left);
  } else {
    const bool to_right = m.answers() == Side::right;
    arrow_at(y, to_right, to_right ? forth : back, last != nullptr || linear_done);
  }
}

Rect cell_of(const Rect& rect, const SideModel& s, std::size_t pixel) {
  return ui::cell_rect(rect, s.width, s.height, pixel);
}

/// The pixels that are looked at, and between them their weight.
void weight_line(Ui& ui, const Plan& plan, const PairsModel& m) {
  const auto pixels = m.weight();
  if (!pixels || m.bench.tool != lab::PairTool::weight || m.recurrent()) return;
  const Rect a = cell_of(plan.left, m.left, pixels->first),
             b = cell_of(plan.right, m.right, pixels->second);
  const std::int32_t weight = m.weight_between(pixels->first, pixels->second);
  const ImVec2 from{a.x + a.w / 2, a.y + a.h / 2}, to{b.x + b.w / 2, b.y + b.h / 2};
  list().AddLine(from, to, ui.theme.surface, 4.5F);
  list().AddLine(from, to, ui.theme.accent, 2);
  for (const Rect& each : {a, b}) {
    ui::outline(ui, each.inset(-2.5F), ui.theme.surface, 4, 4);
    ui::outline(ui, each.inset(-1.5F), ui.theme.accent, 3, 2.2F);
  }
  const std::string words = sentence("W = {0}", {ui::signed_number(weight)});
  const float w = ui::text_width(FontKind::strong, words) + 14;
  // In the channel, on the line.
  const float t = std::clamp(
      (plan.channel.x + plan.channel.w / 2 - from.x) / std::max(1.0F, to.x - from.x), 0.0F, 1.0F);
  const ImVec2 middle{from.x + t * (to.x - from.x), from.y + t * (to.y - from.y)};
  const Rect card{middle.x - w / 2, middle.y - 12, w, 24};
  ui::fill(ui, card, ui.theme.surface, 7);
  ui::outline(ui, card, ui.theme.accent, 7, 1.5F);
  ui::text(ui, card, words, FontKind::strong, ui.theme.text, 0.5F);
}

void draw_side(Ui& ui, const Rect& rect, Side side, const PairsModel& m, PairsState& state,
               bool interactive) {
  const SideModel& s = m.side(side);
  const bool vector = m.recurrent() && side != m.bench.cue;
  const bool signs = ui.session.document().view.signs;
  if (vector) {
    ui::WidgetInfo info;
    info.id = "pairs.vector";
    info.role = ui::Role::image;
    info.name = tr("The dominant eigenvector");
    info.value =
        m.shares().empty() ? "" : sentence(tr("share {0}%"), {ui::number(100 * m.shares()[0], 1)});
    info.rect = rect;
    if (interactive && !ui.widgets.publish(std::move(info))) return;
    draw_shades(ui, rect, s, false);
    return;
  }
  ui::AreaState area;
  if (interactive) {
    ui::WidgetInfo info;
    info.id = side == Side::left ? "pairs.left" : "pairs.right";
    info.role = ui::Role::grid;
    info.name = side == Side::left ? tr("Left picture, x") : tr("Right picture, y");
    if (s.match && s.known)
      info.value = sentence(
          tr("{0} pixels differ from {1}"),
          {ui::number(static_cast<double>(s.match->wrong)), m.bench.pairs[s.match->pair].name});
    else
      info.value = s.grey ? tr("grey values") : s.known ? "" : tr("not known yet");
    info.help = m.bench.tool == lab::PairTool::weight
                    ? tr("Click a pixel on each side to see their weight.")
                    : tr("Click a pixel to flip it, or drag to draw.");
    const std::size_t at = side == Side::left ? 0 : 1;
    if (state.keyed == side) info.live = pixel_words(m, side, state.cursor[at]);
    info.rect = rect;
    area = ui::area(ui, info, ui::Drag::paints);
    if (!area.shown) return;
  }
  draw_shades(ui, rect, s, signs);
  if (!interactive) return;
  pairs_input(ui, rect, side, m, state, area);
  const std::size_t at = side == Side::left ? 0 : 1;
  if (state.keyed == side)
    ui::draw_cell_ring(ui, rect, s.width, s.height,
                       std::min<std::size_t>(state.cursor[at], s.values.size() - 1), ui.theme.text,
                       2, ui.theme.surface);
}

}  // namespace

void draw_shades(Ui& ui, const Rect& rect, const SideModel& s, bool signs) {
  const float side = rect.w / static_cast<float>(std::max(1, s.width));
  const float gap = side >= 9 ? 0.75F : 0;
  for (std::size_t i = 0; i < s.shades.size(); ++i) {
    const Rect cell = cell_of(rect, s, i);
    const Rect inside = gap > 0 ? cell.inset(gap) : cell;
    if (s.unknown[i]) {
      ui::fill(ui, inside, ui.theme.soft, ui.theme.cell_radius);
      ui::outline(ui, inside, ui.theme.hairline, ui.theme.cell_radius);
      continue;
    }
    const ImU32 ground = ui::mix(ui.theme.minus, ui.theme.plus, (s.shades[i] + 1) / 2);
    ui::fill(ui, inside, ground, gap > 0 ? ui.theme.cell_radius : 0);
    if (s.changed[i])
      list().AddCircleFilled({cell.x + cell.w / 2, cell.y + cell.h / 2},
                             std::max(1.5F, side * 0.16F), ui.theme.accent);
    else if (signs && !s.grey && side >= kSmallestSign)
      sign_in(ui, cell, s.shades[i] > 0, ground);
  }
}

void small_picture(Ui& ui, const Rect& box, const lab::PairPicture& picture, float opacity) {
  const Rect rect = ui::fit_picture(box, picture.width, picture.height);
  ui::fill(ui, rect, ui::with_alpha(ui.theme.minus, opacity));
  const float w = rect.w / static_cast<float>(picture.width),
              h = rect.h / static_cast<float>(picture.height);
  for (int y = 0; y < picture.height; ++y) {
    for (int x = 0; x < picture.width; ++x) {
      // A run of +1 in a row is one rectangle.
      const auto up = [&](int at) {
        return picture.cells.up(static_cast<std::size_t>(y * picture.width + at));
      };
      if (!up(x)) continue;
      int last = x;
      while (last + 1 < picture.width && up(last + 1)) ++last;
      list().AddRectFilled(
          {rect.x + static_cast<float>(x) * w, rect.y + static_cast<float>(y) * h},
          {rect.x + static_cast<float>(last + 1) * w, rect.y + static_cast<float>(y + 1) * h},
          ui::with_alpha(ui.theme.plus, opacity));
      x = last;
    }
  }
  ui::outline(ui, rect, ui::with_alpha(ui.theme.hairline, opacity), 2);
}

void pairs_figure(Ui& ui, const Rect& rect, const PairsModel& m, PairsState& state,
                  bool interactive) {
  const Plan plan = plan_of(ui, rect, m, interactive);
  head_of(ui, plan.left_head, Side::left, m, interactive);
  head_of(ui, plan.right_head, Side::right, m, interactive);
  if (interactive) state.looked.reset();
  draw_side(ui, plan.left, Side::left, m, state, interactive);
  draw_side(ui, plan.right, Side::right, m, state, interactive);
  if (m.bench.tool != lab::PairTool::weight || m.recurrent()) channel(ui, plan.channel, m);
  weight_line(ui, plan, m);
  if (interactive && ui.shows("pairs.read_out")) {
    std::string words;
    if (state.looked)
      words = pixel_words(m, state.looked->first, state.looked->second);
    else if (state.keyed)
      words = pixel_words(m, *state.keyed, state.cursor[*state.keyed == Side::left ? 0 : 1]);
    else
      words = m.bench.tool == lab::PairTool::weight
                  ? tr("Click a pixel on each side to see their weight.")
                  : tr("Click a pixel to flip it, or drag to draw.");
    ui::text(ui, plan.words, words, FontKind::small, ui.theme.secondary, 0.5F);
    ui::status(ui, "pairs.read_out", plan.words, words);
  }
  pairs_course(ui, plan.course, m);
}

}  // namespace workbenches::pairs
