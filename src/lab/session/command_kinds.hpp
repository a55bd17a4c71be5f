#pragma once

#include <string>
#include <type_traits>

#include "hopfield/result.hpp"
#include "lab/commands/command.hpp"
#include "lab/document/document.hpp"

/// What a command means for the run, for undo and for errors.
namespace lab {

template <class T, class... Types>
constexpr bool kIsOneOf = (std::is_same_v<T, Types> || ...);

/// A network that is recalling goes on, from the changed picture or with the changed network.
[[nodiscard]] bool keeps_running(const Command& command);
/// What has been computed beyond the shown moment stays valid.
[[nodiscard]] bool keeps_future(const Command& command);
/// Commands with the same group, one after the other, are one step for undo.
[[nodiscard]] std::string group_of(const Command& command, const Document& before);
/// A workbench in which time flows rather than neurons deciding.
[[nodiscard]] bool flows(const Document& document);
/// An error about the document after a command, at the command's own field.
[[nodiscard]] hopfield::Error at_command(const hopfield::Error& error, const Command& command);

}  // namespace lab
