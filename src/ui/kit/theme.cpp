#include "ui/kit/theme.hpp"

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

/// 0xRRGGBB, as colours are written in the design.
constexpr ImU32 hex(std::uint32_t rgb) {
  return IM_COL32((rgb >> 16) & 0xFF, (rgb >> 8) & 0xFF, rgb & 0xFF, 0xFF);
}

constexpr int channel(ImU32 colour, int shift) {
  return static_cast<int>((colour >> shift) & 0xFF);
}

}  // namespace

Theme Theme::light() {
  Theme t{};
  t.dark = false;
  t.bg = hex(0xf6f5f2);
  t.surface = hex(0xffffff);
  t.text = hex(0x1b2330);
  t.secondary = hex(0x5b6575);
  t.hairline = hex(0xe4e2dc);
  t.soft = hex(0xefede8);
  t.accent = hex(0xc4551b);
  t.on_accent = hex(0xffffff);
  t.accent_ink = hex(0xb0480f);
  t.plus = hex(0x24507e);
  t.minus = hex(0xf4e6d3);
  t.scale_low = hex(0xd9822b);
  t.scale_mid = hex(0xf4f2ee);
  t.scale_high = hex(0x24507e);
  t.energy_low = hex(0x174f52);
  t.energy_high = hex(0xf0f3ee);
  t.good = hex(0x2a7349);
  t.warning = hex(0xa3293d);
  // Neither the states' blue nor the accent's orange; dark enough for thin lines on white.
  constexpr std::uint32_t kLines[8] = {0x6a4c93, 0x1f7a72, 0xb04a78, 0x4b8b57,
                                       0x3482a0, 0x8c2f39, 0x7c6d22, 0x5d6675};
  for (std::size_t k = 0; k < 8; ++k) t.series[k] = hex(kLines[k]);
  return t;
}

Theme Theme::night() {
  Theme t{};
  t.dark = true;
  t.bg = hex(0x14181f);
  t.surface = hex(0x1c222b);
  t.text = hex(0xe8eaee);
  t.secondary = hex(0x98a2b0);
  t.hairline = hex(0x2c3440);
  t.soft = hex(0x242b36);
  t.accent = hex(0xf0904e);
  t.on_accent = hex(0x14181f);
  t.accent_ink = t.accent;
  t.plus = hex(0x8fb8e3);
  t.minus = hex(0x2a2621);
  t.scale_low = hex(0xe39a4a);
  t.scale_mid = hex(0x232a34);
  t.scale_high = hex(0x7fb0e3);
  // What stands out is low, as in the light: high is near the ground.
  t.energy_low = hex(0x63bdb3);
  t.energy_high = hex(0x2b343d);
  t.good = hex(0x86c795);
  t.warning = hex(0xf08c9c);
  constexpr std::uint32_t kLines[8] = {0xb99be0, 0x5fc4b8, 0xe88fb6, 0x86c795,
                                       0x4fa3c4, 0xe2707f, 0xd2c26a, 0xa6afbc};
  for (std::size_t k = 0; k < 8; ++k) t.series[k] = hex(kLines[k]);
  return t;
}

Theme Theme::contrast(ImU32 ground, ImU32 ink, ImU32 accent, ImU32 on_accent) {
  const auto bright = [](ImU32 colour) {
    return channel(colour, IM_COL32_R_SHIFT) + 2 * channel(colour, IM_COL32_G_SHIFT) +
           channel(colour, IM_COL32_B_SHIFT);
  };
  Theme t = bright(ground) < bright(ink) ? night() : light();
  t.bg = t.surface = t.scale_mid = t.energy_high = ground;
  t.text = t.secondary = t.accent_ink = t.plus = t.scale_high = t.energy_low = ink;
  t.good = t.warning = ink;
  t.hairline = mix(ground, ink, 0.6F);
  t.soft = mix(ground, ink, 0.15F);
  // Cells of one state still stand out from the ground between them.
  t.minus = mix(ground, ink, 0.2F);
  t.accent = t.scale_low = accent;
  t.on_accent = on_accent;
  return t;
}

ImU32 mix(ImU32 a, ImU32 b, float t) {
  ImU32 out = 0;
  for (int shift = 0; shift < 32; shift += 8) {
    const auto from = static_cast<float>(channel(a, shift));
    const auto to = static_cast<float>(channel(b, shift));
    const float value = from + (to - from) * std::clamp(t, 0.0F, 1.0F);
    out |= static_cast<ImU32>(std::lround(value)) << shift;
  }
  return out;
}

ImU32 with_alpha(ImU32 colour, float alpha) {
  const float old = static_cast<float>(channel(colour, IM_COL32_A_SHIFT));
  const auto value = static_cast<ImU32>(std::lround(old * std::clamp(alpha, 0.0F, 1.0F)));
  return (colour & ~IM_COL32_A_MASK) | (value << IM_COL32_A_SHIFT);
}

ImU32 diverging(const Theme& theme, float value) {
  return mix(theme.scale_mid, value < 0 ? theme.scale_low : theme.scale_high, std::abs(value));
}

void apply_style(const Theme& theme) {
  ImGuiStyle& style = ImGui::GetStyle();
  style = ImGuiStyle();
  style.WindowPadding = {0, 0};
  style.WindowBorderSize = 0;
  style.WindowRounding = 0;
  style.FramePadding = {10, 8};
  style.FrameRounding = theme.radius;
  style.FrameBorderSize = 0;
  style.AntiAliasedLinesUseTex = false;
  const auto colour = [&](ImGuiCol which, ImU32 value) {
    style.Colors[which] = ImGui::ColorConvertU32ToFloat4(value);
  };
  // Only what a text field on the desktop shows; everything else is drawn by widgets.cpp.
  colour(ImGuiCol_WindowBg, theme.bg);
  colour(ImGuiCol_Text, theme.text);
  colour(ImGuiCol_TextDisabled, theme.secondary);
  colour(ImGuiCol_FrameBg, theme.surface);
  colour(ImGuiCol_TextSelectedBg, with_alpha(theme.accent, 0.3F));
  // The ring around what has the keyboard: NavHighlight until 1.91.3, then NavCursor.
  colour(ImGuiCol_NavWindowingHighlight - 1, with_alpha(theme.accent, 0));
}

}  // namespace ui
