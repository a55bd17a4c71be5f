// The text that only the second part of the page's WebAssembly shows (tools/split.mjs), moved there: the linker puts all string
// literals into one place, and wasm-split leaves all data in the first part.
//
// A literal moves when nothing in the first part can point to it: no constant in its code, and no pointer in data that its code can
// reach. Only literals move; a constant that happens to look like an address keeps one where it is, which costs a few bytes.

import { readFileSync, writeFileSync } from "node:fs";

/** @typedef {{ from: number, to: number }} Range addresses, `to` is the first one behind it */

/** What the linker's map (wasm-ld -Map) tells of data. @param {string} map @returns {{ literals: Range, symbols: Range[] }} */
function readMap(map) {
  /** @type {Range[]} */
  const symbols = [];
  /** @type {Range | undefined} */
  let literals;
  const data = map.slice(map.search(/^ .* DATA$/m));
  // Address, offset in the file, size; then the piece of an object file, 9 places in (what it is a part of stands further left, what
  // it consists of further right).
  for (const [, address, size, name] of data.matchAll(/^ *([0-9a-f]+) +[0-9a-f]+ +([0-9a-f]+) {9}(\S.*)$/gm)) {
    const from = parseInt(address, 16);
    const range = { from, to: from + parseInt(size, 16) };
    // Fonts and zlib's tables have no pointers, but much that looks like them.
    if (/\(\.rodata\.(_ZN5fonts|fixedtables|static_dtree)/.test(name)) continue;
    if (name !== "<internal>:(.rodata)") symbols.push(range);
    else if (literals) throw new Error("the linker's map has two places for string literals");
    else literals = range;
  }
  if (!literals) throw new Error("the linker's map has no place for string literals");
  return { literals, symbols };
}

/** Numbers as WebAssembly writes them, from `at`. @param {Uint8Array} bytes @param {number} at */
function reader(bytes, at = 0) {
  const signed = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return shift < 28 && byte & 0x40 ? value | (-1 << (shift + 7)) : value;
    }
  };
  return {
    byte: () => bytes[at++],
    signed,
    skip: (/** @type {number} */ count) => (at += count),
    position: () => at,
  };
}

/** A number that is not negative, as WebAssembly writes it: right as a signed one and as an unsigned one. @param {number} value */
function leb(value) {
  const bytes = [];
  for (; value > 0x3f; value = Math.floor(value / 128)) bytes.push((value % 128) | 0x80);
  return [...bytes, value];
}

/** The sections of a module: number, where its header starts, and what it holds. @param {Uint8Array} module */
function sections(module) {
  const found = [];
  const read = reader(module, 8);
  while (read.position() < module.length) {
    const start = read.position();
    const id = read.byte();
    const size = unsignedLeb(read);
    found.push({ id, start, from: read.position(), to: read.position() + size });
    read.skip(size);
  }
  return found;
}

/** @param {ReturnType<typeof reader>} read */
function unsignedLeb(read) {
  let value = 0;
  for (let factor = 1; ; factor *= 128) {
    const byte = read.byte();
    value += (byte & 0x7f) * factor;
    if (byte < 0x80) return value;
  }
}

/** The pieces of data of a module: their address, and where they stand in it. @param {Uint8Array} module */
function pieces(module) {
  const section = sections(module).find(({ id }) => id === 11);
  if (!section) throw new Error("a module without data");
  const read = reader(module, section.from);
  return Array.from({ length: unsignedLeb(read) }, () => {
    if (read.byte() !== 0 || read.byte() !== 0x41) throw new Error("data that is not put at a fixed address");
    const address = read.signed();
    read.skip(1);
    const size = unsignedLeb(read);
    const from = read.position();
    read.skip(size);
    return { address, from, size };
  });
}

/** All numbers in the code of a module that could be addresses, or hold some: a pointer and a size are often stored as one.
 * @param {string} text as wasm-dis writes it */
function* constants(text) {
  const code = text.replace(/^ *\(data .*$/gm, ""); // whose own addresses are none that anybody uses
  for (const [, constant, offset] of code.matchAll(/i32\.const (\d+)|offset=(\d+)/g)) yield Number(constant ?? offset);
  for (const [, constant] of code.matchAll(/i64\.const (-?\d+)/g)) yield* halves(BigInt(constant));
  for (const [, lanes] of code.matchAll(/v128\.const i32x4((?: 0x[0-9a-f]{8}){4})/g)) {
    for (const lane of lanes.trim().split(" ")) yield Number(lane);
  }
  for (const [, constant] of code.matchAll(/f64\.const (\S+?)\)/g)) {
    const bits = new DataView(new ArrayBuffer(8));
    bits.setFloat64(0, Number(constant));
    yield* halves(bits.getBigInt64(0));
  }
}

/** @param {bigint} bits */
function* halves(bits) {
  yield Number(BigInt.asUintN(32, bits));
  yield Number(BigInt.asUintN(32, bits >> 32n));
}

/** Which bytes of literals the first part needs. @param {Uint8Array} memory as it is before anything has run
 * @param {{ literals: Range, symbols: Range[] }} map @param {Iterable<number>} addresses in its code */
function needed(memory, { literals, symbols }, addresses) {
  const words = new DataView(memory.buffer, memory.byteOffset, memory.byteLength);
  const kept = new Uint8Array(memory.length);
  const isLiteral = (/** @type {number} */ address) => address >= literals.from && address < literals.to;
  // From there to its end: the linker lets a literal be the end of a longer one.
  const keep = (/** @type {number} */ address) => {
    for (; memory[address] !== 0 && kept[address] === 0; ++address) kept[address] = 1;
  };
  const sorted = [...symbols].sort((a, b) => a.from - b.from);
  const reached = new Set();
  /** @type {number[]} */
  const open = [];
  for (let address of addresses) {
    open.push(address);
    if (!isLiteral(address)) continue;
    // Code may count towards the end of a literal. Not so with the empty one, which ends the last.
    if (memory[address] === 0 && address !== literals.to - 1) while (address > literals.from && memory[address - 1] !== 0) --address;
    keep(address);
  }
  while (open.length > 0) {
    const address = /** @type {number} */ (open.pop());
    // The end of one symbol may be the beginning of the next: both are meant.
    for (let index = upperBound(sorted, address) - 1; index >= 0 && sorted[index].to >= address; --index) {
      const { from, to } = sorted[index];
      if (reached.has(from)) continue;
      reached.add(from);
      for (let at = Math.ceil(from / 4) * 4; at + 4 <= to; at += 4) {
        const pointer = words.getUint32(at, true);
        if (isLiteral(pointer)) keep(pointer);
        else open.push(pointer);
      }
    }
  }
  return kept;
}

/** How many begin at an address or before it. @param {Range[]} sorted @param {number} address */
function upperBound(sorted, address) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle].from <= address) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Moves literals from the module in file `start` to the one in `further`; `map` is the linker's, `text` the first module as wasm-dis
 * writes it. Returns how many bytes have moved.
 * @param {string} start @param {string} further @param {string} map @param {string} text */
export function moveStrings(start, further, map, text) {
  const first = readFileSync(start);
  const second = readFileSync(further);
  const layout = readMap(readFileSync(map, "utf8"));
  const placed = pieces(first);
  const memory = new Uint8Array(Math.max(layout.literals.to, ...placed.map(({ address, size }) => address + size), ...layout.symbols.map(({ to }) => to)) + 4);
  for (const { address, from, size } of placed) memory.set(first.subarray(from, from + size), address);
  const kept = needed(memory, layout, constants(text));

  /** @type {Range[]} */
  const runs = [];
  let moved = 0;
  for (let at = layout.literals.from; at < layout.literals.to; ++at) {
    if (kept[at] !== 0 || memory[at] === 0) continue;
    ++moved;
    const last = runs.at(-1);
    // What describes a piece takes about as much.
    if (last && at - last.to < 8) last.to = at + 1;
    else runs.push({ from: at, to: at + 1 });
  }
  for (const { address, from, size } of placed) {
    for (let at = Math.max(address, layout.literals.from); at < Math.min(address + size, layout.literals.to); ++at) {
      if (kept[at] === 0) first[from + at - address] = 0;
    }
  }
  writeFileSync(start, first);

  const found = sections(second);
  if (found.some(({ id }) => id === 11)) throw new Error("the second part has data of its own");
  const code = found.find(({ id }) => id === 10);
  if (!code) throw new Error("the second part has no code");
  const data = Buffer.concat([
    Buffer.from(leb(runs.length)),
    ...runs.map(({ from, to }) => Buffer.concat([Buffer.from([0, 0x41, ...leb(from), 0x0b, ...leb(to - from)]), memory.subarray(from, to)])),
  ]);
  writeFileSync(further, Buffer.concat([second.subarray(0, code.to), Buffer.from([11, ...leb(data.length)]), data, second.subarray(code.to)]));
  return moved;
}
