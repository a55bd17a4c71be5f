#pragma once

#include <cstddef>
#include <type_traits>
#include <utility>
#include <variant>

namespace hopfield {

// In the page, whatever belongs to other kinds than the first is in a part of its own, which comes when it is needed. The name of this
// namespace tells tools/split.mjs so.
namespace parts::rules {

/// The visitor with the kind that it is: one of those from `Index` on.
template <std::size_t Index, class Variant, class Visitor>
decltype(auto) visit(Variant& variant, Visitor& visitor) {
  constexpr std::size_t kCount = std::variant_size_v<std::remove_const_t<Variant>>;
  if constexpr (Index + 1 < kCount)
    if (variant.index() != Index) return visit<Index + 1>(variant, visitor);
  return visitor(*std::get_if<Index>(&variant));
}

/// The same function. A compiler that knew so would call it directly, and then it would belong to whoever calls it.
template <class Function>
Function* in_its_part(Function* function) {
#ifdef __EMSCRIPTEN__
  Function* volatile hidden = function;
  return hidden;
#else
  return function;
#endif
}

}  // namespace parts::rules

/// std::visit without its table of functions, which would make all kinds a part of whatever visits one: the first kind, Hebb's, costs
/// one comparison.
template <class Variant, class Visitor>
decltype(auto) visit_kind(Variant&& variant, Visitor&& visitor) {
  if (variant.index() == 0) return visitor(*std::get_if<0>(&variant));
  return parts::rules::in_its_part(
      &parts::rules::visit<1, std::remove_reference_t<Variant>, std::remove_reference_t<Visitor>>)(
      variant, visitor);
}

}  // namespace hopfield
