// Assembles dist/ from the page's sources and the built WebAssembly: node tools/site.mjs [--build build/wasm] [--out dist] [--list build/site.json]
//   index.html and hashed files      the site, for any server of static files
//   hopfield-lab.html                the same in one file, for a disk, an upload field, a sandboxed frame
//   engine.mjs                       the engine without a screen

import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { gzip } from "./gzip.mjs";
import { factory, filesOf, link } from "./link.mjs";

const root = path.resolve(import.meta.dirname, "..");
const { values: options } = parseArgs({
  options: {
    build: { type: "string", default: "build/wasm" },
    out: { type: "string", default: "dist" },
    list: { type: "string", default: "build/site.json" },
  },
});
const build = path.resolve(root, /** @type {string} */ (options.build));
const out = path.resolve(root, /** @type {string} */ (options.out));

/** @param {string | Buffer} content */
const sha256 = (content) => createHash("sha256").update(content);
/** @param {string | Buffer} content */
const packedText = (content) => gzip(content).toString("base64");

// --- the parts --------------------------------------------------------------------------------------------------

/** @param {string} address how the script finds its own address */
const special = (address) => async (/** @type {string} */ name) => {
  const [kind, what] = name.split(":");
  if (kind === "wasm") return factory(path.join(build, `${what}.mjs`), address);
  if (kind === "packed") return JSON.stringify(packedText(await readFile(path.join(build, what))));
  throw new Error(`${name}: unknown kind of import`);
};

// The page's script comes in two: the first, and what is not needed for the first picture (web/second.mjs).
const takes = { from: await filesOf(path.join(root, "web/main.mjs")), names: new Set() };
const secondScript = await link(path.join(root, "web/second.mjs"), { special: special("location.href"), takes });
const pageScript = await link(path.join(root, "web/main.mjs"), { special: special("location.href"), gives: takes.names });
const workerScript = await link(path.join(root, "web/worker.mjs"), { special: special("self.location.href") });
const engineModule = await link(path.join(root, "web/engine.mjs"), { special: special("import.meta.url"), exports: ["run"] });
const style = (await readFile(path.join(root, "web/page.css"), "utf8")).replaceAll(/\/\*[^*]*\*\/\s*/g, "");
const template = await readFile(path.join(root, "index.html"), "utf8");
const poster = await readFile(path.join(root, "assets/poster.svg"), "utf8");
const icon = await readFile(path.join(root, "assets/mark.svg"));

/** The parts of the page's engine (tools/split.mjs). @type {Record<string, Buffer>} */
const parts = {};
for (const name of (await readdir(path.join(build, "parts"))).sort())
  if (name.endsWith(".wasm")) parts[name] = await readFile(path.join(build, "parts", name));

/** Fetched by the page's script. @type {Record<string, Buffer>} */
const assets = {
  ...parts,
  "engine.wasm": await readFile(path.join(build, "engine.wasm")),
  "worker.js": Buffer.from(workerScript),
  "second.js": Buffer.from(secondScript),
};

/** @param {Record<string, string>} parts what stands in the place of each <!-- site:… --> */
function fill(parts) {
  return template.replaceAll(/<!-- site:(\w+) -->/g, (_, name) => parts[name] ?? "");
}

/** @param {string[]} directives */
const policy = (...directives) => `<meta http-equiv="Content-Security-Policy" content="${directives.join("; ")}">`;
const iconLink = `<link rel="icon" type="image/svg+xml" href="data:image/svg+xml;base64,${icon.toString("base64")}">`;

/** @param {string} script inside HTML */
function inline(script) {
  if (/<\/script|<!--/i.test(script)) throw new Error("a script contains what would end it inside HTML");
  return script;
}

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

// --- the site ---------------------------------------------------------------------------------------------------

/** @param {string} name @param {string | Buffer} content @returns {Promise<string>} its name with a hash in it */
async function writeHashed(name, content) {
  const { name: stem, ext } = path.parse(name);
  const hashed = `${stem}.${sha256(content).digest("hex").slice(0, 10)}${ext}`;
  await writeFile(path.join(out, hashed), content);
  return hashed;
}

/** @type {Record<string, {url: string, size?: number, script?: string}>} */
const list = {};
for (const [name, content] of Object.entries(assets)) {
  list[name] = { url: await writeHashed(name, content) };
  if (name === "second.js") continue; // only ever run
  list[name].size = content.length;
  // The second form is for frames without an origin, which may run scripts of their folder but not fetch from it.
  const script = `(globalThis.hopfieldAssets ??= {})[${JSON.stringify(name)}] = "${packedText(content)}";\n`;
  list[name].script = await writeHashed(`${name}.js`, script);
}
const scriptName = await writeHashed("page.js", pageScript);
const earlyScript = await link(path.join(root, "web/early.mjs"), { special: special("") });
const styleName = await writeHashed("page.css", style);

// Safari takes 'self' to be nothing in a frame without an origin. The nonce lets the page's own tags work there; it is
// no secret, but nothing in this static page could be made to repeat it.
const nonce = sha256(pageScript + style).digest("hex").slice(0, 16);
const site = fill({
  policy: policy(
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'wasm-unsafe-eval'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "worker-src 'self' blob:",
    "img-src 'self' blob: data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ),
  head: [
    iconLink,
    // Inside, and before the style, which it would wait for: a file of its own would come no sooner than the page's script.
    `<script nonce="${nonce}" data-file="${list["first.wasm"].url}">${inline(earlyScript).trim()}</script>`,
    `<link rel="stylesheet" href="${styleName}" nonce="${nonce}">`,
    `<script src="${scriptName}" nonce="${nonce}" defer></script>`,
    `<script src="again.js" nonce="${nonce}" defer></script>`,
    `<script type="application/json" id="assets">${JSON.stringify(list)}</script>`,
  ].join("\n"),
  poster,
});
await writeFile(path.join(out, "index.html"), site);
// Under this name for ever: it speaks when an older index.html asks for a script that is there no more.
await writeFile(path.join(out, "again.js"), await link(path.join(root, "web/again.mjs"), { special: special("") }));

// --- one file ---------------------------------------------------------------------------------------------------

/** @param {string} content */
const hashSource = (content) => `'sha256-${sha256(content).digest("base64")}'`;

// Both scripts in one.
const wholeScript = pageScript + secondScript;
const single = fill({
  policy: policy(
    "default-src 'none'",
    // The worker's script too: where workers are not allowed, the page runs it itself.
    `script-src ${hashSource(wholeScript)} ${hashSource(workerScript)} 'wasm-unsafe-eval'`,
    `style-src ${hashSource(style)}`,
    "worker-src blob:",
    "img-src blob: data:",
    "base-uri 'none'",
    "form-action 'none'",
  ),
  head: `${iconLink}\n<style>${style}</style>`,
  poster,
  scripts: [
    ...Object.entries(assets).filter(([name]) => name !== "second.js").map(
      ([name, content]) => `<script type="text/plain" id="asset-${name}">${packedText(content)}</script>`,
    ),
    `<script>${inline(wholeScript)}</script>`,
  ].join("\n"),
});
await writeFile(path.join(out, "hopfield-lab.html"), single);

// --- the engine alone -------------------------------------------------------------------------------------------

await writeFile(path.join(out, "engine.mjs"), engineModule);

// What a browser fetches before the first usable frame, and the parts that come later, for tools/sizes.mjs and browser tests.
const first = ["index.html", styleName, scriptName, "again.js", list["first.wasm"].url];
const later = Object.fromEntries(Object.keys(parts).filter((name) => name !== "first.wasm").map((name) => [name.replace(".wasm", ""), list[name].url]));
await writeFile(path.resolve(root, /** @type {string} */ (options.list)), `${JSON.stringify({ first, parts: later })}\n`);
