// What a finger may do where. A browser decides by an element's touch-action whether a finger scrolls the page or is the
// lab's, and it decides before any script runs. The canvas is one element, so pads that are otherwise nothing lie over
// those parts that a finger drags: the drawing, sliders, lists. Beside them a finger still scrolls the host page.

/** @typedef {import("./bridge.mjs").Widget} Widget */

/** Class of the pad over a widget of each role: "" all drags are the lab's; sideways: up and down stay the page's. */
const padClass = /** @type {Record<string, string>} */ ({
  grid: "", dialog: "", slider: "sideways", image: "sideways",
});

/** @param {HTMLElement} root */
export function createPads(root) {
  let shown = "";
  return {
    /** @param {Widget[]} widgets @param {Widget["rect"][]} scrolls */
    update(widgets, scrolls) {
      const wanted = [
        ...widgets.filter(({ role }) => role in padClass).map(({ role, rect }) => ({ kind: padClass[role], rect })),
        ...scrolls.map((rect) => ({ kind: "", rect })),
      ];
      const key = JSON.stringify(wanted);
      if (key === shown) return;
      shown = key;
      root.replaceChildren(
        ...wanted.map(({ kind, rect: [x, y, width, height] }) => {
          const pad = document.createElement("div");
          pad.className = kind;
          Object.assign(pad.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
          return pad;
        }),
      );
    },
  };
}
