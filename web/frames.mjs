// Frames are asked for only while something happens; a still page asks for none.

/**
 * @param {() => boolean} draw one frame; true when another is wanted
 * @returns {{wake: () => void, now: () => void}}
 */
export function createFrames(draw) {
  let request = 0;

  function turn() {
    request = 0;
    if (draw()) wake();
  }

  function wake() {
    if (request === 0 && !document.hidden) request = requestAnimationFrame(turn);
  }

  // A hidden page gets no frames anyway; without a request left over it also gets no stale one on return.
  document.addEventListener("visibilitychange", () => {
    cancelAnimationFrame(request);
    request = 0;
    wake();
  });

  /** Draws at once. For what a browser allows only inside the person's own event. */
  function now() {
    cancelAnimationFrame(request);
    turn();
  }

  return { wake, now };
}
