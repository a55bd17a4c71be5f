// Files that tests hand to the page.

import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { crc32, deflateSync } from "node:zlib";

/** @param {string} name @param {Buffer | string} content @returns {string} where it is */
export function fixture(name, content) {
  mkdirSync("build/fixtures", { recursive: true });
  const file = path.resolve("build/fixtures", name);
  writeFileSync(file, content);
  return file;
}

/** A black PNG of one bit a pixel, in any size. @param {number} width @param {number} height */
export function blackPicture(width, height) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  /** @param {string} kind @param {Buffer} data */
  const chunk = (kind, data) => {
    const body = Buffer.concat([Buffer.from(kind), data]);
    const numbers = Buffer.alloc(8);
    numbers.writeUInt32BE(data.length, 0);
    numbers.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([numbers.subarray(0, 4), body, numbers.subarray(4)]);
  };
  const rows = deflateSync(Buffer.alloc(height * (1 + Math.ceil(width / 8))), { level: 1 });
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk("IHDR", header), chunk("IDAT", rows), chunk("IEND", Buffer.alloc(0)),
  ]);
}
