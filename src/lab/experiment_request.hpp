#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "hopfield/dynamics.hpp"
#include "hopfield/network.hpp"
#include "lab/experiment.hpp"
#include "lab/fields.hpp"

namespace lab {

/// What all experiments have in common: patterns, network, updating, seed.
struct Request {
  std::shared_ptr<const hopfield::Memories> memories;
  hopfield::NetworkOptions network;
  hopfield::UpdateOptions update;
  std::uint64_t seed = 1;
  std::uint64_t run_stream = 0;

  [[nodiscard]] std::size_t neurons() const { return memories->neurons(); }
  /// What energies and weights are multiplied by in results: 1 or 1/N.
  [[nodiscard]] double scale() const;
};

/// Reads the common fields; the fault names what is wrong.
[[nodiscard]] std::optional<Request> read_request(const Fields& fields, const FileReader& files);
/// Reads "start": where a run begins.
[[nodiscard]] std::optional<hopfield::Pattern> read_start(const Fields& fields,
                                                          const Request& request);

// The experiments.
[[nodiscard]] hopfield::Result<std::string> inspect(const Fields& fields, const FileReader& files,
                                                    const Progress& progress);
[[nodiscard]] hopfield::Result<std::string> recall(const Fields& fields, const FileReader& files,
                                                   const Progress& progress);

}  // namespace lab
