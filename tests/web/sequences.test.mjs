// What the course says of sequences (Amari 1972): the film, the hold and its delay, and what symmetric, antisymmetric and
// other weights do; by mouse, by finger and by keys.

import assert from "node:assert/strict";
import { common, thorough } from "./harness.mjs";

/** @typedef {import("./page.mjs").LabPage} LabPage */

const size = { width: 1280, height: 800 };

/** @param {LabPage} page @param {string} name */
async function example(page, name) {
  await page.click(`sequences.example.${name}`);
  await page.until(`the example ${name}`, (id) => hopfieldLab.widgets().some((/** @type {any} */ widget) => widget.id === id && widget.checked), `sequences.example.${name}`);
}
const film = async (/** @type {LabPage} */ page) => (await page.status()).sequences;
/** @param {LabPage} page @param {number} step */
async function at(page, step) {
  await page.do({ op: "seek", moment: step });
  return film(page);
}

common("course E, sequences: a film is played from a noisy picture, and comes back", async ({ kept }) => {
  const page = await kept("sequences", size);
  const start = await film(page);
  assert.ok(start.overlap < 1 && start.nearest === 0);
  await page.click("sequences.run");
  await page.until("it has played", () => hopfieldLab.status().sequences.step >= 5);
  await page.click("sequences.run");
  await page.until("it pauses", () => !hopfieldLab.status().running);
  const now = await film(page);
  assert.equal(now.overlap, 1);
  assert.equal(now.nearest, now.step % 8);
  assert.deepEqual([now.outcome, now.period, now.symmetry], ["cycle", 8, "neither"]);
  await page.click("sequences.step");
  await page.until("one step more", (step) => hopfieldLab.status().sequences.step === step + 1, now.step);
  assert.equal((await film(page)).nearest, (now.step + 1) % 8);
  await at(page, 16);
  assert.match((await page.status()).verdict, /^The state comes back after 8 steps\./);
  await page.click("sequences.reset");
  await page.until("back", () => hopfieldLab.status().sequences.step === 0);
});

thorough("course E, sequences: symmetric, antisymmetric and other weights, named and exact", async ({ kept }) => {
  const page = await kept("sequences", size);
  for (const [name, symmetry, period, verdict] of /** @type {const} */ ([
    ["fixed_point", "symmetric", 1, /is a fixed point: no neuron will flip again\./],
    ["two_cycle", "symmetric", 2, /^The state comes back after 2 steps: a two-cycle\./],
    ["four_cycle", "antisymmetric", 4, /^The state comes back after 4 steps: a four-cycle\./],
    ["patterns", "neither", 6, /^The state comes back after 6 steps\./],
    ["walk", "neither", 8, /^The state comes back after 8 steps\./],
  ])) {
    await example(page, name);
    const now = await at(page, 40);
    assert.deepEqual([now.symmetry, now.period, Math.abs(now.overlap)], [symmetry, period, 1], name);
    assert.match((await page.status()).verdict, verdict);
    // What is there is there again after the period, and not before.
    const overlaps = [];
    for (let step = 40; step <= 40 + period; step += 1) overlaps.push((await at(page, step)).overlaps.join());
    assert.equal(overlaps.indexOf(overlaps[period], 0), 0);
    assert.equal(new Set(overlaps).size, period);
  }
});

thorough("course E, sequences: with a symmetric part and a delay each picture is held", async ({ kept }) => {
  const page = await kept("sequences", size);
  await example(page, "held");
  assert.equal((await film(page)).period, 32);
  const nearest = [];
  for (let step = 40; step < 72; step += 1) nearest.push((await at(page, step)).nearest);
  for (let k = 4; k < 32; k += 1) if (nearest[k] === nearest[k - 1]) assert.notEqual(nearest[k], nearest[k - 4]);
  assert.equal(new Set(nearest).size, 8);
  await page.click("sequences.mode.1");
  await page.until("asynchronous", () => hopfieldLab.get().sequences.mode === "async");
  assert.equal((await film(page)).outcome, "unknown");
  // In random order as well the pictures follow each other.
  const seen = new Set();
  for (let step = 40; step < 80; step += 2) {
    const { nearest: which, overlap } = await at(page, step);
    if (overlap > 0.9) seen.add(which);
  }
  assert.equal(seen.size, 8);
  // Hebb's rule is not enough for pictures that resemble each other.
  await example(page, "count");
  await page.click("sequences.rule.0");
  await page.until("Hebb’s rule", () => hopfieldLab.get().sequences.rule === "hebb");
  assert.equal((await film(page)).outcome, "fixed_point");
});

common("sequences: drawn with a mouse, added, moved and removed; in the link, and undone", async ({ site, open }) => {
  const page = await open(`${site}/?workbench=sequences&card=0`, size);
  await page.click("sequences.picture.6");
  await page.until("it starts from 7", () => hopfieldLab.status().sequences.overlaps[6] === 1);
  const before = await page.get();
  await page.click("sequences.grid"); // its middle: one pixel
  await page.until("a pixel has flipped", () => Math.abs(hopfieldLab.status().sequences.overlaps[6] - 0.98) < 1e-9);
  await page.click("sequences.add");
  await page.until("nine pictures", () => hopfieldLab.get().sequences.pictures.length === 9);
  assert.equal((await film(page)).overlap, 1);
  await page.click("sequences.earlier");
  await page.until("it is the eighth", () => hopfieldLab.status().sequences.overlaps[7] === 1);
  const document = await page.get();
  const hash = await page.address();
  await page.click("sequences.remove");
  await page.until("eight pictures", () => hopfieldLab.get().sequences.pictures.length === 8);
  for (let k = 0; k < 4; k += 1) await page.do({ op: "undo" });
  assert.deepEqual((await page.get()).sequences, before.sequences);
  const linked = await open(`${site}/?again&card=0${hash}`, size);
  assert.deepEqual((await linked.get()).sequences, document.sequences);
});

common("sequences: by a finger on a tablet, and by keys", async ({ site, open }) => {
  const page = await open(`${site}/?workbench=sequences&card=0`, { width: 1024, height: 768 });
  await page.whole();
  await page.touch();
  await page.click("sequences.picture.1", true);
  await page.until("it starts from 2", () => hopfieldLab.status().sequences.overlaps[1] === 1);
  await page.click("sequences.grid", true);
  await page.until("a pixel has flipped", () => hopfieldLab.status().sequences.overlaps[1] < 1);
  await page.click("sequences.step", true);
  await page.until("a step", () => hopfieldLab.status().sequences.step === 1);
  await page.click("sequences.run", true);
  await page.until("it plays", () => hopfieldLab.status().running);
  await page.click("sequences.run", true);
  await page.until("it pauses", () => !hopfieldLab.status().running);

  await page.focus("sequences.grid");
  const down = (await page.get()).sequences.start;
  await page.key("ArrowRight");
  await page.key(" ");
  await page.until("a cell has flipped", (start) => hopfieldLab.get().sequences.start !== start, down);
  await page.still();
  await page.focus("sequences.timeline");
  const { step } = (await page.status()).sequences;
  await page.key("ArrowRight");
  await page.until("a step by keys", (was) => hopfieldLab.status().sequences.step > was, step);
});
