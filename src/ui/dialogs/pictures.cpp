#include <algorithm>
#include <cmath>
#include <string>
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
  double random = 10;                 ///< how many random patterns
  std::vector<Thumbnail> thumbnails;  ///< of the set
};

int columns_for(float width) {
  return std::max(2, static_cast<int>((width + kPicturesGap) / (kPicturesCard + kPicturesGap)));
}

/// The pictures of one set; a press places one of them.
void cards(Ui& ui, PanelState& s, const lab::PictureSet& set, const Rect& content) {
  const int columns = columns_for(content.w);
  const float width =
      (content.w - static_cast<float>(columns - 1) * kPicturesGap) / static_cast<float>(columns);
  std::vector<Thumbnail>& thumbnails = s.kept.of<PicturesForm>().thumbnails;
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
    if (picture_card(ui, id, at, picture.name, cells, false,
                     tr("Shows the picture as a starting state. It is not stored."))) {
      ui.emit(lab::command::Pictures{std::string(set.id), std::string(picture.name)});
      s.close();
    }
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
  const lab::PictureSet& set = sets[form.set];
  const float h = control_height(ui);
  const float inner = std::min(kPicturesWidth, ui.screen.w - 68);
  const int columns = columns_for(inner);
  const auto lines =
      static_cast<float>((static_cast<int>(set.pictures.size()) + columns - 1) / columns);
  const float list = lines * (kPicturesCardHeight + kPicturesGap);
  const lab::Document& d = ui.session.document();
  // With memories stored the grid keeps its size, and a picture is fitted to it.
  const bool fitted = !d.memories->empty() && !(d.grid == set.grid);
  const std::string about = sentence(
      fitted ? tr("{0} × {1} cells. Press a picture to start from it, fitted to {2} × {3}.")
             : tr("{0} × {1} cells. Press a picture to start from it."),
      {number(set.grid.width), number(set.grid.height), number(d.grid.width),
       number(d.grid.height)});
  const float about_height = paragraph_height(FontKind::body, about, inner);
  const float head = h + 12 + about_height + 10, foot = 14 + h + 10 + h;
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
  }
  c.cut_top(12);
  paragraph(ui, c.cut_top(about_height), about, FontKind::body, ui.theme.secondary);
  c.cut_top(10);

  Rect bottom = c.cut_bottom(foot);
  const Rect content = begin_panel_scroll(ui, "pictures.scroll", c, list);
  cards(ui, s, set, content);
  end_scroll(ui);

  horizontal_line(ui, bottom.x, bottom.right(), bottom.y, ui.theme.hairline);
  bottom.cut_top(14);
  random_line(ui, s, bottom.cut_top(h));
  bottom.cut_top(10);
  Rect line = bottom.cut_top(h);
  ButtonOptions file;
  file.icon = icon::kUpload;
  file.help =
      tr("Any picture, or .npz, .npy, .pbm, .csv with patterns. Dropping a file on the page does "
         "the same.");
  const float file_width = std::min(button_width(ui, tr("From a file…"), file), line.w / 2 - 4);
  if (button(ui, "pictures.file", line.cut_left(file_width), tr("From a file…"), file)) {
    ui.requests.push_back({WindowRequest::What::pick_file, {}, {}, {}});
    s.close();
  }
  ButtonOptions all;
  all.kind = ButtonKind::primary;
  all.help = tr("Its pictures replace the memories. Undo brings the old ones back.");
  const float all_width = std::min(button_width(ui, tr("Use this set"), all), line.w - 8);
  if (button(ui, "pictures.use", line.cut_right(all_width), tr("Use this set"), all)) {
    ui.emit(lab::command::Pictures{std::string(set.id), {}});
    s.close();
  }
  end_dialog(ui);
}

}  // namespace ui
