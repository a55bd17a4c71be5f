// The workbench of two neurons in hand: its plane, surface and weights by pointer, keys and finger.

import assert from "node:assert/strict";
import { common } from "./harness.mjs";
import { integrate } from "./rate_formulas.mjs";
import { begin, inside, near, refreshed, screen, size, two, type } from "./rate_page.mjs";

/** @typedef {import("./page.mjs").LabPage} LabPage */
/** @typedef {import("./rate_formulas.mjs").Pair} Pair */

/** A place on the plane. @param {LabPage} page @param {Pair} v */
const onPlane = (page, v) => inside(page, "two.plane", (v[0] + 1.5) / 3, (1.5 - v[1]) / 3);

common("course B: the plane answers to pointer and keys", async (context) => {
  const page = await begin(context, "two", size);
  await page.do({ op: "two", preset: "inhibition", speed: 100, paths: [] });
  await screen(page);
  await page.press(await onPlane(page, [-0.6, 0.3]));
  await page.until("a start", () => hopfieldLab.get().two.paths.length === 1);
  near((await page.get()).two.start, [-0.6, 0.3], "where it was pressed", 0.011);
  await page.settled();
  near((await two(page)).state, [-1, 1], "where it went", 2e-3); // a run stops when nothing can be seen to move

  await page.focus("two.plane");
  for (const key of ["ArrowRight", "ArrowRight", "ArrowDown"]) await page.key(key);
  await page.until("the cross", () => /, the cross at \(−0\.80, 0\.90\)$/.test(hopfieldLab.widgets().find(({ id }) => id === "two.plane").value));
  await page.key(" ");
  await page.until("a start by keys", () => hopfieldLab.get().two.start.join() === "-0.8,0.9");
});

common("course B: an arrow away from the ball kicks it", async (context) => {
  const page = await begin(context, "two");
  await page.do({ op: "two", preset: "inhibition", speed: 100, paths: [], start: [-1, 1], kick_length: 2 });
  await screen(page);
  await page.click("two.tool.1");
  await page.until("kicks are drawn", () => hopfieldLab.get().two.tool === "kick");
  const [ball, tip] = [await onPlane(page, [-1, 1]), await onPlane(page, [1.4, -1.4])];
  await page.draw([ball, { x: (ball.x + tip.x) / 2, y: (ball.y + tip.y) / 2 }, tip]);
  await page.until("kicked", () => hopfieldLab.get().two.kicks.length === 1);
  near((await page.get()).two.kicks[0].input, [2.4, -2.4], "what was drawn", 0.02);
  await page.settled();
  near((await two(page)).state, [1, -1], "flipped", 2e-3);
  await page.click("two.kick");
  await page.until("the button kicks likewise", () => hopfieldLab.get().two.kicks.length === 2);
  await page.settled();
  near((await two(page)).state, [1, -1], "and with it nothing more", 2e-3);
});

common("course B: the surface turns; the energy along a line that is drawn", async (context) => {
  const page = await begin(context, "two");
  const { turn } = (await page.get()).two ?? { turn: 0.6 };
  await page.draw(await Promise.all([[0.4, 0.5], [0.5, 0.5], [0.7, 0.6]].map(([x, y]) => inside(page, "two.surface", x, y))));
  await page.until("the surface is turned", (was) => (hopfieldLab.get().two?.turn ?? was) !== was, turn);

  await page.click("two.tool.2");
  await page.until("slices are drawn", () => hopfieldLab.get().two.tool === "slice");
  await page.draw([await onPlane(page, [-1, -1]), await onPlane(page, [0, 0]), await onPlane(page, [1, 1])]);
  await page.until("a slice", () => hopfieldLab.get().two.panel === "slice");
  near((await page.get()).two.slice, [[-1, -1], [1, 1]], "its ends", 0.011);
  assert.match((await screen(page)).value("two.slice"), /^energy along the slice, from 0\.00 to (1\.9\d|2\.0\d)$/);
});

common("course B: a weight is dragged, stepped by keys and typed", async (context) => {
  const page = await begin(context, "two", size);
  await refreshed(page);
  // Four pixels are a twentieth, and up and down do not count.
  const drag = async (/** @type {string} */ id, /** @type {number} */ by, byTouch = false) => {
    const { x, y } = await inside(page, id, 0.5, 0.5);
    await page.draw([0, 0.4, 1].map((share) => ({ x: x + share * by, y: y + share * 2 })), byTouch);
  };
  await drag("two.m.1", 60);
  await page.until("dragged", () => hopfieldLab.get().two.weights[0][1] === -1.25);
  await refreshed(page);
  near((await page.get()).two.weights, [[0, -1.25], [-1.25, 0]], "in both directions", 1e-9);
  assert.equal(await page.eval(() => hopfieldLab.widgets().some(({ role }) => role === "dialog")), false, "nothing lies over the figure");
  await page.focus("two.m.1");
  await page.key("ArrowLeft");
  await page.until("a key", () => Math.abs(hopfieldLab.get().two.weights[0][1] + 1.3) < 1e-9);
  await type(page, "two.m.1", "-1.5");
  near((await page.get()).two.weights, [[0, -1.5], [-1.5, 0]], "typed", 1e-9);
  await drag("two.weight.0", 40, true);
  await page.until("dragged by a finger", () => hopfieldLab.get().two.weights[0][0] === 0.5);
});

common("course B: a press through an open menu reaches what it hits", async (context) => {
  const page = await begin(context, "two", size);
  // Where it is has to be known before: who cannot see it is told of the menu alone.
  const below = await inside(page, "two.preset.register", 0.5, 0.5);
  await page.click("top.menu");
  await page.widget("menu");
  await page.press(below);
  await page.until("the menu is closed", () => !hopfieldLab.widgets().some(({ id }) => id === "menu"));
  await page.until("and the button pressed", () => hopfieldLab.get().two.weights[0][0] === 2);
});

common("course B: the plane answers to a finger", async (context) => {
  const page = await begin(context, "two", { width: 1024, height: 768 });
  await page.do({ op: "two", preset: "register", speed: 100, paths: [] });
  await screen(page);
  await page.touch();
  await page.press(await onPlane(page, [0.5, -0.7]), true);
  await page.until("a start by touch", () => hopfieldLab.get().two.paths.length === 1);
  near((await page.get()).two.start, [0.5, -0.7], "where the finger was", 0.011);
  await page.settled();
  near((await two(page)).state, [1, -1], "where it went", 2e-3);
  await page.do({ op: "two", tool: "kick", kick_length: 2 });
  await page.draw([await onPlane(page, [1, -1]), await onPlane(page, [0.5, 0]), await onPlane(page, [1, 1.4])], true);
  await page.until("kicked by touch", () => hopfieldLab.get().two.kicks.length === 1);
  await page.settled();
  const [{ input }] = (await page.get()).two.kicks;
  near(input, [0, 2.4], "what was drawn", 0.02);
  const left = integrate({ weights: [[2, 0], [0, 2]], start: [1, -1], kicks: [{ from: 0, until: 2, input }], times: [20] })[0];
  near((await two(page)).state, left, "where that leads", 2e-3);
});
