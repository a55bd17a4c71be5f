// Experiments that a workbench of the page asks for (event "study"), on the Workers of hopfieldLab.experiment. A worker that
// is lost is replaced, and what it was at is done again: the same request gives the same bytes.

import { LabError } from "./native.mjs";

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
 * @param {(ticket: number, kind: number, field: string, words: string, left: number) => void} parts.answer with how many are left
 * @param {(message: string) => void} parts.notice
 */
export function createStudies({ run, answer: tell, notice }) {
  let wanted = new AbortController();
  let left = 0;

  /** @param {number} ticket @param {number} kind @param {string} field @param {string} words */
  function answer(ticket, kind, field, words) {
    left -= 1;
    tell(ticket, kind, field, words, left);
  }

  /** @param {Study} study */
  async function start({ ticket, name, request }) {
    const { signal } = wanted;
    left += 1;
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
        notice(`A part of the experiment was lost. ${words} It is computed again; what is finished stays.`);
      }
    }
  }

  return {
    /** @param {Study} study */
    start: (study) => void start(study),
    /** Nobody waits for those that are under way any more. */
    end() {
      wanted.abort();
      wanted = new AbortController();
      left = 0;
    },
  };
}
