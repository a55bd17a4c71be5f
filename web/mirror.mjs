// The canvas is a picture to assistive technology. The mirror is the same controls as real elements, laid exactly over
// their pictures: a screen reader reads and operates these, and Tab walks through them.

import { createGroups } from "./groups.mjs";
import { aloud } from "./spoken.mjs";

/** @typedef {import("./bridge.mjs").Widget} Widget */

/**
 * @typedef {object} Mirrored
 * @property {HTMLElement} element
 * @property {string} shown the widget as it was last written into the element
 */

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} said where what changes under the keys is written, to be read out
 * @param {{act: (id: string, value: string) => void, focused: (id: string) => void, lost: () => void}} on
 *   act: the control was operated; focused: it has the focus now ("" none); lost: the focused control is gone
 */
export function createMirror(root, said, on) {
  /** @type {Map<string, Mirrored>} */
  const mirrored = new Map();
  const groups = createGroups();

  root.addEventListener("focusin", (event) => {
    const id = idOf(event.target);
    heard = liveText(latest.find((widget) => widget.id === id)); // the browser says it
    on.focused(id);
  });
  root.addEventListener("focusout", () => on.focused(""));

  /** Where the focus was when a dialogue or menu opened, and goes back to, also from a dialogue that a menu opened. */
  let opener = "";

  /** What was pressed last with the pointer: there Tab goes on. */
  let pressed = "";

  /** @type {Widget[]} */
  let latest = [];

  /** What has been read out of the grid that has the focus. */
  let heard = "";

  /** Whether the network is at work: what changes many times a second is not read out. */
  let moving = false;

  /** @param {Widget[]} widgets in the order of reading @param {boolean} [working] */
  function update(widgets, working = false) {
    moving = working;
    const focused = /** @type {HTMLElement | null} */ (document.activeElement);
    const hadFocus = root.contains(focused);
    latest = widgets;
    const tree = arrange(widgets);
    keepOnly(new Set(widgets.map((widget) => widget.id)));
    place(root, tree);
    groups.settle();
    const back = opener;
    const dialog = widgets.some(isDialog);
    if (!dialog) opener = "";
    if (hadFocus && document.activeElement !== focused) {
      // An element that had to move has lost the focus on the way. One that went away with a dialogue, or behind one, passes
      // it on.
      const inDialog = root.querySelector("[role=dialog] :is(button, input, [tabindex='0']):not(:disabled, [tabindex='-1'])");
      const next = focused?.isConnected ? focused : inDialog ?? mirrored.get(back)?.element;
      if (dialog) opener = back || idOf(focused);
      if (next instanceof HTMLElement) next.focus({ preventScroll: true });
      else on.lost();
    }
    readOut();
  }

  /** The cell that the arrow keys have come to, or what they have made of it. */
  function readOut() {
    const focused = idOf(document.activeElement);
    const text = liveText(latest.find((widget) => widget.id === focused));
    if (moving || text === heard) return;
    heard = text;
    said.textContent = text;
  }

  /** The pointer pressed the canvas here. @param {number} x @param {number} y */
  function point(x, y) {
    if (latest.some(isDialog)) return;
    const under = latest.filter(({ role, rect: [left, top, width, height] }) =>
      role !== "status" && x >= left && y >= top && x < left + width && y < top + height);
    under.sort((a, b) => a.rect[2] * a.rect[3] - b.rect[2] * b.rect[3]);
    pressed = under[0]?.id ?? pressed;
  }

  /** Before Tab is done: it goes on from what was pressed last, as it would among real controls. */
  function resume() {
    const from = mirrored.get(pressed)?.element;
    pressed = "";
    from?.focus({ preventScroll: true });
  }

  /** @typedef {{element: HTMLElement, children: Branch[]}} Branch */

  /** @param {Widget[]} widgets @returns {Branch[]} */
  function arrange(widgets) {
    /** @type {Branch[]} */
    const tree = [];
    /** @type {Branch | null} what is drawn after a dialog lies in it */
    let dialog = null;
    let partName = "";
    /** @type {Branch | null} */
    let part = null;
    /** @type {Map<string, Branch>} */
    const made = new Map();
    for (const widget of widgets) {
      const branch = { element: write(widget), children: [] };
      if (widget.role === "dialog") {
        tree.push((dialog = branch));
        continue;
      }
      const name = dialog ? "" : widget.part ?? "";
      if (name !== partName) {
        part = name === "" ? null : { element: groups.part(name), children: [] };
        if (part) tree.push(part);
        partName = name;
      }
      const into = dialog?.children ?? part?.children ?? tree;
      const key = groups.keyOf(widget);
      if (key !== "" && !made.has(key)) {
        const group = { element: groups.of(key, widget), children: [] };
        made.set(key, group);
        into.push(group);
      }
      (made.get(key)?.children ?? into).push(branch);
    }
    return tree;
  }

  /** Puts elements in order without touching those in place: moving a focused element would blur it.
   * @param {HTMLElement} parent @param {Branch[]} branches */
  function place(parent, branches) {
    let next = parent.firstChild;
    for (const { element, children } of branches) {
      if (element === next) next = next.nextSibling;
      else parent.insertBefore(element, next);
      if (children.length > 0 || element.dataset.group) place(element, children);
    }
    while (next) {
      const after = next.nextSibling;
      if (next instanceof HTMLElement) next.remove();
      next = after;
    }
  }

  /** @param {Set<string>} ids */
  function keepOnly(ids) {
    for (const [id, { element }] of mirrored) {
      if (ids.has(id)) continue;
      element.remove();
      mirrored.delete(id);
    }
  }

  /** @param {Widget} widget @returns {HTMLElement} */
  function write(widget) {
    const shown = JSON.stringify(widget);
    let entry = mirrored.get(widget.id);
    if (entry?.element.dataset.role !== widget.role) {
      entry = { element: create(widget, on.act), shown: "" };
      mirrored.set(widget.id, entry);
    }
    const refused = entry.element instanceof HTMLInputElement && widget.role === "textbox" && entry.element.value !== widget.value;
    if ((entry.shown !== shown || refused) && !(moving && entry.element.hasAttribute("aria-live") && entry.shown !== "")) {
      entry.shown = shown;
      describe(entry.element, widget);
    }
    return entry.element;
  }

  /** The focus goes to the main figure, or to the first thing there is where that cannot be operated. */
  function toFigure() {
    const stops = "[role=grid], input[type=range], button:not(:disabled, [tabindex='-1'])";
    const figure = root.querySelector("[role=dialog]") ?? mirrored.get(latest.find((widget) => widget.figure)?.id ?? "")?.element.parentElement ?? root;
    const target = figure.querySelector("[role=grid]") ?? figure.querySelector(stops);
    if (target instanceof HTMLElement) target.focus({ preventScroll: true });
  }

  return { update, point, resume, toFigure };
}

/** @param {Widget} widget */
const isDialog = ({ role }) => role === "dialog";

/** What of a widget is read out while the keys move in it. @param {Widget | undefined} widget */
const liveText = (widget) => (widget?.role === "grid" ? aloud(widget.live ?? widget.value) : "");

/** @param {EventTarget | null} target */
const idOf = (target) =>
  (target instanceof Element && /** @type {HTMLElement | null} */ (target.closest("[data-widget]"))?.dataset.widget) || "";

/** @param {Widget} widget @param {(id: string, value: string) => void} act @returns {HTMLElement} */
function create(widget, act) {
  const { id, role } = widget;
  const element = document.createElement(tagOf(role));
  element.dataset.widget = id;
  element.dataset.role = role;
  if (element instanceof HTMLInputElement) {
    element.type = role === "slider" ? "range" : "text";
    element.addEventListener(role === "slider" ? "input" : "change", () => act(id, element.value));
    // What has been typed and refused does not stay: the next frame writes the value (see describe).
    element.addEventListener("input", () => void (element.dataset.typing = ""));
    for (const end of ["change", "blur"]) element.addEventListener(end, () => void delete element.dataset.typing);
  } else if (element instanceof HTMLButtonElement) {
    element.type = "button";
    // A list is walked with the arrow keys of its own grid; Tab does not stop at every line of it.
    if (role === "listitem") element.tabIndex = -1;
    else if (role !== "button" && role !== "toggle") element.setAttribute("role", role);
    element.addEventListener("click", () => act(id, ""));
  } else {
    // Of all that is written on the screen, only the verdict and messages are read out when they change.
    const live = role === "status" && /^(verdict|toast|import\.error)/.test(id);
    if (live) element.setAttribute("aria-live", "polite");
    if (role !== "status" || live) element.setAttribute("role", role === "image" ? "img" : role);
    if (role === "grid") {
      element.tabIndex = 0;
      element.addEventListener("keydown", (event) => {
        const move = gridKeys[event.key];
        if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
        act(id, move);
        event.preventDefault();
        event.stopPropagation();
      });
    }
  }
  return element;
}

/** @type {Record<string, string>} */
const gridKeys = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down", " ": "space" };

/** @param {string} role */
function tagOf(role) {
  if (role === "slider" || role === "textbox") return "input";
  return ["grid", "image", "status", "dialog"].includes(role) ? "div" : "button";
}

/** @param {HTMLElement} element @param {Widget} widget */
function describe(element, widget) {
  const { role, checked, enabled, rect } = widget;
  const [name, value, help] = [aloud(widget.name), aloud(widget.value), aloud(widget.help ?? "")];
  const [x, y, width, height] = rect;
  Object.assign(element.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
  setAttribute(element, "aria-description", help);

  if (role === "status") {
    setText(element, [name, value].filter(Boolean).join(": "));
  } else if (element instanceof HTMLButtonElement) {
    setText(element, name);
    setAttribute(element, "aria-label", value && value !== name ? `${name}, ${value}` : undefined);
    setAttribute(element, checkedAttribute[role] ?? "aria-pressed", checked === undefined ? undefined : String(checked));
  } else {
    // A menu has no title on the screen.
    setAttribute(element, "aria-label", name || (role === "dialog" ? "Menu" : undefined));
    if (role === "grid") setAttribute(element, "aria-description", [value, aloud(widget.live ?? ""), help].filter(Boolean).join("\n").replace(/\.?\n/g, ". "));
    else if (role === "image") setAttribute(element, "aria-label", [name, value].filter(Boolean).join(": "));
  }

  if (element instanceof HTMLInputElement) {
    if (role === "slider") {
      element.min = String(widget.min ?? 0);
      element.max = String(widget.max ?? 1);
      element.step = widget.step ? String(widget.step) : "any";
      setAttribute(element, "aria-valuetext", value);
    }
    // Not under the reader's hands.
    // Numbers are shown with a true minus sign, which no browser takes for one.
    const written = role === "slider" ? widget.value.replace("−", "-") : widget.value;
    if (role === "slider" || element.dataset.typing === undefined) element.value = written;
  }
  if (element instanceof HTMLInputElement || element instanceof HTMLButtonElement) element.disabled = enabled === false;
}

/** @type {Record<string, string>} */
const checkedAttribute = { tab: "aria-selected", radio: "aria-checked", menuitem: "aria-current", listitem: "aria-current" };

/** @param {Element} element @param {string} name @param {string | undefined} value */
function setAttribute(element, name, value) {
  if (value) element.setAttribute(name, value);
  else element.removeAttribute(name);
}

/** @param {Element} element @param {string} text a change would be read out: only a real one is written */
function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
