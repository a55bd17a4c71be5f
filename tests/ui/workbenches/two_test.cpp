// Two neurons: the plane, the surface, kicks, which corners are stable.
#include "lab/workbenches/two/two.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch_all.hpp>
#include <cmath>

#include "bench.hpp"
#include "workbenches/stroke.hpp"

TEST_CASE("Two neurons: the lecture's numbers on the screen") {
  Bench h("two");
  for (int k = 0; k < 3; ++k) h.turn();
  CHECK(h.find("two.corner.0.value")->value == "2");
  CHECK(h.find("two.corner.1.value")->value == "−2");
  CHECK(h.find("two.corner.2.value")->value == "−2");
  CHECK(h.find("two.corner.3.value")->value == "2");
  REQUIRE(h.find("two.note") != nullptr);
  CHECK(h.find("verdict")->name.find("2 stable points · 1 saddle") != std::string::npos);
  CHECK(h.find("verdict")->name.find("eigenvalues of M 2 and −2") != std::string::npos);
  h.ask("two.preset.axis");
  CHECK(h.find("two.fixed.0")->name.find("(1.000, 0.000) stable") != std::string::npos);
  CHECK(h.find("two.note") == nullptr);
  h.ask("two.preset.register");
  CHECK(h.find("verdict")->name.find("4 stable points · 4 saddles · 1 unstable point") !=
        std::string::npos);
  h.ask("two.preset.cross");
  CHECK(h.find("verdict")->name.find("2 stable points") != std::string::npos);
  h.apply(lab::command::Finish{});
  h.turn();
  CHECK(h.find("verdict")->name.starts_with("The state has settled at (1, 1)."));
}

TEST_CASE("Two neurons: a weight, a kick, a run, by widgets alone") {
  Bench h("two");
  h.turn();
  h.turn();
  h.ask("two.m.1", "-1.5");
  CHECK(h.session.document().section<lab::Two>().weights ==
        std::array<double, 4>{0, -1.5, -1.5, 0});
  h.ask("two.weight.both");
  h.ask("two.weight.1", "-1");
  CHECK(h.session.document().section<lab::Two>().weights == std::array<double, 4>{0, -1, -1.5, 0});
  CHECK(h.find("two.note") != nullptr);  // not symmetric
  h.ask("two.preset.flip-flop");
  CHECK(h.session.running());
  h.apply(lab::command::Finish{});
  h.turn();
  CHECK(h.find("verdict")->name.starts_with("Neuron 2 wins: the state has settled at (−1, 1)."));
  h.ask("two.time", "1.5");
  CHECK(h.find("verdict")->name.starts_with("The kick (0.3, 0.1) favours neuron 1."));
  h.ask("two.reset");
  CHECK(h.find("verdict")->name.starts_with("Balanced at (0, 0). The slightest push upsets it."));
  h.ask("two.kick");
  REQUIRE(h.session.document().section<lab::Two>().kicks.size() == 1);
  CHECK(h.session.document().section<lab::Two>().kicks[0].input == lab::Pair{0.3, 0.1});
  h.ask("two.run");
  CHECK_FALSE(h.session.running());
  // Keys on the plane: a cross, and a start from there.
  h.ask("two.plane", "right");
  h.ask("two.plane", "up");
  const auto kicks = h.session.document().section<lab::Two>().kicks.size();
  h.ask("two.plane", "space");
  CHECK(kicks == 1);
  CHECK(h.session.document().section<lab::Two>().kicks.empty());
  CHECK(h.session.document().section<lab::Two>().start[0] > 0.05);
  h.ask("two.clear");
  CHECK(h.session.document().section<lab::Two>().paths.empty());
  h.ask("two.activation.1");
  CHECK(h.session.document().section<lab::Two>().activation == hopfield::Activation::tanh);
  h.ask("two.surface", "left");
  CHECK(h.session.document().section<lab::Two>().look.turn != lab::TwoLook{}.turn);
}

TEST_CASE("Two neurons: a finger starts, kicks with an arrow, and draws the slice") {
  Bench h("two");
  h.turn();
  h.turn();
  const auto drag = [&](lab::Pair from, lab::Pair to) {
    const ui::Rect r = h.find("two.plane")->rect;
    const auto x = [&](double v) { return r.x + static_cast<float>((v + 1.5) / 3) * r.w; };
    const auto y = [&](double v) { return r.y + static_cast<float>((1.5 - v) / 3) * r.h; };
    h.next.present = h.next.down = h.next.pressed = true;
    h.next.x = x(from[0]);
    h.next.y = y(from[1]);
    h.turn();
    h.next.x = x(to[0]);
    h.next.y = y(to[1]);
    h.turn();
    h.next.down = false;
    h.next.released = true;
    h.turn();
    h.turn();
  };
  const auto two = [&]() -> const auto& { return h.session.document().section<lab::Two>(); };
  const std::size_t paths = two().paths.size();
  drag({0.5, -1.2}, {0.5, -1.2});
  CHECK(two().start[0] == Catch::Approx(0.5).margin(0.02));
  CHECK(two().start[1] == Catch::Approx(-1.2).margin(0.02));
  CHECK(two().paths.size() == paths + 1);
  CHECK(h.session.running());
  h.apply(lab::command::Pause{});
  h.apply(lab::command::Reset{});
  h.ask("two.tool.1");
  drag({0.5, -1.2}, {-0.4, 0.3});
  REQUIRE(two().kicks.size() == 1);
  CHECK(two().kicks[0].input[0] == Catch::Approx(-0.9).margin(0.03));
  CHECK(two().kicks[0].input[1] == Catch::Approx(1.5).margin(0.03));
  h.apply(lab::command::Pause{});
  h.ask("two.tool.2");
  drag({-1, -1}, {1, 1});
  CHECK(two().look.panel == lab::TwoPanel::slice);
  CHECK(two().look.slice[0][0] == Catch::Approx(-1).margin(0.02));
  CHECK(two().look.slice[1][1] == Catch::Approx(1).margin(0.02));
}

TEST_CASE("Basins are refined a little in each frame, and then nothing is drawn any more") {
  Bench h("two");
  h.turn();
  CHECK(h.wanted > 0);
  int frames = 0;
  while (h.wanted > 0 && frames < 2000) {
    h.turn();
    ++frames;
  }
  CHECK(frames > 2);
  CHECK(frames < 2000);
  h.turn();
  CHECK(h.wanted == 0);
}

TEST_CASE(
    "Two neurons: where the keys have moved the cross is told, also when nothing else is drawn") {
  Bench h("two");
  for (int k = 0; k < 2000 && (k == 0 || h.wanted > 0); ++k) h.turn();
  REQUIRE(h.wanted == 0);
  for (const char* key : {"right", "right", "down"}) {
    h.widgets.ask("two.plane", key);
    h.turn();
    while (h.wanted > 0) h.turn();
  }
  CHECK(h.find("two.plane")->value.ends_with(", the cross at (0.50, 0.00)"));
}

TEST_CASE("Two neurons leave the lab as tables and pictures") {
  Bench h("two");
  h.turn();
  h.turn();
  for (const char* id : {"two.save", "two.csv", "two.slice_csv", "two.svg", "two.png"}) h.ask(id);
  REQUIRE(h.requests.size() == 4);
  const auto text = [&](std::size_t k) {
    return std::string(h.requests[k].bytes.begin(), h.requests[k].bytes.end());
  };
  CHECK(text(0).starts_with(
      "time_tau,time_ms,v1,v2,h1,h2,hopfield_energy,lyapunov_energy\n0,0,0.3,"));
  CHECK(text(1).find("\n0,-1,1,-2,") != std::string::npos);
  CHECK(text(2).starts_with("<svg "));
  CHECK(h.requests[3].what == ui::WindowRequest::What::svg_to_png);
  for (std::size_t k = 0; k < 4; ++k) CHECK(text(k).find("nan") == std::string::npos);
}

TEST_CASE("Two neurons: the end of a fast drag counts, and one that is called off does nothing") {
  Bench h("two");
  h.turn();
  h.turn();
  const auto at = [&](double v1, double v2) {
    const ui::Rect r = h.find("two.plane")->rect;
    return ImVec2(r.x + static_cast<float>((v1 + 1.5) / 3) * r.w,
                  r.y + static_cast<float>((1.5 - v2) / 3) * r.h);
  };
  const Stroke stroke{h};
  const auto two = [&]() -> const auto& { return h.session.document().section<lab::Two>(); };
  const lab::Pair start = two().start;
  stroke.press(at(0.5, -1.2));
  stroke.cancel({at(0.6, -1.2)});
  CHECK(two().start == start);
  CHECK_FALSE(h.session.running());
  stroke.press(at(0.5, -1.2));
  stroke.release({at(0.1, 0.1), at(0.7, -1.1)});
  CHECK(two().start[0] == Catch::Approx(0.7).margin(0.02));
  stroke.tap(at(-0.4, 0.9));
  CHECK(two().start[0] == Catch::Approx(-0.4).margin(0.02));
  h.apply(lab::command::Pause{});
  h.apply(lab::command::Reset{});
  h.ask("two.tool.1");
  const auto kicks = two().kicks.size();
  stroke.press(at(-0.4, 0.9));
  stroke.move({at(0, 0.5)});
  stroke.cancel({at(0.1, 0.4)});
  CHECK(two().kicks.size() == kicks);
  stroke.press(at(-0.4, 0.9));
  stroke.release({at(0, 0.5), at(0.6, 0.3)});
  REQUIRE(two().kicks.size() == kicks + 1);
  CHECK(two().kicks.back().input[0] == Catch::Approx(1).margin(0.04));
  CHECK(two().kicks.back().input[1] == Catch::Approx(-0.6).margin(0.04));
  h.apply(lab::command::Pause{});
  h.ask("two.tool.2");
  const lab::Pair from = two().look.slice[0];
  stroke.press(at(-1, -1));
  stroke.cancel({at(1, 0.5)});
  CHECK(two().look.slice[0] == from);
  stroke.press(at(-1, -1));
  stroke.release({at(0, 0), at(1, 0.5)});
  CHECK(two().look.panel == lab::TwoPanel::slice);
  CHECK(two().look.slice[0][0] == Catch::Approx(-1).margin(0.02));
  CHECK(two().look.slice[1][0] == Catch::Approx(1).margin(0.02));
  CHECK(two().look.slice[1][1] == Catch::Approx(0.5).margin(0.02));
  CHECK(h.errors.empty());
}

TEST_CASE("Two neurons: the surface turns as far as the pointer went") {
  Bench h("two");
  h.turn();
  h.turn();
  REQUIRE(h.find("two.surface") != nullptr);
  const ui::Rect r = h.find("two.surface")->rect;
  const ImVec2 from(r.x + r.w / 2, r.y + r.h / 2);
  const auto look = [&]() -> const auto& { return h.session.document().section<lab::Two>().look; };
  const double before = look().turn;
  const Stroke stroke{h};
  stroke.press(from);
  stroke.release({{from.x + 20, from.y}});
  CHECK(look().turn - before == Catch::Approx(0.2).margin(0.01));
  // The pointer leaves the window for a while, then the press is called off.
  const double turned = look().turn;
  stroke.press(from);
  h.next.present = false;
  stroke.move({{-FLT_MAX, -FLT_MAX}});
  stroke.cancel({});
  CHECK(look().turn == turned);
}

namespace {

/// The corner again after a small push in any direction, followed with small steps: stable under τ dv/dt = −v + F(M v).
bool returns(double a, const lab::Pair& corner) {
  const auto clip = [](double u) { return std::clamp(u, -1.0, 1.0); };
  for (const lab::Pair& push :
       {lab::Pair{0.005, 0.002}, {-0.005, 0.003}, {-0.002, -0.005}, {0.004, -0.005}}) {
    double x = corner[0] + push[0], y = corner[1] + push[1];
    for (int k = 0; k < 20'000; ++k) {
      const double u = 2 * x + a * y, w = a * x + 2 * y;
      x += 0.005 * (-x + clip(u));
      y += 0.005 * (-y + clip(w));
    }
    if (std::hypot(x - corner[0], y - corner[1]) > 1e-3) return false;
  }
  return true;
}

}  // namespace

TEST_CASE(
    "Two neurons: which corners are stable in the flow, and which under sgn, are two columns") {
  Bench h("two");
  h.ask("two.preset.cross");
  const std::array<lab::Pair, 4> corners = {{{1, 1}, {1, -1}, {-1, 1}, {-1, -1}}};
  // The course: (1, −1) and (−1, 1) stop being stable above a = 1, (1, 1) and (−1, −1) below −1.
  for (const double a : {-1.5, -1.05, -0.95, 0.0, 0.95, 1.05, 1.5, 1.95}) {
    h.ask("two.cross", std::to_string(a));
    const auto& two = h.session.document().section<lab::Two>();
    REQUIRE(std::fabs(two.weights[1] - a) < 1e-9);
    CHECK(two.weights[1] == two.weights[2]);
    for (std::size_t k = 0; k < 4; ++k) {
      const auto id = "two.corner." + std::to_string(k);
      CAPTURE(a, k);
      const double product = corners[k][0] * corners[k][1];
      const bool stable = returns(a, corners[k]);
      CHECK(stable == (product > 0 ? a > -1 : a < 1));
      CHECK((h.find(id + ".flow")->value == "stable") == stable);
      // sgn(M v) = v as long as 2 + a v₁ v₂ is positive.
      CHECK(h.find(id + ".sign")->value == (2 + a * product > 0 ? "yes" : "no"));
    }
    // It is the same demonstration at any strength; without a connection it is the register.
    CHECK(*h.find(a == 0 ? "two.preset.register" : "two.preset.cross")->checked);
  }
  // What the issue was: at 1.5 two corners are stable in the flow, all four under sgn.
  h.ask("two.cross", "1.5");
  CHECK(h.find("verdict")->name.find("2 stable points") != std::string::npos);
  std::size_t stable = 0, kept = 0;
  for (const char* k : {"0", "1", "2", "3"}) {
    stable += h.find("two.corner." + std::string(k) + ".flow")->value == "stable" ? 1U : 0U;
    kept += h.find("two.corner." + std::string(k) + ".sign")->value == "yes" ? 1U : 0U;
  }
  CHECK(stable == 2);
  CHECK(kept == 4);
  for (const char* words : {"in this flow", "sgn(Mv + h) = v", "−1", "1"})
    CHECK(std::ranges::find(h.written, words) != h.written.end());
  // tanh never reaches ±1: the stable point beside the corner is named.
  h.ask("two.activation.1");
  CHECK(h.find("two.corner.0.flow")->value == "stable at (1.00, 1.00)");
  h.ask("two.gain", "0.5");
  CHECK(h.find("two.corner.0.flow")->value.starts_with("stable at (0.9"));
  h.ask("two.preset.integrator");
  CHECK(h.find("two.corner.1.flow")->value == "on a line");
  CHECK(h.find("two.cross") == nullptr);
}

TEST_CASE("Two neurons: before a run, during it, and when it has settled") {
  Bench h("two");
  h.turn();
  CHECK(h.find("verdict")->name.starts_with("The run starts at (0.30, 0.10). Press Run."));
  CHECK(h.find("two.run")->name == "Run");
  h.ask("two.run");
  REQUIRE(h.session.running());
  h.session.advance(0.05, {});
  h.turn();
  CHECK(h.find("verdict")->name.starts_with("Moving, now at ("));
  CHECK(h.find("two.run")->name == "Pause");
  h.ask("two.run");
  CHECK(h.find("verdict")->name.starts_with("Paused at ("));
  h.ask("two.run");
  double seconds = 0;
  for (; h.session.running() && seconds < 30; seconds += 0.05) h.session.advance(0.05, {});
  h.turn();
  // From (0.3, 0.1) the difference grows as e^t and clips; what is left decays as e^−t: some ten τ, not twenty.
  const auto& two = h.session.document().section<lab::Two>();
  CHECK(lab::time_of(two) > 5);
  CHECK(lab::time_of(two) < 14);
  CHECK(std::hypot(lab::shown(two)[0] - 1, lab::shown(two)[1] + 1) < 2e-3);
  CHECK(h.find("two.run")->name == "Run");
  CHECK(h.find("verdict")->name.starts_with("Neuron 1 wins"));
  h.ask("two.run");
  h.session.advance(0.05, {});
  CHECK(lab::time_of(h.session.document().section<lab::Two>()) < 1);
}

TEST_CASE("Two neurons: a kick does not change which network is marked") {
  for (const char* preset :
       {"axis", "register", "inhibition", "flip-flop", "cross", "integrator", "hopfield-1984"}) {
    Bench h("two");
    const std::string id = std::string("two.preset.") + preset;
    h.ask(id);
    CAPTURE(preset);
    CHECK(*h.find(id)->checked);
    h.ask("two.kick");
    CHECK(*h.find(id)->checked);
    h.ask("two.time", "0.5");
    h.ask("two.kick");
    CHECK(*h.find(id)->checked);
    std::size_t marked = 0;
    for (const ui::WidgetInfo& info : h.widgets.all())
      marked += info.id.starts_with("two.preset.") && info.checked.value_or(false) ? 1U : 0U;
    CHECK(marked == 1);
  }
}
