// What the course says of other memories (part G), done by hand in the page and compared with formulas and brute force: what the tests of the
// workbenches leave open.

import assert from "node:assert/strict";
import { thorough } from "./harness.mjs";
import { byRows, dot, hebb, memories, storkey, unstable } from "./memory_formulas.mjs";
import { along, close, corrupt, fieldOf, load, near, recall, rowByRow, rule, shown, startOf, take } from "./memory_page.mjs";
import { type } from "./rate_page.mjs";

/** @typedef {import("./page.mjs").LabPage} LabPage */

const pairs = async (/** @type {LabPage} */ page) => (await page.status()).pairs;
const sum = (/** @type {number[]} */ all) => all.reduce((total, value) => total + value, 0);

/** ±1 of the rows of a pair's picture. @param {string} rows */
const signs = (rows) => [...rows.replaceAll("/", "")].map((bit) => (bit === "1" ? 1 : -1));

thorough("course G: with a threshold λ, E = −xWyᵀ + λ(Σx + Σy), and −½xWxᵀ + λΣx in a Hopfield net; neither rises", async ({ kept }) => {
  const page = await kept("pairs");
  await page.click("pairs.more");
  await type(page, "pairs.threshold", "20");
  await page.until("λ = 20", () => hopfieldLab.get().pairs?.threshold === 20);
  await page.do({ op: "pairs", forget: 5 }); // the pairs are then written out in the document
  const { pairs: all, stored } = /** @type {any} */ (await page.get()).pairs;
  const used = all.slice(0, stored).map((/** @type {any} */ { left, right }) => ({ x: signs(left), y: signs(right) }));
  /** −xWyᵀ of the stored pairs. @param {number[]} x @param {number[]} y */
  const coupling = (x, y) => -sum(used.map((/** @type {any} */ pair) => dot(x, pair.x) * dot(y, pair.y)));
  for (let step = 1; step <= 3; step += 1) {
    if ((await pairs(page)).settled) break;
    await page.click("pairs.step");
    await page.until("a step", (wanted) => hopfieldLab.status().pairs.steps === wanted, step);
    const { x, y, energy, energies } = await pairs(page);
    assert.equal(energy, coupling(x, y) + 20 * (sum(x) + sum(y)), `step ${step}`);
    if (step > 1) assert.ok(energies[step] <= energies[step - 1]);
  }
  await page.click("pairs.net.2");
  await page.until("a Hopfield net", () => hopfieldLab.status().pairs.net === "hopfield");
  await page.do({ op: "finish" });
  const { x, energy, energies } = await pairs(page);
  // Without the diagonal: every pair has x·x there.
  const weights = hebb(used.map((/** @type {any} */ pair) => pair.x));
  assert.equal(energy, -sum(weights.map((row, i) => x[i] * dot(row, x))) / 2 + 20 * sum(x));
  for (let k = 1; k < energies.length; k += 1) assert.ok(energies[k] <= energies[k - 1]);
});

thorough("course G: Storkey’s rule, every weight, and a run by it", async ({ kept }) => {
  const page = await kept("memory");
  await take(page, "letters", 5);
  await rowByRow(page);
  await rule(page, 2, "storkey");
  const patterns = memories(await page.get());
  const net = { weights: storkey(patterns) };
  assert.deepEqual(patterns.map((xi) => unstable(net, xi)), [0, 0, 0]);
  await page.until("all are stable", () => [0, 1, 2].every((k) => hopfieldLab.widgets().find(({ id }) => id === `memories.${k}`)?.value.endsWith(", stable")));
  await corrupt(page, "spoil.random");
  const start = await startOf(page);
  await recall(page);
  assert.deepEqual(await shown(page), byRows(net, start).at(-1));
  await rule(page, "hand", "hand");
  const { weights } = /** @type {any} */ (await page.get()).network;
  net.weights.forEach((row, i) => row.forEach((weight, j) => near(weights[i][j], weight, `w[${i}, ${j}]`)));
});

thorough("course G, dense memory: E = −Σ F(ξ·x) for zⁿ and exp z, never rising; n = 2 does what Hopfield’s net does", async ({ kept }) => {
  const page = await kept("memory");
  await take(page, "letters", 5);
  await rowByRow(page);
  await corrupt(page, "spoil.random");
  const start = await startOf(page);
  const patterns = memories(await page.get());
  const classical = byRows({ weights: hebb(patterns) }, start);
  /** @type {[string, (z: number) => number, () => Promise<void>][]} */
  const functions = [
    ["z²", (z) => z ** 2, () => type(page, "rule.degree", "2")],
    ["z³", (z) => z ** 3, () => type(page, "rule.degree", "3")],
    ["z⁴", (z) => z ** 4, () => type(page, "rule.degree", "4")],
    ["exp z", Math.exp, async () => {
      await page.click("rule.separation.2");
      await page.until("exp z", () => hopfieldLab.get().network.degree === "exp");
    }],
  ];
  for (const [name, f, choose] of functions) {
    await page.click("memories.rule");
    await page.click("rule.5");
    await page.until("a dense memory", () => hopfieldLab.get().network.rule === "dense");
    await choose();
    await close(page, "rule");
    const energy = (/** @type {number[]} */ state) => -sum(patterns.map((xi) => f(dot(xi, state))));
    // A neuron takes the value of lower energy.
    const states = [start];
    for (let update = 0; update < 100; update += 1) {
      const state = states[update];
      const other = state.with(update % 25, -state[update % 25]);
      states.push(energy(other) < energy(state) ? other : state);
    }
    if (name === "z²") assert.deepEqual(states[classical.length - 1], classical.at(-1), "n = 2 is Hopfield’s net");
    const { tip, outcome } = await recall(page);
    assert.equal(outcome, "fixed_point", name);
    const found = await along(page, Array.from({ length: tip + 1 }, (_, update) => update));
    found.forEach(({ energy: e, overlaps }, update) => {
      assert.deepEqual(overlaps, patterns.map((xi) => dot(xi, states[update]) / 25), `${name}: after ${update} updates`);
      near(e, energy(states[update]), `${name}: E after ${update} updates`);
      assert.ok(update === 0 || e <= found[update - 1].energy, `${name}: E rises at update ${update}`);
    });
    await page.click("transport.reset");
    await page.until("back at the start", () => hopfieldLab.status().moment === 0);
  }
});

thorough("course G, dense memory: capacity ∼ Nⁿ⁻¹ / (2 (2n − 3)!! ln N), for n = 2 Hopfield’s N / (2 ln N)", async ({ kept }) => {
  const page = await kept("dense");
  const n = 256;
  for (const degree of [3, 2, 4]) {
    await type(page, "dense.degree", String(degree));
    await page.until("another n", (wanted) => hopfieldLab.get().dense?.degree === wanted || wanted === 3, degree);
    let odd = 1;
    for (let factor = 3; factor <= 2 * degree - 3; factor += 2) odd *= factor;
    for (const [id, power, product] of /** @type {const} */ ([["dense.capacity.value", degree, odd], ["dense.capacity_2.value", 2, 1]])) {
      const expected = Math.floor(n ** (power - 1) / (2 * product * Math.log(n)));
      const text = (await page.widget(id)).value;
      assert.equal(Number(/ of (.*)$/.exec(text)?.[1].replaceAll(/\D/g, "")), expected, `${id} at n = ${degree}: ${text}`);
    }
  }
});

thorough("course G, dense memory: attention is softmax(β Xᵀx), and x ← X softmax(β Xᵀx) step by step", async ({ kept }) => {
  const page = await kept("dense");
  await page.click("dense.view.1");
  await page.until("attention", () => hopfieldLab.status().dense.view === "attention");
  await page.click("dense.store"); // what is shown is one more: the pictures are then written out in the document
  await page.until("seven pictures", () => hopfieldLab.get().dense.pictures.length === 7);
  await page.click("dense.picture.1");
  await page.until("from the second", () => hopfieldLab.get().dense.picture === 1);
  await type(page, "dense.grain", "0");
  for (const beta of ["0.01", "0.1"]) {
    await type(page, "dense.beta", beta);
    if ((await page.status()).dense.step > 0) await page.click("dense.reset");
    await page.until("at the start", () => hopfieldLab.status().dense.step === 0);
    const document = /** @type {any} */ (await page.get()).dense;
    assert.deepEqual([document.grain, document.beta], [0, Number(beta)]);
    const pictures = document.pictures.map((/** @type {any} */ { grey }) => [...Buffer.from(grey, "base64")].map((byte) => 1 - byte / 127.5));
    const known = Math.round((1 - document.cover) * 24) * 24;
    let x = pictures[1].map((/** @type {number} */ value, /** @type {number} */ i) => (i < known ? value : 0));
    let last = Infinity;
    for (let step = 0; step < 3; step += 1) {
      const scores = pictures.map((/** @type {number[]} */ xi) => document.beta * dot(xi, x));
      const largest = Math.max(...scores);
      const parts = scores.map((/** @type {number} */ score) => Math.exp(score - largest));
      const attention = parts.map((/** @type {number} */ part) => part / sum(parts));
      const now = (await page.status()).dense;
      now.attention.forEach((/** @type {number} */ part, /** @type {number} */ k) => near(part, attention[k], `β = ${beta}, step ${step}, picture ${k}`));
      assert.ok(Math.abs(sum(now.attention) - 1) < 1e-12, "attention sums to 1");
      assert.ok(now.energy <= last + 1e-9);
      last = now.energy;
      x = x.map((/** @type {number} */ _, /** @type {number} */ i) => sum(pictures.map((/** @type {number[]} */ xi, /** @type {number} */ k) => attention[k] * xi[i])));
      if (now.settled) break;
      await page.click("dense.step");
      await page.until("a step", (wanted) => hopfieldLab.status().dense.step === wanted, step + 1);
    }
  }
});

/** The shortest way through all cities, by trying every one. @param {number[][]} cities */
function shortest(cities) {
  const far = cities.map(([a, b]) => cities.map(([c, d]) => Math.hypot(a - c, b - d)));
  let best = Infinity;
  const go = (/** @type {number} */ last, /** @type {number} */ length, /** @type {number} */ seen) => {
    if (length >= best) return;
    if (seen === 2 ** cities.length - 1) best = Math.min(best, length + far[last][0]);
    for (let city = 1; city < cities.length; city += 1) if (!(seen & (1 << city))) go(city, length + far[last][city], seen | (1 << city));
  };
  go(0, 0, 1);
  return best;
}

thorough("course G, routes: A = B = 500, C = 200, D = 500, u₀ = 0.02, n = 15 by Euler steps: about a fifth valid, beside the exact optimum", async ({ kept }) => {
  const page = await kept("routes");
  await page.click("routes.example.ring");
  await page.until("a ring", () => Math.abs(hopfieldLab.status().routes.shortest - 2.6907) > 1e-3);
  const ring = (await page.get()).routes.cities;
  assert.ok(Math.abs((await page.status()).routes.shortest - shortest(ring)) < 1e-9);
  await page.click("routes.example.ten");
  await page.until("the cities of 1985", () => Math.abs(hopfieldLab.status().routes.shortest - 2.6907) < 1e-3);
  await type(page, "routes.runs", "100"); // what is as at the first visit is not in the document
  const { a, b, c, d, gain_width: width, n, cities, method } = /** @type {any} */ (await page.get()).routes;
  // n = 0 stands for one and a half times the cities.
  assert.deepEqual([a, b, c, d, width, n === 0 ? 1.5 * cities.length : n, method, cities.length], [500, 500, 200, 500, 0.02, 15, "euler", 10]);
  const optimum = shortest(cities);
  const now = (await page.status()).routes;
  assert.ok(Math.abs(now.shortest - optimum) < 1e-9, `${now.shortest}, expected ${optimum}`);
  await page.until("it is shown", (text) => hopfieldLab.widgets().find(({ id }) => id === "routes.shortest.value")?.value.startsWith(text), optimum.toFixed(2));
  await page.click("routes.many");
  await page.until("they are done", () => hopfieldLab.status().routes.found?.runs >= 100);
  const { found } = (await page.status()).routes;
  assert.ok(Math.abs(found.valid / found.runs - 0.2) < 4 * Math.sqrt(0.16 / found.runs), `${found.valid} of ${found.runs}`);
  const { lengths } = (await page.get()).routes.found;
  assert.ok(lengths.every((/** @type {number} */ length) => length > optimum - 1e-9));
});

thorough("course G, routes: eight queens, start after start, are solved or the failure is said", async ({ kept }) => {
  const page = await kept("routes");
  await page.click("routes.problem.1");
  await page.until("queens", () => hopfieldLab.status().routes.problem === "queens");
  assert.equal((await page.get()).routes.queens, 8);
  let solved = 0;
  for (let start = 0; start < 5; start += 1) {
    if (start > 0) {
      const { run } = (await page.get()).routes;
      await page.click("routes.start");
      await page.until("another start", (was) => hopfieldLab.get().routes.run === was + 1, run);
      await page.do({ op: "pause" }); // it begins by itself
    }
    if (!(await page.status()).routes.ended) await page.click("routes.finish");
    await page.until("it has ended", () => hopfieldLab.status().routes.ended && !hopfieldLab.status().running);
    const { routes, verdict } = await page.status();
    // The board itself says whether two of its queens attack each other.
    const attacks = routes.squares.flatMap((/** @type {number} */ a, /** @type {number} */ k) => routes.squares.slice(k + 1).filter((/** @type {number} */ b) => {
      const [down, across] = [Math.floor(b / 8) - Math.floor(a / 8), (b % 8) - (a % 8)];
      return down === 0 || across === 0 || Math.abs(down) === Math.abs(across);
    }));
    assert.equal(routes.queens, routes.squares.length);
    assert.equal(routes.attacks, attacks.length);
    assert.equal(routes.valid, routes.squares.length === 8 && attacks.length === 0);
    assert.match(verdict, routes.valid ? /^Solved: none of the 8 queens attacks another\./
      : /^(Two queens attack each other (in a row|in a column|on a diagonal)|Only \d of 8 queens found a place|\d+ queens are on the board, 8 are wanted)\./);
    solved += routes.valid ? 1 : 0;
  }
  assert.ok(solved > 0 && solved < 5, `${solved} of 5 are solved: most fail, not all`);
});
