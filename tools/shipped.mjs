// The finished results that come with the page: runs the four studies with the command line and writes their integers as code
// (src/lab/workbenches/capacity/shipped.hpp says why). A test compares some of the loads with the engine.
//
//   node tools/shipped.mjs build/native/hopfield > src/lab/workbenches/capacity/shipped_numbers.cpp

import { execFileSync } from "node:child_process";

const [, , program] = process.argv;
const to = { curves: 30, recovery: 100, census: 30 };

/** @param {"capacity" | "recovery" | "census"} name @param {number} last @param {object} more @param {string} rule @returns {number[][]} */
function counts(name, last, more, rule) {
  const request = { patterns: { random: { count: { from: 1, to: last, step: 1 }, size: 100 } }, ...more, network: { rule }, seed: 1 };
  const text = execFileSync(program, [name, "-", "--shard", "1/1"], { input: JSON.stringify(request), encoding: "utf8", maxBuffer: 1e8 });
  return JSON.parse(text).counts;
}

/** Numbers as words of eight bytes: seven bits in each byte, the lowest first. @param {number[]} numbers */
function words(numbers) {
  const bytes = numbers.flatMap((number) => {
    const digits = [];
    for (; number > 127; number = Math.floor(number / 128)) digits.push(128 + (number % 128));
    return [...digits, number];
  });
  const out = [];
  for (let at = 0; at < bytes.length; at += 8)
    out.push(bytes.slice(at, at + 8).reduce((sum, byte, k) => sum | (BigInt(byte) << BigInt(8 * k)), 0n));
  return out;
}

/** @param {string} name @param {number[][]} rows */
const code = (name, rows) =>
  `void ${name}(ShippedNumbers& out) {\n${words(rows.flat()).map((word) => `  out.put(0x${word.toString(16)});\n`).join("")}}\n`;

const recovery = (/** @type {string} */ rule) =>
  counts("recovery", to.recovery, { networks: 100, memories: 1 }, rule).map((row) => [row[0], ...row.filter((_, k) => k >= 2 && (k - 2) % 4 === 0)]);

process.stdout.write(
  [
    `// Made by tools/shipped.mjs.\n#include "lab/workbenches/capacity/shipped.hpp"\n\nnamespace lab {\n`,
    // networks (2), unstable (2), ties, stable (2), wrong (2), retrieved (2), …
    code("put_curves", counts("capacity", to.curves, { networks: 100 }, "hebb").map((row) => [row[2], row[3], row[7], row[8], row[5], row[9]])),
    code("put_recovery_hebb", recovery("hebb")),
    code("put_recovery_projected", recovery("pseudo-inverse")),
    // networks (2), stored, inverse, mixture, other (2 each), exact (2), mixtures of 3, of 5, …
    code("put_census", counts("census", to.census, { networks: 10, starts: 40 }, "hebb").map((row) => [...row.slice(2, 10), row[12], row[13]])),
    `}  // namespace lab\n`,
  ].join("\n"),
);
