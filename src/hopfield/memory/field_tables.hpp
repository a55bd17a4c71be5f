#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace hopfield {

class Memories;
class Overlaps;

/// The fields of many neurons at once, from tables instead of sums: for every four memories the sixteen values that
/// ±m ± m ± m ± m can take, so that four memories of sixteen neurons cost two vector look-ups. Exact.
///
/// Worth it from some thirty neurons on that share a state: making the tables costs as much as the fields
/// of a few neurons.
class FieldTables {
 public:
  /// Neurons to a block.
  static constexpr std::size_t kBlock = 32;
  using Neurons = std::array<std::uint32_t, kBlock>;
  using Fields = std::array<std::int64_t, kBlock>;

  /// For a net of these memories, which must outlive the tables.
  explicit FieldTables(const Memories& memories);

  /// Takes the overlaps of a state over. O(P).
  void set(const Overlaps& overlaps);
  /// fields[k] = overlaps.field(column(neurons[k])): with the diagonal. O(P) for all together.
  void fields(const Neurons& neurons, Fields& fields) const;
  /// Neuron number k of the block has become +1 (`up`) or −1, from the other: what this does to the fields of those
  /// after it, up to `end`, by the weights between them. The tables stay as they are.
  void flip(const Neurons& neurons, std::size_t k, bool up, std::size_t end, Fields& fields) const;

 private:
  /// Bytes of one level: two planes of 16 for each four memories, as many as fill the bytes of a column.
  [[nodiscard]] std::size_t level_bytes() const { return 64 * bytes_; }
  void add_level(const std::uint64_t* const* columns, std::size_t level,
                 std::int64_t* fields) const;

  const Memories& memories_;
  std::size_t bytes_ = 0;  // of a column, those that hold memories
  // Overlaps beyond 13 bits are split in two parts, each with its tables.
  std::size_t levels_ = 1;
  std::vector<std::uint8_t> planes_;
};

}  // namespace hopfield
