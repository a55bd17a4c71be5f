// Jobs on workers: each job takes an idle worker or a new one, up to a number; the others wait.

import { LabError } from "./native.mjs";

/**
 * @typedef {object} Thread one worker, of whatever kind
 * @property {(message: object) => void} post
 * @property {(listener: (message: any) => void) => void} listen replaces the listener before
 * @property {() => void} stop
 * @property {(busy: boolean) => void=} hold whether the program has to stay alive for it
 */

/** @typedef {{onProgress?: (fraction: number) => void, signal?: AbortSignal}} RunOptions */

/**
 * @param {() => Promise<Thread>} createThread ready for {name, request}
 * @param {number} most
 */
export function createPool(createThread, most) {
  /** @type {Thread[]} */
  const idle = [];
  /** @type {(() => void)[]} */
  const waiting = [];
  let running = 0;

  /** @param {string} name @param {unknown} request @param {RunOptions} options */
  async function run(name, request, { onProgress, signal } = {}) {
    signal?.throwIfAborted();
    while (running >= most) await new Promise((resolve) => waiting.push(() => resolve(undefined)));
    running += 1;
    try {
      signal?.throwIfAborted();
      const thread = idle.pop() ?? (await createThread());
      return await work(thread, name, request, onProgress, signal);
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  }

  /**
   * @param {Thread} thread @param {string} name @param {unknown} request
   * @param {((fraction: number) => void) | undefined} onProgress @param {AbortSignal | undefined} signal
   */
  function work(thread, name, request, onProgress, signal) {
    return new Promise((resolve, reject) => {
      /** A computation does not look at messages while it runs: it is stopped with its thread. */
      const abort = () => {
        thread.stop();
        reject(signal?.reason);
      };
      if (signal?.aborted) return abort();
      signal?.addEventListener("abort", abort, { once: true });
      thread.hold?.(true);
      thread.listen((message) => {
        if (message.progress !== undefined) return onProgress?.(message.progress);
        signal?.removeEventListener("abort", abort);
        thread.hold?.(false);
        // After a trap the engine's memory is not to be trusted.
        if (message.error?.trap) thread.stop();
        else idle.push(thread);
        if (message.error) reject(new LabError(message.error.field, message.error.message));
        else resolve(message.result);
      });
      thread.post({ name, request });
    });
  }

  return { run };
}
