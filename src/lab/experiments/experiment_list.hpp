#pragma once

#include <string>

#include "lab/experiments/request/options.hpp"
#include "lab/formats/fields.hpp"

namespace lab {

// The experiments that are no studies: one file each. A fault in the request is returned as the error.
using SimpleExperiment = hopfield::Result<std::string>(const Fields& fields, const Machine& machine,
                                                       const Progress& progress);

SimpleExperiment inspect;
SimpleExperiment recall;
SimpleExperiment enumerate;
SimpleExperiment rate;
SimpleExperiment bam;
SimpleExperiment associate;
SimpleExperiment sequence;
SimpleExperiment recall_place;
SimpleExperiment gates;
SimpleExperiment merge;

}  // namespace lab
