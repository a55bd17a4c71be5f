// Mesa's OpenGL, with which all three browsers draw here, needs a display: one of memory, unless there is one already.

import { spawn } from "node:child_process";

/** @returns {Promise<{environment: Record<string, string | undefined>, stop: () => void}>} */
export async function startDisplay() {
  if (process.env.DISPLAY) return { environment: process.env, stop() {} };
  const server = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "2000x1300x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const number = await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.once("exit", () => reject(new Error("Xvfb does not start")));
    server.stdio[3]?.once("data", (data) => resolve(String(data).trim()));
  });
  return { environment: { ...process.env, DISPLAY: `:${number}` }, stop: () => void server.kill() };
}
