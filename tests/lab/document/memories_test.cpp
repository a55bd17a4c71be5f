#include <catch2/catch_test_macros.hpp>

#include "hopfield/pattern/sample.hpp"
#include "lab_tests.hpp"

using lab::Session;
using namespace lab::command;

namespace {

std::string last_notice(const Session& session) {
  return session.notices().empty() ? "" : session.notices().back().text;
}
std::size_t count(const Session& session) { return session.document().memories->size(); }
std::string name(const Session& session, std::size_t k) {
  return (*session.document().memories)[k].name;
}

}  // namespace

TEST_CASE("Storing what is stored already is refused kindly, unless it must be") {
  Session session;
  REQUIRE(session.apply(Load{1, false}));
  REQUIRE(session.apply(Store{"again", false}));
  CHECK(count(session) == 3);
  CHECK(last_notice(session) == "Already stored as globe");
  CHECK(session.notices().back().warning);
  REQUIRE(session.apply(Load{1, true}));
  REQUIRE(session.apply(Store{"again", false}));
  CHECK(count(session) == 3);
  CHECK(last_notice(session) == "Already stored, inverted: globe");
  REQUIRE(session.apply(Store{"again", true}));
  CHECK(count(session) == 4);
  CHECK(name(session, 3) == "again");
  CHECK(session.stabilities().size() == 4);
}

TEST_CASE("Two pictures that are very alike are stored with a warning") {
  Session session;
  REQUIRE(session.apply(Load{0, false}));
  REQUIRE(session.apply(Flip{std::nullopt, {3}}));
  REQUIRE(session.apply(Store{"", false}));
  CHECK(count(session) == 4);
  CHECK(name(session, 3) == "picture 4");
  CHECK(last_notice(session) == "Very like face: only 1 pixel differs");
  REQUIRE(session.apply(Invert{}));
  REQUIRE(session.apply(Flip{std::nullopt, {4, 5}}));
  REQUIRE(session.apply(Store{"", false}));
  CHECK(last_notice(session) == "Very like the inverse of picture 4: only 2 pixels differ");
}

TEST_CASE("Notices can be put away, and do not pile up") {
  Session session;
  REQUIRE(session.apply(Load{0, false}));
  for (int k = 0; k < 30; ++k) REQUIRE(session.apply(Store{}));
  REQUIRE(session.notices().size() == 8);
  const auto id = session.notices()[3].id;
  session.dismiss(id);
  CHECK(session.notices().size() == 7);
  for (const auto& notice : session.notices()) CHECK(notice.id != id);
}

TEST_CASE("Replace, rename, move, forget") {
  Session session;
  REQUIRE(session.apply(Replace{1, false}));
  CHECK((*session.document().memories)[1].pattern == session.shown().pattern());
  CHECK(name(session, 1) == "globe");
  REQUIRE(session.apply(Rename{1, "  noise \n"}));
  CHECK(name(session, 1) == "noise");
  REQUIRE(session.apply(Rename{1, "face"}));
  CHECK(name(session, 1) == "face 2");
  REQUIRE(session.apply(Rename{1, "face 2"}));
  CHECK(name(session, 1) == "face 2");
  REQUIRE(session.apply(Move{2, 0}));
  CHECK(name(session, 0) == "penguin");
  CHECK(name(session, 2) == "face 2");
  REQUIRE(session.apply(Forget{0}));
  CHECK(count(session) == 2);
  CHECK(name(session, 0) == "face");
  // The network is the one of the list, as if it had always been so.
  Session fresh(session.document());
  CHECK(fresh.shown().energy() == session.shown().energy());
  CHECK(fresh.overlap_matrix() == session.overlap_matrix());
  REQUIRE(session.apply(Load{0, false}));
  REQUIRE(session.apply(Replace{1, false}));
  CHECK(last_notice(session) == "Already stored as face");
}

TEST_CASE("Reordering and renaming keep the run, storing starts from what is shown") {
  Session session;
  REQUIRE(session.apply(Finish{}));
  REQUIRE(session.apply(Seek{200}));
  const auto shown = session.shown().pattern();
  REQUIRE(session.apply(Move{0, 2}));
  CHECK(session.document().moment == 200);
  CHECK(session.trace().length() == 1024);
  CHECK(session.shown().pattern() == shown);
  REQUIRE(session.apply(Rename{0, "earth"}));
  CHECK(session.trace().length() == 1024);
  REQUIRE(session.apply(Store{"between", false}));
  CHECK(session.document().moment == 0);
  CHECK(session.document().start == shown);
  CHECK(session.trace().length() == 0);
}

TEST_CASE("Imported pictures are added or replace everything") {
  hopfield::Random random(4);
  Import import{8, 6, {}, true};
  for (int k = 0; k < 3; ++k)
    import.memories.push_back({"a", hopfield::random_pattern(48, random)});
  import.memories.push_back(import.memories.front());
  Session session;
  REQUIRE(session.apply(import));
  CHECK(session.document().grid == lab::Grid{8, 6});
  CHECK(count(session) == 3);
  CHECK(name(session, 2) == "a 3");
  CHECK(last_notice(session) == "Already stored: a");
  CHECK(session.shown().pattern() == import.memories.front().pattern);
  REQUIRE(session.apply(Undo{}));
  CHECK(session.document() == lab::first_visit());
  import.replace = false;
  REQUIRE(session.apply(import));
  CHECK(session.document().grid == lab::Grid{32, 32});
  CHECK(count(session) == 6);
  import.memories.front().pattern = lab::Pattern(47);
  CHECK(session.apply(import).error().text() == "memories[0].bits: 47 values, expected 48");
}

TEST_CASE("One picture of a set is placed, on its own grid when nothing is stored") {
  Session session;
  REQUIRE(session.apply(Pictures{"course", "cross"}));
  CHECK(session.document().grid == lab::Grid{32, 32});
  CHECK(session.shown().pattern().count_up() == 4 * 80);
  REQUIRE(session.apply(ForgetAll{}));
  REQUIRE(session.apply(Pictures{"course", "cross"}));
  CHECK(session.document().grid == lab::Grid{16, 16});
  CHECK(session.shown().pattern().count_up() == 80);
  REQUIRE(session.apply(Pictures{"course", ""}));
  CHECK(count(session) == 3);
  REQUIRE(session.apply(Undo{}));
  CHECK(count(session) == 0);
}
