// Tabs, choices and menus in the mirror: Tab stops once at each of them, and the arrow keys go on inside.

/** @typedef {import("./bridge.mjs").Widget} Widget */

/** Roles that ARIA wants inside a parent of a certain role. @type {Record<string, string>} */
const parents = { tab: "tablist", radio: "radiogroup", menuitem: "menu" };

/** @type {Record<string, number>} */
const steps = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1, Home: -Infinity, End: Infinity };

/** @param {Element} group @returns {HTMLButtonElement[]} */
const membersOf = (group) => [...group.querySelectorAll("button")].filter((member) => !member.disabled);

/** @param {KeyboardEvent} event */
function walk(event) {
  const step = steps[event.key];
  const members = membersOf(/** @type {Element} */ (event.currentTarget));
  const at = members.indexOf(/** @type {HTMLButtonElement} */ (event.target));
  if (!step || at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  event.stopPropagation();
  const last = members.length - 1;
  const next = members[Number.isFinite(step) ? (at + step + members.length) % members.length : step < 0 ? 0 : last];
  next.focus({ preventScroll: true });
  // A choice follows the focus; a workbench is opened only when asked for.
  if (next !== event.target && next.getAttribute("role") === "radio") next.click();
}

export function createGroups() {
  /** @type {Map<string, HTMLElement>} */
  const groups = new Map();

  /** @param {string} key @param {string} role @param {string} name */
  function get(key, role, name) {
    let group = groups.get(key);
    if (!group) {
      group = document.createElement("div");
      group.dataset.group = key;
      group.setAttribute("role", role);
      if (role !== "group") group.addEventListener("keydown", walk);
      groups.set(key, group);
    }
    if (name) group.setAttribute("aria-label", name);
    return group;
  }

  return {
    /** Which group a widget belongs to; "" for none. @param {Widget} widget */
    keyOf: ({ id, role }) => (parents[role] ? `${id.split(".").slice(0, -1).join(".")} ${role}` : ""),
    /** @param {string} key @param {Widget} widget its first */
    of: (key, widget) => get(key, parents[widget.role], widget.group ?? (widget.role === "radio" ? "" : widget.part ?? "")),
    /** A part of the screen. @param {string} name */
    part: (name) => get(`part ${name}`, "group", name),
    /** After the elements are in their places: one of each group is a stop of Tab. */
    settle() {
      for (const [key, group] of groups) {
        if (!group.isConnected) {
          groups.delete(key);
          continue;
        }
        if (group.getAttribute("role") === "group") continue;
        const members = membersOf(group);
        const stop = members.find((member) => member === document.activeElement) ??
          members.find((member) => ["aria-selected", "aria-checked"].some((state) => member.getAttribute(state) === "true")) ?? members[0];
        for (const member of members) member.tabIndex = member === stop ? 0 : -1;
      }
    },
  };
}
