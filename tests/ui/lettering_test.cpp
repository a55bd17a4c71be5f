// Words in letters that the typeface lacks: which of them the browser is asked for, and that they are measured, cut and drawn as it
// has drawn them.
#include "ui/kit/lettering.hpp"

#include <algorithm>
#include <catch2/catch_all.hpp>
#include <map>

#include "harness.hpp"
#include "ui/kit/draw.hpp"
#include "ui/kit/glyphs.hpp"
#include "ui/kit/panel_draw.hpp"
#include "workbenches/figures/saving.hpp"

namespace {

using Texts = std::vector<std::string>;

/// Draws as a browser would: every letter is as wide as it has bytes, times 5 device pixels.
struct LetteringBrowser {
  static constexpr float kByte = 5;

  /// What was asked for since the last time.
  Texts answer() {
    Texts asked;
    while (const auto wanted = ui::next_wanted_lettering()) {
      asked.emplace_back(wanted->words);
      sizes[asked.back()] = wanted->size;
      std::vector<float> stops;
      for (std::size_t at = 0; at < wanted->words.size();) {
        (void)ui::next_code_point(wanted->words, at);
        stops.push_back(static_cast<float>(at));
        stops.push_back(kByte * static_cast<float>(at));
      }
      const int width = static_cast<int>(stops.back()), height = 20;
      const std::vector<std::uint8_t> ink(static_cast<std::size_t>(width * height), 200);
      ui::take_lettering(wanted->ticket, {0, -15, width, height, ink.data(), stops});
    }
    return asked;
  }
  std::map<std::string, float> sizes;
};

struct LetteringHarness : Harness {
  LetteringHarness() {
    // Those of the test before have another ratio.
    ui::build_fonts(2);
    ui::build_fonts(1);
  }
  void show(const std::string& words, float width = 400, ui::FontKind font = ui::FontKind::body) {
    frame([&](ui::Ui& ui) { ui::text(ui, {20, 20, width, 20}, words, font, ui.theme.text); });
  }
  /// Until nothing more is asked for. What was.
  Texts settle(const std::string& words, float width = 400) {
    Texts all;
    for (int k = 0; k < 6; ++k) {
      show(words, width);
      for (std::string& asked : browser.answer()) all.push_back(std::move(asked));
    }
    return all;
  }
  /// Commands of the last frame that a lettering fills.
  static Texts pictures() {
    Texts found;
    for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists)
      for (const ImDrawCmd& command : list->CmdBuffer)
        if (const ui::Lettering* run = ui::lettering_of(command);
            run != nullptr && command.ElemCount > 0)
          found.push_back(run->words);
    return found;
  }
  LetteringBrowser browser;
};

}  // namespace

TEST_CASE("The browser is asked for whole words, and for words beside each other at once") {
  LetteringHarness h;
  const std::map<std::string, Texts> cases = {
      {"Łódź", {"Łódź"}},
      {"“Łódź” differs in 5 pixels", {"“Łódź”"}},
      {"é ü α × ½ plain", {}},
      {"a 猫 b", {"猫"}},
      {"the שלום  עולם, and 5", {"שלום  עולם,"}},
      {"नमस्ते\nनमस्ते2", {"नमस्ते", "नमस्ते2"}},
      {"face 👩‍👩‍👧‍👦😀 1️⃣", {"👩‍👩‍👧‍👦😀 1️⃣"}},
      {"cafe\xCC\x81 now", {"cafe\xCC\x81"}},
      // Nobody has a letter for what is broken.
      {"broken \xFF\xC3 \xEF\xBF\xBD \xEF\xBF\xBE", {}},
  };
  for (const auto& [words, wanted] : cases) {
    h.show(words);
    CHECK(h.browser.answer() == wanted);
    h.show(words);
    CHECK(h.browser.answer().empty());
  }
  // An endless word comes in pieces of whole letters.
  std::string endless, joined;
  for (int k = 0; k < 40; ++k) endless += "猫";
  for (const std::string& part : h.settle(endless, 4000)) {
    CHECK(part.size() <= 64);
    CHECK(part.size() % 3 == 0);
    joined += part;
  }
  CHECK(joined == endless);
}

TEST_CASE("What is drawn of other scripts is as wide as it is measured, in every font") {
  LetteringHarness h;
  const std::string words = "Łódź 猫 ά 😀 שלום — 25 × 25";
  for (const auto font : {ui::FontKind::body, ui::FontKind::strong, ui::FontKind::small,
                          ui::FontKind::verdict, ui::FontKind::italic, ui::FontKind::title}) {
    h.show(words, 900, font);
    // Until it has come. Names lean, but are drawn upright.
    CHECK(h.drawn.texts.back().missing == (font != ui::FontKind::italic));
    h.browser.answer();
    h.show(words, 900, font);
    CHECK_FALSE(h.drawn.texts.back().missing);
    CHECK(h.drawn.texts.back().words == words);
    CHECK(h.drawn.texts.back().ink.w == Catch::Approx(ui::text_width(font, words)));
    CHECK(LetteringHarness::pictures() == Texts{"Łódź 猫 ά 😀 שלום"});
    // The picture and the letters around it together.
    const float rest = ui::text_width(font, " — 25 × 25");
    const float run =
        LetteringBrowser::kByte * static_cast<float>(std::string("Łódź 猫 ά 😀 שלום").size());
    CHECK(ui::text_width(font, words) == Catch::Approx(run + rest));
  }
}

TEST_CASE("A name that is too long is cut between letters, and the browser draws what is left") {
  LetteringHarness h;
  const std::string words = "Привет всем";  // 11 letters of 10 px, but for the space
  const Texts asked = h.settle(words, 60);
  REQUIRE_FALSE(asked.empty());
  CHECK(asked.front() == words);
  CHECK(words.starts_with(asked.back()));
  REQUIRE(h.drawn.texts.size() == 2);
  CHECK(h.drawn.texts[0].words == asked.back());
  CHECK(h.drawn.texts[1].words == "…");
  CHECK(h.drawn.texts[0].ink.w + h.drawn.texts[1].ink.w <= 60);
  CHECK(h.drawn.texts[0].ink.w + h.drawn.texts[1].ink.w > 48);
  CHECK(ui::elided(ui::FontKind::body, words, 60) == asked.back() + "…");
  CHECK(h.browser.answer().empty());

  // Lines break at its spaces.
  const auto height = [] {
    return ui::paragraph_height(ui::FontKind::body, "Привет всем людям", 112);
  };
  const float line = ui::paragraph_height(ui::FontKind::body, "x", 112);
  (void)height();
  h.browser.answer();
  CHECK(height() == 2 * line);
}

TEST_CASE("So many runs are kept, and those on the screen stay") {
  LetteringHarness h;
  const auto name = [](int k) { return "猫" + std::to_string(k); };
  const auto show = [&](int from, int to) {
    h.frame([&](ui::Ui& ui) {
      for (int k = from; k < to; ++k)
        ui::text(ui, {20, 20, 200, 20}, name(k), ui::FontKind::body, ui.theme.text);
    });
  };
  const int most = ui::kMostLetterings;
  show(0, most + 40);
  CHECK(static_cast<int>(h.browser.answer().size()) == most);
  // It does not ask in turns for what there is no room for.
  show(0, most + 40);
  CHECK(h.browser.answer().empty());
  // What has not been shown for longest makes room.
  show(1, most);
  show(most, most + 1);
  CHECK(h.browser.answer() == Texts{name(most)});
  show(1, most + 1);
  CHECK(h.browser.answer().empty());
  show(0, 1);
  CHECK(h.browser.answer() == Texts{name(0)});
}

TEST_CASE(
    "At another pixel ratio the words are drawn anew; answers to what was asked before are "
    "dropped") {
  LetteringHarness h;
  h.show("猫");
  h.browser.answer();
  const float size = h.browser.sizes["猫"];
  CHECK(size == ui::font_size(ui::FontKind::body));
  h.show("犬");
  const auto late = ui::next_wanted_lettering();
  REQUIRE(late);
  ui::build_fonts(2);
  const std::vector<float> stops = {3, 10};
  const std::vector<std::uint8_t> ink(100, 9);
  ui::take_lettering(late->ticket, {0, -9, 10, 10, ink.data(), stops});
  h.show("猫 犬");
  CHECK(LetteringHarness::pictures().empty());
  CHECK(h.browser.answer() == Texts{"猫 犬"});
  CHECK(h.browser.sizes["猫 犬"] == 2 * size);
  h.show("猫 犬");
  // Half as wide in CSS px.
  CHECK(h.drawn.texts.back().ink.w == Catch::Approx(LetteringBrowser::kByte * 7 / 2));
  // The same ratio again, as after a lost context: what there is stays.
  ui::build_fonts(2);
  h.show("猫 犬");
  CHECK(LetteringHarness::pictures() == Texts{"猫 犬"});
  CHECK(h.browser.answer().empty());
}

TEST_CASE("A text field holds what was typed, whoever draws it") {
  LetteringHarness h;
  std::string words = "Łódź 猫";
  const auto show = [&] {
    h.frame(
        [&](ui::Ui& ui) { ui::text_field(ui, "rename.name", {20, 20, 200, 36}, "Name", &words); });
  };
  show();
  CHECK(h.browser.answer() == Texts{"Łódź 猫"});
  show();
  REQUIRE(h.find("rename.name") != nullptr);
  CHECK(h.find("rename.name")->value == "Łódź 猫");
  CHECK_FALSE(h.drawn.texts.back().missing);
  h.widgets.ask("rename.name", "Žižka");
  show();
  CHECK(words == "Žižka");
  // While it is typed into on the desktop, Dear ImGui has the caret, and its own letters.
  h.click("rename.name");
  for (int k = 0; k < 3; ++k) show();
  CHECK(words == "Žižka");
}

TEST_CASE("Names of other scripts are words in a figure that is saved") {
  LetteringHarness h;
  const auto draw = [](ui::Ui& ui, const ui::Rect& sheet) {
    ui::text(ui, {sheet.x + 10, 20, 300, 20}, "memory Łódź 1", ui::FontKind::body, ui.theme.text);
    ui::axis_name(ui, ui::FontKind::small, 50, 100, ui.theme.text, "שלום");
  };
  std::string svg;
  for (int k = 0; k < 2; ++k) {
    h.frame([&](ui::Ui& ui) { svg = workbenches::drawing(ui, "A title", 400, 200, draw); });
    h.browser.answer();
  }
  INFO(svg);
  CHECK(count(svg, ">memory") == 1);
  CHECK(count(svg, ">Łódź</text>") == 1);
  CHECK(count(svg, ">שלום</text>") == 1);
  CHECK(count(svg, "rotate(-90") == 1);
  CHECK(count(svg, "?") == 0);
}
