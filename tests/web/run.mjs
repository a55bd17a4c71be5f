// The page's tests in one browser:  node tests/web/run.mjs chromium|firefox|webkit [--all] [--share K/N] [--fake FOLDER] [part of a test's name]
// Without --all and without a name: not those that one browser is enough for (`common` in harness.mjs). With a share: the Kth of N parts
// of them, which can run side by side.
// The site is the one in dist/ (tools/build). The last line is "N passed, N failed".

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { parseArgs } from "node:util";
import { drivers } from "./drivers/driver.mjs";
import { runTests } from "./harness.mjs";
import { startServers } from "./server.mjs";

const { values, positionals } = parseArgs({ options: { all: { type: "boolean" }, share: { type: "string" }, fake: { type: "string" } }, allowPositionals: true });
const [browser = "", filter = ""] = positionals;
const [share, shares] = /^[1-9]\/[1-9]$/.test(values.share ?? "1/1") ? (values.share ?? "1/1").split("/").map(Number) : [0, 0];
if (!(browser in drivers) || share < 1 || share > shares) {
  console.error(`usage: node tests/web/run.mjs ${Object.keys(drivers).join("|")} [--all] [--share K/N] [part of a test's name]`);
  process.exit(2);
}
process.chdir(new URL("../..", import.meta.url).pathname);
for (const place of ["build/log", "build/fixtures"]) mkdirSync(place, { recursive: true });

// The page's own parts with a fake engine, which can do what the real one should not: crash, for example. Browsers are tested
// side by side: whoever starts several of them makes its site for all.
const fakeSite = values.fake ?? `build/fake-site-${browser}-${share}`;
if (!values.fake) execFileSync(process.execPath, ["tools/site.mjs", "--build", "tests/web/fake", "--out", fakeSite, "--list", `${fakeSite}.json`]);

const real = existsSync("dist/index.html");
if (!real) console.log("There is no dist/: only the page's own parts are tested");
for (const file of readdirSync("tests/web").filter((name) => name.endsWith(".test.mjs")).sort()) {
  if (real || file.startsWith("parts")) await import(`./${file}`);
}

const site = await startServers(real ? "dist" : fakeSite);
const fake = await startServers(fakeSite);
const driver = await drivers[browser]();
let result = { passed: 0, failed: 0 };
try {
  result = await runTests(driver, { site: site.url, fake: fake.url, host: site.host, fetchAhead: site.fetchAhead }, { filter, all: values.all ?? false, share, shares });
} finally {
  await driver.close();
  await site.close();
  await fake.close();
}
console.log(`${result.passed} passed, ${result.failed} failed`);
process.exit(result.failed > 0 ? 1 : 0);
