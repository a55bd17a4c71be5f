#include "ui/input/interaction.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui {
namespace {

constexpr float kTouchTarget = 44;
constexpr double kDoubleClick = 0.35;
constexpr float kLongPress = 0.5F;
/// One frame adds no more than this to a press. Where the machine stalls, the finger has long been lifted and the news of it
/// waits behind the frame: half a second without frames is not half a second of pressing.
constexpr float kLongestPressStep = 1.0F / 15;

float slop(bool touch) { return touch ? 9.0F : 4.0F; }

}  // namespace

std::uint64_t Interaction::hash(std::string_view text) {
  std::uint64_t value = 14695981039346656037ULL;
  for (const char c : text) value = (value ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return value == 0 ? 1 : value;
}

void Interaction::begin(const PointerInput& pointer, double now, float dt, bool touch,
                        bool reduced_motion) {
  pointer_ = pointer;
  before_ = now_;
  now_ = now;
  dt_ = dt;
  touch_ = touch;
  reduced_motion_ = reduced_motion;
  drawn_.swap(zones_);
  zones_.clear();
  clear_.clear();
  clips_.clear();
  scroll_stack_.clear();
  // What was pressed through a light layer counts as long as that layer is on its way out.
  floor_ = std::exchange(dismissed_, false) ? next_beneath_ : next_floor_;
  beneath_ = next_beneath_;
  next_floor_ = next_beneath_ = 0;
  layer_ = 0;
  clicked_ = released_ = long_pressed_ = double_clicked_ = 0;
  pressed_now_ = false;
  wheel_taken_ = false;
  offered_ = Help{};
  wanted_ = 0;

  // A finger that does not touch hovers nowhere.
  const bool acts = pointer_.down || pointer_.pressed || pointer_.released ||
                    pointer_.wheel_y != 0 || pointer_.zoom != 1;
  const bool reaches = pointer_.present && (!touch_ || acts);
  const Zone* under = reaches ? find(pointer_.x, pointer_.y) : nullptr;
  if (under == nullptr && reaches && pointer_.pressed && beneath_ < floor_) {
    floor_ = beneath_;
    dismissed_ = true;
    under = find(pointer_.x, pointer_.y);
  }
  hot_ = under != nullptr ? under->id : 0;
  cursor_ = under != nullptr && under->enabled ? under->cursor : Cursor::arrow;
  if (!pointer_.present || !quiet_.contains(pointer_.x, pointer_.y)) quiet_ = {};
  if (pointer_.pressed) {
    active_zone_ = under != nullptr ? *under : Zone{};
    press();
  }
  if (active_ != 0) {
    cursor_ = active_zone_.cursor;
    if (pointer_.present) drag();
    if (pointer_.released || !pointer_.down) {
      // The browser has taken the finger for itself, or another came: nobody let go anywhere.
      if (pointer_.present)
        release();
      else
        cancel();
    }
  }
}

const Interaction::Zone* Interaction::find(float x, float y) const {
  const Zone* hit = nullptr;
  for (auto zone = drawn_.rbegin(); zone != drawn_.rend() && hit == nullptr; ++zone)
    if (zone->layer >= floor_ && zone->rect.contains(x, y)) hit = &*zone;
  if (!touch_ || (hit != nullptr && !hit->ground)) return hit;
  // A finger may miss a small control: the nearest one whose 44 × 44 px are touched is meant.
  const int lowest = std::max(floor_, hit != nullptr ? hit->layer : 0);
  float nearest = 1e9F;
  const Zone* best = hit;
  for (const Zone& zone : drawn_) {
    if (zone.layer < lowest || zone.ground || !zone.enabled || zone.drag >= Drag::keeps ||
        zone.rect.empty())
      continue;
    const float dx = std::max(0.0F, (kTouchTarget - zone.rect.w) / 2);
    const float dy = std::max(0.0F, (kTouchTarget - zone.rect.h) / 2);
    const Rect wide{zone.rect.x - dx, zone.rect.y - dy, zone.rect.w + 2 * dx, zone.rect.h + 2 * dy};
    if (!wide.contains(x, y)) continue;
    const float gap_x = std::max({zone.rect.x - x, x - zone.rect.right(), 0.0F});
    const float gap_y = std::max({zone.rect.y - y, y - zone.rect.bottom(), 0.0F});
    if (const float distance = gap_x + gap_y; distance < nearest) {
      nearest = distance;
      best = &zone;
    }
  }
  return best;
}

void Interaction::press() {
  const bool meant = !pointer_.erases || active_zone_.drag == Drag::paints;
  active_ = active_zone_.enabled && meant ? active_zone_.id : 0;
  if (!active_zone_.ground) quiet_ = active_zone_.rect;
  pressed_now_ = true;
  press_x_ = pointer_.x;
  press_y_ = last_y_ = pointer_.y;
  press_age_ = 0;
  press_cancelled_ = scrolling_ = sideways_ = long_done_ = false;
  finger_velocity_ = 0;
  help_ = Help{};
  if (active_zone_.scroll != 0) {
    Scroll& part = scroll_of(active_zone_.scroll);
    if (part.gliding && touch_)
      scrolling_ = press_cancelled_ = true;  // the finger stops the glide, no more
    part.gliding = false;
    part.velocity = 0;
  }
}

void Interaction::drag() {
  const float dx = std::abs(pointer_.x - press_x_);
  const float dy = std::abs(pointer_.y - press_y_);
  const bool moved = std::max(dx, dy) > slop(touch_);
  if (touch_ && active_zone_.scroll != 0 && !scrolling_ && moved && !sideways_ &&
      active_zone_.drag < Drag::keeps) {
    if (active_zone_.drag == Drag::horizontal && dx >= dy)
      sideways_ = true;
    else
      scrolling_ = press_cancelled_ = true;
  }
  if (scrolling_) {
    Scroll& part = scroll_of(active_zone_.scroll);
    const float by = pointer_.y - last_y_;
    part.offset = part.target =
        std::clamp(part.offset - by, 0.0F, std::max(0.0F, part.content - part.view));
    part.bar_shown = now_;
    if (dt_ > 0) finger_velocity_ = 0.6F * finger_velocity_ + 0.4F * (-by / dt_);
    part.velocity = finger_velocity_;
  }
  last_y_ = pointer_.y;
  if (moved && active_zone_.drag == Drag::yields && touch_ && !scrolling_) press_cancelled_ = true;
  // Not once it is lifted: where frames are slow, a tap is noticed late, and late is not long.
  const bool held = pointer_.down && !pointer_.released;
  if (!pressed_now_) press_age_ += std::min(dt_, kLongestPressStep);
  if (held && !moved && !long_done_ && !press_cancelled_ && press_age_ >= kLongPress) {
    long_done_ = true;
    long_pressed_ = active_;
    // With a finger a long press asks what a button does; it must not do it as well.
    if (touch_ && active_zone_.drag == Drag::yields) press_cancelled_ = true;
  }
}

void Interaction::release() {
  // A finger that has scrolled lets go of the panel, not of what it began on.
  released_ = scrolling_ ? 0 : active_;
  const bool inside = hot_ == active_;
  if (inside && !press_cancelled_) {
    clicked_ = active_;
    const float distance =
        std::max(std::abs(pointer_.x - last_click_x_), std::abs(pointer_.y - last_click_y_));
    if (last_click_ == active_ && now_ - last_click_time_ < kDoubleClick &&
        distance < 3 * slop(touch_)) {
      double_clicked_ = active_;
      last_click_ = 0;
    } else {
      last_click_ = active_;
      last_click_time_ = now_;
      last_click_x_ = pointer_.x;
      last_click_y_ = pointer_.y;
    }
  }
  if (scrolling_) scroll_of(active_zone_.scroll).gliding = !reduced_motion_;
  scrolling_ = false;
  active_ = 0;
}

void Interaction::cancel() {
  active_ = 0;
  scrolling_ = false;
}

bool Interaction::hides(std::string_view id) const {
  return std::any_of(hidden_.begin(), hidden_.end(), [&](const std::string& name) {
    return id.starts_with(name) && (id.size() == name.size() || id[name.size()] == '.');
  });
}

Hit Interaction::zone(std::string_view id, const Rect& rect, Drag drag, Cursor cursor,
                      bool enabled) {
  Zone zone;
  zone.id = hash(id);
  zone.rect = rect.within(clip());
  zone.layer = layer_;
  zone.drag = drag;
  zone.cursor = cursor;
  zone.scroll = scroll_stack_.empty() ? 0 : hash(scroll_stack_.back());
  zone.enabled = enabled;
  Hit hit;
  if (hides(id)) return hit;
  zones_.push_back(zone);
  if (!enabled) return hit;
  const bool active = active_ == zone.id;
  hit.hovered = hot_ == zone.id && (active_ == 0 || active);
  hit.pressed = pressed_now_ && active_zone_.id == zone.id;
  hit.held = active && !scrolling_;
  hit.released = released_ == zone.id;
  hit.clicked = clicked_ == zone.id;
  hit.long_pressed = long_pressed_ == zone.id;
  hit.double_clicked = double_clicked_ == zone.id;
  return hit;
}

void Interaction::ground(std::string_view id, const Rect& rect) {
  Zone zone;
  zone.id = hash(id);
  zone.rect = rect.within(clip());
  zone.layer = layer_;
  zone.scroll = scroll_stack_.empty() ? 0 : hash(scroll_stack_.back());
  zone.ground = true;
  zones_.push_back(zone);
}

void Interaction::push_clip(const Rect& rect) {
  clips_.push_back(clips_.empty() ? rect : rect.within(clips_.back()));
}

void Interaction::pop_clip() {
  if (!clips_.empty()) clips_.pop_back();
}

Rect Interaction::clip() const {
  return clips_.empty() ? Rect{-1e5F, -1e5F, 2e5F, 2e5F} : clips_.back();
}

void Interaction::push_layer(Over over) {
  ++layer_;
  if (over != Over::open) next_floor_ = std::max(next_floor_, layer_);
  if (over == Over::modal) next_beneath_ = std::max(next_beneath_, layer_);
}

void Interaction::pop_layer() { --layer_; }

bool Interaction::pressed_outside(const Rect& rect) const {
  return pointer_.pressed && floor_ <= layer_ && !rect.contains(pointer_.x, pointer_.y);
}

float Interaction::tween(std::string_view id, float goal, float rate) {
  const std::uint64_t name = hash(id);
  auto found = std::find_if(tweens_.begin(), tweens_.end(),
                            [&](const Tween& known) { return known.id == name; });
  const bool fresh = found == tweens_.end();
  if (fresh) {
    tweens_.push_back({name, goal, now_});
    found = tweens_.end() - 1;
  }
  Tween& tween = *found;
  if (fresh || reduced_motion_ || now_ - tween.last_seen > 1.0) tween.value = goal;
  tween.last_seen = now_;
  tween.value += (goal - tween.value) * (1 - std::exp(-rate * dt_));
  if (std::abs(goal - tween.value) < 0.004F * std::max(1.0F, std::abs(goal)))
    tween.value = goal;
  else
    wanted_ = std::max(wanted_, 0.1F);
  return tween.value;
}

void Interaction::offer_help(std::string_view id, const Rect& rect, std::string_view text,
                             bool focused) {
  if (text.empty() || (focused && !offered_.id.empty())) return;
  // Who has just pressed looks at what comes of it.
  if (!focused && !quiet_.empty()) return;
  offered_.id = id;
  offered_.text = text;
  offered_.rect = rect;
}

bool Interaction::is_clear(const Rect& card) const {
  return std::none_of(clear_.begin(), clear_.end(), [&](const Rect& words) {
    if (words.within(card).empty()) return false;
    const float x = words.x + words.w / 2, y = words.y + words.h / 2;
    return std::none_of(zones_.begin(), zones_.end(), [&](const Zone& zone) {
      return !zone.ground && (zone.cursor == Cursor::hand || zone.cursor == Cursor::text) &&
             zone.rect.contains(x, y);
    });
  });
}

void Interaction::pin_help(std::string_view id, const Rect& rect, std::string_view text) {
  if (text.empty()) return;
  help_ = Help{std::string(id), std::string(text), rect, kHelpDelay, true};
  help_since_ = now_ - kHelpDelay;
}

void Interaction::wake_at(double time) {
  next_wake_ = next_wake_ <= 0 ? time : std::min(next_wake_, time);
}

float Interaction::end() {
  next_wake_ = 0;
  if (active_ != 0) {
    if (std::none_of(zones_.begin(), zones_.end(),
                     [&](const Zone& zone) { return zone.id == active_; })) {
      cancel();  // the widget has gone while it was pressed
    } else if (!long_done_ && !press_cancelled_) {
      wanted_ = std::max(wanted_, 0.1F);  // its age is counted in frames
    }
  }
  scroll_by_wheel();
  glide();

  // The help of a long press stays until the next press; other help goes with what it belongs to.
  if (!offered_.id.empty()) {
    if (help_.id != offered_.id) {
      help_since_ = now_;
      help_ = offered_;
    } else if (touch_ && !help_.sticky) {
      help_since_ = now_;  // a finger's help comes by long press only
    }
    help_.text = offered_.text;
    help_.rect = offered_.rect;
  } else if (!help_.sticky) {
    help_ = Help{};
  }
  if (!help_.id.empty()) {
    help_.age = static_cast<float>(now_ - help_since_);
    if (help_.age < kHelpDelay) wake_at(help_since_ + kHelpDelay);
  }
  std::erase_if(tweens_, [&](const Tween& tween) { return now_ - tween.last_seen > 5; });
  return wanted_;
}

}  // namespace ui
