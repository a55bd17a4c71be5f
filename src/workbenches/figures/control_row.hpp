#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ui/kit/widgets.hpp"

namespace workbenches {

/// The row under a workbench's figure, laid out from the left: what goes back, the main action, what goes on step by step; a slider in what is
/// left of it.
class ControlRow {
 public:
  /// @param words_from the width in pixels from which each button shows its words; otherwise it is an icon over a shorter word
  ControlRow(ui::Ui& ui, const ui::Rect& bar, float words_from);

  struct Item {
    const char* id;
    const char* words;  ///< looked up already, as are brief and help
    const char* brief;  ///< over which the icon stands
    const char* icon;
    const char* help;
    const char* shortcut = "";
    bool enabled = true;
  };
  /// Whether it was pressed.
  bool press(const Item& item);
  /// The same, at the right end.
  bool press_at_end(const Item& item);

  struct Action {
    const char* id;
    const char* words;      ///< "Recall"; "Pause" while it runs
    const char* help;       ///< when it does not run
    bool enabled = true;    ///< when it does not run
    bool prominent = true;  ///< else another thing is the one to touch
    float width = 128, narrow = 112;
  };
  /// The main action. Pauses by itself what runs; true when it is to begin.
  bool begins(const Action& action);

  struct Speed {
    std::string id;
    double value, slowest, fastest, usual;  ///< per second
    int decimals = 1;
    const char* help;
  };
  /// A slider where there is room for it; the new speed within its bounds.
  std::optional<double> speed(const Speed& speed);

  /// Whether buttons show their words.
  [[nodiscard]] bool wordy() const { return wordy_; }
  [[nodiscard]] const ui::Rect& room() const { return room_; }
  /// Room for something else, and the gap after it; none for a width of 0.
  ui::Rect left(float width);
  ui::Rect right(float width);

 protected:
  ui::Ui& ui_;
  ui::Rect room_;

 private:
  [[nodiscard]] ui::ButtonOptions options(const Item& item) const;
  [[nodiscard]] float width(const Item& item) const;
  bool press(const Item& item, const ui::Rect& place);

  float gap_;
  bool wordy_;
};

/// Begins the run that the main action asks for: again from the start when it is over, at once where motion is reduced.
void begin_run(ui::Ui& ui, bool over);

}  // namespace workbenches
