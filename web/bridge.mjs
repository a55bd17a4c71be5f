// The engine's C functions (src/platform/bridge.md) as JavaScript ones: strings in and out, errors as LabError.

import { createCaller, LabError } from "./native.mjs";

/**
 * @typedef {object} Widget
 * @property {string} id
 * @property {string} role
 * @property {string} name
 * @property {string} value
 * @property {string=} help
 * @property {string=} group radios: what is chosen
 * @property {string=} live grids: the cell that the keys have come to
 * @property {string=} part the part of the screen it belongs to
 * @property {boolean=} figure that is the main figure's
 * @property {number=} min
 * @property {number=} max
 * @property {number=} step
 * @property {boolean=} enabled
 * @property {boolean=} checked
 * @property {[number, number, number, number]} rect x, y, width, height in CSS pixels of the canvas
 */

/** @typedef {{type: string, [key: string]: any}} LabEvent */
/** @typedef {ReturnType<typeof createBridge>} Bridge */

/** Pointer kinds and sources, as the engine numbers them. */
export const pointer = { move: 0, down: 1, up: 2, gone: 3, mouse: 0, touch: 1, pen: 2 };

/**
 * A trap or an abort leaves the engine's memory in an unknown state: `onCrash` hears of it once, and from then on
 * every call throws.
 * @param {any} module what Emscripten's factory gave
 * @param {(error: unknown) => void} onCrash
 */
export function createBridge(module, onCrash) {
  const native = createCaller(module);
  let gone = false;

  /** @param {string} name @param {(number | string | Uint8Array)[]} given */
  function call(name, ...given) {
    if (gone) throw new LabError("", "the engine has stopped");
    try {
      return native.call(name, ...given);
    } catch (error) {
      gone = true;
      onCrash(error);
      throw error;
    }
  }

  /** @param {string} name @param {(number | string | Uint8Array)[]} given */
  const json = (name, ...given) => JSON.parse(native.text(call(name, ...given)));

  /** @param {string} name @param {(number | string | Uint8Array)[]} given */
  function attempt(name, ...given) {
    const { error } = json(name, ...given);
    if (error) throw new LabError(error.field ?? "", error.message);
  }

  /** @param {unknown} value an object, or JSON already */
  const asJson = (value) => (typeof value === "string" ? value : JSON.stringify(value) ?? "null");

  return {
    alive: () => !gone,
    /** @param {object} boot */
    start: (boot) => attempt("lab_start", JSON.stringify(boot)),
    /** @param {number} seconds @returns {boolean} whether another frame is wanted */
    frame: (seconds) => call("lab_frame", seconds) !== 0,
    /** @param {number} width @param {number} height @param {number} ratio */
    resize: (width, height, ratio) => call("lab_resize", width, height, ratio),
    /** @param {number} kind @param {number} x @param {number} y @param {number} source @param {number} button */
    pointer: (kind, x, y, source, button) => call("lab_pointer", kind, x, y, source, button),
    /** @param {number} dx @param {number} dy @param {boolean} zoom @returns {boolean} whether the lab makes use of it */
    wheel: (dx, dy, zoom) => call("lab_wheel", dx, dy, zoom ? 1 : 0) !== 0,
    /** @param {string} key @param {boolean} down @param {number} modifiers @returns {boolean} whether it was used */
    key: (key, down, modifiers) => call("lab_key", key, down ? 1 : 0, modifiers) === 1,
    /** @param {boolean} focused */
    focus: (focused) => call("lab_focus", focused ? 1 : 0),
    /** @param {boolean} dark @param {boolean} reducedMotion @param {boolean} touch */
    system: (dark, reducedMotion, touch) => call("lab_system", dark ? 1 : 0, reducedMotion ? 1 : 0, touch ? 1 : 0),
    /** @param {number} kind 0 the theme's, 1 for paper, 2 these of the system @param {number[]} system ground, ink, accent, what stands on it */
    colours: (kind, ...system) => call("lab_colours", kind, ...[0, 1, 2, 3].map((k) => system[k] ?? 0)),
    /** How far a part of the page is. @param {string} name @param {number} share −1: it did not come @param {string} fault why */
    part: (name, share, fault) => call("lab_part", name, share, fault),
    /** What became of a study. @param {number} ticket @param {number} kind @param {string} field @param {string} words */
    answer: (ticket, kind, field, words) => call("lab_answer", ticket, kind, field, words),
    /** What a `lettering` event asks for. @param {number} ticket @param {import("./lettering.mjs").Drawn} drawn */
    lettering: (ticket, { left, top, width, height, ink, stops }) =>
      call("lab_lettering", ticket, left, top, width, height, ink, stops, stops.length / 4),
    get: () => json("lab_get"),
    /** @param {unknown} document */
    set: (document) => attempt("lab_set", asJson(document)),
    /** @param {unknown} command */
    do: (command) => attempt("lab_do", asJson(command)),
    status: () => json("lab_status"),
    /** @returns {Widget[]} */
    widgets: () => json("lab_widgets"),
    /** @returns {[number, number, number, number][]} the parts that scroll */
    scrolls: () => json("lab_scrolls"),
    /** @param {string} id @param {string} value */
    act: (id, value) => call("lab_act", id, value),
    /** @param {string} id "" for none */
    mirrorFocus: (id) => call("lab_mirror_focus", id),
    link: () => native.text(call("lab_link")),
    /** @param {string} link */
    readLink: (link) => attempt("lab_read_link", link),
    /** @param {string} name @param {Uint8Array} bytes */
    importFile: (name, bytes) => call("lab_import", name, bytes, bytes.length),
    /** @param {string} name @param {import("./picture.mjs").Decoded} picture */
    importPicture: (name, { width, height, rgba, whole }) => call("lab_import_rgba", name, width, height, rgba, rgba.length, ...whole),
    /** @param {boolean} lost */
    context: (lost) => call("lab_context", lost ? 1 : 0),
    /** @returns {LabEvent[]} */
    events: () => json("lab_events"),
    /** @returns {number} */
    framesDrawn: () => call("lab_frames_drawn"),
  };
}
