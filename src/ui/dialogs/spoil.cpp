#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "ui/dialogs/dialogs.hpp"
#include "ui/kit/draw.hpp"
#include "ui/kit/icons.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/memory/grid_view.hpp"

namespace ui {
namespace {

constexpr float kSpoilWidth = 316, kPad = 10;

struct SpoilForm final : Kept {
  double flips = 10, blend = 0.5;
  std::uint32_t first = 0, second = 1;  ///< the memories that are blended
};

/// Rows from the top down; `done` when something was chosen that ends the menu.
struct Menu {
  Ui& ui;
  PanelState& s;
  SpoilForm& form;
  Rect rest;
  float line;
  bool done = false;

  Rect row(float height) {
    const Rect r = rest.cut_top(height);
    return {r.x + kPad, r.y, r.w - 2 * kPad, r.h};
  }
  void heading(const char* words) {
    rest.cut_top(8);
    caption(ui, row(20), words);
  }
  void rule() {
    rest.cut_top(6);
    horizontal_line(ui, rest.x + 4, rest.right() - 4, rest.y, ui.theme.hairline);
    rest.cut_top(2);
  }
  bool item(const char* id, std::string_view label, const char* icon, const char* help = "") {
    ButtonOptions o;
    o.icon = icon;
    o.help = help;
    const bool chosen = menu_item(ui, id, rest.cut_top(menu_item_height(ui)), label, o);
    done = done || chosen;
    return chosen;
  }
  /// A slider with the button that does it.
  bool amount(const char* id, const char* name, double* value, const SliderOptions& so,
              const char* action, const char* help) {
    Rect r = row(line);
    ButtonOptions o;
    o.help = help;
    const float w = button_width(ui, action, o), h = control_height(ui);
    const Rect at = r.cut_right(w);
    r.cut_right(10);
    slider(ui, id, r, name, value, so);
    return button(ui, std::string(id) + ".do", {at.x, at.y + (line - h) / 2, w, h}, action, o);
  }
};

void flips(Menu& m) {
  m.heading(tr("Flip pixels"));
  const lab::Document& d = m.ui.session.document();
  double share = d.noise;
  SliderOptions so;
  so.step = 0.01;
  so.initial = 0.2;
  so.shown_factor = 100;
  so.decimals = 0;
  so.unit = tr("%");
  if (m.amount("spoil.share", tr("Share"), &share, so, tr("Flip"),
               tr("Every pixel flips with this probability.")))
    m.ui.emit(lab::command::Noise{share});
  if (share != d.noise) m.ui.emit(lab::command::SetNoise{share});
  SliderOptions exact;
  exact.minimum = 1;
  exact.maximum = static_cast<double>(d.grid.neurons());
  exact.step = 1;
  exact.initial = 10;
  exact.decimals = 0;
  m.form.flips = std::min(m.form.flips, exact.maximum);
  if (m.amount("spoil.count", tr("Number"), &m.form.flips, exact, tr("Flip"),
               tr("Exactly this many pixels flip, at random.")))
    m.ui.emit(lab::command::Flip{static_cast<std::uint32_t>(std::lround(m.form.flips)), {}});
  if (m.item("spoil.random", tr("Randomise all pixels"), icon::kDice,
             tr("Makes every pixel +1 or −1 with equal chance.")))
    m.ui.emit(lab::command::Randomise{});
}

void blanks(Menu& m) {
  m.heading(tr("Erase half"));
  struct Half {
    const char* side;
    const char* id;
    const char* name;
  };
  const std::array<Half, 4> halves = {{{"left", "spoil.blank.left", tr("Left")},
                                       {"right", "spoil.blank.right", tr("Right")},
                                       {"top", "spoil.blank.top", tr("Top")},
                                       {"bottom", "spoil.blank.bottom", tr("Bottom")}}};
  const float h = control_height(m.ui);
  Rect r = m.row(h + 4);
  const float w = (r.w - 3 * 6) / 4;
  for (const Half& half : halves) {
    ButtonOptions o;
    o.help = tr("Sets this half of the picture to −1.");
    const Rect at = r.cut_left(w);
    r.cut_left(6);
    if (button(m.ui, half.id, {at.x, at.y, at.w, h}, half.name, o))
      m.ui.emit(lab::command::Blank{half.side});
  }
  if (m.item("spoil.cover", tr("Cover a rectangle…"), icon::kEraser,
             tr("Drag over the grid: what lies there becomes −1.")))
    grid_state(m.s).take_up(Tool::cover);
}

void memories(Menu& m) {
  const std::vector<lab::Memory>& all = *m.ui.session.document().memories;
  if (all.empty()) return;
  m.rule();
  m.heading(tr("Start from memories"));
  const hopfield::Retrieval& nearest = m.ui.session.retrieval();
  if (nearest.pattern < all.size() &&
      m.item("spoil.inverse", sentence(tr("The inverse of {0}"), {all[nearest.pattern].name}),
             icon::kContrast,
             tr("The negative of the nearest memory: just as stable, because E(s) = E(−s).")))
    m.ui.emit(lab::command::Load{static_cast<std::uint32_t>(nearest.pattern), true});
  const float h = control_height(m.ui);
  if (all.size() >= 2) {
    const auto last = static_cast<std::uint32_t>(all.size() - 1);
    m.form.first = std::min(m.form.first, last);
    m.form.second = std::min(m.form.second, last);
    m.rest.cut_top(4);
    memory_picker(m.ui, m.s, "spoil.blend.a", m.row(h), tr("Blend"), &m.form.first);
    m.rest.cut_top(6);
    memory_picker(m.ui, m.s, "spoil.blend.b", m.row(h), tr("with"), &m.form.second);
    SliderOptions so;
    so.step = 0.01;
    so.initial = 0.5;
    so.shown_factor = 100;
    so.decimals = 0;
    so.unit = tr("%");
    if (m.amount("spoil.blend", tr("Mix"), &m.form.blend, so, tr("Blend"),
                 tr("The first memory, with this share of the pixels in which the two differ taken "
                    "from the second.")))
      m.ui.emit(lab::command::Blend{m.form.first, m.form.second, m.form.blend});
  }
  if (m.item("spoil.patch", sentence(tr("Copy a part of {0}…"), {all[m.form.second].name}),
             icon::kCopy,
             tr("Drag over the grid: that part of the memory goes into the picture. A penguin’s "
                "head on a face, for instance.")))
    grid_state(m.s).take_up(Tool::patch, m.form.second);
}

}  // namespace

void spoil_menu(Ui& ui, PanelState& s) {
  const std::size_t count = ui.session.document().memories->size();
  const float line = ui.touch ? 50.0F : 42.0F, item = menu_item_height(ui), h = control_height(ui);
  float height = 28 + 2 * line + item + 28 + h + 4 + item + 8;
  if (count > 0) height += 8 + 28 + 2 * item;
  if (count > 1) height += 4 + 2 * h + 6 + line;
  const Frame frame = begin_popover(ui, "spoil", s.anchor, kSpoilWidth, height);
  const Rect content = begin_scroll(ui, "spoil.scroll", frame.content, height);
  SpoilForm& form = s.kept.of<SpoilForm>();
  form.first = count == 0 ? 0 : std::min(form.first, static_cast<std::uint32_t>(count - 1));
  form.second = count == 0 ? 0 : std::min(form.second, static_cast<std::uint32_t>(count - 1));
  Menu m{ui, s, form, content, line};
  flips(m);
  blanks(m);
  memories(m);
  end_scroll(ui);
  end_popover(ui);
  if (m.done || frame.closed) s.close();
}

}  // namespace ui
