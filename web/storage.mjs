// What outlives the page, where the browser allows it: for the next visit, or as long as the tab is open. In sandboxed frames even
// looking at localStorage throws.

const prefix = "hopfield-lab.";

/** @param {boolean} ofTab */
const area = (ofTab) => (ofTab ? sessionStorage : localStorage);

/** @param {string} name @param {boolean} [ofTab] @returns {string | null} */
export function readStored(name, ofTab = false) {
  try {
    return area(ofTab).getItem(prefix + name);
  } catch {
    return null;
  }
}

/** @param {string} name @param {string | null} value null forgets it @param {boolean} [ofTab] @returns {boolean} whether it is stored */
export function writeStored(name, value, ofTab = false) {
  try {
    if (value === null) area(ofTab).removeItem(prefix + name);
    else area(ofTab).setItem(prefix + name, value);
    return true;
  } catch {
    return false; // no storage, or full: nothing depends on it
  }
}
