// The second part of the page's script: what is not needed for the first picture. What it imports from files of the first part it
// gets from there (tools/link.mjs).

import { createAnswers } from "./answers.mjs";
import { NotCome } from "./assets.mjs";
import { createExperiments, experimentWorkers } from "./experiments.mjs";
import { createField } from "./field.mjs";
import { createFiles } from "./files.mjs";
import { createLettering } from "./lettering.mjs";
import { createMessages } from "./messages.mjs";
import { LabError, withParts } from "./native.mjs";
import { createRequests } from "./requests.mjs";
import { showContextLost, showCrash } from "./reports.mjs";
import { createStudies } from "./studies.mjs";
import { say } from "./words.mjs";

const experiments = createExperiments();

/** Whether most lines are numbers, as a spreadsheet gives them (beside a picture of its cells). @param {string} text */
function isTable(text) {
  const lines = text.match(/[^\r\n]+/g) ?? [];
  const rows = lines.filter((line) => /^([-−+\d.,;\s"e]|true|false)+$/i.test(line));
  return 2 * rows.length > lines.length && (rows.length > 1 || /\S[\t,; ]+\S/.test(text));
}

/**
 * @param {object} parts
 * @param {HTMLElement} parts.stage
 * @param {() => void} parts.pick opens the file dialogue
 * @param {import("./bridge.mjs").Bridge} parts.bridge
 * @param {ReturnType<typeof import("./frames.mjs").createFrames>} parts.frames
 * @param {(name: string) => Promise<void>} parts.needPart brings a part of the engine
 * @param {(link: string) => void} parts.openLink
 * @param {(id: string, value: string) => void} parts.act
 * @param {() => void} parts.focus gives the keys to the canvas
 * @param {(message: string, action?: import("./notice.mjs").Action) => void} parts.notice
 */
function createHelpers({ stage, pick, bridge, frames, needPart, openLink, act, focus, notice }) {
  const files = createFiles({ bridge, needPart, wake: frames.wake, notice });
  const field = createField(stage, act, focus);
  const studies = createStudies({ ...experiments, workers: experimentWorkers, answer: createAnswers(bridge, frames), notice });
  const carryOut = createRequests({ studies, link: bridge.link, get: bridge.get, pick, edit, lettering: createLettering(bridge, frames.wake), notice });

  /** @param {string} id */
  function edit(id) {
    const widget = bridge.widgets().find((candidate) => candidate.id === id);
    if (widget) field.open(widget);
  }

  /** @param {string} text a document, or a link or its end */
  async function openText(text) {
    try {
      await withParts(needPart, () => (text.trimStart().startsWith("{") ? bridge.set(text) : openLink(text)));
    } catch (error) {
      if (!(error instanceof LabError || error instanceof NotCome)) throw error;
      notice(say("What was pasted could not be opened. {0}", error.message));
    }
    frames.wake();
  }

  return {
    carryOut,
    follow: files.follow,
    /** @param {import("./clipboard.mjs").Incoming} given */
    open({ files: given, folders, text }) {
      for (const folder of folders) notice(say("“{0}” is a folder. Open it, and drop the files that are in it.", folder));
      if (isTable(text) || /^NODE_COORD_SECTION\b/m.test(text)) files.open([new File([text], "table.txt")]);
      else if (given.length > 0) files.open(given);
      else if (text !== "") void openText(text);
    },
  };
}

export const second = { createHelpers, createMessages, run: experiments.run, showContextLost, showCrash };
/** @type {any} */ (globalThis).hopfieldAssets.second = second;
