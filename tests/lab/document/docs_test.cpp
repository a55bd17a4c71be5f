#include <catch2/catch_test_macros.hpp>
#include <map>

#include "lab/commands/command_json.hpp"
#include "lab/experiments/experiment.hpp"
#include "lab/formats/names.hpp"
#include "lab_tests.hpp"

// The examples in docs/ are marked with what they are (```json command) and have to work.

namespace {

struct Example {
  std::string kind;
  std::string json;
};

std::vector<Example> examples(const std::string& page) {
  const auto bytes = lab_tests::read_fixture("../../docs/" + page);
  const std::string text(bytes.begin(), bytes.end());
  std::vector<Example> found;
  const std::string fence = "```json ";
  for (std::size_t at = text.find(fence); at != std::string::npos; at = text.find(fence, at)) {
    const std::size_t line = text.find('\n', at);
    const std::size_t end = text.find("```", line);
    REQUIRE(end != std::string::npos);
    found.push_back(
        {text.substr(at + fence.size(), line - at - fence.size()), text.substr(line, end - line)});
    at = end + 3;
  }
  return found;
}

}  // namespace

TEST_CASE("Every example in the documentation works") {
  std::map<std::string, int> seen;
  for (const char* page : {"document.md", "commands.md", "experiments.md"}) {
    for (const Example& example : examples(page)) {
      INFO(page << ": " << example.json);
      ++seen[example.kind];
      if (example.kind == "document") {
        const auto read = lab::read_document(example.json);
        CHECK((read ? "" : read.error().text()) == "");
      } else if (example.kind == "command") {
        lab::Session session;
        CHECK(lab_tests::apply(session, example.json) == "");
      } else {
        const auto result = lab::run_experiment(example.kind, example.json, {});
        CHECK((result ? "" : result.error().text()) == "");
      }
    }
  }
  CHECK(seen["document"] == 12);
  CHECK(seen["command"] == 19);
  for (const lab::ExperimentInfo& each : lab::experiments()) {
    INFO(each.name);
    CHECK(seen[std::string(each.name)] >= 1);
  }
}

TEST_CASE("Every field of every experiment is on the page") {
  const auto bytes = lab_tests::read_fixture("../../docs/experiments.md");
  const std::string text(bytes.begin(), bytes.end());
  // A field that nobody knows is refused with a list of those that there are.
  const auto known = [](std::string_view name, const char* request) {
    const auto result = lab::run_experiment(name, request, {});
    REQUIRE_FALSE(result);
    const std::string message = result.error().message;
    const std::string start = "expected one of ";
    REQUIRE(message.find(start) != std::string::npos);
    return message.substr(message.find(start) + start.size()) + ", ";
  };
  const auto check = [&](std::string list) {
    for (std::size_t comma = list.find(", "); comma != std::string::npos;
         list.erase(0, comma + 2), comma = list.find(", ")) {
      const std::string name = list.substr(0, comma);
      INFO(name);
      const bool there = text.find('`' + name + '`') != std::string::npos ||
                         text.find("`network." + name + '`') != std::string::npos ||
                         text.find('"' + name + '"') != std::string::npos;
      CHECK(there);
    }
  };
  for (const lab::ExperimentInfo& each : lab::experiments()) check(known(each.name, R"({"?":1})"));
  check(known("inspect", R"({"patterns":[[1]],"network":{"?":1}})"));
  check(known("inspect", R"({"patterns":[[1]],"update":{"?":1}})"));
  check(known("inspect", R"({"patterns":[[1]],"update":{"temperature":{"?":1}}})"));
  check(known("recall", R"({"patterns":[[1]],"start":{"?":1}})"));
  check(known("rate", R"({"network":{"?":1}})"));
  check(known("tsp", R"({"cities":{"random":3},"network":{"?":1}})"));
  check(known("tsp", R"({"cities":{"random":3},"update":{"?":1}})"));
  check(known("gates", R"({"network":{"?":1}})"));
  check(known("gates", R"({"network":{"inputs":1,"units":[{"?":1}]}})"));
}

TEST_CASE("The document's page shows every field with its default") {
  const auto first = examples("document.md").front();
  const auto shown = lab::parse_json(first.json);
  REQUIRE(shown);
  auto document = *lab::read_document(R"({"hopfieldLab":1})");
  const auto written = lab::parse_json(lab::write_document(document));
  for (const auto& [name, value] : written->items()) {
    INFO(name);
    REQUIRE(shown->contains(name));
    if (name != "grid" && name != "memories" && name != "start") CHECK((*shown)[name] == value);
  }
  CHECK(shown->size() == written->size());
}

TEST_CASE("Every command is on its page") {
  const auto bytes = lab_tests::read_fixture("../../docs/commands.md");
  const std::string text(bytes.begin(), bytes.end());
  REQUIRE(lab::ops().size() > 30);
  for (const std::string_view op : lab::ops()) {
    const std::string name = "`" + std::string(op) + "`";
    INFO(name);
    CHECK(text.find(name) != std::string::npos);
  }
}
