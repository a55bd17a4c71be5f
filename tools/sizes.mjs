// Prints what a browser fetches: before the first usable frame, and for the workbenches besides Memory, which come when nothing else is to
// be done. Fails when it is over the budget. Packed by one pinned compressor, so that every machine says the same.
// tools/site.mjs leaves the list in build/site.json; a browser test checks that the list is true.

import { readFileSync, statSync } from "node:fs";
import { gzip } from "./gzip.mjs";

/** For the first usable frame, and for all other workbenches together, with the dialogs and panels that few open. One workbench may
 * take 150 KB; when five of them need more than this together, they get parts of their own. */
const firstBudget = 400 * 1024;
const workbenchesBudget = 300 * 1024;

const { first, workbenches } = JSON.parse(readFileSync("build/site.json", "utf8"));

/** @param {string} name */
function sizesOf(name) {
  const bytes = readFileSync(`dist/${name}`);
  return { name, size: bytes.length, packed: gzip(bytes).length };
}

/** @param {number} bytes */
const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`.padStart(11);
const width = Math.max(26, ...[...first, ...workbenches].map((name) => name.length));
/** @param {string} name @param {number} size @param {number} packed */
const line = (name, size, packed) => console.log(`${name.padEnd(width)}${kilobytes(size)}${kilobytes(packed)}`);
/** @param {string} words @param {number} budget */
const budgetLine = (words, budget) => console.log(`${words.padEnd(width)}${"".padStart(11)}${kilobytes(budget)}`);

/** @param {string} title @param {string[]} names @param {number} budget */
function table(title, names, budget) {
  const rows = names.map(sizesOf).sort((a, b) => b.packed - a.packed);
  console.log(`\n${title.padEnd(width)}${"size".padStart(11)}${"gzip".padStart(11)}`);
  for (const row of rows) line(row.name, row.size, row.packed);
  const total = rows.reduce((sum, row) => sum + row.packed, 0);
  if (rows.length > 1) line("total", rows.reduce((sum, row) => sum + row.size, 0), total);
  budgetLine("budget", budget);
  return total - budget;
}

const over = [
  { what: "The first usable frame", by: table("before the first frame", first, firstBudget) },
  { what: "The part with the workbenches", by: table("the other workbenches", workbenches, workbenchesBudget) },
].filter(({ by }) => by > 0);
console.log(`\ndist/hopfield-lab.html (one file): ${kilobytes(statSync("dist/hopfield-lab.html").size).trim()}`);
for (const { what, by } of over) console.error(`${what} is ${kilobytes(by).trim()} over the budget.`);
process.exit(over.length > 0 ? 1 : 0);
