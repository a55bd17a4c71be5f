// The same calls by postMessage, for a host page on another site (docs/embedding.md).
//   asked     {hopfieldLab: 1, id, call, args}
//   answered  {hopfieldLab: 1, id, result} or {hopfieldLab: 1, id, error: {field, message}}
//   told      {hopfieldLab: 1, event, detail} after the call "on"; {hopfieldLab: 1, id, progress} during an experiment

/** @typedef {import("./api.mjs").Api} Api */

/**
 * Answers go to the window and the origin that asked and to nobody else. A page without an origin (a file on a disk, a
 * sandboxed frame) reports "null", which cannot be addressed: its window is then the only address. What could be read by
 * a page that takes that window's place in the meantime is the state of the lab, nothing about the person.
 * @param {Api} api
 * @returns {(event: MessageEvent) => Promise<void>} answers one that is meant for the lab
 */
export function createMessages(api) {
  /** What a window has under way: experiments by their ids, and events by their names. @type {WeakMap<object, {experiments: Map<string, AbortController>, events: Map<string, () => void>}>} */
  const windows = new WeakMap();

  return async ({ data, source, origin }) => {
    if (!source || source === window || typeof data.call !== "string") return;
    const asking = /** @type {Window} */ (source);
    const { id, call } = data;
    const args = Array.isArray(data.args) ? data.args : [];
    const own = windows.get(asking) ?? { experiments: new Map(), events: new Map() };
    windows.set(asking, own);
    /** @param {object} message */
    function answer(message) {
      try {
        asking.postMessage({ hopfieldLab: 1, ...message }, { targetOrigin: origin === "null" ? "*" : origin });
      } catch (error) {
        console.error(error); // an id that cannot be sent back, for example: the host's mistake
      }
    }

    /** @type {Record<string, () => unknown>} */
    const calls = {
      ready: () => api.ready,
      get: () => api.get(),
      set: () => api.set(args[0]),
      do: () => api.do(args[0]),
      status: () => api.status(),
      widgets: () => api.widgets(),
      on: () => listen(args[0]),
      off() {
        own.events.get(String(args[0]))?.();
        own.events.delete(String(args[0]));
      },
      experiment: () => experiment(args[0], args[1]),
      cancel: () => own.experiments.get(String(args[0]))?.abort(),
    };

    /** Once, however often it is asked for. @param {any} event */
    function listen(event) {
      if (own.events.has(event)) return;
      own.events.set(event, api.on(event, (detail) => answer({ event, detail: plain(detail) })));
    }

    /** @param {string} name @param {unknown} request */
    async function experiment(name, request) {
      const key = String(id);
      if (own.experiments.has(key)) throw new TypeError(`id: an experiment with the id ${key} is under way, expected another id`);
      const controller = new AbortController();
      own.experiments.set(key, controller);
      try {
        return await api.experiment(name, request, {
          signal: controller.signal,
          onProgress: (progress) => answer({ id, progress }),
        });
      } finally {
        own.experiments.delete(key);
      }
    }

    try {
      if (!Object.keys(calls).includes(call)) throw new TypeError(`call: ${call}, expected one of ${Object.keys(calls).join(", ")}`);
      answer({ id, result: plain(await calls[call]()) });
    } catch (error) {
      const { field, message } = /** @type {any} */ (error);
      answer({ id, error: { field: field ?? "", message: String(message ?? error) } });
    }
  };
}

/** Errors and the like do not pass between pages. @param {unknown} value */
const plain = (value) => (value === undefined ? null : JSON.parse(JSON.stringify(value)));
