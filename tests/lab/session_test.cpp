#include <catch2/catch_test_macros.hpp>

#include "lab/session.hpp"

TEST_CASE("The first visit is recalled exactly") {
  lab::Session session;
  INFO(session.status_json());
  CHECK(session.verdict().headline.plain() == "circle, spoiled: 51 of 256 pixels differ");
  REQUIRE(session.apply(lab::command::Recall{}));
  CHECK(session.running());
  while (session.running()) session.advance(0.016, [] { return true; });
  CHECK(session.verdict().headline.plain() == "Recalled circle, exactly, after 1 sweep; 51 pixels restored");
}
