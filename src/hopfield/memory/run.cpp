#include "hopfield/memory/run.hpp"

#include "hopfield/memory/run_steps.hpp"

namespace hopfield {

template class Run<State>;

}  // namespace hopfield
