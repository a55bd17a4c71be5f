// Chromium by the DevTools protocol (playwright-core), with WebGL in software.

import { chromium } from "playwright-core";
import { Pages } from "./pages.mjs";
import { startDisplay } from "./display.mjs";

/** @returns {Promise<import("./driver.mjs").Driver>} */
export async function startChromium() {
  const display = await startDisplay();
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    // Mesa's OpenGL takes half as much of the processor as Chromium's own; it needs a display. Put together without a graphics card, the page
    // is put on the screen by the processor too; that takes another quarter less. WebAssembly
    // is compiled once, quickly: Node's tests of the same engine run what V8's second compiler makes of it.
    args: ["--use-angle=gl", "--ignore-gpu-blocklist", "--disable-gpu-compositing", "--no-sandbox", "--process-per-site", "--js-flags=--liftoff-only"],
    env: display.environment,
  });

  const pages = new Pages(
    async () => {
      const context = await browser.newContext();
      return { context, page: await context.newPage() };
    },
    {
      async forget({ context, page }) {
        const protocol = await context.newCDPSession(page);
        await protocol.send("Network.clearBrowserCache");
        await protocol.detach();
      },
    },
  );

  return {
    name: "chromium",
    realTouch: true,
    async open({ width, height, motion, plain }) {
      const opened = await pages.take(plain);
      const { context, page } = opened;
      /** @type {Set<string>} */
      const addresses = new Set();
      page.on("framenavigated", (frame) => void addresses.add(frame.url()));
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ reducedMotion: motion ? "no-preference" : "reduce", forcedColors: null, colorScheme: null, media: null });
      const protocol = await context.newCDPSession(page);
      /** @type {string[]} */
      const problems = [];
      /** @type {string[]} */
      const requests = [];
      page.on("console", (message) => {
        if (message.type() === "error") problems.push(`console: ${message.text()} ${message.location().url}`);
      });
      page.on("pageerror", (error) => problems.push(`error: ${error.message}`));
      page.on("request", (request) => requests.push(request.url()));

      /** @param {number | null} frame */
      const frameOf = async (frame) => {
        if (frame === null) return page.mainFrame();
        const element = await page.locator("iframe").nth(frame).elementHandle();
        const content = await element?.contentFrame();
        if (!content) throw new Error(`there is no frame ${frame}`);
        return content;
      };

      return {
        goto: async (url) => void (await page.goto(url)),
        reload: async () => void (await page.reload()),
        back: async () => void (await page.goBack()),
        forward: async () => void (await page.goForward()),
        run: async (script, frame) => (await frameOf(frame)).evaluate(script),
        mouseMove: (x, y) => page.mouse.move(x, y),
        mouseDown: (button) => page.mouse.down({ button }),
        mouseUp: (button) => page.mouse.up({ button }),
        async drag(path) {
          const send = (/** @type {any} */ type, /** @type {[number, number]} */ [x, y], buttons = 0) =>
            protocol.send("Input.dispatchMouseEvent", { type, x, y, buttons, button: "left", clickCount: 1 });
          const last = path[path.length - 1];
          await page.mouse.move(...path[0]); // sets where playwright believes the mouse to be
          if (path.length === 1) return void (await Promise.all([send("mousePressed", last, 1), send("mouseReleased", last)]));
          await send("mousePressed", path[0], 1);
          for (const point of path.slice(1)) await send("mouseMoved", point, 1);
          await send("mouseReleased", last);
        },
        async wheel(x, y, dx, dy) {
          await page.mouse.move(x, y);
          await page.mouse.wheel(dx, dy);
        },
        async touch(path) {
          const send = (/** @type {any} */ type, /** @type {[number, number][]} */ points) =>
            protocol.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y]) => ({ x, y })) });
          if (path.length === 1) return void (await Promise.all([send("touchStart", path), send("touchEnd", [])]));
          await send("touchStart", [path[0]]);
          for (const point of path.slice(1)) await send("touchMove", [point]);
          await send("touchEnd", []);
        },
        press: (key, modifiers) => page.keyboard.press([...modifiers, key === " " ? "Space" : key].join("+")),
        type: (text) => page.keyboard.type(text),
        setFiles: async (selector, files, frame) => (await frameOf(frame)).setInputFiles(selector, files),
        screenshot: async (file) => void (await page.screenshot({ path: file })),
        resize: (width, height) => page.setViewportSize({ width, height }),
        emulate: (features) => page.emulateMedia(features),
        problems: () => problems,
        requests: () => requests,
        async frameTimes(work) {
          await browser.startTracing(page, { categories: ["devtools.timeline"] });
          await work();
          const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
          return traceEvents
            .filter((/** @type {any} */ event) => event.name === "FireAnimationFrame" && event.tdur > 0)
            .map((/** @type {any} */ event) => event.tdur / 1e6);
        },
        async close() {
          for (const event of /** @type {const} */ (["framenavigated", "console", "pageerror", "request"])) page.removeAllListeners(event);
          await protocol.detach();
          await pages.give(opened, addresses);
        },
      };
    },
    async close() {
      await browser.close();
      display.stop();
    },
  };
}
