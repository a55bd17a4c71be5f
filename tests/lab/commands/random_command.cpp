#include "hopfield/pattern/sample.hpp"
#include "lab/workbenches/all.hpp"
#include "lab/workbenches/capacity/bench.hpp"
#include "lab/workbenches/dense/dense.hpp"
#include "lab/workbenches/gates/gate_bench.hpp"
#include "lab/workbenches/one/one.hpp"
#include "lab/workbenches/pairs/pairs.hpp"
#include "lab/workbenches/places/places.hpp"
#include "lab/workbenches/routes/routes.hpp"
#include "lab/workbenches/sequences/sequences.hpp"
#include "lab/workbenches/temperature/temperature.hpp"
#include "lab/workbenches/three/three.hpp"
#include "lab/workbenches/two/two.hpp"
#include "lab_tests.hpp"

// The workbenches' code is there for all tests of this program.
[[maybe_unused]] static const bool kHere = [] {
  lab::set_workbenches(lab::all_workbenches());
  return true;
}();

namespace lab_tests {

using namespace lab::command;

/// Some of it is to be refused.
lab::LearningChange random_learning(hopfield::Random& random, const lab::Document& document) {
  using hopfield::Rule;
  const std::size_t neurons = document.grid.neurons();
  lab::LearningChange change;
  switch (random.below(9)) {
    case 0:
    case 1:
      change.rule = Rule::hebb;
      break;
    case 2:
    case 3:
      // Larger ones take long without optimisation.
      change.rule = neurons <= 256 ? Rule::pseudo_inverse : Rule::dense;
      break;
    case 4:
      change.rule = neurons <= 256 ? Rule::storkey : Rule::hebb;
      break;
    case 5:
      change.rule = neurons <= 256 ? Rule::amari : Rule::hebb;
      if (neurons > 256) break;
      if (random.below(2) == 0)
        change.coefficients.emplace(document.memories->size() + random.below(2),
                                    0.5 + random.uniform());
      if (random.below(2) == 0) change.self_term = random.below(5) - 2.0;
      break;
    case 6:
      change.rule = neurons <= 256 ? Rule::sequence : Rule::dense;
      if (neurons <= 256 && random.below(2) == 0) change.cyclic = random.below(2) == 0;
      break;
    case 7:
      if (random.below(4) != 0) change.rule = Rule::dense;
      if (random.below(2) == 0) change.degree = random.below(3) == 0 ? 0 : 2 + random.below(5);
      if (random.below(3) == 0) change.rectified = random.below(2) == 0;
      break;
    default: {
      if (neurons > 100) break;
      hopfield::Matrix weights(neurons, neurons);
      const bool symmetric = random.below(2) == 0;
      for (std::size_t i = 0; i < neurons; ++i)
        for (std::size_t j = 0; j <= i; ++j) {
          weights(i, j) = random.below(9) * 0.5 - 2;
          weights(j, i) = symmetric ? weights(i, j) : random.below(9) * 0.5 - 2;
        }
      change.weights = std::make_shared<const hopfield::Matrix>(std::move(weights));
      break;
    }
  }
  return change;
}

/// Some of it is to be refused.
lab::Command random_routes(hopfield::Random& random) {
  const auto below = [&](std::uint32_t bound) { return random.below(bound); };
  lab::Change<lab::Routes> change;
  if (below(6) == 0) change.example = static_cast<lab::RoutesExample>(below(3));
  if (below(6) == 0) change.problem = static_cast<lab::RoutesProblem>(below(2));
  if (below(8) == 0) change.cities = hopfield::random_points(1 + below(8), random);
  if (below(6) == 0) change.queens = static_cast<int>(4 + below(5));
  if (below(4) == 0) change.d = below(2500);
  if (below(6) == 0) change.n = below(20);
  if (below(6) == 0) change.noise = random.uniform();
  if (below(8) == 0) change.method = static_cast<hopfield::TourNetworkOptions::Method>(below(2));
  if (below(4) == 0) change.run = below(50);
  if (below(4) == 0) change.moment = below(300);
  if (below(6) == 0) change.optimum = below(2) == 0;
  if (below(8) == 0) change.random = 2 + below(9);
  if (below(6) == 0) change.add = std::array<double, 2>{random.uniform(), random.uniform()};
  if (below(6) == 0)
    change.place = std::array<double, 3>{static_cast<double>(below(11)), random.uniform(), 0.5};
  if (below(6) == 0) change.remove = below(11);
  if (below(4) == 0) change.stroke = below(4);
  if (below(8) == 0) {
    change.found.emplace();
    change.found->request = "{}";
    change.found->runs = below(9);
    change.found->valid = below(3);
    change.found->lengths.assign(below(3), 2.5);
  }
  return lab::change<lab::Routes>(std::move(change));
}

/// Some of it is to be refused.
lab::Command random_pairs(hopfield::Random& random, const lab::PairBench& bench) {
  const auto below = [&](std::uint32_t bound) { return random.below(bound); };
  const auto picture = [&](const lab::PairPicture& like) {
    lab::PairPicture out = like;
    out.cells = hopfield::random_pattern(like.cells.size(), random);
    return out;
  };
  lab::Change<lab::PairBench> change;
  if (below(8) == 0) change.example = static_cast<lab::PairExample>(below(3));
  if (below(4) == 0) change.stored = below(8);
  if (below(6) == 0) change.net = static_cast<lab::PairNet>(below(3));
  if (below(4) == 0) change.method = static_cast<lab::PairMethod>(below(4));
  if (below(4) == 0) change.order = static_cast<lab::PairOrder>(below(2));
  if (below(4) == 0) change.threshold = static_cast<std::int32_t>(below(21)) - 10;
  if (below(6) == 0) change.tie = static_cast<hopfield::Tie>(below(3));
  if (below(4) == 0) change.x = picture(bench.x);
  if (below(4) == 0) change.y = picture(bench.y);
  if (below(4) == 0) change.stroke = below(4);
  if (below(6) == 0) change.cue = static_cast<lab::Side>(below(2));
  if (below(4) == 0) change.start = below(7);
  if (below(8) == 0) change.clear = static_cast<lab::Side>(below(2));
  if (below(8) == 0) change.add_noise = static_cast<lab::Side>(below(2));
  if (below(6) == 0) change.store = below(2) == 0 ? "" : "a pair";
  if (below(8) == 0) change.forget = below(7);
  if (below(8) == 0)
    change.left_size =
        lab::PairSize{static_cast<int>(2 + below(8)), static_cast<int>(2 + below(8))};
  if (below(8) == 0) change.right_size = lab::PairSize{4, static_cast<int>(2 + below(8))};
  if (below(4) == 0) change.moment = below(6);
  if (below(4) == 0) change.weight.emplace(2, static_cast<int>(below(200)));
  if (below(6) == 0) change.tool = static_cast<lab::PairTool>(below(2));
  return lab::change<lab::PairBench>(std::move(change));
}

/// Few memories, so that it is quick. Some of it is to be refused.
lab::Command random_dense(hopfield::Random& random, const lab::DenseBench& bench) {
  const auto below = [&](std::uint32_t bound) { return random.below(bound); };
  const auto greys = [&] {
    lab::GreyPixels out(std::size_t{lab::kGreySide} * lab::kGreySide);
    for (std::uint8_t& grey : out) grey = static_cast<std::uint8_t>(below(256));
    return out;
  };
  lab::Change<lab::DenseBench> change;
  change.memories = below(4) == 0 ? lab::DenseSet::random : lab::DenseSet::letters;
  change.patterns = 1 + below(27);
  if (below(4) == 0) change.view = static_cast<lab::DenseView>(below(2));
  if (below(3) == 0) change.degree = 2 + below(19);
  if (below(3) == 0) change.function = static_cast<hopfield::Interaction>(below(3));
  if (below(3) == 0) change.cue = below(20);
  if (below(4) == 0) change.noise = random.uniform();
  if (below(4) == 0) change.start = hopfield::random_pattern(bench.grid().neurons(), random);
  if (below(4) == 0) change.beta = 0.001 + 0.1 * random.uniform();
  if (below(6) == 0) change.pictures = lab::grey_drawings();
  if (below(6) == 0) change.add = lab::GreyPicture{"grey", greys()};
  if (below(6) == 0) change.remove = below(8);
  if (below(4) == 0) change.picture = below(7);
  if (below(4) == 0) change.cover = random.uniform();
  if (below(4) == 0) change.grain = random.uniform();
  if (below(6) == 0) change.sketch = greys();
  if (below(4) == 0) change.stroke = below(4);
  if (below(4) == 0) change.seed = below(9);
  if (below(4) == 0) change.draws = below(9);
  if (below(4) == 0) change.moment = below(90);
  return lab::change<lab::DenseBench>(std::move(change));
}

/// Small nets, so that it is quick. Some of it is to be refused.
lab::Command random_temperature(hopfield::Random& random) {
  const auto below = [&](std::uint32_t bound) { return random.below(bound); };
  lab::Change<lab::TemperatureBench> change;
  if (below(6) == 0) change.example = static_cast<lab::ThermalExample>(below(5));
  change.neurons = 100 + below(40);
  if (below(3) == 0) change.patterns = 1 + below(25);
  if (below(2) == 0) change.temperature = below(16) / 10.0;
  if (below(6) == 0) change.earlier = {{1 + below(4), 0.5}, {4 + below(4), 0.1}};
  if (below(3) == 0) change.start = static_cast<lab::ThermalStart>(below(3));
  if (below(4) == 0) change.plan = static_cast<lab::ThermalPlan>(below(2));
  if (below(4) == 0) change.sweeps = 10 + below(9);
  if (below(4) == 0) change.seed = below(9);
  if (below(4) == 0) change.run = below(9);
  if (below(3) == 0) change.moment = below(30);
  if (below(4) == 0) change.stroke = below(4);
  return lab::change<lab::TemperatureBench>(std::move(change));
}

/// Some of it is to be refused.
lab::Command random_places(hopfield::Random& random) {
  const auto below = [&](std::uint32_t bound) { return random.below(bound); };
  lab::Change<lab::Places> change;
  if (below(9) == 0) change.example = static_cast<lab::PlacesExample>(below(3));
  if (below(6) == 0) change.side = 8 + below(4);
  if (below(5) == 0) change.width = 0.03 + 0.4 * random.uniform();
  if (below(5) == 0) change.share = 0.03 + 0.3 * random.uniform();
  if (below(9) == 0) change.centres = static_cast<hopfield::PlaceFieldOptions::Centres>(below(2));
  if (below(5) == 0) change.cue = below(9);
  if (below(6) == 0) change.walk = {random.uniform(), random.uniform()};
  if (below(5) == 0) change.silenced = {static_cast<int>(below(300)), static_cast<int>(below(64))};
  if (below(5) == 0) change.silence = static_cast<lab::Silence>(below(3));
  if (below(5) == 0) change.noise = random.uniform();
  if (below(9) == 0) change.random = 1 + below(20);
  if (below(5) == 0) change.add = lab::PlacePoint{random.uniform(), random.uniform()};
  if (below(5) == 0)
    change.place = std::array<double, 3>{1.0 * below(9), random.uniform(), random.uniform()};
  if (below(6) == 0) change.remove = below(9);
  if (below(6) == 0) change.numbered = below(2) == 0;
  if (below(6) == 0) change.cell = below(300);
  if (below(6) == 0) change.seed = below(9);
  if (below(6) == 0) change.draws = below(9);
  if (below(6) == 0) change.stroke = below(4);
  if (below(5) == 0) change.moment = below(90);
  return lab::change<lab::Places>(std::move(change));
}

lab::Command random_command(hopfield::Random& random, const lab::Session& session) {
  const lab::Document& document = session.document();
  const auto neurons = static_cast<std::uint32_t>(document.grid.neurons());
  const auto below = [&](std::uint32_t bound) { return random.below(bound); };
  const auto side = [&] { return static_cast<int>(5 + below(8)); };
  // One beyond the last: some commands are to be refused.
  const std::uint32_t memory = below(static_cast<std::uint32_t>(document.memories->size()) + 1);
  const auto cells = [&] {
    std::vector<std::uint32_t> list;
    for (std::uint32_t k = below(6); k > 0; --k) list.push_back(below(neurons));
    return list;
  };
  const int x = static_cast<int>(below(static_cast<std::uint32_t>(document.grid.width)));
  const int y = static_cast<int>(below(static_cast<std::uint32_t>(document.grid.height)));
  switch (below(71)) {
    case 0:
    case 1:
    case 2:
      return Paint{cells(), below(2) == 0 ? 1 : -1, below(4)};
    case 3:
      return Clear{};
    case 4:
      return Invert{};
    case 5:
      return Shift{static_cast<int>(below(9)) - 4, static_cast<int>(below(9)) - 4};
    case 6:
      return Noise{};
    case 7:
      return Noise{random.uniform()};
    case 8:
      return Flip{below(neurons + 2), {}};
    case 9:
      return Flip{std::nullopt, cells()};
    case 10:
      return Blank{below(2) == 0 ? "left" : "bottom"};
    case 11:
      return Cover{x, y, side(), side(), below(2) == 0 ? 1 : -1};
    case 12:
      return Randomise{};
    case 13:
      return Load{memory, below(2) == 0};
    case 14:
      return Blend{memory, 0, random.uniform()};
    case 15:
      return Patch{memory, x, y, side(), side()};
    case 16:
      return Place{hopfield::random_pattern(below(8) == 0 ? 7 : neurons, random)};
    case 17:
    case 18:
      return Store{below(2) == 0 ? "" : "a name", below(4) == 0};
    case 19:
      return Replace{memory, below(4) == 0};
    case 20:
      return Forget{memory};
    case 21:
      return Rename{memory, "renamed"};
    case 22:
      return Move{memory, 0};
    case 23:
      return below(4) == 0 ? lab::Command(ForgetAll{}) : lab::Command(Step{});
    case 24:
      return Pictures{below(2) == 0 ? "letters" : "course", below(2) == 0 ? "" : "circle"};
    case 25: {
      Import import{side(), side(), {}, below(2) == 0};
      const auto size = static_cast<std::size_t>(import.width * import.height);
      for (int k = 0; k < 2; ++k)
        import.memories.push_back(
            {"imported " + std::to_string(k), hopfield::random_pattern(size, random)});
      return import;
    }
    case 26:
      return AddRandom{1 + below(3)};
    case 27:
      return Resize{side(), side()};
    case 28: {
      SetNetwork network;
      if (below(2) == 0) network.self_connections = below(2) == 0;
      if (below(2) == 0)
        network.units = below(2) == 0 ? hopfield::Units::binary : hopfield::Units::bipolar;
      if (below(2) == 0) network.tie = static_cast<hopfield::Tie>(below(3));
      if (below(2) == 0) network.scale = static_cast<hopfield::Scale>(below(2));
      return network;
    }
    case 29: {
      SetNetwork network;
      network.threshold =
          hopfield::Threshold{hopfield::ThresholdKind::uniform, {below(9) * 0.5 - 2}};
      return network;
    }
    case 30: {
      SetNetwork network;
      network.threshold = hopfield::Threshold{hopfield::ThresholdKind::half_row_sum, {}};
      return network;
    }
    case 31: {
      SetUpdate update;
      if (below(2) == 0) update.mode = static_cast<hopfield::Mode>(below(2));
      if (below(2) == 0) update.order = static_cast<hopfield::Order>(below(3));
      if (below(2) == 0) update.max_sweeps = 1 + below(10);
      if (below(3) == 0) {
        update.temperature.emplace().start = 0.1 * below(20);
        if (below(2) == 0) {
          update.temperature->shape = hopfield::Cooling::Shape::linear;
          update.temperature->sweeps = 1 + below(5);
        }
      }
      return update;
    }
    case 32:
      return Seed{below(2) == 0 ? std::optional<std::uint64_t>(below(100)) : std::nullopt};
    case 33:
    case 34:
      return Step{};
    case 35:
      return Sweep{};
    case 36:
    case 37:
      return Recall{};
    case 38:
      return Pause{};
    case 39:
      return Finish{};
    case 40:
      return Reset{};
    case 41:
      if (below(2) == 0) return SetSpeed{{}, 0.01 * (1 + below(5000))};
      return SetSpeed{1.0 + below(5000)};
    case 42:
      return SetNoise{random.uniform()};
    case 43:
      return Seek{below(static_cast<std::uint32_t>(session.trace().length()) + 2)};
    case 44: {
      SetView view;
      view.selected = below(2) == 0 ? std::optional<std::uint32_t>(below(neurons)) : std::nullopt;
      view.compare = below(2) == 0 ? std::optional<std::uint64_t>(0) : std::nullopt;
      view.brush = static_cast<int>(1 + below(8));
      return view;
    }
    case 45:
    case 46: {
      lab::Change<lab::Three> change;
      const std::size_t size = document.section<lab::Three>().neurons();
      if (below(4) == 0) change.neurons = 2 + below(5);
      if (below(3) == 0) change.form = static_cast<lab::ThreeForm>(below(3));
      if (below(3) == 0) change.tie = static_cast<hopfield::Tie>(below(3));
      if (below(3) == 0) change.mode = static_cast<hopfield::Mode>(below(2));
      if (below(3) == 0) change.diagram = static_cast<lab::ThreeDiagram>(below(2));
      if (below(2) == 0) change.start = hopfield::random_pattern(size, random);
      if (below(4) == 0) change.patterns.emplace(below(5), hopfield::random_pattern(size, random));
      if (below(4) == 0) {
        change.weights.emplace(size, size);
        for (std::size_t i = 0; i < size; ++i)
          for (double& weight : change.weights->row(i)) weight = below(9) * 0.5 - 2;
      }
      return lab::change<lab::Three>(change);
    }
    case 47: {
      lab::Change<lab::Gates> change;
      if (below(2) == 0) change.weights.emplace(1 + below(2), static_cast<int>(below(8)) - 3);
      if (below(2) == 0) change.threshold_twice = static_cast<int>(below(9)) - 4;
      if (below(3) == 0) change.target.emplace(4, static_cast<int>(below(2)));
      if (below(3) == 0) change.on.emplace(2, static_cast<int>(below(2)));
      if (below(3) == 0) change.view = static_cast<lab::GatesView>(below(4));
      if (below(3) == 0) change.delays.example = static_cast<hopfield::DelayExample>(below(7));
      if (below(3) == 0)
        change.delays.trains.emplace(
            1 + below(2), std::vector<int>(lab::kDelaySteps, static_cast<int>(below(2))));
      if (below(3) == 0) change.delays.time = static_cast<int>(below(12));
      return lab::change<lab::Gates>(change);
    }
    case 48:
      return Step{below(3)};
    case 49: {
      // Memory as often as all others together.
      std::vector<std::string> benches;
      for (const lab::Workbench& bench : lab::known_workbenches())
        if (bench.ready) benches.emplace_back(bench.name);
      const std::string& other = benches[below(static_cast<std::uint32_t>(benches.size()))];
      return Open{below(2) == 0 ? "memory" : other};
    }
    case 50: {
      lab::Change<lab::One> change;
      if (below(2) == 0) change.lambda = below(9) * 0.25;
      if (below(3) == 0) change.activation = static_cast<hopfield::Activation>(below(3));
      if (below(3) == 0) change.kind = static_cast<lab::OneInputKind>(below(3));
      if (below(4) == 0) change.drawn.emplace(below(121), 0.5);
      if (below(4) == 0) change.drop = random.uniform() * 2 - 1;
      if (below(4) == 0) change.nudge = random.uniform() * 4 - 2;
      if (below(4) == 0) change.step_from = below(12);
      return lab::change<lab::One>(change);
    }
    case 51: {
      lab::Change<lab::Two> change;
      const auto pair = [&] {
        return lab::Pair{random.uniform() * 4 - 2, random.uniform() * 4 - 2};
      };
      if (below(4) == 0) change.preset = std::string(lab::two_presets()[below(7)].name);
      if (below(3) == 0) change.weights = {pair()[0], pair()[0], pair()[0], pair()[0]};
      if (below(3) == 0) change.activation = static_cast<hopfield::Activation>(1 + below(3));
      if (below(3) == 0) change.from = pair();
      if (below(3) == 0) change.kick = pair();
      if (below(3) == 0) change.look.turn = random.uniform();
      if (below(4) == 0) change.moment = below(60000);
      return lab::change<lab::Two>(change);
    }
    case 52:
    case 53: {
      lab::Change<lab::CapacityBench> change;
      change.neurons = 25 + below(4072);
      change.patterns = 1 + below(1000);
      change.noise = random.uniform() / 2;
      return lab::change<lab::CapacityBench>(std::move(change));
    }
    case 54:
    case 55:
    case 56:
    case 57:
      return SetNetwork{random_learning(random, document), {}, {}, {}, {}, {}};
    case 58: {
      lab::Change<lab::Sequences> change;
      const std::size_t size = document.section<lab::Sequences>().neurons();
      if (below(3) == 0) change.example = static_cast<lab::FilmExample>(below(lab::kFilmExamples));
      if (below(4) == 0) change.start = hopfield::random_pattern(size, random);
      if (below(3) == 0) change.hold = static_cast<std::int32_t>(below(46)) - 5;
      if (below(4) == 0) change.delay = below(9);
      if (below(4) == 0) change.mode = static_cast<hopfield::Mode>(below(2));
      if (below(4) == 0) change.projection = below(2) == 0;
      if (below(4) == 0) change.moment = below(401);
      if (below(4) == 0) change.noise = random.uniform();
      switch (below(12)) {
        case 0:
          change.load = below(9);
          break;
        case 1:
          change.add = below(9);
          break;
        case 2:
          change.replace = below(9);
          break;
        case 3:
          change.remove = below(9);
          break;
        case 4:
          change.move = std::array<std::size_t, 2>{below(9), below(9)};
          break;
        default:
          break;
      }
      return lab::change<lab::Sequences>(change);
    }
    case 59:
    case 60:
      return random_pairs(random, document.section<lab::PairBench>());
    case 61:
    case 62:
      return random_routes(random);
    case 63:
    case 64:
      return random_dense(random, document.section<lab::DenseBench>());
    case 65:
    case 66:
      return random_temperature(random);
    case 67:
    case 68:
      return random_places(random);
    default:
      break;
  }
  return below(8) == 0 ? lab::Command(ResetAll{}) : lab::Command(Sweep{});
}

}  // namespace lab_tests
