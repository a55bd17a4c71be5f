// Stands in for the engine in tests of the page's own parts: same exports, remembers how it was called, does as told.
// globalThis.fake is {calls, widgets, events, again, returns, trap} and is the test's to change.

const createModule = (() => {
  return async function (options = {}) {
    await new Promise((resolve) => options.instantiateWasm({}, resolve));

    const heap = new Uint8Array(16 << 20);
    let top = 16;
    /** @param {number} size */
    const allocate = (size) => {
      const address = top;
      top += (size + 7) & ~7;
      if (top > heap.length) throw new RangeError("the fake's heap is full");
      return address;
    };
    /** @param {number} address */
    const read = (address) => new TextDecoder().decode(heap.slice(address, heap.indexOf(0, address)));
    /** @param {unknown} value */
    const write = (value) => {
      const bytes = new TextEncoder().encode(`${typeof value === "string" ? value : JSON.stringify(value)}\0`);
      top = 1 << 20; // one returned string at a time, above the arguments
      const address = allocate(bytes.length);
      heap.set(bytes, address);
      top = 16;
      return address;
    };

    const fake = {
      /** @type {any[][]} */
      calls: [],
      /** @type {object[]} */
      widgets: [],
      /** @type {number[][]} */
      scrolls: [],
      /** @type {object[]} */
      events: [],
      again: 0,
      frames: 0,
      /** @type {Record<string, number>} */
      returns: {},
      trap: "",
      /** A document with `rule` needs the part of the rules. */
      rules: false,
      document: { version: 1, workbench: "memory", text: "first visit" },
    };
    globalThis.fake = fake;

    const ok = { ok: true };
    /** @param {string} field @param {string} message */
    const wrong = (field, message) => ({ error: { field, message } });

    /** @param {string} json */
    const set = (json) => {
      try {
        const document = JSON.parse(json);
        if (document.version !== 1) return wrong("version", `${document.version}, expected 1`);
        if (document.rule && !fake.rules) return wrong("part", "rules");
        fake.document = document;
        fake.events.push({ type: "change" });
        return ok;
      } catch {
        return wrong("", "not JSON");
      }
    };

    /** Each gives a number, or an object or string to be returned as text. @type {Record<string, (...given: any[]) => any>} */
    const functions = {
      lab_start: (boot) => ((fake.boot = JSON.parse(read(boot))), ok),
      lab_frame: () => {
        fake.frames += 1;
        return fake.again > 0 ? (fake.again--, 1) : 0;
      },
      lab_resize: () => 0,
      lab_pointer: () => 0,
      lab_wheel: () => 1,
      lab_key: (key, down, modifiers) => [read(key), down, modifiers],
      lab_focus: () => 0,
      lab_system: () => 0,
      lab_colours: () => 0,
      lab_part: (name, share, fault) => {
        fake.rules ||= share === 1;
        return [read(name), share, read(fault)];
      },
      lab_answer: (ticket, kind, field, words) => [ticket, kind, read(field), read(words)],
      lab_get: () => fake.document,
      lab_set: (json) => set(read(json)),
      lab_do: (json) => {
        const command = JSON.parse(read(json));
        if (command.op === "open" && command.workbench !== "memory") return wrong("workbench", `"${command.workbench}" is not there`);
        if (command.op === "say") {
          if (command.rule && !fake.rules) return wrong("part", "rules");
          fake.document = { ...fake.document, text: command.text };
          fake.events.push({ type: "change" });
          return ok;
        }
        if (command.op === "view") {
          fake.document = { ...fake.document, hidden: command.hidden };
          return ok;
        }
        return wrong("op", `${command.op}, expected say`);
      },
      lab_status: () => ({ workbench: fake.document.workbench ?? "memory", running: false, size: 256, patterns: 3 }),
      lab_widgets: () => fake.widgets,
      lab_scrolls: () => fake.scrolls,
      lab_act: (id, value) => [read(id), read(value)],
      lab_mirror_focus: (id) => read(id),
      lab_link: () => `a${btoa(JSON.stringify(fake.document))}`,
      lab_read_link: (link) => {
        try {
          return set(atob(read(link).slice(1)));
        } catch {
          return wrong("link", "damaged");
        }
      },
      lab_import: (name, bytes, length) => [read(name), length],
      lab_import_rgba: (name, width, height, bytes, length, ...whole) => [read(name), width, height, length, ...whole],
      lab_context: () => 0,
      lab_events: () => fake.events.splice(0),
      lab_frames_drawn: () => fake.frames,
    };

    const texts = /start|get|set|do|status|widgets|scrolls|link|events/;
    const quiet = /frame|events|widgets|scrolls/;
    const module = { HEAPU8: heap, _malloc: allocate, _free: () => {} };
    for (const [name, body] of Object.entries(functions)) {
      module[`_${name}`] = (...given) => {
        if (fake.trap === name) throw new WebAssembly.RuntimeError("unreachable");
        const result = body(...given);
        if (!quiet.test(name)) fake.calls.push([name.slice(4), ...(Array.isArray(result) || typeof result === "string" ? [result].flat() : given)]);
        if (texts.test(name) && name !== "lab_frames_drawn" && !/resize/.test(name)) return write(result);
        return fake.returns[name] ?? (typeof result === "number" ? result : 0);
      };
    }
    return module;
  };
})();
export default createModule;
