#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

#include "hopfield/graph/state_graph.hpp"

namespace hopfield {
namespace {

std::uint32_t lowest_bit(std::uint32_t bits) { return bits & (~bits + 1); }

/// The strongly connected components of the graph of single flips (Tarjan 1972, without recursion), so numbered that
/// every flip leads to the same or a lower number.
class Components {
 public:
  explicit Components(const StateGraph& graph)
      : graph_(graph),
        order_(graph.size(), 0),
        low_(graph.size(), 0),
        number_(graph.size(), kNone) {
    sequence_.reserve(graph.size());
    for (std::uint32_t state = 0; state < graph.size(); ++state)
      if (order_[state] == 0) visit(state);
  }

  static constexpr std::uint32_t kNone = 0xffffffff;
  [[nodiscard]] std::uint32_t count() const { return count_; }
  [[nodiscard]] std::uint32_t of(std::uint32_t state) const { return number_[state]; }
  /// All states by number of component.
  [[nodiscard]] const std::vector<std::uint32_t>& sequence() const { return sequence_; }

 private:
  struct Frame {
    std::uint32_t state;
    std::uint32_t left;  // flips not yet followed
  };

  void open(std::uint32_t state) {
    order_[state] = low_[state] = ++clock_;
    waiting_.push_back(state);
    frames_.push_back({state, graph_.flips(state)});
  }

  void visit(std::uint32_t root) {
    open(root);
    while (!frames_.empty()) {
      Frame& frame = frames_.back();
      const std::uint32_t state = frame.state;
      if (frame.left != 0) {
        const std::uint32_t bit = lowest_bit(frame.left);
        frame.left ^= bit;
        const std::uint32_t next = state ^ bit;
        if (order_[next] == 0)
          open(next);
        else if (number_[next] == kNone)
          low_[state] = std::min(low_[state], order_[next]);
        continue;
      }
      if (low_[state] == order_[state]) close(state);
      frames_.pop_back();
      if (!frames_.empty()) {
        const std::uint32_t parent = frames_.back().state;
        low_[parent] = std::min(low_[parent], low_[state]);
      }
    }
  }

  void close(std::uint32_t root) {
    std::uint32_t state = 0;
    do {
      state = waiting_.back();
      waiting_.pop_back();
      number_[state] = count_;
      sequence_.push_back(state);
    } while (state != root);
    ++count_;
  }

  const StateGraph& graph_;
  std::vector<std::uint32_t> order_;  // of discovery, from 1
  std::vector<std::uint32_t> low_;
  std::vector<std::uint32_t> number_;
  std::vector<std::uint32_t> sequence_;
  std::vector<std::uint32_t> waiting_;
  std::vector<Frame> frames_;
  std::uint32_t clock_ = 0;
  std::uint32_t count_ = 0;
};

/// For each state how many attractors can be reached (2 for more than one), and basins.
class Reach {
 public:
  Reach(const StateGraph& graph, std::vector<Attractor>& attractors)
      : graph_(graph), attractors_(attractors), ways_(graph.size(), 0) {}

  /// 64 attractors at a time, from the ends of all flips to their beginnings. The cost is one pass
  /// over all flips for 64 attractors.
  void by_passes(const Components& components) {
    std::vector<std::uint64_t> reach(components.count());
    for (std::size_t first = 0; first < attractors_.size(); first += 64) {
      const std::size_t last = std::min(first + 64, attractors_.size());
      std::fill(reach.begin(), reach.end(), 0);
      for (std::size_t a = first; a < last; ++a)
        reach[components.of(attractors_[a].states.front())] = std::uint64_t{1} << (a - first);
      for (const std::uint32_t state : components.sequence()) {
        std::uint64_t& here = reach[components.of(state)];
        for (std::uint32_t left = graph_.flips(state); left != 0; left &= left - 1)
          here |= reach[components.of(state ^ lowest_bit(left))];
      }
      for (std::uint32_t state = 0; state < graph_.size(); ++state)
        for (std::uint64_t left = reach[components.of(state)]; left != 0; left &= left - 1)
          count(state, first + static_cast<std::size_t>(std::countr_zero(left)));
    }
  }

  /// One attractor after another, backwards from it. The cost is the sum of all basins: better when
  /// there are very many attractors, which then have small basins.
  void by_searches() {
    std::vector<std::uint32_t> seen(graph_.size(), Components::kNone);
    std::vector<std::uint32_t> open;
    for (std::size_t a = 0; a < attractors_.size(); ++a) {
      const auto mark = static_cast<std::uint32_t>(a);
      open = attractors_[a].states;
      for (const std::uint32_t state : open) seen[state] = mark;
      while (!open.empty()) {
        const std::uint32_t state = open.back();
        open.pop_back();
        count(state, a);
        for (std::size_t i = 0; i < graph_.neurons(); ++i) {
          const std::uint32_t bit = std::uint32_t{1} << i;
          const std::uint32_t before = state ^ bit;
          if (seen[before] != mark && (graph_.flips(before) & bit) != 0) {
            seen[before] = mark;
            open.push_back(before);
          }
        }
      }
    }
  }

 private:
  /// A state leads to attractor a. Until a second one is known, it counts as leading to no other.
  void count(std::uint32_t state, std::size_t a) {
    ++attractors_[a].basin;
    if (ways_[state] == 0) {
      ways_[state] = static_cast<std::uint32_t>(a) + 1;
      ++attractors_[a].only;
    } else if (ways_[state] != kSeveral) {
      --attractors_[ways_[state] - 1].only;
      ways_[state] = kSeveral;
    }
  }

  static constexpr std::uint32_t kSeveral = 0xffffffff;
  const StateGraph& graph_;
  std::vector<Attractor>& attractors_;
  std::vector<std::uint32_t> ways_;  // 0: none yet, a + 1, or several
};

constexpr std::size_t kPassLimit = 1024;

}  // namespace

std::vector<Attractor> asynchronous_attractors(const StateGraph& graph) {
  const Components components(graph);
  std::vector<bool> left(components.count(), false);
  for (std::uint32_t state = 0; state < graph.size(); ++state) {
    for (std::uint32_t flips = graph.flips(state); flips != 0; flips &= flips - 1) {
      const std::uint32_t next = state ^ lowest_bit(flips);
      if (components.of(next) != components.of(state)) left[components.of(state)] = true;
    }
  }
  // In the order of state numbers, so that attractors come sorted by their lowest.
  std::vector<std::uint32_t> number(components.count(), Components::kNone);
  std::vector<Attractor> attractors;
  for (std::uint32_t state = 0; state < graph.size(); ++state) {
    const std::uint32_t component = components.of(state);
    if (left[component]) continue;
    if (number[component] == Components::kNone) {
      number[component] = static_cast<std::uint32_t>(attractors.size());
      attractors.emplace_back();
    }
    attractors[number[component]].states.push_back(state);
  }
  Reach reach(graph, attractors);
  if (attractors.size() <= kPassLimit)
    reach.by_passes(components);
  else
    reach.by_searches();
  return attractors;
}

}  // namespace hopfield
