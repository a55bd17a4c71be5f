// What the course says of the hippocampus: place cells as stored patterns; a part of one recalls the place. By mouse, finger and keys.

import assert from "node:assert/strict";
import { common } from "./harness.mjs";

/** @typedef {import("./page.mjs").LabPage} LabPage */

const size = { width: 1280, height: 800 };

const status = async (/** @type {LabPage} */ page) => (await page.status()).places;
/** A point of the arena on the page. @param {LabPage} page @param {number} x @param {number} y */
async function point(page, x, y) {
  const { rect: [left, top, width, height] } = await page.resting("places.arena");
  const edge = 14;
  return { x: left + edge + x * (width - 2 * edge), y: top + edge + (1 - y) * (height - 2 * edge) };
}
/** The middle of a square of the cells. @param {LabPage} page @param {number} row @param {number} column */
async function square(page, row, column) {
  const { rect: [left, top, width] } = await page.resting("places.cells");
  const side = width / 16;
  return { x: left + (column + 0.5) * side, y: top + (row + 0.5) * side };
}
const silenced = (/** @type {LabPage} */ page, /** @type {number} */ count) =>
  page.until(`${count} silenced`, (wanted) => hopfieldLab.status().places.silenced === wanted, count);
const stored = (/** @type {LabPage} */ page, /** @type {number} */ count) =>
  page.until(`${count} places`, (wanted) => hopfieldLab.status().places.shared.length === wanted, count);

common("course G, places: half the cells recall the place; of places too near the middle one is recalled; many are blended", async ({ kept }) => {
  const page = await kept("places", size);
  const start = await status(page);
  assert.ok(start.silenced === 128 && start.verdict === "running" && start.cue === 14 && start.pattern === 26);
  await page.do({ op: "places", speed: 5 });
  await page.click("places.run");
  await page.until("it has settled", () => hopfieldLab.status().places.settled && !hopfieldLab.status().running);
  const end = await status(page);
  assert.deepEqual([end.verdict, end.nearest, end.shared], ["recalled", 0, [26, 0, 0, 0, 0, 0]]);
  const far = (/** @type {any} */ now) => Math.hypot(now.decoded[0] - now.place[0], now.decoded[1] - now.place[1]);
  assert.ok(far(end) < 0.03 && far(start) > far(end), "the decoded place moves to the stored one");
  assert.ok(end.energy < start.energy);
  assert.match((await page.status()).verdict, /^Place 1 is recalled: all its 26 cells are active\./);
  await page.do({ op: "places", example: "near" });
  await page.do({ op: "finish" });
  assert.deepEqual([(await status(page)).verdict, (await status(page)).nearest], ["another", 1]);
  assert.match((await page.status()).verdict, /^Place 2 was recalled instead of place 1\./);
  await page.until("why", () => hopfieldLab.widgets().some(({ id, name }) => id === "verdict" && name.endsWith("Their patterns have 18 of 26 cells in common.")));
  await page.do({ op: "places", example: "many" });
  await page.do({ op: "finish" });
  assert.match((await page.status()).verdict, /^The state is a blend of places 1 and 37\./);
});

common("places: cells are silenced and a place is dragged by the mouse; undone, and in the link", async ({ site, open }) => {
  const page = await open(`${site}/?workbench=places&card=0`, size);
  await page.click("places.restore");
  await silenced(page, 0);
  await page.draw([await square(page, 4, 2), await square(page, 4, 6), await square(page, 4, 9)]);
  await silenced(page, 8);
  await page.draw([await point(page, 0.2, 0.8), await point(page, 0.3, 0.75), await point(page, 0.35, 0.7)]);
  await page.until("it has moved", () => Math.abs(hopfieldLab.get().places.places[1][0] - 0.35) < 0.03);
  await page.press(await point(page, 0.65, 0.6));
  await stored(page, 7);
  await page.do({ op: "finish" });
  const { places: document } = await page.get();
  const hash = await page.address();
  await page.do({ op: "undo" });
  await stored(page, 6);
  await page.do({ op: "undo" });
  await page.until("it is back", () => hopfieldLab.get().places.places[1][0] === 0.2);
  await page.do({ op: "undo" });
  await silenced(page, 0);
  const linked = await open(`${site}/?again&card=0${hash}`, size);
  assert.deepEqual((await linked.get()).places, document);
});

common("places: by a finger on a tablet, and the tabs that have no room", async ({ site, open }) => {
  const page = await open(`${site}/?workbench=places&card=0`, { width: 768, height: 1024 });
  await page.whole();
  await page.touch();
  await page.click("places.restore", true);
  await silenced(page, 0);
  await page.draw([await square(page, 7, 5), await square(page, 7, 8), await square(page, 7, 10)], true);
  await silenced(page, 6);
  await page.press(await point(page, 0.7, 0.55), true);
  await stored(page, 7);
  await page.click("places.run", true);
  await page.until("it runs", () => hopfieldLab.status().running || hopfieldLab.status().places.sweep > 0);
  await page.click("top.tabs", true);
  await page.click("top.tab.routes", true);
  await page.until("it is open", () => hopfieldLab.status().workbench === "routes");
});

common("places: keys store a place and silence a cell", async ({ site, open }) => {
  const page = await open(`${site}/?workbench=places&card=0`, size);
  // A frame for each key: what waits for too many of them is dropped.
  const keys = async (/** @type {string} */ id, /** @type {string[]} */ all) => {
    await page.focus(id);
    for (const key of all) {
      await page.key(key);
      await page.resting(id);
    }
  };
  await keys("places.arena", ["ArrowRight", "ArrowRight", "ArrowRight", "ArrowUp", " "]);
  await stored(page, 7);
  const before = (await status(page)).silenced;
  await keys("places.cells", ["ArrowDown", "ArrowRight", " "]);
  await silenced(page, before - 1);
});
