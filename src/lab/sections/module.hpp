#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "hopfield/result.hpp"

namespace lab {

class Fields;
class JsonText;

/// A section, or a change of one, of a type that only its workbench knows. Shared and immutable: copies cost nothing.
using Held = std::shared_ptr<const void>;

/// What is asked of the network of a workbench that keeps no recording: running it is an edit of its section.
struct Running {
  enum class What : std::uint8_t { step, sweep, recall, finish, reset, seek } what = What::step;
  std::optional<std::uint32_t> neuron = {};  ///< of a step: this one
  std::uint64_t moment = 0;                  ///< of seek
};

/// Where time flows: how far a run is shown.
struct Flow {
  std::uint32_t moment = 0;
  std::uint32_t end = 0;
  std::uint32_t unit = 1000;        ///< of these make one unit of time
  double speed = 0;                 ///< units of time a second
  std::uint32_t rest = UINT32_MAX;  ///< from here on nothing moves any more
  /// Where a run stops by itself.
  [[nodiscard]] std::uint32_t stop() const { return rest < end ? rest : end; }
};

/// What a workbench can do with its section of a document, which is handed over as its address. lab/sections/code.hpp makes one from
/// a description of the section's fields.
struct Module {
  /// A section that nobody has touched.
  Held (*initial)();
  bool (*equal)(const void* a, const void* b);
  /// A section from its JSON. What is wrong with a field is told to `fields`; whether all fit together `check` says.
  Held (*read)(const Fields& fields);
  /// The fields of an object that has been begun.
  void (*write)(JsonText& json, const void* section);
  /// An error names the field.
  hopfield::Result<void> (*check)(const void* section);

  Held (*read_change)(const Fields& fields);
  void (*write_change)(JsonText& json, const void* change);
  /// The changed section, checked.
  hopfield::Result<Held> (*apply)(const void* section, const void* change);
  /// Changes with the same group, one after the other, are one step for undo; none: it is a step of its own.
  std::string (*group)(const void* section, const void* change);
  /// `section` with what the eye looks at as in `from`, which is no change of the work; and with what was found (results of
  /// experiments), either always or unless there is nothing in `from`.
  enum class Found : std::uint8_t { leave, keep, keep_unless_none };
  Held (*keep)(const void* section, const void* from, Found found);

  hopfield::Result<Held> (*run)(const void* section, const Running& running);
  /// Null where no time flows.
  Flow (*flow)(const void* section);
  Held (*flow_to)(const void* section, std::uint32_t moment);
  /// What the workbench has to say in numbers: one JSON value.
  void (*status)(JsonText& json, const void* section);
};

}  // namespace lab
