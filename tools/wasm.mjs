// Reads and writes WebAssembly, as far as dividing a module needs it (tools/split.mjs): https://webassembly.github.io/spec/core/binary
// What is not known here is an error and never passed over, so that nothing is divided wrongly.

const magic = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

/** Numbers of sections. */
const section = { custom: 0, type: 1, import: 2, function: 3, table: 4, memory: 5, global: 6, export: 7, start: 8, element: 9, code: 10, data: 11, dataCount: 12 };
const written = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]; // in this order
/** What can be imported or exported. */
export const kind = { function: 0, table: 1, memory: 2, global: 3 };

/**
 * @typedef {object} Import
 * @property {string} module
 * @property {string} name
 * @property {number} kind
 * @property {Uint8Array} type as it is written
 *
 * @typedef {{name: string, kind: number, index: number}} Export
 * @typedef {{type: number, body: Uint8Array}} Code a function: number of its type, locals and instructions
 * @typedef {{offset: number, functions: number[]}} Element functions in the table, from a place on
 * @typedef {{type: Uint8Array, start: Uint8Array}} Global `start` is the expression for its first value
 * @typedef {{offset: number, bytes: Uint8Array}} Data what stands in the memory from a place on
 *
 * @typedef {object} Module functions and globals are numbered with the imported ones first
 * @property {Uint8Array[]} types
 * @property {Import[]} imports
 * @property {Code[]} functions
 * @property {Uint8Array[]} tables
 * @property {Uint8Array[]} memories
 * @property {Global[]} globals
 * @property {Export[]} exports
 * @property {Uint8Array | null} start
 * @property {Element[]} elements
 * @property {Data[]} data
 * @property {Map<number, string>} names of functions, where the module tells them
 */

// --- numbers and texts ---------------------------------------------------------------------------------------------

/** @param {Uint8Array} bytes @param {number} [at] */
function reader(bytes, at = 0) {
  const byte = () => {
    if (at >= bytes.length) throw new Error("the module ends too early");
    return bytes[at++];
  };
  /** One that is not negative. */
  const number = () => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const next = byte();
      value += (next & 0x7f) * factor;
      if (next < 0x80) return value;
    }
  };
  const skipNumber = () => {
    while (byte() >= 0x80);
  };
  const skip = (/** @type {number} */ count) => void (at += count);
  const take = (/** @type {number} */ count) => {
    if (at + count > bytes.length) throw new Error("the module ends too early");
    return bytes.subarray(at, (at += count));
  };
  const text = () => new TextDecoder("utf-8", { fatal: true }).decode(take(number()));
  /** What a function reads, as bytes. @param {() => unknown} read */
  const raw = (read) => {
    const from = at;
    read();
    return bytes.subarray(from, at);
  };
  /** @template T @param {() => T} read @returns {T[]} */
  const list = (read) => Array.from({ length: number() }, read);
  return { byte, number, skipNumber, skip, take, text, raw, list, position: () => at, done: () => at >= bytes.length };
}

/** @param {number} value not negative @returns {number[]} */
function leb(value) {
  const bytes = [];
  for (; value > 0x7f; value = Math.floor(value / 128)) bytes.push((value % 128) | 0x80);
  return [...bytes, value];
}

/** A number that is not negative, as it is written. @param {number} value */
export const number = (value) => Uint8Array.from(leb(value));

/** @param {number} value of 32 bits @returns {number[]} */
function signedLeb(value) {
  const bytes = [];
  for (; value < -64 || value > 63; value >>= 7) bytes.push((value & 0x7f) | 0x80);
  return [...bytes, value & 0x7f];
}

/** @param {string} text */
const written8 = (text) => {
  const bytes = new TextEncoder().encode(text);
  return [...leb(bytes.length), ...bytes];
};

/** @param {(number[] | Uint8Array)[]} items */
const list = (items) => Buffer.concat([Buffer.from(leb(items.length)), ...items.map((item) => Buffer.from(item))]);

// --- modules -------------------------------------------------------------------------------------------------------

/** @param {ReturnType<typeof reader>} read */
function skipLimits(read) {
  const flags = read.byte();
  if (flags > 1) throw new Error(`limits of kind ${flags}: neither a shared nor a large memory is expected`);
  read.skipNumber();
  if (flags === 1) read.skipNumber();
}

/** @param {ReturnType<typeof reader>} read */
const readTable = (read) => read.raw(() => (read.byte(), skipLimits(read)));
/** @param {ReturnType<typeof reader>} read */
const readMemory = (read) => read.raw(() => skipLimits(read));
/** @param {ReturnType<typeof reader>} read */
const readGlobal = (read) => read.raw(() => read.skip(2));

/** @param {ReturnType<typeof reader>} read @returns {Import} */
function readImport(read) {
  const [module, name, what] = [read.text(), read.text(), read.byte()];
  if (what === kind.function) return { module, name, kind: what, type: read.raw(read.skipNumber) };
  if (what === kind.table) return { module, name, kind: what, type: readTable(read) };
  if (what === kind.memory) return { module, name, kind: what, type: readMemory(read) };
  if (what === kind.global) return { module, name, kind: what, type: readGlobal(read) };
  throw new Error(`import ${module}.${name}: of kind ${what}`);
}

/** A constant expression. @param {ReturnType<typeof reader>} read */
function readExpression(read) {
  return read.raw(() => {
    for (let depth = 1; depth > 0; ) depth += step(read, () => {});
  });
}

/** @param {Uint8Array} expression */
function constant(expression) {
  const read = reader(expression);
  const first = read.byte();
  const value = read.number();
  if (first !== 0x41 || value > 0x3fffffff || read.byte() !== 0x0b) throw new Error("functions or data that are not put at a fixed place");
  return value;
}

/** @param {ReturnType<typeof reader>} read @returns {Element} */
function readElement(read) {
  const flags = read.number();
  if (flags !== 0 && flags !== 2) throw new Error(`functions for the table in form ${flags}: 0 or 2 is expected`);
  if (flags === 2 && read.number() !== 0) throw new Error("more than one table");
  const offset = constant(readExpression(read));
  if (flags === 2 && read.byte() !== 0) throw new Error("a table of something else than functions");
  return { offset, functions: read.list(read.number) };
}

/** @param {ReturnType<typeof reader>} read @returns {Data} */
function readData(read) {
  const flags = read.number();
  if (flags !== 0) throw new Error(`data in form ${flags}: 0 is expected`);
  return { offset: constant(readExpression(read)), bytes: read.take(read.number()) };
}

/** The name section: https://webassembly.github.io/spec/core/appendix/custom.html @param {ReturnType<typeof reader>} read @param {Map<number, string>} names */
function readNames(read, names) {
  while (!read.done()) {
    const what = read.byte();
    const inside = reader(read.take(read.number()));
    if (what === 1) inside.list(() => names.set(inside.number(), inside.text()));
  }
}

/** @param {Uint8Array} bytes @returns {Module} */
export function readModule(bytes) {
  if (!magic.equals(bytes.subarray(0, 8))) throw new Error("not a WebAssembly module");
  /** @type {Module} */
  const module = {
    types: [], imports: [], functions: [], tables: [], memories: [], globals: [], exports: [], start: null, elements: [], data: [], names: new Map(),
  };
  /** @type {number[]} */
  let types = [];
  const whole = reader(bytes, 8);
  while (!whole.done()) {
    const id = whole.byte();
    const content = whole.take(whole.number());
    const read = reader(content);
    if (id === section.custom) {
      if (read.text() === "name") readNames(read, module.names);
      continue;
    } else if (id === section.type) {
      module.types = read.list(() =>
        read.raw(() => {
          if (read.byte() !== 0x60) throw new Error("a type that is not a function's");
          for (let side = 0; side < 2; side += 1) read.list(read.byte);
        }),
      );
    } else if (id === section.import) module.imports = read.list(() => readImport(read));
    else if (id === section.function) types = read.list(read.number);
    else if (id === section.table) module.tables = read.list(() => readTable(read));
    else if (id === section.memory) module.memories = read.list(() => readMemory(read));
    else if (id === section.global) module.globals = read.list(() => ({ type: readGlobal(read), start: readExpression(read) }));
    else if (id === section.export) module.exports = read.list(() => ({ name: read.text(), kind: read.byte(), index: read.number() }));
    else if (id === section.start) module.start = read.take(content.length);
    else if (id === section.element) module.elements = read.list(() => readElement(read));
    else if (id === section.code) {
      let next = 0;
      module.functions = read.list(() => ({ type: types[next++], body: read.take(read.number()) }));
    } else if (id === section.dataCount) read.number(); // only for instructions that are not expected
    else if (id === section.data) module.data = read.list(() => readData(read));
    else throw new Error(`section ${id} is not known`);
    if (!read.done()) throw new Error(`section ${id} is longer than what it says`);
  }
  if (module.functions.length !== types.length) throw new Error("the number of functions is not that of their bodies");
  return module;
}

/** @param {Module} module without the names @returns {Buffer} */
export function writeModule(module) {
  /** @type {Record<number, Uint8Array | null>} */
  const sections = {
    [section.type]: list(module.types),
    [section.import]: list(module.imports.map((one) => [...written8(one.module), ...written8(one.name), one.kind, ...one.type])),
    [section.function]: list(module.functions.map(({ type }) => leb(type))),
    [section.table]: list(module.tables),
    [section.memory]: list(module.memories),
    [section.global]: list(module.globals.map(({ type, start }) => [...type, ...start])),
    [section.export]: list(module.exports.map((one) => [...written8(one.name), one.kind, ...leb(one.index)])),
    [section.start]: module.start,
    [section.element]: list(
      module.elements.map(({ offset, functions }) => [0, 0x41, ...signedLeb(offset), 0x0b, ...leb(functions.length), ...functions.flatMap(leb)]),
    ),
    [section.code]: list(module.functions.map(({ body }) => Buffer.concat([Buffer.from(leb(body.length)), body]))),
    [section.data]: list(
      module.data.map(({ offset, bytes }) => Buffer.concat([Buffer.from([0, 0x41, ...signedLeb(offset), 0x0b, ...leb(bytes.length)]), bytes])),
    ),
  };
  const parts = [magic];
  for (const id of written) {
    const content = sections[id];
    if (!content || (content.length === 1 && content[0] === 0 && id !== section.start)) continue; // an empty list
    parts.push(Buffer.from([id, ...leb(content.length)]), Buffer.from(content));
  }
  return Buffer.concat(parts);
}

// --- instructions --------------------------------------------------------------------------------------------------

/** @param {ReturnType<typeof reader>} read @param {(value: number) => void} tell */
function readMemoryPlace(read, tell) {
  const alignment = read.number();
  if (alignment >= 0x40) throw new Error("more than one memory");
  tell(read.number());
}

/** The halves of an i64.const, which can be two addresses. @param {ReturnType<typeof reader>} read @param {(value: number) => void} tell */
function readLong(read, tell) {
  let value = 0n;
  const bytes = read.raw(read.skipNumber);
  bytes.forEach((byte, k) => (value |= BigInt(byte & 0x7f) << BigInt(7 * k)));
  tell(Number(value & 0xffffffffn));
  tell(Number((value >> 32n) & 0xffffffffn));
}

/** The quarters of a v128.const. @param {ReturnType<typeof reader>} read @param {(value: number) => void} tell */
function readVector(read, tell) {
  const bytes = Buffer.from(read.take(16));
  for (let at = 0; at < 16; at += 4) tell(bytes.readUInt32LE(at));
}

/** @param {ReturnType<typeof reader>} read @param {string} what */
function onlyFirst(read, what) {
  if (read.number() !== 0) throw new Error(`more than one ${what}`);
}

/** @typedef {"function" | "global"} Reference */

/**
 * Reads one instruction. Returns by how much blocks are nested deeper after it.
 * @param {ReturnType<typeof reader>} read
 * @param {(what: Reference, index: number, from: number, to: number) => void} refer what it refers to, and where in the bytes that is said
 * @param {(value: number) => void} [tell] every number that is large enough to be an address
 */
function step(read, refer, tell = () => {}) {
  const code = read.byte();
  /** @param {Reference} what */
  const index = (what) => {
    const from = read.position();
    refer(what, read.number(), from, read.position());
  };
  if (code === 0x0b) return -1; // end
  if (code >= 0x02 && code <= 0x04) read.skipNumber(); // block, loop, if: its type
  else if (code === 0x0c || code === 0x0d) read.skipNumber(); // br, br_if
  else if (code === 0x0e) (read.list(read.number), read.skipNumber()); // br_table
  else if (code === 0x10 || code === 0x12 || code === 0xd2) index("function"); // call, return_call, ref.func
  else if (code === 0x11 || code === 0x13) (read.skipNumber(), onlyFirst(read, "table")); // call_indirect, return_call_indirect
  else if (code === 0x1c) read.list(read.byte); // select with types
  else if (code >= 0x20 && code <= 0x22) read.skipNumber(); // local.get, .set, .tee
  else if (code === 0x23 || code === 0x24) index("global"); // global.get, .set
  else if (code >= 0x28 && code <= 0x3e) readMemoryPlace(read, tell); // loads and stores
  else if (code === 0x3f || code === 0x40) onlyFirst(read, "memory"); // memory.size, .grow
  else if (code === 0x41) tell(read.number()); // i32.const; one that is negative is no address
  else if (code === 0x42) readLong(read, tell); // i64.const
  else if (code === 0x43) read.skip(4); // f32.const
  else if (code === 0x44) read.skip(8); // f64.const
  else if (code === 0xfc) stepMore(read);
  else if (code === 0xfd) stepVector(read, tell);
  // unreachable, nop, else, return, drop, select; arithmetic
  else if (!(code <= 0x01 || code === 0x05 || code === 0x0f || code === 0x1a || code === 0x1b || (code >= 0x45 && code <= 0xc4)))
    throw new Error(`instruction 0x${code.toString(16)} is not known`);
  return code >= 0x02 && code <= 0x04 ? 1 : 0;
}

/** @param {ReturnType<typeof reader>} read */
function stepMore(read) {
  const code = read.number();
  if (code <= 7) return; // conversions to integers that saturate
  if (code === 10) (onlyFirst(read, "memory"), onlyFirst(read, "memory")); // memory.copy
  else if (code === 11) onlyFirst(read, "memory"); // memory.fill
  // memory.init, table.init and the like: what is divided has data and functions at fixed places only.
  else throw new Error(`instruction 0xfc ${code} is not expected`);
}

/** @param {ReturnType<typeof reader>} read @param {(value: number) => void} tell */
function stepVector(read, tell) {
  const code = read.number();
  if (code <= 0x0b || code === 0x5c || code === 0x5d) readMemoryPlace(read, tell); // loads and stores
  else if (code === 0x0c) readVector(read, tell); // v128.const
  else if (code === 0x0d) read.skip(16); // i8x16.shuffle
  else if (code >= 0x15 && code <= 0x22) read.skip(1); // a lane
  else if (code >= 0x54 && code <= 0x5b) (readMemoryPlace(read, tell), read.skip(1)); // loads and stores of a lane
  else if (code > 0xff) throw new Error(`instruction 0xfd ${code}: relaxed SIMD is not used here`);
}

/**
 * Everything that a function's body refers to.
 * @param {Uint8Array} body @param {(what: Reference, index: number, from: number, to: number) => void} refer
 * @param {(value: number) => void} [tell] every number in it that could be an address
 */
export function references(body, refer, tell) {
  const read = reader(body);
  read.list(() => (read.skipNumber(), read.byte())); // locals: how many, of which type
  for (let depth = 1; depth > 0; ) depth += step(read, refer, tell);
  if (!read.done()) throw new Error("a function goes on after its end");
}

/**
 * The body with other numbers of functions and globals in it.
 * @param {Uint8Array} body @param {(what: Reference, index: number) => number} numbered
 */
export function renumbered(body, numbered) {
  /** @type {Uint8Array[]} */
  const parts = [];
  let done = 0;
  references(body, (what, index, from, to) => {
    parts.push(body.subarray(done, from), number(numbered(what, index)));
    done = to;
  });
  return Buffer.concat([...parts, body.subarray(done)]);
}
