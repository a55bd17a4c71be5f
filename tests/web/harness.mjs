// Collects tests and runs them in one browser, one after the other.

import { isPlain } from "./drivers/pages.mjs";
import { LabPage } from "./page.mjs";

/**
 * @typedef {object} Context what a test gets
 * @property {import("./drivers/driver.mjs").Driver} driver
 * @property {string} site address of the site, without a slash at the end
 * @property {string} fake address of the page with the fake engine
 * @property {(html: string) => string} host address of a host page on another origin
 * @property {(address: string, options?: {width?: number, height?: number, motion?: boolean, wait?: boolean, ahead?: boolean}) => Promise<LabPage>} open
 *   a page, which fetches only what it needs: that most tests do not wait for the rest is a third of what a page costs. `ahead`: this and
 *   the later ones of the test fetch the rest when nothing else is to be done, as they do for people
 * @property {(workbench: string, size?: {width: number, height: number}) => Promise<LabPage>} kept the one page that tests of what no
 *   browser has a say in hand on to each other, with all of it there, everything reset and this workbench open: a start costs more
 *   than such a test
 * @property {(pattern: RegExp) => void} expectProblem an error that the browser may report in this test
 */

/** @typedef {{name: string, body: (context: Context) => Promise<void>, where: "every" | "first" | "long"}} Test */

/** @type {Test[]} */
const tests = [];

/** @param {string} name @param {(context: Context) => Promise<void>} body */
export function test(name, body) {
  tests.push({ name, body, where: "every" });
}

/**
 * A test of what no browser has a say in: numbers, which the same WebAssembly makes the same to the bit everywhere and under Node
 * (suite wasm), what the lab does with a command, and what a workbench makes of a press once the page has it. One browser is enough. How
 * pointers, touch, keys, files, storage and the screen come to the lab, and the browser's own ways, is a `test`.
 * @param {string} name @param {(context: Context) => Promise<void>} body
 */
export function common(name, body) {
  tests.push({ name, body, where: "first" });
}

/**
 * A test of what native tests of engine, lab and screen have tested already, done by hand in the page: only in `tools/test long`, in every
 * browser, or when it is asked for by name.
 * @param {string} name @param {(context: Context) => Promise<void>} body
 */
export function thorough(name, body) {
  tests.push({ name, body, where: "long" });
}

const longest = 150_000;

/** What Firefox says of a page that is left while a part of the engine is on its way: no fault of the page's. */
const leaving = /Failed to read data from the ReadableStream/;

/**
 * @param {import("./drivers/driver.mjs").Driver} driver
 * @param {{site: string, fake: string, host: (html: string) => string, fetchAhead: (wanted: boolean) => void}} places
 * @param {{filter: string, all: boolean, share: number, shares: number}} which every `shares`th test from the `share`th on
 * @returns {Promise<{passed: number, failed: number}>}
 */
export async function runTests(driver, places, { filter, all, share, shares }) {
  let passed = 0;
  let failed = 0;
  /** @type {{raw: import("./drivers/driver.mjs").RawPage, page: LabPage} | undefined} */
  let kept;
  const long = Boolean(process.env.HOPFIELD_LONG);
  const asked = tests
    .filter(({ name, where }) => (filter ? name.includes(filter) : where === "every" || long || (where === "first" && all)))
    .filter((_, index) => index % shares === share - 1);
  /** @type {Set<string>} tests during which the browser itself ended */
  const again = new Set();
  for (let next = 0; next < asked.length; next += 1) {
    const { name, body } = asked[next];
    const started = Date.now();
    /** @type {import("./drivers/driver.mjs").RawPage[]} */
    const pages = [];
    /** @type {RegExp[]} */
    const expected = [];
    let usesKept = false;
    places.fetchAhead(false);
    /** @type {Context} */
    const context = {
      driver,
      ...places,
      expectProblem: (pattern) => void expected.push(pattern),
      async open(address, { width = 1000, height = 700, motion = false, wait = true, ahead = false } = {}) {
        if (ahead) places.fetchAhead(true);
        if (driver.oneWindow) kept = undefined; // it becomes another page
        const raw = await driver.open({ width, height, motion, plain: isPlain(address) });
        pages.push(raw);
        const page = new LabPage(raw);
        page.scriptedTouch = !driver.realTouch;
        await raw.goto(address);
        if (wait) await page.ready();
        return page;
      },
      async kept(workbench, { width, height } = { width: 1280, height: 800 }) {
        usesKept = true;
        if (!kept) {
          const page = await context.open(`${places.site}/`, { width, height, ahead: true });
          kept = { raw: pages[pages.length - 1], page };
          await page.whole();
          places.fetchAhead(false);
        } else {
          pages.push(kept.raw);
          await kept.raw.front?.();
          await kept.raw.resize(width, height);
          // After a finger everything is larger, until a mouse comes: it would be while a test presses.
          await kept.raw.mouseMove(3, 3);
        }
        await kept.page.do({ op: "reset_all" });
        await kept.page.do({ op: "open", workbench });
        await kept.page.still();
        return kept.page;
      },
    };

    let problem = "";
    try {
      await within(longest, body(context));
      const unexpected = pages
        .flatMap((page) => page.problems())
        .filter((text) => !leaving.test(text) && !expected.some((pattern) => pattern.test(text)));
      if (unexpected.length > 0) problem = `the browser reported:\n${unexpected.join("\n")}`;
    } catch (error) {
      problem = error instanceof Error ? error.stack ?? error.message : String(error);
      const file = `build/log/web-${driver.name}-${name.replaceAll(/\W+/g, "-")}.png`;
      await pages.at(-1)?.screenshot(file).then(() => (problem += `\n    screen: ${file}`), () => {});
    }
    if (usesKept && problem) kept = undefined;
    for (const page of pages) if (page !== kept?.raw) await page.close().catch(() => {});

    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    if (problem && !again.has(name) && (await driver.ended?.())) {
      // A process of the browser's that has no page in it can end by a fault of its own. What a page does to it, it does again.
      again.add(name);
      next -= 1;
      console.log(`  the browser ended, so this is tried again: ${name} (${seconds} s)\n    ${problem.split("\n")[0]}`);
    } else if (problem) {
      failed += 1;
      console.log(`  FAILED ${name} (${seconds} s)\n    ${problem.replaceAll("\n", "\n    ")}`);
    } else {
      passed += 1;
      console.log(`  ok ${name} (${seconds} s)`);
    }
  }
  await kept?.raw.close();
  return { passed, failed };
}

/** @param {number} milliseconds @param {Promise<void>} work */
async function within(milliseconds, work) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${milliseconds / 1000} s`)), milliseconds);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
