// The two central acts, by real events: drawing with every tool and button, and a recall that can be watched.

import assert from "node:assert/strict";
import { common, test, thorough } from "./harness.mjs";

/** @typedef {import("./page.mjs").LabPage} LabPage */
/** @typedef {import("./page.mjs").Point} Point */

const side = 16;

/** An empty sheet, and where its cells are. @param {LabPage} page */
async function sheet(page) {
  await page.do({ op: "pictures", set: "course" });
  await page.do({ op: "clear" });
  const { rect: [x, y, width] } = await page.resting("grid");
  const cell = width / side;
  return (/** @type {number} */ column, /** @type {number} */ row) => ({ x: x + (column + 0.5) * cell, y: y + (row + 0.5) * cell });
}

/** How many cells are +1, once the page has taken everything in. @param {LabPage} page */
async function ink(page) {
  await page.still();
  const { start } = await page.get();
  return [...Buffer.from(start.bits, "base64")].reduce((sum, byte) => sum + byte.toString(2).replaceAll("0", "").length, 0);
}

/** With the right button. @param {LabPage} page @param {Point[]} path */
async function rightDrag(page, path) {
  await page.raw.mouseMove(path[0].x, path[0].y);
  await page.raw.mouseDown("right");
  for (const { x, y } of path.slice(1)) await page.raw.mouseMove(x, y);
  await page.raw.mouseUp("right");
}

/** What a script sends along a path. @param {LabPage} page @param {Point[]} path @param {string} pointerType @param {number} button @param {number} buttons */
const scripted = (page, path, pointerType, button, buttons) =>
  page.eval(async (points, pointerType, button, buttons) => {
    const stage = /** @type {HTMLElement} */ (document.getElementById("stage"));
    const send = (/** @type {string} */ type, /** @type {Point} */ { x, y }, /** @type {number} */ button, /** @type {number} */ buttons) =>
      stage.dispatchEvent(
        new PointerEvent(type, {
          pointerId: 78, pointerType, isPrimary: true, bubbles: true, cancelable: true, composed: true,
          clientX: x, clientY: y, button, buttons,
        }),
      );
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    send("pointerdown", points[0], button, buttons);
    for (const point of points.slice(1)) {
      await frame();
      send("pointermove", point, -1, buttons);
    }
    await frame();
    send("pointerup", points[points.length - 1], button, 0);
  }, path, pointerType, button, buttons);

/** No driver has a pen, so a script sends what one sends: its other end is button 5, and 32 of the buttons.
 * @param {LabPage} page @param {Point[]} path @param {boolean} otherEnd */
const pen = (page, path, otherEnd) => scripted(page, path, "pen", otherEnd ? 5 : 0, otherEnd ? 32 : 1);

test("acts: a T of two strokes, a click, and one undo for each", async ({ site, open }) => {
  const page = await open(`${site}/`);
  const at = await sheet(page);
  await page.draw([at(3, 3), at(12, 3)]);
  assert.equal(await ink(page), 10);
  await page.draw([at(7, 3), at(7, 13)]);
  assert.equal(await ink(page), 20, "the stem begins on the bar");
  await page.press(at(7, 3));
  assert.equal(await ink(page), 19, "a click flips");
  await page.press(at(7, 3));
  assert.equal(await ink(page), 20);
  await page.key("z", "Control");
  assert.equal(await ink(page), 19);
  await page.key("z", "Control");
  await page.key("z", "Control");
  assert.equal(await ink(page), 10);
});

test("acts: eraser, right button and the other end of a pen erase", async ({ site, open }) => {
  const page = await open(`${site}/`);
  const at = await sheet(page);
  await page.draw([at(1, 5), at(14, 5)]);
  assert.equal(await ink(page), 14);
  await rightDrag(page, [at(0, 5), at(3, 5)]);
  assert.equal(await ink(page), 11, "the right button");
  await page.key("z", "Control");
  assert.equal(await ink(page), 14, "in one step");
  await pen(page, [at(0, 5), at(3, 5)], true);
  assert.equal(await ink(page), 11, "the other end of a pen");
  await pen(page, [at(5, 5), at(5, 9)], false);
  assert.equal(await ink(page), 15, "its tip");
  await page.click("grid.erase");
  await page.draw([at(5, 5), at(5, 9)]);
  assert.equal(await ink(page), 10, "the eraser");
  await page.key("b");
  await page.until("the pen is in hand", () => hopfieldLab.widgets().find(({ id }) => id === "grid.draw")?.checked);
  await page.draw([at(5, 5), at(5, 6)]);
  assert.equal(await ink(page), 12, "the pen, by its key");
  await page.key("e");
  await page.until("the eraser is in hand", () => hopfieldLab.widgets().find(({ id }) => id === "grid.erase")?.checked);
  await page.draw([at(5, 5), at(5, 6)]);
  assert.equal(await ink(page), 10, "the eraser, by its key");
});

test("acts: a finger draws, taps and erases", async ({ site, open }) => {
  const page = await open(`${site}/`);
  await page.touch();
  const at = await sheet(page);
  await page.draw([at(3, 3), at(12, 3)], true);
  await page.draw([at(7, 3), at(7, 13)], true);
  assert.equal(await ink(page), 20);
  await page.press(at(7, 3), true);
  assert.equal(await ink(page), 19);
  await page.click("grid.erase", true);
  await page.draw([at(3, 3), at(5, 3)], true);
  assert.equal(await ink(page), 16);
});

thorough("acts: a recall takes about four seconds on a small grid and on a large one, and then all is still", async ({ site, open }) => {
  const page = await open(`${site}/`);
  for (const cells of [5, 32]) {
    await page.do({ op: "forget_all" });
    await page.do({ op: "resize", width: cells, height: cells });
    await page.do({ op: "add_random", count: 1 });
    await page.do({ op: "load", pattern: 0 });
    await page.do({ op: "noise", fraction: 0.3 });
    await page.still();
    const begun = Date.now();
    await page.click("transport.recall");
    await page.until("the end", () => !hopfieldLab.status().running && hopfieldLab.status().outcome);
    const seconds = (Date.now() - begun) / 1000;
    assert.ok(seconds > 1.5 && seconds < 9, `${cells} × ${cells}: ${seconds} s`);
    assert.ok((await page.status()).nearest.exact);
    // What flipped last fades first.
    await page.until("the last flips have faded", async () => {
      const before = hopfieldLab.status().framesDrawn;
      await new Promise((resolve) => setTimeout(resolve, 500));
      return hopfieldLab.status().framesDrawn === before;
    });
  }
});

common("acts: speed by name, and the help that a press leaves behind", async ({ site, open }) => {
  const page = await open(`${site}/`, { width: 1280, height: 800 });
  await page.click("transport.speed");
  await page.click("transport.speed.preset.3");
  await page.press({ x: 640, y: 300 }); // beside the menu
  await page.until("the menu is closed", () => !hopfieldLab.widgets().some(({ id }) => id === "transport.speed.menu"));
  assert.equal((await page.get()).sweeps_per_second, 10_000);
  await page.do({ op: "undo" }); // were the grid drawn on by that press
  await page.do({ op: "speed", sweeps_per_second: 10_000 });
  await page.click("transport.recall");
  await page.until("the end", () => !hopfieldLab.status().running && hopfieldLab.status().outcome);
  await page.still();
  // The pointer rests on the button: half a second later there is still nothing to draw.
  const drawn = await page.eval(async () => {
    await new Promise((resolve) => setTimeout(resolve, 2500)); // until the last flips have faded
    const before = hopfieldLab.status().framesDrawn;
    await new Promise((resolve) => setTimeout(resolve, 1500));
    return hopfieldLab.status().framesDrawn - before;
  });
  assert.equal(drawn, 0);
});
