// A static file server for the built page: node tools/serve.mjs [folder], on http://127.0.0.1:8080 (PORT to change).
// Also the server of the browser tests, which is why nothing here depends on dist/.

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import http from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { createGzip } from "node:zlib";

/** @type {Record<string, string>} */
const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".ttf": "font/ttf",
};

/**
 * @param {object} options
 * @param {string} options.root
 * @param {number} [options.port] 0: any free one
 * @param {(url: URL, request: http.IncomingMessage, response: http.ServerResponse) => boolean | Promise<boolean>} [options.first]
 *   may answer itself
 * @returns {Promise<{url: string, close: () => Promise<void>}>}
 */
export async function serve({ root, port = 0, first }) {
  const folder = path.resolve(root);

  const server = http.createServer(async (request, response) => {
    try {
      const url = new URL(request.url ?? "/", "http://host");
      if (await first?.(url, request, response)) return;
      if (request.method !== "GET" && request.method !== "HEAD") return refuse(response, 405);
      let file = path.join(folder, decodeURIComponent(url.pathname));
      if (file !== folder && !file.startsWith(folder + path.sep)) return refuse(response, 404);
      if (url.pathname.endsWith("/")) file = path.join(file, "index.html");
      const found = await stat(file).catch(() => null);
      if (!found?.isFile()) return refuse(response, 404);
      send(file, request, response);
    } catch {
      refuse(response, 400);
    }
  });

  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(undefined));
  });
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** @param {string} file @param {http.IncomingMessage} request @param {http.ServerResponse} response */
function send(file, request, response) {
  const packed = /\bgzip\b/.test(String(request.headers["accept-encoding"])) && !/\.(png|jpg)$/.test(file);
  response.writeHead(200, {
    "Content-Type": types[path.extname(file)] ?? "application/octet-stream",
    // A name with a hash in it never changes its content.
    "Cache-Control": /\.[0-9a-f]{10}\.\w+$/.test(file) ? "public, max-age=31536000, immutable" : "no-cache",
    "X-Content-Type-Options": "nosniff",
    ...(packed ? { "Content-Encoding": "gzip", Vary: "Accept-Encoding" } : {}),
  });
  if (request.method === "HEAD") return void response.end();
  const stream = createReadStream(file);
  stream.on("error", () => response.destroy());
  if (packed) stream.pipe(createGzip({ level: 6 })).pipe(response);
  else stream.pipe(response);
}

/** @param {http.ServerResponse} response @param {number} status */
function refuse(response, status) {
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8" });
  response.end(`${status} ${http.STATUS_CODES[status]}\n`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const port = Number(process.env.PORT ?? 8080);
  try {
    const { url } = await serve({ root: process.argv[2] ?? "dist", port });
    console.log(`Hopfield Lab is at ${url} (Ctrl-C stops it)`);
  } catch (error) {
    const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
    console.error(code === "EADDRINUSE" ? `Port ${port} is taken: choose another, as in PORT=8090 tools/run` : message);
    process.exit(1);
  }
}
