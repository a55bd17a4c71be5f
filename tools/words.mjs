// The catalogue: every sentence that a person reads, as JSON {"English": "English"} on standard output. A translation is the same
// file with other values; {0}, {1}, … are what goes into a sentence, {0|pixel|pixels} the forms that go with a number
// (src/lab/words/message.hpp).
//
//   node tools/words.mjs [FOLDER…]      of these folders, by default src and web

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const kLiteral = String.raw`"(?:[^"\\\n]|\\.)*"`;
/** Whose literals are sentences. A comment "words" stands before a table: all its literals are looked up where they are shown,
 *  or with "words, beside ids" all but those in small letters alone. */
const kCalls = /\b(?:tr|translated|msg|joined|expected|require|say|group|WORKBENCH|COMING)\(|\/\/ words(?:, beside ids)?$/gm;

/** @param {string} folder @returns {string[]} */
const files = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files(join(folder, entry.name)) : /\.([ch]pp|inc|mjs)$/.test(entry.name) ? [join(folder, entry.name)] : []);

/** Up to the parenthesis (or the semicolon of a table) that ends what begins at `from`, passing over literals. @param {string} text @param {number} from */
function end(text, from, table = false) {
  let depth = 1;
  for (let at = from; at < text.length; ++at) {
    if (text[at] === '"') while (text[++at] !== '"') at += text[at] === "\\" ? 1 : 0;
    else if (table && text[at] === ";") return at;
    else if (text[at] === "(") ++depth;
    else if (text[at] === ")" && --depth === 0 && !table) return at;
  }
  return text.length;
}

/** @param {string} text @returns {string[]} */
export function sentences(text) {
  /** @type {string[]} */
  const found = [];
  for (const call of text.matchAll(kCalls)) {
    const from = call.index + call[0].length;
    const table = call[0].startsWith("//");
    let inside = text.slice(from, end(text, from, table));
    // Only the first argument of a message is a sentence, and only the last of a mistake: the others are arguments.
    if (/^(msg|tr|translated|say)/.test(call[0])) inside = firstArgument(inside);
    if (/^(expected|require)/.test(call[0])) inside = inside.slice(lastComma(inside) + 1);
    if (/^(expected|require)/.test(call[0]) && !/^\s*"/.test(inside)) continue;
    for (const [run] of inside.matchAll(new RegExp(`${kLiteral}(?:\\s*\\+?\\s*${kLiteral})*`, "g"))) {
      const words = [...run.matchAll(new RegExp(kLiteral, "g"))].map(([one]) => JSON.parse(one)).join("");
      if (!call[0].endsWith("ids") || !/^[a-z0-9_.-]*$/.test(words)) found.push(words);
    }
  }
  return found.filter((text) => text !== "");
}

/** Commas outside of literals and brackets. @param {string} text */
function commas(text) {
  const at = [];
  let depth = 0;
  for (let k = 0; k < text.length; ++k) {
    if (text[k] === '"') while (text[++k] !== '"') k += text[k] === "\\" ? 1 : 0;
    else if ("([{".includes(text[k])) ++depth;
    else if (")]}".includes(text[k])) --depth;
    else if (text[k] === "," && depth === 0) at.push(k);
  }
  return at;
}
/** @param {string} text */
const firstArgument = (text) => text.slice(0, commas(text)[0]);
/** @param {string} text */
const lastComma = (text) => commas(text).at(-1) ?? -1;

/** Every sentence in these folders, each once. @param {string[]} folders */
export const catalogue = (folders) =>
  [...new Set(folders.flatMap(files).flatMap((file) => sentences(readFileSync(file, "utf8"))))].sort();

if (process.argv[1]?.endsWith("words.mjs")) {
  const folders = process.argv.slice(2);
  const all = catalogue(folders.length > 0 ? folders : ["src", "web"]);
  console.log(JSON.stringify(Object.fromEntries(all.map((text) => [text, text])), null, 1));
}
