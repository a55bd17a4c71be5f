// Names in scripts that the lab's typeface lacks: the browser draws them.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { common, test } from "./harness.mjs";

/** @typedef {import("./page.mjs").LabPage} LabPage */

/** What is on the screen where the memories with these names are: their pixels. All have the same picture.
 * @param {LabPage} page @param {string[]} names @returns {Promise<string[]>} */
async function pictured(page, names) {
  await page.eval(async (wanted) => {
    await hopfieldLab.set({ hopfieldLab: 1, grid: { width: 5, height: 5 }, memories: wanted.map((/** @type {string} */ name) => ({ name, bits: "AAAAAA==" })) });
  }, names);
  // The words come when the browser has drawn them, which is another frame.
  for (let k = 0; k < 2; k += 1) await page.still();
  const places = [];
  for (let k = 0; k < names.length; k += 1) places.push((await page.resting(`memories.${k}`)).rect.map(Math.round));
  const file = "build/fixtures/name.png";
  await page.raw.screenshot(file);
  return page.eval(async (base64, rects) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes]));
    const canvas = document.createElement("canvas");
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    return rects.map((/** @type {number[]} */ [left, top, w, h]) => {
      canvas.width = w; // which clears it
      canvas.height = h;
      context.drawImage(picture, -left, -top);
      return canvas.toDataURL();
    });
  }, readFileSync(file).toString("base64"), places);
}

/** @param {LabPage} page @param {string} name */
const picturedName = async (page, name) => (await pictured(page, [name]))[0];

test("names: in every script are drawn with something else than ?, and each in its own way", async ({ site, open }) => {
  const page = await open(`${site}/?card=0`, { width: 1280, height: 800 });
  await page.whole();
  // Two lists, so that in each place there stand two names of a script one after the other.
  const lists = [["Łódź", "Жук", "ά", "שלום", "猫", "Łódź 猫 ά 😀 שלום"], ["Łodz", "Лук", "έ", "שלמה", "😀", "Łódź 猫 ά 😀 שלום"]];
  // The same with what stands for letters that are not there.
  const plain = await pictured(page, lists[0].map((name) => name.replaceAll(/[^\x20-\xff]/gu, "?")));
  const [first, second] = [await pictured(page, lists[0]), await pictured(page, lists[1])];
  lists[0].forEach((name, place) => {
    assert.ok(first[place] !== plain[place], `${name} is not drawn with ?`);
    if (place < 5) assert.ok(first[place] !== second[place], `${name} does not look like ${lists[1][place]}`);
  });
  assert.ok(first[5] === second[5], "a name is drawn in the same way again");
  assert.deepEqual(await pictured(page, lists[0]), first, "and all of them");
});

common("names: of other scripts come again after a lost picture, and where canvases give noise there is none on the screen", async ({ site, open }) => {
  const page = await open(`${site}/?card=0&theme=light`);
  await page.whole();
  const before = await picturedName(page, "Жук שלום");
  await page.eval(async () => {
    const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById("canvas"));
    const lose = canvas.getContext("webgl2")?.getExtension("WEBGL_lose_context");
    const lost = new Promise((resolve) => canvas.addEventListener("webglcontextlost", resolve, { once: true }));
    lose?.loseContext();
    await lost;
    const restored = new Promise((resolve) => canvas.addEventListener("webglcontextrestored", resolve, { once: true }));
    setTimeout(() => lose?.restoreContext());
    await restored;
  });
  assert.ok((await picturedName(page, "Жук שלום")) === before, "the same again");

  const noisy = await open(`${site}/?card=0&theme=light`);
  await noisy.whole();
  await noisy.eval(() => {
    CanvasRenderingContext2D.prototype.getImageData = (_x, _y, width, height) => {
      const noise = new ImageData(width, height);
      for (let i = 0; i < noise.data.length; ++i) noise.data[i] = (i * 7919) % 256;
      return noise;
    };
  });
  assert.ok((await picturedName(noisy, "Жук")) === (await picturedName(noisy, "???")), "no noise");
});
