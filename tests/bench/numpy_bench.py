"""The same work with NumPy, as one would write it: float64 matrices, one row times the state for each neuron.

Prints lines like those of the bench program. Seconds are processor time, of one thread (tools/bench.mjs sees to that).
"""

import json
import sys
import time

import numpy as np

N, P = 4096, 100
rng = np.random.default_rng(1)
X = rng.choice([-1.0, 1.0], size=(P, N))
order = rng.permutation(N)
start = np.where(rng.random(N) < 0.1, -X[0], X[0])


def store():
    weights = X.T @ X
    np.fill_diagonal(weights, 0.0)
    return weights


W = store()


def sweep():
    s = start.copy()
    for i in order:
        h = W[i] @ s
        if h != 0.0:
            s[i] = 1.0 if h > 0.0 else -1.0
    return s


def together():
    h = W @ start
    return np.where(h == 0.0, start, np.sign(h))


def projection():
    x = X[:50, :1024]
    weights = x.T @ np.linalg.solve(x @ x.T, x)
    np.fill_diagonal(weights, 0.0)
    return weights


def measure(name, unit, work, call):
    if len(sys.argv) > 1 and sys.argv[1] not in name:
        return
    call()
    times = []
    while len(times) < 5 or (sum(times) < 0.5 and len(times) < 1000):
        before = time.process_time()
        call()
        times.append(time.process_time() - before)
    seconds = sorted(times)[len(times) // 2]
    print(json.dumps({"name": name, "unit": unit, "per_second": work / seconds, "seconds": seconds, "limit": 0}), flush=True)


measure("store 100 patterns, N=4096", "patterns", P, store)
measure("asynchronous sweep, N=4096 P=100, 10 % spoiled", "updates", N, sweep)
measure("synchronous step, N=4096 P=100, 10 % spoiled", "updates", N, together)
measure("pseudo-inverse N=1024 P=50: build", "networks", 1, projection)
