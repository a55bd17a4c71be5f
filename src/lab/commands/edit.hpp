#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hopfield/numerics/random.hpp"
#include "lab/commands/command.hpp"
#include "lab/document/document.hpp"

namespace lab {

/// Something the person should know about an edit that did work.
struct Remark {
  bool warning = false;
  std::string text;
};

/// What commands make of a document: a pure function of the document, the picture that is shown, and the
/// command. Commands that run the network or walk through its history are the session's.
///
/// Whoever changes the picture or the network starts a new run from the picture that is shown.
class Editor {
 public:
  Editor(Document document, const Pattern& shown);

  /// On an error the document is not to be used.
  Result<void> apply(const Command& command);

  [[nodiscard]] const Document& document() const { return document_; }
  [[nodiscard]] const std::vector<Remark>& remarks() const { return remarks_; }

  // Drawing and spoiling (edit_picture.cpp)
  Result<void> operator()(const command::Paint& command);
  Result<void> operator()(const command::Clear& command);
  Result<void> operator()(const command::Invert& command);
  Result<void> operator()(const command::Shift& command);
  Result<void> operator()(const command::Noise& command);
  Result<void> operator()(const command::Flip& command);
  Result<void> operator()(const command::Blank& command);
  Result<void> operator()(const command::Cover& command);
  Result<void> operator()(const command::Randomise& command);
  Result<void> operator()(const command::Load& command);
  Result<void> operator()(const command::Blend& command);
  Result<void> operator()(const command::Patch& command);
  Result<void> operator()(const command::Place& command);
  // Memories (edit_memories.cpp)
  Result<void> operator()(const command::Store& command);
  Result<void> operator()(const command::Replace& command);
  Result<void> operator()(const command::Forget& command);
  Result<void> operator()(const command::Rename& command);
  Result<void> operator()(const command::Move& command);
  Result<void> operator()(const command::ForgetAll& command);
  Result<void> operator()(const command::Pictures& command);
  Result<void> operator()(const command::Import& command);
  Result<void> operator()(const command::AddRandom& command);
  // Everything else (edit.cpp)
  Result<void> operator()(const command::Resize& command);
  Result<void> operator()(const command::SetNetwork& command);
  Result<void> operator()(const command::SetUpdate& command);
  Result<void> operator()(const command::Seed& command);
  Result<void> operator()(const command::SetSpeed& command);
  Result<void> operator()(const command::SetNoise& command);
  Result<void> operator()(const command::SetView& command);
  Result<void> operator()(const command::Open& command);
  Result<void> operator()(const command::ResetAll& command);
  Result<void> operator()(const command::SetDocument& command);
  // The other workbenches (edit_section.cpp); in the Memory workbench running is the session's
  Result<void> operator()(const command::SetSection& command);
  Result<void> operator()(const command::Step& command);
  Result<void> operator()(const command::Sweep& command);
  Result<void> operator()(const command::Recall& command);
  Result<void> operator()(const command::Finish& command);
  Result<void> operator()(const command::Reset& command);
  Result<void> operator()(const command::Seek& command);
  Result<void> operator()(const command::Pause&) { return {}; }
  Result<void> operator()(const command::Undo&) { return {}; }
  Result<void> operator()(const command::Redo&) { return {}; }

 private:
  [[nodiscard]] const std::vector<Memory>& memories() const { return *document_.memories; }
  [[nodiscard]] Result<void> check_memory(const char* field, std::uint32_t pattern) const;
  [[nodiscard]] Result<void> check_room(std::size_t more) const;
  /// The cells of a rectangle that lie on the grid.
  [[nodiscard]] Result<std::vector<std::uint32_t>> rectangle(int x, int y, int width,
                                                             int height) const;
  /// This picture is the start of a new run.
  void begin(Pattern picture);
  /// The network changes: the picture that is shown stays, as the start of a new run.
  void hold();
  void set_memories(std::vector<Memory> memories);
  /// Takes the pictures as the only memories, on their own grid, and starts from `start`.
  void replace_all(Grid grid, std::vector<Memory> memories, Pattern start);
  void resize(Grid grid);
  /// Tells when the picture repeats a memory other than `except`; true when it should not be stored.
  bool repeats(const Pattern& picture, std::size_t except, bool force);
  /// Runs the network of the open workbench.
  Result<void> run(const Running& running);
  /// The next stream of random numbers.
  [[nodiscard]] hopfield::Random draw();

  Document document_;
  Pattern shown_;
  std::vector<Remark> remarks_;
};

}  // namespace lab
