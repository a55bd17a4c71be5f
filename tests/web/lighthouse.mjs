// What Lighthouse says about the start of the page, as on a middling telephone. Not a part of tools/test: its hundred packages would be
// more than all others together, so npm fetches them when this is run.
//   tools/enter --group test node tests/web/lighthouse.mjs [FOLDER]

import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { servePacked } from "./start.mjs";

const version = "12.8.2"; // the last for Node 20
const [folder = "dist"] = process.argv.slice(2);
const wanted = { performance: 95, accessibility: 100, "best-practices": 100 };

const server = await servePacked(folder);
const results = mkdtempSync(path.join(tmpdir(), "lighthouse-"));
try {
  const file = path.join(results, "report.json");
  const status = await new Promise((done) => {
    // Node's launcher of npm, which has been fetched for the test drivers (tools/lib.sh).
    spawn("corepack", ["npm", "exec", "--yes", "--package", `lighthouse@${version}`, "--", "lighthouse", `${server.url}/`, "--output=json", `--output-path=${file}`, "--quiet",
      `--only-categories=${Object.keys(wanted).join(",")}`, "--chrome-flags=--headless=new --no-sandbox --use-angle=swiftshader --enable-unsafe-swiftshader"],
    { stdio: "inherit", env: { CHROME_PATH: "/usr/bin/chromium", ...process.env } }).on("close", done);
  });
  if (status !== 0) throw new Error(`lighthouse ended with ${status}`);
  const { categories, audits } = JSON.parse(readFileSync(file, "utf8"));
  for (const [name, least] of Object.entries(wanted)) console.log(`${name.padEnd(16)}${Math.round(100 * categories[name].score)} (wanted: ${least})`);
  for (const name of ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "speed-index", "cumulative-layout-shift"])
    console.log(`${audits[name].title}: ${audits[name].displayValue}`);
  for (const { auditRefs } of Object.values(/** @type {Record<string, any>} */ (categories))) {
    for (const { id, weight } of auditRefs) {
      if (weight > 0 && audits[id].score !== null && audits[id].score < 1 && audits[id].scoreDisplayMode === "binary") console.log(`not met: ${audits[id].title}`);
    }
  }
} finally {
  rmSync(results, { recursive: true });
  await server.close();
}
