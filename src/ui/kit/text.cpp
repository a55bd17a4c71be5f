#include <algorithm>
#include <cmath>
#include <vector>

#include "lab/words/catalogue.hpp"
#include "ui/kit/draw.hpp"
#include "ui/kit/glyphs.hpp"
#include "ui/kit/lettering.hpp"
#include "ui/kit/widgets.hpp"

/// Words on the screen: one line, several lines, and phrases with names in italics.
namespace ui {
namespace {

constexpr std::string_view kEllipsis = "…";

/// The next line of a paragraph: what to draw, and how much of the text it uses up (with the space after it).
struct Line {
  std::string_view words;
  std::size_t used = 0;
};

Line next_line(FontKind kind, std::string_view words, float width) {
  float used = 0;
  std::size_t space = 0;
  bool spaced = false;
  for (Steps step(kind, words); step.next();) {
    const char first = words[step.begin];
    if (first == '\n') return {words.substr(0, step.begin), step.end};
    if (first == ' ') {
      space = step.begin;
      spaced = true;
    }
    used += step.advance;
    if (used > width && first != ' ') {
      if (spaced) return {words.substr(0, space), space + 1};
      // A word longer than the line is broken.
      const std::size_t cut = step.begin > 0 ? step.begin : step.end;
      return {words.substr(0, cut), cut};
    }
  }
  return {words, words.size()};
}

float line_height(FontKind kind) { return std::round(font_size(kind) * 1.45F); }

struct Piece {
  std::string_view words;
  FontKind font;
};

}  // namespace

char32_t next_code_point(std::string_view words, std::size_t& at) {
  const auto byte = [&](std::size_t k) {
    return static_cast<unsigned>(static_cast<unsigned char>(words[k]));
  };
  const unsigned first = byte(at++);
  if (first < 0x80) return first;
  const std::size_t more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0;
  if (more == 0 || at + more > words.size()) return 0xFFFD;
  unsigned code = first & (0x3FU >> more);
  for (std::size_t k = 0; k < more; ++k) {
    if ((byte(at + k) & 0xC0) != 0x80) return 0xFFFD;
    code = code << 6 | (byte(at + k) & 0x3F);
  }
  at += more;
  return code;
}

bool Steps::next() {
  begin = end;
  lettering = nullptr;
  if (begin >= words_.size()) return false;
  if (run_ == nullptr && begin >= plain_) {
    if (const std::size_t run = run_of(kind_, words_.substr(begin)); run > 0) {
      run_ = lettering = ui::lettering(kind_, words_.substr(begin, run));
      run_begin_ = begin;
      plain_ = begin + run;
      stop_ = 0;
    } else {
      plain_ = std::min(words_.find_first_of(" \n", begin), words_.size()) + 1;
    }
  }
  if (run_ != nullptr) {
    const Lettering::Stop& stop = run_->stops[stop_];
    advance = stop.width - (stop_ > 0 ? run_->stops[stop_ - 1].width : 0);
    end = run_begin_ + stop.bytes;
    glyph = nullptr;
    lower = false;
    if (++stop_ >= run_->stops.size()) run_ = nullptr;
    return true;
  }
  lower = takes_subscript(words_, end);
  code = next_code_point(words_, end);
  glyph = glyph_for(kind_, code);
  advance = glyph != nullptr ? glyph->AdvanceX * (lower ? kSubscript : 1) : 0;
  return true;
}

std::size_t fitting(FontKind kind, std::string_view words, float width) {
  float used = 0;
  for (Steps step(kind, words); step.next();) {
    used += step.advance;
    if (used > width) return step.begin;
  }
  return words.size();
}

float text_width(FontKind kind, std::string_view words) {
  float width = 0;
  for (Steps step(kind, words); step.next();) width += step.advance;
  return width;
}

namespace {

void draw_line(Ui& ui, const Rect& rect, std::string_view words, FontKind kind, ImU32 colour,
               float align) {
  if (words.empty() || rect.w <= 0) return;
  const float baseline = baseline_for(kind, rect.y + rect.h / 2);
  const float width = text_width(kind, words);
  if (width <= rect.w + 0.5F) {
    draw_text(ui, rect.x + (rect.w - width) * align, baseline, words, kind, colour);
    return;
  }
  const float room = rect.w - text_width(kind, kEllipsis);
  const std::string_view kept = words.substr(0, fitting(kind, words, room));
  const float end = draw_text(ui, rect.x, baseline, kept, kind, colour);
  draw_text(ui, rect.x + end, baseline, kEllipsis, kind, colour);
}

/// The narrowest width at which the words take as many lines as at this one: no line of a centred text has one word alone.
float balanced(FontKind kind, std::string_view words, float width) {
  const float height = paragraph_height(kind, words, width);
  if (height <= line_height(kind)) return width;
  // Not so narrow that a word is broken.
  float low = 0;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find_first_of(" \n", at), words.size());
    low = std::max(low, text_width(kind, words.substr(at, end - at)));
    at = end + 1;
  }
  if (low > width) return width;
  float high = width;
  constexpr int kHalvings = 6;
  for (int k = 0; k < kHalvings; ++k) {
    const float middle = (low + high) / 2;
    (paragraph_height(kind, words, middle) > height ? low : high) = middle;
  }
  return high;
}

}  // namespace

void text(Ui& ui, const Rect& rect, std::string_view words, FontKind kind, ImU32 colour,
          float align) {
  ui.note(words);
  draw_line(ui, rect, words, kind, colour, align);
}

void caption(Ui& ui, const Rect& rect, std::string_view words) {
  text(ui, rect, words, FontKind::caption, ui.theme.secondary);
}

float paragraph(Ui& ui, const Rect& rect, std::string_view words, FontKind kind, ImU32 colour,
                float align) {
  ui.note(words);
  if (!ui.dialog.empty()) {
    const std::string id = ui.dialog + ".text." + std::to_string(ui.paragraphs++);
    if (!ui.shows(id)) return paragraph_height(kind, words, rect.w);
    status(ui, id, rect, words);
  }
  const float height = line_height(kind);
  const float width = align == 0.5F ? balanced(kind, words, rect.w) : rect.w;
  float y = rect.y;
  while (!words.empty()) {
    const Line line = next_line(kind, words, width);
    const float left = rect.x + (align > 0 ? (rect.w - text_width(kind, line.words)) * align : 0);
    draw_text(ui, left, baseline_for(kind, y + height / 2), line.words, kind, colour);
    words.remove_prefix(line.used);
    y += height;
  }
  return y - rect.y;
}

float paragraph_height(FontKind kind, std::string_view words, float width) {
  float height = 0;
  while (!words.empty()) {
    words.remove_prefix(next_line(kind, words, width).used);
    height += line_height(kind);
  }
  return height;
}

void phrase(Ui& ui, const Rect& rect, const lab::Phrase& words, FontKind kind, ImU32 colour,
            float align) {
  const auto measure = [&](FontKind plain) {
    float width = 0;
    for (const auto& part : words.parts) {
      const FontKind slanted =
          plain == FontKind::verdict ? FontKind::italic : FontKind::body_italic;
      width += text_width(part.name ? slanted : plain, part.text);
    }
    return width;
  };
  if (kind == FontKind::verdict && measure(kind) > rect.w) kind = FontKind::body;
  const FontKind slanted = kind == FontKind::verdict ? FontKind::italic : FontKind::body_italic;
  const float baseline = baseline_for(kind, rect.y + rect.h / 2);
  const float width = measure(kind);
  float x = rect.x + std::max(0.0F, rect.w - width) * align;
  for (const auto& part : words.parts) {
    const FontKind face = part.name ? slanted : kind;
    const float wanted = text_width(face, part.text);
    if (x + wanted > rect.right() + 0.5F) {
      draw_line(ui, {x, rect.y, rect.right() - x, rect.h}, part.text, face, colour, 0);
      return;
    }
    draw_text(ui, x, baseline, part.text, face, colour);
    x += wanted;
  }
}

const char* tr(const char* text) { return lab::translated(text); }

}  // namespace ui
