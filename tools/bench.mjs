// Runs the benchmark programs and shows their figures side by side; see tests/bench/bench.hpp for their output.

import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";

const filter = process.argv.slice(2);
const places = [
  { place: "native", command: ["build/native/bench"] },
  { place: "wasm", command: ["node", "build/wasm/bench.cjs"] },
];
// What it would take with NumPy, where it is installed. One thread, like everything here.
for (const variable of ["OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"]) process.env[variable] = "1";
if (spawnSync("python3", ["-c", "import numpy"]).status === 0) {
  places.push({ place: "NumPy", command: ["python3", "tests/bench/numpy_bench.py"] });
}
// The page's own figures (time for a frame) need a browser.
if (existsSync("tests/web/bench.mjs")) places.push({ place: "page", command: ["node", "tests/web/bench.mjs"] });

/** @type {Map<string, Record<string, any>>} */
const rows = new Map();
let failed = false;
for (const { place, command } of places) {
  console.error(`Measuring: ${place} …`);
  const run = spawnSync(command[0], [...command.slice(1), ...filter], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (run.status !== 0) {
    console.error(`${command.join(" ")} failed`);
    failed = true;
  }
  for (const line of (run.stdout ?? "").split("\n").filter((text) => text.startsWith("{"))) {
    const { name, unit, ...figures } = JSON.parse(line);
    const row = rows.get(name) ?? { name, unit };
    row[place] = figures;
    rows.set(name, row);
  }
}

/** @param {number} value */
const short = (value) => {
  for (const [size, letter] of /** @type {[number, string][]} */ ([[1e9, "G"], [1e6, "M"], [1e3, "k"]])) {
    if (value >= size) return `${(value / size).toPrecision(3)} ${letter}`;
  }
  return value.toPrecision(3);
};
/** @param {number} seconds */
const time = (seconds) =>
  seconds >= 1 ? `${seconds.toFixed(2)} s ` : seconds >= 1e-3 ? `${(seconds * 1e3).toFixed(2)} ms` : `${(seconds * 1e6).toFixed(2)} µs`;

const width = Math.max(20, ...[...rows.keys()].map((name) => name.length)) + 2;
console.log(`${"".padEnd(width)}${places.map(({ place }) => place.padStart(24)).join("")}`);
const late = [];
for (const row of rows.values()) {
  const cells = places.map(({ place }) => {
    const figures = row[place];
    if (!figures) return "".padStart(24);
    if (figures.limit > 0 && figures.seconds > figures.limit) {
      late.push(`${row.name} (${place}): ${time(figures.seconds)}, at most ${time(figures.limit)}`);
    }
    return `${time(figures.seconds)} ${`${short(figures.per_second)} ${row.unit}/s`.padStart(14)}`.padStart(24);
  });
  console.log(row.name.padEnd(width) + cells.join(""));
}

// Ratios: how many times quicker than the dense ways, and how many times slower in WebAssembly.
const ratios = [];
for (const row of rows.values()) {
  const { native, wasm, NumPy } = row;
  if (!native || row.name.endsWith("dense float32")) continue;
  const dense = rows.get(`${row.name}, dense float32`)?.native;
  const ratio = {
    name: row.name,
    numpy: NumPy && NumPy.seconds / native.seconds,
    dense: dense && dense.seconds / native.seconds,
    wasm: wasm && wasm.seconds / native.seconds,
  };
  if (ratio.numpy || ratio.dense || ratio.wasm) ratios.push(ratio);
}
if (ratios.length > 0) {
  console.log(`\n${"".padEnd(width)}${["NumPy /", "dense float32 /", "wasm / native"].map((text) => text.padStart(18)).join("")}`);
  for (const { name, numpy, dense, wasm } of ratios) {
    const cells = [numpy, dense, wasm].map((value) => (value ? `${value.toPrecision(3)} ×` : "").padStart(18));
    console.log(name.padEnd(width) + cells.join(""));
  }
}
writeFileSync(
  "build/bench.json",
  `${JSON.stringify({ processor: cpus()[0]?.model, benchmarks: [...rows.values()], ratios }, null, 2)}\n`,
);
console.log("\nJSON: build/bench.json");
for (const line of late) console.log(`Too slow: ${line}`);
process.exit(failed || late.length > 0 ? 1 : 0);
