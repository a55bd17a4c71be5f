// What a finger may do where. A browser decides by an element's touch-action whether a finger scrolls the page or is the
// lab's, and it decides before any script runs. The canvas is one element, so pads that are otherwise nothing lie over
// those parts that a finger drags: the drawing, sliders, lists. Beside them a finger still scrolls the host page.

/** @typedef {import("./bridge.mjs").Widget} Widget */

/** Class of the pad over a widget of each role: "" all drags are the lab's; sideways: up and down stay the page's. */
const padClass = /** @type {Record<string, string>} */ ({
  grid: "", dialog: "", slider: "sideways", image: "sideways",
});

/** A slider as high as this is a figure in which something is dragged up and down. */
const highSlider = 100;

/** @param {Widget} widget @param {Widget[]} grids */
function padFor({ role, rect }, grids) {
  if (role === "slider" && rect[3] >= highSlider) return { kind: "", rect };
  // A mark on a drawing would take from the drawing what is begun upon it.
  if (role === "image" && grids.some((grid) => within(rect, grid.rect))) return null;
  return role in padClass ? { kind: padClass[role], rect } : null;
}

/** @param {Widget["rect"]} inner @param {Widget["rect"]} outer */
function within([x, y, width, height], outer) {
  const middleX = x + width / 2 - outer[0], middleY = y + height / 2 - outer[1];
  return middleX >= 0 && middleX <= outer[2] && middleY >= 0 && middleY <= outer[3];
}

/** @param {HTMLElement} root */
export function createPads(root) {
  let shown = "";
  return {
    /** @param {Widget[]} widgets @param {Widget["rect"][]} scrolls */
    update(widgets, scrolls) {
      const draggable = widgets.filter(({ role, rect }) => role === "grid" || (role === "slider" && rect[3] >= highSlider));
      const wanted = [
        ...widgets.flatMap((widget) => padFor(widget, draggable) ?? []),
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
