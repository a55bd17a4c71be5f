// The page's own parts with the fake engine: how it starts, and what it does when it cannot.

import assert from "node:assert/strict";
import { test } from "./harness.mjs";

test("boot: the poster goes when the lab is there", async ({ fake, open }) => {
  const page = await open(`${fake}/`);
  await page.until("the poster is gone", () => !document.getElementById("poster"));
  const boot = await page.eval(() => globalThis.fake.boot);
  assert.equal(boot.canvas, "#canvas");
  assert.equal(boot.width, 1000);
  assert.equal(boot.height, 700);
  assert.equal(boot.embed, false);
  assert.equal(boot.firstVisit, true);
});

test("boot: query parameters reach the engine; wrong ones are told", async ({ fake, open }) => {
  const page = await open(`${fake}/?embed=1&hide=plots,transport&theme=dark&utm_source=x`);
  const boot = await page.eval(() => globalThis.fake.boot);
  assert.deepEqual(boot.hidden, ["plots", "transport"]);
  assert.equal(boot.theme, "dark");
  assert.equal(boot.embed, true);
  assert.equal(await page.notices(), "");
  assert.equal(await page.eval(() => document.documentElement.dataset.theme), "dark");

  const wrong = await open(`${fake}/?embed=maybe&theme=pink&workbench=kitchen&hide=<b>`);
  const notices = await wrong.notices();
  assert.match(notices, /theme=pink.*light, dark, auto/);
  assert.match(notices, /asks for a workbench that cannot be opened\..*"kitchen"/);
  assert.equal((await wrong.eval(() => globalThis.fake.boot)).embed, false);

  const bare = await open(`${fake}/?card=0&hide=plots`);
  const { hidden, firstVisit } = await bare.eval(() => globalThis.fake.boot);
  assert.deepEqual({ hidden, firstVisit }, { hidden: ["plots", "card"], firstVisit: false });

  const unsafe = await open(`${fake}/?workbench=%3Cb%3E`);
  assert.match(await unsafe.notices(), /workbench=<b>; expected the name of a workbench/);
});

test("boot: autostart=0 shows the picture of the lab, and fetches nothing, until it is pressed", async ({ fake, open }) => {
  const page = await open(`${fake}/?autostart=0`, { wait: false });
  await page.until("there is something to press", () => document.getElementById("start"));
  await new Promise((resolve) => setTimeout(resolve, 500));
  const state = await page.eval(() => ({
    poster: document.getElementById("poster") !== null && document.getElementById("loading")?.hidden,
    engines: performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".wasm")).length,
  }));
  assert.deepEqual(state, { poster: true, engines: 0 });
  await page.eval(() => document.getElementById("start")?.click());
  await page.ready();
  await page.until("the poster is gone", () => !document.getElementById("poster"));
});

test("boot: without the engine's file the page says so", async ({ fake, open, expectProblem }) => {
  expectProblem(/404/);
  const page = await open(`${fake}/missing/`, { wait: false });
  await page.until("an error page", () => document.getElementById("not-loaded"));
  assert.match(await page.eval(() => document.body.innerText), /could not be loaded[^]*404/);
  await assert.rejects(page.eval(async () => await hopfieldLab.ready), /404/);
});

test("boot: a damaged engine file", async ({ fake, open }) => {
  const page = await open(`${fake}/cut/`, { wait: false });
  await page.until("an error page", () => document.getElementById("not-loaded"));
});

test("boot: browsers without SIMD or WebGL 2 get a helpful page", async ({ fake, open }) => {
  for (const [prefix, words] of /** @type {const} */ ([["nosimd", /WebAssembly SIMD/], ["nogl", /WebGL 2/]])) {
    const page = await open(`${fake}/${prefix}/`, { wait: false });
    await page.until("an explanation", () => document.getElementById("unsupported"));
    assert.match(await page.eval(() => document.body.innerText), words);
    if (prefix === "nogl") continue; // known when the engine is on its way
    const loaded = await page.eval(() => performance.getEntriesByType("resource").map((entry) => entry.name));
    assert.ok(!loaded.some((name) => name.endsWith(".wasm")), "no engine is fetched");
  }
});

test("boot: strict policy, own origin, no storage but the tab's", async ({ fake, open, expectProblem }) => {
  expectProblem(/inline script/i); // it only saves time (web/early.mjs)
  const page = await open(`${fake}/strict/`);
  const report = await page.eval(async () => {
    /** @type {string[]} */
    const violations = [];
    addEventListener("securitypolicyviolation", (event) => violations.push(`${event.violatedDirective} ${event.blockedURI}`));
    const echoed = await hopfieldLab.experiment("echo", { a: 1 }).catch((error) => error.message);
    await new Promise((resolve) => setTimeout(resolve)); // violations are reported in a task of their own
    const foreign = performance.getEntriesByType("resource").map((entry) => new URL(entry.name)).filter((url) => !/^blob:|^data:/.test(url.href) && url.origin !== location.origin);
    return { violations, echoed, foreign: foreign.map(String), cookies: document.cookie };
  });
  assert.deepEqual(report, { violations: [], echoed: { a: 1 }, foreign: [], cookies: "" });
  assert.ok(page.raw.requests().every((url) => url.startsWith(fake) || /^(blob|data):/.test(url)));
});

test("crash: a trap leads to a report and two ways on", async ({ fake, open, expectProblem }) => {
  expectProblem(/unreachable|stopped/);
  const page = await open(`${fake}/`);
  await page.do({ op: "say", text: "worth keeping" });
  await page.until("it is kept", () => location.hash.length > 1);
  await page.eval(() => void (globalThis.fake.trap = "lab_pointer"));
  await page.press({ x: 100, y: 100 });
  await page.until("the crash page", () => document.getElementById("crash"));
  const report = await page.eval(() => document.querySelector("textarea")?.value ?? "");
  assert.match(report, /RuntimeError: unreachable/);
  assert.match(report, /browser: Mozilla/);
  assert.match(report, /document: a\w+/);

  const buttons = () => page.eval(() => [...document.querySelectorAll("#crash button")].map((button) => button.textContent));
  assert.deepEqual(await buttons(), ["Back to the last document", "Reset everything", "Copy the report"]);
  await page.eval(() => /** @type {HTMLElement} */ (document.querySelector("#crash button")).click());
  await page.until("the document is back", () => !document.getElementById("crash") && hopfieldLab.get().text === "worth keeping");

  await page.eval(() => void (globalThis.fake.trap = "lab_key"));
  await page.press({ x: 100, y: 100 });
  await page.key("x");
  await page.until("the crash page", () => document.getElementById("crash"));
  await page.eval(() => /** @type {HTMLElement} */ (document.querySelectorAll("#crash button")[1]).click());
  await page.until("the first visit", () => !document.getElementById("crash") && hopfieldLab.get().text === "first visit");
});

test("boot: one file, from a server and in a frame without an origin", async ({ fake, host, open }) => {
  const page = await open(`${fake}/hopfield-lab.html`);
  assert.deepEqual(await page.eval(() => hopfieldLab.experiment("echo", [1])), [1]);
  assert.deepEqual(await page.eval(() => performance.getEntriesByType("resource").map((entry) => entry.name).filter((name) => !/^(blob|data):/.test(name))), []);

  for (const file of ["hopfield-lab.html", "index.html"]) {
    const outer = await open(host(`<iframe sandbox="allow-scripts" src="${fake}/${file}" width="600" height="400"></iframe>`), { wait: false });
    const inner = await outer.inFrame(0).ready();
    assert.equal(await inner.eval(() => self.origin), "null");
    assert.deepEqual(await inner.eval(() => hopfieldLab.experiment("echo", [1])), [1], `experiment in ${file}`);
    await inner.do({ op: "say", text: "inside" });
    assert.equal((await inner.get()).text, "inside");
  }
});
