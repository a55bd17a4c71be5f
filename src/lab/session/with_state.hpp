#pragma once

#include <variant>

#include "hopfield/rules/model.hpp"

namespace lab {

/// std::visit without its table of functions: what stands in a table counts as used from everywhere when the page is
/// divided into two parts (tools/split.mjs), and would be fetched before the first frame.
template <class Visitor>
auto with_state(hopfield::AnyState state, const Visitor& visitor) {
  if (auto* projected = std::get_if<hopfield::PseudoInverseState>(&state))
    return visitor(*projected);
  if (auto* dense = std::get_if<hopfield::DenseState>(&state)) return visitor(*dense);
  if (auto* powers = std::get_if<hopfield::DenseMemoryState>(&state)) return visitor(*powers);
  return visitor(*std::get_if<hopfield::State>(&state));
}

}  // namespace lab
