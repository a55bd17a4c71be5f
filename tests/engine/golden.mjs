// The engine as it is delivered, under Node:  node tests/engine/golden.mjs HOPFIELD
// Optimised at link time, it gives the numbers of the native command line HOPFIELD, to the last bit, for every recorded
// experiment (tests/fixtures/golden-experiments.txt). That the command line gives the recorded bytes, lab_tests sees to.
// The last line is "N passed, N failed".

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { run } from "../../dist/engine.mjs";

const [hopfield] = process.argv.slice(2);
if (!hopfield) {
  console.error("usage: node tests/engine/golden.mjs HOPFIELD");
  process.exit(2);
}
const fixture = path.resolve(import.meta.dirname, "../fixtures/golden-experiments.txt");
const lines = readFileSync(fixture, "utf8").trim().split("\n");
let passed = 0;
let failed = 0;
for (const line of lines) {
  const [, name = "", request = ""] = /^\S+ (\S+) (.*)$/.exec(line) ?? [];
  const result = await run(name, request);
  const native = JSON.parse(execFileSync(hopfield, [name, "-"], { input: request, encoding: "utf8", maxBuffer: 64 << 20 }));
  // Strict: −0 is not 0, and all digits count.
  if (isDeepStrictEqual(result, native)) passed += 1;
  else {
    failed += 1;
    console.log(`FAILED ${name} ${request}`);
  }
}
if (lines.length === 0) failed += 1;

// As people try it: the flags of their process are no concern of the engine's threads.
const module = JSON.stringify(new URL("../../dist/engine.mjs", import.meta.url).href);
const words = `import { run } from ${module}; console.log((await run("inspect", { patterns: [[1, -1, 1]] })).count);`;
if (execFileSync(process.execPath, ["--input-type=module", "-e", words], { encoding: "utf8" }) === "1\n") passed += 1;
else {
  failed += 1;
  console.log("FAILED with --input-type=module");
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
