// A few words to the person, from the page itself. (What the engine has to say it draws.)

/** @param {string} message */
export function showNotice(message) {
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
  // The same thing twice is one thing; six are too many.
  for (const old of [...root.children]) if (old.firstChild?.textContent === message) old.remove();
  while (root.children.length >= 5) root.firstChild?.remove();
  root.append(notice);
  setTimeout(() => notice.remove(), 12_000);
}
