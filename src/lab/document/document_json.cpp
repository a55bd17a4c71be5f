// The document's JSON form: docs/document.md.
#include "lab/document/document_json.hpp"

#include <algorithm>
#include <array>

#include "lab/document/document.hpp"
#include "lab/document/network_json.hpp"
#include "lab/formats/base64.hpp"
#include "lab/formats/sift.hpp"
#include "lab/formats/temperature.hpp"
#include "lab/formats/text.hpp"
#include "lab/sections/workbench.hpp"
#include "lab/words/message.hpp"

namespace lab {
namespace {

/// What a document has besides the sections of workbenches.
constexpr std::array<std::string_view, 15> kMembers = {
    "hopfieldLab", "workbench", "grid",   "memories", "network",
    "start",       "update",    "moment", "seed",     "draws",
    "run_stream",  "speed",     "noise",  "view",     "sweeps_per_second"};

void read_grid(const Fields& fields, Grid& grid) {
  fields.integer("width", grid.width, kSmallestSide, kLargestSide);
  fields.integer("height", grid.height, kSmallestSide, kLargestSide);
}

void read_view(const Fields& fields, Document& document) {
  View& view = document.view;
  const auto last = static_cast<std::int64_t>(document.grid.neurons()) - 1;
  if (fields.has("selected") && !fields.is_null("selected")) {
    std::uint32_t selected = 0;
    fields.integer("selected", selected, 0, last);
    view.selected = selected;
  }
  fields.integer("brush", view.brush, 1, kLargestBrush);
  fields.flag("signs", view.signs);
  fields.choice("size", view.lecture, kViewSizes);
  fields.text("panel", view.panel, kLongestName);
  if (fields.has("compare") && !fields.is_null("compare")) {
    std::uint64_t compare = 0;
    fields.integer("compare", compare, 0, static_cast<std::int64_t>(kLargestSeed));
    view.compare = compare;
  }
  read_hidden(fields, view.hidden);
}

void write_view(JsonText& json, const View& view) {
  json.begin('{').key("selected");
  if (view.selected)
    json.value(*view.selected);
  else
    json.null();
  json.field("brush", view.brush)
      .field("signs", view.signs)
      .field("panel", std::string_view(view.panel));
  // Left out where it is not, so that older documents keep their bytes.
  if (view.lecture) json.field("size", name_of(true, kViewSizes));
  json.key("compare");
  if (view.compare)
    json.value(*view.compare);
  else
    json.null();
  json.key("hidden").begin('[');
  for (const std::string& name : view.hidden) json.value(std::string_view(name));
  json.end(']').end('}');
}

Result<Document> checked(Document document) {
  if (auto fits = check_document(document); !fits) return fits.error();
  // Hebb's rule learns everything.
  if (!document.learning.by(hopfield::Rule::hebb)) {
    if (auto learnt = learn(document, memories_of(nullptr, document)); !learnt)
      return learnt.error();
  }
  return document;
}

}  // namespace

void read_hidden(const Fields& fields, std::vector<std::string>& hidden) {
  const Json* json = fields.find("hidden");
  if (json == nullptr) return;
  constexpr std::size_t kMost = 64;
  if (!json->is_array() || json->size() > kMost) {
    fields.fail("hidden", expected(describe(*json), "an array of at most 64 names"));
    return;
  }
  hidden.clear();
  for (std::size_t i = 0; i < json->size(); ++i) {
    if (!(*json)[i].is_string()) {
      fields.fail("hidden[" + std::to_string(i) + "]", expected(describe((*json)[i]), "a text"));
      return;
    }
    hidden.push_back(tidy((*json)[i].get_ref<const std::string&>(), kLongestName));
  }
}

void read_update(const Fields& fields, hopfield::UpdateOptions& update,
                 hopfield::Cooling& temperature) {
  fields.choice("mode", update.mode, kModes);
  fields.choice("order", update.order, kOrders);
  fields.integer("max_sweeps", update.max_sweeps, 1, kMostSweeps);
  read_temperature(fields, temperature, kMostSweeps);
}

void write_update(JsonText& json, const hopfield::UpdateOptions& update,
                  const hopfield::Cooling& temperature) {
  json.begin('{').field("mode", name_of(update.mode, kModes));
  json.field("order", name_of(update.order, kOrders)).field("max_sweeps", update.max_sweeps);
  write_temperature(json.key("temperature"), temperature);
  json.end('}');
}

void read_memories(const Fields& fields, std::size_t neurons, std::vector<Memory>& out) {
  const Json* json = fields.find("memories");
  if (json == nullptr) return;
  if (!json->is_array() || json->size() > kMostMemories) {
    fields.fail("memories",
                expected(json->is_array() ? Argument(msg("{0} {0|picture|pictures}", json->size()))
                                          : describe(*json),
                         msg("an array of at most {0}", kMostMemories)));
    return;
  }
  out.clear();
  for (std::size_t k = 0; k < json->size(); ++k) {
    const Fields memory((*json)[k], fields.path("memories[" + std::to_string(k) + "]"),
                        fields.fault());
    std::string name;
    memory.text("name", name, kLongestName);
    auto pattern = memory.pattern(neurons);
    if (!pattern) return;
    out.push_back({free_name(name, out), *std::move(pattern)});
  }
}

void write_memories(JsonText& json, std::span<const Memory> memories) {
  json.begin('[');
  for (const Memory& memory : memories) {
    json.begin('{').field("name", std::string_view(memory.name));
    json.field("bits", std::string_view(write_base64(pack(memory.pattern), Alphabet::standard)));
    json.end('}');
  }
  json.end(']');
}

std::string write_document(const Document& document) {
  JsonText json;
  json.begin('{').field("hopfieldLab", kDocumentVersion);
  json.field("workbench", std::string_view(document.workbench));
  json.key("grid").begin('{').field("width", document.grid.width);
  json.field("height", document.grid.height).end('}');
  json.key("memories");
  write_memories(json, *document.memories);
  json.key("network");
  write_network(json, document.learning, document.network);
  json.key("start").begin('{');
  json.field("bits", std::string_view(write_base64(pack(document.start), Alphabet::standard)));
  json.end('}').key("update");
  write_update(json, document.update, document.temperature);
  json.field("moment", document.moment).field("seed", document.seed).field("draws", document.draws);
  json.field("run_stream", document.run_stream);
  json.field(document.speed.sweeps ? "sweeps_per_second" : "speed", document.speed.rate);
  json.field("noise", document.noise).key("view");
  write_view(json, document.view);
  document.sections.write(json);
  json.end('}');
  return json.text();
}

Result<Document> read_document(const Json& json, std::string path) {
  Fault fault;
  const Fields fields(json, std::move(path), fault);
  fields.require("hopfieldLab", "1");
  int version = 0;
  fields.integer("hopfieldLab", version, 1, INT32_MAX);
  if (!fault && version > kDocumentVersion) {
    fields.fail("hopfieldLab",
                "this document was made by a newer version of Hopfield Lab (format " +
                    std::to_string(version) + ", this one reads up to " +
                    std::to_string(kDocumentVersion) + ")");
  }
  Document document;
  fields.text("workbench", document.workbench, kLongestName);
  const auto within = [&](const char* name, auto read) {
    if (const Json* child = fields.find(name)) read(Fields(*child, fields.path(name), fault));
  };
  within("grid", [&](const Fields& grid) { read_grid(grid, document.grid); });
  if (fault) return *fault;  // sizes below depend on it
  const std::size_t neurons = document.grid.neurons();
  std::vector<Memory> memories;
  read_memories(fields, neurons, memories);
  document.memories = std::make_shared<const std::vector<Memory>>(std::move(memories));
  within("network", [&](const Fields& network) {
    read_network(network, document.learning, document.network);
  });
  document.start = Pattern(neurons);
  within("start", [&](const Fields& start) {
    if (auto pattern = start.pattern(neurons)) document.start = *std::move(pattern);
  });
  within("update",
         [&](const Fields& update) { read_update(update, document.update, document.temperature); });
  constexpr auto kLargest = static_cast<std::int64_t>(kLargestSeed);
  fields.integer("moment", document.moment, 0, kLargest);
  fields.integer("seed", document.seed, 0, kLargest);
  fields.integer("draws", document.draws, 0, static_cast<std::int64_t>(kRunStreams) - 1);
  fields.integer("run_stream", document.run_stream, 0, kLargest);
  fields.number("speed", document.speed.rate, kLowestSpeed, kHighestSpeed);
  if (fields.has("sweeps_per_second")) {
    document.speed.sweeps = true;
    fields.number("sweeps_per_second", document.speed.rate, kSlowestPace, kFastestPace);
  }
  fields.number("noise", document.noise, 0.0, 1.0);
  within("view", [&](const Fields& view) { read_view(view, document); });
  each_section([&](const Workbench& each) {
    const std::string name(each.name);
    const Json* child = fields.find(name.c_str());
    if (child == nullptr) return;
    if (each.module == nullptr) return document.sections.put_json(name, child->dump());
    const Fields section(*child, fields.path(name), fault);
    document.sections.put(name, each.module->read(section));
  });
  if (fault) return *fault;
  auto whole_document = checked(std::move(document));
  if (!whole_document)
    return Error{fields.path(whole_document.error().field), whole_document.error().message};
  return whole_document;
}

Result<Document> read_document(std::string_view json, std::size_t most_values) {
  const auto is_read = [](std::string_view name) {
    return std::ranges::find(kMembers, name) != kMembers.end() ||
           std::ranges::any_of(known_workbenches(),
                               [&](const Workbench& each) { return each.name == name; });
  };
  const auto sifted = sift(json, is_read, most_values);
  if (!sifted) {
    const std::string& field = sifted.error().field;
    return Error{field.empty() ? "document" : field, sifted.error().message};
  }
  auto parsed = parse_json(*sifted);
  if (!parsed) return Error{"document", parsed.error().message};
  return read_document(*parsed, "");
}

}  // namespace lab
