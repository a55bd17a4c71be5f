// Firefox by WebDriver BiDi (puppeteer-core), on a display, since it has no WebGL without one.

import puppeteer from "puppeteer-core";
import { Pages } from "./pages.mjs";
import { startDisplay } from "./display.mjs";

/** @returns {Promise<import("./driver.mjs").Driver>} */
export async function startFirefox() {
  const display = await startDisplay();
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr",
    headless: false,
    env: display.environment,
    extraPrefsFirefox: {
      "dom.w3c_touch_events.enabled": 1,
      "webgl.force-enabled": true,
      "ui.prefersReducedMotion": 1,
      "browser.sessionhistory.max_total_viewers": 1, // a page that is handed on would keep what eight tests have left
    },
  });

  const pages = new Pages(async () => {
    const context = await browser.createBrowserContext();
    return { context, page: await context.newPage() };
  });

  return {
    name: "firefox",
    realTouch: true,
    async open({ width, height, plain }) {
      const opened = await pages.take(plain);
      const { page } = opened;
      await page.bringToFront(); // it may have rested behind others
      /** @type {Set<string>} */
      const addresses = new Set();
      page.on("framenavigated", (frame) => void addresses.add(frame.url()));
      /** @type {string[]} */
      const problems = [];
      /** @type {string[]} */
      const requests = [];
      page.on("console", (message) => {
        if (message.type() === "error") problems.push(`console: ${message.text()}`);
      });
      page.on("pageerror", (error) => problems.push(`error: ${/** @type {Error} */ (error).message}`));
      page.on("request", (request) => requests.push(request.url()));

      /** @param {number} w @param {number} h */
      const resize = async (w, h) => {
        try {
          await page.setViewport({ width: w, height: h });
        } catch (error) {
          // The size is set by then; turning the screen is not known to this Firefox.
          if (!/setScreenOrientationOverride/.test(String(error))) throw error;
        }
      };
      await resize(width, height);

      /** @param {number | null} frame */
      const frameOf = async (frame) => {
        if (frame === null) return page.mainFrame();
        const element = (await page.$$("iframe"))[frame];
        const content = await element?.contentFrame();
        if (!content) throw new Error(`there is no frame ${frame}`);
        return content;
      };

      /** Presses, moves and lifts in one message. @param {"mouse" | "touch"} pointerType @param {[number, number][]} path */
      const along = (pointerType, path) => {
        const [start, ...rest] = path.map(([x, y]) => ({ type: "pointerMove", x: Math.round(x), y: Math.round(y) }));
        const actions = [start, { type: "pointerDown", button: 0 }, ...rest, { type: "pointerUp", button: 0 }];
        const { browsingContext } = /** @type {any} */ (page.mainFrame());
        return browsingContext.performActions([{ type: "pointer", id: pointerType, parameters: { pointerType }, actions }]);
      };

      return {
        goto: async (url) => void (await page.goto(url)),
        reload: async () => void (await page.reload()),
        // Not the driver's own way: it waits in vain for a page that comes from the browser's cache to load.
        back: () => page.evaluate("setTimeout(() => history.back())").then(() => {}),
        forward: () => page.evaluate("setTimeout(() => history.forward())").then(() => {}),
        run: async (script, frame) => (await frameOf(frame)).evaluate(script),
        mouseMove: (x, y) => page.mouse.move(x, y),
        mouseDown: (button) => page.mouse.down({ button }),
        mouseUp: (button) => page.mouse.up({ button }),
        drag: (path) => along("mouse", path),
        async wheel(x, y, dx, dy) {
          await page.mouse.move(x, y);
          await page.mouse.wheel({ deltaX: dx, deltaY: dy });
        },
        touch: (path) => along("touch", path),
        async press(key, modifiers) {
          const name = /** @type {any} */ (key);
          for (const modifier of modifiers) await page.keyboard.down(/** @type {any} */ (modifier));
          await page.keyboard.press(name);
          for (const modifier of modifiers) await page.keyboard.up(/** @type {any} */ (modifier));
        },
        type: (text) => page.keyboard.type(text),
        async setFiles(selector, files, frame) {
          const field = await (await frameOf(frame)).$(selector);
          await /** @type {import("puppeteer-core").ElementHandle<HTMLInputElement>} */ (field).uploadFile(...files);
        },
        screenshot: async (file) => void (await page.screenshot({ path: /** @type {any} */ (file) })),
        resize,
        front: () => page.bringToFront(),
        problems: () => problems,
        requests: () => requests,
        async close() {
          for (const event of /** @type {const} */ (["framenavigated", "console", "pageerror", "request"])) page.removeAllListeners(event);
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
