#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "ui/draw.hpp"
#include "ui/numbers.hpp"
#include "workbenches/capacity.hpp"

/// Drawings of what is no plot, for files: light theme, white ground, the same cells as on the screen.
namespace workbenches {
namespace {

using ui::sentence;
using ui::tr;

constexpr std::size_t kStarts = 11;  // q(0) = 0, 0.1, …, 1

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

std::string head(double width, double height, const std::string& title) {
  const std::string w = at(width), h = at(height);
  std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + w + "\" height=\"" + h;
  out += "\" viewBox=\"0 0 " + w + " " + h;
  out += "\" font-family=\"Inter, system-ui, sans-serif\" font-size=\"12\" fill=\"#1b2330\">\n";
  out += "<title>" + title + "</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n";
  return out;
}

void box(std::string& out, double x, double y, double w, double h, const std::string& fill) {
  out += "<rect x=\"" + at(x) + "\" y=\"" + at(y) + "\" width=\"" + at(w) + "\" height=\"" + at(h);
  out += "\" fill=\"" + fill + "\"/>\n";
}

void words(std::string& out, double x, double y, const char* anchor, const std::string& text) {
  out += "<text x=\"" + at(x) + "\" y=\"" + at(y) + "\" text-anchor=\"" + anchor + "\">" + text;
  out += "</text>\n";
}

/// One map with its upper left corner at (left, top).
void map(std::string& out, double left, double top, double width, double height,
         const std::string& title, const lab::CapacityTable* table) {
  const ui::Theme theme = ui::Theme::light();
  words(out, left, top - 12, "start", title);
  out += "<rect x=\"" + at(left) + "\" y=\"" + at(top) + "\" width=\"" + at(width) +
         "\" height=\"" + at(height) + "\" fill=\"none\" stroke=\"#e4e2dc\"/>\n";
  const double line = height / static_cast<double>(kStarts);
  for (const std::size_t row : {std::size_t{0}, std::size_t{5}, std::size_t{10}})
    words(out, left - 8, top + height - (static_cast<double>(row) + 0.5) * line + 4, "end",
          ui::number(static_cast<double>(row) / 10, 1));
  words(out, left + width / 2, top + height + 38, "middle", tr("memories P"));
  out += "<text transform=\"translate(" + at(left - 36) + " " + at(top + height / 2) +
         ") rotate(-90)\" text-anchor=\"middle\">" + tr("start overlap q(0)") + "</text>\n";
  const auto plan = table == nullptr ? std::nullopt : lab::plan_of(*table);
  if (!plan) return;
  const double column = width / static_cast<double>(plan->loads.size());
  for (const double p : {static_cast<double>(plan->loads.front()),
                         static_cast<double>(plan->loads[plan->loads.size() / 2]),
                         static_cast<double>(plan->loads.back())}) {
    const auto found = std::lower_bound(plan->loads.begin(), plan->loads.end(), p);
    const auto k = static_cast<double>(found - plan->loads.begin());
    words(out, left + (k + 0.5) * column, top + height + 18, "middle", ui::number(p));
  }
  const auto patterns = lab::column_of(*table, "patterns");
  for (std::size_t row = 0; row < kStarts; ++row) {
    const auto success = lab::column_of(*table, start_column(row));
    for (std::size_t k = 0; k < success.size(); ++k) {
      const auto found = std::lower_bound(plan->loads.begin(), plan->loads.end(), patterns[k]);
      if (found == plan->loads.end() || *found != patterns[k] || std::isnan(success[k])) continue;
      const auto share = static_cast<float>(std::clamp(success[k], 0.0, 1.0));
      box(out, left + static_cast<double>(found - plan->loads.begin()) * column,
          top + height - (static_cast<double>(row) + 1) * line, column + 0.2, line + 0.2,
          hex(ui::mix(theme.soft, theme.plus, share)));
    }
  }
  const double fails = fails_at(*table);
  if (fails > 0)
    words(out, left + width, top - 12, "end",
          sentence(tr("q(0) = 1 fails from P = {0}"), {ui::number(fails)}));
}

ImU32 gauge_colour(const ui::Theme& theme, double q) {
  const auto share = static_cast<float>(std::clamp(std::abs(q), 0.0, 1.0));
  return q < 0      ? theme.scale_low
         : q > 0.95 ? theme.plus
                    : ui::mix(theme.scale_mid, theme.plus, 0.2F + 0.45F * share);
}

}  // namespace

std::string start_column(std::size_t row) {
  return "success q=" + std::string(row == 0 ? "0" : row == 10 ? "1" : "0." + std::to_string(row));
}

double fails_at(const lab::CapacityTable& table) {
  const auto patterns = lab::column_of(table, "patterns"),
             whole = lab::column_of(table, "success q=1");
  for (std::size_t k = 0; k < whole.size(); ++k)
    if (whole[k] < 1) return patterns[k];
  return 0;
}

std::string maps_svg(const lab::CapacityTable* hebb, const lab::CapacityTable* projected) {
  std::string out = head(940, 330, tr("Recovery by start overlap and number of memories"));
  map(out, 60, 40, 390, 230, tr("Hebb"), hebb);
  map(out, 530, 40, 390, 230, tr("Pseudo-inverse"), projected);
  return out + "</svg>\n";
}

std::string wall_svg(const lab::CapacityLive& live, const lab::CapacityBench& bench) {
  const ui::Theme theme = ui::Theme::light();
  const std::size_t count = live.wall().size();
  const auto columns = static_cast<std::size_t>(
      std::max(1.0, std::ceil(std::sqrt(static_cast<double>(count) * 1.6))));
  const double width = 720, side = std::min(48.0, width / static_cast<double>(columns));
  const auto rows = static_cast<double>((count + columns - 1) / columns);
  std::string out = head(width + 40, rows * side + 80, tr("Wall of memories"));
  words(out, 20, 26, "start",
        sentence(tr("N = {0}, P = {1}, α = {2}: left from itself, right spoiled"),
                 {ui::number(static_cast<double>(live.neurons())), ui::number(bench.patterns),
                  ui::number(bench.load(), 3)}));
  for (std::size_t k = 0; k < count; ++k) {
    const lab::LiveMemory& memory = live.wall()[k];
    const double x = 20 + static_cast<double>(k % columns) * side + 1;
    const double y = 44 + static_cast<double>(k / columns) * side + 1, inner = side - 2;
    box(out, x, y, inner, inner, hex(theme.soft));
    if (!memory.known) continue;
    const double half = inner / 2 - 0.5;
    for (const bool right : {false, true}) {
      const double q = right ? memory.spoiled : memory.own;
      const double height = inner * std::clamp(std::abs(q), 0.0, 1.0);
      box(out, right ? x + inner - half : x, y + inner - height, half, height,
          hex(gauge_colour(theme, q)));
    }
  }
  return out + "</svg>\n";
}

std::string fields_csv(const lab::LiveFields& fields) {
  std::string out = "field_from,field_to,neurons\n";
  for (std::size_t k = 0; k < fields.bins.size(); ++k) {
    const double left = fields.low + static_cast<double>(k) * fields.width;
    std::array<char, 96> text{};
    std::snprintf(text.data(), text.size(), "%.10g,%.10g,%llu\n", left, left + fields.width,
                  static_cast<unsigned long long>(fields.bins[k]));
    out += text.data();
  }
  return out;
}

std::string wall_csv(const lab::CapacityLive& live) {
  constexpr std::array<const char*, 4> kKinds = {"stored", "inverse", "mixture", "other"};
  std::string out = "memory,unstable_neurons,overlap_from_itself,overlap_spoiled,spoiled_ends_in\n";
  for (std::size_t k = 0; k < live.wall().size(); ++k) {
    const lab::LiveMemory& memory = live.wall()[k];
    if (!memory.known) continue;
    std::array<char, 96> text{};
    std::snprintf(text.data(), text.size(), "%zu,%u,%.17g,%.17g,", k + 1,
                  static_cast<unsigned>(memory.unstable), memory.own, memory.spoiled);
    out += text.data();
    out += kKinds[static_cast<std::size_t>(memory.kind)];
    out += "\n";
  }
  return out;
}

}  // namespace workbenches
