#include "lab/commands/edit.hpp"
#include "lab/sections/workbench.hpp"

/// The workbenches besides Memory: their sections of the document, and running there.
namespace lab {

Result<void> Editor::operator()(const command::SetSection& command) {
  const Module* module = module_of(command.workbench);
  if (module == nullptr) return {};
  const Held section = document_.sections.held(command.workbench);
  auto changed = module->apply(section.get(), command.change.get());
  if (!changed) return changed.error();
  document_.sections.put(command.workbench, *std::move(changed));
  return {};
}

Result<void> Editor::run(const Running& running) {
  const Module* module = module_of(document_.workbench);
  if (module == nullptr) return {};
  const Held section = document_.sections.held(document_.workbench);
  auto after = module->run(section.get(), running);
  if (!after) return after.error();
  document_.sections.put(document_.workbench, *std::move(after));
  return {};
}

Result<void> Editor::operator()(const command::Step& command) {
  return run({Running::What::step, command.neuron});
}
Result<void> Editor::operator()(const command::Sweep& /*command*/) {
  return run({Running::What::sweep});
}
Result<void> Editor::operator()(const command::Recall& /*command*/) {
  return run({Running::What::recall});
}
Result<void> Editor::operator()(const command::Finish& /*command*/) {
  return run({Running::What::finish});
}
Result<void> Editor::operator()(const command::Reset& /*command*/) {
  return run({Running::What::reset});
}
Result<void> Editor::operator()(const command::Seek& command) {
  return run({Running::What::seek, {}, command.moment});
}

}  // namespace lab
