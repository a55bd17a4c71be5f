// Every example of docs/experiments.md fits docs/experiments.schema.json, and what is wrong does not:  node tests/docs/schema.mjs
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import Ajv from "ajv/dist/2020.js";

const docs = new URL("../../docs/", import.meta.url);
const schema = JSON.parse(await readFile(new URL("experiments.schema.json", docs), "utf8"));
const page = await readFile(new URL("experiments.md", docs), "utf8");
const tests = await readFile(new URL("../fixtures/golden-experiments.txt", import.meta.url), "utf8");

const ajv = new Ajv({ strict: true, allowUnionTypes: true, strictRequired: false, strictTypes: false });
ajv.addSchema(schema, "experiments");
/** @param {string} name */
const validator = (name) => {
  const validate = ajv.getSchema(`experiments#/$defs/${name}`);
  assert(validate, `the schema has no ${name}`);
  return validate;
};

const good = [
  ...[...page.matchAll(/^```json (\w+)\n([\s\S]*?)^```/gm)].map(([, name, json]) => ({ name, json })),
  ...tests.trim().split("\n").map((line) => {
    const [, name, json] = /** @type {RegExpMatchArray} */ (line.match(/^\w+ (\w+) (.*)$/));
    return { name, json };
  }),
];
const seen = new Set();
for (const { name, json } of good) {
  const validate = validator(name);
  assert(validate(JSON.parse(json)), `${name} ${json}: ${ajv.errorsText(validate.errors)}`);
  seen.add(name);
}
const all = ["inspect", "recall", "enumerate", "sequence", "places", "capacity", "recovery", "census", "tsp", "queens", "merge", "rate", "bam",
  "associate", "gates"];
for (const name of all) assert(seen.has(name), `no example of ${name}`);

// One field made wrong at a time: another name, another type.
let refused = 0;
for (const { name, json } of good) {
  const validate = validator(name);
  for (const key of Object.keys(JSON.parse(json))) {
    for (const change of [
      (/** @type {any} */ request) => (request[`${key}_`] = request[key]),
      (/** @type {any} */ request) => (request[key] = "wrong"),
      (/** @type {any} */ request) => (request[key] = { wrong: 1 }),
      (/** @type {any} */ request) => (request[key] = -7e9),
    ]) {
      const request = JSON.parse(json);
      change(request);
      assert(!validate(request), `${name} with a wrong ${key} fits: ${JSON.stringify(request)}`);
      ++refused;
    }
  }
}
console.log(`${good.length} requests fit the schema, ${refused} wrong ones do not`);
