// Pictures are decoded by the browser: it knows all formats and how a photograph was held. The engine gets a small one.

import { say } from "./words.mjs";

/** Memory for a decoded picture is four bytes a pixel. */
const largestArea = 8192 * 8192;
/** The finest grid has 64 cells a side; beyond eight pixels a cell nothing would be gained. */
const largestSide = 512;
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
    const pixels = isTrue() ? shrink(image, width, height) : await decodeWithoutCanvas(file);
    return { ...pixels, whole: [width, height] };
  } catch (error) {
    if (/** @type {any} */ (error).constructor === Error) throw error; // ours
    throw new Error(say("{0}: this browser does not let a page read it. Save it as PNG, or allow it.", name));
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Whether a canvas gives back what was drawn: against being told apart, some browsers give noise or white. */
function isTrue() {
  const context = document.createElement("canvas").getContext("2d");
  context?.fillRect(0, 0, 8, 8);
  const pixels = context?.getImageData(0, 0, 16, 8).data ?? [];
  return [...pixels].every((value, at) => Math.abs(value - (at % 4 === 3 && at % 64 < 32 ? 255 : 0)) < 8);
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
