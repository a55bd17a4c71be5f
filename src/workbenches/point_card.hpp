#pragma once

#include <span>
#include <string>
#include <utility>

#include "hopfield/fixed_point.hpp"
#include "ui/widgets.hpp"

/// Fixed points that say what they are: under the pointer, when they are tapped, and by keys.
namespace workbenches {

using ui::Rect;
using ui::Ui;

/// As few decimals as it takes, six at most.
[[nodiscard]] std::string precisely(double value);
/// Those of the flow at a point: "−1, −3", "−1 ± 2 i".
[[nodiscard]] std::string eigenvalues_there(const hopfield::FixedPoint& point);
/// What is known of a point, on a card beside it that stays within a place. Published as a status.
void point_card(Ui& ui, const Rect& inside, ImVec2 at, std::string_view id, std::string_view title,
                std::span<const std::pair<std::string, std::string>> facts);
/// A point that can be pressed by keys and assistive technology (a pointer presses what lies under it). Returns whether
/// it was.
bool point_button(Ui& ui, std::string_view id, ImVec2 at, const std::string& name,
                  const std::string& value);
/// How near the pointer must come.
[[nodiscard]] inline float point_reach(const Ui& ui) { return ui.touch ? 20.0F : 11.0F; }

}  // namespace workbenches
