// Jobs on workers: each job takes an idle worker or a new one, up to a number; the others wait.

import { LabError } from "./native.mjs";
import { say } from "./words.mjs";

/**
 * @typedef {object} Thread one worker, of whatever kind
 * @property {(message: object) => void} post
 * @property {(listener: (message: any) => void) => void} listen replaces the listener before
 * @property {() => void} stop
 * @property {(busy: boolean) => void=} hold whether the program has to stay alive for it
 */

/**
 * @typedef {object} RunOptions
 * @property {(fraction: number) => void} [onProgress]
 * @property {AbortSignal} [signal]
 * @property {number} [patience] milliseconds without a word after which the worker counts as lost; forever when missing
 */

/**
 * @param {() => Promise<Thread>} createThread ready for {name, request}
 * @param {number} most
 */
export function createPool(createThread, most) {
  /** Also those that are only starting. @type {(Thread | Promise<Thread>)[]} */
  const idle = [];
  /** @type {(() => void)[]} */
  const waiting = [];
  let running = 0;

  /** @param {string} name @param {unknown} request @param {RunOptions} options */
  async function run(name, request, { onProgress, signal, patience } = {}) {
    throwIfAborted(signal);
    while (running >= most) await new Promise((resolve) => waiting.push(() => resolve(undefined)));
    running += 1;
    try {
      throwIfAborted(signal);
      const thread = await started(Promise.resolve(idle.pop() ?? createThread()), patience);
      return await work(thread, name, request, { onProgress, signal, patience });
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  }

  /**
   * @param {Thread} thread @param {string} name @param {unknown} request @param {RunOptions} options
   */
  function work(thread, name, request, { onProgress, signal, patience }) {
    return new Promise((resolve, reject) => {
      /** A computation does not look at messages while it runs: it is stopped with its thread. */
      const abort = () => {
        watch.end();
        thread.stop();
        reject(reasonOf(signal));
      };
      const watch = watching(patience, (seconds) => {
        signal?.removeEventListener("abort", abort);
        thread.stop();
        reject(new LabError("", say("The worker has been silent for {0} {0|second|seconds}", seconds), true));
      });
      if (signal?.aborted) return abort();
      signal?.addEventListener("abort", abort, { once: true });
      thread.hold?.(true);
      thread.listen((message) => {
        watch.heard();
        if (message.progress !== undefined) return tell(onProgress, message.progress);
        watch.end();
        signal?.removeEventListener("abort", abort);
        thread.hold?.(false);
        // After a trap the engine's memory is not to be trusted.
        if (message.error?.trap) thread.stop();
        else rest(thread);
        if (message.error) reject(new LabError(message.error.field, message.error.message, Boolean(message.error.trap)));
        else resolve(message.result);
      });
      try {
        thread.post({ name, request });
      } catch (error) {
        // A function in it, for example. The worker has not heard of it.
        watch.end();
        signal?.removeEventListener("abort", abort);
        thread.hold?.(false);
        rest(thread);
        reject(new LabError("request", say("it cannot be handed to a worker: {0}", error instanceof Error ? error.message : String(error))));
      }
    });
  }

  /** Keeps a thread for the next job. @param {Thread} thread */
  function rest(thread) {
    idle.push(thread);
    thread.listen(() => {
      // Nobody has asked it anything: it has broken down.
      const at = idle.indexOf(thread);
      if (at >= 0) idle.splice(at, 1);
      thread.stop();
    });
  }

  /** Starts all threads there may be, so that they are ready for what comes soon. */
  function prepare() {
    for (let count = running + idle.length; count < most; count += 1) {
      const starting = createThread();
      idle.push(starting);
      const place = () => idle.indexOf(starting);
      starting.then(
        (thread) => {
          if (place() < 0) return; // somebody waits for it already
          idle.splice(place(), 1);
          rest(thread);
        },
        // Whoever needs one tries again, and hears why it fails.
        () => place() >= 0 && idle.splice(place(), 1),
      );
    }
  }

  return { run, prepare };
}

/** As AbortSignal has it, in browsers of 2022. @param {AbortSignal | undefined} signal */
const reasonOf = (signal) => signal?.reason ?? new DOMException("The operation was aborted.", "AbortError");

/** @param {AbortSignal | undefined} signal */
function throwIfAborted(signal) {
  if (signal?.aborted) throw reasonOf(signal);
}

/** What a listener does wrong is its own mistake. @param {((fraction: number) => void) | undefined} listener @param {number} fraction */
function tell(listener, fraction) {
  try {
    listener?.(fraction);
  } catch (error) {
    console.error(error);
  }
}

/**
 * A worker can be lost before it has said that it is ready, too.
 * @param {Promise<Thread>} thread @param {number | undefined} patience milliseconds
 * @returns {Promise<Thread>}
 */
function started(thread, patience) {
  return new Promise((resolve, reject) => {
    const watch = watching(patience, (seconds) => reject(new LabError("", `A worker has not started in ${seconds} seconds`, true)));
    thread.finally(watch.end).then(resolve, reject);
  });
}

/** In this many looks: a page that was frozen meanwhile has at most one of them behind it before it hears the worker. */
const looks = 4;

/**
 * Browsers do not tell that a worker has gone. Whoever is silent for too long counts as gone.
 * @param {number | undefined} patience milliseconds @param {(seconds: number) => void} lost
 */
function watching(patience, lost) {
  if (patience === undefined) return { heard() {}, end() {} };
  let silent = 0;
  const timer = setInterval(() => {
    silent += 1;
    if (silent < looks) return;
    clearInterval(timer);
    lost(Math.round(patience / 1000));
  }, patience / looks);
  return { heard: () => void (silent = 0), end: () => clearInterval(timer) };
}
