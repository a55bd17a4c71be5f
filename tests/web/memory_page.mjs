// Ways to operate the Memory workbench as a person does, for tests of what the course says of it.

import assert from "node:assert/strict";
import { pattern } from "./memory_formulas.mjs";

/** @typedef {import("./page.mjs").LabPage} LabPage */

/** Where the sets stand in the dialog of pictures. */
const sets = /** @type {const} */ ({ letters: 0, course: 1, "drawings-32": 2, "drawings-64": 3 });

/** The three pictures with which a set begins become the memories. @param {LabPage} page @param {keyof typeof sets} set
 * @param {number} side of the grid */
export async function take(page, set, side) {
  await page.click("memories.pictures");
  await page.click(`pictures.set.${sets[set]}`);
  await page.until(`the set ${set}`, (id) => hopfieldLab.widgets().some((widget) => widget.id.startsWith(id)), `pictures.${set}.`);
  await page.click("pictures.use");
  await page.until("they are stored", (width) => hopfieldLab.status().size.width === width && hopfieldLab.status().patterns === 3 &&
    !hopfieldLab.widgets().some(({ id }) => id === "pictures"), side);
}

/** A choice of the tab Options. @param {LabPage} page @param {string} id @param {(document: any) => boolean} done */
export async function option(page, id, done) {
  if ((await page.get()).view.panel !== "options") await page.click("insight.panel.3");
  await page.click(id);
  for (const end = Date.now() + 20_000; !done(await page.get()); await new Promise((resolve) => setTimeout(resolve, 25))) {
    assert.ok(Date.now() < end, `${id} is not chosen`);
  }
}

/** Updating row by row: the only asynchronous order that needs no random numbers. @param {LabPage} page */
export const rowByRow = (page) => option(page, "options.order.2", ({ update }) => update.order === "raster");

/** A rule from the list, which is closed again. @param {LabPage} page @param {number | string} which @param {string} name in the document */
export async function rule(page, which, name) {
  await page.click("memories.rule");
  await page.click(`rule.${which}`);
  await page.until(`the rule ${name}`, (wanted) => (wanted === "hand" ? hopfieldLab.get().network.weights : hopfieldLab.get().network.rule === wanted), name);
  await close(page, "rule");
}

/** @param {LabPage} page @param {string} id of a menu or dialog */
export async function close(page, id) {
  await page.key("Escape");
  await page.until(`${id} is closed`, (which) => !hopfieldLab.widgets().some((widget) => widget.id === which), id);
}

/** A line of the menu beside Add noise that makes another picture. @param {LabPage} page @param {string} id */
export async function corrupt(page, id) {
  const { draws } = await page.get();
  await page.click("transport.more");
  await page.click(id);
  // Escape before the press is heard would close the menu under it.
  await page.until(`${id} has been done`, (before) => hopfieldLab.get().draws > before, draws);
  await page.until("the menu is closed", () => !hopfieldLab.widgets().some((widget) => widget.id === "spoil"));
}

/** A memory becomes the start. @param {LabPage} page @param {number} which */
export async function load(page, which) {
  await page.click(`memories.${which}`);
  await page.until("it is the start", (wanted) => hopfieldLab.status().nearest.pattern === wanted && hopfieldLab.status().nearest.exact && hopfieldLab.status().moment === 0, which);
}

/** Recall, to its end. @param {LabPage} page */
export async function recall(page) {
  await page.do({ op: "speed", updates_per_second: 1_000_000 });
  await page.click("transport.recall");
  await page.until("the run is over", () => !hopfieldLab.status().running && hopfieldLab.status().outcome);
  return page.status();
}

/** What the picture is at the start of the run. @param {LabPage} page */
export async function startOf(page) {
  const { start, grid: { width, height } } = await page.get();
  return pattern(start.bits, width * height);
}

/** What the picture is now: as a memory that is forgotten again. @param {LabPage} page */
export async function shown(page) {
  const bits = await page.eval(async () => {
    await hopfieldLab.do({ op: "store", force: true });
    const { bits: now } = hopfieldLab.get().memories.at(-1);
    await hopfieldLab.do({ op: "undo" });
    return now;
  });
  const { size: { width, height } } = await page.status();
  return pattern(bits, width * height);
}

/** Energy and overlaps at each of the moments, along the axis of time. @param {LabPage} page @param {number[]} moments
 * @returns {Promise<{energy: number, overlaps: number[]}[]>} */
export const along = (page, moments) => page.eval(async (given) => {
  const all = [];
  for (const moment of given) {
    await hopfieldLab.do({ op: "seek", moment });
    const { energy, overlaps } = hopfieldLab.status();
    all.push({ energy, overlaps });
  }
  return all;
}, moments);

/** The middle of a cell of the grid. @param {LabPage} page @param {number} neuron */
export async function cell(page, neuron) {
  const { rect: [x, y, w, h] } = await page.resting("grid");
  const { width, height } = (await page.status()).size;
  return { x: x + ((neuron % width) + 0.5) * (w / width), y: y + (Math.floor(neuron / width) + 0.5) * (h / height) };
}

/** A number as the lab writes it. @param {string} text */
export const read = (text) => Number(text.replace("−", "-").replaceAll(/[\s\u00a0\u2009\u202f+]/g, ""));

/** The input that is shown for a neuron, chosen by the magnifier. @param {LabPage} page @param {number} neuron */
export async function fieldOf(page, neuron) {
  if ((await page.get()).view.panel !== "plots") await page.click("insight.panel.0");
  await page.click("grid.inspect");
  await page.press(await cell(page, neuron));
  await page.until("it is chosen", (wanted) => hopfieldLab.get().view.selected === wanted, neuron);
  await page.until("it is shown", (wanted) => hopfieldLab.widgets().find(({ id }) => id === "neuron.place")?.name.startsWith(`Neuron ${wanted},`), neuron);
  return read((await page.widget("neuron.field")).value);
}

/** @param {number} found @param {number} expected @param {string} what @param {number} [within] */
export const near = (found, expected, what, within = 1e-9) =>
  assert.ok(Math.abs(found - expected) <= within * Math.max(1, Math.abs(expected)), `${what}: ${found}, expected ${expected}`);
