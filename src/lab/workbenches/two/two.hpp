#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hopfield/rate/network.hpp"
#include "hopfield/rate/trajectory.hpp"
#include "hopfield/result.hpp"
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

/// What the eye looks at: saved, but no part of undo.
struct TwoLook {
  TwoEnergy energy = TwoEnergy::hopfield;
  TwoGround ground = TwoGround::basins;
  TwoPanel panel = TwoPanel::surface;
  TwoTool tool = TwoTool::path;
  bool field = true, nullclines = true, contours = true, paths = true, vectors = false;
  Pair slice_from{-1, 1}, slice_to{1, -1};
  double turn = 0.6, tilt = 0.62, zoom = 1;  ///< of the surface; radians
  friend bool operator==(const TwoLook&, const TwoLook&) = default;
};

/// The network, where it starts, what it is kicked with, and how far the run is shown.
struct Two {
  std::array<double, 4> weights{0, -2, -2, 0};  ///< M, row by row
  hopfield::Activation activation = hopfield::Activation::clip;
  double gain = 1;
  double time_constant = 10;  ///< τ in ms: for the axes; all times are in τ
  Pair input{};               ///< h that is always there
  Pair start{0.3, 0.1};
  std::vector<Kick> kicks;
  double kick_length = 1;    ///< of the next kick, in τ
  Pair next_kick{0.3, 0.1};  ///< what the button gives
  std::vector<Pair> paths;   ///< more starts, shown as whole paths
  std::uint32_t moment = 0;  ///< of the run, in τ / 1000
  double speed = 4;          ///< τ a second
  TwoLook look;

  /// Mutual inhibition.
  Two();
  [[nodiscard]] double weight(std::size_t to, std::size_t from) const {
    return weights[2 * to + from];
  }
  friend bool operator==(const Two&, const Two&) = default;
};

/// What is to be different; what is not given stays.
struct TwoChange {
  std::optional<std::string> preset;
  std::optional<std::array<double, 4>> weights;
  std::optional<hopfield::Activation> activation;
  std::optional<double> gain, time_constant, kick_length, speed;
  std::optional<Pair> input, start, next_kick;
  std::optional<std::vector<Kick>> kicks;
  std::optional<std::vector<Pair>> paths;
  std::optional<std::uint32_t> moment;
  std::optional<Pair> from;  ///< a new run from here; the one before it stays as a path
  std::optional<Pair> kick;  ///< from now on, for kick_length
  std::optional<TwoEnergy> energy;
  std::optional<TwoGround> ground;
  std::optional<TwoPanel> panel;
  std::optional<TwoTool> tool;
  std::optional<bool> field, nullclines, contours, path_lines, vectors;
  std::optional<std::array<double, 4>> slice;  ///< from, to
  std::optional<double> turn, tilt, zoom;

  /// Only what the eye looks at.
  [[nodiscard]] bool looks_only() const;
};

/// A network worth seeing, by name.
struct TwoPreset {
  std::string_view name, title;
  std::array<double, 4> weights;
  hopfield::Activation activation = hopfield::Activation::clip;
  double gain = 1;
};
[[nodiscard]] std::span<const TwoPreset> two_presets();
/// The one that these weights and this F are, or nothing.
[[nodiscard]] const TwoPreset* preset_of(const Two& two);

void apply(Two& two, const TwoChange& change);
/// An error names the field (`weights[1]`).
[[nodiscard]] hopfield::Result<void> check_two(const Two& two);

/// The network with τ = 1: times are in τ.
[[nodiscard]] hopfield::RateNetwork network_of(const Two& two);
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
[[nodiscard]] double time_of(const Two& two);

[[nodiscard]] TwoChange read_two(const Fields& fields);
/// The fields of an object that has been begun.
void write_two(JsonText& json, const TwoChange& change);
/// Everything, as a change.
[[nodiscard]] TwoChange whole_of(const Two& two);
/// State, energies, fixed points with eigenvalues and stability, the corners' H.
void write_two_status(JsonText& json, const Two& two);

}  // namespace lab
