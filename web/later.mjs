// The second part of the page's script (web/second.mjs): fetched when nothing else is to be done, or when it is needed before.

import { assetOf, handedOver, runScript } from "./assets.mjs";

/** @typedef {typeof import("./second.mjs").second} Second */

/** @type {Promise<Second> | null} */
let coming = null;

async function bring() {
  await null; // in one file it stands right behind this one
  try {
    if (!handedOver.second) await runScript(assetOf("second.js").url ?? "");
    return handedOver.second;
  } catch (error) {
    coming = null; // whoever needs it next tries again
    throw error;
  }
}

/** @returns {Promise<Second>} */
export const later = () => (coming ??= bring());

/** At once when it is here: some things a browser allows only inside the person's own event.
 * @param {(second: Second) => void} use @param {(error: unknown) => void} [fail] */
export function withSecond(use, fail = () => {}) {
  if (handedOver.second) use(handedOver.second);
  else later().then(use, fail);
}
