// What the course says of two neurons with rates (part B), by commands and by what is on the screen. The numbers that are expected
// come from formulas and from the integration in rate_formulas.mjs, never from what the lab printed.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { common, thorough } from "./harness.mjs";
import { readColours } from "./images.mjs";
import { arctan, hopfield, integrate, zero } from "./rate_formulas.mjs";
import { along, begin, ends, finite, near, points, refused, screen, states, two, type, written } from "./rate_page.mjs";

/** @typedef {import("./page.mjs").LabPage} LabPage */
/** @typedef {import("./rate_formulas.mjs").Pair} Pair */

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
  return readColours(page, file, places.map(([a, b]) => [
    Math.round(x + ((a + 1.5) / 3) * width), Math.round(y + ((1.5 - b) / 3) * height),
  ]));
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

common("course B: M = diag(2, −2) has the attractors (±1, 0)", async (context) => {
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

thorough("course B: M = diag(2, 2) has four attractors (±1, ±1), four saddles and an unstable point", async (context) => {
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

thorough("course B: M = [0 −2; −2 0] has the attractors (1, −1) and (−1, 1), split by v₁ = v₂", async (context) => {
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

thorough("course B: winner takes all from the balance point, and a flip-flop", async (context) => {
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
  assert.match((await screen(page)).name("verdict"), /^The kick \(−0\.5, 0\.5\) favours neuron 2\./);
  await page.do({ op: "two", moment: 35_000 });
  const shown = await screen(page);
  assert.match(shown.name("verdict"), /^Neuron 2 wins: the state has settled at \(−1, 1\)\./);
  assert.deepEqual([shown.value("two.now.value"), shown.value("two.h.value")], ["(−1.0000, 1.0000)", "(0.00, 0.00)"]);
});

thorough("course B: a connection a chooses which of the four states stay: a > 1, a < −1", async (context) => {
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
  assert.match((await screen(page)).name("verdict"), /any state on it persists/);
});

thorough("course B: H is −2, −2, +2, +2 and 0 where a lecture prints −1, −1, 0; with the leak E falls", async (context) => {
  const page = await begin(context, "two");
  await page.do({ op: "two", preset: "inhibition", energy: "hopfield" });
  const m = [[0, -2], [-2, 0]];
  const { corners } = await two(page);
  assert.deepEqual(corners, [[1, 1], [1, -1], [-1, 1], [-1, -1]].map((at) => ({ at, hopfield: at[0] === at[1] ? 2 : -2 })));
  const shown = await screen(page);
  assert.deepEqual(shown.values(/^two\.corner\.\d\.value$/), ["2", "−2", "−2", "2"]);
  assert.deepEqual(shown.names(/^two\.corner\.\d\.value$/), ["H(1, 1)", "H(1, −1)", "H(−1, 1)", "H(−1, −1)"]);
  assert.deepEqual(shown.values(/^two\.corner\.\d\.flow$/), ["not a fixed point", "stable", "stable", "not a fixed point"]);
  assert.deepEqual(shown.values(/^two\.corner\.\d\.sign$/), ["no", "yes", "yes", "no"]);
  assert.match(shown.name("two.note"), /^Some lecture notes give H = −1, −1, 0 here\. H itself is −2, −2, 0, and \+2 at the other two corners\. Their numbers are the values of E \(with leak\)\.$/);
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
  assert.match(turning.name("verdict"), /eigenvalues of M 0 ± 2 i: the state rotates$/);
});

thorough("course B: Hopfield 1984 with λ = 1.4 has two stable points and a saddle at 0", async (context) => {
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

thorough("course B: bad numbers are refused by name", async (context) => {
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
  await page.widget("two.m.0.value");
  for (const text of ["abc", "NaN", "1e999", ""]) await type(page, "two.m.0", text);
  assert.equal(JSON.stringify(await page.get()), before, "what is typed and is no number changes nothing");
  await type(page, "two.m.0", "1e9");
  assert.equal(JSON.stringify(await page.get()), before, "nor does a number that is too large");
});

thorough("course B: stiff networks and large inputs stay finite", async (context) => {
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
