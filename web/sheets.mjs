// Pages that stand in for the lab when it cannot run. (Those that need more: web/reports.mjs)

import { say } from "./words.mjs";

/**
 * @param {string} tag
 * @param {Partial<HTMLElement> & Record<string, any>} properties
 * @param {(Node | string)[]} children
 */
export function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** @param {string} words @param {() => void} onClick @param {string} className */
export const makeButton = (words, onClick, className = "plain") => make("button", { type: "button", className, onclick: onClick }, words);

/** @param {string} id @param {string} title @param {(Node | string)[]} content */
export function openSheet(id, title, ...content) {
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

/** @param {string} message */
export function showNotLoaded(message) {
  document.getElementById("poster")?.remove();
  openSheet(
    "not-loaded",
    say("Hopfield Lab could not be loaded"),
    make("p", {}, message),
    make("div", { className: "row" }, makeButton(say("Load the page again"), () => location.reload(), "bright")),
  );
}
