// One neuron: the regimes, the ball, an input that is drawn.
#include "lab/workbenches/one/one.hpp"

#include <catch2/catch_all.hpp>

#include "bench.hpp"
#include "workbenches/stroke.hpp"

TEST_CASE("One neuron: the regimes are named, the ball is dropped and nudged") {
  Bench h("one");
  h.turn();
  h.turn();
  CHECK(h.find("verdict")->name.starts_with("λ = 0.50 < 1: the neuron forgets"));
  CHECK(h.find("one.relaxation.value")->value == "200.0 ms");
  h.ask("one.lambda", "1");
  CHECK(
      h.find("verdict")->name.starts_with("λ = 1: the neuron adds up its input and keeps the sum"));
  h.ask("one.regime.2");
  CHECK(h.find("verdict")->name.starts_with("λ = 1.50 > 1: the neuron runs away"));
  h.ask("one.activation.1");
  CHECK(h.find("verdict")->name.find("saturated") != std::string::npos);
  h.ask("one.phase", "0.4");
  CHECK(h.session.document().section<lab::One>().start == 0.4);
  CHECK(h.session.document().section<lab::One>().kind == lab::OneInputKind::none);
  CHECK(h.find("one.fixed.0.value")->value == "stable");
  CHECK(h.find("one.fixed.1.value")->value == "unstable");
  h.apply(lab::command::Finish{});
  h.turn();
  CHECK(h.find("one.v.value")->value.starts_with("1.0"));
  h.ask("one.nudge.down");
  CHECK(h.session.document().section<lab::One>().nudges.size() == 1);
  CHECK(h.session.running());
  h.ask("one.run");
  h.ask("one.energy", "-0.5");
  CHECK(h.session.document().section<lab::One>().start == -0.5);
  h.ask("one.kind.1");
  h.ask("one.step_height", "0.5");
  CHECK(h.session.document().section<lab::One>().step_height == 0.5);
  h.ask("one.save");
  h.ask("one.csv");
  REQUIRE(h.requests.size() == 1);
  // Drawn by hand: what lies between two places of the pointer is filled in.
  const ui::Rect r = h.find("one.input")->rect;
  h.next.present = h.next.down = h.next.pressed = true;
  h.next.x = r.x + 0.25F * r.w;
  h.next.y = r.y + 0.25F * r.h;
  h.turn();
  h.next.x = r.x + 0.5F * r.w;
  h.turn();
  h.next.down = false;
  h.next.released = true;
  h.turn();
  const auto drawn = h.session.document().section<lab::One>().drawn;
  REQUIRE(drawn.size() == 120);
  CHECK(h.session.document().section<lab::One>().kind == lab::OneInputKind::drawn);
  CHECK(drawn[45] == Catch::Approx(0.5).margin(0.05));
  CHECK(drawn[20] == 0);
}

TEST_CASE("One neuron: the ball is dropped in each figure, however few frames that takes") {
  for (const bool touch : {false, true})
    for (const char* id : {"one.course", "one.phase", "one.energy"}) {
      CAPTURE(id, touch);
      Bench h("one");
      h.touch = touch;
      h.turn();
      h.turn();
      const auto at = [&](float v) {
        const ui::Rect r = h.find(id)->rect;
        if (id == std::string_view("one.energy"))
          return ImVec2(r.x + (v + 2.3F) / 4.6F * r.w, r.y + r.h / 2);
        return ImVec2(r.x + r.w / 2, r.y + (2 - v) / 4 * r.h);
      };
      const auto dropped = [&](double v) {
        CHECK(h.session.document().section<lab::One>().start == Catch::Approx(v).margin(0.03));
        CHECK(h.session.document().section<lab::One>().kind == lab::OneInputKind::none);
        CHECK(h.session.running());
        h.apply(lab::command::Pause{});
        h.apply(lab::command::Reset{});
        h.turn();
      };
      const Stroke stroke{h};
      const double before = h.session.document().section<lab::One>().start;
      const auto kind = h.session.document().section<lab::One>().kind;
      stroke.press(at(1));
      stroke.move({at(-1)});
      stroke.cancel({at(-1.2F)});
      CHECK(h.session.document().section<lab::One>().start == before);
      CHECK(h.session.document().section<lab::One>().kind == kind);
      CHECK_FALSE(h.session.running());
      stroke.press(at(1));
      stroke.move({at(0.5F)});
      stroke.move({at(-1.2F)});
      stroke.release({at(-1.2F)});
      dropped(-1.2);
      stroke.press(at(-1));
      stroke.release({at(0), at(1.4F)});
      dropped(1.4);
      stroke.tap(at(-0.8F));
      dropped(-0.8);
      CHECK(h.errors.empty());
    }
}

TEST_CASE("One neuron: a tap on a fixed point asks about it, a drag from it takes up the ball") {
  Bench h("one");
  h.turn();
  h.turn();
  REQUIRE(h.find("one.point.0") != nullptr);
  const ui::Rect r = h.find("one.point.0")->rect, line = h.find("one.phase")->rect;
  const ImVec2 point(r.x + r.w / 2, r.y + r.h / 2);
  const double before = h.session.document().section<lab::One>().start;
  const Stroke stroke{h};
  stroke.press(point);
  stroke.release({point});
  CHECK(h.session.document().section<lab::One>().start == before);
  CHECK(h.find("one.point.card") != nullptr);
  stroke.press(point);
  stroke.release({{point.x, line.y + 0.9F * line.h}});
  CHECK(h.session.document().section<lab::One>().start == Catch::Approx(-1.6).margin(0.03));
  CHECK(h.find("one.point.card") == nullptr);
}

TEST_CASE("One neuron: a finger that scrolls the energy away drops no ball") {
  Bench h("one");
  h.touch = true;
  h.turn();
  h.turn();
  const ui::Rect r = h.find("one.energy")->rect;
  const ImVec2 from(r.x + r.w / 4, r.y + r.h / 2);
  const Stroke stroke{h};
  const double before = h.session.document().section<lab::One>().start;
  stroke.press(from);
  stroke.move({{from.x, from.y - 60}});
  stroke.release({{from.x, from.y - 60}});
  CHECK(h.session.document().section<lab::One>().start == before);
  CHECK_FALSE(h.session.running());
}

TEST_CASE("One neuron: an input drawn fast has all its corners and its end") {
  Bench h("one");
  h.turn();
  h.turn();
  h.ask("one.kind.1");
  h.ask("one.step_height", "0.5");
  const auto one = [&]() -> const auto& { return h.session.document().section<lab::One>(); };
  const double end = lab::end_of(one());
  const ui::Rect r = h.find("one.input")->rect;
  const auto at = [&](double time, double value) {
    return ImVec2(r.x + static_cast<float>(time / end) * r.w,
                  r.y + static_cast<float>((1 - value) / 2) * r.h);
  };
  const auto drawn = [&](double time) {
    return one().drawn.at(static_cast<std::size_t>(time / lab::kDrawnStep));
  };
  const Stroke stroke{h};
  h.next.trail = {{at(0.5, 1).x, at(0.5, 1).y}};  // came before the press
  stroke.press(at(1, 0.5));
  stroke.release({at(2.5, 0.5), at(2.5, 0.2), at(4.05, 0.2)});
  REQUIRE(one().kind == lab::OneInputKind::drawn);
  CHECK(drawn(0.55) == 0);
  for (const double time : {1.05, 1.5, 2.2, 2.4}) {
    CAPTURE(time);
    CHECK(drawn(time) == Catch::Approx(0.5).margin(0.05));
  }
  for (const double time : {2.6, 3.0, 3.6, 4.0}) {
    CAPTURE(time);
    CHECK(drawn(time) == Catch::Approx(0.2).margin(0.05));
  }
  for (double time = 1.01; time < 4; time += lab::kDrawnStep) CHECK(drawn(time) > 0.1);
  CHECK(drawn(4.2) == 0);
  // Called off: nothing is drawn on the way to nowhere.
  const auto before = one().drawn;
  stroke.press(at(1.01, drawn(1.01)));
  const auto pressed = one().drawn;
  stroke.cancel({at(5, 0.9)});
  CHECK(one().drawn == pressed);
  CHECK(drawn(0.02) == before[0]);
}

TEST_CASE("One neuron: a rate that has run away is at the end of its sliders") {
  Bench h("one");
  h.turn();
  h.ask("one.regime.2");
  h.apply(lab::command::Finish{});
  h.turn();
  h.turn();
  for (const char* id : {"one.course", "one.phase", "one.energy"}) {
    CAPTURE(id);
    CHECK(h.find(id)->value == "2.00");
    CHECK(h.find(id)->maximum == 2);
  }
  h.ask("one.course", "down");
  CHECK(h.session.document().section<lab::One>().start == Catch::Approx(1.9));
}
