#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "hopfield/result.hpp"

/// Where the experiments of a workbench are carried out: threads of the desktop, Workers of the page (src/page_studies.hpp), or
/// the frame itself. Whoever asks sees no difference.
namespace lab {

/// One request that is done: the result's JSON, or what went wrong.
struct HostAnswer {
  std::uint64_t ticket = 0;
  hopfield::Result<std::string> result;
  /// The request was in order, but the engine did not survive it, also when it was tried again: it ran out of memory,
  /// or its worker was lost. Other requests may well succeed.
  bool engine_lost = false;
};

class ExperimentHost {
 public:
  virtual ~ExperimentHost() = default;
  ExperimentHost() = default;
  ExperimentHost(const ExperimentHost&) = delete;
  ExperimentHost& operator=(const ExperimentHost&) = delete;

  /// Hands in a request of docs/experiments.md; its answer bears the ticket. Requests are begun in this order.
  virtual void start(std::uint64_t ticket, std::string name, std::string request) = 0;
  /// There will be requests soon: what takes time to be ready may begin with that.
  virtual void prepare() {}
  /// While paused no request is begun; what is under way is finished.
  virtual void pause(bool paused) = 0;
  /// Forgets everything that has not been taken yet, and is not paused any more.
  virtual void cancel() = 0;
  /// The answers since the last call, in any order. Never waits long (a host without helpers works here, for one request).
  [[nodiscard]] virtual std::vector<HostAnswer> take() = 0;
  /// Whether the screen is woken when there is an answer, so that nobody has to look for one in vain.
  [[nodiscard]] virtual bool wakes() const { return false; }
};

/// Threads natively (`threads` of them, 0: as many as cores, but one; they begin with the first request), otherwise the frame.
/// The page has a host of its own: it does not contain the experiments (src/page_studies.hpp).
[[nodiscard]] std::unique_ptr<ExperimentHost> make_host(unsigned threads = 0);
/// The host that works when it is asked for answers: one request a call.
[[nodiscard]] std::unique_ptr<ExperimentHost> make_frame_host();

}  // namespace lab
