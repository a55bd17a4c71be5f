#include "lab/edit.hpp"

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

// Gates decide at once: there is nothing to run.

Result<void> Editor::operator()(const command::Step& command) {
  if (document_.workbench != "three") return {};
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
  if (document_.workbench != "three") return {};
  run(document_.three);
  return {};
}

Result<void> Editor::operator()(const command::Reset& /*command*/) {
  if (document_.workbench == "gates") {
    const GatesView view = document_.gates.view;
    document_.gates = {};
    document_.gates.view = view;
  }
  if (document_.workbench == "three") document_.three.path.clear();
  return {};
}

Result<void> Editor::operator()(const command::Seek& command) {
  if (document_.workbench != "three") return {};
  Three& three = document_.three;
  if (command.moment > three.path.size()) {
    return Error{"moment", std::to_string(command.moment) + ", expected at most " +
                               std::to_string(three.path.size())};
  }
  three.path.resize(static_cast<std::size_t>(command.moment));
  return {};
}

}  // namespace lab
