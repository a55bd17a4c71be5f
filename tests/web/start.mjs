// What a person feels at the start of the page: how long it is until the first usable frame on a slow line (1.6 Mbit/s, 150 ms) and a
// processor four times slower, in Chromium, and how long the main thread is blocked meanwhile (of each task what is over 50 ms).
//   node tests/web/start.mjs [FOLDER...]      each folder in turn, again and again: medians; dist/ when none is given

import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";
import { serve } from "../../tools/serve.mjs";

const types = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm" };

/** Serves a folder packed, as servers of static files do. @param {string} folder */
export function servePacked(folder) {
  /** @type {Map<string, Buffer>} */
  const packed = new Map();
  return serve(folder, 0, (request, response) => {
    const name = new URL(request.url ?? "/", "http://localhost").pathname.replace(/\/$/, "/index.html");
    const type = types[/** @type {keyof typeof types} */ (path.extname(name))];
    const file = path.join(folder, name);
    if (!type || !existsSync(file)) return false;
    const content = packed.get(file) ?? gzipSync(readFileSync(file), { level: 9 });
    packed.set(file, content);
    response.writeHead(200, { "content-type": type, "content-encoding": "gzip", "content-length": content.length, "cache-control": "max-age=60" });
    response.end(content);
    return true;
  });
}

/** Runs in the page before its scripts. */
function watch() {
  const measured = { blocked: 0, ready: 0 };
  /** @type {any} */ (globalThis).measured = measured;
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      if (!measured.ready || startTime < measured.ready) measured.blocked += Math.max(0, duration - 50);
    }
  }).observe({ type: "longtask", buffered: true });
  /** @type {any} */
  let lab;
  Object.defineProperty(globalThis, "hopfieldLab", {
    get: () => lab,
    set(value) {
      lab = value;
      // The frame is there with the next turn of the display.
      lab.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() => (measured.ready = performance.now()))));
    },
  });
}

/** Seconds until the first usable frame, and seconds blocked. @param {import("playwright-core").Browser} browser @param {string} url */
async function measure(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    const protocol = await context.newCDPSession(page);
    await page.addInitScript(watch);
    await protocol.send("Network.enable");
    await protocol.send("Network.emulateNetworkConditions", { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 });
    await protocol.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await page.goto(url, { waitUntil: "commit" });
    await page.waitForFunction(() => (/** @type {any} */ (globalThis)).measured.ready > 0, undefined, { polling: 200, timeout: 60_000 });
    await new Promise((resolve) => setTimeout(resolve, 300)); // long tasks are told later
    const { ready, blocked } = await page.evaluate(() => (/** @type {any} */ (globalThis)).measured);
    return [ready / 1000, blocked / 1000];
  } finally {
    await context.close();
  }
}

/** @param {number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/**
 * @param {string[]} folders
 * @param {number} times
 * @returns {Promise<{ready: number, blocked: number}[]>} medians, for each folder
 */
export async function measureStart(folders, times) {
  const servers = await Promise.all(folders.map(servePacked));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--no-sandbox"],
  });
  try {
    /** @type {number[][][]} */
    const found = folders.map(() => []);
    for (let k = 0; k < times; k += 1) {
      for (const [f, server] of servers.entries()) found[f].push(await measure(browser, `${server.url}/`));
    }
    return found.map((runs) => ({ ready: median(runs.map(([ready]) => ready)), blocked: median(runs.map(([, blocked]) => blocked)) }));
  } finally {
    await browser.close();
    for (const server of servers) await server.close();
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folders = process.argv.length > 2 ? process.argv.slice(2) : ["dist"];
  const found = await measureStart(folders, 7);
  for (const [f, { ready, blocked }] of found.entries()) console.log(`${folders[f]}: first usable frame after ${ready.toFixed(2)} s, ${blocked.toFixed(2)} s blocked`);
}
