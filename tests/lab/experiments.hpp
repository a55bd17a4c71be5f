#pragma once

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>

#include "lab/experiments/experiment.hpp"
#include "lab_tests.hpp"

/// What the tests of experiments share.
namespace lab_tests {

inline lab::Result<std::vector<std::uint8_t>> file_fixture(const std::string& name) {
  auto bytes = read_fixture(name);
  if (bytes.empty()) return lab::Error{"", name + ": cannot be opened"};
  return bytes;
}

/// The bytes of a result; the test fails when there is none.
inline std::string result_of(std::string_view name, std::string_view request,
                             const lab::ExperimentOptions& options = {}) {
  const auto result = lab::run_experiment(name, request, {}, {file_fixture}, options);
  INFO(name << " " << request << ": " << (result ? *result : result.error().text()));
  REQUIRE(result);
  return *result;
}

inline lab::Json run(std::string_view name, std::string_view request) {
  auto json = lab::parse_json(result_of(name, request));
  REQUIRE(json);
  return *std::move(json);
}

/// The error's text, or what came out instead.
inline std::string error_of(std::string_view name, std::string_view request) {
  const auto result = lab::run_experiment(name, request, {}, {file_fixture});
  return result ? "result " + *result : result.error().text();
}

}  // namespace lab_tests
