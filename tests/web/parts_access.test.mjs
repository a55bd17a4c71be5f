// The page's own parts for keyboards, screen readers and paper, with the fake engine.

import assert from "node:assert/strict";
import { test } from "./harness.mjs";

/** @typedef {import("./page.mjs").LabPage} LabPage */

/** @param {LabPage} page @param {object[]} widgets */
async function show(page, widgets) {
  await page.eval((given) => {
    globalThis.fake.widgets = given;
    globalThis.fake.again = 1;
    void hopfieldLab.do({ op: "say", text: "" });
  }, widgets);
  await page.until("the mirror shows them", (ids) => [...document.querySelectorAll("#mirror [data-widget]")].map((element) => element.getAttribute("data-widget")).join() === ids,
    widgets.map((/** @type {any} */ { id }) => id).join());
}

/** @param {LabPage} page @param {string} kind @returns {Promise<any[][]>} */
const told = (page, kind) =>
  page.eval((name) => globalThis.fake.calls.filter((call) => call[0] === name).map((call) => call.slice(1)), kind);

/** @param {LabPage} page @returns {Promise<string>} */
const focused = (page) => page.eval(() => document.activeElement?.getAttribute("data-widget") ?? document.activeElement?.id ?? "");

test("access: keys by what they type, and by their place where that is no Latin letter", async ({ fake, open }) => {
  const page = await open(`${fake}/`);
  const given = [
    // what is typed, where, what the lab is to hear
    ["я", "KeyZ", "z"], ["н", "KeyY", "y"], ["к", "KeyR", "r"], ["Я", "KeyZ", "z"], // Russian
    ["ζ", "KeyZ", "z"], ["ρ", "KeyR", "r"], // Greek
    ["ז", "KeyZ", "z"], ["ר", "KeyR", "r"], // Hebrew
    ["ئ", "KeyZ", "z"], ["لا", "KeyB", "b"], ["ق", "KeyR", "r"], // Arabic
    ["z", "KeyW", "z"], ["w", "KeyZ", "w"], ["à", "Digit0", "0"], // AZERTY
    ["z", "KeyY", "z"], ["y", "KeyZ", "y"], // QWERTZ
    ["z", "Slash", "z"], [";", "KeyZ", ";"], ["r", "KeyO", "r"], // Dvorak
    ["ö", "Semicolon", "ö"], ["?", "Digit7", "?"], ["Enter", "Enter", "Enter"], ["ArrowLeft", "ArrowLeft", "ArrowLeft"],
  ];
  await page.eval((all) => {
    const canvas = /** @type {HTMLElement} */ (document.getElementById("canvas"));
    canvas.focus();
    globalThis.fake.calls.length = 0;
    for (const [key, code] of all)
      for (const type of ["keydown", "keyup"]) canvas.dispatchEvent(new KeyboardEvent(type, { key, code, ctrlKey: true, bubbles: true, cancelable: true }));
  }, given);
  const heard = await told(page, "key");
  assert.deepEqual(heard.filter(([, down]) => down === 1).map(([key]) => key), given.map(([, , key]) => key));
  assert.deepEqual(heard.filter(([, down]) => down === 0).map(([key]) => key), given.map(([, , key]) => key), "and each is released");
  assert.ok(heard.every(([, , modifiers]) => modifiers === 2));
  // Copy and paste are the browser's on these keyboards, too.
  await page.eval(() => {
    globalThis.fake.calls.length = 0;
    document.getElementById("canvas")?.dispatchEvent(new KeyboardEvent("keydown", { key: "с", code: "KeyC", ctrlKey: true, bubbles: true }));
  });
  assert.deepEqual(await told(page, "key"), []);
});

const widgets = [
  { id: "top.tab.memory", role: "tab", name: "Memory", value: "", part: "Workbenches", checked: true, rect: [10, 10, 80, 30] },
  { id: "top.tab.two", role: "tab", name: "Two neurons", value: "", part: "Workbenches", checked: false, rect: [100, 10, 80, 30] },
  { id: "transport.recall", role: "button", name: "Recall", value: "", part: "Controls", rect: [10, 600, 100, 44] },
  { id: "grid", role: "grid", name: "Drawing", value: "16 by 16.", live: "Row 1, column 1 is −1.", part: "Figure", figure: true, rect: [200, 100, 320, 320] },
  { id: "rule.0", role: "radio", name: "Hebb", value: "", group: "Rule", part: "Details", checked: false, rect: [600, 100, 60, 30] },
  { id: "rule.1", role: "radio", name: "Storkey", value: "", group: "Rule", part: "Details", checked: true, rect: [660, 100, 60, 30] },
  { id: "rule.2", role: "radio", name: "Dense", value: "", group: "Rule", part: "Details", checked: false, rect: [720, 100, 60, 30] },
  { id: "input", role: "slider", name: "h₁", value: "0.25", min: -1, max: 1, step: 0.05, part: "Details", rect: [600, 200, 100, 30] },
  { id: "input.value", role: "textbox", name: "h₁ (number)", value: "0.25", part: "Details", rect: [700, 200, 40, 30] },
  { id: "weight", role: "button", name: "Mᵢⱼ = 1", value: "", part: "Details", rect: [600, 240, 100, 30] },
  { id: "top.menu", role: "button", name: "More", value: "", part: "Lab", rect: [900, 10, 40, 30] },
];

test("access: parts and choices are named groups; signs are said in words", async ({ fake, open }) => {
  const page = await open(`${fake}/`);
  await show(page, widgets);
  const seen = await page.eval(() =>
    Object.fromEntries([...document.querySelectorAll("#mirror [data-widget]")].map((element) => {
      const above = [];
      for (let at = element.parentElement; at && at.id !== "mirror"; at = at.parentElement)
        above.push(`${at.getAttribute("role")} ${at.getAttribute("aria-label")}`);
      return [element.getAttribute("data-widget"), { above, name: element.getAttribute("aria-label") ?? element.textContent }];
    })));
  assert.deepEqual(seen["rule.1"].above, ["radiogroup Rule", "group Details"]);
  assert.deepEqual(seen["top.tab.two"].above, ["tablist Workbenches", "group Workbenches"]);
  assert.deepEqual(seen["transport.recall"].above, ["group Controls"]);
  assert.equal(seen.input.name, "input to neuron 1");
  assert.equal(seen["input.value"].name, "input to neuron 1 (number)");
  assert.equal(seen.weight.name, "M from neuron j to neuron i = 1");
  const rects = await page.eval(() => [...document.querySelectorAll("#mirror [data-widget]")].map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [x, y, width, height];
  }));
  assert.deepEqual(rects, widgets.map((widget) => widget.rect), "still over their pictures");
});

test("access: one stop a group, arrows inside; a link that skips to the figure", async ({ fake, open }) => {
  const page = await open(`${fake}/`);
  await show(page, widgets);
  await page.eval(() => {
    globalThis.fake.calls.length = 0;
    document.getElementById("skip")?.focus();
  });
  const order = [await focused(page)];
  for (let k = 0; k < 8; k += 1) {
    await page.key("Tab");
    order.push(await focused(page));
  }
  // The canvas is no stop.
  assert.deepEqual(order, ["skip", "top.tab.memory", "transport.recall", "grid", "rule.1", "input", "input.value", "weight", "top.menu"]);

  await page.focus("rule.1").catch(() => {});
  await page.eval(() => /** @type {HTMLElement} */ (document.querySelector("[data-widget='rule.1']")).focus());
  await page.key("ArrowRight");
  assert.equal(await focused(page), "rule.2");
  await page.key("ArrowDown");
  assert.equal(await focused(page), "rule.0", "round and round");
  await page.key("End");
  assert.equal(await focused(page), "rule.2");
  assert.deepEqual((await told(page, "act")).map(([id]) => id), ["rule.2", "rule.0", "rule.2"], "a choice follows the focus");
  await page.eval(() => /** @type {HTMLElement} */ (document.querySelector("[data-widget='top.tab.memory']")).focus());
  await page.key("ArrowRight");
  assert.equal(await focused(page), "top.tab.two");
  assert.equal((await told(page, "act")).length, 3, "a workbench is opened by Enter");
  await page.key("Enter");
  assert.deepEqual((await told(page, "act")).at(-1), ["top.tab.two", ""]);
  assert.deepEqual((await told(page, "key")).filter(([key]) => /Arrow|End/.test(key)), [], "the lab does not hear the arrows");

  await page.eval(() => document.getElementById("skip")?.focus());
  await page.key("Enter");
  assert.equal(await focused(page), "grid");
});

test("access: the cell under the keys is read out, and nothing while the network works", async ({ fake, open }) => {
  const page = await open(`${fake}/`);
  await show(page, widgets);
  const said = () => page.eval(() => document.getElementById("said")?.textContent ?? "");
  /** @param {string} live @param {number} again */
  const move = async (live, again) => {
    await page.eval((text, frames) => {
      globalThis.fake.widgets = globalThis.fake.widgets.map((/** @type {any} */ one) => (one.id === "grid" ? { ...one, live: text } : one));
      globalThis.fake.again = frames;
      void hopfieldLab.do({ op: "say", text: "" });
    }, live, again);
    await page.until("it is mirrored", (text) => document.querySelector("[data-widget=grid]")?.getAttribute("aria-description")?.includes(text), live);
  };
  await move("Row 1, column 2 is −1.", 0);
  assert.equal(await said(), "", "only where the focus is");
  await page.eval(() => /** @type {HTMLElement} */ (document.querySelector("[data-widget=grid]")).focus());
  assert.equal(await said(), "", "the browser says what gets the focus");
  await move("Row 1, column 3 is −1.", 0);
  assert.equal(await said(), "Row 1, column 3 is −1.");
  await move("Row 1, column 3 is +1.", 0);
  assert.equal(await said(), "Row 1, column 3 is +1.");
});

test("access: from a menu to a dialog and back to the button; Tab goes on from what was pressed", async ({ fake, open }) => {
  const page = await open(`${fake}/`, { width: 1000, height: 700 });
  const menu = [
    { id: "menu", role: "dialog", name: "", value: "", rect: [700, 50, 200, 100] },
    { id: "menu.help", role: "menuitem", name: "Help", value: "", rect: [700, 50, 200, 40] },
    { id: "menu.reset_all", role: "menuitem", name: "Reset everything…", value: "", rect: [700, 90, 200, 40] },
  ];
  const dialog = [
    { id: "reset_all", role: "dialog", name: "Reset everything?", value: "", rect: [300, 200, 400, 200] },
    { id: "reset_all.text.0", role: "status", name: "All goes.", value: "", rect: [310, 210, 380, 100] },
    { id: "reset_all.cancel", role: "button", name: "Cancel", value: "", rect: [310, 340, 80, 40] },
  ];
  await show(page, widgets);
  await page.eval(() => /** @type {HTMLElement} */ (document.querySelector("[data-widget='top.menu']")).focus());
  await show(page, menu);
  assert.equal(await focused(page), "menu.help");
  await page.key("ArrowDown");
  assert.equal(await focused(page), "menu.reset_all");
  await show(page, dialog);
  assert.equal(await focused(page), "reset_all.cancel");
  await show(page, widgets);
  assert.equal(await focused(page), "top.menu");

  // The same with the mouse.
  await page.press({ x: 920, y: 20 });
  await page.until("the canvas has the focus", () => document.activeElement?.id === "canvas");
  await show(page, menu);
  await page.press({ x: 750, y: 100 });
  await show(page, dialog);
  await page.press({ x: 330, y: 350 });
  await show(page, widgets);
  await page.key("Tab", "Shift");
  assert.equal(await focused(page), "weight", "the one before the button that was pressed");
  await page.press({ x: 30, y: 620 });
  await page.key("Tab");
  assert.equal(await focused(page), "grid", "the one after Recall");
});

test("access: a refused number does not stay in its field", async ({ fake, open }) => {
  const page = await open(`${fake}/`);
  await show(page, widgets);
  await page.eval(() => {
    const field = /** @type {HTMLInputElement} */ (document.querySelector("[data-widget='input.value']"));
    field.focus();
    field.select();
    globalThis.fake.calls.length = 0;
  });
  await page.raw.type("5abc");
  await page.eval(() => {
    globalThis.fake.again = 1;
    void hopfieldLab.do({ op: "say", text: "" });
  });
  const value = () => page.eval(() => /** @type {HTMLInputElement} */ (document.querySelector("[data-widget='input.value']")).value);
  assert.equal(await value(), "5abc", "not under the reader’s hands");
  await page.key("Enter");
  await page.until("it was told", () => globalThis.fake.calls.some((call) => call[0] === "act"));
  assert.deepEqual(await told(page, "act"), [["input.value", "5abc"]]);
  await page.until("the value is back", () => /** @type {HTMLInputElement} */ (document.querySelector("[data-widget='input.value']")).value === "0.25");
});

test("access: on paper the drawing is light and in its proportions", async ({ driver, fake, open }) => {
  const page = await open(`${fake}/?theme=dark`, { width: 1000, height: 500 });
  await page.eval(() => {
    const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById("canvas"));
    [canvas.width, canvas.height] = [1000, 500]; // the fake engine sets none
    globalThis.fake.calls.length = 0;
    dispatchEvent(new Event("beforeprint"));
  });
  assert.deepEqual((await told(page, "colours")).at(-1)?.[0], 1);
  assert.ok((await page.eval(() => globalThis.fake.frames)) > 0);
  await page.eval(() => void dispatchEvent(new Event("afterprint")));
  assert.deepEqual((await told(page, "colours")).at(-1)?.[0], 0);
  if (!page.raw.emulate) return; // the rules are the same everywhere
  await page.raw.emulate({ media: "print" });
  await page.raw.resize(794, 1123); // A4 at 96 px an inch
  const [width, height, ground] = await page.eval(() => {
    const { width, height } = /** @type {HTMLElement} */ (document.getElementById("canvas")).getBoundingClientRect();
    return [width, height, getComputedStyle(document.body).backgroundColor];
  });
  assert.ok(Math.abs(width / height - 2) < 0.01, `${width} × ${height}`);
  assert.equal(ground, "rgb(255, 255, 255)");
});

test("access: the system’s colours", async ({ fake, open }) => {
  const page = await open(`${fake}/`);
  if (!page.raw.emulate) return;
  await page.raw.emulate({ forcedColors: "active" });
  await page.until("the engine is told", () => globalThis.fake.calls.some((call) => call[0] === "colours" && call[1] === 2));
  const [, ground, ink, accent] = (await told(page, "colours")).at(-1) ?? [];
  assert.notEqual(ground, ink);
  assert.notEqual(accent, ground);
  assert.equal(await page.eval(() => getComputedStyle(document.documentElement).getPropertyValue("--bg").trim()), "Canvas");
  await page.raw.emulate({ forcedColors: "none" });
  await page.until("and again", () => globalThis.fake.calls.findLast((call) => call[0] === "colours")?.[1] === 0);
});
