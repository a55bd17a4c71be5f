#pragma once

#include <cstdint>
#include <string_view>

#include "lab/sections/forms.hpp"

/// The smallest workbench, of tests alone: the page docs/new-workbench.md shows it.
namespace lab {

template <template <class> class As>
struct ExampleFields {
  As<double> gain = begins(1.0);
  As<std::uint32_t> moment = begins(0U);
  As<bool> grid = begins(true);  ///< only for the eye
  friend bool operator==(const ExampleFields&, const ExampleFields&) = default;
};

struct Example : ExampleFields<Value> {
  static constexpr std::string_view kName = "example";
};

template <>
struct Change<Example> : ExampleFields<Maybe> {};

}  // namespace lab
