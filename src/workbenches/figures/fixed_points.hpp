#pragma once

#include <complex>
#include <span>
#include <string>
#include <utility>

#include "hopfield/rate/fixed_point.hpp"
#include "ui/kit/widgets.hpp"

/// Fixed points that say what they are: under the pointer, when they are tapped, and by keys.
namespace workbenches {

using ui::Rect;
using ui::Ui;

/// "stable", "saddle", …, or "a line of them".
[[nodiscard]] const char* stability_words(const hopfield::FixedPoint& point);
/// "Saddle", "Stable point"
[[nodiscard]] const char* point_title(const hopfield::FixedPoint& point);
/// "−1", or "−1 ± 2 i" for a value with its conjugate.
[[nodiscard]] std::string eigenvalue_text(const std::complex<double>& value);
/// Filled: stable; half: a saddle; open: unstable.
void draw_fixed_point(Ui& ui, ImVec2 at, hopfield::PointStability stability, float radius);

/// Two decimals, or fewer where the number is a round one to a millionth.
[[nodiscard]] std::string brief(double value);
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
