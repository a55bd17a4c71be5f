#include "lab/commands/edit.hpp"

#include <algorithm>
#include <cmath>

#include "lab/document/picture.hpp"
#include "lab/formats/text.hpp"
#include "lab/sections/workbench.hpp"
#include "lab/words/message.hpp"

namespace lab {

Editor::Editor(Document document, const Pattern& shown)
    : document_(std::move(document)), shown_(shown) {}

Result<void> Editor::apply(const Command& command) { return std::visit(*this, command); }

void Editor::begin(Pattern picture) {
  document_.start = std::move(picture);
  document_.moment = 0;
  // Not a stream of its own for every stroke: how often a browser reports a moving pen must not decide the order of
  // updating.
  document_.run_stream = kRunStreams + document_.draws;
  document_.view.compare.reset();
}

void Editor::hold() {
  if (document_.moment > 0) begin(shown_);
}

hopfield::Random Editor::draw() {
  const std::uint64_t stream = document_.draws;
  document_.draws = (stream + 1) % kRunStreams;
  return hopfield::Random(document_.seed, stream);
}

void Editor::set_memories(std::vector<Memory> memories) {
  // A memory without a coefficient of its own counts once.
  std::vector<double>& coefficients = document_.learning.options.coefficients;
  if (!coefficients.empty()) coefficients.resize(memories.size(), 1.0);
  document_.memories = std::make_shared<const std::vector<Memory>>(std::move(memories));
}

void Editor::resize(Grid grid) {
  if (grid == document_.grid) return;
  std::vector<Memory> resized = memories();
  for (Memory& memory : resized) memory.pattern = resample(memory.pattern, document_.grid, grid);
  set_memories(std::move(resized));
  begin(resample(shown_, document_.grid, grid));
  document_.grid = grid;
  document_.view.selected.reset();
  if (document_.network.threshold.kind == hopfield::ThresholdKind::each) {
    document_.network.threshold = {};
    remarks_.push_back({true, msg("The thresholds belonged to the old grid. They are 0 now.")});
  }
  if (document_.learning.weights) {
    document_.learning = {};
    document_.network.self_connections = false;
    remarks_.push_back(
        {true, msg("The weights belonged to the old grid. Now they are learnt by Hebb’s rule.")});
  }
}

Result<void> Editor::operator()(const command::Resize& command) {
  resize({command.width, command.height});
  return {};
}

Result<void> Editor::operator()(const command::SetNetwork& command) {
  hopfield::NetworkOptions& network = document_.network;
  const hopfield::NetworkOptions before = network;
  const Learning learnt = document_.learning;
  if (auto fits = lab::apply(document_.learning, command.learning); !fits) return fits;
  // A diagonal that is written down is meant, and goes with the weights.
  const bool by_hand = document_.learning.weights != nullptr;
  if (command.learning.weights || (learnt.weights && !by_hand)) network.self_connections = by_hand;
  if (command.self_connections) network.self_connections = *command.self_connections;
  if (command.units) network.units = *command.units;
  if (command.tie) network.tie = *command.tie;
  if (command.threshold) network.threshold = *command.threshold;
  // How weights are shown changes no decision: the run goes on.
  const bool other_dynamics = network != before || document_.learning != learnt;
  if (command.scale) network.scale = *command.scale;
  if (other_dynamics) hold();
  return {};
}

Result<void> Editor::operator()(const command::SetUpdate& command) {
  hopfield::UpdateOptions& update = document_.update;
  const hopfield::UpdateOptions before = update;
  if (command.mode) update.mode = *command.mode;
  if (command.order) update.order = *command.order;
  const bool other_dynamics =
      update != before || (command.temperature && *command.temperature != document_.temperature);
  if (command.temperature) document_.temperature = *command.temperature;
  if (command.max_sweeps) update.max_sweeps = *command.max_sweeps;
  const bool too_far = document_.moment > update.max_sweeps * document_.grid.neurons();
  if (other_dynamics || too_far) hold();
  return {};
}

Result<void> Editor::operator()(const command::Seed& command) {
  const std::uint64_t seed = command.value.value_or((document_.seed + 1) & kLargestSeed);
  if (seed > kLargestSeed) return Error{"value", expected(seed, at_most(kLargestSeed))};
  // The same start with other chances: the run begins anew.
  if (seed != document_.seed) document_.moment = 0;
  document_.seed = seed;
  return {};
}

Result<void> Editor::operator()(const command::SetSpeed& command) {
  const bool sweeps = command.sweeps_per_second.has_value();
  const double rate =
      sweeps ? *command.sweeps_per_second : command.updates_per_second.value_or(NAN);
  if (!std::isfinite(rate))
    return Error{sweeps ? "sweeps_per_second" : "updates_per_second", "not a number"};
  document_.speed = sweeps ? Speed{std::clamp(rate, kSlowestPace, kFastestPace), true}
                           : Speed{std::clamp(rate, kLowestSpeed, kHighestSpeed), false};
  return {};
}

Result<void> Editor::operator()(const command::SetNoise& command) {
  if (!is_fraction(command.fraction))
    return Error{"fraction", expected(readable(command.fraction), "0 to 1")};
  document_.noise = command.fraction;
  return {};
}

Result<void> Editor::operator()(const command::SetView& command) {
  View& view = document_.view;
  if (command.selected) view.selected = *command.selected;
  if (command.brush) view.brush = *command.brush;
  if (command.signs) view.signs = *command.signs;
  if (command.lecture) view.lecture = *command.lecture;
  if (command.panel) view.panel = *command.panel;
  if (command.compare) view.compare = *command.compare;
  if (command.hidden) view.hidden = *command.hidden;
  return {};
}

Result<void> Editor::operator()(const command::Open& command) {
  if (auto there = check_workbench(command.workbench); !there) return there;
  document_.workbench = command.workbench;
  return {};
}

Result<void> Editor::operator()(const command::ResetAll& /*command*/) {
  // What a teacher hid stays hidden.
  std::vector<std::string> hidden = document_.view.hidden;
  std::string workbench = document_.workbench;
  document_ = first_visit();
  document_.view.hidden = std::move(hidden);
  document_.workbench = std::move(workbench);
  return {};
}

Result<void> Editor::operator()(const command::SetDocument& command) {
  document_ = command.document;
  return {};
}

}  // namespace lab
