// Pictures are decoded by the browser: it knows all formats and how a photograph was held. The engine gets a small one.

import { assetOf, openAsset } from "./assets.mjs";
import { say } from "./words.mjs";

/** Memory for a decoded picture is four bytes a pixel. */
const largestArea = 8192 * 8192;
/** The finest grid has 64 cells a side; beyond eight pixels a cell nothing would be gained. */
const largestSide = 512;
/** Reading more pixels than this takes so long that it happens beside the page. */
const largeArea = 2048 * 2048;
/** To this side, from which the last steps down are the same as for all others. */
const middleSide = 2048;
/** Milliseconds after which nothing is expected any more of what reads beside the page. */
const longestReading = 10_000;
/** Safari refuses larger canvases. */
const largestCanvas = 4096;

/** @param {File} file */
export const isPicture = (file) => file.type.startsWith("image/") && !/\.(p[bgp]m|npy|npz|csv)$/i.test(file.name);

/** @typedef {{width: number, height: number, rgba: Uint8Array, whole: [number, number]}} Decoded `whole`: its true size */

/** @param {File} file @returns {Promise<Decoded>} by way of a canvas at most 512 pixels a side */
export async function decodePicture(file) {
  const name = file.name || "picture";
  const url = URL.createObjectURL(file);
  try {
    const image = await loadImage(url, name);
    const { naturalWidth: width, naturalHeight: height } = image;
    if (width === 0 || height === 0) throw new Error(`${name}: a picture without a size`);
    if (width * height > largestArea) {
      throw new Error(`${name}: ${width} × ${height} pixels, at most 8192 × 8192`);
    }
    if (!canvasIsTrue()) return { ...(await decodeWithoutCanvas(file)), whole: [width, height] };
    const bitmap = width * height > largeArea ? await readBeside(file, width, height) : null;
    const pixels = bitmap ? shrink(bitmap, bitmap.width, bitmap.height) : shrink(image, width, height);
    bitmap?.close();
    return { ...pixels, whole: [width, height] };
  } catch (error) {
    if (/** @type {any} */ (error).constructor === Error) throw error; // ours
    throw new Error(say("{0}: this browser does not let a page read it. Save it as PNG, or allow it.", name));
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Whether a canvas gives back what was drawn: against being told apart, some browsers give noise or white. */
export function canvasIsTrue() {
  const context = document.createElement("canvas").getContext("2d");
  context?.fillRect(0, 0, 8, 8);
  const pixels = context?.getImageData(0, 0, 16, 8).data ?? [];
  return pixels.length > 0 && [...pixels].every((value, at) => Math.abs(value - (at % 4 === 3 && at % 64 < 32 ? 255 : 0)) < 8);
}

/**
 * A large picture made smaller by the browser while the page goes on; null where it cannot.
 * @param {File} file @param {number} width @param {number} height @returns {Promise<ImageBitmap | null>}
 */
async function readBeside(file, width, height) {
  const factor = Math.min(1, middleSide / Math.max(width, height));
  /** @type {ImageBitmapOptions} */
  const options = {
    resizeWidth: Math.max(1, Math.round(width * factor)),
    resizeHeight: Math.max(1, Math.round(height * factor)),
    resizeQuality: "medium", // averages; "high" would skip pixels in steps larger than two
  };
  try {
    // On this thread a browser still decodes some of it while all else waits.
    const bitmap = (await readInWorker(file, options)) ?? (await createImageBitmap(file, options));
    // One that does not know how the camera was held.
    return bitmap.width > bitmap.height === width > height ? bitmap : null;
  } catch {
    return null;
  }
}

/** @param {File} picture @param {ImageBitmapOptions} options @returns {Promise<ImageBitmap | null>} null where there are no workers, or none
 *   that answers */
async function readInWorker(picture, options) {
  const { url } = assetOf("worker.js");
  const own = url && self.origin !== "null" ? url : URL.createObjectURL(await (await openAsset("worker.js")).blob());
  /** @type {Worker | undefined} */
  let worker;
  try {
    const asked = (worker = new Worker(own));
    return await new Promise((resolve) => {
      asked.onmessage = ({ data }) => resolve(data.bitmap);
      asked.onerror = () => resolve(null);
      setTimeout(() => resolve(null), longestReading);
      asked.postMessage({ picture, options });
    });
  } catch {
    return null;
  } finally {
    worker?.terminate();
    if (own !== url) URL.revokeObjectURL(own);
  }
}

/** Where the browser has no such decoder, this throws. @param {File} file */
async function decodeWithoutCanvas(file) {
  const { ImageDecoder } = /** @type {any} */ (globalThis);
  const { image } = await new ImageDecoder({ data: await file.arrayBuffer(), type: file.type }).decode();
  const { displayWidth: width, displayHeight: height } = image;
  const rgba = new Uint8Array(4 * width * height);
  await image.copyTo(rgba, { format: "RGBA" });
  image.close();
  return { width, height, rgba };
}

/** @param {string} url @param {string} name @returns {Promise<HTMLImageElement>} */
function loadImage(url, name) {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error(`${name}: this browser cannot read it as a picture`));
    image.src = url;
  });
}

/**
 * Halves until small: a single large step would skip pixels.
 * @param {CanvasImageSource} source @param {number} width @param {number} height
 */
function shrink(source, width, height) {
  for (;;) {
    const large = Math.max(width, height);
    const factor = Math.min(1, Math.max(largestSide / large, Math.min(0.5, largestCanvas / large)));
    const next = document.createElement("canvas");
    next.width = Math.max(1, Math.round(width * factor));
    next.height = Math.max(1, Math.round(height * factor));
    const context = next.getContext("2d", { willReadFrequently: large * factor <= largestSide });
    if (!context) throw new Error("not enough memory for this picture");
    context.imageSmoothingQuality = "high";
    context.drawImage(source, 0, 0, next.width, next.height);
    ({ width, height } = next);
    source = next;
    if (Math.max(width, height) <= largestSide) {
      const { data } = context.getImageData(0, 0, width, height);
      return { width, height, rgba: new Uint8Array(data.buffer) };
    }
  }
}
