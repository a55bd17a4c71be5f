#include "ui/input/rect.hpp"

#include <algorithm>

namespace ui {

Rect Rect::cut_left(float width) {
  const Rect part{x, y, std::min(width, w), h};
  x += part.w;
  w -= part.w;
  return part;
}

Rect Rect::cut_right(float width) {
  const float taken = std::min(width, w);
  w -= taken;
  return {x + w, y, taken, h};
}

Rect Rect::cut_top(float height) {
  const Rect part{x, y, w, std::min(height, h)};
  y += part.h;
  h -= part.h;
  return part;
}

Rect Rect::cut_bottom(float height) {
  const float taken = std::min(height, h);
  h -= taken;
  return {x, y + h, w, taken};
}

Rect Rect::within(const Rect& other) const {
  const float left = std::max(x, other.x);
  const float top = std::max(y, other.y);
  return {left, top, std::max(0.0F, std::min(right(), other.right()) - left),
          std::max(0.0F, std::min(bottom(), other.bottom()) - top)};
}

}  // namespace ui
