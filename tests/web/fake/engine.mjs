// Stands in for the engine without a screen: "echo" gives the request back, "count" takes `steps` steps, "trap" breaks down, all else
// is unknown.

const createModule = (() => {
  return async function (options = {}) {
    await new Promise((resolve) => options.instantiateWasm({}, resolve));
    const heap = new Uint8Array(1 << 20);
    let top = 16;
    const allocate = (size) => (top += size) - size;
    const read = (address) => new TextDecoder().decode(heap.slice(address, heap.indexOf(0, address)));
    const experiments = {
      echo: (request) => ({ ok: request }),
      trap: () => {
        throw new WebAssembly.RuntimeError("unreachable");
      },
      count: (request) => {
        for (let step = 0; step < request.steps; step++) {
          const until = performance.now() + 10;
          while (performance.now() < until);
          options.onProgress?.((step + 1) / request.steps);
        }
        return { ok: request.steps };
      },
    };
    return {
      HEAPU8: heap,
      _malloc: allocate,
      _free: () => {},
      _lab_experiment: (name, request) => {
        const run = experiments[read(name)];
        const result = run ? run(JSON.parse(read(request))) : { error: { field: "name", message: `${read(name)}, expected echo` } };
        top = 16;
        const bytes = new TextEncoder().encode(`${JSON.stringify(result)}\0`);
        const address = allocate(bytes.length);
        heap.set(bytes, address);
        return address;
      },
    };
  };
})();
export default createModule;
