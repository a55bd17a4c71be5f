#pragma once

#include "lab/sections/code.hpp"
#include "workbenches/example/example.hpp"

namespace lab {
namespace workbenches::example {
namespace {

struct ExampleDescribed {
  using Section = Example;

  template <class Visit, class... S>
  static void fields(Visit& visit, S&... s) {
    visit("gain", Number{0, 10}, together("gain"), s.gain...);
    visit("moment", Integer{0, 5000}, kStep, s.moment...);
    visit("grid", Flag{}, kLook, s.grid...);
  }
  static Flow flow(const Example& example) { return {example.moment, 5000, 1000, 2}; }
  static void status(JsonText& json, const Example& example) {
    json.begin('{').field("doubled", 2 * example.gain).end('}');
  }
};

}  // namespace
}  // namespace workbenches::example

inline constexpr Module kExampleModule =
    workbenches::module<workbenches::example::ExampleDescribed>();

}  // namespace lab
