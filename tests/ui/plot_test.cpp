#include "ui/plots/plot.hpp"

#include <catch2/catch_all.hpp>
#include <cmath>
#include <string>
#include <vector>

#include "harness.hpp"

namespace {

using ui::plot_csv;
using ui::plot_svg;
using ui::Series;
using ui::ticks;

}  // namespace

TEST_CASE("Ticks are multiples of 1, 2 or 5 times a power of ten") {
  CHECK(ticks(0, 1, 6) == std::vector<double>{0, 0.2, 0.4, 0.6, 0.8, 1});
  CHECK(ticks(-1, 1, 3) == std::vector<double>{-1, 0, 1});
  CHECK(ticks(0, 256, 4) == std::vector<double>{0, 100, 200});
  CHECK(ticks(-36000, 0, 3) == std::vector<double>{-20000, 0});
  CHECK(ticks(0, 3, 2) == std::vector<double>{0, 2});
}

TEST_CASE("Ticks stay inside the range, within the count, evenly apart") {
  const double ranges[][2] = {{0, 1},     {-3.7, 12.9}, {1e-9, 3e-9},    {-1e12, 5e11},
                              {0.1, 0.3}, {99, 101},    {-0.004, 0.0001}};
  for (const auto& [low, high] : ranges) {
    for (int most = 1; most < 20; ++most) {
      const std::vector<double> t = ticks(low, high, most);
      CAPTURE(low, high, most);
      CHECK(t.size() <= static_cast<std::size_t>(most));
      if (most >= 3) CHECK(t.size() >= 2);
      for (const double v : t) {
        CHECK(v >= low - 1e-6 * (high - low));
        CHECK(v <= high + 1e-6 * (high - low));
      }
      for (std::size_t i = 2; i < t.size(); ++i)
        CHECK(t[i] - t[i - 1] == Catch::Approx(t[1] - t[0]));
    }
  }
}

TEST_CASE("Ticks of ranges that are none") {
  CHECK(ticks(2, 2, 5) == std::vector<double>{2});
  CHECK(ticks(1, 0, 5).empty());
  CHECK(ticks(0, 1, 0).empty());
  CHECK(ticks(0, std::nan(""), 5).empty());
  CHECK(ticks(0, INFINITY, 5).empty());
  CHECK(ticks(1e300, 1e300 * 1.0000001, 5).size() <= 5);
}

TEST_CASE("A series is read between its points and not beyond them") {
  const Series s{"a", {0, 2, 2, 4}, {0, 4, 10, 0}};
  CHECK(ui::value_at(s, 1) == 2.0);
  CHECK(ui::value_at(s, 2) == 10.0);  // a jump: the later value holds
  CHECK(ui::value_at(s, 4) == 0.0);
  CHECK_FALSE(ui::value_at(s, 4.5));
  CHECK_FALSE(ui::value_at(s, -0.5));
  CHECK_FALSE(ui::value_at(Series{}, 0));
}

TEST_CASE("Labels are pushed apart and stay in the frame") {
  std::vector<float> at = {10, 12, 14, 90};
  ui::spread(at, 10, 0, 95);
  CHECK(at == std::vector<float>{10, 20, 30, 90});
  at = {88, 90, 92};
  ui::spread(at, 10, 0, 95);
  CHECK(at == std::vector<float>{75, 85, 95});
}

TEST_CASE("SVG holds every line, label and title, and escapes what it must") {
  ui::PlotOptions o;
  o.title = "Energy & <overlap>";
  o.x_label = "updates";
  o.y_label = "energy";
  o.x_maximum = 10;
  o.y_minimum = -2000;
  o.y_maximum = 0;
  const std::vector<Series> series = {
      {"circle", {0, 5, 10}, {0, -500, -2000}, IM_COL32(36, 80, 126, 255), 2, true},
      {"a \"b\"", {0, 10}, {-100, -100}, IM_COL32(196, 85, 27, 128), 1, false}};
  const std::string svg = plot_svg(o, series, 480, 240);
  CHECK(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
  CHECK(svg.ends_with("</svg>\n"));
  CHECK(count(svg, "<polyline") == 2);
  CHECK(count(svg, "Energy &amp; &lt;overlap&gt;") == 2);
  CHECK(count(svg, "stroke=\"#24507e\"") == 1);
  CHECK(count(svg, ">circle</text>") == 1);
  CHECK(count(svg, "a &quot;b&quot;") == 1);
  CHECK(count(svg, "−2000") == 1);
  CHECK(count(svg, ">-") == 0);  // no hyphen where a minus belongs
}

TEST_CASE("CSV has a column a series, a row an x, and exact numbers") {
  ui::PlotOptions o;
  o.x_label = "updates";
  const std::vector<Series> series = {{"q, \"circle\"", {0, 1, 3}, {0.1, -0.2, 1.0 / 3}},
                                      {"cross", {1, 2}, {5, 6}}};
  CHECK(plot_csv(o, series) ==
        "updates,\"q, \"\"circle\"\"\",cross\n"
        "0,0.1,\n"
        "1,-0.2,5\n"
        "2,,6\n"
        "3,0.3333333333333333,\n");
}

TEST_CASE("CSV keeps both points of a jump") {
  CHECK(plot_csv({}, std::vector<Series>{{"y", {0, 1, 1, 2}, {0, 0, 1, 1}}}) ==
        "x,y\n0,0\n1,0\n1,1\n2,1\n");
}
