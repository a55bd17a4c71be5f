/// The exported NumPy script: the same trials in the fewest lines that can be read.
#include <string>

#include "lab/formats/json.hpp"
#include "lab/workbenches/capacity/study.hpp"

namespace lab {
namespace {

// Draw by draw what hopfield/trials/trials.hpp defines.
constexpr std::string_view kCommon = R"py(
import json
import numpy as np

MASK = (1 << 64) - 1


def mix(b):
    b = (b ^ (b >> 30)) * 0xBF58476D1CE4E5B9 & MASK
    b = (b ^ (b >> 27)) * 0x94D049BB133111EB & MASK
    return b ^ (b >> 31)


class Random:
    """xoshiro256** (Blackman and Vigna 2018), seeded by SplitMix64."""

    def __init__(self, seed, stream):
        start, self.s = seed ^ mix(stream), []
        for _ in range(4):
            start = (start + 0x9E3779B97F4A7C15) & MASK
            self.s.append(mix(start))

    def bits(self):
        s = self.s
        x = s[1] * 5 & MASK
        result = ((x << 7 | x >> 57) & MASK) * 9 & MASK
        t = s[1] << 17 & MASK
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = (s[3] << 45 | s[3] >> 19) & MASK
        return result

    def below(self, bound):
        product = (self.bits() >> 32) * bound
        surplus = (1 << 32) % bound
        while product % (1 << 32) < surplus:
            product = (self.bits() >> 32) * bound
        return product >> 32

    def pattern(self, n):
        words = [self.bits() for _ in range((n + 63) // 64)]
        return np.array([1 if words[i // 64] >> (i % 64) & 1 else -1 for i in range(n)])

    def order(self, n):
        order = list(range(n))
        for last in range(n, 1, -1):
            k = self.below(last)
            order[last - 1], order[k] = order[k], order[last - 1]
        return order

    def flipped(self, pattern, count):
        n, s = len(pattern), pattern.copy()
        neurons = list(range(n))
        for k in range(count):
            j = k + self.below(n - k)
            neurons[k], neurons[j] = neurons[j], neurons[k]
            s[neurons[k]] *= -1
        return s


def learn(xi, rule, self_connections):
    """Row m of xi is memory m."""
    if rule == "hebb":
        w = xi.T @ xi
    else:
        gram = xi @ xi.T
        if np.linalg.matrix_rank(gram) < len(xi):
            return None
        w = xi.T @ np.linalg.inv(gram) @ xi
    if not self_connections:
        np.fill_diagonal(w, 0)
    return w


def decide(h, s):
    """The sign of the field; a neuron with field 0 keeps its state."""
    return np.where(np.abs(h) < TIE, s, np.where(h > 0, 1, -1))


def settle(s, w, random, max_sweeps=100):
    """All rows of s, neuron after neuron, in one order for all; until none changes."""
    converged = np.zeros(len(s), bool)
    for _ in range(max_sweeps):
        if converged.all():
            break
        before = s.copy()
        for i in random.order(s.shape[1]):
            s[:, i] = decide(s @ w[i], s[:, i])
        converged |= (s == before).all(axis=1)
    return s


def mean_and_error(values, each):
    """Of networks, as fractions of `each`."""
    v = np.array(values, float)
    error = v.std(ddof=1) / np.sqrt(len(v)) / each if len(v) > 1 else float("nan")
    return v.mean() / each, error


request = json.loads(REQUEST)
random_patterns = request["patterns"]["random"]
N, count = random_patterns["size"], random_patterns["count"]
loads = range(count["from"], count["to"] + 1, count["step"])
network = request["network"]
rule, diagonal = network["rule"], network.get("self_connections", False)
TIE = 0.5 if rule == "hebb" else 2.0**-30

)py";

constexpr std::string_view kCurves =
    R"py(print("patterns,one_step_error,one_step_error_se,retrieval_error,retrieval_error_se")
for P in loads:
    tried = min(request.get("memories", P), P)
    unstable, wrong = [], []
    for trial in range(request["networks"]):
        random = Random(request["seed"], 1 << 56 | P << 32 | trial)
        xi = np.array([random.pattern(N) for _ in range(P)])
        w = learn(xi, rule, diagonal)
        if w is None:
            continue
        start = xi[:tried]
        unstable.append((decide(start @ w, start) != start).sum())
        wrong.append((settle(start.copy(), w, random) != start).sum())
    if unstable:
        numbers = mean_and_error(unstable, tried * N) + mean_and_error(wrong, tried * N)
        print(P, *numbers, sep=",")
)py";

constexpr std::string_view kRecovery =
    R"py(starts = [k / 10 for k in range(11)]
flips = [int((1 - q) / 2 * N + 0.5) for q in starts]
print("patterns", *(f"success q={q:g}" for q in starts), sep=",")
for P in loads:
    recovered = []
    for trial in range(request["networks"]):
        random = Random(request["seed"], 3 << 56 | P << 32 | trial)
        xi = np.array([random.pattern(N) for _ in range(P)])
        w = learn(xi, rule, diagonal)
        if w is None:
            continue
        start = np.array([random.flipped(xi[0], d) for d in flips])
        recovered.append(20 * (settle(start, w, random) @ xi[0]) > 19 * N)
    if recovered:
        print(P, *np.mean(recovered, axis=0), sep=",")
)py";

}  // namespace

hopfield::Result<std::string> capacity_script(const CapacityTable& table) {
  const auto plan = plan_of(table);
  if (!plan || plan->loads.empty() || table.experiment == experiment_of(CapacityStudy::census))
    return hopfield::Error{"experiment", "expected capacity or recovery"};
  if (plan->rule != hopfield::Rule::hebb && plan->rule != hopfield::Rule::pseudo_inverse)
    return hopfield::Error{"rule", "expected hebb or pseudo-inverse"};
  const bool curves = table.experiment == experiment_of(CapacityStudy::curves);
  std::string out = "# Hopfield Lab: the experiment \"" + table.experiment +
                    "\" again, in NumPy. Prints CSV.\n"
                    "# The same patterns and the same order of updating, so the same numbers.\n";
  // Written anew from its numbers: the text of a request that came with a link must not become a program.
  JsonText request;
  const std::uint32_t from = plan->loads.front();
  const std::uint32_t step = plan->loads.size() > 1 ? plan->loads[1] - from : 1;
  request.begin('{').key("patterns").begin('{').key("random").begin('{').key("count").begin('{');
  request.field("from", from).field("to", plan->loads.back()).field("step", step).end('}');
  request.field("size", plan->neurons).end('}').end('}').field("networks", plan->networks);
  if (plan->memories > 0) request.field("memories", plan->memories);
  request.key("network").begin('{');
  request.field("rule", plan->rule == hopfield::Rule::hebb ? "hebb" : "pseudo-inverse");
  request.field("self_connections", plan->self_connections).end('}');
  request.field("seed", plan->seed).end('}');
  out += "REQUEST = '" + request.text() + "'\n";
  out += kCommon.substr(1);
  out += curves ? kCurves : kRecovery;
  return out;
}

}  // namespace lab
