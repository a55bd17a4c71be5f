// Dense memory: a steeper F recalls what the classical net loses, and attention recalls grey pictures; by mouse, finger and keys.

import assert from "node:assert/strict";
import { common, thorough } from "./harness.mjs";

/** @typedef {import("./page.mjs").LabPage} LabPage */

const size = { width: 1280, height: 800 };
const dense = async (/** @type {LabPage} */ page) => (await page.status()).dense;

common("course G, dense memory: z³ recalls what z² loses, letters need z⁶, exp z keeps 1000 memories", async ({ kept }) => {
  const page = await kept("dense", size);
  let now = await dense(page);
  assert.deepEqual([now.classical.verdict, now.dense.verdict], ["lost", "recalled"]);
  assert.equal(now.dense.overlap, 1);
  assert.ok(now.dense.share > 0.9 && now.classical.share < 0.5);
  assert.match((await page.status()).verdict, /^z³ recalls circle exactly\. The classical net loses it\./);
  await page.click("dense.reset");
  await page.until("it is at the start", () => hopfieldLab.status().dense.sweep === 0);
  await page.click("dense.run");
  await page.until("it runs", () => hopfieldLab.status().dense.sweep > 0.2);
  // A press may come when the run is over, and would begin it again.
  await page.do({ op: "pause" });
  await page.until("it pauses", () => !hopfieldLab.status().running);
  // No update raises an energy.
  let last = [Infinity, Infinity];
  for (let moment = 0; moment <= now.end; moment += 5) {
    await page.do({ op: "seek", moment });
    const at = await dense(page);
    const energies = [at.classical.energy, at.dense.energy];
    assert.ok(energies[0] <= last[0] && energies[1] <= last[1], `at ${moment}: ${energies}, before ${last}; ${JSON.stringify(at)}`);
    last = energies;
  }
  await page.click("dense.set.letters");
  await page.until("26 letters", () => hopfieldLab.get().dense.patterns === 26);
  await page.do({ op: "dense", noise: 0.08, degree: 6, seed: 1 });
  await page.do({ op: "finish" });
  now = await dense(page);
  assert.deepEqual([now.classical.verdict, now.dense.verdict, now.neurons], ["another", "recalled", 25]);
  await page.do({ op: "dense", memories: "course", patterns: 1000, cue: 2, noise: 0.15, function: "exp" });
  await page.do({ op: "finish" });
  now = await dense(page);
  assert.deepEqual([now.classical.verdict, now.dense.verdict], ["lost", "recalled"]);
});

thorough("course G, dense memory: attention sums to 1, recalls half a face in a step, and blends at small β", async ({ site, open }) => {
  const page = await open(`${site}/?workbench=dense&card=0`, size);
  const first = await page.get();
  await page.click("dense.view.1");
  await page.until("attention", () => hopfieldLab.status().dense.view === "attention");
  await page.do({ op: "dense", beta: 0.1 });
  await page.click("dense.step");
  await page.until("one step", () => hopfieldLab.status().dense.step === 1);
  let now = await dense(page);
  assert.deepEqual([now.blend, now.of], ["one", [0]]);
  assert.ok(Math.abs(now.sum - 1) < 1e-12 && now.difference < 1);
  await page.do({ op: "dense", beta: 0.002 });
  await page.do({ op: "finish" });
  now = await dense(page);
  assert.equal(now.blend, "all");
  assert.match((await page.status()).verdict, /^The state is the mean of all\./);
  await page.click("dense.picture.3");
  await page.until("from the cat", () => hopfieldLab.get().dense.picture === 3);
  await page.click("dense.grid"); // its middle: one pixel
  await page.until("it is drawn on", () => hopfieldLab.get().dense.sketch !== "");
  await page.click("dense.store");
  await page.until("seven pictures", () => hopfieldLab.get().dense.pictures.length === 7);
  const document = await page.get();
  const hash = await page.address();
  for (let k = 0; k < 12; k += 1) await page.do({ op: "undo" });
  assert.deepEqual((await page.get()).dense, first.dense);
  const linked = await open(`${site}/?again&card=0${hash}`, size);
  assert.deepEqual((await linked.get()).dense, document.dense);
});

common("dense memory: by a finger on a tablet, and by keys", async ({ site, open }) => {
  const page = await open(`${site}/?workbench=dense&card=0`, { width: 1024, height: 768 });
  await page.whole();
  await page.touch();
  await page.click("dense.reset", true);
  await page.until("at the start", () => hopfieldLab.status().dense.sweep === 0);
  await page.click("dense.grid", true);
  await page.until("a pixel has flipped", () => hopfieldLab.get().dense.start !== "");
  await page.click("dense.step", true);
  await page.until("a sweep", () => hopfieldLab.status().dense.sweep === 1);
  await page.focus("dense.grid");
  const { start } = (await page.get()).dense;
  await page.key("ArrowRight");
  await page.key(" ");
  await page.until("a cell has flipped", (was) => hopfieldLab.get().dense.start !== was, start);
  await page.still();
  await page.focus("dense.function");
  await page.key("ArrowRight");
  await page.until("F is steeper", () => hopfieldLab.get().dense.degree === 4);
});
