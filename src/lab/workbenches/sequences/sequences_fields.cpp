// The section "sequences" of a document, and the command of that name: docs/document.md.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "hopfield/numerics/random.hpp"
#include "hopfield/pattern/sample.hpp"
#include "lab/formats/base64.hpp"
#include "lab/sections/code.hpp"
#include "lab/words/message.hpp"
#include "lab/workbenches/sequences/sequences.hpp"

namespace lab {
namespace {

using hopfield::Error;
using hopfield::Pattern;
using hopfield::Result;

constexpr std::array<Named<FilmExample>, kFilmExamples> kFilmExampleNames = {
    {{"count", FilmExample::count},
     {"walk", FilmExample::walk},
     {"held", FilmExample::held},
     {"patterns", FilmExample::patterns},
     {"fixed_point", FilmExample::fixed},
     {"two_cycle", FilmExample::two},
     {"four_cycle", FilmExample::four}}};
constexpr std::array<Named<bool>, 2> kFilmRules = {{{"hebb", false}, {"pseudo-inverse", true}}};
constexpr std::array<Named<FilmSymmetry>, 3> kSymmetries = {
    {{"symmetric", FilmSymmetry::symmetric},
     {"antisymmetric", FilmSymmetry::antisymmetric},
     {"neither", FilmSymmetry::neither}}};

/// A number that is rounded to parts of one: so it is exact.
struct Parts : Number {
  static constexpr double kOne = hopfield::FilmOptions::kParts;
  void read(const Fields& fields, const char* name, std::int32_t& parts) const {
    double value = 0;
    Number::read(fields, name, value);
    parts = static_cast<std::int32_t>(std::lround(kOne * value));
  }
  void write(JsonText& json, std::int32_t parts) const { json.value(parts / kOne); }
  [[nodiscard]] Result<void> check(std::string_view name, std::int32_t parts) const {
    return Number::check(name, parts / kOne);
  }
};

constexpr std::size_t kBitsOfByte = 8;
[[nodiscard]] std::size_t bytes_for(std::size_t cells) {
  return (cells + kBitsOfByte - 1) / kBitsOfByte;
}

/// Pictures as the bits of their cells in base64, or as arrays of ±1. How many cells there are the section says, so bits are taken by the
/// byte here, and cut in sized().
struct Frames {
  static void read(const Json& item, const std::string& path, Fault& fault, Pattern& out) {
    if (!item.is_string()) {
      if (auto values = read_values(item, path, fault)) out = *std::move(values);
      return;
    }
    const auto bytes = read_base64(item.get_ref<const std::string&>(), Alphabet::standard);
    if (bytes)
      out = unpack(*bytes, bytes->size() * kBitsOfByte);
    else if (!fault)
      fault = Error{path, expected(describe(item), "the bits of a picture in base64")};
  }
  void read(const Fields& fields, const char* name, Pattern& out) const {
    read(*fields.find(name), fields.path(name), fields.fault(), out);
  }
  void read(const Fields& fields, const char* name, std::vector<Pattern>& out) const {
    read_array(fields, name, kMostFrames, [&](const Json& item, const std::string& path) {
      read(item, fields.path(path), fields.fault(), out.emplace_back());
    });
  }
  static void write_one(JsonText& json, const Pattern& picture) {
    json.value(write_base64(pack(picture), Alphabet::standard));
  }
  void write(JsonText& json, const Pattern& picture) const { write_one(json, picture); }
  void write(JsonText& json, const std::vector<Pattern>& pictures) const {
    json.begin('[');
    for (const Pattern& picture : pictures) write_one(json, picture);
    json.end(']');
  }
  // How large they are the section says.
  [[nodiscard]] Result<void> check(std::string_view /*name*/, const Pattern& /*picture*/) const {
    return {};
  }
  [[nodiscard]] Result<void> check(std::string_view name, const std::vector<Pattern>& all) const {
    return check_count(name, all.size(), kMostFrames, msg("{0} {0|picture|pictures}", all.size()));
  }
};

/// Where a picture is taken from, and where it is put.
struct FromTo {
  void read(const Fields& fields, const char* name, std::array<std::size_t, 2>& out) const {
    std::vector<std::uint32_t> both;
    fields.integers(name, both, static_cast<std::int64_t>(kMostFrames) - 1, 2);
    if (fields.fault()) return;
    if (both.size() != 2) return fields.fail(name, expected(value_count(both.size()), 2));
    out = {both[0], both[1]};
  }
  void write(JsonText& json, const std::array<std::size_t, 2>& value) const {
    json.begin('[');
    for (const std::size_t each : value) json.value(std::uint64_t{each});
    json.end(']');
  }
};

/// With the bits beyond the last cell cut off.
void sized(Pattern& picture, std::size_t cells) {
  if (picture.size() == cells || picture.size() != bytes_for(cells) * kBitsOfByte) return;
  Pattern out(cells);
  for (std::size_t w = 0; w < out.words().size(); ++w) out.set_word(w, picture.words()[w]);
  picture = std::move(out);
}

}  // namespace

namespace workbenches::sequences {
namespace {

/// The state that is shown.
Pattern shown(const Sequences& s) {
  if (s.moment == 0) return s.start;
  const hopfield::Film film = film_of(s);
  return run_of(s, film).at(s.moment);
}

struct SequencesDescribed {
  using Section = Sequences;

  template <class Visit, class... S>
  static void fields(Visit& visit, S&... s) {
    constexpr double kMost = kLargestStrength / Parts::kOne;
    constexpr std::int64_t kLast = static_cast<std::int64_t>(kMostFrames) - 1;
    if constexpr (kAllAre<Change<Sequences>, S...>)
      visit("example", Choice{kFilmExampleNames}, kAlone, s.example...);
    visit("width", Integer{kSmallestFrame, kLargestFrame}, kStep, s.width...);
    visit("height", Integer{kSmallestFrame, kLargestFrame}, kStep, s.height...);
    visit("pictures", Frames{}, kStep, s.pictures...);
    visit("cyclic", Flag{}, kStep, s.cyclic...);
    visit("rule", Choice{kFilmRules}, kStep, s.projection...);
    visit("hold", Parts{{-kMost, kMost}}, together("hold"), s.hold...);
    visit("next", Parts{{-kMost, kMost}}, together("next"), s.next...);
    visit("back", Parts{{-kMost, kMost}}, together("back"), s.back...);
    visit("delay", Integer{0, kLongestDelay}, together("delay"), s.delay...);
    visit("mode", Choice{kModes}, kStep, s.mode...);
    visit("seed", Integer{0, UINT32_MAX}, kStep, s.seed...);
    visit("start", Frames{}, kStep, s.start...);
    visit("draws", Integer{0, UINT32_MAX}, kStep, s.draws...);
    visit("moment", Integer{0, kLongestFilm}, together("moment"), s.moment...);
    visit("speed", Number{kSlowestFilm, kFastestFilm}, together("speed"), s.speed...);
    if constexpr (kAllAre<Change<Sequences>, S...>) {
      visit("load", Integer{0, kLast}, kStep, s.load...);
      visit("add", Integer{0, kLast}, kStep, s.add...);
      visit("replace", Integer{0, kLast}, kStep, s.replace...);
      visit("remove", Integer{0, kLast}, kStep, s.remove...);
      visit("move", FromTo{}, kStep, s.move...);
      visit("noise", Number{0, 1}, kStep, s.noise...);
      visit("stroke", Integer{0, UINT32_MAX}, kStep, s.stroke...);
    }
  }

  static Result<void> accepts(const Sequences& before, const Change<Sequences>& change) {
    const std::size_t count =
        change.example ? film_example(*change.example).pictures.size() : before.pictures.size();
    // Each of these is about the pictures as they are.
    bool one = change.pictures.has_value();
    for (const auto& [name, given] : {std::pair{"load", change.load.has_value()},
                                      {"add", change.add.has_value()},
                                      {"replace", change.replace.has_value()},
                                      {"remove", change.remove.has_value()},
                                      {"move", change.move.has_value()}}) {
      if (given && one)
        return Error{name, expected(msg("given"), "no other change of the pictures with it")};
      one = one || given;
    }
    const auto there = [&](const char* name, std::size_t which, std::size_t most) -> Result<void> {
      if (which <= most) return {};
      return Error{name, expected(which, at_most(most))};
    };
    for (const auto& [name, which] : {std::pair{"load", &change.load},
                                      {"replace", &change.replace},
                                      {"remove", &change.remove}})
      if (*which)
        if (auto fits = there(name, **which, count - 1); !fits) return fits;
    if (change.add)
      if (auto fits = there("add", *change.add, count); !fits) return fits;
    if (change.move)
      for (const std::size_t each : *change.move)
        if (auto fits = there("move", each, count - 1); !fits) return fits;
    if (change.add && count >= kMostFrames)
      return Error{"add", msg("a film has at most {0} pictures", kMostFrames).plain()};
    if (change.remove && count <= 1)
      return Error{"remove", msg("the last picture cannot be removed").plain()};
    return {};
  }

  static void before(Sequences& s, const Change<Sequences>& change) {
    if (change.example) {
      const double speed = s.speed;
      s = film_example(*change.example);
      s.speed = speed;
    }
    if (change.noise) {
      hopfield::Random random(s.seed, (std::uint64_t{1} << 32) + s.draws);
      s.start = hopfield::flip_fraction(shown(s), *change.noise, random);
      ++s.draws;
    }
    if (change.add || change.replace) {
      const Pattern picture = shown(s);
      if (change.add)
        s.pictures.insert(s.pictures.begin() + static_cast<std::ptrdiff_t>(*change.add), picture);
      if (change.replace) s.pictures[*change.replace] = picture;
      // What is shown stays on the screen.
      s.start = picture;
    }
    const bool begins = change.width || change.height || change.pictures || change.cyclic ||
                        change.projection || change.hold || change.next || change.back ||
                        change.delay || change.mode || change.seed || change.start || change.load ||
                        change.add || change.replace || change.remove || change.move ||
                        change.noise;
    if (begins) s.moment = 0;
  }

  static void after(Sequences& s, const Change<Sequences>& change) {
    if (change.remove)
      s.pictures.erase(s.pictures.begin() + static_cast<std::ptrdiff_t>(*change.remove));
    if (change.move) {
      const auto [from, to] = *change.move;
      Pattern taken = std::move(s.pictures[from]);
      s.pictures.erase(s.pictures.begin() + static_cast<std::ptrdiff_t>(from));
      s.pictures.insert(s.pictures.begin() + static_cast<std::ptrdiff_t>(to), std::move(taken));
    }
    const std::size_t cells = s.neurons();
    for (Pattern& picture : s.pictures) sized(picture, cells);
    sized(s.start, cells);
    if (change.load) s.start = s.pictures[*change.load];
    // A film of another size without a start begins with its first picture.
    if (!change.start && s.start.size() != cells && !s.pictures.empty()) s.start = s.pictures[0];
  }

  static Result<void> check(const Sequences& s) {
    const std::size_t cells = s.neurons();
    const auto large = [&](const std::string& name, const Pattern& picture) {
      const Message found = picture.size() % kBitsOfByte == 0
                                ? msg("{0} {0|byte|bytes}", picture.size() / kBitsOfByte)
                                : value_count(picture.size());
      return Error{name, expected(found, msg("{0} {0|cell|cells} in {1} {1|byte|bytes}", cells,
                                             bytes_for(cells)))};
    };
    if (s.pictures.empty()) return Error{"pictures", expected("none", "at least one picture")};
    for (std::size_t k = 0; k < s.pictures.size(); ++k)
      if (s.pictures[k].size() != cells)
        return large("pictures[" + std::to_string(k) + "]", s.pictures[k]);
    if (s.start.size() != cells) return large("start", s.start);
    if (s.pictures.size() > kMostFrames) return Frames{}.check("pictures", s.pictures);
    if (!s.projection) return {};
    auto made = hopfield::Film::make(s.pictures, {.projection = true});
    if (!made) return made.error();
    return {};
  }

  static std::optional<std::string> group(const Sequences& /*before*/,
                                          const Change<Sequences>& change) {
    if (!change.stroke) return std::nullopt;
    return "sequences stroke " + std::to_string(*change.stroke);
  }

  static Flow flow(const Sequences& s) {
    Flow out{s.moment, kLongestFilm, 1, s.speed};
    const hopfield::FilmRun run = run_of(s, film_of(s));
    if (run.end == hopfield::FilmEnd::fixed_point) out.rest = static_cast<std::uint32_t>(run.since);
    return out;
  }

  static Result<void> run(Sequences& s, const Running& running) {
    using What = Running::What;
    switch (running.what) {
      case What::step:
      case What::sweep:
        if (running.neuron)
          return Error{"neuron", msg("a step of this network updates all neurons").plain()};
        s.moment = std::min(s.moment + 1, kLongestFilm);
        break;
      case What::finish: {
        // To where something new has stopped happening.
        const hopfield::FilmRun film = run_of(s, film_of(s));
        const std::size_t known = film.end == hopfield::FilmEnd::unknown ? kLongestFilm
                                  : film.end == hopfield::FilmEnd::cycle ? film.since + film.period
                                                                         : film.since;
        s.moment = std::max(s.moment, static_cast<std::uint32_t>(known));
        break;
      }
      case What::reset:
        s.moment = 0;
        break;
      case What::recall:  // time flows: the session's
        break;
      case What::seek:
        if (running.moment > kLongestFilm)
          return Error{"moment", expected(running.moment, at_most(kLongestFilm))};
        s.moment = static_cast<std::uint32_t>(running.moment);
        break;
    }
    return {};
  }

  static void status(JsonText& json, const Sequences& s) {
    const hopfield::Film film = film_of(s);
    const hopfield::FilmRun run = run_of(s, film);
    const Pattern& now = run.at(s.moment);
    const NearestFrame nearest = nearest_frame(s, now);
    const auto cells = static_cast<double>(s.neurons());
    json.begin('{').field("step", std::uint64_t{s.moment});
    json.field("nearest", std::uint64_t{nearest.picture}).field("overlap", nearest.overlap / cells);
    json.key("overlaps").begin('[');
    for (const Pattern& picture : s.pictures) json.value(hopfield::dot(picture, now) / cells);
    json.end(']');
    json.field("outcome", run.end == hopfield::FilmEnd::unknown       ? "unknown"
                          : run.end == hopfield::FilmEnd::fixed_point ? "fixed_point"
                                                                      : "cycle");
    json.key("period");
    if (run.end == hopfield::FilmEnd::unknown)
      json.null();
    else
      json.value(std::uint64_t{run.period});
    json.key("since");
    if (run.end == hopfield::FilmEnd::unknown)
      json.null();
    else
      json.value(std::uint64_t{run.since});
    json.field("symmetry", name_of(symmetry_of(film.weights()), kSymmetries));
    json.field("ties", std::uint64_t{s.moment < run.ties.size() ? run.ties[s.moment] : 0}).end('}');
  }
};

}  // namespace
}  // namespace workbenches::sequences

extern const Module sequences_module;
const Module sequences_module = workbenches::module<workbenches::sequences::SequencesDescribed>();

}  // namespace lab
