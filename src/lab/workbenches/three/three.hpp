#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "hopfield/numerics/matrix.hpp"
#include "hopfield/result.hpp"
#include "hopfield/rules/dense_network.hpp"

/// The workbench "Three neurons": a network of 2 to 6 neurons in which every number can be seen.
namespace lab {

class Fields;
class JsonText;

inline constexpr std::size_t kFewestNeurons = 2;
inline constexpr std::size_t kMostNeurons = 6;
inline constexpr std::size_t kMostColumns = 4;  ///< patterns
inline constexpr std::size_t kLongestPath = 200;
inline constexpr double kLargestOwnWeight = 1000.0;  ///< each way

/// How the weights come about. lecture: M = (1/N) Σ ξξᵀ with its diagonal; plain: Σ ξξᵀ with zeros there; own: typed in.
enum class ThreeForm : std::uint8_t { lecture, plain, own };
/// How all states are drawn: as the corners of a cube (three neurons), or by energy.
enum class ThreeDiagram : std::uint8_t { cube, energy };

/// The network, where it starts, and which neurons have decided since.
struct Three {
  std::vector<hopfield::Pattern> patterns;
  ThreeForm form = ThreeForm::lecture;
  hopfield::Matrix weights;  ///< of the form `own`, else empty
  hopfield::Tie tie = hopfield::Tie::keep;
  hopfield::Mode mode = hopfield::Mode::sync;
  hopfield::Pattern start;
  std::vector<int> path;  ///< decisions since the start: the neuron, or −1 for all at once
  ThreeDiagram diagram = ThreeDiagram::cube;

  /// The lecture's example: ξ = (1, 1, −1), started from (1, 1, 1).
  Three();
  [[nodiscard]] std::size_t neurons() const { return start.size(); }
  friend bool operator==(const Three&, const Three&) = default;
};

/// What is to be different; what is not given stays.
struct ThreeChange {
  std::optional<std::size_t> neurons;
  std::optional<std::vector<hopfield::Pattern>> patterns;
  std::optional<ThreeForm> form;
  std::optional<hopfield::Matrix> weights;
  std::optional<hopfield::Tie> tie;
  std::optional<hopfield::Mode> mode;
  std::optional<hopfield::Pattern> start;
  std::optional<std::vector<int>> path;
  std::optional<ThreeDiagram> diagram;
};

/// Carries out a change. Whatever changes the network begins a new run from the state that is shown.
void apply(Three& three, const ThreeChange& change);
/// An error names the field (`patterns[1]`).
[[nodiscard]] hopfield::Result<void> check_three(const Three& three);

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

[[nodiscard]] ThreeChange read_three(const Fields& fields);
/// The fields of an object that has been begun.
void write_three(JsonText& json, const ThreeChange& change);
/// Everything, as a change.
[[nodiscard]] ThreeChange whole_of(const Three& three);
/// The numbers of the step that comes next: state, fields, ties, what follows, energy.
void write_three_status(JsonText& json, const Three& three);

}  // namespace lab
