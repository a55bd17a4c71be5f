// Keys, while the focus is on the canvas or on one of the mirror's controls. Tab is left to the browser: it walks
// through the mirror and out at its ends.

/** @typedef {import("./bridge.mjs").Bridge} Bridge */

/** Keys that a control of the page uses itself. @param {Element} control @param {string} key */
function isControlKey(control, key) {
  if (control instanceof HTMLButtonElement) return key === "Enter" || key === " ";
  if (control instanceof HTMLInputElement) {
    if (control.type !== "range") return key !== "Escape";
    return /^(Arrow|Page|Home$|End$)/.test(key);
  }
  return false;
}

/** The key by what it types; where that is a letter of another script (Cyrillic, Greek, Hebrew, Arabic, …), by the place at
 * which an English keyboard has it. @param {KeyboardEvent} event */
function keyOf({ key, code }) {
  if (key === "Unidentified") return code; // of Shift and Tab, in WebKitGTK
  if (/^[\x00-\x7f]/.test(key) || !/^\p{L}/u.test(key)) return key;
  return /^(?:Key|Digit)(.)$/.exec(code)?.[1].toLowerCase() ?? key;
}

/** @param {KeyboardEvent} event */
function modifiersOf(event) {
  // AltGr is how many keyboards type brackets; it is no shortcut.
  const plain = event.getModifierState("AltGraph");
  return (event.shiftKey ? 1 : 0) | (event.ctrlKey && !plain ? 2 : 0) | (event.altKey && !plain ? 4 : 0) | (event.metaKey ? 8 : 0);
}

/**
 * @param {HTMLElement} stage
 * @param {Bridge} bridge
 * @param {{wake: () => void}} frames
 * @param {() => void} resume Tab is pressed on the canvas itself: from where is it to go on?
 */
export function listenToKeys(stage, bridge, frames, resume) {
  /** @type {Set<string>} */
  const held = new Set();

  stage.addEventListener("keydown", (event) => {
    const { target } = event, key = keyOf(event);
    if (key === "Tab" && target instanceof HTMLCanvasElement) resume();
    if (!bridge.alive() || event.isComposing || key === "Tab" || !(target instanceof Element)) return;
    if (target.closest("#field") || isControlKey(target, key)) return;
    const modifiers = modifiersOf(event);
    // The browser turns these into clipboard events, which web/clipboard.mjs hears.
    if (modifiers & 10 && /^[xcv]$/i.test(key)) return;

    const used = bridge.key(key, true, modifiers);
    held.add(key);
    if (event.metaKey) release(key, modifiers); // a Mac does not report it while ⌘ is down
    if (used) event.preventDefault();
    else if (key === "Escape") (/** @type {HTMLElement} */ (document.activeElement)).blur();
    frames.wake();
  });

  stage.addEventListener("keyup", (event) => {
    const key = keyOf(event);
    if (bridge.alive() && held.has(key)) release(key, modifiersOf(event));
  });

  stage.addEventListener("focusin", () => {
    if (!bridge.alive()) return;
    bridge.focus(true);
    frames.wake();
  });

  stage.addEventListener("focusout", (event) => {
    if (!bridge.alive() || (event.relatedTarget instanceof Node && stage.contains(event.relatedTarget))) return;
    for (const key of held) release(key, 0); // their release will be heard elsewhere
    bridge.focus(false);
    frames.wake();
  });

  /** @param {string} key @param {number} modifiers */
  function release(key, modifiers) {
    held.delete(key);
    bridge.key(key, false, modifiers);
    frames.wake();
  }
}
