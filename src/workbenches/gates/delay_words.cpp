#include <algorithm>
#include <array>

#include "ui/kit/numbers.hpp"
#include "workbenches/gates/delays.hpp"

/// What the view of delays says: names, formulas in time, and what happens now.
namespace workbenches::gates {
namespace {

using hopfield::DelayExample;
using hopfield::DelayNet;
using ui::sentence;
using ui::tr;

// words, beside ids
constexpr std::array<DelayTitle, kDelayExamples> kTitles = {
    {{"delay", "Delay", "N₁, a step later"},
     {"or", "OR", "N₁ or N₂"},
     {"and", "AND", "N₁ and N₂"},
     {"and_not", "AND NOT", "N₁ and not N₂"},
     {"twice", "Two in a row", "N₁ twice"},
     {"heat", "Heat and cold", "an illusion"},
     {"memory", "A loop", "it remembers"}}};

/// "N₁(t−2)".
std::string at_time(const DelayNet& net, std::size_t cell, int back) {
  return cell_name(net, cell) +
         (back == 0 ? std::string("(t)") : sentence("(t−{0})", {ui::number(back)}));
}

struct Expression {
  std::string words;
  bool compound = false;
};

/// What makes a cell fire, `back` steps ago.
Expression reason(const DelayNet& net, std::size_t cell, int back, bool unrolled) {
  const auto term = [&](std::size_t from) {
    // A cell that hears itself has no end.
    if (!unrolled || from < net.inputs || from >= cell) return at_time(net, from, back + 1);
    const Expression inner = reason(net, from, back + 1, true);
    return inner.compound ? "(" + inner.words + ")" : inner.words;
  };
  std::string excite;
  std::vector<std::string> inhibit;
  int excited = 0;
  const bool all = net.cells[cell].threshold > 1;
  for (const DelayNet::Synapse& synapse : net.synapses) {
    if (synapse.to != cell) continue;
    if (synapse.inhibits)
      inhibit.push_back(term(synapse.from));
    else if (excited++ == 0)
      excite = term(synapse.from);
    else
      excite = sentence(all ? tr("{0} and {1}") : tr("{0} or {1}"), {excite, term(synapse.from)});
  }
  if (excited > 1 && !all && !inhibit.empty()) excite = "(" + excite + ")";
  for (const std::string& each : inhibit) excite = sentence(tr("{0} and not {1}"), {excite, each});
  return {excite, excited > 1 || !inhibit.empty()};
}

/// What can be told from the inputs and what comes of them.
struct Seen {
  bool any = false;  ///< something comes in
  std::array<int, 2>
      inputs{};  ///< how often each fires, before the last step: later there is no answer yet
  int output = 0, last = 0;  ///< how often the last cell but one and the last cell do
};

Seen seen_in(const lab::Delays& delays, const std::vector<std::vector<bool>>& fires) {
  Seen seen;
  for (std::size_t i = 0; i < delays.trains.size(); ++i)
    for (std::size_t t = 0; t < lab::kDelaySteps; ++t) {
      if (delays.trains[i][t] == 0) continue;
      seen.any = true;
      if (t + 1 < lab::kDelaySteps) ++seen.inputs[i];
    }
  const auto count = [](const std::vector<bool>& row) {
    return static_cast<int>(std::count(row.begin(), row.end(), true));
  };
  seen.last = count(fires.back());
  seen.output = count(fires[fires.size() - 2]);
  return seen;
}

DelayWords heat_words(const lab::Delays& delays, const Seen& seen) {
  const std::vector<int>& cold = delays.trains[1];
  bool brief = false, ended = false;
  for (std::size_t t = 3; t < lab::kDelaySteps; ++t) {
    if (cold[t - 3] == 0 || cold[t - 2] != 0) continue;
    const bool alone = t == 3 || cold[t - 4] == 0;
    brief = brief || alone;
    ended = ended || !alone;
  }
  const bool hot = seen.inputs[0] > 0, lasting = seen.last > 0;
  std::string head = tr("The answer comes after the last step.");
  if (brief && lasting) {
    head = hot ? tr("Heat and brief cold are felt as heat, longer cold as cold.")
               : tr("Brief cold is felt as heat, longer cold as cold.");
  } else if (brief) {
    head =
        hot ? tr("Heat is felt as heat, and so is brief cold.") : tr("Brief cold is felt as heat.");
  } else if (lasting) {
    head =
        hot ? tr("Heat is felt as heat, longer cold as cold.") : tr("Longer cold is felt as cold.");
  } else if (hot) {
    head = tr("Heat is felt as heat.");
  }
  // The paper says so of the skin, and its net does this besides.
  if (ended)
    return {
        head,
        tr("When the cold ends, N₃ fires once: b reacts to the end of any cold as to brief cold.")};
  return {head, tr("Cell b detects cold that did not last. Cell a keeps the previous step.")};
}

DelayWords memory_words(const std::vector<bool>& memory, const Seen& seen) {
  const char* const detail =
      tr("The cell excites itself. Once active, it fires until it is inhibited.");
  if (seen.inputs[0] == 0) return {tr("N₁ never fires, so N₃ is silent."), detail};
  if (seen.last == 0) return {tr("N₂ prevents it each time: nothing is remembered."), detail};
  if (!memory.back()) return {tr("N₃ remembered N₁, until N₂ cleared it."), detail};
  const auto first = std::find(memory.begin(), memory.end(), true);
  if (std::find(first, memory.end(), false) != memory.end())
    return {tr("N₃ was cleared by N₂, and remembers again."), detail};
  return {seen.inputs[0] == 1 ? tr("N₁ fired once, and N₃ remembers it.")
                              : tr("N₁ fired, and N₃ remembers it."),
          detail};
}

}  // namespace

DelayTitle delay_title(DelayExample example) { return kTitles[static_cast<std::size_t>(example)]; }

std::string cell_name(const DelayNet& net, std::size_t cell) {
  static constexpr std::array<const char*, 5> kNumbers = {"N₀", "N₁", "N₂", "N₃", "N₄"};
  const char name = net.cells[cell].name;
  if (name >= '0' && name < '5') return kNumbers[static_cast<std::size_t>(name - '0')];
  return {name};
}

const char* cell_role(const lab::Delays& delays, std::size_t cell) {
  if (delays.example == DelayExample::heat) {
    // words
    static constexpr std::array<const char*, 6> kRoles = {"hot touch", "cold touch", "",
                                                          "",          "heat",       "cold"};
    return tr(kRoles[cell]);
  }
  if (delays.example == DelayExample::memory) {
    // words
    static constexpr std::array<const char*, 3> kRoles = {"set", "clear", "memory"};
    return tr(kRoles[cell]);
  }
  return "";
}

std::string formula(const DelayNet& net, std::size_t cell, bool unrolled) {
  return sentence(tr("{0} = {1}"), {at_time(net, cell, 0), reason(net, cell, 0, unrolled).words});
}

std::string from_inputs(const DelayNet& net, std::size_t cell) {
  return sentence(tr("= {0}"), {reason(net, cell, 0, true).words});
}

std::string firing_words(const std::vector<bool>& fires) {
  std::string out;
  for (std::size_t t = 0; t < fires.size(); ++t)
    if (fires[t]) out += (out.empty() ? "" : ", ") + ui::number(static_cast<double>(t));
  return out.empty() ? tr("silent") : sentence(tr("fires at {0}"), {out});
}

DelayWords delay_words(const lab::Delays& delays) {
  const auto fires = delays.fires();
  const Seen seen = seen_in(delays, fires);
  if (!seen.any) return {tr("All is silent."), tr("Press a step of an input: it fires there.")};
  const std::vector<int>& first = delays.trains[0];
  const bool pending = delays.example == DelayExample::twice &&
                       first[lab::kDelaySteps - 2] + first.back() == 2 && seen.last == 0;
  if (pending || seen.inputs[0] + seen.inputs[1] == 0)
    return {tr("The answer comes after the last step."),
            tr("Every synapse takes one step of time.")};
  switch (delays.example) {
    case DelayExample::heat:
      return heat_words(delays, seen);
    case DelayExample::delay:
      return {tr("N₂ repeats what N₁ did one step before."),
              tr("Every synapse takes one step of time.")};
    case DelayExample::either:
      return {seen.inputs[0] > 0 && seen.inputs[1] > 0
                  ? tr("N₁ or N₂ fires, and N₃ one step later.")
                  : sentence(tr("{0} alone makes N₃ fire, one step later."),
                             {seen.inputs[0] > 0 ? "N₁" : "N₂"}),
              tr("One active synapse reaches the threshold 1.")};
    case DelayExample::both:
      return {seen.last > 0 ? tr("N₁ and N₂ fire together, and N₃ one step later.")
                            : tr("N₁ and N₂ do not fire together: N₃ is silent."),
              tr("It takes two active synapses to reach the threshold 2.")};
    case DelayExample::and_not:
      return {seen.inputs[0] == 0          ? tr("N₂ only inhibits: N₃ is silent.")
              : seen.last == 0             ? tr("N₂ silences N₃ each time.")
              : seen.last < seen.inputs[0] ? tr("N₃ follows N₁, except where N₂ inhibits it.")
                                           : tr("N₃ follows N₁: N₂ never fires with it."),
              tr("Inhibition is absolute: one inhibitory synapse prevents firing.")};
    case DelayExample::twice:
      return {seen.last > 0 ? tr("N₁ fires twice in a row, and N₂ one step later.")
                            : tr("N₁ does not fire twice in a row: N₂ is silent."),
              tr("Cell a delays N₁ by one step, so that both arrive together.")};
    case DelayExample::memory:
      return memory_words(fires.back(), seen);
  }
  return {};
}

}  // namespace workbenches::gates
