#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "hopfield/memory/run.hpp"
#include "hopfield/rules/model.hpp"
#include "lab/document/learning.hpp"
#include "lab/experiments/request/options.hpp"
#include "lab/formats/fields.hpp"
#include "lab/words/message.hpp"

namespace lab {

inline constexpr std::uint32_t kMostExperimentSweeps = 100'000;
/// Streams of the seed, so that the same patterns can be had with other noise. Runs use those that a document's
/// runs use.
inline constexpr std::uint64_t kPatternStream = 0;
inline constexpr std::uint64_t kStartStream = 1;

/// The network of a request, before it has learnt anything.
struct NetworkRequest {
  Learning learning;
  hopfield::NetworkOptions options;

  /// What energies and weights are multiplied by in results: 1 or 1/N.
  [[nodiscard]] double scale(std::size_t neurons) const;
  /// lab::field_scale of its rule.
  [[nodiscard]] double field_scale(std::size_t neurons) const;
};

/// What all experiments on stored patterns have in common: patterns, network, updating, seed.
struct Request {
  std::shared_ptr<const hopfield::Memories> memories;  ///< never null; may be empty beside weights
  NetworkRequest network;
  hopfield::RunOptions run;
  std::uint64_t seed = 1;
  std::uint64_t run_stream = 0;

  [[nodiscard]] std::size_t neurons() const { return memories->neurons(); }
  [[nodiscard]] double scale() const { return network.scale(neurons()); }
};

/// What holds where a request says nothing.
struct RequestKind {
  NetworkRequest network = {};
  hopfield::UpdateOptions update = {};
};

/// Reads the common fields; the fault names what is wrong. `kind` has the defaults.
[[nodiscard]] std::optional<Request> read_request(const Fields& fields, const Machine& machine,
                                                  const RequestKind& kind = {});
/// Learns; a fault when the patterns or the options do not fit the rule.
[[nodiscard]] std::optional<hopfield::Model> learn(const Fields& fields, const Request& request);
/// Reads "start": where a run begins.
[[nodiscard]] std::optional<hopfield::Pattern> read_start(const Fields& fields,
                                                          const Request& request);
/// The same for a start that may be a pattern of `patterns`, in any object.
[[nodiscard]] std::optional<hopfield::Pattern> read_start(
    const Fields& fields, const char* name, const std::vector<hopfield::Pattern>& patterns,
    std::size_t neurons, std::uint64_t seed);

/// Reads "network", rule and all. The rule "modern" is a fault: it is no network of ±1 neurons.
void read_network_request(const Fields& fields, NetworkRequest& network);
/// Whether the rule of a request's "network" is "modern".
[[nodiscard]] bool has_modern_rule(const Fields& request);
/// Reads the "network" of such a request: β.
[[nodiscard]] double read_modern_network(const Fields& request);
/// Reads "update" with its temperature.
void read_run_options(const Fields& fields, hopfield::RunOptions& run);
/// A fault at "count" when so many random patterns are more than a page bears or, natively, than `memory` bytes hold
/// (Machine::memory). Nothing has been taken then.
void check_room(const Fields& random, std::uint64_t count, std::uint64_t size,
                std::uint64_t memory);
/// A fault at `field`, which has `found`, when that takes more than `memory` bytes (Machine::memory). Nothing has been taken then.
void check_bytes(const Fields& fields, const char* field, const Argument& found,
                 std::uint64_t bytes, std::uint64_t memory);
/// The array of patterns at `name`, each of 1 and −1 or of 1 and 0. They may be of different sizes.
/// As many as are wanted where there is `memory` for them.
[[nodiscard]] std::vector<hopfield::Pattern> read_pattern_list(const Fields& fields,
                                                               const char* name,
                                                               std::uint64_t memory = 0);
/// The field "patterns", in all its forms.
[[nodiscard]] std::vector<hopfield::Pattern> read_patterns_field(const Fields& fields,
                                                                 std::uint64_t seed,
                                                                 const Machine& machine);
/// An error of the engine, as a fault at the field of the request that it is about: that of the same name, or that of `network`.
void blame(const Fields& fields, const hopfield::Error& error);

}  // namespace lab
