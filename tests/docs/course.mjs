// Every test that docs/course.md names is there, and every test of those parts of the course is named:  node tests/docs/course.mjs
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";

const root = new URL("../../", import.meta.url);
const page = await readFile(new URL("docs/course.md", root), "utf8");
const named = page.split("\n").filter((line) => line.startsWith("| ")).flatMap((line) => [...line.matchAll(/`([^`]+)`/g)].map(([, name]) => name));

const names = [];
for (const file of await readdir(new URL("tests/web/", root))) {
  if (!file.endsWith(".test.mjs")) continue;
  const text = await readFile(new URL(`tests/web/${file}`, root), "utf8");
  names.push(...[...text.matchAll(/\b(?:test|common|thorough)\)?\((["`])(.+?)\1, async/g)].map(([, , name]) => name));
}
for (const part of named) assert(names.some((name) => name.includes(part)), `docs/course.md names a test that is not there: ${part}`);
for (const name of names.filter((each) => /^course [EG]\b/.test(each)))
  assert(named.some((part) => name.includes(part)), `docs/course.md does not name the test: ${name}`);
console.log(`${named.length} tests of the course are named, and there`);
