// Where the large files are: beside the page, or inside it (single-file flavour). tools/site.mjs writes the list.

import { say } from "./words.mjs";

/** @typedef {{url?: string, size?: number, script?: string}} Asset url, bytes when unpacked, the same packed into a script */

/** @returns {Record<string, Asset>} */
const listAssets = () => JSON.parse(document.getElementById("assets")?.textContent ?? "{}");

/** The parts of the engine that come after the first (tools/split.mjs), by their names. @returns {string[]} */
export function laterParts() {
  const inside = [...document.querySelectorAll("script[id^=asset-]")].map(({ id }) => id.slice(6));
  return [...Object.keys(listAssets()), ...inside].filter((name) => /^(?!first|engine).*\.wasm$/.test(name)).map((name) => name.slice(0, -5));
}

/** What of the page is inside it, by its name. @param {string} name */
export const inside = (name) => document.getElementById(`asset-${name}`)?.textContent ?? null;

/** @param {string} name @returns {Asset} */
export const assetOf = (name) => listAssets()[name] ?? {};

/** A file that has not come, and why. `renewed`: the page has to be loaded again, since asking for the same file once more is in vain. */
export class NotCome extends Error {
  /** @param {string} message @param {boolean} [renewed] */
  constructor(message, renewed = false) {
    super(message);
    this.renewed = renewed;
  }
}

/** What the rules of the site have refused last. */
let forbidden = "";
globalThis.addEventListener?.("securitypolicyviolation", ({ blockedURI }) => void (forbidden = blockedURI));

/** @param {string} file @returns {Promise<NotCome>} why nothing has come of it */
async function lost(file) {
  await new Promise((resolve) => setTimeout(resolve, 50)); // the browser tells of its rules in a task of its own
  if (forbidden === "wasm-eval" || forbidden.endsWith(file))
    return new NotCome(say("The rules of this site (its Content-Security-Policy) do not allow {0}.", file));
  return new NotCome(say("{0} has not come: the connection was lost.", file));
}

/** @param {Response} response @param {string} file */
function checked(response, file) {
  const { status } = response;
  if (status === 404 || status === 410)
    throw new NotCome(say("The server answered {0}: it does not have {1} any more. There is probably a new version of the lab. Load the page again.", status, file), true);
  if (!response.ok) throw new NotCome(say("The server answered {0} instead of sending {1}.", status, file));
  if (/text\/html/.test(response.headers.get("Content-Type") ?? "")) throw page(file);
  return response;
}

/** @param {string} file */
const page = (file) => new NotCome(say("The server sent a web page instead of {0}. Perhaps you have to log in again. Load the page again.", file), true);

/** @param {ArrayBuffer} bytes @param {string} file */
function unlessPage(bytes, file) {
  if (new Uint8Array(bytes)[0] === 0x3c) throw page(file); // <
  return bytes;
}

/** @param {string} file */
function fetched(file) {
  const early = handedOver.answers?.[file]; // asked for by web/early.mjs; another time it is asked for anew
  delete handedOver.answers;
  return (early ?? fetch(file)).then((/** @type {Response} */ response) => checked(response, file), async () => Promise.reject(await lost(file)));
}

/**
 * @param {string} name
 * @param {(fraction: number) => void} [onProgress]
 * @returns {Promise<Response>} as it arrives, so that WebAssembly can be compiled meanwhile
 */
export async function openAsset(name, onProgress) {
  const packed = inside(name);
  if (packed) return unpacked(packed, name);
  const { url, size = 0, script } = assetOf(name);
  if (!url) throw new Error(`${name} is not part of this page`);
  // A frame without an origin (sandboxed, or opened from a disk) may not fetch from the folder it came from, but it
  // may run scripts from there.
  if (self.origin === "null" && script) {
    await runScript(script);
    const base64 = handedOver[name] ?? "";
    delete handedOver[name];
    return unpacked(base64, name);
  }
  return counted(await fetched(url), size, onProgress);
}

/**
 * @param {string} name
 * @param {WebAssembly.Imports | Promise<WebAssembly.Imports>} imports may come while it is being compiled
 * @param {(fraction: number) => void} onProgress
 * @returns {Promise<WebAssembly.WebAssemblyInstantiatedSource>}
 */
export async function openWasm(name, imports, onProgress) {
  Promise.resolve(imports).catch(() => {}); // waited for below
  const response = await openAsset(name, onProgress);
  const file = assetOf(name).url ?? name;
  try {
    // Compiles while it arrives. It insists on the right type, which not every server knows.
    const module = response.headers.get("Content-Type") === "application/wasm"
      ? await WebAssembly.compileStreaming(response)
      : await WebAssembly.compile(unlessPage(await response.arrayBuffer(), file));
    return { module, instance: await WebAssembly.instantiate(module, await imports) };
  } catch (error) {
    if (error instanceof NotCome) throw error;
    // WebKit tells of its rules only here.
    if (/Content.Security.Policy/i.test(String(error))) forbidden = "wasm-eval";
    const why = await lost(file);
    const damaged = error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError;
    throw damaged && forbidden !== "wasm-eval" ? new NotCome(say("{0} has arrived damaged, or not whole. {1}", file, error.message)) : why;
  }
}

/**
 * Progress counts unpacked bytes: Content-Length is that of the compressed file.
 * @param {Response} response @param {number} size @param {((fraction: number) => void)=} onProgress
 */
function counted(response, size, onProgress) {
  if (!response.body || !onProgress || !globalThis.TransformStream) return response;
  let bytes = 0;
  const counter = new TransformStream({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      onProgress(Math.min(1, bytes / size));
      controller.enqueue(chunk);
    },
  });
  return new Response(response.body.pipeThrough(counter), { headers: response.headers });
}

/** @param {string} base64 of gzip @param {string} name */
function unpacked(base64, name) {
  if (!globalThis.DecompressionStream)
    throw new Error(say("This browser cannot unpack the lab here. It takes Chrome or Edge 80, Firefox 113 or Safari 16.4, or the lab’s own site in a tab of its own."));
  const bytes = Uint8Array.from(atob(base64.trim()), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const type = name.endsWith(".wasm") ? "application/wasm" : "text/javascript";
  return new Response(stream, { headers: { "Content-Type": type } });
}

/** What other scripts hand over: files as texts (tools/site.mjs), answers to early requests, the page's second script. @type {Record<string, any>} */
export const handedOver = ((/** @type {any} */ (globalThis)).hopfieldAssets ??= {});

/** Allowed by the page's policy: a file of its folder, or a text by its hash. @param {string} file @param {string} [text] in its place
 * @returns {Promise<void>} */
export function runScript(file, text) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.nonce = document.querySelector("script")?.nonce ?? "";
    if (text === undefined) script.src = file;
    else script.textContent = text;
    script.onload = () => {
      script.remove();
      resolve();
    };
    // A script does not tell why it has not come.
    script.onerror = () => (self.origin === "null" ? lost(file) : fetched(file).then(() => lost(file))).then(reject, reject);
    document.head.append(script);
    if (text !== undefined) resolve();
  });
}
