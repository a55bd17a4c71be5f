// Where the document is kept while the page lives: in its address, so that reload, back, forward and a copied address
// bring it again, and in the tab's history entry when it is too long for an address. The entry is the frame's own, so two
// tabs or two frames never overwrite each other. A page of its own is saved for the next visit as well.

import { readStored, writeStored } from "./storage.mjs";
import { say } from "./words.mjs";

/** Chats and course systems cut longer addresses. */
const longestAddress = 8000;
const quiet = 400; // milliseconds without a change …
const longest = 3000; // … or this long after the first: an experiment adds a row every moment

const framed = window.parent !== window;

/** @returns {string | null} the document that this entry of the history had */
const entryLink = () => history.state?.hopfieldLab ?? null;
const hashLink = () => location.hash.slice(1);

/** The document that the page is to open with, and whether its address asks for it.
 * @returns {{link: string, shared: boolean} | null} */
export function openingLink() {
  const entry = entryLink();
  const hash = hashLink();
  const stored = framed ? null : readStored("document");
  const [how] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  // Reloaded before the address was up to date.
  if (how?.type === "reload" && stored && readStored("left") === endOf(hash || (entry ?? ""))) return { link: stored, shared: false };
  // A hash that is not the entry's own was typed or followed: it counts.
  if (entry && (hash === "" || hash === entry)) return { link: entry, shared: false };
  if (hash) return { link: hash, shared: true };
  return stored ? { link: stored, shared: false } : null;
}

/** As good as the link: the sum of its bytes is in it. @param {string} link */
const endOf = (link) => link.slice(-48);

/** @param {string} link @returns {string} an address that opens this document */
export function shareAddress(link) {
  const address = new URL(location.href);
  address.hash = link;
  return address.href;
}

/** The page anew, with a document or none. @param {string | null} link */
export function reopen(link) {
  writeStored("document", link);
  writeEntry(link);
  location.reload();
}

/** @param {string | null} link */
function writeEntry(link) {
  const state = link ? { hopfieldLab: link } : null;
  const hash = link && link.length <= longestAddress ? `#${link}` : "";
  try {
    history.replaceState(state, "", location.pathname + location.search + hash);
  } catch {
    try {
      history.replaceState(state, ""); // a frame without an origin may not change its address
    } catch {
      // Too long even for the history: a reload begins with what was there before.
    }
  }
}

/**
 * @param {object} parts
 * @param {() => string} parts.read the present document as a link
 * @param {(link: string) => void} parts.open throws when it is not one
 * @param {(message: string) => void} parts.notice
 */
export function createKeeper({ read, open, notice }) {
  let dirty = false;
  let since = 0;
  let timer = 0;
  /** @type {string | null} */
  let kept = null;

  function save(leaving = false) {
    clearTimeout(timer);
    timer = 0;
    if (!dirty) return;
    dirty = false;
    let link;
    try {
      link = read();
    } catch {
      return; // the engine has stopped; what was kept last stays
    }
    if (link === kept) return;
    const before = kept;
    kept = link;
    writeEntry(link);
    if (framed) return;
    writeStored("document", link);
    // While a page is left, browsers no longer change its entry: a reload knows by this that what is stored is newer.
    writeStored("left", leaving && before ? endOf(before) : null);
  }

  function follow() {
    const link = entryLink() ?? hashLink();
    if (!link || link === kept) return;
    try {
      open(link);
      kept = link;
    } catch (error) {
      notice(say("The link could not be opened. {0}", error instanceof Error ? error.message : String(error)));
    }
  }

  addEventListener("popstate", follow);
  addEventListener("hashchange", follow);
  addEventListener("pagehide", () => save(true));
  document.addEventListener("visibilitychange", () => document.hidden && save(true));

  return {
    changed() {
      if (dirty) return;
      dirty = true;
      since = performance.now();
    },
    /** When nothing moves: saving takes a few milliseconds of a large document. */
    still() {
      if (!dirty) return;
      clearTimeout(timer);
      timer = window.setTimeout(() => save(), Math.max(0, Math.min(quiet, since + longest - performance.now())));
    },
    save: () => save(),
    kept: () => kept,
    /** @param {string} link what the page was opened with */
    opened: (link) => void (kept = link),
  };
}
