// What a first visit finds: the hint that points at Recall. An address can leave it and the card out.

import assert from "node:assert/strict";
import { common } from "./harness.mjs";

const size = { width: 1280, height: 800 };

/** @param {import("./page.mjs").LabPage} page @param {string} start */
const has = (page, start) => page.eval((wanted) => hopfieldLab.widgets().some((widget) => widget.id.startsWith(wanted)), start);

common("card: a first visit is told to press Recall, sees what comes of it, and any other touch ends it", async ({ site, open }) => {
  const page = await open(`${site}/`, size);
  const hint = () => page.eval(() => hopfieldLab.widgets().find((widget) => widget.id === "tour"));
  const words = async () => JSON.stringify(await hint());
  await page.widget("card.try.0");
  assert.match(await words(), /Press Recall\./);
  const { start } = await page.get();
  await page.do({ op: "speed", sweeps_per_second: 4 });
  await page.click("transport.recall");
  await page.until("the face is back", () => hopfieldLab.status().nearest.exact);
  assert.deepEqual((await page.get()).start, start);
  await page.until("the next step", () => /draw on the picture/.test(JSON.stringify(hopfieldLab.widgets())));
  await page.click("transport.add_noise");
  await page.until("the hint is gone", () => !hopfieldLab.widgets().some((widget) => widget.id === "tour"));
  assert.equal(await has(page, "card."), true);
});

common("card: card=0 leaves the card and the hint out, and a link that was opened the hint", async ({ site, open }) => {
  const page = await open(`${site}/?card=0`, size);
  await page.widget("transport.recall");
  assert.equal(await has(page, "card"), false);
  assert.equal(await has(page, "tour"), false);
  assert.equal(await page.notices(), "");
  await page.click("top.help");
  await page.widget("help.cite");
  assert.equal(await has(page, "help.try"), false);

  const link = await page.eval(() => location.hash || history.state?.hopfieldLab);
  await page.do({ op: "invert" });
  await page.until("the address has it", (before) => location.hash !== before && location.hash !== "", link);
  const hash = await page.eval(() => location.hash);
  const other = await open(`${site}/${hash}`, size);
  await other.widget("card.try.0");
  assert.equal(await has(other, "tour"), false);
});
