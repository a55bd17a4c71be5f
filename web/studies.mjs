// Experiments that workbenches of the page ask for (event "study"), on the Workers of hopfieldLab.experiment. Each workbench has a
// queue, and they take turns. A worker that is lost is replaced, and what it was at is done again: the same request gives the same
// bytes.

import { LabError } from "./native.mjs";
import { say } from "./words.mjs";

/** @typedef {{queue: number, ticket: number, name: string, request: string}} Study */
/** What one workbench has asked for. `waiting`: those that no worker has yet, since others may want a worker in between, and a pause
 * holds them here. @typedef {{waiting: Study[], underWay: number, paused: boolean, wanted: AbortController}} Queue */

/** How a study can end, as the engine numbers it (src/app/page_pool.hpp). */
const done = 0;
const refused = 1;
const lost = 2;

/** How often a request is tried before it counts as too much for the engine. */
const tries = 3;
/** A worker that has said nothing for so long (milliseconds) may be gone without anybody having been told; each further try
 * waits four times as long, since it may only be slow. */
const firstPatience = 60_000;

/**
 * @param {object} parts
 * @param {(name: string, request: unknown, options: import("./pool.mjs").RunOptions) => Promise<unknown>} parts.run
 * @param {() => void} parts.prepare what `run` needs
 * @param {number} parts.workers how many are run at once
 * @param {(answer: import("./answers.mjs").Answer, left: number) => void} parts.answer with how many will come yet
 * @param {(message: string) => void} parts.notice
 */
export function createStudies({ run, prepare, workers, answer: tell, notice }) {
  /** The one that is served next stands first. @type {Map<number, Queue>} */
  const queues = new Map();

  /** @param {number} id */
  function queueOf(id) {
    let queue = queues.get(id);
    if (!queue) queues.set(id, (queue = { waiting: [], underWay: 0, paused: false, wanted: new AbortController() }));
    return queue;
  }

  /** @param {(queue: Queue) => number} what */
  const sum = (what) => [...queues.values()].reduce((total, queue) => total + what(queue), 0);

  function next() {
    while (sum((queue) => queue.underWay) < workers) {
      const [id, queue] = [...queues].find(([, { paused, waiting }]) => !paused && waiting.length > 0) ?? [];
      const study = queue?.waiting.shift();
      if (id === undefined || !queue || !study) return;
      queues.delete(id);
      queues.set(id, queue); // to the end
      queue.underWay += 1;
      void carryOut(queue, study);
    }
  }

  /** @param {Queue} queue @param {import("./answers.mjs").Answer} given */
  function answer(queue, ...given) {
    queue.underWay -= 1;
    next();
    tell(given, sum(({ waiting, underWay }) => waiting.length + underWay));
  }

  /** @param {Queue} queue @param {Study} study */
  async function carryOut(queue, { ticket, name, request }) {
    const { signal } = queue.wanted;
    for (let attempt = 0; ; attempt += 1) {
      try {
        const result = await run(name, request, { signal, patience: firstPatience * 4 ** attempt });
        if (!signal.aborted) answer(queue, ticket, done, "", JSON.stringify(result));
        return;
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof LabError && !error.trap) return answer(queue, ticket, refused, error.field, error.reason);
        const words = (error instanceof Error ? error.message : String(error)).replace(/\.?$/, ".");
        if (attempt + 1 === tries) {
          // What is no LabError did not come from the engine: it could not be fetched, for example.
          return answer(queue, ticket, lost, "", error instanceof LabError ? say("{0} Perhaps there is not enough memory.", words) : words);
        }
        notice(say("A part of the experiment was lost. {0} It is computed again. The other results are kept.", words));
      }
    }
  }

  return {
    /** @param {Study} study */
    start(study) {
      queueOf(study.queue).waiting.push(study);
      next();
    },
    prepare,
    /** Those that are under way are finished. @param {number} id @param {boolean} wish */
    pause(id, wish) {
      queueOf(id).paused = wish;
      next();
    },
    /** Nobody waits for any of this queue any more. @param {number} id */
    end(id) {
      queues.get(id)?.wanted.abort();
      queues.delete(id);
      next();
    },
  };
}
