#pragma once

#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include "lab/formats/fields.hpp"
#include "lab/formats/json.hpp"
#include "lab/sections/forms.hpp"
#include "lab/sections/kinds.hpp"
#include "lab/sections/module.hpp"
#include "lab/sections/sections.hpp"

/// From the description of a section's fields all that a Module can do with it.
///
/// A description is a struct with
///
///   using Section = …;
///   template <class Visit, class... S>
///   static void fields(Visit& visit, S&... s) {
///     visit("gain", Number{0.05, kLargestGain}, together("gain"), s.gain...);
///     …                                            // every field once, in the order of the JSON
///   }
///   static void status(JsonText& json, const Section& section);
///
/// and, where there is more to say, any of
///
///   static Result<void> accepts(const Section&, const Change&);       // a command, before it is carried out
///   static void before(Section&, const Change&);                      // what is given is then set
///   static void after(Section&, const Change&);
///   static Result<void> check(const Section&);                        // what no single field shows; before the fields
///   static void whole(const Section&, Change&);                       // the section as a change: what is not written
///   static std::optional<std::string> group(const Section&, const Change&);  // of undo; nullopt: as the fields say
///   static Result<void> run(Section&, const Running&);                // step, sweep, …
///   static Flow flow(const Section&);                                 // with a field `moment`: time flows
namespace lab {

/// What a change of a field means for undo.
struct Undo {
  enum class Kind : std::uint8_t {
    step,      ///< a step of its own, unless it comes with a field that is dragged
    alone,     ///< always a step of its own
    together,  ///< one after the other they are one step: a slider that is dragged
    look,      ///< only what the eye looks at: no change of the work
    found      ///< what an experiment found: no change of the work, and undo leaves it
  } kind = Kind::step;
  const char* group = "";
};
inline constexpr Undo kStep{}, kAlone{Undo::Kind::alone}, kLook{Undo::Kind::look},
    kFound{Undo::Kind::found};
/// Of fields with the same group.
[[nodiscard]] constexpr Undo together(const char* group) { return {Undo::Kind::together, group}; }

/// For fields that only a change has: `if constexpr (kAllAre<Change<Two>, S...>)`.
template <class Type, class... S>
// With two of the same type both sides of the && are alike. NOLINTNEXTLINE(misc-redundant-expression)
inline constexpr bool kAllAre = (std::is_same_v<std::remove_const_t<S>, Type> && ...);

// The name of this namespace, and that of the description's namespace in it (workbenches::two), tell tools/split.mjs which part of the
// page its functions belong to.
namespace workbenches {

/// Where time flows, the moment that a command leads to: a step is a tenth of a unit of time, a sweep all of it. Without a flow
/// there is nothing to run.
[[nodiscard]] hopfield::Result<std::uint32_t> moment_after(const std::optional<Flow>& time,
                                                           const Running& running);

template <class Described>
struct Code {
  using Section = typename Described::Section;
  using Changed = Change<Section>;

  static const Section& section_at(const void* at) { return *static_cast<const Section*>(at); }
  static const Changed& change_at(const void* at) { return *static_cast<const Changed*>(at); }
  /// Shares a copy that nobody can change.
  static Held hold(Section section) { return std::make_shared<const Section>(std::move(section)); }

  /// The fields that the JSON has, as a change. What is wrong with one is told to `fields`.
  static Changed changed(const Fields& fields) {
    Changed change;
    const auto read = [&](const char* name, const auto& kind, Undo, auto& field) {
      if (fields.has(name)) kind.read(fields, name, field.emplace());
    };
    Described::fields(read, change);
    return change;
  }

  /// Those fields of a change that are given, in the order of the description.
  static void write_given(JsonText& json, const Changed& change) {
    const auto write = [&](const char* name, const auto& kind, Undo, const auto& field) {
      if (field) kind.write(json.key(name), *field);
    };
    Described::fields(write, change);
  }

  /// What is not given stays.
  static void carry_out(Section& section, const Changed& change) {
    if constexpr (requires { Described::before(section, change); })
      Described::before(section, change);
    const auto set = [](const char*, const auto&, Undo, auto& field, const auto& given) {
      if (given) field = *given;
    };
    Described::fields(set, section, change);
    if constexpr (requires { Described::after(section, change); })
      Described::after(section, change);
  }

  /// What Described::check says of the whole, then each kind of its field: the first error, with
  /// the field's name.
  static hopfield::Result<void> fits(const Section& section) {
    hopfield::Result<void> result;
    if constexpr (requires { Described::check(section); }) result = Described::check(section);
    const auto check = [&](const char* name, const auto& kind, Undo, const auto& field) {
      if (result) result = kind.check(name, field);
    };
    Described::fields(check, section);
    return result;
  }

  // The functions of Module, where they are described.

  static Held initial() { return hold({}); }
  static bool equal(const void* a, const void* b) { return section_at(a) == section_at(b); }
  static Held read(const Fields& fields) {
    Section section;
    const Changed change = changed(fields);
    if (!fields.fault()) carry_out(section, change);
    return hold(std::move(section));
  }
  static void write(JsonText& json, const void* at) {
    Changed change;
    const auto give = [](const char*, const auto&, Undo, auto& out, const auto& field) {
      out = field;
    };
    Described::fields(give, change, section_at(at));
    if constexpr (requires { Described::whole(section_at(at), change); })
      Described::whole(section_at(at), change);
    write_given(json, change);
  }
  static hopfield::Result<void> check(const void* at) { return fits(section_at(at)); }

  static Held read_change(const Fields& fields) {
    return std::make_shared<const Changed>(changed(fields));
  }
  static void write_change(JsonText& json, const void* change) {
    write_given(json, change_at(change));
  }
  static hopfield::Result<Held> apply(const void* at, const void* change) {
    Section section = section_at(at);
    if constexpr (requires { Described::accepts(section, change_at(change)); })
      if (auto done = Described::accepts(section, change_at(change)); !done) return done.error();
    carry_out(section, change_at(change));
    if (auto done = fits(section); !done) return done.error();
    return hold(std::move(section));
  }
  static std::string group(const void* at, const void* change) {
    if constexpr (requires { Described::group(section_at(at), change_at(change)); })
      if (auto own = Described::group(section_at(at), change_at(change))) return *std::move(own);
    std::string first;
    bool alone = false;
    const auto look = [&](const char*, const auto&, Undo undo, const auto& field) {
      if (!field) return;
      alone = alone || undo.kind == Undo::Kind::alone;
      if (first.empty()) first = undo.group;
    };
    Described::fields(look, change_at(change));
    return alone || first.empty() ? "" : std::string(Section::kName) + " " + first;
  }
  static Held keep(const void* at, const void* from, Module::Found found) {
    Section section = section_at(at);
    const Section none;
    const auto take = [&](const char*, const auto&, Undo undo, auto& field, const auto& other,
                          const auto& initial) {
      const bool kept = found == Module::Found::keep ||
                        (found == Module::Found::keep_unless_none && !(other == initial));
      if (undo.kind == Undo::Kind::look || (undo.kind == Undo::Kind::found && kept)) field = other;
    };
    Described::fields(take, section, section_at(from), none);
    return hold(std::move(section));
  }

  static constexpr bool kFlows = requires(const Section& section) { Described::flow(section); };
  static Flow flow(const void* at) { return Described::flow(section_at(at)); }
  static Held flow_to(const void* at, std::uint32_t moment) {
    Section section = section_at(at);
    section.moment = moment;
    return hold(std::move(section));
  }
  static hopfield::Result<Held> run(const void* at, const Running& running) {
    Section section = section_at(at);
    if constexpr (requires { Described::run(section, running); }) {
      if (auto done = Described::run(section, running); !done) return done.error();
    } else {
      std::optional<Flow> time;
      if constexpr (kFlows) time = Described::flow(section);
      const auto moment = moment_after(time, running);
      if (!moment) return moment.error();
      if constexpr (kFlows) section.moment = *moment;
    }
    return hold(std::move(section));
  }
  static void status(JsonText& json, const void* at) { Described::status(json, section_at(at)); }
};

/// The module of a description: `extern const Module two_module; const Module two_module = module<TwoFields>();`
template <class Described>
[[nodiscard]] constexpr Module module() {
  using C = Code<Described>;
  Module module{C::initial, C::equal, C::read, C::write, C::check, C::read_change, C::write_change,
                C::apply,   C::group, C::keep, C::run,   nullptr,  nullptr,        C::status};
  if constexpr (C::kFlows) {
    module.flow = C::flow;
    module.flow_to = C::flow_to;
  }
  return module;
}

}  // namespace workbenches
}  // namespace lab
