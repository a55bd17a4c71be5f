// The graphics context can be taken away at any time (a tablet that sleeps does it). The engine draws everything anew
// from the session; nothing is lost.

import { withSecond } from "./later.mjs";

/**
 * Makes the canvas's context; the engine is given the same one when it asks for it. Whether there is WebGL 2 is known by that. (Another
 * context only to try would take as long as this one, which is a second where there is no graphics card.)
 * @param {HTMLCanvasElement} canvas
 * @returns {boolean} whether there is one
 */
export function openContext(canvas) {
  // The size comes first: a context would have to make its buffers anew.
  const { width, height } = canvas.getBoundingClientRect();
  canvas.width = Math.max(1, Math.round(width * devicePixelRatio));
  canvas.height = Math.max(1, Math.round(height * devicePixelRatio));
  try {
    // Edges are smoothed by the shaders; multisampling would cost a tablet's fill rate for nothing. Slow is better than nothing.
    return canvas.getContext("webgl2", { alpha: false, antialias: false, depth: false, stencil: false }) !== null;
  } catch {
    return false;
  }
}

const inFrame = window.parent !== window;
/** After this long it will probably not come back. A frame's may have been taken for another frame. */
const patience = inFrame ? 1500 : 5000;

/** Frames that are all in view could take it from each other for ever. */
function hasJustReloaded() {
  const [how] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  return how?.type === "reload" && performance.now() < 60_000;
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {import("./bridge.mjs").Bridge} bridge
 * @param {() => void} wake
 * @param {() => void} reload with the work
 */
export function followContext(canvas, bridge, wake, reload) {
  let timer = 0;
  let lost = false;
  let inView = false;
  let closeSheet = () => {};

  function lose() {
    if (lost || !bridge.alive()) return;
    lost = true;
    bridge.context(true);
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      if (inFrame && inView && !hasJustReloaded()) reload();
      else withSecond(({ showContextLost }) => void (lost && (closeSheet = showContextLost(reload))));
    }, patience);
  }
  canvas.addEventListener("webglcontextlost", (event) => {
    event.preventDefault(); // else it is never restored
    lose();
  });

  canvas.addEventListener("webglcontextrestored", () => {
    lost = false;
    clearTimeout(timer);
    closeSheet();
    closeSheet = () => {};
    if (!bridge.alive()) return;
    bridge.context(false);
    wake();
  });

  // A browser has a picture for about sixteen frames, and takes it away from the oldest. WebKit does not always say so, so it is asked.
  // Whoever comes to such a frame gets it back.
  if (inFrame) setInterval(() => void (inView && canvas.getContext("webgl2")?.isContextLost() && lose()), 1000);
  const lookedAt = () => {
    if (inFrame && (lost || canvas.getContext("webgl2")?.isContextLost())) reload();
  };
  new IntersectionObserver((entries) => {
    inView = entries[entries.length - 1].isIntersecting;
    if (inView) lookedAt();
  }).observe(canvas);
  for (const type of ["pointerdown", "focus"]) addEventListener(type, lookedAt);
}
