#include "hopfield/gates/delay_net.hpp"

#include <string>

namespace hopfield {

Result<void> validate(const DelayNet& net) {
  if (net.inputs > net.cells.size())
    return Error{"inputs", std::to_string(net.inputs) + ", expected at most " +
                               std::to_string(net.cells.size())};
  for (std::size_t k = net.inputs; k < net.cells.size(); ++k) {
    // With the threshold 0 a cell would fire without being asked.
    if (net.cells[k].threshold < 1)
      return Error{"cells[" + std::to_string(k) + "].threshold",
                   std::to_string(net.cells[k].threshold) + ", expected at least 1"};
  }
  for (std::size_t k = 0; k < net.synapses.size(); ++k) {
    const DelayNet::Synapse& synapse = net.synapses[k];
    const std::string name = "synapses[" + std::to_string(k) + "].";
    if (synapse.from >= net.cells.size())
      return Error{name + "from", std::to_string(synapse.from) + ", expected a number below " +
                                      std::to_string(net.cells.size())};
    if (synapse.to >= net.cells.size() || synapse.to < net.inputs)
      return Error{name + "to", std::to_string(synapse.to) + ", expected a cell, not an input"};
  }
  return {};
}

std::vector<bool> step(const DelayNet& net, const std::vector<bool>& before) {
  std::vector<bool> now(net.cells.size(), false);
  for (std::size_t cell = net.inputs; cell < now.size(); ++cell) {
    std::int32_t excited = 0;
    bool inhibited = false;
    for (const DelayNet::Synapse& synapse : net.synapses) {
      if (synapse.to != cell || !before[synapse.from]) continue;
      if (synapse.inhibits)
        inhibited = true;
      else
        ++excited;
    }
    now[cell] = !inhibited && excited >= net.cells[cell].threshold;
  }
  return now;
}

std::vector<std::vector<bool>> raster(const DelayNet& net, std::span<const std::vector<int>> trains,
                                      std::size_t steps) {
  std::vector<std::vector<bool>> fires(net.cells.size(), std::vector<bool>(steps, false));
  std::vector<bool> state(net.cells.size(), false);
  for (std::size_t t = 0; t < steps; ++t) {
    state = step(net, state);
    for (std::size_t i = 0; i < net.inputs && i < trains.size(); ++i)
      state[i] = t < trains[i].size() && trains[i][t] != 0;
    for (std::size_t k = 0; k < state.size(); ++k) fires[k][t] = state[k];
  }
  return fires;
}

DelayNet delay_example(DelayExample example) {
  switch (example) {
    case DelayExample::delay:
      return {1, {{'1', 0}, {'2', 1}}, {{0, 1}}};
    case DelayExample::either:
      return {2, {{'1', 0}, {'2', 0}, {'3', 1}}, {{0, 2}, {1, 2}}};
    case DelayExample::both:
      return {2, {{'1', 0}, {'2', 0}, {'3', 2}}, {{0, 2}, {1, 2}}};
    case DelayExample::and_not:
      return {2, {{'1', 0}, {'2', 0}, {'3', 1}}, {{0, 2}, {1, 2, true}}};
    case DelayExample::twice:
      // a holds for one more step what came.
      return {1, {{'1', 0}, {'a', 1}, {'2', 2}}, {{0, 1}, {1, 2}, {0, 2}}};
    case DelayExample::heat:
      // a: the cold of one step ago. b: cold two steps ago that did not last to one step ago.
      return {2,
              {{'1', 0}, {'2', 0}, {'a', 1}, {'b', 1}, {'3', 1}, {'4', 2}},
              {{1, 2}, {2, 3}, {1, 3, true}, {0, 4}, {3, 4}, {2, 5}, {1, 5}}};
    case DelayExample::memory:
      break;
  }
  return {2, {{'1', 0}, {'2', 0}, {'3', 1}}, {{0, 2}, {2, 2}, {1, 2, true}}};
}

}  // namespace hopfield
