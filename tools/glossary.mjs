// One term for one idea: refuses words in what a person reads for which the lab has another one. Prints the sentences that have
// them, and what to say instead.
//
//   node tools/glossary.mjs [FOLDER…]      of these folders, by default src and web

import { catalogue } from "./words.mjs";

/** What is refused, and what is said. @type {[RegExp, string][]} */
export const glossary = [
  [/\bturn(s|ed|ing)? (it |a cell |one |them )?over\b/i, "flip"],
  [/\bspoil(s|ed|ing)?\b/i, "noisy, corrupted; to add noise"],
  [/\b(stays?|stay put)\b/i, "stable, unstable; persists, is kept"],
  [/\bmemor(y|ies) (that )?holds?\b|\bholds? (up|on)\b|\bmemories hold\b/i, "stable, unstable"],
  [/\b(come|comes|came|coming) to rest\b/i, "settle, converge"],
  [/\bhears?\b/i, "local field, total input"],
  [/\bneurons? (still )?decides?\b|\bdecides? (at once|now|once)\b|\bis asked\b/i, "a neuron updates"],
  [/\bfor each (neuron|load|weight|synapse)\b/i, "per neuron"],
  [/\b(?<!at )(?<!at the )least\b/i, "smallest, slightest, minimum"],
  [/\bstates that flow there\b/i, "basin size"],
  [/\bps\.-inv/i, "pseudo-inverse"],
  [/\bfrom itself\b/i, "started at the memory"],
  [/\bbooks disagree\b/i, "textbooks differ on this"],
  [/\d %|\} %|^ %$/, "20%, without a space"],
  [/\bafresh\b/i, "reset"],
  [/[a-z0-9]; [a-z]/, "a full stop, and a new sentence"],
  [/\uFFFD/, "a character that there is"],
];

/** Sentences that may have such a word, with the reason. */
const allowed = new Map([
  ["This page's address says {0}={1}; expected {2}. It is ignored.", "of the address, with a value that ends it"],
  ["{0} is not there yet; there is: {1}", "a message of the command line"],
  ["unknown option; see hopfield --help", "a message of the command line"],
]);

/** @param {string} sentence @returns {string[]} what to say instead */
export const refused = (sentence) =>
  allowed.has(sentence) || sentence.includes("\n\n") || sentence.startsWith("\n") ? []
    : glossary.filter(([word]) => word.test(sentence)).map(([, instead]) => instead);

if (process.argv[1]?.endsWith("glossary.mjs")) {
  // The list itself refuses what it is meant to refuse.
  for (const [sentence, count] of /** @type {[string, number][]} */ ([
    ["A spoiled start", 1], ["{0} stays", 1], ["What it hears", 1], ["The least push", 1], ["at least one pattern", 0],
    ["{0} % done", 1], ["Which memories hold", 1], ["{0} of {1} neurons agree", 0],
  ]))
    if (refused(sentence).length !== count) throw new Error(`the check itself is wrong about “${sentence}”`);
  const folders = process.argv.slice(2);
  let bad = 0;
  for (const sentence of catalogue(folders.length > 0 ? folders : ["src", "web"])) {
    const instead = refused(sentence);
    if (instead.length === 0) continue;
    bad += 1;
    console.log(`“${sentence}”\n    say: ${instead.join(" · ")}`);
  }
  if (bad > 0) {
    console.log(`${bad} sentences with words that the glossary refuses`);
    process.exitCode = 1;
  }
}
