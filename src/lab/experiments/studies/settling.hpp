#pragma once

#include <cstdint>

#include "hopfield/tours/tour.hpp"
#include "lab/formats/fields.hpp"

namespace lab {

inline constexpr std::int64_t kMostSettlings = 1'000'000;  ///< runs of one request

/// Reads "network" and "update" of a problem that Hopfield and Tank's graded neurons solve. What is missing stays as it was.
void read_settling(const Fields& fields, hopfield::TourNetworkOptions& options);

}  // namespace lab
