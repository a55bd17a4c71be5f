#pragma once

#include <string>

#include "lab/experiments/request/request.hpp"

namespace lab {

/// "recall" with the rule "modern": the continuous network x ← X softmax(β Xᵀ x).
[[nodiscard]] hopfield::Result<std::string> recall_modern(const Fields& fields,
                                                          const Request& request,
                                                          const Progress& progress);

}  // namespace lab
