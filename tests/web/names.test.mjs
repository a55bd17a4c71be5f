// Names in scripts that the lab's typeface lacks: the browser draws them.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "./harness.mjs";

/** @typedef {import("./page.mjs").LabPage} LabPage */

/** What is on the screen below the picture of the first memory, where its name is: its pixels.
 * @param {LabPage} page @param {string} name @returns {Promise<string>} */
async function picturedName(page, name) {
  await page.eval(async (wanted) => {
    await hopfieldLab.set({ hopfieldLab: 1, grid: { width: 5, height: 5 }, memories: [{ name: wanted, bits: "AAAAAA==" }] });
  }, name);
  // The words come when the browser has drawn them, which is another frame.
  for (let k = 0; k < 2; k += 1) await page.still();
  const { rect: [x, y, width, height] } = await page.resting("memories.0");
  const file = "build/fixtures/name.png";
  await page.raw.screenshot(file);
  return page.eval(async (base64, [left, top, w, h]) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes]));
    const canvas = document.createElement("canvas");
    canvas.width = w;
    canvas.height = h;
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    context.drawImage(picture, -left, -top);
    return canvas.toDataURL();
  }, readFileSync(file).toString("base64"), [x, y, width, height].map(Math.round));
}

test("names: in every script are drawn with something else than ?, and each in its own way", async ({ site, open }) => {
  const page = await open(`${site}/?card=0`);
  await page.whole();
  const names = ["Łódź", "Łodz", "Жук", "Лук", "ά", "έ", "שלום", "שלמה", "猫", "😀", "Łódź 猫 ά 😀 שלום"];
  /** @type {Map<string, string>} */
  const pictures = new Map();
  for (const name of names) {
    const picture = await picturedName(page, name);
    for (const [other, before] of pictures) assert.ok(picture !== before, `${name} does not look like ${other}`);
    // The same with what stands for letters that are not there.
    const plain = name.replaceAll(/[^\x20-\xff]/gu, "?");
    assert.ok(picture !== (await picturedName(page, plain)), `${name} is not drawn as ${plain}`);
    assert.ok(picture === (await picturedName(page, name)), `${name} is drawn in the same way again`);
    pictures.set(name, picture);
  }
});

test("names: of other scripts come again after a lost picture, and where canvases give noise there is none on the screen", async ({ site, open }) => {
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
