#include "lab/session/session.hpp"

#include <algorithm>
#include <cmath>
#include <type_traits>

#include "lab/commands/edit.hpp"

namespace lab {
namespace {

constexpr std::size_t kMostNotices = 8;
constexpr int kDecisionsBetweenQuestions = 64;
// A page that was in the background comes back after minutes: the network does not catch up.
constexpr double kLongestStep = 0.25;

template <class T, class... Types>
constexpr bool is_one_of = (std::is_same_v<T, Types> || ...);

/// A network that is recalling goes on, from the changed picture or with the changed network.
bool keeps_running(const Command& command) {
  return std::visit(
      []<class T>(const T&) {
        return is_one_of<T, command::Paint, command::Clear, command::Invert, command::Shift,
                         command::Noise, command::Flip, command::Blank, command::Cover,
                         command::Patch, command::Rename, command::Move, command::SetNetwork,
                         command::SetUpdate, command::SetSpeed, command::SetNoise, command::SetView,
                         command::SetOne, command::SetTwo, command::SetCapacity>;
      },
      command);
}

/// A workbench in which time flows rather than neurons deciding.
bool flows(const Document& document) {
  return document.workbench == "one" || document.workbench == "two";
}

/// What the eye looks at, from one document in another: it is no change of the work.
void keep_looks(Document& document, const Document& from) {
  document.view = from.view;
  document.two.look = from.two.look;
}

/// What has been computed beyond the shown moment stays valid.
bool keeps_future(const Command& command) {
  if (const auto* network = std::get_if<command::SetNetwork>(&command)) {
    return !network->self_connections && !network->units && !network->tie && !network->threshold;
  }
  if (const auto* update = std::get_if<command::SetUpdate>(&command)) {
    return !update->mode && !update->order;
  }
  return std::visit(
      []<class T>(const T&) {
        return is_one_of<T, command::Rename, command::Move, command::SetSpeed, command::SetNoise,
                         command::SetView, command::Open, command::SetThree, command::SetGates,
                         command::SetOne, command::SetTwo, command::SetCapacity, command::Step,
                         command::Sweep, command::Recall, command::Finish, command::Reset,
                         command::Seek>;
      },
      command);
}

std::string group_of(const OneChange& c) {
  if (c.lambda) return "lambda";
  if (c.step_from || c.step_until || c.step_height) return "step";
  if (c.drawn) return "drawn";
  return c.moment ? "moment" : c.start ? "start" : c.time_constant ? "tau" : c.speed ? "speed" : "";
}

std::string group_of(const TwoChange& c, const Two& before) {
  if (c.preset || c.from || c.kick || c.kicks || c.paths) return "";
  if (c.weights) {
    const auto differs =
        std::mismatch(c.weights->begin(), c.weights->end(), before.weights.begin()).first;
    // Both directions of a connection are one weight.
    const auto which = differs - c.weights->begin();
    return "weight " + std::to_string(which == 2 ? 1 : which);
  }
  if (c.input) return "input";
  if (c.gain) return "gain";
  if (c.kick_length) return "kick length";
  if (c.next_kick) return "next kick";
  return c.moment ? "moment" : c.start ? "start" : c.time_constant ? "tau" : c.speed ? "speed" : "";
}

/// Commands with the same group, one after the other, are one step for undo.
std::string group_of(const Command& command, const Document& before) {
  if (const auto* paint = std::get_if<command::Paint>(&command)) {
    return paint->stroke > 0 ? "stroke " + std::to_string(paint->stroke) : "";
  }
  if (const auto* network = std::get_if<command::SetNetwork>(&command)) {
    const bool others =
        network->self_connections || network->units || network->tie || network->scale;
    return network->threshold && !others ? "threshold" : "";
  }
  if (const auto* update = std::get_if<command::SetUpdate>(&command)) {
    return update->max_sweeps && !update->mode && !update->order ? "max_sweeps" : "";
  }
  if (const auto* three = std::get_if<command::SetThree>(&command)) {
    // A dragged weight is one step; another weight is another.
    if (!three->change.weights || !before.three.weights.rows()) return "";
    const auto was = before.three.weights.values(), is = three->change.weights->values();
    if (was.size() != is.size()) return "";
    const auto differs = std::mismatch(was.begin(), was.end(), is.begin()).first;
    return "weight " + std::to_string(differs - was.begin());
  }
  if (const auto* gates = std::get_if<command::SetGates>(&command)) {
    // Walking through time is one step of undo; an input that is pressed is one of its own.
    const DelaysChange& delays = gates->change.delays;
    if (delays.time && !delays.trains && !delays.example) return "gate time";
    return gates->change.weights ? "gate weights" : gates->change.threshold ? "gate threshold" : "";
  }
  if (const auto* one = std::get_if<command::SetOne>(&command)) return group_of(one->change);
  if (const auto* two = std::get_if<command::SetTwo>(&command))
    return group_of(two->change, before.two);
  if (flows(before) && std::holds_alternative<command::Seek>(command)) return "seek";
  if (const auto* capacity = std::get_if<command::SetCapacity>(&command))
    return capacity_group(capacity->change);
  const bool slides = std::visit(
      []<class T>(const T&) {
        return is_one_of<T, command::SetSpeed, command::SetNoise, command::Resize>;
      },
      command);
  return slides ? std::string(op(command)) : "";
}

bool same_patterns(const MemoryList& a, const MemoryList& b) {
  return a == b ||
         std::equal(a->begin(), a->end(), b->begin(), b->end(),
                    [](const Memory& x, const Memory& y) { return x.pattern == y.pattern; });
}

/// What the network has learnt, given what it had learnt before: adding one picture to hundreds is quick.
std::shared_ptr<const hopfield::Memories> learn(
    const std::shared_ptr<const hopfield::Memories>& before, const Document& document) {
  const std::vector<Memory>& list = *document.memories;
  const std::size_t neurons = document.grid.neurons();
  std::size_t known = 0;
  if (before && before->neurons() == neurons && before->count() <= list.size()) {
    while (known < before->count() && (*before)[known] == list[known].pattern) ++known;
  }
  const bool continues = before && known > 0 && known == before->count();
  auto memories = continues ? std::make_shared<hopfield::Memories>(*before)
                            : std::make_shared<hopfield::Memories>(neurons);
  for (std::size_t k = continues ? known : 0; k < list.size(); ++k)
    memories->store(list[k].pattern);
  return memories;
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
    if (moment > tip) {
      return Error{"moment", std::to_string(moment) + ", expected at most " + std::to_string(tip)};
    }
    return travel("seek", [moment](Recording& recording) { recording.seek(moment); });
  }
  Result<void> operator()(const command::Reset&) const {
    session.running_ = false;
    if (session.trace().length() == 0) return {};
    session.history_.record(session.present(), label(command), "");
    const Document before = session.document_;
    session.document_.moment = 0;
    session.document_.view.compare.reset();
    session.renew(before, 0);
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
  renew(document_, document_.moment);
}

Result<void> Session::apply(const Command& command) {
  if (!std::holds_alternative<command::Resize>(command) &&
      !std::holds_alternative<command::SetView>(command) &&
      !std::holds_alternative<command::SetCapacity>(command)) {
    resized_from_.reset();
  }
  // Small networks keep no recording: running them is an edit of their section.
  const bool small = document_.workbench != "memory";
  const bool runs = std::visit(
      []<class T>(const T&) {
        return is_one_of<T, command::Step, command::Sweep, command::Recall, command::Finish,
                         command::Reset, command::Seek>;
      },
      command);
  if (flows(document_) && std::holds_alternative<command::Recall>(command)) return flow();
  if (small && runs) return edit(command);
  if (const auto* step = std::get_if<command::Step>(&command); step && step->neuron) {
    return Error{"neuron", "only a small network takes the neuron that is to decide"};
  }
  return std::visit(Applying{*this, command}, command);
}

Result<void> Session::edit(const Command& command) {
  const Document before = document_;
  const bool resizing = std::holds_alternative<command::Resize>(command);
  if (resizing && !resized_from_) resized_from_ = Original{before, shown().pattern()};
  Document from = resizing ? resized_from_->document : before;
  from.view = before.view;
  // An experiment's rows may arrive while a size is being dragged.
  from.capacity = before.capacity;
  Editor editor(std::move(from), resizing ? resized_from_->shown : shown().pattern());
  if (auto done = editor.apply(command); !done) return done;
  Document after = editor.document();
  if (auto fits = check_document(after); !fits) return fits;
  for (const Remark& remark : editor.remarks()) tell(remark.warning, remark.text);
  if (after == before) return {};
  Document same_view = after;
  keep_looks(same_view, before);
  // What experiments find is no change of the work either.
  if (std::holds_alternative<command::SetCapacity>(command))
    same_view.capacity.results = before.capacity.results;
  // What the eye looks at is no change of the work; and a slider dragged while the network recalls belongs to that
  // recall, so that one undo leads back to its start.
  const bool slid = running_ && (std::holds_alternative<command::SetSpeed>(command) ||
                                 std::holds_alternative<command::SetNoise>(command));
  if (same_view != before && !slid) {
    history_.record(present(), label(command), group_of(command, before));
  }
  document_ = std::move(after);
  const std::uint64_t tip = keeps_future(command) ? trace().length() : document_.moment;
  renew(before, tip);
  const bool over =
      flows(document_) ? flow_moment() >= last_moment(document_) : recording_->finished();
  running_ = running_ && keeps_running(command) && !over;
  return {};
}

Result<void> Session::take_back(bool redo) {
  if (redo ? !can_redo() : !can_undo()) return {};
  running_ = false;
  Snapshot target = redo ? history_.redo(present()) : history_.undo(present());
  const Document before = std::move(document_);
  document_ = std::move(target.document);
  keep_looks(document_, before);
  // An experiment has taken its time: what it found stays.
  if (!before.capacity.results->empty()) document_.capacity.results = before.capacity.results;
  if (document_.view.selected && *document_.view.selected >= document_.grid.neurons()) {
    document_.view.selected.reset();
  }
  if (document_.view.compare && *document_.view.compare > target.tip)
    document_.view.compare.reset();
  renew(before, target.tip);
  return {};
}

Result<void> Session::travel(std::string_view label, std::string_view group,
                             const std::function<void(Recording&)>& work) {
  const bool was_running = std::exchange(running_, false);
  Snapshot before = present();
  work(*recording_);
  recording_->settle();
  // Finishing a recall that is under way belongs to that recall.
  const bool part_of_recall = was_running && recording_->finished();
  if (recording_->moment() != document_.moment && !part_of_recall) {
    history_.record(std::move(before), label, group);
  }
  document_.moment = recording_->moment();
  touch();
  return {};
}

Result<void> Session::recall() {
  if (running_) return {};
  if (recording_->finished()) {
    // Beyond the sweep limit one more recall takes the picture up where the last one left it.
    if (recording_->run().outcome() != hopfield::Outcome::max_sweeps) return {};
    history_.record(present(), label(command::Recall{}), "");
    const Document before = document_;
    document_.start = shown().pattern();
    document_.moment = 0;
    document_.view.compare.reset();
    renew(before, 0);
  } else if (stable()) {
    // Nothing to watch: the run that finds that out takes no time.
    if (memories_->count() == 0) return {};
    return travel(label(command::Recall{}), "",
                  [](Recording& recording) { recording.seek(UINT64_MAX); });
  } else {
    history_.record(present(), label(command::Recall{}), "");
  }
  running_ = true;
  carry_ = 0.0;
  touch();
  return {};
}

bool Session::advance(double seconds, const std::function<bool()>& keep_going) {
  if (!running_ || !(seconds > 0.0)) return false;
  if (flows(document_)) return flow_on(std::min(seconds, kLongestStep));
  const bool together = document_.update.mode == hopfield::Mode::sync;
  const double cost = together ? static_cast<double>(document_.grid.neurons()) : 1.0;
  carry_ += std::min(seconds, kLongestStep) * document_.speed;
  int made = 0;
  while (carry_ >= cost && !recording_->finished()) {
    recording_->forward();
    carry_ -= cost;
    ++made;
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

std::uint32_t& Session::flow_moment() {
  return document_.workbench == "one" ? document_.one.moment : document_.two.moment;
}

Result<void> Session::flow() {
  if (running_) return {};
  history_.record(present(), label(command::Recall{}), "");
  // At its end a run is shown again from its start.
  if (flow_moment() >= last_moment(document_)) flow_moment() = 0;
  running_ = true;
  carry_ = 0.0;
  touch();
  return {};
}

bool Session::flow_on(double seconds) {
  const double speed = document_.workbench == "one" ? document_.one.speed : document_.two.speed;
  carry_ += seconds * speed * kPerTau;
  const auto by = static_cast<std::uint32_t>(carry_);
  if (by == 0) return false;
  carry_ -= by;
  const std::uint32_t end = last_moment(document_);
  flow_moment() = std::min(end, flow_moment() + by);
  running_ = flow_moment() < end;
  touch();
  return true;
}

void Session::renew(const Document& before, std::uint64_t tip) {
  const bool first = !recording_;
  const bool other_memories =
      first || before.grid != document_.grid || !same_patterns(before.memories, document_.memories);
  if (other_memories) memories_ = learn(first ? nullptr : memories_, document_);
  const bool other_network = other_memories || before.network != document_.network;
  if (other_network) {
    stability_of_.clear();
    stabilities_.clear();
    overlap_matrix_.clear();
  }
  const bool other_run = other_network || before.start != document_.start ||
                         before.update != document_.update || before.seed != document_.seed ||
                         before.run_stream != document_.run_stream;
  if (other_run || tip < recording_->tip()) {
    recording_.emplace(hopfield::Network(memories_, document_.network), document_.start,
                       document_.update, hopfield::Random(document_.seed, document_.run_stream));
  }
  recording_->seek(std::max(tip, document_.moment));
  recording_->seek(document_.moment);
  recording_->settle();
  document_.moment = recording_->moment();
  touch();
}

void Session::touch() {
  ++revision_;
  retrieval_.reset();
  stable_.reset();
}

void Session::tell(bool warning, std::string text) {
  notices_.push_back({next_notice_++, warning, std::move(text)});
  if (notices_.size() > kMostNotices) notices_.erase(notices_.begin());
  ++revision_;
}

void Session::dismiss(std::uint64_t notice) {
  if (std::erase_if(notices_, [&](const Notice& each) { return each.id == notice; }) > 0)
    ++revision_;
}

}  // namespace lab
