// What a host does, and what is missing around the lab, with the fake engine: none of it is a crash, and each has a sentence.

import assert from "node:assert/strict";
import { test } from "./harness.mjs";

/** @typedef {import("./page.mjs").LabPage} LabPage */

/** Keeps hold of the workers' addresses. @param {LabPage} page */
const watchWorkers = (page) => page.eval(() => {
  const scope = /** @type {any} */ (globalThis);
  scope.workers = [];
  const Original = Worker;
  scope.Worker = class extends Original {
    /** @param {any} url */
    constructor(url) {
      super(url);
      scope.workers.push(String(url));
    }
  };
});

test("host: its own mistakes do not stop the lab", async ({ fake, host, open, expectProblem }) => {
  expectProblem(/dance|version: 9|nonsense|the host's own|event: nonsense|refused|DataCloneError|MessagePort|not be cloned|JSHandle/);
  const page = await open(`${fake}/`);
  await page.eval(async () => {
    void hopfieldLab.do({ op: "dance" });
    void hopfieldLab.set({ version: 9 });
    void hopfieldLab.experiment("nonsense", {});
    setTimeout(() => hopfieldLab.on("nonsense", () => {}));
    setTimeout(() => { throw new Error("the host's own"); });
    void Promise.reject(new Error("the host's own"));
    hopfieldLab.on("change", () => { throw new Error("the host's own"); });
    await hopfieldLab.experiment("count", { steps: 2 }, { onProgress: () => { throw new Error("the host's own"); } });
    await hopfieldLab.do({ op: "say", text: "alive" });
    await new Promise((resolve) => setTimeout(resolve, 50));
  });
  assert.deepEqual(await page.eval(() => [document.getElementById("crash"), hopfieldLab.get().text]), [null, "alive"]);

  const outer = await open(host(`<iframe src="${fake}/?embed=1" width="600" height="400"></iframe>
    <script>addEventListener("message", ({ data }) => (globalThis.heard ??= []).push(data));</script>`), { wait: false });
  const inner = await outer.inFrame(0).ready();
  const heard = await outer.eval(async () => {
    const scope = /** @type {any} */ (globalThis);
    const { port1 } = new MessageChannel();
    const send = (/** @type {object} */ message, /** @type {any[]} */ ...transfer) =>
      scope.frames[0].postMessage({ hopfieldLab: 1, ...message }, "*", transfer);
    const answered = (/** @type {string} */ id) => scope.heard?.some((/** @type {any} */ one) => one.id === id && !("progress" in one));
    send({ id: port1, call: "status" }, port1);
    for (const call of ["on", "on"]) send({ id: call, call, args: ["change"] });
    send({ id: "two", call: "experiment", args: ["count", { steps: 5 }] });
    send({ id: "two", call: "experiment", args: ["echo", 1] });
    send({ id: "say", call: "do", args: [{ op: "say", text: "x" }] });
    while (!answered("say")) await new Promise((resolve) => setTimeout(resolve, 10));
    send({ id: "off", call: "off", args: ["change"] });
    send({ id: "say again", call: "do", args: [{ op: "say", text: "y" }] });
    while (!answered("say again") || scope.heard.filter((/** @type {any} */ one) => one.id === "two" && !("progress" in one)).length < 2) await new Promise((resolve) => setTimeout(resolve, 10));
    return scope.heard;
  });
  assert.equal(heard.filter((/** @type {any} */ one) => one.event === "change").length, 1, "told once, and not after off");
  const two = heard.filter((/** @type {any} */ one) => one.id === "two" && !("progress" in one));
  assert.match(two[0].error.message, /id: an experiment with the id two is under way/);
  assert.equal(two[1].result, 5);
  assert.equal(await inner.eval(() => document.getElementById("crash")), null);
});

test("host: a request that cannot be copied costs no worker", async ({ fake, open }) => {
  const page = await open(`${fake}/`);
  await watchWorkers(page);
  const result = await page.eval(async () => {
    const errors = [];
    for (let turn = 0; turn < 9; turn++) errors.push(await hopfieldLab.experiment("echo", { f() {} }).catch((error) => error.field));
    return { errors: [...new Set(errors)], after: await hopfieldLab.experiment("echo", 1), workers: (/** @type {any} */ (globalThis)).workers.length };
  });
  assert.deepEqual(result, { errors: ["request"], after: 1, workers: 1 });
});

test("rules: workers start from their own file, where the rules allow no others", async ({ fake, open, expectProblem }) => {
  expectProblem(/inline script/i); // it only saves time (web/early.mjs)
  const page = await open(`${fake}/noblob/`);
  await watchWorkers(page);
  assert.equal(await page.eval(() => hopfieldLab.experiment("echo", 1)), 1);
  const workers = await page.eval(() => (/** @type {any} */ (globalThis)).workers);
  assert.equal(workers.length, 1);
  assert.match(workers[0], /^worker\.\w+\.js$/);
});

test("missing: each reason has a sentence of its own", async ({ fake, open, expectProblem }) => {
  expectProblem(/404|magic|ERR_|Content.Security.Policy|blocked|wasm|network/i);
  /** @type {[string, RegExp][]} */
  const reasons = [
    ["missing", /answered 404: it does not have first\.\w+\.wasm any more\. There is probably a new version/],
    ["login", /sent a web page instead of first\.\w+\.wasm\. Perhaps you have to log in again/],
    ["lost", /first\.\w+\.wasm has not come: the connection was lost/],
    ["nowasm", /rules of this site \(its Content-Security-Policy\) do not allow first/],
  ];
  for (const [prefix, words] of reasons) {
    const page = await open(`${fake}/${prefix}/`, { wait: false });
    await page.until("an error page", () => document.getElementById("not-loaded"));
    const text = await page.eval(() => document.getElementById("not-loaded")?.textContent ?? "");
    assert.match(text, words);
    assert.match(text, /Load the page again$/);
  }
});

test("missing: without its script the page itself says so, and offers to load again", async ({ fake, open, expectProblem }) => {
  expectProblem(/404|MIME/);
  const visible = () => {
    const late = document.getElementById("late");
    return late !== null && getComputedStyle(late).visibility === "visible" && /has not come/.test(late.textContent ?? "");
  };
  const page = await open(`${fake}/late/`, { wait: false });
  await page.until("it is said at once", visible);
  await page.eval(() => {
    location.hash = "#kept";
    (/** @type {any} */ (globalThis)).before = true;
    document.querySelector("#late a")?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  });
  await page.until("it is loaded again", () => !("before" in globalThis) && document.getElementById("late"));
  assert.equal(await page.eval(() => location.hash), "#kept");

  const silent = await open(`${fake}/silent/`, { wait: false });
  await silent.until("the page", () => document.getElementById("late"));
  assert.equal(await silent.eval(visible), false);
  await silent.eval(() => document.getAnimations().forEach((animation) => animation.finish())); // after a while
  assert.equal(await silent.eval(visible), true);

  const well = await open(`${fake}/`);
  assert.equal(await well.eval(() => document.getElementById("late")), null);
});

test("missing: a new version under an open tab is told, and the work comes along", async ({ fake, open, expectProblem }) => {
  expectProblem(/404/);
  const page = await open(`${fake}/renewed/`);
  const ask = () => page.eval(() => {
    globalThis.fake.events.push({ type: "part", value: "three" });
    (/** @type {any} */ (globalThis)).before = true;
    return hopfieldLab.do({ op: "say", text: "my work" });
  });
  await ask();
  const told = () => page.eval(() => globalThis.fake.calls.filter(([name]) => name === "part").at(-1));
  await page.until("it is told", () => globalThis.fake.calls.some(([name, part, share]) => name === "part" && part === "three" && share === -1));
  assert.match((await told())[3], /404: it does not have \w+\.\w+\.wasm any more.* new version of the lab\. Load the page again\. Your work is kept\.$/);
  await ask(); // "Try again"
  await page.until("it is loaded again", () => !("before" in globalThis) && hopfieldLab.get().text === "my work");
});

test("old browsers: what they lack is not needed, or said", async ({ fake, open }) => {
  const page = await open(`${fake}/old/`);
  const result = await page.eval(async () => {
    const controller = new AbortController();
    const stopped = hopfieldLab.experiment("count", { steps: 1e6 }, { signal: controller.signal, onProgress: () => controller.abort() });
    const early = new AbortController();
    early.abort();
    return {
      missing: ["TransformStream", "DecompressionStream"].filter((name) => name in globalThis),
      stopped: await stopped.catch((/** @type {any} */ error) => error.name),
      early: await hopfieldLab.experiment("echo", 1, { signal: early.signal }).catch((/** @type {any} */ error) => error.name),
      echoed: await hopfieldLab.experiment("echo", 1),
    };
  });
  assert.deepEqual(result, { missing: [], stopped: "AbortError", early: "AbortError", echoed: 1 });
});

/** Makes the page's clipboard a variable. */
const catchClipboard = () => Object.defineProperty(navigator, "clipboard", { value: { writeText: async (/** @type {string} */ text) => void (/** @type {any} */ (globalThis).copied = text) } });

test("share: a link, a line of HTML, and the document where there is no address", async ({ fake, open, expectProblem }) => {
  expectProblem(/favicon/);
  const page = await open(`${fake}/?theme=dark&x="`);
  await page.eval(catchClipboard);
  const share = (/** @type {LabPage} */ where, /** @type {string} */ kind) => where.eval((given) => {
    globalThis.fake.events.push({ type: "share", kind: given });
    return hopfieldLab.do({ op: "say", text: "shared" });
  }, kind);
  const copied = () => page.until("it is copied", () => (/** @type {any} */ (globalThis)).copied);
  await share(page, "iframe");
  assert.match(await copied(), /^<iframe src="http:[^"<> ]*\?theme=dark&amp;x=%22&amp;embed=1#a[\w+/=]+" width="100%" height="480" title="Hopfield Lab" allow="clipboard-write"><\/iframe>$/);
  await page.eval(() => void ((/** @type {any} */ (globalThis)).copied = ""));
  await share(page, "link");
  assert.match(await copied(), /^http:[^<]*#a/);

  await page.raw.goto(`${fake}/again.js`);
  await page.eval(async () => {
    const frame = document.body.appendChild(document.createElement("iframe"));
    frame.srcdoc = await (await fetch("hopfield-lab.html")).text();
  });
  const inner = await page.inFrame(0).ready();
  await share(inner, "link");
  await inner.until("the document is offered", () => document.querySelector("#text textarea"));
  const [words, text] = await inner.eval(() => [document.querySelector("#text p")?.textContent ?? "", document.querySelector("textarea")?.value ?? ""]);
  assert.match(words, /no address of its own/);
  assert.equal(JSON.parse(text).text, "shared");
});

test("frames: what cannot be saved is offered; a lost picture comes back when it is looked at", async ({ fake, host, open }) => {
  const outer = await open(host(`<iframe src="${fake}/?embed=1" sandbox="allow-scripts allow-same-origin" width="600" height="400"></iframe>`), { wait: false });
  const page = await outer.inFrame(0).ready();
  await page.eval(() => {
    HTMLAnchorElement.prototype.click = () => {}; // what a browser does that refuses it
    globalThis.fake.events.push({ type: "download", name: "a.json", mime: "application/json", base64: btoa('{"a":1}') });
    return hopfieldLab.do({ op: "say", text: "saved" });
  });
  await page.until("a word about it", () => /a\.json was given to the browser\. If nothing has been saved/.test(document.getElementById("notices")?.textContent ?? ""));
  await page.eval(() => [...document.querySelectorAll(".notice")].find(({ textContent }) => textContent?.includes("a.json"))
    ?.querySelector(/** @type {"button"} */ (".bright"))?.click());
  assert.equal(await page.until("the text", () => document.querySelector("textarea")?.value), '{"a":1}');
  await page.eval(() => /** @type {HTMLElement} */ (document.querySelector("#text button")).click());

  await page.eval(async () => {
    (/** @type {any} */ (globalThis)).before = true;
    const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById("canvas"));
    const lost = new Promise((resolve) => canvas.addEventListener("webglcontextlost", resolve, { once: true }));
    canvas.getContext("webgl2")?.getExtension("WEBGL_lose_context")?.loseContext();
    await lost;
    setTimeout(() => dispatchEvent(new Event("focus")));
  });
  await page.until("it is there again, with the work", () => !("before" in globalThis) && hopfieldLab.get().text === "saved");
});

test("frames: of more than a browser has pictures for, each gets its own back when it is looked at, with its work", async ({ fake, host, open }) => {
  const count = 18;
  const frames = Array.from({ length: count }, (_, k) => `<iframe src="${fake}/?embed=1&n=${k}" width="600" height="320"></iframe><br>`);
  const outer = await open(host(frames.join("\n")), { wait: false, width: 700, height: 700 });
  const pages = frames.map((_, k) => outer.inFrame(k));
  for (const [k, page] of pages.entries()) {
    // Those in view may be loading themselves again already.
    await page.until("it is there, with its work", (text) => hopfieldLab.do({ op: "say", text }).then(() => true), `work ${k}`);
  }
  /** @param {LabPage} page @returns {Promise<boolean>} */
  const blank = (page) => page.eval(() => /** @type {HTMLCanvasElement} */ (document.getElementById("canvas")).getContext("webgl2")?.isContextLost() ?? true).catch(() => true);
  let lost = 0;
  for (const page of pages) lost += (await blank(page)) ? 1 : 0;
  if (lost === 0) return; // this browser has enough
  /** @param {number} k */
  const whole = (k) => pages[k].until(`frame ${k} has its picture and its work`, (text) =>
    /** @type {HTMLCanvasElement} */ (document.getElementById("canvas")).getContext("webgl2")?.isContextLost() === false &&
    hopfieldLab.get().text === text, `work ${k}`);
  // Those in view get it without being touched.
  for (const k of [0, 1]) await whole(k);
  for (const k of [count - 1, 8, 2, 0]) {
    await outer.eval((at) => document.querySelectorAll("iframe")[at].scrollIntoView(), k);
    await whole(k);
  }
});

test("files: dropped on a notice, dropped in a folder, and the keys after a drop", async ({ fake, open }) => {
  const page = await open(`${fake}/?theme=pink`);
  const result = await page.eval(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(["1,2"], "dropped.csv"));
    const drop = new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: transfer });
    document.querySelector(".notice")?.dispatchEvent(drop);
    const folder = new DragEvent("drop", { bubbles: true, cancelable: true });
    Object.defineProperty(folder, "dataTransfer", {
      value: { items: [{ kind: "file", webkitGetAsEntry: () => ({ isDirectory: true, name: "pictures" }) }], files: [new File([], "pictures")] },
    });
    document.body.dispatchEvent(folder);
    return { prevented: [drop.defaultPrevented, folder.defaultPrevented], focused: document.activeElement?.id };
  });
  assert.deepEqual(result, { prevented: [true, true], focused: "canvas" });
  await page.until("the file, and a word", () => globalThis.fake.calls.some(([name]) => name === "import") &&
    /“pictures” is a folder/.test(document.getElementById("notices")?.textContent ?? ""));
  assert.deepEqual(await page.eval(() => globalThis.fake.calls.filter(([name]) => name === "import").map(([, name]) => name)), ["dropped.csv"]);
});
