// The study "tsp": the travelling salesman by Hopfield & Tank's network.
#include <bit>
#include <cmath>

#include "hopfield/tours/tour.hpp"
#include "hopfield/trials/trials.hpp"
#include "lab/document/document.hpp"
#include "lab/experiments/request/request.hpp"
#include "lab/experiments/request/write.hpp"
#include "lab/experiments/studies/settling.hpp"
#include "lab/experiments/studies/study.hpp"
#include "lab/formats/text.hpp"
#include "lab/words/message.hpp"

namespace lab {
namespace {

using hopfield::City;
using hopfield::TourNetworkOptions;

constexpr std::int64_t kMostLengths = 10'000;
constexpr std::int64_t kMostCities = 30;
constexpr std::size_t kMostExact = 13;
constexpr double kFarthest = 1000.0;

/// Places of the counts of the only cell. With `lengths` there are more: the bits of the length of each run, 0 where it is no
/// tour.
enum Place : std::size_t { runs, valid, settled, finite, length, best_length, best_run, places };

std::vector<City> read_cities(const Fields& fields, std::uint64_t seed) {
  std::vector<City> cities;
  fields.require("cities", "pairs [x, y], or {\"random\": n}");
  const Json* json = fields.find("cities");
  if (json == nullptr) return cities;
  if (!json->is_array()) {
    const Fields random(*json, fields.path("cities"), fields.fault());
    random.only({"random"});
    random.require("random", "how many cities");
    std::size_t count = 2;
    random.integer("random", count, 2, kMostCities);
    hopfield::Random source(seed, kPatternStream);
    if (!fields.fault()) cities = hopfield::random_points(count, source);
    return cities;
  }
  if (json->size() < 2 || json->size() > static_cast<std::size_t>(kMostCities)) {
    fields.fail("cities", expected(msg("{0} {0|city|cities}", json->size()), "2 to 30"));
    return cities;
  }
  for (std::size_t k = 0; k < json->size(); ++k) {
    const Json& pair = (*json)[k];
    const auto fits = [](const Json& value) {
      return value.is_number() && std::fabs(value.get<double>()) <= kFarthest;
    };
    if (!pair.is_array() || pair.size() != 2 || !fits(pair[0]) || !fits(pair[1])) {
      fields.fail("cities[" + std::to_string(k) + "]", "expected two numbers from −1000 to 1000");
      return cities;
    }
    cities.push_back({pair[0].get<double>(), pair[1].get<double>()});
  }
  return cities;
}

/// What a length is multiplied by to become a whole number: a power of two, so that nothing is lost but what lies beyond
/// 2⁻⁴⁰ of the longest tour there could be.
double length_unit(const hopfield::Matrix& distances) {
  double longest = 0.0;
  for (const double distance : distances.values()) longest = std::max(longest, distance);
  int exponent = 0;
  (void)std::frexp(longest * static_cast<double>(distances.rows()), &exponent);
  constexpr int kBits = 40;
  return std::ldexp(1.0, kBits - exponent);
}

void join_counts(std::span<std::uint64_t> into, std::span<const std::uint64_t> from) {
  for (std::size_t place = 0; place < best_length; ++place) into[place] += from[place];
  for (std::size_t place = places; place < into.size(); ++place) into[place] += from[place];
  // The shortest tour, and of equal ones the earliest run. Runs count from 1 here: 0 is none. The bits of positive numbers
  // are in the order of the numbers.
  if (from[best_run] == 0) return;
  const bool better = into[best_run] == 0 || from[best_length] < into[best_length] ||
                      (from[best_length] == into[best_length] && from[best_run] < into[best_run]);
  if (!better) return;
  into[best_length] = from[best_length];
  into[best_run] = from[best_run];
}

struct Salesman {
  std::vector<City> cities;
  hopfield::Matrix distances;
  TourNetworkOptions options;
  std::uint64_t seed = 1;
  std::uint64_t first = 0;  ///< the number of the first run
  bool lengths = false;
  double unit = 1.0;

  [[nodiscard]] hopfield::TourRun run(std::uint64_t number) const {
    hopfield::Random random(seed, hopfield::trial_stream(hopfield::TrialKind::tours, 0, number));
    auto result = hopfield::run_tour_network(distances, options, random);
    return result ? *std::move(result) : hopfield::TourRun{};
  }
};

void add_run(const Salesman& salesman, std::uint64_t number, std::span<std::uint64_t> counts) {
  const hopfield::TourRun run = salesman.run(salesman.first + number);
  Counts one(counts.size(), 0);
  one[runs] = 1;
  one[settled] = run.settled ? 1 : 0;
  one[finite] = run.finite ? 1 : 0;
  if (run.valid()) {
    one[valid] = 1;
    one[length] = static_cast<std::uint64_t>(std::llround(run.length * salesman.unit));
    one[best_length] = std::bit_cast<std::uint64_t>(run.length);
    one[best_run] = number + 1;
    if (salesman.lengths) one[places + static_cast<std::size_t>(number)] = one[best_length];
  }
  join_counts(counts, one);
}

void write_tour(JsonText& json, std::span<const std::uint32_t> order, double tour_length) {
  json.begin('{').key("order").begin('[');
  for (const std::uint32_t city : order) json.value(city);
  json.end(']').field("length", tour_length).end('}');
}

std::string write_result(const Salesman& salesman, const Counts& counts, std::uint64_t most_runs) {
  const auto ratio = [](std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? std::nan("") : static_cast<double>(part) / static_cast<double>(whole);
  };
  JsonText json;
  json.begin('{').key("cities").begin('[');
  for (const City& city : salesman.cities) json.begin('[').value(city.x).value(city.y).end(']');
  json.end(']').field("runs", counts[runs]).field("valid", counts[valid]);
  json.field("valid_fraction", ratio(counts[valid], counts[runs]));
  json.field("settled", counts[settled]).field("finite", counts[finite]);
  const double average = ratio(counts[length], counts[valid]) / salesman.unit;
  json.field("mean_length", average).key("best");
  if (counts[best_run] > 0 && counts[best_run] <= most_runs) {
    const std::uint64_t number = salesman.first + counts[best_run] - 1;
    const hopfield::TourRun best = salesman.run(number);
    json.begin('{').field("run", number).key("tour");
    write_tour(json, best.order, best.length);
    json.end('}');
  } else {
    json.null();
  }
  json.key("optimum");
  if (salesman.cities.size() <= kMostExact) {
    const auto optimum = hopfield::shortest_tour(salesman.distances);
    write_tour(json, optimum->order, optimum->length);
    json.field("mean_excess", average / optimum->length - 1.0);
  } else {
    json.null().key("mean_excess").null();
  }
  if (salesman.lengths) {
    json.key("lengths").begin('[');
    for (std::size_t place = places; place < counts.size(); ++place)
      if (counts[place] == 0)
        json.null();
      else
        json.value(std::bit_cast<double>(counts[place]));
    json.end(']');
  }
  return json.end('}').text();
}

}  // namespace

std::optional<Study> read_tsp(const Fields& fields, std::uint64_t /*memory*/) {
  fields.only({"cities", "runs", "first", "lengths", "network", "update", "seed", "shard"});
  Salesman salesman;
  fields.integer("seed", salesman.seed, 0, static_cast<std::int64_t>(kLargestSeed));
  std::uint64_t most_runs = 100;
  fields.flag("lengths", salesman.lengths);
  fields.integer("runs", most_runs, 1, salesman.lengths ? kMostLengths : kMostSettlings);
  fields.integer("first", salesman.first, 0, kMostSettlings);
  read_settling(fields, salesman.options);
  salesman.cities = read_cities(fields, salesman.seed);
  if (fields.fault()) return std::nullopt;
  salesman.distances = hopfield::distances(salesman.cities);
  salesman.unit = length_unit(salesman.distances);
  const std::size_t width = places + (salesman.lengths ? static_cast<std::size_t>(most_runs) : 0);
  return study_of_runs(salesman, most_runs, width, join_counts, add_run, write_result);
}

}  // namespace lab
