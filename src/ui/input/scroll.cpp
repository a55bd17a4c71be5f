#include <algorithm>
#include <cmath>
#include <cstdint>

#include "lab/formats/json_text.hpp"
#include "ui/input/interaction.hpp"

namespace ui {

Interaction::Scroll& Interaction::scroll(std::string_view id) { return scroll_of(hash(id)); }

Interaction::Scroll& Interaction::scroll_of(std::uint64_t id) {
  const auto found = std::find_if(scrolls_.begin(), scrolls_.end(),
                                  [&](const Scroll& part) { return part.id == id; });
  if (found != scrolls_.end()) return *found;
  scrolls_.emplace_back().id = id;
  return scrolls_.back();
}

void Interaction::enter_scroll(std::string_view id, const Rect& view) {
  ground(id, view);
  scroll_stack_.emplace_back(id);
  // The ground itself can be dragged by a finger.
  zones_.back().scroll = zones_.back().id;
  Scroll& part = scroll_of(zones_.back().id);
  part.seen = view.within(clip());
  part.layer = layer_;
  // It has just come when the frame before was without it, however long ago that was: while nothing moves there are none.
  if (part.last_seen != now_ && part.last_seen != before_) part.bar_shown = now_;
  part.last_seen = now_;
  part.top_next = part.bottom_next = 0;
  part.depth = scroll_stack_.size();
}

void Interaction::whole(const Rect& rect) {
  if (scroll_stack_.empty()) return;
  Scroll& part = scroll(scroll_stack_.back());
  // What is as high as that is cut, else there would be nothing to see.
  if (part.layer != layer_ || rect.h > part.seen.h * 0.75F) return;
  const float top = part.seen.y, bottom = part.seen.bottom();
  if (rect.y < top - 0.5F && rect.bottom() > top + 0.5F)
    part.top_next = std::max(part.top_next, rect.bottom() - top);
  if (rect.y < bottom - 0.5F && rect.bottom() > bottom + 0.5F)
    part.bottom_next = std::max(part.bottom_next, bottom - rect.y);
}

void Interaction::leave_scroll() {
  if (!scroll_stack_.empty()) scroll_stack_.pop_back();
}

const std::string& Interaction::inside_scroll() const {
  static const std::string none;
  return scroll_stack_.empty() ? none : scroll_stack_.back();
}

/// The innermost part under the pointer that can still move that way.
const Interaction::Scroll* Interaction::scrolled_by(float dy) const {
  const Scroll* best = nullptr;
  for (const Scroll& part : scrolls_) {
    if (part.last_seen != now_ || part.layer < floor_ ||
        !part.seen.contains(pointer_.x, pointer_.y))
      continue;
    const float room = std::max(0.0F, part.content - part.view);
    if (dy > 0 ? part.target >= room : part.target <= 0) continue;
    if (best == nullptr || part.layer > best->layer ||
        (part.layer == best->layer && part.depth > best->depth))
      best = &part;
  }
  return best;
}

void Interaction::take_wheel() {
  wheel_taken_ = true;
  wheel_taker_ = hot_;
}

bool Interaction::wheel_moves(float dy) const {
  return (hot_ != 0 && hot_ == wheel_taker_) || scrolled_by(dy) != nullptr;
}

void Interaction::scroll_by_wheel() {
  if (wheel_taken_ || pointer_.wheel_y == 0 || !pointer_.present) return;
  const Scroll* found = scrolled_by(-pointer_.wheel_y);
  if (found == nullptr) return;
  for (Scroll& part : scrolls_) {
    if (&part != found) continue;
    part.target =
        std::clamp(part.target - pointer_.wheel_y, 0.0F, std::max(0.0F, part.content - part.view));
    part.gliding = false;
    part.bar_shown = now_;
  }
}

std::string Interaction::scrolls_json(float scale) const {
  lab::JsonText json;
  json.begin('[');
  for (const Scroll& part : scrolls_) {
    if (part.last_seen != now_ || part.layer < floor_ || part.content <= part.view + 0.5F ||
        part.seen.empty())
      continue;
    json.begin('[');
    for (const float side : {part.seen.x, part.seen.y, part.seen.w, part.seen.h})
      json.value(static_cast<std::int64_t>(std::lround(side * scale)));
    json.end(']');
  }
  return json.end(']').text();
}

/// Momentum of a finger, and the way to where the wheel or the focus sent it.
void Interaction::glide() {
  // A list that has long been closed starts at its top again.
  scrolls_.remove_if([&](const Scroll& part) { return now_ - part.last_seen > 30; });
  for (Scroll& s : scrolls_) {
    if (s.last_seen != now_) continue;
    const float room = std::max(0.0F, s.content - s.view);
    if (s.gliding) {
      s.target = s.offset = std::clamp(s.offset + s.velocity * dt_, 0.0F, room);
      s.velocity *= std::exp(-3.5F * dt_);
      if (std::abs(s.velocity) < 12 || s.offset <= 0 || s.offset >= room) s.gliding = false;
      s.bar_shown = now_;
      wanted_ = std::max(wanted_, 0.1F);
    } else if (s.offset != s.target) {
      const float step = reduced_motion_ ? 1 : 1 - std::exp(-22 * dt_);
      s.offset += (s.target - s.offset) * step;
      if (std::abs(s.target - s.offset) < 0.3F) s.offset = s.target;
      s.bar_shown = now_;
      wanted_ = std::max(wanted_, 0.1F);
    }
    if (const auto age = now_ - s.bar_shown; age < 1.0) wake_at(s.bar_shown + 1.0);
  }
}

}  // namespace ui
