#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "hopfield/rate/network.hpp"
#include "hopfield/result.hpp"

/// What the workbenches "One neuron" and "Two neurons" share: time in units of τ, and inputs that come and go.
namespace lab {

class Fields;
class JsonText;

inline constexpr double kLargestRateWeight = 20;  ///< each way
inline constexpr double kLargestRateInput = 20;   ///< each way
inline constexpr double kLargestGain = 20;
inline constexpr double kLargestRate = 3;  ///< a start, each way
inline constexpr double kLongestTime = 200;
inline constexpr double kLongestTau = 1e6;  ///< ms
inline constexpr double kHighestRateSpeed = 100;
inline constexpr std::uint32_t kPerTau = 1000;  ///< moments in one τ
inline constexpr std::size_t kMostKicks = 32;

/// An input that is there for a while; of one neuron only the first number counts.
struct Kick {
  double from = 0, until = 0;  ///< in τ
  std::array<double, 2> input{};
  friend bool operator==(const Kick&, const Kick&) = default;
};

/// What flows into the neurons by time: `base` always, and each kick while it lasts; overlapping kicks add up.
[[nodiscard]] hopfield::InputSchedule schedule_of(const std::vector<Kick>& kicks,
                                                  const std::array<double, 2>& base,
                                                  std::size_t neurons);
/// The end of the last kick; 0 when there is none.
[[nodiscard]] double end_of(const std::vector<Kick>& kicks);

/// Kicks of a network with so many neurons.
struct Kicks {
  std::size_t neurons;
  void read(const Fields& fields, const char* name, std::vector<Kick>& out) const;
  void write(JsonText& json, const std::vector<Kick>& kicks) const;
  /// An error names `kicks[k]`.
  [[nodiscard]] hopfield::Result<void> check(std::string_view name,
                                             const std::vector<Kick>& kicks) const;
};

}  // namespace lab
