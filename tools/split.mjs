// Divides the page's WebAssembly into what it needs to start and what the workbenches besides Memory need alone:
//   node tools/split.mjs page.wasm page.map start.wasm further.wasm
//
// page.wasm must have names (what comes out has none), page.map is the linker's.
//
// The second part has the functions that nothing in the first can reach: from the exports, and from every function whose
// address is taken (virtual functions, callbacks) except those of namespace `workbenches`. They stand in the table that
// workbenches::all() gives, and are called only when the page has fetched the second part (web/further.mjs). The same holds for
// the functions of `later`. Text goes with the functions that show it (tools/strings.mjs); other data stays in the first part, and so
// does what both use. Direct calls are followed wherever they lead, so none can be cut by mistake.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { moveStrings } from "./strings.mjs";

const [whole, map, start, further] = process.argv.slice(2);
if (!further) {
  console.error("usage: node tools/split.mjs WHOLE.wasm WHOLE.map START.wasm FURTHER.wasm");
  process.exit(2);
}

// What our code is compiled for. Not all that the tools know: with reference types they would make a second table, which
// the oldest browsers that we support do not have.
const features = ["simd", "bulk-memory", "sign-ext", "nontrapping-float-to-int", "mutable-globals"].map((name) => `--enable-${name}`);

/** @param {string} program @param {string[]} given */
const run = (program, ...given) => execFileSync(program, [...features, ...given], { encoding: "utf8", maxBuffer: 64 << 20 });

/** In names as the tools write them, \XX stands for what they cannot have in a name. @param {string} name */
const belongsToWorkbenches = (name) => /\bworkbenches::|11workbenches/.test(name.replaceAll("\\20", " ").replaceAll("\\28", "("));

/** What is called only after the page has waited for the second part: reading files, what is then shown
 * (ui::ImportState::dialog), and the dialogs that src/ui/dialogs.cpp marks. */
const later = [/^lab_import(_rgba)?$/, /^ui::import_dialog\\28/, /\bdrawn_later\b/];
/** @param {string} name */
const isLater = (name) => later.some((pattern) => pattern.test(name));

/** @param {string} graph as wasm-opt prints it */
function readGraph(graph) {
  const functions = new Set();
  const exported = new Set();
  /** @type {Map<string, number>} function to how many places it has in the table */
  const inTable = new Map();
  /** @type {Map<string, Set<string>>} */
  const calls = new Map();
  for (const line of graph.slice(graph.indexOf("node [shape", graph.indexOf("label = \"Key\""))).split("\n")) {
    const [, from, to, style] = line.match(/^\s*"([^"]+)"(?: -> "([^"]+)")?\s*(\[.*)?/) ?? [];
    if (!from) continue;
    if (to) calls.set(from, (calls.get(from) ?? new Set()).add(to));
    else if (/rounded/.test(style)) inTable.set(from, (inTable.get(from) ?? 0) + 1);
    else if (/gray/.test(style)) exported.add(from);
    else if (/white/.test(style)) functions.add(from);
  }
  return { functions, exported, inTable, calls };
}

const { functions, exported, inTable, calls } = readGraph(run("wasm-opt", whole, "--print-call-graph"));
for (const pattern of later) {
  if (![...exported, ...inTable.keys()].some((name) => pattern.test(name)))
    throw new Error(`${whole}: no function ${pattern}`);
}
const roots = [...exported].filter((name) => !isLater(name));
for (const [name, places] of inTable) {
  // In two places: two functions that came out alike have become one, and the other may be anybody's.
  if (places > 1 || !(belongsToWorkbenches(name) || isLater(name))) roots.push(name);
}
const reached = new Set();
while (roots.length > 0) {
  const name = /** @type {string} */ (roots.pop());
  if (reached.has(name)) continue;
  reached.add(name);
  roots.push(...(calls.get(name) ?? []));
}
const all = [...new Set([...functions, ...exported])];
const moved = all.filter((name) => !reached.has(name));
if (!moved.some(belongsToWorkbenches)) throw new Error(`${whole}: no function of the workbenches is in it (or it has no names)`);

let movedBytes = 0;
const folder = mkdtempSync(path.join(tmpdir(), "split-"));
try {
  const list = path.join(folder, "functions");
  writeFileSync(list, `${moved.join("\n")}\n`);
  run("wasm-split", whole, "-o1", start, "-o2", further, `--split-funcs=@${list}`, "--no-placeholders", "--import-namespace=page", "--export-prefix=%");
  movedBytes = moveStrings(start, further, map, run("wasm-dis", start));
  // Once more: what was needed to call from one function to another of the same part is not any more.
  for (const part of [start, further]) run("wasm-opt", part, "--enable-reference-types", "-Oz", "-o", part);
} finally {
  rmSync(folder, { recursive: true });
}
if (process.env.HOPFIELD_SPLIT_LIST) writeFileSync(process.env.HOPFIELD_SPLIT_LIST, `${moved.join("\n")}\n`);
console.log(`${moved.length} of ${all.length} functions are in the second part, and ${movedBytes} bytes of text`);
