#include <catch2/catch_test_macros.hpp>

#include "harness.hpp"
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

TEST_CASE("What stands for a workbench asks for its part, once, and offers to try again") {
  Harness h;
  ui::PagePart part{ui::PagePart::Where::absent, 0, {}, "three"};
  const auto draw = [&](ui::Ui& ui) {
    (void)ui::waiting_panel(ui, {0, 0, 600, 400}, "Three neurons", part, "Back");
  };
  for (int k = 0; k < 5; ++k) h.frame(draw);
  REQUIRE(h.requests.size() == 1);
  CHECK(h.requests[0].what == ui::WindowRequest::What::page_part);
  CHECK(h.requests[0].name == "three");
  CHECK(h.find("waiting.again") == nullptr);
  part = {ui::PagePart::Where::failed, 0, "The line is cut.", "three"};
  h.frame(draw);
  REQUIRE(h.find("waiting") != nullptr);
  CHECK(h.find("waiting")->name.find("The line is cut.") != std::string::npos);
  h.widgets.ask("waiting.again", "");
  h.frame(draw);
  h.frame(draw);
  CHECK(h.requests.size() == 2);
  CHECK(part.where == ui::PagePart::Where::coming);
}

TEST_CASE("A dialog waits for its part, and can be left before that comes") {
  Harness h;
  ui::PagePart part{ui::PagePart::Where::failed, 0, "The line is cut.", "further"};
  h.state.show(ui::Open::export_files);
  const auto draw = [&](ui::Ui& ui) {
    if (h.state.open == ui::Open::export_files)
      ui::waiting_dialog(ui, h.state, "Save as a file", part);
  };
  h.frame(draw);
  h.frame(draw);
  REQUIRE(h.find("waiting.memory") != nullptr);
  CHECK(h.find("waiting.memory")->name == "Close");
  h.widgets.ask("waiting.memory", "");
  h.frame(draw);
  CHECK(h.state.open == ui::Open::none);
}
