// A network of ±1 neurons by brute force: what tests compare the page with. Every weight is written down, every sum is made anew.

/** @typedef {number[]} Pattern of 1 and −1 */

/** A picture of a document: bit i mod 8 of byte ⌊i/8⌋. @param {string} bits @param {number} neurons @returns {Pattern} */
export function pattern(bits, neurons) {
  const bytes = Buffer.from(bits, "base64");
  return Array.from({ length: neurons }, (_, i) => ((bytes[i >> 3] >> (i & 7)) & 1 ? 1 : -1));
}

/** The memories of a document. @param {any} document @returns {Pattern[]} */
export const memories = ({ memories: all, grid: { width, height } }) => all.map((/** @type {any} */ { bits }) => pattern(bits, width * height));

/** @param {number[]} a @param {number[]} b */
export const dot = (a, b) => a.reduce((sum, value, i) => sum + value * b[i], 0);

/** The entry that a function gives for each pair of neurons. @param {number} neurons @param {(i: number, j: number) => number} entry */
const matrix = (neurons, entry) => Array.from({ length: neurons }, (_, i) => Array.from({ length: neurons }, (__, j) => entry(i, j)));

/** W = Σ λ ξξᵀ, with its diagonal and σ² there, or with zeros. @param {Pattern[]} patterns
 * @param {{diagonal?: boolean, strengths?: number[], self?: number}} [given] */
export const hebb = (patterns, { diagonal = false, strengths = patterns.map(() => 1), self = 0 } = {}) =>
  matrix(patterns[0].length, (i, j) => {
    if (i === j && !diagonal) return 0;
    return patterns.reduce((sum, xi, k) => sum + strengths[k] * xi[i] * xi[j], i === j ? self : 0);
  });

/** W = Σ ξ′ξᵀ, ξ′ the pattern after ξ, the first after the last; zeros on the diagonal. @param {Pattern[]} patterns */
export const sequence = (patterns) =>
  matrix(patterns[0].length, (i, j) =>
    (i === j ? 0 : patterns.reduce((sum, xi, k) => sum + patterns[(k + 1) % patterns.length][i] * xi[j], 0)));

/** Storkey and Valabregue 1999: ΔW = (ξᵢξⱼ − ξᵢhⱼᵢ − hᵢⱼξⱼ)/N, hᵢⱼ the field of i without the parts of i and j. @param {Pattern[]} patterns */
export function storkey(patterns) {
  const n = patterns[0].length;
  let weights = matrix(n, () => 0);
  for (const xi of patterns) {
    const before = weights;
    const field = (/** @type {number} */ i, /** @type {number} */ j) =>
      before[i].reduce((sum, weight, k) => (k === i || k === j ? sum : sum + weight * xi[k]), 0);
    weights = matrix(n, (i, j) => (i === j ? 0 : before[i][j] + (xi[i] * xi[j] - xi[i] * field(j, i) - field(i, j) * xi[j]) / n));
  }
  return weights;
}

/** What a network is made of: weights, thresholds, and whether its states are 0 and 1.
 * @typedef {{weights: number[][], thresholds?: number[], binary?: boolean}} Net */

/** As the network reads its states. @param {Net} net @param {Pattern} state */
const values = ({ binary }, state) => (binary ? state.map((value) => (value + 1) / 2) : state);

/** Σⱼ Wᵢⱼ Vⱼ of one neuron. @param {Net} net @param {Pattern} state @param {number} i */
export const input = (net, state, i) => dot(net.weights[i], values(net, state));

/** The field less the threshold. @param {Net} net @param {Pattern} state @param {number} i */
const excess = (net, state, i) => input(net, state, i) - (net.thresholds?.[i] ?? 0);

/** E = −½ Σ Wᵢⱼ Vᵢ Vⱼ + Σ θᵢ Vᵢ. The course sums over i ≠ j; a diagonal that is there adds −½ Wᵢᵢ of every active neuron, which the lab shows.
 * @param {Net} net @param {Pattern} state */
export function energy(net, state) {
  const v = values(net, state);
  return v.reduce((sum, value, i) => sum - (value * dot(net.weights[i], v)) / 2 + (net.thresholds?.[i] ?? 0) * value, 0);
}

/** What the neuron becomes; at field 0 it keeps its state. @param {Net} net @param {Pattern} state @param {number} i */
export const next = (net, state, i) => Math.sign(excess(net, state, i)) || state[i];

/** Neurons that would flip. @param {Net} net @param {Pattern} state */
export const unstable = (net, state) => state.filter((value, i) => next(net, state, i) !== value).length;

/** One neuron after the other, row by row, in whole sweeps until no neuron would flip: all states, one an update.
 * @param {Net} net @param {Pattern} start */
export function byRows(net, start) {
  const states = [start];
  for (let sweep = 0; sweep === 0 || unstable(net, states[states.length - 1]) > 0; sweep += 1) {
    if (sweep > 100) throw new Error("this does not settle");
    for (let i = 0; i < start.length; i += 1) {
      const state = states[states.length - 1];
      const value = next(net, state, i);
      states.push(value === state[i] ? state : state.with(i, value));
    }
  }
  return states;
}

/** All neurons at once, so many times. @param {Net} net @param {Pattern} start @param {number} steps */
export function atOnce(net, start, steps) {
  const states = [start];
  for (let step = 0; step < steps; step += 1) states.push(start.map((_, i) => next(net, states[step], i)));
  return states;
}

/** The solution of A x = b by elimination with pivots. @param {number[][]} a @param {number[]} b */
function solve(a, b) {
  const rows = a.map((row, i) => [...row, b[i]]);
  for (let k = 0; k < rows.length; k += 1) {
    const pivot = rows.reduce((best, row, i) => (i >= k && Math.abs(row[k]) > Math.abs(rows[best][k]) ? i : best), k);
    [rows[k], rows[pivot]] = [rows[pivot], rows[k]];
    for (let i = 0; i < rows.length; i += 1) {
      if (i === k) continue;
      const times = rows[i][k] / rows[k][k];
      rows[i] = rows[i].map((value, j) => value - times * rows[k][j]);
    }
  }
  return rows.map((row, k) => row[rows.length] / row[k]);
}

/** W = Σ ξ^m C_{mm'} ξ^{m'}ᵀ, C the inverse of the Gram matrix: the projection on what the patterns span. @param {Pattern[]} patterns */
export function pseudoInverse(patterns) {
  const gram = patterns.map((a) => patterns.map((b) => dot(a, b)));
  const n = patterns[0].length;
  const columns = Array.from({ length: n }, (_, j) => solve(gram, patterns.map((xi) => xi[j])));
  return matrix(n, (i, j) => patterns.reduce((sum, xi, m) => sum + xi[i] * columns[j][m], 0));
}

/** Ends of runs of Hebb's net, row by row, by the overlaps, which are faster than weights. @param {Pattern[]} patterns @param {Pattern} start */
function settled(patterns, start) {
  const state = [...start];
  const overlaps = patterns.map((xi) => dot(xi, state));
  for (let flips = 1, sweeps = 0; flips > 0 && sweeps < 100; sweeps += 1) {
    flips = 0;
    for (let i = 0; i < state.length; i += 1) {
      const field = patterns.reduce((sum, xi, k) => sum + xi[i] * overlaps[k], 0) - patterns.length * state[i];
      if (field * state[i] >= 0) continue;
      flips += 1;
      state[i] = -state[i];
      patterns.forEach((xi, k) => void (overlaps[k] += 2 * xi[i] * state[i]));
    }
  }
  return state;
}

/** For each memory: the most flipped pixels, in twentieths of all, up to which at least half of the trials recall it. By chance of its own.
 * @param {Pattern[]} patterns @param {number} trials */
export function survives(patterns, trials) {
  const n = patterns[0].length;
  let seed = 12345;
  const random = (/** @type {number} */ below) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  return patterns.map((xi) => {
    for (let level = 1; level <= 10; level += 1) {
      let successes = 0;
      for (let trial = 0; trial < trials; trial += 1) {
        const start = [...xi];
        const left = Array.from({ length: n }, (_, i) => i);
        for (let k = 0; k < Math.round((level * n) / 20); k += 1) start[left.splice(random(left.length), 1)[0]] *= -1;
        successes += settled(patterns, start).every((value, i) => value === xi[i]) ? 1 : 0;
      }
      if (2 * successes < trials) return Math.round(((level - 1) * n) / 20);
    }
    return Math.round(n / 2);
  });
}
