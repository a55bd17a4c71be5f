// Experiments by way of the page, and what its functions give, without a browser.
#include "app/page_pool.hpp"

#include <catch2/catch_all.hpp>

#include "app/bridge.hpp"

TEST_CASE("Experiments leave the page's engine as events, and answers find their askers") {
  bridge::PagePool pool;
  const auto one = pool.open_queue(), two = pool.open_queue();
  pool.prepare();
  pool.start(one, 1, "capacity", R"({"seed":1})");
  pool.start(two, 1, "recovery", "{}");
  pool.start(two, 2, "recovery", "{}");
  pool.pause(one, true);
  const std::vector<std::string> events = pool.take_events();
  REQUIRE(events.size() == 5);
  CHECK(events[0] == R"({"type":"studies_prepare"})");
  CHECK(events[1] ==
        R"({"type":"study","queue":1,"ticket":1,"name":"capacity","request":"{\"seed\":1}"})");
  CHECK(events[2] == R"({"type":"study","queue":2,"ticket":2,"name":"recovery","request":"{}"})");
  CHECK(events[4] == R"({"type":"studies_pause","queue":1,"paused":true})");
  CHECK(pool.take_events().empty());

  using Kind = bridge::PagePool::Kind;
  pool.answer(3, Kind::lost, "", "no memory");
  pool.answer(2, Kind::refused, "seed", "-1");
  pool.answer(2, Kind::done, "", "twice");
  pool.answer(1, Kind::done, "", "{}");
  const auto second = pool.take(two);
  REQUIRE(second.size() == 2);
  CHECK(second[0].ticket == 2);
  CHECK(second[0].engine_lost);
  CHECK(second[1].ticket == 1);
  CHECK_FALSE(second[1].engine_lost);
  CHECK(second[1].result.error().field == "seed");
  const auto first = pool.take(one);
  REQUIRE(first.size() == 1);
  CHECK(*first[0].result == "{}");

  pool.start(one, 2, "capacity", "{}");
  pool.cancel(one);
  pool.answer(4, Kind::done, "", "{}");
  CHECK(pool.take(one).empty());
  CHECK(pool.take_events().back() == R"({"type":"studies_end","queue":1})");
}

TEST_CASE("Events and results are JSON whatever the words are") {
  CHECK(bridge::result_json({}) == R"({"ok":true})");
  CHECK(bridge::result_json(hopfield::Error{"name", "a \"b\"\n"}) ==
        R"({"error":{"field":"name","message":"a \"b\"\u000a"}})");
  CHECK(bridge::event_json("copy", "text", "\\") == R"({"type":"copy","text":"\\"})");
  ui::WindowRequest file{ui::WindowRequest::What::download, "a.csv", "text/csv", {'a', ',', 'b'}};
  CHECK(bridge::event_json(file) ==
        R"({"type":"download","name":"a.csv","mime":"text/csv","base64":"YSxi"})");
}
