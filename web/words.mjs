// What the page itself says, beside what the engine says: the sentences of one catalogue (tools/words.mjs lists them all).

/** @typedef {{ sentences: Record<string, string>, form: (count: number) => number }} Language English to the language, and which form goes with a number */

/** @type {Language} */
let spoken = { sentences: {}, form: (count) => (count === 1 ? 0 : 1) };

/** From now on this language is spoken. @param {Language} language */
export function speak(language) {
  spoken = language;
}

/**
 * A sentence with its arguments: {0}, {1}, … are replaced, {0|second|seconds} is the form that goes with argument 0
 * (as in src/lab/words/message.hpp).
 * @param {string} english
 * @param {...(string | number)} values
 */
export function say(english, ...values) {
  return (spoken.sentences[english] ?? english).replace(/\{(\d)((?:\|[^|}]*)*)\}/g, (_, which, forms) =>
    forms ? (forms.split("|")[1 + spoken.form(Number(values[which]))] ?? forms.split("|").pop()) : String(values[which] ?? ""));
}
