// Sheets that come when something has happened: a crash, a lost context, something to copy or save by hand.

import { copyText } from "./clipboard.mjs";
import { make, makeButton, openSheet } from "./sheets.mjs";
import { say } from "./words.mjs";

/**
 * @param {string} what in words
 * @param {string} report all that is known, as text
 * @param {{back: (() => void) | null, afresh: () => void}} ways
 */
export function showCrash(what, report, { back, afresh }) {
  if (document.getElementById("crash")) return; // the first reason is the true one
  document.getElementById("poster")?.remove();
  const text = /** @type {HTMLTextAreaElement} */ (make("textarea", { value: report, readOnly: true }));
  text.setAttribute("aria-label", say("Report"));
  const copy = makeButton(say("Copy the report"), async () => {
    copy.textContent = (await copyText(report)) ? say("Copied") : say("Copy the selected text");
    text.select();
  });
  const { heading } = openSheet(
    "crash",
    say("The lab has stopped"),
    make("p", {}, what),
    make("p", {}, say("Nothing has been sent anywhere. The report below helps to find the fault. It contains your document " +
      "and the browser’s name.")),
    text,
    make("div", { className: "row" },
      ...(back ? [makeButton(say("Back to the last document"), back, "bright")] : []),
      makeButton(say("Reset everything"), afresh, back ? "plain" : "bright"),
      copy),
  );
  heading.focus();
}

/** @returns {() => void} closes it. @param {() => void} reload */
export function showContextLost(reload) {
  const { sheet } = openSheet(
    "context-lost",
    say("The browser has switched the graphics off"),
    make("p", {}, say("This can happen when the computer sleeps or is short of memory. Your work is kept, and the picture comes " +
      "back by itself when the browser allows it.")),
    make("div", { className: "row" }, makeButton(say("Load the page again"), reload, "bright")),
  );
  return () => sheet.remove();
}

/** A text to copy by hand. @param {string} title @param {string} words @param {string} [why] */
export function showText(title, words, why = say("This browser does not let the page copy it: select it all and copy.")) {
  const text = /** @type {HTMLTextAreaElement} */ (make("textarea", { value: words, readOnly: true }));
  text.setAttribute("aria-label", title);
  const { sheet } = openSheet(
    "text",
    title,
    make("p", {}, why),
    text,
    make("div", { className: "row" }, makeButton(say("Close"), () => sheet.remove(), "bright")),
  );
  sheet.classList.add("over");
  sheet.addEventListener("keydown", (event) => event.key === "Escape" && sheet.remove());
  text.select();
  text.focus();
}

/** A picture to be saved by hand. @param {string} title @param {Blob} blob */
export function showPicture(title, blob) {
  const image = /** @type {HTMLImageElement} */ (make("img", { src: URL.createObjectURL(blob), alt: title }));
  const { sheet } = openSheet(
    "text",
    title,
    make("p", {}, say("Press the picture with the right mouse button, or hold it, to save it.")),
    image,
    make("div", { className: "row" }, makeButton(say("Close"), () => sheet.remove(), "bright")),
  );
  sheet.classList.add("over");
  sheet.addEventListener("keydown", (event) => event.key === "Escape" && sheet.remove());
  sheet.querySelector("button")?.focus();
}
