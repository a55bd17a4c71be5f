#include "lab/session/command_kinds.hpp"

#include <algorithm>
#include <variant>
#include <vector>

#include "lab/sections/workbench.hpp"

namespace lab {
namespace {

/// Which number of the rule is changed, where it is only one: by a slider.
std::string dragged(const LearningChange& change, const Learning& before) {
  if (change.rule || change.weights || change.cyclic || change.rectified) return "";
  const bool several = (change.self_term && (change.degree || change.coefficients)) ||
                       (change.degree && change.coefficients);
  if (several || change.empty()) return "";
  if (change.self_term) return "self_term";
  if (change.degree) return *change.degree == kExponential ? "" : "degree";
  const std::vector<double>& now = *change.coefficients;
  std::vector<double> was = before.options.coefficients;
  was.resize(now.size(), 1.0);
  const auto [one, other] = std::ranges::mismatch(now, was);
  if (one == now.end() || !std::equal(one + 1, now.end(), other + 1)) return "";
  return "coefficient " + std::to_string(one - now.begin());
}

}  // namespace

bool keeps_running(const Command& command) {
  return std::visit(
      []<class T>(const T&) {
        return kIsOneOf<T, command::Paint, command::Clear, command::Invert, command::Shift,
                        command::Noise, command::Flip, command::Blank, command::Cover,
                        command::Patch, command::Rename, command::Move, command::SetNetwork,
                        command::SetUpdate, command::SetSpeed, command::SetNoise, command::SetView,
                        command::SetSection>;
      },
      command);
}

bool keeps_future(const Command& command) {
  if (const auto* network = std::get_if<command::SetNetwork>(&command)) {
    return network->learning.empty() && !network->self_connections && !network->units &&
           !network->tie && !network->threshold;
  }
  if (const auto* update = std::get_if<command::SetUpdate>(&command))
    return !update->mode && !update->order && !update->temperature;
  return std::visit(
      []<class T>(const T&) {
        return kIsOneOf<T, command::Rename, command::Move, command::SetSpeed, command::SetNoise,
                        command::SetView, command::Open, command::SetSection, command::Step,
                        command::Sweep, command::Recall, command::Finish, command::Reset,
                        command::Seek>;
      },
      command);
}

std::string group_of(const Command& command, const Document& before) {
  if (const auto* paint = std::get_if<command::Paint>(&command))
    return paint->stroke > 0 ? "stroke " + std::to_string(paint->stroke) : "";
  if (const auto* network = std::get_if<command::SetNetwork>(&command)) {
    const bool others =
        network->self_connections || network->units || network->tie || network->scale;
    const LearningChange& learning = network->learning;
    if (others) return "";
    if (!network->threshold) return dragged(learning, before.learning);
    return learning.empty() ? "threshold" : "";
  }
  if (const auto* update = std::get_if<command::SetUpdate>(&command))
    return update->mode || update->order                ? ""
           : update->temperature && !update->max_sweeps ? "temperature"
           : update->max_sweeps && !update->temperature ? "max_sweeps"
                                                        : "";
  if (const auto* section = std::get_if<command::SetSection>(&command)) {
    const Held was = before.sections.held(section->workbench);
    return module_of(section->workbench)->group(was.get(), section->change.get());
  }
  if (flows(before) && std::holds_alternative<command::Seek>(command)) return "seek";
  const bool slides = std::visit(
      []<class T>(const T&) {
        return kIsOneOf<T, command::SetSpeed, command::SetNoise, command::Resize>;
      },
      command);
  return slides ? std::string(op(command)) : "";
}

bool flows(const Document& document) {
  const Module* module = module_of(document.workbench);
  return module != nullptr && module->flow != nullptr;
}

Error at_command(const Error& error, const Command& command) {
  if (!std::holds_alternative<command::SetNetwork>(command)) return error;
  constexpr std::string_view kNetwork = "network.";
  if (error.field.starts_with(kNetwork))
    return {error.field.substr(kNetwork.size()), error.message};
  // The memories are what they were: it is the rule that cannot learn them.
  return error.field.starts_with("memories") ? Error{"rule", error.message} : error;
}

}  // namespace lab
