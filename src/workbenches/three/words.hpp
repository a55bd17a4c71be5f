#pragma once

#include <string>

#include "workbenches/three/three.hpp"

namespace workbenches::three {

/// What the step that is shown does, in words.
struct ThreeWords {
  std::string headline, detail;
  std::string note;  ///< where a printed source has it differently
};
/// For the state, the step and the options of the model.
[[nodiscard]] ThreeWords three_words(const ThreeModel& model);

}  // namespace workbenches::three
