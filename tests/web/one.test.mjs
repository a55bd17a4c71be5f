// What the course says of one neuron with a rate (part A), by commands, by what is on the screen, and by hand. The numbers that
// are expected come from formulas and from the integration in rate_formulas.mjs, never from what the lab printed.

import assert from "node:assert/strict";
import { common, thorough } from "./harness.mjs";
import { integrate, zero } from "./rate_formulas.mjs";
import { along, begin, finite, inside, near, one, points, refreshed, refused, screen, size, states, type, written } from "./rate_page.mjs";

common("course A: λ < 1 relaxes to h/(1 − λ) with τ/(1 − λ), then forgets", async (context) => {
  const page = await begin(context, "one");
  const times = [0, 0.5, 1, 1.25, 2, 3, 6, 9, 9.5, 10.5, 12];
  for (const lambda of [-1, 0, 0.5, 0.9]) {
    const rate = 1 - lambda;
    const held = (/** @type {number} */ time) => (0.4 / rate) * (1 - Math.exp(-rate * time));
    const expected = times.map((t) => (t <= 1 ? 0 : t <= 9 ? held(t - 1) : held(8) * Math.exp(-rate * (t - 9))));
    const found = await along(page, "one", times, { lambda, input: "step", step_from: 1, step_until: 9, step_height: 0.4 });
    near(found.map(({ state }) => state), expected, `v(t) for λ = ${lambda}`, 1e-7);
    for (const { time, regime, relaxation, fixed_points } of found) {
      assert.equal(regime, "forgets");
      near(relaxation, 100 / rate, "τ/(1 − λ)", 1e-9);
      assert.deepEqual(fixed_points.map((/** @type {any} */ { stability }) => stability), ["stable"]);
      near(fixed_points[0].at, time >= 1 && time < 9 ? 0.4 / rate : 0, "where it relaxes to", 1e-12);
    }
  }

  await page.do({ op: "one", lambda: 0.5, moment: 3000 });
  const shown = await screen(page);
  assert.match(shown.name("verdict"), /^λ = 0\.50 < 1: the neuron forgets .* τ\/\(1 − λ\) = 200 ms/);
  assert.equal(shown.value("one.relaxation.value"), "200.0 ms");
  assert.equal(shown.value("one.v.value"), written(0.8 * (1 - Math.exp(-1)), 4));
  assert.deepEqual([shown.name("one.fixed.0.value"), shown.value("one.fixed.0.value")], ["v = 0.8", "stable"]);
  assert.equal(shown.name("one.point.0"), "stable fixed point, v = 0.800");

  // No memory: of two opposite inputs nothing is left.
  const [up] = await states(page, "one", [12], { lambda: 0, step_from: 0, step_until: 1, step_height: 1 });
  const [down] = await states(page, "one", [12], { step_height: -1 });
  near([up, down], [0, 0], "long after", 2e-5);
});

thorough("course A: λ = 1 makes a ramp of a step, and holds it", async (context) => {
  const page = await begin(context, "one");
  await page.click("one.regime.1");
  await page.until("λ = 1", () => hopfieldLab.get().one?.lambda === 1);
  for (const height of [0.25, -0.4]) {
    const times = [0, 1, 1.5, 2, 2.75, 3, 5, 12];
    const found = await along(page, "one", times, { input: "step", step_from: 1, step_until: 3, step_height: height });
    near(found.map(({ state }) => state), times.map((t) => height * Math.min(2, Math.max(0, t - 1))), "v(t)", 1e-8);
    assert.ok(found.every(({ regime, relaxation }) => regime === "holds" && relaxation === null));
    assert.deepEqual(found[3].fixed_points, [], "no rest under an input");
    assert.equal(found[6].fixed_points.length, 1, "a line of fixed points without one");
    assert.ok("from" in found[6].fixed_points[0]);
  }
  const shown = await screen(page);
  assert.match(shown.name("verdict"), /^λ = 1: the neuron adds up its input and keeps the sum/);
  assert.deepEqual([shown.value("one.relaxation.value"), shown.value("one.v.value")], ["∞", "−0.8000"]);
  assert.equal(shown.value("one.fixed.0.value"), "held");

  // More input is added to what is held: a nudge of ±2 for τ/4 is ±0.5.
  await page.do({ op: "one", moment: 6000, nudge: 2 });
  near(await states(page, "one", [6, 6.125, 6.25, 12]), [-0.8, -0.55, -0.3, -0.3], "a nudge up", 1e-8);
  await page.do({ op: "one", moment: 8000, nudge: -2 });
  near(await states(page, "one", [8, 8.25, 12]), [-0.3, -0.8, -0.8], "and down", 1e-8);

  // Whatever the input was, its sum stays.
  const drawn = Array.from({ length: 90 }, (_, k) => Math.round(50 * Math.sin(k / 7) * (k % 11)) / 500);
  const [sum] = await states(page, "one", [12], { kicks: [], drawn });
  near(sum, drawn.reduce((a, b) => a + b) / 10, "the sum of a drawn input", 1e-8);
  near(await states(page, "one", [0, 4, 12], { drop: 0.7 }), [0.7, 0.7, 0.7], "left alone", 1e-12);
});

thorough("course A: λ > 1 runs away; the sign of a tiny input is what is remembered", async (context) => {
  const page = await begin(context, "one");
  await page.click("one.regime.2");
  await page.until("λ > 1", () => hopfieldLab.get().one?.lambda === 1.5);
  for (const height of [0.01, -0.01]) {
    const after = 2 * height * (Math.exp(0.25) - 1);
    const times = [1, 1.5, 2, 4, 8, 12];
    const found = await along(page, "one", times, { input: "step", step_from: 1, step_until: 1.5, step_height: height });
    near(found.map(({ state }) => state), times.map((t) => (t <= 1 ? 0 : after * Math.exp((t - 1.5) / 2))), "v(t)", 1e-6);
    assert.equal(Math.sign(found[5].state), Math.sign(height));
    assert.deepEqual([found[5].regime, found[5].relaxation, points(found[5])], ["runs_away", null, ["0 unstable"]]);
  }
  const shown = await screen(page);
  assert.match(shown.name("verdict"), /^λ = 1\.50 > 1: the neuron runs away v = 0 is unstable: the smallest input grows e-fold every τ\/\(λ − 1\) = 200 ms/);
  assert.equal(shown.name("one.point.0"), "unstable fixed point, v = 0.000");
  near(await states(page, "one", [0, 12], { drop: 0 }), [0, 0], "in balance", 0);

  // A long way off it is off the scale, and still a number.
  for (const drop of [2, -2]) {
    const [early, late] = await along(page, "one", [2, 12], { lambda: 5, drop });
    near(early.state, drop * Math.exp(8), "still followed", 1e-2);
    finite(late);
    assert.ok(late.state * drop > 1e5);
    assert.equal((await screen(page)).value("one.v.value"), "off the scale");
  }
});

thorough("course A: saturated at ±1 there are two stable points and a hill between them", async (context) => {
  const page = await begin(context, "one");
  await page.do({ op: "one", lambda: 2, drop: 0 });
  await page.click("one.activation.1");
  await page.until("clipped", () => hopfieldLab.get().one?.activation === "clip");
  assert.deepEqual(points(await one(page)), ["1 stable", "0 unstable", "-1 stable"]);

  // E = −½ λ v² − h v + ∫F⁻¹, with ∫F⁻¹ = ½ v² where F is clipped.
  for (const lambda of [0.5, 1.5, 2]) {
    for (const v of [-1, -0.6, 0, 0.25, 1]) {
      const [{ energy }] = await along(page, "one", [0], { lambda, drop: v });
      near(energy, ((1 - lambda) * v * v) / 2, `E(${v}), λ = ${lambda}`, 1e-12);
    }
    const [{ energy }] = await along(page, "one", [2], { start: 0.5, input: "step", step_from: 0, step_until: 12, step_height: -0.3 });
    const [[v]] = integrate({ weights: [[lambda]], start: [0.5], kicks: [{ from: 0, until: 12, input: [-0.3] }], times: [2] });
    near(energy, ((1 - lambda) * v * v) / 2 + 0.3 * v, "E with an input", 1e-7);
  }
  const valley = async (/** @type {number} */ drop) => {
    await page.do({ op: "one", drop });
    return (await screen(page)).value("one.energy.now.value");
  };
  assert.deepEqual([await valley(1), await valley(0), await valley(-1), await valley(1.5)], ["−0.5000", "0.0000", "−0.5000", "∞"]);

  // Dropped beside the top it rolls into one of the two valleys: e-fold every τ while linear, then towards ±1.
  const course = (/** @type {number} */ start, /** @type {number} */ t) => {
    const bent = Math.log(0.5 / Math.abs(start));
    return Math.sign(start) * (t <= bent ? Math.abs(start) * Math.exp(t) : 1 - 0.5 * Math.exp(bent - t));
  };
  const times = [0, 0.5, 1, 2, 3, 5, 12];
  for (const drop of [0.1, -0.1, 0.01, -0.3]) {
    near(await states(page, "one", times, { drop }), times.map((t) => course(drop, t)), `dropped at ${drop}`, 1e-6);
  }
  near(await states(page, "one", times, { drop: 0 }), times.map(() => 0), "on the top", 0);
  assert.match((await screen(page)).name("verdict"), /^λ = 2\.00 > 1, saturated: v settles at one of two values .*ball on a hill/);

  // Bent smoothly.
  await page.click("one.activation.2");
  await page.until("bent", () => hopfieldLab.get().one?.activation === "tanh");
  const stable = zero((v) => Math.tanh(2 * v) - v, 0.5, 1);
  near((await one(page)).fixed_points.map((/** @type {any} */ { at }) => at), [stable, 0, -stable], "v = tanh 2v", 1e-9);
  assert.deepEqual((await one(page)).fixed_points.map((/** @type {any} */ { stability }) => stability), ["stable", "unstable", "stable"]);
  for (const v of [-0.9, 0, 0.4, 0.99]) {
    const [{ energy }] = await along(page, "one", [0], { drop: v });
    near(energy, -v * v + ((1 + v) * Math.log(1 + v) + (1 - v) * Math.log(1 - v)) / 2, `E(${v}) of tanh`, 1e-12);
  }
  near(await states(page, "one", [12], { drop: 0.2 }), [integrate({ weights: [[2]], f: Math.tanh, start: [0.2], times: [12] })[0][0]], "tanh", 1e-6);
});

common("course A: a ball that is nudged comes back, or is pushed over the hill", async (context) => {
  const page = await begin(context, "one", size);
  await page.do({ op: "one", lambda: 2, activation: "clip", drop: 1, speed: 100 });
  await page.click("one.nudge.down");
  await page.until("pushed", () => hopfieldLab.get().one?.kicks.length === 1);
  assert.deepEqual((await page.get()).one.kicks, [{ from: 0, until: 0.25, input: [-2] }]);
  await page.settled();
  near((await one(page)).state, 1, "once is not enough", 1e-5);

  // Pushes that follow each other: as an integration has them, four are too much.
  for (const count of [2, 3, 4]) {
    const kicks = Array.from({ length: count }, (_, k) => ({ from: k / 4, until: (k + 1) / 4, input: [-2] }));
    const times = [0.25, 0.5, 0.75, 1, 2, 12];
    const expected = integrate({ weights: [[2]], start: [1], kicks, times }).map(([v]) => v);
    near(await states(page, "one", times, { start: 1, kicks }), expected, `${count} pushes`, 1e-5);
    assert.equal(Math.sign(expected[5]), count < 4 ? 1 : -1);
  }

  // An input tilts the energy: at |h| = λ − 1 the other valley is gone, and it does not come back by itself.
  await page.do({ op: "one", kicks: [], start: -1, input: "step", step_from: 0, step_until: 8 });
  for (const [height, stays] of /** @type {const} */ ([[0.95, true], [1.05, false]])) {
    const [under, after] = await along(page, "one", [7.9, 12], { step_height: height });
    assert.equal(under.fixed_points.length, stays ? 3 : 1);
    assert.equal(Math.sign(after.state), stays ? -1 : 1, `h = ${height}`);
  }
});

// The axis v of the curve and of the phase line goes from −2 to 2.
const atV = (/** @type {number} */ v) => (2 - v) / 4;

for (const [way, byTouch] of /** @type {const} */ ([["pointer", false], ["touch", true]])) {
  common(`course A: the ball is carried and dropped by ${way}`, async (context) => {
    const page = await begin(context, "one", { width: 1024, height: 768 });
    await page.do({ op: "one", lambda: 2, activation: "clip", speed: 100 });
    await screen(page);
    if (byTouch) await page.touch();
    /** @param {string} id @param {{x: number, y: number}[]} way @param {number} v @param {number} valley */
    const dropped = async (id, way, v, valley) => {
      await page.draw(way, byTouch);
      await page.until(`let go at ${v} in ${id}`, (wanted) => Math.abs(hopfieldLab.get().one.start - wanted) < 0.03, v);
      assert.deepEqual([(await page.get()).one.input, (await page.get()).one.kicks], ["none", []]);
      await page.settled();
      near((await one(page)).state, valley, "where it rolled", 1e-3);
    };
    await dropped("one.course", await Promise.all([-1.4, -1, 0.3].map((v) => inside(page, "one.course", 0.3, atV(v)))), 0.3, 1);
    await dropped("one.phase", [await inside(page, "one.phase", 0.5, atV(-0.5))], -0.5, -1);
    const energy = page.eval(() => hopfieldLab.widgets().some(({ id }) => id === "one.energy"));
    if (await energy) {
      // Its axis goes from −1.15 to 1.15.
      await dropped("one.energy", await Promise.all([-1, -0.2, 0.2].map((v) => inside(page, "one.energy", (v + 1.15) / 2.3, 0.5))), 0.2, 1);
    }
    await page.click("one.nudge.down", byTouch);
    await page.until("nudged", () => hopfieldLab.get().one.kicks.length === 1);
  });
}

common("course A: keys, and an input that is drawn", async (context) => {
  const page = await begin(context, "one", size);
  await page.focus("one.lambda");
  await page.key("ArrowRight");
  await page.until("λ by a key", () => hopfieldLab.get().one?.lambda === 0.55);
  await page.eval(() => document.getElementById("canvas")?.focus());
  await page.key("n");
  await page.until("a tenth of τ", () => hopfieldLab.get().one.moment === 100);
  await page.key("f");
  await page.until("the end", () => hopfieldLab.get().one.moment === 12_000);
  await page.key("0");
  await page.until("the start", () => hopfieldLab.get().one.moment === 0);

  // Drawn from left to right, up and down again: what is added up is what was drawn.
  await page.do({ op: "one", lambda: 1 });
  await page.draw(await Promise.all([[0.1, 0.5], [0.3, 0.2], [0.5, 0.4], [0.7, 0.9]].map(([x, y]) => inside(page, "one.input", x, y))));
  await page.until("an input", () => hopfieldLab.get().one.input === "drawn");
  await refreshed(page);
  const { drawn } = (await page.get()).one;
  assert.ok(drawn.filter((/** @type {number} */ h) => h !== 0).length > 50, `${drawn}`);
  assert.ok(Math.max(...drawn) > 0.3 && Math.min(...drawn) < -0.3, `${drawn}`);
  near(await states(page, "one", [12], { start: 0 }), [drawn.reduce((/** @type {number} */ a, /** @type {number} */ b) => a + b) / 10], "its sum", 1e-8);

  // A slider of the mirror below zero.
  await page.do({ op: "one", input: "step", step_height: -0.5 });
  await refreshed(page);
  await page.focus("one.step_height");
  await page.key("ArrowRight");
  await page.until("a negative number by a key", () => hopfieldLab.get().one.step_height !== -0.5);
  assert.equal((await page.get()).one.step_height, -0.45);
});

thorough("course A: bad numbers are refused by name; what is accepted stays finite", async (context) => {
  const page = await begin(context, "one");
  await page.do({ op: "one", lambda: 1.5, activation: "tanh", moment: 2500 });
  await refused(page, [
    ["lambda", { op: "one", lambda: null }],
    ["lambda", { op: "one", lambda: "2" }],
    ["lambda", { op: "one", lambda: 1e308 }],
    ["lambda", { op: "one", lambda: 5.01 }],
    ["time_constant", { op: "one", time_constant: 0 }],
    ["time_constant", { op: "one", time_constant: -10 }],
    ["time_constant", { op: "one", lambda: 1, time_constant: 1e-300 }],
    ["activation", { op: "one", activation: "relu" }],
    ["activation", { op: "one", activation: 2 }],
    ["start", { op: "one", start: [0.5] }],
    ["drop", { op: "one", drop: 1e9 }],
    ["nudge", { op: "one", nudge: "up" }],
    ["input", { op: "one", input: "sine" }],
    ["step_height", { op: "one", step_height: -99 }],
    ["step_until", { op: "one", step_from: 3, step_until: 2 }],
    ["drawn[3]", { op: "one", drawn: [0, 1, 0, null] }],
    ["drawn", { op: "one", drawn: Array.from({ length: 121 }, () => 0) }],
    ["kicks[0].until", { op: "one", kicks: [{ from: 2, until: 2, input: [1] }] }],
    ["kicks[0].input", { op: "one", kicks: [{ from: 2, until: 3, input: [1, 1] }] }],
    ["moment", { op: "one", moment: 1.5 }],
    ["moment", { op: "one", moment: -1 }],
    ["speed", { op: "one", speed: 0 }],
    ["one.lambda", { hopfieldLab: 1, workbench: "one", one: { lambda: 1e9 } }],
    ["one.kicks[0].from", { hopfieldLab: 1, workbench: "one", one: { kicks: [{ from: "0", until: 1, input: [0] }] } }],
  ]);
  const before = JSON.stringify(await page.get());
  for (const text of ['{"op":"one","lambda":1e999}', '{"op":"one","lambda":NaN}', '{"op":"one","lambda":Infinity}']) {
    assert.equal(await page.eval((given) => hopfieldLab.do(given).then(() => "accepted", () => "refused"), text), "refused", text);
  }
  for (const text of ["abc", "NaN", "inf", "1e999", ""]) await type(page, "one.lambda", text);
  assert.equal(JSON.stringify(await page.get()), before, "what is typed and is no number changes nothing");
  await type(page, "one.lambda", "99");
  assert.equal(JSON.stringify(await page.get()), before, "nor does a number beyond the slider");
  await type(page, "one.lambda", "-0.25");
  assert.equal((await page.get()).one.lambda, -0.25);
  // What was refused is quoted for a while, and is no number.
  await page.until("the notices are gone", () => !hopfieldLab.widgets().some(({ id }) => id.startsWith("toast.")));

  for (const activation of ["linear", "clip", "tanh"]) {
    for (const change of [
      { lambda: 5, start: 3, input: "step", step_from: 0, step_until: 12, step_height: 3 },
      { lambda: -5, start: -3, time_constant: 1e-3 },
      { lambda: 1, time_constant: 1e6, drop: 3 },
      { lambda: 5, drop: -3, kicks: [{ from: 0, until: 200, input: [20] }] },
      { lambda: 1 - 1e-15, drop: 1 },
    ]) {
      for (const status of await along(page, "one", [0, 0.1, 6, 12], { activation, kicks: [], ...change })) finite(status);
      await screen(page);
    }
  }
});
