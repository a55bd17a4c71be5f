// What the course says of one and two neurons with rates, by commands and by what is on the screen. The numbers that are
// expected here come from formulas and from an integration of this file's own, never from what the lab printed.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { numbers, test } from "./harness.mjs";

/** @typedef {import("./page.mjs").LabPage} LabPage */
/** @typedef {[number, number]} Pair */
/** @typedef {{from: number, until: number, input: number[]}} Kick */

const size = { width: 1280, height: 800 };

// What should come out.

const clip = (/** @type {number} */ u) => Math.min(1, Math.max(-1, u));
const arctan = (/** @type {number} */ u) => (2 / Math.PI) * Math.atan((Math.PI / 2) * u);

/** Where a function that changes its sign between a and b is 0. @param {(x: number) => number} f @param {number} a @param {number} b */
function zero(f, a, b) {
  assert.ok(f(a) * f(b) < 0, "a change of sign");
  for (let turn = 0; turn < 200; turn += 1) {
    const middle = (a + b) / 2;
    if (f(a) * f(middle) <= 0) b = middle;
    else a = middle;
  }
  return (a + b) / 2;
}

/** τ dv/dt = −v + F(M v + h) by Runge and Kutta's fourth-order steps; no step goes over an edge of a kick.
 * @param {{weights: number[][], f?: (u: number) => number, start: number[], kicks?: Kick[], times: number[]}} what
 * @returns {number[][]} v at each of the rising times */
function integrate({ weights, f = clip, start, kicks = [], times }) {
  let v = [...start];
  let now = 0;
  const edges = kicks.flatMap(({ from, until }) => [from, until]);
  return times.map((time) => {
    for (const stop of [...edges.filter((edge) => edge > now && edge < time).sort((a, b) => a - b), time]) {
      const middle = (now + stop) / 2;
      const h = start.map((_, i) => kicks.reduce((sum, kick) => sum + (kick.from < middle && middle < kick.until ? kick.input[i] : 0), 0));
      const slope = (/** @type {number[]} */ at) => at.map((own, i) => f(h[i] + at.reduce((sum, other, j) => sum + weights[i][j] * other, 0)) - own);
      const steps = Math.ceil((stop - now) * 2000);
      const dt = steps > 0 ? (stop - now) / steps : 0;
      for (let step = 0; step < steps; step += 1) {
        const on = (/** @type {number[]} */ by, /** @type {number} */ share) => v.map((value, i) => value + share * dt * by[i]);
        const a = slope(v);
        const b = slope(on(a, 0.5));
        const c = slope(on(b, 0.5));
        const d = slope(on(c, 1));
        v = v.map((value, i) => value + (dt / 6) * (a[i] + 2 * b[i] + 2 * c[i] + d[i]));
      }
      now = stop;
    }
    return v;
  });
}

/** −½ vᵀ M v. @param {number[][]} m @param {number[]} v */
const hopfield = (m, v) => 0 - v.reduce((sum, a, i) => sum + v.reduce((row, b, j) => row + a * m[i][j] * b, 0), 0) / 2;

// What does come out.

/** @param {unknown} found @param {unknown} expected @param {string} what @param {number} [within] */
function near(found, expected, what, within = 1e-6) {
  const [a, b] = [[found], [expected]].map((list) => list.flat(9).map(Number));
  assert.equal(a.length, b.length, `${what}: ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`);
  a.forEach((number, k) => assert.ok(Math.abs(number - b[k]) <= within, `${what}: ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`));
}

/** As the lab writes it. @param {number} value @param {number} decimals */
const written = (value, decimals) => value.toFixed(decimals).replace("-", "−");

/** Until the present document has been drawn. A plane is not waited for until it is still: its basins go on becoming finer.
 * @param {LabPage} page */
const refreshed = (page) =>
  page.until("a frame", async () => {
    if (hopfieldLab.widgets().some(({ id }) => id === "waiting")) return false;
    const before = hopfieldLab.status().framesDrawn;
    await hopfieldLab.do({ op: "view" });
    for (let turn = 0; turn < 100 && hopfieldLab.status().framesDrawn < before + 2; turn += 1) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    return hopfieldLab.status().framesDrawn > before + 1;
  });

/** What is on the screen. @param {LabPage} page */
async function screen(page) {
  await refreshed(page);
  return read(page);
}

/** @param {LabPage} page */
async function read(page) {
  /** @type {import("../../web/bridge.mjs").Widget[]} */
  const widgets = await page.eval(() => hopfieldLab.widgets());
  for (const { id, name, value } of widgets) {
    // "–" is how the lab writes what is not a number.
    assert.doesNotMatch(`${name}\n${value}`, /\bnan\b|\binf|undefined|^–|\(–|, –/im, id);
  }
  const find = (/** @type {string} */ id) => widgets.find((widget) => widget.id === id);
  return {
    has: (/** @type {string} */ id) => find(id) !== undefined,
    name: (/** @type {string} */ id) => find(id)?.name.replaceAll("\u00a0", " ") ?? `${id} is not there`,
    value: (/** @type {string} */ id) => find(id)?.value ?? `${id} is not there`,
    checked: (/** @type {string} */ id) => find(id)?.checked,
    names: (/** @type {RegExp} */ pattern) => widgets.filter(({ id }) => pattern.test(id)).map(({ name }) => name),
    values: (/** @type {RegExp} */ pattern) => widgets.filter(({ id }) => pattern.test(id)).map(({ value }) => value),
  };
}

/** A workbench as at the first visit. Where the browser has one window, the page before may have left something.
 * @param {import("./harness.mjs").Context} context @param {"one" | "two"} workbench @param {{width: number, height: number}} [room] */
async function begin({ site, open }, workbench, room = size) {
  const page = await open(`${site}/?workbench=${workbench}`, room);
  await page.do({ op: "reset_all" });
  await refreshed(page);
  return page;
}

const one = async (/** @type {LabPage} */ page) => (await page.status()).one;
const two = async (/** @type {LabPage} */ page) => (await page.status()).two;

/** Status at some times of the run, after a command if one is given. @param {LabPage} page @param {"one" | "two"} op
 * @param {number[]} times in τ @param {object} [change] @returns {Promise<any[]>} */
async function along(page, op, times, change = {}) {
  const found = await page.eval(async (name, given, moments) => {
    await hopfieldLab.do({ op: name, ...given });
    const all = [];
    for (const moment of moments) {
      await hopfieldLab.do({ op: name, moment });
      all.push(hopfieldLab.status()[name]);
    }
    return all;
  }, op, change, times.map((time) => Math.round(time * 1000)));
  found.forEach(({ time }, k) => near(time, times[k], "the time", 5e-4));
  return found;
}

/** Where a run is at some times. @param {LabPage} page @param {"one" | "two"} op @param {number[]} times @param {object} [change] */
const states = async (page, op, times, change) => (await along(page, op, times, change)).map(({ state }) => state);

/** The states in which runs from these starts end. @param {LabPage} page @param {Pair[]} starts @returns {Promise<Pair[]>} */
const ends = (page, starts) =>
  page.eval(async (given) => {
    const all = [];
    for (const start of given) {
      await hopfieldLab.do({ op: "two", start });
      await hopfieldLab.do({ op: "finish" });
      all.push(hopfieldLab.status().two.state);
    }
    return all;
  }, starts);

/** Fixed points as "v₁ v₂ stability", in the order of the list. @param {any} status */
const points = (status) => status.fixed_points.map((/** @type {any} */ { at, stability }) => `${[at].flat().map((v) => Number(v.toFixed(9))).join(" ")} ${stability}`);

/** Each of these is refused with the field's name, and nothing changes. @param {LabPage} page @param {[string, unknown][]} given */
async function refused(page, given) {
  const before = JSON.stringify(await page.get());
  const faults = await page.eval(async (all) => {
    const told = [];
    for (const each of all) {
      const act = each.hopfieldLab ? hopfieldLab.set : hopfieldLab.do;
      told.push(await act(each).then(() => "accepted", (/** @type {any} */ error) => (error.message.includes("expected") ? error.field : error.message)));
    }
    return told;
  }, given.map(([, command]) => command));
  assert.deepEqual(given.map(([, command], k) => [faults[k], JSON.stringify(command)]), given.map(([field, command]) => [field, JSON.stringify(command)]));
  assert.equal(JSON.stringify(await page.get()), before, "nothing has changed");
}

/** Nothing in the status is something else than a finite number where it should be one. @param {any} status @param {string[]} [open] */
function finite(status, open = ["relaxation", "energy", "lyapunov", "from", "to"]) {
  for (const [name, value] of Object.entries(status)) {
    if (value === null) assert.ok(open.includes(name), `${name} is null`);
    else if (typeof value === "object") finite(value, open);
    else if (typeof value === "number") assert.ok(Number.isFinite(value), `${name} is ${value}`);
  }
}

/** Types over the number of a slider. @param {LabPage} page @param {string} id @param {string} text */
async function type(page, id, text) {
  await page.click(`${id}.value`);
  await page.until("the field", () => document.activeElement?.id === "field");
  await page.eval(() => /** @type {HTMLInputElement} */ (document.activeElement).select());
  await page.raw.type(text);
  await page.key("Enter");
  await page.until("the field is closed", () => document.activeElement?.id !== "field");
  await refreshed(page);
}

/** A place within a widget: shares of its width and height from the top left. @param {LabPage} page @param {string} id
 * @param {number} across @param {number} down */
async function inside(page, id, across, down) {
  const { rect: [x, y, width, height] } = await page.resting(id);
  return { x: x + across * width, y: y + down * height };
}

/** A place on the plane. @param {LabPage} page @param {Pair} v */
const onPlane = (page, v) => inside(page, "two.plane", (v[0] + 1.5) / 3, (1.5 - v[1]) / 3);

numbers("course A: λ < 1 relaxes to h/(1 − λ) with τ/(1 − λ), then forgets", async (context) => {
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
  assert.match(shown.name("verdict"), /^λ = 0\.50 < 1: it forgets .* τ\/\(1 − λ\) = 200 ms/);
  assert.equal(shown.value("one.relaxation.value"), "200.0 ms");
  assert.equal(shown.value("one.v.value"), written(0.8 * (1 - Math.exp(-1)), 4));
  assert.deepEqual([shown.name("one.fixed.0.value"), shown.value("one.fixed.0.value")], ["v = 0.8", "stable"]);
  assert.equal(shown.name("one.point.0"), "stable fixed point, v = 0.800");

  // No memory: of two opposite inputs nothing is left.
  const [up] = await states(page, "one", [12], { lambda: 0, step_from: 0, step_until: 1, step_height: 1 });
  const [down] = await states(page, "one", [12], { step_height: -1 });
  near([up, down], [0, 0], "long after", 2e-5);
});

numbers("course A: λ = 1 makes a ramp of a step, and holds it", async (context) => {
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
  assert.match(shown.name("verdict"), /^λ = 1: it adds up its input, and holds the sum/);
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

numbers("course A: λ > 1 runs away; the sign of a tiny input is what is remembered", async (context) => {
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
  assert.match(shown.name("verdict"), /^λ = 1\.50 > 1: it runs away v = 0 is unstable: the least input grows e-fold every τ\/\(λ − 1\) = 200 ms/);
  assert.equal(shown.name("one.point.0"), "unstable fixed point, v = 0.000");
  near(await states(page, "one", [0, 12], { drop: 0 }), [0, 0], "in balance", 0);

  // A long way off it is out of sight, and still a number.
  for (const drop of [2, -2]) {
    const [early, late] = await along(page, "one", [2, 12], { lambda: 5, drop });
    near(early.state, drop * Math.exp(8), "still followed", 1e-2);
    finite(late);
    assert.ok(late.state * drop > 1e5);
    assert.equal((await screen(page)).value("one.v.value"), "out of sight");
  }
});

numbers("course A: saturated at ±1 there are two stable points and a hill between them", async (context) => {
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
  assert.match((await screen(page)).name("verdict"), /^λ = 2\.00 > 1, saturated: it decides, and remembers .*ball on a hill/);

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

test("course A: a ball that is nudged comes back, or is pushed over the hill", async (context) => {
  const page = await begin(context, "one");
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
  test(`course A: the ball is carried and dropped by ${way}`, async (context) => {
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

test("course A: keys, and an input that is drawn", async (context) => {
  const page = await begin(context, "one");
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

numbers("course A: bad numbers are refused by name; what is accepted stays finite", async (context) => {
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
  assert.equal((await page.get()).one.lambda, 3, "the end of the slider");
  await type(page, "one.lambda", "-0.25");
  assert.equal((await page.get()).one.lambda, -0.25);

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

/** Chooses one of the networks in the list. @param {LabPage} page @param {string} name */
async function preset(page, name) {
  await page.click(`two.preset.${name}`);
  await page.until(name, (wanted) => hopfieldLab.widgets().find(({ id }) => id === `two.preset.${wanted}`)?.checked, name);
}

/** Colours of places of the plane. @param {LabPage} page @param {Pair[]} places */
async function colours(page, places) {
  const { rect: [x, y, width, height] } = await page.resting("two.plane");
  const file = "build/log/plane.png";
  mkdirSync("build/log", { recursive: true });
  await page.raw.screenshot(file);
  const shape = execFileSync("magick", ["identify", "-format", "%w", file]);
  const pixels = execFileSync("magick", [file, "-depth", "8", "rgb:-"], { maxBuffer: 1 << 26 });
  return places.map(([a, b]) => {
    const column = Math.round(x + ((a + 1.5) / 3) * width);
    const row = Math.round(y + ((1.5 - b) / 3) * height);
    return pixels.subarray(3 * (row * Number(shape) + column)).subarray(0, 3).join();
  });
}

/** A net of places, between which all lines and points of these networks lie. @type {Pair[]} */
const net = [-1.25, -0.75, -0.25, 0.25, 0.75, 1.25].flatMap((a) => [-1.25, -0.75, -0.25, 0.25, 0.75, 1.25].map((b) => /** @type {Pair} */ ([a, b])));

/** Every colour is that of one basin alone, and the other way round. @param {LabPage} page @param {Pair[]} places
 * @param {(v: Pair) => string} basin @param {Pair} start of the run, out of the way */
async function basins(page, places, basin, start) {
  await page.do({ op: "two", ground: "basins", field: false, nullclines: false, contours: false, path_lines: false, start });
  await screen(page);
  const known = new Set(places.map(basin)).size;
  const end = Date.now() + 25_000;
  for (;;) {
    const found = await colours(page, places);
    const pairs = new Set(found.map((colour, k) => `${basin(places[k])}: ${colour}`));
    if (new Set(found).size === known && pairs.size === known) return;
    assert.ok(Date.now() < end, [...pairs].join("; "));
  }
}

/** Eigenvalues of −1 + F′(u) M in the plane. @param {number[][]} m @param {number[]} slopes */
function flow(m, slopes) {
  const [[a, b], [c, d]] = m.map((row, i) => row.map((w, j) => slopes[i] * w - (i === j ? 1 : 0)));
  const half = (a + d) / 2;
  const root = Math.sqrt(half * half - (a * d - b * c));
  return [half + root, half - root];
}

/** The fixed points and what the flow does there. @param {any} status @param {number[][]} m @param {[Pair, string][]} expected clipped, by falling v₁, v₂ */
function clipped(status, m, expected) {
  assert.deepEqual(points(status), expected.map(([[a, b], stability]) => `${a} ${b} ${stability}`));
  status.fixed_points.forEach((/** @type {any} */ point, /** @type {number} */ k) => {
    const slopes = expected[k][0].map((_, i) => (Math.abs(m[i][0] * expected[k][0][0] + m[i][1] * expected[k][0][1]) < 1 ? 1 : 0));
    near(point.eigenvalues, flow(m, slopes).map((value) => [value, 0]), `eigenvalues at ${expected[k][0]}`, 1e-12);
    near(point.hopfield, hopfield(m, expected[k][0]), "H there", 1e-12);
  });
}

numbers("course B: M = diag(2, −2) has the attractors (±1, 0)", async (context) => {
  const page = await begin(context, "two");
  await preset(page, "axis");
  const m = [[2, 0], [0, -2]];
  const status = await two(page);
  assert.deepEqual((await page.get()).two.weights, m);
  near(status.eigenvalues, [[2, 0], [-2, 0]], "eigenvalues of M", 1e-12);
  clipped(status, m, [[[1, 0], "stable"], [[0, 0], "saddle"], [[-1, 0], "stable"]]);
  const shown = await screen(page);
  assert.match(shown.name("verdict"), /2 stable points · 1 saddle · eigenvalues of M 2 and −2$/);
  assert.deepEqual(shown.names(/^two\.fixed\.\d\.value$/), ["(1.000, 0.000) stable", "(0.000, 0.000) saddle", "(−1.000, 0.000) stable"]);
  assert.deepEqual(shown.values(/^two\.fixed\.\d\.value$/), ["−1, −3", "1, −3", "−1, −3"]);
  assert.deepEqual(shown.names(/^two\.point\.\d$/), ["stable fixed point (1.000, 0.000)", "saddle fixed point (0.000, 0.000)", "stable fixed point (−1.000, 0.000)"]);

  const reached = await ends(page, net);
  reached.forEach((v, k) => near(v, [Math.sign(net[k][0]), 0], `from ${net[k]}`));
  const times = [0, 0.25, 1, 2.5, 6];
  for (const start of /** @type {Pair[]} */ ([[0.1, -0.8], [-0.02, 1.3], [1.4, 0.4]])) {
    near(await states(page, "two", times, { start }), integrate({ weights: m, start, times }), `the path from ${start}`, 1e-5);
  }
  await basins(page, net, ([a]) => (a > 0 ? "right" : "left"), [0.9, 0.1]);
});

numbers("course B: M = diag(2, 2) has four attractors (±1, ±1), four saddles and an unstable point", async (context) => {
  const page = await begin(context, "two");
  await preset(page, "register");
  const m = [[2, 0], [0, 2]];
  const status = await two(page);
  clipped(status, m, [
    [[1, 1], "stable"], [[1, 0], "saddle"], [[1, -1], "stable"], [[0, 1], "saddle"], [[0, 0], "unstable"],
    [[0, -1], "saddle"], [[-1, 1], "stable"], [[-1, 0], "saddle"], [[-1, -1], "stable"],
  ]);
  near(status.eigenvalues, [[2, 0], [2, 0]], "eigenvalues of M", 1e-12);
  assert.match((await screen(page)).name("verdict"), /4 stable points · 4 saddles · 1 unstable point · eigenvalues of M 2 and 2$/);
  // A register: each of the four stays where it is put, and what is put there decides.
  (await ends(page, net)).forEach((v, k) => near(v, net[k].map(Math.sign), `from ${net[k]}`));
  near(await ends(page, [[0.4, 0], [0, -0.4], [0, 0]]), [[1, 0], [0, -1], [0, 0]], "from the edges");
  await basins(page, net, (v) => v.map(Math.sign).join(), [0.9, 1.1]);
});

numbers("course B: M = [0 −2; −2 0] has the attractors (1, −1) and (−1, 1), split by v₁ = v₂", async (context) => {
  const page = await begin(context, "two");
  await preset(page, "inhibition");
  const m = [[0, -2], [-2, 0]];
  const status = await two(page);
  near(status.eigenvalues, [[2, 0], [-2, 0]], "the same eigenvalues as diag(2, −2)", 1e-12);
  clipped(status, m, [[[1, -1], "stable"], [[0, 0], "saddle"], [[-1, 1], "stable"]]);
  assert.match((await screen(page)).name("verdict"), /2 stable points · 1 saddle · eigenvalues of M 2 and −2$/);

  // Eigenvectors on the diagonals: what starts on one stays on it, and grows by e or shrinks by e³ every τ.
  const times = [0, 0.5, 1, 1.5, 4, 20];
  const grown = (/** @type {number} */ t) => (t <= Math.log(5) ? 0.1 * Math.exp(t) : 1 - 0.5 * Math.exp(Math.log(5) - t));
  near(await states(page, "two", times, { start: [0.1, -0.1] }), times.map((t) => [grown(t), -grown(t)]), "along (1, −1), until each neuron saturates on its own");
  near(await states(page, "two", times, { start: [0.4, 0.4] }), times.map((t) => [0.4 * Math.exp(-3 * t), 0.4 * Math.exp(-3 * t)]), "along (1, 1)");

  const off = net.filter(([a, b]) => a !== b);
  (await ends(page, off)).forEach((v, k) => near(v, off[k][0] > off[k][1] ? [1, -1] : [-1, 1], `from ${off[k]}`));
  near(await ends(page, [[1.2, 1.2], [-0.3, -0.3]]), [[0, 0], [0, 0]], "on the line", 1e-9);
  const close = /** @type {Pair[]} */ ([[0.5, 0.499], [-0.8, -0.799]]);
  near(await ends(page, close), [[1, -1], [-1, 1]], "close to the line", 1e-3);
  await basins(page, off, ([a, b]) => (a > b ? "below" : "above"), [0.9, -1]);
});

numbers("course B: winner takes all from the balance point, and a flip-flop", async (context) => {
  const page = await begin(context, "two");
  const m = [[0, -2], [-2, 0]];
  await page.do({ op: "two", preset: "inhibition", time_constant: 10, speed: 100 });
  for (const kick of [[0.3, 0.1], [0.1, 0.3], [-0.2, -0.4], [2, 1.9], [0, 0.05]]) {
    await page.do({ op: "two", start: [0, 0], kick });
    const kicks = [{ from: 0, until: 1, input: kick }];
    const times = [0.5, 1, 2, 4, 15];
    const found = await along(page, "two", times);
    near(found.map(({ state }) => state), integrate({ weights: m, start: [0, 0], kicks, times }), `kicked by ${kick}`, 1e-5);
    near(found[0].input, kick, "while it lasts");
    near(found[2].input, [0, 0], "after it");
    near(found[4].state, kick[0] > kick[1] ? [1, -1] : [-1, 1], "the larger one wins, and stays", 1e-4);
  }
  near(await states(page, "two", [1, 10], { start: [0, 0], kick: [0.3, 0.3] }).then((all) => all[1]), [0, 0], "a draw", 1e-6);

  // How large an opposite kick of τ must be to flip (1, −1): v₁ = −v₂ = v follows dv/dt = −v + clip(2v − k).
  const left = (/** @type {number} */ k) => integrate({ weights: [[2]], start: [1], kicks: [{ from: 0, until: 1, input: [-k] }], times: [1] })[0][0];
  const needed = zero(left, 1, 5);
  for (const [k, flips] of /** @type {const} */ ([[0.9, false], [0.98 * needed, false], [1.02 * needed, true]])) {
    const [kicked, after] = await along(page, "two", [0.5, 20], { start: [1, -1], kick: [-k, k] });
    if (k < 1) near(kicked.state, [1, -1], "too small to be felt", 0);
    near(after.state, flips ? [-1, 1] : [1, -1], `kicked by ${k} of ${needed}`, 1e-4);
  }

  // The demonstration runs by itself: set, a small kick against it, a large one.
  await page.do({ op: "two", start: [0, 0] });
  await preset(page, "flip-flop");
  await page.do({ op: "finish" });
  const { kicks } = (await page.get()).two;
  assert.equal(kicks.length, 3);
  const times = [1, 2, 5, 8.9, 9.5, 10, 14.9, 16, 17, 20, 35];
  const found = await states(page, "two", times, {});
  near(found, integrate({ weights: m, start: [0, 0], kicks, times }), "the demonstration", 1e-4);
  near([found[0], found[3], found[5], found[6], found[10]], [[0, 0], [1, -1], [1, -1], [1, -1], [-1, 1]], "set, kept, flipped", 1e-2);
  await page.do({ op: "two", moment: 9500 });
  assert.match((await screen(page)).name("verdict"), /^A kick \(−0\.5, 0\.5\): neuron 2 gets more/);
  await page.do({ op: "two", moment: 35_000 });
  const shown = await screen(page);
  assert.match(shown.name("verdict"), /^Neuron 2 wins: the state stays at \(−1, 1\)/);
  assert.deepEqual([shown.value("two.now.value"), shown.value("two.h.value")], ["(−1.0000, 1.0000)", "(0.00, 0.00)"]);
});

numbers("course B: a connection a chooses which of the four states stay: a > 1, a < −1", async (context) => {
  const page = await begin(context, "two");
  const even = ["1 1", "-1 -1"];
  const odd = ["1 -1", "-1 1"];
  for (const a of [-1.5, -1.05, -0.95, 0.5, 0.95, 1.05, 1.5, 3]) {
    await page.do({ op: "two", weights: [[2, a], [a, 2]], activation: "clip", gain: 1, start: [0.2, 0.1] });
    const stable = points(await two(page)).filter((/** @type {string} */ point) => point.endsWith("stable") && !point.endsWith("unstable"));
    const expected = [...(a > -1 ? even : []), ...(a < 1 ? odd : [])].map((point) => `${point} stable`);
    assert.deepEqual(new Set(stable), new Set(expected), `a = ${a}`);
    // Put there, it stays or leaves.
    const corners = /** @type {Pair[]} */ ([[1, 1], [1, -1], [-1, 1], [-1, -1]]);
    const starts = corners.map(([x, y]) => /** @type {Pair} */ ([x * 0.999, y * 0.998]));
    (await ends(page, starts)).forEach((v, k) => {
      const stays = corners[k][0] === corners[k][1] ? a > -1 : a < 1;
      assert.equal(Math.hypot(v[0] - corners[k][0], v[1] - corners[k][1]) < 0.01, stays, `a = ${a}: from ${starts[k]} to ${v}`);
    });
  }
  await preset(page, "cross");
  const shown = await screen(page);
  assert.match(shown.name("verdict"), /2 stable points/);
  assert.deepEqual(shown.names(/^two\.fixed\.\d\.value$/), ["(1.000, 1.000) stable", "(0.000, 0.000) saddle", "(−1.000, −1.000) stable"]);

  // Without a leak to spare: M = [0 −1; −1 0] holds a quantity, v₁ − v₂.
  await page.do({ op: "two", preset: "integrator" });
  near(await ends(page, [[0.5, 0.1], [-0.2, 0.6]]), [[0.2, -0.2], [-0.4, 0.4]], "v₁ + v₂ is forgotten, v₁ − v₂ kept");
  assert.match((await screen(page)).name("verdict"), /whatever is put there stays/);
});

numbers("course B: H is −2, −2, +2, +2 and 0 where a lecture prints −1, −1, 0; with the leak E falls", async (context) => {
  const page = await begin(context, "two");
  await page.do({ op: "two", preset: "inhibition", energy: "hopfield" });
  const m = [[0, -2], [-2, 0]];
  const { corners } = await two(page);
  assert.deepEqual(corners, [[1, 1], [1, -1], [-1, 1], [-1, -1]].map((at) => ({ at, hopfield: at[0] === at[1] ? 2 : -2 })));
  const shown = await screen(page);
  assert.deepEqual(shown.values(/^two\.corner\.\d\.value$/), ["2", "−2", "−2", "2"]);
  assert.deepEqual(shown.names(/^two\.corner\.\d\.value$/), ["H(1, 1), does not stay", "H(1, −1), stays", "H(−1, 1), stays", "H(−1, −1), does not stay"]);
  assert.match(shown.name("two.note"), /^A lecture prints −1, −1 and 0 .* they are −2, −2 and 0, and \+2 at the other two corners\. What it prints are the values of E, with the leak\.$/);
  assert.match(shown.value("two.surface"), /^H from −2\.00 to 2\.00/);
  near((await along(page, "two", [0], { start: [0, 0] }))[0].hopfield, 0, "H(0, 0)", 0);
  assert.match((await screen(page)).name("two.read_out"), /^v = \(0\.00, 0\.00\) +H = 0\.00$/);

  // Along a line.
  await page.click("two.panel.1");
  await page.until("the slice", () => hopfieldLab.widgets().some(({ id }) => id === "two.slice"));
  assert.equal((await screen(page)).value("two.slice"), "energy along the slice, from −2.00 to 0.00");
  await page.do({ op: "two", slice: [[-1, -1], [1, 1]] });
  assert.equal((await screen(page)).value("two.slice"), "energy along the slice, from 0.00 to 2.00");

  // The other choice: −½ vᵀMv − hᵀv + Σ ∫F⁻¹.
  await page.click("two.energy.1");
  await page.until("with leak", () => hopfieldLab.get().two.energy === "lyapunov");
  const leaky = await screen(page);
  assert.equal(leaky.value("two.slice"), "energy along the slice, from 0.00 to 3.00");
  assert.ok(!leaky.has("two.note"), "the note is about H");
  await page.do({ op: "two", panel: "surface" });
  assert.match((await screen(page)).value("two.surface"), /^E from −1\.00 to 3\.00/);
  await page.do({ op: "two", start: [1.2, 0] });
  assert.equal((await screen(page)).value("two.lyapunov.value"), "∞");

  const networks = [
    { weights: m, activation: "clip", integral: (/** @type {number} */ v) => (v * v) / 2 },
    { weights: [[2, 1.5], [1.5, 2]], activation: "clip", integral: (/** @type {number} */ v) => (v * v) / 2 },
    { weights: [[1, -3], [-3, 0.5]], activation: "tanh", integral: (/** @type {number} */ v) => ((1 + v) * Math.log(1 + v) + (1 - v) * Math.log(1 - v)) / 2 },
    { weights: [[0.5, 2], [2, -1]], activation: "arctan", integral: (/** @type {number} */ v) => (-4 / Math.PI ** 2) * Math.log(Math.cos((Math.PI / 2) * v)) },
  ];
  const times = [0, 0.1, 0.3, 0.6, 1, 1.5, 2, 3, 5, 8, 13, 20];
  for (const { weights, activation, integral } of networks) {
    for (const start of /** @type {Pair[]} */ ([[0.3, -0.9], [-0.7, 0.2], [0.05, 0.04], [0.9, 0.95]])) {
      const input = [0.3, -0.2];
      const found = await along(page, "two", times, { weights, activation, gain: 1, input, start });
      for (const { state, lyapunov, hopfield: h } of found) {
        near(h, hopfield(weights, state), "H", 1e-9);
        near(lyapunov, hopfield(weights, state) - input[0] * state[0] - input[1] * state[1] + integral(state[0]) + integral(state[1]), "E", 1e-9);
      }
      found.slice(1).forEach(({ lyapunov }, k) => assert.ok(lyapunov <= found[k].lyapunov + 1e-9, `E falls from ${start} with ${activation}: ${found.map((each) => each.lyapunov)}`));
    }
  }

  // It need not where M is not symmetric.
  await page.do({ op: "two", weights: [[0, 2], [-2, 0]], activation: "tanh", input: [0, 0], start: [0.8, 0] });
  const round = await two(page);
  assert.equal(round.symmetric, false);
  near(round.eigenvalues.map((/** @type {number[]} */ [re, im]) => [re, Math.abs(im)]), [[0, 2], [0, 2]], "eigenvalues ±2i", 1e-12);
  const turning = await screen(page);
  assert.match(turning.name("two.note"), /^M is not symmetric/);
  assert.match(turning.name("verdict"), /eigenvalues of M 0 ± 2 i: it turns$/);
});

numbers("course B: Hopfield 1984 with λ = 1.4 has two stable points and a saddle at 0", async (context) => {
  const page = await begin(context, "two");
  await preset(page, "hopfield-1984");
  const document = (await page.get()).two;
  assert.deepEqual([document.weights, document.activation, document.gain], [[[0, 1], [1, 0]], "arctan", 1.4]);
  const g = 1.4;
  const v = zero((x) => arctan(g * x) - x, 0.1, 1);
  const status = await two(page);
  near(status.fixed_points.map((/** @type {any} */ { at }) => at), [[v, v], [0, 0], [-v, -v]], "fixed points", 1e-9);
  assert.deepEqual(status.fixed_points.map((/** @type {any} */ { stability }) => stability), ["stable", "saddle", "stable"]);
  const slope = g / (1 + ((Math.PI / 2) * g * v) ** 2);
  near(status.fixed_points.map((/** @type {any} */ { eigenvalues }) => eigenvalues.map((/** @type {number[]} */ [re]) => re)), [[slope - 1, -slope - 1], [g - 1, -g - 1], [slope - 1, -slope - 1]], "eigenvalues of the flow", 1e-8);
  near(status.fixed_points[0].hopfield, -v * v, "H there", 1e-9);
  const shown = await screen(page);
  const place = written(v, 3);
  assert.deepEqual(shown.names(/^two\.fixed\.\d\.value$/), [`(${place}, ${place}) stable`, "(0.000, 0.000) saddle", `(−${place}, −${place}) stable`]);

  const off = net.filter(([a, b]) => a !== -b);
  (await ends(page, off)).forEach((end, k) => near(end, off[k][0] + off[k][1] > 0 ? [v, v] : [-v, -v], `from ${off[k]}`, 1e-3));
  const times = [0, 0.5, 1.5, 4, 10];
  near(await states(page, "two", times, { start: [0.8, -0.7] }), integrate({ weights: [[0, 1], [1, 0]], f: (u) => arctan(g * u), start: [0.8, -0.7], times }), "a path");

  // ∫F⁻¹ by Simpson's rule, F⁻¹(x) = (2 / π g) tan(π x / 2).
  const inverse = (/** @type {number} */ x) => (2 / (Math.PI * g)) * Math.tan((Math.PI / 2) * x);
  const steps = 2000;
  const sum = Array.from({ length: steps + 1 }, (_, k) => inverse((v * k) / steps) * (k === 0 || k === steps ? 1 : k % 2 ? 4 : 2)).reduce((a, b) => a + b);
  const [{ lyapunov, hopfield: h }] = await along(page, "two", [0], { start: [v, v] });
  near([lyapunov, h], [-v * v + 2 * ((sum * v) / steps / 3), -v * v], "E and H there", 1e-8);
  assert.ok(lyapunov < -0.01, "lower than at the saddle");

  // Below gain 1 the two memories are gone.
  await page.do({ op: "two", gain: 0.95 });
  assert.deepEqual(points(await two(page)), ["0 0 stable"]);
});

test("course B: the plane answers to pointer and keys", async (context) => {
  const page = await begin(context, "two");
  await page.do({ op: "two", preset: "inhibition", speed: 100, paths: [] });
  await screen(page);
  await page.press(await onPlane(page, [-0.6, 0.3]));
  await page.until("a start", () => hopfieldLab.get().two.paths.length === 1);
  near((await page.get()).two.start, [-0.6, 0.3], "where it was pressed", 0.011);
  await page.settled();
  near((await two(page)).state, [-1, 1], "where it went");

  await page.focus("two.plane");
  for (const key of ["ArrowRight", "ArrowRight", "ArrowDown"]) await page.key(key);
  await page.until("the cross", () => /, the cross at \(−0\.80, 0\.90\)$/.test(hopfieldLab.widgets().find(({ id }) => id === "two.plane").value));
  await page.key(" ");
  await page.until("a start by keys", () => hopfieldLab.get().two.start.join() === "-0.8,0.9");
});

test("course B: an arrow away from the ball kicks it", async (context) => {
  const page = await begin(context, "two");
  await page.do({ op: "two", preset: "inhibition", speed: 100, paths: [], start: [-1, 1], kick_length: 2 });
  await screen(page);
  await page.click("two.tool.1");
  await page.until("kicks are drawn", () => hopfieldLab.get().two.tool === "kick");
  const [ball, tip] = [await onPlane(page, [-1, 1]), await onPlane(page, [1.4, -1.4])];
  await page.draw([ball, { x: (ball.x + tip.x) / 2, y: (ball.y + tip.y) / 2 }, tip]);
  await page.until("kicked", () => hopfieldLab.get().two.kicks.length === 1);
  near((await page.get()).two.kicks[0].input, [2.4, -2.4], "what was drawn", 0.02);
  await page.settled();
  near((await two(page)).state, [1, -1], "flipped");
  await page.click("two.kick");
  await page.until("the button kicks likewise", () => hopfieldLab.get().two.kicks.length === 2);
  await page.settled();
  near((await two(page)).state, [1, -1], "and with it nothing more");
});

test("course B: the surface turns; the energy along a line that is drawn", async (context) => {
  const page = await begin(context, "two");
  const { turn } = (await page.get()).two ?? { turn: 0.6 };
  await page.draw(await Promise.all([[0.4, 0.5], [0.5, 0.5], [0.7, 0.6]].map(([x, y]) => inside(page, "two.surface", x, y))));
  await page.until("the surface is turned", (was) => (hopfieldLab.get().two?.turn ?? was) !== was, turn);

  await page.click("two.tool.2");
  await page.until("slices are drawn", () => hopfieldLab.get().two.tool === "slice");
  await page.draw([await onPlane(page, [-1, -1]), await onPlane(page, [0, 0]), await onPlane(page, [1, 1])]);
  await page.until("a slice", () => hopfieldLab.get().two.panel === "slice");
  near((await page.get()).two.slice, [[-1, -1], [1, 1]], "its ends", 0.011);
  assert.match((await screen(page)).value("two.slice"), /^energy along the slice, from 0\.00 to (1\.9\d|2\.0\d)$/);
});

test("course B: a weight is dragged, stepped by keys and typed", async (context) => {
  const page = await begin(context, "two");
  await page.click("two.m.1");
  const { rect: [x, y, width, height] } = await page.resting("two.weight.value");
  await page.draw([0.25, 0.4, 0.8].map((share) => ({ x: x + share * width, y: y + height / 2 })));
  // The knob is 19 px wide; the scale goes from −4 to 4.
  const wanted = -4 + (8 * (0.8 * width - 9.5)) / (width - 19);
  await page.until("dragged", (given) => Math.abs(hopfieldLab.get().two.weights[0][1] - given) < 0.03, wanted);
  await refreshed(page);
  const dragged = (await page.get()).two.weights;
  assert.equal(dragged[0][1], dragged[1][0], "symmetric");
  await page.focus("two.weight.value");
  await page.key("ArrowLeft");
  await page.until("a key", (was) => Math.abs(hopfieldLab.get().two.weights[0][1] - was + 0.05) < 1e-9, dragged[0][1]);
  await type(page, "two.weight.value", "-1.5");
  near((await page.get()).two.weights, [[0, -1.5], [-1.5, 0]], "typed", 1e-9);
  await page.focus("two.weight.value");
  await page.key("ArrowRight");
  await page.until("a key below zero", () => hopfieldLab.get().two.weights[0][1] !== -1.5);
  near((await page.get()).two.weights, [[0, -1.45], [-1.45, 0]], "a twentieth up", 1e-9);
  await page.key("Escape");
  await page.until("closed", () => !hopfieldLab.widgets().some(({ id }) => id === "two.weight.value"));
});

test("course B: the plane answers to a finger", async (context) => {
  const page = await begin(context, "two", { width: 1024, height: 768 });
  await page.do({ op: "two", preset: "register", speed: 100, paths: [] });
  await screen(page);
  await page.touch();
  await page.press(await onPlane(page, [0.5, -0.7]), true);
  await page.until("a start by touch", () => hopfieldLab.get().two.paths.length === 1);
  near((await page.get()).two.start, [0.5, -0.7], "where the finger was", 0.011);
  await page.settled();
  near((await two(page)).state, [1, -1], "where it went");
  await page.do({ op: "two", tool: "kick", kick_length: 2 });
  await page.draw([await onPlane(page, [1, -1]), await onPlane(page, [0.5, 0]), await onPlane(page, [1, 1.4])], true);
  await page.until("kicked by touch", () => hopfieldLab.get().two.kicks.length === 1);
  await page.settled();
  const [{ input }] = (await page.get()).two.kicks;
  near(input, [0, 2.4], "what was drawn", 0.02);
  const left = integrate({ weights: [[2, 0], [0, 2]], start: [1, -1], kicks: [{ from: 0, until: 2, input }], times: [20] })[0];
  near((await two(page)).state, left, "where that leads", 1e-4);
});

numbers("course B: bad numbers are refused by name", async (context) => {
  const page = await begin(context, "two");
  await page.do({ op: "two", preset: "cross", moment: 1500 });
  await refused(page, [
    ["weights[0][1]", { op: "two", weights: [[0, 1e9], [1, 0]] }],
    ["weights[1][0]", { op: "two", weights: [[0, 1], [-20.01, 0]] }],
    ["weights[0][0]", { op: "two", weights: [["2", 1], [1, 0]] }],
    ["weights[1][1]", { op: "two", weights: [[0, 1], [1, null]] }],
    ["weights[1]", { op: "two", weights: [[0, 1], [1]] }],
    ["weights", { op: "two", weights: [[0, 1]] }],
    ["weights", { op: "two", weights: "none" }],
    ["activation", { op: "two", activation: "linear" }],
    ["gain", { op: "two", gain: 0 }],
    ["gain", { op: "two", gain: 1e308 }],
    ["gain", { op: "two", gain: null }],
    ["time_constant", { op: "two", time_constant: 0 }],
    ["time_constant", { op: "two", time_constant: -1 }],
    ["input[1]", { op: "two", input: [0, 21] }],
    ["input", { op: "two", input: [0] }],
    ["start[0]", { op: "two", start: [3.01, 0] }],
    ["from[1]", { op: "two", from: [0, null] }],
    ["kick[0]", { op: "two", kick: [1e300, 0] }],
    ["kick_length", { op: "two", kick_length: 0 }],
    ["kicks", { op: "two", kicks: Array.from({ length: 33 }, (_, k) => ({ from: k, until: k + 1, input: [0, 0] })) }],
    ["kicks[1].until", { op: "two", kicks: [{ from: 0, until: 1, input: [0, 0] }, { from: 3, until: 2, input: [0, 0] }] }],
    ["preset", { op: "two", preset: "chaos" }],
    ["slice", { op: "two", slice: [[0, 0], [0, 0]] }],
    ["slice[1][0]", { op: "two", slice: [[0, 0], [9, 0]] }],
    ["paths[0][1]", { op: "two", paths: [[0, 99]] }],
    ["moment", { op: "two", moment: 1e12 }],
    ["speed", { op: "two", speed: 1e9 }],
    ["tilt", { op: "two", tilt: 9 }],
    ["two.gain", { hopfieldLab: 1, workbench: "two", two: { gain: "high" } }],
    ["two.weights[0][0]", { hopfieldLab: 1, workbench: "two", two: { weights: [[1e9, 0], [0, 0]] } }],
  ]);
  const before = JSON.stringify(await page.get());
  for (const text of ['{"op":"two","gain":1e999}', '{"op":"two","weights":[[NaN,0],[0,0]]}', '{"op":"two","input":[0,-Infinity]}']) {
    assert.equal(await page.eval((given) => hopfieldLab.do(given).then(() => "accepted", () => "refused"), text), "refused", text);
  }
  await page.click("two.m.0");
  await page.widget("two.weight.value");
  for (const text of ["abc", "NaN", "1e999", ""]) await type(page, "two.weight.value", text);
  assert.equal(JSON.stringify(await page.get()), before, "what is typed and is no number changes nothing");
  await type(page, "two.weight.value", "1e9");
  assert.equal((await page.get()).two.weights[0][0], 4, "the end of the slider");
});

numbers("course B: stiff networks and large inputs stay finite", async (context) => {
  const page = await begin(context, "two");
  for (const change of [
    { weights: [[20, -20], [-20, 20]], gain: 20, activation: "tanh" },
    { weights: [[0, 20], [-20, 0]], gain: 20, activation: "tanh" },
    { weights: [[20, 20], [-20, 20]], gain: 20, activation: "clip", time_constant: 1e-3 },
    { weights: [[-20, 0], [0, -20]], gain: 20, activation: "arctan", time_constant: 1e6 },
    { weights: [[0, 0], [0, 0]], gain: 0.05, activation: "clip", input: [20, -20] },
    { weights: [[1, 0], [0, 1]], gain: 1, activation: "clip" },
    { weights: [[0, -1], [-1, 0]], gain: 1, activation: "clip", kicks: [{ from: 0, until: 200, input: [20, -20] }] },
  ]) {
    for (const status of await along(page, "two", [0, 0.01, 1, 20], { input: [0, 0], start: [3, -3], ...change, energy: "lyapunov" })) {
      finite(status);
      assert.ok(Math.max(...status.state.map(Math.abs)) <= 3 + 1e-6, `${status.state}`);
    }
    await screen(page);
  }
});
