#include "ui/shell/tour.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "ui/kit/draw.hpp"
#include "ui/kit/icons.hpp"
#include "ui/kit/numbers.hpp"

namespace ui {
namespace {

namespace command = lab::command;

constexpr std::uint32_t kTooMany = 200;  // of 1024 neurons, which can recall about 140
constexpr float kHintPad = 12, kTriangle = 9;
constexpr float kLow = 520;  ///< a frame in which the figures need all the height there is

struct TourState final : Kept {
  enum class Step { none, recall, draw, too_many, over } step = Step::none;
  lab::MemoryList
      memories;  ///< as the step found them; another list means that something else was done
  lab::Pattern start;
  bool asked = true;
};

using Step = TourState::Step;

TourState& tour_state(PanelState& s) { return s.kept.of<TourState>(); }

void go_to(TourState& tour, Step step, const lab::Document& d) {
  tour.step = step;
  tour.memories = d.memories;
  tour.start = d.start;
}

/// Where the document shows that a step is done, the next one comes; where it shows anything else, it is over.
void follow(const lab::Session& session, TourState& tour) {
  const lab::Document& d = session.document();
  if (!tour.memories) go_to(tour, tour.step, d);
  const bool same = d.memories == tour.memories;
  switch (tour.step) {
    case Step::recall:
      if (!same || d.start != tour.start)
        tour.step = Step::none;
      else if (!session.running() && session.outcome() == hopfield::Outcome::fixed_point)
        go_to(tour, Step::draw, d);
      break;
    case Step::draw:
      if (same) break;
      if (d.memories->size() == tour.memories->size() + 1)
        go_to(tour, Step::too_many, d);
      else
        tour.step = Step::none;
      break;
    case Step::too_many:
      if (same) break;
      if (d.memories->size() == tour.memories->size() + kTooMany)
        go_to(tour, Step::over, d);
      else
        tour.step = Step::none;
      break;
    case Step::over:
      if (!same) tour.step = Step::none;
      break;
    case Step::none:
      break;
  }
}

/// What the hint says, and the control it points at.
struct Hint {
  const char *words, *consequence;
  std::string_view control = {};  ///< its id
  const char* label = nullptr;  ///< of a button in the hint, when the control is not on the screen
};

Hint hint_of(const lab::Session& session, Step step) {
  switch (step) {
    case Step::recall:
      if (session.running())
        return {tr("Watch the face come back."), tr("The energy falls with every flip."), {}};
      return {tr("Press Recall."), tr("The neurons update one by one, and the face comes back."),
              "transport.recall", tr("Recall")};
    case Step::draw:
      if (session.relation().is == hopfield::Relation::Is::duplicate ||
          session.relation().is == hopfield::Relation::Is::inverse)
        return {tr("Now draw on the picture."), tr("The network can learn a picture of your own."),
                "grid"};
      return {tr("Press Store when you have drawn enough."),
              tr("Your picture becomes a memory at once."), "memories.store", tr("Store")};
    case Step::too_many:
      return {tr("Your picture is stored. Now store too many."),
              tr("1024 neurons can recall about 140 random pictures."), "tour.do",
              tr("Store 200 more")};
    default:
      return {tr("Too many memories: the globe is lost."),
              tr("Errors trigger more errors, and recall fails. Undo takes the 200 back."),
              {}};
  }
}

/// Where it can be seen; nothing when it cannot.
std::optional<Rect> place_of(Ui& ui, std::string_view id) {
  for (const WidgetInfo& info : ui.widgets.all())
    if (info.id == id && !info.rect.within(info.clip).empty()) return info.rect.within(info.clip);
  return std::nullopt;
}

bool is_part(std::string_view id, std::string_view whole) {
  return id == whole || (id.starts_with(whole) && id.substr(whole.size()).starts_with('.'));
}

/// Whether a press that began now was on something else.
bool pressed_elsewhere(Ui& ui, const Rect& paper, Step step, std::string_view control) {
  const PointerInput& p = ui.widgets.input().pointer();
  if (!p.pressed || paper.contains(p.x, p.y)) return false;
  for (const WidgetInfo& info : ui.widgets.all()) {
    const bool meant = info.id == control || (step == Step::draw && is_part(info.id, "grid"));
    if (meant && info.rect.within(info.clip).contains(p.x, p.y)) return false;
  }
  return true;
}

/// From the paper's edge towards the control.
void pointer_to(Ui& ui, const Rect& paper, const Rect& control) {
  const auto between = [](float at, float from, float to) {
    return std::clamp(at, from + 20, to - 20);
  };
  const float x = between(control.x + control.w / 2, paper.x, paper.right()),
              y = paper.y + paper.h / 2;
  ImVec2 tip{x, paper.bottom() + kTriangle}, along{kTriangle, 0}, base{x, paper.bottom() - 2};
  if (control.bottom() <= paper.y) {
    tip.y = paper.y - kTriangle;
    base.y = paper.y + 2;
    if (control.right() < paper.x) {
      tip = {paper.x - kTriangle, y};
      base = {paper.x + 2, y};
      along = {0, kTriangle};
    }
  }
  const ImVec2 a{base.x - along.x, base.y - along.y}, b{base.x + along.x, base.y + along.y};
  list().AddTriangleFilled(a, tip, b, ui.theme.surface);
  list().AddLine(a, tip, ui.theme.accent, 1.5F);
  list().AddLine(tip, b, ui.theme.accent, 1.5F);
}

/// The way out at the right end; true when it was taken.
bool end_button(Ui& ui, Rect& rest) {
  const Rect strip = rest.cut_right(ui.room("tour.end", 44));
  ButtonOptions o;
  o.kind = ButtonKind::icon;
  o.icon = icon::kClose;
  return button(ui, "tour.end", {strip.x, strip.y + (strip.h - 44) / 2, strip.w, 44},
                tr("End the tour"), o);
}

void act(Ui& ui, Step step) {
  if (step == Step::recall) ui.emit(command::Recall{});
  if (step == Step::draw) ui.emit(command::Store{});
  if (step != Step::too_many) return;
  ui.emit(command::AddRandom{kTooMany});
  ui.emit(command::Load{1, false});
  ui.emit(command::Finish{});
}

}  // namespace

void begin_tour(PanelState& state, bool asked) {
  TourState& tour = tour_state(state);
  tour.asked = asked;
  tour.step = Step::recall;
  tour.memories = nullptr;
}

float tour_height(Ui& ui, PanelState& state, bool waiting) {
  TourState& tour = tour_state(state);
  if (tour.step == Step::none) return 0;
  if (waiting || ui.session.document().workbench != "memory" || !ui.shows("card") ||
      (!tour.asked && ui.screen.h < kLow))
    tour.step = Step::none;
  else
    follow(ui.session, tour);
  if (tour.step == Step::none) return 0;
  // The same for all steps, so that the figure does not change its size between them.
  return (ui.screen.w < 560 ? 100.0F : 64.0F) + kTriangle + 6;
}

void tour_hint(Ui& ui, PanelState& state, const Rect& place, bool menu_open) {
  TourState& tour = tour_state(state);
  const Step step = tour.step;
  const Hint hint = hint_of(ui.session, step);
  const float w = std::min(place.w - 16, 560.0F);
  const Rect paper{place.x + (place.w - w) / 2, place.y + 3, w, place.h - kTriangle - 6};
  const std::optional<Rect> control =
      hint.control.empty() ? std::nullopt : place_of(ui, hint.control);
  fill(ui, paper, ui.theme.surface, ui.theme.radius);
  outline(ui, paper, ui.theme.accent, ui.theme.radius, 1.5F);
  if (control) {
    pointer_to(ui, paper, *control);
    if (step != Step::recall) outline(ui, control->inset(-2), ui.theme.accent, ui.theme.radius, 2);
  }
  Rect rest = paper;
  rest.cut_left(kHintPad + 4);
  bool ended = end_button(ui, rest);
  if (!control && hint.label != nullptr) {
    ButtonOptions o;
    o.kind = ButtonKind::primary;
    const Rect strip = rest.cut_right(button_width(ui, hint.label, o) + 4);
    if (button(ui, "tour.do", {strip.x, strip.y + (strip.h - 44) / 2, strip.w - 4, 44}, hint.label,
               o))
      act(ui, step);
  }
  const std::string count = step == Step::over
                                ? std::string()
                                : sentence(tr("{0} of {1}"), {number(static_cast<int>(step)), "3"});
  if (ui.screen.w >= 560)
    text(ui, rest.cut_right(text_width(FontKind::small, count) + 8), count, FontKind::small,
         ui.theme.secondary);
  const FontKind quiet = ui.screen.w < 560 ? FontKind::small : FontKind::body;
  const float words = paragraph_height(FontKind::strong, hint.words, rest.w),
              more = paragraph_height(quiet, hint.consequence, rest.w);
  rest.cut_top(std::max(2.0F, (rest.h - words - more - 2) / 2));
  paragraph(ui, rest.cut_top(words + 2), hint.words, FontKind::strong, ui.theme.text);
  paragraph(ui, rest, hint.consequence, quiet, ui.theme.secondary);
  status(ui, "tour", paper, sentence(tr("{0} {1}"), {hint.words, hint.consequence}));
  ended = ended || menu_open || state.open != Open::none ||
          pressed_elsewhere(ui, paper, step, hint.control);
  if (!ended) return;
  tour.step = Step::none;
  ui.animate(0.05F);
}

}  // namespace ui
