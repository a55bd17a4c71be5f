// The parts of the page that come after the first: they come by themselves, once each; and what happens when one does not come.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { blackPicture, fixture } from "./fixtures.mjs";
import { common, test, thorough } from "./harness.mjs";
import { readModule } from "../../tools/wasm.mjs";
import { createPart } from "../../web/parts.mjs";

/** @typedef {import("./page.mjs").LabPage} LabPage */

/** The parts that there are, beside what they share. */
const { parts } = JSON.parse(readFileSync("build/site.json", "utf8"));
const all = Object.keys(parts);

/** The parts that have been fetched, each as often as it has been. @param {LabPage} page @returns {Promise<string[]>} */
const fetchedParts = (page) => page.eval(() => performance.getEntriesByType("resource")
  .map(({ name }) => /([^/]+)\.\w+\.wasm$/.exec(name)?.[1] ?? "").filter((name) => name && name !== "first" && name !== "engine").sort());

/** How often what all workbenches share has been fetched. @param {LabPage} page */
const fetches = async (page) => (await fetchedParts(page)).filter((name) => name === "shared").length;

/** Until so many such fetches are over. @param {LabPage} page @param {number} count */
const fetched = (page, count) => page.until("the part is fetched", (/** @type {number} */ wanted) =>
  performance.getEntriesByType("resource").filter(({ name }) => /shared\.\w+\.wasm/.test(name)).length >= wanted, count);

/** Until a workbench is drawn. @param {LabPage} page @param {string} name */
const shows = (page, name) => page.until(`${name} is shown`, (wanted) => hopfieldLab.widgets().some((widget) => widget.id.startsWith(`${wanted}.`)), name);

common("part: comes by itself when the page is idle, but not where data is saved", async ({ site, open }) => {
  const page = await open(`${site}/`, { ahead: true });
  await page.until("all are fetched", (/** @type {number} */ count) =>
    performance.getEntriesByType("resource").filter(({ name }) => /(?<!first|engine)\.\w+\.wasm$/.test(name)).length >= count, all.length);
  await page.do({ op: "open", workbench: "three" });
  await shows(page, "three");
  await page.do({ op: "open", workbench: "capacity" });
  await shows(page, "capacity");
  assert.deepEqual(await fetchedParts(page), all.sort());

  const saving = await open(`${site}/saving/`);
  await new Promise((resolve) => setTimeout(resolve, 3500)); // longer than the page would wait for a quiet moment
  assert.deepEqual(await fetchedParts(saving), []);
  await saving.do({ op: "open", workbench: "three" });
  await shows(saving, "three");
  assert.deepEqual(await fetchedParts(saving), ["rules", "shared", "three"]);
  await saving.do({ op: "open", workbench: "two" });
  await shows(saving, "two");
  // And what only these two share.
  assert.deepEqual(await fetchedParts(saving), ["one-two", "rules", "shared", "three", "two"]);
});

common("part: what only a workbench says comes with it", async () => {
  const { first: files } = JSON.parse(readFileSync("build/site.json", "utf8"));
  const data = (/** @type {string} */ file) => readModule(readFileSync(`dist/${file}`)).data;
  const text = (/** @type {{bytes: Uint8Array}[]} */ pieces) => pieces.map(({ bytes }) => Buffer.from(bytes).toString()).join("\n");
  const first = data(files.find((/** @type {string} */ file) => /^first\..*wasm$/.test(file)));
  const taken = first.map(({ offset, bytes }) => [offset, offset + bytes.length]);
  let said = 0;
  for (const [part, file] of Object.entries(parts)) {
    for (const { offset, bytes } of data(file)) {
      // The linker has left the zeros out of the first, so what a part brings is where nothing was.
      assert.ok(taken.every(([from, to]) => offset + bytes.length <= from || to <= offset || first.some((piece) => piece.offset <= offset
        && bytes.every((_, k) => piece.bytes[offset - piece.offset + k] === 0))), `${part} at ${offset}`);
      taken.push([offset, offset + bytes.length]);
    }
    said += text(data(file)).length;
  }
  assert.ok(said > 40_000, `${said} bytes of texts`);
  assert.match(text(data(parts.routes)), /Lengths of the valid tours/);
  assert.doesNotMatch(text(first), /Lengths of the valid tours/);
  assert.match(text(first), /Recall/);
});

test("part: what fails unseen is tried again when it is needed", async () => {
  /** @type {[number, string][]} */
  const told = [];
  /** @type {{give: () => void, fail: (reason: Error) => void, progress: (share: number) => void}[]} */
  const tries = [];
  const part = createPart(
    (progress) => new Promise((resolve, reject) => tries.push({ give: () => resolve(null), fail: reject, progress })),
    (share, fault) => told.push([share, fault]),
  );
  const turn = () => new Promise((resolve) => setTimeout(resolve));

  part.fetchAhead();
  tries[0].fail(new Error("cut"));
  await turn();
  assert.deepEqual(told, []);

  part.fetchAhead();
  tries[1].progress(0.5);
  assert.deepEqual(told, []);
  const first = part.need();
  assert.deepEqual(told, [[0.5, ""]]);
  tries[1].fail(new Error("cut again")); // somebody waits by now
  await turn();
  assert.equal(tries.length, 3);
  tries[2].fail(new Error("cut for good"));
  await assert.rejects(first, /cut for good/);
  assert.deepEqual(told.at(-1), [-1, "cut for good"]);

  const second = part.need();
  assert.deepEqual(told.at(-1), [0, ""]);
  tries[3].give();
  await second;
  assert.deepEqual(told.at(-1), [1, ""]);
  await part.need();
  assert.equal(tries.length, 4);
});

common("part: a workbench that is opened before it has come waits for it; the work is untouched", async ({ site, open }) => {
  const page = await open(`${site}/slow/`, { width: 1280, height: 800 });
  await page.do({ op: "paint", cells: [1, 2, 3], value: 1 });
  await page.still();
  const before = JSON.stringify((await page.get()).start);

  await page.click("top.tab.three");
  const { name } = await page.widget("waiting");
  assert.equal(name, "Loading Three neurons");
  assert.equal((await page.status()).workbench, "three");
  await page.do({ op: "step" }); // waits for it
  await shows(page, "three");
  assert.deepEqual((await page.status()).three.state, [1, 1, -1]);
  assert.equal(await page.eval(() => hopfieldLab.widgets().some(({ id }) => id === "waiting")), false);

  await page.click("top.tab.gates");
  await shows(page, "gates");
  await page.click("top.tab.memory");
  await page.widget("transport.recall");
  await page.click("top.tab.three");
  await shows(page, "three");
  assert.deepEqual(await fetchedParts(page), ["gates", "rules", "shared", "three"]);

  // Tabs are no steps, and here there was one; the painting is a step of Memory.
  for (let step = 0; step < 6; step += 1) await page.do({ op: "undo" });
  assert.equal((await page.status()).workbench, "three");
  assert.notDeepEqual((await page.status()).three.state, [1, 1, -1]);
  assert.equal(JSON.stringify((await page.get()).start), before);
  await page.do({ op: "open", workbench: "memory" });
  await page.do({ op: "undo" });
  assert.notEqual(JSON.stringify((await page.get()).start), before, "the painting");
  await page.do({ op: "redo" });
  await page.do({ op: "open", workbench: "three" });
  await page.do({ op: "redo" });
  await shows(page, "three");
  assert.deepEqual((await page.status()).three.state, [1, 1, -1]);
});

/** Everything that the workbench Memory says: its panels, menus and dialogs. @param {LabPage} page */
async function words(page) {
  /** @type {Record<string, unknown>} */
  const found = {};
  const read = async (/** @type {string} */ name) => {
    await page.still();
    found[name] = await page.eval(() => hopfieldLab.widgets().filter(({ id }) => id !== "top.undo").map(({ id, name, value, help }) => [id, name, value, help]));
  };
  for (const panel of ["plots", "options"]) {
    await page.do({ op: "view", panel });
    await read(panel);
  }
  for (const opener of ["top.menu", "top.help", "top.share", "memories.0.menu", "transport.more"]) {
    await page.click(opener);
    await read(opener);
    await page.key("Escape");
    await page.still();
  }
  return found;
}

common("part: Weights wait for it, and can be left before it comes", async ({ site, open, expectProblem }) => {
  expectProblem(/503/);
  const page = await open(`${site}/fails2/`, { width: 1280, height: 800 });
  await fetched(page, 1);
  await page.do({ op: "view", panel: "weights" });
  await page.click("waiting.memory");
  await page.until("the plots", () => hopfieldLab.get().view.panel === "plots");
  await page.still();
  await page.do({ op: "view", panel: "weights" });
  await page.until("they have come", () => hopfieldLab.widgets().some(({ id }) => id === "weights.in"));
});

common("part: Memory works without it, and says the same when it has come", async ({ site, open, expectProblem }) => {
  expectProblem(/503/);
  const page = await open(`${site}/fails1/?card=0`, { width: 1280, height: 800 }); // without the tour of a first visit
  await fetched(page, 1);
  const before = await words(page);
  assert.equal(await fetches(page), 1);
  await page.do({ op: "open", workbench: "three" });
  await shows(page, "three");
  await page.do({ op: "open", workbench: "memory" });
  assert.equal(await fetches(page), 2);
  assert.deepEqual(before, await words(page));
});

common("part: a link, a query parameter and a document open there", async ({ site, open }) => {
  const first = await open(`${site}/?workbench=gates`);
  await shows(first, "gates");
  assert.equal(await first.notices(), "");
  await first.do({ op: "gates", target: [0, 0, 0, 1] });
  await first.do({ op: "open", workbench: "three" });
  await first.do({ op: "three", form: "plain", tie: "minus" });
  await first.still();
  const hash = await first.address();
  const document = await first.get();

  const linked = await open(`${site}/?again${hash}`);
  await shows(linked, "three");
  assert.deepEqual(await linked.get(), document);
  assert.equal(await fetches(linked), 1);

  const given = await open(`${site}/`);
  await given.set(document);
  await shows(given, "three");
  assert.deepEqual(await given.get(), document);
});

common("part: that it does not come is told when it is needed, not before; it can be tried again", async ({ site, open, expectProblem }) => {
  expectProblem(/503/);
  const page = await open(`${site}/fails2/`);
  await fetched(page, 1);
  await page.still();
  assert.equal(await page.notices(), "");
  assert.equal((await page.status()).error, null);

  await page.do({ op: "open", workbench: "three" });
  await page.widget("waiting.again");
  const words = (await page.widget("waiting")).name;
  assert.match(words, /^Three neurons could not be loaded\. .*503.*The Memory workbench still works\./s);
  await page.click("waiting.memory");
  // A command that came before the press has been heard would try anew for the workbench that is still open.
  await page.until("Memory is open", () => hopfieldLab.status().workbench === "memory");
  await page.click("transport.recall");
  await page.until("it recalls", () => hopfieldLab.status().outcome === "fixed_point");
  await page.do({ op: "open", workbench: "three" }); // tries anew by itself
  await shows(page, "three");

  const reading = await open(`${site}/fails2/`);
  await fetched(reading, 1);
  await reading.raw.setFiles("#files", [fixture("small.png", blackPicture(16, 16))], null);
  await reading.until("a notice", () => /503/.test(document.getElementById("notices")?.textContent ?? ""));

  await reading.raw.setFiles("#files", [fixture("small.png", blackPicture(16, 16))], null);
  await reading.widget("import.place");

  const other = await open(`${site}/fails2/?workbench=three`);
  // The page may be asking for it just then, while nobody waits: then the second failure is that of both, and it takes another press.
  for (let presses = 0; ; presses += 1) {
    const { id, rect: [x, y, width, height] } = await other.until("it has come, or not", () =>
      hopfieldLab.widgets().find((widget) => widget.id === "waiting.again" || widget.id.startsWith("three.")));
    if (id !== "waiting.again") break;
    assert.ok(presses < 5, "it comes after some presses");
    await other.press({ x: x + width / 2, y: y + height / 2 });
    await other.still();
  }
  await shows(other, "three");
  assert.equal((await other.status()).error, null);
});

/** Three memories that are alike, by another rule. @param {LabPage} page @param {string} rule @returns {Promise<any>} */
async function byRule(page, rule) {
  await page.do({ op: "network", rule });
  const status = await page.status();
  return { document: await page.get(), energy: status.energy, overlaps: status.overlaps };
}

thorough("part: what is learnt by another rule than Hebb’s waits for its code, and is the same then", async ({ site, open }) => {
  const whole = await open(`${site}/`);
  const hebb = await whole.status();
  for (const rule of process.env.HOPFIELD_LONG ? ["pseudo-inverse", "storkey", "dense"] : ["dense"]) {
    const slow = await open(`${site}/slow/`);
    assert.deepEqual(await fetchedParts(slow), []);
    assert.deepEqual((await slow.status()).energy, hebb.energy);
    const { document, energy, overlaps } = await byRule(slow, rule);
    assert.deepEqual(await fetchedParts(slow), ["rules"]);
    assert.equal(document.network.rule, rule);
    assert.deepEqual(await byRule(whole, rule), { document, energy, overlaps });
    assert.notEqual(energy, hebb.energy, rule);

    const given = await open(`${site}/slow/`);
    await given.set(document);
    assert.deepEqual(await given.get(), document);
    assert.equal((await given.status()).energy, energy);
    const hash = await slow.until("the address has it", () => location.hash.length > 1 && location.hash);
    const linked = await open(`${site}/slow/?again${hash}`);
    assert.equal(await linked.notices(), "");
    assert.deepEqual((await linked.get()).network, document.network);
    assert.equal((await linked.status()).energy, energy);
  }
});

common("part: a link to what needs code that does not come says so, and opens when it is asked for again", async ({ site, open, expectProblem }) => {
  expectProblem(/503/);
  const first = await open(`${site}/`);
  await first.do({ op: "network", rule: "pseudo-inverse" });
  const hash = await first.until("the address has it", () => location.hash.length > 1 && location.hash);
  const page = await open(`${site}/norules/?card=0${hash}`);
  assert.match(await page.notices(), /The link could not be opened\. .*503/);
  assert.equal((await page.get()).network.rule, "hebb");
  assert.equal(await page.eval(() => location.hash), hash, "the address still has it");
  await page.raw.reload();
  await page.ready();
  assert.equal((await page.get()).network.rule, "pseudo-inverse");
});

common("part: in one file, embedded, and in frames without an origin", async ({ site, host, open }) => {
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

common("part: it survives a lost context and works under a strict policy", async ({ site, open, expectProblem }) => {
  expectProblem(/inline script/i); // it only saves time (web/early.mjs)
  const page = await open(`${site}/strict/?workbench=three`);
  await shows(page, "three");
  await loseContext(page);
  await page.still();
  await page.click("three.step");
  await page.until("the step", () => hopfieldLab.status().three.decisions === 1);
  assert.equal((await page.status()).error, null);
});

common("part: plane, basins and surface look the same after a lost context", async ({ site, open }) => {
  const page = await open(`${site}/?workbench=two`);
  await shows(page, "two");
  await page.still();
  const seen = async (/** @type {string} */ name) => {
    const file = fixture(name, "");
    await page.raw.screenshot(file);
    return readFileSync(file);
  };
  await page.eval(() => new Promise((resolve) => setTimeout(resolve, 1200))); // the bars of columns that have just come fade
  await page.still();
  const before = await seen("before.png");
  await loseContext(page);
  await page.still();
  assert.ok(before.equals(await seen("after.png")), "every pixel as before");
  await page.do({ op: "two", ground: "energy" });
  await page.still();
  assert.ok(!before.equals(await seen("energy.png")), "and another ground looks different");
});
