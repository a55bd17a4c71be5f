// Experiments that a workbench of the page asks for (event "study"), on the Workers of hopfieldLab.experiment. A worker that
// is lost is replaced, and what it was at is done again: the same request gives the same bytes.

import { LabError } from "./native.mjs";
import { say } from "./words.mjs";

/** @typedef {{ticket: number, name: string, request: string}} Study */

/** How a study can end, as the engine numbers it (src/page_studies.hpp). */
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
  let wanted = new AbortController();
  /** Those that no worker has yet: others may want a worker in between, and a pause holds them here. @type {Study[]} */
  let waiting = [];
  let underWay = 0;
  let paused = false;

  function next() {
    while (!paused && underWay < workers) {
      const study = waiting.shift();
      if (!study) return;
      underWay += 1;
      void carryOut(study);
    }
  }

  /** @param {number} ticket @param {number} kind @param {string} field @param {string} words */
  function answer(ticket, kind, field, words) {
    underWay -= 1;
    next();
    tell([ticket, kind, field, words], waiting.length + underWay);
  }

  /** @param {Study} study */
  async function carryOut({ ticket, name, request }) {
    const { signal } = wanted;
    for (let attempt = 0; ; attempt += 1) {
      try {
        const result = await run(name, request, { signal, patience: firstPatience * 4 ** attempt });
        if (!signal.aborted) answer(ticket, done, "", JSON.stringify(result));
        return;
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof LabError && !error.trap) return answer(ticket, refused, error.field, error.reason);
        const words = (error instanceof Error ? error.message : String(error)).replace(/\.?$/, ".");
        if (attempt + 1 === tries) {
          // What is no LabError did not come from the engine: it could not be fetched, for example.
          const guess = error instanceof LabError ? " Perhaps there is not enough memory." : "";
          return answer(ticket, lost, "", words + guess);
        }
        notice(say("A part of the experiment was lost. {0} It is computed again; what is finished stays.", words));
      }
    }
  }

  return {
    /** @param {Study} study */
    start(study) {
      waiting.push(study);
      next();
    },
    prepare,
    /** Those that are under way are finished. @param {boolean} wish */
    pause(wish) {
      paused = wish;
      next();
    },
    /** Nobody waits for any of them any more. */
    end() {
      wanted.abort();
      wanted = new AbortController();
      waiting = [];
      underWay = 0;
      paused = false;
    },
  };
}
