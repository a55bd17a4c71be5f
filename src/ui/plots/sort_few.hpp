#pragma once

#include <algorithm>
#include <iterator>

namespace ui {

/// Puts a handful of things in order; equal ones stay as they are. std::sort would be five times the code, for each kind
/// of thing, and what is in the page has to be fetched before it starts.
template <class Items, class Before>
void sort_few(Items& items, const Before& before) {
  for (auto at = items.begin(); at != items.end(); ++at)
    for (auto k = at; k != items.begin() && before(*k, *std::prev(k)); --k)
      std::iter_swap(k, std::prev(k));
}

}  // namespace ui
