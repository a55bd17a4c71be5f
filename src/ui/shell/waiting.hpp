#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ui/kit/widgets.hpp"
#include "ui/shell/panel_state.hpp"

namespace ui {

/// A part of the page that comes after the first (tools/split.mjs): a workbench besides Memory, or kFurtherPart. It is fetched when the
/// first frame has been drawn and nothing else is to be done, or when it is needed.
struct PagePart {
  enum class Where { here, absent, coming, failed } where = Where::here;
  float share = 0;        ///< of the file, while it is coming
  std::string fault;      ///< why it did not come
  std::string name = {};  ///< a workbench's as in documents
};

/// The part with the dialogs and panels that few who visit open.
inline constexpr std::string_view kFurtherPart = "further";

/// All of them. Outside a page everything is here.
class PageParts {
 public:
  /// What has not been told about is absent from now on.
  void come_later() { start_ = PagePart::Where::absent; }
  /// Holds until another is asked for.
  [[nodiscard]] PagePart& operator[](std::string_view name);
  [[nodiscard]] bool here(std::string_view name) {
    return (*this)[name].where == PagePart::Where::here;
  }
  /// Those that did not come may be asked for again, but for the two that are waited for.
  void forget_faults(std::string_view except, std::string_view and_except);

 private:
  PagePart::Where start_ = PagePart::Where::here;
  std::vector<PagePart> parts_;
};

/// Asks the page for it.
void ask_for_it(Ui& ui, PagePart& part);

/// Stands in the place of a workbench whose code is not here yet: asks the page for it, shows how far it is, and offers to
/// try again when it did not come. Returns whether the button that `leave` names was pressed, which stands beside that one.
bool waiting_panel(Ui& ui, const Rect& rect, const char* title, PagePart& part, const char* leave);
/// The same in the place of a dialog.
void waiting_dialog(Ui& ui, PanelState& panels, const char* title, PagePart& part);

}  // namespace ui
