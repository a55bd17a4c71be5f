#include "ui/kit/lettering.hpp"

#include <algorithm>
#include <memory>

#include "ui/kit/glyphs.hpp"

namespace ui {
namespace {

/// A picture must not become wider than every graphics processor takes: a name has at most 60 bytes.
constexpr std::size_t kLongestRun = 64;

/// Their addresses stay: lists that are drawn point at the pictures in them.
std::vector<std::unique_ptr<Lettering>> letterings;
std::uint32_t tickets = 0;
float lettering_density = 1;
bool outdated = false;  // of another ratio, but perhaps in lists that are yet to be drawn

bool other_letters(FontKind font, std::string_view words) {
  for (std::size_t at = 0; at < words.size();) {
    const char32_t code = next_code_point(words, at);
    if (code >= 0x80 && lacks(font, code)) return true;
  }
  return false;
}

/// A place for one more; null when all are needed in this frame.
Lettering* room_for_one(int frame) {
  if (letterings.size() < kMostLetterings) {
    letterings.push_back(std::make_unique<Lettering>());
    return letterings.back().get();
  }
  Lettering* oldest = letterings.front().get();
  for (const auto& each : letterings)
    if (each->used < oldest->used) oldest = each.get();
  if (oldest->used == frame) return nullptr;
  *oldest = {};
  return oldest;
}

}  // namespace

std::size_t run_of(FontKind font, std::string_view words) {
  std::size_t run = 0;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find_first_of(" \n", at), words.size());
    if (end > at) {
      if (!other_letters(font, words.substr(at, end - at))) break;
      if (run > 0 && end > kLongestRun) break;
      run = end;
    }
    if (run == 0 || end >= words.size() || words[end] == '\n') break;
    at = end + 1;
  }
  if (run <= kLongestRun) return run;
  // One endless word.
  run = kLongestRun;
  while (run > 1 && (words[run] & 0xC0) == 0x80) --run;
  return run;
}

Lettering* lettering(FontKind font, std::string_view words) {
  if (outdated) letterings.clear();
  outdated = false;
  font = upright(font);
  const int frame = ImGui::GetFrameCount();
  for (const auto& each : letterings) {
    if (each->font != font || each->words != words) continue;
    each->used = frame;
    return each->stops.empty() ? nullptr : each.get();
  }
  if (Lettering* made = room_for_one(frame)) {
    made->words = words;
    made->font = font;
    made->ticket = ++tickets;
    made->used = frame;
  }
  return nullptr;
}

const Lettering* lettering_of(const ImDrawCmd& command) {
  for (const auto& each : letterings)
    if (command.GetTexID() == &each->picture) return each.get();
  return nullptr;
}

std::optional<WantedLettering> next_wanted_lettering() {
  for (const auto& each : letterings) {
    if (each->asked || outdated) continue;
    each->asked = true;
    return WantedLettering{each->ticket, each->words, font_size(each->font) * lettering_density,
                           is_semibold(each->font)};
  }
  return std::nullopt;
}

void take_lettering(std::uint32_t ticket, const DrawnLettering& drawn) {
  if (outdated) return;
  for (const auto& each : letterings) {
    if (each->ticket != ticket) continue;
    const float px = 1 / lettering_density;
    for (std::size_t k = 0; k + 1 < drawn.stops.size(); k += 2)
      each->stops.push_back({static_cast<std::size_t>(drawn.stops[k]), drawn.stops[k + 1] * px});
    each->place = {drawn.left * px, drawn.top * px, static_cast<float>(drawn.width) * px,
                   static_cast<float>(drawn.height) * px};
    const auto texture = std::make_shared<render::Texture>();
    texture->width = drawn.width;
    texture->height = drawn.height;
    texture->smooth = true;  // names in italics lean
    texture->bytes.assign(drawn.ink, drawn.ink + drawn.width * drawn.height);
    each->picture = {render::Device::Kind::letters, texture, {}, {}};
  }
}

void set_lettering_ratio(float pixel_ratio) {
  outdated = outdated || pixel_ratio != lettering_density;
  lettering_density = pixel_ratio;
}

float lettering_ratio() { return lettering_density; }

}  // namespace ui
