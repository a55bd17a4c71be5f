// Every workbench and view at every size of the design: nothing cut or over anything, nothing too small, the figure first.
#include <algorithm>
#include <cstdio>
#include <map>

#include "bench.hpp"
#include "ui/shell/screen.hpp"
#include "ui/shell/tour.hpp"

namespace audit {
namespace {

struct Size {
  const char* name;
  ui::Rect frame;
  bool touch = false, embedded = false;
  float text = 12;  ///< px at least
};
constexpr Size kAll[] = {{"1920x1080", {0, 0, 1920, 1080}, false, false, 18},
                         {"1280x800", {0, 0, 1280, 800}},
                         {"1024x768", {0, 0, 1024, 768}, true},
                         {"768x1024", {0, 0, 768, 1024}, true},
                         {"760x560", {0, 0, 760, 560}, false, true},
                         {"600x400", {0, 0, 600, 400}, false, true},
                         {"390x844", {0, 0, 390, 844}, true}};

struct View {
  const char* name;
  const char* bench;
  std::vector<const char*> commands;
  bool tour = false;                ///< as at a first visit
  ui::Open sheet = ui::Open::none;  ///< is open over it
};
const std::vector<View>& views() {
  static const std::vector<View> all = {
      {"memory", "memory", {R"({"op":"finish"})"}},
      {"memory start", "memory", {}},
      {"tour", "memory", {}, true},
      {"weights", "memory", {R"({"op":"view","panel":"weights","selected":7})"}},
      {"raster", "memory", {R"({"op":"finish"})", R"({"op":"view","panel":"raster"})"}},
      {"options", "memory", {R"({"op":"view","panel":"options"})"}},
      {"rules", "memory", {R"({"op":"network","rule":"amari"})"}, false, ui::Open::rule},
      {"dense", "memory", {R"({"op":"network","rule":"dense"})"}, false, ui::Open::rule},
      {"survival", "memory", {}, false, ui::Open::survival},
      {"wall", "capacity", {}},
      {"curves", "capacity", {R"({"op":"capacity","view":"curves"})"}},
      {"recovery", "capacity", {R"({"op":"capacity","view":"recovery"})"}},
      {"census", "capacity", {R"({"op":"capacity","view":"census"})"}},
      {"landscape", "capacity", {R"({"op":"capacity","view":"landscape"})"}},
      {"numbers", "capacity", {R"({"op":"capacity","view":"magnitude"})"}},
      {"one", "one", {}},
      {"two", "two", {}},
      {"slice", "two", {R"({"op":"two","panel":"slice"})"}},
      {"three", "three", {}},
      {"unit", "gates", {}},
      {"layers", "gates", {R"({"op":"gates","view":"layers"})"}},
      {"pair", "gates", {R"({"op":"gates","view":"pair"})"}},
      {"delays", "gates", {R"({"op":"gates","view":"delays"})"}},
      {"pairs", "pairs", {}},
      {"pairs bam", "pairs", {R"({"op":"finish"})"}},
      {"pairs weight", "pairs", {R"({"op":"pairs","tool":"weight","example":"letters"})"}},
      {"pairs linear", "pairs", {R"({"op":"pairs","method":"linear"})", R"({"op":"finish"})"}},
      {"pairs recurrent",
       "pairs",
       {R"({"op":"pairs","method":"recurrent"})", R"({"op":"finish"})"}},
      {"pairs hopfield", "pairs", {R"({"op":"pairs","net":"hopfield"})", R"({"op":"finish"})"}},
      {"film", "sequences", {}},
      {"held film", "sequences", {R"({"op":"sequences","example":"held","moment":20})"}},
      {"four-cycle", "sequences", {R"({"op":"sequences","example":"four_cycle","moment":9})"}},
      {"routes", "routes", {R"({"op":"finish"})"}},
      {"many tours", "routes", {many_tours(), R"({"op":"routes","random":20,"moment":40})"}},
      {"lengths of tours", "routes", {many_tours()}},
      {"queens",
       "routes",
       {R"({"op":"routes","example":"queens","queens":10})", R"({"op":"finish"})"}},
      {"separation", "dense", {}},
      {"exp", "dense", {R"({"op":"dense","memories":"letters","function":"exp"})"}},
      {"attention", "dense", {R"({"op":"dense","view":"attention"})"}},
      {"blend",
       "dense",
       {R"({"op":"dense","view":"attention","beta":0.003})", R"({"op":"finish"})"}},
      {"phases", "temperature", {}},
      {"mixture", "temperature", {R"({"op":"temperature","example":"mixture","moment":30})"}},
      {"annealed",
       "temperature",
       {R"({"op":"temperature","example":"anneal"})", R"({"op":"finish"})"}},
      {"places", "places", {}},
      {"near places", "places", {R"({"op":"places","example":"near"})", R"({"op":"finish"})"}},
      {"many places",
       "places",
       {R"({"op":"places","example":"many","side":24,"cell":5})", R"({"op":"finish"})"}}};
  return all;
}

ui::Rect scaled(const ui::Rect& frame) {
  const float scale = ui::frame_scale(frame, false);
  return {0, 0, frame.w / scale, frame.h / scale};
}

/// The whole screen as the page draws it.
struct Screen : Harness {
  Screen(const View& view, const Size& size) : Harness(in(view.bench), scaled(size.frame)) {
    reduced_motion = true;
    touch = size.touch;
    embedded = size.embedded;
    shell.views = workbenches::all();
    shell.dialogs = workbenches::dialogs();
    if (view.tour && !embedded) ui::begin_tour(state, false);
    for (const char* json : view.commands) {
      draw();
      const auto command = lab::read_command(json);
      REQUIRE(command);
      apply(*command);
    }
    if (view.sheet != ui::Open::none) state.show(view.sheet, {16, 80, 100, 32});
    for (int k = 0; k < 4; ++k) draw();
  }
  void draw() {
    frame([this](ui::Ui& ui) {
      places = ui::draw_screen(ui, shell, state);
      band = ui.screen;
      band.cut_top(places.top.h);
      band.cut_bottom(places.transport.h);
    });
  }
  ui::ShellState shell;
  ui::Places places;
  ui::Rect band;  ///< the stage: all between the two bars
};

std::string at(const ui::Rect& r) {
  char text[64];
  std::snprintf(text, sizeof text, " [%g %g %g %g]", std::round(r.x), std::round(r.y),
                std::round(r.w), std::round(r.h));
  return text;
}

bool within(const ui::Rect& inner, const ui::Rect& outer, float by = 1) {
  return inner.x >= outer.x - by && inner.y >= outer.y - by &&
         inner.right() <= outer.right() + by && inner.bottom() <= outer.bottom() + by;
}

bool over(const ui::Rect& a, const ui::Rect& b, float by) {
  const ui::Rect both = a.within(b);
  return both.w > by && both.h > by;
}

bool is_pressed(const ui::WidgetInfo& w) {
  return w.role != ui::Role::status && w.role != ui::Role::image && w.role != ui::Role::dialog;
}

/// Letters of a text, for telling that it is not only a mark.
bool has_subscript_only(std::string_view words) {
  return words.size() <= 3 && words.find_first_of("0123456789") == std::string_view::npos &&
         words.find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos;
}

using Faults = std::map<std::string, std::vector<std::string>>;

void texts(const Screen& s, const Size& size, float scale, Faults& out) {
  const auto& all = s.drawn.texts;
  std::vector<const ui::DrawnText*> seen;
  for (const ui::DrawnText& text : all) {
    const ui::Rect shown = text.ink.within(text.clip);
    if (text.words.empty() || shown.empty() || shown.h < 1 || shown.w < 1) continue;
    seen.push_back(&text);
    if (text.missing) out["missing glyph"].push_back(text.words);
    if (text.words == "…") out["cut short"].push_back((&text - 1)->words);
    if (!within(text.ink, text.clip, 1.5F)) out["cut"].push_back(text.words + at(text.ink));
    if (!within(text.ink, s.screen)) out["outside"].push_back(text.words + at(text.ink));
    if (ui::font_size(text.font) * scale < size.text && !has_subscript_only(text.words))
      out["small text"].push_back(text.words);
  }
  for (std::size_t i = 0; i < seen.size(); ++i)
    for (std::size_t j = i + 1; j < seen.size(); ++j)
      if (seen[i]->layer == seen[j]->layer &&
          over(seen[i]->ink.within(seen[i]->clip), seen[j]->ink.within(seen[j]->clip), 1.5F))
        out["text over text"].push_back(seen[i]->words + at(seen[i]->ink) + " | " + seen[j]->words +
                                        at(seen[j]->ink));
}

void widgets(const Screen& s, const Size& size, float scale, Faults& out) {
  std::vector<const ui::WidgetInfo*> seen;
  for (const ui::WidgetInfo& w : s.widgets.all()) {
    const ui::Rect shown = w.rect.within(w.clip);
    if (!is_pressed(w) || shown.w < 1 || shown.h < 1) continue;
    seen.push_back(&w);
    if (!within(shown, s.screen))
      out["outside"].push_back(w.id + at(w.rect));
    else if (!within(w.rect, w.clip, 1.5F) && w.rect.h < w.clip.h * 0.5F)
      out["cut"].push_back(w.id + at(w.rect));
  }
  const auto related = [](const ui::WidgetInfo& a, const ui::WidgetInfo& b) {
    return b.id.starts_with(a.id + ".") || within(b.rect.within(b.clip), a.rect);
  };
  for (std::size_t i = 0; i < seen.size(); ++i)
    for (std::size_t j = i + 1; j < seen.size(); ++j) {
      const ui::WidgetInfo &a = *seen[i], &b = *seen[j];
      if (a.layer == b.layer && !related(a, b) && !related(b, a) &&
          over(a.rect.within(a.clip), b.rect.within(b.clip), 2))
        out["widget over widget"].push_back(a.id + at(a.rect) + " | " + b.id + at(b.rect));
    }
  if (!size.touch) return;
  for (const ui::WidgetInfo* w : seen) {
    if (!w->enabled || w->id == "grid" || w->role == ui::Role::grid) continue;
    if (w->rect.w * scale >= 43.5F && w->rect.h * scale >= 43.5F) continue;
    // A finger may miss a small one by as much as 44 px reach, where nothing else is.
    const ui::Rect& r = w->rect;
    const float dx = std::max(0.0F, (44 - r.w) / 2), dy = std::max(0.0F, (44 - r.h) / 2);
    const ui::Rect wide{r.x - dx, r.y - dy, r.w + 2 * dx, r.h + 2 * dy};
    // A number at the end of its slider is typed into; the slider is what a finger uses.
    if (w->role == ui::Role::textbox && r.h >= 36) continue;
    for (const ui::WidgetInfo* other : seen)
      if (other != w && other->layer == w->layer && other->role != ui::Role::grid &&
          over(wide, other->rect, 4) && !related(*other, *w) && !related(*w, *other)) {
        out["small target"].push_back(w->id + at(r) + " beside " + other->id);
        break;
      }
  }
}

void figure(const Screen& s, const View& view, Faults& out) {
  float area = 0, tall = 0, wide = 0;
  for (const ui::Rect& each : s.drawn.figures) {
    const ui::Rect shown = each.within(s.band);
    area += shown.w * shown.h;
    tall = std::max(tall, shown.h);
    wide = std::max(wide, shown.w);
  }
  const float share = area / (s.band.w * s.band.h);
  char text[64];
  std::snprintf(text, sizeof text, "%.0f %% of the area, %.0f %% of the height", 100 * share,
                100 * tall / s.band.h);
  // A figure may be bound by the height of a wide frame, or by the width of a phone. The same grid stands in all views of
  // Memory.
  const bool memory = std::string_view(view.bench) == "memory";
  const bool bound = tall >= 0.795F * s.band.h || (s.screen.w < 480 && wide >= 0.88F * s.band.w);
  if (share < 0.45F && !bound) out["small figure"].push_back(text);
  if (memory && s.screen.h < s.screen.w && tall < 0.795F * s.band.h)
    out["small grid"].push_back(text);
}

/// What is not as it should be yet, or is right although it breaks a rule. Taken out as it is mended: an entry that
/// nothing needs any more fails as well.
struct Known {
  const char *size, *view, *kind, *what;  ///< empty: any; `what`: the beginning of what is told
  const char* reason;
};
const std::vector<Known>& known() {
  static const std::vector<Known> all = {
#include "audit_known.inc"
  };
  return all;
}

std::vector<bool>& needed() {
  static std::vector<bool> all(known().size(), false);
  return all;
}

bool is_known(const Size& size, const View& view, const std::string& kind,
              const std::string& what) {
  const auto fits = [](const char* pattern, std::string_view given) {
    return *pattern == '\0' || given == pattern;
  };
  for (std::size_t k = 0; k < known().size(); ++k) {
    const Known& each = known()[k];
    if (!fits(each.size, size.name) || !fits(each.view, view.name) || !fits(each.kind, kind) ||
        !what.starts_with(each.what))
      continue;
    needed()[k] = true;
    return true;
  }
  return false;
}

double luminance(ImU32 colour) {
  const ImVec4 c = ImGui::ColorConvertU32ToFloat4(colour);
  const auto linear = [](double v) {
    return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(static_cast<double>(c.x)) + 0.7152 * linear(static_cast<double>(c.y)) +
         0.0722 * linear(static_cast<double>(c.z));
}

/// As WCAG 2 counts it.
double contrast(ImU32 a, ImU32 b) {
  const double x = luminance(a), y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

}  // namespace
}  // namespace audit

TEST_CASE("The audit: at every size everything can be read, touched and seen", "[audit]") {
  using namespace audit;
  std::string report;
  std::map<std::string, int> count, excused;
  for (const Size& size : kAll) {
    for (const View& view : views()) {
      const Screen s(view, size);
      Faults found;
      const float scale = size.frame.w / s.screen.w;
      texts(s, size, scale, found);
      widgets(s, size, scale, found);
      figure(s, view, found);
      for (const auto& [kind, all] : found) {
        std::string lines;
        for (const std::string& each : all) {
          const bool excuse = is_known(size, view, kind, each);
          ++(excuse ? excused : count)[kind];
          if (!excuse) lines += "\n      " + each;
        }
        if (!lines.empty())
          report += std::string(size.name) + " " + view.name + ": " + kind + lines + "\n";
      }
    }
  }
  const auto sums = [](const auto& all) {
    std::string out;
    for (const auto& [kind, n] : all) out += "  " + kind + ": " + std::to_string(n);
    return out;
  };
  UNSCOPED_INFO(report << sums(count) << "\nknown:" << sums(excused));
  CHECK(report.empty());
  for (std::size_t k = 0; k < known().size(); ++k) {
    CAPTURE(known()[k].size, known()[k].view, known()[k].kind, known()[k].what);
    CHECK(needed()[k]);
  }
}

TEST_CASE("Texts and marks stand out from what is under them in both themes", "[audit]") {
  using namespace audit;
  for (const ui::Theme& t : {ui::Theme::light(), ui::Theme::night()}) {
    const std::pair<const char*, ImU32> grounds[] = {
        {"bg", t.bg}, {"surface", t.surface}, {"soft", t.soft}};
    for (const auto& [ground, under] : grounds) {
      for (const auto& [name, ink] : {std::pair{"text", t.text},
                                      {"secondary", t.secondary},
                                      {"good", t.good},
                                      {"warning", t.warning}}) {
        CAPTURE(t.dark, ground, name);
        CHECK(contrast(ink, under) >= 4.5);
      }
      CAPTURE(t.dark, ground);
      CHECK(contrast(t.accent, under) >= 3);
    }
    CHECK(contrast(t.on_accent, t.accent) >= 4.5);
    CHECK(contrast(t.plus, t.minus) >= 3);
  }
}
