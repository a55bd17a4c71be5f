// Commands that change the picture: drawing, spoiling, choosing a start.
#include <algorithm>
#include <cmath>

#include "hopfield/pattern/sample.hpp"
#include "lab/commands/edit.hpp"
#include "lab/formats/text.hpp"
#include "lab/words/message.hpp"

namespace lab {
namespace {

Result<void> check_value(int value) {
  if (value == 1 || value == -1) return {};
  return Error{"value", expected(readable(value), "1 or −1")};
}

Result<void> check_cells(const std::vector<std::uint32_t>& cells, std::size_t neurons) {
  for (std::size_t i = 0; i < cells.size(); ++i)
    if (cells[i] >= neurons)
      return Error{"cells[" + std::to_string(i) + "]", expected(cells[i], between(0, neurons - 1))};
  return {};
}

int wrapped(int value, int size) { return (value % size + size) % size; }

}  // namespace

Result<void> Editor::check_memory(const char* field, std::uint32_t pattern) const {
  if (pattern < memories().size()) return {};
  if (memories().empty())
    return Error{field, msg("{0}, but nothing is stored yet", pattern).plain()};
  return Error{field, expected(pattern, between(0, memories().size() - 1))};
}

Result<std::vector<std::uint32_t>> Editor::rectangle(int x, int y, int width, int height) const {
  const Grid& grid = document_.grid;
  const auto outside = [](const char* field, int value, int low, int high) {
    return Error{field, expected(readable(value), between(low, high))};
  };
  if (x < 0 || x >= grid.width) return outside("x", x, 0, grid.width - 1);
  if (y < 0 || y >= grid.height) return outside("y", y, 0, grid.height - 1);
  if (width < 1 || width > kLargestSide) return outside("width", width, 1, kLargestSide);
  if (height < 1 || height > kLargestSide) return outside("height", height, 1, kLargestSide);
  std::vector<std::uint32_t> cells;
  for (int row = y; row < std::min(y + height, grid.height); ++row)
    for (int column = x; column < std::min(x + width, grid.width); ++column)
      cells.push_back(static_cast<std::uint32_t>(grid.at(column, row)));
  return cells;
}

Result<void> Editor::operator()(const command::Paint& command) {
  if (auto fits = check_value(command.value); !fits) return fits;
  if (auto fits = check_cells(command.cells, shown_.size()); !fits) return fits;
  Pattern picture = shown_;
  for (const std::uint32_t cell : command.cells) picture.set(cell, command.value > 0);
  if (picture != shown_) begin(std::move(picture));
  return {};
}

Result<void> Editor::operator()(const command::Clear& /*command*/) {
  begin(Pattern(shown_.size()));
  return {};
}

Result<void> Editor::operator()(const command::Invert& /*command*/) {
  begin(hopfield::inverse(shown_));
  return {};
}

Result<void> Editor::operator()(const command::Shift& command) {
  const Grid& grid = document_.grid;
  Pattern picture(shown_.size());
  for (int y = 0; y < grid.height; ++y) {
    for (int x = 0; x < grid.width; ++x) {
      const std::size_t to = grid.at(wrapped(x + command.dx % grid.width, grid.width),
                                     wrapped(y + command.dy % grid.height, grid.height));
      picture.set(to, shown_.up(grid.at(x, y)));
    }
  }
  begin(std::move(picture));
  return {};
}

Result<void> Editor::operator()(const command::Noise& command) {
  const double fraction = command.fraction.value_or(document_.noise);
  if (!is_fraction(fraction)) return Error{"fraction", expected(readable(fraction), "0 to 1")};
  auto random = draw();
  begin(hopfield::flip_fraction(shown_, fraction, random));
  return {};
}

Result<void> Editor::operator()(const command::Flip& command) {
  if (command.count && !command.cells.empty())
    return Error{"cells", expected(msg("given beside a count"), "one of the two")};
  if (auto fits = check_cells(command.cells, shown_.size()); !fits) return fits;
  if (!command.count) {
    Pattern picture = shown_;
    for (const std::uint32_t cell : command.cells) picture.flip(cell);
    begin(std::move(picture));
    return {};
  }
  if (*command.count > shown_.size())
    return Error{"count", expected(*command.count, at_most(shown_.size()))};
  auto random = draw();
  begin(hopfield::flip_count(shown_, *command.count, random));
  return {};
}

Result<void> Editor::operator()(const command::Blank& command) {
  const Grid& grid = document_.grid;
  // Of an odd number the middle row or column stays.
  const int columns = grid.width / 2;
  const int rows = grid.height / 2;
  Result<std::vector<std::uint32_t>> cells =
      Error{"side", expected(msg("\"{0}\"", tidy(command.side, 24)), "left, right, top or bottom")};
  if (command.side == "left") cells = rectangle(0, 0, columns, grid.height);
  if (command.side == "right") cells = rectangle(grid.width - columns, 0, columns, grid.height);
  if (command.side == "top") cells = rectangle(0, 0, grid.width, rows);
  if (command.side == "bottom") cells = rectangle(0, grid.height - rows, grid.width, rows);
  if (!cells) return cells.error();
  Pattern picture = shown_;
  for (const std::uint32_t cell : *cells) picture.set(cell, false);
  begin(std::move(picture));
  return {};
}

Result<void> Editor::operator()(const command::Cover& command) {
  if (auto fits = check_value(command.value); !fits) return fits;
  const auto cells = rectangle(command.x, command.y, command.width, command.height);
  if (!cells) return cells.error();
  Pattern picture = shown_;
  for (const std::uint32_t cell : *cells) picture.set(cell, command.value > 0);
  begin(std::move(picture));
  return {};
}

Result<void> Editor::operator()(const command::Randomise& /*command*/) {
  auto random = draw();
  begin(hopfield::random_pattern(shown_.size(), random));
  return {};
}

Result<void> Editor::operator()(const command::Load& command) {
  if (auto there = check_memory("pattern", command.pattern); !there) return there;
  const Pattern& memory = memories()[command.pattern].pattern;
  begin(command.inverse ? hopfield::inverse(memory) : memory);
  return {};
}

Result<void> Editor::operator()(const command::Blend& command) {
  if (auto there = check_memory("a", command.a); !there) return there;
  if (auto there = check_memory("b", command.b); !there) return there;
  if (!is_fraction(command.fraction))
    return Error{"fraction", expected(readable(command.fraction), "0 to 1")};
  Pattern picture = memories()[command.a].pattern;
  const Pattern& other = memories()[command.b].pattern;
  std::vector<std::uint32_t> different;
  for (std::uint32_t i = 0; i < picture.size(); ++i)
    if (picture.up(i) != other.up(i)) different.push_back(i);
  auto random = draw();
  random.shuffle(std::span(different));
  const auto taken = static_cast<std::size_t>(
      std::lround(command.fraction * static_cast<double>(different.size())));
  for (std::size_t k = 0; k < taken; ++k) picture.flip(different[k]);
  begin(std::move(picture));
  return {};
}

Result<void> Editor::operator()(const command::Patch& command) {
  if (auto there = check_memory("pattern", command.pattern); !there) return there;
  const auto cells = rectangle(command.x, command.y, command.width, command.height);
  if (!cells) return cells.error();
  Pattern picture = shown_;
  for (const std::uint32_t cell : *cells)
    picture.set(cell, memories()[command.pattern].pattern.up(cell));
  begin(std::move(picture));
  return {};
}

Result<void> Editor::operator()(const command::Place& command) {
  if (command.pattern.size() != shown_.size())
    return Error{"values", expected(value_count(command.pattern.size()), shown_.size())};
  begin(command.pattern);
  return {};
}

}  // namespace lab
