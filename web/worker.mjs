// The script of a worker. Where workers are not allowed, the page runs the same script on its own thread.

import createEngine from "wasm:engine";
import { createCompute, createServer } from "./compute.mjs";

/** A picture that would take the page too long (web/picture.mjs). @param {{picture: Blob, options: ImageBitmapOptions}} given */
async function makeSmaller({ picture, options }) {
  try {
    const bitmap = await createImageBitmap(picture, options);
    postMessage({ bitmap }, { transfer: [bitmap] });
  } catch {
    postMessage({ bitmap: null });
  }
}

if (typeof document === "undefined") {
  const serve = createServer(createEngine, (message) => postMessage(message));
  addEventListener("message", ({ data }) => void (data.picture ? makeSmaller(data) : serve(data)));
} else {
  const scope = /** @type {any} */ (globalThis);
  (scope.hopfieldAssets ??= {}).createCompute = (/** @type {WebAssembly.Module} */ compiled) =>
    createCompute(createEngine, compiled);
}
