// The engine comes in parts (tools/split.mjs): the first one, and later each workbench besides Memory, the dialogs and panels that few open
// (`further`), networks by other rules than Hebb's (`rules`). Each is fetched when it is needed, or when the page has nothing else to do. They
// share memory and functions with the first.

import { assetOf, laterParts, NotCome, openWasm } from "./assets.mjs";
import { say } from "./words.mjs";

/** What the parts after them build on: each on the first and on those before it. */
const bases = ["rules", "shared"];
/** Parts of several workbenches have the names of all of them. @param {string} part */
const isJoint = (part) => part.includes("-");
/** What a part builds on, in the order of instantiation. @param {string} part */
function basesOf(part) {
  if (bases.includes(part)) return bases.slice(0, bases.indexOf(part));
  return isJoint(part) ? bases : [...bases, ...laterParts().filter((other) => isJoint(other) && other.split("-").includes(part))];
}

/** @typedef {(onProgress: (fraction: number) => void) => Promise<unknown>} FetchPart */
/** @typedef {(part: string, onProgress: (fraction: number) => void) => Promise<unknown>} FetchParts a part, and what it builds on */

/**
 * @param {WebAssembly.Imports} imports from Emscripten
 * @param {(fraction: number) => void} onProgress
 * @returns {Promise<WebAssembly.WebAssemblyInstantiatedSource & {fetchPart: FetchParts}>}
 */
export async function instantiateFirst(imports, onProgress) {
  const source = await openWasm("first.wasm", imports, onProgress);
  return { ...source, fetchPart: createFetching({ ...imports, first: source.instance.exports }) };
}

/** @param {WebAssembly.Imports} given what parts import @returns {FetchParts} */
function createFetching(given) {
  /** @typedef {{share: number, come: Promise<void>, hear: Set<() => void>}} File */
  /** @type {Map<string, File>} */
  const files = new Map();

  /** Fetched side by side, and instantiated in their order. @param {string} part @returns {File} */
  function fetchFile(part) {
    const known = files.get(part);
    if (known) return known;
    const ready = Promise.all(basesOf(part).map((base) => fetchFile(base).come)).then(() => given);
    /** @type {File} */
    const file = { share: 0, come: Promise.resolve(), hear: new Set() };
    const tell = (/** @type {number} */ share) => {
      file.share = share;
      for (const hear of file.hear) hear();
    };
    file.come = openWasm(`${part}.wasm`, ready, tell).then(({ instance }) => {
      given[part] = instance.exports;
      tell(1);
    });
    // Whoever needs it next tries again, and need not wait until what lacks a base has come for nothing.
    for (const fault of [ready, file.come]) fault.catch(() => void (files.get(part) === file && files.delete(part)));
    files.set(part, file);
    return file;
  }

  return async (part, onProgress) => {
    const names = [...basesOf(part), part];
    const all = names.map(fetchFile);
    const sizes = names.map((name) => assetOf(`${name}.wasm`).size ?? 1);
    const whole = sizes.reduce((sum, size) => sum + size, 0);
    const hear = () => onProgress(all.reduce((sum, { share }, k) => sum + share * sizes[k], 0) / whole);
    for (const file of all) file.hear.add(hear);
    try {
      await Promise.all(all.map(({ come }) => come));
    } finally {
      for (const file of all) file.hear.delete(hear);
    }
  };
}

/**
 * @param {FetchPart} fetchPart
 * @param {(share: number, fault: string) => void} tell 0 to 1: how much has come; −1: it did not come, and why. Before anybody needs
 *   the part, only that it is there is told.
 * @param {() => void} [renew] loads the page again, with the work
 */
export function createPart(fetchPart, tell, renew = () => {}) {
  /** @type {Promise<void> | null} */
  let coming = null;
  let needed = false;
  let share = 0;
  /** The server has another version by now, and the person has been told. */
  let renewed = false;

  async function bring() {
    for (;;) {
      const unseen = !needed;
      share = 0;
      try {
        await fetchPart((now) => {
          share = Math.min(now, 0.99); // all of it has come, and is there only when it has been compiled
          if (needed) tell(share, "");
        });
        share = 1;
        return tell(1, "");
      } catch (error) {
        if (unseen && needed) continue; // it failed before anybody waited, or just when somebody began to
        coming = null;
        share = 0;
        if (!needed) throw error;
        needed = false;
        renewed = error instanceof NotCome && error.renewed;
        const message = error instanceof Error ? error.message : String(error);
        tell(-1, renewed ? say("{0} Your work is kept.", message) : message);
        throw new NotCome(message);
      }
    }
  }

  /** Resolves when the part is there; after a failure it tries anew. @returns {Promise<void>} */
  function need() {
    if (!needed && share < 1) tell(share, ""); // whoever waits for it need not ask as well
    needed = true;
    coming ??= bring();
    return coming;
  }

  return {
    need,
    /** The person asks for it. */
    ask() {
      if (renewed) renew();
      else need().catch(() => {}); // the engine is told, and tells the person
    },
    /** Fetches it while nobody waits. A failure is nobody's concern before it is needed; the promise tells of it. */
    fetchAhead() {
      coming ??= bring();
      coming.catch(() => {});
      return coming;
    },
  };
}

/** @typedef {ReturnType<typeof createParts>} Parts */

/**
 * All of them, by their names.
 * @param {FetchParts} fetchPart
 * @param {(part: string, share: number, fault: string) => void} tell as above
 * @param {() => void} renew
 */
export function createParts(fetchPart, tell, renew) {
  /** @type {Map<string, ReturnType<typeof createPart>>} */
  const parts = new Map();
  let allHere = false;

  /** @param {string} name */
  function part(name) {
    const known = parts.get(name) ?? createPart((progress) => fetchPart(name, progress), (share, fault) => tell(name, share, fault), renew);
    parts.set(name, known);
    return known;
  }

  return {
    /** Resolves when the part is there. @param {string} name */
    need: (name) => part(name).need(),
    /** The person asks for it. @param {string} name */
    ask: (name) => part(name).ask(),
    /** Fetches what there is, one after the other, until one does not come. @param {string} [wanted] this one first */
    async fetchAhead(wanted = "") {
      const rest = laterParts().filter((name) => !bases.includes(name) && !isJoint(name));
      const place = (/** @type {string} */ name) => (name === wanted ? 0 : 1);
      rest.sort((a, b) => place(a) - place(b));
      for (const name of [bases[0], ...rest]) await part(name).fetchAhead();
      allHere = true;
    },
    allHere: () => allHere,
  };
}

/** Calls back when the page has nothing else to do. @param {() => void} work */
export function whenIdle(work) {
  // Who saves data fetches only what is needed.
  if ((/** @type {any} */ (navigator)).connection?.saveData) return;
  if ("requestIdleCallback" in globalThis) requestIdleCallback(work, { timeout: 3000 });
  else setTimeout(work, 1000); // Safari
}
