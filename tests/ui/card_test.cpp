// "What is this? Try this": what the cards do, and that what they claim is so. The tour of a first visit. Help.
#include "ui/shell/card.hpp"

#include <algorithm>

#include "bench.hpp"
#include "lab/workbenches/capacity/live.hpp"
#include "lab/workbenches/capacity/study.hpp"
#include "lab/workbenches/gates/gate_bench.hpp"
#include "lab/workbenches/one/one.hpp"
#include "lab/workbenches/pairs/pairs.hpp"
#include "lab/workbenches/three/three.hpp"
#include "lab/workbenches/two/two.hpp"
#include "ui/shell/screen.hpp"
#include "ui/shell/tour.hpp"

namespace {

void press(lab::Session& session, const ui::CardRow& row) {
  for (const char* json : row.commands) {
    CAPTURE(row.title, json);
    const auto command = lab::read_command(json);
    REQUIRE(command);
    REQUIRE(session.apply(*command));
  }
}

/// The workbench after a press on one of its rows.
lab::Session after(const char* bench, const ui::CardRow& row) {
  lab::set_workbenches(lab::all_workbenches());
  lab::Session session(in(bench));
  press(session, row);
  return session;
}

void finish(lab::Session& session) { REQUIRE(session.apply(lab::command::Finish{})); }

std::vector<ui::CardRow> rows_of(const char* bench) {
  const ui::Card& card = *view(bench).card;
  std::vector<ui::CardRow> all(card.tries.begin(), card.tries.end());
  all.insert(all.end(), card.scenes.begin(), card.scenes.end());
  return all;
}

/// The whole screen, as the page draws it.
struct Whole : Harness {
  explicit Whole(const char* bench = "memory", ui::Rect size = {0, 0, 1280, 800})
      : Harness(in(bench), size) {
    reduced_motion = true;
    shell.views = workbenches::all();
    shell.dialogs = workbenches::dialogs();
    draw(8);
  }
  void draw(int times = 1) {
    for (int k = 0; k < times; ++k)
      frame([this](ui::Ui& ui) { places = ui::draw_screen(ui, shell, state); });
  }
  void ask(std::string_view id) {
    widgets.ask(id, "");
    draw(3);
  }
  /// A real press in the middle of it.
  void touch_at(float x, float y) {
    next.present = next.down = next.pressed = true;
    next.x = x;
    next.y = y;
    draw();
    next.down = false;
    next.released = true;
    draw(2);
  }
  void touch_on(std::string_view id) {
    const ui::WidgetInfo* info = find(id);
    INFO(id);
    REQUIRE(info != nullptr);
    touch_at(info->rect.x + info->rect.w / 2, info->rect.y + info->rect.h / 2);
  }
  [[nodiscard]] std::string tour() const {
    const ui::WidgetInfo* info = find("tour");
    return info == nullptr ? "" : info->name + info->value;
  }
  [[nodiscard]] bool has(std::string_view prefix) const {
    return std::ranges::any_of(widgets.all(),
                               [&](const auto& w) { return w.id.starts_with(prefix); });
  }
  [[nodiscard]] bool says(std::string_view words) const {
    std::string all;
    for (const std::string& each : written) all += each + "\n";
    return all.find(words) != std::string::npos;
  }
  ui::ShellState shell;
  ui::Places places;
};

}  // namespace

TEST_CASE("Every row of every card changes the work, and a few steps of undo bring it back") {
  for (const char* bench : benches()) {
    REQUIRE(view(bench).card != nullptr);
    REQUIRE(view(bench).card->tries.size() >= 3);
    for (const ui::CardRow& row : rows_of(bench)) {
      CAPTURE(bench, row.title);
      lab::Session session = after(bench, row);
      const lab::Document before = in(bench);
      (void)session.advance(0.1, {});
      lab::Document now = session.document();
      now.view = before.view;
      CHECK(now != before);
      std::size_t steps = 0;
      for (; steps <= row.commands.size() && now != before; ++steps) {
        REQUIRE(session.apply(lab::command::Undo{}));
        now = session.document();
        now.view = before.view;
      }
      CHECK(now == before);
      CHECK(steps <= row.commands.size());
    }
  }
}

TEST_CASE("What Memory’s card says to look for is so, whatever was chosen before") {
  const auto rows = view("memory").card->tries;
  for (const char* order : {"shuffled", "random", "raster"}) {
    for (int seed = 1; seed <= 8; ++seed) {
      CAPTURE(order, seed);
      const auto begin = [&](const ui::CardRow& row) {
        lab::Session session(in("memory"));
        for (const std::string& json :
             {R"({"op":"seed","value":)" + std::to_string(seed) + "}",
              R"({"op":"update","order":")" + std::string(order) + R"("})"})
          REQUIRE(session.apply(*lab::read_command(json)));
        press(session, row);
        return session;
      };
      lab::Session head = begin(rows[0]);
      finish(head);
      CHECK(head.retrieval().kind == hopfield::Kind::mixture);
      CHECK(head.retrieval().terms.size() == 3);

      lab::Session inverse = begin(rows[1]);
      CHECK(inverse.stable());
      CHECK(inverse.retrieval().kind == hopfield::Kind::inverse);
      const double energy = inverse.shown().energy().value();
      REQUIRE(inverse.apply(lab::command::Load{0, false}));
      CHECK(inverse.shown().energy().value() == energy);

      lab::Session puzzle = begin(rows[2]);
      CHECK(puzzle.stability(0).unstable == 72);
      CHECK_FALSE(puzzle.stable());
      CHECK(puzzle.document().grid == lab::Grid{16, 16});

      lab::Session alike = begin(rows[3]);
      REQUIRE(alike.document().memories->size() == 4);
      CHECK(alike.stability(0).unstable > 0);
      CHECK(alike.stability(3).unstable > 0);
      finish(alike);
      CHECK_FALSE(alike.retrieval().exact);
    }
  }
  const auto scenes = view("memory").card->scenes;
  const std::size_t neurons[] = {25, 1024, 4096};
  for (std::size_t k = 0; k < 3; ++k) {
    lab::Session session = after("memory", scenes[k]);
    CHECK(session.document().grid.neurons() == neurons[k]);
    CHECK(session.document().memories->size() == 3);
    for (std::size_t m = 0; m < 3; ++m) CHECK(session.stability(m).unstable == 0);
  }
}

TEST_CASE("What the cards of one neuron and of two say to look for is so") {
  const auto one = [](std::size_t row) {
    return after("one", view("one").card->tries[row]).document().section<lab::One>();
  };
  const auto v = [](const lab::One& neuron, double time) {
    return lab::run_of(neuron).at(time)[0];
  };
  const lab::One forgets = one(0), holds = one(1), picks = one(2);
  CHECK(std::abs(v(forgets, 12)) < 0.01);
  CHECK(v(forgets, 7) / v(forgets, 5) == Catch::Approx(std::exp(-1)).epsilon(1e-3));
  CHECK(v(holds, 4) == Catch::Approx(0.5).epsilon(1e-4));
  CHECK(v(holds, 12) == Catch::Approx(0.5).epsilon(1e-4));
  CHECK(v(picks, 12) == Catch::Approx(-1).epsilon(1e-3));

  const auto two = [](std::size_t row) {
    return after("two", view("two").card->tries[row]).document().section<lab::Two>();
  };
  const auto near = [](const std::vector<double>& at, double x, double y) {
    return std::hypot(at[0] - x, at[1] - y) < 0.02;
  };
  const auto at = [](const hopfield::RateTrajectory& run, double time) {
    const auto found = run.at(time);
    return std::vector<double>(found.begin(), found.end());
  };
  const hopfield::RateTrajectory winner = lab::run_of(two(0));
  CHECK(near(at(winner, 8.9), 1, -1));
  CHECK(near(at(winner, 14.9), 1, -1));
  CHECK(near(at(winner, winner.end()), -1, 1));
  for (const double x : {-1.0, 1.0})
    for (const double y : {-1.0, 1.0}) {
      CAPTURE(x, y);
      // From beside the corner, on either side of it.
      for (const double by : {0.9, 1.1}) {
        const auto kept = lab::path_of(two(1), {x * by, y});
        CHECK(near(at(kept, kept.end()), x, y));
        const auto crossed = lab::path_of(two(2), {x * by, y});
        CHECK(near(at(crossed, crossed.end()), x, y) == (x == y));
      }
    }
}

TEST_CASE("What the cards of three neurons and of the gates say to look for is so") {
  const auto rows = view("three").card->tries;
  const auto three = [&](std::size_t row) {
    return after("three", rows[row]).document().section<lab::Three>();
  };
  hopfield::Pattern inverse = lab::lecture_pattern();
  for (std::size_t i = 0; i < 3; ++i) inverse.flip(i);
  CHECK(lab::shown(three(0)) == lab::lecture_pattern());
  lab::Three wrong = three(1);
  CHECK(lab::shown(wrong) == inverse);
  CHECK(lab::step(wrong, std::nullopt));
  CHECK(lab::shown(wrong) == inverse);
  const hopfield::Matrix weights = lab::learnt(three(2));
  int ties = 0;
  for (int state = 0; state < 8; ++state) {
    bool tie = false;
    for (std::size_t i = 0; i < 3; ++i) {
      double field = 0;
      for (std::size_t j = 0; j < 3; ++j) field += weights(i, j) * ((state >> j & 1) != 0 ? 1 : -1);
      tie = tie || field == 0;
    }
    ties += tie ? 1 : 0;
  }
  CHECK(ties == 6);

  const auto gates = [](std::size_t row) {
    return after("gates", view("gates").card->tries[row]).document().section<lab::Gates>();
  };
  const std::vector<bool> both = {false, false, false, true}, either = {false, true, true, true},
                          differ = {false, true, true, false};
  CHECK(gates(0).weights == lab::Gates{}.weights);
  CHECK(lab::Gates{}.gate().truth_table() == either);
  CHECK(gates(0).gate().truth_table() == both);
  CHECK(gates(1).target == std::vector<int>{0, 1, 1, 0});
  for (int a = -5; a <= 5; ++a)
    for (int b = -5; b <= 5; ++b)
      for (int twice = -20; twice <= 20; ++twice)
        REQUIRE(hopfield::Gate{{a, b}, twice}.truth_table() != differ);
  const auto fires = gates(2).delays.fires();
  const auto ever = [&](std::size_t cell) { return std::ranges::count(fires[cell], true) > 0; };
  CHECK(ever(4));        // heat
  CHECK_FALSE(ever(5));  // cold
  CHECK_FALSE(ever(0));  // no heat came
}

TEST_CASE("What the card of pairs says to look for is so, whatever the noise") {
  for (int seed = 1; seed <= 12; ++seed) {
    const auto bench = [&](std::size_t row) {
      lab::Session session(in("pairs"));
      REQUIRE(session.apply(
          *lab::read_command(R"({"op":"pairs","seed":)" + std::to_string(seed) + "}")));
      press(session, view("pairs").card->tries[row]);
      finish(session);
      return session.document().section<lab::PairBench>();
    };
    const auto match = [](const lab::PairBench& of, lab::Side side) {
      const lab::PairShown now = lab::shown(of);
      return *lab::nearest_pair(lab::memory_of(of), side,
                                side == lab::Side::left ? now.left : now.right);
    };
    CAPTURE(seed);
    const lab::PairBench kit = bench(0);
    for (const lab::Side side : {lab::Side::left, lab::Side::right}) {
      CHECK(match(kit, side).pair == 2);
      CHECK(match(kit, side).wrong == 0);
      CHECK_FALSE(match(kit, side).inverse);
    }
    const lab::PairBench ben = bench(1);
    CHECK(match(ben, lab::Side::left).wrong > 0);
    CHECK(lab::wrong_pixels(ben, 5).left[4] > 0);
    CHECK(lab::wrong_pixels(ben, 4).left == std::vector<std::uint32_t>(4, 0));
    const lab::PairBench net = bench(2);
    CHECK(lab::shown(net).left == lab::shown(net).right);
    CHECK(match(net, lab::Side::left).wrong == 0);
    const lab::PairBench winner = bench(3);
    const lab::PairPower power = lab::power_of(winner, lab::memory_of(winner));
    CHECK(power.shares.back()[0] > 0.999);
  }
}

TEST_CASE("What the card of Capacity says to look for is so") {
  const auto bench = [](std::size_t row) {
    return after("capacity", view("capacity").card->tries[row])
        .document()
        .section<lab::CapacityBench>();
  };
  lab::CapacityLive wall(bench(0));
  while (!wall.done()) wall.advance([] { return true; }, true);
  CHECK(wall.wall().size() == 30);
  CHECK(wall.summary().stable == 0);
  const auto success = [](const lab::CapacityBench& of) {
    const lab::CapacityTable* table = lab::find_table(of, lab::CapacityStudy::recovery, of.rule);
    REQUIRE(table != nullptr);
    return std::pair(lab::column_of(*table, "patterns"), lab::column_of(*table, "success q=1"));
  };
  const auto [loads, hebb] = success(bench(1));
  REQUIRE(loads.size() > 21);
  for (std::size_t k = 0; k < loads.size(); ++k) {
    CAPTURE(loads[k], hebb[k]);
    CHECK((hebb[k] < 0.5) == (loads[k] >= 21));
  }
  const auto [all, projected] = success(bench(2));
  REQUIRE(std::ranges::count(all, 96) == 1);
  for (std::size_t k = 0; k < all.size(); ++k) {
    CAPTURE(all[k], projected[k]);
    if (all[k] <= 96) CHECK(projected[k] == 1);
  }
}

TEST_CASE(
    "The card stands below the memories where there is room, and a button where there is little") {
  {
    Whole h;
    REQUIRE(h.find("card.try.2") != nullptr);
    CHECK(h.find("card.open") == nullptr);
    const ui::Rect last = h.find("card.try.2")->rect;
    CHECK(last.bottom() + 8 <= h.places.memories.bottom());
    CHECK(h.find("card.try.0")->rect.y > h.find("memories.matrix.fold")->rect.bottom());
    h.ask("card.side.1");
    REQUIRE(h.find("card.scene.2") != nullptr);
    h.touch_on("card.scene.0");
    CHECK(h.session.document().grid == lab::Grid{5, 5});
    h.ask("card.side.0");
    h.touch_on("card.try.1");
    CHECK(h.session.document().grid == lab::Grid{32, 32});
    CHECK(h.errors.empty());
  }
  {
    Whole low("memory", {0, 0, 1280, 720});
    CHECK(low.find("card.try.0") == nullptr);
    low.touch_on("card.open");
    CHECK(low.state.open == ui::Open::help);
  }
  Whole tall("gates", {0, 0, 1280, 1000});
  CHECK(tall.find("card.try.2") != nullptr);
  tall.hidden = {"card"};
  tall.draw(2);
  CHECK_FALSE(tall.has("card."));
}

TEST_CASE("Help speaks of the open workbench, then of its keys, then of the lab") {
  for (const char* bench : benches()) {
    CAPTURE(bench);
    Whole h(bench, {0, 0, 1280, 2600});
    h.state.show(ui::Open::help);
    h.draw(8);
    for (const char* other : benches()) {
      CAPTURE(other);
      const ui::Card& card = *view(other).card;
      CHECK(h.says(std::string_view(card.what).substr(0, 30)) ==
            (bench == std::string_view(other)));
    }
    const bool memory = bench == std::string_view("memory");
    CHECK(h.says("Store the picture as a memory") == memory);
    CHECK((h.find("help.tour") != nullptr) == memory);
    CHECK(h.says("Undo (Z alone works too)"));
    CHECK(h.says("MIT licence"));
    h.requests.clear();
    h.ask("help.source.2");
    REQUIRE(h.requests.size() == 1);
    CHECK(h.requests[0].what == ui::WindowRequest::What::open_url);
    CHECK(h.requests[0].name == "https://doi.org/10.1073/pnas.79.8.2554");
    h.ask("help.cite");
    REQUIRE(h.requests.size() == 2);
    CHECK(h.requests[1].what == ui::WindowRequest::What::copy);
    check_widgets(h);
    h.ask("help.try.0");
    CHECK(h.state.open == ui::Open::none);
    CHECK_FALSE(h.done.empty());
    CHECK(h.errors.empty());
    h.hidden = {"card"};
    h.state.show(ui::Open::help);
    h.draw(3);
    CHECK_FALSE(h.has("help.try"));
    CHECK(h.find("help.cite") != nullptr);
  }
}

TEST_CASE("The tour: a noisy picture comes back, one's own picture, one memory too many") {
  Whole h;
  CHECK(h.tour().empty());
  ui::begin_tour(h.state);
  h.draw(2);
  CHECK(h.tour().find("Press Recall.") != std::string::npos);
  h.touch_on("transport.recall");
  CHECK(h.session.running());
  CHECK(h.tour().find("face come back") != std::string::npos);
  while (h.session.running()) h.session.advance(0.1, {});
  CHECK(h.session.retrieval().exact);
  h.draw(2);
  CHECK(h.tour().find("draw on the picture") != std::string::npos);
  const ui::Rect grid = h.find("grid")->rect;
  h.touch_on("grid.draw");
  h.touch_at(grid.x + 40, grid.y + 40);
  h.touch_at(grid.x + 140, grid.y + 240);
  CHECK(h.tour().find("Press Store") != std::string::npos);
  h.touch_on("memories.store");
  CHECK(h.session.document().memories->size() == 4);
  CHECK(h.tour().find("Your picture is stored.") != std::string::npos);
  h.touch_on("tour.do");
  h.draw(2);
  CHECK(h.session.document().memories->size() == 204);
  CHECK(h.tour().find("the globe is lost") != std::string::npos);
  CHECK(h.session.retrieval().kind != hopfield::Kind::stored);
  CHECK(std::abs(h.session.shown().overlaps()[1]) < 0.9 * 1024);
  CHECK(h.errors.empty());
  h.touch_at(20, 400);
  CHECK(h.tour().empty());
}

TEST_CASE("A low frame shows the tour only to whoever asks for it") {
  for (const bool asked : {false, true}) {
    CAPTURE(asked);
    Whole h("memory", {0, 0, 600, 400});
    ui::begin_tour(h.state, asked);
    h.draw(2);
    CHECK(h.tour().empty() == !asked);
  }
}

TEST_CASE("Any other touch ends the tour, and so does what opens or hides") {
  for (const char* id :
       {"transport.sweep", "memories.1", "tour.end", "top.help", "grid", "top.tab.two"}) {
    CAPTURE(id);
    Whole h;
    ui::begin_tour(h.state);
    h.draw(2);
    REQUIRE_FALSE(h.tour().empty());
    h.touch_on(id);
    h.draw(2);
    CHECK(h.tour().empty());
  }
  {
    Whole undone;
    ui::begin_tour(undone.state);
    undone.draw(2);
    undone.apply(lab::command::Invert{});  // by a key, or by the page around it
    undone.draw(2);
    CHECK(undone.tour().empty());
  }
  Whole h;
  h.hidden = {"card"};
  ui::begin_tour(h.state);
  h.draw(2);
  CHECK(h.tour().empty());
  h.hidden.clear();
  h.draw(2);
  CHECK(h.tour().empty());
}

TEST_CASE("The hint covers neither figure nor verdict, and its words fit, at every size") {
  for (const auto& [size, finger] :
       std::vector<std::pair<ui::Rect, bool>>{{{0, 0, 1280, 720}, false},
                                              {{0, 0, 1280, 800}, false},
                                              {{0, 0, 1024, 768}, true},
                                              {{0, 0, 768, 1024}, true},
                                              {{0, 0, 760, 560}, false},
                                              {{0, 0, 600, 400}, false},
                                              {{0, 0, 390, 844}, true}}) {
    CAPTURE(size.w, size.h);
    Whole h("memory", size);
    h.touch = finger;
    ui::begin_tour(h.state);
    for (int step = 0; step < 5; ++step) {
      CAPTURE(step);
      h.draw(3);
      REQUIRE(h.find("tour") != nullptr);
      const ui::Rect paper = h.find("tour")->rect;
      for (const ui::Rect& figure : h.drawn.figures) CHECK(figure.within(paper).empty());
      CHECK(h.find("verdict")->rect.within(paper).empty());
      CHECK(h.places.transport.within(paper).empty());
      for (const ui::DrawnText& text : h.drawn.texts) {
        if (text.ink.within(paper).empty()) continue;
        CAPTURE(text.words);
        CHECK(text.ink.y >= paper.y + 2);
        CHECK(text.ink.bottom() <= paper.bottom() - 2);
        CHECK(text.ink.right() <= paper.right());
      }
      if (step == 0) h.apply(lab::command::Finish{});
      if (step == 1) h.apply(lab::command::Cover{4, 4, 20, 3, 1});
      if (step == 2) h.apply(lab::command::Store{});
      if (step == 3) h.touch_on("tour.do");
    }
  }
}
