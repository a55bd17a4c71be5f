#include "lab/document/learning.hpp"

#include <cstdlib>
#include <string>
#include <utility>

#include "lab/document/document.hpp"
#include "lab/formats/names.hpp"
#include "lab/words/message.hpp"

namespace lab {
namespace {

using hopfield::Interaction;
using hopfield::Rule;

/// What is given to a rule that it does not belong to is a mistake.
Result<void> belongs(const char* name, bool given, bool here, const char* rule) {
  if (!given || here) return {};
  return Error{name, expected(msg("given"), msg("only with the rule {0}", rule))};
}

std::string name_of_rule(const Learning& learning) {
  return learning.weights ? "weights" : std::string(name_of(learning.options.rule, kLearningRules));
}

/// What the engine says in English about a network that cannot be learnt, as a sentence of the catalogue. Its other mistakes
/// cannot be made with a document that has been checked.
std::string in_words(const Error& error, const std::string& root, const Document& document) {
  if (root == "self_connections") return expected(msg("true"), "false: the rule has no diagonal");
  if (root == "units") return expected(msg("binary"), "bipolar with a dense memory");
  if (root == "threshold" && document.learning.by(Rule::dense))
    return expected(msg("given"), "0 with a dense memory");
  if (error.field == "coefficients") {
    return expected(value_count(document.learning.options.coefficients.size()),
                    document.memories->size());
  }
  if (error.field.starts_with("weights["))
    return msg("expected 0: the network has no self-connections").plain();
  if (error.field == "patterns" && document.learning.by(Rule::pseudo_inverse))
    return msg("linearly independent, but too nearly dependent to be inverted").plain();
  return error.message;
}

/// An error of the engine, at the field of the document.
Error at_document(const Error& error, const Document& document) {
  const std::size_t end = error.field.find_first_of(".[");
  const std::string root = error.field.substr(0, end);
  const std::string words = in_words(error, root, document);
  if (root == hopfield::kMissingPart) return error;
  if (root == "size") return {"network.rule", words};
  if (root != "patterns") return {"network." + error.field, words};
  if (root == error.field) return {"memories", words};
  const std::vector<Memory>& memories = *document.memories;
  const auto k =
      static_cast<std::size_t>(std::strtoull(error.field.c_str() + end + 1, nullptr, 10));
  const std::string field = "memories" + error.field.substr(end);
  if (!document.learning.by(Rule::pseudo_inverse) || k >= memories.size()) return {field, words};
  return {field, msg("{0} is a sum of multiples of other memories. The pseudo-inverse can learn "
                     "only memories that are not.",
                     named(memories[k].name))
                     .plain()};
}

}  // namespace

Result<void> apply(Learning& learning, const LearningChange& change) {
  Learning next = learning;
  if (change.weights) {
    if (change.rule)
      return Error{"weights", expected(msg("given beside a rule"), "one of the two")};
    next = {{}, change.weights};
  } else if (change.rule && !learning.by(*change.rule)) {
    next = {};
    next.options.rule = *change.rule;
  }
  const bool amari = next.by(Rule::amari), dense = next.by(Rule::dense);
  struct Part {
    const char* name;
    bool given, here;
    const char* rule;
  };
  for (const Part& part :
       {Part{"coefficients", change.coefficients.has_value(), amari, "amari"},
        Part{"self_term", change.self_term.has_value(), amari, "amari"},
        Part{"cyclic", change.cyclic.has_value(), next.by(Rule::sequence), "sequence"},
        Part{"degree", change.degree.has_value(), dense, "dense"},
        Part{"rectified", change.rectified.has_value(), dense, "dense"}}) {
    if (auto fits = belongs(part.name, part.given, part.here, part.rule); !fits) return fits;
  }
  hopfield::LearningOptions& options = next.options;
  if (change.coefficients) options.coefficients = *change.coefficients;
  if (change.self_term) options.self_term = *change.self_term;
  if (change.cyclic) options.cyclic = *change.cyclic;
  if (change.degree || change.rectified) {
    const bool exponential = change.degree ? *change.degree == kExponential
                                           : options.interaction == Interaction::exponential;
    const bool rectified =
        change.rectified.value_or(!exponential && options.interaction == Interaction::rectified);
    if (exponential && rectified)
      return Error{"rectified", expected(msg("true"), "false with the degree \"exp\"")};
    options.interaction = exponential ? Interaction::exponential
                          : rectified ? Interaction::rectified
                                      : Interaction::polynomial;
    // What a rule does not use is as at the start, so that equal networks are equal.
    if (exponential)
      options.degree = hopfield::LearningOptions().degree;
    else if (change.degree)
      options.degree = *change.degree;
  }
  learning = std::move(next);
  return {};
}

LearningChange whole_of(const Learning& learning) {
  LearningChange change;
  const hopfield::LearningOptions& options = learning.options;
  if (learning.weights) {
    change.weights = learning.weights;
    return change;
  }
  change.rule = options.rule;
  if (options.rule == Rule::amari) {
    if (!options.coefficients.empty()) change.coefficients = options.coefficients;
    change.self_term = options.self_term;
  }
  if (options.rule == Rule::sequence) change.cyclic = options.cyclic;
  if (options.rule == Rule::dense) {
    const bool exponential = options.interaction == Interaction::exponential;
    change.degree = exponential ? kExponential : options.degree;
    if (!exponential) change.rectified = options.interaction == Interaction::rectified;
  }
  return change;
}

Result<hopfield::Model> learn(const Learning& learning, hopfield::NetworkOptions options,
                              std::shared_ptr<const hopfield::Memories> memories) {
  return learning.weights
             ? hopfield::Model::given(*learning.weights, std::move(options), std::move(memories))
             : hopfield::Model::learn(std::move(memories), learning.options, std::move(options));
}

std::shared_ptr<const hopfield::Memories> memories_of(
    const std::shared_ptr<const hopfield::Memories>& before, const Document& document) {
  const std::vector<Memory>& list = *document.memories;
  const std::size_t neurons = document.grid.neurons();
  std::size_t known = 0;
  if (before && before->neurons() == neurons && before->count() <= list.size())
    while (known < before->count() && (*before)[known] == list[known].pattern) ++known;
  const bool continues = before && known > 0 && known == before->count();
  auto memories = continues ? std::make_shared<hopfield::Memories>(*before)
                            : std::make_shared<hopfield::Memories>(neurons);
  for (std::size_t k = continues ? known : 0; k < list.size(); ++k)
    memories->store(list[k].pattern);
  return memories;
}

Result<void> check_learning(const Document& document) {
  const Learning& learning = document.learning;
  const std::size_t neurons = document.grid.neurons();
  const std::size_t rows = learning.weights ? learning.weights->rows() : neurons;
  if (rows != neurons)
    return Error{"network.weights", expected(msg("{0} {0|row|rows}", rows), neurons)};
  const bool written = learning.weights || hopfield::written_down(learning.options.rule);
  const std::size_t most = learning.weights ? kMostByHand : kMostWrittenDown;
  if (written && neurons > most) {
    return Error{learning.weights ? "network.weights" : "network.rule",
                 expected(msg("{0} with {1} {1|neuron|neurons}", name_of_rule(learning), neurons),
                          msg("at most {0}: every weight is written down", most))};
  }
  const std::size_t count = document.memories->size();
  const double work =
      learning.weights ? 0.0 : hopfield::learning_work(learning.options.rule, neurons, count);
  if (work > kMostLearning) {
    return Error{"memories", expected(msg("{0} {0|picture|pictures}", count),
                                      msg("fewer: learning them by the rule {0} takes too long",
                                          name_of_rule(learning)))};
  }
  return {};
}

double field_scale(const Learning& learning, std::size_t neurons) {
  using hopfield::Rule;
  const bool sum =
      learning.by(Rule::hebb) || learning.by(Rule::amari) || learning.by(Rule::sequence);
  return sum ? 1.0 / static_cast<double>(neurons) : 1.0;
}

Result<hopfield::Model> learn(const Document& document,
                              std::shared_ptr<const hopfield::Memories> memories) {
  auto model = learn(document.learning, document.network, std::move(memories));
  if (!model) return at_document(model.error(), document);
  return model;
}

}  // namespace lab
