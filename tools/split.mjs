// Divides the page's WebAssembly into what it needs to start and what the workbenches besides Memory need alone:
//   node tools/split.mjs page.wasm first.wasm workbenches.wasm
//
// page.wasm must have names of functions (what comes out has none).
//
// The part for the workbenches has the functions that nothing in the first part can reach: from the exports, and from every function
// whose address is taken (virtual functions, callbacks) except those of a namespace `workbenches`. They stand in the tables that
// src/workbenches/all.hpp gives, and are called only when the page has fetched their part (web/parts.mjs). Direct calls are followed
// wherever they lead, so none can be cut by mistake. Data stays in the first part, and so does what both use.
//
// The parts share memory, table, global variables and functions. A place in the table whose function is in the other part is empty
// until that part has been instantiated.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { kind, number, readModule, references, renumbered, writeModule } from "./wasm.mjs";

/** @typedef {import("./wasm.mjs").Module} Module */

/** The name under which the other parts import from the first one: see web/parts.mjs. */
const firstPart = "first";

/** @param {string} name */
const belongsToWorkbenches = (name) => /\bworkbenches::|11workbenches/.test(name);

/** Which functions only the workbenches need, by their numbers. @param {Module} module */
function ofWorkbenches({ imports, functions, exports, elements, start, names }) {
  const imported = imports.filter((one) => one.kind === kind.function).length;
  if (start) throw new Error("a module that starts by itself");
  const roots = exports.filter((one) => one.kind === kind.function).map(({ index }) => index);
  /** @type {Map<number, number>} function to how many places it has in the table */
  const places = new Map();
  for (const index of elements.flatMap((element) => element.functions)) places.set(index, (places.get(index) ?? 0) + 1);
  for (const [index, count] of places) {
    // In two places: two functions that came out alike have become one, and the other may be anybody's.
    if (count > 1 || !belongsToWorkbenches(names.get(index) ?? "")) roots.push(index);
  }
  const reached = new Set();
  for (let index = roots.pop(); index !== undefined; index = roots.pop()) {
    if (reached.has(index)) continue;
    reached.add(index);
    if (index < imported) continue;
    references(functions[index - imported].body, (what, to) => void (what === "function" && roots.push(to)));
  }
  const moved = new Set(functions.map((_, k) => imported + k).filter((index) => !reached.has(index)));
  if (![...moved].some((index) => belongsToWorkbenches(names.get(index) ?? "")))
    throw new Error("no function of the workbenches is in it, or it has no names");
  return moved;
}

/** @param {Module} whole @param {number} what */
const importedOf = (whole, what) => whole.imports.filter((one) => one.kind === what);

/**
 * @param {Module} whole @param {Set<number>} moved functions for the part of the workbenches
 * @returns {[Module, Module]} the first part and that one
 */
function divide(whole, moved) {
  const importedFunctions = importedOf(whole, kind.function);
  const importedGlobals = importedOf(whole, kind.global);
  const exports = [...whole.exports];

  /** @type {Module["imports"]} what the part of the workbenches has from elsewhere */
  const imports = [];
  /** @param {number} what @param {number} index @param {Uint8Array} type */
  function share(what, index, type) {
    let found = exports.find((one) => one.kind === what && one.index === index);
    if (!found) exports.push((found = { name: `%${exports.length.toString(36)}`, kind: what, index }));
    imports.push({ module: firstPart, name: found.name, kind: what, type });
  }

  for (const [what, own] of /** @type {const} */ ([["table", whole.tables], ["memory", whole.memories]])) {
    if (own.length !== 1) throw new Error(`${own.length} of kind ${what} are defined, 1 is expected`);
    share(kind[what], 0, own[0]);
  }

  // What it uses of the first part: the new number of each function and each global variable in it.
  /** @type {Record<import("./wasm.mjs").Reference, Map<number, number>>} */
  const numbers = { function: new Map(), global: new Map() };
  const bodyOf = (/** @type {number} */ index) => whole.functions[index - importedFunctions.length].body;
  for (const index of moved) {
    references(bodyOf(index), (what, to) => {
      if (numbers[what].has(to) || (what === "function" && moved.has(to))) return;
      numbers[what].set(to, numbers[what].size);
      const [from, defined] = what === "function" ? [importedFunctions, whole.functions] : [importedGlobals, whole.globals];
      const { type } = to < from.length ? from[to] : defined[to - from.length];
      // What the first part imports can be imported again.
      if (to < from.length) imports.push(from[to]);
      else share(kind[what], to, typeof type === "number" ? number(type) : type);
    });
  }
  for (const index of moved) numbers.function.set(index, numbers.function.size);

  // In the first part only functions get other numbers.
  /** @type {Map<number, number>} */
  const kept = new Map();
  for (let index = 0; index < importedFunctions.length + whole.functions.length; index += 1) {
    if (!moved.has(index)) kept.set(index, kept.size);
  }
  /** @param {Map<number, number>} of @param {number} index */
  const newNumber = (of, index) => {
    const found = of.get(index);
    if (found === undefined) throw new Error(`function ${index}, ${whole.names.get(index)}, is not in the part that uses it`);
    return found;
  };

  /** @param {Map<number, number>} of @param {(index: number) => boolean} own */
  const elementsOf = (of, own) => whole.elements.flatMap((element) => runs(element, own))
    .map(({ offset, functions }) => ({ offset, functions: functions.map((index) => newNumber(of, index)) }));

  /** @type {Module} */
  const first = {
    ...whole,
    functions: whole.functions
      .filter((_, k) => !moved.has(importedFunctions.length + k))
      .map(({ type, body }) => ({ type, body: renumbered(body, (what, index) => (what === "function" ? newNumber(kept, index) : index)) })),
    exports: exports.map((one) => (one.kind === kind.function ? { ...one, index: newNumber(kept, one.index) } : one)),
    elements: elementsOf(kept, (index) => !moved.has(index)),
  };
  /** @type {Module} */
  const workbenches = {
    types: whole.types,
    imports,
    functions: [...moved].map((index) => ({
      type: whole.functions[index - importedFunctions.length].type,
      body: renumbered(bodyOf(index), (what, to) => newNumber(numbers[what], to)),
    })),
    tables: [], memories: [], globals: [], exports: [], start: null, dataCount: null, data: null, names: new Map(),
    elements: elementsOf(numbers.function, (index) => moved.has(index)),
  };
  return [first, workbenches];
}

/** The pieces of what is put into the table whose functions are wanted. @param {import("./wasm.mjs").Element} element @param {(index: number) => boolean} wanted */
function runs({ offset, functions }, wanted) {
  /** @type {import("./wasm.mjs").Element[]} */
  const found = [];
  functions.forEach((index, k) => {
    const last = found.at(-1);
    if (!wanted(index)) return;
    if (last && last.offset + last.functions.length === offset + k) last.functions.push(index);
    else found.push({ offset: offset + k, functions: [index] });
  });
  return found;
}

// What our code is compiled for, and the oldest browsers have that we support.
const features = ["simd", "bulk-memory", "sign-ext", "nontrapping-float-to-int", "mutable-globals"].map((name) => `--enable-${name}`);

/** With functions that are alike beside each other, which packs better (by 2 %). @param {Module} module @returns {Module} */
function sorted(module) {
  const imported = importedOf(module, kind.function).length;
  const order = module.functions.map((_, k) => k).sort((a, b) => Buffer.compare(module.functions[a].body, module.functions[b].body));
  /** @type {number[]} new numbers */
  const numbers = [];
  for (let index = 0; index < imported; index += 1) numbers[index] = index;
  order.forEach((k, place) => (numbers[imported + k] = imported + place));
  return {
    ...module,
    functions: order.map((k) => {
      const { type, body } = module.functions[k];
      return { type, body: renumbered(body, (what, index) => (what === "function" ? numbers[index] : index)) };
    }),
    exports: module.exports.map((one) => (one.kind === kind.function ? { ...one, index: numbers[one.index] } : one)),
    elements: module.elements.map(({ offset, functions }) => ({ offset, functions: functions.map((index) => numbers[index]) })),
  };
}

/** Without what was needed by the other part only. @param {Module} module @param {string} file */
function writeOptimised(module, file) {
  const folder = mkdtempSync(path.join(tmpdir(), "split-"));
  try {
    const divided = path.join(folder, "divided.wasm");
    writeFileSync(divided, writeModule(module));
    const optimised = path.join(folder, "optimised.wasm");
    execFileSync("wasm-opt", [...features, divided, "-Oz", "-o", optimised], { stdio: "inherit" });
    writeFileSync(file, writeModule(sorted(readModule(readFileSync(optimised)))));
  } finally {
    rmSync(folder, { recursive: true });
  }
  if (!WebAssembly.validate(readFileSync(file))) throw new Error(`${file} is not valid`);
}

const [input, ...outputs] = process.argv.slice(2);
if (outputs.length !== 2) {
  console.error("usage: node tools/split.mjs WHOLE.wasm FIRST.wasm WORKBENCHES.wasm");
  process.exit(2);
}
try {
  const whole = readModule(readFileSync(input));
  const moved = ofWorkbenches(whole);
  divide(whole, moved).forEach((part, k) => writeOptimised(part, outputs[k]));
  if (process.env.HOPFIELD_SPLIT_LIST) writeFileSync(process.env.HOPFIELD_SPLIT_LIST, [...moved].map((index) => `${whole.names.get(index) ?? index}\n`).join(""));
  console.log(`${whole.functions.length - moved.size} functions are in the first part, ${moved.size} in that of the workbenches`);
} catch (error) {
  console.error(`tools/split.mjs: ${input}: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}
