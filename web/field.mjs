// Typing happens in a real field that stands over its picture: with it come the keyboard of a tablet, input methods,
// selection, the clipboard and the browser's undo.

/** @typedef {import("./bridge.mjs").Widget} Widget */

/**
 * @param {HTMLElement} stage
 * @param {(id: string, value: string) => void} commit
 * @param {() => void} done gives the focus back
 */
export function createField(stage, commit, done) {
  /** @type {(() => void) | null} */
  let close = null;

  return {
    /** @param {Widget} widget */
    open(widget) {
      close?.();
      const input = document.createElement("input");
      input.id = "field";
      input.type = "text";
      input.value = widget.value;
      input.maxLength = 200;
      input.autocomplete = "off";
      input.spellcheck = false;
      input.inputMode = widget.role === "slider" ? "decimal" : "text";
      input.enterKeyHint = "done";
      input.setAttribute("aria-label", widget.name);
      const [x, y, width, height] = widget.rect;
      const room = stage.clientWidth - 64;
      Object.assign(input.style, {
        left: `${Math.max(0, Math.min(x, room))}px`,
        top: `${y}px`,
        width: `${width}px`,
        height: `${Math.max(height, 28)}px`,
      });

      // Removing a focused field blurs it, which would commit once more.
      let open = true;
      const finish = (/** @type {boolean} */ keep) => {
        if (!open) return;
        open = false;
        close = null;
        const { value } = input;
        const focused = document.activeElement === input;
        input.remove();
        if (keep && value !== widget.value) commit(widget.id, value);
        if (focused) done();
      };
      close = () => finish(false);
      input.addEventListener("blur", () => finish(true));
      input.addEventListener("keydown", (event) => {
        if (event.isComposing || (event.key !== "Enter" && event.key !== "Escape")) return;
        event.preventDefault();
        event.stopPropagation();
        finish(event.key === "Enter");
      });
      stage.append(input);
      input.focus({ preventScroll: true });
      input.select();
    },
  };
}
