// Serves the site, and what tests need besides: the site under a strict policy or with a part missing, host pages.

import { readFileSync } from "node:fs";
import { serve } from "../../tools/serve.mjs";

export const strictPolicy =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; img-src 'self' blob: data:";

/** A browser that saves data. */
const saving = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });\n";

/** What makes a browser of today an older one, or one that saves data. @type {Record<string, string>} */
const others = {
  nogl: "HTMLCanvasElement.prototype.getContext = () => null;\n",
  nosimd: "WebAssembly.validate = () => false;\n",
  saving,
  slow: saving, // fetched when it is needed, not before
  old: "for (const name of ['TransformStream', 'DecompressionStream']) delete globalThis[name];\n" +
    "delete AbortSignal.prototype.throwIfAborted; delete AbortSignal.prototype.reason; delete Object.hasOwn;\n",
};

/** Rules of a site. @type {Record<string, string>} */
const policies = {
  strict: strictPolicy,
  noblob: "script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'",
  nowasm: "script-src 'self'",
};

/** Parts of the engine that come after the first. */
const later = /\/(?!first\.|engine\.)[\w-]+\.\w+\.wasm$/;

/** Files that are there no more, as after a new version. @type {Record<string, RegExp>} */
const gone = { missing: /first\.\w+\.wasm/, renewed: later, late: /page\.\w+\.js/, silent: /page\.\w+\.js|again\.js/ };

/** @param {string | undefined} address whether it is that of the page itself */
const isPage = (address) => /^\/(index\.html)?(\?|$)/.test(address ?? "");

/**
 * @param {string} root
 * @returns {Promise<{url: string, host: (html: string) => string, fetchAhead: (wanted: boolean) => void, close: () => Promise<void>}>} host
 *   gives the address of a page with this content, on another origin; fetchAhead(false): from now on pages fetch only what they need
 */
export async function startServers(root) {
  /** @type {Map<string, string>} */
  const pages = new Map();

  /** The page with a script before all of its own, by whose nonce it may run. @param {import("node:http").ServerResponse} response @param {string} script */
  function changed(response, script) {
    const html = readFileSync(`${root}/index.html`, "utf8").replace(/<script nonce="[^"]*"/, (tag) => `${tag}>${script}</script>\n${tag}`);
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" }).end(html);
    return true;
  }

  let ahead = true;
  let failures = 0; // of the next fetches of what the workbenches share: /fails2/ has two, each time the page is loaded
  let lackRules = true; // until /norules/ has asked for them once

  const site = await serve(root, 0, (request, response) => {
    // Where pages wait for the next test. Without an icon the browser would ask for one, in vain, perhaps during that test.
    if (request.url === "/nothing") {
      response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>Nothing</title><link rel=\"icon\" href=\"data:,\">");
      return true;
    }
    const [, prefix, rest] = (request.url ?? "").match(/^\/(strict|noblob|nowasm|cut|missing|renewed|late|silent|login|lost|delay|nogl|nosimd|saving|slow|old|fails\d|norules)(\/.*)$/) ?? [];
    if (!prefix) return !ahead && isPage(request.url) && changed(response, saving);
    if (prefix in policies) response.setHeader("content-security-policy", policies[prefix]);
    const wasm = /first\.\w+\.wasm/.test(rest);
    if (gone[prefix]?.test(rest)) {
      response.writeHead(404).end();
      return true;
    }
    if (prefix === "login" && wasm) {
      response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>Log in</title>");
      return true;
    }
    if (prefix === "lost" && wasm) {
      request.socket.destroy();
      return true;
    }
    if (prefix === "delay" && isPage(rest)) {
      response.setHeader("cache-control", "no-store");
      setTimeout(() => response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(readFileSync(`${root}/index.html`)), 600);
      return true;
    }
    if (prefix.startsWith("fails") && isPage(rest)) failures = Number(prefix.slice(5));
    // What builds on the part that does not come is still on its way when that is told.
    if (prefix.startsWith("fails") && /further\.\w+\.wasm$/.test(rest)) {
      setTimeout(() => response.writeHead(200, { "content-type": "application/wasm" }).end(readFileSync(root + rest)), 600);
      return true;
    }
    const norules = prefix === "norules" && lackRules && /rules\.\w+\.wasm$/.test(rest);
    if (norules || (prefix.startsWith("fails") && /shared\.\w+\.wasm$/.test(rest) && failures > 0)) {
      if (norules) lackRules = false;
      else failures -= 1;
      response.writeHead(503).end();
      return true;
    }
    if (prefix === "slow" && later.test(rest)) {
      const content = readFileSync(root + rest);
      response.writeHead(200, { "content-type": "application/wasm" }).write(content.subarray(0, content.length / 2));
      // So that what is shown meanwhile can be seen; the page with the fake engine shows nothing.
      setTimeout(() => response.end(content.subarray(content.length / 2)), root === "dist" ? 1500 : 300);
      return true;
    }
    if (prefix === "cut" && wasm) {
      response.writeHead(200, { "content-type": "application/wasm" }).end(Buffer.from("0061736d0100000001", "hex"));
      return true;
    }
    if (prefix in others && isPage(rest)) return changed(response, others[prefix]);
    request.url = rest;
    return false;
  });

  const hosts = await serve(root, 0, (request, response) => {
    if (request.url === "/favicon.ico") {
      response.writeHead(204).end();
      return true;
    }
    const html = pages.get(request.url ?? "");
    if (html === undefined) return false;
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(html);
    return true;
  });

  return {
    url: site.url,
    fetchAhead: (wanted) => void (ahead = wanted),
    host(html) {
      const path = `/host-${pages.size}`;
      pages.set(path, `<!doctype html><html lang="en"><meta charset="utf-8">${html}`);
      return hosts.url + path;
    },
    async close() {
      await site.close();
      await hosts.close();
    },
  };
}
