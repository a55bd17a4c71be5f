// The canvas is a picture to assistive technology. The mirror is the same controls as real elements, laid exactly over
// their pictures: a screen reader reads and operates these, and Tab walks through them.

/** @typedef {import("./bridge.mjs").Widget} Widget */

/**
 * @typedef {object} Mirrored
 * @property {HTMLElement} element
 * @property {string} shown the widget as it was last written into the element
 */

/** Roles that ARIA wants inside a parent of a certain role. @type {Record<string, string>} */
const parents = { tab: "tablist", radio: "radiogroup", menuitem: "menu" };

/**
 * @param {HTMLElement} root
 * @param {{act: (id: string, value: string) => void, focused: (id: string) => void, lost: () => void}} on
 *   act: the control was operated; focused: it has the focus now ("" none); lost: the focused control is gone
 */
export function createMirror(root, on) {
  /** @type {Map<string, Mirrored>} */
  const mirrored = new Map();
  /** @type {Map<string, HTMLElement>} */
  const groups = new Map();

  root.addEventListener("focusin", (event) => on.focused(idOf(event.target)));
  root.addEventListener("focusout", () => on.focused(""));

  /** Where the focus was when a dialogue opened, and goes back to. */
  let opener = "";

  /** Whether the network is at work: what changes many times a second is not read out. */
  let moving = false;

  /** @param {Widget[]} widgets in the order of reading @param {boolean} [working] */
  function update(widgets, working = false) {
    moving = working;
    const focused = /** @type {HTMLElement | null} */ (document.activeElement);
    const hadFocus = root.contains(focused);
    const tree = arrange(widgets);
    keepOnly(new Set(widgets.map((widget) => widget.id)));
    place(root, tree);
    for (const [key, group] of groups) if (!group.isConnected) groups.delete(key);
    if (!hadFocus || document.activeElement === focused) return;
    // An element that had to move has lost the focus on the way. One that went away with a dialogue, or behind one, passes
    // it on.
    if (focused?.isConnected) return focused.focus({ preventScroll: true });
    const inDialog = root.querySelector("[role=dialog] :is(button, input, [tabindex='0']):not(:disabled)");
    const next = inDialog ?? mirrored.get(opener)?.element;
    opener = inDialog ? idOf(focused) : "";
    if (next instanceof HTMLElement) next.focus({ preventScroll: true });
    else on.lost();
  }

  /** @typedef {{element: HTMLElement, children: Branch[]}} Branch */

  /** @param {Widget[]} widgets @returns {Branch[]} */
  function arrange(widgets) {
    /** @type {Branch[]} */
    const tree = [];
    /** @type {Branch | null} what is drawn after a dialog lies in it */
    let dialog = null;
    let groupKey = "";
    /** @type {Branch | null} */
    let group = null;
    for (const widget of widgets) {
      const branch = { element: write(widget), children: [] };
      const into = dialog?.children ?? tree;
      const key = parents[widget.role] ? `${widget.id.split(".").slice(0, -1).join(".")} ${widget.role}` : "";
      if (widget.role === "dialog") {
        tree.push((dialog = branch));
        group = null;
      } else if (key === "") {
        into.push(branch);
      } else {
        if (!group || key !== groupKey) into.push((group = { element: groupFor(key, parents[widget.role]), children: [] }));
        group.children.push(branch);
      }
      groupKey = key;
    }
    return tree;
  }

  /** @param {string} key @param {string} role */
  function groupFor(key, role) {
    let group = groups.get(key);
    if (!group) {
      group = document.createElement("div");
      group.dataset.group = key;
      group.setAttribute("role", role);
      groups.set(key, group);
    }
    return group;
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
    if (entry.shown !== shown && !(moving && entry.element.hasAttribute("aria-live") && entry.shown !== "")) {
      entry.shown = shown;
      describe(entry.element, widget);
    }
    return entry.element;
  }

  return { update };
}

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
  const { name, value, help, role, checked, enabled, rect } = widget;
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
    if (role === "grid") setAttribute(element, "aria-description", [value, help].filter(Boolean).join(". "));
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
    const written = role === "slider" ? value.replace("−", "-") : value;
    if (role === "slider" || element !== document.activeElement) element.value = written;
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
