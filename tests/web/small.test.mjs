// What the course says of sgn(M v), threshold logic and three neurons, by commands and by what is on the screen.

import assert from "node:assert/strict";
import { common, thorough } from "./harness.mjs";

/** @typedef {import("./page.mjs").LabPage} LabPage */

const size = { width: 1280, height: 800 };

/** @param {number[]} numbers @param {number[]} expected @param {string} what */
function close(numbers, expected, what) {
  assert.equal(numbers.length, expected.length, what);
  numbers.forEach((number, k) => assert.ok(Math.abs(number - expected[k]) < 1e-12, `${what}: ${numbers}, expected ${expected}`));
}

/** What is on the screen once it shows the present document. @param {LabPage} page */
async function screen(page) {
  await page.until("the workbench is shown", () => !hopfieldLab.widgets().some((/** @type {any} */ { id }) => id === "waiting"));
  await page.still();
  const widgets = await page.eval(() => hopfieldLab.widgets());
  const find = (/** @type {string} */ id) => widgets.find((/** @type {any} */ widget) => widget.id === id);
  return {
    has: (/** @type {string} */ id) => find(id) !== undefined,
    name: (/** @type {string} */ id) => find(id)?.name ?? `${id} is not there`,
    value: (/** @type {string} */ id) => find(id)?.value ?? `${id} is not there`,
    names: (/** @type {RegExp} */ pattern) => widgets.filter((/** @type {any} */ { id }) => pattern.test(id)).map((/** @type {any} */ { name }) => name),
  };
}

const three = async (/** @type {LabPage} */ page) => (await page.status()).three;

thorough("course C: sgn(M v), and the three answers to sgn(0)", async ({ kept }) => {
  const page = await kept("three", size);
  await page.do({ op: "three", form: "plain", start: [1, 1, 1], mode: "sync" });
  for (const [tie, next] of /** @type {const} */ ([["keep", [1, 1, -1]], ["plus", [1, 1, -1]], ["minus", [-1, -1, -1]]])) {
    await page.do({ op: "three", tie });
    const { fields, ties, ...rest } = await three(page);
    assert.deepEqual([fields, ties, rest.next], [[0, 0, -2], [true, true, false], next], tie);
  }
  const shown = await screen(page);
  assert.match(shown.name("three.neuron.0"), /a tie: the rule says −1/);
  assert.match(shown.name("three.neuron.2"), /flips$/);

  // Antisymmetric weights, all at once: round in four steps.
  await page.do({ op: "three", neurons: 2, mode: "sync", weights: [[0, 1], [-1, 0]], start: [1, 1] });
  const states = [];
  for (let step = 0; step < 5; step += 1) {
    states.push((await three(page)).state.join());
    await page.do({ op: "step" });
  }
  assert.deepEqual(states, ["1,1", "1,-1", "-1,-1", "-1,1", "1,1"]);
});

common("course C: OR, AND, NOT and AND NOT by one threshold unit", async ({ kept }) => {
  const page = await kept("gates", size);
  for (const [name, title, table] of /** @type {const} */ ([
    ["or", "OR", [0, 1, 1, 1]], ["and", "AND", [0, 0, 0, 1]], ["not", "NOT", [1, 0]], ["and_not", "AND NOT", [0, 1, 0, 0]],
  ])) {
    await page.click(`gates.target.${name}`);
    await page.until("the table is wanted", (wanted) => hopfieldLab.get().gates?.target.join() === wanted || wanted === "0,1,1,1", table.join());
    assert.deepEqual((await page.status()).gates, { outputs: table, computes_target: true, possible: true }, name);
    const shown = await screen(page);
    assert.ok(shown.name("verdict").startsWith(`The unit computes ${title}.`), shown.name("verdict"));
    assert.deepEqual(shown.names(/^gates\.line\.\d$/).map((words) => Number(/output (\d)/.exec(words)?.[1])), table);
    assert.ok(shown.names(/^gates\.line\.\d$/).every((words) => words.endsWith(", as wanted")));
  }

  // The threshold decides: 1/2 makes an OR of weights (1, 1), 3/2 an AND.
  await page.do({ op: "gates", target: [0, 0, 0, 1], weights: [1, 1], threshold: 0.5 });
  assert.deepEqual((await page.status()).gates.outputs, [0, 1, 1, 1]);
  assert.match((await screen(page)).name("verdict"), /^Not yet AND: 2 rows of the table are wrong\./);
  await page.click("gates.find");
  await page.until("found", () => hopfieldLab.status().gates.computes_target);
  await page.click("gates.reset");
  await page.until("the first unit", () => hopfieldLab.get().gates === undefined);
  await page.do({ op: "undo" });
  // Exactly at the threshold it fires.
  await page.do({ op: "gates", weights: [1, 1], threshold: 2 });
  assert.deepEqual((await page.status()).gates.outputs, [0, 0, 0, 1]);
});

thorough("course C: XOR is beyond one unit and takes two layers; Hebb's pair of 1982", async ({ kept }) => {
  const page = await kept("gates", size);
  await page.click("gates.target.xor");
  await page.until("it is wanted", () => hopfieldLab.get().gates?.target.join() === "0,1,1,0");
  assert.equal((await page.status()).gates.possible, false);
  const alone = await screen(page);
  assert.match(alone.name("verdict"), /^No single unit can compute XOR\./);
  assert.match(alone.name("gates.proof").replaceAll("\u00a0", " "), /Two rows must fire: w₁ ≥ θ and w₂ ≥ θ\. Added up: w₁ \+ w₂ ≥ 2θ\.\s+Two must not: 0 < θ and w₁ \+ w₂ < θ\./);

  await page.click("gates.layers");
  const outputs = [];
  for (let line = 0; line < 4; line += 1) {
    await page.do({ op: "gates", on: [line & 1, line >> 1] });
    const shown = await screen(page);
    outputs.push(shown.name("gates.output"));
    assert.match(shown.name(`gates.line.${line}`), line === 1 || line === 2 ? /output 1$/ : /output 0$/);
  }
  assert.deepEqual(outputs, ["the output is silent", "the output fires", "the output fires", "the output is silent"]);

  await page.click("gates.view.pair");
  await page.widget("gates.next");
  const pair = await screen(page);
  assert.deepEqual(pair.names(/^gates\.line\.\d$/).map((words) => /ΔT = (.*)$/.exec(words)?.[1]), ["+1", "−1", "−1", "+1"]);
});

common("course D: three neurons by hand, with the diagonal and 1/N", async ({ kept }) => {
  const page = await kept("three", size);
  const start = await three(page);
  assert.deepEqual(start.state, [1, 1, 1]);
  close(start.fields, [1 / 3, 1 / 3, -1 / 3], "M v");
  assert.deepEqual(start.next, [1, 1, -1]);
  close([start.energy], [-1 / 6], "E of (1, 1, 1)");
  const shown = await screen(page);
  assert.deepEqual([0, 1, 2].map((i) => shown.value(`three.neuron.${i}`)), ["1/3", "1/3", "−1/3"]);
  assert.match(shown.name("verdict"), /^One step, and ξ is reached\. 2 of 3 neurons agree with ξ\. Each field is 1\/3 · ξᵢ · \(2 − 1\)/);
  assert.match(shown.name("three.note"), /\(3, 3, −3\)\/3 here\. With M = ξξᵀ\/3 it is \(1, 1, −1\)\/3/);
  assert.equal(shown.value("three.energy.value"), "−1/6");
  // M = 1/3 [1 1 −1; 1 1 −1; −1 −1 1], by its columns and rows.
  for (let i = 0; i < 3; i += 1) {
    for (let j = 0; j < 3; j += 1) {
      assert.equal(shown.value(`three.weight.${i}.${j}`), (i === 2) === (j === 2) ? "0.33" : "−0.33", `M(${i}, ${j})`);
    }
  }

  await page.click("three.step");
  await page.until("one step", () => hopfieldLab.status().three.decisions === 1);
  const memory = await three(page);
  assert.deepEqual([memory.state, memory.stable], [[1, 1, -1], true]);
  close(memory.fields, [1, 1, -1], "M ξ = ξ");
  close([memory.energy], [-3 / 2], "E of ξ");
  assert.match((await screen(page)).name("verdict"), /^The network has settled in ξ\./);

  await page.click("three.reset");
  await page.until("back", () => hopfieldLab.status().three.decisions === 0);
  await page.do({ op: "three", start: [-1, -1, 1] });
  const inverse = await three(page);
  assert.deepEqual([inverse.stable, inverse.ties], [true, [false, false, false]], "−ξ is stable too");
  close([inverse.energy], [-3 / 2], "E of −ξ");
  assert.match((await screen(page)).name("verdict"), /^−ξ is stable/);
});

thorough("course D: without the diagonal six states tie; the rule decides", async ({ kept }) => {
  const page = await kept("three", size);
  await page.click("three.form.1");
  await page.until("the plain form", () => hopfieldLab.get().three?.form === "plain");
  for (let state = 0; state < 8; state += 1) {
    const start = [0, 1, 2].map((k) => ((state >> k) & 1 ? 1 : -1));
    await page.do({ op: "three", start });
    const { energy, ties, stable } = await three(page);
    const stored = start.join() === "1,1,-1" || start.join() === "-1,-1,1";
    assert.equal(energy, stored ? -3 : 1, `E of ${start}`);
    assert.equal(ties.includes(true), !stored, `ties in ${start}`);
    assert.equal(stable, stored, `${start} is ${stored ? "" : "not "}stable`);
  }
  const shown = await screen(page);
  assert.equal(shown.value("three.ties.value"), "6");
  assert.deepEqual([0, 1, 2, 3, 4, 5, 6, 7].map((k) => shown.value(`three.state.${k}`)), ["1", "1", "1", "−3", "−3", "1", "1", "1"]);

  // One after the other: from (1, 1, 1) the first two keep their state at field 0, the third turns over.
  await page.do({ op: "three", start: [1, 1, 1], mode: "async", tie: "keep" });
  await page.do({ op: "recall" });
  assert.deepEqual((await three(page)).state, [1, 1, -1]);
  // With sgn(0) = −1 the first one turns over, and that leads to −ξ.
  await page.do({ op: "three", start: [1, 1, 1], tie: "minus" });
  await page.do({ op: "step" });
  assert.deepEqual((await three(page)).state, [-1, 1, 1]);
  await page.do({ op: "recall" });
  assert.deepEqual((await three(page)).state, [-1, -1, 1]);
});

common("course D: the cube answers to fingers and keys; two to six neurons; bad numbers are refused", async ({ site, open }) => {
  const page = await open(`${site}/?workbench=three`, { width: 1024, height: 768 });
  await page.widget("three.step");
  await page.touch();
  await page.click("three.step", true);
  await page.until("a step by touch", () => hopfieldLab.status().three.decisions === 1);
  await page.click("three.v.0", true);
  await page.until("a sign by touch", () => hopfieldLab.status().three.state.join() === "-1,1,-1");

  const wide = await open(`${site}/?workbench=three`, size);
  await wide.click("three.state.4");
  await wide.until("a state of the cube", () => hopfieldLab.status().three.state.join() === "-1,-1,1");
  await wide.focus("three.diagram");
  await wide.key("ArrowRight");
  await wide.key(" ");
  await wide.until("another state by keys", () => hopfieldLab.status().three.state.join() !== "-1,-1,1");
  await wide.key("z", "Control");
  await wide.until("undone", () => hopfieldLab.status().three.state.join() === "-1,-1,1");

  for (const neurons of [2, 4, 5, 6]) {
    await wide.do({ op: "three", neurons });
    const shown = await screen(wide);
    assert.equal(shown.name("three.diagram"), `All ${2 ** neurons} states`);
  }
  const before = JSON.stringify(await wide.get());
  const faults = await wide.eval((commands) => Promise.all(commands.map((one) => hopfieldLab.do(one).then(() => "accepted", (error) => error.field))), [
    { op: "three", weights: [[0, 1e9], [1, 0]] },
    { op: "three", weights: [[0, "1"], [1, 0]] },
    { op: "three", neurons: 7 },
    { op: "three", start: [1, 0.5, 1] },
    { op: "gates", weights: [1e9, 1] },
    { op: "gates", threshold: null },
  ]);
  assert.ok(!faults.includes("accepted"), String(faults));
  assert.equal(JSON.stringify(await wide.get()), before);
});

thorough("course C: the examples of 1943 with delays", async ({ site, open }) => {
  const page = await open(`${site}/?workbench=gates`, size);
  await page.click("gates.view.delays");
  await page.until("the view", () => hopfieldLab.get().gates?.view === "delays");
  const bits = (/** @type {number[]} */ ...times) => Array.from({ length: 12 }, (_, t) => (times.includes(t) ? 1 : 0));
  const fires = async () => (await page.status()).gates.fires;
  // Each example against its formula in time, for the inputs that come with it and for some of its own.
  /** @typedef {(input: number, time: number) => boolean} Fired */
  /** @type {[string, number, Record<string, (n: Fired, t: number) => boolean>][]} */
  const examples = [
    ["delay", 1, { 2: (n, t) => n(0, t - 1) }],
    ["or", 2, { 3: (n, t) => n(0, t - 1) || n(1, t - 1) }],
    ["and", 2, { 3: (n, t) => n(0, t - 1) && n(1, t - 1) }],
    ["and_not", 2, { 3: (n, t) => n(0, t - 1) && !n(1, t - 1) }],
    ["twice", 1, { 2: (n, t) => n(0, t - 1) && n(0, t - 2) }],
    ["heat", 2, { 3: (n, t) => n(0, t - 1) || (n(1, t - 3) && !n(1, t - 2)), 4: (n, t) => n(1, t - 2) && n(1, t - 1) }],
    ["memory", 2, { 3: (n, t) => {
      for (let s = t - 1; s >= 0 && !n(1, s); s -= 1) if (n(0, s)) return true;
      return false;
    } }],
  ];
  for (const [example, inputs, formulas] of examples) {
    await page.click(`gates.example.${example}`);
    await page.until("the example", (name) => (name === "heat" ? hopfieldLab.status().gates.fires[4] !== undefined : hopfieldLab.get().gates?.example === name), example);
    for (const trains of [null, [bits(0, 3, 4, 7), bits(1, 4, 6, 7, 8)], [bits(2, 3, 4, 9, 10), bits(5)]]) {
      if (trains) await page.do({ op: "gates", trains: trains.slice(0, inputs) });
      const now = await fires();
      const n = (/** @type {number} */ input, /** @type {number} */ time) => time >= 0 && now[input + 1][time] === 1;
      for (const [cell, formula] of Object.entries(formulas)) {
        assert.deepEqual(now[cell], bits(...Array.from({ length: 12 }, (_, t) => t).filter((t) => formula(n, t))), `${example}: ${cell}`);
      }
    }
  }

  // Heat and cold: a brief touch of cold, a longer one, by pressing steps.
  await page.click("gates.example.heat");
  await page.until("heat again", () => hopfieldLab.status().gates.fires[4] !== undefined);
  await page.click("gates.clear");
  await page.until("silent", () => !Object.values(hopfieldLab.status().gates.fires).flat().includes(1));
  assert.match((await screen(page)).name("verdict"), /^All is silent\./);
  await page.click("gates.train.1.2");
  await page.until("cold", () => hopfieldLab.status().gates.fires["2"][2] === 1);
  const brief = await screen(page);
  assert.match(brief.name("verdict"), /^Brief cold is felt as heat\./);
  assert.deepEqual([brief.value("gates.fires.3"), brief.value("gates.fires.4")], ["fires at 5", "silent"]);
  assert.match(brief.name("gates.formula.3").replaceAll("\u00a0", " "), /^N₃\(t\) = N₁\(t−1\) or \(N₂\(t−3\) and not N₂\(t−2\)\)$/);
  for (const said of ["Step 2: N₂ fires", "Step 3: a fires", "Step 4: b fires", "Step 5: N₃ fires"]) {
    assert.equal((await screen(page)).name("gates.output"), said);
    const { time } = (await page.get()).gates;
    await page.click("gates.next");
    await page.until("a step later", (was) => hopfieldLab.get().gates.time === was + 1, time);
  }
  await page.click("gates.train.1.3");
  await page.until("longer cold", () => hopfieldLab.status().gates.fires["2"][3] === 1);
  const longer = await screen(page);
  assert.match(longer.name("verdict"), /^Longer cold is felt as cold\./);
  assert.equal(longer.value("gates.fires.4"), "fires at 4");

  // The same by a finger and by keys, in a small frame; what is wrong is refused.
  const small = await open(`${site}/?workbench=gates`, { width: 600, height: 400 });
  await small.do({ op: "gates", view: "delays", example: "memory" });
  await small.click("gates.train.1.4", true);
  await small.until("cleared by touch", () => hopfieldLab.status().gates.fires["3"].join("") === "001110000000");
  await small.focus("gates.train.1.4");
  await small.key(" ");
  await small.until("not cleared, by key", () => hopfieldLab.status().gates.fires["3"].join("") === "001111111111");
  const faults = await small.eval((commands) => Promise.all(commands.map((one) => hopfieldLab.do(one).then(() => "accepted", (error) => error.field))), [
    { op: "gates", example: "cold" }, { op: "gates", trains: [[1]] }, { op: "gates", trains: [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2]] }, { op: "gates", time: 12 },
  ]);
  assert.deepEqual(faults, ["example", "trains[0]", "trains[0][11]", "time"]);
});
