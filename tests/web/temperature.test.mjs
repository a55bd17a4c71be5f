// What the course says of noise in the updates (part G), by what is on the screen. The numbers come from the equations of few memories in
// many neurons: m = tanh(m / T) for one, m = ¼ (tanh 3m/T + tanh m/T) for a mixture of three.

import assert from "node:assert/strict";
import { common } from "./harness.mjs";
import { type } from "./rate_page.mjs";

/** The largest root of m = f(m), from above. @param {(m: number) => number} f */
function root(f) {
  let m = 1;
  for (let k = 0; k < 10_000; k += 1) m = f(m);
  return m;
}
const one = (/** @type {number} */ t) => root((m) => Math.tanh(m / t));
const mixture = (/** @type {number} */ t) => root((m) => (Math.tanh((3 * m) / t) + Math.tanh(m / t)) / 4);

/** @param {string[]} bits each neuron as in most of the three */
const majority = ([a, b, c]) =>
  Buffer.from(Buffer.from(a, "base64").map((byte, k) => {
    const [y, z] = [Buffer.from(b, "base64")[k], Buffer.from(c, "base64")[k]];
    return (byte & y) | (byte & z) | (y & z);
  })).toString("base64");

common("course G, temperature: mixtures dissolve above 0.46, nothing is remembered above 1, and annealing ends in a memory", async ({ kept }) => {
  const page = await kept("memory");
  await page.do({ op: "forget_all" });
  await page.do({ op: "add_random", count: 3 });
  await page.do({ op: "view", panel: "options" });
  const document = /** @type {any} */ (await page.get());
  const n = document.grid.width * document.grid.height;
  const near = 4 * Math.sqrt(1 / n) + 0.04; // fluctuations, and the cross-talk of three memories

  /** Where a run from the mixture, or from the first memory, is after 60 sweeps. @param {boolean} mixed @param {number} t */
  const after = async (mixed, t) => {
    await page.do({ op: "load", pattern: 0 });
    if (mixed) await page.set({ ...(await page.get()), start: { bits: majority(document.memories.map((/** @type {any} */ each) => each.bits)) }, moment: 0 });
    await type(page, "options.temperature", String(t));
    await page.do({ op: "update", max_sweeps: 60 });
    await page.do({ op: "finish" });
    const { overlaps, verdict, temperature } = await page.status();
    assert.equal(temperature, t);
    assert.match(verdict, new RegExp(`^At T = ${t.toFixed(2)} the network does not settle\\.`));
    return overlaps;
  };

  // Well below 0.46: in 1024 neurons a mixture that is barely stable is left by chance.
  for (const overlap of await after(true, 0.2)) assert.ok(Math.abs(overlap - mixture(0.2)) < near, `T = 0.2: ${overlap}, expected ${mixture(0.2)}`);
  const [most, ...others] = (await after(true, 0.6)).map(Math.abs).sort((/** @type {number} */ a, /** @type {number} */ b) => b - a);
  assert.ok(Math.abs(most - one(0.6)) < near, `T = 0.6: ${most}, expected ${one(0.6)}`);
  assert.ok(others.every((/** @type {number} */ overlap) => overlap < 0.2), "one memory alone");
  const [kept08] = await after(false, 0.8);
  assert.ok(Math.abs(kept08 - one(0.8)) < 2 * near, `T = 0.8: ${kept08}, expected ${one(0.8)}`);
  const [lost] = await after(false, 1.5);
  assert.ok(Math.abs(lost) < 2 * near, `T = 1.5: ${lost}`);

  // Cooled from where nothing is remembered, it comes to rest, in a memory as the energy has no lower place.
  await type(page, "options.temperature", "1.1");
  await type(page, "options.cooling", "40");
  await page.do({ op: "finish" });
  const cold = /** @type {any} */ (await page.status());
  assert.equal(cold.outcome, "fixed_point");
  assert.equal(cold.nearest.exact, true, cold.verdict);
});
