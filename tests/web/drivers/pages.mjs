// Pages that are handed on, each in a context (a profile that shares nothing) of its own, for Chromium and Firefox. A start in one that has
// been on the site before takes a third of the time: its process is there, the engine compiled and in the cache. So one that is as good as
// new waits for the next test on an address where nothing is.

/** The address of the site as it is delivered: not one of its variants, no other file, no page of another origin.
 * @param {string} url */
export const isPlain = (url) => /^http/.test(url) && new URL(url).pathname === "/";

/**
 * @template {{pages: () => unknown[] | Promise<unknown[]>, close: () => Promise<unknown>}} C
 * @template {{goto: (url: string) => Promise<unknown>, evaluate: (script: string) => Promise<unknown>, mouse: {move: (x: number, y: number) => Promise<void>}}} P
 * @typedef {{context: C, page: P}} Opened
 */

/**
 * @template {{pages: () => unknown[] | Promise<unknown[]>, close: () => Promise<unknown>}} C
 * @template {{goto: (url: string) => Promise<unknown>, evaluate: (script: string) => Promise<unknown>, mouse: {move: (x: number, y: number) => Promise<void>}}} P
 */
export class Pages {
  /** @type {Opened<C, P>[]} */
  #rested = [];
  #create;
  #forget;

  /** @param {() => Promise<Opened<C, P>>} create
   * @param {object} [ways]
   * @param {(opened: Opened<C, P>) => Promise<void>} [ways.forget] empties what a context has cached, so that also a page that needs an
   *   empty cache can be one that rested */
  constructor(create, { forget } = {}) {
    this.#create = create;
    this.#forget = forget;
  }

  /** A page that nothing is left in of earlier tests; `plain`: but for what the browser has cached of the site.
   * @param {boolean} plain */
  async take(plain) {
    const rested = plain || this.#forget ? this.#rested.pop() : undefined;
    if (!plain && rested) await this.#forget?.(rested);
    return rested ?? (await this.#create());
  }

  /** @param {Opened<C, P>} opened @param {Iterable<string>} addresses all that its frames have had */
  async give(opened, addresses) {
    if (await this.#clean(opened, addresses).catch(() => false)) this.#rested.push(opened);
    else await opened.context.close();
  }

  /** Whether nothing is left in the page.
   * @param {Opened<C, P>} opened @param {Iterable<string>} addresses */
  async #clean({ context, page }, addresses) {
    const visited = [...addresses].filter((url) => !url.startsWith("about:"));
    const origins = new Set(visited.map((url) => new URL(url).origin));
    if (origins.size !== 1 || !(this.#forget || visited.every(isPlain))) return false;
    // A page still writes while it is left. So it is left for an address of the same origin, where nothing is.
    await page.goto(`${[...origins][0]}/nothing`);
    await page.evaluate("void (localStorage.clear(), sessionStorage.clear(), window.name = '')");
    await page.mouse.move(0, 0);
    return (await context.pages()).length === 1;
  }
}
