#include <algorithm>
#include <string>

#include "ui/dialogs/dialogs.hpp"
#include "ui/kit/draw.hpp"
#include "ui/kit/icons.hpp"
#include "ui/kit/layers.hpp"
#include "ui/kit/numbers.hpp"
#include "ui/kit/panel_draw.hpp"

namespace ui {
namespace {

constexpr float kShareWidth = 460;

/// The document as a link, as long as it holds.
struct ShareLink final : Kept {
  std::string text;
  std::uint64_t revision = 0;
};

/// A line of text in a box that looks like what it is: something to copy.
void quoted(Ui& ui, const Rect& rect, std::string_view words) {
  fill(ui, rect, ui.theme.soft, 8);
  text(ui, {rect.x + 12, rect.y, rect.w - 24, rect.h}, words, FontKind::small, ui.theme.secondary);
}

}  // namespace

void share_dialog(Ui& ui, PanelState& s) {
  ShareLink& link = s.kept.of<ShareLink>();
  if (link.revision != ui.session.revision()) {
    link.revision = ui.session.revision();
    link.text = lab::write_link(ui.session.document());
  }
  const lab::Document& d = ui.session.document();
  const float h = control_height(ui), inner = std::min(kShareWidth, ui.screen.w - 68);
  const bool memory = d.workbench == "memory";
  const std::string about =
      !memory ? std::string(tr("The link itself contains everything that is shown and all "
                               "settings. Nothing is sent anywhere."))
              : sentence(tr("The link itself contains everything: {0} {0|memory|memories}, the "
                            "picture, the run and the options. Nothing is sent anywhere."),
                         {counted(d.memories->size())});
  const char* embed =
      tr("For a course page (Moodle, a wiki, your own HTML): paste this line where the lab should "
         "appear.");
  std::string hides = with_commas(ui.widgets.input().hidden());
  if (!hides.empty()) hides = sentence(tr("Hidden from the reader: {0}."), {hides});
  const float about_h = paragraph_height(FontKind::body, about, inner),
              embed_h = paragraph_height(FontKind::body, embed, inner);
  const float hides_h = hides.empty() ? 0 : paragraph_height(FontKind::small, hides, inner) + 8;
  const bool long_link = link.text.size() > 8000;
  const char* warning =
      tr("It is long: some mail programs and learning platforms cut such links. Saving a file is "
         "safer.");
  const float warning_h = long_link ? paragraph_height(FontKind::small, warning, inner) + 8 : 0;
  const float height =
      24 + about_h + 10 + warning_h + h + 20 + 24 + embed_h + 10 + hides_h + h + 22 + h;

  const Frame frame = begin_dialog(ui, "share", tr("Share"), kShareWidth, height);
  Rect r = begin_panel_scroll(ui, "share.scroll", frame.content, height);
  bool done = frame.closed;
  caption(ui, r.cut_top(16), tr("A link to exactly this"));
  r.cut_top(8);
  paragraph(ui, r.cut_top(about_h), about, FontKind::body, ui.theme.text);
  r.cut_top(10);
  if (long_link) paragraph(ui, r.cut_top(warning_h), warning, FontKind::small, ui.theme.warning);
  const auto copy_line = [&](const char* id, std::string_view shown, const char* label,
                             const char* what) {
    Rect line = r.cut_top(h);
    ButtonOptions o;
    o.icon = icon::kCopy;
    const float w = button_width(ui, label, o);
    const Rect at = line.cut_right(w);
    line.cut_right(8);
    quoted(ui, line, shown);
    if (!button(ui, id, at, label, o)) return;
    // The page knows its own address; it puts the document behind it.
    ui.requests.push_back({WindowRequest::What::full_link, what, {}, {}});
  };
  copy_line("share.copy", "…#" + link.text.substr(0, 80), tr("Copy link"), "link");
  r.cut_top(20);
  caption(ui, r.cut_top(16), tr("In a page"));
  r.cut_top(8);
  paragraph(ui, r.cut_top(embed_h), embed, FontKind::body, ui.theme.text);
  r.cut_top(10);
  if (!hides.empty()) paragraph(ui, r.cut_top(hides_h), hides, FontKind::small, ui.theme.secondary);
  copy_line("share.embed",
            "<iframe src=\"…#" + link.text.substr(0, 40) + "…\" width=\"100%\" height=\"480\">",
            tr("Copy HTML"), "iframe");
  r.cut_top(22);
  ButtonOptions save;
  save.icon = icon::kDownload;
  save.help = tr("Pictures, memories, the run, the plots, or the whole document.");
  const float w = button_width(ui, tr("Save as a file…"), save);
  if (button(ui, "share.files", {r.x, r.y, w, h}, tr("Save as a file…"), save)) {
    s.show(Open::export_files);
    done = false;
  }
  end_scroll(ui);
  end_dialog(ui);
  if (done) s.close();
}

}  // namespace ui
