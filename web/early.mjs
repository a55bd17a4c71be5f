// A few lines inside the page itself, since its script takes a while to arrive and to be read: the engine is asked for at once
// (web/assets.mjs takes the answer). What must not be fetched yet, or not like this, is left to the page's script.

import { missingCapabilities } from "./capabilities.mjs";
import { flags } from "./flags.mjs";

const file = /** @type {HTMLScriptElement | null} */ (document.currentScript)?.dataset.file;
const starts = flags[new URLSearchParams(location.search).get("autostart") ?? ""] ?? true;
if (file && starts && self.origin !== "null" && missingCapabilities().length === 0) {
  const answer = fetch(file);
  answer.catch(() => {}); // whoever takes it hears of it
  (/** @type {any} */ (globalThis)).hopfieldAssets = { answers: { [file]: answer } };
}
