// Joins ES modules into one script. No bundler: our modules keep to the few forms that this understands.
//   import { a, b } from "./file.mjs";         import name from "kind:what";  (see `special`)
//   export function / async function / const / class
// All files share one scope, so a name at the top of a file must be unique; a clash is a syntax error and stops the build.
// A second script takes what it imports from files of the first out of `globalThis.hopfieldAssets.first`, which the first one puts there.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import vm from "node:vm";

const importForm = /^import\s+(\{[^}]*\}|\w+)\s+from\s+"([^"]+)";\n/gm;

/**
 * @param {string} entry
 * @param {object} options
 * @param {(name: string) => Promise<string>} options.special an expression for what is imported from "kind:what"
 * @param {string[]} [options.exports] names that stay exported; the result is then a module, else a plain script
 * @param {Iterable<string>} [options.gives] names that a second script takes from this one
 * @param {{from: Set<string>, names: Set<string>}} [options.takes] files that are in the first script; `names` hears what is taken
 * @returns {Promise<string>}
 */
export async function link(entry, { special, exports, gives, takes }) {
  /** @type {Map<string, string>} file or special name to its text, in the order of dependence */
  const parts = new Map();
  const begun = new Set();

  /** @param {string} file */
  async function visit(file) {
    if (begun.has(file)) return;
    begun.add(file);
    const source = await readFile(file, "utf8");
    for (const [, names, from] of source.matchAll(importForm)) {
      const other = path.join(path.dirname(file), from);
      if (takes?.from.has(other)) names.slice(1, -1).split(",").forEach((name) => name.trim() && takes.names.add(name.trim()));
      else if (from.startsWith("./")) await visit(other);
      else if (!parts.has(from)) parts.set(from, `const ${names} = ${await special(from)};\n`);
    }
    const own = source
      .replaceAll(importForm, "")
      .replace(/^export (?=(async function|function|const|class)\b)/gm, "");
    const leftover = own.match(/^(import|export)\b.*/m);
    if (leftover) throw new Error(`${file}: tools/link.mjs does not know this form: ${leftover[0]}`);
    parts.set(file, own);
  }

  await visit(path.resolve(entry));
  const texts = [...parts.values()];
  // Before the entry itself, which sets everything going.
  if (gives) texts.splice(-1, 0, `(globalThis.hopfieldAssets ??= {}).first = { ${[...gives].sort().join(", ")} };\n`);
  if (takes) texts.unshift(`const { ${[...takes.names].sort().join(", ")} } = globalThis.hopfieldAssets.first;\n`);
  const body = texts.join("");
  if (exports) return shorten(`${body}export { ${exports.join(", ")} };\n`, true);
  const script = `(() => {\n"use strict";\n${body}})();\n`;
  new vm.Script(script, { filename: entry }); // a clash of names stops here
  return shorten(script, false);
}

/** A file and all that it imports. @param {string} entry @returns {Promise<Set<string>>} */
export async function filesOf(entry) {
  /** @type {Set<string>} */
  const files = new Set();
  /** @param {string} file */
  async function visit(file) {
    if (files.has(file)) return;
    files.add(file);
    for (const [, , from] of (await readFile(file, "utf8")).matchAll(importForm)) {
      if (from.startsWith("./")) await visit(path.join(path.dirname(file), from));
    }
  }
  await visit(path.resolve(entry));
  return files;
}

/** By the terser of the toolchain, or else the same version from npm. What was shortened before is kept in the build directory.
 * @param {string} source @param {boolean} module */
function shorten(source, module) {
  const how = ["--ecma", "2020", "--compress", "passes=2", "--mangle", "--comments", "false"];
  const key = createHash("sha256").update(JSON.stringify([how, module, source])).digest("hex").slice(0, 32);
  const kept = path.resolve(import.meta.dirname, `../build/short/${key}.js`);
  if (existsSync(kept)) return readFileSync(kept, "utf8");
  const programs = path.resolve(import.meta.dirname, "../node_modules/.bin");
  const code = execFileSync("terser", module ? ["--module", ...how] : how, {
    input: source,
    encoding: "utf8",
    maxBuffer: 64 << 20,
    env: { ...process.env, PATH: `${process.env.PATH}${path.delimiter}${programs}` },
  });
  if (code.trim() === "") throw new Error("nothing left after shortening");
  const text = code.endsWith("\n") ? code : `${code}\n`;
  mkdirSync(path.dirname(kept), { recursive: true });
  writeFileSync(`${kept}.${process.pid}`, text);
  renameSync(`${kept}.${process.pid}`, kept); // two builds may do this at once
  return text;
}

/**
 * Emscripten's module as an expression that gives its factory.
 * @param {string} file
 * @param {string} address JavaScript for the address of the script, where import.meta is not allowed
 */
export async function factory(file, address = "import.meta.url") {
  const source = await readFile(file, "utf8");
  const body = source
    .replaceAll("import.meta.url", address)
    .replace(/export default (\w+);?\s*$/, "return $1;");
  if (/^\s*export\b/m.test(body)) throw new Error(`${file}: not the kind of module that Emscripten makes`);
  return `(() => {\n${body}\n})()`;
}
