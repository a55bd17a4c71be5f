// What a frame of the real page costs its main thread, and how long the workbench Capacity takes, in Chromium: one JSON line a
// figure, as tests/bench prints them. Drawing itself is the graphics process's work and not in the figure; without a graphics card it would be all of it, and
// would take the processor away in the middle of a frame. So it is processor time that counts, not the clock.

import { drivers } from "./drivers/driver.mjs";
import { LabPage } from "./page.mjs";
import { startServers } from "./server.mjs";
import { measureStart } from "./start.mjs";

process.chdir(new URL("../..", import.meta.url).pathname);
const filter = process.argv[2] ?? "";
const duration = 10_000;

/** Recalls again and again. @param {LabPage} page */
const recall = (page) =>
  page.eval(async (milliseconds) => {
    const end = performance.now() + milliseconds;
    while (performance.now() < end) {
      await hopfieldLab.do({ op: "reset" });
      await hopfieldLab.do({ op: "recall" });
      while (hopfieldLab.status().running && performance.now() < end) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
  }, duration);

/** Drags to and fro over a widget, `reach` to both sides of its middle, after what is moved has followed once. @param {string} id @param {number} reach */
const dragging = (id, reach) => async (/** @type {LabPage} */ page) => {
  const { rect: [x, y, width, height] } = await page.resting(id);
  const to = (/** @type {number} */ share) => page.raw.mouseMove(x + width / 2 + share * reach, y + height / 2);
  const before = JSON.stringify(await page.get());
  await to(0);
  await page.raw.mouseDown("left");
  await to(-0.5);
  await page.until(`${id} follows`, (was) => JSON.stringify(hopfieldLab.get()) !== was, before);
  const end = Date.now() + duration;
  for (let move = 0; Date.now() < end; move += 1) await to(-0.8 * Math.cos(move / 25));
  await page.raw.mouseUp("left");
};

/** A frame while a slider is dragged. @param {string} what @param {string} id @param {object[]} prepare */
const slides = (what, id, prepare) => ({
  name: `page: a frame of dragging a slider, ${what}`, limit: 0.012, work: dragging(id, 60), prepare,
});

/** The course of one measurement: what is done before, what while frames are counted. */
const rows = [
  {
    name: "page: a frame of a recall, 64 × 64, 300 memories",
    limit: 0.008,
    work: recall,
    prepare: [
      { op: "pictures", set: "drawings-64" },
      { op: "add_random", count: 297 },
      { op: "load", pattern: 100 },
      { op: "noise", fraction: 0.45 },
      { op: "network", tie: "keep" },
      { op: "speed", updates_per_second: 20_000 },
    ],
  },
  {
    name: "page: a frame of a recall, 32 × 32, 3 memories",
    limit: 0.008,
    work: recall,
    prepare: [{ op: "reset_all" }, { op: "speed", updates_per_second: 1000 }],
  },
  {
    name: "page: a frame of dragging a weight, with plane, surface and basins",
    limit: 0.012,
    work: dragging("two.m.1", 150),
    prepare: [
      { op: "open", workbench: "two" },
      { op: "two", preset: "inhibition", ground: "basins", panel: "surface" },
    ],
  },
  slides("λ of one neuron", "one.lambda", [{ op: "open", workbench: "one" }]),
  slides("a threshold of a gate", "gates.threshold", [{ op: "open", workbench: "gates" }]),
  slides("how many pairs are stored", "pairs.stored", [{ op: "open", workbench: "pairs" }]),
  slides("the weight of the next picture", "sequences.next", [{ op: "open", workbench: "sequences" }]),
  slides("D of ten cities, at the end of a run", "routes.d", [{ op: "open", workbench: "routes" }, { op: "finish" }]),
  slides("P of a dense memory", "dense.patterns", [{ op: "open", workbench: "dense" }]),
  slides("width of the fields, at the end of a run", "places.width", [{ op: "open", workbench: "places" }, { op: "finish" }]),
  slides("β of attention", "dense.beta", [{ op: "open", workbench: "dense" }, { op: "dense", view: "attention" }]),
  slides("T of a net of 500", "temperature.heat", [{ op: "open", workbench: "temperature" }]),
  slides("P of a net of 500", "temperature.patterns", [{ op: "open", workbench: "temperature" }]),
];

/** Seconds from "Run" to the first row, and to the last. @param {LabPage} page @param {number} tables @param {number} count rows of each */
const study = (page, tables, count) =>
  page.eval(async (expected, each) => {
    const turn = () => new Promise((resolve) => setTimeout(resolve, 20));
    const rows = () => (hopfieldLab.get().capacity?.results ?? []).map((/** @type {any} */ table) => table.rows.length);
    const began = performance.now();
    (/** @type {HTMLElement} */ (document.querySelector("#mirror [data-widget='capacity.run']"))).click();
    while (!rows().some((/** @type {number} */ count) => count > 0)) await turn();
    const first = performance.now() - began;
    while (rows().length < expected || rows().some((/** @type {number} */ count) => count < each)) await turn();
    return [first / 1000, (performance.now() - began) / 1000];
  }, tables, count);

/** Seconds from a new P to the frame that shows it, at many P. @param {LabPage} page @returns {Promise<number[]>} */
const slider = (page) =>
  page.eval(async () => {
    const seconds = [];
    for (let patterns = 20; patterns < 220; patterns += 5) {
      const began = performance.now();
      await hopfieldLab.do({ op: "capacity", patterns });
      const wanted = `α = ${(patterns / 1024).toFixed(3)}`;
      while (hopfieldLab.widgets().find((/** @type {any} */ { id }) => id === "capacity.load")?.name !== wanted) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      seconds.push((performance.now() - began) / 1000);
    }
    return seconds;
  });

/** Experiments by the clock: that they wait for nothing is part of it.
 * @type {{names: string[], limits: number[], prepare: object, measure: (page: LabPage) => Promise<number[]>}[]} */
const courses = [
  {
    names: ["page: recovery map, N = 100, P = 1 … 100, both rules, all workers"],
    limits: [5],
    prepare: { view: "recovery", neurons: 100, networks: 100 },
    measure: async (page) => [(await study(page, 2, 100))[1]],
  },
  {
    names: ["page: capacity, N = 100, 50 loads, 1000 networks, all workers", "page: the same, first picture"],
    limits: [12, 1],
    prepare: { view: "curves", neurons: 100, networks: 1000 },
    measure: async (page) => (await study(page, 1, 50)).reverse(),
  },
  {
    names: ["page: the slider of Capacity, N = 1024"],
    limits: [0.05],
    prepare: { view: "wall", neurons: 1024, patterns: 20 },
    async measure(page) {
      const seconds = await slider(page);
      seconds.sort((a, b) => a - b);
      return [seconds[Math.floor(seconds.length / 2)]];
    },
  },
];

const starts = { frame: "page: first usable frame, 1.6 Mbit/s, processor ÷ 4", blocked: "page: the same, main thread blocked" };
if (Object.values(starts).some((name) => name.includes(filter))) {
  const [{ ready, blocked }] = await measureStart(["dist"], 5);
  console.log(JSON.stringify({ name: starts.frame, unit: "times", per_second: 1 / ready, seconds: ready, limit: 3.5 }));
  console.log(JSON.stringify({ name: starts.blocked, unit: "times", per_second: 1 / Math.max(blocked, 1e-3), seconds: blocked, limit: 0 }));
}

const site = await startServers("dist");
const driver = await drivers.chromium();
try {
  for (const { name, limit, prepare, work } of rows.filter((row) => row.name.includes(filter))) {
    const raw = await driver.open({ width: 1280, height: 800, motion: true, plain: true });
    const page = new LabPage(raw);
    await raw.goto(site.url);
    await page.ready();
    for (const command of prepare) await page.do(command);
    await page.still();
    const seconds = await raw.frameTimes?.(() => work(page));
    if (!seconds?.length) throw new Error(`${name}: no frame was drawn`);
    await raw.close();
    seconds.sort((a, b) => a - b);
    const median = seconds[Math.floor(seconds.length / 2)];
    const figures = { seconds: median, p95: seconds[Math.floor(seconds.length * 0.95)], frames: seconds.length, limit };
    console.log(JSON.stringify({ name, unit: "frames", per_second: 1 / median, ...figures }));
  }
  for (const { names, limits, prepare, measure } of courses.filter((course) => course.names.some((name) => name.includes(filter)))) {
    const raw = await driver.open({ width: 1280, height: 800, motion: true, plain: true });
    const page = new LabPage(raw);
    await raw.goto(`${site.url}/?workbench=capacity`);
    await page.ready();
    await page.do({ op: "capacity", ...prepare });
    await page.until("it is shown", () => hopfieldLab.widgets().some((/** @type {any} */ { id }) => id === "capacity.patterns" || id === "capacity.run"));
    await page.still();
    const seconds = await measure(page);
    await raw.close();
    names.forEach((name, k) => console.log(JSON.stringify({ name, unit: "times", per_second: 1 / seconds[k], seconds: seconds[k], limit: limits[k] })));
  }
} finally {
  await driver.close();
  await site.close();
}
