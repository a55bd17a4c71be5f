#include "lab/sections/code.hpp"

#include <algorithm>
#include <string>

namespace lab::workbenches {

hopfield::Result<std::uint32_t> moment_after(const std::optional<Flow>& time,
                                             const Running& running) {
  using What = Running::What;
  using hopfield::Error;
  if (running.what == What::step && running.neuron)
    return Error{"neuron", "all neurons of this network change together"};
  if (!time) return 0U;
  const auto after = [&](std::uint32_t by) {
    return by < time->end - time->moment ? time->moment + by : time->end;
  };
  switch (running.what) {
    case What::step:
      return after(time->unit / 10);
    case What::sweep:
      return after(time->unit);
    case What::finish:
      return time->end;
    case What::reset:
      return 0U;
    case What::recall:  // time flows: the session's
      return time->moment;
    case What::seek:
      break;
  }
  if (running.moment > time->end)
    return Error{"moment", std::to_string(running.moment) + ", expected at most " +
                               std::to_string(time->end)};
  return static_cast<std::uint32_t>(running.moment);
}

}  // namespace lab::workbenches
