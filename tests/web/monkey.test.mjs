// A seeded monkey with the real engine: whatever is done, and however the page ends, the next one has the document of at most 3 s before.

import assert from "node:assert/strict";
import { thorough } from "./harness.mjs";


const long = Boolean(process.env.HOPFIELD_LONG);
const seconds = long ? 110 : 9;
const seeds = process.env.HOPFIELD_SEED ? [Number(process.env.HOPFIELD_SEED)] : long ? [7, 8, 9] : [7];
/** What may be lost (milliseconds), and how long the test takes to look. */
const most = 3000, looking = 700;

/** Park and Miller's. @param {number} seed */
function random(seed) {
  let state = seed;
  return (/** @type {number} */ below) => (state = (state * 48271) % 2147483647) % below;
}

/** @typedef {{at: number, rest: string, moment: number}} Seen */

/** What does not change by itself, and how far the run is. @param {any} document @returns {Seen} */
function seenNow({ moment, capacity, ...rest }) {
  const { results, ...asked } = capacity ?? {}; // come when they come
  // Until its part has come a section is written as it was read, in another order.
  const sorted = (/** @type {string} */ name, /** @type {any} */ value) => name === "moment" ? undefined :
    value && typeof value === "object" && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort()) : value;
  return { at: Date.now(), rest: JSON.stringify({ ...rest, asked }, sorted), moment };
}

/** What the last documents have otherwise. @param {Seen} now @param {Seen[]} seen */
function unlike(now, seen) {
  const is = JSON.parse(now.rest);
  const parts = seen.slice(-8).map(({ at, rest }) => {
    const was = JSON.parse(rest);
    const names = Object.keys({ ...is, ...was }).filter((name) => JSON.stringify(is[name]) !== JSON.stringify(was[name]));
    return `${now.at - at} ms ago: ${names.map((name) => `${name} ${JSON.stringify(was[name])?.slice(0, 90)}`)}`;
  });
  return `it has ${JSON.stringify(is).slice(0, 300)}; ${parts.join("; ")}`;
}

/** What mail programs, chats and people make of a link. @param {string} link @param {(below: number) => number} below */
function damaged(link, below) {
  const at = 1 + below(Math.max(1, link.length - 1));
  const letter = "AZaz09-_"[below(8)];
  return [
    `AcutShort${below(1e6)}`,
    link.slice(0, at),
    `${link.slice(0, at)}${letter}${link.slice(at + 1)}`,
    `${link.slice(0, at)}${letter}${link.slice(at)}`,
    `${link}${letter}${below(1e6)}`,
    `Z${link}`,
  ][below(6)];
}

for (const seed of seeds) thorough(`monkey ${seed}: reloads, copied tabs, damaged links, killed workers and pages that die`, async ({ site, host, open, expectProblem }) => {
  expectProblem(/Failed to fetch|aborted|network/i);
  const below = random(seed);
  const page = await open(`${site}/?card=0`, { width: 900, height: 600 });
  /** @type {Seen[]} */
  let seen = [];
  /** What other tabs have left for the next visit. @type {Seen[]} */
  let left = [];
  const done = [];
  async function look() {
    seen.push(seenNow(await page.get()));
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
    // In the address of a page that is there.
    follow: async () => page.eval((hash) => void (location.hash = hash), damaged(await page.eval(() => location.hash.slice(1)), below)),
    study: async () => {
      await page.holdWorkers(100);
      await page.do({ op: "capacity", neurons: 40 + below(40), networks: 100, view: "curves" });
      await page.do({ op: "open", workbench: "capacity" });
      await page.click("capacity.run");
    },
    kill: () => page.eval((some) => {
      const { workers = [] } = /** @type {any} */ (globalThis);
      for (const [k, worker] of workers.entries()) if ((some >> k % 8) & 1) worker.terminate();
    }, 1 + below(255)),
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
    damaged: async () => {
      const link = await page.eval(() => location.hash.slice(1));
      await page.raw.goto(`${site}/?card=0&n=${below(1e6)}#${damaged(link, below)}`);
    },
    visit: () => page.raw.goto(`${site}/?card=0&n=${below(1e6)}`),
    // A tab is copied with its history and its storage. Both work on; then the copy is closed, and the first is loaded again.
    copy: async () => {
      const copied = await page.eval(async (noise) => {
        const tab = /** @type {any} */ (window.open(location.href));
        const there = async (/** @type {any} */ before) => {
          while (!tab.hopfieldLab || tab.hopfieldLab === before) await new Promise((resolve) => setTimeout(resolve, 20));
          await tab.hopfieldLab.ready;
          return tab.hopfieldLab;
        };
        const first = await there(null);
        tab.history.replaceState(history.state, "");
        tab.location.reload();
        const lab = await there(first);
        const opened = lab.get();
        await lab.do({ op: "noise", fraction: noise }).catch(() => {});
        const changed = lab.get();
        await new Promise((resolve) => setTimeout(resolve, 1000 * noise));
        tab.close();
        return { opened, changed };
      }, below(100) / 100);
      // At an address that is damaged it is a new visit.
      check(seenNow(copied.opened), Date.now() - most, "the copy", left);
      left.push(seenNow(copied.opened), seenNow(copied.changed));
      await look();
      await page.raw.reload();
    },
    away: async () => {
      await page.raw.goto(host("elsewhere"));
      await page.raw.back();
    },
  };

  /** @param {Seen} now @param {number} ended @param {string} [whose] @param {Seen[]} [others] */
  function check(now, ended, whose = "", others = []) {
    const recent = seen.filter(({ at }) => at >= ended - most - looking);
    const before = seen.filter(({ at }) => at < ended - most - looking).at(-1);
    const same = [...(before ? [before] : []), ...recent, ...others].filter(({ rest }) => rest === now.rest);
    const story = `${whose} after ${done.slice(-12).join(" ")}`;
    assert.ok(same.length > 0, `${story}: not a document of the last ${most} ms; ${unlike(now, seen)}`);
    assert.ok(now.moment >= Math.min(...same.map(({ moment }) => moment)), `${story}: at moment ${now.moment}, which is longer ago`);
  }

  await look();
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
    const how = Object.keys(ends)[below(Object.keys(ends).length)];
    done.push(`[${how}]`);
    await look();
    const ended = Date.now();
    await ends[how]();
    await page.ready();
    const now = seenNow(await page.get());
    // A new visit has what was kept last, in whatever tab.
    check(now, ended, "", ["damaged", "visit"].includes(how) ? left : []);
    assert.equal(await page.eval(() => document.getElementById("crash")), null, `after ${done.slice(-12).join(" ")}`);
    seen = [now];
    left = left.slice(-2);
  }
});
