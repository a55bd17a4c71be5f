// Puts the page together: checks the browser, fetches the engine, connects it with the page's parts.

import { createKeeper, openings, reopen } from "./address.mjs";
import { createApi, handedOut } from "./api.mjs";
import { assetOf, NotCome } from "./assets.mjs";
import { createBridge } from "./bridge.mjs";
import { missingCapabilities } from "./capabilities.mjs";
import { copyText, listenToClipboard } from "./clipboard.mjs";
import { followContext, openContext } from "./context.mjs";
import { createFrames } from "./frames.mjs";
import { listenToKeys } from "./keyboard.mjs";
import { later, withSecond } from "./later.mjs";
import { readings } from "./links.mjs";
import { createMirror } from "./mirror.mjs";
import { LabError, missingPart, withParts } from "./native.mjs";
import { showNotice } from "./notice.mjs";
import { createPads } from "./pads.mjs";
import { followColours } from "./paper.mjs";
import { createParts, instantiateFirst, whenIdle } from "./parts.mjs";
import { readParameters } from "./parameters.mjs";
import { listenToPointers } from "./pointer.mjs";
import { make, showNotLoaded, showUnsupported } from "./sheets.mjs";
import { observeSize } from "./size.mjs";
import { readStored, writeStored } from "./storage.mjs";
import { applyTheme } from "./theme.mjs";
import { say } from "./words.mjs";

/** @typedef {import("./api.mjs").LabApi} LabApi */

/** @template {HTMLElement} T @param {string} id @returns {T} */
const part = (id) => /** @type {T} */ (document.getElementById(id));

/** While something moves, the mirror follows this often (milliseconds): no screen reader reads faster. */
const mirrorInterval = 250;

/** This script, by which mistakes of others are told from ours. */
const ownScript = /** @type {HTMLScriptElement | null} */ (document.currentScript)?.src || location.href.split("#")[0];

/** @param {(options: object) => Promise<any>} createPage Emscripten's factory of the page's engine */
export async function boot(createPage) {
  document.getElementById("late")?.remove();
  const lab = createApi(async (name, request, options) => (await later()).run(name, request, options));
  (/** @type {any} */ (globalThis)).hopfieldLab = lab.api;
  /** @type {ReturnType<import("./later.mjs").Second["createMessages"]> | undefined} */
  let answer;
  addEventListener("message", (event) => {
    if (event.data?.hopfieldLab === 1) withSecond(({ createMessages }) => void (answer ??= createMessages(lab.api))(event));
  });

  const { parameters, notices } = readParameters(location.search);
  const theme = parameters.theme ?? readStored("theme") ?? "auto";
  applyTheme(theme);
  document.documentElement.classList.toggle("framed", window.parent !== window);

  /** @param {string[]} missing */
  function unsupported(missing) {
    lab.failed(new Error(`this browser is missing ${missing.join("; ")}`));
    showUnsupported(missing);
  }

  const missing = missingCapabilities();
  if (missing.length > 0) return unsupported(missing);
  if (!parameters.autostart) await pressed();

  const crash = crashReporter(lab);
  const loading = loadEngine(createPage, crash.report);
  loading.catch(() => {}); // waited for below
  // While the engine is on its way, and the poster is there to look at: without a graphics card this takes a while.
  await afterPaint();
  if (!openContext(/** @type {HTMLCanvasElement} */ (part("canvas")))) return unsupported(["WebGL 2, with which the picture is drawn"]);
  let engine;
  try {
    engine = await loading;
  } catch (error) {
    lab.failed(error);
    return showNotLoaded(error instanceof Error ? error.message : String(error));
  }

  try {
    await start(engine, lab, crash, { parameters, notices, theme });
  } catch (error) {
    lab.failed(error);
    // It has WebGL 2, but the lab cannot draw with it.
    if (error instanceof LabError && error.field === "canvas") return showUnsupported([error.message]);
    crash.report(error);
  }
}

/** Until the person has pressed the picture of the lab, or its button: nothing is fetched before. */
async function pressed() {
  const poster = part("poster");
  const button = make("button", { type: "button", className: "bright", id: "start" }, say("Start the lab"));
  part("loading").before(button);
  poster.classList.add("waits");
  await new Promise((resolve) => poster.addEventListener("click", resolve, { once: true }));
  poster.classList.remove("waits");
  button.remove();
}

/** Until what the page shows by now is on the screen; a hidden one shows nothing. */
const afterPaint = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 200);
  });

/** @typedef {{module: any, fetchPart: import("./parts.mjs").FetchParts}} Engine */

/**
 * @param {(options: object) => Promise<any>} createPage
 * @param {(error: unknown) => void} onAbort
 * @returns {Promise<Engine>}
 */
function loadEngine(createPage, onAbort) {
  const loading = part("loading");
  const progress = /** @type {HTMLProgressElement} */ (part("progress"));
  const words = part("loading-words");
  loading.hidden = false;
  words.textContent = "Loading…";

  /** @param {number} fraction */
  function show(fraction) {
    progress.value = fraction;
    words.textContent = fraction < 1 ? `Loading… ${Math.floor(100 * fraction)}%` : "Starting…";
  }

  return new Promise((resolve, reject) => {
    /** @type {import("./parts.mjs").FetchParts} */
    let fetchPart;
    createPage({
      canvas: part("canvas"),
      locateFile: (/** @type {string} */ name) => name,
      /** @param {WebAssembly.Imports} imports @param {(instance: WebAssembly.Instance, module: WebAssembly.Module) => void} receive */
      instantiateWasm(imports, receive) {
        instantiateFirst(imports, show).then((source) => {
          fetchPart = source.fetchPart;
          receive(source.instance, source.module);
        }, reject);
        return {};
      },
      onAbort,
    }).then((module) => resolve({ module, fetchPart }), reject);
  });
}

/**
 * The engine's end, and mistakes in the page's own scripts. Not what a host does wrong with the interface, or another script.
 * @param {LabApi} lab
 */
function crashReporter(lab) {
  /** @type {() => string | null} the last document that was kept, as a link */
  let kept = () => openings()[0]?.link ?? null;
  let reported = false;

  /** @param {unknown} error */
  function report(error) {
    if (reported) return;
    reported = true;
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const link = kept();
    const text = [
      message,
      error instanceof Error ? error.stack ?? "" : "",
      `page: ${location.pathname}${location.search}`,
      `browser: ${navigator.userAgent}`,
      `document: ${link ?? "none"}`,
    ].join("\n");
    lab.emit("error", { message });
    lab.failed(new Error(message));
    withSecond(({ showCrash }) => showCrash(`A fault in the program: ${message}`, text, {
      back: link ? () => reopen(link) : null,
      afresh: () => reopen(null),
    }), () => showNotLoaded(message));
  }

  /** @param {any} error @param {string} [file] where it comes from; its first place when missing */
  function hear(error, file = /(?:https?|file|blob):\S+?(?=:\d+:\d+)/.exec(error?.stack)?.[0] ?? "") {
    const second = assetOf("second.js").url;
    if (error instanceof LabError || handedOut.has(error)) return;
    if (file === ownScript || (second && file.endsWith(second))) report(error);
  }

  addEventListener("error", ({ error, filename }) => error instanceof Error && hear(error, filename));
  addEventListener("unhandledrejection", ({ reason }) => reason instanceof Error && hear(reason));
  return { report, keep: (/** @type {() => string | null} */ read) => void (kept = read) };
}

/**
 * @param {Engine} engine
 * @param {LabApi} lab
 * @param {ReturnType<typeof crashReporter>} crash
 * @param {{parameters: import("./parameters.mjs").Parameters, notices: string[], theme: string}} opening
 */
async function start({ module, fetchPart }, lab, crash, { parameters, notices, theme }) {
  const stage = part("stage");
  const canvas = /** @type {HTMLCanvasElement} */ (part("canvas"));
  const bridge = createBridge(module, crash.report);

  const dark = matchMedia("(prefers-color-scheme: dark)");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const coarse = matchMedia("(pointer: coarse)");

  /** @type {[number, number, number] | null} the last size of a storm of them */
  let newSize = null;
  const size = observeSize(canvas, (width, height, ratio) => {
    if (printing()) return;
    newSize = [width, height, ratio];
    frames.wake();
  });

  const frames = createFrames(draw);
  let printing = () => false;
  const keeper = createKeeper({
    read: bridge.link,
    open: follow,
    notice: showNotice,
  });
  function reload() {
    keeper.save();
    location.reload();
  }
  const parts = createParts(fetchPart, (name, share, fault) => {
    if (!bridge.alive()) return;
    bridge.part(name, share, fault);
    frames.wake();
  }, reload);
  /** @type {ReturnType<import("./later.mjs").Second["createHelpers"]> | undefined} */
  let helpers;
  /** @param {(helper: NonNullable<typeof helpers>) => void} use */
  const withHelpers = (use) => withSecond(({ createHelpers }) => use(helpers ??= createHelpers({
    stage, bridge, frames, needPart: parts.need, pick: () => input.click(), openLink, act, focus, notice: showNotice,
  })), (error) => showNotice(error instanceof Error ? error.message : String(error), { label: say("Load the page again"), act: reload }));
  const focus = () => canvas.focus({ preventScroll: true });
  const mirror = createMirror(part("mirror"), part("said"), {
    act,
    focused(id) {
      if (!bridge.alive()) return;
      bridge.mirrorFocus(id);
      frames.wake();
    },
    lost: focus,
  });
  const pads = createPads(part("pads"));

  /** @param {string} id @param {string} value */
  function act(id, value) {
    if (!bridge.alive()) return;
    bridge.act(id, value);
    frames.wake();
  }

  let shownFrames = -1;
  let mirroredAt = -mirrorInterval;
  /** The first picture is on the screen: it need not wait for the mirror. */
  let seen = false;

  /** The document is there that the page has opened with. */
  let begun = false;

  function draw() {
    if (!begun || !bridge.alive()) return false;
    if (newSize) {
      bridge.resize(...newSize);
      newSize = null;
    }
    const now = performance.now();
    const again = bridge.frame(now / 1000);
    hear();
    if (again) keeper.moving();
    else keeper.still();
    /** @type {ReturnType<typeof bridge.widgets> | null} */
    let widgets = null;
    const drawn = bridge.framesDrawn();
    if (seen && drawn !== shownFrames && (!again || now - mirroredAt > mirrorInterval)) {
      shownFrames = drawn;
      mirroredAt = now;
      widgets = bridge.widgets();
      mirror.update(widgets, again);
      pads.update(widgets, bridge.scrolls());
    }
    return (helpers?.follow(widgets) ?? false) || again;
  }

  /** What has happened in the engine. */
  function hear() {
    for (const event of bridge.events()) {
      const { type, value } = event;
      if (type === "change") keeper.changed();
      if (type === "change" || type === "settled" || type === "error") lab.emit(type, event);
      else if (type === "part") parts.ask(value);
      else if (type === "theme") {
        applyTheme(value);
        writeStored("theme", value);
      } else withHelpers(({ carryOut }) => carryOut(event));
    }
  }

  const links = openings();
  bridge.start({
    canvas: "#canvas",
    ...size,
    dark: dark.matches,
    reducedMotion: still.matches,
    touch: coarse.matches,
    embed: parameters.embed,
    size: parameters.size,
    hidden: parameters.card ? parameters.hide : [...parameters.hide, "card"],
    // Nothing was opened, and nothing was kept from a visit before.
    firstVisit: links.length === 0 && parameters.card && (parameters.workbench ?? "memory") === "memory",
    theme,
  });

  printing = followColours(bridge, frames);
  const opened = await openFirst();
  begun = true;
  listenToPointers(stage, canvas, bridge, frames);
  listenToKeys(stage, bridge, frames, mirror.resume);
  stage.addEventListener("pointerdown", ({ clientX, clientY }) => {
    const { left, top } = canvas.getBoundingClientRect();
    mirror.point(clientX - left, clientY - top);
  });
  const skip = part("skip");
  skip.hidden = false;
  skip.addEventListener("click", mirror.toFigure);
  listenToClipboard({
    stage,
    focus,
    open: (given) => withHelpers(({ open }) => open(given)),
    copyRequested: () => void copyText(JSON.stringify(bridge.get())).then((done) => done && showNotice(say("The document was copied."))),
  });
  const input = /** @type {HTMLInputElement} */ (part("files"));
  input.addEventListener("change", () => {
    const files = [...(input.files ?? [])];
    input.value = ""; // so that the same file can be opened again
    withHelpers(({ open }) => open({ files, folders: [], text: "" }));
  });
  followContext(canvas, bridge, frames.wake, reload);
  for (const query of [dark, still, coarse]) {
    query.addEventListener("change", () => {
      bridge.system(dark.matches, still.matches, coarse.matches);
      frames.wake();
    });
  }
  // A page that comes back from the browser's cache has to be drawn again.
  addEventListener("pageshow", frames.wake);
  crash.keep(keeper.kept);

  frames.now();
  void afterPaint().then(() => {
    seen = true;
    frames.wake();
  });
  const before = keeper.begin(opened, links.length > 0 && links[0].link !== opened);
  if (before) showNotice(say("What you did here before is kept."), { label: say("Bring it back"), act: () => withHelpers(({ open }) => open({ files: [], folders: [], text: before })) });
  // The first picture may be on the screen only after this; until then the poster shows through.
  const poster = part("poster");
  poster.inert = true;
  poster.className = "behind";
  setTimeout(() => poster.remove(), 1000);
  lab.connect({ bridge, parts, afterChange() {
    hear();
    frames.wake();
    if (document.hidden) keeper.still(); // no frame will come that says so
  } });
  void lab.started().then(() => whenIdle(() => {
    parts.fetchAhead(bridge.alive() ? bridge.status().workbench : "").catch(() => {}); // nobody waits for it yet
    later().catch(() => {}); // nobody waits for it yet
  }));
  for (const message of notices) showNotice(message);

  /** @param {string} text a link, or something with a link in it */
  function openLink(text) {
    /** @type {unknown} */
    let first;
    for (const link of readings(text)) {
      try {
        return bridge.readLink(link);
      } catch (error) {
        first ??= error;
        if (!(error instanceof LabError) || error.field !== "link") break; // it is whole
      }
    }
    throw first;
  }

  let followed = 0;

  /** What an address asks for that somebody has gone to. @param {string} link */
  function follow(link) {
    followed += 1;
    try {
      openLink(link);
    } catch (error) {
      const missing = missingPart(error);
      if (!missing) throw error;
      const now = followed;
      void parts.need(missing).then(() => now === followed && follow(link)).catch((why) => {
        const message = why instanceof Error ? why.message : String(why);
        showNotice(say("The link could not be opened. {0}", message));
      });
    }
    frames.wake();
  }

  /** The document that the page was asked for. A wrong one is told, and the next that there is opens: the first visit's in the end.
   * @returns {Promise<string | null>} its link */
  async function openFirst() {
    let opened = null;
    for (const { link, from } of links) {
      try {
        // Before its code has come nothing is shown of it, and nothing else in its place.
        await withParts(parts.need, () => openLink(link));
        // What a link has hidden is hidden where it leads to, not in the reader's own lab.
        if (from === "storage") bridge.do({ op: "view", hidden: [] });
        opened = link;
        break;
      } catch (error) {
        if (!(error instanceof LabError || error instanceof NotCome)) throw error;
        notices.push(from === "address"
          ? say("The link could not be opened. {0}", error.message)
          : say("The last document could not be opened. {0}", error.message));
      }
    }
    if (parameters.workbench && parameters.workbench !== bridge.get().workbench) {
      try {
        bridge.do({ op: "open", workbench: parameters.workbench });
      } catch (error) {
        if (!(error instanceof LabError)) throw error;
        notices.push(say("This page's address asks for a workbench that cannot be opened. {0}", error.message));
      }
    }
    if (parameters.lesson) notices.push(say("The lesson “{0}” is not there yet.", parameters.lesson));
    return opened;
  }
}
