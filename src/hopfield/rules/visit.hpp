#pragma once

#include <cstddef>
#include <utility>
#include <variant>

namespace hopfield {

/// std::visit without its table of functions: what stands in a table counts as used from everywhere when the page is
/// divided into parts, and the first kind, Hebb's, costs one comparison.
template <std::size_t Index = 0, class Variant, class Visitor>
decltype(auto) visit_kind(Variant&& variant, Visitor&& visitor) {
  constexpr std::size_t kCount = std::variant_size_v<std::remove_cvref_t<Variant>>;
  if constexpr (Index + 1 < kCount) {
    if (variant.index() != Index)
      return visit_kind<Index + 1>(variant, std::forward<Visitor>(visitor));
  }
  return visitor(*std::get_if<Index>(&variant));
}

}  // namespace hopfield
