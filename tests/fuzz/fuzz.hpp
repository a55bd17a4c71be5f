#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string_view>

#include "lab/workbenches/all.hpp"

/// What people hand us, each a target of the fuzzer: any bytes at all are taken or refused, and what must hold of them holds.
namespace fuzz {

void cities(const std::uint8_t* data, std::size_t size);
void commands(const std::uint8_t* data, std::size_t size);
void documents(const std::uint8_t* data, std::size_t size);
void experiments(const std::uint8_t* data, std::size_t size);
void links(const std::uint8_t* data, std::size_t size);
void npz(const std::uint8_t* data, std::size_t size);

struct Target {
  std::string_view name;  ///< of its folder in corpus/
  void (*run)(const std::uint8_t* data, std::size_t size);
};
/// All of them are one program: linking takes longer than compiling them.
inline constexpr Target kTargets[] = {{"cities", cities},       {"commands", commands},
                                      {"documents", documents}, {"experiments", experiments},
                                      {"links", links},         {"npz", npz}};

/// The target of a name, or the end of the program.
inline const Target& target(std::string_view name) {
  for (const Target& each : kTargets)
    if (each.name == name) return each;
  for (const Target& each : kTargets)
    std::fprintf(stderr, "%.*s\n", static_cast<int>(each.name.size()), each.name.data());
  std::exit(2);
}

/// Ends the program when something that must hold does not: libFuzzer and the test runner both take note.
inline void must(bool holds, std::string_view what) {
  if (holds) return;
  std::fprintf(stderr, "broken: %.*s\n", static_cast<int>(what.size()), what.data());
  std::abort();
}

}  // namespace fuzz
