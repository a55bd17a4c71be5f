// Prints the size of what a browser fetches before the first usable frame, and fails when it is over the budget; and of what
// comes when another workbench is opened.
// tools/site.mjs leaves the list in build/site.json; a browser test checks that the list is true.

import { readFileSync, statSync } from "node:fs";
import { gzipSync } from "node:zlib";

const budget = 350 * 1024;

const { first, further } = JSON.parse(readFileSync("build/site.json", "utf8"));
const sizesOf = (name) => {
  const bytes = readFileSync(`dist/${name}`);
  return { name, size: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length };
};
const rows = first.map(sizesOf);
rows.sort((a, b) => b.gzip - a.gzip);

const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`.padStart(11);
const width = Math.max(26, ...rows.map((row) => row.name.length));
console.log(`\n${"before the first frame".padEnd(width)}${"size".padStart(11)}${"gzip".padStart(11)}`);
for (const row of rows) console.log(`${row.name.padEnd(width)}${kilobytes(row.size)}${kilobytes(row.gzip)}`);
const total = (key) => rows.reduce((sum, row) => sum + row[key], 0);
console.log(`${"total".padEnd(width)}${kilobytes(total("size"))}${kilobytes(total("gzip"))}`);
console.log(`${"budget".padEnd(width)}${"".padStart(11)}${kilobytes(budget)}`);
console.log("\nwith the first other workbench, or file");
for (const { name, size, gzip } of further.map(sizesOf)) {
  console.log(`${name.padEnd(width)}${kilobytes(size)}${kilobytes(gzip)}`);
}
console.log(`\ndist/hopfield-lab.html (one file): ${kilobytes(statSync("dist/hopfield-lab.html").size).trim()}`);

if (total("gzip") > budget) {
  console.error(`The page is ${kilobytes(total("gzip") - budget).trim()} over its budget.`);
  process.exit(1);
}
