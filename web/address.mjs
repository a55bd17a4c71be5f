// Where the document is kept while the page lives: in its address, so that reload, back, forward and a copied address
// bring it again, and in the tab's history entry when it is too long for an address. The entry is the frame's own, so two
// tabs or two frames never overwrite each other. Browsers do not keep what an entry is given while its page is being left, so
// the same goes into the tab's storage, where the entry finds it by its place. A page of its own is saved for the next visit as well.

import { readStored, writeStored } from "./storage.mjs";
import { say } from "./words.mjs";

/** Chats and course systems cut longer addresses. */
const longestAddress = 8000;
const quiet = 400; // milliseconds without a change …
const longest = 2500; // … or this long after the first, also while everything moves: what dies takes less than 3 s with it
/** So many entries of a tab's history, or frames of its page, have their last document in the tab's storage. */
const mostKept = 12;

const framed = window.parent !== window;

/** @typedef {{link: string | null, place: string, at: number}} Entry the document, whose it is, and when it was written (ms) */

/** What this entry of the history has of ours: nothing where somebody else has set the address. @returns {Entry | null} */
function readEntry() {
  const { hopfieldLab: link, place, at } = history.state ?? {};
  const ours = typeof place === "string" && typeof at === "number";
  if (typeof link !== "string") return ours ? { link: null, place, at } : null;
  return ours ? { link, place, at } : { link, place: newPlace(), at: 0 }; // from before there were places
}

/** A frame's is the same each time its host is loaded: which of the frames, and with what address. */
function newPlace() {
  if (!framed) return Math.random().toString(36).slice(2) + Date.now();
  let index = 0;
  while (index < parent.length && /** @type {any} */ (parent)[index] !== window) index += 1;
  return `${index} ${location.pathname}${location.search}${location.hash.slice(-48)}`;
}

/** The same, also where a browser has lost it: one forgets the entry that is given something while it is being loaded again.
 * @returns {Entry | null} */
function thisEntry() {
  const [how] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  const last = !framed && how?.type === "reload" ? readStored("place", true) : null;
  return readEntry() ?? (last ? { link: null, place: last, at: 0 } : null);
}

const hashLink = () => location.hash.slice(1);

/** The last documents of this tab, the newest last. @returns {[place: string, at: number, link: string][]} */
function keptByTab() {
  try {
    const all = JSON.parse(readStored("work", true) ?? "[]");
    return all.filter((/** @type {any} */ one) => one.length === 3 && typeof one[2] === "string");
  } catch {
    return [];
  }
}

/** @param {string} place @param {number} at @param {string} link */
function keepInTab(place, at, link) {
  const others = keptByTab().filter(([other]) => other !== place).slice(1 - mostKept);
  const write = (/** @type {unknown[]} */ all) => writeStored("work", JSON.stringify(all), true);
  if (!write([...others, [place, at, link]])) write([[place, at, link]]);
}

/** @param {Entry} entry @returns {string | null} what the tab has of it, when that is newer */
function newer({ place, at }) {
  const [, when = 0, link = null] = keptByTab().find(([other]) => other === place) ?? [];
  return when > at ? link : null;
}

/** @typedef {{link: string, from: "tab" | "address" | "storage"}} Opening */

/** The documents that the page can open with: the first that is none the worse counts. @returns {Opening[]} */
export function openings() {
  const entry = thisEntry();
  const hash = hashLink();
  /** @type {Opening[]} */
  const all = [];
  const add = (/** @type {string | null} */ link, /** @type {Opening["from"]} */ from) => void (link && all.push({ link, from }));
  add(entry && newer(entry), "tab"); // left before the entry was up to date
  if (hash !== entry?.link) add(hash, "address"); // a hash that is not the entry's own was typed or followed: it counts
  add(entry?.link ?? null, "tab");
  if (!framed) add(readStored("document"), "storage");
  return all;
}

/** @param {string} link @returns {string | null} an address that opens this document; null where the page has none of its own */
export function shareAddress(link) {
  if (!/^(https?|file):/.test(location.protocol)) return null; // about:srcdoc, blob:, data:
  const address = new URL(location.href);
  address.hash = link;
  return address.href;
}

/** Whose what is kept is. */
let place = "";

/** @param {string} next */
function settle(next) {
  place = next;
  if (!framed) writeStored("place", place, true);
}

/** @param {string | null} link @param {number} at @param {string} hash */
function writeEntry(link, at, hash) {
  const state = { hopfieldLab: link, place, at };
  try {
    history.replaceState(state, "", location.pathname + location.search + hash);
  } catch {
    try {
      history.replaceState(state, ""); // a frame without an origin may not change its address
    } catch {
      // Too long even for the history: a reload begins with what the tab has.
    }
  }
}

/** A frame's address is never left at what its host asked for: browsers say nothing when the host asks for the same again.
 * @param {string} link */
const hashOf = (link) => (link.length > longestAddress || (framed && place.endsWith(link.slice(-48))) ? "" : `#${link}`);

/** The page anew, with a document or none. @param {string | null} link */
export function reopen(link) {
  if (!framed) writeStored("document", link);
  writeEntry(link, Date.now(), link ? hashOf(link) : "");
  location.reload();
}

/**
 * @param {object} parts
 * @param {() => string} parts.read the present document as a link
 * @param {(link: string) => void} parts.open throws when it is not one
 * @param {(message: string) => void} parts.notice
 */
export function createKeeper({ read, open, notice }) {
  let begun = false;
  let dirty = false;
  let since = 0;
  let timer = 0;
  /** @type {string | null} */
  let kept = null;

  /** @param {boolean} [stays] false: the address is another's by now, or the page is being left */
  function save(stays = true) {
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
    kept = link;
    const at = Date.now();
    keepInTab(place, at, link);
    if (!framed) writeStored("document", link);
    if (stays) writeEntry(link, at, hashOf(link));
  }

  /** Somebody has gone to another address, or back or forward. */
  function follow() {
    const entry = readEntry();
    const link = entry ? newer(entry) ?? entry.link : hashLink();
    if (entry?.place === place && link === kept) return;
    try {
      // What has been changed at the old address, and in a frame what the host's address is to undo.
      const now = read();
      dirty ||= begun && now !== kept;
      save(false);
      if (entry) settle(entry.place);
      if (!link) return;
      if (link !== now) open(link);
      kept = link;
      if (entry) return;
      settle(newPlace());
      writeEntry(link, Date.now(), framed ? "" : location.hash);
    } catch (error) {
      notice(say("The link could not be opened. {0}", error instanceof Error ? error.message : String(error)));
    }
  }

  addEventListener("popstate", follow);
  addEventListener("hashchange", follow);
  addEventListener("pagehide", () => save(false)); // in vain, and WebKit would lose what the entry has
  document.addEventListener("visibilitychange", () => document.hidden && save());

  return {
    /**
     * What changes from now on is the reader's.
     * @param {string | null} link what the page has opened with; null: the first visit's document
     * @param {boolean} refused the address asks for something else, which is no document: it stays
     * @returns {string | null} what the reader has made of it in this tab before its host was loaded again
     */
    begin(link, refused) {
      const entry = thisEntry();
      settle(entry?.place ?? newPlace());
      const before = entry ? null : newer({ link, place, at: 0 });
      kept = link ?? (refused ? read() : null);
      // An address that lags behind would count as another's when the page is loaded again.
      const own = link && !refused && hashLink() ? hashOf(link) : location.hash;
      writeEntry(link, Date.now(), framed && !refused ? "" : own);
      begun = true;
      return before === kept ? null : before;
    },
    changed() {
      if (dirty || !begun) return;
      dirty = true;
      since = performance.now();
    },
    /** When nothing moves: saving takes a few milliseconds of a large document. */
    still() {
      if (!dirty) return;
      clearTimeout(timer);
      timer = window.setTimeout(save, Math.max(0, Math.min(quiet, since + longest - performance.now())));
    },
    /** While something moves. */
    moving: () => void (dirty && performance.now() - since > longest && save()),
    save: () => save(),
    kept: () => kept,
  };
}
