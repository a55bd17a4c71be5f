// The second part of the page: it comes when it is needed, once; and what happens when it does not come.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { blackPicture, fixture } from "./fixtures.mjs";
import { test } from "./harness.mjs";

/** @typedef {import("./page.mjs").LabPage} LabPage */

/** How often the second part has been fetched. @param {LabPage} page */
const fetches = (page) => page.eval(() => performance.getEntriesByType("resource").filter(({ name }) => /further\.\w+\.wasm/.test(name)).length);

/** Until a workbench is drawn. @param {LabPage} page @param {string} name */
const shows = (page, name) => page.until(`${name} is shown`, (wanted) => hopfieldLab.widgets().some((widget) => widget.id.startsWith(`${wanted}.`)), name);

test("further: fetched when another workbench is opened, once; the work is untouched", async ({ site, open }) => {
  const { further } = JSON.parse(readFileSync("build/site.json", "utf8"));
  assert.equal(further.length, 1);
  const page = await open(`${site}/slow/`, { width: 1280, height: 800 });
  await page.do({ op: "paint", cells: [1, 2, 3], value: 1 });
  await page.still();
  assert.equal(await fetches(page), 0, "not at the start");
  const before = JSON.stringify((await page.get()).start);

  await page.click("top.tab.three");
  const { name } = await page.widget("waiting");
  assert.equal(name, "Loading Three neurons");
  assert.equal((await page.status()).workbench, "three");
  await page.do({ op: "step" }); // commands do not wait
  await shows(page, "three");
  assert.deepEqual((await page.status()).three.state, [1, 1, -1]);
  assert.equal(await page.eval(() => hopfieldLab.widgets().some(({ id }) => id === "waiting")), false);

  await page.click("top.tab.gates");
  await shows(page, "gates");
  await page.click("top.tab.memory");
  await page.widget("transport.recall");
  await page.click("top.tab.three");
  await shows(page, "three");
  assert.equal(await fetches(page), 1);

  for (let step = 0; step < 5; step += 1) await page.do({ op: "undo" }); // four tabs and a step
  assert.equal((await page.status()).workbench, "memory");
  assert.equal(JSON.stringify((await page.get()).start), before);
  await page.do({ op: "undo" });
  assert.notEqual(JSON.stringify((await page.get()).start), before, "the painting before it is undone as well");
  for (let step = 0; step < 6; step += 1) await page.do({ op: "redo" });
  await shows(page, "three");
  assert.deepEqual((await page.status()).three.state, [1, 1, -1]);
});

/** Everything that the workbench Memory says: its panels, menus and the dialog that are there from the start. @param {LabPage} page */
async function words(page) {
  /** @type {Record<string, unknown>} */
  const found = {};
  const read = async (/** @type {string} */ name) => {
    await page.still();
    found[name] = await page.eval(() => hopfieldLab.widgets().filter(({ id }) => id !== "top.undo").map(({ id, name, value, help }) => [id, name, value, help]));
  };
  for (const panel of ["plots", "weights", "raster", "options"]) {
    await page.do({ op: "view", panel });
    await read(panel);
  }
  for (const opener of ["top.menu", "memories.pictures", "memories.0.menu", "transport.more"]) {
    await page.click(opener);
    await read(opener);
    await page.key("Escape");
    await page.still();
  }
  return found;
}

test("further: what is shown before it has all its text", async ({ site, open }) => {
  const page = await open(`${site}/`, { width: 1280, height: 800 });
  const before = await words(page);
  assert.equal(await fetches(page), 0);
  await page.do({ op: "open", workbench: "three" });
  await shows(page, "three");
  await page.do({ op: "open", workbench: "memory" });
  assert.equal(await fetches(page), 1);
  assert.deepEqual(before, await words(page));
});

test("further: a link, a query parameter and a document open there", async ({ site, open }) => {
  const first = await open(`${site}/?workbench=gates`);
  await shows(first, "gates");
  assert.equal(await first.notices(), "");
  await first.do({ op: "gates", target: [0, 0, 0, 1] });
  await first.do({ op: "open", workbench: "three" });
  await first.do({ op: "three", form: "plain", tie: "minus" });
  await first.still();
  await first.until("the address has it", () => location.hash.length > 1);
  const document = await first.get();

  const linked = await open(`${site}/?again${await first.eval(() => location.hash)}`);
  await shows(linked, "three");
  assert.deepEqual(await linked.get(), document);
  assert.equal(await fetches(linked), 1);

  const given = await open(`${site}/`);
  await given.set(document);
  await shows(given, "three");
  assert.deepEqual(await given.get(), document);
});

test("further: without it the page says so, offers to try again, and Memory works", async ({ site, open, expectProblem }) => {
  expectProblem(/503/);
  const page = await open(`${site}/flaky/`);
  await page.do({ op: "open", workbench: "three" });
  await page.widget("waiting.again");
  const words = (await page.widget("waiting")).name;
  assert.match(words, /^Three neurons could not be loaded\. .*503.*The Memory workbench goes on working\./s);

  await page.click("waiting.memory");
  await page.do({ op: "speed", updates_per_second: 100_000 });
  await page.click("transport.recall");
  await page.until("it recalls", () => hopfieldLab.status().outcome === "fixed_point");
  await page.raw.setFiles("#files", [fixture("small.png", blackPicture(16, 16))], null);
  await page.widget("import.place"); // the second try was for a file
  await page.click("import.close");
  await page.do({ op: "open", workbench: "three" });
  await shows(page, "three");

  const other = await open(`${site}/flaky/`);
  await other.raw.setFiles("#files", [fixture("small.png", blackPicture(16, 16))], null);
  await other.until("a notice", () => /503.*connection/s.test(document.getElementById("notices")?.textContent ?? ""));
  await other.do({ op: "open", workbench: "three" }); // tries anew by itself
  await shows(other, "three");

  const third = await open(`${site}/flaky/?workbench=three`);
  await third.click("waiting.again");
  await shows(third, "three");
  assert.equal((await third.status()).error, null);
});

test("further: a dialog that comes with it waits for it, and can be asked for again", async ({ site, open, expectProblem }) => {
  expectProblem(/503/);
  const page = await open(`${site}/flaky/`);
  await page.click("top.help");
  await page.until("what is wrong", () => hopfieldLab.widgets().some(({ id, name }) => id === "coming.words" && name.includes("503")));
  await page.click("coming.close");
  await page.click("top.help");
  await page.widget("help.close");
  assert.equal((await page.status()).workbench, "memory");
});

test("further: in one file, embedded, and in frames without an origin", async ({ site, host, open }) => {
  const single = await open(`${site}/hopfield-lab.html?workbench=three`);
  await shows(single, "three");
  assert.deepEqual(await single.eval(() => performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => !/^(blob|data):/.test(name))), []);

  for (const file of ["hopfield-lab.html", "index.html"]) {
    const outer = await open(host(`<iframe sandbox="allow-scripts" src="${site}/${file}?embed=1&workbench=three" width="600" height="400"></iframe>`), { wait: false });
    const inner = await outer.inFrame(0).ready();
    await shows(inner, "three");
    await inner.click("three.step");
    await inner.until("the step", () => hopfieldLab.status().three.decisions === 1);
  }
});

/** @param {LabPage} page */
const loseContext = (page) => page.eval(async () => {
  const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById("canvas"));
  const extension = canvas.getContext("webgl2")?.getExtension("WEBGL_lose_context");
  const lost = new Promise((resolve) => canvas.addEventListener("webglcontextlost", resolve, { once: true }));
  extension?.loseContext();
  await lost;
  const restored = new Promise((resolve) => canvas.addEventListener("webglcontextrestored", resolve, { once: true }));
  await new Promise((resolve) => setTimeout(resolve));
  extension?.restoreContext();
  await restored;
});

test("further: it survives a lost context and works under a strict policy", async ({ site, open }) => {
  const page = await open(`${site}/strict/?workbench=three`);
  await shows(page, "three");
  await loseContext(page);
  await page.still();
  await page.click("three.step");
  await page.until("the step", () => hopfieldLab.status().three.decisions === 1);
  assert.equal((await page.status()).error, null);
});

test("further: plane, basins and surface look the same after a lost context", async ({ site, open }) => {
  const page = await open(`${site}/?workbench=two`);
  await shows(page, "two");
  await page.still();
  const seen = async (/** @type {string} */ name) => {
    const file = fixture(name, "");
    await page.raw.screenshot(file);
    return readFileSync(file);
  };
  const before = await seen("before.png");
  await loseContext(page);
  await page.still();
  assert.ok(before.equals(await seen("after.png")), "every pixel as before");
  await page.click("two.ground.1");
  await page.still();
  assert.ok(!before.equals(await seen("energy.png")), "and another ground looks different");
});
