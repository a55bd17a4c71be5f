// What the course says of its pictures (part E): which are stable, what else is, and what becomes of noisy ones; done by hand in Memory and
// compared with a network by brute force.

import assert from "node:assert/strict";
import { course } from "./fixtures.mjs";
import { common, thorough } from "./harness.mjs";
import { byRows, dot, energy, hebb, memories, unstable } from "./memory_formulas.mjs";
import { cell, corrupt, load, near, option, recall, rowByRow, rule, shown, startOf, take } from "./memory_page.mjs";
import { type } from "./rate_page.mjs";

/** @typedef {import("./page.mjs").LabPage} LabPage */

/** What the tab Options says of the memories. @param {LabPage} page @param {RegExp} words */
async function stability(page, words) {
  if ((await page.get()).view.panel !== "options") await page.click("insight.panel.3");
  await page.until(`it says ${words.source}`, (pattern) => new RegExp(pattern).test(hopfieldLab.widgets().find(({ id }) => id === "options.stability")?.name ?? ""), words.source);
}

/** Noise of this many percent on a memory, then recall row by row: what brute force says, update for update.
 * @param {LabPage} page @param {import("./memory_formulas.mjs").Net} net @param {number} which @param {number} percent
 * @returns {Promise<{flipped: number, end: number[], status: any}>} */
async function recalled(page, net, which, percent) {
  await load(page, which);
  if ((await page.widget("transport.noise")).value !== String(percent)) await type(page, "transport.noise", String(percent));
  await page.click("transport.add_noise");
  await page.until("it is noisy", () => hopfieldLab.status().undo === "Noise" || !hopfieldLab.status().nearest.exact);
  const start = await startOf(page);
  const xi = memories(await page.get())[which];
  const end = /** @type {number[]} */ (byRows(net, start).at(-1));
  const status = await recall(page);
  assert.deepEqual(status.overlaps, memories(await page.get()).map((each) => dot(each, end) / xi.length), `memory ${which}, ${percent}%`);
  assert.equal(status.energy, energy(net, end));
  return { flipped: start.filter((value, i) => value !== xi[i]).length, end, status };
}

thorough("course E: 5×5 with three pictures: all stable, each recalled from noise as brute force has it", async ({ kept }) => {
  const page = await kept("memory");
  await take(page, "letters", 5);
  await rowByRow(page);
  const patterns = memories(await page.get());
  const net = { weights: hebb(patterns) };
  assert.deepEqual(patterns.map((xi) => unstable(net, xi)), [0, 0, 0]);
  await stability(page, /^All 3 memories are stable\.$/);
  for (let k = 0; k < 3; k += 1) {
    const { end, status } = await recalled(page, net, k, 8);
    assert.deepEqual(end, patterns[k], `${status.nearest.name} from two or so wrong pixels`);
    assert.match(status.verdict, /^\S+ is recalled exactly/);
  }
});

thorough("course E: 16×16: checkerboard, circle of 32 and cross of 80 pixels, recalled from p = 0.02 to 0.3", async ({ kept }) => {
  const page = await kept("memory");
  await take(page, "course", 16);
  const document = /** @type {any} */ (await page.get());
  const patterns = memories(document);
  // As the course defines them (fixtures.mjs), not as the lab draws them.
  assert.deepEqual(document.memories.map((/** @type {any} */ { name }) => name), Object.keys(course));
  Object.values(course).forEach((rows, k) => assert.deepEqual(patterns[k], rows.flat().map((value) => 2 * value - 1)));
  assert.deepEqual(patterns.map((xi) => xi.filter((value) => value > 0).length), [128, 32, 80]);
  assert.equal(patterns[0][0], -1, "top left is 0");
  const net = { weights: hebb(patterns) };
  await rowByRow(page);
  for (const [which, percent] of [[0, 2], [1, 10], [2, 20], [0, 30], [1, 30]]) {
    const { flipped, end } = await recalled(page, net, which, percent);
    const p = percent / 100;
    assert.ok(Math.abs(flipped - 256 * p) < 5 * Math.sqrt(256 * p * (1 - p)), `${flipped} of 256 flipped at p = ${p}`);
    assert.deepEqual(end, patterns[which], `${Object.keys(course)[which]} from p = ${p}`);
  }
});

thorough("course E: the 16×16 puzzle: 0/1 units with θ = 0 lose the stored checkerboard; ±1 or θ = ½ Σ T keep all three", async ({ kept }) => {
  const page = await kept("memory");
  await take(page, "course", 16);
  const patterns = memories(await page.get());
  const weights = hebb(patterns);
  const half = weights.map((row) => row.reduce((sum, weight) => sum + weight, 0) / 2);
  assert.deepEqual(patterns.map((xi) => unstable({ weights }, xi)), [0, 0, 0]);
  await stability(page, /^All 3 memories are stable\.$/);
  await load(page, 0);
  await option(page, "options.units.1", ({ network }) => network.units === "binary");
  const flips = unstable({ weights, binary: true }, patterns[0]);
  assert.ok(flips > 0);
  await stability(page, new RegExp(`^\\d of 3 memories not stable: checkerboard \\(${flips} neurons would flip\\)`));
  const { verdict } = await page.status();
  assert.match(verdict, new RegExp(`^This is checkerboard exactly, but it is not stable: ${flips} neurons would flip\\.`));
  await option(page, "options.threshold.1", ({ network }) => network.threshold === "half-row-sum");
  assert.deepEqual(patterns.map((xi) => unstable({ weights, thresholds: half, binary: true }, xi)), [0, 0, 0]);
  await stability(page, /^All 3 memories are stable\.$/);
  await option(page, "options.threshold.0", ({ network }) => network.threshold === 0);
  await stability(page, /checkerboard/);
  await option(page, "options.units.0", ({ network }) => network.units === "bipolar");
  await stability(page, /^All 3 memories are stable\.$/);
  // It is only so once the others are stored as well.
  await option(page, "options.units.1", ({ network }) => network.units === "binary");
  for (const which of [2, 1]) {
    await page.click(`memories.${which}.menu`);
    await page.click(`memories.${which}.forget`);
    await page.until("it is forgotten", (left) => hopfieldLab.status().patterns === left, which);
  }
  assert.equal(unstable({ weights: hebb([patterns[0]]), binary: true }, patterns[0]), 0);
  await stability(page, /^The memory is stable\.$/);
});

thorough("course E: face, globe and penguin with noise are recalled", async ({ kept }) => {
  const page = await kept("memory");
  await take(page, "drawings-32", 32);
  await rowByRow(page);
  const patterns = memories(await page.get());
  const net = { weights: hebb(patterns) };
  for (let k = 0; k < 3; k += 1) {
    const { flipped, end, status } = await recalled(page, net, k, 25);
    assert.ok(Math.abs(flipped - 256) < 5 * Math.sqrt(192), `${flipped} flipped`);
    assert.deepEqual(end, patterns[k]);
    assert.equal(status.nearest.name, ["face", "globe", "penguin"][k]);
  }
});

// Neurons in a random order: row by row the face is put in order from above, and recalled.
common("course E: a penguin’s head on a face rests in a spurious state, which is named and is neither", async ({ kept }) => {
  const page = await kept("memory");
  await take(page, "drawings-32", 32);
  const patterns = memories(await page.get());
  const net = { weights: hebb(patterns) };
  await load(page, 0);
  await page.click("memories.2.menu");
  await page.click("memories.2.patch");
  await page.draw([await cell(page, 0), await cell(page, 8 * 32 + 16), await cell(page, 15 * 32 + 31)]);
  const start = patterns[0].map((value, i) => (i < 512 ? patterns[2][i] : value));
  await page.until("the head is there", (q) => hopfieldLab.status().overlaps.join() === q, patterns.map((xi) => dot(xi, start) / 1024).join());
  assert.deepEqual(await startOf(page), start);
  const { nearest, outcome, verdict, detail } = await recall(page);
  const end = await shown(page);
  assert.deepEqual([outcome, unstable(net, end)], ["fixed_point", 0], "stable");
  for (const xi of patterns) assert.ok(Math.abs(dot(xi, end)) < 0.95 * 1024, "and no memory or inverse");
  // A mixture: 95% of the neurons have the sign of a sum of three, with these signs.
  assert.equal(nearest.kind, "mixture");
  assert.equal(nearest.terms.length, 3);
  const sum = start.map((_, i) => nearest.terms.reduce((/** @type {number} */ total, /** @type {any} */ { pattern: k, sign }) => total + sign * patterns[k][i], 0));
  assert.ok(dot(sum.map(Math.sign), end) >= 0.9 * 1024, "q ≥ 0.9: 95% agree");
  assert.match(verdict, /^This is a mixture of .*face.*, a spurious memory\./);
  assert.match(detail, /fixed point/);
  // The same scene is among the things to try.
  await page.do({ op: "speed", updates_per_second: 1_000_000 });
  await page.click("card.try.0");
  await page.until("it has run", () => !hopfieldLab.status().running && hopfieldLab.status().outcome === "fixed_point");
  assert.equal((await page.status()).nearest.kind, "mixture");
});
