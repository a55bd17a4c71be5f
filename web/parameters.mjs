// The query parameters of the page: one table. A wrong value is told to the person and the default is used.

import { flags } from "./flags.mjs";
import { say } from "./words.mjs";

/**
 * @typedef {object} Parameters
 * @property {string | null} workbench
 * @property {string | null} lesson
 * @property {boolean} embed leaves only the workbench
 * @property {string[]} hide parts that the teacher does not want to be seen
 * @property {"light" | "dark" | "auto" | null} theme null: what was chosen before, else the system's
 * @property {"normal" | "lecture"} size lecture: everything half as large again
 * @property {boolean} card false: without "What is this? Try this"
 * @property {boolean} autostart false: the picture of the lab until it is pressed
 */

/** @typedef {{initial: unknown, expected: string, read: (text: string) => unknown}} Kind read gives undefined for a wrong value */

/** @param {unknown} initial @param {string[]} values @returns {Kind} */
const oneOf = (initial, values) => ({
  initial,
  expected: values.join(", "),
  read: (text) => (values.includes(text) ? text : undefined),
});

/** @param {boolean} initial @returns {Kind} */
const flag = (initial) => ({
  initial,
  expected: "0 or 1",
  read: (text) => flags[text],
});

const word = /^[a-z0-9][a-z0-9_.-]*$/;

/** @type {Record<keyof Parameters, Kind>} */
const table = {
  // Which there are, the engine knows.
  workbench: {
    initial: null,
    expected: "the name of a workbench",
    read: (text) => (word.test(text) ? text : undefined),
  },
  lesson: {
    initial: null,
    expected: "the name of a lesson",
    read: (text) => (word.test(text) ? text : undefined),
  },
  embed: flag(false),
  hide: {
    initial: [],
    expected: "names separated by commas",
    read: (text) => {
      const names = text.split(",").filter((name) => name !== "");
      return names.every((name) => word.test(name)) ? names : undefined;
    },
  },
  theme: oneOf(null, ["light", "dark", "auto"]),
  size: oneOf("normal", ["normal", "lecture"]),
  card: flag(true),
  autostart: flag(true),
};

/**
 * Parameters that are not in the table are left alone: course systems add their own.
 * @param {string} search location.search
 * @returns {{parameters: Parameters, notices: string[]}}
 */
export function readParameters(search) {
  const given = new URLSearchParams(search);
  /** @type {string[]} */
  const notices = [];
  const entries = Object.entries(table).map(([name, kind]) => {
    const text = given.get(name);
    if (text === null) return [name, kind.initial];
    const value = kind.read(text);
    if (value !== undefined) return [name, value];
    notices.push(say("This page's address says {0}={1}; expected {2}. It is ignored.", name, text.slice(0, 40), kind.expected));
    return [name, kind.initial];
  });
  return { parameters: Object.fromEntries(entries), notices };
}
