// The page's own parts with the fake engine: frames, size, context, address, API, messages, files, requests.

import assert from "node:assert/strict";
import { blackPicture, fixture } from "./fixtures.mjs";
import { common, test } from "./harness.mjs";

/** @typedef {import("./page.mjs").LabPage} LabPage */

/** @param {LabPage} page @param {string} kind @returns {Promise<any[][]>} */
const told = (page, kind) =>
  page.eval((name) => globalThis.fake.calls.filter((call) => call[0] === name).map((call) => call.slice(1)), kind);

test("frames: none while nothing happens", async ({ fake, open }) => {
  const page = await open(`${fake}/`);
  await page.whole();
  const drawn = await page.eval(async () => {
    const before = hopfieldLab.status().framesDrawn;
    await new Promise((resolve) => setTimeout(resolve, 1000)); // the time itself is the test
    return hopfieldLab.status().framesDrawn - before;
  });
  assert.equal(drawn, 0);
  await page.eval(() => {
    globalThis.fake.again = 5;
    void hopfieldLab.do({ op: "say", text: "x" });
  });
  await page.until("as many as are asked for", () => globalThis.fake.again === 0);
});

test("size: a storm of resizes is one per frame, the last one counts", async ({ fake, open }) => {
  const page = await open(`${fake}/`, { width: 800, height: 600 });
  await page.still();
  const before = (await told(page, "resize")).length;
  const frames = await page.eval(async () => {
    const stage = /** @type {HTMLElement} */ (document.getElementById("stage"));
    const drawn = hopfieldLab.status().framesDrawn;
    for (let turn = 0; turn < 60; turn++) {
      stage.style.right = `${turn * 5}px`;
      if (turn % 6 === 5) await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    stage.style.right = "";
    for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => requestAnimationFrame(resolve));
    return hopfieldLab.status().framesDrawn - drawn;
  });
  assert.ok(frames <= 16, `${frames} frames for 60 changes`);
  const sizes = (await told(page, "resize")).slice(before);
  assert.ok(sizes.length <= frames);
  assert.deepEqual(sizes.at(-1), [800, 600, 1]);
  for (const [width, height] of [[560, 480], [1280, 800], [600, 400]]) {
    await page.raw.resize(width, height);
    await page.until("the new size", (w, h) => {
      const [, x, y] = globalThis.fake.calls.filter((call) => call[0] === "resize").at(-1) ?? [];
      return x === w && y === h;
    }, width, height);
  }
});

test("context: lost and restored a hundred times", async ({ fake, open }) => {
  const page = await open(`${fake}/`);
  await page.eval(async () => {
    const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById("canvas"));
    const extension = canvas.getContext("webgl2")?.getExtension("WEBGL_lose_context");
    for (let turn = 0; turn < 100; turn++) {
      const lost = new Promise((resolve) => canvas.addEventListener("webglcontextlost", resolve, { once: true }));
      extension?.loseContext();
      await lost;
      const restored = new Promise((resolve) => canvas.addEventListener("webglcontextrestored", resolve, { once: true }));
      await new Promise((resolve) => setTimeout(resolve)); // restoring is possible only after the event
      extension?.restoreContext();
      await restored;
    }
  });
  const calls = (await told(page, "context")).map(([lost]) => lost);
  assert.equal(calls.length, 200);
  assert.ok(calls.every((lost, index) => lost === (index % 2 === 0 ? 1 : 0)));
  assert.equal(await page.eval(() => document.getElementById("context-lost")), null);
});

common("context: one that stays away is told, with a way to load the page again", async ({ fake, open }) => {
  const page = await open(`${fake}/`);
  await page.do({ op: "say", text: "kept" });
  await page.eval(() => {
    const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById("canvas"));
    canvas.getContext("webgl2")?.getExtension("WEBGL_lose_context")?.loseContext();
  });
  await page.until("a word about it", () => document.getElementById("context-lost"));
  await page.eval(() => /** @type {HTMLElement} */ (document.querySelector("#context-lost button")).click());
  await page.until("the document again", () => !document.getElementById("context-lost") && hopfieldLab.get().text === "kept");
});

test("address: reload, back and forward, a followed link, a damaged one", async ({ fake, host, open }) => {
  const page = await open(`${fake}/`);
  assert.equal(await page.eval(() => location.hash), "");
  await page.do({ op: "say", text: "one" });
  await page.until("the address has it", () => location.hash.length > 1);
  const address = await page.eval(() => location.href);
  await page.raw.reload();
  await page.ready();
  assert.equal((await page.get()).text, "one");

  const away = () => page.until("the other page", () => document.body.textContent === "elsewhere");
  await page.raw.goto(host("elsewhere"));
  await away();
  await page.raw.back();
  await page.ready();
  assert.equal((await page.get()).text, "one");
  await page.raw.forward();
  await away();
  await page.raw.back();
  await page.ready();
  assert.equal((await page.get()).text, "one");

  const other = await open(address);
  assert.equal((await other.get()).text, "one", "a copied address opens it");
  const link = (/** @type {string} */ text) => `#a${Buffer.from(JSON.stringify({ version: 1, workbench: "memory", text })).toString("base64")}`;
  await other.press({ x: 10, y: 10 }); // WebKit leaves out of its history what no person has done
  await other.eval((hash) => void (location.hash = hash), link("two"));
  await other.until("a followed link", () => hopfieldLab.get().text === "two");
  await other.raw.back();
  await other.until("back", () => hopfieldLab.get().text === "one");
  await other.eval(() => void (location.hash = "#a%%%"));
  await other.until("a notice", () => document.getElementById("notices")?.textContent?.includes("damaged"));
  assert.equal((await other.get()).text, "one");

  const damaged = await open(`${fake}/#aXXXX`);
  assert.match(await damaged.notices(), /link could not be opened/);
  assert.equal((await damaged.get()).text, "first visit");
});

test("address: a document too long for it is kept by the tab", async ({ fake, open }) => {
  const page = await open(`${fake}/`);
  const long = "long ".repeat(4000);
  await page.do({ op: "say", text: long });
  await page.until("it is kept", () => history.state?.hopfieldLab);
  assert.equal(await page.eval(() => location.hash), "");
  await page.raw.reload();
  await page.ready();
  assert.equal((await page.get()).text, long);
});

test("api: errors name the field, events are told", async ({ fake, open }) => {
  const page = await open(`${fake}/`);
  const result = await page.eval(async () => {
    /** @type {any[]} */
    const heard = [];
    const stop = hopfieldLab.on("change", () => heard.push("change"));
    const refused = await hopfieldLab.set({ version: 9 }).catch((error) => [error.field, error.message]);
    const command = await hopfieldLab.do({ op: "dance" }).catch((error) => [error.field, error.message]);
    await hopfieldLab.set({ version: 1, workbench: "memory", text: "set" });
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    stop();
    await hopfieldLab.do({ op: "say", text: "unheard" });
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    let unknown = "";
    try {
      hopfieldLab.on("dinner", () => {});
    } catch (error) {
      unknown = /** @type {Error} */ (error).message;
    }
    return { heard, refused, command, unknown, text: hopfieldLab.get().text, error: hopfieldLab.status().error };
  });
  assert.deepEqual(result.heard, ["change"]);
  assert.deepEqual(result.refused, ["version", "version: 9, expected 1"]);
  assert.deepEqual(result.command, ["op", "op: dance, expected say"]);
  assert.match(result.unknown, /ready, change, settled, error/);
  assert.equal(result.text, "unheard");
  assert.equal(result.error, null);
});

test("api: experiments run beside the page, tell how far they are and can be stopped", async ({ fake, open }) => {
  const page = await open(`${fake}/`);
  const result = await page.eval(async () => {
    /** @type {number[]} */
    const progress = [];
    let frames = 0;
    let counting = true;
    requestAnimationFrame(function count() {
      frames += 1;
      if (counting) requestAnimationFrame(count);
    });
    const counted = await hopfieldLab.experiment("count", { steps: 20 }, { onProgress: (value) => progress.push(value) });
    counting = false;
    const wrong = await hopfieldLab.experiment("nonsense", {}).catch((error) => [error.field, error.message]);
    const controller = new AbortController();
    const endless = hopfieldLab.experiment("count", { steps: 100000 }, {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    }).catch((error) => error.name);
    return { counted, progress, frames, wrong, stopped: await endless, after: await hopfieldLab.experiment("echo", ["again"]) };
  });
  assert.equal(result.counted, 20);
  assert.equal(result.progress.length, 20);
  assert.ok(result.frames >= 3, `${result.frames} frames meanwhile`);
  assert.deepEqual(result.wrong, ["name", "name: nonsense, expected echo"]);
  assert.equal(result.stopped, "AbortError");
  assert.deepEqual(result.after, ["again"]);
});

test("messages: a host on another origin, and one without", async ({ fake, host, open }) => {
  const script = `<script>
    globalThis.heard = [];
    let next = 0;
    const waiting = new Map();
    addEventListener("message", ({ data }) => {
      if (data?.hopfieldLab !== 1) return;
      if (data.event || data.progress) return heard.push(data);
      waiting.get(data.id)?.(data);
    });
    globalThis.ask = (call, ...args) => new Promise((resolve) => {
      waiting.set(++next, resolve);
      document.querySelector("iframe").contentWindow.postMessage({ hopfieldLab: 1, id: next, call, args }, "*");
    });
  </script>`;
  for (const sandbox of ["", 'sandbox="allow-scripts"']) {
    const outer = await open(host(`<iframe ${sandbox} src="${fake}/?embed=1" width="600" height="400"></iframe>${script}`), { wait: false });
    await outer.inFrame(0).ready();
    const answers = await outer.eval(async () => {
      const { ask, heard } = /** @type {any} */ (globalThis);
      await ask("ready");
      await ask("on", "change");
      return {
        done: await ask("do", { op: "say", text: "from outside" }),
        get: (await ask("get")).result.text,
        wrong: (await ask("do", { op: "dance" })).error,
        unknown: (await ask("constructor")).error,
        status: (await ask("status")).result.workbench,
        experiment: (await ask("experiment", "count", { steps: 2 })).result,
        heard: heard.map((message) => message.event ?? message.progress),
      };
    });
    assert.deepEqual(answers.done.result, null);
    assert.equal(answers.get, "from outside");
    assert.deepEqual(answers.wrong, { field: "op", message: "op: dance, expected say" });
    assert.match(answers.unknown.message, /expected one of ready, get, set/);
    assert.equal(answers.status, "memory");
    assert.equal(answers.experiment, 2);
    assert.deepEqual(answers.heard, ["change", 0.5, 1]);
  }
});

test("files: pictures are decoded by the browser, small ones and none too large", async ({ fake, open }) => {
  const page = await open(`${fake}/`);
  const files = [
    fixture("one.png", blackPicture(1, 1)),
    fixture("photo.png", blackPicture(1300, 700)),
    fixture("huge.png", blackPicture(20000, 20000)),
    fixture("broken.png", "not a picture"),
    fixture("data.npz", "PK"),
    fixture("future.json", '{"version": 2}'),
  ];
  await page.raw.setFiles("#files", files, null);
  await page.until("all of them", () => /future\.json/.test(document.getElementById("notices")?.textContent ?? ""));
  assert.deepEqual(await told(page, "import_rgba"), [["one.png", 1, 1, 4, 1, 1], ["photo.png", 512, 276, 512 * 276 * 4, 1300, 700]]);
  assert.deepEqual(await told(page, "import"), [["data.npz", 2]]);
  const notices = await page.notices();
  assert.match(notices, /huge\.png: 20000 × 20000 pixels, at most 8192 × 8192/);
  assert.match(notices, /broken\.png: this browser cannot read it as a picture/);
  assert.match(notices, /future\.json: version: 2, expected 1/);
  assert.equal((await page.get()).text, "first visit");
});

test("files: dropped and pasted", async ({ fake, open }) => {
  const page = await open(`${fake}/`);
  await page.press({ x: 10, y: 10 });
  // Scripts make these events: no driver can drop a file from outside.
  await page.eval(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(["1,2"], "dropped.csv"));
    document.getElementById("canvas")?.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: transfer }));
  });
  await page.until("the file", () => globalThis.fake.calls.some((call) => call[0] === "import"));
  assert.deepEqual(await told(page, "import"), [["dropped.csv", 3]]);

  await paste(page, '{"version":1,"workbench":"memory","text":"pasted"}');
  await page.until("the text", () => hopfieldLab.get().text === "pasted");
  await paste(page, "https://elsewhere.example/lab#a!!");
  await page.until("a notice", () => /pasted could not be opened/.test(document.getElementById("notices")?.textContent ?? ""));
});

/** By way of the real clipboard. @param {LabPage} page @param {string} text */
async function paste(page, text) {
  await page.eval((words) => {
    const area = document.body.appendChild(document.createElement("textarea"));
    area.value = words;
    area.select();
  }, text);
  await page.key("c", "Control");
  await page.eval(() => {
    document.querySelector("textarea")?.remove();
    document.getElementById("canvas")?.focus();
  });
  await page.key("v", "Control");
}

test("requests: downloads, pictures of plots, the theme, a link", async ({ fake, open }) => {
  const page = await open(`${fake}/`);
  const saved = await page.eval(async () => {
    /** @type {[string, Blob][]} */
    const blobs = [];
    const made = new Map();
    const create = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      const url = create.call(URL, blob);
      made.set(url, blob);
      return url;
    };
    HTMLAnchorElement.prototype.click = function () {
      blobs.push([this.download, made.get(this.href)]);
    };
    globalThis.fake.events.push(
      { type: "download", name: "a.txt", mime: "text/plain", base64: btoa("hello") },
      { type: "svg_to_png", name: "plot.png", svg: '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30"/></svg>' },
      { type: "theme", value: "dark" },
    );
    void hopfieldLab.do({ op: "say", text: "x" });
    while (blobs.length < 2) await new Promise((resolve) => setTimeout(resolve, 10));
    return { names: blobs.map(([name]) => name), text: await blobs[0][1].text(), type: blobs[1][1].type, theme: document.documentElement.dataset.theme };
  });
  assert.deepEqual(saved, { names: ["a.txt", "plot.png"], text: "hello", type: "image/png", theme: "dark" });
  await page.raw.reload();
  await page.ready();
  assert.equal((await page.eval(() => globalThis.fake.boot)).theme, "dark");
});
