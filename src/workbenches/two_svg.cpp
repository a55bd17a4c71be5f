#include <array>
#include <cmath>
#include <cstdio>

#include "workbenches/two.hpp"

/// The plane as a drawing: light theme, white ground, the same lines as on the screen.
namespace workbenches {
namespace {

constexpr double kSide = 640, kLeft = 56, kTop = 20;

std::string at(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.2f", value);
  return text.data();
}
std::string hex(ImU32 colour) {
  std::array<char, 8> text{};
  std::snprintf(text.data(), text.size(), "#%02x%02x%02x", (colour >> IM_COL32_R_SHIFT) & 0xFFU,
                (colour >> IM_COL32_G_SHIFT) & 0xFFU, (colour >> IM_COL32_B_SHIFT) & 0xFFU);
  return text.data();
}
double px(double v1) { return kLeft + (v1 + lab::kPlane) / (2 * lab::kPlane) * kSide; }
double py(double v2) { return kTop + (lab::kPlane - v2) / (2 * lab::kPlane) * kSide; }

void polyline(std::string& out, const Line& line, const std::string& colour, double width) {
  out += "<polyline fill=\"none\" stroke=\"" + colour + "\" stroke-width=\"" + at(width) +
         "\" points=\"";
  for (const Pair& v : line) out += at(px(v[0])) + "," + at(py(v[1])) + " ";
  out += "\"/>\n";
}

void words(std::string& out, double x, double y, const char* anchor, const std::string& text) {
  out += "<text x=\"" + at(x) + "\" y=\"" + at(y) + "\" text-anchor=\"" + anchor + "\">" + text +
         "</text>\n";
}

/// Runs of one colour in each row, at half the resolution.
void basins(std::string& out, const TwoModel& m, const ui::Theme& theme) {
  constexpr int kRow = lab::Basins::kSide, kStep = 2;
  const double size = kSide / kRow;
  const auto& places = m.basins.places();
  const auto of = [&](int x, int y) { return places[static_cast<std::size_t>(y * kRow + x)]; };
  for (int y = 0; y < kRow; y += kStep)
    for (int x = 0; x < kRow;) {
      int end = x;
      while (end < kRow && of(end, y) == of(x, y)) end += kStep;
      const std::uint8_t which = of(x, y);
      if (which != lab::Basins::kEdge && which != lab::Basins::kRound)
        out += "<rect x=\"" + at(kLeft + x * size) + "\" y=\"" + at(kTop + y * size) +
               "\" width=\"" + at((end - x) * size + 0.3) + "\" height=\"" +
               at(kStep * size + 0.3) + "\" fill=\"" +
               hex(ui::mix(theme.surface, theme.series[(which - 1U) % 8], 0.17F)) + "\"/>\n";
      x = end;
    }
}

void field(std::string& out, const TwoModel& m) {
  constexpr double kApart = 0.15;
  for (int i = -10; i < 10; ++i)
    for (int j = -10; j < 10; ++j) {
      const Pair c{(i + 0.5) * kApart, (j + 0.5) * kApart}, slope = m.kicked.slope(c);
      const double speed = std::hypot(slope[0], slope[1]);
      if (speed < 1e-3) continue;
      const double reach = kApart * (0.16 + 0.24 * std::min(1.0, speed / 1.4));
      const Pair f{slope[0] / speed, slope[1] / speed};
      const Pair tip{c[0] + f[0] * reach, c[1] + f[1] * reach};
      const double head = 0.024, wing = 0.015;
      out += "<path d=\"M" + at(px(c[0] - f[0] * reach)) + " " + at(py(c[1] - f[1] * reach)) + "L" +
             at(px(tip[0])) + " " + at(py(tip[1]));
      for (const double side : {wing, -wing})
        out += "M" + at(px(tip[0])) + " " + at(py(tip[1])) + "L" +
               at(px(tip[0] - f[0] * head - f[1] * side)) + " " +
               at(py(tip[1] - f[1] * head + f[0] * side));
      out += "\" stroke=\"#667080\" stroke-width=\"0.9\" fill=\"none\"/>\n";
    }
}

}  // namespace

std::string two_svg(const TwoModel& m) {
  const ui::Theme theme = ui::Theme::light();
  std::string out =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"716\" height=\"716\" viewBox=\"0 0 716 "
      "716\" font-family=\"Inter, sans-serif\" font-size=\"14\" fill=\"#1b2330\">\n"
      "<rect width=\"716\" height=\"716\" fill=\"#ffffff\"/>\n<clipPath id=\"plane\"><rect x=\"" +
      at(kLeft) + "\" y=\"" + at(kTop) + "\" width=\"" + at(kSide) + "\" height=\"" + at(kSide) +
      "\"/></clipPath>\n<g clip-path=\"url(#plane)\">\n";
  const lab::TwoLook& look = m.two.look;
  if (look.ground == lab::TwoGround::basins) basins(out, m, theme);
  if (look.field) field(out, m);
  const std::array<ImU32, 2> colours = {theme.scale_high, theme.scale_low};
  for (std::size_t i = 0; look.nullclines && i < 2; ++i)
    for (const Line& line : m.kicked.nullclines[i]) polyline(out, line, hex(colours[i]), 2);
  if (look.paths)
    for (const Line& line : m.paths) polyline(out, line, "#424c5c", 1.5);
  polyline(out, m.run_line, hex(theme.accent), 3);
  for (const hopfield::FixedPoint& p : m.kicked.points) {
    using hopfield::PointStability;
    if (!p.directions.empty()) continue;
    const std::string x = at(px(p.rates[0])), y = at(py(p.rates[1]));
    const bool filled = p.stability == PointStability::stable;
    out += "<circle cx=\"" + x + "\" cy=\"" + y +
           "\" r=\"7\" stroke=\"#1b2330\" stroke-width=\"2\" fill=\"" +
           (filled ? "#1b2330" : "#ffffff") + "\"/>\n";
    if (p.stability == PointStability::saddle)
      out += "<path d=\"M" + x + " " + at(py(p.rates[1]) - 7) + "A7 7 0 0 0 " + x + " " +
             at(py(p.rates[1]) + 7) + "Z\"/>\n";
  }
  out += "</g>\n<rect x=\"" + at(kLeft) + "\" y=\"" + at(kTop) + "\" width=\"" + at(kSide) +
         "\" height=\"" + at(kSide) + "\" fill=\"none\" stroke=\"#667080\"/>\n";
  for (const int k : {-1, 0, 1}) {
    const std::string number = k < 0 ? "−1" : std::to_string(k);
    words(out, px(k), kTop + kSide + 20, "middle", number);
    words(out, kLeft - 8, py(k) + 5, "end", number);
  }
  words(out, kLeft + kSide / 2, kTop + kSide + 42, "middle", "v₁");
  words(out, 14, kTop + kSide / 2, "middle", "v₂");
  return out + "</svg>\n";
}

}  // namespace workbenches
