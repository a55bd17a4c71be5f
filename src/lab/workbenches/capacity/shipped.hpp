#pragma once

#include <cstdint>
#include <vector>

#include "hopfield/rules/model.hpp"
#include "lab/workbenches/capacity/study.hpp"

/// Finished results that come with the page, so that Curves, Recovery map and Census open with something to see.
namespace lab {

/// What the command line found for a bench that nobody has touched: Curves and Census of Hebb's rule, the Recovery map
/// of Hebb's rule and the pseudo-inverse. Null for other rules. Made once, from a few thousand integers.
[[nodiscard]] const CapacityTable* shipped_table(CapacityStudy study, hopfield::Rule rule);

/// The integers as code, and not as data: data of any workbench would be in the page's first part.
class ShippedNumbers {
 public:
  /// Eight bytes, the lowest first. Numbers have seven bits in each byte, the lowest first; a byte over 127 is not their last.
  void put(std::uint64_t word);
  /// The next number; 0 at the end.
  [[nodiscard]] std::uint64_t next();

 private:
  std::vector<std::uint8_t> bytes_;
  std::size_t at_ = 0;
};

// Of each load; made by tools/shipped.mjs.

/// Unstable neurons, wrong neurons in the end, each with its sum of squares over networks; stable and retrieved memories.
void put_curves(ShippedNumbers& out);
/// Networks that were learnt, then trials that came back, from each of the eleven starts.
void put_recovery_hebb(ShippedNumbers& out);
void put_recovery_projected(ShippedNumbers& out);
/// Starts that end in a memory, an inverse, a mixture or in something else, each with its sum of squares; mixtures of 3, of 5.
void put_census(ShippedNumbers& out);

}  // namespace lab
