// Pages that stand in for the lab when it cannot run, and the sheet with a text to copy by hand.

import { copyText } from "./clipboard.mjs";
import { say } from "./words.mjs";

/**
 * @param {string} tag
 * @param {Partial<HTMLElement> & Record<string, any>} properties
 * @param {(Node | string)[]} children
 */
function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** @param {string} words @param {() => void} onClick @param {string} className */
const makeButton = (words, onClick, className = "plain") => make("button", { type: "button", className, onclick: onClick }, words);

/** @param {string} id @param {string} title @param {(Node | string)[]} content */
function openSheet(id, title, ...content) {
  document.getElementById(id)?.remove();
  const heading = make("h1", { id: `${id}-title`, tabIndex: -1 }, title);
  const sheet = make("section", { id, className: "sheet" }, make("div", {}, heading, ...content));
  sheet.setAttribute("role", "alertdialog");
  sheet.setAttribute("aria-labelledby", heading.id);
  document.body.append(sheet);
  return { sheet, heading };
}

/** @param {string[]} missing what this browser lacks, in words */
export function showUnsupported(missing) {
  document.getElementById("poster")?.remove();
  openSheet(
    "unsupported",
    say("This browser cannot run Hopfield Lab"),
    make("p", {}, say("It is missing:")),
    make("ul", {}, ...missing.map((words) => make("li", {}, words))),
    make("p", {}, say("These work, from the given version on: Chrome or Edge 91, Firefox 89, Safari 16.4. Where the version " +
      "is recent enough, WebGL may be switched off: “hardware acceleration” in the browser’s settings.")),
    make("div", { className: "row" }, makeButton(say("Try again"), () => location.reload(), "bright")),
  );
}

/** @param {string} message @param {() => void} retry */
export function showNotLoaded(message, retry) {
  document.getElementById("poster")?.remove();
  openSheet(
    "not-loaded",
    say("Hopfield Lab could not be loaded"),
    make("p", {}, say("{0}. Perhaps the connection was lost.", message)),
    make("div", { className: "row" }, makeButton(say("Try again"), retry, "bright")),
  );
}

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

/** A text that the browser would not let the page copy. @param {string} title @param {string} words */
export function showText(title, words) {
  const text = /** @type {HTMLTextAreaElement} */ (make("textarea", { value: words, readOnly: true }));
  text.setAttribute("aria-label", title);
  const { sheet } = openSheet(
    "text",
    title,
    make("p", {}, say("This browser does not let the page copy it: select it all and copy.")),
    text,
    make("div", { className: "row" }, makeButton(say("Close"), () => sheet.remove(), "bright")),
  );
  sheet.classList.add("over");
  sheet.addEventListener("keydown", (event) => event.key === "Escape" && sheet.remove());
  text.select();
  text.focus();
}
