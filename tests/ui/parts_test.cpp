#include <catch2/catch_test_macros.hpp>

#include "ui/shell/waiting.hpp"

using Where = ui::PagePart::Where;

TEST_CASE("Outside a page every part is here; in a page none is, until it is told about") {
  ui::PageParts parts;
  CHECK(parts.here("two"));
  CHECK(parts.here(ui::kFurtherPart));
  ui::PageParts later;
  later.come_later();
  CHECK(later["two"].where == Where::absent);
  CHECK(later["two"].name == "two");
  later["two"] = {Where::here, 1, {}, "two"};
  CHECK(later.here("two"));
  CHECK_FALSE(later.here("three"));
}

TEST_CASE("A part that did not come may be asked for again, unless somebody looks at it") {
  ui::PageParts parts;
  parts.come_later();
  for (const char* name : {"one", "two", "further", "three"})
    parts[name] = {Where::failed, 0, "The line is cut.", name};
  parts["gates"] = {Where::coming, 0.5F, {}, "gates"};
  parts.forget_faults("two", "further");
  CHECK(parts["one"].where == Where::absent);
  CHECK(parts["three"].where == Where::absent);
  CHECK(parts["two"].where == Where::failed);
  CHECK(parts["further"].where == Where::failed);
  CHECK(parts["gates"].where == Where::coming);
}
