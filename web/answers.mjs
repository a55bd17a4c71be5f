// Answers of experiments on their way to the engine: several together, because each time costs a frame.

import { experimentWorkers } from "./experiments.mjs";

/** @typedef {[ticket: number, kind: number, field: string, words: string]} Answer */

/** They are shown this often (milliseconds): where all cores work on experiments, drawing takes time from that. */
const between = experimentWorkers < (navigator.hardwareConcurrency || 1) ? 400 : 1000;

/**
 * @param {ReturnType<typeof import("./bridge.mjs").createBridge>} bridge
 * @param {ReturnType<typeof import("./frames.mjs").createFrames>} frames
 */
export function createAnswers(bridge, frames) {
  /** Those that the engine has not heard yet. @type {Answer[]} */
  let answers = [];
  let toldAt = -between;
  /** @type {number | undefined} */
  let timer;

  function tell() {
    clearTimeout(timer);
    timer = undefined;
    toldAt = performance.now();
    if (!bridge.alive()) return;
    for (const answer of answers) bridge.answer(...answer);
    answers = [];
  }

  function show() {
    tell();
    // A hidden page gets no frames, but its experiments go on.
    if (document.hidden) frames.now();
    else frames.wake();
  }

  // What is finished is not lost when this press cancels the rest.
  for (const type of ["pointerup", "keydown", "click"]) addEventListener(type, () => answers.length > 0 && tell(), true);

  /** @param {Answer} answer @param {number} left how many will come yet */
  return (answer, left) => {
    answers.push(answer);
    if (left === 0) show();
    else timer ??= window.setTimeout(show, toldAt + between - performance.now());
  };
}
