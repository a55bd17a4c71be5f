// A page with the lab in it, as a test sees it: finds widgets by their ids, acts on their pictures with real input.

import assert from "node:assert/strict";

const patience = 40_000;

/** @typedef {import("../../web/bridge.mjs").Widget} Widget */
/** @typedef {{x: number, y: number}} Point */

export class LabPage {
  /** @param {import("./drivers/driver.mjs").RawPage} raw @param {number | null} frame the nth iframe, or the page itself */
  constructor(raw, frame = null) {
    this.raw = raw;
    this.frame = frame;
  }

  /** The lab inside the nth iframe of this page. @param {number} frame */
  inFrame(frame) {
    return new LabPage(this.raw, frame);
  }

  /** Runs a function in the page. It sees nothing of this file; arguments and result pass as JSON.
   * @template T @param {(...given: any[]) => T} body @param {any[]} given @returns {Promise<Awaited<T>>} */
  async eval(body, ...given) {
    const script = `(async () => JSON.stringify((await (${body})(...${JSON.stringify(given)})) ?? null))()`;
    return JSON.parse(await this.raw.run(script, this.frame));
  }

  /** Waits until a function in the page gives something true. @param {string} what for the message
   * @param {(...given: any[]) => any} body @param {any[]} given */
  async until(what, body, ...given) {
    const end = Date.now() + patience;
    for (;;) {
      // While a page loads it has no functions yet.
      const value = await this.eval(body, ...given).catch(() => undefined);
      if (value) return value;
      if (Date.now() > end) assert.fail(`waited ${patience / 1000} s in vain: ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
  }

  async ready() {
    await this.until("the lab is there", () => typeof hopfieldLab === "object");
    await this.eval(async () => await hopfieldLab.ready);
    await this.until("it is mirrored", () => document.hidden || hopfieldLab.widgets().length === 0 || document.querySelector("#mirror *"));
    return this;
  }

  /** @param {object} command */
  do(command) {
    return this.eval((given) => hopfieldLab.do(given), command);
  }
  get() {
    return this.eval(() => hopfieldLab.get());
  }
  /** @param {object} document */
  set(document) {
    return this.eval((given) => hopfieldLab.set(given), document);
  }
  /** @returns {Promise<any>} */
  status() {
    return this.eval(() => hopfieldLab.status());
  }

  /** Until the other parts of the engine have come as well, where they are fetched ahead: the coming of each is a frame. */
  async whole() {
    await this.until("all parts have come", () => {
      if ((/** @type {any} */ (navigator)).connection?.saveData) return true;
      const later = /^(?!first|engine).*\.wasm$/;
      const expected = Object.keys(JSON.parse(document.getElementById("assets")?.textContent ?? "{}")).filter((name) => later.test(name));
      const come = performance.getEntriesByType("resource").filter(({ name }) => later.test(name.split("/").at(-1) ?? ""));
      return come.length >= expected.length;
    });
    await this.eval(() => new Promise((resolve) => setTimeout(resolve, 500))); // the last is compiled
    await this.still();
  }

  /** Until no further frame is drawn. */
  async still() {
    await this.until("the page is still", async () => {
      const drawn = () => hopfieldLab.status().framesDrawn;
      const before = drawn();
      // Four turns of the display without a frame.
      for (let turn = 0; turn < 4; turn++) await new Promise((resolve) => requestAnimationFrame(resolve));
      return drawn() === before;
    });
  }

  /** The link in the address, when it has not changed for longer than the page waits before it follows the document (web/address.mjs).
   * @returns {Promise<string>} */
  async address() {
    await this.still();
    return this.until("the address has the document", async () => {
      const now = location.hash;
      await new Promise((resolve) => setTimeout(resolve, 700));
      return now.length > 1 && now === location.hash && now;
    });
  }

  /** Until the network has come to rest. */
  async settled() {
    await this.until("the network rests", () => !hopfieldLab.status().running);
  }

  /** @param {string} id @returns {Promise<Widget>} once it is on the screen */
  async widget(id) {
    return this.until(`widget ${id}`, (wanted) => hopfieldLab.widgets().find((widget) => widget.id === wanted), id);
  }

  /** A widget once it has stayed where it is for some frames: a first touch makes everything larger.
   * @param {string} id @returns {Promise<Widget>} */
  async resting(id) {
    return this.until(`widget ${id}, at rest`, async (wanted) => {
      const find = () => hopfieldLab.widgets().find((widget) => widget.id === wanted);
      const before = find();
      for (let turn = 0; before && turn < 3; turn++) await new Promise((resolve) => requestAnimationFrame(resolve));
      return before && JSON.stringify(find()?.rect) === JSON.stringify(before.rect) && before;
    }, id);
  }

  /** Where a point of the lab's canvas is in the top window. @param {Point} point */
  async place({ x, y }) {
    if (this.frame === null) return { x, y };
    const box = await this.raw.run(
      `(() => { const { left, top } = document.querySelectorAll("iframe")[${this.frame}].getBoundingClientRect(); return { left, top }; })()`,
      null,
    );
    return { x: x + box.left, y: y + box.top };
  }

  /** @param {Point} point @param {boolean} [byTouch] */
  press(point, byTouch = false) {
    return this.draw([point], byTouch);
  }

  /** Presses at the first point, goes along the others, lifts. @param {Point[]} path @param {boolean} [byTouch] */
  async draw(path, byTouch = false) {
    /** @type {[number, number][]} */
    const places = [];
    // A script, where a browser has no real touch, sees the frame's own coordinates.
    for (const point of path) {
      const { x, y } = byTouch && this.scriptedTouch ? point : await this.place(point);
      places.push([x, y]);
    }
    if (byTouch) await this.raw.touch(places, this.frame ?? undefined);
    else await this.raw.drag(places);
  }

  /** The first touch makes everything larger: one in the corner, where there is nothing at any size. */
  touch() {
    return this.press({ x: 3, y: 3 }, true);
  }

  /** @type {boolean} set by the harness for a browser without real touch */
  scriptedTouch = false;

  /** @param {string} id @param {boolean} [byTouch] */
  async click(id, byTouch = false) {
    // What was just done may not have been drawn yet.
    await this.until(`${id} is enabled`, (wanted) => hopfieldLab.widgets().some((widget) => widget.id === wanted && widget.enabled !== false), id);
    const { rect: [x, y, width, height] } = await this.resting(id);
    await this.press({ x: x + width / 2, y: y + height / 2 }, byTouch);
  }

  /** Focuses a widget's control in the mirror, as Tab would, once it has the present value. @param {string} id */
  focus(id) {
    return this.until(`the control ${id}`, (wanted) => {
      const control = /** @type {HTMLElement | null} */ (document.querySelector(`#mirror [data-widget='${wanted}']`));
      const { role, value } = hopfieldLab.widgets().find((/** @type {any} */ widget) => widget.id === wanted) ?? {};
      if (!control || (role === "slider" && control.getAttribute("aria-valuetext") !== value)) return false;
      control.focus();
      return true;
    }, id);
  }

  /** @param {string} key @param {string[]} modifiers */
  key(key, ...modifiers) {
    return this.raw.press(key, modifiers);
  }

  /** Keeps the page's workers in `globalThis.workers`, and makes its patience with them so many times shorter.
   * @param {number} times */
  holdWorkers(times) {
    return this.eval((shorter) => {
      const scope = /** @type {any} */ (globalThis);
      if (scope.workers) return;
      scope.workers = [];
      const Original = Worker;
      scope.Worker = class extends Original {
        /** @param {any[]} given */
        constructor(...given) {
          super(.../** @type {[any]} */ (given));
          scope.workers.push(this);
        }
      };
      const slow = setInterval;
      scope.setInterval = (/** @type {() => void} */ body, /** @type {number} */ time) => slow(body, time / shorter);
    }, times);
  }

  /** What the page has told in words of its own. @returns {Promise<string>} */
  notices() {
    return this.eval(() => document.getElementById("notices")?.textContent ?? "");
  }
}
