// Files come in by picking, dropping and pasting; all go the same way.

import { LabError, withParts } from "./native.mjs";
import { decodePicture, isPicture } from "./picture.mjs";

/** @typedef {import("./bridge.mjs").Bridge} Bridge */

/** Larger files are no pattern files; reading one would only fill the memory. */
const largestFile = 64 * 1024 * 1024;

/**
 * @param {object} parts
 * @param {Bridge} parts.bridge
 * @param {(name: string) => Promise<void>} parts.needPart brings a part of the engine
 * @param {() => void} parts.wake
 * @param {(message: string) => void} parts.notice
 */
export function createFiles({ bridge, needPart, wake, notice }) {
  /** @type {File[]} each opens a preview, so the others wait until it is closed */
  const waiting = [];
  let reading = false;
  /** Frames until the preview of the last file must be on the screen. */
  let appearing = 0;
  let previewing = false;

  /** @param {Iterable<File>} files */
  function open(files) {
    waiting.push(...files);
    void openNext();
  }

  async function openNext() {
    if (reading || appearing > 0 || previewing) return;
    const file = waiting.shift();
    if (!file) return;
    reading = true;
    try {
      await openOne(file);
      appearing = 4;
    } catch (error) {
      if (bridge.alive()) notice(error instanceof Error ? error.message : String(error));
    }
    reading = false;
    wake();
    void openNext();
  }

  /**
   * After each frame.
   * @param {import("./bridge.mjs").Widget[] | null} widgets when they have been asked for anyway
   * @returns {boolean} whether another frame is wanted
   */
  function follow(widgets) {
    if (appearing > 0) {
      appearing -= 1;
      if (appearing > 0) return true;
      widgets = bridge.widgets();
      previewing = true;
    }
    if (previewing && widgets && !widgets.some(({ role }) => role === "dialog")) {
      previewing = false;
      void openNext();
    }
    return false;
  }

  /** @param {File} file */
  async function openOne(file) {
    const name = file.name || "picture";
    if (isPicture(file)) {
      const picture = await decodePicture(file);
      await needPart("further");
      bridge.importPicture(name, picture);
      return;
    }
    if (file.size > largestFile) {
      throw new Error(`${name}: ${Math.round(file.size / 1048576)} MB, at most ${largestFile / 1048576} MB`);
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (/\.json$/i.test(name) || file.type === "application/json") await openDocument(name, new TextDecoder().decode(bytes));
    else {
      await needPart("further");
      bridge.importFile(name, bytes);
    }
  }

  /** @param {string} name @param {string} text */
  async function openDocument(name, text) {
    try {
      await withParts(needPart, () => bridge.set(text));
    } catch (error) {
      throw error instanceof LabError ? new Error(`${name}: ${error.message}`) : error;
    }
  }

  return { open, follow };
}
