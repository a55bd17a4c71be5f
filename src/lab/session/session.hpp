#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hopfield/memory/dynamics.hpp"
#include "hopfield/memory/retrieval.hpp"
#include "lab/commands/command.hpp"
#include "lab/document/document.hpp"
#include "lab/document/history.hpp"
#include "lab/recording/recording.hpp"
#include "lab/recording/trace.hpp"
#include "lab/words/message.hpp"

namespace lab {

/// Where the network stands, in words: a headline and a line of detail.
struct Verdict {
  enum class Tone : std::uint8_t { neutral, working, good, warning } tone = Tone::neutral;
  Message headline;
  Message detail;
};

/// Something to tell the person once ("Already stored, inverted: circle").
struct Notice {
  std::uint64_t id = 0;
  bool warning = false;
  Message text;
};

/// The arithmetic of one neuron now.
struct NeuronReport {
  std::uint32_t neuron = 0;
  int state = 1;
  double input = 0.0;      ///< Σⱼ Wᵢⱼ sⱼ; of a dense memory its field
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
  /// Each workbench has a history of its own; these are about the open one.
  [[nodiscard]] bool can_undo() const { return history().can_undo(); }
  [[nodiscard]] bool can_redo() const { return history().can_redo(); }
  /// What undo would take back, in words ("Store", "Add noise").
  [[nodiscard]] Message undo_label() const { return history().undo_label(); }
  [[nodiscard]] Message redo_label() const { return history().redo_label(); }

  /// The run as far as it has been computed (its tip may lie after the shown moment).
  [[nodiscard]] const hopfield::AnyRun& run() const { return recording_->run(); }
  /// The network: its weights (a dense memory has none) and thresholds.
  [[nodiscard]] const hopfield::Model& model() const { return recording_->model(); }
  /// Whether the network has an energy: not where weights are not symmetric.
  [[nodiscard]] bool has_energy() const { return model().symmetric(); }
  [[nodiscard]] const Trace& trace() const { return recording_->trace(); }
  /// The state at document().moment: overlaps, energy, fields.
  [[nodiscard]] Shown shown() const { return recording_->shown(); }
  [[nodiscard]] bool at_tip() const { return recording_->at_tip(); }
  /// How the run has ended, when the shown moment is its end; `running` otherwise.
  [[nodiscard]] hopfield::Outcome outcome() const;
  /// Whether no neuron would change now. Cached.
  [[nodiscard]] bool stable() const;
  /// What energies, weights and fields are to be multiplied by when they are shown: 1 or 1/N.
  [[nodiscard]] double scale() const;
  /// The state at view.compare, if any.
  [[nodiscard]] std::optional<Pattern> compared() const;

  /// What the shown state is, seen from the memories (hopfield::classify). Cached.
  [[nodiscard]] const hopfield::Retrieval& retrieval() const;
  /// What is to be said about the shown state of the workbench Memory.
  [[nodiscard]] Verdict verdict() const;
  /// The arithmetic of a neuron in the shown state. A number that no neuron has gives an empty
  /// report.
  [[nodiscard]] NeuronReport neuron(std::uint32_t index) const;
  /// How the shown picture relates to the memories (duplicate, inverse, …).
  [[nodiscard]] hopfield::Relation relation() const;
  /// Stability of one stored memory under the present rule; cached. O(N P): with hundreds of large
  /// memories ask only for those that are on the screen.
  [[nodiscard]] const hopfield::Stability& stability(std::size_t pattern) const;
  /// Of all of them.
  [[nodiscard]] const std::vector<hopfield::Stability>& stabilities() const;
  /// Raw dot products of the memories, P × P, row-major. Cached.
  [[nodiscard]] const std::vector<std::int32_t>& overlap_matrix() const;

  /// To be called when the code of workbenches has come (set_workbenches, hand_over): reads the sections that were kept as their JSON.
  /// What is wrong with one is told as a notice, and the section begins anew.
  void workbenches_came();

  [[nodiscard]] const std::vector<Notice>& notices() const { return notices_; }
  /// The person has seen this notice.
  void dismiss(std::uint64_t notice);

  /// {workbench, running, size, patterns, sweeps, energy, overlaps, nearest, outcome, …} as JSON.
  /// With what the open workbench has to say in numbers, when its code is there. In words its view says it, which is handed in
  /// here in place of the verdict of Memory.
  [[nodiscard]] std::string status_json() const;
  [[nodiscard]] std::string status_json(std::string_view headline, std::string_view detail) const;

 private:
  friend struct Applying;

  [[nodiscard]] Snapshot present() const { return {document_, recording_->tip()}; }
  [[nodiscard]] const History& history() const;
  History& history_of(std::string_view workbench);
  /// A step of the open workbench, which began with `before`.
  void record(const Snapshot& before, const Message& label, std::string_view group);
  /// A step of every workbench in which `after` differs.
  void record_changes(const Snapshot& before, const Document& after, const Message& label,
                      std::string_view group);
  Result<void> edit(const Command& command);
  Result<void> take_back(bool redo);
  Result<void> recall();
  /// Where time flows (Module::flow): begins, and goes on by so many seconds.
  Result<void> flow();
  bool flow_on(double seconds);
  /// Runs `work` on the recording as one undoable change of the moment.
  Result<void> travel(const Message& label, std::string_view group,
                      const std::function<void(Recording&)>& work);
  /// What a network is learnt from, and the network.
  struct Learnt {
    std::shared_ptr<const hopfield::Memories> memories;
    hopfield::Model model;
    bool anew = false;
  };
  /// The network of a document that is `wanted` next, learnt anew where it differs from the present one.
  [[nodiscard]] Result<Learnt> learnt_for(const Document& wanted) const;
  [[nodiscard]] Learnt present_network() const { return {memories_, model(), false}; }
  /// Makes network and run fit the document, which was `before`, with the run computed as far as `tip`.
  void renew(const Document& before, std::uint64_t tip, Learnt learnt);
  void touch();
  void tell(bool warning, Message text);

  Document document_;
  struct OwnHistory {
    std::string workbench;
    History history;
  };
  std::vector<OwnHistory> histories_;  // of the workbenches in which something has been done
  std::uint64_t steps_ = 0;            // numbers the steps of them all
  std::shared_ptr<const hopfield::Memories> memories_;
  // What the recording's network was learnt from.
  struct {
    Grid grid;
    MemoryList memories;
    Learning learning;
    hopfield::NetworkOptions network;
  } learnt_;
  std::optional<Recording> recording_;  // always there; optional so that it can be built anew
  // While one resize follows another: what the first one started from.
  struct Original {
    Document document;
    Pattern shown;
  };
  std::optional<Original> resized_from_;
  bool running_ = false;
  double carry_ = 0.0;  // decisions that time has allowed but that have not been made
  std::uint64_t revision_ = 1;
  std::uint64_t next_notice_ = 1;
  std::vector<Notice> notices_;

  // Computed when asked for; forgotten by touch() and renew().
  mutable std::optional<hopfield::Retrieval> retrieval_;
  mutable std::optional<bool> stable_;
  mutable std::vector<std::optional<hopfield::Stability>> stability_of_;
  mutable std::vector<hopfield::Stability> stabilities_;
  mutable std::vector<std::int32_t> overlap_matrix_;
};

}  // namespace lab
