#pragma once

#include <string>

#include "workbenches/three/three.hpp"

namespace workbenches {

/// What the step that is shown does, in words.
struct ThreeWords {
  std::string headline, detail;
  std::string note;  ///< where a printed source has it differently
};
[[nodiscard]] ThreeWords three_words(const ThreeModel& model);

}  // namespace workbenches
