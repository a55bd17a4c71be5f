// The workbench Capacity in the real page: the slider, experiments on workers, what happens when they are cut short.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { common, thorough } from "./harness.mjs";

/** @typedef {import("./page.mjs").LabPage} LabPage */

const size = { width: 1280, height: 800 };

/** What is on the screen once it shows the present document. @param {LabPage} page */
async function screen(page) {
  await page.until("the workbench is shown", () => {
    const ids = hopfieldLab.widgets().map((/** @type {any} */ { id }) => id);
    return !ids.includes("waiting") && ids.includes("verdict");
  });
  await page.still();
  const widgets = await page.eval(() => hopfieldLab.widgets());
  const find = (/** @type {string} */ id) => widgets.find((/** @type {any} */ widget) => widget.id === id);
  return {
    name: (/** @type {string} */ id) => find(id)?.name ?? `${id} is not there`,
    value: (/** @type {string} */ id) => find(id)?.value ?? `${id} is not there`,
    widgets,
  };
}

/** @param {LabPage} page @param {number} [table] how many rows it has */
const rows = (page, table = 0) => page.eval((k) => hopfieldLab.get().capacity?.results?.[k]?.rows.length ?? 0, table);

/** @param {LabPage} page @param {number} count of the first table */
const has = (page, count) => page.until(`${count} rows`, (wanted) => (hopfieldLab.get().capacity?.results?.[0]?.rows.length ?? 0) >= wanted, count);

/** @param {LabPage} page */
const finished = (page) => page.until("it is finished", () => hopfieldLab.widgets().find((/** @type {any} */ { id }) => id === "capacity.run")?.name === "Run again");

/** The numbers of a table as the whole request gives them elsewhere. @param {any} table @param {any} result */
function agrees(table, result) {
  assert.equal(result.loads.length, table.rows.length);
  table.rows.forEach((/** @type {any[]} */ row, /** @type {number} */ k) => {
    const load = result.loads[k];
    const expected = table.columns.map((/** @type {string} */ name) => {
      const start = /^success q=(.*)$/.exec(name);
      return start ? load.success[result.starts.indexOf(Number(start[1]))] : load[name];
    });
    assert.deepEqual(row, expected, `P = ${row[0]}`);
  });
}

common("capacity: the wall follows the slider, breaks, and is the same again", async ({ site, open }) => {
  const page = await open(`${site}/?workbench=capacity`, size);
  await page.do({ op: "capacity", patterns: 5 });
  assert.match((await screen(page)).name("verdict"), /^All memories are recalled exactly\. 5 of 5 memories are stable/);
  const { rect: [x, y, width, height] } = await page.resting("capacity.patterns");
  const along = [0.3, 0.4, 0.5, 0.6, 0.7].map((part) => ({ x: x + width * part, y: y + height / 2 }));
  await page.draw(along);
  await page.until("the slider has moved P", () => (hopfieldLab.get().capacity?.patterns ?? 0) > 6);
  await page.still(); // it has been let go
  await page.do({ op: "capacity", patterns: 40 });
  const broken = await screen(page);
  assert.match(broken.name("verdict"), /^Errors now trigger more errors, and no memory is recalled\./);
  assert.equal(broken.name("capacity.load"), "α = 0.400");

  const link = await page.until("the address has it", () => location.hash);
  const again = await open(`${site}/?again${link}`, size);
  await again.do({ op: "capacity", patterns: 40 });
  const same = await screen(again);
  for (const id of ["capacity.own.value", "capacity.spoiled.value", "capacity.wrong.value", "capacity.stable.value"]) {
    assert.equal(same.value(id), broken.value(id), id);
  }
  // The same load by projection.
  await again.do({ op: "capacity", rule: "pseudo-inverse" });
  assert.match((await screen(again)).name("verdict"), /40 of 40 memories are stable/);
});

thorough("capacity: a study gives the page what it gives Node and the command line", async ({ site, open }) => {
  const { run } = await import(new URL("../../dist/engine.mjs", import.meta.url).href);
  for (const view of ["curves", "recovery", "census"]) {
    const page = await open(`${site}/?workbench=capacity`, size);
    await page.do({ op: "capacity", neurons: 30, networks: 20, view, seed: 9, temperature: view === "census" ? 0.4 : 0 });
    await page.click("capacity.run");
    await finished(page);
    const { results } = (await page.get()).capacity;
    assert.equal(results.length, view === "recovery" ? 2 : 1);
    for (const table of results) {
      agrees(table, await run(table.experiment, table.request));
      const commandLine = ["build/native/hopfield", "build/sanitize/hopfield"].find((file) => existsSync(file));
      if (commandLine) {
        agrees(table, JSON.parse(execFileSync(commandLine, [table.experiment, "-"], { input: table.request, encoding: "utf8" })));
      }
    }
  }
});

common("capacity: a study goes on in another workbench, pauses, is cancelled, reloaded and gone on with", async ({ site, open }) => {
  const page = await open(`${site}/?workbench=capacity`, size);
  await page.do({ op: "capacity", neurons: 100, networks: 300, view: "curves", rule: "pseudo-inverse" });
  await page.click("capacity.run");
  await has(page, 1);
  await page.do({ op: "open", workbench: "memory" });
  const before = await rows(page);
  await has(page, before + 3);
  assert.equal((await page.status()).workbench, "memory");

  await page.do({ op: "open", workbench: "capacity" });
  await page.click("capacity.pause");
  await page.until("it is paused", () => hopfieldLab.widgets().find((/** @type {any} */ { id }) => id === "capacity.pause")?.name === "Resume");
  // What workers were at is finished.
  await page.until("nothing more comes", async () => {
    const count = () => hopfieldLab.get().capacity.results[0].rows.length;
    const before = count();
    await new Promise((resolve) => setTimeout(resolve, 2000)); // the time itself is the test
    return count() === before;
  });
  const paused = await rows(page);
  await page.click("capacity.pause");
  await has(page, paused + 1);
  await page.click("capacity.cancel");
  await page.widget("capacity.run");
  await page.still();
  const cancelled = await rows(page);
  assert.ok(cancelled > paused && cancelled < 50, `${cancelled} rows`);
  assert.match((await screen(page)).name("verdict"), new RegExp(`^${cancelled} of 50 loads so far`));

  await page.click("capacity.run");
  await has(page, cancelled + 1);
  await page.raw.reload(); // in the middle
  await page.ready();
  await page.widget("capacity.run");
  // What came just before the reload may not have been kept yet; what was there when it was cancelled was.
  assert.ok((await rows(page)) >= cancelled);
  assert.equal((await page.widget("capacity.run")).name, "Resume");
  await page.click("capacity.run");
  await has(page, 50);
  const [table] = (await page.get()).capacity.results;
  assert.deepEqual(table.rows.map((/** @type {number[]} */ [p]) => p), Array.from({ length: 50 }, (_, k) => 2 * k + 2));
});

thorough("capacity: workers that are killed cost nothing but time", async ({ site, open }) => {
  const page = await open(`${site}/?workbench=capacity`, size);
  await page.holdWorkers(100);
  await page.do({ op: "capacity", neurons: 60, networks: 400, view: "curves", rule: "pseudo-inverse" });
  await page.click("capacity.run");
  await has(page, 1); // which is shown at once; the others come a second later
  await page.eval(() => (/** @type {any} */ (globalThis)).workers.forEach((/** @type {Worker} */ worker) => worker.terminate()));
  // At once: a notice stays for twelve seconds.
  await page.until("it is told", () => /A part of the experiment was lost\. .*computed again\. The other results are kept/.test(document.getElementById("notices")?.textContent ?? ""));
  await has(page, 60);
  const { run } = await import(new URL("../../dist/engine.mjs", import.meta.url).href);
  const [table] = (await page.get()).capacity.results;
  agrees(table, await run("capacity", table.request));
});

thorough("capacity: a cell of the map opens in Memory; values are there for those who do not see the map", async ({ site, open }) => {
  const page = await open(`${site}/?workbench=capacity`, size);
  await page.do({ op: "capacity", neurons: 25, networks: 10, view: "recovery" });
  await page.click("capacity.run");
  await finished(page);
  const { rect: [x, y, width, height] } = await page.resting("capacity.map.0");
  await page.press({ x: x + width * 0.14, y: y + height * 0.03 }); // P = 4, q(0) = 1
  await page.until("the cell is read", () => /P = 4, q\(0\) = 1/.test(hopfieldLab.widgets().find((/** @type {any} */ { id }) => id === "capacity.map.0")?.value ?? ""));
  const shown = await screen(page);
  for (let row = 0; row <= 10; row += 1) assert.match(shown.value(`capacity.success.${row}.value`), /^\d+%$/);
  const mirrored = await page.eval(() => document.querySelector("#mirror [data-widget='capacity.success.5.value']")?.outerHTML ?? "");
  assert.match(mirrored, /q\(0\) = 0\.5/);

  await page.click("capacity.trial");
  await page.until("it is open in Memory", () => hopfieldLab.status().workbench === "memory");
  const { grid, memories } = await page.get();
  assert.deepEqual([grid, memories.length], [{ width: 5, height: 5 }, 4]);
  await page.do({ op: "undo" }); // of Memory, which is open now
  assert.equal((await page.get()).memories.length, 3);
  assert.equal((await page.status()).workbench, "memory");
  assert.equal((await page.get()).capacity.results.length, 2);
});

thorough("capacity: everything can be saved", async ({ site, open }) => {
  const page = await open(`${site}/?workbench=capacity`, size);
  await page.eval(() => {
    const scope = /** @type {any} */ (globalThis);
    scope.saved = [];
    const made = new Map();
    const original = URL.createObjectURL;
    URL.createObjectURL = (/** @type {any} */ blob) => {
      const url = original.call(URL, blob);
      made.set(url, blob);
      return url;
    };
    HTMLAnchorElement.prototype.click = function () {
      scope.saved.push([this.download, made.get(this.href)]);
    };
  });
  await page.do({ op: "capacity", neurons: 30, networks: 5, view: "curves" });
  await page.click("capacity.run");
  await finished(page);
  const mirrored = (/** @type {string} */ id) => page.until(`the control ${id}`, (wanted) => {
    const control = /** @type {HTMLElement | null} */ (document.querySelector(`#mirror [data-widget='${wanted}']`));
    control?.click();
    return control !== null;
  }, id);
  await mirrored("capacity.save"); // at the end of its column, maybe below what is seen
  await page.widget("capacity.csv");
  await page.still(); // and in the mirror
  for (const [k, kind] of ["csv", "svg", "png", "request", "script"].entries()) {
    await mirrored(`capacity.${kind}`);
    await page.until(`file ${k + 1}`, (count) => (/** @type {any} */ (globalThis)).saved.length === count, k + 1);
  }
  await page.until("five files", () => (/** @type {any} */ (globalThis)).saved.length === 5);
  const files = Object.fromEntries(await page.eval(() => Promise.all((/** @type {any} */ (globalThis)).saved.map(async (/** @type {[string, Blob]} */ [name, blob]) => [name, [blob.type, blob.type === "image/png" ? blob.size : await blob.text()]]))));
  assert.deepEqual(Object.keys(files).sort(), ["hopfield-capacity.csv", "hopfield-capacity.json", "hopfield-capacity.png", "hopfield-capacity.py", "hopfield-capacity.svg"]);
  assert.match(files["hopfield-capacity.csv"][1], /^patterns,load,networks,one_step_error/);
  assert.equal(JSON.parse(files["hopfield-capacity.json"][1]).networks, 5);
  assert.match(files["hopfield-capacity.svg"][1], /^<svg [^]*error[^]*<\/svg>\s*$/);
  assert.match(files["hopfield-capacity.py"][1], /import numpy as np/);
  assert.ok(files["hopfield-capacity.png"][1] > 5000);
});

common("capacity: 600 × 400, by touch", async ({ site, open }) => {
  const page = await open(`${site}/?workbench=capacity`, { width: 600, height: 400 });
  await screen(page);
  const small = (await page.resting("capacity.wall")).rect;
  await page.press({ x: small[0] + 5, y: small[1] + 5 }, true); // the first touch makes everything larger
  const wall = await page.resting("capacity.wall");
  const [x, y, width, height] = wall.rect;
  assert.ok(x >= 0 && x + width <= 600 && y >= 0, `${wall.rect}`);
  assert.ok(height >= 40, `${wall.rect}`);
  await page.press({ x: x + width - 5, y: y + 5 }, true);
  await page.until("another memory is read", (before) => hopfieldLab.widgets().find((/** @type {any} */ { id }) => id === "capacity.wall")?.value !== before, wall.value);
  const slider = (await page.resting("capacity.patterns")).rect;
  assert.ok(slider[3] >= 44, `${slider}`);
  await page.do({ op: "capacity", view: "recovery", neurons: 25, networks: 3 });
  await page.click("capacity.run", true);
  await finished(page);
  assert.equal(await page.eval(() => document.documentElement.scrollWidth <= 600), true);
});
