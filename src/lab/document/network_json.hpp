#pragma once

#include <optional>

#include "lab/document/learning.hpp"
#include "lab/formats/fields.hpp"
#include "lab/formats/json.hpp"

/// The JSON form of a network, which documents, commands and requests of experiments share.
namespace lab {

/// The fields "rule", "coefficients", "self_term", "cyclic", "degree", "rectified", "weights".
[[nodiscard]] LearningChange read_learning(const Fields& fields);
/// The same but for "rule", for those who name more rules than the engine's Model has.
[[nodiscard]] LearningChange read_learning_options(const Fields& fields);
/// What is given of it, as fields of an object that has been begun.
void write_learning(JsonText& json, const LearningChange& change);

/// Reads the whole object "network" on top of what is there: rule, options, weights. A diagonal that is written down is
/// meant, unless `self_connections` says otherwise.
void read_network(const Fields& fields, Learning& learning, hopfield::NetworkOptions& options);
/// The same, the part about learning having been read.
void read_network(const Fields& fields, const LearningChange& change, Learning& learning,
                  hopfield::NetworkOptions& options);
/// What is not about learning: "scale", "self_connections", "units", "threshold", "tie".
void read_options(const Fields& fields, hopfield::NetworkOptions& options);
/// The object "network", without its key: all fields, but only those options of learning that the
/// rule has.
void write_network(JsonText& json, const Learning& learning,
                   const hopfield::NetworkOptions& options);
/// The field "threshold": a number, numbers (how many is not checked here), or "half-row-sum".
void read_threshold(const Fields& fields, hopfield::Threshold& threshold);
/// The value of "threshold", without its key.
void write_threshold(JsonText& json, const hopfield::Threshold& threshold);
/// A square matrix of at most `most` rows; a fault otherwise.
[[nodiscard]] std::optional<hopfield::Matrix> read_matrix(const Fields& fields, const char* name,
                                                          std::size_t most);

}  // namespace lab
