// The section "three" of a document, and the command of that name: docs/document.md.
#include <algorithm>
#include <array>
#include <cmath>

#include "hopfield/rules/dense_network.hpp"
#include "lab/sections/code.hpp"
#include "lab/words/message.hpp"
#include "lab/workbenches/three/three.hpp"

namespace lab {
namespace {

using hopfield::Error;
using hopfield::Matrix;
using hopfield::Pattern;
using hopfield::Result;

constexpr std::array<Named<ThreeForm>, 3> kForms = {
    {{"lecture", ThreeForm::lecture}, {"plain", ThreeForm::plain}, {"own", ThreeForm::own}}};
constexpr std::array<Named<ThreeDiagram>, 2> kDiagrams = {
    {{"cube", ThreeDiagram::cube}, {"energy", ThreeDiagram::energy}}};

/// The state of so many neurons; how many there have to be Three itself says.
struct States {
  std::size_t most;
  void read(const Fields& fields, const char* name, Pattern& out) const {
    if (auto pattern = read_values(*fields.find(name), fields.path(name), fields.fault()))
      out = *std::move(pattern);
  }
  void read(const Fields& fields, const char* name, std::vector<Pattern>& out) const {
    read_array(fields, name, most, [&](const Json& item, const std::string& path) {
      if (auto pattern = read_values(item, fields.path(path), fields.fault()))
        out.push_back(*std::move(pattern));
    });
  }
  void write(JsonText& json, const Pattern& pattern) const { write_values(json, pattern); }
  void write(JsonText& json, const std::vector<Pattern>& patterns) const {
    json.begin('[');
    for (const Pattern& pattern : patterns) write_values(json, pattern);
    json.end(']');
  }
  [[nodiscard]] Result<void> check(std::string_view name, const Pattern& pattern) const {
    const std::size_t n = pattern.size();
    if (n >= kFewestNeurons && n <= most) return {};
    return Error{std::string(name), expected(value_count(n), "2 to 6")};
  }
  [[nodiscard]] Result<void> check(std::string_view name, const std::vector<Pattern>& all) const {
    return check_count(name, all.size(), most, msg("{0} {0|pattern|patterns}", all.size()));
  }
};

/// A square matrix.
struct WeightMatrix {
  void read(const Fields& fields, const char* name, Matrix& out) const {
    std::vector<double> values;
    const std::size_t size = fields.find(name)->size();
    read_array(fields, name, kMostNeurons, [&](const Json& item, const std::string& path) {
      if (!item.is_array() || item.size() != size)
        return fields.fail(path, expected(describe(item), "as many numbers as there are rows"));
      for (const Json& value : item) {
        const double number = value.is_number() ? value.get<double>() : kLargestOwnWeight + 1;
        if (!(std::fabs(number) <= kLargestOwnWeight))
          return fields.fail(path, expected(describe(value), "a number from −1000 to 1000"));
        values.push_back(number + 0.0);
      }
    });
    if (!fields.fault()) out = Matrix(size, size, std::move(values));
  }
  void write(JsonText& json, const Matrix& weights) const {
    json.begin('[');
    for (std::size_t i = 0; i < weights.rows(); ++i) write_values(json, weights.row(i));
    json.end(']');
  }
  [[nodiscard]] Result<void> check(std::string_view name, const Matrix& weights) const {
    for (const double weight : weights.values())
      if (!(std::fabs(weight) <= kLargestOwnWeight))
        return Error{std::string(name), expected(readable(weight), "a number from −1000 to 1000")};
    return {};
  }
};

/// Decisions: of a neuron, or −1 for all at once.
struct Decisions {
  void read(const Fields& fields, const char* name, std::vector<int>& out) const {
    read_array(fields, name, kLongestPath, [&](const Json& item, const std::string& path) {
      const auto neuron = whole(item, -1, static_cast<std::int64_t>(kMostNeurons) - 1);
      if (!neuron) return fields.fail(path, expected(describe(item), "−1 or a neuron"));
      out.push_back(static_cast<int>(*neuron));
    });
  }
  void write(JsonText& json, const std::vector<int>& path) const { write_values(json, path); }
  [[nodiscard]] Result<void> check(std::string_view name, const std::vector<int>& path) const {
    return check_count(name, path.size(), kLongestPath, msg("{0} {0|update|updates}", path.size()));
  }
};

/// The same values, for another number of neurons: new ones are +1, or 0 in a matrix.
Pattern resized(const Pattern& pattern, std::size_t size) {
  Pattern out(size);
  for (std::size_t i = 0; i < size; ++i) out.set(i, i >= pattern.size() || pattern.up(i));
  return out;
}

Matrix resized(const Matrix& matrix, std::size_t size) {
  Matrix out(size, size);
  for (std::size_t i = 0; i < std::min(size, matrix.rows()); ++i)
    for (std::size_t j = 0; j < std::min(size, matrix.columns()); ++j) out(i, j) = matrix(i, j);
  return out;
}

}  // namespace

namespace workbenches::three {
namespace {

struct ThreeDescribed {
  using Section = Three;

  template <class Visit, class... S>
  static void fields(Visit& visit, S&... s) {
    if constexpr (kAllAre<Change<Three>, S...>)
      visit("neurons", Integer{kFewestNeurons, kMostNeurons}, kStep, s.neurons...);
    visit("patterns", States{kMostColumns}, kStep, s.patterns...);
    visit("form", Choice{kForms}, kStep, s.form...);
    visit("weights", WeightMatrix{}, kStep, s.weights...);
    visit("tie", Choice{kTies}, kStep, s.tie...);
    visit("mode", Choice{kModes}, kStep, s.mode...);
    visit("start", States{kMostNeurons}, kStep, s.start...);
    visit("path", Decisions{}, kStep, s.path...);
    visit("diagram", Choice{kDiagrams}, kStep, s.diagram...);
  }

  static Result<void> accepts(const Three& three, const Change<Three>& change) {
    const std::size_t neurons = change.neurons.value_or(three.neurons());
    if (!change.start || change.start->size() == neurons) return {};
    return Error{"start", expected(value_count(change.start->size()), neurons)};
  }

  static void before(Three& three, const Change<Three>& change) {
    const bool other_network = change.neurons || change.patterns || change.form || change.weights ||
                               change.tie || change.mode;
    if ((other_network || change.start) && !change.path) {
      three.start = shown(three);
      three.path.clear();
    }
    if (change.neurons && *change.neurons != three.neurons()) {
      const std::size_t n = *change.neurons;
      for (Pattern& pattern : three.patterns) pattern = resized(pattern, n);
      three.start = resized(three.start, n);
      if (three.form == ThreeForm::own) three.weights = resized(three.weights, n);
    }
    if (change.patterns) three.patterns = *change.patterns;
    // Weights of one's own begin as those that were learnt.
    if (change.form == ThreeForm::own && three.form != ThreeForm::own && !change.weights) {
      three.weights = learnt(three);
      const double unit = unit_of(three);
      for (std::size_t i = 0; i < three.neurons(); ++i)
        for (double& weight : three.weights.row(i)) weight *= unit;
    }
  }

  static void after(Three& three, const Change<Three>& change) {
    if (change.weights && !change.form) three.form = ThreeForm::own;
    if (three.form != ThreeForm::own) three.weights = {};
  }

  static Result<void> check(const Three& three) {
    const std::size_t n = three.neurons();
    if (auto fits = States{kMostNeurons}.check("start", three.start); !fits) return fits;
    for (std::size_t k = 0; k < three.patterns.size(); ++k)
      if (three.patterns[k].size() != n)
        return Error{"patterns[" + std::to_string(k) + "]",
                     expected(value_count(three.patterns[k].size()), n)};
    if (three.form == ThreeForm::own && (three.weights.rows() != n || three.weights.columns() != n))
      return Error{"weights", expected(msg("{0} {0|row|rows}", three.weights.rows()),
                                       msg("{0} with as many values", n))};
    for (const int neuron : three.path)
      if (neuron < -1 || neuron >= static_cast<int>(n))
        return Error{"path", expected(readable(neuron), "−1 or the number of a neuron")};
    return {};
  }

  static void whole(const Three& three, Change<Three>& change) {
    change.neurons = three.neurons();
    if (three.form != ThreeForm::own) change.weights.reset();
  }

  static std::optional<std::string> group(const Three& three, const Change<Three>& change) {
    // A dragged weight is one step, also one that was learnt; another weight is another.
    if (!change.weights) return std::nullopt;
    hopfield::Matrix learnt = three.weights;
    if (three.form != ThreeForm::own) {
      const hopfield::DenseNetwork network = network_of(three);
      learnt = hopfield::Matrix(three.neurons(), three.neurons());
      for (std::size_t i = 0; i < three.neurons(); ++i)
        for (std::size_t j = 0; j < three.neurons(); ++j)
          learnt(i, j) = network.weight(i, j) * unit_of(three);
    }
    const auto was = learnt.values(), is = change.weights->values();
    if (was.size() != is.size()) return std::nullopt;
    const auto differs = std::mismatch(was.begin(), was.end(), is.begin()).first;
    return "three weight " + std::to_string(differs - was.begin());
  }

  static Result<void> run(Three& three, const Running& running) {
    using What = Running::What;
    switch (running.what) {
      case What::step:
        if (running.neuron && *running.neuron >= three.neurons())
          return Error{"neuron", expected(*running.neuron, between(0, three.neurons() - 1))};
        step(three,
             running.neuron ? std::optional(static_cast<int>(*running.neuron)) : std::nullopt);
        break;
      case What::sweep:
        for (std::size_t k = three.mode == hopfield::Mode::sync ? 1 : three.neurons(); k > 0; --k)
          step(three, std::nullopt);
        break;
      case What::recall:
      case What::finish:
        lab::run(three);
        break;
      case What::reset:
        three.path.clear();
        break;
      case What::seek:
        if (running.moment > three.path.size())
          return Error{"moment", expected(running.moment, at_most(three.path.size()))};
        three.path.resize(static_cast<std::size_t>(running.moment));
        break;
    }
    return {};
  }

  static void status(JsonText& json, const Three& three) {
    const hopfield::DenseState state(network_of(three), shown(three));
    const double unit = unit_of(three);
    write_values(json.begin('{').key("state"), state.pattern());
    json.key("fields").begin('[');
    for (std::size_t i = 0; i < three.neurons(); ++i) json.value(state.field(i) * unit);
    json.end(']').key("next").begin('[');
    for (std::size_t i = 0; i < three.neurons(); ++i) json.value(state.next(i) ? 1 : -1);
    json.end(']').key("ties").begin('[');
    for (std::size_t i = 0; i < three.neurons(); ++i) json.value(state.decide(i).tie);
    json.end(']').field("energy", state.energy() * unit).field("stable", state.stable());
    json.field("decisions", std::uint64_t{three.path.size()}).end('}');
  }
};

}  // namespace
}  // namespace workbenches::three

extern const Module three_module;
const Module three_module = workbenches::module<workbenches::three::ThreeDescribed>();

}  // namespace lab
