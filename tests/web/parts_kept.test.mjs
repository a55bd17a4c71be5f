// The reader's work, with the fake engine: what is kept, where, and what must not take its place.

import assert from "node:assert/strict";
import { readings } from "../../web/links.mjs";
import { test } from "./harness.mjs";

/** @typedef {import("./page.mjs").LabPage} LabPage */

/** @param {string} text @param {object} [more] @returns {string} the fake engine's link of this document */
const link = (text, more = {}) => `a${Buffer.from(JSON.stringify({ version: 1, workbench: "memory", text, ...more })).toString("base64")}`;

/** @param {LabPage} page @param {string} text */
const say = (page, text) => page.do({ op: "say", text });

/** Until the entry of the history has it. @param {LabPage} page @param {string} text */
const kept = (page, text) => page.until(`${text} is kept`, (wanted) => {
  const { hopfieldLab } = history.state ?? {};
  return typeof hopfieldLab === "string" && JSON.parse(atob(hopfieldLab.slice(1))).text === wanted;
}, text);

/** What the next visit will find. @param {LabPage} page @returns {Promise<string | undefined>} */
const stored = (page) => page.eval(() => {
  const document = localStorage.getItem("hopfield-lab.document");
  return document ? JSON.parse(atob(document.slice(1))).text : null;
});

/** @param {LabPage} page */
async function reload(page) {
  await page.raw.reload();
  await page.ready();
  return (await page.get()).text;
}

test("kept: while everything moves, too, every 2.5 seconds", async ({ fake, open }) => {
  const page = await open(`${fake}/`);
  await page.eval(() => {
    globalThis.fake.again = 1e9;
    const now = performance.now.bind(performance);
    void hopfieldLab.do({ op: "say", text: "moving" });
    setTimeout(() => (performance.now = () => now() + 2600), 100); // as if it had been moving for so long
  });
  await kept(page, "moving");
  assert.equal(await stored(page), "moving");
});

test("kept: changes with a reload right after each, also where the server takes its time", async ({ fake, open }) => {
  const page = await open(`${fake}/`);
  await say(page, "one");
  await kept(page, "one");
  for (const text of ["two", "three"]) {
    await say(page, text);
    assert.equal(await reload(page), text);
  }
  const slow = await open(`${fake}/delay/`);
  for (const text of ["four", "five"]) {
    await say(slow, text);
    assert.equal(await reload(slow), text);
  }
});

test("kept: a change right before the page is left is there after coming back, and after loading it again then", async ({ fake, host, open }) => {
  const page = await open(`${fake}/`);
  await say(page, "one");
  await kept(page, "one");
  await say(page, "two");
  await page.raw.goto(host("elsewhere"));
  await page.raw.back();
  await page.ready();
  assert.equal((await page.get()).text, "two");
  assert.equal(await reload(page), "two");
});

test("kept: a damaged link leaves address and storage as they were, and shows what there was", async ({ fake, open }) => {
  const page = await open(`${fake}/`);
  await say(page, "mine");
  await kept(page, "mine");
  await page.raw.goto(`${fake}/?again#AcutShort`);
  await page.ready();
  assert.match(await page.notices(), /link could not be opened/);
  for (const text of [(await page.get()).text, await reload(page), await reload(page)]) assert.equal(text, "mine");
  await page.eval(() => new Promise((resolve) => setTimeout(resolve, 500))); // longer than until anything is kept
  assert.deepEqual([await page.eval(() => location.hash), await stored(page)], ["#AcutShort", "mine"]);
  await say(page, "more");
  assert.equal(await reload(page), "more");
  await kept(page, "more");
  assert.equal(await stored(page), "more");
});

test("kept: each of two tabs has its own, also when one is a copy of the other", async ({ driver, fake, open }) => {
  const page = await open(`${fake}/`);
  await say(page, "one");
  await kept(page, "one");
  const opened = await page.eval(async () => {
    const tab = /** @type {any} */ (window.open(location.href));
    /** @type {any} */ (globalThis).tab = tab;
    if (!tab) return false;
    while (!tab.hopfieldLab) await new Promise((resolve) => setTimeout(resolve, 20));
    await tab.hopfieldLab.ready;
    return true;
  });
  if (!opened) return assert.equal(driver.name, "webkit", "a tab is opened");
  const text = await page.eval(async () => {
    const { tab } = /** @type {any} */ (globalThis);
    tab.history.replaceState(history.state, ""); // browsers copy it with the tab
    await hopfieldLab.do({ op: "say", text: "two" });
    dispatchEvent(new Event("pagehide"));
    const before = tab.hopfieldLab;
    tab.location.reload();
    while (!tab.hopfieldLab || tab.hopfieldLab === before) await new Promise((resolve) => setTimeout(resolve, 20));
    await tab.hopfieldLab.ready;
    return tab.hopfieldLab.get().text;
  });
  assert.equal(text, "one");
  assert.equal(await reload(page), "two");
  await page.eval(() => /** @type {any} */ (globalThis).tab?.close());
});

test("kept: what a link hides is hidden where the link leads to, not in the reader's own lab", async ({ fake, open }) => {
  const page = await open(`${fake}/?course#${link("lesson", { hidden: ["menu"] })}`);
  await say(page, "worked on");
  await kept(page, "worked on");
  assert.equal(await reload(page), "worked on");
  assert.deepEqual((await page.get()).hidden, ["menu"]);
  await page.raw.goto(`${fake}/`);
  await page.ready();
  const { text, hidden } = await page.get();
  assert.deepEqual({ text, hidden }, { text: "worked on", hidden: [] });
});

test("kept: what somebody else has written into the history does no harm", async ({ fake, open }) => {
  const page = await open(`${fake}/`);
  await say(page, "mine");
  await kept(page, "mine");
  for (const state of [{ hopfieldLab: 5 }, { hopfieldLab: {}, place: 3, at: "x" }, 7, "text", { hopfieldLab: "no link" }]) {
    await page.eval((given) => history.replaceState(given, "", location.pathname), state);
    assert.equal(await reload(page), "mine", JSON.stringify(state));
  }
});

for (const sandbox of ["", 'sandbox="allow-scripts"']) {
  test(`host: sets the frame's address again, and gets its document every time${sandbox && ", also from a sandbox"}`, async ({ fake, host, open }) => {
    const teacher = link("teacher");
    const outer = await open(host(`<iframe ${sandbox} src="${fake}/?embed=1#${teacher}" width="600" height="400"></iframe>`), { wait: false });
    const page = await outer.inFrame(0).ready();
    const again = () => outer.eval(() => {
      const frame = /** @type {HTMLIFrameElement} */ (document.querySelector("iframe"));
      frame.src = frame.src;
    });
    /** @param {string} text */
    const shows = (text) => page.until(`it says ${text}`, (wanted) => hopfieldLab.get().text === wanted, text);
    assert.equal((await page.get()).text, "teacher");
    // It has just been changed.
    await say(page, "a change");
    await again();
    await shows("teacher");
    // It works, and nothing has been kept for some time.
    await page.eval(() => void (globalThis.fake.again = 1e9));
    await say(page, "a run");
    await again();
    await shows("teacher");
    await page.eval(() => void (globalThis.fake.again = 0));
    await say(page, "work");
    await kept(page, "work");
    await again();
    await shows("teacher");
    // The host is loaded again: its document, and in the same tab the reader's work is offered.
    await say(page, "work of before");
    await outer.raw.reload();
    await outer.inFrame(0).ready();
    await shows("teacher");
    const offer = () => page.eval(() => document.querySelector("#notices .bright")?.textContent ?? "");
    if (sandbox) return assert.equal(await offer(), "");
    assert.equal(await offer(), "Bring it back");
    await page.eval(() => /** @type {HTMLElement} */ (document.querySelector("#notices .bright")).click());
    await shows("work of before");
    await outer.raw.reload();
    await outer.inFrame(0).ready();
    await shows("teacher");
    assert.equal(await offer(), "Bring it back");
  });
}

test("links: are found in what mail programs make of them", async ({ fake, open }) => {
  const short = "AbCdEfGhIjKlMnOpQrStUvWxYz0123456789_-xyzAbCdEfGhIjKlMnOpQrStUvWxYz7";
  const address = `https://lab.example/?embed=1&workbench=memory#${short}`;
  const wrapped = `${address.slice(0, 60)}\r\n${address.slice(60, 90)}\n> ${address.slice(90)}`;
  const quoted = address.replaceAll("=", "=3D").replace(/(.{50})/g, "$1=\r\n");
  for (const text of [
    short, address, `<${address}>`, `(${address})`, `"${address}"`, `${address}.`, `${address}, and more`, `See #3: ${address}!`, wrapped, quoted,
    `${address.slice(0, 70)} ${address.slice(70)}`, `${address.slice(0, 70)}\u00ad${address.slice(70)}`, `${address}%20`, `${address}_`, `\n ${address}\n`,
  ]) assert.ok(readings(text).includes(short), JSON.stringify(readings(text)));
  for (const end of ["_", "-"]) assert.ok(readings(address).includes(short + end), "what has been cut off");
  // In the address and pasted.
  const page = await open(`${fake}/?again#${link("mailed")}.`);
  assert.equal((await page.get()).text, "mailed");
  await page.press({ x: 10, y: 10 });
  await page.eval((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    const event = new Event("paste", { bubbles: true, cancelable: true });
    Object.defineProperty(event, "clipboardData", { value: clipboardData });
    document.getElementById("canvas")?.dispatchEvent(event);
  }, `<https://lab.example/#${link("pasted").slice(0, 30)}\n> ${link("pasted").slice(30)}>.`);
  await page.until("it is opened", () => hopfieldLab.get().text === "pasted");
});
