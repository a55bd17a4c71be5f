// What the course says of storing and recalling (part E), done by hand in Memory and compared with a network by brute force.

import assert from "node:assert/strict";
import { thorough } from "./harness.mjs";
import { atOnce, byRows, dot, energy, hebb, input, memories, next, sequence, unstable } from "./memory_formulas.mjs";
import { along, cell, corrupt, fieldOf, load, near, option, recall, rowByRow, rule, shown, startOf, take } from "./memory_page.mjs";
import { type } from "./rate_page.mjs";

/** @typedef {import("./page.mjs").LabPage} LabPage */

/** Every weight, once they are written down for editing. @param {LabPage} page @returns {Promise<number[][]>} */
async function writtenDown(page) {
  await rule(page, "hand", "hand");
  const { weights } = (await page.get()).network;
  await page.do({ op: "undo" });
  return weights;
}

thorough("course E: Hebb’s ΔW = ξξᵀ, memories add up, and forgetting subtracts, in every weight", async ({ kept }) => {
  const page = await kept("memory");
  await take(page, "letters", 5);
  await page.click("memories.forget_all");
  await page.until("nothing is stored", () => hopfieldLab.status().patterns === 0);
  await page.click("grid.clear");
  const patterns = [];
  for (const line of [[0, 4], [6, 8], [10, 24]]) {
    await page.draw([await cell(page, line[0]), await cell(page, line[1])]);
    await page.click("memories.store");
    await page.until("it is stored", (count) => hopfieldLab.status().patterns === count, patterns.length + 1);
    patterns.push(memories(await page.get())[patterns.length]);
    assert.deepEqual(await writtenDown(page), hebb(patterns), `${patterns.length} memories`);
  }
  assert.deepEqual(patterns[0].slice(0, 6), [1, 1, 1, 1, 1, -1], "the stroke that was drawn");
  // What a neuron hears, by the magnifier.
  const state = await startOf(page);
  for (const neuron of [0, 12]) assert.equal(await fieldOf(page, neuron), input({ weights: hebb(patterns) }, state, neuron), `neuron ${neuron}`);
  await page.click("memories.1.menu");
  await page.click("memories.1.forget");
  await page.until("it is forgotten", () => hopfieldLab.status().patterns === 2);
  assert.deepEqual(await writtenDown(page), hebb([patterns[0], patterns[2]]));
});

thorough("course E: with 0/1 units T = Σ (2V − 1)(2V − 1); the truth table of one pair", async ({ kept }) => {
  const page = await kept("gates");
  await page.click("gates.view.pair");
  await page.until("the table of the pair", () => hopfieldLab.widgets().some(({ id, name }) => id === "gates.line.0" && name.includes("ΔT")));
  const rows = await page.eval(() => hopfieldLab.widgets().filter(({ id }) => /^gates\.line\.\d$/.test(id)).map(({ name }) => name));
  assert.equal(rows.length, 4);
  for (const words of rows) {
    const [first, second] = /** @type {RegExpMatchArray} */ (words.match(/[01]/g)).map(Number);
    const change = /ΔT = ([+−]1)$/.exec(words)?.[1];
    assert.equal(change, (2 * first - 1) * (2 * second - 1) > 0 ? "+1" : "−1", words);
  }
  // The same in Memory, for all pairs of 25 neurons.
  await page.click("top.tab.memory");
  await take(page, "letters", 5);
  await option(page, "options.units.1", ({ network }) => network.units === "binary");
  const v = memories(await page.get()).map((xi) => xi.map((value) => (value + 1) / 2));
  const weights = v[0].map((_, i) => v[0].map((__, j) => (i === j ? 0 : v.reduce((sum, each) => sum + (2 * each[i] - 1) * (2 * each[j] - 1), 0))));
  assert.deepEqual(await writtenDown(page), weights);
  const state = await startOf(page);
  assert.equal(await fieldOf(page, 7), input({ weights, binary: true }, state, 7), "a neuron at 0 says nothing");
});

thorough("course E: E = −½ Σ TᵢⱼVᵢVⱼ + Σ θᵢVᵢ never rises, update by update, until a fixed point", async ({ kept }) => {
  const page = await kept("memory");
  await take(page, "letters", 5);
  await rowByRow(page);
  const patterns = memories(await page.get());
  const n = patterns[0].length;
  const weights = hebb(patterns);
  const half = weights.map((row) => row.reduce((sum, weight) => sum + weight, 0) / 2);
  /** @type {[string, import("./memory_formulas.mjs").Net, () => Promise<void>][]} */
  const nets = [
    ["±1", { weights }, async () => {}],
    ["±1 with self-connections", { weights: hebb(patterns, { diagonal: true }) },
      () => option(page, "options.self", ({ network }) => network.self_connections)],
    ["0/1 with thresholds ½ Σ T", { weights, thresholds: half, binary: true }, async () => {
      await option(page, "options.self", ({ network }) => !network.self_connections);
      await option(page, "options.units.1", ({ network }) => network.units === "binary");
      await option(page, "options.threshold.1", ({ network }) => network.threshold === "half-row-sum");
    }],
    ["0/1 with θ = 2", { weights, thresholds: half.map(() => 2), binary: true }, async () => {
      await option(page, "options.threshold.0", ({ network }) => network.threshold === 0);
      await type(page, "options.theta", "2");
    }],
  ];
  for (const [name, net, choose] of nets) {
    await choose();
    await corrupt(page, "spoil.random");
    const states = byRows(net, await startOf(page));
    const { outcome, moment } = await recall(page);
    assert.deepEqual([outcome, moment], ["fixed_point", states.length - 1], name);
    const found = await along(page, states.map((_, update) => update));
    found.forEach(({ energy: e, overlaps }, update) => {
      near(e, energy(net, states[update]), `${name}: E after ${update} updates`);
      assert.deepEqual(overlaps, patterns.map((xi) => dot(xi, states[update]) / n), `${name}: overlaps after ${update} updates`);
      assert.ok(update === 0 || e <= found[update - 1].energy, `${name}: E rises at update ${update}`);
    });
    assert.equal(unstable(net, await shown(page)), 0, `${name}: a fixed point`);
  }
});

thorough("course E: asynchronous and symmetric ends in a fixed point, synchronous and symmetric has period 1 or 2, named", async ({ kept }) => {
  const page = await kept("memory");
  await take(page, "course", 16);
  await page.click("memories.2.menu");
  await page.click("memories.2.forget");
  await page.until("two", () => hopfieldLab.status().patterns === 2);
  await page.click("memories.1.menu");
  await page.click("memories.1.forget");
  await page.until("the checkerboard alone", () => hopfieldLab.status().patterns === 1);
  // Half of the checkerboard is lit: in the empty grid q = 0, so hᵢ = ξᵢ Nq − vᵢ = −vᵢ, and all at once every neuron flips.
  await page.click("grid.clear");
  await page.until("q = 0", () => hopfieldLab.status().overlaps[0] === 0);
  await option(page, "options.mode.1", ({ update }) => update.mode === "sync");
  const together = await recall(page);
  assert.equal(together.outcome, "two_cycle");
  assert.match(together.verdict, /^Two states alternate for ever\./);
  assert.deepEqual((await along(page, [0, 256])).map(({ energy: e }) => e), [128, 128], "E = −½ (N²q² − N), the same in both");
  await page.do({ op: "seek", moment: 256 });
  assert.ok((await shown(page)).every((value) => value === 1), "all are lit");
  await page.click("transport.reset");
  await option(page, "options.mode.0", ({ update }) => update.mode === "async");
  const alone = await recall(page);
  assert.deepEqual([alone.outcome, Math.abs(alone.overlaps[0])], ["fixed_point", 1], "one at a time, the checkerboard or its inverse");
  assert.match(alone.verdict, /^(The inverse of )?checkerboard is recalled/);

  // Far too many memories, any start: brute force says which it is.
  await page.do({ op: "forget_all" });
  await page.do({ op: "resize", width: 7, height: 7 });
  await page.do({ op: "add_random", count: 20 });
  const net = { weights: hebb(memories(await page.get())) };
  await option(page, "options.mode.1", ({ update }) => update.mode === "sync");
  for (let run = 0; run < 3; run += 1) {
    await corrupt(page, "spoil.random");
    const states = atOnce(net, await startOf(page), 100).map(String);
    const period = states[98] === states[99] ? 1 : 2;
    assert.equal(states[98], states[98 + (period === 1 ? 1 : 2)], "period 1 or 2");
    const { outcome } = await recall(page);
    assert.equal(outcome, period === 1 ? "fixed_point" : "two_cycle");
  }
  await option(page, "options.mode.0", ({ update }) => update.mode === "async");
  for (let run = 0; run < 2; run += 1) {
    await corrupt(page, "spoil.random");
    assert.equal((await recall(page)).outcome, "fixed_point");
    assert.equal(unstable(net, await shown(page)), 0);
  }
});

thorough("course E: Amari’s W = Σ λ xxᵀ + σ²E and x′ = sgn(Σ wᵢⱼ xⱼ − hᵢ), with λ, σ² and h of one’s own", async ({ kept }) => {
  const page = await kept("memory");
  await take(page, "letters", 5);
  await rowByRow(page);
  await page.click("memories.rule");
  await page.click("rule.3");
  await page.until("Amari’s rule", () => hopfieldLab.get().network.rule === "amari");
  await type(page, "rule.lambda.1", "0.5");
  await type(page, "rule.lambda.2", "2");
  await type(page, "rule.self_term", "1.5");
  await page.key("Escape");
  await page.until("the list is closed", () => !hopfieldLab.widgets().some(({ id }) => id === "rule"));
  const document = /** @type {any} */ (await page.get());
  assert.deepEqual([document.network.coefficients, document.network.self_term], [[1, 0.5, 2], 1.5]);
  const patterns = memories(document);
  const weights = hebb(patterns, { diagonal: true, strengths: [1, 0.5, 2], self: 1.5 });
  assert.deepEqual(await writtenDown(page), weights);
  const state = await startOf(page);
  for (const neuron of [3, 17]) near(await fieldOf(page, neuron), input({ weights }, state, neuron), `neuron ${neuron}`, 0.01);
  // A threshold for all neurons, then all of them at once.
  await option(page, "options.mode.1", ({ update }) => update.mode === "sync");
  await type(page, "options.theta", "3");
  const net = { weights, thresholds: state.map(() => 3) };
  await corrupt(page, "spoil.random");
  const start = await startOf(page);
  await page.click("transport.step");
  await page.until("one step", () => hopfieldLab.status().moment === 25);
  assert.deepEqual(await shown(page), start.map((_, i) => next(net, start, i)));
});

thorough("course E: the overlap q(t) = v·ξ/N over time beside the raster of v(t), by a drag along it", async ({ kept }) => {
  const page = await kept("memory");
  await take(page, "course", 16);
  await rowByRow(page);
  await load(page, 1);
  await type(page, "transport.noise", "20");
  await page.click("transport.add_noise");
  await page.until("it is noisy", () => !hopfieldLab.status().nearest.exact);
  const patterns = memories(await page.get());
  const states = byRows({ weights: hebb(patterns) }, await startOf(page));
  await recall(page);
  await page.click("insight.panel.2");
  const { rect: [x, y, width, height] } = await page.resting("raster");
  const plot = await page.widget("raster.overlap");
  assert.ok(plot.rect[1] > y + height - 1, "the overlap is below the states");
  const at = (/** @type {number} */ share) => ({ x: x + share * (width - 1), y: y + height / 2 });
  const agrees = async () => {
    const { moment, overlaps } = await page.status();
    assert.deepEqual(overlaps, patterns.map((xi) => dot(xi, states[moment]) / 256), `q at update ${moment}`);
  };
  for (const share of [0.1, 0.8]) {
    await page.press(at(share));
    await page.until("an earlier moment", (wanted) => Math.abs(hopfieldLab.status().moment / hopfieldLab.status().tip - wanted) < 0.02, share);
    await agrees();
  }
  // Where a fast drag ends is a matter of frames; that it is followed is not.
  await page.draw([at(0.3), at(0.35), at(0.4), at(0.45), at(0.5)]);
  await page.until("it is followed", () => hopfieldLab.status().moment / hopfieldLab.status().tip < 0.52);
  await page.still();
  await agrees();
  const before = (await page.status()).moment;
  await page.focus("raster");
  await page.key("ArrowLeft");
  await page.until("earlier, by a key", (was) => hopfieldLab.status().moment < was, before);
});

thorough("course E: from near −ξ the inverse is recalled, because E(v) = E(−v)", async ({ kept }) => {
  const page = await kept("memory");
  await take(page, "course", 16);
  const patterns = memories(await page.get());
  const weights = hebb(patterns);
  for (let k = 0; k < 3; k += 1) {
    await load(page, k);
    const { energy: e } = await page.status();
    assert.equal(e, energy({ weights }, patterns[k]));
    await page.click("grid.invert");
    await page.until("its inverse", (k) => hopfieldLab.status().overlaps[k] === -1, k);
    assert.equal((await page.status()).energy, e, "E(−ξ) = E(ξ)");
    await type(page, "transport.noise", "10");
    await page.click("transport.add_noise");
    await page.until("near it", (k) => hopfieldLab.status().overlaps[k] > -1, k);
    const { energy: from, overlaps } = await page.status();
    assert.ok(overlaps[k] < -0.6);
    await page.click("grid.invert");
    await page.until("its mirror image", (q) => hopfieldLab.status().overlaps.join() === q, overlaps.map((/** @type {number} */ q) => -q).join());
    assert.equal((await page.status()).energy, from, "E(v) = E(−v)");
    await page.click("grid.invert");
    await page.until("and back", (q) => hopfieldLab.status().overlaps.join() === q, overlaps.join());
    const { nearest, verdict, outcome, energy: end } = await recall(page);
    assert.deepEqual([outcome, nearest.kind, nearest.pattern, nearest.exact, end], ["fixed_point", "inverse", k, true, e]);
    assert.match(verdict, /^The inverse of \w+ is recalled\./);
  }
  // With 0/1 units and no thresholds it is not so.
  await option(page, "options.units.1", ({ network }) => network.units === "binary");
  const { energy: up } = await page.status();
  await page.click("grid.invert");
  await page.until("another energy", (was) => hopfieldLab.status().energy !== was, up);
});

thorough("course E: Amari’s sequence W = Σ ξ′ξᵀ in every weight: not symmetric, no energy, each picture leads to the next", async ({ kept }) => {
  const page = await kept("memory");
  await take(page, "letters", 5);
  await rule(page, 4, "sequence");
  const patterns = memories(await page.get());
  const weights = sequence(patterns);
  assert.deepEqual(await writtenDown(page), weights);
  assert.notDeepEqual(weights, weights.map((_, i) => weights.map((row) => row[i])));
  assert.equal((await page.status()).energy, null);
  await option(page, "options.mode.1", ({ update }) => update.mode === "sync");
  for (let k = 0; k < 3; k += 1) {
    await load(page, k);
    const after = /** @type {number[]} */ (atOnce({ weights }, patterns[k], 1).at(-1));
    await page.click("transport.step");
    await page.until("one step", () => hopfieldLab.status().moment === 25);
    const { overlaps, nearest } = await page.status();
    assert.deepEqual(overlaps, patterns.map((xi) => dot(xi, after) / 25));
    assert.equal(nearest.pattern, (k + 1) % 3, `${k} leads to the next`);
  }
});
