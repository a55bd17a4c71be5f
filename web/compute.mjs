// Experiments: a JSON request in, a JSON result out, on whatever thread this runs.

import { createCaller, LabError } from "./native.mjs";

/** @typedef {(name: string, request: unknown, onProgress?: (fraction: number) => void) => unknown} Compute */

/**
 * @param {(options: object) => Promise<any>} createEngine Emscripten's factory
 * @param {WebAssembly.Module} compiled
 * @returns {Promise<Compute>}
 */
export async function createCompute(createEngine, compiled) {
  /** @type {((fraction: number) => void) | undefined} */
  let onProgress;
  const module = await createEngine({
    locateFile: (/** @type {string} */ name) => name,
    /** @param {WebAssembly.Imports} imports @param {(instance: WebAssembly.Instance) => void} receive */
    instantiateWasm(imports, receive) {
      void WebAssembly.instantiate(compiled, imports).then(receive);
      return {};
    },
    // Called by the engine from inside a long experiment.
    onProgress: (/** @type {number} */ fraction) => onProgress?.(fraction),
  });
  const native = createCaller(module);

  return (name, request, progress) => {
    onProgress = progress;
    const json = typeof request === "string" ? request : JSON.stringify(request) ?? "null";
    const result = JSON.parse(native.text(native.call("lab_experiment", name, json)));
    if (result.error) throw new LabError(result.error.field ?? "", result.error.message);
    return result.ok;
  };
}

/**
 * The other end of a Worker: {compiled} first, then {name, request} one at a time.
 * @param {(options: object) => Promise<any>} createEngine
 * @param {(message: object) => void} post
 * @returns {(message: any) => Promise<void>}
 */
export function createServer(createEngine, post) {
  /** @type {Promise<Compute>} */
  let compute;
  return async (message) => {
    try {
      if (message.compiled) {
        compute = createCompute(createEngine, message.compiled);
        await compute;
        post({ ready: true });
        return;
      }
      const run = await compute;
      post({ result: run(message.name, message.request, (progress) => post({ progress })) });
    } catch (error) {
      const { field, message: words } = /** @type {any} */ (error);
      post({ error: { field: field ?? "", message: field ? words.slice(field.length + 2) : String(words), trap: field === undefined } });
    }
  };
}
