// The engine without a screen: import { run } from "./engine.mjs"; in Node and in browsers.

import createEngine from "wasm:engine";
import packedEngine from "packed:engine.wasm";
import { createServer } from "./compute.mjs";
import { createPool } from "./pool.mjs";

/** @typedef {import("./pool.mjs").Thread} Thread */
/** @typedef {import("./pool.mjs").RunOptions} RunOptions */

const inNode = typeof process === "object" && Boolean(process.versions?.node);

/** @type {ReturnType<typeof createPool> | undefined} */
let pool;

/**
 * Runs one experiment (docs/experiments.md). The same request gives the same result everywhere, to the last bit.
 * A bad request rejects with an error whose `field` names what is wrong.
 * @param {string} name
 * @param {unknown} request an object, or JSON
 * @param {RunOptions} [options] onProgress hears 0 to 1; signal stops the computation
 * @returns {Promise<any>}
 */
export async function run(name, request, options = {}) {
  pool ??= createPool(await threads(), 4);
  return pool.run(name, request, options);
}

/** @returns {Promise<() => Promise<Thread>>} */
async function threads() {
  const compiled = await compile();
  if (inNode) {
    const { Worker } = await import("node:worker_threads");
    return async () => {
      // Without the flags of the process: with --input-type, say, a file cannot be loaded.
      const worker = new Worker(new URL(import.meta.url), { workerData: { hopfieldEngine: true }, execArgv: [] });
      const thread = fromWorker(
        (message) => worker.postMessage(message),
        () => void worker.terminate(),
      );
      worker.on("message", thread.hear);
      worker.on("error", thread.fail);
      worker.postMessage({ compiled });
      await thread.ready;
      worker.unref(); // an idle worker does not keep a program alive
      return { ...thread, hold: (busy) => (busy ? worker.ref() : worker.unref()) };
    };
  }
  return async () => {
    try {
      const worker = new Worker(import.meta.url, { type: "module", name: "hopfield-engine" });
      const thread = fromWorker(
        (message) => worker.postMessage(message),
        () => worker.terminate(),
      );
      worker.onmessage = (event) => thread.hear(event.data);
      worker.onerror = (event) => thread.fail(event);
      worker.postMessage({ compiled });
      await thread.ready;
      return thread;
    } catch {
      return callersThread(compiled); // from another site, a module may not start workers
    }
  };
}

// The file carries its WebAssembly, so that one file is enough, in every place and from every server.
async function compile() {
  const bytes = Uint8Array.from(atob(packedEngine), (character) => character.charCodeAt(0));
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return WebAssembly.compile(await new Response(unpacked).arrayBuffer());
}

/** @param {(message: object) => void} post @param {() => void} stop */
function fromWorker(post, stop) {
  /** @type {(message: any) => void} */
  let listener = () => {};
  /** @type {Promise<void>} */
  const ready = new Promise((resolve, reject) => {
    listener = (message) => (message.ready ? resolve() : reject(new Error(message.error?.message)));
  });
  return {
    ready,
    post,
    stop,
    hear: (/** @type {any} */ message) => listener(message),
    fail: (/** @type {any} */ error) =>
      listener({ error: { field: "", message: String(error?.message ?? error), trap: true } }),
    listen: (/** @type {(message: any) => void} */ next) => void (listener = next),
  };
}

/** @param {WebAssembly.Module} compiled @returns {Promise<Thread>} */
async function callersThread(compiled) {
  /** @type {(message: any) => void} */
  let listener = () => {};
  const serve = createServer(createEngine, (message) => listener(message));
  await serve({ compiled });
  return {
    post: (message) => void serve(message),
    listen: (next) => (listener = next),
    stop: () => (listener = () => {}),
  };
}

// The same file is the worker's script.
if (inNode) {
  const { isMainThread, parentPort, workerData } = await import("node:worker_threads");
  if (!isMainThread && workerData?.hopfieldEngine && parentPort) {
    const serve = createServer(createEngine, (message) => parentPort.postMessage(message));
    parentPort.on("message", (message) => void serve(message));
  }
} else if (typeof document === "undefined" && self.name === "hopfield-engine") {
  const serve = createServer(createEngine, (message) => postMessage(message));
  addEventListener("message", (event) => void serve(event.data));
}

