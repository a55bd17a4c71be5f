// The page's own parts with the fake engine: pointers, keys, wheel, mirror, typing.

import assert from "node:assert/strict";
import { test } from "./harness.mjs";

/** @typedef {import("./page.mjs").LabPage} LabPage */

/** @param {LabPage} page @param {string} kind what the engine was told, without waiting
 * @returns {Promise<any[][]>} */
const told = (page, kind) =>
  page.eval((name) => globalThis.fake.calls.filter((call) => call[0] === name).map((call) => call.slice(1)), kind);

/** @param {LabPage} page */
const forget = (page) => page.eval(() => void (globalThis.fake.calls.length = 0));

/** @param {LabPage} page @param {object[]} widgets */
async function show(page, widgets) {
  await page.eval((given) => {
    globalThis.fake.widgets = given;
    globalThis.fake.again = 1;
    void hopfieldLab.do({ op: "say", text: "" });
  }, widgets);
  await page.until("the mirror shows them", (count) => document.querySelectorAll("#mirror [data-widget]").length === count, widgets.length);
}

test("pointer: a press is position, then button; capture until the release", async ({ fake, open }) => {
  const page = await open(`${fake}/`);
  await page.draw([{ x: 100, y: 120 }, { x: 140, y: 150 }, { x: 300, y: 200 }]);
  await page.until("the release", () => globalThis.fake.calls.some((call) => call[0] === "pointer" && call[1] === 2));
  const calls = await told(page, "pointer");
  const down = calls.findIndex(([kind]) => kind === 1);
  assert.deepEqual(calls[down], [1, 100, 120, 0, 0]);
  assert.deepEqual(calls[down - 1], [0, 100, 120, 0, 0]);
  assert.deepEqual(calls.at(-1), [2, 300, 200, 0, 0]);
  assert.ok(calls.some(([kind, x]) => kind === 0 && x === 140));
});

test("pointer: the right button is the lab's, and no browser menu opens", async ({ fake, open }) => {
  const page = await open(`${fake}/`);
  await page.eval(() => {
    addEventListener("contextmenu", (event) => void (globalThis.menuOpened = !event.defaultPrevented));
  });
  await page.raw.mouseMove(50, 60);
  await page.raw.mouseDown("right");
  await page.raw.mouseUp("right");
  await page.until("the release", () => globalThis.fake.calls.some((call) => call[0] === "pointer" && call[1] === 2));
  const presses = (await told(page, "pointer")).filter(([kind]) => kind === 1 || kind === 2);
  assert.deepEqual(presses.map(([kind, , , source, button]) => [kind, source, button]), [[1, 0, 1], [2, 0, 1]]);
  assert.notEqual(await page.eval(() => globalThis.menuOpened), true);
});

test("touch: a finger draws and hovers nowhere afterwards", async ({ fake, open }) => {
  const page = await open(`${fake}/`);
  await show(page, [{ id: "grid", role: "grid", name: "Drawing", value: "", rect: [50, 50, 400, 400] }]);
  await forget(page);
  await page.draw([{ x: 100, y: 120 }, { x: 160, y: 240 }, { x: 200, y: 330 }], true);
  await page.until("the finger is lifted", () => globalThis.fake.calls.some((call) => call[0] === "pointer" && call[1] === 3));
  const calls = await told(page, "pointer");
  assert.deepEqual(calls[0], [0, 100, 120, 1, 0]);
  assert.deepEqual(calls[1], [1, 100, 120, 1, 0]);
  assert.deepEqual(calls.slice(-2), [[2, 200, 330, 1, 0], [3, 200, 330, 1, 0]]);
  assert.ok(calls.some(([kind, , y]) => kind === 0 && y === 240), "the way down was not taken for scrolling");
});

test("pointer: a release outside the frame is heard; host and frame share the wheel", async ({ fake, host, open }) => {
  const outer = await open(host(`<body style="margin:0;height:3000px"><iframe src="${fake}/" width="600" height="400"
    style="display:block;margin:40px;border:0"></iframe>`), { wait: false });
  const page = await outer.inFrame(0).ready();
  const scrolled = () => outer.eval(() => scrollY);

  await outer.raw.wheel(300, 200, 0, 60);
  await outer.until("the host scrolls", () => scrollY > 0);
  assert.deepEqual(await told(page, "wheel"), []);
  await outer.eval(() => scrollTo({ top: 0, behavior: "instant" }));

  await page.draw([{ x: 100, y: 100 }, { x: 700, y: 100 }]);
  await page.until("the release", () => globalThis.fake.calls.some((call) => call[0] === "pointer" && call[1] === 2));
  assert.equal((await told(page, "pointer")).find(([kind]) => kind === 2)?.[1], 700);

  await outer.raw.wheel(300, 200, 0, 60);
  await page.until("the wheel reaches the lab, which has the focus", () => globalThis.fake.calls.some((call) => call[0] === "wheel"));
  const [, dy, zoom] = (await told(page, "wheel"))[0];
  assert.ok(dy > 0 && zoom === 0);
  assert.equal(await scrolled(), 0);

  await page.key("Escape");
  await page.until("the focus is given up", () => document.activeElement === document.body);
  await outer.raw.wheel(300, 200, 0, 60);
  await outer.until("the host scrolls again", () => scrollY > 0);
});

test("keys: only with the focus; released when it goes", async ({ fake, open }) => {
  const page = await open(`${fake}/`);
  await page.key("r");
  assert.deepEqual(await told(page, "key"), []);
  await page.press({ x: 10, y: 10 });
  await page.until("the focus", () => document.activeElement?.id === "canvas");
  await page.key("r");
  await page.key("z", "Control");
  await page.until("the keys", () => globalThis.fake.calls.filter((call) => call[0] === "key").length >= 6);
  const keys = await page.eval(() => globalThis.fake.calls.filter((call) => call[0] === "key").map(([, , down, modifiers]) => [down, modifiers]));
  assert.deepEqual(keys.slice(0, 2), [[1, 0], [0, 0]]);
  assert.ok(keys.some(([down, modifiers]) => down === 1 && modifiers === 2), "Control + z");
});

const widgets = [
  { id: "tabs.memory", role: "tab", name: "Memory", value: "", checked: true, rect: [10, 10, 80, 30] },
  { id: "tabs.capacity", role: "tab", name: "Capacity", value: "", checked: false, rect: [100, 10, 80, 30] },
  { id: "grid", role: "grid", name: "Drawing", value: "16 by 16", help: "Arrow keys move, space draws", rect: [200, 100, 320, 320] },
  { id: "recall", role: "button", name: "Recall", value: "", rect: [20, 500, 100, 44] },
  { id: "off", role: "button", name: "Redo", value: "", enabled: false, rect: [130, 500, 100, 44] },
  { id: "noise", role: "slider", name: "Noise", value: "20", min: 0, max: 100, step: 1, help: "Per cent", rect: [240, 500, 200, 44] },
  { id: "signs", role: "toggle", name: "Signs", value: "", checked: true, rect: [460, 500, 80, 44] },
  { id: "verdict", role: "status", name: "Recalled circle", value: "", rect: [200, 430, 320, 30] },
];

test("mirror: real controls over their pictures, in order", async ({ fake, open }) => {
  const page = await open(`${fake}/`);
  await show(page, widgets);
  const seen = await page.eval(() =>
    [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("#mirror [data-widget]"))].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return {
        id: element.dataset.widget,
        tag: element.localName,
        role: element.getAttribute("role"),
        name: element.getAttribute("aria-label") ?? element.textContent,
        parent: element.parentElement?.getAttribute("role"),
        rect: [x, y, width, height],
      };
    }));
  assert.deepEqual(seen.map(({ id }) => id), widgets.map(({ id }) => id));
  assert.deepEqual(seen.map(({ rect }) => rect), widgets.map(({ rect }) => rect));
  assert.deepEqual(seen.map(({ name }) => name), widgets.map(({ name }) => name));
  assert.deepEqual(seen.map(({ tag }) => tag), ["button", "button", "div", "button", "button", "input", "button", "div"]);
  assert.equal(seen[0].parent, "tablist");
  assert.equal(await page.eval(() => document.querySelector("[data-widget='tabs.memory']")?.getAttribute("aria-selected")), "true");
  assert.equal(await page.eval(() => document.querySelector("[role=grid]")?.getAttribute("aria-description")), "16 by 16. Arrow keys move, space draws");
  assert.equal(await page.eval(() => document.querySelector("[role=status][data-widget]")?.textContent), "Recalled circle");
  assert.equal(await page.eval(() => getComputedStyle(document.querySelector("#mirror") ?? document.body).pointerEvents), "none");
});

test("mirror: Tab walks through it and out; keys operate its controls", async ({ fake, host, open }) => {
  const outer = await open(host(`<body style="margin:0"><button id="before">before</button><br>
    <iframe src="${fake}/" width="600" height="600" style="border:0"></iframe><br><button id="after">after</button>`), { wait: false });
  const page = await outer.inFrame(0).ready();
  await show(page, widgets);
  await outer.eval(() => document.getElementById("before")?.focus());
  const focused = () => page.eval(() => document.activeElement?.getAttribute("data-widget") ?? "");

  /** @type {string[]} */
  const order = [];
  for (let steps = 0; steps < 20; steps++) {
    await outer.raw.press("Tab", []);
    const id = await focused();
    if (await outer.eval(() => document.activeElement?.id === "after")) break;
    if (id !== "" && id !== order.at(-1)) order.push(id);
    if (id === "grid") {
      await outer.raw.press("ArrowLeft", []);
      await outer.raw.press(" ", []);
    } else if (id === "recall") {
      await outer.raw.press("Enter", []);
      await outer.raw.press("z", ["Control"]);
    } else if (id === "noise") {
      await outer.raw.press("ArrowRight", []);
    }
  }
  assert.deepEqual(order, ["tabs.memory", "grid", "recall", "noise", "signs"]);
  assert.equal(await outer.eval(() => document.activeElement?.id), "after");
  await page.until("all acts", () => globalThis.fake.calls.filter((call) => call[0] === "act").length === 4);
  assert.deepEqual(await told(page, "act"), [["grid", "left"], ["grid", "space"], ["recall", ""], ["noise", "21"]]);
  assert.ok((await told(page, "mirror_focus")).some(([id]) => id === "recall"));
  assert.ok(await page.eval(() => globalThis.fake.calls.some((call) => call[0] === "key" && call[3] === 2)), "shortcuts work there too");
});

test("mirror: what is gone takes the focus to the canvas; what stays keeps it", async ({ fake, open }) => {
  const page = await open(`${fake}/`);
  await show(page, widgets);
  await page.eval(() => /** @type {HTMLElement} */ (document.querySelector("[data-widget='recall']")).focus());
  await show(page, widgets.slice(2).reverse());
  assert.equal(await page.eval(() => document.activeElement?.getAttribute("data-widget")), "recall");
  await show(page, widgets.slice(0, 3));
  assert.equal(await page.eval(() => document.activeElement?.id), "canvas");

  const dialog = [
    { id: "help", role: "dialog", name: "Help", value: "", rect: [100, 100, 300, 300] },
    { id: "help.close", role: "button", name: "Close", value: "", rect: [110, 110, 80, 40] },
  ];
  await show(page, widgets);
  await page.eval(() => /** @type {HTMLElement} */ (document.querySelector("[data-widget='recall']")).focus());
  await show(page, dialog);
  assert.equal(await page.eval(() => document.activeElement?.getAttribute("data-widget")), "help.close");
  await show(page, widgets);
  assert.equal(await page.eval(() => document.activeElement?.getAttribute("data-widget")), "recall");
});

test("typing: a field over the widget, Enter keeps, Escape does not", async ({ fake, open }) => {
  const page = await open(`${fake}/`);
  await show(page, widgets);
  const edit = async () => {
    await page.eval(() => {
      globalThis.fake.events.push({ type: "edit", id: "noise" });
      void hopfieldLab.do({ op: "say", text: "" });
    });
    await page.until("the field", () => document.activeElement?.id === "field");
  };
  await edit();
  assert.deepEqual(await page.eval(() => {
    const field = /** @type {HTMLInputElement} */ (document.getElementById("field"));
    const { x, y } = field.getBoundingClientRect();
    return [x, y, field.value];
  }), [240, 500, "20"]);
  await page.raw.type("35");
  await page.key("Enter");
  await page.until("it is kept", () => globalThis.fake.calls.some((call) => call[0] === "act"));
  assert.deepEqual(await told(page, "act"), [["noise", "35"]]);
  assert.equal(await page.eval(() => document.activeElement?.id), "canvas");

  await edit();
  await page.raw.type("99");
  await page.key("Escape");
  await page.until("the field is gone", () => !document.getElementById("field"));
  assert.equal((await told(page, "act")).length, 1);
  assert.deepEqual(await told(page, "key"), [], "what is typed is no shortcut");
});
