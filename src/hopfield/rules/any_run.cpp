#include "hopfield/rules/any_run.hpp"

#include "hopfield/memory/run_steps.hpp"

namespace hopfield {

template class Run<PseudoInverseState>;
template class Run<DenseState>;
template class Run<DenseMemoryState>;

AnyRun::AnyRun(const Model& model, Pattern start, RunOptions options, Random random)
    : run_(begin(model.state(std::move(start)), options, random)) {}

AnyRun::Any AnyRun::begin(AnyState state, RunOptions options, Random random) {
  return visit_kind(
      state, [&]<class S>(S& kind) -> Any { return Run<S>(std::move(kind), options, random); });
}

}  // namespace hopfield
