// Prints what a browser fetches: before the first usable frame, and for each workbench that is opened then. Fails when one is over its
// budget. Packed by one pinned compressor, so that every machine says the same.
// tools/site.mjs leaves the list in build/site.json; a browser test checks that the list is true.

import { readFileSync, statSync } from "node:fs";
import { gzip } from "./gzip.mjs";

const firstBudget = 400 * 1024;
/** For opening a workbench when none has been opened before: its own part, and what it shares with others. So for `further`, too: the
 * dialogs and panels that few open. */
const partBudget = 150 * 1024;
/** Parts that all others need (tools/split.mjs). */
const bases = ["rules", "shared"];

/** @type {{first: string[], parts: Record<string, string>}} */
const { first, parts } = JSON.parse(readFileSync("build/site.json", "utf8"));

/** @param {string} name */
function sizesOf(name) {
  const bytes = readFileSync(`dist/${name}`);
  return { name, size: bytes.length, packed: gzip(bytes).length };
}

/** @param {number} bytes */
const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`.padStart(11);
const width = Math.max(26, ...[...first, ...Object.values(parts)].map((name) => name.length));
/** @param {string} name @param {number} size @param {number} packed */
const line = (name, size, packed) => console.log(`${name.padEnd(width)}${kilobytes(size)}${kilobytes(packed)}`);
/** @param {string} words @param {number} budget */
const budgetLine = (words, budget) => console.log(`${words.padEnd(width)}${"".padStart(11)}${kilobytes(budget)}`);

console.log(`\n${"before the first frame".padEnd(width)}${"size".padStart(11)}${"gzip".padStart(11)}`);
const rows = first.map(sizesOf).sort((a, b) => b.packed - a.packed);
for (const { name, size, packed } of rows) line(name, size, packed);
const total = rows.reduce((sum, { packed }) => sum + packed, 0);
line("total", rows.reduce((sum, { size }) => sum + size, 0), total);
budgetLine("budget", firstBudget);

console.log(`\n${"later".padEnd(width)}${"size".padStart(11)}${"gzip".padStart(11)}${"to open it".padStart(12)}`);
const sizes = new Map(Object.entries(parts).map(([part, file]) => [part, sizesOf(file)]));
/** Parts that several workbenches share have the names of all of them. @param {string} part */
const under = (part) => [...sizes].filter(([base]) => bases.includes(base) || (base.includes("-") && base.split("-").includes(part)))
  .reduce((sum, [, { packed }]) => sum + packed, 0);
/** @type {Map<string, number>} */
const opened = new Map();
for (const [part, { name, size, packed }] of sizes) {
  if (!bases.includes(part) && !part.includes("-")) opened.set(part, under(part) + packed);
  const all = opened.get(part);
  console.log(`${name.padEnd(width)}${kilobytes(size)}${kilobytes(packed)}${all ? ` ${kilobytes(all)}` : ""}`);
}
budgetLine("budget for each", partBudget);

const over = [["The first usable frame", total - firstBudget], ...[...opened].map(([part, size]) => [`Opening “${part}”`, size - partBudget])];
console.log(`\ndist/hopfield-lab.html (one file): ${kilobytes(statSync("dist/hopfield-lab.html").size).trim()}`);
const faults = over.filter(([, by]) => Number(by) > 0);
for (const [what, by] of faults) console.error(`${what} is ${kilobytes(Number(by)).trim()} over the budget.`);
process.exit(faults.length > 0 ? 1 : 0);
