// A few words to the person, from the page itself. (What the engine has to say it draws.)

/** What can be done about it, in words and deeds. @typedef {{label: string, act: () => void}} Action */

/** @param {string} message @param {Action} [action] then it stays until it is closed */
export function showNotice(message, action) {
  const root = document.getElementById("notices");
  if (!root) return;
  const notice = document.createElement("div");
  notice.className = "notice";
  const words = document.createElement("span");
  words.textContent = message;
  const close = document.createElement("button");
  close.className = "plain";
  close.textContent = "Close";
  close.addEventListener("click", () => notice.remove());
  notice.append(words, close);
  if (action) {
    const button = document.createElement("button");
    button.className = "bright";
    button.textContent = action.label;
    button.addEventListener("click", () => {
      notice.remove();
      action.act();
    });
    close.before(button);
  }
  // The same thing twice is one thing; six are too many.
  for (const old of [...root.children]) if (old.firstChild?.textContent === message) old.remove();
  while (root.children.length >= 5) root.firstChild?.remove();
  root.append(notice);
  if (!action) setTimeout(() => notice.remove(), 12_000);
}
