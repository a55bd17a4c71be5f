// What the course says of optimisation: Hopfield and Tank's tours, how often they fail, and the exact optimum beside them;
// queens; cities of one's own by mouse, by finger and by keys.

import assert from "node:assert/strict";
import { common } from "./harness.mjs";

/** @typedef {import("./page.mjs").LabPage} LabPage */

const size = { width: 1280, height: 800 };

const routes = async (/** @type {LabPage} */ page) => (await page.status()).routes;
/** A place of the unit square on the map. @param {LabPage} page @param {number} x @param {number} y */
async function place(page, x, y) {
  const { rect: [left, top, width, height] } = await page.resting("routes.map");
  const edge = 14;
  return { x: left + edge + x * (width - 2 * edge), y: top + height - edge - y * (height - 2 * edge) };
}
const cities = (/** @type {LabPage} */ page, /** @type {number} */ count) =>
  page.until(`${count} cities`, (wanted) => hopfieldLab.get().routes?.cities.length === wanted, count);

common("course G, routes: a run settles on a tour or not, and says which; the energy has four terms", async ({ kept }) => {
  const page = await kept("routes", size);
  const start = await routes(page);
  assert.ok(start.step === 0 && !start.ended && Math.abs(start.shortest - 2.6907) < 1e-4);
  await page.do({ op: "routes", speed: 1000 });
  await page.click("routes.run");
  await page.until("it has ended", () => hopfieldLab.status().routes.ended && !hopfieldLab.status().running);
  const end = await routes(page);
  assert.ok(end.valid && end.length >= end.shortest);
  assert.match((await page.status()).verdict, /^A valid tour of length 2\.84, 5\.4% above the shortest\./);
  const { a, b, c, d, sum } = end.energy;
  assert.ok(a < 1 && b < 1 && Math.abs(d / 500 - end.length) < 0.1 && Math.abs(a + b + c + d - sum) < 1e-6);
  // The experiment with the same start says the same.
  const run = await page.eval(() => {
    const { cities, seed, run: first } = hopfieldLab.get().routes;
    return hopfieldLab.experiment("tsp", { cities, seed, first, runs: 1, lengths: true });
  });
  assert.deepEqual(run.lengths, [end.length]);
  await page.do({ op: "routes", example: "ten", d: 2000 });
  await page.click("routes.finish");
  await page.until("the end", () => hopfieldLab.status().routes.ended);
  assert.equal((await routes(page)).valid, false);
  assert.match((await page.status()).verdict, /^Not a /);
  await page.click("routes.problem.1");
  await page.until("queens", () => hopfieldLab.status().routes.problem === "queens");
  await page.click("routes.finish");
  await page.until("the board", () => hopfieldLab.status().routes.ended);
  assert.match((await page.status()).verdict, /^Solved: none of the 8 queens attacks another\./);
});

common("course G, routes: many runs in workers, about one valid in five", async ({ site, open }) => {
  const page = await open(`${site}/?workbench=routes&card=0`, size);
  await page.do({ op: "routes", runs: 60 });
  await page.click("routes.many");
  await page.until("60 runs", () => hopfieldLab.status().routes.found?.runs === 60);
  const { found } = await routes(page);
  const error = Math.sqrt((0.2 * 0.8) / 60);
  assert.ok(Math.abs(found.valid_fraction - 0.2) < 4 * error, `${found.valid_fraction}`);
  assert.ok(Math.abs(found.valid_fraction_se - Math.sqrt((found.valid_fraction * (1 - found.valid_fraction)) / 60)) < 1e-12);
  const { lengths } = (await page.get()).routes.found;
  assert.equal(lengths.length, found.valid);
  assert.ok(lengths.every((/** @type {number} */ length) => length > 2.69));
  // Drawn with the next frame.
  await page.until("the share is shown", (end) => hopfieldLab.widgets().find(({ id }) => id === "routes.share.value")?.value.endsWith(end), `, ${found.valid} of 60`);
});

common("routes: cities by mouse, keys and a list that is pasted; undone, and in the link", async ({ site, open }) => {
  const page = await open(`${site}/?workbench=routes&card=0`, size);
  await page.do({ op: "routes", example: "ring" });
  const before = (await page.get()).routes.cities;
  await page.press(await place(page, 0.1, 0.9));
  await cities(page, 11);
  await page.draw([await place(page, 0.1, 0.9), await place(page, 0.15, 0.8), await place(page, 0.2, 0.7)]);
  await page.until("it has moved", () => Math.abs(hopfieldLab.get().routes.cities[10][0] - 0.2) < 0.03);
  await page.click("routes.remove");
  await cities(page, 10);
  assert.deepEqual((await page.get()).routes.cities, before);
  await page.focus("routes.map");
  await page.key("ArrowRight");
  await page.key("ArrowUp");
  await page.key(" ");
  await cities(page, 11);
  const paste = async (/** @type {string} */ text) => {
    await page.eval((words) => {
      const area = document.body.appendChild(document.createElement("textarea"));
      area.value = words;
      area.select();
    }, text);
    await page.key("c", "Control");
    await page.eval(() => {
      document.querySelector("textarea")?.remove();
      document.getElementById("canvas")?.focus();
    });
    await page.key("v", "Control");
  };
  await paste("NAME: three\nTYPE: TSP\nDIMENSION: 3\nEDGE_WEIGHT_TYPE: EUC_2D\nNODE_COORD_SECTION\n1 0 0\n2 10 0\n3 0 x\nEOF\n");
  await page.until("why not", () => hopfieldLab.widgets().some((/** @type {any} */ widget) => widget.id === "import.error" && /line 8: "x", expected a number/.test(widget.name)));
  await page.click("import.close");
  await cities(page, 11);
  await paste("0,1;0,2\n0,5;0,75\n1;0\n0,2;0,9\n");
  await cities(page, 4);
  const { routes: document } = await page.get();
  assert.deepEqual(document.cities[1], [0.5, 0.75]);
  const hash = await page.address();
  await page.do({ op: "undo" });
  await cities(page, 11);
  const linked = await open(`${site}/?again&card=0${hash}`, size);
  assert.deepEqual((await linked.get()).routes, document);
});

common("routes: by a finger on a tablet", async ({ site, open }) => {
  const page = await open(`${site}/?workbench=routes&card=0`, { width: 1024, height: 768 });
  await page.whole();
  await page.touch();
  await page.press(await place(page, 0.1, 0.9), true);
  await cities(page, 11);
  await page.click("routes.run", true);
  await page.until("it runs", () => hopfieldLab.status().running || hopfieldLab.status().routes.step > 0);
  await page.click("routes.start", true);
  await page.until("another start", () => hopfieldLab.get().routes?.run === 27);
});
