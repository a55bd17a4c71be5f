#include <cmath>
#include <utility>

#include "lab/commands/edit.hpp"

/// The workbenches with few neurons: their sections of the document, and running there.
namespace lab {

Result<void> Editor::operator()(const command::SetThree& command) {
  const auto& change = command.change;
  const std::size_t neurons = change.neurons.value_or(document_.three.neurons());
  if (change.start && change.start->size() != neurons) {
    return Error{"start", std::to_string(change.start->size()) + " values, expected " +
                              std::to_string(neurons)};
  }
  lab::apply(document_.three, change);
  return check_three(document_.three);
}

Result<void> Editor::operator()(const command::SetGates& command) {
  lab::apply(document_.gates, command.change);
  return check_gates(document_.gates);
}

Result<void> Editor::operator()(const command::SetCapacity& command) {
  lab::apply(document_.capacity, command.change);
  return check_capacity(document_.capacity);
}

Result<void> Editor::operator()(const command::SetOne& command) {
  lab::apply(document_.one, command.change);
  return check_one(document_.one);
}

Result<void> Editor::operator()(const command::SetTwo& command) {
  lab::apply(document_.two, command.change);
  return check_two(document_.two);
}

namespace {

/// The clock of a workbench with continuous time; null where there is none.
struct Clock {
  std::uint32_t* moment = nullptr;
  std::uint32_t end = 0;
  /// On by so much, or to the end.
  void advance(std::uint32_t by) const {
    if (moment != nullptr) *moment = by < end - *moment ? *moment + by : end;
  }
};

Clock clock_of(Document& document) {
  if (document.workbench == "one") return {&document.one.moment, last_moment(document)};
  if (document.workbench == "two") return {&document.two.moment, last_moment(document)};
  return {};
}

}  // namespace

std::uint32_t last_moment(const Document& document) {
  const double end = document.workbench == "one" ? end_of(document.one) : end_of(document.two);
  return static_cast<std::uint32_t>(std::floor(end * kPerTau));
}

// Gates decide at once: there is nothing to run.

Result<void> Editor::operator()(const command::Step& command) {
  clock_of(document_).advance(kPerTau / 10);
  if (document_.workbench != "three") {
    if (!command.neuron || document_.workbench == "gates") return {};
    return Error{"neuron", "all neurons of this network change together"};
  }
  Three& three = document_.three;
  std::optional<int> neuron;
  if (command.neuron) {
    if (*command.neuron >= three.neurons()) {
      return Error{"neuron", std::to_string(*command.neuron) + ", expected 0 to " +
                                 std::to_string(three.neurons() - 1)};
    }
    neuron = static_cast<int>(*command.neuron);
  }
  step(three, neuron);
  return {};
}

Result<void> Editor::operator()(const command::Sweep& /*command*/) {
  clock_of(document_).advance(kPerTau);
  if (document_.workbench != "three") return {};
  Three& three = document_.three;
  const std::size_t decisions = three.mode == hopfield::Mode::sync ? 1 : three.neurons();
  for (std::size_t k = 0; k < decisions; ++k) step(three, std::nullopt);
  return {};
}

Result<void> Editor::operator()(const command::Recall& /*command*/) {
  if (document_.workbench != "three") return {};
  run(document_.three);
  return {};
}

Result<void> Editor::operator()(const command::Finish& /*command*/) {
  clock_of(document_).advance(UINT32_MAX);
  if (document_.workbench != "three") return {};
  run(document_.three);
  return {};
}

Result<void> Editor::operator()(const command::Reset& /*command*/) {
  if (const Clock clock = clock_of(document_); clock.moment != nullptr) *clock.moment = 0;
  if (document_.workbench == "gates") {
    // What is not on the screen stays.
    Gates& gates = document_.gates;
    if (gates.view == GatesView::delays) {
      lab::apply(gates.delays, {{}, prepared_trains(gates.delays.example, 0), Delays{}.time});
    } else {
      Gates fresh;
      fresh.view = gates.view;
      fresh.delays = std::move(gates.delays);
      gates = std::move(fresh);
    }
  }
  if (document_.workbench == "three") document_.three.path.clear();
  return {};
}

Result<void> Editor::operator()(const command::Seek& command) {
  const auto beyond = [&](std::uint64_t most) {
    return Error{"moment",
                 std::to_string(command.moment) + ", expected at most " + std::to_string(most)};
  };
  if (const Clock clock = clock_of(document_); clock.moment != nullptr) {
    if (command.moment > clock.end) return beyond(clock.end);
    *clock.moment = static_cast<std::uint32_t>(command.moment);
  }
  if (document_.workbench != "three") return {};
  Three& three = document_.three;
  if (command.moment > three.path.size()) return beyond(three.path.size());
  three.path.resize(static_cast<std::size_t>(command.moment));
  return {};
}

}  // namespace lab
