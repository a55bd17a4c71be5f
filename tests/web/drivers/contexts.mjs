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

  /** @param {() => Promise<C>} create */
  constructor(create) {
    this.#create = create;
  }

  /** A context in which nothing is left of earlier pages; `plain`: but for what the browser has cached of the site.
   * @param {boolean} plain */
  async take(plain) {
    return (plain && this.#rested.pop()) || (await this.#create());
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
    if (origins.size !== 1 || !visited.every(isPlain)) return false;
    // A page still writes while it is left. So it is left for an address of the same origin, where nothing is.
    await page.goto(`${[...origins][0]}/nothing`);
    await page.evaluate("void (localStorage.clear(), sessionStorage.clear())");
    await page.close();
    return (await context.pages()).length === 0;
  }
}
