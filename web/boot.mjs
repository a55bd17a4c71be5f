// Puts the page together: checks the browser, fetches the engine, connects it with the page's parts.

import { createKeeper, openingLink, reopen } from "./address.mjs";
import { createAnswers } from "./answers.mjs";
import { createApi } from "./api.mjs";
import { createBridge } from "./bridge.mjs";
import { missingCapabilities } from "./capabilities.mjs";
import { copyText, listenToClipboard } from "./clipboard.mjs";
import { followContext, openContext } from "./context.mjs";
import { createExperiments, experimentWorkers } from "./experiments.mjs";
import { createField } from "./field.mjs";
import { createFiles } from "./files.mjs";
import { createFrames } from "./frames.mjs";
import { listenToKeys } from "./keyboard.mjs";
import { listenToMessages } from "./messages.mjs";
import { createMirror } from "./mirror.mjs";
import { LabError } from "./native.mjs";
import { showNotice } from "./notice.mjs";
import { createPads } from "./pads.mjs";
import { followColours } from "./paper.mjs";
import { createPart, instantiateFirst, whenIdle } from "./parts.mjs";
import { readParameters } from "./parameters.mjs";
import { listenToPointers } from "./pointer.mjs";
import { applyTheme, createRequests } from "./requests.mjs";
import { showCrash, showNotLoaded, showUnsupported } from "./sheets.mjs";
import { observeSize } from "./size.mjs";
import { readStored } from "./storage.mjs";
import { createStudies } from "./studies.mjs";
import { say } from "./words.mjs";

/** @typedef {import("./api.mjs").LabApi} LabApi */

/** @template {HTMLElement} T @param {string} id @returns {T} */
const part = (id) => /** @type {T} */ (document.getElementById(id));

/** While something moves, the mirror follows this often (milliseconds): no screen reader reads faster. */
const mirrorInterval = 250;

/** @param {(options: object) => Promise<any>} createPage Emscripten's factory of the page's engine */
export async function boot(createPage) {
  const experiments = createExperiments();
  const lab = createApi((name, request, options) => experiments.run(name, request, options));
  (/** @type {any} */ (globalThis)).hopfieldLab = lab.api;
  listenToMessages(lab.api);

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
    return showNotLoaded(error instanceof Error ? error.message : String(error), () => location.reload());
  }

  try {
    start(engine, lab, crash, experiments, { parameters, notices, theme });
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
  const button = Object.assign(document.createElement("button"), { type: "button", className: "bright", id: "start" });
  button.textContent = say("Start the lab");
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

/** @typedef {{module: any, fetchWorkbenches: import("./parts.mjs").FetchPart}} Engine */

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
    /** @type {import("./parts.mjs").FetchPart} */
    let fetchWorkbenches;
    createPage({
      canvas: part("canvas"),
      locateFile: (/** @type {string} */ name) => name,
      /** @param {WebAssembly.Imports} imports @param {(instance: WebAssembly.Instance, module: WebAssembly.Module) => void} receive */
      instantiateWasm(imports, receive) {
        instantiateFirst(imports, show).then((source) => {
          fetchWorkbenches = source.fetchWorkbenches;
          receive(source.instance, source.module);
        }, reject);
        return {};
      },
      onAbort,
    }).then((module) => resolve({ module, fetchWorkbenches }), reject);
  });
}

/** @param {LabApi} lab */
function crashReporter(lab) {
  /** @type {() => string | null} the last document that was kept, as a link */
  let kept = () => openingLink()?.link ?? null;
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
    showCrash(`A fault in the program: ${message}`, text, {
      back: link ? () => reopen(link) : null,
      afresh: () => reopen(null),
    });
  }

  addEventListener("error", (event) => {
    // Not ours: a script of another site, or the browser's remark that a resize took two rounds.
    if (!event.error && /ResizeObserver|^Script error/.test(event.message)) return;
    report(event.error ?? event.message);
  });
  addEventListener("unhandledrejection", (event) => report(event.reason));
  return { report, keep: (/** @type {() => string | null} */ read) => void (kept = read) };
}

/**
 * @param {Engine} engine
 * @param {LabApi} lab
 * @param {ReturnType<typeof crashReporter>} crash
 * @param {ReturnType<typeof createExperiments>} experiments
 * @param {{parameters: import("./parameters.mjs").Parameters, notices: string[], theme: string}} opening
 */
function start({ module, fetchWorkbenches }, lab, crash, experiments, { parameters, notices, theme }) {
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
    open(link) {
      bridge.readLink(link);
      frames.wake();
    },
    notice: showNotice,
  });
  const workbenches = createPart(fetchWorkbenches, (share, fault) => {
    if (!bridge.alive()) return;
    bridge.part(share, fault);
    frames.wake();
  });
  const files = createFiles({
    stage, bridge, needPart: workbenches.need, wake: frames.wake, notice: showNotice, input: /** @type {HTMLInputElement} */ (part("files")),
  });
  const field = createField(stage, act, () => canvas.focus({ preventScroll: true }));
  const mirror = createMirror(part("mirror"), part("said"), {
    act,
    focused(id) {
      if (!bridge.alive()) return;
      bridge.mirrorFocus(id);
      frames.wake();
    },
    lost: () => canvas.focus({ preventScroll: true }),
  });
  const pads = createPads(part("pads"));
  const studies = createStudies({
    ...experiments, workers: experimentWorkers, answer: createAnswers(bridge, frames), notice: showNotice,
  });
  const carryOut = createRequests({ studies, link: bridge.link, pick: files.pick, edit, needPart: workbenches.need, notice: showNotice });

  /** @param {string} id @param {string} value */
  function act(id, value) {
    if (!bridge.alive()) return;
    bridge.act(id, value);
    frames.wake();
  }

  /** @param {string} id */
  function edit(id) {
    const widget = bridge.widgets().find((candidate) => candidate.id === id);
    if (widget) field.open(widget);
  }

  let shownFrames = -1;
  let mirroredAt = -mirrorInterval; // the first frame is mirrored, however soon it comes

  function draw() {
    if (!bridge.alive()) return false;
    if (newSize) {
      bridge.resize(...newSize);
      newSize = null;
    }
    const now = performance.now();
    const again = bridge.frame(now / 1000);
    hear();
    if (!again) keeper.still();
    /** @type {ReturnType<typeof bridge.widgets> | null} */
    let widgets = null;
    const drawn = bridge.framesDrawn();
    if (drawn !== shownFrames && (!again || now - mirroredAt > mirrorInterval)) {
      shownFrames = drawn;
      mirroredAt = now;
      widgets = bridge.widgets();
      mirror.update(widgets, again);
      pads.update(widgets, bridge.scrolls());
    }
    return files.follow(widgets) || again;
  }

  /** What has happened in the engine. */
  function hear() {
    for (const event of bridge.events()) {
      if (carryOut(event)) continue;
      if (event.type === "change") keeper.changed();
      lab.emit(event.type, event);
    }
  }

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
    firstVisit: !openingLink() && parameters.card && (parameters.workbench ?? "memory") === "memory",
    theme,
  });

  printing = followColours(bridge, frames);
  openFirst();
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
    openFiles: files.open,
    openText,
    copyRequested: () => void copyText(JSON.stringify(bridge.get())).then((done) => done && showNotice(say("The document was copied."))),
  });
  followContext(canvas, bridge, frames.wake, () => {
    keeper.save();
    location.reload();
  });
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
  // The first picture may be on the screen only after this; until then the poster shows through.
  const poster = part("poster");
  poster.inert = true;
  poster.className = "behind";
  setTimeout(() => poster.remove(), 1000);
  lab.connect(bridge, () => {
    hear();
    frames.wake();
    if (document.hidden) keeper.still(); // no frame will come that says so
  }, workbenches.need);
  void lab.started().then(() => whenIdle(workbenches.fetchAhead));
  notices.forEach(showNotice);

  /** The document that the page was asked for. A wrong one is told, and the first visit's stays. */
  function openFirst() {
    const opening = openingLink();
    if (opening) {
      try {
        bridge.readLink(opening.link);
        keeper.opened(opening.link);
      } catch (error) {
        if (!(error instanceof LabError)) throw error;
        notices.push(opening.shared
          ? say("The link could not be opened. {0}", error.message)
          : say("The last document could not be opened. {0}", error.message));
      }
    }
    if (parameters.workbench && parameters.workbench !== bridge.get().workbench) {
      try {
        bridge.do({ op: "open", workbench: parameters.workbench });
      } catch (error) {
        if (!(error instanceof LabError)) throw error;
        notices.push(say("The workbench “{0}” is not there yet.", parameters.workbench));
      }
    }
    if (parameters.lesson) notices.push(say("The lesson “{0}” is not there yet.", parameters.lesson));
  }

  /** @param {string} text pasted: a document, or a link or its end */
  function openText(text) {
    try {
      if (text.trimStart().startsWith("{")) bridge.set(text);
      else bridge.readLink(text.trim().replace(/^[^#]*#/, ""));
    } catch (error) {
      if (!(error instanceof LabError)) throw error;
      showNotice(say("What was pasted could not be opened. {0}", error.message));
    }
    frames.wake();
  }
}
