// Mouse, finger and pen, by Pointer Events. One pointer at a time works the lab; two fingers pinch.

import { pointer } from "./bridge.mjs";

/** @typedef {import("./bridge.mjs").Bridge} Bridge */

const sources = /** @type {Record<string, number>} */ ({ mouse: pointer.mouse, touch: pointer.touch, pen: pointer.pen });
const sourceOf = (/** @type {PointerEvent} */ event) => sources[event.pointerType] ?? pointer.mouse;

/**
 * @param {HTMLElement} stage
 * @param {HTMLCanvasElement} canvas
 * @param {Bridge} bridge
 * @param {{wake: () => void, now: () => void}} frames
 */
export function listenToPointers(stage, canvas, bridge, frames) {
  /** @type {{id: number, button: number, x: number, y: number} | null} the pointer that is down */
  let pressed = null;
  /** @type {{id: number, x: number, y: number} | null} a second finger */
  let second = null;
  let inside = false;

  /** @param {MouseEvent} event */
  function place(event) {
    const box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  /** @param {EventTarget | null} target canvas and pads are the lab's, the field for typing is not */
  const isOurs = (target) => target instanceof Element && stage.contains(target) && !target.closest("#field, #skip");

  stage.addEventListener("pointerdown", (event) => {
    if (!isOurs(event.target) || !bridge.alive()) return;
    // Not by preventDefault, which would also keep a frame from becoming the active one.
    canvas.focus({ preventScroll: true });
    const { x, y } = place(event);
    if (pressed) {
      if (event.pointerType === "touch" && !second) beginPinch(event.pointerId, x, y);
      return;
    }
    // The other end of a pen erases as the right button does.
    const erases = event.button === 2 || event.button === 5 || (event.buttons & 32) !== 0;
    pressed = { id: event.pointerId, button: erases ? 1 : 0, x, y };
    try {
      stage.setPointerCapture(event.pointerId); // so that the release is heard outside the frame as well
    } catch {
      // The pointer went up before this event was handled.
    }
    bridge.pointer(pointer.move, x, y, sourceOf(event), 0);
    if (event.button === 0 || erases) bridge.pointer(pointer.down, x, y, sourceOf(event), pressed.button);
    frames.wake();
  });

  document.addEventListener("pointermove", (event) => {
    if (!bridge.alive()) return;
    if (second && (event.pointerId === pressed?.id || event.pointerId === second.id)) return pinch(event);
    if (pressed ? event.pointerId !== pressed.id : !isOurs(event.target)) return;
    // Some menus and dialogues of the system swallow the release.
    if (pressed && event.pointerType === "mouse" && event.buttons === 0) release(event, pointer.up);
    inside = true;
    // Browsers gather the places of one frame in one event; while something is being drawn they all count.
    const gathered = pressed ? (event.getCoalescedEvents?.() ?? []) : [];
    for (const sample of gathered.length > 0 ? gathered : [event]) {
      const { x, y } = place(sample);
      bridge.pointer(pointer.move, x, y, sourceOf(event), 0);
    }
    frames.wake();
  });

  document.addEventListener("pointerup", (event) => release(event, pointer.up));
  document.addEventListener("pointercancel", (event) => release(event, pointer.gone));
  stage.addEventListener("pointerleave", (event) => {
    if (pressed || !inside || !bridge.alive()) return;
    leave(event);
  });

  /** @param {PointerEvent} event @param {number} kind */
  function release(event, kind) {
    if (!bridge.alive()) return;
    if (second && (event.pointerId === second.id || event.pointerId === pressed?.id)) {
      second = null;
      pressed = null; // the finger that stays does nothing until it is lifted
      leave(event);
      return;
    }
    if (event.pointerId !== pressed?.id) return;
    const { x, y } = place(event);
    const { button } = pressed;
    pressed = null;
    if (kind === pointer.up) bridge.pointer(pointer.up, x, y, sourceOf(event), button);
    // A finger that was lifted hovers nowhere; left where it was, it would keep a button lit.
    if (kind === pointer.gone || event.pointerType === "touch") leave(event);
    frames.wake();
    // Opening a keyboard, a file or the clipboard is allowed only while this event is being handled, on some tablets.
    if (kind === pointer.up && event.pointerType === "touch") frames.now();
  }

  /** @param {PointerEvent} event */
  function leave(event) {
    inside = false;
    const { x, y } = place(event);
    bridge.pointer(pointer.gone, x, y, sourceOf(event), 0);
    frames.wake();
  }

  // --- two fingers ----------------------------------------------------------------------------------------------

  /** @param {number} id @param {number} x @param {number} y */
  function beginPinch(id, x, y) {
    second = { id, x, y };
    bridge.pointer(pointer.gone, x, y, pointer.touch, 0); // what the first finger began was not meant
  }

  /** @param {PointerEvent} event */
  function pinch(event) {
    if (!pressed || !second) return;
    const before = between(pressed, second);
    Object.assign(event.pointerId === pressed.id ? pressed : second, place(event));
    const after = between(pressed, second);
    bridge.pointer(pointer.move, after.x, after.y, pointer.touch, 0);
    bridge.wheel(before.x - after.x, before.y - after.y, false);
    // As browsers report a pinch on a touchpad: 100 for a factor of e.
    if (before.distance > 0 && after.distance > 0) bridge.wheel(0, -100 * Math.log(after.distance / before.distance), true);
    frames.wake();
  }

  /** @param {{x: number, y: number}} a @param {{x: number, y: number}} b */
  function between(a, b) {
    return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, distance: Math.hypot(a.x - b.x, a.y - b.y) };
  }

  // --- what comes with pointers ---------------------------------------------------------------------------------

  // Pads cannot take the focus; a press on one would otherwise take it from the canvas.
  stage.addEventListener("mousedown", (event) => {
    if (!isOurs(event.target) || event.target === canvas) return;
    event.preventDefault();
    canvas.focus({ preventScroll: true });
  });

  stage.addEventListener("contextmenu", (event) => {
    if (isOurs(event.target)) event.preventDefault();
  });

  stage.addEventListener(
    "wheel",
    (event) => {
      // Until the reader has touched the lab, the wheel belongs to the page around it.
      if (!bridge.alive() || !isOurs(event.target) || !stage.contains(document.activeElement)) return;
      const unit = [1, 16, stage.clientHeight][event.deltaMode] ?? 1;
      const { x, y } = place(event);
      bridge.pointer(pointer.move, x, y, pointer.mouse, 0);
      if (bridge.wheel(event.deltaX * unit, event.deltaY * unit, event.ctrlKey)) event.preventDefault();
      frames.wake();
    },
    { passive: false },
  );
}
