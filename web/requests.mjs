// What the engine asks the page to do (lab_events): save a file, copy a text, open a file, share, run an experiment, …

import { shareAddress } from "./address.mjs";
import { copyText } from "./clipboard.mjs";
import { showText } from "./sheets.mjs";
import { writeStored } from "./storage.mjs";
import { say } from "./words.mjs";

/** @typedef {import("./bridge.mjs").LabEvent} LabEvent */

/** @param {string} base64 */
const bytesOf = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

/** @param {string} name @param {Blob} blob */
function download(name, blob) {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000); // some browsers read it only after a question
}

/** @param {string} name @param {string} svg @param {(message: string) => void} notice */
async function downloadAsPng(name, svg, notice) {
  const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const scale = 2; // sharp in print and on dense screens
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth * scale;
    canvas.height = image.naturalHeight * scale;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    /** @type {Blob | null} */
    const png = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
    if (!png) throw new Error("the browser made no picture");
    download(name, png);
  } catch (error) {
    notice(say("{0} could not be made: {1}", name, error instanceof Error ? error.message : String(error)));
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** @param {string} theme light, dark or auto */
export function applyTheme(theme) {
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}

/**
 * @param {object} parts
 * @param {{start: (study: any) => void, prepare: () => void, pause: (queue: number, wish: boolean) => void, end: (queue: number) => void}} parts.studies experiments of workbenches
 * @param {() => string} parts.link the document as a link
 * @param {() => void} parts.pick opens the file dialogue
 * @param {(id: string) => void} parts.edit lets the person type into a widget
 * @param {() => Promise<void>} parts.needPart brings the part with the workbenches
 * @param {(message: string) => void} parts.notice
 * @returns {(event: LabEvent) => boolean} whether it was such a request
 */
export function createRequests({ studies, link, pick, edit, needPart, notice }) {
  /** @param {string} title @param {string} text @param {string} done */
  async function copy(title, text, done) {
    if (await copyText(text)) notice(done);
    else showText(title, text);
  }

  /** @type {Record<string, (event: LabEvent) => unknown>} */
  const actions = {
    download: ({ name, mime, base64 }) => download(name, new Blob([bytesOf(base64)], { type: mime })),
    svg_to_png: ({ name, svg }) => downloadAsPng(name, svg, notice),
    copy: ({ text }) => copy("Copy", text, "Copied."),
    share: () => copy("A link to this", shareAddress(link()), "A link to exactly this was copied: paste it anywhere."),
    pick_file: pick,
    edit: ({ id }) => edit(id),
    part: () => needPart().catch(() => {}), // the engine has been told, and tells the person
    study: studies.start,
    studies_prepare: studies.prepare,
    studies_pause: ({ queue, paused }) => studies.pause(queue, paused),
    studies_end: ({ queue }) => studies.end(queue),
    open_url: ({ url }) => open(url, "_blank", "noopener"),
    theme({ value }) {
      applyTheme(value);
      writeStored("theme", value);
    },
  };

  return (event) => {
    const action = actions[event.type];
    if (action) void action(event);
    return action !== undefined;
  };
}
