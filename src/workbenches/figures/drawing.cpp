#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <optional>
#include <vector>

#include "imgui_internal.h"  // the window's list, for a while another
#include "lab/formats/text.hpp"
#include "render/letters.hpp"
#include "ui/kit/glyphs.hpp"
#include "ui/kit/lettering.hpp"
#include "workbenches/figures/saving.hpp"

/// From ImGui's list of triangles back to a drawing: areas of one colour, and words that are words.
namespace workbenches {
namespace {

using ui::FontKind;

/// A hundredth of a pixel is fine enough, and "12" is shorter than "12.00".
std::string at(float value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.2f", static_cast<double>(value));
  std::string out = text.data();
  while (out.back() == '0') out.pop_back();
  if (out.back() == '.') out.pop_back();
  return out == "-0" ? "0" : out;
}

std::string hex(ImU32 colour) {
  std::array<char, 8> text{};
  std::snprintf(text.data(), text.size(), "#%02x%02x%02x", (colour >> IM_COL32_R_SHIFT) & 0xFFU,
                (colour >> IM_COL32_G_SHIFT) & 0xFFU, (colour >> IM_COL32_B_SHIFT) & 0xFFU);
  return text.data();
}

float alpha(ImU32 colour) { return static_cast<float>((colour >> IM_COL32_A_SHIFT) & 0xFFU) / 255; }

std::string utf8(unsigned code) {
  std::string out;
  const auto add = [&](unsigned byte) { out += static_cast<char>(byte); };
  if (code < 0x80) {
    add(code);
  } else if (code < 0x800) {
    add(0xC0U | code >> 6U);
    add(0x80U | (code & 0x3FU));
  } else {
    add(0xE0U | code >> 12U);
    add(0x80U | (code >> 6U & 0x3FU));
    add(0x80U | (code & 0x3FU));
  }
  return out;
}

/// Which letter a piece of the glyphs' picture is.
struct Letter {
  const ui::Face* face = nullptr;
  const ImFontGlyph* glyph = nullptr;
  FontKind kind = FontKind::body;
};
using Letters = std::map<std::pair<float, float>, Letter>;

Letters all_letters() {
  Letters out;
  for (int k = 0; k <= static_cast<int>(FontKind::sign); ++k) {
    const auto kind = static_cast<FontKind>(k);
    // A leaning face is the upright one, which has been there before or comes yet.
    if (kind == FontKind::italic || kind == FontKind::body_italic) continue;
    const ui::Face& face = ui::face(kind);
    for (const ImFontGlyph& glyph : face.Glyphs)
      if (glyph.Visible != 0U) out[{glyph.U0, glyph.V0}] = {&face, &glyph, kind};
  }
  return out;
}

/// Letters of one line that follow each other.
struct Words {
  std::string text;
  FontKind kind = FontKind::body;
  ImU32 colour = 0;
  bool leans = false, upwards = false;
  float em = 14;
  float x = 0, baseline = 0;  ///< along and across the direction of writing
  float end = 0;
};

class Writer {
 public:
  Writer(const ImDrawList& list, const Rect& sheet)
      : list_(list),
        sheet_(sheet),
        letters_(all_letters()),
        white_(ImGui::GetDrawListSharedData()->TexUvWhitePixel) {}

  std::string body() {
    for (const ImDrawCmd& command : list_.CmdBuffer) {
      if (command.ElemCount == 0) continue;
      if (const ui::Lettering* run = ui::lettering_of(command)) {
        clip(command.ClipRect);
        for (unsigned k = 0; k + 5 < command.ElemCount; k += 6)
          whole(*run, vertex(command, k), vertex(command, k + 1), vertex(command, k + 5));
        flush();
        continue;
      }
      // Other pictures than that of the glyphs are made by shaders, which files do not have.
      if (!render::draws_letters(command)) continue;
      clip(command.ClipRect);
      for (unsigned k = 0; k + 2 < command.ElemCount;) k += take(command, k, command.ElemCount);
      flush();
    }
    if (clipped_) out_ += "</g>\n";
    return std::move(out_);
  }

 private:
  [[nodiscard]] const ImDrawVert& vertex(const ImDrawCmd& command, unsigned k) const {
    return list_.VtxBuffer[static_cast<int>(
        command.VtxOffset + list_.IdxBuffer[static_cast<int>(command.IdxOffset + k)])];
  }
  [[nodiscard]] unsigned index(const ImDrawCmd& command, unsigned k) const {
    return list_.IdxBuffer[static_cast<int>(command.IdxOffset + k)];
  }

  void clip(const ImVec4& wanted) {
    const ImVec4 r{std::max(wanted.x, sheet_.x), std::max(wanted.y, sheet_.y),
                   std::min(wanted.z, sheet_.right()), std::min(wanted.w, sheet_.bottom())};
    if (clipped_ && r.x == clip_.x && r.y == clip_.y && r.z == clip_.z && r.w == clip_.w) return;
    if (clipped_) out_ += "</g>\n";
    clipped_ = true;
    clip_ = r;
    const std::string name = "c" + std::to_string(++clips_);
    out_ += "<clipPath id=\"" + name + "\"><rect x=\"" + at(r.x) + "\" y=\"" + at(r.y) +
            "\" width=\"" + at(std::max(0.0F, r.z - r.x)) + "\" height=\"" +
            at(std::max(0.0F, r.w - r.y)) + "\"/></clipPath>\n<g clip-path=\"url(#" + name +
            ")\">\n";
  }

  /// A letter, or a fan of triangles; returns how many indices that was.
  unsigned take(const ImDrawCmd& command, unsigned k, unsigned count) {
    const ImDrawVert& first = vertex(command, k);
    if (first.uv.x != white_.x || first.uv.y != white_.y) {
      if (k + 5 >= count) return 3;
      letter(first, vertex(command, k + 1), vertex(command, k + 5));
      return 6;
    }
    // ImGui makes polygons of triangles that share their first corner.
    std::vector<ImVec2> polygon = {first.pos, vertex(command, k + 1).pos,
                                   vertex(command, k + 2).pos};
    unsigned used = 3;
    while (k + used + 2 < count && index(command, k + used) == index(command, k) &&
           index(command, k + used + 1) == index(command, k + used - 1) &&
           vertex(command, k + used + 2).col == first.col) {
      polygon.push_back(vertex(command, k + used + 2).pos);
      used += 3;
    }
    add(polygon, first.col);
    return used;
  }

  void add(std::vector<ImVec2>& polygon, ImU32 colour) {
    finish_words();
    if (alpha(colour) <= 0) return;
    if (!path_.empty() && colour != colour_) finish_path();
    colour_ = colour;
    float area = 0;
    for (std::size_t k = 0; k < polygon.size(); ++k) {
      const ImVec2 a = polygon[k], b = polygon[(k + 1) % polygon.size()];
      if (!std::isfinite(a.x) || !std::isfinite(a.y)) return;
      area += a.x * b.y - a.y * b.x;
    }
    if (area == 0) return;
    // All the same way round: where two of them meet or overlap they are one area without a seam.
    if (area < 0) std::reverse(polygon.begin(), polygon.end());
    for (std::size_t k = 0; k < polygon.size(); ++k)
      path_ += (k == 0 ? "M" : k == 1 ? "L" : " ") + at(polygon[k].x) + " " + at(polygon[k].y);
    path_ += "Z";
  }

  void letter(const ImDrawVert& left, const ImDrawVert& right, const ImDrawVert& below) {
    if (!path_.empty()) finish_path();
    const auto found = letters_.find({left.uv.x, left.uv.y});
    // Icons are letters of a font that nobody else has.
    if (found == letters_.end() || alpha(left.col) <= 0 || found->second.glyph->Codepoint >= 0xE000)
      return;
    const Letter& letter = found->second;
    const bool upwards = std::fabs(right.pos.x - left.pos.x) < std::fabs(right.pos.y - left.pos.y);
    const float wide = upwards ? left.pos.y - right.pos.y : right.pos.x - left.pos.x;
    const float scale = wide / std::max(letter.glyph->X1 - letter.glyph->X0, 0.1F);
    const float rise = (std::round(letter.face->Ascent) - letter.glyph->Y0) * scale;
    const float high = (letter.glyph->Y1 - letter.glyph->Y0) * scale;
    // Letters that lean stand further to the right at their top than at their foot.
    const float lean = upwards ? 0 : (left.pos.x - below.pos.x) / std::max(high, 1.0F);
    const float along =
        (upwards ? -left.pos.y : left.pos.x) - lean * rise - letter.glyph->X0 * scale;
    const float across = (upwards ? left.pos.x : left.pos.y) + rise;
    const bool leans = std::fabs(lean) > 0.05F;
    const float em = ui::font_size(letter.kind) * scale;
    const bool follows = words_ && words_->kind == letter.kind && words_->colour == left.col &&
                         words_->leans == leans && words_->upwards == upwards &&
                         std::fabs(words_->baseline - across) < 0.05F &&
                         along > words_->end - 0.3F * em && along < words_->end + 1.2F * em;
    if (!follows) {
      finish_words();
      words_ = Words{{}, letter.kind, left.col, leans, upwards, em, along, across, along};
    }
    if (along > words_->end + 0.12F * em) words_->text += " ";
    words_->text += lab::xml_text(utf8(letter.glyph->Codepoint));
    words_->end = along + letter.glyph->AdvanceX * scale;
  }

  /// Words that are one picture.
  void whole(const ui::Lettering& run, const ImDrawVert& left, const ImDrawVert& right,
             const ImDrawVert& below) {
    const bool upwards = std::fabs(right.pos.x - left.pos.x) < std::fabs(right.pos.y - left.pos.y);
    const float lean = upwards ? 0 : (left.pos.x - below.pos.x) / std::max(run.place.h, 1.0F);
    const float across = (upwards ? left.pos.x : left.pos.y) - run.place.y;
    const float along = (upwards ? -left.pos.y : left.pos.x) + lean * run.place.y - run.place.x;
    words_ = Words{lab::xml_text(run.words),
                   run.font,
                   left.col,
                   lean > 0.05F,
                   upwards,
                   ui::font_size(run.font),
                   along,
                   across,
                   along + run.stops.back().width};
    finish_words();
  }

  void finish_path() {
    if (!path_.empty()) {
      // The thin line of the same colour closes what is left open at the bends of broad lines.
      const std::string colour = hex(colour_);
      out_ += "<path fill=\"" + colour + "\" stroke=\"" + colour + "\"";
      if (alpha(colour_) < 1) out_ += " opacity=\"" + at(alpha(colour_)) + "\"";
      out_ += " d=\"" + path_ + "\"/>\n";
    }
    path_.clear();
  }

  void finish_words() {
    if (!words_) return;
    const Words& w = *words_;
    const std::string x = at(w.upwards ? w.baseline : w.x), y = at(w.upwards ? -w.x : w.baseline);
    out_ += "<text x=\"" + x + "\" y=\"" + y + "\" font-size=\"" + at(w.em) + "\" fill=\"" +
            hex(w.colour) + "\"";
    if (alpha(w.colour) < 1) out_ += " opacity=\"" + at(alpha(w.colour)) + "\"";
    if (ui::is_semibold(w.kind)) out_ += " font-weight=\"600\"";
    if (w.leans) out_ += " font-style=\"italic\"";
    if (w.upwards) out_ += " transform=\"rotate(-90 " + x + " " + y + ")\"";
    // As wide as here, whatever letters the reader's machine has.
    out_ += " textLength=\"" + at(w.end - w.x) + "\" lengthAdjust=\"spacingAndGlyphs\">" + w.text +
            "</text>\n";
    words_.reset();
  }

  void flush() {
    finish_path();
    finish_words();
  }

  const ImDrawList& list_;
  Rect sheet_;
  Letters letters_;
  ImVec2 white_;
  std::string out_, path_;
  ImU32 colour_ = 0;
  ImVec4 clip_{};
  bool clipped_ = false;
  int clips_ = 0;
  std::optional<Words> words_;
};

/// While it lives the present window draws into another list.
class OtherPaper {
 public:
  explicit OtherPaper(const Rect& sheet)
      : window_(*ImGui::GetCurrentWindow()),
        shared_(*ImGui::GetDrawListSharedData()),
        own_(window_.DrawList),
        whole_(shared_.ClipRectFullscreen),
        list_(&shared_) {
    list_._ResetForNewFrame();
    // Edges are smoothed by who shows the file.
    list_.Flags = ImDrawListFlags_AllowVtxOffset;
    shared_.ClipRectFullscreen = {sheet.x, sheet.y, sheet.right(), sheet.bottom()};
    render::start_with_letters(list_);
    list_.PushClipRect({sheet.x, sheet.y}, {sheet.right(), sheet.bottom()});
    window_.DrawList = &list_;
  }
  ~OtherPaper() {
    window_.DrawList = own_;
    shared_.ClipRectFullscreen = whole_;
  }
  OtherPaper(const OtherPaper&) = delete;
  OtherPaper& operator=(const OtherPaper&) = delete;
  [[nodiscard]] const ImDrawList& list() const { return list_; }

 private:
  ImGuiWindow& window_;
  ImDrawListSharedData& shared_;
  ImDrawList* own_;
  ImVec4 whole_;
  ImDrawList list_;
};

}  // namespace

std::string drawing(Ui& ui, const std::string& title, float w, float h,
                    const std::function<void(Ui&, const Rect&)>& draw) {
  const Rect sheet{0, 0, w, h};
  ui::Theme light = ui::Theme::light();
  light.bg = light.surface;  // one ground: that of the page it will be printed on
  std::vector<lab::Command> commands;
  std::vector<ui::WindowRequest> requests;
  ui::Widgets widgets;
  widgets.begin();
  widgets.input().begin({}, ui.now, 0, false, true);
  Ui paper{ui.session,       commands, requests, widgets, ui.device, light, sheet, 2,
           ui::Layout::wide, ui.now,   0,        false,   true,      false, 0};
  std::string body;
  for (const void* letters = nullptr; letters != render::picture_of_letters();) {
    // Again, if the letters had to move meanwhile: what was drawn before is not known by its place any more.
    letters = render::picture_of_letters();
    const OtherPaper other(sheet);
    draw(paper, sheet);
    body = Writer(other.list(), sheet).body();
  }
  const std::string size = "width=\"" + at(w) + "\" height=\"" + at(h) + "\"";
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" " + size + " viewBox=\"0 0 " + at(w) + " " +
         at(h) +
         "\" font-family=\"Inter, system-ui, sans-serif\" stroke-width=\"0.3\" "
         "stroke-linejoin=\"round\">\n<title>" +
         lab::xml_text(title) + "</title>\n<rect " + size + " fill=\"#ffffff\"/>\n" + body +
         "</svg>\n";
}

}  // namespace workbenches
