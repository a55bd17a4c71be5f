#pragma once

#include <string>

#include "lab/experiments/request/request.hpp"

namespace lab {

/// "recall" with the rule "modern": the continuous network x ← X softmax(β Xᵀ x), of ±1 patterns or of any numbers (grey pictures).
[[nodiscard]] hopfield::Result<std::string> recall_modern(const Fields& fields,
                                                          const Machine& machine,
                                                          const Progress& progress);

}  // namespace lab
