#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/kit/widgets.hpp"

/// What textbook figures are made of: matrices between brackets, fractions, arrows, equations that break into lines.
namespace workbenches {

using ui::Rect;
using ui::Ui;

/// A number as it is written by hand: a whole one, a fraction with this denominator, else rounded.
struct Written {
  std::string whole;  ///< "−1", or empty for a fraction
  std::string top, bottom;
  bool negative = false;                   ///< of a fraction
  [[nodiscard]] std::string text() const;  ///< on one line: "−1/3"
};
/// A fraction in lowest terms where value · denominator is whole to 10⁻⁹, otherwise rounded.
[[nodiscard]] Written written(double value, int denominator);
/// Its text.
[[nodiscard]] std::string exactly(double value, int denominator);
/// (1, 1, −1)
[[nodiscard]] std::string vector_text(std::span<const int> values);

/// The number in the middle of a place, fractions with a bar.
void draw_number(Ui& ui, const Rect& place, const Written& number, ImU32 colour);
/// What draw_number() takes, CSS px.
[[nodiscard]] float number_width(const Written& number);

/// Round brackets left and right of the place, as matrices have them.
void brackets(Ui& ui, const Rect& place, ImU32 colour);
inline constexpr float kBracket = 7;  ///< room they take on each side

/// The colour of a state, +1 or −1.
[[nodiscard]] ImU32 state_ground(const Ui& ui, int value);
/// The colour of a weight by sign and size: `share` of the largest, −1 to 1.
[[nodiscard]] ImU32 weight_ground(const Ui& ui, double share);
/// Black or white, whichever can be read on the ground.
[[nodiscard]] ImU32 ink_on(const Ui& ui, ImU32 ground);
/// A cell that can be pressed (to turn a sign, to change a weight) when it has an id.
struct Cell {
  std::string id, name, help;
  ui::Role role = ui::Role::button;
  bool enabled = true;
};
/// Draws it with its number; true when it was pressed.
bool cell(Ui& ui, const Rect& place, ImU32 ground, const Written& number, const Cell& what);

/// A number that is changed by dragging on it: to the right for more. A press types over it.
struct Dragged {
  std::string id;  ///< the number that was taken up last: it can be typed over
  double from = 0;
  float x = 0;         ///< where the drag began
  bool moved = false;  ///< the press has become a drag
  std::string words;   ///< what stands beside it while it is dragged; else empty
  Rect place;          ///< where
};
/// What the number means, and how far it goes to both sides; steps of a twentieth, since nobody means 0.7183.
struct DragOptions {
  std::string id, name;
  double limit = 1;
};
/// The pointer and the keys of such a number in its place, which the caller draws; its new value when that changes.
[[nodiscard]] std::optional<double> drag_number(Ui& ui, const Rect& place, double value,
                                                const DragOptions& options, Dragged& dragged);
/// As a cell with its number.
[[nodiscard]] std::optional<double> drag_cell(Ui& ui, const Rect& place, ImU32 ground,
                                              const Written& number, double value,
                                              const DragOptions& options, Dragged& dragged);
/// The number beside its place, while it is dragged: to be drawn after all else.
void draw_dragged(Ui& ui, const Dragged& dragged);

/// A line with a head at its end.
void arrow(Ui& ui, ImVec2 from, ImVec2 to, ImU32 colour, float width = 1.5F, float head = 7);

/// One piece of an equation.
struct Piece {
  float width = 0, height = 0;
  std::function<void(const Rect&)> draw;
  bool may_break = false;  ///< a new line may begin before it
};
/// Words between the pieces ("=", "→ sgn →").
[[nodiscard]] Piece words_piece(Ui& ui, std::string words, ImU32 colour,
                                ui::FontKind font = ui::FontKind::verdict);
/// A factor before a matrix; none (no width) when the number is 1.
[[nodiscard]] Piece factor_piece(Ui& ui, double value, int denominator);
/// Width of the widest line when broken, or on one line.
[[nodiscard]] float equation_width(std::span<const Piece> pieces, bool broken);
/// Height of all its lines.
[[nodiscard]] float equation_height(std::span<const Piece> pieces, bool broken);
/// Centred in the place, from its top.
void draw_equation(const Rect& place, std::span<const Piece> pieces, bool broken);

/// A line of a table: what, and the value at the right.
void fact(Ui& ui, Rect& rest, std::string_view id, std::string_view name, const char* explanation,
          std::string_view value, ImU32 colour);
/// A remark on a soft ground; returns its height, also when it is not drawn (`draw` false).
float note(Ui& ui, const Rect& place, std::string_view id, std::string_view words, bool draw);

}  // namespace workbenches
