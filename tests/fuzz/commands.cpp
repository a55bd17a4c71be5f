// Lines of JSON, each a command or not: whatever they do can be undone, and the document stays within its bounds.
#include <cstdint>

#include "fuzz.hpp"
#include "lab/sections/workbench.hpp"
#include "lab/session/session.hpp"

namespace {

constexpr int kMostCommands = 40;

/// Leaves out what is allowed but takes long.
bool is_small(const lab::Command& command) {
  if (const auto* random = std::get_if<lab::command::AddRandom>(&command))
    return random->count <= 20;
  if (const auto* resize = std::get_if<lab::command::Resize>(&command))
    return resize->width * resize->height <= 400;
  return true;
}

lab::Document without_view(lab::Document document) {
  document.view = {};
  return document;
}

}  // namespace

void fuzz::commands(const std::uint8_t* data, std::size_t size) {
  std::string_view text(reinterpret_cast<const char*>(data), size);
  lab::Session session;
  const lab::Document first = session.document();
  for (int k = 0; k < kMostCommands && !text.empty(); ++k) {
    const std::size_t end = text.find('\n');
    const auto command = lab::read_command(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (!command) {
      must(!command.error().message.empty(), "an error says something");
      continue;
    }
    if (!is_small(*command)) continue;
    const std::string json = lab::write_command(*command);
    const auto again = lab::read_command(json);
    must(again.ok() && lab::write_command(*again) == json, "a command reads back the same");
    const lab::Document before = session.document();
    if (!session.apply(*command))
      must(session.document() == before, "what is refused changes nothing");
    session.advance(0.05, {});
    must(lab::check_document(session.document()).ok(), "the document is within its bounds");
    must(!session.verdict().headline.plain().empty(), "there is a verdict");
  }
  // Each workbench has a history of its own, and to open one is no step.
  for (const lab::Workbench& bench : lab::known_workbenches()) {
    if (!session.apply(lab::command::Open{std::string(bench.name)})) continue;
    while (session.can_undo()) must(session.apply(lab::command::Undo{}).ok(), "undo works");
  }
  must(session.apply(lab::command::Open{first.workbench}).ok(), "the first workbench opens again");
  must(without_view(session.document()) == without_view(first), "undo leads back to the beginning");
}
