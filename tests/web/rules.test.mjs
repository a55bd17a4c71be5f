// The rule by which Memory learns: chosen beside the memories, with what belongs to it.

import assert from "node:assert/strict";
import { common, thorough } from "./harness.mjs";

const size = { width: 1280, height: 800 };

thorough("rule: chosen beside the memories before its code has come; undone, and in the link", async ({ site, open }) => {
  const page = await open(`${site}/slow/?card=0`, size);
  const hebb = await page.status();
  await page.click("memories.rule"); // its list comes with a part
  await page.click("rule.1");
  await page.until("it has learnt", () => hopfieldLab.get().network.rule === "pseudo-inverse");
  assert.notEqual((await page.status()).energy, hebb.energy);
  await page.click("rule.3");
  await page.until("Amari’s rule", () => hopfieldLab.get().network.rule === "amari");
  const before = (await page.status()).energy;
  await page.eval(() => hopfieldLab.do({ op: "network", coefficients: [1, 0.5, 1] }));
  assert.equal((await page.widget("rule.lambda.1")).value, "0.50");
  assert.notEqual((await page.status()).energy, before);
  await page.click("rule.4");
  const { name } = await page.widget("rule.energy");
  assert.match(name, /No energy/);
  assert.equal((await page.status()).energy, null);
  await page.key("Escape");
  await page.until("the list is closed", () => !hopfieldLab.widgets().some(({ id }) => id === "rule.1"));
  await page.do({ op: "undo" });
  await page.do({ op: "undo" });
  assert.equal((await page.get()).network.rule, "amari");

  const document = await page.get();
  const hash = await page.address();
  const linked = await open(`${site}/?again${hash}`, size);
  assert.deepEqual((await linked.get()).network, document.network);
  assert.equal((await linked.widget("memories.rule")).value, "Amari’s rule");
});

thorough("rule: what each memory survives stands beside what it survived by the rule before", async ({ site, open }) => {
  const page = await open(`${site}/?card=0`, size);
  const survived = async () => {
    await page.click("memories.rule");
    await page.click("rule.survival");
    await page.widget("survival.over");
    return (await page.widget("survival.0")).value;
  };
  const first = await survived();
  assert.match(first, /^survives \d+ flipped pixels$/);
  await page.click("survival.rule");
  await page.click("rule.2");
  await page.until("Storkey’s rule", () => hopfieldLab.get().network.rule === "storkey");
  await page.click("rule.survival");
  await page.widget("survival.over");
  const both = (await page.widget("survival.0")).value;
  assert.match(both, new RegExp(`^survives \\d+ flipped pixels, Hebb’s rule: ${/\d+/.exec(first)?.[0]}$`));
});

common("rule: a weight by hand, by mouse, keys and finger; without its way back there is no energy", async ({ open, site }) => {
  const page = await open(`${site}/?card=0`, size);
  for (const command of [{ op: "forget_all" }, { op: "resize", width: 5, height: 5 }, { op: "add_random", count: 3 }, { op: "view", panel: "weights", selected: 7 }]) {
    await page.do(command);
  }
  await page.click("memories.rule");
  await page.click("rule.hand");
  await page.until("the weights are written down", () => hopfieldLab.get().network.weights?.length === 25);
  await page.key("Escape");
  await page.until("the list is closed", () => !hopfieldLab.widgets().some(({ id }) => id === "rule.hand"));
  const weight = (/** @type {number} */ to, /** @type {number} */ from) =>
    page.eval((i, j) => hopfieldLab.get().network.weights[i][j], to, from);
  /** A press on the cell of a neuron in the picture of what neuron 7 hears. @param {number} cell @param {boolean} [byTouch] */
  const choose = async (cell, byTouch) => {
    const { rect: [x, y, width, height] } = await page.resting("weights.incoming");
    await page.press({ x: x + (cell % 5 + 0.5) * width / 5, y: y + (Math.floor(cell / 5) + 0.5) * height / 5 }, byTouch);
    await page.until("it is chosen", (wanted) => hopfieldLab.widgets().find(({ id }) => id === "weights.value")?.name === wanted, `w[7, ${cell}]`);
  };

  await choose(1);
  const before = await weight(7, 1);
  await page.focus("weights.value");
  await page.key("ArrowRight");
  await page.until("it is larger", (was) => hopfieldLab.get().network.weights[7][1] > was, before);
  assert.equal(await weight(1, 7), await weight(7, 1));
  assert.notEqual((await page.status()).energy, null);
  await page.do({ op: "undo" });
  assert.equal(await weight(7, 1), before);

  await choose(13, true);
  await page.click("weights.both", true);
  const back = await weight(13, 7);
  await page.focus("weights.value");
  await page.key("ArrowRight");
  await page.until("only the one is larger", (was) => hopfieldLab.get().network.weights[7][13] > was && hopfieldLab.get().network.weights[13][7] === was, back);
  assert.equal((await page.status()).energy, null);
});

common("rule: by keys, and by a finger on a tablet", async ({ site, open }) => {
  const page = await open(`${site}/?card=0`, { width: 1024, height: 768 });
  await page.whole();
  const rule = () => page.eval(() => hopfieldLab.get().network.rule);
  const become = (/** @type {string} */ wanted) => page.until(`the rule is ${wanted}`, (name) => hopfieldLab.get().network.rule === name, wanted);
  await page.focus("memories.rule");
  await page.key("Enter");
  await page.widget("rule.0");
  await page.until("the list has the focus", () => document.activeElement?.closest("[role=dialog]"));
  await page.focus("rule.0");
  await page.key("ArrowDown"); // a choice follows the focus
  await become("pseudo-inverse");
  await page.key("ArrowUp");
  await become("hebb");
  await page.key("Escape");
  await page.until("the list is closed", () => !hopfieldLab.widgets().some(({ id }) => id === "rule.1"));

  await page.touch();
  await page.click("memories.rule", true);
  await page.click("rule.5", true);
  await become("dense");
  await page.click("rule.separation.1", true);
  await page.until("F is cut off below 0", () => hopfieldLab.get().network.rectified === true);
  await page.key("Escape");
  await page.click("transport.recall", true);
  await page.settled();
  assert.equal(await rule(), "dense");
  assert.match((await page.status()).verdict, /face/);
});
