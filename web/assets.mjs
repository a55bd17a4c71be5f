// Where the large files are: beside the page, or inside it (single-file flavour). tools/site.mjs writes the list.

/** @typedef {{url?: string, size: number, script?: string}} Asset url, bytes when unpacked, the same packed into a script */

/** @returns {Record<string, Asset>} */
function listAssets() {
  return JSON.parse(document.getElementById("assets")?.textContent ?? "{}");
}

/**
 * @param {string} name
 * @param {(fraction: number) => void} [onProgress]
 * @returns {Promise<Response>} as it arrives, so that WebAssembly can be compiled meanwhile
 */
export async function openAsset(name, onProgress) {
  const inside = document.getElementById(`asset-${name}`);
  if (inside) return unpacked(inside.textContent ?? "", name);
  const asset = listAssets()[name];
  if (!asset?.url) throw new Error(`${name} is not part of this page`);
  // A frame without an origin (sandboxed, or opened from a disk) may not fetch from the folder it came from, but it
  // may run scripts from there.
  if (self.origin === "null" && asset.script) return scripted(asset.script, name);
  const response = await fetch(asset.url);
  if (!response.ok) throw new Error(`${asset.url}: the server answered ${response.status} ${response.statusText}`);
  return counted(response, asset.size, onProgress);
}

/**
 * Progress counts unpacked bytes: Content-Length is that of the compressed file.
 * @param {Response} response @param {number} size @param {((fraction: number) => void)=} onProgress
 */
function counted(response, size, onProgress) {
  if (!response.body || !onProgress) return response;
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
  const bytes = Uint8Array.from(atob(base64.trim()), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const type = name.endsWith(".wasm") ? "application/wasm" : "text/javascript";
  return new Response(stream, { headers: { "Content-Type": type } });
}

/** @type {Record<string, string>} what scripts made by tools/site.mjs hand over */
const handedOver = ((/** @type {any} */ (globalThis)).hopfieldAssets ??= {});

/** @param {string} url @param {string} name @returns {Promise<Response>} */
function scripted(url, name) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url;
    script.nonce = document.querySelector("script")?.nonce ?? "";
    script.onload = () => {
      resolve(unpacked(handedOver[name] ?? "", name));
      delete handedOver[name];
      script.remove();
    };
    script.onerror = () => reject(new Error(`${url} could not be loaded`));
    document.head.append(script);
  });
}
