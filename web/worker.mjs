// The script of a worker. Where workers are not allowed, the page runs the same script on its own thread.

import createEngine from "wasm:engine";
import { createCompute, createServer } from "./compute.mjs";

if (typeof document === "undefined") {
  const serve = createServer(createEngine, (message) => postMessage(message));
  addEventListener("message", (event) => void serve(event.data));
} else {
  const scope = /** @type {any} */ (globalThis);
  (scope.hopfieldAssets ??= {}).createCompute = (/** @type {WebAssembly.Module} */ compiled) =>
    createCompute(createEngine, compiled);
}
