// What the workbench "Dense memory" gives to other programs: tables, a request, a script.
#include <algorithm>

#include "lab/formats/json_text.hpp"
#include "lab/formats/text.hpp"
#include "lab/sections/kinds.hpp"
#include "lab/workbenches/dense/dense.hpp"

namespace lab {
namespace {

using hopfield::Interaction;
using hopfield::Pattern;

/// Numbers of a list for Python.
template <class Values>
std::string python_list(const Values& values) {
  std::string out = "[";
  for (std::size_t i = 0; i < values.size(); ++i)
    out += (i > 0 ? ", " : "") + exact(static_cast<double>(values[i]));
  return out + "]";
}

/// "0110…", one letter a neuron.
std::string python_bits(const Pattern& pattern) {
  std::string out = "\"";
  for (std::size_t i = 0; i < pattern.size(); ++i) out += pattern.up(i) ? '1' : '0';
  return out + "\"";
}

std::string attention_script(const DenseBench& bench, const DenseRuns& runs) {
  std::string out =
      "import numpy as np\n\nX = np.array([  # a row per picture: ink is 1, paper -1\n";
  for (const GreyPicture& picture : bench.pictures)
    out += "    " + python_list(picture.pixels) + ",\n";
  out +=
      "])\nX = 1 - X / 127.5\nx = np.array(" + python_list(runs.attention.states.front()) +
      ")\nbeta = " + exact(bench.beta) +
      "\n\n\ndef softmax(z):\n    e = np.exp(z - z.max())\n    return e / e.sum()\n\n\n"
      "def energy(x):\n"
      "    z = beta * X @ x\n"
      "    lse = z.max() + np.log(np.exp(z - z.max()).sum())\n"
      "    return (np.log(len(X)) - lse) / beta + 0.5 * (x @ x + (X**2).sum(axis=1).max())\n\n\n";
  return out + "for step in range(" + std::to_string(runs.end + 1) +
         "):\n    a = softmax(beta * X @ x)  # attention: sums to 1\n"
         "    print(step, energy(x), np.round(a, 6))\n    x = X.T @ a\n";
}

std::string attention_request(const DenseBench& bench, const DenseRuns& runs) {
  JsonText json;
  json.begin('{').key("patterns").begin('[');
  for (const std::vector<double>& picture : runs.values) write_values(json, picture);
  json.end(']').key("network").begin('{').field("rule", "modern").field("beta", bench.beta);
  write_values(json.end('}').key("start"), runs.attention.states.front());
  json.key("update").begin('{').field("max_sweeps", kAttentionSteps).end('}').end('}');
  return json.text() + "\n";
}

std::string python_function(const DenseBench& bench) {
  const std::string degree = std::to_string(bench.degree);
  if (bench.exponential()) return "np.exp(z - N)";
  if (bench.function == Interaction::rectified)
    return "np.where(z > 0, (z / N) ** " + degree + ", 0)";
  return "(z / N) ** " + degree;
}

}  // namespace

std::string dense_csv(const DenseBench& bench, const DenseRuns& runs) {
  std::string out;
  if (bench.attends()) {
    out = "step,energy";
    for (const GreyPicture& picture : bench.pictures) out += "," + csv_cell(picture.name);
    out += "\n";
    const AttentionCourse& course = runs.attention;
    for (std::size_t k = 0; k < course.states.size(); ++k) {
      out += std::to_string(k) + "," + exact(course.energies[k]);
      for (const double part : course.attention[k]) out += "," + exact(part);
      out += "\n";
    }
    return out;
  }
  out = std::string("sweep,overlap_2,energy_2,overlap,") +
        (bench.exponential() ? "log_energy" : "energy") + "\n";
  const Pattern& cue = runs.memories[bench.cue];
  const auto cells = static_cast<double>(cue.size());
  for (std::size_t m = 0; m <= runs.end; ++m) {
    out += exact(static_cast<double>(m) / kSweepParts);
    for (const DenseCourse* course : {&runs.classical, &runs.dense})
      out += "," + exact(hopfield::dot(cue, course->at(m)) / cells) + "," +
             exact(course->energies[course->index(m)]);
    out += "\n";
  }
  return out;
}

std::string function_csv(const DenseBench& bench) {
  std::string out = "overlap,F_2,F\n";
  const auto n = static_cast<int>(bench.grid().neurons());
  for (int z = -n; z <= n; ++z)
    out += std::to_string(z) + "," + exact(scaled_function(z, n, dense_options(bench, true))) +
           "," + exact(scaled_function(z, n, dense_options(bench, false))) + "\n";
  return out;
}

std::string dense_request(const DenseBench& bench, const DenseRuns& runs) {
  if (bench.attends()) return attention_request(bench, runs);
  JsonText json;
  json.begin('{').key("patterns").begin('[');
  for (const Pattern& memory : runs.memories) write_values(json, memory);
  json.end(']').key("network").begin('{').field("rule", "dense");
  if (bench.exponential())
    json.field("degree", "exp");
  else
    json.field("degree", bench.degree).field("rectified", bench.function == Interaction::rectified);
  write_values(json.end('}').key("start"), runs.dense.states.front());
  json.key("update").begin('{').field("max_sweeps", kDenseSweeps).end('}');
  json.field("seed", bench.seed).end('}');
  return json.text() + "\n";
}

std::string dense_script(const DenseBench& bench, const DenseRuns& runs) {
  if (bench.attends()) return attention_script(bench, runs);
  std::string out =
      "import numpy as np\n\n\ndef pattern(bits):\n"
      "    return np.array([1 if bit == \"1\" else -1 for bit in bits])\n\n\nmemories = "
      "np.array([\n";
  for (const Pattern& memory : runs.memories) out += "    pattern(" + python_bits(memory) + "),\n";
  out += "])\nstart = pattern(" + python_bits(runs.dense.states.front()) +
         ")\ncue = " + std::to_string(bench.cue) +
         "\nN = len(start)\nrandom = np.random.default_rng(" + std::to_string(bench.seed) +
         ")\n\n\n";
  return out + "def classical(z):\n    return (z / N) ** 2\n\n\ndef steep(z):\n    return " +
         python_function(bench) +
         "\n\n\ndef recall(F):\n    s = start.copy()\n"
         "    for sweep in range(" +
         std::to_string(kDenseSweeps) +
         "):\n        before = s.copy()\n"
         "        for i in random.permutation(N):  # an order of its own\n"
         "            rest = memories @ s - memories[:, i] * s[i]\n"
         "            field = (F(rest + memories[:, i]) - F(rest - memories[:, i])).sum()\n"
         "            if field != 0:\n                s[i] = 1 if field > 0 else -1\n"
         "        print(\"sweep\", sweep + 1, \"overlap\", memories[cue] @ s / N, \"E\", "
         "-F(memories @ s).sum())\n"
         "        if (s == before).all():\n            return\n\n\n"
         "for F in (classical, steep):\n    print(F.__name__)\n    recall(F)\n";
}

}  // namespace lab
