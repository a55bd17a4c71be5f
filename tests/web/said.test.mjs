// What every workbench says, before its code has come and after, and by whichever way it was opened: text that went
// missing when the page was divided would show here.

import assert from "node:assert/strict";
import { common, thorough } from "./harness.mjs";

/** @typedef {import("./page.mjs").LabPage} LabPage */
/** @typedef {Record<string, {name: string, value: string, help: string, role: string}>} Said */

const size = { width: 1280, height: 800 };

/** @param {LabPage} page @returns {Promise<Said>} */
const said = (page) => page.eval(() => Object.fromEntries(hopfieldLab.widgets().map(
  ({ id, name, value, help, role }) => [id, { name, value, help: help ?? "", role }])));

/** What is said once it is the same twice in a row. @param {LabPage} page @param {string} bench @returns {Promise<Said>} */
async function saidAtLast(page, bench) {
  await page.until(`${bench} is shown`, (wanted) => hopfieldLab.widgets().some(({ id }) => id.startsWith(wanted)), bench === "memory" ? "memories." : `${bench}.`);
  await page.until("it says the same twice", async () => {
    const read = () => JSON.stringify(hopfieldLab.widgets().map(({ id, name, value }) => [id, name, value]));
    const first = read();
    await new Promise((resolve) => setTimeout(resolve, 400));
    return first === read();
  });
  const words = await said(page);
  assert.ok(Object.keys(words).length > 30, bench);
  return words;
}

for (const bench of ["memory", "one", "two", "three", "gates", "pairs", "sequences", "routes", "dense", "temperature", "places", "capacity"]) {
  // One whose texts are in several parts stands for the others.
  (bench === "two" ? common : thorough)(`said: ${bench} says the same before and after the rest of the page has come`, async ({ site, open }) => {
    // A first visit of Memory begins with the tour, which is not what this is about.
    const tour = bench === "memory" ? "&card=0" : "";
    const slow = await open(`${site}/slow/?workbench=${bench}${tour}`, { ...size, wait: false });
    await slow.until("something is on the screen", () => hopfieldLab.widgets().length > 0);
    const before = await said(slow);
    const after = await saidAtLast(slow, bench);
    if (bench !== "memory") assert.ok(!("waiting" in after));
    let same = 0;
    for (const [id, words] of Object.entries(before)) {
      if (id === "waiting") {
        assert.match(words.name, /^\S.+ \S/);
        continue;
      }
      assert.deepEqual(after[id], words, id);
      same += 1;
    }
    assert.ok(same >= 8, `${same} widgets are there before and after`);
    for (const [id, { name, role }] of Object.entries(after))
      assert.ok(role === "dialog" || /[^\s\0]/.test(name), `${id} has a name`);

    // From another workbench, by its tab: the same words.
    const other = await open(`${site}/${bench === "memory" ? "?workbench=three&card=0" : ""}`, size);
    await other.click(`top.tab.${bench}`);
    const there = await saidAtLast(other, bench);
    for (const words of [after, there]) delete words["top.undo"]; // it names what was done
    assert.deepEqual(there, after);
  });
}
