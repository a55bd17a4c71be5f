#pragma once

#include <cstdint>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "hopfield/memory/run.hpp"
#include "hopfield/rules/model.hpp"
#include "hopfield/rules/visit.hpp"

namespace hopfield {

extern template class Run<PseudoInverseState>;
extern template class Run<DenseState>;
extern template class Run<DenseMemoryState>;

/// A run of a network by any rule: Run, with the kind of state chosen when it begins. Whoever makes many steps does that
/// within visit(), where the kind is known.
class AnyRun {
 public:
  /// As Run. Preconditions: start.size() == model.neurons(), validate(options.temperature).
  AnyRun(const Model& model, Pattern start, RunOptions options, Random random);

  /// Calls visitor(run) with the Run<…> that it is.
  template <class Visitor>
  decltype(auto) visit(Visitor&& visitor) const {
    return visit_kind(run_, std::forward<Visitor>(visitor));
  }
  template <class Visitor>
  decltype(auto) visit(Visitor&& visitor) {
    return visit_kind(run_, std::forward<Visitor>(visitor));
  }

  [[nodiscard]] const RunOptions& options() const {
    return visit([](const auto& run) -> const RunOptions& { return run.options(); });
  }
  [[nodiscard]] const Pattern& pattern() const {
    return visit([](const auto& run) -> const Pattern& { return run.state().pattern(); });
  }
  [[nodiscard]] Outcome outcome() const {
    return visit([](const auto& run) { return run.outcome(); });
  }
  [[nodiscard]] bool over() const { return outcome() != Outcome::running; }
  [[nodiscard]] std::uint64_t period() const {
    return visit([](const auto& run) { return run.period(); });
  }
  [[nodiscard]] std::uint64_t updates() const {
    return visit([](const auto& run) { return run.updates(); });
  }
  [[nodiscard]] std::uint32_t sweeps() const {
    return visit([](const auto& run) { return run.sweeps(); });
  }
  [[nodiscard]] std::uint64_t flips() const {
    return visit([](const auto& run) { return run.flips(); });
  }
  [[nodiscard]] std::uint64_t ties() const {
    return visit([](const auto& run) { return run.ties(); });
  }
  [[nodiscard]] std::optional<std::uint32_t> upcoming() const {
    return visit([](const auto& run) { return run.upcoming(); });
  }

  /// As Run::step().
  std::optional<Update> step() {
    return visit([](auto& run) { return run.step(); });
  }
  /// As Run::sweep().
  std::uint64_t sweep(std::vector<std::uint32_t>* flipped = nullptr) {
    return visit([&](auto& run) { return run.sweep(flipped); });
  }
  /// As Run::finish().
  void finish() {
    visit([](auto& run) { run.finish(); });
  }

 private:
  using Any =
      std::variant<Run<State>, Run<PseudoInverseState>, Run<DenseState>, Run<DenseMemoryState>>;
  static Any begin(AnyState state, RunOptions options, Random random);

  Any run_;
};

}  // namespace hopfield
