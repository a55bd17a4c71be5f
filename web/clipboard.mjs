// Paste a picture, a table, a document or a link; copy what the lab offers.

/** Whether most lines are numbers, as a spreadsheet gives them (beside a picture of its cells). @param {string} text */
function isTable(text) {
  const lines = text.match(/[^\r\n]+/g) ?? [];
  const rows = lines.filter((line) => /^([-−+\d.,;\s"e]|true|false)+$/i.test(line));
  return 2 * rows.length > lines.length && (rows.length > 1 || /\S[\t,; ]+\S/.test(text));
}

/**
 * @param {object} parts
 * @param {HTMLElement} parts.stage
 * @param {(files: File[]) => void} parts.openFiles
 * @param {(text: string) => void} parts.openText a document as JSON, or a link
 * @param {() => void} parts.copyRequested
 */
export function listenToClipboard({ stage, openFiles, openText, copyRequested }) {
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
    if (isTable(text)) openFiles([new File([text], "table.txt")]);
    else if (files.length > 0) openFiles(files);
    else if (text !== "") openText(text);
  });

  document.addEventListener("copy", (event) => {
    if (!isOurs() || !document.getSelection()?.isCollapsed) return;
    event.preventDefault();
    copyRequested();
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
