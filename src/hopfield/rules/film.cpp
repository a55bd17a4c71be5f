#include "hopfield/rules/film.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "hopfield/numerics/random.hpp"
#include "hopfield/rules/gram.hpp"
#include "hopfield/rules/learning_rule.hpp"

namespace hopfield {
namespace {

/// Fields of the pseudo-inverse are of the size of its coefficients; what its roundings alone make is far below.
constexpr double kRounding = 1e-9;

using Amounts = std::array<double, Film::kMaxPictures>;

/// Everything that the next state depends on is as it was at an earlier time.
bool same_past(const FilmRun& run, std::size_t a, std::size_t b, std::size_t delay) {
  for (std::size_t k = 0; k <= delay; ++k)
    if (run.states[a - k] != run.states[b - k]) return false;
  return true;
}

bool stands_still(const Film& film, const FilmRun& run) {
  const std::size_t delay = film.options().delay, now = run.states.size() - 1;
  if (now < delay) return false;
  for (std::size_t k = 1; k <= delay; ++k)
    if (run.states[now - k] != run.states[now]) return false;
  return film.all_at_once(run.states[now], &run.states[now - delay]).state == run.states[now];
}

}  // namespace

Result<Film> Film::make(std::vector<Pattern> pictures, const FilmOptions& options) {
  if (pictures.empty()) return Error{"pictures", "none, expected at least one"};
  if (pictures.size() > kMaxPictures)
    return Error{"pictures", std::to_string(pictures.size()) + " pictures, expected at most " +
                                 std::to_string(kMaxPictures)};
  const auto renamed = [](Error error) {
    constexpr std::string_view kPatterns = "patterns";
    if (error.field.starts_with(kPatterns)) error.field.replace(0, kPatterns.size(), "pictures");
    return error;
  };
  if (const auto valid = check_patterns(pictures); !valid) return renamed(valid.error());
  Matrix dual;
  if (options.projection) {
    auto inverse = inverse_gram(pictures);
    if (!inverse) return renamed(inverse.error());
    dual = *std::move(inverse);
  }
  return Film(std::move(pictures), options, std::move(dual));
}

Film::Film(std::vector<Pattern> pictures, const FilmOptions& options, Matrix dual)
    : pictures_(std::move(pictures)), options_(options), dual_(std::move(dual)) {
  const std::size_t count = pictures_.size();
  neighbours_.assign(neurons(), 0);
  for (std::size_t k = 0; k + (options_.cyclic ? 0 : 1) < count; ++k)
    for (std::size_t i = 0; i < neurons(); ++i)
      neighbours_[i] += pictures_[(k + 1) % count][i] * pictures_[k][i];
  if (options_.projection)
    slack_ =
        kRounding * (std::abs(options_.hold) + std::abs(options_.next) + std::abs(options_.back));
}

void Film::add(Part part, const Pattern& state, std::span<double> amounts) const {
  const std::size_t count = pictures_.size();
  Amounts overlaps{}, own{};
  for (std::size_t k = 0; k < count; ++k) overlaps[k] = dot(pictures_[k], state);
  const auto through_dual = [&](const Amounts& from) {
    if (!options_.projection) return from;
    Amounts out{};
    for (std::size_t k = 0; k < count; ++k)
      for (std::size_t l = 0; l < count; ++l) out[k] += dual_(k, l) * from[l];
    return out;
  };
  own = through_dual(overlaps);
  if (part == Part::hold) {
    for (std::size_t k = 0; k < count; ++k) amounts[k] += options_.hold * own[k];
    return;
  }
  const std::size_t links = options_.cyclic ? count : count - 1;
  for (std::size_t k = 0; k < links; ++k) amounts[(k + 1) % count] += options_.next * own[k];
  if (options_.back == 0) return;
  Amounts later{};
  for (std::size_t k = 0; k < links; ++k) later[k] = overlaps[(k + 1) % count];
  later = through_dual(later);
  for (std::size_t k = 0; k < count; ++k) amounts[k] += options_.back * later[k];
}

double Film::field(std::size_t i, std::span<const double> amounts) const {
  double sum = 0;
  for (std::size_t k = 0; k < pictures_.size(); ++k)
    sum += pictures_[k].up(i) ? amounts[k] : -amounts[k];
  return sum;
}

double Film::diagonal(Part part, std::size_t i) const {
  if (options_.projection) return 0;
  if (part == Part::hold)
    return static_cast<double>(options_.hold) * static_cast<double>(pictures_.size());
  return static_cast<double>(options_.next + options_.back) * neighbours_[i];
}

Film::Step Film::all_at_once(const Pattern& now, const Pattern* then) const {
  if (options_.delay == 0) then = &now;
  Amounts amounts{};
  add(Part::hold, now, amounts);
  if (then != nullptr) add(Part::moves, *then, amounts);
  Step out{now};
  for (std::size_t i = 0; i < now.size(); ++i) {
    double h = field(i, amounts) - diagonal(Part::hold, i) * now[i];
    if (then != nullptr) h -= diagonal(Part::moves, i) * (*then)[i];
    if (std::fabs(h) <= slack_)
      ++out.ties;
    else
      out.state.set(i, h > 0);
  }
  return out;
}

Film::Step Film::after(const Pattern& now, const Pattern* then, Random& random) const {
  if (options_.mode == Mode::sync) return all_at_once(now, then);
  const bool at_once = options_.delay == 0;
  std::vector<std::uint32_t> order(now.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::uint32_t>(i);
  random.shuffle(order);
  Amounts past{}, amounts{};
  if (!at_once && then != nullptr) add(Part::moves, *then, past);
  Step out{now};
  const auto look = [&] {
    amounts = past;
    add(Part::hold, out.state, amounts);
    if (at_once) add(Part::moves, out.state, amounts);
  };
  look();
  for (const std::uint32_t i : order) {
    double h = field(i, amounts) - diagonal(Part::hold, i) * out.state[i];
    if (at_once)
      h -= diagonal(Part::moves, i) * out.state[i];
    else if (then != nullptr)
      h -= diagonal(Part::moves, i) * (*then)[i];
    if (std::fabs(h) <= slack_) {
      ++out.ties;
    } else if ((h > 0) != out.state.up(i)) {
      out.state.flip(i);
      look();
    }
  }
  return out;
}

Matrix Film::weights() const {
  const std::size_t n = neurons();
  Matrix out(n, n);
  const double unit = 1.0 / FilmOptions::kParts;
  // Column j is what one neuron alone adds: half the difference between two states that differ in it.
  Pattern state(n);
  Amounts low{};
  add(Part::hold, state, low);
  add(Part::moves, state, low);
  for (std::size_t j = 0; j < n; ++j) {
    Amounts high{};
    state.flip(j);
    add(Part::hold, state, high);
    add(Part::moves, state, high);
    state.flip(j);
    for (std::size_t k = 0; k < pictures_.size(); ++k) high[k] = (high[k] - low[k]) / 2;
    for (std::size_t i = 0; i < n; ++i) {
      double weight = field(i, high);
      if (i == j) weight -= diagonal(Part::hold, i) + diagonal(Part::moves, i);
      out(i, j) = weight * unit;
    }
  }
  return out;
}

const Pattern& FilmRun::at(std::size_t time) const {
  if (time < states.size()) return states[time];
  if (end == FilmEnd::unknown) return states.back();
  return states[since + (time - since) % period];
}

FilmRun run_film(const Film& film, const Pattern& start, std::size_t longest, std::uint64_t seed) {
  FilmRun run;
  run.states.push_back(start);
  run.ties.push_back(0);
  const std::size_t delay = film.options().delay;
  const bool sync = film.options().mode == Mode::sync;
  std::vector<std::uint64_t> hashes = {start.hash()};
  while (true) {
    const std::size_t now = run.states.size() - 1;
    if (stands_still(film, run)) {
      run.end = FilmEnd::fixed_point;
      run.since = now;
      run.period = 1;
      // It may have looked like this before, while a delay was still on its way.
      while (run.since > 0 && run.states[run.since - 1] == run.states[now]) --run.since;
      return run;
    }
    for (std::size_t before = delay; sync && before < now; ++before) {
      if (hashes[before] != hashes[now] || !same_past(run, before, now, delay)) continue;
      run.end = FilmEnd::cycle;
      run.since = before;
      run.period = now - before;
      // What is seen may have gone round before all that is behind it did.
      while (run.since > 0 && run.states[run.since - 1] == run.states[run.since - 1 + run.period])
        --run.since;
      return run;
    }
    if (now >= longest) return run;
    Random random(seed, now + 1);
    const Pattern* then = now >= delay ? &run.states[now - delay] : nullptr;
    Film::Step step = film.after(run.states[now], then, random);
    hashes.push_back(step.state.hash());
    run.states.push_back(std::move(step.state));
    run.ties.push_back(step.ties);
  }
}

}  // namespace hopfield
