// What people do with the Memory workbench, from start to end, by pointer and by touch.

import assert from "node:assert/strict";
import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { course, fixture, npz } from "./fixtures.mjs";
import { common, test, thorough } from "./harness.mjs";
import { writePicture } from "./images.mjs";

/** @typedef {import("./page.mjs").LabPage} LabPage */

const size = { width: 1280, height: 800 };

/** Fast enough not to wait, slow enough to be seen working. @param {LabPage} page */
const hurry = (page) => page.do({ op: "speed", updates_per_second: 100_000 });

/** @param {LabPage} page @param {boolean} byTouch */
async function recall(page, byTouch) {
  await page.click("transport.recall", byTouch);
  await page.until("the network has come to rest", () => {
    const { running, outcome } = hopfieldLab.status();
    return !running && outcome;
  });
  return page.status();
}

/** Chooses something of the spoiling menu. @param {LabPage} page @param {string[]} ids @param {boolean} byTouch */
async function spoil(page, ids, byTouch) {
  await page.click("transport.more", byTouch);
  for (const id of ids) await page.click(id, byTouch);
  if (await page.eval(() => hopfieldLab.widgets().some((widget) => widget.id === "spoil"))) {
    await page.press({ x: 30, y: 400 }, byTouch); // beside the menu
  }
  await page.until("the menu is closed", () => !hopfieldLab.widgets().some((widget) => widget.id === "spoil"));
}

/** Reads a file and waits for the preview. @param {LabPage} page @param {string} file */
async function importFile(page, file) {
  await page.raw.setFiles("#files", [file], page.frame);
  await page.widget("import");
}

for (const [way, byTouch] of /** @type {const} */ ([["pointer", false], ["touch", true]])) {
  test(`scenario by ${way}: the course's pictures from an .npz, spoiled and recalled`, async ({ site, open }) => {
    const page = await open(`${site}/`, size);
    await importFile(page, fixture("course.npz", npz(course)));
    await page.click("import.where.1", byTouch); // replace the memories
    await page.click("import.size.1", byTouch); // keep 16 × 16
    await page.click("import.done", byTouch);
    await page.until("three memories", () => hopfieldLab.status().size.width === 16 && hopfieldLab.status().patterns === 3);
    await hurry(page);
    for (const [index, name] of Object.keys(course).entries()) {
      await page.click(`memories.${index}`, byTouch);
      await page.until(`${name} is the start`, (given) => hopfieldLab.status().nearest.name === given && hopfieldLab.status().nearest.exact, name);
      await page.click("transport.add_noise", byTouch);
      await page.until("it is spoiled", () => !hopfieldLab.status().nearest.exact);
      const spoiled = await page.status();
      assert.ok(spoiled.nearest.overlap < 0.8, `${name}: overlap ${spoiled.nearest.overlap}`);
      const { outcome, nearest, verdict } = await recall(page, byTouch);
      assert.equal(outcome, "fixed_point");
      assert.equal(nearest.kind, "stored");
      assert.equal(nearest.name, name);
      assert.equal(nearest.exact, true);
      assert.match(verdict, new RegExp(`^${name} is recalled exactly, after \\d+ sweep`));
    }
  });

  thorough(`scenario by ${way}: half a face is completed; face and penguin mixed are named as one`, async ({ site, open }) => {
    const page = await open(`${site}/`, size);
    await page.click("memories.pictures", byTouch);
    await page.click("pictures.set.3", byTouch);
    await page.widget("pictures.drawings-64.face");
    await page.click("pictures.use", byTouch);
    await page.until("the large drawings", () => hopfieldLab.status().size.width === 64 && hopfieldLab.status().patterns === 3);
    await hurry(page);

    await page.click("memories.0", byTouch);
    await page.until("the face is the start", () => hopfieldLab.status().nearest.name === "face" && hopfieldLab.status().nearest.exact);
    await spoil(page, ["spoil.blank.bottom"], byTouch);
    await page.until("half of it is covered", () => !hopfieldLab.status().nearest.exact);
    const face = await recall(page, byTouch);
    assert.match(face.verdict, /^face is recalled exactly/);

    // Face and penguin in equal parts.
    const names = await page.eval(() => hopfieldLab.widgets().filter((widget) => /^memories\.\d$/.test(widget.id)).map((widget) => widget.name));
    assert.deepEqual(names, ["face", "globe", "penguin"]);
    await spoil(page, ["spoil.blend.b.next", "spoil.blend.do"], byTouch);
    const mixture = await recall(page, byTouch);
    assert.equal(mixture.nearest.kind, "mixture");
    assert.match(mixture.verdict, /^This is a (blend|mixture) of .*(face.*penguin|penguin.*face)/);
    assert.match(mixture.verdict, /spurious/);
  });

  (byTouch ? thorough : common)(`scenario by ${way}: a photograph is imported, stored, spoiled and recalled`, async ({ site, open }) => {
    const page = await open(`${site}/`, size);
    await page.click("memories.pictures", byTouch);
    await page.click("pictures.set.3", byTouch);
    await page.widget("pictures.drawings-64.face");
    await page.click("pictures.use", byTouch);
    await page.until("a grid of 64 × 64", () => hopfieldLab.status().size.width === 64);
    await hurry(page);
    await importFile(page, photograph());
    await page.click("import.place", byTouch);
    await page.until("it is on the grid", () => !hopfieldLab.status().nearest.exact && hopfieldLab.status().undo !== "Pictures");
    await page.click("memories.store", byTouch);
    await page.until("it is stored", () => hopfieldLab.status().patterns === 4);
    assert.equal((await page.status()).nearest.exact, true);
    await page.click("transport.add_noise", byTouch);
    await page.until("it is spoiled", () => !hopfieldLab.status().nearest.exact);
    const { nearest, outcome } = await recall(page, byTouch);
    assert.deepEqual([outcome, nearest.kind, nearest.pattern, nearest.exact], ["fixed_point", "stored", 3, true]);
  });
}

/** What a camera might see: a bright head before a darker wall, lit from the left, with noise. */
function photograph() {
  const file = path.resolve("build/fixtures/photograph.png");
  if (!existsSync(file)) {
    mkdirSync(path.dirname(file), { recursive: true });
    writePicture(file, 280, 184, (x, y) => {
      const head = Math.hypot((x - 140) / 60, (y - 84) / 74) < 1 || (y > 140 && Math.abs(x - 140) < 100);
      const eye = Math.min(Math.hypot(x - 116, y - 70), Math.hypot(x - 164, y - 70)) < 9;
      const light = (head && !eye ? 205 : 70) - x / 6 + ((x * 7919 + y * 104729) % 31) - 15;
      return [light, light * 0.85, light * 0.7];
    });
  }
  return file;
}
