// Contexts of a browser (profiles that share nothing), for Chromium and Firefox. A start in one that has been on the site before takes
// a third of the time: its engine is compiled and in the cache. So one that is as good as new is handed on to the next page.

/** The address of the site as it is delivered: not one of its variants, no other file, no page of another origin.
 * @param {string} url */
export const isPlain = (url) => /^http/.test(url) && new URL(url).pathname === "/";

/**
 * @template {{close: () => Promise<unknown>, pages: () => unknown[] | Promise<unknown[]>}} C
 */
export class Contexts {
  /** @type {C[]} */
  #rested = [];
  #create;
  #parks;
  #forget;

  /** @param {() => Promise<C>} create
   * @param {object} [ways] of a browser that has one process for a site: a page stays in a context that rests, on an address where nothing is.
   *   That keeps the process, and with it the engine as it is compiled.
   * @param {(context: C) => Promise<void>} [ways.forget] empties what a context has cached, so that also a page that needs an empty cache
   *   can have one that rested */
  constructor(create, { forget } = {}) {
    this.#create = create;
    this.#parks = forget ? 1 : 0;
    this.#forget = forget;
  }

  /** A context in which nothing is left of earlier pages; `plain`: but for what the browser has cached of the site.
   * @param {boolean} plain */
  async take(plain) {
    const rested = plain || this.#forget ? this.#rested.pop() : undefined;
    if (!plain && rested) await this.#forget?.(rested);
    return rested ?? (await this.#create());
  }

  /** Closes the page of a context that was taken for it.
   * @param {C} context
   * @param {{goto: (url: string) => Promise<unknown>, evaluate: (script: string) => Promise<unknown>, close: () => Promise<unknown>}} page
   * @param {Iterable<string>} addresses all that its frames have had */
  async give(context, page, addresses) {
    if (await this.#clean(context, page, addresses).catch(() => false)) this.#rested.push(context);
    else await context.close();
  }

  /** Whether nothing is left of the page.
   * @param {C} context @param {Parameters<Contexts<C>["give"]>[1]} page @param {Iterable<string>} addresses */
  async #clean(context, page, addresses) {
    const visited = [...addresses].filter((url) => !url.startsWith("about:"));
    const origins = new Set(visited.map((url) => new URL(url).origin));
    if (origins.size !== 1 || !(this.#forget || visited.every(isPlain))) return false;
    // A page still writes while it is left. So it is left for an address of the same origin, where nothing is.
    await page.goto(`${[...origins][0]}/nothing`);
    await page.evaluate("void (localStorage.clear(), sessionStorage.clear())");
    const parked = (await context.pages()).length - 1;
    if (parked === this.#parks) await page.close();
    return parked === this.#parks || (parked === 0 && this.#parks === 1);
  }
}
