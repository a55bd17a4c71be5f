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

/** A PNG of one bit a pixel. @param {number} width @param {number} height @param {Buffer} rows each with a 0 before it; 0 is black */
function png(width, height, rows) {
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
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk("IHDR", header), chunk("IDAT", deflateSync(rows, { level: 1 })), chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** A black picture in any size. @param {number} width @param {number} height */
export const blackPicture = (width, height) => png(width, height, Buffer.alloc(height * (1 + Math.ceil(width / 8))));

/** Cells of so many pixels a side. @param {number} columns @param {number} rows @param {number} pixels
 * @param {(row: number, column: number) => boolean} dark */
export function cellPicture(columns, rows, pixels, dark) {
  const lines = Array.from({ length: rows }, (_, row) => {
    const line = Buffer.alloc(1 + Math.ceil((columns * pixels) / 8));
    for (let x = 0; x < columns * pixels; x += 1) if (!dark(row, Math.floor(x / pixels))) line[1 + (x >> 3)] |= 128 >> (x & 7);
    return Array.from({ length: pixels }, () => line);
  });
  return png(columns * pixels, rows * pixels, Buffer.concat(lines.flat()));
}

/** A NumPy file of one byte a value. @param {number[][]} rows */
function npy(rows) {
  const shape = `(${rows.length}, ${rows[0].length})`;
  const words = `{'descr': '|i1', 'fortran_order': False, 'shape': ${shape}, }`;
  const header = Buffer.from(words.padEnd(128 - 10 - 1) + "\n");
  const length = Buffer.alloc(2);
  length.writeUInt16LE(header.length);
  return Buffer.concat([Buffer.from("\x93NUMPY\x01\x00", "latin1"), length, header, Buffer.from(Int8Array.from(rows.flat()).buffer)]);
}

/** Arrays as NumPy's savez writes them: a zip without compression. @param {Record<string, number[][]>} arrays */
export function npz(arrays) {
  const parts = [];
  const directory = [];
  let at = 0;
  for (const [name, rows] of Object.entries(arrays)) {
    const file = Buffer.from(`${name}.npy`);
    const data = npy(rows);
    const fields = Buffer.alloc(26); // from the version needed to the length of the extra field
    fields.writeUInt16LE(20, 0);
    fields.writeUInt32LE(crc32(data), 10);
    fields.writeUInt32LE(data.length, 14);
    fields.writeUInt32LE(data.length, 18);
    fields.writeUInt16LE(file.length, 22);
    parts.push(Buffer.from("PK\x03\x04"), fields, file, data);
    const offset = Buffer.alloc(14);
    offset.writeUInt32LE(at, 10);
    directory.push(Buffer.from("PK\x01\x02\x14\x00"), fields, offset, file);
    at += 30 + file.length + data.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(Object.keys(arrays).length, 4);
  end.writeUInt16LE(Object.keys(arrays).length, 6);
  end.writeUInt32LE(entries.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, entries, Buffer.from("PK\x05\x06"), end]);
}

/** @param {(row: number, column: number) => boolean} lit */
const grid16 = (lit) => Array.from({ length: 16 }, (_, row) => Array.from({ length: 16 }, (_, column) => (lit(row, column) ? 1 : 0)));

/** The three pictures of the course, as its homework defines them. */
export const course = {
  checkerboard: grid16((row, column) => (row + column) % 2 === 1),
  circle: circle(8, 8, 6),
  cross: grid16((row, column) => (inside(row, 6, 9) && inside(column, 2, 13)) || (inside(column, 6, 9) && inside(row, 2, 13))),
};

/** @param {number} value @param {number} low @param {number} high */
function inside(value, low, high) {
  return value >= low && value <= high;
}

/** The midpoint circle. @param {number} cx @param {number} cy @param {number} radius */
function circle(cx, cy, radius) {
  const rows = grid16(() => false);
  for (let x = radius, y = 0, error = 1 - radius; x >= y; y++) {
    for (const [dx, dy] of [[x, y], [y, x]]) {
      for (const [sx, sy] of [[1, 1], [1, -1], [-1, 1], [-1, -1]]) rows[cy + sy * dy][cx + sx * dx] = 1;
    }
    if (error < 0) error += 2 * (y + 1) + 1;
    else error += 2 * (y + 1 - --x) + 1;
  }
  return rows;
}
