#pragma once

#include <span>
#include <string>
#include <vector>

#include "lab/document/document.hpp"
#include "lab/formats/fields.hpp"
#include "lab/formats/json.hpp"

/// The parts of the document's JSON form that commands and experiments share.
namespace lab {

/// As read_document(text); errors are named below `path`.
[[nodiscard]] Result<Document> read_document(const Json& json, std::string path);

/// The fields of "update": "mode", "order", "max_sweeps" (1 to kMostSweeps), "temperature".
void read_update(const Fields& fields, hopfield::UpdateOptions& update,
                 hopfield::Cooling& temperature);
/// The object "update", all fields of it.
void write_update(JsonText& json, const hopfield::UpdateOptions& update,
                  const hopfield::Cooling& temperature);
/// The field "memories": [{name, bits}], each of `neurons` values; names are made unique.
void read_memories(const Fields& fields, std::size_t neurons, std::vector<Memory>& out);
/// The array of "memories", without its key.
void write_memories(JsonText& json, std::span<const Memory> memories);
/// The field "hidden": names of parts that are not shown.
void read_hidden(const Fields& fields, std::vector<std::string>& hidden);

}  // namespace lab
