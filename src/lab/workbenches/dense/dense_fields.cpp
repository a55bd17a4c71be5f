// The section "dense" of a document, and the command of that name: docs/document.md.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "lab/formats/base64.hpp"
#include "lab/sections/code.hpp"
#include "lab/words/message.hpp"
#include "lab/workbenches/dense/dense.hpp"

namespace lab {
namespace {

using hopfield::Error;
using hopfield::Interaction;
using hopfield::Pattern;
using hopfield::Result;

constexpr std::array<Named<DenseView>, 2> kDenseViews = {
    {{"separation", DenseView::separation}, {"attention", DenseView::attention}}};
constexpr std::array<Named<DenseSet>, 4> kDenseSets = {{{"course", DenseSet::course},
                                                        {"drawings", DenseSet::drawings},
                                                        {"letters", DenseSet::letters},
                                                        {"random", DenseSet::random}}};
constexpr std::array<Named<Interaction>, 3> kFunctions = {{{"power", Interaction::polynomial},
                                                           {"rectified", Interaction::rectified},
                                                           {"exp", Interaction::exponential}}};
constexpr std::array<Named<DenseVerdict>, 5> kDenseVerdicts = {
    {{"running", DenseVerdict::running},
     {"recalled", DenseVerdict::recalled},
     {"inverse", DenseVerdict::inverse},
     {"another", DenseVerdict::other},
     {"lost", DenseVerdict::lost}}};
constexpr const char* kShipped = "drawings";
constexpr std::size_t kGreyPixels = std::size_t{kGreySide} * kGreySide;
constexpr std::size_t kByte = 8;

/// ±1 as bits in base64, or as an array; empty for none. How many there are the section says, so bits are taken by the byte here.
struct DrawnBits {
  void read(const Fields& fields, const char* name, Pattern& out) const {
    const Json& item = *fields.find(name);
    if (!item.is_string()) {
      if (auto values = read_values(item, fields.path(name), fields.fault()))
        out = *std::move(values);
      return;
    }
    const auto bytes = read_base64(item.get_ref<const std::string&>(), Alphabet::standard);
    if (bytes)
      out = unpack(*bytes, bytes->size() * kByte);
    else
      fields.fail(name, expected(describe(item), "the bits of a picture in base64"));
  }
  void write(JsonText& json, const Pattern& picture) const {
    json.value(write_base64(pack(picture), Alphabet::standard));
  }
  [[nodiscard]] Result<void> check(std::string_view /*name*/, const Pattern& /*picture*/) const {
    return {};
  }
};

/// A byte per pixel in base64, 0 black to 255 white; empty for none.
struct GreyBytes {
  static void read(const Json& item, const std::string& path, Fault& fault, GreyPixels& out) {
    std::optional<std::vector<std::uint8_t>> bytes;
    if (item.is_string())
      bytes = read_base64(item.get_ref<const std::string&>(), Alphabet::standard);
    if (bytes)
      out = *std::move(bytes);
    else if (!fault)
      fault = Error{path, expected(describe(item), "the greys of a picture in base64")};
  }
  void read(const Fields& fields, const char* name, GreyPixels& out) const {
    read(*fields.find(name), fields.path(name), fields.fault(), out);
  }
  void write(JsonText& json, const GreyPixels& pixels) const {
    json.value(write_base64(pixels, Alphabet::standard));
  }
  [[nodiscard]] Result<void> check(std::string_view name, const GreyPixels& pixels) const {
    if (pixels.empty() || pixels.size() == kGreyPixels) return {};
    return Error{std::string(name),
                 expected(msg("{0} {0|pixel|pixels}", pixels.size()), kGreyPixels)};
  }
};

struct OneGrey {
  static void read(const Json& item, const std::string& path, Fault& fault, GreyPicture& out) {
    const Fields fields(item, path, fault);
    fields.text("name", out.name, kLongestGreyName);
    fields.require("grey", "the greys of a picture in base64");
    if (!fault) GreyBytes{}.read(fields, "grey", out.pixels);
  }
  void read(const Fields& fields, const char* name, GreyPicture& out) const {
    read(*fields.find(name), fields.path(name), fields.fault(), out);
  }
  void write(JsonText& json, const GreyPicture& picture) const {
    json.begin('{').field("name", picture.name);
    GreyBytes{}.write(json.key("grey"), picture.pixels);
    json.end('}');
  }
};

/// "drawings" for those that come with it, else an array.
struct Greys {
  void read(const Fields& fields, const char* name, std::vector<GreyPicture>& out) const {
    const Json& item = *fields.find(name);
    if (item.is_string() && item.get_ref<const std::string&>() == kShipped) {
      out = grey_drawings();
      return;
    }
    read_array(fields, name, kMostGreys, [&](const Json& each, const std::string& path) {
      OneGrey::read(each, fields.path(path), fields.fault(), out.emplace_back());
    });
  }
  void write(JsonText& json, const std::vector<GreyPicture>& all) const {
    if (all == grey_drawings()) {
      json.value(kShipped);
      return;
    }
    json.begin('[');
    for (const GreyPicture& picture : all) OneGrey{}.write(json, picture);
    json.end(']');
  }
  [[nodiscard]] Result<void> check(std::string_view name,
                                   const std::vector<GreyPicture>& all) const {
    return check_count(name, all.size(), kMostGreys, msg("{0} {0|picture|pictures}", all.size()));
  }
};

/// With the bits beyond the last cell cut off.
void cut_to(Pattern& picture, std::size_t cells) {
  if (picture.size() == cells || picture.size() != (cells + kByte - 1) / kByte * kByte) return;
  Pattern out(cells);
  for (std::size_t w = 0; w < out.words().size(); ++w) out.set_word(w, picture.words()[w]);
  picture = std::move(out);
}

void write_net(JsonText& json, const DenseBench& bench, const DenseRuns& runs, bool classical) {
  const DenseCourse& course = classical ? runs.classical : runs.dense;
  const Pattern& now = course.at(bench.moment);
  const NearestMemory nearest = nearest_memory(runs.memories, now);
  const auto cells = static_cast<double>(now.size());
  json.begin('{').field("overlap", hopfield::dot(runs.memories[bench.cue], now) / cells);
  json.field("wrong", std::uint64_t{hopfield::distance(runs.memories[bench.cue], now)});
  json.field("energy", course.energies[course.index(bench.moment)]);
  json.field("nearest", std::uint64_t{nearest.memory});
  json.field("nearest_overlap", nearest.overlap / cells);
  json.field("share", largest_share(runs.memories, now, dense_options(bench, classical)));
  json.field("settled", course.settles && bench.moment >= course.last());
  json.field("verdict", name_of(verdict_of(bench, runs, course, bench.moment), kDenseVerdicts));
  json.end('}');
}

}  // namespace

namespace workbenches::dense {
namespace {

/// The longest run.
std::uint32_t longest(DenseView view) {
  return view == DenseView::attention ? kAttentionSteps : kDenseSweeps * kSweepParts;
}

struct DenseDescribed {
  using Section = DenseBench;

  template <class Visit, class... S>
  static void fields(Visit& visit, S&... s) {
    constexpr std::int64_t kLastGrey = static_cast<std::int64_t>(kMostGreys) - 1;
    const std::int64_t most = most_patterns(DenseSet::random);
    visit("view", Choice{kDenseViews}, kStep, s.view...);
    visit("memories", Choice{kDenseSets}, kStep, s.memories...);
    visit("patterns", Integer{1, most}, together("patterns"), s.patterns...);
    visit("function", Choice{kFunctions}, kStep, s.function...);
    visit("degree", Integer{kLeastDegree, kMostDegree}, together("degree"), s.degree...);
    visit("cue", Integer{0, most - 1}, kStep, s.cue...);
    visit("noise", Number{0, 1}, together("noise"), s.noise...);
    visit("start", DrawnBits{}, kStep, s.start...);
    visit("beta", Number{kLeastBeta, kMostBeta}, together("beta"), s.beta...);
    visit("pictures", Greys{}, kStep, s.pictures...);
    visit("picture", Integer{0, kLastGrey}, kStep, s.picture...);
    visit("cover", Number{0, 1}, together("cover"), s.cover...);
    visit("grain", Number{0, 1}, together("grain"), s.grain...);
    visit("sketch", GreyBytes{}, kStep, s.sketch...);
    visit("seed", Integer{0, UINT32_MAX}, kStep, s.seed...);
    visit("draws", Integer{0, UINT32_MAX}, kStep, s.draws...);
    visit("moment", Integer{0, longest(DenseView::separation)}, together("moment"), s.moment...);
    visit("speed", Number{kSlowestDense, kFastestDense}, together("speed"), s.speed...);
    if constexpr (kAllAre<Change<DenseBench>, S...>) {
      visit("add", OneGrey{}, kStep, s.add...);
      visit("remove", Integer{0, kLastGrey}, kStep, s.remove...);
      visit("stroke", Integer{0, UINT32_MAX}, kStep, s.stroke...);
    }
  }

  static Result<void> accepts(const DenseBench& before, const Change<DenseBench>& change) {
    const std::size_t count = change.pictures ? change.pictures->size() : before.pictures.size();
    if (change.add && count >= kMostGreys)
      return Error{"add", msg("at most {0} grey pictures are stored", kMostGreys).plain()};
    if (!change.remove) return {};
    if (change.add)
      return Error{"remove", expected(msg("given"), "no other change of the pictures with it")};
    if (*change.remove >= count)
      return Error{"remove", expected(*change.remove, at_most(count - 1))};
    if (count == 1) return Error{"remove", msg("the last picture cannot be removed").plain()};
    return {};
  }

  static void before(DenseBench& s, const Change<DenseBench>& change) {
    const bool other = change.memories && *change.memories != s.memories;
    if (other) {
      s.patterns = usual_patterns(*change.memories);
      s.cue = 0;
    }
    if (other || change.cue || change.noise || change.seed || change.draws) s.start = {};
    if (change.pictures || change.picture || change.cover || change.grain || change.seed ||
        change.draws || change.add || change.remove)
      s.sketch = {};
    // Whoever drags a number where all is done sees what comes of it; else the run begins again.
    const bool number = change.degree || change.function || change.patterns || change.beta;
    const bool other_start = change.view || other || change.cue || change.noise || change.start ||
                             change.pictures || change.picture || change.cover || change.grain ||
                             change.sketch || change.draws || change.add || change.remove ||
                             change.seed;
    if (other_start)
      s.moment = 0;
    else if (number && s.moment > 0)
      s.moment = s.moment >= dense_runs(s)->end ? longest(s.view) : 0;
  }

  static void after(DenseBench& s, const Change<DenseBench>& change) {
    if (!change.patterns) s.patterns = std::min(s.patterns, most_patterns(s.memories));
    if (!change.cue && s.cue >= s.patterns) {
      s.cue = s.patterns - 1;
      if (!change.start) s.start = {};
    }
    if (change.add) {
      s.pictures.push_back(*change.add);
      s.picture = static_cast<std::uint32_t>(s.pictures.size() - 1);
    }
    if (change.remove) {
      s.pictures.erase(s.pictures.begin() + static_cast<std::ptrdiff_t>(*change.remove));
      if (s.picture > *change.remove) --s.picture;
    }
    if (!change.picture && !s.pictures.empty())
      s.picture = std::min(s.picture, static_cast<std::uint32_t>(s.pictures.size() - 1));
    cut_to(s.start, s.grid().neurons());
    if (s.moment == longest(s.view) && !change.moment && check(s))
      s.moment = std::min(s.moment, dense_runs(s)->end);
  }

  static Result<void> check(const DenseBench& s) {
    const std::size_t cells = s.grid().neurons();
    if (s.patterns > most_patterns(s.memories))
      return Error{"patterns", expected(s.patterns, at_most(most_patterns(s.memories)))};
    if (s.cue >= s.patterns) return Error{"cue", expected(s.cue, at_most(s.patterns - 1))};
    if (s.start.size() != 0 && s.start.size() != cells)
      return Error{"start", expected(value_count(s.start.size()), cells)};
    if (s.pictures.empty()) return Error{"pictures", expected("none", "at least one picture")};
    for (std::size_t k = 0; k < s.pictures.size(); ++k) {
      const std::string name = "pictures[" + std::to_string(k) + "].grey";
      if (s.pictures[k].pixels.empty())
        return Error{name, expected("none", msg("{0}", kGreyPixels))};
      if (auto fits = GreyBytes{}.check(name, s.pictures[k].pixels); !fits) return fits;
    }
    if (s.picture >= s.pictures.size())
      return Error{"picture", expected(s.picture, at_most(s.pictures.size() - 1))};
    if (s.moment > longest(s.view))
      return Error{"moment", expected(s.moment, at_most(longest(s.view)))};
    return {};
  }

  static std::optional<std::string> group(const DenseBench& /*before*/,
                                          const Change<DenseBench>& change) {
    if (!change.stroke) return std::nullopt;
    return "dense stroke " + std::to_string(*change.stroke);
  }

  static Flow flow(const DenseBench& s) {
    Flow out{s.moment, longest(s.view), s.attends() ? 1 : kSweepParts, s.speed};
    out.rest = dense_runs(s)->end;
    return out;
  }

  static Result<void> run(DenseBench& s, const Running& running) {
    using What = Running::What;
    const std::uint32_t end = dense_runs(s)->end, unit = s.attends() ? 1 : kSweepParts;
    switch (running.what) {
      case What::step:
      case What::sweep:
        if (running.neuron)
          return Error{"neuron", msg("a step of this network updates all neurons").plain()};
        s.moment = std::max(s.moment, std::min(end, (s.moment / unit + 1) * unit));
        break;
      case What::finish:
        s.moment = std::max(s.moment, end);
        break;
      case What::reset:
        s.moment = 0;
        break;
      case What::recall:  // time flows: the session's
        break;
      case What::seek:
        if (running.moment > longest(s.view))
          return Error{"moment", expected(running.moment, at_most(longest(s.view)))};
        s.moment = static_cast<std::uint32_t>(running.moment);
        break;
    }
    return {};
  }

  static void status(JsonText& json, const DenseBench& s) {
    const auto runs = dense_runs(s);
    json.begin('{').field("view", name_of(s.view, kDenseViews)).field("end", runs->end);
    if (!s.attends()) {
      json.field("sweep", static_cast<double>(s.moment) / kSweepParts);
      json.field("neurons", std::uint64_t{s.grid().neurons()});
      write_net(json.key("classical"), s, *runs, true);
      write_net(json.key("dense"), s, *runs, false);
      json.end('}');
      return;
    }
    const AttentionCourse& course = runs->attention;
    const std::size_t at = course.index(s.moment);
    double sum = 0;
    for (const double part : course.attention[at]) sum += part;
    json.field("step", std::uint64_t{s.moment}).key("attention");
    write_values(json, course.attention[at]);
    json.field("sum", sum).field("energy", course.energies[at]);
    const Blend blend = blend_of(course.attention[at]);
    json.field("blend", blend.kind == Blend::Kind::one    ? "one"
                        : blend.kind == Blend::Kind::some ? "some"
                                                          : "all");
    json.key("of").begin('[');
    for (const std::size_t k : blend.pictures) json.value(std::uint64_t{k});
    json.end(']');
    json.field("difference", grey_difference(course.states[at], runs->values[s.picture]));
    json.field("settled", course.settles && at == course.last()).end('}');
  }
};

}  // namespace
}  // namespace workbenches::dense

extern const Module dense_module;
const Module dense_module = workbenches::module<workbenches::dense::DenseDescribed>();

}  // namespace lab
