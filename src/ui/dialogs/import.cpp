#include <algorithm>
#include <string>
#include <utility>

#include "ui/dialogs/import_parts.hpp"
#include "ui/kit/draw.hpp"
#include "ui/kit/layers.hpp"
#include "ui/shell/waiting.hpp"
#include "ui/shell/workbench.hpp"

namespace ui {
namespace {

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

void open_document(Ui& ui, PanelState& s) {
  ImportState& import = import_state(s);
  ui.emit(lab::command::SetDocument{*std::move(import.document)});
  import.document.reset();
  s.close();
}

void take_command(Ui& ui, PanelState& s) {
  ImportState& import = import_state(s);
  ui.emit(*std::move(import.command));
  import.command.reset();
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

/// The open workbench, once its code has come.
const WorkbenchView* open_view(const PanelState& s) {
  return s.view != nullptr && (s.parts == nullptr || s.parts->here(s.view->name)) ? s.view
                                                                                  : nullptr;
}

void take_grey(const PanelState& s, ImportState& import, lab::Result<lab::Grey> grey) {
  if (!grey) {
    import.error = grey.error().text();
    return;
  }
  if (const WorkbenchView* view = open_view(s); view != nullptr && view->sees != nullptr) {
    auto seen = view->sees(import.name, *grey);
    if (!seen) {
      import.error = seen.error().text();
      return;
    }
    import.command = *std::move(seen);
    if (import.command) return;
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
  // What the open workbench reads itself.
  if (const WorkbenchView* view = open_view(s); view != nullptr && view->reads != nullptr) {
    auto read = view->reads(name, bytes);
    if (!read) {
      import.error = read.error().text();
      return;
    }
    import.command = *std::move(read);
    if (import.command) return;
  }
  // Grey pictures go where photographs go.
  if (auto grey = lab::read_grey_file(name, bytes)) {
    take_grey(s, import, *std::move(grey));
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
  take_grey(s, import, std::move(grey));
  if (given.whole_width > 0) import.width = given.whole_width;
  if (given.whole_height > 0) import.height = given.whole_height;
}

void import_dialog(Ui& ui, PanelState& s) {
  const ImportState& import = import_state(s);
  if (!import.error.empty())
    failed_import(ui, s);
  else if (import.document)
    open_document(ui, s);
  else if (import.command)
    take_command(ui, s);
  else if (import.picture)
    picture_import(ui, s);
  else if (import.file)
    patterns_import(ui, s);
  else
    s.close();
}

}  // namespace ui
