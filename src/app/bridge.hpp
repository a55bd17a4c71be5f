#pragma once

#include <string>
#include <string_view>

#include "ui/kit/lettering.hpp"
#include "ui/shell/app.hpp"

/// What the page's functions (src/platform/bridge.md) and the desktop window have in common: the lab's documents and commands as
/// text.
namespace bridge {

/// `{"ok":true}` or `{"error":{"field":…,"message":…}}`.
[[nodiscard]] std::string result_json(const hopfield::Result<void>& result);

/// Replaces the document: before the first frame as if it had been there from the start, later as a step that can be
/// undone.
hopfield::Result<void> set_document(ui::App& app, hopfield::Result<lab::Document> read);
/// Applies one command given as JSON.
hopfield::Result<void> do_command(ui::App& app, std::string_view json);
/// The session's status, with how many frames were drawn and what is wrong with the screen.
[[nodiscard]] std::string status_json(ui::App& app);
/// An event of lab_events() that has nothing to tell but its type.
[[nodiscard]] std::string event_json(std::string_view type);
/// One with a text, as field `name`.
[[nodiscard]] std::string event_json(std::string_view type, std::string_view name,
                                     std::string_view text);
/// Words that the browser is to draw.
[[nodiscard]] std::string event_json(const ui::WantedLettering& wanted);
/// One request of the screen as an event.
[[nodiscard]] std::string event_json(const ui::WindowRequest& request);

}  // namespace bridge
