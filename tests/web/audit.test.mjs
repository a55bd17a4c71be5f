// The audit of the screen in the browser: that the page has the layout which tests/ui/audit_test.cpp looks at more closely, where it
// knows what is cut by what.

import assert from "node:assert/strict";
import { common } from "./harness.mjs";

/** Width, height, and whether it has been touched: the sizes of the design. @type {[number, number, boolean][]} */
const all = [
  [1920, 1080, false], [1280, 800, false], [760, 560, false], [600, 400, false], [1024, 768, true], [768, 1024, true], [390, 844, true],
];

/** The tight ones, unless there is time. */
const sizes = process.env.HOPFIELD_LONG ? all : all.filter(([width]) => width < 610);

common("audit: each workbench keeps its widgets within the frame, and its figure in view", async ({ driver, site, host, open, kept }) => {
  for (const [width, height, touched] of sizes) {
    // WebKit's window does not become as narrow as a telephone: there a frame is.
    const framed = driver.name === "webkit" && width < 500;
    const outer = framed && (await open(host(
      `<body style="margin:0"><iframe src="${site}/" width="${width}" height="${height}" style="border:0"></iframe>`), { width: 700, height: 900, wait: false }));
    for (const bench of ["memory", "one", "two", "three", "gates", "pairs", "sequences", "routes", "dense", "temperature", "places", "capacity"]) {
      const page = outer ? await outer.inFrame(0).ready() : await kept(bench, { width, height });
      if (outer) await page.do({ op: "open", workbench: bench });
      if (touched) await page.touch();
      await page.still();
      const where = `${bench} at ${width} × ${height}`;
      const widgets = (await page.eval(() => hopfieldLab.widgets())).filter(
        ({ role, rect: [, , w, h] }) => !["status", "image", "dialog"].includes(role) && w >= 1 && h >= 1);
      assert.ok(widgets.length > 12, `${where}: ${widgets.length} widgets`);
      // What is scrolled may lie below its place; nothing scrolls sideways.
      for (const { id, rect: [x, y, w, h] } of widgets)
        assert.ok(x >= -1 && x + w <= width + 1, `${where}: ${id} is outside: ${[x, y, w, h]}`);
      const figure = widgets.find((widget) => widget.figure && widget.rect[1] >= 0 && widget.rect[1] + Math.min(widget.rect[3], 40) <= height);
      assert.ok(figure, `${where}: the main figure is in view`);
    }
  }
});
