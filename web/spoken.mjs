// What is written with the signs of formulas, as a screen reader is to say it.

import { say } from "./words.mjs";

/** A sign that stands alone, as the name of a control. @type {Record<string, string>} */
// words
const alone = {
  θ: "threshold θ", λ: "weight to itself, λ", τ: "time constant τ", α: "load α", q: "overlap q", h: "local field h",
  a: "connection a", n: "power n", N: "number of neurons, N", P: "number of memories, P", T: "temperature T",
};

/** A sign with the number of a neuron below it. @type {Record<string, string>} */
// words
const ofNeuron = {
  h: "input to neuron {0}", v: "rate of neuron {0}", w: "weight of input {0}", N: "neuron {0}", s: "state of neuron {0}", θ: "threshold of neuron {0}",
};

const below = "₀₁₂₃₄₅₆₇₈₉ᵢⱼ";

/** @param {string} signs */
const plainly = (signs) => [...signs].map((sign) => "0123456789ij"[below.indexOf(sign)]);

/** @param {string} text */
export function aloud(text) {
  const [, sign = "", rest = ""] = /^(\p{L})((?: \(.*\))?)$/u.exec(text) ?? [];
  if (alone[sign]) return `${say(alone[sign])}${rest}`;
  return text
    .replace(/(^|[^\p{L}])(\p{L})([₀-₉ᵢⱼ]+)/gu, (_, before, letter, signs) => {
      const [to, from, more] = plainly(signs);
      if (/[MWTw]/.test(letter) && from && !more) return `${before}${say("{0} from neuron {1} to neuron {2}", letter, from, to)}`;
      return `${before}${!from && ofNeuron[letter] ? say(ofNeuron[letter], to) : `${letter} ${plainly(signs).join(" ")}`}`;
    })
    .replace(/ᵀ/g, ` ${say("transposed")}`);
}
