// Course G: associators and bidirectional memories, each statement done by hand in the page.

import assert from "node:assert/strict";
import { common, thorough } from "./harness.mjs";

const size = { width: 1280, height: 800 };

/** @typedef {import("./page.mjs").LabPage} LabPage */

/** @param {LabPage} page */
const pairs = async (page) => (await page.status()).pairs;

/** The run at its end. @param {LabPage} page */
const ended = (page) => page.until("the end of the run", () => {
  const { running, pairs: now } = hopfieldLab.status();
  return !running && now.end > 0 && now.steps === now.end;
});

/** The middle of a pixel. @param {LabPage} page @param {"left" | "right"} side @param {number} column @param {number} row */
async function pixel(page, side, column, row) {
  const { rect: [x, y, width, height] } = await page.resting(`pairs.${side}`);
  const rows = (await page.get()).pairs?.[side === "left" ? "x" : "y"].split("/") ?? (side === "left" ? Array(10).fill("0000000000") : Array(5).fill("00000000000"));
  return { x: x + ((column + 0.5) * width) / rows[0].length, y: y + ((row + 0.5) * height) / rows.length };
}

/** Until a widget is called so, or has this value: a command shows a frame later. @param {LabPage} page @param {string} id @param {string} words */
const reads = (page, id, words) => page.until(`${id} reads ${words}`, (which, wanted) => {
  const widget = hopfieldLab.widgets().find((each) => each.id === which);
  return widget && (widget.name === wanted || widget.value === wanted);
}, id, words);

/** Until a widget’s name begins so. @param {LabPage} page @param {string} id @param {string} words */
const begins = (page, id, words) => page.until(`${id} begins with ${words}`, (which, wanted) =>
  hopfieldLab.widgets().find((each) => each.id === which)?.name.startsWith(wanted), id, words);

/** A click on a button that has just become enabled. @param {LabPage} page @param {string} id */
async function press(page, id) {
  await page.until(`${id} is enabled`, (which) => hopfieldLab.widgets().find((each) => each.id === which)?.enabled !== false, id);
  await page.click(id);
}

/** The section, also while nothing in it is different from the first visit. @param {LabPage} page */
const section = async (page) => (await page.get()).pairs;

/** W = Σ xᵀy of the stored pairs, from the document alone. @param {any} given */
function weights({ pairs: all, stored }) {
  const values = (/** @type {string} */ rows) => [...rows.replaceAll("/", "")].map((bit) => (bit === "1" ? 1 : -1));
  const used = all.slice(0, stored).map((/** @type {any} */ pair) => ({ x: values(pair.left), y: values(pair.right) }));
  return used[0].x.map((/** @type {number} */ _, /** @type {number} */ i) =>
    used[0].y.map((/** @type {number} */ __, /** @type {number} */ j) => used.reduce((/** @type {number} */ sum, /** @type {any} */ { x, y }) => sum + x[i] * y[j], 0)));
}

common("course G, BAM: y = sgn(xW), x = sgn(yWᵀ), and E = −xWyᵀ falls at each step, from either side", async ({ kept }) => {
  const page = await kept("pairs", size);
  const first = await pairs(page);
  assert.deepEqual([first.left.name, first.left.wrong, first.right, first.energy], ["Ann", 20, null, 0]);
  // The names as documents have them: those of a pair of one's own are written out.
  await page.do({ op: "pairs", forget: 5 });
  const given = await section(page);
  const matrix = weights(given);
  await press(page, "pairs.step");
  await page.until("one step", () => hopfieldLab.status().pairs.steps === 1);
  const one = await pairs(page);
  const fields = matrix[0].map((/** @type {number} */ _, /** @type {number} */ j) => one.x.reduce((/** @type {number} */ sum, /** @type {number} */ x, /** @type {number} */ i) => sum + x * matrix[i][j], 0));
  assert.deepEqual(one.y, fields.map((/** @type {number} */ field) => Math.sign(field)), "y = sgn(xW)");
  assert.equal(one.energy, -fields.reduce((/** @type {number} */ sum, /** @type {number} */ field) => sum + Math.abs(field), 0), "E = −xWyᵀ");
  await press(page, "pairs.step");
  await page.until("two steps", () => hopfieldLab.status().pairs.steps === 2);
  const two = await pairs(page);
  assert.deepEqual(two.x, matrix.map((/** @type {number[]} */ row) => Math.sign(row.reduce((sum, weight, j) => sum + weight * two.y[j], 0))), "x = sgn(yWᵀ)");
  assert.ok(two.energies[2] < two.energies[1] && two.energies[1] < two.energies[0], String(two.energies));
  assert.deepEqual([two.left.wrong, two.right.wrong, two.settled], [0, 0, true]);
  await begins(page, "verdict", "Ann is recalled exactly, on both sides.");

  // From a name to its face, at the page's own speed.
  await page.do({ op: "pairs", noise: 0.1 });
  await page.click("pairs.cue.1");
  await page.until("from the right", () => hopfieldLab.get().pairs.cue === "right");
  await page.click("pairs.pair.2");
  await page.until("from the name", () => hopfieldLab.status().pairs.right?.name === "Kit");
  assert.equal((await pairs(page)).left, null);
  await press(page, "pairs.recall");
  await ended(page);
  const kit = await pairs(page);
  assert.deepEqual([kit.left.name, kit.left.wrong, kit.right.wrong], ["Kit", 0, 0]);
  for (let k = 1; k < kit.energies.length; k += 1) assert.ok(kit.energies[k] <= kit.energies[k - 1]);

  // Pixel by pixel, in a random order, it falls as well; back along the curve.
  await page.do({ op: "pairs", order: "pixels", cue: "left", start: 1 });
  await page.do({ op: "finish" });
  const slow = await pairs(page);
  assert.ok(slow.end > 55);
  for (let k = 1; k < slow.energies.length; k += 1) assert.ok(slow.energies[k] <= slow.energies[k - 1]);
  const { rect: [x, y, width, height] } = await page.widget("pairs.course");
  await page.press({ x: x + width / 2, y: y + height / 2 });
  await page.until("half-way back", () => hopfieldLab.status().pairs.steps < hopfieldLab.status().pairs.end);
});

thorough("course G, linear associators: y = xW is a weighted sum, sgn(xW) stores more, x ← xW keeps one eigenvector", async ({ kept }) => {
  const page = await kept("pairs", size);
  await page.click("pairs.method.2");
  await press(page, "pairs.recall");
  await ended(page);
  const linear = await pairs(page);
  assert.deepEqual(linear.overlaps_left.length, 4);
  assert.equal(new Set(linear.fields.map(Math.abs)).size > 2, true, "different sizes: no pattern of ±1");
  await begins(page, "verdict", "xW = 60 × Ann");
  await reads(page, "pairs.overlap.0", "overlap with Ann: +60");
  // Grey values on tap.
  await page.focus("pairs.right");
  await page.key("ArrowRight");
  await page.until("a number", (values) => hopfieldLab.widgets().find(({ id }) => id === "pairs.read_out")?.name.endsWith(`: ${String(values[1]).replace("-", "−")}`), linear.fields);

  await page.click("pairs.method.1");
  for (let k = 0; k < 4; k += 1) {
    await page.click(`pairs.pair.${k}`);
    await page.until("a start", (which) => hopfieldLab.status().pairs.left?.pair === which && hopfieldLab.status().pairs.steps === 0, k);
    await press(page, "pairs.step");
    await page.until("the signs", () => hopfieldLab.status().pairs.steps === 1);
    assert.equal((await pairs(page)).right.pair, k, "each is recalled");
  }

  await page.click("pairs.method.3");
  for (const k of [0, 3]) {
    await page.click(`pairs.pair.${k}`);
    await page.until("a start", (which) => hopfieldLab.status().pairs.left?.pair === which && hopfieldLab.status().pairs.steps === 0, k);
    await page.do({ op: "reset" });
    const before = (await pairs(page)).shares[0];
    await page.do({ op: "step" });
    await page.do({ op: "step" });
    const during = (await pairs(page)).shares[0];
    await page.do({ op: "finish" });
    const { shares, end } = await pairs(page);
    assert.ok(before < during && during < shares[0] && shares[0] > 0.999, `${before} ${during} ${shares[0]} in ${end}`);
    await begins(page, "verdict", "The dominant eigenvector has won"); // whatever it starts from
  }
  await page.widget("pairs.vector");
});

thorough("course G: Hebb’s ΔW = xᵀy for one weight, by a press on each side; symmetric only when y = x", async ({ kept }) => {
  const page = await kept("pairs", size);
  await page.click("pairs.tool.1");
  await page.press(await pixel(page, "left", 4, 0));
  await page.press(await pixel(page, "right", 1, 2));
  await page.until("both pixels", () => String(hopfieldLab.get().pairs?.weight) === "4,23");
  await page.do({ op: "pairs", forget: 5 });
  const given = await section(page);
  const values = (/** @type {string} */ rows) => [...rows.replaceAll("/", "")].map((bit) => (bit === "1" ? 1 : -1));
  const sign = (/** @type {number} */ value) => (value > 0 ? `+${value}` : value < 0 ? `−${-value}` : "0");
  let sum = 0;
  for (let k = 0; k < 4; k += 1) {
    const x = values(given.pairs[k].left)[4], y = values(given.pairs[k].right)[23];
    sum += x * y;
    await reads(page, `pairs.term.${k}`, `${given.pairs[k].name}: ${sign(x)} × ${sign(y)} = ${sign(x * y)}`);
  }
  await reads(page, "pairs.sum", `sum: Wᵢⱼ = ${sign(sum)}`);
  assert.match((await page.widget("pairs.note")).name, /only when y = x/);
  await reads(page, "pairs.matrix.value", "100 × 55, not square");
  await page.click("pairs.net.1");
  await page.until("the same on both sides", () => hopfieldLab.get().pairs?.net === "same");
  await reads(page, "pairs.matrix.value", "100 × 100, symmetric");
});

thorough("course G: cross-talk as pairs are added; a threshold; a Hopfield net as an asynchronous BAM and back", async ({ kept, site, open }) => {
  const page = await kept("pairs", size);
  const wrong = async () => {
    const { wrong_left: left, wrong_right: right } = await pairs(page);
    return [...left, ...right].reduce((/** @type {number} */ sum, /** @type {number} */ each) => sum + each, 0);
  };
  assert.equal(await wrong(), 0);
  const { rect: [x, y, width, height] } = await page.resting("pairs.cross_talk");
  await page.press({ x: x + width - 12, y: y + height / 2 });
  await page.until("six pairs", () => hopfieldLab.get().pairs?.stored === 6);
  assert.ok(await wrong() > 40);
  await reads(page, "pairs.recalled.value", "3 of 6 pairs");
  await page.do({ op: "pairs", stored: 5 });
  await reads(page, "pairs.pair.4", "14 + 0 wrong");

  await page.do({ op: "pairs", stored: 4, threshold: 50 });
  await page.do({ op: "step" });
  const { x: cue, energy } = await pairs(page);
  await page.do({ op: "pairs", threshold: 0 });
  await page.do({ op: "step" });
  assert.equal(cue.length, 100);
  assert.notEqual((await pairs(page)).energy, energy);

  await page.click("pairs.net.2");
  await page.until("one network", () => hopfieldLab.status().pairs.net === "hopfield");
  await press(page, "pairs.step");
  await page.until("one neuron", () => hopfieldLab.status().pairs.steps === 1);
  const step = await pairs(page);
  assert.deepEqual(step.x, step.y, "both copies of the neuron");
  await press(page, "pairs.recall");
  await ended(page);
  const rest = await pairs(page);
  assert.deepEqual([rest.left.name, rest.left.wrong, rest.settled], ["Ann", 0, true]);
  for (let k = 1; k < rest.energies.length; k += 1) assert.ok(rest.energies[k] < rest.energies[k - 1]);
  assert.match((await page.widget("pairs.net.words")).name, /asynchronous BAM/);
  await page.click("pairs.net.0");
  await page.until("pairs again", () => hopfieldLab.status().pairs.y.length === 55);

  // In the link.
  const document = await page.get();
  const hash = await page.address();
  const linked = await open(`${site}/?again${hash}`, size);
  assert.deepEqual((await linked.get()).pairs, document.pairs);
});

common("pairs: own pictures by finger and by keys; bad ones are refused by their field", async ({ site, open }) => {
  const page = await open(`${site}/?workbench=pairs&card=0`, { width: 1024, height: 768 });
  await page.widget("pairs.recall");
  await page.touch();
  await page.do({ op: "pairs", example: "own" });
  await page.draw([await pixel(page, "left", 1, 1), await pixel(page, "left", 5, 1)], true);
  await page.until("a stroke on the left", () => hopfieldLab.get().pairs.x.split("/")[1].includes("11111"));
  await page.press(await pixel(page, "right", 2, 2), true);
  await page.until("a dot on the right", () => hopfieldLab.get().pairs.y.split("/")[2][2] === "1");
  await page.focus("pairs.right");
  await page.key("ArrowRight");
  await page.key("ArrowDown");
  await page.key(" ");
  await page.until("another by keys", () => hopfieldLab.get().pairs.y.split("/")[1][1] === "1");
  await page.do({ op: "pairs", store: "mine" });
  await page.do({ op: "pairs", noise: 0, cue: "left", start: 0 });
  await page.click("pairs.recall", true);
  await ended(page);
  assert.deepEqual((await pairs(page)).right, { pair: 0, name: "mine", inverse: false, wrong: 0 });

  const before = JSON.stringify(await page.get());
  const faults = await page.eval((commands) => Promise.all(commands.map((one) => hopfieldLab.do(one).then(() => "accepted", (error) => error.field))), [
    { op: "pairs", x: "01/1" }, { op: "pairs", y: "01/10" }, { op: "pairs", pairs: [{ left: "01/10" }] }, { op: "pairs", stored: 99 },
    { op: "pairs", method: "third" }, { op: "pairs", start: 3 }, { op: "pairs", left_size: [1, 1] },
  ]);
  assert.deepEqual(faults, ["x", "y", "pairs[0].right", "stored", "method", "start", "left_size[0]"]);
  assert.equal(JSON.stringify(await page.get()), before);
  // By keys alone.
  await page.focus("pairs.left");
  await page.key("0");
  await page.until("back at the start", () => hopfieldLab.status().pairs.steps === 0);
  await page.key("n");
  await page.until("one step", () => hopfieldLab.status().pairs.steps === 1);
  await page.key("z", "Control");
  await page.until("undone", () => hopfieldLab.status().pairs.steps === 0);
});
