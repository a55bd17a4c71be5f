// What can be asked of a session. Costly answers are kept until something changes.
#include "lab/session/session.hpp"

namespace lab {

std::string Phrase::plain() const {
  std::string text;
  for (const Part& part : parts) text += part.text;
  return text;
}

hopfield::Outcome Session::outcome() const {
  return at_tip() ? run().outcome() : hopfield::Outcome::running;
}

bool Session::stable() const {
  if (!stable_) stable_ = shown().stable();
  return *stable_;
}

double Session::scale() const {
  return document_.network.scale == hopfield::Scale::one_over_n
             ? 1.0 / static_cast<double>(document_.grid.neurons())
             : 1.0;
}

std::optional<Pattern> Session::compared() const {
  const auto& moment = document_.view.compare;
  if (!moment || *moment > trace().length()) return std::nullopt;
  return trace().state(*moment);
}

const hopfield::Retrieval& Session::retrieval() const {
  if (!retrieval_)
    retrieval_ = hopfield::classify(*memories_, shown().pattern(), shown().overlaps());
  return *retrieval_;
}

NeuronReport Session::neuron(std::uint32_t index) const {
  const Shown state = shown();
  NeuronReport report;
  if (index >= state.pattern().size()) return report;
  const hopfield::Decision decision = state.decide(index);
  report.neuron = index;
  report.state = state.pattern()[index];
  report.input = state.input(index);
  report.threshold = model().threshold(index);
  report.field = state.field(index);
  report.next = decision.up ? 1 : -1;
  report.tie = decision.tie;
  return report;
}

hopfield::Relation Session::relation() const {
  return hopfield::relation(*memories_, shown().pattern());
}

const hopfield::Stability& Session::stability(std::size_t pattern) const {
  stability_of_.resize(memories_->count());
  auto& known = stability_of_[pattern];
  if (!known) known = model().stability((*memories_)[pattern]);
  return *known;
}

const std::vector<hopfield::Stability>& Session::stabilities() const {
  if (stabilities_.size() != memories_->count()) {
    stabilities_.clear();
    for (std::size_t k = 0; k < memories_->count(); ++k) stabilities_.push_back(stability(k));
  }
  return stabilities_;
}

const std::vector<std::int32_t>& Session::overlap_matrix() const {
  if (overlap_matrix_.empty()) overlap_matrix_ = hopfield::overlap_matrix(*memories_);
  return overlap_matrix_;
}

}  // namespace lab
