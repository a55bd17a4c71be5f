// What a machine can find of the rules of WCAG 2 (A and AA) and of good practice, in the page with its mirror: axe-core.
// The document is the same in every browser.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { common, thorough } from "./harness.mjs";

/** @typedef {import("./page.mjs").LabPage} LabPage */

const source = readFileSync("node_modules/axe-core/axe.min.js", "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** No violation, and as a check of the check: rules that have looked at something. @param {LabPage} page @param {string} what */
async function clean(page, what) {
  // Drawn and mirrored; some workbenches go on drawing for a while.
  await page.eval(async () => {
    for (let turn = 0; turn < 6; turn++) await new Promise((resolve) => requestAnimationFrame(resolve));
  });
  const { violations, passes } = await page.eval(async (wanted) => {
    const { violations, passes } = await /** @type {any} */ (globalThis).axe.run(document, { runOnly: { type: "tag", values: wanted } });
    return {
      passes: passes.map((/** @type {any} */ { id }) => id),
      violations: violations.map((/** @type {any} */ { id, help, nodes }) =>
        `${id}: ${help}\n${nodes.slice(0, 6).map((/** @type {any} */ node) => `  ${node.html.slice(0, 300)}\n    ${node.any.concat(node.all, node.none).map((/** @type {any} */ one) => one.message).join("; ")}`).join("\n")}${nodes.length > 6 ? `\n  … ${nodes.length} in all` : ""}`),
    };
  }, tags);
  assert.deepEqual(violations, [], `${what}:\n${violations.join("\n")}`);
  for (const rule of ["aria-allowed-attr", "aria-required-attr", "button-name", "document-title", "html-has-lang"])
    assert.ok(passes.includes(rule), `${what}: ${rule} has found something to look at`);
}

/** @param {LabPage} page */
const withAxe = async (page) => void (await page.raw.run(`(() => {${source}\n; return true; })()`, null));

/** @param {LabPage} page @param {string} id */
const shown = (page, id) => page.until(`${id} is shown`, (wanted) => hopfieldLab.widgets().some((widget) => widget.id.startsWith(wanted)), id);

/** What differs most. The mirror of the others is made of the same parts, whose names and roles native tests see to. */
const always = ["two", "three", "sequences", "places", "capacity"];

for (const bench of ["memory", "one", "two", "three", "gates", "pairs", "sequences", "routes", "dense", "temperature", "places", "capacity"]) {
  (always.includes(bench) ? common : thorough)(`axe: the workbench ${bench}`, async ({ driver, kept }) => {
    const page = await kept(bench);
    await shown(page, bench === "memory" ? "memories." : `${bench}.`);
    await withAxe(page);
    await clean(page, "wide");
    await page.raw.resize(driver.name === "webkit" ? 500 : 390, 844); // WebKit’s window does not become so narrow
    await clean(page, "narrow");
  });
}

common("axe: dialogs, menus and the panels of Memory", async ({ site, open }) => {
  const page = await open(`${site}/`, { width: 1280, height: 800 });
  await withAxe(page);
  for (const panel of ["weights", "raster", "options"]) {
    await page.do({ op: "view", panel });
    await clean(page, panel);
  }
  for (const [button, widget, close] of [
    ["top.share", "share.", "share.close"], ["top.help", "help.", "help.close"], ["memories.pictures", "pictures.", "pictures.close"],
    ["top.menu", "menu.", ""], ["transport.more", "spoil.", ""], ["memories.0.menu", "memories.0.rename", ""],
  ]) {
    await page.click(button);
    await shown(page, widget);
    await page.widget(widget.endsWith(".") ? close || `${widget}${widget === "menu." ? "reset_all" : "cover"}` : widget);
    await clean(page, button);
    await page.key("Escape");
    await page.until("it is closed", (id) => !hopfieldLab.widgets().some((one) => one.id.startsWith(id)), widget);
  }
});

common("axe: the page's own notices", async ({ site, open }) => {
  const page = await open(`${site}/?theme=pink`, { width: 1280, height: 800 });
  await page.until("a notice", () => (document.getElementById("notices")?.childElementCount ?? 0) > 0);
  await withAxe(page);
  await clean(page, "with a notice");
});
