// What the address or a document hides is nowhere: not on the screen, not in the mirror, not under a key.

import assert from "node:assert/strict";
import { common } from "./harness.mjs";

/** @typedef {import("./page.mjs").LabPage} LabPage */

const size = { width: 1280, height: 800 };

/** Ids of what is on the screen, once the workbench is. @param {LabPage} page @param {string} id one that is there */
async function ids(page, id) {
  await page.widget(id);
  return page.eval(() => hopfieldLab.widgets().map((widget) => widget.id));
}

/** @param {LabPage} page @param {string} id */
const mirrored = (page, id) => page.eval((wanted) => document.querySelector(`#mirror [data-widget='${wanted}']`) !== null, id);

common("hide: a part and widgets of Memory, also for keys", async ({ site, open }) => {
  const page = await open(`${site}/?hide=details,transport.sweep,grid.invert`, size);
  const there = await ids(page, "transport.recall");
  assert.ok(there.includes("grid.clear") && there.includes("memories.store"));
  for (const gone of ["transport.sweep", "grid.invert", "plots.energy", "time.moment", "insight.panel.0"]) {
    assert.ok(!there.includes(gone), gone);
    assert.equal(await mirrored(page, gone), false, gone);
  }
  await page.until("the mirror has the others", () => document.querySelector("#mirror [data-widget='grid.clear']") !== null);
  const { start } = await page.get();
  await page.focus("grid");
  await page.key("i");
  await page.key("s");
  await page.still();
  assert.deepEqual((await page.get()).start, start);
  assert.equal((await page.status()).sweeps, 0);
  assert.equal(await page.notices(), "");
  await page.key("n"); // the key of what is there
  await page.until("a step", () => hopfieldLab.status().sweeps > 0 || hopfieldLab.get().moment === 1);
  // The interface still reaches everything.
  await page.do({ op: "invert" });
  assert.notDeepEqual((await page.get()).start, start);
});

common("hide: a part and widgets of Two neurons, by the address and by the document", async ({ site, open }) => {
  const page = await open(`${site}/?workbench=two&hide=memories,two.kick`, size);
  let there = await ids(page, "two.run");
  assert.ok(there.includes("two.plane") && there.includes("two.surface"));
  assert.ok(!there.includes("two.kick") && !there.some((id) => id.startsWith("two.preset") || id.startsWith("two.show")));
  const run = (await page.widget("two.run")).rect;

  await page.do({ op: "view", hidden: ["two.surface", "two.reset", "two.run"] });
  await page.until("the run button is gone", () => !hopfieldLab.widgets().some(({ id }) => id === "two.run"));
  await page.still(); // the mirror follows a little later while the basins are worked out
  there = await ids(page, "two.clear");
  for (const gone of ["two.kick", "two.surface", "two.surface.nearer", "two.reset", "two.run"]) {
    assert.ok(!there.includes(gone), gone);
    assert.equal(await mirrored(page, gone), false, gone);
  }
  await page.focus("two.plane");
  await page.key("r");
  await page.still();
  assert.equal((await page.status()).running, false);
  // A press where it was does nothing either.
  await page.press({ x: run[0] + run[2] / 2, y: run[1] + run[3] / 2 });
  await page.still();
  assert.equal((await page.status()).running, false);

  await page.do({ op: "view", hidden: [] });
  await page.widget("two.run");
  assert.ok(!(await ids(page, "two.run")).includes("two.kick"), "what the address hides stays hidden");
});

common("hide: a name that nothing has is told", async ({ site, open }) => {
  const page = await open(`${site}/?hide=share,two.gian`, size);
  const toast = await page.until("a message", () => hopfieldLab.widgets().find(({ id }) => id.startsWith("toast")));
  assert.match(toast.name, /two\.gian/);
  assert.ok(!(await ids(page, "transport.recall")).includes("top.share"));
  const other = await open(`${site}/?hide=share,two.gain`, size);
  await other.still();
  assert.equal(await other.eval(() => hopfieldLab.widgets().some(({ id }) => id.startsWith("toast"))), false);
});
