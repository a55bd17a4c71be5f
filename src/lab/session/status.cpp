// The session in numbers, for hopfieldLab.status() and tests.
#include <cstdlib>

#include "lab/formats/json.hpp"
#include "lab/formats/names.hpp"
#include "lab/sections/workbench.hpp"
#include "lab/session/session.hpp"

namespace lab {

std::string Session::status_json() const {
  const Verdict now = verdict();
  return status_json(now.headline.plain(), now.detail.plain());
}

std::string Session::status_json(std::string_view headline, std::string_view detail) const {
  const Shown state = shown();
  const std::size_t neurons = document_.grid.neurons();
  const double n = static_cast<double>(neurons);
  JsonText json;
  json.begin('{')
      .field("workbench", std::string_view(document_.workbench))
      .field("running", running_);
  json.key("size").begin('{').field("width", document_.grid.width);
  json.field("height", document_.grid.height).end('}');
  json.field("patterns", std::uint64_t{memories_->count()});
  json.field("moment", document_.moment).field("sweeps", document_.moment / neurons);
  json.field("flips", trace().flips(document_.moment)).field("tip", trace().length());
  json.key("energy");
  if (const auto energy = state.energy())
    json.value(*energy * scale());
  else
    json.null();
  json.key("overlaps").begin('[');
  for (const std::int32_t overlap : state.overlaps()) json.value(overlap / n);
  json.end(']').key("nearest");
  if (memories_->count() == 0) {
    json.null();
  } else {
    const hopfield::Retrieval& found = retrieval();
    json.begin('{').field("pattern", std::uint64_t{found.pattern});
    json.field("name", std::string_view((*document_.memories)[found.pattern].name));
    json.field("overlap", found.overlap).field("kind", name_of(found.kind, kKinds));
    json.field("exact", found.exact).key("terms").begin('[');
    for (const hopfield::MixtureTerm& term : found.terms) {
      json.begin('{')
          .field("pattern", std::uint64_t{term.pattern})
          .field("sign", term.sign)
          .end('}');
    }
    json.end(']').end('}');
  }
  json.key("outcome");
  if (outcome() == hopfield::Outcome::running)
    json.null();
  else
    json.value(name_of(outcome(), kOutcomes));
  json.field("stable", stable());
  const hopfield::RunOptions run = run_options(document_);
  // A workbench of its own may have this name.
  if (run.temperature != hopfield::Cooling{} && document_.workbench != "temperature")
    json.field("temperature",
               run.temperature.at(static_cast<std::uint32_t>(document_.moment / neurons)));
  json.field("verdict", headline);
  json.field("detail", detail);
  if (const Module* module = module_of(document_.workbench))
    module->status(json.key(document_.workbench),
                   document_.sections.held(document_.workbench).get());
  json.field("can_undo", can_undo()).field("can_redo", can_redo());
  json.field("undo", std::string_view(undo_label().plain()))
      .field("redo", std::string_view(redo_label().plain()));
  json.end('}');
  return json.text();
}

}  // namespace lab
