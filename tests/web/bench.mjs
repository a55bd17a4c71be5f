// What a frame of the real page costs its main thread, in Chromium: one JSON line a figure, as tests/bench prints them.
// Drawing itself is the graphics process's work and not in the figure; without a graphics card it would be all of it, and
// would take the processor away in the middle of a frame. So it is processor time that counts, not the clock.

import { drivers } from "./drivers/driver.mjs";
import { LabPage } from "./page.mjs";
import { startServers } from "./server.mjs";

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

/** Drags the open slider of a weight to and fro. @param {LabPage} page */
async function drag(page) {
  const { rect: [x, y, width, height] } = await page.resting("two.weight.value");
  const to = (/** @type {number} */ share) => page.raw.mouseMove(x + share * width, y + height / 2);
  await to(0.25);
  await page.raw.mouseDown("left");
  await page.until("the weight follows", () => hopfieldLab.get().two.weights[0][1] !== -2);
  const end = Date.now() + duration;
  for (let move = 0; Date.now() < end; move += 1) await to(0.5 - 0.4 * Math.cos(move / 25));
  await page.raw.mouseUp("left");
}

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
    work: drag,
    prepare: [
      { op: "open", workbench: "two" },
      { op: "two", preset: "inhibition", ground: "basins", panel: "surface" },
    ],
    press: "two.m.1",
  },
];

const site = await startServers("dist");
const driver = await drivers.chromium();
try {
  for (const { name, limit, prepare, press, work } of rows.filter((row) => row.name.includes(filter))) {
    const raw = await driver.open({ width: 1280, height: 800 });
    const page = new LabPage(raw);
    await raw.goto(site.url);
    await page.ready();
    for (const command of prepare) await page.do(command);
    // The plane is not still until its basins are as fine as they get.
    if (press) await page.click(press);
    else await page.still();
    const seconds = await raw.frameTimes?.(() => work(page));
    if (!seconds?.length) throw new Error(`${name}: no frame was drawn`);
    await raw.close();
    seconds.sort((a, b) => a - b);
    const median = seconds[Math.floor(seconds.length / 2)];
    const figures = { seconds: median, p95: seconds[Math.floor(seconds.length * 0.95)], frames: seconds.length, limit };
    console.log(JSON.stringify({ name, unit: "frames", per_second: 1 / median, ...figures }));
  }
} finally {
  await driver.close();
  await site.close();
}
