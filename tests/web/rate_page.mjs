// What the page shows of one and two neurons with rates, and ways to operate it: for one.test.mjs and two*.test.mjs.

import assert from "node:assert/strict";

/** @typedef {import("./page.mjs").LabPage} LabPage */
/** @typedef {import("./rate_formulas.mjs").Pair} Pair */

/** The room of a test that has a page of its own and needs no other. */
export const size = { width: 1280, height: 800 };

/** @param {unknown} found @param {unknown} expected @param {string} what @param {number} [within] */
export function near(found, expected, what, within = 1e-6) {
  const [a, b] = [[found], [expected]].map((list) => list.flat(9).map(Number));
  assert.equal(a.length, b.length, `${what}: ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`);
  a.forEach((number, k) => assert.ok(Math.abs(number - b[k]) <= within, `${what}: ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`));
}

/** As the lab writes it. @param {number} value @param {number} decimals */
export const written = (value, decimals) => value.toFixed(decimals).replace("-", "−");

/** Until the present document has been drawn. A plane is not waited for until it is still: its basins go on becoming finer.
 * @param {LabPage} page */
export const refreshed = (page) =>
  page.until("a frame", async () => {
    if (hopfieldLab.widgets().some(({ id }) => id === "waiting")) return false;
    const before = hopfieldLab.status().framesDrawn;
    await hopfieldLab.do({ op: "view" });
    for (let turn = 0; turn < 100 && hopfieldLab.status().framesDrawn < before + 2; turn += 1) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    return hopfieldLab.status().framesDrawn > before + 1;
  });

/** What is on the screen. @param {LabPage} page */
export async function screen(page) {
  await refreshed(page);
  return read(page);
}

/** @param {LabPage} page */
async function read(page) {
  /** @type {import("../../web/bridge.mjs").Widget[]} */
  const widgets = await page.eval(() => hopfieldLab.widgets());
  for (const { id, name, value } of widgets) {
    if (id.startsWith("toast")) continue; // what was asked for, in the words of the one who asked
    // "–" is how the lab writes what is not a number.
    assert.doesNotMatch(`${name}\n${value}`, /\bnan\b|\binf|undefined|^–|\(–|, –/im, id);
  }
  const find = (/** @type {string} */ id) => widgets.find((widget) => widget.id === id);
  return {
    has: (/** @type {string} */ id) => find(id) !== undefined,
    name: (/** @type {string} */ id) => find(id)?.name.replaceAll("\u00a0", " ") ?? `${id} is not there`,
    value: (/** @type {string} */ id) => find(id)?.value ?? `${id} is not there`,
    checked: (/** @type {string} */ id) => find(id)?.checked,
    names: (/** @type {RegExp} */ pattern) => widgets.filter(({ id }) => pattern.test(id)).map(({ name }) => name),
    values: (/** @type {RegExp} */ pattern) => widgets.filter(({ id }) => pattern.test(id)).map(({ value }) => value),
  };
}

/** A workbench as at the first visit, on the page that tests of numbers share; on one of its own in a room of its own.
 * Where the browser has one window, the page before may have left something.
 * @param {import("./harness.mjs").Context} context @param {"one" | "two"} workbench @param {{width: number, height: number}} [room] */
export async function begin({ site, open, kept }, workbench, room) {
  const page = room ? await open(`${site}/?workbench=${workbench}`, room) : await kept(workbench, size);
  if (room) await page.do({ op: "reset_all" });
  await refreshed(page);
  return page;
}

export const one = async (/** @type {LabPage} */ page) => (await page.status()).one;
export const two = async (/** @type {LabPage} */ page) => (await page.status()).two;

/** Status at some times of the run, after a command if one is given. @param {LabPage} page @param {"one" | "two"} op
 * @param {number[]} times in τ @param {object} [change] @returns {Promise<any[]>} */
export async function along(page, op, times, change = {}) {
  const found = await page.eval(async (name, given, moments) => {
    await hopfieldLab.do({ op: name, ...given });
    const all = [];
    for (const moment of moments) {
      await hopfieldLab.do({ op: name, moment });
      all.push(hopfieldLab.status()[name]);
    }
    return all;
  }, op, change, times.map((time) => Math.round(time * 1000)));
  found.forEach(({ time }, k) => near(time, times[k], "the time", 5e-4));
  return found;
}

/** Where a run is at some times. @param {LabPage} page @param {"one" | "two"} op @param {number[]} times @param {object} [change] */
export const states = async (page, op, times, change) => (await along(page, op, times, change)).map(({ state }) => state);

/** The states in which runs from these starts end. @param {LabPage} page @param {Pair[]} starts @returns {Promise<Pair[]>} */
export const ends = (page, starts) =>
  page.eval(async (given) => {
    const all = [];
    for (const start of given) {
      await hopfieldLab.do({ op: "two", start });
      await hopfieldLab.do({ op: "finish" });
      all.push(hopfieldLab.status().two.state);
    }
    return all;
  }, starts);

/** Fixed points as "v₁ v₂ stability", in the order of the list. @param {any} status */
export const points = (status) => status.fixed_points.map((/** @type {any} */ { at, stability }) => `${[at].flat().map((v) => Number(v.toFixed(9))).join(" ")} ${stability}`);

/** Each of these is refused with the field's name, and nothing changes. @param {LabPage} page @param {[string, unknown][]} given */
export async function refused(page, given) {
  const before = JSON.stringify(await page.get());
  const faults = await page.eval(async (all) => {
    const told = [];
    for (const each of all) {
      const act = each.hopfieldLab ? hopfieldLab.set : hopfieldLab.do;
      told.push(await act(each).then(() => "accepted", (/** @type {any} */ error) => (error.message.includes("expected") ? error.field : error.message)));
    }
    return told;
  }, given.map(([, command]) => command));
  assert.deepEqual(given.map(([, command], k) => [faults[k], JSON.stringify(command)]), given.map(([field, command]) => [field, JSON.stringify(command)]));
  assert.equal(JSON.stringify(await page.get()), before, "nothing has changed");
}

/** Nothing in the status is something else than a finite number where it should be one. @param {any} status @param {string[]} [open] */
export function finite(status, open = ["relaxation", "energy", "lyapunov", "from", "to"]) {
  for (const [name, value] of Object.entries(status)) {
    if (value === null) assert.ok(open.includes(name), `${name} is null`);
    else if (typeof value === "object") finite(value, open);
    else if (typeof value === "number") assert.ok(Number.isFinite(value), `${name} is ${value}`);
  }
}

/** Types over the number of a slider. @param {LabPage} page @param {string} id @param {string} text */
export async function type(page, id, text) {
  await page.click(`${id}.value`);
  await page.until("the field", () => document.activeElement?.id === "field");
  await page.eval(() => /** @type {HTMLInputElement} */ (document.activeElement).select());
  await page.raw.type(text);
  await page.key("Enter");
  await page.until("the field is closed", () => document.activeElement?.id !== "field");
  await refreshed(page);
}

/** A place within a widget: shares of its width and height from the top left. @param {LabPage} page @param {string} id
 * @param {number} across @param {number} down */
export async function inside(page, id, across, down) {
  const { rect: [x, y, width, height] } = await page.resting(id);
  return { x: x + across * width, y: y + down * height };
}
