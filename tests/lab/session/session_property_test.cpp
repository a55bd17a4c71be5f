#include <catch2/catch_test_macros.hpp>

#include "lab/sections/workbench.hpp"
#include "lab/workbenches/pairs/pairs.hpp"
#include "lab/workbenches/places/places.hpp"
#include "lab/workbenches/routes/routes.hpp"
#include "lab/workbenches/two/two.hpp"
#include "lab_tests.hpp"
#include "trials.hpp"

using lab::Document;
using lab::Session;

namespace {

Document without_view(Document document) {
  document.view = {};
  document.workbench = "memory";
  lab::Two two = document.section<lab::Two>();
  two.look = {};
  document.sections.set(std::move(two));
  lab::PairBench pairs = document.section<lab::PairBench>();
  pairs.weight = {};
  pairs.tool = {};
  document.sections.set(std::move(pairs));
  lab::Routes routes = document.section<lab::Routes>();
  routes.optimum = false;
  routes.found = {};
  document.sections.set(std::move(routes));
  lab::Places places = document.section<lab::Places>();
  places.numbered = {};
  places.cell = {};
  document.sections.set(std::move(places));
  return document;
}

/// Calls `work` with each workbench open.
template <class Work>
void in_every_workbench(Session& session, const Work& work) {
  for (const lab::Workbench& bench : lab::known_workbenches()) {
    if (!bench.ready) continue;
    REQUIRE(session.apply(lab::command::Open{std::string(bench.name)}));
    work();
  }
}

/// Whether all is the same but what one workbench shows.
bool same_elsewhere(const Document& a, Document b, std::string_view workbench) {
  b.workbench = a.workbench;
  b.view = a.view;
  if (workbench == "memory") {
    lab::Sections sections = b.sections;
    b = a;
    b.sections = std::move(sections);
  } else {
    b.sections.take(workbench, a.sections);
  }
  return a == b;
}

void check_consistent(const Session& session) {
  const Document& document = session.document();
  REQUIRE(lab::check_document(document));
  REQUIRE(session.shown().pattern().size() == document.grid.neurons());
  REQUIRE(document.moment <= session.trace().length());
  REQUIRE(session.shown().pattern() == session.trace().state(document.moment));
  REQUIRE(session.shown().overlaps().size() == document.memories->size());
  REQUIRE(session.trace().samples().back().moment == session.trace().length());
  REQUIRE(session.model().neurons() == document.grid.neurons());
  REQUIRE(session.model().memories().count() == document.memories->size());
}

}  // namespace

TEST_CASE("Whatever was done can be undone, and done again") {
  constexpr std::uint64_t kSeeds = trials::count(60, 20);
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
    hopfield::Random random(seed);
    Session session;
    const Document first = session.document();
    for (int k = 0; k < 60; ++k) {
      const lab::Command command = lab_tests::random_command(random, session);
      const Document before = session.document();
      INFO("seed " << seed << ", command " << k << ": " << lab::write_command(command));
      if (!session.apply(command)) REQUIRE(session.document() == before);
      if (random.below(3) == 0) session.advance(0.01 * random.below(20), {});
      check_consistent(session);
    }
    const Document last = session.document();
    INFO("seed " << seed);
    in_every_workbench(session, [&] {
      while (session.can_undo()) {
        REQUIRE(session.apply(lab::command::Undo{}));
        check_consistent(session);
      }
    });
    REQUIRE(without_view(session.document()) == without_view(first));
    in_every_workbench(session, [&] {
      while (session.can_redo()) {
        REQUIRE(session.apply(lab::command::Redo{}));
        check_consistent(session);
      }
    });
    REQUIRE(without_view(session.document()) == without_view(last));
  }
}

TEST_CASE("Undo and redo change the open workbench and no other") {
  using namespace lab::command;
  int undone = 0;
  for (std::uint64_t seed = 300; seed < 340; ++seed) {
    hopfield::Random random(seed);
    Session session;
    for (int k = 0; k < 80; ++k) {
      lab::Command command = lab_tests::random_command(random, session);
      // These change all workbenches at once.
      if (std::holds_alternative<ResetAll>(command) || std::holds_alternative<SetDocument>(command))
        continue;
      if (random.below(4) == 0) command = Undo{};
      if (random.below(8) == 0) command = Redo{};
      const Document before = session.document();
      const bool could = session.can_undo(), back = std::holds_alternative<Undo>(command),
                 forth = std::holds_alternative<Redo>(command);
      INFO("seed " << seed << ", command " << k << ": " << lab::write_command(command));
      (void)session.apply(command);
      if (back || forth) {
        REQUIRE(session.document().workbench == before.workbench);
        REQUIRE(same_elsewhere(before, session.document(), before.workbench));
        REQUIRE((!back || could || session.document() == before));
        undone += back && could && before.workbench != "memory" ? 1 : 0;
      }
      if (std::holds_alternative<Open>(command)) {
        // Looking at another workbench changes no history.
        const std::string there = session.document().workbench;
        REQUIRE(session.apply(Open{before.workbench}));
        REQUIRE(session.can_undo() == could);
        REQUIRE(session.apply(Open{there}));
      }
    }
  }
  CHECK(undone > 20);
}

TEST_CASE("What changes everything is taken back everywhere, unless something was done since") {
  using namespace lab::command;
  const auto weight = [](const Session& session) {
    return session.document().section<lab::Two>().weights[1];
  };
  const auto prepared = [] {
    Session session = lab_tests::opened("two");
    REQUIRE(lab_tests::apply(session, R"({"op":"two","weights":[[0,1],[1,0]]})").empty());
    REQUIRE(session.apply(Open{"memory"}));
    REQUIRE(session.apply(ForgetAll{}));
    REQUIRE(session.apply(ResetAll{}));
    CHECK(session.document().memories->size() == 3);
    return session;
  };
  Session session = prepared();
  REQUIRE(session.apply(Undo{}));
  CHECK(session.document().memories->empty());
  CHECK(weight(session) == 1);
  REQUIRE(session.apply(Redo{}));
  CHECK(session.document().memories->size() == 3);
  CHECK(weight(session) == -2);

  Session later = prepared();
  REQUIRE(later.apply(Open{"two"}));
  REQUIRE(lab_tests::apply(later, R"({"op":"two","weights":[[0,3],[3,0]]})").empty());
  REQUIRE(later.apply(Open{"memory"}));
  REQUIRE(later.apply(Undo{}));
  CHECK(later.document().memories->empty());
  CHECK(weight(later) == 3);
}

TEST_CASE("The log of a session, replayed, gives the same session") {
  for (std::uint64_t seed = 100; seed < 140; ++seed) {
    hopfield::Random random(seed);
    Session session;
    std::vector<std::string> log;
    std::vector<double> times;
    for (int k = 0; k < 60; ++k) {
      lab::Command command = lab_tests::random_command(random, session);
      if (random.below(6) == 0) command = lab::command::Undo{};
      if (random.below(9) == 0) command = lab::command::Redo{};
      (void)session.apply(command);
      log.push_back(lab::write_command(command));
      times.push_back(random.below(3) == 0 ? 0.01 * random.below(20) : 0.0);
      session.advance(times.back(), {});
    }
    Session again;
    for (std::size_t k = 0; k < log.size(); ++k) {
      const auto command = lab::read_command(log[k]);
      INFO(log[k]);
      // What the session refused may be refused already when it is read.
      if (command) (void)again.apply(*command);
      again.advance(times[k], {});
    }
    INFO("seed " << seed);
    REQUIRE(again.document() == session.document());
    REQUIRE(std::ranges::equal(again.trace().hashes(), session.trace().hashes()));
    REQUIRE(again.status_json() == session.status_json());
    REQUIRE(again.undo_label().plain() == session.undo_label().plain());
  }
}

TEST_CASE("A document leads to the same state wherever it is opened") {
  for (std::uint64_t seed = 200; seed < 240; ++seed) {
    hopfield::Random random(seed);
    Session session;
    for (int k = 0; k < 40; ++k) {
      (void)session.apply(lab_tests::random_command(random, session));
      session.advance(0.02, {});
    }
    REQUIRE(session.apply(lab::command::Pause{}));
    INFO("seed " << seed);
    const auto copy = lab::read_document(lab::write_document(session.document()));
    REQUIRE(copy);
    REQUIRE(*copy == session.document());
    const Session other(*copy);
    REQUIRE(other.document() == session.document());
    REQUIRE(other.shown().pattern() == session.shown().pattern());
    REQUIRE(other.shown().energy() == session.shown().energy());
    const auto from_link = lab::read_link(lab::write_link(session.document()));
    REQUIRE(from_link);
    REQUIRE(*from_link == session.document());
  }
}
