// Calling C functions of an Emscripten module with strings and bytes.

/** @param {any} module what Emscripten's factory gave; it exports _malloc, _free and HEAPU8 */
export function createCaller(module) {
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();

  /** @param {string} name @param {(number | string | Uint8Array)[]} given @returns {any} */
  function call(name, ...given) {
    /** @type {number[]} */
    const borrowed = [];
    const numbers = given.map((argument) => {
      if (typeof argument === "number") return argument;
      const bytes = typeof argument === "string" ? encoder.encode(`${argument}\0`) : argument;
      const address = module._malloc(Math.max(1, bytes.length));
      if (address === 0) throw new RangeError("there is not enough memory");
      borrowed.push(address);
      module.HEAPU8.set(bytes, address); // after malloc, which may have moved the heap
      return address;
    });
    const result = module[`_${name}`](...numbers);
    // Not in a `finally`: after a trap the heap is not to be touched again.
    borrowed.forEach((address) => module._free(address));
    return result;
  }

  /** @param {number} address of a zero-terminated string @returns {string} */
  function text(address) {
    const heap = module.HEAPU8;
    return decoder.decode(heap.subarray(address, heap.indexOf(0, address)));
  }

  return { call, text };
}

/** Does what the engine may refuse because a part of it has not come (field `part`): then once more, when it is here.
 * @template T @param {(name: string) => Promise<void>} needPart @param {() => T} body @returns {Promise<T>} */
export async function withParts(needPart, body) {
  for (;;) {
    try {
      return body();
    } catch (error) {
      const missing = missingPart(error);
      if (!missing) throw error;
      await needPart(missing);
    }
  }
}

/** @param {unknown} error @returns {string} the part of the engine that has to come first, or "" */
export const missingPart = (error) => (error instanceof LabError && error.field === "part" ? error.reason : "");

/** What is wrong with something that was given, and where: `patterns[1]`, `24 values, expected 25`. */
export class LabError extends Error {
  /** @param {string} field @param {string} message @param {boolean} [trap] not the request is wrong: the engine has stopped */
  constructor(field, message, trap = false) {
    super(field ? `${field}: ${message}` : message);
    this.name = "LabError";
    this.field = field;
    this.reason = message;
    this.trap = trap;
  }
}
