// A seeded monkey with the real engine: whatever is done, and however the page ends, the next one has the document of at most 3 s before.

import assert from "node:assert/strict";
import { common } from "./harness.mjs";

/** @typedef {import("./page.mjs").LabPage} LabPage */

const long = Boolean(process.env.HOPFIELD_LONG);
const seconds = long ? 110 : 9;
/** What may be lost (milliseconds), and how long the test takes to look. */
const most = 3000, looking = 700;

/** Park and Miller's. @param {number} seed */
function random(seed) {
  let state = seed;
  return (/** @type {number} */ below) => (state = (state * 48271) % 2147483647) % below;
}

/** What does not change while a run goes on, and how far it is. @param {any} document */
const halves = ({ moment, ...rest }) => ({ rest: JSON.stringify(rest), moment });

common("monkey: reloads, copied tabs, damaged links, lost workers and pages that die", async ({ site, host, open, expectProblem }) => {
  expectProblem(/Failed to fetch|aborted|network/i);
  const below = random(Number(process.env.HOPFIELD_SEED ?? 7));
  const page = await open(`${site}/?card=0`, { width: 900, height: 600 });
  /** @type {{at: number, rest: string, moment: number}[]} */
  let seen = [];
  const done = [];
  async function look() {
    seen.push({ at: Date.now(), ...halves(await page.get()) });
    if (seen.length > 400) seen = seen.slice(-200);
  }

  /** @type {Record<string, () => Promise<unknown>>} */
  const actions = {
    paint: () => page.do({ op: "paint", cells: [below(200), below(200)], value: below(2) ? 1 : -1 }),
    noise: () => page.do({ op: "noise", fraction: below(100) / 100 }),
    store: () => page.do({ op: "store" }),
    undo: () => page.do({ op: "undo" }),
    slow: () => page.do({ op: "speed", sweeps_per_second: 0.05 + below(20) / 100 }),
    recall: () => page.do({ op: "recall" }),
    open: () => page.do({ op: "open", workbench: ["memory", "two", "three", "gates"][below(4)] }),
    wait: () => new Promise((resolve) => setTimeout(resolve, below(1200))),
    worker: () => page.eval(async () => {
      const stop = new AbortController();
      setTimeout(() => stop.abort(), 20);
      await hopfieldLab.experiment("capacity", { sizes: [200], trials: 1e6 }, { signal: stop.signal }).catch(() => {});
    }),
  };

  /** How a page can end. @type {Record<string, () => Promise<unknown>>} */
  const ends = {
    reload: () => page.raw.reload(),
    // Nothing is written any more, as if it had been killed.
    die: async () => {
      await page.eval(() => {
        Storage.prototype.setItem = () => {};
        History.prototype.replaceState = () => {};
      });
      await page.raw.reload();
    },
    damaged: () => page.raw.goto(`${site}/?card=0&n=${below(1e6)}#AcutShort${below(1e6)}`),
    visit: () => page.raw.goto(`${site}/?card=0&n=${below(1e6)}`),
    away: async () => {
      await page.raw.goto(host("elsewhere"));
      await page.raw.back();
    },
  };

  const names = Object.keys(actions);
  for (const end = Date.now() + seconds * 1000; Date.now() < end;) {
    for (let count = 1 + below(6); count > 0; count -= 1) {
      const name = names[below(names.length)];
      done.push(name);
      await actions[name]().catch((error) => {
        if (!/^(LabError: )?\w*: |nothing/.test(String(error.message))) done.push(`(${error.message})`);
      });
      await look();
    }
    const how = Object.keys(ends)[below(5)];
    done.push(`[${how}]`);
    await look();
    const ended = Date.now();
    await ends[how]();
    await page.ready();
    const now = halves(await page.get());
    const recent = seen.filter(({ at }) => at >= ended - most - looking);
    const before = seen.filter(({ at }) => at < ended - most - looking).at(-1);
    const same = [...(before ? [before] : []), ...recent].filter(({ rest }) => rest === now.rest);
    const story = done.slice(-12).join(" ");
    assert.ok(same.length > 0, `after ${story}: not a document of the last ${most} ms`);
    assert.ok(now.moment >= Math.min(...same.map(({ moment }) => moment)), `after ${story}: at moment ${now.moment}, which is longer ago`);
    assert.equal(await page.eval(() => document.getElementById("crash")), null, `after ${story}`);
    seen = [{ at: Date.now(), ...now }];
  }
});
