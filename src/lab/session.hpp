#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "hopfield/dynamics.hpp"
#include "hopfield/retrieval.hpp"
#include "lab/command.hpp"
#include "lab/document.hpp"
#include "lab/trace.hpp"

namespace lab {

/// A few words for the person, with the names of memories set off ("Recalled *circle*, exactly").
struct Phrase {
  struct Part {
    std::string text;
    bool name = false;  ///< a memory's name: shown in italics
  };
  std::vector<Part> parts;
  [[nodiscard]] std::string plain() const;
};

/// Where the network stands, in words: a headline and a line of detail.
struct Verdict {
  enum class Tone : std::uint8_t { neutral, working, good, warning } tone = Tone::neutral;
  Phrase headline;
  Phrase detail;
};

/// Something to tell the person once ("Already stored, inverted: circle").
struct Notice {
  std::uint64_t id = 0;
  bool warning = false;
  std::string text;
};

/// The arithmetic of one neuron now.
struct NeuronReport {
  std::uint32_t neuron = 0;
  int state = 1;
  double input = 0.0;      ///< Σⱼ Wᵢⱼ sⱼ
  double threshold = 0.0;  ///< θᵢ
  double field = 0.0;      ///< input − threshold
  int next = 1;            ///< what it would become
  bool tie = false;
};

/// One document at work: the only thing that changes it. The clock is the caller's.
class Session {
 public:
  explicit Session(Document document = first_visit());

  /// Does the whole command or nothing; an error names the field.
  Result<void> apply(const Command& command);
  /// Lets a running network work for `seconds` at the document's speed, as long as `keep_going`
  /// says so (asked every few decisions). Returns whether anything changed.
  bool advance(double seconds, const std::function<bool()>& keep_going);

  [[nodiscard]] const Document& document() const { return document_; }
  /// Increases whenever anything visible changes.
  [[nodiscard]] std::uint64_t revision() const { return revision_; }
  [[nodiscard]] bool running() const { return running_; }
  [[nodiscard]] bool can_undo() const;
  [[nodiscard]] bool can_redo() const;
  /// What undo would take back, in words ("Store", "Noise").
  [[nodiscard]] std::string undo_label() const;
  [[nodiscard]] std::string redo_label() const;

  /// The run as far as it has been computed (its tip may lie after the shown moment).
  [[nodiscard]] const hopfield::Run& run() const { return *run_; }
  [[nodiscard]] const Trace& trace() const { return trace_; }
  /// The state at document().moment: overlaps, energy, fields.
  [[nodiscard]] const hopfield::State& shown() const;
  [[nodiscard]] bool at_tip() const;
  /// The state at view.compare, if any.
  [[nodiscard]] std::optional<Pattern> compared() const;

  [[nodiscard]] const hopfield::Retrieval& retrieval() const;
  [[nodiscard]] Verdict verdict() const;
  [[nodiscard]] NeuronReport neuron(std::uint32_t index) const;
  /// How the shown picture relates to the memories (duplicate, inverse, …).
  [[nodiscard]] hopfield::Relation relation() const;
  /// Stability of every stored memory under the present rule; cached.
  [[nodiscard]] const std::vector<hopfield::Stability>& stabilities() const;
  [[nodiscard]] const std::vector<std::int32_t>& overlap_matrix() const;

  [[nodiscard]] const std::vector<Notice>& notices() const { return notices_; }
  void dismiss(std::uint64_t notice);

  /// {workbench, running, size, patterns, sweeps, energy, overlaps, nearest, outcome, …} as JSON.
  [[nodiscard]] std::string status_json() const;

 private:
  Document document_;
  std::unique_ptr<hopfield::Run> run_;
  Trace trace_;
  bool running_ = false;
  std::uint64_t revision_ = 1;
  std::vector<Notice> notices_;
};

}  // namespace lab
