// Documents that need a part of the engine which has not come, with the fake engine: nothing is done before it is here.

import assert from "node:assert/strict";
import { fixture } from "./fixtures.mjs";
import { common } from "./harness.mjs";

/** @typedef {import("./page.mjs").LabPage} LabPage */

/** @param {string} text */
const documentOf = (text) => ({ version: 1, workbench: "memory", rule: true, text });
/** @param {string} text */
const link = (text) => `#a${Buffer.from(JSON.stringify(documentOf(text))).toString("base64")}`;

/** Every time the engine was asked for it, and told where the part is. @param {LabPage} page @returns {Promise<string[]>} */
const story = (page) => page.eval(() => globalThis.fake.calls.filter(([name, part]) => /^(set|do|read_link)$/.test(name) || (name === "part" && part === "rules"))
  .map(([name, , share]) => (name === "part" ? `part ${share}` : name)));

common("rules: set, do, links and files wait for the part they need, and are done then", async ({ fake, open }) => {
  const page = await open(`${fake}/slow/`);
  await page.set(documentOf("given"));
  assert.equal((await page.get()).text, "given");
  const told = await story(page);
  assert.deepEqual([told[0], told[1], told.at(-2), told.at(-1)], ["set", "part 0", "part 1", "set"]);

  const asked = await open(`${fake}/slow/`);
  await asked.do({ op: "say", text: "asked", rule: true });
  assert.equal((await asked.get()).text, "asked");

  const opened = await open(`${fake}/slow/${link("linked")}`);
  assert.equal((await opened.get()).text, "linked");
  assert.equal(await opened.notices(), "");
  assert.equal(await opened.eval(() => location.hash), link("linked"));

  const followed = await open(`${fake}/slow/`);
  await followed.eval((hash) => void (location.hash = hash), link("first"));
  await followed.eval((hash) => void (location.hash = hash), link("followed"));
  await followed.until("the link is opened", () => hopfieldLab.get().text === "followed");
  await new Promise((resolve) => setTimeout(resolve, 700)); // longer than the page takes to keep something
  assert.equal(await followed.eval(() => location.hash), link("followed"));
  assert.equal((await followed.get()).text, "followed");

  const file = await open(`${fake}/slow/`);
  await file.raw.setFiles("#files", [fixture("rule.json", JSON.stringify(documentOf("a file")))], null);
  await file.until("the file is opened", () => hopfieldLab.get().text === "a file");
});

common("rules: what cannot be opened without a part that does not come says so, and changes nothing", async ({ fake, open, expectProblem }) => {
  expectProblem(/404/);
  const page = await open(`${fake}/renewed/`);
  const refused = await page.eval((document) => hopfieldLab.set(document).then(() => "", (/** @type {Error} */ error) => error.message), documentOf("given"));
  assert.match(refused, /404: it does not have rules\.\w+\.wasm any more/);
  assert.equal((await page.get()).text, "first visit");
  await page.eval((hash) => void (location.hash = hash), link("followed"));
  await page.until("a notice", () => /The link could not be opened\. .*404/.test(document.getElementById("notices")?.textContent ?? ""));
  assert.equal((await page.get()).text, "first visit");

  const linked = await open(`${fake}/renewed/${link("linked")}`);
  assert.match(await linked.notices(), /The link could not be opened\. .*404/);
  assert.equal((await linked.get()).text, "first visit");
  assert.equal(await linked.eval(() => location.hash), link("linked"), "the address still has it");
});
