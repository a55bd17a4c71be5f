#include "ui/shell/names.hpp"

#include <algorithm>
#include <string>

namespace ui {
namespace {

/// Parts of the screen that are more than the widgets of one prefix.
constexpr std::string_view kParts =
    "top undo share theme help menu memories details transport steps speed noise more tools store "
    "pictures matrix export plots weights raster options verdict card";

/// Ids of widgets of the shell and of Memory, as in WorkbenchView::names.
constexpr std::string_view kShell =
    "top.memories top.details top.menu top.help top.theme top.share top.undo top.redo top.lecture "
    "menu.lecture menu.redo grid.size memories.show insight.more lecture "
    "top.tabs top.tab.* tabs menu.pictures menu.import menu.share menu.theme menu.help "
    "menu.reset_all pane.memories pane.details transport.reset transport.step transport.sweep "
    "transport.recall transport.speed transport.speed.* transport.noise transport.add_noise "
    "transport.more "
    "transport.menu transport.spoil grid.draw grid.erase grid.inspect grid.brush grid.shift.* "
    "grid.invert grid.clear grid.cancel brush.size shift.* memories.load memories.store "
    "memories.store_again memories.store_not memories.pictures memories.forget_all memories.list "
    "memories.matrix.view memories.matrix.fold memories.#.* insight.panel time.play time.back "
    "time.on time.moment "
    "time.compare plots.energy plots.overlap plots.export neuron.field neuron.threshold "
    "neuron.decides neuron.deselect weights.term weights.map weights.incoming weights.in "
    "weights.out weights.all weights.value weights.both raster.term raster.overlap raster.film.# "
    "options.rule "
    "options.rule.change options.self "
    "memories.rule rule rule.# rule.self rule.self_term rule.lambda.# rule.cyclic rule.separation "
    "rule.hand rule.degree rule.words rule.energy rule.survival survival survival.# survival.rule "
    "survival.over survival.close survival.text.# "
    "options.mode "
    "options.order options.max_sweeps options.temperature options.cooling options.units "
    "options.threshold options.theta "
    "options.tie options.scale options.seed options.new_seed options.stability options.puzzle "
    "options.size "
    "options.resize options.signs options.reset_all spoil.cover spoil.patch spoil.inverse "
    "spoil.random spoil.share.do spoil.count.do spoil.blank.* spoil.blend.a.* spoil.blend.b.* "
    "spoil.blend.do share.close share.copy share.embed share.files help.close help.try.# "
    "help.scene.# help.tour help.cite help.source.# card.open card.side card.try.# card.scene.# "
    "tour tour.do tour.end reset_all.* "
    "resize.width resize.height resize.square resize.preset.# resize.cancel resize.done "
    "resize.close export.* pictures.close pictures.set.* pictures.file pictures.use pictures.start "
    "pictures.where pictures.after "
    "pictures.random.add pictures.# import.close import.list.# import.crop import.where "
    "import.size import.each import.skipped import.threshold import.automatic import.invert "
    "import.dither import.error "
    "import.store import.place import.source import.ink rename.name rename.done rename.cancel "
    "rename.close store_again "
    "export.*.* import.cancel import.done memory pictures.*.* pictures.random.value "
    "spoil.blend.value "
    "spoil.count.value spoil.share.value coming.words coming.close waiting.again waiting.memory "
    "waiting.close "
    "neuron.place import.text.# help.key.# help.text.# share.text.# reset_all.text.# resize.text.# "
    "pictures.text.# store_again.text.# rename.text.# waiting.text.# coming.text.# toast.# verdict";

bool is_number(std::string_view word) {
  return !word.empty() &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Cuts the text before the next `end` off.
std::string_view cut(std::string_view& text, char end) {
  const std::size_t at = std::min(text.find(end), text.size());
  const std::string_view word = text.substr(0, at);
  text.remove_prefix(std::min(at + 1, text.size()));
  return word;
}

/// Segment by segment; a name may end before the id does.
bool begins(std::string_view id, std::string_view name) {
  while (!name.empty()) {
    // The number at a slider's end, the word before a choice, one of its options.
    if (id.empty()) return name == "value" || name == "term" || is_number(name);
    const std::string_view wanted = cut(id, '.'), given = cut(name, '.');
    if (wanted != given && wanted != "*" && !(wanted == "#" && is_number(given))) return false;
  }
  return true;
}

bool among(std::string_view names, std::string_view name) {
  while (!names.empty())
    if (begins(cut(names, ' '), name)) return true;
  return false;
}

}  // namespace

bool known_name(std::string_view name, std::span<const WorkbenchView> views) {
  if (name.empty() || name.back() == '.') return false;
  return among(kParts, name) || among(kShell, name) ||
         std::any_of(views.begin(), views.end(),
                     [&](const WorkbenchView& view) { return among(view.names, name); });
}

}  // namespace ui
