// A static file server for the page on this machine:  node tools/serve.mjs DIRECTORY PORT
// Also for tests: serve(directory, port) resolves to {url, close()}; port 0 takes a free one.

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";

const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".ttf": "font/ttf",
  ".txt": "text/plain; charset=utf-8",
  // Without this type browsers do not compile while they load.
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/**
 * @param {string} directory
 * @param {number} port
 * @param {(request: import("node:http").IncomingMessage, response: import("node:http").ServerResponse) => boolean} [first]
 *   may answer itself, or add headers
 * @returns {Promise<{url: string, close: () => Promise<void>}>}
 */
export function serve(directory, port, first = () => false) {
  const root = resolve(directory);

  const server = createServer(async (request, response) => {
    const fail = (/** @type {number} */ status, /** @type {string} */ text) => {
      response.writeHead(status, { "content-type": "text/plain; charset=utf-8" });
      response.end(`${text}\n`);
    };
    if (first(request, response)) return;
    if (request.method !== "GET" && request.method !== "HEAD") return fail(405, "Only GET and HEAD");
    let path;
    try {
      path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    } catch {
      return fail(400, "Not a path");
    }
    let file = resolve(join(root, path));
    if (file !== root && !file.startsWith(root + sep)) return fail(404, "Not found");
    try {
      let found = await stat(file);
      if (found.isDirectory()) {
        // Relative links in the page need the slash.
        if (!path.endsWith("/")) {
          response.writeHead(301, { location: `${path}/` });
          return response.end();
        }
        file = join(file, "index.html");
        found = await stat(file);
      }
      response.writeHead(200, {
        "content-type": types[/** @type {keyof typeof types} */ (extname(file))] ?? "application/octet-stream",
        "content-length": found.size,
        // After the next build the browser must not show this one.
        "cache-control": "no-store",
      });
      if (request.method === "HEAD") return response.end();
      createReadStream(file).on("error", () => response.destroy()).pipe(response);
    } catch {
      fail(404, "Not found");
    }
  });

  return new Promise((done, failed) => {
    server.once("error", failed);
    server.listen(port, "127.0.0.1", () => {
      const address = /** @type {import("node:net").AddressInfo} */ (server.address());
      done({
        url: `http://127.0.0.1:${address.port}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      });
    });
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [directory, port] = process.argv.slice(2);
  try {
    const server = await serve(directory, Number(port));
    console.log(`\nHopfield Lab: ${server.url}   (Ctrl-C stops it)`);
    for (const signal of ["SIGINT", "SIGTERM"]) {
      process.once(signal, async () => {
        await server.close();
        process.exit(0);
      });
    }
  } catch (error) {
    const busy = /** @type {NodeJS.ErrnoException} */ (error).code === "EADDRINUSE";
    console.error(busy ? `Port ${port} is in use; choose another: PORT=8081 tools/run` : String(error));
    process.exit(1);
  }
}
