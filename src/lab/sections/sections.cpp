#include "lab/sections/sections.hpp"

#include <algorithm>

#include "lab/formats/fields.hpp"
#include "lab/sections/workbench.hpp"

namespace lab {
namespace {

int place_of(std::string_view name) {
  const Workbench* found = find_workbench(name);
  return found == nullptr ? 0 : found->section;
}

hopfield::Error in_section(std::string_view name, const hopfield::Error& error) {
  return {std::string(name) + "." + error.field, error.message};
}

}  // namespace

const void* Sections::find(std::string_view name) const {
  for (const Entry& each : entries_)
    if (each.name == name) return each.section.get();
  return nullptr;
}

Held Sections::held(std::string_view name) const {
  for (const Entry& each : entries_)
    if (each.name == name && each.section != nullptr) return each.section;
  return module_of(name)->initial();
}

Sections::Entry& Sections::entry(std::string_view name) {
  const auto found = std::ranges::find(entries_, name, &Entry::name);
  if (found != entries_.end()) return *found;
  const int place = place_of(name);
  const auto next = std::ranges::find_if(
      entries_, [&](const Entry& each) { return place_of(each.name) > place; });
  return *entries_.insert(next, {std::string(name), nullptr, {}});
}

void Sections::put(std::string_view name, Held section) {
  const Module* module = module_of(name);
  if (module->equal(section.get(), module->initial().get())) {
    std::erase_if(entries_, [&](const Entry& each) { return each.name == name; });
    return;
  }
  Entry& place = entry(name);
  place.section = std::move(section);
  place.json.clear();
}

void Sections::take(std::string_view name, const Sections& from) {
  std::erase_if(entries_, [&](const Entry& each) { return each.name == name; });
  const auto found = std::ranges::find(from.entries_, name, &Entry::name);
  if (found != from.entries_.end()) entry(name) = *found;
}

void Sections::put_json(std::string_view name, std::string json) {
  Entry& place = entry(name);
  place.section.reset();
  place.json = std::move(json);
}

bool Sections::wait() const {
  return std::ranges::any_of(entries_, [](const Entry& each) {
    return each.section == nullptr && module_of(each.name) != nullptr;
  });
}

hopfield::Result<void> Sections::read_kept() {
  hopfield::Result<void> result;
  const std::vector<Entry> before = entries_;
  for (const Entry& each : before) {
    const Module* module = module_of(each.name);
    if (each.section != nullptr || module == nullptr) continue;
    std::erase_if(entries_, [&](const Entry& other) { return other.name == each.name; });
    const auto json = parse_json(each.json);
    if (!json) continue;  // it has been read before
    Fault fault;
    Held section = module->read(Fields(*json, each.name, fault));
    auto fits = fault ? hopfield::Result<void>(*fault) : module->check(section.get());
    if (fits)
      put(each.name, std::move(section));
    else if (result)
      result = fault ? *fault : in_section(each.name, fits.error());
  }
  return result;
}

hopfield::Result<void> Sections::check() const {
  for (const Entry& each : entries_) {
    if (each.section == nullptr) continue;
    if (auto fits = module_of(each.name)->check(each.section.get()); !fits)
      return in_section(each.name, fits.error());
  }
  return {};
}

void Sections::write(JsonText& json) const {
  for (const Entry& each : entries_) {
    json.key(each.name);
    if (each.section == nullptr) {
      json.raw(each.json);
      continue;
    }
    module_of(each.name)->write(json.begin('{'), each.section.get());
    json.end('}');
  }
}

void Sections::keep(const Sections& from, Module::Found found) {
  each_section([&](const Workbench& each) {
    const void *here = find(each.name), *there = from.find(each.name);
    if (each.module == nullptr || here == there) return;
    put(each.name, each.module->keep(held(each.name).get(), from.held(each.name).get(), found));
  });
}

bool operator==(const Sections& a, const Sections& b) {
  return std::ranges::equal(a.entries_, b.entries_,
                            [](const Sections::Entry& x, const Sections::Entry& y) {
                              if (x.name != y.name) return false;
                              if (x.section == y.section) return x.json == y.json;
                              return x.section != nullptr && y.section != nullptr &&
                                     module_of(x.name)->equal(x.section.get(), y.section.get());
                            });
}

}  // namespace lab
