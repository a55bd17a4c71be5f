// The questions of the course about a net with a few pictures (part E), answered by hand in the page and by brute force beside it.

import assert from "node:assert/strict";
import { thorough } from "./harness.mjs";
import { byRows, dot, hebb, memories, next, pseudoInverse, survives, unstable } from "./memory_formulas.mjs";
import { cell, close, corrupt, load, option, recall, rowByRow, rule, shown, startOf, take } from "./memory_page.mjs";
import { type } from "./rate_page.mjs";

/** @typedef {import("./page.mjs").LabPage} LabPage */

/** Until the list says of each memory whether it is stable: that is found out frame by frame. @param {LabPage} page @param {boolean[]} wanted */
const stable = (page, wanted) => page.until(`of the memories are stable: ${wanted}`, (all) => all.every((/** @type {boolean} */ rests, /** @type {number} */ k) =>
  (hopfieldLab.widgets().find(({ id }) => id === `memories.${k}`)?.value.split(", ")[1] === "stable") === rests), wanted);

thorough("course E, questions: are all memories stable, and which other states are?", async ({ kept }) => {
  const page = await kept("memory");
  await take(page, "course", 16);
  await rowByRow(page);
  const patterns = memories(await page.get());
  const net = { weights: hebb(patterns) };
  assert.deepEqual(patterns.map((xi) => unstable(net, xi)), [0, 0, 0]);
  await stable(page, [true, true, true]);
  const kinds = new Set();
  for (let run = 0; run < 5; run += 1) {
    await corrupt(page, "spoil.random");
    const end = /** @type {number[]} */ (byRows(net, await startOf(page)).at(-1));
    const { nearest, outcome, overlaps } = await recall(page);
    assert.deepEqual([outcome, overlaps], ["fixed_point", patterns.map((xi) => dot(xi, end) / 256)]);
    const largest = Math.max(...overlaps.map(Math.abs));
    const sign = overlaps.find((/** @type {number} */ q) => Math.abs(q) === largest);
    if (largest === 1) assert.deepEqual([nearest.kind, nearest.exact], [sign > 0 ? "stored" : "inverse", true]);
    kinds.add(nearest.kind);
  }
  assert.ok([...kinds].some((kind) => kind !== "stored"), "states that nobody stored are stable as well");
});

thorough("course E, questions: do all pictures have the same basin?", async ({ kept }) => {
  const page = await kept("memory");
  await take(page, "course", 16);
  await rowByRow(page);
  // A second circle, with a stroke across: what is like others has a small basin, or none.
  await load(page, 1);
  await page.draw([await cell(page, 8 * 16 + 4), await cell(page, 8 * 16 + 12)]);
  await page.click("memories.store");
  await page.until("it is stored", () => hopfieldLab.status().patterns === 4);
  await page.click("memories.rule");
  await page.click("rule.survival");
  await page.widget("survival.over");
  const told = await page.eval(() => [0, 1, 2, 3].map((k) => Number(/survives (\d+) flipped/.exec(hopfieldLab.widgets().find(({ id }) => id === `survival.${k}`)?.value ?? "")?.[1])));
  await close(page, "survival");
  const expected = survives(memories(await page.get()), 60);
  // One step of the scale, of about 13 pixels, is by chance: 20 trials there, 60 here.
  told.forEach((pixels, k) => assert.ok(Math.abs(pixels - expected[k]) <= 14, `${told}, expected about ${expected}`));
  assert.ok(Math.max(...told) > 1.5 * Math.min(...told) && told[0] > 1.3 * told[2], `${told}`);
});

thorough("course E, questions: weights that are not symmetric need not settle: antisymmetric ones have period 4", async ({ kept }) => {
  const page = await kept("three");
  await page.click("three.neurons.0");
  await page.until("two neurons", () => hopfieldLab.get().three?.neurons === 2);
  await page.click("three.form.1");
  await page.until("zeros on the diagonal", () => hopfieldLab.get().three.form === "plain");
  await page.click("three.form.2");
  await page.until("weights of one’s own", () => hopfieldLab.get().three.form === "own");
  await page.click("three.weight.both");
  await page.until("one direction only", () => hopfieldLab.widgets().find(({ id }) => id === "three.weight.both")?.checked === false);
  for (const [i, j, value] of [[0, 0, 0], [0, 1, 1], [1, 0, -1], [1, 1, 0]]) {
    const id = `three.weight.${i}.${j}`;
    for (let presses = 0; presses < 60; presses += 1) {
      const now = (await page.get()).three.weights[i][j];
      if (Math.abs(now - value) < 1e-9) break;
      await page.resting(id);
      await page.focus(id);
      await page.key(now < value ? "ArrowUp" : "ArrowDown");
      await page.until("it is another", (a, b, was) => hopfieldLab.get().three.weights[a][b] !== was, i, j, now);
    }
  }
  assert.deepEqual((await page.get()).three.weights, [[0, 1], [-1, 0]]);
  assert.match((await page.widget("three.asymmetric")).name, /not symmetric/);
  await page.click("three.mode.1");
  await page.until("all at once", () => hopfieldLab.get().three.mode === "sync");
  const states = [];
  for (let step = 0; step < 5; step += 1) {
    const { state, decisions } = (await page.status()).three;
    states.push(state);
    await page.click("three.step");
    await page.until("a step", (was) => hopfieldLab.status().three.decisions === was + 1, decisions);
  }
  for (let step = 0; step < 4; step += 1) {
    const [a, b] = states[step];
    assert.deepEqual(states[step + 1], [b, -a]);
  }
  assert.deepEqual(states[4], states[0]);
  assert.equal(new Set(states.map(String)).size, 4, "not before");
});

thorough("course E, questions: neurons that connect to themselves keep any state, right or wrong", async ({ kept }) => {
  const page = await kept("memory");
  await take(page, "letters", 5);
  await rowByRow(page);
  const patterns = memories(await page.get());
  // With Wᵢᵢ = P more states are stable, and which is no matter of chance.
  await option(page, "options.self", ({ network }) => network.self_connections);
  const net = { weights: hebb(patterns, { diagonal: true }) };
  await corrupt(page, "spoil.random");
  const start = await startOf(page);
  assert.ok(unstable(net, start) <= unstable({ weights: hebb(patterns) }, start));
  await recall(page);
  assert.deepEqual(await shown(page), byRows(net, start).at(-1));
  // One memory and σ² = 25: the other 24 neurons add up to 24 at most, less than Wᵢᵢ = 26. Every state is stable.
  for (const which of [2, 1]) {
    await page.click(`memories.${which}.menu`);
    await page.click(`memories.${which}.forget`);
    await page.until("it is forgotten", (left) => hopfieldLab.status().patterns === left, which);
  }
  await page.click("memories.rule");
  await page.click("rule.3");
  await page.until("Amari’s rule", () => hopfieldLab.get().network.rule === "amari");
  await type(page, "rule.self_term", "25");
  await close(page, "rule");
  for (let run = 0; run < 2; run += 1) {
    await corrupt(page, "spoil.random");
    const any = await startOf(page);
    assert.equal((await page.status()).stable, true);
    const { flips, outcome } = await recall(page);
    assert.deepEqual([flips, outcome, await shown(page)], [0, "fixed_point", any]);
  }
});

thorough("course E, questions: a near copy takes stability away; the pseudo-inverse makes memories orthogonal", async ({ kept }) => {
  const page = await kept("memory");
  await take(page, "letters", 5);
  await load(page, 0);
  // In the pixel that differs the two memories cancel, but for 2: mostly one of them is lost there.
  const three = memories(await page.get());
  const pixel = three[0].findIndex((value, i) => {
    const copy = three[0].with(i, -value);
    const net = { weights: hebb([...three, copy]) };
    return unstable(net, three[0]) > 0;
  });
  await page.press(await cell(page, pixel));
  await page.until("one pixel has flipped", () => !hopfieldLab.status().nearest.exact);
  await page.click("memories.store");
  await page.until("the copy is stored", () => hopfieldLab.status().patterns === 4);
  const patterns = memories(await page.get());
  assert.equal(dot(patterns[0], patterns[3]), 23);
  const weights = hebb(patterns);
  const lost = patterns.map((xi) => unstable({ weights }, xi));
  assert.ok(lost[0] > 0, `${lost}`);
  await stable(page, lost.map((count) => count === 0));
  await rule(page, 1, "pseudo-inverse");
  await stable(page, [true, true, true, true]);
  await rule(page, "hand", "hand");
  const { weights: found } = /** @type {any} */ (await page.get()).network;
  const projection = pseudoInverse(patterns);
  for (const xi of patterns) projection.forEach((row, i) => assert.ok(Math.abs(dot(row, xi) - xi[i]) < 1e-9, "W ξ = ξ"));
  projection.forEach((row, i) => row.forEach((weight, j) => assert.ok(Math.abs(found[i][j] - (i === j ? 0 : weight)) < 1e-9, `w[${i}, ${j}]: ${found[i][j]}, expected ${weight}`)));
});

thorough("course E: all states of a small net: energies, arrows and attractors, by a press on each state", async ({ kept }) => {
  const page = await kept("three");
  await page.click("three.neurons.2");
  await page.until("four neurons", () => hopfieldLab.get().three?.neurons === 4);
  await page.click("three.form.1");
  await page.until("zeros on the diagonal", () => hopfieldLab.get().three.form === "plain");
  await page.click("three.mode.0");
  await page.until("one at a time", () => hopfieldLab.get().three.mode === "async");
  const { patterns } = (await page.get()).three;
  const net = { weights: hebb(patterns) };
  const fixed = [];
  for (let number = 0; number < 16; number += 1) {
    const id = `three.state.${number}`;
    await page.click(id);
    await page.until("it is the start", (which) => hopfieldLab.widgets().find((widget) => widget.id === which)?.checked, id);
    const { state, next: to, energy: e, stable: rests, fields } = (await page.status()).three;
    assert.deepEqual(state, [0, 1, 2, 3].map((i) => ((number >> i) & 1 ? 1 : -1)));
    assert.deepEqual(fields, net.weights.map((row) => dot(row, state)));
    assert.deepEqual(to, state.map((/** @type {number} */ _, /** @type {number} */ i) => next(net, state, i)));
    assert.ok(Math.abs(e + dot(fields, state) / 2) < 1e-12, `E of ${state}: ${e}`);
    assert.equal(rests, unstable(net, state) === 0);
    assert.match((await page.widget(id)).name, rests ? /, stable$/ : /, not stable$/);
    // Each arrow, from a neuron that would flip, leads to a lower energy; at a tie the state is kept.
    to.forEach((/** @type {number} */ value, /** @type {number} */ i) => {
      if (value !== state[i]) assert.ok(2 * value * fields[i] > 0);
    });
    if (rests) fixed.push(number);
  }
  assert.ok(fixed.length >= 2);
});
