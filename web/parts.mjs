// The engine comes in two parts (tools/split.mjs): the first one, and the workbenches besides Memory. The second is fetched when the page
// has nothing else to do, or when it is needed before; it shares memory and functions with the first.

import { NotCome, openWasm } from "./assets.mjs";
import { say } from "./words.mjs";

/** @typedef {(onProgress: (fraction: number) => void) => Promise<unknown>} FetchPart */

/**
 * @param {WebAssembly.Imports} imports from Emscripten
 * @param {(fraction: number) => void} onProgress
 * @returns {Promise<WebAssembly.WebAssemblyInstantiatedSource & {fetchWorkbenches: FetchPart}>}
 */
export async function instantiateFirst(imports, onProgress) {
  const source = await openWasm("first.wasm", imports, onProgress);
  const shared = { ...imports, first: source.instance.exports };
  return { ...source, fetchWorkbenches: (progress) => openWasm("workbenches.wasm", shared, progress) };
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
        throw new Error(message);
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
    /** Fetches it while nobody waits. A failure is nobody's concern before it is needed. */
    fetchAhead() {
      coming ??= bring();
      coming.catch(() => {});
    },
  };
}

/** Calls back when the page has nothing else to do. @param {() => void} work */
export function whenIdle(work) {
  // Who saves data fetches only what is needed.
  if ((/** @type {any} */ (navigator)).connection?.saveData) return;
  if ("requestIdleCallback" in globalThis) requestIdleCallback(work, { timeout: 3000 });
  else setTimeout(work, 1000); // Safari
}
