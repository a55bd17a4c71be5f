// WebKitGTK by plain WebDriver: a dozen HTTP requests, which need no package. The nearest thing to Safari.

import { execFile, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { promisify } from "node:util";
import { startDisplay } from "./display.mjs";

/** WebDriver's names for keys that are no characters. @type {Record<string, string>} */
const keys = {
  Enter: "\uE007", Tab: "\uE004", Escape: "\uE00C", Backspace: "\uE003", Delete: "\uE017", ArrowLeft: "\uE012",
  ArrowUp: "\uE013", ArrowRight: "\uE014", ArrowDown: "\uE015", Home: "\uE011", End: "\uE010", Shift: "\uE008",
  Control: "\uE009", Alt: "\uE00A", Meta: "\uE03D",
};
/** How an element is named in WebDriver's JSON. */
const elementKey = "element-6066-11e4-a52e-4f735466cecf";

/** @returns {Promise<import("./driver.mjs").Driver>} */
export async function startWebKit() {
  const display = await startDisplay();
  const port = 20000 + (process.pid % 20000);
  const server = spawn("WebKitWebDriver", [`--port=${port}`], {
    env: { ...display.environment, GDK_BACKEND: "x11", LIBGL_ALWAYS_SOFTWARE: "1" },
    stdio: "ignore",
  });

  /** @param {string} method @param {string} path @param {object} [body] @returns {Promise<any>} */
  async function request(method, path, body) {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const { value } = /** @type {any} */ (await response.json());
    if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  }

  for (let tries = 0; ; tries++) {
    if (await request("GET", "/status").then((status) => status.ready, () => false)) break;
    if (tries > 100) throw new Error("WebKitWebDriver does not start");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  let session = "";
  let ended = false;

  async function begin() {
    ({ sessionId: session } = await request("POST", "/session", {
      capabilities: {
        alwaysMatch: { browserName: "MiniBrowser", "webkitgtk:browserOptions": { args: ["--automation"] } },
      },
    }));
    ended = false;
  }
  await begin();

  /** @param {string} method @param {string} path @param {object} [body] @returns {Promise<any>} */
  async function call(method, path, body) {
    try {
      return await request(method, `/session/${session}${path}`, method === "POST" ? body ?? {} : undefined);
    } catch (error) {
      ended ||= /invalid session id/.test(String(error));
      throw error;
    }
  }

  /** @param {string} script @param {number | null} frame */
  async function run(script, frame) {
    if (frame !== null) await call("POST", "/frame", { id: frame });
    try {
      // The value arrives as text: WebDriver's own conversion knows fewer kinds of it.
      const source = `const done = arguments[0];
        Promise.resolve().then(() => (${script.trim().replace(/;$/, "")})).then(
          (value) => done(JSON.stringify({ value })), (error) => done(JSON.stringify({ error: String(error?.message ?? error) })));`;
      const { value, error } = JSON.parse(await call("POST", "/execute/async", { script: source, args: [] }));
      if (error !== undefined) throw new Error(error);
      return value;
    } finally {
      if (frame !== null) await call("POST", "/frame", { id: null });
    }
  }

  /** @param {object[]} actions */
  const act = (actions) => call("POST", "/actions", { actions });
  /** @param {object[]} steps */
  const mouse = (...steps) =>
    act([{ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions: steps }]);
  let wheels = 0;

  // Of every release its driver says that it is the left button's, and the right one would stay down for good. So the right one is pressed
  // by the display, as by a mouse.
  const hand = (/** @type {string[]} */ ...words) => promisify(execFile)("xdotool", words, { env: display.environment });
  let rightDown = false;
  let at = { x: 0, y: 0 };
  /** Where the mouse is to the display. The toolbar is part of the window. */
  async function onDisplay() {
    const [left, top] = await run("[screenX + outerWidth - innerWidth, screenY + outerHeight - innerHeight]", null);
    return [left + at.x, top + at.y].map((one) => String(Math.round(one)));
  }

  /** The toolbar is part of the window. @param {number} width @param {number} height */
  async function resize(width, height) {
    let [outerWidth, outerHeight] = [width, height + 38];
    for (let tries = 0; tries < 20; tries++) {
      await call("POST", "/window/rect", { width: outerWidth, height: outerHeight });
      const [w, h] = await run("[innerWidth, innerHeight]", null);
      if (w === width && h === height) return;
      outerWidth += width - w;
      outerHeight += height - h;
    }
    throw new Error(`WebKit's window does not take the size ${width} × ${height}`);
  }

  return {
    name: "webkit",
    realTouch: false,
    oneWindow: true,
    async ended() {
      await call("GET", "/url").catch(() => {}); // a process of its own that ends is not told before
      return ended;
    },
    async open({ width, height }) {
      if (ended) await begin();
      // There is one window: what the page before left in it goes, and what it wrote while it went.
      const before = await call("GET", "/url").catch(() => "");
      if (/^http/.test(before)) {
        await call("POST", "/url", { url: `${new URL(before).origin}/nothing` });
        await run("void (localStorage.clear(), sessionStorage.clear())", null);
      }
      await call("POST", "/url", { url: "about:blank" });
      await resize(width, height);
      return {
        goto: (url) => call("POST", "/url", { url }),
        reload: () => call("POST", "/refresh"),
        back: () => call("POST", "/back"),
        forward: () => call("POST", "/forward"),
        run,
        async mouseMove(x, y) {
          at = { x: Math.round(x), y: Math.round(y) };
          if (rightDown) await hand("mousemove", ...(await onDisplay()));
          else await mouse({ type: "pointerMove", ...at, duration: 0, origin: "viewport" });
        },
        async mouseDown(button) {
          if (button === "left") return mouse({ type: "pointerDown", button: 0 });
          await hand("mousemove", ...(await onDisplay()), "mousedown", "3");
          rightDown = true;
        },
        async mouseUp(button) {
          if (button === "left") return mouse({ type: "pointerUp", button: 0 });
          await hand("mouseup", "3");
          rightDown = false;
        },
        drag: (path) => {
          const [start, ...rest] = path.map(([x, y]) => ({
            type: "pointerMove", x: Math.round(x), y: Math.round(y), duration: 0, origin: "viewport",
          }));
          return mouse(start, { type: "pointerDown", button: 0 }, ...rest, { type: "pointerUp", button: 0 });
        },
        async wheel(x, y, dx, dy) {
          await mouse({ type: "pointerMove", x: Math.round(x), y: Math.round(y), duration: 0, origin: "viewport" });
          await act([
            {
              type: "wheel",
              id: `wheel ${wheels++}`, // the same wheel turned by the same amount counts as nothing new
              actions: [
                { type: "scroll", x: Math.round(x), y: Math.round(y), deltaX: dx, deltaY: dy, duration: 0, origin: "viewport" },
              ],
            },
          ]);
        },
        // WebKitGTK's driver turns touch into a mouse. So this, alone in these tests, is not real input: the events that
        // a finger makes, sent by a script to the element under it.
        touch: (path, frame) => run(`(${scriptedTouch})(${JSON.stringify(path)})`, frame ?? null),
        async press(key, modifiers) {
          const chord = [...modifiers, key].map((name) => keys[name] ?? name);
          await act([
            {
              type: "key",
              id: "keyboard",
              actions: [
                ...chord.map((value) => ({ type: "keyDown", value })),
                ...chord.reverse().map((value) => ({ type: "keyUp", value })),
              ],
            },
          ]);
        },
        type: (text) =>
          act([
            {
              type: "key",
              id: "keyboard",
              actions: [...text].flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]),
            },
          ]),
        async setFiles(selector, files, frame) {
          if (frame !== null) await call("POST", "/frame", { id: frame });
          const element = await call("POST", "/element", { using: "css selector", value: selector });
          await call("POST", `/element/${element[elementKey]}/value`, { text: files.join("\n") });
          if (frame !== null) await call("POST", "/frame", { id: null });
        },
        screenshot: async (file) => writeFileSync(file, Buffer.from(await call("GET", "/screenshot"), "base64")),
        resize,
        problems: () => [],
        requests: () => [],
        close: () => call("DELETE", "/actions"),
      };
    },
    async close() {
      await request("DELETE", `/session/${session}`).catch(() => {});
      server.kill();
      display.stop();
    },
  };
}

/** Runs in the page. @param {[number, number][]} path */
async function scriptedTouch(path) {
  let target = document.elementFromPoint(...path[0]) ?? document.body;
  /** @param {string} type @param {[number, number]} point @param {number} buttons */
  const send = (type, [clientX, clientY], buttons) =>
    target.dispatchEvent(
      new PointerEvent(type, {
        pointerId: 77, pointerType: "touch", isPrimary: true, bubbles: true, cancelable: true, composed: true,
        clientX, clientY, button: type === "pointermove" ? -1 : 0, buttons,
      }),
    );
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  send("pointerdown", path[0], 1);
  // The stage has captured the pointer: what was under the finger may go meanwhile.
  target = target.closest("#stage") ?? target;
  for (const point of path.slice(1)) {
    await frame();
    send("pointermove", point, 1);
  }
  await frame();
  send("pointerup", path[path.length - 1], 0);
}
