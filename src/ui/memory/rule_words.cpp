#include "ui/memory/insight_panel.hpp"

namespace ui {

RuleWords rule_words(const lab::Learning& learning) {
  if (learning.weights)
    return {"", tr("Weights by hand"), tr("Each weight is as it was set, whatever is stored.")};
  switch (learning.options.rule) {
    case hopfield::Rule::hebb:
      break;
    case hopfield::Rule::pseudo_inverse:
      return {"W = Σ ξ C ξᵀ", tr("Pseudo-inverse"),
              tr("Removes what memories have in common, so that each of them is exactly stable. No "
                 "memory may be a sum of multiples of the others.")};
    case hopfield::Rule::storkey:
      return {"ΔW = ξ ξᵀ − h ξᵀ − ξ hᵀ", tr("Storkey’s rule"),
              tr("Adds each new memory, minus what the weights already predict.")};
    case hopfield::Rule::amari:
      return {"W = Σ λ ξ ξᵀ + σ²", tr("Amari’s rule"),
              tr("Every memory has its own strength λ, and every neuron has a self-connection.")};
    case hopfield::Rule::sequence:
      return {"W = Σ ξ′ ξᵀ", tr("Sequence"), tr("Every memory ξ leads to the next one, ξ′.")};
    case hopfield::Rule::dense:
      return {"E = −Σ F(ξ s)", tr("Dense memory"),
              tr("The energy is steep in the overlap with each memory, so near memories count much "
                 "more than far ones.")};
  }
  return {"W = Σ ξ ξᵀ", tr("Hebb’s rule"),
          tr("Every memory strengthens the connections between neurons that agree in it and "
             "weakens those between neurons that differ. Memories add up.")};
}

}  // namespace ui
