// Colours that are not a choice of theme: those of a system that has its own, and those for paper.

/** @typedef {import("./bridge.mjs").Bridge} Bridge */

const forced = matchMedia("(forced-colors: active)");

/** Red, green, blue as one number. @param {string} name of a system colour */
function systemColour(name) {
  const probe = document.createElement("i");
  probe.style.cssText = `forced-color-adjust: none; color: ${name}`;
  document.body.append(probe);
  const [red = 0, green = 0, blue = 0] = getComputedStyle(probe).color.match(/\d+/g)?.map(Number) ?? [];
  probe.remove();
  return red << 16 | green << 8 | blue;
}

/**
 * @param {Bridge} bridge
 * @param {{wake: () => void, now: () => void}} frames
 * @returns {() => boolean} whether the page is being printed: its size is that of the paper then
 */
export function followColours(bridge, frames) {
  let printing = false;

  function tell() {
    if (!bridge.alive()) return;
    if (printing) bridge.colours(1);
    else if (forced.matches) bridge.colours(2, ...["Canvas", "CanvasText", "Highlight", "HighlightText"].map(systemColour));
    else bridge.colours(0);
  }

  /** @param {boolean} on */
  function print(on) {
    printing = on;
    tell();
    if (bridge.alive()) frames.now(); // the browser takes the picture right after this
  }

  addEventListener("beforeprint", () => print(true));
  addEventListener("afterprint", () => print(false));
  forced.addEventListener("change", () => {
    tell();
    frames.wake();
  });
  if (forced.matches) tell();
  return () => printing;
}
