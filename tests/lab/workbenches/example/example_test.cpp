// A workbench that only this test knows goes through everything that the lab does with one.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "lab/commands/command_json.hpp"
#include "lab/workbenches/all.hpp"
#include "lab/workbenches/two/two.hpp"
#include "lab_tests.hpp"
#include "workbenches/example/example_module.hpp"

using lab::Example;
using lab::Session;
using lab_tests::apply;

namespace {

/// All workbenches and this one; afterwards, as it was.
class WithExample {
 public:
  explicit WithExample(bool code = true) {
    const auto all = lab::all_workbenches();
    table_.assign(all.begin(), all.end());
    int last = 0;
    for (const lab::Workbench& each : all) last = std::max(last, each.section);
    table_.push_back({"example", "Example", true, last + 1, code ? &lab::kExampleModule : nullptr});
    lab::set_workbenches(table_);
  }
  ~WithExample() { lab::set_workbenches(lab::all_workbenches()); }
  WithExample(const WithExample&) = delete;
  WithExample& operator=(const WithExample&) = delete;

 private:
  std::vector<lab::Workbench> table_;
};

double gain(const Session& session) { return session.document().section<Example>().gain; }

}  // namespace

TEST_CASE("A new workbench has its section in documents and links") {
  const WithExample with;
  Session session;
  CHECK(lab::write_document(session.document()).find("example") == std::string::npos);
  CHECK(apply(session, R"({"op":"two","gain":2})").empty());
  CHECK(apply(session, R"({"op":"example","gain":2.5})").empty());
  const std::string json = lab::write_document(session.document());
  CHECK(json.ends_with(R"("example":{"gain":2.5,"moment":0,"grid":true}})"));
  const auto again = lab::read_document(json);
  REQUIRE(again);
  CHECK(*again == session.document());
  CHECK(lab::write_document(*again) == json);
  const auto link = lab::read_link(lab::write_link(session.document()));
  REQUIRE(link);
  CHECK(link->section<Example>().gain == 2.5);
  // As it is at first it is left out again.
  CHECK(apply(session, R"({"op":"example","gain":1})").empty());
  CHECK(lab::write_document(session.document()).find("example") == std::string::npos);
}

TEST_CASE("A new workbench has its command, with a name, a label and its errors") {
  const WithExample with;
  CHECK(lab::ops().back() == "example");
  Session session;
  CHECK(apply(session, R"({"op":"open","workbench":"example"})").empty());
  lab::Change<Example> what;
  what.gain = 3;
  const lab::Command command = lab::change<Example>(what);
  CHECK(lab::op(command) == "example");
  CHECK(lab::label(command).plain() == "Example");
  CHECK(lab::write_command(command) == R"({"op":"example","gain":3})");
  REQUIRE(session.apply(command));
  CHECK(gain(session) == 3);
  CHECK(apply(session, R"({"op":"example","gain":11})") ==
        "gain: 11, expected a number from 0 to 10");
  what.gain = 11;
  const auto refused = session.apply(lab::change<Example>(what));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().text() == "gain: 11, expected 0 to 10");
  CHECK(gain(session) == 3);
  const auto document = lab::read_document(R"({"hopfieldLab":1,"example":{"gain":"high"}})");
  REQUIRE_FALSE(document);
  CHECK(document.error().text() == "example.gain: \"high\", expected a number from 0 to 10");
  Example wrong;
  wrong.gain = -1;
  lab::Document whole = lab::first_visit();
  whole.sections.set(wrong);
  CHECK(lab::check_document(whole).error().text() == "example.gain: −1, expected 0 to 10");
}

TEST_CASE("A new workbench can be undone: what is dragged at once, looks not at all") {
  const WithExample with;
  Session session = lab_tests::opened("example");
  for (const char* to : {"2", "3", "4"})
    CHECK(lab_tests::apply(session, std::string(R"({"op":"example","gain":)") + to + "}").empty());
  CHECK(session.undo_label().plain() == "Example");
  CHECK(apply(session, R"({"op":"example","grid":false})").empty());
  CHECK(apply(session, R"({"op":"undo"})").empty());
  CHECK(gain(session) == 1);
  CHECK_FALSE(session.document().section<Example>().grid);
  CHECK_FALSE(session.can_undo());
  CHECK(apply(session, R"({"op":"redo"})").empty());
  CHECK(gain(session) == 4);
}

TEST_CASE("In a new workbench time flows, and it has its status") {
  const WithExample with;
  Session session = lab_tests::opened("example");
  CHECK(lab_tests::section(session, "example")["doubled"] == 2);
  const auto moment = [&] { return session.document().section<Example>().moment; };
  CHECK(apply(session, R"({"op":"step"})").empty());
  CHECK(moment() == 100);
  CHECK(apply(session, R"({"op":"step","neuron":0})") ==
        "neuron: all neurons of this network change together");
  CHECK(apply(session, R"({"op":"seek","moment":5001})") == "moment: 5001, expected at most 5000");
  CHECK(apply(session, R"({"op":"recall"})").empty());
  lab_tests::run_out(session);
  CHECK(moment() == 5000);
  CHECK(apply(session, R"({"op":"undo"})").empty());
  CHECK(moment() == 100);
}

TEST_CASE("A section whose code has not come is kept as its JSON, and read when it comes") {
  const std::string json = R"({"hopfieldLab":1,"workbench":"example","example":{"gain":2.5}})";
  std::string kept;
  {
    const WithExample without(false);
    const auto document = lab::read_document(json);
    REQUIRE(document);
    kept = lab::write_document(*document);
    CHECK(kept.ends_with(R"("example":{"gain":2.5}})"));
    CHECK(*lab::read_document(kept) == *document);
    Session session(*document);
    CHECK(apply(session, R"({"op":"example","gain":3})") == "part: example");
    CHECK_FALSE((*lab::parse_json(session.status_json())).contains("example"));
    CHECK(apply(session, R"({"op":"clear"})").empty());
    const WithExample with;
    session.workbenches_came();
    CHECK(gain(session) == 2.5);
    CHECK(session.notices().empty());
    CHECK(apply(session, R"({"op":"undo"})").empty());
    CHECK(gain(session) == 2.5);
    CHECK(lab::write_document(session.document())
              .ends_with(R"("example":{"gain":2.5,"moment":0,"grid":true}})"));
  }
  const WithExample without(false);
  Session session(*lab::read_document(R"({"hopfieldLab":1,"example":{"gain":99}})"));
  const WithExample with;
  session.workbenches_came();
  REQUIRE(session.notices().size() == 1);
  CHECK(session.notices()[0].text.plain() == "example.gain: 99, expected a number from 0 to 10");
  CHECK(gain(session) == 1);
}
