#include <algorithm>
#include <utility>

#include "ui/kit/numbers.hpp"
#include "ui/shell/workbench.hpp"
#include "workbenches/capacity/capacity.hpp"

/// Experiments under way: the pieces of a study go to the host, and their rows into the document as they come.
namespace workbenches {
namespace {

/// The document need not change more often than this, in seconds: each change is a whole table.
constexpr double kBetweenCommands = 0.2;

lab::CapacityTable& table_for(std::vector<lab::CapacityTable>& tables,
                              const lab::CapacityTable& wanted) {
  const auto wanted_plan = lab::plan_of(wanted);
  for (lab::CapacityTable& table : tables) {
    if (table.experiment != wanted.experiment) continue;
    if (table.request == wanted.request) return table;
    const auto plan = lab::plan_of(table);
    if (plan && wanted_plan && lab::same_question(*plan, *wanted_plan)) return table = wanted;
  }
  if (tables.size() == lab::kMostCapacityTables) tables.erase(tables.begin());
  return tables.emplace_back(wanted);
}

}  // namespace

CapacityRunner& capacity_runner(ui::PanelState& panels) {
  if (!panels.studies) panels.studies = std::make_shared<CapacityRunner>(panels.experiments);
  return *static_cast<CapacityRunner*>(panels.studies.get());
}

CapacityState& capacity_state(ui::PanelState& panels) {
  return ui::bench_state<CapacityState>(panels);
}

void set_capacity(ui::Ui& ui, lab::CapacityChange change) {
  ui.emit(lab::command::SetCapacity{std::move(change)});
}

std::optional<lab::CapacityStudy> study_of(lab::CapacityView view) {
  switch (view) {
    case lab::CapacityView::curves:
      return lab::CapacityStudy::curves;
    case lab::CapacityView::recovery:
      return lab::CapacityStudy::recovery;
    case lab::CapacityView::census:
      return lab::CapacityStudy::census;
    default:
      return std::nullopt;
  }
}

std::vector<hopfield::Rule> rules_of(lab::CapacityStudy study, const lab::CapacityBench& bench) {
  if (study == lab::CapacityStudy::recovery)
    return {hopfield::Rule::hebb, hopfield::Rule::pseudo_inverse};
  return {bench.rule};
}

void CapacityRunner::run(ui::Ui& ui, lab::CapacityStudy study,
                         const std::vector<hopfield::Rule>& rules) {
  const lab::CapacityBench& bench = bench_of(ui);
  cancel(ui);
  study_ = study;
  if (!host_) {
    problem_ = ui::tr("This program has nobody to carry out experiments.");
    return;
  }
  for (const hopfield::Rule rule : rules) {
    lab::CapacityTable& table =
        table_for(found_, lab::empty_table(study, lab::capacity_request(bench, study, rule)));
    const auto plan = lab::plan_of(table);
    if (!plan) continue;
    for (const std::uint32_t patterns : lab::missing_loads(table, *plan))
      jobs_.push_back({next_ticket_++, table.experiment, table.request, patterns});
  }
  // Coarse first, for all rules alike: sorted by place in each rule's list.
  if (rules.size() > 1 && jobs_.size() % rules.size() == 0) {
    std::vector<Job> mixed;
    const std::size_t each = jobs_.size() / rules.size();
    for (std::size_t k = 0; k < each; ++k)
      for (std::size_t r = 0; r < rules.size(); ++r) mixed.push_back(jobs_[r * each + k]);
    jobs_ = std::move(mixed);
  }
  asked_ = jobs_.size();
  worked_ = 0;
  last_turn_ = ui.now;
  // All at once: no worker is to wait for a frame.
  for (const Job& job : jobs_) {
    const lab::CapacityTable whole{job.experiment, job.request, {}, {}};
    host_->start(job.ticket, job.experiment, lab::piece_of(whole, job.patterns));
  }
  send(ui);
}

void CapacityRunner::prepare() {
  if (host_ && !prepared_) host_->prepare();
  prepared_ = true;
}

void CapacityRunner::pause(bool paused) {
  paused_ = paused;
  if (host_) host_->pause(paused);
}

void CapacityRunner::cancel(ui::Ui& ui) {
  collect();
  const bool news = !arrived_.empty();
  take_answers(ui);
  if (news) send(ui);
  drop();
}

void CapacityRunner::drop() {
  if (host_) host_->cancel();
  arrived_.clear();
  jobs_.clear();
  failed_.clear();
  asked_ = done_ = 0;
  paused_ = false;
  problem_.clear();
}

void CapacityRunner::collect() {
  if (!host_) return;
  for (lab::HostAnswer& answer : host_->take()) arrived_.push_back(std::move(answer));
}

void CapacityRunner::turn(ui::Ui& ui) {
  if (jobs_.empty() || !host_) return;
  if (!paused_) worked_ += ui.now - last_turn_;
  last_turn_ = ui.now;
  if (!host_->wakes()) ui.animate(0.3F);
  collect();
  if (arrived_.empty()) return;
  const double due = last_command_ + kBetweenCommands;
  if (ui.now < due) return ui.wake_at(due);
  take_answers(ui);
  send(ui);
}

void CapacityRunner::take_answers(ui::Ui& ui) {
  // Undo, a document from elsewhere, another study: the tables may have changed.
  found_ = *bench_of(ui).results;
  for (const lab::HostAnswer& answer : std::exchange(arrived_, {})) {
    take_answer(answer);
    if (!problem_.empty()) break;
  }
  if (jobs_.empty() && !failed_.empty()) tell_failures();
}

void CapacityRunner::take_answer(const lab::HostAnswer& answer) {
  const auto job = std::find_if(jobs_.begin(), jobs_.end(),
                                [&](const Job& each) { return each.ticket == answer.ticket; });
  if (job == jobs_.end()) return;
  const auto table = std::find_if(found_.begin(), found_.end(), [&](const auto& each) {
    return each.experiment == job->experiment && each.request == job->request;
  });
  hopfield::Result<void> added;
  if (answer.engine_lost) {
    // The others may be smaller: they go on.
    failed_.push_back(job->patterns);
    failure_ = answer.result ? std::string() : answer.result.error().message;
  } else if (!answer.result) {
    added = answer.result.error();
  } else if (table != found_.end()) {
    added = lab::add_row(*table, *answer.result);
  } else {
    added = hopfield::Error{"", ui::tr("The table is no longer part of the document.")};
  }
  jobs_.erase(job);
  ++done_;
  if (added) return;
  const std::string problem = added.error().text();
  drop();
  problem_ = problem;
}

void CapacityRunner::tell_failures() {
  std::sort(failed_.begin(), failed_.end());
  failed_.erase(std::unique(failed_.begin(), failed_.end()), failed_.end());
  constexpr std::size_t kNamed = 4;
  std::string loads;
  for (std::size_t k = 0; k < std::min(kNamed, failed_.size()); ++k)
    loads += (k > 0 ? ", " : "") + ui::number(failed_[k]);
  if (failed_.size() > kNamed) loads += ", …";
  problem_ =
      ui::sentence(ui::tr("P = {0} could not be computed: {1} The rest stays."), {loads, failure_});
}

void CapacityRunner::send(ui::Ui& ui) {
  // And not before this has reached the document: answers are added to what is there.
  last_command_ = ui.now;
  lab::CapacityChange change;
  change.results = std::make_shared<const std::vector<lab::CapacityTable>>(found_);
  set_capacity(ui, std::move(change));
}

double CapacityRunner::progress() const {
  return asked_ == 0 ? 0 : static_cast<double>(done_) / static_cast<double>(asked_);
}

std::optional<double> CapacityRunner::time_left() const {
  constexpr std::size_t kEnough = 4;
  if (paused_ || done_ < kEnough) return std::nullopt;
  return worked_ / static_cast<double>(done_) * static_cast<double>(asked_ - done_);
}

}  // namespace workbenches
