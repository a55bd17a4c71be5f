// What a test can do with a browser, whichever it is. All input is real: it goes through the browser's own event queue.
// The one exception, touch in WebKit, is marked in drivers/webkit.mjs.

/**
 * @typedef {object} Driver
 * @property {string} name
 * @property {boolean} realTouch whether touch goes through the browser, not through a script
 * @property {boolean} [oneWindow] whether a page that is opened takes the place of the one before
 * @property {() => Promise<boolean>} [ended] whether the browser itself has ended; the next page starts it again
 * @property {(options: {width: number, height: number, motion?: boolean, plain: boolean}) => Promise<RawPage>} open nothing
 *   is left of earlier pages, but for what the browser has cached of the site where it will go to nothing else (`plain`: isPlain() in
 *   pages.mjs). Without `motion` the page is asked to move little (prefers-reduced-motion), where the browser can be: a press then takes 3 frames instead of
 *   20, each of them drawn by the processor. WebKit always moves.
 * @property {() => Promise<void>} close
 */

/**
 * @typedef {object} RawPage coordinates are CSS pixels of the top window
 * @property {(url: string) => Promise<void>} goto until it has loaded
 * @property {() => Promise<void>} reload
 * @property {() => Promise<void>} back may return before the page is there
 * @property {() => Promise<void>} forward may return before the page is there
 * @property {(script: string, frame: number | null) => Promise<any>} run the script's value, awaited; frame: the nth iframe
 * @property {(x: number, y: number) => Promise<void>} mouseMove
 * @property {(button: "left" | "right") => Promise<void>} mouseDown
 * @property {(button: "left" | "right") => Promise<void>} mouseUp
 * @property {(path: [number, number][]) => Promise<void>} drag with the left button, as `touch`; without waiting in between,
 *   since a click on a busy machine would become a long press
 * @property {(x: number, y: number, dx: number, dy: number) => Promise<void>} wheel
 * @property {(path: [number, number][], frame?: number) => Promise<void>} touch down at the first point, along, up at the last
 * @property {(key: string, modifiers: string[]) => Promise<void>} press key as in KeyboardEvent.key
 * @property {(text: string) => Promise<void>} type
 * @property {(selector: string, files: string[], frame: number | null) => Promise<void>} setFiles into a file field
 * @property {(file: string) => Promise<void>} screenshot
 * @property {(width: number, height: number) => Promise<void>} resize
 * @property {() => Promise<void>} [front] where pages are tabs of a window, and what is behind draws no frames
 * @property {(work: () => Promise<unknown>) => Promise<number[]>} [frameTimes] seconds of processor time that the main thread
 *   spends on each animation frame meanwhile; where the browser tells
 * @property {(features: {forcedColors?: "active" | "none", colorScheme?: "light" | "dark", media?: "print" | "screen"}) => Promise<void>} [emulate] where the browser can
 * @property {() => string[]} problems errors that the browser reported so far, where it reports them
 * @property {() => string[]} requests addresses requested so far, where the browser reports them
 * @property {() => Promise<void>} close
 */

/** @type {Record<string, () => Promise<Driver>>} */
export const drivers = {
  chromium: async () => (await import("./chromium.mjs")).startChromium(),
  firefox: async () => (await import("./firefox.mjs")).startFirefox(),
  webkit: async () => (await import("./webkit.mjs")).startWebKit(),
};
