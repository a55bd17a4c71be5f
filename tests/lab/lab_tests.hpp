#pragma once

#include <catch2/catch_test_macros.hpp>
#include <catch2/catch_tostring.hpp>
#include <cstdio>
#include <string>
#include <vector>

#include "hopfield/numerics/random.hpp"
#include "lab/formats/json.hpp"
#include "lab/sections/workbench.hpp"
#include "lab/session/session.hpp"

// Catch2 would take JSON for a range of JSON for a range of …
template <>
struct Catch::StringMaker<lab::Json> {
  static std::string convert(const lab::Json& json) { return json.dump(); }
};

/// What the lab's tests share.
namespace lab_tests {

inline std::vector<std::uint8_t> read_fixture(const std::string& name) {
  std::vector<std::uint8_t> bytes;
  std::FILE* file = std::fopen((std::string(HOPFIELD_FIXTURES) + "/" + name).c_str(), "rb");
  if (file == nullptr) return bytes;
  for (int c = std::fgetc(file); c != EOF; c = std::fgetc(file))
    bytes.push_back(static_cast<std::uint8_t>(c));
  std::fclose(file);
  return bytes;
}

/// Applies a command given as JSON; the error's text, or "" when it worked.
inline std::string apply(lab::Session& session, std::string_view json) {
  const auto command = lab::read_command(json);
  if (!command) return command.error().text();
  const auto done = session.apply(*command);
  return done ? "" : done.error().text();
}

/// Lets a running session come to its end.
inline void run_out(lab::Session& session) {
  while (session.running()) session.advance(0.05, [] { return true; });
}

/// The verdict's two lines.
inline std::string headline(const lab::Session& session) {
  return session.verdict().headline.plain();
}
inline std::string detail(const lab::Session& session) { return session.verdict().detail.plain(); }

/// The first visit with another workbench open.
inline lab::Session opened(const char* workbench) {
  lab::Session session;
  REQUIRE(session.apply(lab::command::Open{workbench}));
  return session;
}
/// What a workbench adds to the status.
inline lab::Json section(const lab::Session& session, const char* name) {
  return (*lab::parse_json(session.status_json()))[name];
}

/// The workbenches that can be opened, as messages list them.
inline std::string ready_workbenches() {
  std::string all;
  for (const lab::Workbench& bench : lab::known_workbenches())
    if (bench.ready) all += (all.empty() ? "" : ", ") + std::string(bench.name);
  return all;
}

/// Any command, valid or not, that this session might be sent.
lab::Command random_command(hopfield::Random& random, const lab::Session& session);

}  // namespace lab_tests
