// The script of a worker. Where workers are not allowed, the page runs the same script on its own thread.

import createEngine from "wasm:engine";
import { createCompute, createServer } from "./compute.mjs";

/** A picture that would take the page too long (web/picture.mjs). @param {{picture: Blob, options: ImageBitmapOptions}} given */
async function makeSmaller({ picture, options }) {
  try {
    const bitmap = (await decodeHere(picture, options).catch(() => null)) ?? (await createImageBitmap(picture, options));
    postMessage({ bitmap }, { transfer: [bitmap] });
  } catch {
    postMessage({ bitmap: null });
  }
}

/**
 * Firefox decodes what becomes a bitmap on the page's thread, whoever asks for it; what a decoder decodes it decodes here.
 * Other browsers have no need of it, and not all of their decoders turn a picture as the camera was held.
 * @param {Blob} picture @param {ImageBitmapOptions} options @returns {Promise<ImageBitmap | null>}
 */
async function decodeHere(picture, { resizeWidth: width = 1, resizeHeight: height = 1 }) {
  const { ImageDecoder } = /** @type {any} */ (globalThis);
  if (!ImageDecoder || !/Firefox/.test(navigator.userAgent)) return null;
  const { image } = await new ImageDecoder({ data: picture.stream(), type: picture.type }).decode();
  let [source, w, h] = [image, image.displayWidth, image.displayHeight];
  // By halves: a larger step would skip pixels.
  while (source === image || w > width || h > height) {
    [w, h] = [Math.max(width, Math.ceil(w / 2)), Math.max(height, Math.ceil(h / 2))];
    const canvas = new OffscreenCanvas(w, h);
    canvas.getContext("2d")?.drawImage(source, 0, 0, w, h);
    source = canvas;
  }
  image.close();
  return source.transferToImageBitmap();
}

if (typeof document === "undefined") {
  const serve = createServer(createEngine, (message) => postMessage(message));
  addEventListener("message", ({ data }) => void (data.picture ? makeSmaller(data) : serve(data)));
} else {
  const scope = /** @type {any} */ (globalThis);
  (scope.hopfieldAssets ??= {}).createCompute = (/** @type {WebAssembly.Module} */ compiled) =>
    createCompute(createEngine, compiled);
}
