#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <utility>
#include <vector>

#include "lab/formats/json_text.hpp"
#include "ui/kit/widgets.hpp"

/// What the page mirrors into real controls, and what comes back from them.
namespace ui {
namespace {

constexpr std::array<const char*, 13> kRoles = {"button", "toggle",   "slider",  "textbox", "tab",
                                                "radio",  "grid",     "image",   "status",  "link",
                                                "dialog", "menuitem", "listitem"};

std::string short_number(float value) {
  std::array<char, 32> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%.6g", static_cast<double>(value));
  return buffer.data();
}

}  // namespace

void Widgets::begin() {
  infos_.clear();
  reading(Part::above, "");
  for (Asked& asked : asked_) ++asked.frames;
  std::erase_if(asked_, [](const Asked& asked) { return asked.frames > 4; });
}

void Widgets::end() {
  // Drawn in the order in which one lies upon the other, read in another one.
  std::vector<WidgetInfo> drawn = std::exchange(infos_, {});
  infos_.reserve(drawn.size());
  for (int part = 0; part <= static_cast<int>(Part::above); ++part)
    for (WidgetInfo& info : drawn)
      if (static_cast<int>(info.part) == part) infos_.push_back(std::move(info));
  // A focused widget is scrolled into view once it has been drawn; after that the person may scroll away.
  if (std::any_of(infos_.begin(), infos_.end(),
                  [&](const WidgetInfo& info) { return info.id == focused_; })) {
    focus_is_new_ = false;
  }
}

bool Widgets::publish(WidgetInfo info) {
  if (input_.hides(info.id)) return false;
  info.layer = input_.layer();
  info.clip = input_.clip();
  info.part = part_;
  info.part_name = part_name_;
  input_.whole(info.rect);
  infos_.push_back(std::move(info));
  return true;
}

namespace {

/// As it is read out: no mark for a subscript.
std::string spoken(std::string text) {
  for (std::size_t at = 0; (at = text.find("α_c", at)) != std::string::npos;) text.erase(at + 2, 1);
  return text;
}

}  // namespace

std::string Widgets::json(float scale) const {
  lab::JsonText json;
  json.begin('[');
  const int lowest = input_.floor_drawn();
  for (const WidgetInfo& info : infos_) {
    // Notices stand above dialogs.
    if (info.layer < lowest && !info.id.starts_with("toast.")) continue;
    json.begin('{').field("id", info.id);
    json.field("role", kRoles[static_cast<std::size_t>(info.role)])
        .field("name", spoken(info.name));
    json.field("value", spoken(info.value)).field("help", spoken(info.help));
    if (!info.group.empty()) json.field("group", info.group);
    if (!info.live.empty()) json.field("live", info.live);
    if (info.part == Part::figure) json.field("figure", true);
    if (*info.part_name != '\0') json.field("part", std::string_view(info.part_name));
    if (info.minimum) json.key("min").raw(short_number(*info.minimum));
    if (info.maximum) json.key("max").raw(short_number(*info.maximum));
    if (info.step) json.key("step").raw(short_number(*info.step));
    json.field("enabled", info.enabled);
    if (info.checked) json.field("checked", *info.checked);
    json.key("rect").begin('[');
    for (const float side : {info.rect.x, info.rect.y, info.rect.w, info.rect.h})
      json.raw(short_number(side * scale));
    json.end(']').end('}');
  }
  return json.end(']').text();
}

void Widgets::ask(std::string_view id, std::string_view value) {
  if (input_.hides(id)) return;
  asked_.push_back({std::string(id), std::string(value), 0});
}

std::optional<std::string> Widgets::asked(std::string_view id) {
  const auto found = std::find_if(asked_.begin(), asked_.end(),
                                  [&](const Asked& asked) { return asked.id == id; });
  if (found == asked_.end()) return std::nullopt;
  if (id == focused_) focus_acted_ = true;
  std::string value = std::move(found->value);
  asked_.erase(found);
  return value;
}

void Widgets::focus(std::string_view id) {
  if (focused_ == id) return;
  focused_ = id;
  focus_is_new_ = !focused_.empty();
  focus_acted_ = false;
}

}  // namespace ui
