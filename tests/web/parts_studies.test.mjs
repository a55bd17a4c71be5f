// Experiments that the engine's screen asks the page for, with the fake engine: answers, refusals, lost workers.

import assert from "node:assert/strict";
import { common, test } from "./harness.mjs";

/** @typedef {import("./page.mjs").LabPage} LabPage */

/** @param {LabPage} page @returns {Promise<any[][]>} [ticket, kind, field, words] of each answer so far */
const answers = (page) => page.eval(() => globalThis.fake.calls.filter(([name]) => name === "answer").map((call) => call.slice(1)));

/** As if the screen had asked for it. @param {LabPage} page @param {object[]} events */
const ask = (page, ...events) =>
  page.eval((given) => {
    globalThis.fake.events.push(...given);
    return hopfieldLab.do({ op: "say", text: "something happens" });
  }, events);

/** @param {LabPage} page @param {number} count */
const answered = (page, count) =>
  page.until(`${count} answers`, (wanted) => globalThis.fake.calls.filter(([name]) => name === "answer").length >= wanted, count);

test("studies: answers come with their tickets, refusals with the field, nothing after the end", async ({ fake, open }) => {
  const page = await open(`${fake}/`);
  await ask(page,
    { type: "study", queue: 1, ticket: 1, name: "echo", request: "[0.1, null]" },
    { type: "study", queue: 1, ticket: 2, name: "nonsense", request: "{}" },
    { type: "study", queue: 1, ticket: 3, name: "count", request: '{"steps":2}' });
  await answered(page, 3);
  const all = await answers(page);
  all.sort((a, b) => a[0] - b[0]);
  assert.deepEqual(all, [[1, 0, "", "[0.1,null]"], [2, 1, "name", "nonsense, expected echo"], [3, 0, "", "2"]]);

  await ask(page, { type: "study", queue: 1, ticket: 4, name: "count", request: '{"steps":100000}' });
  await ask(page, { type: "studies_end", queue: 1 }, { type: "study", queue: 1, ticket: 5, name: "echo", request: "5" });
  await answered(page, 4);
  assert.deepEqual((await answers(page)).at(-1), [5, 0, "", "5"]);
  assert.equal(await page.notices(), "");
});

common("studies: a pause begins nothing new, and the page's own experiments go in between", async ({ fake, open }) => {
  const page = await open(`${fake}/`);
  await ask(page, { type: "studies_prepare" }, { type: "studies_pause", queue: 1, paused: true },
    { type: "study", queue: 1, ticket: 1, name: "echo", request: "1" }, { type: "study", queue: 1, ticket: 2, name: "echo", request: "2" });
  assert.equal(await page.eval(() => hopfieldLab.experiment("echo", 7)), 7);
  assert.deepEqual(await answers(page), []);
  await ask(page, { type: "studies_pause", queue: 1, paused: false });
  await answered(page, 2);
  await ask(page, { type: "studies_pause", queue: 1, paused: true }, { type: "study", queue: 1, ticket: 3, name: "echo", request: "3" });
  // Whoever cancels is not paused any more.
  await ask(page, { type: "studies_end", queue: 1 }, { type: "study", queue: 1, ticket: 4, name: "echo", request: "4" });
  await answered(page, 3);
  assert.deepEqual((await answers(page)).map(([ticket]) => ticket).sort(), [1, 2, 4]);
});

common("studies: the queues of two workbenches take turns, and are paused and ended apart", async ({ fake, open }) => {
  const page = await open(`${fake}/`);
  /** @param {number} queue @param {number[]} tickets */
  const studies = (queue, ...tickets) => tickets.map((ticket) => ({ type: "study", queue, ticket, name: "count", request: '{"steps":10}' }));
  // 300 of the first, which take a quarter of a minute, are in before the second asks: it does not wait for all of them.
  /** @param {number[]} tickets */
  const seconds = (...tickets) => page.until("the second's", (wanted) => wanted.every((/** @type {number} */ one) =>
    globalThis.fake.calls.some(([name, ticket]) => name === "answer" && ticket === one)), tickets);
  await ask(page, ...studies(1, ...Array.from({ length: 300 }, (_, k) => k + 1)), ...studies(2, 301, 302));
  await seconds(301, 302);
  assert.ok((await answers(page)).length < 302);
  await ask(page, { type: "studies_pause", queue: 1, paused: true }, ...studies(2, 303));
  await seconds(303);
  await ask(page, { type: "studies_end", queue: 1 }, ...studies(2, 304));
  await seconds(304);
  assert.ok((await answers(page)).length < 304);
});

common("studies: a press hands over what is finished, however long that could wait", async ({ fake, open }) => {
  const page = await open(`${fake}/`);
  await page.eval(() => {
    const slow = setTimeout;
    const scope = /** @type {any} */ (globalThis);
    scope.setTimeout = (/** @type {() => void} */ body, /** @type {number} */ time) => (time > 150 ? 0 : slow(body, time));
  });
  await ask(page, { type: "study", queue: 1, ticket: 1, name: "echo", request: "1" }, { type: "study", queue: 1, ticket: 2, name: "count", request: '{"steps":100000}' });
  await answered(page, 1);
  await ask(page, { type: "study", queue: 1, ticket: 3, name: "echo", request: "3" }, { type: "study", queue: 1, ticket: 4, name: "echo", request: "4" });
  await page.until("3 is finished, and it is handed over", () => {
    dispatchEvent(new Event("click"));
    return globalThis.fake.calls.some(([name, ticket]) => name === "answer" && ticket === 3);
  });
});

common("studies: an engine that breaks down is tried again, then given up; the others go on", async ({ fake, open }) => {
  const page = await open(`${fake}/`);
  await ask(page, { type: "study", queue: 1, ticket: 1, name: "trap", request: "{}" }, { type: "study", queue: 1, ticket: 2, name: "echo", request: "2" });
  await answered(page, 2);
  const all = await answers(page);
  assert.deepEqual(all.find(([ticket]) => ticket === 2), [2, 0, "", "2"]);
  const [, kind, field, words] = all.find(([ticket]) => ticket === 1) ?? [];
  assert.deepEqual([kind, field], [2, ""]);
  assert.match(words, /unreachable\. Perhaps there is not enough memory\.$/);
  assert.match(await page.notices(), /A part of the experiment was lost\. .*computed again\. The other results are kept/);
  await ask(page, { type: "study", queue: 1, ticket: 3, name: "echo", request: "3" });
  await answered(page, 3);
});

common("studies: a worker that is lost is replaced, and its work done again", async ({ fake, open }) => {
  const page = await open(`${fake}/`);
  await page.holdWorkers(40);
  await ask(page, { type: "study", queue: 1, ticket: 1, name: "count", request: '{"steps":150}' }, { type: "study", queue: 1, ticket: 2, name: "count", request: '{"steps":5}' });
  await answered(page, 1); // the short one
  // Nobody tells the page.
  await page.eval(() => (/** @type {any} */ (globalThis)).workers.forEach((/** @type {Worker} */ worker) => worker.terminate()));
  await answered(page, 2);
  assert.deepEqual((await answers(page)).map(([ticket, kind]) => [ticket, kind]), [[2, 0], [1, 0]]);
  // A busy machine may have lost patience with it before: each try has four times as much.
  assert.match(await page.notices(), /silent for (60|240) seconds/);
  // One that has gone while it was idle does not hold up the next request for long either.
  await ask(page, { type: "study", queue: 1, ticket: 3, name: "echo", request: "3" });
  await answered(page, 3);
});
