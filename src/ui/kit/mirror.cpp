#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "ui/kit/json_text.hpp"
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

std::string json_text(std::string_view words) {
  std::string out = "\"";
  for (const char c : words) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      std::array<char, 8> escaped{};
      std::snprintf(escaped.data(), escaped.size(), "\\u%04x", static_cast<unsigned>(c));
      out += escaped.data();
    } else {
      out += c;
    }
  }
  return out + '"';
}

void Widgets::begin() {
  infos_.clear();
  for (Asked& asked : asked_) ++asked.frames;
  std::erase_if(asked_, [](const Asked& asked) { return asked.frames > 4; });
}

void Widgets::end() {
  // A focused widget is scrolled into view once it has been drawn; after that the person may scroll away.
  if (std::any_of(infos_.begin(), infos_.end(),
                  [&](const WidgetInfo& info) { return info.id == focused_; })) {
    focus_is_new_ = false;
  }
}

void Widgets::publish(WidgetInfo info) {
  info.layer = input_.layer();
  infos_.push_back(std::move(info));
}

std::string Widgets::json() const {
  std::string out = "[";
  // While the frame is being put together floor() still speaks of the one before: a dialog that has just opened
  // shows up here one frame later, like everything else about it.
  const int lowest = input_.floor();
  for (const WidgetInfo& info : infos_) {
    if (info.layer < lowest) continue;
    if (out.size() > 1) out += ',';
    out += "{\"id\":" + json_text(info.id) + ",\"role\":\"" +
           kRoles[static_cast<std::size_t>(info.role)] + "\",\"name\":" + json_text(info.name) +
           ",\"value\":" + json_text(info.value) + ",\"help\":" + json_text(info.help);
    if (info.minimum) out += ",\"min\":" + short_number(*info.minimum);
    if (info.maximum) out += ",\"max\":" + short_number(*info.maximum);
    if (info.step) out += ",\"step\":" + short_number(*info.step);
    out += std::string(",\"enabled\":") + (info.enabled ? "true" : "false");
    if (info.checked) out += std::string(",\"checked\":") + (*info.checked ? "true" : "false");
    out += ",\"rect\":[" + short_number(info.rect.x) + "," + short_number(info.rect.y) + "," +
           short_number(info.rect.w) + "," + short_number(info.rect.h) + "]}";
  }
  return out + "]";
}

void Widgets::ask(std::string_view id, std::string_view value) {
  asked_.push_back({std::string(id), std::string(value), 0});
}

std::optional<std::string> Widgets::asked(std::string_view id) {
  const auto found = std::find_if(asked_.begin(), asked_.end(),
                                  [&](const Asked& asked) { return asked.id == id; });
  if (found == asked_.end()) return std::nullopt;
  std::string value = std::move(found->value);
  asked_.erase(found);
  return value;
}

void Widgets::focus(std::string_view id) {
  if (focused_ == id) return;
  focused_ = id;
  focus_is_new_ = !focused_.empty();
}

}  // namespace ui
