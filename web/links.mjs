// What people paste for a link.

/**
 * What a text may mean as a link, the likeliest first. Mail programs wrap lines, put brackets around, encode, and cut _ off.
 * @param {string} text a link, or its end @returns {string[]}
 */
export function readings(text) {
  let end = text.replace(/=\r?\n/g, "").replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(parseInt(code, 16)));
  const long = end.search(/#\W{0,4}\w[\w-]{19}/);
  end = end.slice((long < 0 ? end.indexOf("#") : long) + 1);
  try {
    end = decodeURIComponent(end);
  } catch {
    // As it stands.
  }
  end = end.replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "");
  const found = [end, end.replace(/\s*\n[>|\s]*/g, ""), end.replace(/\s+/g, "")].flatMap((one) => {
    const link = /[\w-]+/.exec(one)?.[0] ?? "";
    return [link, link.replace(/[_-]+$/, ""), `${link}_`, `${link}-`];
  });
  return [...new Set([text.trim(), ...found])];
}
