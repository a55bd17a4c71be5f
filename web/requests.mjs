// What the engine asks the page to do (lab_events): save a file, copy a text, open a file, share, run an experiment, …

import { shareAddress } from "./address.mjs";
import { copyText } from "./clipboard.mjs";
import { showPicture, showText } from "./reports.mjs";
import { say } from "./words.mjs";

/** @typedef {import("./bridge.mjs").LabEvent} LabEvent */

/** @param {string} base64 */
const bytesOf = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

/** @typedef {(message: string, action?: import("./notice.mjs").Action) => void} Notice */

/** @param {string} name @param {Blob} blob @param {Notice} notice @param {string} [text] what is in it, where it can be read */
function download(name, blob, notice, text) {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000); // some browsers read it only after a question
  if (window.parent === window) return;
  // A frame that may not save is told nothing about it.
  const why = say("If nothing has been saved, the page around the lab does not allow it: select all and copy.");
  const message = say("{0} was given to the browser. If nothing has been saved, the page around the lab does not allow it.", name);
  if (text !== undefined) notice(message, { label: say("Show the text"), act: () => showText(name, text, why) });
  else if (/^image/.test(blob.type)) notice(message, { label: say("Show the picture"), act: () => showPicture(name, blob) });
  else notice(message);
}

/** @param {string} name @param {string} svg @param {Notice} notice */
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
    download(name, png, notice);
  } catch (error) {
    notice(say("{0} could not be made: {1}", name, error instanceof Error ? error.message : String(error)));
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** For the code of a page. @param {string} text */
const inHtml = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

/**
 * @param {object} parts
 * @param {{start: (study: any) => void, prepare: () => void, pause: (queue: number, wish: boolean) => void, end: (queue: number) => void}} parts.studies experiments of workbenches
 * @param {() => string} parts.link the document as a link
 * @param {() => object} parts.get the document
 * @param {() => void} parts.pick opens the file dialogue
 * @param {(id: string) => void} parts.edit lets the person type into a widget
 * @param {(event: LabEvent) => void} parts.lettering draws words
 * @param {Notice} parts.notice
 * @returns {(event: LabEvent) => void}
 */
export function createRequests({ studies, link, get, pick, edit, lettering, notice }) {
  /** @param {string} title @param {string} text @param {string} done */
  async function copy(title, text, done) {
    if (await copyText(text)) notice(done);
    else showText(title, text);
  }

  /** @param {string} kind link, or iframe: a line of HTML that shows this in a page */
  function share(kind) {
    const address = shareAddress(link());
    if (!address) {
      const why = say("This copy of the lab has no address of its own, so no link leads to it. This is the document: paste it into any lab.");
      return showText(say("The document"), JSON.stringify(get()), why);
    }
    if (kind !== "iframe") return copy(say("A link to this"), address, say("A link to exactly this was copied: paste it anywhere."));
    const framed = new URL(address);
    framed.searchParams.set("embed", "1");
    const html = `<iframe src="${inHtml(framed.href)}" width="100%" height="480" title="Hopfield Lab" allow="clipboard-write"></iframe>`;
    return copy(say("A line for your page"), html, say("A line of HTML was copied: paste it into your page."));
  }

  /** @type {Record<string, (event: LabEvent) => unknown>} */
  const actions = {
    download({ name, mime, base64 }) {
      const bytes = bytesOf(base64);
      download(name, new Blob([bytes], { type: mime }), notice, /json|text|svg|csv/.test(mime) ? new TextDecoder().decode(bytes) : undefined);
    },
    svg_to_png: ({ name, svg }) => downloadAsPng(name, svg, notice),
    copy: ({ text }) => copy(say("Copy"), text, say("Copied.")),
    share: ({ kind }) => share(kind),
    pick_file: pick,
    edit: ({ id }) => edit(id),
    lettering,
    study: studies.start,
    studies_prepare: studies.prepare,
    studies_pause: ({ queue, paused }) => studies.pause(queue, paused),
    studies_end: ({ queue }) => studies.end(queue),
    open_url: ({ url }) => open(url, "_blank", "noopener"),
  };

  return (event) => void actions[event.type]?.(event);
}
