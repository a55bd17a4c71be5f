// Divides the page's WebAssembly into what it needs to start and what comes later, each in a file of its own:
//   node tools/split.mjs page.wasm FOLDER
//
// page.wasm must have names of functions (what comes out has none). FOLDER gets
//   first.wasm    what is reached from the exports, and from every function whose address is taken (virtual functions, callbacks)
//                 except those of a namespace `workbenches` or `parts`
//   rules.wasm    what only `parts::rules` needs: networks that are not learnt by Hebb's rule (hopfield/rules/visit.hpp)
//   shared.wasm   what two or more workbenches need
//   A-B.wasm      what just these workbenches need, where that is much
//   NAME.wasm     what only `workbenches::NAME` needs: of each such namespace that is found
//
// Each may use those before it in this list that have its name, but no other; so whoever wants one fetches `rules` and `shared` as well, and
// all in which its name is. What is in a namespace
// is reached through tables only (src/workbenches/all.hpp, lab/workbenches/all.hpp), and called when the page has fetched its part
// (web/parts.mjs). Direct calls are followed wherever they lead, so none can be cut by mistake. Data stays in the first part, but for
// texts that only others refer to (tools/texts.mjs).
//
// The parts share memory, table, global variables and functions. A place in the table whose function is in a part that has not been
// instantiated is empty.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { divideTexts } from "./texts.mjs";
import { kind, number, readModule, references, renumbered, writeModule } from "./wasm.mjs";

/** @typedef {import("./wasm.mjs").Module} Module */

/** What others may use, in this order; also the names under which they import from it: see web/parts.mjs. */
const bases = ["first", "rules", "shared"];

/** What just some workbenches need becomes a part of its own when it is larger than this: bytes, which pack to a third. */
const large = 16 * 1024;

/** The parts that a part may use. @param {string} part @param {string[]} all */
const usable = (part, all) => (bases.includes(part) ? bases.slice(0, bases.indexOf(part))
  : [...bases, ...all.filter((other) => other !== part && !part.includes("-") && other.split("-").includes(part))]);

/** The part in which a function has to be whose address is taken. @param {string} name */
function partOf(name) {
  if (/\bparts::rules::/.test(name)) return "rules";
  if (!/\bworkbenches::/.test(name)) return "first";
  // Namespaces begin with small letters; types, and functions with their arguments, are what several workbenches use.
  const named = new Set([...name.matchAll(/\bworkbenches::([a-z]\w*)::/g)].map(([, own]) => own));
  return named.size === 1 ? [...named][0] : "shared";
}

/** Which part each function goes to, by its number. What nothing reaches is in none. @param {Module} module @returns {Map<number, string>} */
function partition({ imports, functions, exports, elements, start, names }) {
  const imported = imports.filter((one) => one.kind === kind.function).length;
  if (start) throw new Error("a module that starts by itself");
  /** @type {Map<string, number[]>} part to the functions from which it is reached */
  const roots = new Map(bases.map((base) => [base, []]));
  const root = (/** @type {string} */ part, /** @type {number} */ index) => void (roots.get(part)?.push(index) ?? roots.set(part, [index]));
  for (const one of exports) if (one.kind === kind.function) root("first", one.index);
  /** @type {Map<number, number>} function to how many places it has in the table */
  const places = new Map();
  for (const index of elements.flatMap((element) => element.functions)) places.set(index, (places.get(index) ?? 0) + 1);
  // In two places: two functions that came out alike have become one, and the other may be anybody's.
  for (const [index, count] of places) root(count > 1 ? "first" : partOf(names.get(index) ?? ""), index);

  /** @type {Map<number, string>} */
  const parts = new Map();
  /** @param {string} part @returns {Set<number>} what is reached from its roots and is not in a part already */
  const reached = (part) => {
    /** @type {Set<number>} */
    const found = new Set();
    const open = [...(roots.get(part) ?? [])];
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      if (index < imported || found.has(index) || parts.has(index)) continue;
      found.add(index);
      references(functions[index - imported].body, (what, to) => void (what === "function" && open.push(to)));
    }
    return found;
  };
  for (const base of bases) for (const index of reached(base)) parts.set(index, base);
  const others = [...roots.keys()].filter((part) => !bases.includes(part)).sort();
  if (others.length === 0) throw new Error("no function of the workbenches is in it, or it has no names");
  /** @type {Map<number, string[]>} function to the workbenches that need it */
  const users = new Map();
  for (const part of others) for (const index of reached(part)) users.set(index, [...(users.get(index) ?? []), part]);
  /** @type {Map<string, number>} */
  const sizes = new Map();
  const joined = (/** @type {string[]} */ names) => names.join("-");
  for (const [index, names] of users) sizes.set(joined(names), (sizes.get(joined(names)) ?? 0) + functions[index - imported].body.length);
  for (const [index, names] of users) parts.set(index, names.length === 1 || Number(sizes.get(joined(names))) > large ? joined(names) : "shared");
  return parts;
}

/** @param {Module} whole @param {number} what */
const importedOf = (whole, what) => whole.imports.filter((one) => one.kind === what);

/** A part that is being made: what it imports and exports, and the number in it of what it uses.
 * @typedef {Pick<Module, "imports" | "exports"> & {own: number[], numbers: Record<import("./wasm.mjs").Reference, Map<number, number>>}} Making */

/** @param {Module} whole @param {Map<number, string>} parts @returns {Map<string, Module>} */
function divide(whole, parts) {
  const importedFunctions = importedOf(whole, kind.function);
  const importedGlobals = importedOf(whole, kind.global);
  const bodyOf = (/** @type {number} */ index) => whole.functions[index - importedFunctions.length].body;
  const others = [...new Set(parts.values())].filter((part) => !bases.includes(part)).sort();
  const order = [...bases, ...others.filter((part) => part.includes("-")), ...others.filter((part) => !part.includes("-"))];

  /** @type {Map<string, Making>} */
  const making = new Map(order.map((part) => [part, { imports: [], exports: [], own: [], numbers: { function: new Map(), global: new Map() } }]));
  const made = (/** @type {string} */ part) => /** @type {Making} */ (making.get(part));
  for (let k = 0; k < whole.functions.length; k += 1) {
    const part = parts.get(importedFunctions.length + k);
    if (part) made(part).own.push(importedFunctions.length + k);
  }

  // In the first part only functions get other numbers.
  const first = made("first");
  first.imports = whole.imports;
  first.exports = [...whole.exports];
  [...importedFunctions.keys(), ...first.own].forEach((index, k) => first.numbers.function.set(index, k));
  importedGlobals.forEach((_, k) => first.numbers.global.set(k, k));
  whole.globals.forEach((_, k) => first.numbers.global.set(importedGlobals.length + k, importedGlobals.length + k));

  /** One part has what another defines. @param {Making} to @param {string} from @param {number} what @param {number} index @param {Uint8Array} type */
  function share(to, from, what, index, type) {
    const { exports } = made(from);
    let found = exports.find((one) => one.kind === what && one.index === index);
    if (!found) exports.push((found = { name: `%${exports.length.toString(36)}`, kind: what, index }));
    to.imports.push({ module: from, name: found.name, kind: what, type });
  }

  for (const part of order.slice(1)) {
    const one = made(part);
    for (const [what, defined] of /** @type {const} */ ([["table", whole.tables], ["memory", whole.memories]])) {
      if (defined.length !== 1) throw new Error(`${defined.length} of kind ${what} are defined, 1 is expected`);
      share(one, "first", kind[what], 0, defined[0]);
    }
    for (const index of one.own) {
      references(bodyOf(index), (what, to) => {
        const from = what === "global" ? "first" : parts.get(to) ?? "first";
        if (one.numbers[what].has(to) || (what === "function" && from === part)) return;
        if (!usable(part, order).includes(from)) throw new Error(`function ${to}, ${whole.names.get(to)}, is in ${from}, but ${part} uses it`);
        one.numbers[what].set(to, one.numbers[what].size);
        const [imported, defined] = what === "function" ? [importedFunctions, whole.functions] : [importedGlobals, whole.globals];
        const { type } = to < imported.length ? imported[to] : defined[to - imported.length];
        // What the first part imports can be imported again.
        if (to < imported.length) one.imports.push(imported[to]);
        else share(one, from, kind[what], to, typeof type === "number" ? number(type) : type);
      });
    }
    for (const index of one.own) one.numbers.function.set(index, one.numbers.function.size);
  }

  const data = divideTexts(whole, parts, order, (part) => usable(part, order));
  return new Map(order.map((part) => [part, { ...finished(whole, made(part), part === "first", bodyOf), data: data.get(part) ?? [] }]));
}

/** @param {Module} whole @param {Making} part @param {boolean} first @param {(index: number) => Uint8Array} bodyOf @returns {Module} */
function finished(whole, { imports, exports, own, numbers }, first, bodyOf) {
  const mine = new Set(own);
  /** @param {import("./wasm.mjs").Reference} what @param {number} index */
  const newNumber = (what, index) => {
    const found = numbers[what].get(index);
    if (found === undefined) throw new Error(`${what} ${index}, ${whole.names.get(index)}, is not in the part that uses it`);
    return found;
  };
  const imported = importedOf(whole, kind.function).length;
  const nothing = { tables: [], memories: [], globals: [] };
  return {
    ...(first ? whole : { ...whole, ...nothing, names: new Map() }),
    imports,
    functions: own.map((index) => ({ type: whole.functions[index - imported].type, body: renumbered(bodyOf(index), newNumber) })),
    exports: exports.map((one) => (one.kind === kind.function ? { ...one, index: newNumber("function", one.index) } : one)),
    elements: whole.elements.flatMap((element) => runs(element, (index) => mine.has(index)))
      .map(({ offset, functions }) => ({ offset, functions: functions.map((index) => newNumber("function", index)) })),
  };
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

/** Without what was needed by other parts only. @param {Module} module @param {string} file */
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

const [input, folder, ...more] = process.argv.slice(2);
if (!folder || more.length > 0) {
  console.error("usage: node tools/split.mjs WHOLE.wasm FOLDER");
  process.exit(2);
}
try {
  const whole = readModule(readFileSync(input));
  const parts = partition(whole);
  mkdirSync(folder, { recursive: true });
  // A workbench that is there no more.
  for (const name of readdirSync(folder)) if (name.endsWith(".wasm")) rmSync(path.join(folder, name));
  // The first one last: it stands for all of them (cmake/targets.cmake).
  for (const [part, module] of [...divide(whole, parts)].reverse()) {
    writeOptimised(module, path.join(folder, `${part}.wasm`));
    console.log(`${part}: ${module.functions.length} functions`);
  }
  if (process.env.HOPFIELD_SPLIT_LIST)
    writeFileSync(process.env.HOPFIELD_SPLIT_LIST, [...parts].map(([index, part]) => `${part} ${whole.names.get(index) ?? index}\n`).sort().join(""));
} catch (error) {
  console.error(`tools/split.mjs: ${input}: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}
