// What the workbench "Pairs" gives to other programs: tables, requests, a script.
#include <algorithm>

#include "lab/formats/json_text.hpp"
#include "lab/formats/names.hpp"
#include "lab/formats/text.hpp"
#include "lab/sections/kinds.hpp"
#include "lab/workbenches/pairs/pairs.hpp"

namespace lab {
namespace {

const char* side_word(Side side) { return side == Side::left ? "left" : "right"; }

std::string whole_number(std::int64_t value) { return std::to_string(value); }

const char* tie_word(hopfield::Tie tie) {
  for (const auto& each : kTies)
    if (each.value == tie) return each.name.data();
  return "keep";
}

void write_pictures(JsonText& json, const PairBench& bench, Side side) {
  json.begin('[');
  for (std::size_t k = 0; k < bench.stored; ++k)
    write_values(json, stored_picture(bench, k, side).cells);
  json.end(']');
}

std::string python_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

std::string python_picture(const PairPicture& picture) {
  return "picture(\"" + pair_picture_text(picture) + "\")";
}

/// The start and what is done with it.
std::string python_run(const PairBench& bench) {
  const bool to_right = bench.cue == Side::left;
  const std::string from = to_right ? "x" : "y", to = to_right ? "y" : "x";
  const std::string matrix = to_right ? "W" : "W.T";
  switch (bench.method) {
    case PairMethod::linear:
      return to + " = " + from + " @ " + matrix + "  # grey values: not yet signs\nprint(" + to +
             ")\n";
    case PairMethod::sign:
      return to + " = sgn(" + from + " @ " + matrix + " - threshold, " + to + ")\nprint(" + to +
             ")\n";
    case PairMethod::recurrent: {
      const bool square = bench.net != PairNet::two;
      const std::string step = square ? "W" : matrix + " @ " + matrix + ".T";
      return "M = " + step +
             "\nvalues, vectors = np.linalg.eigh(M)\nwinner = vectors[:, -1]\ns = " + from +
             " / np.linalg.norm(" + from + ")\nfor step in range(" +
             std::to_string(steps_of(bench) + 1) +
             "):\n    print(step, \"share of the dominant eigenvector\", (s @ winner) ** 2)\n"
             "    s = s @ M / np.linalg.norm(s @ M)\n";
    }
    case PairMethod::bam:
      break;
  }
  std::string out =
      bench.net == PairNet::hopfield
          ? "def energy():\n    return -x @ W @ x // 2 + threshold * x.sum()\n\n"
          : "def energy():\n    return -x @ W @ y + threshold * (x.sum() + y.sum())\n\n";
  out += "print(0, energy())\n";
  const PairTrace trace = trace_of(bench, memory_of(bench));
  // Which pixel comes next is random: the order of the lab’s run.
  out += "steps = [";
  for (std::size_t k = 0; k < trace.steps.size(); ++k) {
    const PairStep& step = trace.steps[k];
    out += k > 0 ? ", " : "";
    out += "(\"" + std::string(side_word(step.side)) + "\", " +
           (step.pixel ? std::to_string(*step.pixel) : "None") + ")";
  }
  out +=
      "]\nfor number, (side, pixel) in enumerate(steps, 1):\n"
      "    old = y if side == \"right\" else x\n"
      "    field = (x @ W if side == \"right\" else W @ y) - threshold\n"
      "    new = sgn(field, old)\n"
      "    if pixel is None:\n"
      "        old[:] = new\n"
      "    else:\n"
      "        old[pixel] = new[pixel]\n";
  if (bench.net == PairNet::hopfield)
    out += "        (x if side == \"right\" else y)[pixel] = new[pixel]  # the same neuron\n";
  return out + "    print(number, energy())\n";
}

}  // namespace

std::string pair_run_csv(const PairBench& bench) {
  const hopfield::PairMemory memory = memory_of(bench);
  if (bench.method == PairMethod::linear) {
    const Side to = hopfield::across(bench.cue);
    const auto overlaps = memory.overlaps(bench.cue, start_of(bench, bench.cue));
    std::string out = "pixel,value\n";
    for (std::size_t i = 0; memory.pairs() > 0 && i < memory.pattern(to, 0).size(); ++i)
      out +=
          std::to_string(i) + "," + whole_number(memory.sum<std::int32_t>(to, overlaps, i)) + "\n";
    return out;
  }
  if (bench.method == PairMethod::recurrent) {
    const PairPower power = power_of(bench, memory);
    std::string out = "step";
    for (const double value : power.eigenvalues) out += ",share of eigenvalue " + exact(value);
    out += "\n";
    for (std::size_t step = 0; step < power.shares.size(); ++step) {
      out += std::to_string(step);
      for (const double share : power.shares[step]) out += "," + exact(share);
      out += "\n";
    }
    return out;
  }
  const PairTrace trace = trace_of(bench, memory);
  std::string out = "step,side,pixel,changed,energy\n0,,,," + whole_number(trace.energy) + "\n";
  for (std::size_t k = 0; k < trace.steps.size(); ++k) {
    const PairStep& step = trace.steps[k];
    out += std::to_string(k + 1) + "," + side_word(step.side) + "," +
           (step.pixel ? std::to_string(*step.pixel) : "") + "," + std::to_string(step.changed) +
           "," + whole_number(step.energy) + "\n";
  }
  return out;
}

std::string cross_talk_csv(const PairBench& bench) {
  std::string out = "pairs_stored,pair,wrong_right,wrong_left\n";
  for (std::size_t count = 1; count <= bench.pairs.size(); ++count) {
    const PairCounts wrong = wrong_pixels(bench, count);
    for (std::size_t k = 0; k < count; ++k)
      out += std::to_string(count) + "," + csv_cell(bench.pairs[k].name) + "," +
             std::to_string(wrong.right[k]) + "," + std::to_string(wrong.left[k]) + "\n";
  }
  return out;
}

std::optional<PairRequest> pair_request(const PairBench& bench) {
  if (bench.stored == 0) return std::nullopt;
  const bool recurrent = bench.method == PairMethod::recurrent;
  // With a threshold, or as a Hopfield network, one side once is the first step of a bidirectional memory.
  const bool once =
      bench.method == PairMethod::sign && (bench.threshold != 0 || bench.net == PairNet::hopfield);
  const bool bam = bench.method == PairMethod::bam || once;
  const bool coupled = bam && bench.net == PairNet::hopfield;
  const Side other = hopfield::across(bench.cue);
  JsonText json;
  json.begin('{');
  write_pictures(json.key("inputs"), bench, bench.cue);
  if (!coupled) write_pictures(json.key("outputs"), bench, other);
  write_values(json.key("start"), bench.picture(bench.cue).cells);
  if (bam) {
    if (coupled)
      json.field("coupled", true);
    else if (bench.blank)
      json.key("start_output").begin('{').field("unknown", true).end('}');
    else
      write_values(json.key("start_output"), bench.picture(other).cells);
    const PairOrder order = once ? PairOrder::sides : pair_order(bench);
    json.field("threshold", bench.threshold).field("order", name_of(order, kPairOrders));
    json.field("max_steps", once ? 1U : most_pair_steps(order)).field("seed", bench.seed);
  } else {
    json.field("method", recurrent                            ? "recurrent"
                         : bench.method == PairMethod::linear ? "linear"
                                                              : "sign");
    if (recurrent && bench.net == PairNet::two) json.field("both_ways", true);
    if (recurrent) json.field("max_steps", std::max(1U, steps_of(bench)));
  }
  json.field("tie", tie_word(bench.tie)).end('}');
  return PairRequest{bam ? "bam" : "associate", json.text()};
}

std::string pair_script(const PairBench& bench) {
  std::string out =
      "import numpy as np\n\n\ndef picture(rows):\n"
      "    return np.array([1 if c == \"1\" else -1 for c in rows.replace(\"/\", \"\")])\n\n\n"
      "def sgn(field, before):\n";
  if (bench.tie == hopfield::Tie::keep)
    out +=
        "    kept = np.where(before == 0, -1, before)  # of what is not known yet\n"
        "    return np.where(field == 0, kept, np.sign(field)).astype(int)\n\n\n";
  else
    out += std::string("    return np.where(field == 0, ") +
           (bench.tie == hopfield::Tie::plus ? "1" : "-1") + ", np.sign(field)).astype(int)\n\n\n";
  out += "names = [";
  for (std::size_t k = 0; k < bench.stored; ++k)
    out += (k > 0 ? ", " : "") + python_text(bench.pairs[k].name);
  out += "]\n";
  for (const Side side : {Side::left, Side::right}) {
    out += std::string(side == Side::left ? "X" : "Y") + " = np.array([\n";
    for (std::size_t k = 0; k < bench.stored; ++k)
      out += "    " + python_picture(stored_picture(bench, k, side)) + ",\n";
    out += "])\n";
  }
  out += "W = X.T @ Y\n";
  if (bench.net == PairNet::hopfield) out += "np.fill_diagonal(W, 0)\n";
  out += "threshold = " + std::to_string(bench.threshold) + "\n";
  for (const Side side : {Side::left, Side::right}) {
    const bool unknown = bench.blank && side != bench.cue;
    out += std::string(side == Side::left ? "x" : "y") + " = " +
           (unknown ? "np.zeros(" + std::to_string(bench.picture(side).cells.size()) +
                          ", int)  # nothing is known of it"
                    : python_picture(bench.picture(side))) +
           "\n";
  }
  return out + "\n" + python_run(bench);
}

}  // namespace lab
