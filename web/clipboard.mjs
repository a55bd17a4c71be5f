// What comes from outside by the clipboard or by dropping, and what goes there.

/** @typedef {{files: File[], folders: string[], text: string}} Incoming */

/**
 * @param {object} parts
 * @param {HTMLElement} parts.stage
 * @param {() => void} parts.focus the keys go to the lab
 * @param {(given: Incoming) => void} parts.open
 * @param {() => void} parts.copyRequested
 */
export function listenToClipboard({ stage, focus, open, copyRequested }) {
  // Only what is meant for the lab: the focus is in it, and not in a field where text is typed.
  const isOurs = () => {
    const focused = document.activeElement;
    return stage.contains(focused) && !(focused instanceof HTMLInputElement && focused.type === "text");
  };

  document.addEventListener("paste", (event) => {
    if (!isOurs()) return;
    const files = [...(event.clipboardData?.files ?? [])];
    const text = event.clipboardData?.getData("text/plain") ?? "";
    event.preventDefault();
    if (files.length > 0 || text !== "") open({ files, folders: [], text });
  });

  document.addEventListener("copy", (event) => {
    if (!isOurs() || !document.getSelection()?.isCollapsed) return;
    event.preventDefault();
    copyRequested();
  });

  // Anywhere on the page: a file that falls beside the stage, on a notice for example, would take the place of the page.
  addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
  });

  addEventListener("drop", (event) => {
    const { items = [], files: dropped = [] } = event.dataTransfer ?? {};
    const entries = [...items].filter(({ kind }) => kind === "file").map((item) => item.webkitGetAsEntry?.());
    const files = [...dropped];
    if (files.length + entries.length === 0) return;
    event.preventDefault();
    focus(); // so that Escape closes what opens
    const isFolder = (/** @type {number} */ index) => entries[index]?.isDirectory === true;
    open({
      files: files.filter((_, index) => !isFolder(index)),
      folders: entries.flatMap((entry) => (entry?.isDirectory ? [entry.name] : [])),
      text: "",
    });
  });
}

/**
 * @param {string} text
 * @returns {Promise<boolean>} false when the browser allows no copying here (a frame without the permission)
 */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** @param {string} text the old way, which frames may still use */
function copyBySelection(text) {
  const focused = /** @type {HTMLElement | null} */ (document.activeElement);
  const area = document.createElement("textarea");
  area.value = text;
  area.setAttribute("aria-hidden", "true");
  area.style.position = "fixed";
  area.style.opacity = "0";
  document.body.append(area);
  area.select();
  let copied = false;
  try {
    copied = document.execCommand("copy");
  } catch {
    // Not allowed: the caller shows the text instead.
  }
  area.remove();
  focused?.focus({ preventScroll: true });
  return copied;
}
