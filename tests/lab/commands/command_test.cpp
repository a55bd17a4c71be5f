#include <catch2/catch_test_macros.hpp>
#include <set>

#include "lab/commands/command_json.hpp"
#include "lab/sections/workbench.hpp"
#include "lab/workbenches/all.hpp"
#include "lab_tests.hpp"

namespace {

std::string command_error(std::string_view json) {
  const auto read = lab::read_command(json);
  return read ? "read as " + lab::write_command(*read) : read.error().text();
}

}  // namespace

TEST_CASE("Every command is written and read back the same") {
  lab::Session session;
  hopfield::Random random(11);
  std::set<std::string_view> seen;
  std::vector<lab::Command> commands;
  for (int k = 0; k < 8000; ++k) commands.push_back(lab_tests::random_command(random, session));
  // What the tests with random commands rely on: every workbench is opened.
  std::set<std::string> opened;
  for (const lab::Command& command : commands)
    if (const auto* open = std::get_if<lab::command::Open>(&command))
      opened.insert(open->workbench);
  std::set<std::string> ready;
  for (const lab::Workbench& bench : lab::known_workbenches())
    if (bench.ready) ready.emplace(bench.name);
  CHECK(opened == ready);
  commands.push_back(lab::command::Open{"memory"});
  commands.push_back(lab::command::Undo{});
  commands.push_back(lab::command::Redo{});
  commands.push_back(lab::command::ForgetAll{});
  commands.push_back(lab::command::ResetAll{});
  commands.push_back(lab::command::SetDocument{lab::first_visit()});
  lab::command::SetView view;
  view.hidden = {"plots", "share"};
  view.panel = "weights";
  view.signs = false;
  commands.push_back(view);
  for (const lab::Command& command : commands) {
    const std::string json = lab::write_command(command);
    INFO(json);
    const auto read = lab::read_command(json);
    REQUIRE(read);
    CHECK(read->index() == command.index());
    CHECK(lab::write_command(*read) == json);
    seen.insert(lab::op(command));
  }
  CHECK(seen.size() == lab::ops().size());
  const auto all = lab::ops();
  CHECK(std::set<std::string_view>(all.begin(), all.end()).size() == all.size());
}

TEST_CASE("Commands as people type them") {
  CHECK(command_error(R"({"op":"noise","fraction":0.2})") ==
        R"(read as {"op":"noise","fraction":0.2})");
  CHECK(command_error(R"({"op":"noise"})") == R"(read as {"op":"noise"})");
  CHECK(command_error(R"({"op":"store"})") == R"(read as {"op":"store","name":"","force":false})");
  CHECK(command_error(R"({"op":"step"})") == R"(read as {"op":"step"})");
  CHECK(command_error(R"({"op":"flip","count":3.0})") == R"(read as {"op":"flip","count":3})");
  CHECK(command_error(R"({"op":"seed"})") == R"(read as {"op":"seed"})");
  CHECK(command_error(R"({"op":"view","selected":null})") ==
        R"(read as {"op":"view","selected":null})");
  CHECK(command_error(R"({"op":"network","threshold":"half-row-sum","tie":"plus"})") ==
        R"(read as {"op":"network","tie":"plus","threshold":"half-row-sum"})");
  for (const char* values : {"[1,-1,-1,1]", "[1,0,0,1]"}) {
    CHECK(command_error(std::string(R"({"op":"place","values":)") + values + "}") ==
          R"(read as {"op":"place","size":4,"bits":"CQ=="})");
  }
  CHECK(command_error(R"({"op":"place","values":[1,-1,0,1]})") ==
        "values[2]: 0 beside −1, expected 1 and −1, or 1 and 0");
  CHECK(
      command_error(R"({"op":"open","workbench":"three","remark":"unknown fields do no harm"})") ==
      R"(read as {"op":"open","workbench":"three"})");
}

TEST_CASE("What is wrong with a command is named") {
  CHECK(command_error("") == "command: not valid JSON");
  CHECK(command_error("[]") == "command: an array, expected an object");
  CHECK(command_error("{}") == "op: missing, expected the name of a command");
  CHECK(command_error(R"({"op":7})") == "op: 7, expected a text");
  CHECK(command_error(R"({"op":"sing"})")
            .starts_with("op: \"sing\", expected one of paint, clear, "));
  CHECK(command_error(R"({"op":"paint","cells":[1,-2]})") ==
        "cells[1]: −2, expected an integer from 0 to 4095");
  CHECK(command_error(R"({"op":"paint","cells":[1],"value":2})") ==
        "value: 2, expected an integer from −1 to 1");
  CHECK(command_error(R"({"op":"noise","fraction":1.5})") ==
        "fraction: 1.5, expected a number from 0 to 1");
  CHECK(command_error(R"({"op":"load"})") ==
        "pattern: missing, expected the number of a memory, counted from 0");
  CHECK(command_error(R"({"op":"update","mode":"both"})") ==
        "mode: \"both\", expected async or sync");
  CHECK(command_error(
            R"({"op":"import","width":5,"height":5,"memories":[{"name":"a","bits":"AA=="}]})") ==
        "memories[0].bits: 8 values, expected 25");
  CHECK(command_error(R"({"op":"document","document":{"hopfieldLab":1,"grid":{"width":99}}})") ==
        "document.grid.width: 99, expected an integer from 5 to 64");
  CHECK(command_error(R"({"op":"document","document":{"hopfieldLab":1,"workbench":"kitchen"}})") ==
        "document.workbench: \"kitchen\", expected " + lab_tests::ready_workbenches());
}

TEST_CASE("A workbench that is not there is refused in words") {
  lab::Session session;
  CHECK(lab_tests::apply(session, R"({"op":"open","workbench":"kitchen"})") ==
        "workbench: \"kitchen\", expected " + lab_tests::ready_workbenches());
  // Of one that is still to come, links may carry the name already.
  const auto all = lab::all_workbenches();
  std::vector<lab::Workbench> with_later(all.begin(), all.end());
  with_later.push_back({"later", "Later"});
  lab::set_workbenches(with_later);
  const std::string later = lab_tests::apply(session, R"({"op":"open","workbench":"later"})");
  lab::set_workbenches(all);
  CHECK(later ==
        "workbench: \"later\" is not there yet; there is: " + lab_tests::ready_workbenches());
  CHECK(lab_tests::apply(session, R"({"op":"open","workbench":"memory"})").empty());
}
