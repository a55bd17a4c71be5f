#include "ui/shell/card.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "ui/kit/draw.hpp"
#include "ui/kit/icons.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "ui/kit/widget_parts.hpp"
#include "ui/shell/caches.hpp"

namespace ui {
namespace {

constexpr float kCardPad = 8, kCardPicture = 44, kCardTitle = 17, kCardGap = 4;
constexpr std::size_t kCardRows = 3;

/// Which side of the card is shown, and the rows' pictures.
struct CardState final : Kept {
  int side = 0;
  double made_at = -1;
  struct Picture {
    const CardRow* row = nullptr;
    lab::Grid grid;
    hopfield::Pattern pattern;
    Thumbnail drawn;
  };
  std::vector<Picture> pictures;
};

/// The picture a row begins with, found by doing what it does elsewhere: one a frame, as each takes a millisecond or so.
CardState::Picture* picture_of(Ui& ui, CardState& state, const CardRow& row) {
  for (CardState::Picture& each : state.pictures)
    if (each.row == &row) return &each;
  ui.animate(0.05F);
  if (state.made_at == ui.now) return nullptr;
  state.made_at = ui.now;
  lab::Session session;
  for (const char* json : row.commands)
    if (const auto command = lab::read_command(json)) (void)session.apply(*command);
  const lab::Document& d = session.document();
  CardState::Picture& made = state.pictures.emplace_back();
  made.row = &row;
  made.grid = d.grid;
  made.pattern = row.set ? d.memories->front().pattern : d.start;
  return &made;
}

float words_left(bool pictured) { return pictured ? kCardPad + kCardPicture + 10 : 10; }

/// The paper under the card.
void card_ground(Ui& ui, const Rect& rect) {
  fill(ui, rect, ui.theme.surface, ui.theme.radius);
  outline(ui, rect, ui.theme.hairline, ui.theme.radius);
}

std::string row_id(const char* side, std::size_t k) {
  return std::string("card.") + side + "." + std::to_string(k);
}

}  // namespace

void press_row(Ui& ui, const CardRow& row) {
  for (const char* json : row.commands)
    if (auto command = lab::read_command(json)) ui.emit(*std::move(command));
}

float card_row_height(const Ui& ui, std::string_view id, const CardRow& row, float width,
                      bool pictured) {
  const float words =
      paragraph_height(FontKind::small, tr(row.look), width - words_left(pictured) - kCardPad);
  return ui.room(id, std::max(pictured ? kCardPicture + 12 : 44, kCardTitle + words + 11));
}

bool card_row(Ui& ui, PanelState& s, std::string_view id, const Rect& rect, const CardRow& row,
              bool pictured) {
  WidgetInfo info;
  info.id = id;
  info.name = sentence(tr("{0}. {1}"), {tr(row.title), tr(row.look)});
  info.rect = rect;
  if (!ui.widgets.publish(info)) return false;
  const Hit hit = ui.widgets.input().zone(info.id, rect);
  fill(ui, rect, parts::shaded(ui, info.id, ui.theme.soft, hit), 8);
  Rect words = rect;
  words.cut_left(words_left(pictured));
  words.cut_right(kCardPad);
  if (pictured) {
    const Rect box{rect.x + kCardPad, rect.y + (rect.h - kCardPicture) / 2, kCardPicture,
                   kCardPicture};
    if (CardState::Picture* picture = picture_of(ui, s.kept.of<CardState>(), row))
      draw_cells(ui, fit_picture(box, picture->grid.width, picture->grid.height),
                 picture->drawn.of(picture->pattern, picture->grid.width, picture->grid.height));
  }
  words.cut_top(5);
  text(ui, words.cut_top(kCardTitle), tr(row.title), FontKind::caption, ui.theme.text);
  paragraph(ui, words, tr(row.look), FontKind::small, ui.theme.secondary);
  parts::after(ui, info, hit);
  parts::focus_ring(ui, info, 8);
  return hit.clicked || ui.widgets.asked(info.id).has_value();
}

void side_card(Ui& ui, PanelState& s, const Card& card) {
  if (!ui.shows("card") || s.spare.h < 44) return;
  CardState& state = s.kept.of<CardState>();
  const Rect room{s.spare.x - 8, s.spare.y + 4, s.spare.w + 16, s.spare.h - 4};
  const bool scenes = state.side == 1 && !card.scenes.empty();
  const std::span<const CardRow> rows = scenes ? card.scenes : card.tries;
  const std::size_t count = std::min(rows.size(), kCardRows);
  const char* side = scenes ? "scene" : "try";
  const float inner = room.w - 2 * kCardPad, tabs = ui.touch ? 44.0F : 28.0F;
  const float what = paragraph_height(FontKind::small, tr(card.what), inner - 8);
  const auto height = [&](std::size_t k) {
    return card_row_height(ui, row_id(side, k), rows[k], inner, card.pictures);
  };
  float needed = kCardPad + 18 + what + kCardPad + 2;
  if (!card.scenes.empty()) needed += ui.room("card.side", tabs + 6);
  for (std::size_t k = 0; k < count; ++k) needed += height(k) + kCardGap;
  if (needed > room.h) {
    ButtonOptions o;
    o.icon = icon::kHelp;
    o.kind = ButtonKind::quiet;
    const char* words = tr("What is this? Try this");
    if (button(
            ui, "card.open",
            {room.x + 8, room.y, std::min(button_width(ui, words, o), room.w), control_height(ui)},
            words, o))
      s.show(Open::help);
    return;
  }
  const Rect paper{room.x, room.y, room.w, needed};
  card_ground(ui, paper);
  Rect rest = paper.inset(kCardPad);
  Rect head = rest.cut_top(18 + what + 6);
  head.cut_left(4);
  head.cut_right(4);
  text(ui, head.cut_top(18), tr("What is this?"), FontKind::strong, ui.theme.text);
  paragraph(ui, head, tr(card.what), FontKind::small, ui.theme.text);
  if (!card.scenes.empty() && ui.shows("card.side")) {
    const std::array<const char*, 2> names = {tr("Try this"), tr("Scenes")};
    segmented(ui, "card.side", rest.cut_top(tabs), tr("What is this?"), names, &state.side);
    rest.cut_top(6);
  }
  for (std::size_t k = 0; k < count; ++k) {
    const Rect place = rest.cut_top(height(k));
    if (card_row(ui, s, row_id(side, k), place, rows[k], card.pictures)) press_row(ui, rows[k]);
    rest.cut_top(kCardGap);
  }
}

}  // namespace ui
