// The lab for those who do not see its canvas, or have another keyboard: order, focus, keys and typed numbers.

import assert from "node:assert/strict";
import { common, test } from "./harness.mjs";

/** @typedef {import("./page.mjs").LabPage} LabPage */

/** @param {LabPage} page @returns {Promise<string>} */
const focused = (page) => page.eval(() => document.activeElement?.getAttribute("data-widget") ?? document.activeElement?.id ?? "");

/** Red, green and blue of the ground, as it is drawn right after an event of the window. @param {LabPage} page @param {string} event */
const ground = (page, event) => page.eval((type) => {
  if (type) dispatchEvent(new Event(type));
  const source = /** @type {HTMLCanvasElement} */ (document.getElementById("canvas"));
  const copy = document.createElement("canvas");
  [copy.width, copy.height] = [source.width, source.height];
  const context = /** @type {CanvasRenderingContext2D} */ (copy.getContext("2d"));
  context.drawImage(source, 0, 0);
  return [...context.getImageData(4, Math.round(source.height * 0.6), 1, 1).data.slice(0, 3)];
}, event);

/** @param {LabPage} page @param {number} most @returns {Promise<string[]>} from the first one */
async function stops(page, most) {
  await page.eval(() => document.getElementById("skip")?.focus());
  const all = [await focused(page)];
  while (all.length < most) {
    await page.key("Tab");
    all.push(await focused(page));
  }
  return all;
}

common("lab access: Recall is among the first ten stops, then the network", async ({ site, open }) => {
  const page = await open(`${site}/`, { width: 1280, height: 800 });
  await page.widget("transport.recall");
  await page.until("it is mirrored", () => document.querySelector("#mirror [data-widget='transport.recall']"));
  const all = await stops(page, 24);
  assert.equal(all[0], "skip");
  assert.equal(all[1], "top.tab.memory");
  const recall = all.indexOf("transport.recall"), grid = all.indexOf("grid");
  assert.ok(recall > 0 && recall < 10, all.join(" "));
  assert.ok(grid > recall && grid < 20, all.join(" "));
  await page.eval(() => document.getElementById("skip")?.focus());
  await page.key("Enter");
  assert.equal(await focused(page), "grid");
});

common("lab access: the arrow keys choose in a group and say where they are in the grid", async ({ site, open }) => {
  const page = await open(`${site}/`, { width: 1280, height: 800 });
  await page.focus("insight.panel.0");
  await page.key("ArrowRight");
  await page.until("the next panel", () => hopfieldLab.get().view.panel === "weights");
  assert.equal(await focused(page), "insight.panel.1");
  const before = await page.get();
  await page.focus("grid");
  await page.key("ArrowRight");
  const said = await page.until("it is said", () => document.getElementById("said")?.textContent);
  assert.match(said, /^Row \d+, column \d+ is [+−]1\.$/);
  await page.key(" ");
  await page.until("the other state is said", (text) => document.getElementById("said")?.textContent !== text, said);
  assert.notDeepEqual(await page.get(), before);
});

common("lab access: undo on a Cyrillic and on a Greek keyboard", async ({ site, open }) => {
  const page = await open(`${site}/`, { width: 1280, height: 800 });
  await page.do({ op: "invert" });
  const inverted = JSON.stringify((await page.get()).start);
  /** @param {string} key @param {string} code */
  const type = (key, code) => page.eval((given) => {
    const canvas = /** @type {HTMLElement} */ (document.getElementById("canvas"));
    canvas.focus();
    canvas.dispatchEvent(new KeyboardEvent("keydown", { ...given, ctrlKey: true, bubbles: true, cancelable: true }));
  }, { key, code });
  await type("я", "KeyZ");
  await page.until("undone", (text) => JSON.stringify(hopfieldLab.get().start) !== text, inverted);
  await type("υ", "KeyY");
  await page.until("redone", (text) => JSON.stringify(hopfieldLab.get().start) === text, inverted);
});

common("lab access: after Reset everything, Cancel or Escape, Tab goes on from the menu", async ({ site, open }) => {
  const page = await open(`${site}/`, { width: 1280, height: 800 });
  for (const end of ["cancel", "Escape"]) {
    await page.focus("top.menu");
    await page.key("Enter");
    await page.until("the menu", () => /^menu\./.test(document.activeElement?.getAttribute("data-widget") ?? ""));
    await page.focus("menu.reset_all");
    await page.key("Enter");
    await page.until("the dialog", () => /^reset_all\./.test(document.activeElement?.getAttribute("data-widget") ?? ""));
    if (end === "Escape") {
      await page.key("Escape");
    } else {
      await page.focus("reset_all.cancel");
      await page.key("Enter");
    }
    await page.until(`after ${end}`, () => document.activeElement?.getAttribute("data-widget") === "top.menu");
  }
});

common("lab access: a number is kept as it is typed, or refused in words", async ({ site, open }) => {
  const page = await open(`${site}/`, { width: 1280, height: 800 });
  /** @param {string} text */
  const type = async (text) => {
    await page.click("transport.noise.value");
    await page.until("the field", () => document.activeElement?.id === "field");
    await page.raw.type(text);
    await page.key("Enter");
    await page.until("it is gone", () => !document.getElementById("field"));
  };
  await type("12,5");
  await page.until("the noise", () => hopfieldLab.get().noise === 0.125);
  await page.until("it is shown", () => hopfieldLab.widgets().find(({ id }) => id === "transport.noise.value")?.value === "12.5");
  await type("5abc");
  const { name } = await page.widget("toast.0");
  assert.match(name, /“5abc”.*a number from 0 to 100/);
  assert.equal((await page.get()).noise, 0.125);
});

common("lab access: Help can be read", async ({ site, open }) => {
  const page = await open(`${site}/`, { width: 1280, height: 800 });
  await page.click("top.help");
  await page.until("its text is in the mirror", () => [...document.querySelectorAll("#mirror [data-widget^='help.text.']")].some((line) => /Recall/.test(line.textContent ?? "")));
  assert.equal(await page.eval(() => document.querySelector("#mirror [data-widget='help.text.1']")?.closest("[role=dialog]")?.getAttribute("aria-label")), "Help");
});

test("lab access: on paper the lab is light, and what was chosen comes back", async ({ site, open }) => {
  const page = await open(`${site}/?theme=dark`, { width: 1280, height: 800 });
  await page.still();
  assert.deepEqual(await ground(page, "beforeprint"), [246, 245, 242]);
  assert.deepEqual(await ground(page, "afterprint"), [20, 24, 31]);
});

test("lab access: where the system has its own colours, the canvas has them", async ({ site, open }) => {
  const page = await open(`${site}/`, { width: 1280, height: 800 });
  if (!page.raw.emulate) return;
  await page.raw.emulate({ forcedColors: "active", colorScheme: "dark" });
  await page.still();
  const system = await page.eval(() => {
    const probe = document.createElement("i");
    probe.style.color = "Canvas";
    document.body.append(probe);
    return getComputedStyle(probe).color.match(/\d+/g)?.map(Number);
  });
  assert.deepEqual(await ground(page, "beforeprint"), [246, 245, 242], "but not on paper");
  assert.deepEqual(await ground(page, "afterprint"), system);
  await page.raw.screenshot("build/log/forced-colours.png");
});
