#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hopfield/result.hpp"
#include "lab/sections/module.hpp"

namespace lab {

/// A section that nobody has touched.
template <class Section>
[[nodiscard]] const Section& untouched() {
  static const Section section;
  return section;
}

/// The workbenches' parts of a document, by name. What nobody has touched is not there. Copies share what they hold.
class Sections {
 public:
  /// By its type, in the workbench's own code: `get<Two>()`. Holds until the sections change.
  template <class Section>
  [[nodiscard]] const Section& get() const {
    const void* found = find(Section::kName);
    return found == nullptr ? untouched<Section>() : *static_cast<const Section*>(found);
  }
  /// Puts the whole section in the place of what was there.
  template <class Section>
  void set(Section section) {
    put(Section::kName, std::make_shared<const Section>(std::move(section)));
  }

  /// What is held under this name, or nullptr.
  [[nodiscard]] const void* find(std::string_view name) const;
  /// The same, or what nobody has touched. Precondition: the workbench's code is there.
  [[nodiscard]] Held held(std::string_view name) const;
  /// Precondition: the workbench's code is there, and this is its section.
  void put(std::string_view name, Held section);
  /// One section as it is in another document, read or not.
  void take(std::string_view name, const Sections& from);
  /// A section whose code is on its way: as its JSON.
  void put_json(std::string_view name, std::string json);
  /// Some section is kept as its JSON although its code is there: see read_kept().
  [[nodiscard]] bool wait() const;
  /// Reads what has been kept as JSON until its code came; an error names the field. What cannot be read is dropped.
  hopfield::Result<void> read_kept();

  /// Everything within its bounds; an error names the field ("two.gain").
  [[nodiscard]] hopfield::Result<void> check() const;
  /// Fields of an object that has been begun, in the order of documents.
  void write(JsonText& json) const;
  /// As Module::keep, of every section.
  void keep(const Sections& from, Module::Found found);

  friend bool operator==(const Sections& a, const Sections& b);

 private:
  struct Entry {
    std::string name;
    Held section;      // null: only its JSON is there
    std::string json;  // until it is read
  };
  Entry& entry(std::string_view name);
  std::vector<Entry> entries_;  // in the order of documents
};

}  // namespace lab
