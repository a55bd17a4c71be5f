// The canvas's size in CSS pixels and how many device pixels one of them is, exactly enough to be sharp.

/**
 * @param {HTMLElement} element
 * @param {(width: number, height: number, ratio: number) => void} onSize at most once a change; may come in a storm
 * @returns {{width: number, height: number, ratio: number}} the size now
 */
export function observeSize(element, onSize) {
  const observer = new ResizeObserver(([entry]) => {
    const { width, height } = entry.contentRect;
    if (width === 0 || height === 0) return; // a frame that is not shown
    // A box of 800.5 CSS pixels at 1.25 has a whole number of device pixels that only the browser knows.
    const device = entry.devicePixelContentBoxSize?.[0]?.inlineSize;
    onSize(width, height, device ? device / width : devicePixelRatio);
  });
  observe();

  function observe() {
    try {
      observer.observe(element, { box: "device-pixel-content-box" });
    } catch {
      observer.observe(element); // Safari
      followRatio();
    }
  }

  // Moving to another screen changes the ratio without changing the box.
  function followRatio() {
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener(
      "change",
      () => {
        observer.unobserve(element);
        observe();
      },
      { once: true },
    );
  }

  const { width, height } = element.getBoundingClientRect();
  return { width, height, ratio: devicePixelRatio };
}
