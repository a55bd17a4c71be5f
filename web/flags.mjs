/** What an address may say for yes and no. @type {Record<string, boolean>} */
export const flags = { 1: true, true: true, 0: false, false: false };
