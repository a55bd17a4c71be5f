#include <catch2/catch_test_macros.hpp>

#include "lab/session.hpp"

TEST_CASE("The first visit is recalled exactly") {
  lab::Session session;
  CHECK(session.verdict().headline.plain() == "face, spoiled: 256 of 1024 pixels differ");
  REQUIRE(session.apply(lab::command::Recall{}));
  CHECK(session.running());
  while (session.running()) session.advance(0.016, [] { return true; });
  CHECK(session.verdict().headline.plain() == "Recalled face, exactly, after 1 sweep; 256 pixels restored");
}
