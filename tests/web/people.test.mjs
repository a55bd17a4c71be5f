// Pictures and tables as people bring them (tests/fixtures/people), in the real page.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { cellPicture, fixture } from "./fixtures.mjs";
import { common, test } from "./harness.mjs";

/** @typedef {import("./page.mjs").LabPage} LabPage */

/** @param {string} name */
const brought = (name) => path.resolve("tests/fixtures/people", name);

/** @param {LabPage} page @param {number} side */
async function begin(page, side) {
  await page.eval((width) => hopfieldLab.set({ hopfieldLab: 1, grid: { width, height: width } }), side);
}

/** @param {LabPage} page @returns {Promise<number[]>} the start, 1 and −1 */
const start = (page) =>
  page.eval(() => {
    const { start, grid } = hopfieldLab.get();
    const bytes = Uint8Array.from(atob(start.bits), (character) => character.charCodeAt(0));
    return Array.from({ length: grid.width * grid.height }, (_, i) => (((bytes[i >> 3] ?? 0) >> (i & 7)) & 1 ? 1 : -1));
  });

/** @param {LabPage} page @param {string} name */
async function place(page, name) {
  await page.raw.setFiles("#files", [brought(name)], page.frame);
  await page.widget("import.place");
  await page.click("import.place");
  await page.until("it is the start", () => !hopfieldLab.widgets().some(({ role }) => role === "dialog"));
  return start(page);
}

/** A browser that gives pages noise instead of pictures. @param {LabPage} page @param {boolean} decoder */
async function makeNoisy(page, decoder) {
  await page.eval((keep) => {
    CanvasRenderingContext2D.prototype.getImageData = (_x, _y, width, height) => {
      const noise = new ImageData(width, height);
      for (let i = 0; i < noise.data.length; ++i) noise.data[i] = (i * 7919) % 256;
      return noise;
    };
    if (!keep) Reflect.deleteProperty(globalThis, "ImageDecoder");
    return keep && "ImageDecoder" in globalThis;
  }, decoder);
}

test("people: a picture is exact also where a canvas gives noise, or it is refused", async ({ site, open }) => {
  const wanted = JSON.parse(readFileSync(brought("w02_arrow.values.json"), "utf8"));
  const page = await open(`${site}/`);
  await begin(page, 16);
  assert.deepEqual(await place(page, "w02_arrow.png"), wanted);
  await begin(page, 16);
  await makeNoisy(page, true);
  if (await page.eval(() => "ImageDecoder" in globalThis)) assert.deepEqual(await place(page, "w02_arrow.png"), wanted);
  await makeNoisy(page, false);
  await page.raw.setFiles("#files", [brought("w02_arrow.png")], page.frame);
  await page.until("a notice", () => /w02_arrow\.png: this browser does not let a page read it/.test(document.getElementById("notices")?.textContent ?? ""));
});

test("people: ink on transparent paper, whatever its colour", async ({ site, open }) => {
  const page = await open(`${site}/`);
  await begin(page, 16);
  const black = await place(page, "f07_black_on_nothing.png");
  await begin(page, 16);
  assert.deepEqual(await place(page, "f07_white_on_nothing.png"), black);
  assert.ok(black.filter((value) => value === 1).length > 20);
});

common("people: what a spreadsheet copies is its numbers, not the picture of its cells", async ({ site, open }) => {
  const page = await open(`${site}/`);
  await page.press({ x: 5, y: 5 });
  const text = readFileSync(brought("f08_table.tsv"), "utf8");
  const picture = readFileSync(brought("f08_picture_of_cells.png")).toString("base64");
  for (const beside of [picture, ""]) {
    await page.eval(({ words, base64 }) => {
      // No driver puts a picture on the clipboard, and not every browser lets a script make this event.
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const files = base64 ? [new File([bytes], "image.png", { type: "image/png" })] : [];
      const event = new Event("paste", { cancelable: true });
      Object.defineProperty(event, "clipboardData", { value: { files, getData: () => words } });
      document.getElementById("canvas")?.focus();
      document.dispatchEvent(event);
    }, { words: text, base64: beside });
    await page.widget("import.where.1");
    await page.click("import.where.1");
    await page.click("import.size.1");
    await page.click("import.done");
    await page.until("the numbers", () => hopfieldLab.status().size.width === 5 && hopfieldLab.status().patterns === 1);
    await page.eval(() => hopfieldLab.do({ op: "load", pattern: 0 }));
    assert.deepEqual((await start(page)).map((value) => (value === 1 ? "#" : ".")).join(""), "....#....#....##...######");
    await begin(page, 8);
  }
});

common("people: a drawing that may not be read is refused in a sentence", async ({ site, open }) => {
  const page = await open(`${site}/`);
  await page.raw.setFiles("#files", [brought("r07_foreign_object.svg")], page.frame);
  await page.until("a preview or a sentence", () =>
    hopfieldLab.widgets().some(({ id }) => id === "import.place") ||
    /r07_foreign_object\.svg: this browser (does not let a page read it|cannot read it)/.test(document.getElementById("notices")?.textContent ?? ""));
});

common("people: a large picture is made smaller beside the page, and comes right", async ({ site, open }) => {
  const side = 16;
  /** @param {number} row @param {number} column */
  const dark = (row, column) => (row * 5 + column * 3 + row * column) % 7 < 3;
  const wanted = Array.from({ length: side * side }, (_, i) => (dark(Math.floor(i / side), i % side) ? 1 : -1));
  const page = await open(`${site}/`);
  // Who is asked to make pictures smaller: another thread, and what the browser does on this one.
  await page.eval(() => {
    const scope = /** @type {any} */ (globalThis);
    scope.asked = [];
    scope.allowed = ["worker", "page"];
    const [Original, original, timer] = [Worker, createImageBitmap, setTimeout];
    scope.setTimeout = (/** @type {() => void} */ body, /** @type {number} */ time) => timer(body, scope.allowed.includes("silence") ? Math.min(time, 1000) : time);
    scope.Worker = class extends Original {
      /** @param {any[]} given */
      postMessage(...given) {
        if (given[0].picture) scope.asked.push("worker", given[0].options);
        if (scope.allowed.includes("silence")) return;
        if (!scope.allowed.includes("worker")) throw new TypeError("not allowed");
        super.postMessage(.../** @type {[any]} */ (given));
      }
    };
    scope.createImageBitmap = async (/** @type {any[]} */ ...given) => {
      scope.asked.push("page", given[1]);
      if (!scope.allowed.includes("page")) throw new TypeError("not allowed");
      return original(.../** @type {[any]} */ (given));
    };
  });
  const smaller = { resizeWidth: 2048, resizeHeight: 2048, resizeQuality: "medium" };
  // One pixel a cell, some, and so many that to read them takes seconds.
  for (const { pixels, allowed, asked } of [
    { pixels: 1, allowed: ["worker", "page"], asked: [] },
    { pixels: 32, allowed: ["worker", "page"], asked: [] },
    { pixels: 512, allowed: ["worker", "page"], asked: ["worker", smaller] },
    { pixels: 256, allowed: ["page"], asked: ["worker", smaller, "page", smaller] },
    // A worker that never answers is not waited for for ever.
    { pixels: 256, allowed: ["silence", "page"], asked: ["worker", smaller, "page", smaller] },
    // As any other.
    { pixels: 256, allowed: [], asked: ["worker", smaller, "page", smaller] },
  ]) {
    await page.eval((given) => void Object.assign(globalThis, { asked: [], allowed: given }), allowed);
    const file = fixture(`cells-${pixels}.png`, cellPicture(side, side, pixels, dark));
    await begin(page, side);
    await page.raw.setFiles("#files", [file], page.frame);
    await page.widget("import.place");
    await page.click("import.place");
    await page.until("it is the start", () => !hopfieldLab.widgets().some(({ role }) => role === "dialog"));
    assert.deepEqual(await start(page), wanted, `${pixels} pixels a cell`);
    assert.deepEqual(await page.eval(() => (/** @type {any} */ (globalThis)).asked), asked);
  }
});

test("people: a large photograph comes as the camera was held", async ({ site, open }) => {
  const page = await open(`${site}/`);
  // In the file the left half is dark. A note says how to turn it.
  const base64 = await page.eval(async () => {
    const canvas = document.createElement("canvas");
    canvas.width = 2400;
    canvas.height = 2000;
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    context.fillStyle = "white";
    context.fillRect(0, 0, 2400, 2000);
    context.fillStyle = "black";
    context.fillRect(0, 0, 1200, 2000);
    return canvas.toDataURL("image/jpeg").split(",")[1];
  });
  const jpeg = Buffer.from(base64, "base64");
  /** @type {{orientation: number, width: number, height: number, dark: (i: number) => boolean}[]} */
  const ways = [
    { orientation: 6, width: 20, height: 24, dark: (i) => i < 240 },
    { orientation: 3, width: 24, height: 20, dark: (i) => i % 24 >= 12 },
    { orientation: 1, width: 24, height: 20, dark: (i) => i % 24 < 12 },
  ];
  for (const { orientation, width, height, dark } of ways) {
    const exif = Buffer.from(`ffe1002245786966000049492a0008000000010012010300010000000${orientation}00000000000000`, "hex");
    const file = fixture(`turned-${orientation}.jpg`, "");
    writeFileSync(file, Buffer.concat([jpeg.subarray(0, 2), exif, jpeg.subarray(2)]));
    await page.eval((grid) => hopfieldLab.set({ hopfieldLab: 1, grid }), { width, height });
    await page.raw.setFiles("#files", [file], page.frame);
    await page.widget("import.place");
    await page.click("import.place");
    await page.until("it is the start", () => !hopfieldLab.widgets().some(({ role }) => role === "dialog"));
    assert.deepEqual(await start(page), Array.from({ length: 480 }, (_, i) => (dark(i) ? 1 : -1)), `orientation ${orientation}`);
  }
});
