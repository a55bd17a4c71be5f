// Which texts go with which part of the page (tools/split.mjs).
//
// A text in the data of a module is a run of printable UTF-8 that ends with a zero. Whatever could be the address of a place in it counts as a
// reference to it: any constant and any offset in the code, any aligned word in the data, any first value of a global variable. A text
// goes with other parts only when each reference comes from their code, and at least one does; otherwise it stays. Being called an
// address by mistake can only keep a text in the first part.

import { kind, references } from "./wasm.mjs";

/** @typedef {import("./wasm.mjs").Data} Data */

/** A shorter one is not worth its place in another part, and could be anything. */
const shortest = 6;

/** @typedef {{from: number, to: number}} Text the addresses of its first byte and of its zero */

/** The memory as the data leave it. @param {Data[]} data */
function imageOf(data) {
  const start = Math.min(...data.map(({ offset }) => offset));
  const end = Math.max(...data.map(({ offset, bytes }) => offset + bytes.length));
  const image = Buffer.alloc(end - start + 1); // a zero after the last
  for (const { offset, bytes } of data) image.set(bytes, offset - start);
  return { start, end, image };
}

/** @param {Buffer} bytes */
function isText(bytes) {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** @param {{start: number, end: number, image: Buffer}} memory @returns {Text[]} in the order of their addresses */
function textsIn({ start, end, image }) {
  const texts = [];
  const printable = (/** @type {number} */ byte) => (byte >= 0x20 && byte !== 0x7f) || byte === 0x0a;
  for (let at = 0; at < end - start; at += 1) {
    const from = at;
    while (printable(image[at])) at += 1;
    if (image[at] === 0 && at - from >= shortest && isText(image.subarray(from, at))) texts.push({ from: start + from, to: start + at });
  }
  return texts;
}

/**
 * The data of each part: its own texts, and of the first all the rest.
 * @param {import("./wasm.mjs").Module} whole
 * @param {Map<number, string>} parts of each function, by its number
 * @param {string[]} order all parts
 * @param {(part: string) => string[]} usable the parts that a part can count on
 * @returns {Map<string, Data[]>}
 */
export function divideTexts(whole, parts, order, usable) {
  const memory = imageOf(whole.data);
  const { start, end, image } = memory;
  const texts = textsIn(memory);
  /** @type {Set<string>[]} by text: the parts that refer to it */
  const users = texts.map(() => new Set());
  /** @param {number} address @param {string} part */
  const refer = (address, part) => {
    if (address < start || address > end) return;
    let [low, high] = [0, texts.length]; // the first text that ends at the address or after it
    while (low < high) {
      const middle = (low + high) >> 1;
      if (texts[middle].to < address) low = middle + 1;
      else high = middle;
    }
    if (low < texts.length && texts[low].from <= address) users[low].add(part);
  };
  const imported = whole.imports.filter((one) => one.kind === kind.function).length;
  whole.functions.forEach(({ body }, k) => {
    const part = parts.get(imported + k);
    if (part) references(body, () => {}, (address) => refer(address, part));
  });
  for (let at = -start & 3; at + 4 <= image.length; at += 4) refer(image.readUInt32LE(at), "first");
  for (const global of whole.globals) references(Buffer.concat([Buffer.from([0]), global.start]), () => {}, (address) => refer(address, "first"));

  /** @type {Map<string, Data[]>} */
  const data = new Map(order.map((part) => [part, []]));
  texts.forEach(({ from, to }, k) => {
    const named = [...users[k]];
    // The last of the parts on which all that refer to it can count.
    const part = order.filter((one) => named.every((user) => user === one || usable(user).includes(one))).at(-1);
    if (named.length === 0 || !part || part === "first") return;
    const own = /** @type {Data[]} */ (data.get(part));
    const bytes = Buffer.from(image.subarray(from - start, to - start));
    const last = own.at(-1);
    if (last && last.offset + last.bytes.length + 1 === from) last.bytes = Buffer.concat([last.bytes, Buffer.alloc(1), bytes]);
    else own.push({ offset: from, bytes });
  });

  // What other parts bring is zero until then.
  const rest = Buffer.from(image);
  for (const { offset, bytes } of [...data.values()].flat()) rest.fill(0, offset - start, offset - start + bytes.length);
  data.set("first", whole.data.map(({ offset, bytes }) => ({ offset, bytes: rest.subarray(offset - start, offset - start + bytes.length) })));
  checkWhole(image, start, data);
  return data;
}

/** All parts together make the memory that there was. @param {Buffer} image @param {number} start @param {Map<string, Data[]>} data */
function checkWhole(image, start, data) {
  const again = Buffer.alloc(image.length);
  for (const { offset, bytes } of [...data.values()].flat()) again.set(bytes, offset - start);
  if (!again.equals(image)) throw new Error("the texts of the parts do not make the whole");
}
