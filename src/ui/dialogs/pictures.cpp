#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "ui/dialogs/dialogs.hpp"
#include "ui/kit/draw.hpp"
#include "ui/kit/icons.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"

namespace ui {
namespace {

constexpr float kPicturesWidth = 640, kPicturesCard = 112, kPicturesCardHeight = 128,
                kPicturesGap = 8;

struct PicturesForm final : Kept {
  std::size_t set = 1;
  std::uint64_t opening = 0;
  std::vector<std::size_t> ticked;  ///< pictures of the set, in the order in which they were ticked
  bool replace = false;             ///< the memories, rather than add to them
  double random = 10;               ///< how many random patterns
  std::vector<Thumbnail> thumbnails;  ///< of the set
};

int columns_for(float width) {
  return std::max(2, static_cast<int>((width + kPicturesGap) / (kPicturesCard + kPicturesGap)));
}

/// The pictures of one set, to be ticked.
void cards(Ui& ui, PicturesForm& form, const lab::PictureSet& set, const Rect& content) {
  const int columns = columns_for(content.w);
  const float width =
      (content.w - static_cast<float>(columns - 1) * kPicturesGap) / static_cast<float>(columns);
  std::vector<Thumbnail>& thumbnails = form.thumbnails;
  if (thumbnails.size() < set.pictures.size()) thumbnails.resize(set.pictures.size());
  const Rect view = ui.widgets.input().clip();
  for (std::size_t k = 0; k < set.pictures.size(); ++k) {
    const auto column = static_cast<float>(static_cast<int>(k) % columns),
               line = static_cast<float>(static_cast<int>(k) / columns);
    const Rect at = {content.x + column * (width + kPicturesGap),
                     content.y + line * (kPicturesCardHeight + kPicturesGap), width,
                     kPicturesCardHeight};
    if (at.within(view).empty()) continue;
    const lab::PictureSet::Picture& picture = set.pictures[k];
    const CellTexture& cells = thumbnails[k].of(picture.pattern, set.grid.width, set.grid.height);
    const std::string id = "pictures." + std::string(set.id) + "." + std::string(picture.name);
    const auto ticked = std::ranges::find(form.ticked, k);
    const bool on = ticked != form.ticked.end();
    if (!picture_card(ui, id, at, picture.name, cells, on)) continue;
    if (on)
      form.ticked.erase(ticked);
    else
      form.ticked.push_back(k);
  }
}

/// Names as long as they are few.
std::string names_of(const lab::PictureSet& set, std::span<const std::size_t> pictures) {
  constexpr std::size_t kFew = 4;
  if (pictures.size() > kFew)
    return sentence(tr("{0} {0|picture|pictures}"), {counted(pictures.size())});
  std::vector<std::string> names;
  for (const std::size_t k : pictures) names.emplace_back(set.pictures[k].name);
  return with_commas(names);
}

/// What the bright button will do.
std::string consequence(Ui& ui, const PicturesForm& form, const lab::PictureSet& set) {
  const lab::Document& d = ui.session.document();
  const std::size_t count = d.memories->size();
  const bool all = form.ticked.empty();
  const std::string names = names_of(set, all ? set.starter : form.ticked);
  const std::string width = number(set.grid.width), height = number(set.grid.height);
  if (count == 0) return sentence(tr("Stores {0} on a {1} × {2} grid."), {names, width, height});
  if (all || form.replace)
    return sentence(tr("Stores {0} on a {1} × {2} grid, in place of your {3} {3|memory|memories}."),
                    {names, width, height, counted(count)});
  if (d.grid == set.grid)
    return sentence(tr("Adds {0} to your {1} {1|memory|memories}."), {names, counted(count)});
  return sentence(tr("Adds {0} to your {1} {1|memory|memories}, fitted to {2} × {3} cells."),
                  {names, counted(count), number(d.grid.width), number(d.grid.height)});
}

/// The ticked pictures become memories, in one step.
lab::command::Import storing(const PicturesForm& form, const lab::PictureSet& set, bool replace) {
  lab::command::Import command;
  command.width = set.grid.width;
  command.height = set.grid.height;
  command.replace = replace;
  for (const std::size_t k : form.ticked)
    command.memories.push_back({std::string(set.pictures[k].name), set.pictures[k].pattern});
  return command;
}

/// The way to a file at the left; at the right what is done with the ticked pictures, or with the set.
void answers(Ui& ui, PanelState& s, PicturesForm& form, const lab::PictureSet& set, Rect line) {
  const std::size_t ticked = form.ticked.size();
  const bool stored = !ui.session.document().memories->empty();
  const bool brief = line.w < 480;
  ButtonOptions bright;
  bright.kind = ButtonKind::primary;
  bright.help = tr("Undo brings the old memories back.");
  // The title up to its size, which the line above tells.
  const std::string title = tr(std::string(set.title).c_str());
  const std::string words =
      ticked == 0   ? sentence(brief ? tr("Use set") : tr("Use {0}"), {title})
      : ticked == 1 ? sentence(tr("Store {0}"), {set.pictures[form.ticked.front()].name})
                    : sentence(tr("Store {0} pictures"), {counted(ticked)});
  const float width = std::min(button_width(ui, words, bright), line.w - 8);
  if (button(ui, "pictures.use", line.cut_right(width), words, bright)) {
    if (ticked == 0)
      ui.emit(lab::command::Pictures{std::string(set.id), {}});
    else
      ui.emit(storing(form, set, form.replace || !stored));
    s.close();
  }
  line.cut_right(8);
  if (ticked == 1) {
    ButtonOptions start;
    start.help = tr("Shows the picture as a starting state. It is not stored.");
    const float w = std::min(button_width(ui, tr("Use as start")), line.w);
    if (button(ui, "pictures.start", line.cut_right(w), tr("Use as start"), start)) {
      ui.emit(lab::command::Pictures{std::string(set.id),
                                     std::string(set.pictures[form.ticked.front()].name)});
      s.close();
    }
    line.cut_right(8);
  }
  ButtonOptions file;
  file.icon = icon::kUpload;
  file.help =
      tr("Any picture, or .npz, .npy, .pbm, .csv with patterns. Dropping a file on the page does "
         "the same.");
  if (line.w < button_width(ui, tr("From a file…"), file)) file.kind = ButtonKind::icon;
  const float file_width = std::min(button_width(ui, tr("From a file…"), file), line.w);
  if (button(ui, "pictures.file", line.cut_left(file_width), tr("From a file…"), file)) {
    ui.requests.push_back({WindowRequest::What::pick_file, {}, {}, {}});
    s.close();
  }
}

/// Patterns of fair coins: what the theory of capacity speaks of.
void random_line(Ui& ui, PanelState& s, Rect rect) {
  PicturesForm& form = s.kept.of<PicturesForm>();
  ButtonOptions o;
  o.icon = icon::kDice;
  o.help = tr("Stores patterns in which every neuron is +1 or −1 with equal chance.");
  const float w = button_width(ui, tr("Store them"), o);
  const bool add = button(ui, "pictures.random.add", rect.cut_right(std::min(w, rect.w / 2)),
                          tr("Store them"), o);
  rect.cut_right(12);
  const std::size_t room =
      lab::kMostMemories - std::min(lab::kMostMemories, ui.session.document().memories->size());
  SliderOptions so;
  so.minimum = 1;
  so.maximum = 500;
  so.step = 1;
  so.logarithmic = true;
  so.initial = 10;
  so.decimals = 0;
  slider(ui, "pictures.random", rect, rect.w < 260 ? tr("Random") : tr("Random patterns"),
         &form.random, so);
  if (add && room > 0) {
    ui.emit(lab::command::AddRandom{
        static_cast<std::uint32_t>(std::min(static_cast<double>(room), form.random))});
    s.close();
  }
}

}  // namespace

void pictures_dialog(Ui& ui, PanelState& s) {
  PicturesForm& form = s.kept.of<PicturesForm>();
  const std::vector<lab::PictureSet>& sets = lab::picture_sets();
  form.set = std::min(form.set, sets.size() - 1);
  if (std::exchange(form.opening, s.openings) != s.openings) form.ticked.clear();
  const lab::PictureSet& set = sets[form.set];
  const float h = control_height(ui);
  const float inner = std::min(kPicturesWidth, ui.screen.w - 68);
  const int columns = columns_for(inner);
  const auto lines =
      static_cast<float>((static_cast<int>(set.pictures.size()) + columns - 1) / columns);
  const float list = lines * (kPicturesCardHeight + kPicturesGap);
  const bool stored = !ui.session.document().memories->empty();
  const char* about = tr("Tick the pictures that you want to store.");
  const float about_height = paragraph_height(FontKind::body, about, inner);
  const std::string after = consequence(ui, form, set);
  // Two lines always: nothing moves as pictures are ticked.
  const float after_height = 2 * paragraph_height(FontKind::body, "x", inner);
  const float head = h + 12 + about_height + 10;
  const float foot = 14 + h + 10 + (stored ? h + 8 : 0) + after_height + 8 + h;
  const Frame frame = begin_dialog(ui, "pictures", tr("Pictures"), kPicturesWidth,
                                   head + std::min(list, 420.0F) + foot);
  Rect c = frame.content;
  if (frame.closed) s.close();

  std::vector<std::string> titles;
  std::vector<const char*> names;
  for (const lab::PictureSet& each : sets) titles.emplace_back(each.title);
  for (const std::string& title : titles) names.push_back(tr(title.c_str()));
  if (segmented_width(ui, names) > inner) {
    // On a phone the sizes tell the sets apart well enough.
    for (std::size_t k = 0; k < sets.size(); ++k)
      titles[k] = sentence("{0} × {1}", {number(sets[k].grid.width), number(sets[k].grid.height)});
    for (std::size_t k = 0; k < sets.size(); ++k) names[k] = titles[k].c_str();
  }
  int selected = static_cast<int>(form.set);
  const Rect tabs = c.cut_top(h);
  if (segmented(ui, "pictures.set",
                {tabs.x, tabs.y, std::min(tabs.w, segmented_width(ui, names)), h}, tr("Set"), names,
                &selected)) {
    form.set = static_cast<std::size_t>(selected);
    form.thumbnails.clear();
    form.ticked.clear();
  }
  c.cut_top(12);
  paragraph(ui, c.cut_top(about_height), about, FontKind::body, ui.theme.secondary);
  c.cut_top(10);

  Rect bottom = c.cut_bottom(foot);
  const Rect content = begin_panel_scroll(ui, "pictures.scroll", c, list);
  cards(ui, form, set, content);
  end_scroll(ui);

  horizontal_line(ui, bottom.x, bottom.right(), bottom.y, ui.theme.hairline);
  bottom.cut_top(14);
  random_line(ui, s, bottom.cut_top(h));
  bottom.cut_top(10);
  if (stored) {
    const std::array<const char*, 2> ways = {tr("Add to the memories"), tr("Replace them")};
    const Rect at = bottom.cut_top(h);
    bottom.cut_top(8);
    int way = form.replace || form.ticked.empty() ? 1 : 0;
    // The whole set always replaces them.
    if (!form.ticked.empty() &&
        segmented(ui, "pictures.where", {at.x, at.y, std::min(at.w, segmented_width(ui, ways)), h},
                  tr("Memories"), ways, &way))
      form.replace = way == 1;
  }
  const Rect said = bottom.cut_top(after_height);
  paragraph(ui, said, after, FontKind::body, ui.theme.secondary);
  status(ui, "pictures.after", said, after);
  bottom.cut_top(8);
  answers(ui, s, form, set, bottom.cut_top(h));
  end_dialog(ui);
}

}  // namespace ui
