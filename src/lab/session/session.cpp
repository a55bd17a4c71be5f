#include "lab/session/session.hpp"

#include <algorithm>

#include "lab/commands/edit.hpp"
#include "lab/sections/workbench.hpp"
#include "lab/session/command_kinds.hpp"

namespace lab {
namespace {

constexpr std::string_view kMemory = "memory";
constexpr std::size_t kMostNotices = 8;
constexpr std::uint64_t kDecisionsBetweenQuestions = 64;
// A page that was in the background comes back after minutes: the network does not catch up.
constexpr double kLongestStep = 0.25;

/// How far the run of a workbench is shown in which time flows.
Flow flow_of(const Document& document) {
  return module_of(document.workbench)->flow(document.sections.held(document.workbench).get());
}
void flow_to(Document& document, std::uint32_t moment) {
  const Held section = document.sections.held(document.workbench);
  document.sections.put(document.workbench,
                        module_of(document.workbench)->flow_to(section.get(), moment));
}

/// What a workbench's own history remembers of a document: all but the sections, or the one section.
Snapshot part_of(const Snapshot& whole, std::string_view workbench) {
  Snapshot out;
  if (workbench == kMemory) {
    out = whole;
    out.document.sections = {};
  } else {
    out.document.sections.take(workbench, whole.document.sections);
  }
  return out;
}

bool same_patterns(const MemoryList& a, const MemoryList& b) {
  return a == b ||
         std::equal(a->begin(), a->end(), b->begin(), b->end(),
                    [](const Memory& x, const Memory& y) { return x.pattern == y.pattern; });
}

}  // namespace

/// Sends each command to the one who carries it out.
struct Applying {
  Session& session;
  const Command& command;

  Result<void> operator()(const command::Undo&) const { return session.take_back(false); }
  Result<void> operator()(const command::Redo&) const { return session.take_back(true); }
  Result<void> operator()(const command::Recall&) const { return session.recall(); }
  Result<void> operator()(const command::Pause&) const {
    if (session.running_) ++session.revision_;
    session.running_ = false;
    return {};
  }
  Result<void> operator()(const command::Step&) const {
    return travel("", [](Recording& recording) { recording.forward(); });
  }
  Result<void> operator()(const command::Sweep&) const {
    return travel("", [](Recording& recording) { recording.sweep(); });
  }
  Result<void> operator()(const command::Finish&) const {
    return travel("", [](Recording& recording) { recording.seek(UINT64_MAX); });
  }
  Result<void> operator()(const command::Seek& seek) const {
    const std::uint64_t moment = seek.moment;
    const std::uint64_t tip = session.trace().length();
    if (moment > tip) return Error{"moment", expected(moment, at_most(tip))};
    return travel("seek", [moment](Recording& recording) { recording.seek(moment); });
  }
  Result<void> operator()(const command::Reset&) const {
    session.running_ = false;
    if (session.trace().length() == 0) return {};
    session.record(session.present(), label(command), "");
    const Document before = session.document_;
    session.document_.moment = 0;
    session.document_.view.compare.reset();
    session.renew(before, 0, session.present_network());
    return {};
  }
  template <class T>
  Result<void> operator()(const T&) const {
    return session.edit(command);
  }

 private:
  template <class Work>
  Result<void> travel(std::string_view group, const Work& work) const {
    return session.travel(label(command), group, work);
  }
};

Session::Session(Document document)
    : document_(check_document(document) ? std::move(document) : first_visit()) {
  (void)document_.sections.read_kept();
  auto learnt = learnt_for(document_);
  if (!learnt) {
    document_ = first_visit();
    learnt = learnt_for(document_);
  }
  renew(document_, document_.moment, *std::move(learnt));
}

Result<void> Session::apply(const Command& command) {
  if (!std::holds_alternative<command::Resize>(command) &&
      !std::holds_alternative<command::SetView>(command) &&
      !std::holds_alternative<command::SetSection>(command))
    resized_from_.reset();
  // Small networks keep no recording: running them is an edit of their section.
  const bool small = document_.workbench != kMemory;
  const bool runs = std::visit(
      []<class T>(const T&) {
        return kIsOneOf<T, command::Step, command::Sweep, command::Recall, command::Finish,
                        command::Reset, command::Seek>;
      },
      command);
  if (flows(document_) && std::holds_alternative<command::Recall>(command)) return flow();
  if (small && runs) return edit(command);
  if (const auto* step = std::get_if<command::Step>(&command); step && step->neuron)
    return Error{"neuron", "only in a small network can the neuron be chosen"};
  return std::visit(Applying{*this, command}, command);
}

Result<void> Session::edit(const Command& command) {
  const Document before = document_;
  const bool resizing = std::holds_alternative<command::Resize>(command);
  if (resizing && !resized_from_) resized_from_ = Original{before, shown().pattern()};
  Document from = resizing ? resized_from_->document : before;
  from.view = before.view;
  // An experiment's rows may arrive while a size is being dragged.
  from.sections = before.sections;
  Editor editor(std::move(from), resizing ? resized_from_->shown : shown().pattern());
  if (auto done = editor.apply(command); !done) return done;
  Document after = editor.document();
  // A document that was read before the workbenches’ code had come.
  if (auto read = after.sections.read_kept(); !read) return read;
  if (auto fits = check_document(after); !fits) return at_command(fits.error(), command);
  auto learnt = learnt_for(after);
  if (!learnt) return at_command(learnt.error(), command);
  for (const Remark& remark : editor.remarks()) tell(remark.warning, remark.text);
  if (after == before) return {};
  // What the eye looks at is no change of the work, nor is what experiments find.
  Document same_view = after;
  same_view.view = before.view;
  const auto* section = std::get_if<command::SetSection>(&command);
  same_view.sections.keep(before.sections,
                          section != nullptr ? Module::Found::keep : Module::Found::leave);
  // A slider dragged while the network recalls belongs to that
  // recall, so that one undo leads back to its start.
  const bool slid = running_ && (std::holds_alternative<command::SetSpeed>(command) ||
                                 std::holds_alternative<command::SetNoise>(command));
  if (same_view != before && !slid)
    record_changes({before, recording_->tip()}, same_view, label(command),
                   group_of(command, before));
  if (document_.workbench != after.workbench)
    for (OwnHistory& each : histories_) each.history.seal();
  document_ = std::move(after);
  // Only for Hebb's rule the order of the memories makes no difference.
  const bool reordered = std::holds_alternative<command::Move>(command) &&
                         !document_.learning.by(hopfield::Rule::hebb);
  const bool future = keeps_future(command) && !reordered;
  const std::uint64_t tip = future ? trace().length() : document_.moment;
  renew(before, tip, *std::move(learnt));
  const bool over = flows(document_) ? flow_of(document_).moment >= flow_of(document_).stop()
                                     : recording_->finished();
  running_ = running_ && keeps_running(command) && !over;
  return {};
}

const History& Session::history() const {
  static const History kNothing;
  const auto found = std::ranges::find(histories_, document_.workbench, &OwnHistory::workbench);
  return found == histories_.end() ? kNothing : found->history;
}

History& Session::history_of(std::string_view workbench) {
  const auto found = std::ranges::find(histories_, workbench, &OwnHistory::workbench);
  if (found != histories_.end()) return found->history;
  return histories_.emplace_back(std::string(workbench)).history;
}

void Session::record(const Snapshot& before, const Message& label, std::string_view group) {
  const std::string& name = document_.workbench;
  history_of(name).record(part_of(before, name), label, group, ++steps_);
}

void Session::record_changes(const Snapshot& before, const Document& after, const Message& label,
                             std::string_view group) {
  ++steps_;
  const auto note = [&](std::string_view name) {
    history_of(name).record(part_of(before, name), label, group, steps_);
  };
  Document memory = after;
  memory.workbench = before.document.workbench;
  memory.sections = before.document.sections;
  if (memory != before.document) note(kMemory);
  each_section([&](const Workbench& bench) {
    memory.sections.take(bench.name, after.sections);
    if (!(memory.sections == before.document.sections)) note(bench.name);
    memory.sections = before.document.sections;
  });
}

Result<void> Session::take_back(bool redo) {
  if (redo ? !can_redo() : !can_undo()) return {};
  running_ = false;
  const std::uint64_t step = redo ? history().redo_step() : history().undo_step();
  const Snapshot now = present();
  Snapshot target = now;
  // A command may have changed several workbenches. It is taken back in all of them where it is the last thing that was done.
  for (auto& [name, history] : histories_) {
    if ((redo ? history.redo_step() : history.undo_step()) != step) continue;
    Snapshot part = redo ? history.redo(part_of(now, name)) : history.undo(part_of(now, name));
    if (name != kMemory) {
      target.document.sections.take(name, part.document.sections);
      continue;
    }
    part.document.sections = std::move(target.document.sections);
    target = std::move(part);
  }
  const Document& before = now.document;
  document_ = std::move(target.document);
  document_.workbench = before.workbench;
  document_.view = before.view;
  (void)document_.sections.read_kept();
  document_.sections.keep(before.sections, Module::Found::keep_unless_none);
  if (document_.view.selected && *document_.view.selected >= document_.grid.neurons())
    document_.view.selected.reset();
  if (document_.view.compare && *document_.view.compare > target.tip)
    document_.view.compare.reset();
  // Has been learnt before.
  if (auto learnt = learnt_for(document_)) renew(before, target.tip, *std::move(learnt));
  return {};
}

Result<void> Session::travel(const Message& label, std::string_view group,
                             const std::function<void(Recording&)>& work) {
  const bool was_running = std::exchange(running_, false);
  const Snapshot before = present();
  work(*recording_);
  recording_->settle();
  // Finishing a recall that is under way belongs to that recall.
  const bool part_of_recall = was_running && recording_->finished();
  if (recording_->moment() != document_.moment && !part_of_recall) record(before, label, group);
  document_.moment = recording_->moment();
  touch();
  return {};
}

Result<void> Session::recall() {
  if (running_) return {};
  if (recording_->finished()) {
    // Beyond the sweep limit one more recall takes the picture up where the last one left it.
    if (recording_->run().outcome() != hopfield::Outcome::max_sweeps) return {};
    record(present(), label(command::Recall{}), "");
    const Document before = document_;
    document_.start = shown().pattern();
    document_.moment = 0;
    document_.view.compare.reset();
    renew(before, 0, present_network());
  } else if (stable()) {
    // Nothing to watch: the run that finds that out takes no time.
    if (memories_->count() == 0) return {};
    return travel(label(command::Recall{}), "",
                  [](Recording& recording) { recording.seek(UINT64_MAX); });
  } else {
    record(present(), label(command::Recall{}), "");
  }
  running_ = true;
  // Whoever presses sees at once that something happens: at four seconds a sweep, nobody waits for the first.
  const Speed& speed = document_.speed;
  carry_ = speed.sweeps
               ? static_cast<double>(
                     document_.update.mode == hopfield::Mode::sync ? document_.grid.neurons() : 1)
               : 0.0;
  touch();
  return {};
}

bool Session::advance(double seconds, const std::function<bool()>& keep_going) {
  if (!running_ || !(seconds > 0.0)) return false;
  if (flows(document_)) return flow_on(std::min(seconds, kLongestStep));
  const bool together = document_.update.mode == hopfield::Mode::sync;
  const std::size_t neurons = document_.grid.neurons();
  const double cost = together ? static_cast<double>(neurons) : 1.0;
  carry_ += std::min(seconds, kLongestStep) * document_.speed.updates(neurons);
  std::uint64_t made = 0;
  while (carry_ >= cost && !recording_->finished()) {
    // As many as there are until the next question, in one go.
    const std::uint64_t until = kDecisionsBetweenQuestions - made % kDecisionsBetweenQuestions;
    const std::uint64_t steps =
        together ? 1 : std::min(until, static_cast<std::uint64_t>(carry_ / cost));
    const std::uint64_t decisions = recording_->forward(steps);
    const std::uint64_t done = together ? 1 : decisions;
    carry_ -= cost * static_cast<double>(done);
    made += done;
    if ((together || made % kDecisionsBetweenQuestions == 0) && keep_going && !keep_going()) {
      // A machine that cannot keep up is slow; it does not pile up a debt.
      carry_ = 0.0;
    }
  }
  if (recording_->finished()) running_ = false;
  if (made == 0 && running_) return false;
  recording_->settle();
  document_.moment = recording_->moment();
  touch();
  return true;
}

Result<void> Session::flow() {
  if (running_) return {};
  record(present(), label(command::Recall{}), "");
  // At its end a run is shown again from its start.
  if (const Flow at = flow_of(document_); at.moment >= at.stop()) flow_to(document_, 0);
  running_ = true;
  carry_ = 0.0;
  touch();
  return {};
}

bool Session::flow_on(double seconds) {
  const Flow now = flow_of(document_);
  carry_ += seconds * now.speed * now.unit;
  const auto by = static_cast<std::uint32_t>(carry_);
  if (by == 0) return false;
  carry_ -= by;
  const std::uint32_t moment = std::max(now.moment, std::min(now.stop(), now.moment + by));
  flow_to(document_, moment);
  running_ = moment < now.stop();
  touch();
  return true;
}

Result<Session::Learnt> Session::learnt_for(const Document& wanted) const {
  const bool first = !recording_;
  const bool other_memories =
      first || learnt_.grid != wanted.grid || !same_patterns(learnt_.memories, wanted.memories);
  const bool other_rule =
      first || learnt_.learning != wanted.learning || learnt_.network != wanted.network;
  if (!other_memories && !other_rule) return present_network();
  auto memories = other_memories ? memories_of(memories_, wanted) : memories_;
  auto model = learn(wanted, memories);
  if (!model) return model.error();
  return Learnt{std::move(memories), *std::move(model), true};
}

void Session::renew(const Document& before, std::uint64_t tip, Learnt learnt) {
  if (learnt.anew) {
    memories_ = std::move(learnt.memories);
    learnt_ = {document_.grid, document_.memories, document_.learning, document_.network};
    stability_of_.clear();
    stabilities_.clear();
    overlap_matrix_.clear();
  } else {
    learnt_.memories = document_.memories;  // the same pictures, perhaps of other names
  }
  const bool other_run = learnt.anew || before.start != document_.start ||
                         before.update != document_.update ||
                         before.temperature != document_.temperature ||
                         before.seed != document_.seed || before.run_stream != document_.run_stream;
  if (other_run || tip < recording_->tip()) {
    recording_.emplace(std::move(learnt.model), document_.start, run_options(document_),
                       hopfield::Random(document_.seed, document_.run_stream));
  }
  recording_->seek(std::max(tip, document_.moment));
  recording_->seek(document_.moment);
  recording_->settle();
  document_.moment = recording_->moment();
  touch();
}

void Session::workbenches_came() {
  if (!document_.sections.wait()) return;
  if (auto read = document_.sections.read_kept(); !read)
    tell(true, whole_text(read.error().text()));
  touch();
}

void Session::touch() {
  ++revision_;
  retrieval_.reset();
  stable_.reset();
}

void Session::tell(bool warning, Message text) {
  notices_.push_back({next_notice_++, warning, std::move(text)});
  if (notices_.size() > kMostNotices) notices_.erase(notices_.begin());
  ++revision_;
}

void Session::dismiss(std::uint64_t notice) {
  if (std::erase_if(notices_, [&](const Notice& each) { return each.id == notice; }) > 0)
    ++revision_;
}

}  // namespace lab
