// The page with the real engine: what must hold whatever is done with it.

import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { blackPicture, course, fixture, npz } from "./fixtures.mjs";
import { common, test, thorough } from "./harness.mjs";

/** @typedef {import("./page.mjs").LabPage} LabPage */

/** The document without what only the eye is concerned with. @param {LabPage} page */
const document_ = async (page) => JSON.stringify(await page.get());

/** Something of everything: a memory of one's own, another size, noise, a run half-way. @param {LabPage} page */
async function work(page) {
  for (const command of [
    { op: "resize", width: 20, height: 13 },
    { op: "paint", cells: [1, 2, 3, 25, 30], value: 1 },
    { op: "store", name: "mine" },
    { op: "noise", fraction: 0.25 },
    { op: "sweep" },
  ]) await page.do(command);
  await page.still();
}

test("lab: only what the list says is fetched before the first frame", async ({ site, open }) => {
  const page = await open(`${site}/saving/`);
  const fetched = await page.eval(() => performance.getEntriesByType("resource").map((entry) => entry.name).filter((name) => !/^(data|blob):/.test(name)));
  const { first } = JSON.parse(readFileSync("build/site.json", "utf8"));
  assert.deepEqual(fetched.map((name) => name.slice(`${site}/saving/`.length)).sort(), first.filter((/** @type {string} */ name) => name !== "index.html").sort());
});

thorough("lab: still for five seconds", async ({ site, open }) => {
  const page = await open(`${site}/`);
  await page.whole();
  const drawn = await page.eval(async () => {
    await new Promise((resolve) => setTimeout(resolve, 1500)); // a scroll bar that has just come goes after a second
    const before = hopfieldLab.status().framesDrawn;
    await new Promise((resolve) => setTimeout(resolve, 5000)); // the time itself is the test
    return hopfieldLab.status().framesDrawn - before;
  });
  assert.equal(drawn, 0);
});

test("lab: a frame that looks like the last one is not drawn, a cleared canvas is", async ({ site, open }) => {
  const page = await open(`${site}/`, { width: 1280, height: 800 });
  await page.whole(); // whose coming is drawn
  await page.eval(() => {
    const scope = /** @type {any} */ (globalThis);
    scope.cleared = 0;
    const { clear } = WebGL2RenderingContext.prototype;
    WebGL2RenderingContext.prototype.clear = function (mask) {
      scope.cleared += 1;
      clear.call(this, mask);
    };
  });
  /** Frames put together, and drawn. @param {() => Promise<unknown>} act */
  const cost = async (act) => {
    await page.still();
    const now = () => page.eval(() => [hopfieldLab.status().framesDrawn, (/** @type {any} */ (globalThis)).cleared]);
    const [frames, drawn] = await now();
    await act();
    await page.until("a frame", (before) => hopfieldLab.status().framesDrawn > before, frames);
    await page.still();
    const [framesAfter, drawnAfter] = await now();
    return [framesAfter - frames, drawnAfter - drawn];
  };
  // Over nothing that could be pressed or has help.
  const [x, y] = await page.eval(() => {
    const rects = hopfieldLab.widgets().filter(({ role }) => role !== "dialog").map(({ rect }) => rect);
    for (let below = 790; below > 60; below -= 5) {
      for (let across = 20; across < 1260; across += 5) {
        if (rects.every(([left, top, w, h]) => across < left - 12 || across > left + w + 12 || below < top - 12 || below > top + h + 12))
          return [across, below];
      }
    }
    throw new Error("there is no such place");
  });
  await page.raw.mouseMove(x, y);
  await new Promise((resolve) => setTimeout(resolve, 1500)); // a scroll bar that has just come goes after a second
  const [nothing, notDrawn] = await cost(() => page.raw.mouseMove(x + 2, y));
  assert.ok(nothing > 0 && notDrawn === 0, `${nothing} frames, ${notDrawn} drawn`);
  const [changes, drawn] = await cost(() => page.do({ op: "noise", fraction: 0.3 }));
  assert.ok(drawn > 0 && drawn < changes, `${changes} frames, ${drawn} drawn`);
  const [, again] = await cost(() => page.raw.resize(1000, 700));
  assert.ok(again > 0);
});

/** A hundred where there is time; the page’s own part of it is tried as often in "context: lost and restored a hundred times". */
const losses = process.env.HOPFIELD_LONG ? 100 : 20;

thorough("lab: many lost contexts, a storm of resizes, reload, back and forward, a link: the same document", async ({ site, host, open }) => {
  const page = await open(`${site}/`);
  await work(page);
  const before = await document_(page);
  await page.eval(async (times) => {
    const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById("canvas"));
    const extension = canvas.getContext("webgl2")?.getExtension("WEBGL_lose_context");
    for (let turn = 0; turn < times; turn++) {
      const lost = new Promise((resolve) => canvas.addEventListener("webglcontextlost", resolve, { once: true }));
      extension?.loseContext();
      await lost;
      const restored = new Promise((resolve) => canvas.addEventListener("webglcontextrestored", resolve, { once: true }));
      await new Promise((resolve) => setTimeout(resolve)); // restoring is possible only after the event
      extension?.restoreContext();
      await restored;
    }
  }, losses);
  await page.still();
  assert.equal((await page.status()).error, null);
  assert.equal(await document_(page), before, "after many lost contexts");
  // A browser puts a new picture on the screen when it finds the time.
  for (let turn = 0; turn < 40 && !(await picture(page)); turn++) await new Promise((resolve) => setTimeout(resolve, 250));
  assert.ok(await picture(page), "something is drawn");

  await page.eval(async () => {
    const stage = /** @type {HTMLElement} */ (document.getElementById("stage"));
    for (let turn = 0; turn < 100; turn++) {
      stage.style.right = `${(turn * 37) % 700}px`;
      stage.style.bottom = `${(turn * 53) % 400}px`;
      if (turn % 5 === 4) await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    stage.style.right = stage.style.bottom = "";
  });
  await page.still();
  assert.equal(await document_(page), before, "after a storm of resizes");

  await page.until("the address has it", () => location.hash.length > 1);
  const address = await page.eval(() => location.href);
  await page.raw.reload();
  await page.ready();
  assert.equal(await document_(page), before, "after a reload");
  await page.raw.goto(host("elsewhere"));
  await page.raw.back();
  await page.ready();
  assert.equal(await document_(page), before, "after going away and back");

  const other = await open(address);
  assert.equal(await document_(other), before, "by its link");
});

/** Whether the screen shows more than a blank surface, which takes a few kilobytes. @param {LabPage} page */
async function picture(page) {
  const file = fixture("screen.png", "");
  await page.raw.screenshot(file);
  return statSync(file).size > 20_000;
}

for (const [way, byTouch] of /** @type {const} */ ([["pointer", false], ["touch", true]])) {
  test(`lab: drawing by ${way}, in one stroke that one undo takes back`, async ({ site, open }) => {
    const page = await open(`${site}/`);
    await page.do({ op: "pictures", set: "course" });
    await page.do({ op: "clear" });
    if (byTouch) await page.touch();
    const before = await document_(page);
    const { rect: [x, y, width] } = await page.resting("grid");
    const cell = width / 16;
    const at = (/** @type {number} */ row, /** @type {number} */ column) => ({ x: x + (column + 0.5) * cell, y: y + (row + 0.5) * cell });
    await page.draw([at(3, 3), at(3, 8), at(10, 8)], byTouch);
    await page.until("the stroke", () => hopfieldLab.status().undo === "Paint" || /Draw|Paint/.test(hopfieldLab.status().undo));
    await page.still();
    const { start } = await page.get();
    assert.equal(lit(start), 13, "six cells to the right, seven down");
    await page.do({ op: "undo" });
    assert.equal(await document_(page), before);
  });
}

/** @param {any} start @returns {number} of a pattern in a document, how many neurons are +1 */
const lit = (start) => [...Buffer.from(start.bits ?? start, "base64")].reduce((sum, byte) => sum + byte.toString(2).replaceAll("0", "").length, 0);

test("lab: keys and the mirror operate it", async ({ site, open }) => {
  const page = await open(`${site}/`);
  await page.do({ op: "speed", updates_per_second: 100_000 });
  await page.focus("transport.recall");
  await page.key("Enter");
  await page.until("the face", () => hopfieldLab.status().nearest.exact);
  await page.key("z", "Control");
  await page.until("undone", () => !hopfieldLab.status().nearest.exact);
  await page.until("the verdict is read out", () => /noisy/i.test(document.querySelector("#mirror [data-widget='verdict']")?.textContent ?? ""));

  await page.focus("grid");
  const before = await document_(page);
  await page.key("ArrowRight");
  await page.key(" ");
  await page.until("a cell is flipped", (given) => JSON.stringify(hopfieldLab.get()) !== given, before);
});

common("lab: a drawer comes all the way out where frames are slow", async ({ site, open }) => {
  const page = await open(`${site}/`, { width: 600, height: 400 });
  await page.eval(() => {
    const now = performance.now.bind(performance);
    performance.now = () => now() * 20; // a third of a second a frame
  });
  await page.click("insight.more");
  await page.still();
  const { rect: [x, , width] } = await page.resting("insight.panel.3");
  assert.ok(x + width <= 600, `the last tab ends at ${x + width} of 600`);
});

test("lab: a number is typed over", async ({ site, open }) => {
  const page = await open(`${site}/`, { width: 1280, height: 800 });
  await page.click("transport.noise.value");
  await page.until("the field", () => document.activeElement?.id === "field");
  await page.raw.type("35");
  await page.key("Enter");
  await page.until("the noise", () => Math.abs(hopfieldLab.get().noise - 0.35) < 1e-9);
});

test("lab: a course page with two frames, one of them sandboxed", async ({ site, host, open }) => {
  const outer = await open(host(`<body style="margin:0;height:3000px"><button id="before">before</button>
    <iframe src="${site}/?embed=1" width="600" height="400" style="display:block;border:0"></iframe>
    <iframe src="${site}/?embed=1" sandbox="allow-scripts" width="600" height="400" style="display:block;border:0"></iframe>
    <button id="after">after</button>`), { width: 700, height: 900, wait: false });
  // Asked by messages: to look into a frame some drivers focus it.
  await outer.until("both frames answer their host", () => {
    const counted = /** @type {any} */ (globalThis);
    if (!counted.answers) {
      counted.answers = new Set();
      addEventListener("message", ({ source, data }) => data?.result?.framesDrawn > 0 && counted.answers.add(source));
    }
    for (let k = 0; k < window.frames.length; k += 1) window.frames[k]?.postMessage({ hopfieldLab: 1, id: k, call: "status", args: [] }, "*");
    return counted.answers.size === 2;
  });
  assert.equal(await outer.eval(() => document.activeElement?.tagName), "BODY", "the host keeps its focus");
  const frames = [await outer.inFrame(0).ready(), await outer.inFrame(1).ready()];

  await outer.raw.wheel(300, 200, 0, 100);
  await outer.until("the host scrolls under the wheel", () => scrollY > 0);
  await outer.eval(() => scrollTo({ top: 0, behavior: "instant" }));

  for (const frame of frames) {
    await frame.do({ op: "speed", updates_per_second: 100_000 });
    const before = await frame.status();
    assert.equal(before.nearest.exact, false);
    await frame.click("transport.recall");
    await frame.until("it recalls", () => !hopfieldLab.status().running && hopfieldLab.status().outcome === "fixed_point");
    assert.equal((await frame.status()).nearest.exact, true);
  }

  await outer.eval(() => document.getElementById("before")?.focus());
  let steps = 0;
  let inside = 0;
  while ((await outer.eval(() => document.activeElement?.id)) !== "after" && steps < 200) {
    await outer.raw.press("Tab", []);
    steps += 1;
    if (await outer.eval(() => document.activeElement?.tagName === "IFRAME")) inside += 1;
  }
  assert.ok(steps < 200, "Tab leaves the frames again");
  assert.ok(inside > 8, `Tab walks through their controls: ${inside} stops`);
});

common("lab: bad files each say what and where, and change nothing", async ({ site, open }) => {
  const page = await open(`${site}/`, { width: 1280, height: 800 });
  await work(page);
  const before = await document_(page);
  const good = npz(course);
  const flipped = Buffer.from(good);
  for (const bit of [40, 300, 555, 700, 1021]) flipped[bit] ^= 1 << (bit % 8);
  const files = [
    ["cut.npz", good.subarray(0, 200)],
    ["flipped.npz", flipped],
    ["empty.npz", Buffer.alloc(0)],
    ["text.npy", Buffer.from("not an array")],
  ];
  for (const [name, content] of files) {
    await page.raw.setFiles("#files", [fixture(String(name), /** @type {Buffer} */ (content))], null);
    const words = await page.until(`words about ${name}`, () => hopfieldLab.widgets().find((widget) => widget.id === "import.error")?.name);
    assert.match(words, new RegExp(`^${name}: `.replace(".", "\\.")));
    assert.equal(await document_(page), before, `after ${name}`);
    await page.click("import.close");
    await page.until("the dialogue is closed", () => !hopfieldLab.widgets().some((widget) => widget.id === "import"));
  }

  await page.raw.setFiles("#files", [fixture("huge.png", blackPicture(20000, 20000))], null);
  await page.until("its size is told", () => /huge\.png: 20000 × 20000 pixels, at most 8192 × 8192/.test(document.getElementById("notices")?.textContent ?? ""));
  await page.raw.setFiles("#files", [fixture("one.png", blackPicture(1, 1))], null);
  await page.widget("import.place"); // a single pixel is a picture, too
  await page.click("import.close");
  await page.until("the dialogue is closed", () => !hopfieldLab.widgets().some((widget) => widget.id === "import"));
  assert.equal(await document_(page), before);
  assert.equal(await page.eval(() => document.getElementById("crash")), null);
});

common("lab: bad documents, commands and links each name the field, and change nothing", async ({ site, open }) => {
  const page = await open(`${site}/`);
  await work(page);
  const before = await document_(page);
  const document = await page.get();
  const wrong = [
    { ...document, hopfieldLab: 99 },
    { ...document, grid: { width: 3, height: 1000 } },
    { ...document, memories: [{ name: "short", bits: "AAAA" }] },
    { ...document, start: 7 },
    [],
    "not JSON",
  ];
  const fields = await page.eval((documents) => Promise.all(documents.map((one) => hopfieldLab.set(one).then(() => "accepted", (error) => `${error.field}|${error.message}`))), wrong);
  assert.match(fields[0], /^hopfieldLab\|.*99/);
  assert.match(fields[1], /^grid/);
  assert.match(fields[2], /^memories\[0\]/);
  assert.match(fields[3], /^start/);
  assert.ok(!fields.includes("accepted"), String(fields));

  const refused = await page.eval((commands) => Promise.all(commands.map((one) => hopfieldLab.do(one).then(() => "accepted", (error) => error.field))),
    [{ op: "dance" }, { op: "noise", fraction: 7 }, { op: "load", pattern: 99 }, { op: "place", pattern: { values: [1, -1] } }]);
  assert.ok(!refused.includes("accepted"), String(refused));
  assert.equal(await document_(page), before);

  await page.eval(() => void (location.hash = "#1nonsense"));
  await page.until("a notice", () => /link could not be opened/.test(globalThis.document.getElementById("notices")?.textContent ?? ""));
  assert.equal(await document_(page), before);
  const fresh = await open(`${site}/?x#1AAAAAAAA`);
  assert.match(await fresh.notices(), /link could not be opened/);
  assert.equal((await fresh.status()).patterns, 3);
});

common("lab: an experiment gives the page what it gives Node", async ({ site, open }) => {
  const { run } = await import(new URL("../../dist/engine.mjs", import.meta.url).href);
  const request = {
    patterns: { random: { count: 12, size: 100 } },
    network: { rule: "hebb" },
    start: { pattern: 3, flip_fraction: 0.1 },
    update: { mode: "async", order: "shuffled", max_sweeps: 50 },
    seed: 7,
  };
  const page = await open(`${site}/`);
  const [recalled, wrong] = await page.eval((given) => Promise.all([
    hopfieldLab.experiment("recall", given),
    hopfieldLab.experiment("recall", { ...given, patterns: [[1, -1, 1], [1, 1]] }).catch((error) => error.field),
  ]), request);
  assert.deepEqual(recalled, await run("recall", request));
  assert.match(wrong, /^patterns\[1\]/);
});
