// What the person has chosen to see, for the page around the canvas.

/** @param {string} theme light, dark or auto */
export function applyTheme(theme) {
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}
