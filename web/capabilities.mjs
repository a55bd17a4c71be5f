// What the browser must have besides WebGL 2 (web/context.mjs). Checked before anything large is fetched.

// (module (func (result v128) i32.const 0 i8x16.splat i8x16.popcnt))
const simdModule = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
]);

/** @returns {string[]} what is missing, in words */
export function missingCapabilities() {
  const missing = [];
  if (typeof WebAssembly !== "object") missing.push("WebAssembly, in which the network is computed");
  else if (!WebAssembly.validate(simdModule)) missing.push("WebAssembly SIMD, in which the network is computed");
  return missing;
}
