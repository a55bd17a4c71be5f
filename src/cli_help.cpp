#include "cli_help.hpp"

#include <algorithm>
#include <initializer_list>
#include <vector>

#include "experiments_page.hpp"
#include "lab/experiments/experiment.hpp"

namespace {

constexpr std::size_t kWidth = 96;

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

/// What stands under a heading of the page.
std::string_view section(std::string_view title) {
  const std::string heading = "\n## " + std::string(title) + "\n";
  const std::size_t start = kExperimentsPage.find(heading);
  if (start == std::string_view::npos) return {};
  const std::string_view rest = kExperimentsPage.substr(start + heading.size());
  return rest.substr(0, rest.find("\n## "));
}

/// Without the marks of Markdown: `code`, **bold**, [words](link), \|.
std::string plain(std::string_view text) {
  std::string out;
  for (std::size_t k = 0; k < text.size(); ++k) {
    if (text[k] == '`' || text[k] == '\\' || text.substr(k, 2) == "**") {
      if (text[k] == '*') ++k;
    } else if (text.substr(k, 2) == "](") {
      k = std::min(text.find(')', k), text.size());
    } else if (text[k] != '[' || text.find("](", k) != text.find(']', k)) {
      out += text[k];
    }
  }
  return out;
}

/// Lines of at most kWidth bytes, set in by so many spaces.
void wrap(std::string& out, const std::string& text, std::size_t indent) {
  std::size_t used = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (used > 0 && used + 1 + end - at > kWidth - indent) {
      out += '\n';
      used = 0;
    }
    out.append(used > 0 ? 1 : indent, ' ');
    used += (used > 0 ? 1 : 0) + end - at;
    out.append(text, at, end - at);
    at = end + 1;
  }
  out += '\n';
}

/// The cells of a row; a vertical line of the text is written \|.
std::vector<std::string_view> row(std::string_view line) {
  std::vector<std::string_view> cells;
  std::size_t from = 1;
  for (std::size_t k = 1; k < line.size(); ++k) {
    if (line[k] != '|' || line[k - 1] == '\\') continue;
    std::string_view cell = line.substr(from, k - from);
    while (cell.starts_with(' ')) cell.remove_prefix(1);
    while (cell.ends_with(' ')) cell.remove_suffix(1);
    cells.push_back(cell);
    from = k + 1;
  }
  return cells;
}

/// `command`: what the first example is given to; the others are left out.
std::string for_terminal(std::string_view text, const std::string& command) {
  std::string out;
  std::string paragraph;
  const auto flush = [&] {
    if (!paragraph.empty()) wrap(out, plain(paragraph), 0);
    paragraph.clear();
  };
  bool example = false, shown = command.empty();
  for (const std::string_view line : lines_of(text)) {
    if (line.starts_with("```")) {
      flush();
      const bool ends = example;
      if (!shown) out += ends ? "END\n" : "Example:\n\n" + command + " - <<'END'\n";
      shown = shown || ends;
      example = !ends;
    } else if (example) {
      if (!shown) out.append(line) += '\n';
    } else if (line.starts_with("|")) {
      flush();
      const auto cells = row(line);
      if (cells.size() < 2 || cells[0].starts_with("---")) continue;
      if (cells[1].empty() || cells[1] == "meaning") {
        out += plain(cells[0]) + ":\n";
        continue;
      }
      wrap(out, plain(cells[0]), 2);
      for (std::size_t k = 1; k < cells.size(); ++k)
        if (!cells[k].empty()) wrap(out, plain(cells[k]), 6);
    } else if (line.empty()) {
      flush();
      if (!out.ends_with("\n\n")) out += '\n';
    } else if (line.starts_with("#")) {
      flush();
      out.append(line.substr(line.find(' ') + 1)) += ":\n";
    } else {
      paragraph.append(paragraph.empty() ? "" : " ").append(line);
    }
  }
  flush();
  while (out.ends_with("\n\n")) out.pop_back();
  return out;
}

}  // namespace

std::string experiment_help(std::string_view name) {
  const lab::ExperimentInfo* info = nullptr;
  for (const lab::ExperimentInfo& each : lab::experiments())
    if (each.name == name) info = &each;
  if (info == nullptr) return {};
  const std::string command = "hopfield " + std::string(name);
  std::string out = command + ": " + std::string(info->about) + "\n\n";
  out += for_terminal(section(name), command);
  const auto is_one_of = [&](std::initializer_list<std::string_view> names) {
    for (const std::string_view each : names)
      if (each == name) return true;
    return false;
  };
  if (is_one_of({"capacity", "recovery", "census"}))
    out += "\n" + for_terminal(section("Studies"), "");
  if (is_one_of({"inspect", "recall", "enumerate", "sequence", "capacity", "recovery", "census"}))
    out += "\n" + for_terminal(section("What requests on stored patterns have in common"), "");
  return out;
}
