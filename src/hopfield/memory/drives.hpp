#pragma once

// For the engine's own files: the drives of many neurons of one state.

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "hopfield/memory/dynamics.hpp"
#include "hopfield/memory/field_tables.hpp"

namespace hopfield {

/// Position k is neuron k.
struct InOrder {
  std::uint32_t operator()(std::size_t position) const {
    return static_cast<std::uint32_t>(position);
  }
};

/// Fewer neurons than this are decided one by one.
inline constexpr std::size_t kWorthTables = 16;

/// The neurons at the positions from `first` on, `count` ≤ block; what is left of the block repeats the first.
template <class NeuronAt>
FieldTables::Neurons block_of(std::size_t first, std::size_t count, const NeuronAt& neuron_at) {
  FieldTables::Neurons neurons;
  neurons.fill(neuron_at(first));
  for (std::size_t k = 1; k < count; ++k) neurons[k] = neuron_at(first + k);
  return neurons;
}

template <class NeuronAt, class Visit>
void State::visit(std::size_t count, const NeuronAt& neuron_at, const Visit& visit) const {
  if (count < kWorthTables) {
    for (std::size_t position = 0; position < count; ++position) {
      const std::uint32_t neuron = neuron_at(position);
      if (!visit(neuron, decide(neuron))) return;
    }
    return;
  }
  FieldTables tables(network_.memories());
  tables.set(overlaps_);
  FieldTables::Fields fields;
  for (std::size_t first = 0; first < count; first += FieldTables::kBlock) {
    const std::size_t size = std::min(FieldTables::kBlock, count - first);
    const FieldTables::Neurons neurons = block_of(first, size, neuron_at);
    tables.fields(neurons, fields);
    for (std::size_t k = 0; k < size; ++k)
      if (!visit(neurons[k], decide(neurons[k], drive(neurons[k], fields[k])))) return;
  }
}

}  // namespace hopfield
