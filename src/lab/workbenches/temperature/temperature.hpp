#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hopfield/pattern/pattern.hpp"
#include "hopfield/trials/phase.hpp"
#include "lab/sections/forms.hpp"

/// The workbench "Temperature": a net with noise in its updates, and where it is in the phase diagram.
namespace lab {

enum class ThermalStart : std::uint8_t { memory, mixture, random };
/// hold: T is what the knob says. anneal: T falls to 0, and the same start at T = 0 is beside it.
enum class ThermalPlan : std::uint8_t { hold, anneal };
/// Finished examples.
enum class ThermalExample : std::uint8_t { memory, mixture, hot, loaded, anneal };

inline constexpr std::uint32_t kLeastThermalNeurons = 100, kMostThermalNeurons = 2000;
inline constexpr double kMostLoad = 0.2, kMostHeat = 1.5;  ///< of the diagram
inline constexpr std::uint32_t kLongestThermal = 1000;     ///< sweeps of a run
inline constexpr std::uint32_t kLeastAnneal = 10;          ///< sweeps in which T falls
inline constexpr std::uint32_t kThermalFinish = 100;       ///< `finish` goes on to a multiple of it
inline constexpr double kSlowestThermal = 1, kFastestThermal = 100;  ///< sweeps a second

/// The temperature of the sweeps before sweep `until`.
struct EarlierHeat {
  std::uint32_t until = 0;
  double temperature = 0;
  friend bool operator==(const EarlierHeat&, const EarlierHeat&) = default;
};

template <template <class> class As>
struct TemperatureFields {
  As<std::uint32_t> neurons = begins(std::uint32_t{500}), patterns = begins(std::uint32_t{10});
  As<double> temperature = begins(0.5);  ///< after `earlier`; of an annealed net the first
  As<std::vector<EarlierHeat>> earlier;  ///< how the knob was turned before, `until` rising
  As<ThermalStart> start = begins(ThermalStart::memory);
  As<ThermalPlan> plan = begins(ThermalPlan::hold);
  As<std::uint32_t> sweeps = begins(std::uint32_t{100});  ///< T falls in so many
  As<std::uint32_t> seed = begins(std::uint32_t{1});      ///< of the memories and of a random start
  As<std::uint32_t> run = begins(std::uint32_t{0});       ///< of the noise in the updates
  As<std::uint32_t> moment = begins(std::uint32_t{60});   ///< sweeps that are shown
  As<double> speed = begins(15.0);                        ///< sweeps a second
  friend bool operator==(const TemperatureFields&, const TemperatureFields&) = default;
};

class ThermalRun;

struct TemperatureBench : TemperatureFields<Value> {
  static constexpr std::string_view kName = "temperature";
  [[nodiscard]] bool anneals() const { return plan == ThermalPlan::anneal; }
  /// α = P/N
  [[nodiscard]] double load() const { return static_cast<double>(patterns) / neurons; }
  /// The run as far as anybody has looked: thermal_run() alone touches it. Copies share it; no part of comparing.
  mutable std::shared_ptr<ThermalRun> memo;
};

/// Another net, start or plan: the run begins again. Another temperature: it goes on from what is shown.
template <>
struct Change<TemperatureBench> : TemperatureFields<Maybe> {
  Maybe<ThermalExample> example;
  Maybe<std::uint32_t> stroke;  ///< changes with the same number are one step of undo
};

/// The most memories that so many neurons may have.
[[nodiscard]] std::uint32_t most_thermal_patterns(std::uint32_t neurons);
/// The temperature of a sweep, counted from 0.
[[nodiscard]] double temperature_at(const TemperatureBench& bench, std::uint32_t sweep);
/// The first sweep of those that have had the same temperature up to the moment that is shown.
[[nodiscard]] std::uint32_t steady_since(const TemperatureBench& bench);

/// One net after a sweep. Overlaps are −1 to 1.
struct ThermalMoment {
  hopfield::Pattern state;
  std::array<double, 3> overlaps{};  ///< with the first memories; 0 where there are fewer
  double largest = 0;                ///< the overlap of largest size, with its sign …
  std::uint32_t memory = 0;          ///< … and whose it is
  double energy = 0;                 ///< per neuron, W = Σ ξξᵀ/N without self-connections
};

/// The memories, and the runs from the start of a section.
class ThermalRun {
 public:
  explicit ThermalRun(const TemperatureBench& of);
  ~ThermalRun();
  ThermalRun(const ThermalRun&) = delete;
  ThermalRun& operator=(const ThermalRun&) = delete;
  ThermalRun(ThermalRun&&) = delete;
  ThermalRun& operator=(ThermalRun&&) = delete;
  /// Whether it is of this net and start.
  [[nodiscard]] bool is_of(const TemperatureBench& bench) const;
  /// The temperatures are these from now on: what another one has led to is forgotten.
  void follow(const TemperatureBench& bench);

  [[nodiscard]] const std::vector<hopfield::Pattern>& memories() const { return memories_; }
  /// After so many sweeps; `quenched`: of the net at T = 0 from the same start.
  const ThermalMoment& at(std::uint32_t sweep, bool quenched = false);
  /// From here on nothing changes, as far as anybody has looked.
  [[nodiscard]] std::optional<std::uint32_t> rest() const;
  /// The same of the quenched one.
  [[nodiscard]] std::optional<std::uint32_t> quenched_rest() const;

 private:
  class Course;
  std::uint32_t neurons_, patterns_, seed_, run_;
  ThermalStart start_;
  std::vector<hopfield::Pattern> memories_;
  std::unique_ptr<Course> course_, quenched_;
};

/// The run of a section. Precondition: a checked section.
[[nodiscard]] ThermalRun& thermal_run(const TemperatureBench& bench);

/// Overlaps as means over the last sweeps at this temperature.
struct ThermalMeans {
  std::uint32_t sweeps = 0;  ///< so many, 20 at most
  std::array<double, 3> overlaps{};
  double energy = 0;
};
[[nodiscard]] ThermalMeans thermal_means(const TemperatureBench& bench);

/// What has become of the start.
enum class ThermalFate : std::uint8_t {
  start,    ///< nothing yet
  kept,     ///< the memory is there
  faded,    ///< it is not, but the state is still like it
  lost,     ///< nothing of it
  mixed,    ///< the mixture is there
  melting,  ///< neither the mixture nor one of its memories
  won,      ///< one of the three, or of all after a random start: `memory`
  none      ///< near no memory
};
struct ThermalOutcome {
  ThermalFate fate = ThermalFate::start;
  std::uint32_t memory = 0;
  double overlap = 0;  ///< with it; with memory 1 where the start is that
};
[[nodiscard]] ThermalOutcome thermal_outcome(const TemperatureBench& bench);

/// What mean-field theory says of a point, for N → ∞.
struct ThermalTheory {
  hopfield::theory::Phase phase{};
  std::optional<hopfield::theory::MeanField> memory;
  hopfield::theory::MeanField without;  ///< the state without memories
};
/// Kept for the points that were asked for last.
[[nodiscard]] const ThermalTheory& thermal_theory(double load, double temperature);
/// hopfield::theory::mixture_temperature, computed once.
[[nodiscard]] double mixtures_dissolve_at();
/// The overlap that theory gives at a sweep: with a memory, or, where a mixture that the run starts from is stable, with each of
/// its three (at α → 0). 0 where there is none.
[[nodiscard]] double theory_overlap(const TemperatureBench& bench, std::uint32_t sweep);

/// The lines of the diagram, as the mean-field equations give them: loads at T = 0, 0.02, …, 1.
inline constexpr std::size_t kLinePoints = 51;
[[nodiscard]] const std::array<double, kLinePoints>& retrieval_line();
[[nodiscard]] const std::array<double, kLinePoints>& ground_line();
/// The load of a line at a temperature, between its points linearly; 0 from T = 1 on.
[[nodiscard]] double line_load(const std::array<double, kLinePoints>& line, double temperature);
/// The highest temperature at which a line has this load; none where it never has.
[[nodiscard]] std::optional<double> line_temperature(const std::array<double, kLinePoints>& line,
                                                     double load);

/// sweep, then T, overlaps, energy, and theory.
[[nodiscard]] std::string thermal_csv(const TemperatureBench& bench);
/// The lines of the diagram, T in the first column.
[[nodiscard]] std::string phase_csv();
/// The experiment "recall" that gives the same run. Nothing when the knob was turned: there is none for that.
[[nodiscard]] std::optional<std::string> thermal_request(const TemperatureBench& bench);
/// A NumPy program: the same run with memories of its own, and the mean-field equations.
[[nodiscard]] std::string thermal_script(const TemperatureBench& bench);

}  // namespace lab
