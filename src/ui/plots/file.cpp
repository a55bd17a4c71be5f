#include <algorithm>
#include <cmath>
#include <cstdio>

#include "lab/formats/text.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/plots/plot.hpp"
#include "ui/plots/sort_few.hpp"

namespace ui {
namespace {

std::string svg_colour(ImU32 colour) {
  char text[8];
  std::snprintf(text, sizeof text, "#%02x%02x%02x", (colour >> IM_COL32_R_SHIFT) & 0xFFU,
                (colour >> IM_COL32_G_SHIFT) & 0xFFU, (colour >> IM_COL32_B_SHIFT) & 0xFFU);
  return text;
}

std::string opacity(ImU32 colour) {
  char text[16];
  std::snprintf(text, sizeof text, "%.2f",
                static_cast<double>((colour >> IM_COL32_A_SHIFT) & 0xFFU) / 255.0);
  return text;
}

/// A coordinate: two decimals are a hundredth of a pixel.
std::string at(double value) {
  char text[40];
  std::snprintf(text, sizeof text, "%.2f", value);
  return text;
}

/// Where data stand on the page of an SVG.
struct Page {
  double left = 58, right = 0, top = 34, bottom = 0;
  double x0 = 0, x1 = 1, y0 = 0, y1 = 1;
  [[nodiscard]] double px(double x) const { return left + (x - x0) / (x1 - x0) * (right - left); }
  [[nodiscard]] double py(double y) const { return bottom - (y - y0) / (y1 - y0) * (bottom - top); }
};

std::string svg_words(double x, double y, std::string_view anchor, std::string_view colour,
                      std::string_view content, std::string_view more = "") {
  std::string out = "<text x=\"" + at(x) + "\" y=\"" + at(y) + "\" text-anchor=\"";
  out += anchor;
  out += "\" fill=\"";
  out += colour;
  out += "\"";
  out += more;
  return out + ">" + lab::xml_text(content) + "</text>\n";
}

std::string path(const Page& page, const Series& s) {
  std::string out = "<polyline fill=\"none\" stroke=\"" + svg_colour(s.colour) +
                    "\" stroke-opacity=\"" + opacity(s.colour) + "\" stroke-width=\"" +
                    at(static_cast<double>(s.width)) + "\" stroke-linejoin=\"round\" points=\"";
  const std::size_t count = std::min(s.x.size(), s.y.size());
  for (std::size_t i = 0; i < count; ++i)
    out += (i > 0 ? " " : "") + at(page.px(s.x[i])) + "," + at(page.py(s.y[i]));
  return out + "\"><title>" + lab::xml_text(s.name) + "</title></polyline>\n";
}

std::string area(const Page& page, const Band& b) {
  std::string out = "<polygon fill=\"" + svg_colour(b.colour) + "\" fill-opacity=\"" +
                    opacity(b.colour) + "\" points=\"";
  const std::size_t count = std::min({b.x.size(), b.low.size(), b.high.size()});
  for (std::size_t i = 0; i < count; ++i)
    out += at(page.px(b.x[i])) + "," + at(page.py(b.high[i])) + " ";
  for (std::size_t i = count; i-- > 0;)
    out += at(page.px(b.x[i])) + "," + at(page.py(b.low[i])) + " ";
  return out + "\"><title>" + lab::xml_text(b.name) + "</title></polygon>\n";
}

}  // namespace

std::string plot_svg(const PlotOptions& o, std::span<const Series> series, float width,
                     float height) {
  constexpr std::string_view kText = "#1b2330", kQuiet = "#5b6575", kLine = "#e4e2dc";
  Page page;
  page.x0 = o.x_minimum;
  page.x1 = o.x_maximum > o.x_minimum ? o.x_maximum : o.x_minimum + 1;
  page.y0 = o.y_minimum;
  page.y1 = o.y_maximum > o.y_minimum ? o.y_maximum : o.y_minimum + 1;
  bool names = false;
  for (const Series& s : series) names = names || s.labelled;
  page.right = static_cast<double>(width) - (names ? 110.0 : 20.0);
  page.bottom = static_cast<double>(height) - 46;

  const std::string w = at(static_cast<double>(width)), h = at(static_cast<double>(height));
  std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + w + "\" height=\"" + h +
                    "\" viewBox=\"0 0 " + w + " " + h +
                    "\" font-family=\"Inter, system-ui, sans-serif\" font-size=\"12\">\n<title>" +
                    lab::xml_text(o.title) +
                    "</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n";
  out += svg_words(page.left, 20, "start", kText, o.title, " font-weight=\"600\" font-size=\"13\"");
  const std::vector<double> ys =
      ticks(page.y0, page.y1, std::max(2, static_cast<int>((page.bottom - page.top) / 30)));
  for (const double t : ys) {
    const std::string y = at(page.py(t));
    out.append("<line x1=\"").append(at(page.left)).append("\" y1=\"").append(y);
    out.append("\" x2=\"")
        .append(at(page.right))
        .append("\" y2=\"")
        .append(y)
        .append("\" stroke=\"");
    out += o.zero_line && t == 0 ? "#a0a6b0" : kLine;
    out += "\"/>\n" + svg_words(page.left - 8, page.py(t) + 4, "end", kQuiet,
                                tick_label(t, tick_step(ys),
                                           std::max(std::abs(ys.front()), std::abs(ys.back()))));
  }
  const std::vector<double> xs =
      ticks(page.x0, page.x1, std::max(2, static_cast<int>((page.right - page.left) / 70)));
  for (const double t : xs)
    out += svg_words(page.px(t), page.bottom + 18, "middle", kQuiet,
                     tick_label(t, tick_step(xs), xs.back()));
  out += svg_words((page.left + page.right) / 2, page.bottom + 36, "middle", kQuiet, o.x_label);
  const double middle = (page.top + page.bottom) / 2;
  out += svg_words(14, middle, "middle", kQuiet, o.y_label,
                   " transform=\"rotate(-90 14 " + at(middle) + ")\"");

  for (const Band& band : o.bands) out += area(page, band);
  for (std::size_t i = series.size(); i-- > 0;) out += path(page, series[i]);
  std::vector<std::pair<float, const Series*>> labels;
  for (const Series& s : series)
    if (s.labelled && !s.y.empty())
      labels.emplace_back(static_cast<float>(page.py(s.y.back())), &s);
  sort_few(labels, [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<float> positions;
  for (const auto& label : labels) positions.push_back(label.first);
  spread(positions, 14, static_cast<float>(page.top), static_cast<float>(page.bottom));
  for (std::size_t i = 0; i < labels.size(); ++i)
    out += svg_words(page.right + 8, static_cast<double>(positions[i]) + 4, "start",
                     svg_colour(labels[i].second->colour), labels[i].second->name);
  return out + "</svg>\n";
}

std::string plot_csv(const PlotOptions& o, std::span<const Series> series) {
  std::string out = lab::csv_cell(o.x_label.empty() ? "x" : o.x_label);
  std::vector<double> xs;
  for (const Series& s : series) {
    out += "," + lab::csv_cell(s.name);
    xs.insert(xs.end(), s.x.begin(), s.x.end());
  }
  out += "\n";
  std::partial_sort(xs.begin(), xs.end(), xs.end());  // less code than std::sort
  xs.erase(std::unique(xs.begin(), xs.end()), xs.end());
  std::vector<std::size_t> next(series.size(), 0);
  for (const double x : xs) {
    // A series may jump at one x: each of its points gets a row.
    for (bool again = true; again;) {
      again = false;
      std::string row = lab::exact(x);
      for (std::size_t i = 0; i < series.size(); ++i) {
        const Series& s = series[i];
        const std::size_t count = std::min(s.x.size(), s.y.size());
        row += ",";
        if (next[i] >= count || s.x[next[i]] != x) continue;
        row += lab::exact(s.y[next[i]++]);
        again = again || (next[i] < count && s.x[next[i]] == x);
      }
      out += row + "\n";
    }
  }
  return out;
}

}  // namespace ui
