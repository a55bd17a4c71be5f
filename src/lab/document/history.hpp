#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lab/document/document.hpp"
#include "lab/words/message.hpp"

namespace lab {

/// What undo brings back: a document, and how far its run had been computed (its tip may lie after the moment
/// that was shown).
struct Snapshot {
  Document document;
  std::uint64_t tip = 0;
};

/// The undo and redo stacks of one workbench. Bounded in entries and, because a thousand large pictures make a heavy list, in bytes
/// of different memory lists and weights.
class History {
 public:
  static constexpr std::size_t kMostEntries = 200;
  static constexpr std::size_t kMostBytes = 32 << 20;

  /// To be called with the state before a change. Redo is forgotten. A change with the same `group` as the one
  /// before it (a stroke, a dragged slider) joins it; an empty group never joins. `step` is the number of the command, which
  /// may have changed several workbenches.
  void record(Snapshot before, const Message& label, std::string_view group, std::uint64_t step);
  /// What comes next joins nothing.
  void seal();
  /// Whether a change with this group would join the last one.
  [[nodiscard]] bool joins(std::string_view group) const;
  /// The number of the command that undo (redo) is about; 0: there is none.
  [[nodiscard]] std::uint64_t undo_step() const { return past_.empty() ? 0 : past_.back().step; }
  [[nodiscard]] std::uint64_t redo_step() const {
    return future_.empty() ? 0 : future_.back().step;
  }

  [[nodiscard]] bool can_undo() const { return !past_.empty(); }
  [[nodiscard]] bool can_redo() const { return !future_.empty(); }
  /// What undo (redo) would do; empty when there is nothing.
  [[nodiscard]] Message undo_label() const {
    return past_.empty() ? Message() : past_.back().label;
  }
  [[nodiscard]] Message redo_label() const {
    return future_.empty() ? Message() : future_.back().label;
  }
  /// Swaps the present for the state before it. Precondition: can_undo().
  [[nodiscard]] Snapshot undo(Snapshot present);
  /// The reverse. Precondition: can_redo().
  [[nodiscard]] Snapshot redo(Snapshot present);

 private:
  struct Entry {
    Snapshot snapshot;
    Message label;
    std::string group;
    std::uint64_t step = 0;
  };
  [[nodiscard]] std::size_t bytes() const;
  std::vector<Entry> past_;
  std::vector<Entry> future_;
};

}  // namespace lab
