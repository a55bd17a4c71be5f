#include <algorithm>
#include <utility>

#include "ui/kit/numbers.hpp"
#include "ui/shell/workbench.hpp"
#include "workbenches/capacity/capacity.hpp"

/// Which requests make up a study, and how their answers become rows of the document's tables.
namespace workbenches::capacity {
namespace {

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
  return panels.kept.of<CapacityRunner>(panels.studies);
}

CapacityState& capacity_state(ui::PanelState& panels) {
  return ui::bench_state<CapacityState>(panels);
}

void set_capacity(ui::Ui& ui, lab::Change<lab::CapacityBench> change) {
  ui.emit(lab::change<lab::CapacityBench>(std::move(change)));
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
                         const std::vector<hopfield::Rule>& rules, bool again) {
  const lab::CapacityBench& bench = bench_of(ui);
  cancel(ui);
  study_ = study;
  rows_.clear();
  for (const hopfield::Rule rule : rules) {
    const lab::CapacityTable wanted =
        lab::empty_table(study, lab::capacity_request(bench, study, rule));
    lab::CapacityTable& table = table_for(found_, wanted);
    if (again) table.rows.clear();
    const auto plan = lab::plan_of(table);
    if (!plan) continue;
    for (const std::uint32_t patterns : lab::missing_loads(table, *plan))
      rows_.push_back({table.experiment, table.request, patterns});
  }
  // Coarse first, for all rules alike: sorted by place in each rule's list.
  if (rules.size() > 1 && rows_.size() % rules.size() == 0) {
    std::vector<Row> mixed;
    const std::size_t each = rows_.size() / rules.size();
    for (std::size_t k = 0; k < each; ++k)
      for (std::size_t r = 0; r < rules.size(); ++r) mixed.push_back(rows_[r * each + k]);
    rows_ = std::move(mixed);
  }
  std::vector<StudyRequest> requests;
  for (const Row& row : rows_) {
    const lab::CapacityTable whole{row.experiment, row.request, {}, {}};
    requests.push_back({row.experiment, lab::piece_of(whole, row.patterns)});
  }
  begin(ui, requests);
}

void CapacityRunner::look(ui::Ui& ui) { found_ = *bench_of(ui).results; }

hopfield::Result<void> CapacityRunner::add(std::size_t request, std::string_view result) {
  const Row& row = rows_[request];
  const auto table = std::find_if(found_.begin(), found_.end(), [&](const auto& each) {
    return each.experiment == row.experiment && each.request == row.request;
  });
  if (table == found_.end())
    return hopfield::Error{"", ui::tr("The table is no longer part of the document.")};
  return lab::add_row(*table, result);
}

void CapacityRunner::send(ui::Ui& ui) {
  lab::Change<lab::CapacityBench> change;
  change.results = found_;
  set_capacity(ui, std::move(change));
}

std::string CapacityRunner::lost(std::span<const std::size_t> requests, const std::string& why) {
  std::vector<std::uint32_t> failed;
  for (const std::size_t request : requests) failed.push_back(rows_[request].patterns);
  std::sort(failed.begin(), failed.end());
  failed.erase(std::unique(failed.begin(), failed.end()), failed.end());
  constexpr std::size_t kNamed = 4;
  std::vector<std::string> loads;
  for (std::size_t k = 0; k < std::min(kNamed, failed.size()); ++k)
    loads.push_back(ui::number(failed[k]));
  if (failed.size() > kNamed) loads.emplace_back("…");
  return ui::sentence(ui::tr("P = {0} could not be computed: {1} The other results are kept."),
                      {ui::with_commas(loads), why});
}

}  // namespace workbenches::capacity
