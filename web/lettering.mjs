// Words in letters that the lab's typeface lacks (src/ui/kit/lettering.hpp): the browser has a font for every script, and knows how to
// shape and order it.

import { canvasIsTrue } from "./picture.mjs";

const family = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif';

/** Marks that are piled up must not reach into the lines above and below (in ems). */
const highest = 1.3, deepest = 0.6;
/** Every graphics processor takes a picture of this width. */
const widest = 2048;

/** The first letter tells where a line begins. */
const fromTheRight = /^[^\p{L}]*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** Letters with their marks, and what is joined to them. */
const letters = /\P{M}\p{M}*(?:\u200d\P{M}\p{M}*)*/gu;

/** The parts of a text that can stand alone. @param {string} text @returns {string[]} */
function partsOf(text) {
  const { Segmenter } = /** @type {any} */ (Intl);
  if (Segmenter) return Array.from(new Segmenter().segment(text), ({ segment }) => segment);
  const parts = text.match(letters) ?? [];
  return parts.join("") === text ? parts : [text];
}

/** @typedef {{left: number, top: number, width: number, height: number, ink: Uint8Array, stops: Uint8Array}} Drawn
 * `left`, `top`: from the pen on the baseline; `stops`: as 32-bit floats the bytes and the width up to where a part ends */

/**
 * @param {string} text @param {number} size of the em in device pixels @param {number} weight
 * @returns {Drawn}
 */
export function drawWords(text, size, weight) {
  const canvas = document.createElement("canvas");
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { willReadFrequently: true }));
  function prepare() {
    context.font = `${weight} ${size}px ${family}`;
    context.textAlign = "left";
    context.direction = fromTheRight.test(text) ? "rtl" : "ltr";
  }
  prepare();
  const measured = context.measureText(text);
  // Of words that go both ways Firefox measures the ink of some only.
  const left = Math.floor(Math.min(-measured.actualBoundingBoxLeft, 0)) - 1;
  const top = -Math.ceil(Math.min(measured.actualBoundingBoxAscent, highest * size)) - 1;
  const width = Math.min(widest, Math.max(1, Math.ceil(Math.max(measured.actualBoundingBoxRight, measured.width)) + 1 - left));
  const height = Math.max(1, Math.ceil(Math.min(measured.actualBoundingBoxDescent, deepest * size)) + 1 - top);
  canvas.width = width;
  canvas.height = height;
  prepare(); // a canvas that gets a size forgets
  context.fillText(text, -left, -top);
  const { data } = context.getImageData(0, 0, width, height);
  const ink = new Uint8Array(width * height);
  // The letters are black. What has colours of its own becomes a drawing in ink: dark is dense.
  for (let i = 0, k = 0; i < ink.length; i += 1, k += 4) {
    ink[i] = data[k + 3] * (1 - (0.3 * data[k] + 0.59 * data[k + 1] + 0.11 * data[k + 2]) / 320);
  }
  const encoder = new TextEncoder();
  const stops = [];
  let before = "";
  for (const part of partsOf(text)) {
    before += part;
    stops.push(encoder.encode(before).length, before === text ? measured.width : context.measureText(before).width);
  }
  return { left, top, width, height, ink, stops: new Uint8Array(Float32Array.from(stops).buffer) };
}

/**
 * @param {import("./bridge.mjs").Bridge} bridge
 * @param {() => void} wake
 * @returns {(event: import("./bridge.mjs").LabEvent) => void}
 */
export function createLettering(bridge, wake) {
  /** @type {boolean | undefined} */
  let possible;
  return ({ ticket, text, size, weight }) => {
    // Without an answer "?" stays, which says more than noise.
    if (!(possible ??= canvasIsTrue()) || !bridge.alive()) return;
    bridge.lettering(ticket, drawWords(text, size, weight));
    wake();
  };
}
