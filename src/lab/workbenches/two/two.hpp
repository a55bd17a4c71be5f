#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hopfield/rate/network.hpp"
#include "hopfield/rate/trajectory.hpp"
#include "lab/sections/forms.hpp"
#include "lab/workbenches/kicks.hpp"

/// The workbench "Two neurons": τ dv/dt = −v + F(M v + h) in its plane, with its energy.
namespace lab {

/// (v₁, v₂), or two of whatever there is one of for each neuron.
using Pair = std::array<double, 2>;

inline constexpr std::size_t kMostPaths = 40;
inline constexpr double kPlane = 1.5;     ///< the plane reaches so far, each way
inline constexpr double kRestTime = 20;   ///< a run ends so many τ after the last kick
inline constexpr double kSteepest = 1.5;  ///< tilt of the surface in radians: seen from above

/// H = −½ vᵀ M v, or the Lyapunov function with leak and input.
enum class TwoEnergy : std::uint8_t { hopfield, lyapunov };
/// What colours the plane: basins, energy, or nothing.
enum class TwoGround : std::uint8_t { basins, energy, plain };
/// The energy beside it: as a surface, or along a line.
enum class TwoPanel : std::uint8_t { surface, slice };
/// What a press on the plane does: begins a path, kicks the network, draws the slice's line.
enum class TwoTool : std::uint8_t { path, kick, slice };

/// Starts that show where the plane leads, the same for every network.
[[nodiscard]] const std::vector<Pair>& some_starts();

/// What the eye looks at: saved, but no part of undo.
template <template <class> class As>
struct TwoLookFields {
  As<TwoEnergy> energy = begins(TwoEnergy::hopfield);
  As<TwoGround> ground = begins(TwoGround::basins);
  As<TwoPanel> panel = begins(TwoPanel::surface);
  As<TwoTool> tool = begins(TwoTool::path);
  As<bool> field = begins(true), nullclines = begins(true), contours = begins(true),
           paths = begins(true), vectors = begins(false);
  As<std::array<Pair, 2>> slice = begins(std::array{Pair{-1, 1}, Pair{1, -1}});  ///< from, to
  As<double> turn = begins(0.6), tilt = begins(0.62),
             zoom = begins(1.0);  ///< of the surface; radians
  friend bool operator==(const TwoLookFields&, const TwoLookFields&) = default;
};
using TwoLook = TwoLookFields<Value>;

/// The network, where it starts, what it is kicked with, and how far the run is shown. At first: mutual inhibition.
template <template <class> class As>
struct TwoFields {
  As<std::array<double, 4>> weights =
      begins(std::array<double, 4>{0, -2, -2, 0});  ///< M, row by row
  As<hopfield::Activation> activation = begins(hopfield::Activation::clip);
  As<double> gain = begins(1.0);
  As<double> time_constant = begins(10.0);  ///< τ in ms: for the axes; all times are in τ
  As<Pair> input = begins(Pair{});          ///< h that is always there
  As<Pair> start = begins(Pair{0.3, 0.1});
  As<std::vector<Kick>> kicks;
  As<double> kick_length = begins(1.0);                 ///< of the next kick, in τ
  As<Pair> next_kick = begins(Pair{0.3, 0.1});          ///< what the button gives
  As<std::vector<Pair>> paths = begins(some_starts());  ///< more starts, shown as whole paths
  As<std::uint32_t> moment = begins(0U);                ///< of the run, in τ / 1000
  As<double> speed = begins(4.0);                       ///< τ a second
  TwoLookFields<As> look;
  friend bool operator==(const TwoFields&, const TwoFields&) = default;
};

struct Two : TwoFields<Value> {
  static constexpr std::string_view kName = "two";
  /// M by target and source, each 0 or 1.
  [[nodiscard]] double weight(std::size_t to, std::size_t from) const {
    return weights[2 * to + from];
  }
};

template <>
struct Change<Two> : TwoFields<Maybe> {
  Maybe<std::string> preset;
  Maybe<Pair> from;  ///< a new run from here; the one before it stays as a path
  Maybe<Pair> kick;  ///< from now on, for kick_length
};

/// A network worth seeing, by name.
struct TwoPreset {
  std::string_view name, title;
  std::array<double, 4> weights;
  hopfield::Activation activation = hopfield::Activation::clip;
  double gain = 1;
};
/// In the order of the menu.
[[nodiscard]] std::span<const TwoPreset> two_presets();
/// The one that these weights and this F are, or nothing.
[[nodiscard]] const TwoPreset* preset_of(const Two& two);

/// Everything as the preset has it.
void load(Two& two, const TwoPreset& preset);

/// The network with τ = 1: times are in τ.
[[nodiscard]] hopfield::RateNetwork network_of(const Two& two);
/// From when on nothing moves any more that can be seen, in τ; the end of a run that has not settled.
[[nodiscard]] double rest_of(const Two& two);
/// When the run ends, in τ.
[[nodiscard]] double end_of(const Two& two);
/// The run from its start with all kicks.
[[nodiscard]] hopfield::RateTrajectory run_of(const Two& two);
/// A path without kicks from somewhere else.
[[nodiscard]] hopfield::RateTrajectory path_of(const Two& two, const Pair& from);
/// h at a time: what is always there, and the kicks.
[[nodiscard]] Pair input_at(const Two& two, double time);
/// Where the run is at the shown moment.
[[nodiscard]] Pair shown(const Two& two);
/// The shown moment in τ.
[[nodiscard]] double time_of(const Two& two);

}  // namespace lab
