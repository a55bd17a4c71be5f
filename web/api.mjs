// globalThis.hopfieldLab: what a host page, a lesson or a test can do with the lab (docs/embedding.md).

/** @typedef {import("./bridge.mjs").Bridge} Bridge */
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
  /** @type {{bridge: Bridge, afterChange: () => void, needPart: () => Promise<void>} | null} */
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

  /** The part with the workbenches is known to be here. */
  let whole = false;

  /** The open workbench has come whole, or cannot come, which the screen says. */
  async function complete() {
    const { bridge, needPart } = running();
    if (whole || bridge.status().workbench === "memory") return;
    await needPart().then(() => (whole = true), () => {});
  }

  const api = {
    /** The whole state, as a document. */
    get: () => running().bridge.get(),
    /** Replaces the whole state, or rejects with the field at fault and changes nothing. @param {unknown} document */
    async set(document) {
      await ready;
      running().bridge.set(document);
      running().afterChange();
      await complete();
    },
    /** Applies one command, such as {"op": "store"}. @param {unknown} command */
    async do(command) {
      await ready;
      await complete(); // else it would not know what to step
      try {
        running().bridge.do(command);
      } catch (error) {
        // The command of a workbench whose code is on its way: when it is here, once more.
        if (!String(/** @type {any} */ (error)?.message).endsWith("its code is on the way")) throw error;
        await running().needPart();
        running().bridge.do(command);
      }
      running().afterChange();
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
    /** @param {Bridge} bridge @param {() => void} afterChange @param {() => Promise<void>} needPart brings the part with the workbenches */
    connect: (bridge, afterChange, needPart) => void (lab = { bridge, afterChange, needPart }),
    async started() {
      await complete();
      resolveReady();
      emit("ready");
    },
    failed: rejectReady,
  };
}
