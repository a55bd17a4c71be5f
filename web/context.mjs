// The graphics context can be taken away at any time (a tablet that sleeps does it). The engine draws everything anew
// from the session; nothing is lost.

import { showContextLost } from "./sheets.mjs";

/** After this long it will probably not come back. */
const patience = 5000;

/**
 * @param {HTMLCanvasElement} canvas
 * @param {import("./bridge.mjs").Bridge} bridge
 * @param {() => void} wake
 * @param {() => void} reload
 */
export function followContext(canvas, bridge, wake, reload) {
  let timer = 0;
  let closeSheet = () => {};

  canvas.addEventListener("webglcontextlost", (event) => {
    event.preventDefault(); // else it is never restored
    if (!bridge.alive()) return;
    bridge.context(true);
    clearTimeout(timer);
    timer = window.setTimeout(() => (closeSheet = showContextLost(reload)), patience);
  });

  canvas.addEventListener("webglcontextrestored", () => {
    clearTimeout(timer);
    closeSheet();
    closeSheet = () => {};
    if (!bridge.alive()) return;
    bridge.context(false);
    wake();
  });
}
