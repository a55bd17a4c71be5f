// The engine comes in two parts (tools/split.mjs): the first one, and the workbenches besides Memory. The second is fetched when the page
// has nothing else to do, or when it is needed before; it shares memory and functions with the first.

import { openAsset } from "./assets.mjs";

/**
 * @param {string} name
 * @param {WebAssembly.Imports} imports
 * @param {(fraction: number) => void} onProgress
 * @returns {Promise<WebAssembly.WebAssemblyInstantiatedSource>}
 */
async function instantiate(name, imports, onProgress) {
  const response = await openAsset(name, onProgress);
  // Compiles while it arrives. It insists on the right type, which not every server knows.
  if (WebAssembly.instantiateStreaming && response.headers.get("Content-Type") === "application/wasm") {
    return WebAssembly.instantiateStreaming(response, imports);
  }
  return WebAssembly.instantiate(await response.arrayBuffer(), imports);
}

/** @typedef {(onProgress: (fraction: number) => void) => Promise<unknown>} FetchPart */

/**
 * @param {WebAssembly.Imports} imports from Emscripten
 * @param {(fraction: number) => void} onProgress
 * @returns {Promise<WebAssembly.WebAssemblyInstantiatedSource & {fetchWorkbenches: FetchPart}>}
 */
export async function instantiateFirst(imports, onProgress) {
  const source = await instantiate("first.wasm", imports, onProgress);
  const shared = { ...imports, first: source.instance.exports };
  return { ...source, fetchWorkbenches: (progress) => instantiate("workbenches.wasm", shared, progress) };
}

/**
 * @param {FetchPart} fetchPart
 * @param {(share: number, fault: string) => void} tell 0 to 1: how much has come; −1: it did not come, and why. Before anybody needs
 *   the part, only that it is there is told.
 */
export function createPart(fetchPart, tell) {
  /** @type {Promise<void> | null} */
  let coming = null;
  let needed = false;
  let share = 0;

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
        const message = `${error instanceof Error ? error.message : error}. Perhaps the connection was lost.`;
        tell(-1, message);
        throw new Error(message);
      }
    }
  }

  return {
    /** Resolves when the part is there; after a failure it tries anew. @returns {Promise<void>} */
    need() {
      if (!needed && share < 1) tell(share, ""); // whoever waits for it need not ask as well
      needed = true;
      coming ??= bring();
      return coming;
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
