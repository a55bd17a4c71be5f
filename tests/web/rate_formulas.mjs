// What networks of rates should do: formulas, and an integration of this file's own.

import assert from "node:assert/strict";

/** @typedef {[number, number]} Pair */
/** @typedef {{from: number, until: number, input: number[]}} Kick */

const clip = (/** @type {number} */ u) => Math.min(1, Math.max(-1, u));
export const arctan = (/** @type {number} */ u) => (2 / Math.PI) * Math.atan((Math.PI / 2) * u);

/** Where a function that changes its sign between a and b is 0. @param {(x: number) => number} f @param {number} a @param {number} b */
export function zero(f, a, b) {
  assert.ok(f(a) * f(b) < 0, "a change of sign");
  for (let turn = 0; turn < 200; turn += 1) {
    const middle = (a + b) / 2;
    if (f(a) * f(middle) <= 0) b = middle;
    else a = middle;
  }
  return (a + b) / 2;
}

/** τ dv/dt = −v + F(M v + h) by Runge and Kutta's fourth-order steps; no step goes over an edge of a kick.
 * @param {{weights: number[][], f?: (u: number) => number, start: number[], kicks?: Kick[], times: number[]}} what
 * @returns {number[][]} v at each of the rising times */
export function integrate({ weights, f = clip, start, kicks = [], times }) {
  let v = [...start];
  let now = 0;
  const edges = kicks.flatMap(({ from, until }) => [from, until]);
  return times.map((time) => {
    for (const stop of [...edges.filter((edge) => edge > now && edge < time).sort((a, b) => a - b), time]) {
      const middle = (now + stop) / 2;
      const h = start.map((_, i) => kicks.reduce((sum, kick) => sum + (kick.from < middle && middle < kick.until ? kick.input[i] : 0), 0));
      const slope = (/** @type {number[]} */ at) => at.map((own, i) => f(h[i] + at.reduce((sum, other, j) => sum + weights[i][j] * other, 0)) - own);
      const steps = Math.ceil((stop - now) * 2000);
      const dt = steps > 0 ? (stop - now) / steps : 0;
      for (let step = 0; step < steps; step += 1) {
        const on = (/** @type {number[]} */ by, /** @type {number} */ share) => v.map((value, i) => value + share * dt * by[i]);
        const a = slope(v);
        const b = slope(on(a, 0.5));
        const c = slope(on(b, 0.5));
        const d = slope(on(c, 1));
        v = v.map((value, i) => value + (dt / 6) * (a[i] + 2 * b[i] + 2 * c[i] + d[i]));
      }
      now = stop;
    }
    return v;
  });
}

/** −½ vᵀ M v. @param {number[][]} m @param {number[]} v */
export const hopfield = (m, v) => 0 - v.reduce((sum, a, i) => sum + v.reduce((row, b, j) => row + a * m[i][j] * b, 0), 0) / 2;
