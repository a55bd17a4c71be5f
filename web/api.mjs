// globalThis.hopfieldLab: what a host page, a lesson or a test can do with the lab (docs/embedding.md).

import { withParts } from "./native.mjs";

/** @typedef {import("./bridge.mjs").Bridge} Bridge */
/** @typedef {{bridge: Bridge, afterChange: () => void, parts: Pick<import("./parts.mjs").Parts, "need" | "allHere">}} Running */
/** @typedef {"ready" | "change" | "settled" | "error"} ApiEvent */
/** @typedef {ReturnType<typeof createApi>} LabApi */
/** @typedef {LabApi["api"]} Api */

const eventNames = ["ready", "change", "settled", "error"];

/** What whoever called has been told is wrong. If it goes unheard, that is no mistake of the lab. @type {WeakSet<object>} */
export const handedOut = new WeakSet();

/** @param {unknown} error @returns {never} */
function handOut(error) {
  if (error instanceof Error) handedOut.add(error);
  throw error;
}

/** A function of the interface. @template {(...given: any[]) => any} T @param {T} body @returns {T} */
const outward = (body) => /** @type {T} */ ((...given) => {
  try {
    const result = body(...given);
    return result instanceof Promise ? result.catch(handOut) : result;
  } catch (error) {
    return handOut(error);
  }
});

/**
 * @param {(name: string, request: unknown, options?: import("./pool.mjs").RunOptions) => Promise<any>} experiment
 */
export function createApi(experiment) {
  /** @type {Map<string, Set<(detail: unknown) => void>>} */
  const listeners = new Map(eventNames.map((name) => [name, new Set()]));
  /** @type {Running | null} */
  let lab = null;
  /** @type {string | null} */
  let lastError = null;

  /** @type {() => void} */
  let resolveReady = () => {};
  /** @type {(error: unknown) => void} */
  let rejectReady = () => {};
  /** @type {Promise<void>} */
  const ready = new Promise((resolve, reject) => {
    resolveReady = resolve;
    rejectReady = reject;
  });
  ready.catch(() => {}); // who waits for it is told; nobody has to

  function running() {
    if (!lab) throw new Error("the lab is still loading: wait for hopfieldLab.ready");
    return lab;
  }

  /** @param {string} name @param {unknown} [detail] */
  function emit(name, detail) {
    if (name === "error") lastError = String((/** @type {any} */ (detail))?.message ?? detail);
    for (const listener of [...(listeners.get(name) ?? [])]) {
      try {
        listener(detail);
      } catch (error) {
        console.error(error); // the host's mistake is not a crash of the lab
      }
    }
  }

  /** The open workbench has come whole, or cannot come, which the screen says. */
  async function complete() {
    const { bridge, parts } = running();
    if (parts.allHere()) return;
    const { workbench } = bridge.status();
    if (workbench !== "memory") await parts.need(workbench).catch(() => {});
  }

  /** Also when it takes code that has not come. @param {(bridge: Bridge) => void} body */
  async function change(body) {
    const { bridge, parts, afterChange } = running();
    await withParts(parts.need, () => body(bridge));
    afterChange();
  }

  const api = {
    /** The whole state, as a document. */
    get: () => running().bridge.get(),
    /** Replaces the whole state, or rejects with the field at fault and changes nothing. @param {unknown} document */
    async set(document) {
      await ready;
      await change((bridge) => bridge.set(document));
      await complete();
    },
    /** Applies one command, such as {"op": "store"}. @param {unknown} command */
    async do(command) {
      await ready;
      await complete(); // else it would not know what to step
      await change((bridge) => bridge.do(command));
      if (/** @type {any} */ (command)?.op === "open") await complete();
    },
    status() {
      const { bridge } = running();
      return { error: lastError, ...bridge.status(), framesDrawn: bridge.framesDrawn() };
    },
    widgets: () => running().bridge.widgets(),
    /** @param {ApiEvent} name @param {(detail: any) => void} listener @returns {() => void} stops listening */
    on(name, listener) {
      const set = listeners.get(name);
      if (!set) throw new TypeError(`event: ${name}, expected one of ${eventNames.join(", ")}`);
      set.add(listener);
      return () => void set.delete(listener);
    },
    experiment,
  };
  for (const [name, body] of Object.entries(api)) (/** @type {any} */ (api))[name] = outward(body);

  return {
    /** With `ready`: the first frame has been drawn, and the workbench is there. */
    api: Object.freeze({ ready, ...api }),
    emit,
    /** @param {Running} running */
    connect: (running) => void (lab = running),
    async started() {
      await complete();
      resolveReady();
      emit("ready");
    },
    failed: rejectReady,
  };
}
