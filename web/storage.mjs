// What outlives the page, where the browser allows it. In sandboxed frames even looking at localStorage throws.

const prefix = "hopfield-lab.";

/** @param {string} name @returns {string | null} */
export function readStored(name) {
  try {
    return localStorage.getItem(prefix + name);
  } catch {
    return null;
  }
}

/** @param {string} name @param {string | null} value null forgets it */
export function writeStored(name, value) {
  try {
    if (value === null) localStorage.removeItem(prefix + name);
    else localStorage.setItem(prefix + name, value);
  } catch {
    // No storage, or full: nothing depends on it.
  }
}
