// What Emscripten builds; tools/site.mjs puts it in.
declare module "wasm:page" {
  const create: (options: object) => Promise<any>;
  export default create;
}
declare module "wasm:engine" {
  const create: (options: object) => Promise<any>;
  export default create;
}
declare module "packed:engine.wasm" {
  const base64OfGzip: string;
  export default base64OfGzip;
}
