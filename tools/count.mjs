// "PASSED FAILED" for a build directory that CTest has just run in. A Catch2 program leaves NAME.xml with its own figures;
// anything else, and a program that died, counts as one.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const directory = process.argv[2] ?? ".";
let passed = 0;
let failed = 0;

const report = join(directory, "ctest.xml");
const tests = existsSync(report)
  ? [...readFileSync(report, "utf8").matchAll(/<testcase name="([^"]+)"[^>]*status="([^"]+)"/g)]
  : [];
for (const [, name, status] of tests) {
  const details = join(directory, `${name}.xml`);
  const text = existsSync(details) ? readFileSync(details, "utf8") : "";
  const cases = /<OverallResultsCases successes="(\d+)" failures="(\d+)"/.exec(text);
  const inner = cases ? [Number(cases[1]), Number(cases[2])] : [0, 0];
  passed += inner[0] + (status === "run" && !cases ? 1 : 0);
  // Dying after the last test case is a failure too (a leak, for example).
  failed += inner[1] + (status !== "run" && inner[1] === 0 ? 1 : 0);
}
// No tests at all is not success.
if (tests.length === 0) failed += 1;
console.log(`${passed} ${failed}`);
