#include "lab/document/picture.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <utility>

#include "hopfield/pattern/sample.hpp"

using lab::FitOptions;
using lab::Grey;
using lab::Grid;
using lab::Pattern;

namespace {

Grey grey(int width, int height, auto value) {
  Grey picture{width, height, {}};
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x)
      picture.values.push_back(static_cast<std::uint8_t>(value(x, y)));
  return picture;
}

const Pattern& picture(std::string_view set, std::string_view name) {
  for (const auto& each : lab::find_picture_set(set)->pictures)
    if (each.name == name) return each.pattern;
  FAIL("no such picture");
  return lab::find_picture_set(set)->pictures.front().pattern;
}

}  // namespace

TEST_CASE("The included sets are what their names say") {
  REQUIRE(lab::picture_sets().size() == 4);
  CHECK(lab::find_picture_set("letters")->pictures.size() == 26);
  CHECK(lab::find_picture_set("letters")->grid == Grid{5, 5});
  CHECK(lab::find_picture_set("drawings-64")->grid == Grid{64, 64});
  CHECK(lab::find_picture_set("cats") == nullptr);
  for (const lab::PictureSet& set : lab::picture_sets()) {
    CHECK(set.starter.size() == 3);
    for (const std::size_t k : set.starter) CHECK(k < set.pictures.size());
    for (const auto& each : set.pictures) CHECK(each.pattern.size() == set.grid.neurons());
  }
}

TEST_CASE("The course's figures, by their definitions") {
  const Pattern& checkerboard = picture("course", "checkerboard");
  const Pattern& cross = picture("course", "cross");
  const Pattern& circle = picture("course", "circle");
  for (std::size_t row = 0; row < 16; ++row) {
    for (std::size_t column = 0; column < 16; ++column) {
      const std::size_t i = 16 * row + column;
      CHECK(checkerboard.up(i) == ((row + column) % 2 == 1));
      const auto middle = [](std::size_t a) { return a >= 6 && a <= 9; };
      const auto along = [](std::size_t a) { return a >= 2 && a <= 13; };
      CHECK(cross.up(i) == ((middle(row) && along(column)) || (middle(column) && along(row))));
    }
  }
  CHECK(cross.count_up() == 80);
  CHECK(circle.count_up() == 32);
  // Symmetric about (8, 8), and at its four outermost points.
  for (const auto& [x, y] : {std::pair{8, 2}, {8, 14}, {2, 8}, {14, 8}})
    CHECK(circle.up(Grid{16, 16}.at(x, y)));
}

TEST_CASE("Colours become grey by their luminance, transparent is white paper") {
  const std::vector<std::uint8_t> rgba = {0, 0,   0, 255, 255, 255, 255, 255, 0, 255,
                                          0, 255, 0, 0,   0,   0,   0,   0,   0, 128};
  const auto found = lab::grey_from_rgba(5, 1, rgba.data(), rgba.size());
  REQUIRE(found);
  CHECK(found->values == std::vector<std::uint8_t>{0, 255, 182, 255, 127});
  CHECK(lab::grey_from_rgba(0, 4, rgba.data(), 0).error().text() ==
        "picture: 0 × 4 pixels, expected at least 1 × 1");
  CHECK(lab::grey_from_rgba(2, 1, rgba.data(), 7).error().text() == "picture: 7 bytes, expected 8");
  CHECK(lab::grey_from_rgba(20000, 20000, nullptr, 0).error().text() ==
        "picture: 0 bytes, expected 1600000000");
}

TEST_CASE("A picture of one pixel fills the grid") {
  const Grey black = grey(1, 1, [](int, int) { return 0; });
  CHECK(lab::fit(black, {8, 8}, {FitOptions::Crop::fill, false, 0.5, false, false}).count_up() ==
        64);
  CHECK(lab::fit(black, {8, 8}, {FitOptions::Crop::fill, false, 0.5, false, true}).count_up() == 0);
}

TEST_CASE("Fill cuts the edges off, contain adds paper, stretch does neither") {
  // Twice as wide as high: black, white, white, black quarters.
  const Grey wide = grey(40, 20, [](int x, int) { return x < 10 || x >= 30 ? 0 : 255; });
  const Grid grid{20, 20};
  const auto fit = [&](FitOptions::Crop crop) {
    return lab::fit(wide, grid, {crop, false, 0.5, false, false});
  };
  CHECK(fit(FitOptions::Crop::fill).count_up() == 0);
  const Pattern stretched = fit(FitOptions::Crop::stretch);
  CHECK(stretched.count_up() == 200);
  CHECK(stretched.up(0));
  CHECK_FALSE(stretched.up(5));
  const Pattern contained = fit(FitOptions::Crop::contain);
  CHECK(contained.count_up() == 100);
  CHECK_FALSE(contained.up(0));
  CHECK(contained.up(5 * 20));
}

TEST_CASE("Otsu's threshold finds the two greys whatever they are") {
  for (const auto& [dark, light] : {std::pair{10, 40}, {200, 230}, {0, 255}, {100, 101}}) {
    const Grey picture =
        grey(16, 16, [&](int x, int y) { return (x / 4 + y / 4) % 2 == 0 ? dark : light; });
    const Pattern pattern = lab::fit(picture, {16, 16}, {});
    CHECK(pattern.count_up() == 128);
    CHECK(pattern.up(0));
  }
}

TEST_CASE("Dithering keeps the mean grey") {
  for (const int level : {32, 64, 128, 200}) {
    const Grey flat = grey(50, 50, [&](int, int) { return level; });
    const Pattern pattern =
        lab::fit(flat, {64, 64}, {FitOptions::Crop::fill, false, 0.5, true, false});
    const double ink = static_cast<double>(pattern.count_up()) / 4096;
    CHECK(std::abs(ink - (1.0 - level / 255.0)) < 0.02);
  }
}

TEST_CASE("Resampling by whole factors and back is exact") {
  hopfield::Random random(1);
  const Pattern small = hopfield::random_pattern(7 * 9, random);
  for (const int factor : {2, 3, 7}) {
    const Grid large{7 * factor, 9 * factor};
    const Pattern enlarged = lab::resample(small, {7, 9}, large);
    CHECK(enlarged.count_up() == small.count_up() * static_cast<std::size_t>(factor * factor));
    CHECK(lab::resample(enlarged, large, {7, 9}) == small);
  }
  CHECK(lab::resample(small, {7, 9}, {7, 9}) == small);
}

TEST_CASE("Resampling takes the majority") {
  Pattern pattern(100);
  for (const std::size_t i : {0U, 1U, 10U}) pattern.set(i, true);  // three of the first four
  const Pattern halved = lab::resample(pattern, {10, 10}, {5, 5});
  CHECK(halved.count_up() == 1);
  CHECK(halved.up(0));
}
