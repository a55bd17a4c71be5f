#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string>

#include "ui/kit/panel_draw.hpp"
#include "ui/memory/insight_panel.hpp"

namespace ui {

/// Rows from the top down; measuring and drawing are the same walk, so they cannot disagree.
struct OptionsForm {
  Ui& ui;
  Rect rest;
  float line;
  float top;

  void group(const char* words) {
    rest.cut_top(rest.y > top ? 14.0F : 0.0F);
    caption(ui, rest.cut_top(16), tr(words));
    rest.cut_top(4);
  }
  /// A term on the left, one of several choices on the right; below it when both do not fit.
  bool choice(const char* id, const char* name, const char* explanation,
              std::span<const char* const> options, int* selected) {
    const float height = ui.touch ? 44.0F : 32.0F,
                width = std::min(segmented_width(ui, options), rest.w);
    const std::string term_id = std::string(id) + ".term";
    const float label = text_width(FontKind::body, name);
    if (label + 12 + width <= rest.w) {
      Rect row = rest.cut_top(line);
      const Rect right = row.cut_right(width);
      term(ui, term_id, row, name, explanation);
      return segmented(ui, id, {right.x, right.y + (line - height) / 2, width, height}, name,
                       options, selected, explanation);
    }
    term(ui, term_id, rest.cut_top(24), name, explanation);
    const Rect below = rest.cut_top(height);
    rest.cut_top(6);
    return segmented(ui, id, {below.x, below.y, width, height}, name, options, selected,
                     explanation);
  }
};

/// The place of a value among those that can be chosen, or −1.
template <class Choice, std::size_t Count>
int index_of(const std::array<Choice, Count>& choices, Choice value) {
  const auto at = std::find(choices.begin(), choices.end(), value);
  return at == choices.end() ? -1 : static_cast<int>(at - choices.begin());
}

/// The group Neurons: states, thresholds, ties, and which memories are stable with them.
void neuron_options(OptionsForm& f, PanelState& s);

}  // namespace ui
