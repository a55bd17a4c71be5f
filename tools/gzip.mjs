// gzip that gives the same bytes on every machine: Node's own depends on whose Node it is. tools/gzip.cpp, built with the page.

import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const file = path.resolve(import.meta.dirname, "../build/wasm/gzip.mjs");
if (!existsSync(file)) throw new Error(`${file} is missing: run tools/build`);
const { default: createGzip } = await import(pathToFileURL(file).href);
const native = await createGzip();

/** @param {string | Uint8Array} content @returns {Buffer} */
export function gzip(content) {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const size = native._malloc(4);
  const given = native._malloc(bytes.length + 1);
  native.HEAPU8.set(bytes, given);
  const packed = native._gzip(given, bytes.length, size);
  if (packed === 0) throw new Error("there is not enough memory to pack a file");
  const length = new DataView(native.HEAPU8.buffer).getUint32(size, true);
  const result = Buffer.from(native.HEAPU8.slice(packed, packed + length));
  for (const address of [size, given, packed]) native._free(address);
  return result;
}
