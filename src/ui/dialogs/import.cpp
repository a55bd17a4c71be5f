#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "ui/dialogs/dialogs.hpp"
#include "ui/kit/draw.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"
#include "ui/shell/panels.hpp"

namespace ui {
namespace {

using Crop = lab::FitOptions::Crop;
constexpr float kImportWidth = 560, kPictureWidth = 700, kImportPreview = 208, kImportCard = 92,
                kImportCardHeight = 104, kImportGap = 8;

/// Large photographs are halved (thirded, …) once, so that the preview follows the sliders: the grid
/// has at most 64 cells a side, far below what remains.
lab::Grey reduced(lab::Grey picture) {
  constexpr int kEnough = 768;
  const int by = std::max(picture.width, picture.height) / kEnough;
  if (by < 2) return picture;
  lab::Grey out;
  out.ink = picture.ink;
  out.width = picture.width / by;
  out.height = picture.height / by;
  if (out.width < 1 || out.height < 1) return picture;
  out.values.resize(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height));
  for (int y = 0; y < out.height; ++y) {
    for (int x = 0; x < out.width; ++x) {
      int sum = 0;
      for (int dy = 0; dy < by; ++dy)
        for (int dx = 0; dx < by; ++dx)
          sum += picture.values[static_cast<std::size_t>(y * by + dy) *
                                    static_cast<std::size_t>(picture.width) +
                                static_cast<std::size_t>(x * by + dx)];
      out.values[static_cast<std::size_t>(y) * static_cast<std::size_t>(out.width) +
                 static_cast<std::size_t>(x)] =
          static_cast<std::uint8_t>((sum + by * by / 2) / (by * by));
    }
  }
  return out;
}

std::string stem(std::string_view name) {
  const std::size_t slash = name.find_last_of("/\\");
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  const std::size_t dot = name.find_last_of('.');
  return std::string(dot == std::string_view::npos || dot == 0 ? name : name.substr(0, dot));
}

/// What is drawn of it.
struct ImportPreview final : Kept {
  hopfield::Pattern fitted;
  std::uint64_t fitted_version = 0;
  Thumbnail picture;
  CellTexture source;
  std::uint64_t source_version = 0;
  std::vector<Thumbnail> patterns;
};

ImportState& import_state(PanelState& s) { return s.kept.of<ImportState>(); }

ImportState& opened(PanelState& s, std::string_view name) {
  ImportState& import = import_state(s);
  const std::uint64_t version = import.version + 1, opening = import.opening + 1;
  const lab::FitOptions kept = import.fit;  // the next photograph of a series wants the same
  import = {};
  import.version = version;
  import.opening = opening;
  import.fit = kept;
  import.name = stem(name);
  s.kept.of<ImportPreview>().patterns.clear();
  s.open = Open::import;
  return import;
}

const hopfield::Pattern& fitted(Ui& ui, PanelState& s) {
  const ImportState& import = import_state(s);
  ImportPreview& preview = s.kept.of<ImportPreview>();
  const std::size_t neurons = ui.session.document().grid.neurons();
  if (preview.fitted_version != import.version || preview.fitted.size() != neurons) {
    preview.fitted_version = import.version;
    preview.fitted = lab::fit(*import.picture, ui.session.document().grid, import.fit);
  }
  return preview.fitted;
}

/// The picture as it came, at the resolution of the preview.
const CellTexture& source_of(PanelState& s, float side) {
  const ImportState& import = import_state(s);
  ImportPreview& preview = s.kept.of<ImportPreview>();
  if (preview.source_version == import.opening) return preview.source;
  preview.source_version = import.opening;
  const lab::Grey& from = *import.picture;
  const float scale = std::min(1.0F, side / static_cast<float>(std::max(from.width, from.height)));
  const auto part = [scale](int length) {
    return std::max(1, static_cast<int>(std::lround(static_cast<float>(length) * scale)));
  };
  const int width = part(from.width), height = part(from.height);
  preview.source.resize(width, height);
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      const int row = y * from.height / height, column = x * from.width / width;
      const int value =
          from.values[static_cast<std::size_t>(row) * static_cast<std::size_t>(from.width) +
                      static_cast<std::size_t>(column)];
      preview.source.set_value(static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                                   static_cast<std::size_t>(x),
                               1 - static_cast<float>(value) / 127.5F);
    }
  return preview.source;
}

/// What becomes of transparent paper and of what is drawn on it; empty when there is none.
const char* about_ink(lab::Grey::Ink ink) {
  using Ink = lab::Grey::Ink;
  return ink == Ink::dark    ? tr("Transparent paper counts as white and becomes −1.")
         : ink == Ink::light ? tr("Transparent paper becomes −1. The light ink on it becomes +1.")
                             : "";
}

void picture_options(Ui& ui, ImportState& import, Rect r, float line) {
  lab::FitOptions& fit = import.fit;
  const lab::FitOptions before = fit;
  constexpr std::array<Crop, 3> kCrops = {Crop::fill, Crop::contain, Crop::stretch};
  const std::array<const char*, 3> crops = {tr("Fill"), tr("Whole"), tr("Stretch")};
  int crop = static_cast<int>(std::find(kCrops.begin(), kCrops.end(), fit.crop) - kCrops.begin());
  const Rect at = r.cut_top(line);
  if (segmented(ui, "import.crop",
                {at.x, at.y + 2, std::min(at.w, segmented_width(ui, crops)), line - 4}, tr("Fit"),
                crops, &crop,
                tr("Fill: cut off what is too wide. Whole: leave a margin. Stretch: change the "
                   "proportions.")))
    fit.crop = kCrops[static_cast<std::size_t>(crop)];
  toggle(ui, "import.automatic", r.cut_top(line), tr("Find the threshold"),
         &fit.automatic_threshold,
         tr("Between the dark and the light parts of the picture (Otsu’s method)."));
  if (!fit.automatic_threshold) {
    SliderOptions so;
    so.initial = 0.5;
    so.shown_factor = 100;
    so.decimals = 0;
    so.step = 0.01;
    so.unit = tr("%");
    so.help = tr("Darker pixels become +1.");
    slider(ui, "import.threshold", r.cut_top(line), tr("Darker than"), &fit.threshold, so);
  }
  toggle(ui, "import.dither", r.cut_top(line), tr("Dither"), &fit.dither,
         tr("Greys become a mixture of dots."));
  toggle(ui, "import.invert", r.cut_top(line), tr("Invert"), &fit.invert,
         tr("For white-on-black drawings."));
  const bool changed = fit.crop != before.crop ||
                       fit.automatic_threshold != before.automatic_threshold ||
                       fit.threshold != before.threshold || fit.dither != before.dither ||
                       fit.invert != before.invert;
  if (changed) ++import.version;
}

/// Two answers: start from it, or also remember it.
void place_line(Ui& ui, PanelState& s, Rect foot, const hopfield::Pattern& pattern) {
  ButtonOptions primary;
  primary.kind = ButtonKind::primary;
  primary.help = tr("The picture becomes a memory, and is shown.");
  const float store_w = button_width(ui, tr("Store"), primary);
  const bool store = button(ui, "import.store", foot.cut_right(store_w), tr("Store"), primary);
  foot.cut_right(8);
  ButtonOptions plain;
  plain.help = tr("Shows the picture as a starting state. It is not stored.");
  const float place_w = button_width(ui, tr("Use as start"), plain);
  const bool place = button(ui, "import.place", foot.cut_right(place_w), tr("Use as start"), plain);
  if (!store && !place) return;
  ui.emit(lab::command::Place{pattern});
  if (store) ui.emit(lab::command::Store{import_state(s).name.substr(0, lab::kLongestName), false});
  s.close();
}

/// What comes in beside what it becomes, each with its size.
void previews(Ui& ui, PanelState& s, Rect at, float side) {
  const lab::Document& d = ui.session.document();
  const ImportState& import = import_state(s);
  const auto named = [&](Rect box, std::string_view name, int width, int height) {
    const Rect picture = box.cut_top(side);
    text(ui, box.cut_top(18), name, FontKind::small, ui.theme.text, 0.5F);
    text(ui, box.cut_top(18), sentence(tr("{0} × {1}"), {number(width), number(height)}),
         FontKind::small, ui.theme.secondary, 0.5F);
    return picture;
  };
  const CellTexture& source = source_of(s, kImportPreview);
  CellStyle style;
  style.colours = CellStyle::Colours::grey;
  const Rect left =
      named(at.cut_left(side), tr("Your picture, in pixels"), import.width, import.height);
  const float fit = std::min(left.w / static_cast<float>(source.width()),
                             left.h / static_cast<float>(source.height()));
  const float w = fit * static_cast<float>(source.width()),
              h = fit * static_cast<float>(source.height());
  const Rect place{left.x + (left.w - w) / 2, left.y + (left.h - h) / 2, w, h};
  draw_cells(ui, place, source, style);
  outline(ui, place, ui.theme.hairline);
  status(ui, "import.source", left,
         sentence(tr("{0}: {1} × {2} pixels"),
                  {import.name, number(import.width), number(import.height)}));
  at.cut_left(12);
  const Rect right =
      named(at.cut_left(side), tr("The network’s, in cells"), d.grid.width, d.grid.height);
  style = {};
  style.gap = 1;
  style.radius = 1;
  draw_cells(ui, fit_cells(ui, right, d.grid.width, d.grid.height),
             s.kept.of<ImportPreview>().picture.of(fitted(ui, s), d.grid.width, d.grid.height),
             style);
}

void picture_import(Ui& ui, PanelState& s) {
  const float line = ui.touch ? 46.0F : 40.0F, h = control_height(ui);
  const float inner = std::min(kPictureWidth, ui.screen.w - 68);
  const bool beside = inner >= 640;
  const float side = std::min(kImportPreview, (inner - 12) / 2), options = 5 * line;
  const char* ink = about_ink(import_state(s).picture->ink);
  const float words =
      *ink == '\0' ? 0 : paragraph_height(FontKind::body, ink, std::min(inner, 2 * side + 12)) + 10;
  const float shown = side + 40 + words;
  const float body = beside ? std::max(shown, options) : shown + 10 + options;
  const Frame frame =
      begin_dialog(ui, "import", tr("Import a picture"), kPictureWidth, body + 18 + h);
  Rect c = frame.content;
  const Rect foot = c.cut_bottom(h);
  c.cut_bottom(12);
  Rect r = begin_panel_scroll(ui, "import.scroll", c, body);
  Rect pictures = beside ? r.cut_left(2 * side + 12) : r.cut_top(shown);
  previews(ui, s, pictures, side);
  if (words > 0) {
    const Rect place{pictures.x, pictures.y + side + 44, pictures.w, words};
    paragraph(ui, place, ink, FontKind::body, ui.theme.secondary);
    status(ui, "import.ink", place, ink);
  }
  (void)(beside ? r.cut_left(24) : r.cut_top(10));
  picture_options(ui, import_state(s), r, line);
  end_scroll(ui);
  place_line(ui, s, foot, fitted(ui, s));
  end_dialog(ui);
  if (frame.closed) s.close();
}

/// A table that may be one picture or a pattern in each row: which of them it is.
void each_choice(Ui& ui, PanelState& s, const Rect& at) {
  ImportState& import = import_state(s);
  const bool rows = import.file->other == lab::Each::picture;
  const auto words = [](const lab::PatternFile& file) {
    return sentence(
        tr("{0} {0|pattern|patterns} of {1} × {2}"),
        {counted(file.memories.size()), number(file.grid.width), number(file.grid.height)});
  };
  // The picture stands first, whichever was taken.
  const std::string picture = words(rows ? *import.other : *import.file),
                    patterns = words(rows ? *import.file : *import.other);
  const std::array<const char*, 2> kinds = {picture.c_str(), patterns.c_str()};
  int kind = rows ? 1 : 0;
  if (!segmented(ui, "import.each", {at.x, at.y, std::min(at.w, segmented_width(ui, kinds)), at.h},
                 tr("The table"), kinds, &kind))
    return;
  std::swap(import.file, import.other);
  s.kept.of<ImportPreview>().patterns.clear();
}

/// Patterns of a file: which there are, whether they fit, where they go.
void patterns_import(Ui& ui, PanelState& s) {
  const lab::Document& d = ui.session.document();
  ImportState& import = import_state(s);
  const lab::PatternFile& file = *import.file;
  const bool either = import.other.has_value(), rest = !file.skipped.empty();
  const float h = control_height(ui), inner = std::min(kImportWidth, ui.screen.w - 68);
  const bool fits = file.grid == d.grid;
  const int columns =
      std::max(2, static_cast<int>((inner + kImportGap) / (kImportCard + kImportGap)));
  const auto lines =
      static_cast<float>((static_cast<int>(file.memories.size()) + columns - 1) / columns);
  const float list = lines * (kImportCardHeight + kImportGap),
              choices = (fits ? 1.0F : 2.0F) * (h + 8);
  const float above = (rest ? 56.0F : 28.0F) + (either ? h + 8 : 0.0F);
  const Frame frame = begin_dialog(ui, "import", tr("Import patterns"), kImportWidth,
                                   above + std::min(list, 340.0F) + 12 + choices + 10 + h);
  Rect c = frame.content;
  const std::string about = sentence(tr("{0}: {1} {1|pattern|patterns} of {2} × {3}"),
                                     {import.name, counted(file.memories.size()),
                                      number(file.grid.width), number(file.grid.height)});
  text(ui, c.cut_top(28), about, FontKind::body, ui.theme.secondary);
  if (rest) {
    std::string names;
    for (const std::string& name : file.skipped) names += (names.empty() ? "" : ", ") + name;
    const std::string words = sentence(tr("Left out: {0}"), {names});
    const Rect line = c.cut_top(28);
    text(ui, line, words, FontKind::body, ui.theme.secondary);
    status(ui, "import.skipped", line, words);
  }
  if (either) {
    const Rect at = c.cut_top(h);
    c.cut_top(8);
    each_choice(ui, s, at);
  }
  const Rect foot = c.cut_bottom(h);
  c.cut_bottom(10);
  Rect bottom = c.cut_bottom(choices);
  c.cut_bottom(12);

  const Rect content = begin_panel_scroll(ui, "import.list", c, list);
  std::vector<Thumbnail>& thumbnails = s.kept.of<ImportPreview>().patterns;
  if (thumbnails.size() < file.memories.size()) thumbnails.resize(file.memories.size());
  const float width =
      (content.w - static_cast<float>(columns - 1) * kImportGap) / static_cast<float>(columns);
  const Rect view = ui.widgets.input().clip();
  for (std::size_t k = 0; k < file.memories.size(); ++k) {
    const auto column = static_cast<float>(static_cast<int>(k) % columns),
               line = static_cast<float>(static_cast<int>(k) / columns);
    const Rect at = {content.x + column * (width + kImportGap),
                     content.y + line * (kImportCardHeight + kImportGap), width, kImportCardHeight};
    if (at.within(view).empty()) continue;
    const CellTexture& cells =
        thumbnails[k].of(file.memories[k].pattern, file.grid.width, file.grid.height);
    Rect card = at.inset(6);
    const Rect name = card.cut_bottom(18);
    card.cut_bottom(4);
    draw_cells(ui, fit_cells(ui, card, file.grid.width, file.grid.height), cells);
    text(ui, name, file.memories[k].name, FontKind::small, ui.theme.text, 0.5F);
  }
  end_scroll(ui);

  int replace = import.replace ? 1 : 0;
  const std::array<const char*, 2> where = {tr("Add to the memories"), tr("Replace the memories")};
  const auto choice = [&](const char* id, const char* name, std::span<const char* const> options,
                          int* selected) {
    const Rect at = bottom.cut_top(h);
    bottom.cut_top(8);
    return segmented(ui, id, {at.x, at.y, std::min(at.w, segmented_width(ui, options)), h}, name,
                     options, selected);
  };
  if (choice("import.where", tr("Where"), where, &replace)) {
    import.replace = replace == 1;
    if (!import.replace) import.take_size = false;
  }
  if (!fits) {
    const std::string grid =
        sentence(tr("Fit to {0} × {1}"), {number(d.grid.width), number(d.grid.height)});
    const std::string own =
        sentence(tr("Keep {0} × {1}"), {number(file.grid.width), number(file.grid.height)});
    const std::array<const char*, 2> sizes = {grid.c_str(), own.c_str()};
    int size = import.take_size ? 1 : 0;
    if (choice("import.size", tr("Size"), sizes, &size)) {
      import.take_size = size == 1;
      // Another size of the grid means other memories: the old ones would have to be resampled.
      if (import.take_size) import.replace = true;
    }
  }
  const Answer answer = answer_line(ui, "import", foot, import.replace ? tr("Replace") : tr("Add"));
  end_dialog(ui);
  if (answer == Answer::done) {
    lab::command::Import command;
    const lab::Grid size = import.take_size ? file.grid : d.grid;
    command.width = size.width;
    command.height = size.height;
    command.replace = import.replace;
    command.memories = file.memories;
    for (lab::Memory& memory : command.memories)
      if (!(file.grid == size)) memory.pattern = lab::resample(memory.pattern, file.grid, size);
    ui.emit(std::move(command));
  }
  if (answer != Answer::none || frame.closed) s.close();
}

void open_document(Ui& ui, PanelState& s) {
  ImportState& import = import_state(s);
  ui.emit(lab::command::SetDocument{*std::move(import.document)});
  import.document.reset();
  s.close();
}

void failed_import(Ui& ui, PanelState& s) {
  const std::string& error = import_state(s).error;
  const float inner = std::min(420.0F, ui.screen.w - 68), h = control_height(ui);
  const float words = paragraph_height(FontKind::body, error, inner);
  const Frame frame =
      begin_dialog(ui, "import", tr("This file cannot be read"), 420, words + 20 + h);
  Rect c = frame.content;
  status(ui, "import.error", c, error);
  ui.dialog.clear();  // said already
  paragraph(ui, c.cut_top(words), error, FontKind::body, ui.theme.text);
  c.cut_top(20);
  const float w = button_width(ui, tr("Close"));
  const bool close = button(ui, "import.close", {c.right() - w, c.y, w, h}, tr("Close"));
  end_dialog(ui);
  if (close || frame.closed) s.close();
}

void take_grey(ImportState& import, lab::Result<lab::Grey> grey) {
  if (!grey) {
    import.error = grey.error().text();
    return;
  }
  import.width = grey->width;
  import.height = grey->height;
  import.picture = reduced(*std::move(grey));
}

}  // namespace

void import_file(PanelState& s, std::string_view name, std::span<const std::uint8_t> bytes) {
  ImportState& import = opened(s, name);
  // A document begins with a brace, which nothing else that can be read does.
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first != std::string_view::npos && text[first] == '{') {
    lab::Result<lab::Document> document = lab::read_document(text);
    if (document)
      import.document = *std::move(document);
    else
      import.error = sentence(tr("{0}: {1}"), {name, document.error().text()});
    return;
  }
  // Grey pictures go where photographs go.
  if (auto grey = lab::read_grey_file(name, bytes)) {
    take_grey(import, *std::move(grey));
    return;
  }
  lab::Result<lab::PatternFile> read = lab::read_patterns(name, bytes);
  if (!read) {
    import.error = read.error().text();
    return;
  }
  import.file = *std::move(read);
  const lab::Each other = import.file->other;
  if (other == lab::Each::unsaid) return;
  if (auto again = lab::read_patterns(name, bytes, other)) {
    import.other = *std::move(again);
    import.other->other = other == lab::Each::row ? lab::Each::picture : lab::Each::row;
  }
}

void import_picture(PanelState& s, std::string_view name, const RgbaPicture& given) {
  lab::Result<lab::Grey> grey =
      lab::grey_from_rgba(given.width, given.height, given.rgba.data(), given.rgba.size());
  ImportState& import = opened(s, name);
  if (!grey) grey = lab::Error{"", sentence(tr("{0}: {1}"), {name, grey.error().text()})};
  take_grey(import, std::move(grey));
  if (given.whole_width > 0) import.width = given.whole_width;
  if (given.whole_height > 0) import.height = given.whole_height;
}

void import_dialog(Ui& ui, PanelState& s) {
  const ImportState& import = import_state(s);
  if (!import.error.empty())
    failed_import(ui, s);
  else if (import.document)
    open_document(ui, s);
  else if (import.picture)
    picture_import(ui, s);
  else if (import.file)
    patterns_import(ui, s);
  else
    s.close();
}

}  // namespace ui
