// Experiments of the page: in workers, so that the page stays alive; on its own thread where workers are not allowed.

import { assetOf, openAsset, runScript } from "./assets.mjs";
import { createPool } from "./pool.mjs";

/** @typedef {import("./compute.mjs").Compute} Compute */
/** @typedef {import("./pool.mjs").Thread} Thread */

/** One core is left for the page, which needs little of it: two workers are worth it everywhere. More than eight only take memory. */
export const experimentWorkers = Math.max(2, Math.min(8, (navigator.hardwareConcurrency ?? 2) - 1));

export function createExperiments() {
  /** @type {Promise<{code: string, compiled: WebAssembly.Module}> | undefined} fetched when first needed */
  let engine;
  return createPool(async () => {
    engine ??= load();
    engine.catch(() => (engine = undefined)); // a later try may find the network again
    const { code, compiled } = await engine;
    return (await workerThread(code, compiled)) ?? (await ownThread(code, compiled));
  }, experimentWorkers);
}

async function load() {
  const [code, wasm] = await Promise.all([
    openAsset("worker.js").then((response) => response.text()),
    openAsset("engine.wasm").then((response) => response.arrayBuffer()),
  ]);
  return { code, compiled: await WebAssembly.compile(wasm) };
}

/**
 * From its own file, which the rules of most sites allow; from a blob where that is not possible: a frame without an origin may not
 * start a worker from a file.
 * @param {string} code @param {WebAssembly.Module} compiled @returns {Promise<Thread | null>}
 */
async function workerThread(code, compiled) {
  const { url } = assetOf("worker.js");
  const thread = url && self.origin !== "null" ? await startWorker(url, compiled) : null;
  if (thread) return thread;
  const blob = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  try {
    return await startWorker(blob, compiled);
  } finally {
    URL.revokeObjectURL(blob);
  }
}

/** @param {string} url @param {WebAssembly.Module} compiled @returns {Promise<Thread | null>} */
async function startWorker(url, compiled) {
  try {
    const worker = new Worker(url);
    /** @type {(message: any) => void} */
    let listener = () => {};
    const ready = await new Promise((resolve) => {
      listener = (message) => resolve(message.ready === true);
      worker.onerror = () => resolve(false);
      worker.onmessage = (event) => listener(event.data);
      worker.postMessage({ compiled });
    });
    if (!ready) {
      worker.terminate();
      return null;
    }
    worker.onerror = (event) => listener({ error: { field: "", message: event.message, trap: true } });
    return {
      post: (message) => worker.postMessage(message),
      listen: (next) => (listener = next),
      stop: () => worker.terminate(),
    };
  } catch {
    return null;
  }
}

/** @param {string} code @param {WebAssembly.Module} compiled @returns {Promise<Thread>} */
async function ownThread(code, compiled) {
  const scope = /** @type {any} */ (globalThis);
  const { url } = assetOf("worker.js");
  await runScript(url ?? "", url ? undefined : code);
  /** @type {Compute} */
  const compute = await scope.hopfieldAssets.createCompute(compiled);
  /** @type {(message: any) => void} */
  let listener = () => {};
  return {
    listen: (next) => (listener = next),
    stop: () => (listener = () => {}),
    post(/** @type {any} */ { name, request }) {
      // Not at once: the page is drawn and the caller's listeners are set first.
      setTimeout(() => {
        try {
          listener({ result: compute(name, request, (progress) => listener({ progress })) });
        } catch (error) {
          const { field, message } = /** @type {any} */ (error);
          listener({ error: { field: field ?? "", message: field ? message.slice(field.length + 2) : String(message), trap: field === undefined } });
        }
      });
    },
  };
}
