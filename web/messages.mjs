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
 */
export function listenToMessages(api) {
  /** @type {WeakMap<object, Map<string, AbortController>>} experiments under way, by asking window and id */
  const underWay = new WeakMap();

  addEventListener("message", async (event) => {
    const { data, source, origin } = event;
    if (typeof data !== "object" || data === null || data.hopfieldLab !== 1 || typeof data.call !== "string") return;
    if (!source || source === window) return;
    const { id, call } = data;
    const args = Array.isArray(data.args) ? data.args : [];
    /** @param {object} message */
    const answer = (message) =>
      source.postMessage({ hopfieldLab: 1, ...message }, { targetOrigin: origin === "null" ? "*" : origin });

    /** @type {Record<string, () => unknown>} */
    const calls = {
      ready: () => api.ready,
      get: () => api.get(),
      set: () => api.set(args[0]),
      do: () => api.do(args[0]),
      status: () => api.status(),
      widgets: () => api.widgets(),
      on: () => void api.on(args[0], (detail) => answer({ event: args[0], detail: plain(detail) })),
      experiment: () => experiment(args[0], args[1]),
      cancel: () => underWay.get(source)?.get(String(args[0]))?.abort(),
    };

    /** @param {string} name @param {unknown} request */
    async function experiment(name, request) {
      const own = underWay.get(/** @type {object} */ (source)) ?? new Map();
      underWay.set(/** @type {object} */ (source), own);
      const controller = new AbortController();
      own.set(String(id), controller);
      try {
        return await api.experiment(name, request, {
          signal: controller.signal,
          onProgress: (progress) => answer({ id, progress }),
        });
      } finally {
        own.delete(String(id));
      }
    }

    try {
      if (!Object.hasOwn(calls, call)) throw new TypeError(`call: ${call}, expected one of ${Object.keys(calls).join(", ")}`);
      answer({ id, result: plain(await calls[call]()) });
    } catch (error) {
      const { field, message } = /** @type {any} */ (error);
      answer({ id, error: { field: field ?? "", message: String(message ?? error) } });
    }
  });
}

/** Errors and the like do not pass between pages. @param {unknown} value */
const plain = (value) => (value === undefined ? null : JSON.parse(JSON.stringify(value)));
