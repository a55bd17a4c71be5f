// The engine comes in two files (tools/split.mjs): what is needed to start, and the workbenches besides Memory with what
// reads files. The second is fetched when it is first needed; it shares memory and functions with the first.

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
 * @returns {Promise<WebAssembly.WebAssemblyInstantiatedSource & {fetchFurther: FetchPart}>}
 */
export async function instantiateStart(imports, onProgress) {
  const source = await instantiate("page.wasm", imports, onProgress);
  const shared = { ...imports, page: source.instance.exports };
  return { ...source, fetchFurther: (progress) => instantiate("further.wasm", shared, progress) };
}

/**
 * @param {FetchPart} fetchPart
 * @param {(share: number, fault: string) => void} tell 0 to 1: how much has come; −1: it did not come, and why
 * @returns {() => Promise<void>} resolves when the second part is there; after a failure it tries anew
 */
export function createFurther(fetchPart, tell) {
  /** @type {Promise<void> | null} */
  let coming = null;

  async function fetchIt() {
    tell(0, ""); // whoever waits for it need not ask as well
    // All of it has come, and is there, only when it has been compiled.
    await fetchPart((share) => tell(Math.min(share, 0.99), ""));
    tell(1, "");
  }

  return () => {
    coming ??= fetchIt().catch((error) => {
      coming = null;
      const message = `${error instanceof Error ? error.message : error}. Perhaps the connection was lost.`;
      tell(-1, message);
      throw new Error(message);
    });
    return coming;
  };
}
