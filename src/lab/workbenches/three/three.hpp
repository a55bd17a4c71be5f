#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "hopfield/numerics/matrix.hpp"
#include "hopfield/rules/dense_network.hpp"
#include "lab/sections/forms.hpp"

/// The workbench "Three neurons": a network of 2 to 6 neurons in which every number can be seen.
namespace lab {

inline constexpr std::size_t kFewestNeurons = 2;
inline constexpr std::size_t kMostNeurons = 6;
inline constexpr std::size_t kMostColumns = 4;  ///< patterns
inline constexpr std::size_t kLongestPath = 200;
inline constexpr double kLargestOwnWeight = 1000.0;  ///< each way

/// How the weights come about. lecture: M = (1/N) Σ ξξᵀ with its diagonal; plain: Σ ξξᵀ with zeros there; own: typed in.
enum class ThreeForm : std::uint8_t { lecture, plain, own };
/// How all states are drawn: as the corners of a cube (three neurons), or by energy.
enum class ThreeDiagram : std::uint8_t { cube, energy };

/// The lecture's example: ξ = (1, 1, −1), and where it starts.
[[nodiscard]] hopfield::Pattern lecture_pattern(), lecture_start();

/// The network, where it starts, and which neurons have decided since.
template <template <class> class As>
struct ThreeFields {
  As<std::vector<hopfield::Pattern>> patterns = begins(std::vector{lecture_pattern()});
  As<ThreeForm> form = begins(ThreeForm::lecture);
  As<hopfield::Matrix> weights;  ///< of the form `own`, else empty
  As<hopfield::Tie> tie = begins(hopfield::Tie::keep);
  As<hopfield::Mode> mode = begins(hopfield::Mode::sync);
  As<hopfield::Pattern> start = begins(lecture_start());
  As<std::vector<int>> path;  ///< decisions since the start: the neuron, or −1 for all at once
  As<ThreeDiagram> diagram = begins(ThreeDiagram::cube);
  friend bool operator==(const ThreeFields&, const ThreeFields&) = default;
};

struct Three : ThreeFields<Value> {
  static constexpr std::string_view kName = "three";
  [[nodiscard]] std::size_t neurons() const { return start.size(); }
};

/// Whatever changes the network begins a new run from the state that is shown.
template <>
struct Change<Three> : ThreeFields<Maybe> {
  Maybe<std::size_t> neurons;
};

/// Σ ξξᵀ, with the diagonal or zeros there.
[[nodiscard]] hopfield::Matrix learnt(const Three& three);
/// The network as it calculates: whole numbers for the forms `lecture` and `plain`.
[[nodiscard]] hopfield::DenseNetwork network_of(const Three& three);
/// What its weights, fields and energies are multiplied by: 1/N in the lecture's form.
[[nodiscard]] double unit_of(const Three& three);
/// The start, and where each decision of the path led.
[[nodiscard]] std::vector<hopfield::Pattern> states_of(const Three& three);
/// The last of them.
[[nodiscard]] hopfield::Pattern shown(const Three& three);
/// The neuron whose turn it is when one decides after the other; −1 when all decide at once.
[[nodiscard]] int turn(const Three& three);
/// One decision more: of this neuron, or whose turn it is. False: there is no room for more.
bool step(Three& three, std::optional<int> neuron);
/// Decisions until nothing changes any more, or a state comes back.
void run(Three& three);

}  // namespace lab
