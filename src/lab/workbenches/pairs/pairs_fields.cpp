// The section "pairs" of a document, and the command of that name: docs/document.md.
#include <algorithm>
#include <cmath>

#include "hopfield/pattern/sample.hpp"
#include "lab/document/document.hpp"
#include "lab/formats/text.hpp"
#include "lab/sections/code.hpp"
#include "lab/words/message.hpp"
#include "lab/workbenches/pairs/changes.hpp"
#include "lab/workbenches/pairs/names.hpp"
#include "lab/workbenches/pairs/pairs.hpp"
#include "lab/workbenches/pairs/status.hpp"

namespace lab {
namespace {

using hopfield::Error;
using hopfield::Result;

constexpr const char* kPictureWanted = "rows of 0 and 1 as in “0110/1001”, 2 to 16 each way";

/// A picture as rows of 0 and 1.
struct PictureRows {
  static std::optional<PairPicture> of(const Json& json) {
    if (!json.is_string()) return std::nullopt;
    return read_pair_picture(json.get_ref<const std::string&>());
  }
  void read(const Fields& fields, const char* name, PairPicture& out) const {
    const Json* json = fields.find(name);
    if (auto picture = of(*json))
      out = *std::move(picture);
    else
      fields.fail(name, expected(describe(*json), kPictureWanted));
  }
  void write(JsonText& json, const PairPicture& picture) const {
    json.value(pair_picture_text(picture));
  }
  [[nodiscard]] Result<void> check(std::string_view /*name*/, const PairPicture& /*one*/) const {
    return {};  // it was read as one, or the check of the whole sees it
  }
};

struct PairRows {
  void read(const Fields& fields, const char* name, std::vector<PicturePair>& out) const {
    read_array(fields, name, kMostPairs, [&](const Json& item, const std::string& path) {
      const Fields pair(item, fields.path(path), fields.fault());
      PicturePair& made = out.emplace_back();
      pair.text("name", made.name, kLongestPairName);
      made.name = tidy(made.name, kLongestPairName);
      for (const char* side : {"left", "right"}) {
        pair.require(side, kPictureWanted);
        if (!fields.fault()) PictureRows{}.read(pair, side, *side == 'l' ? made.left : made.right);
      }
    });
  }
  void write(JsonText& json, const std::vector<PicturePair>& pairs) const {
    json.begin('[');
    for (const PicturePair& pair : pairs)
      json.begin('{')
          .field("name", pair.name)
          .field("left", pair_picture_text(pair.left))
          .field("right", pair_picture_text(pair.right))
          .end('}');
    json.end(']');
  }
  [[nodiscard]] Result<void> check(std::string_view name,
                                   const std::vector<PicturePair>& pairs) const {
    return check_count(name, pairs.size(), kMostPairs, msg("{0} {0|pair|pairs}", pairs.size()));
  }
};

struct PairName {
  void read(const Fields& fields, const char* name, std::string& out) const {
    fields.text(name, out, kLongestPairName);
  }
  void write(JsonText& json, const std::string& text) const { json.value(text); }
  [[nodiscard]] Result<void> check(std::string_view /*name*/, const std::string& /*text*/) const {
    return {};
  }
};

constexpr Integers kPairSize{kLeastPairSide, kMostPairSide, 2};

std::string size_text(const PairPicture& picture) {
  return std::to_string(picture.width) + " × " + std::to_string(picture.height);
}

bool same_size(const PairPicture& a, const PairPicture& b) {
  return a.width == b.width && a.height == b.height;
}

/// The picture of a size other than that of the first pair, or of the state.
Result<void> check_size(const std::string& field, const PairPicture& one,
                        const PairPicture& other) {
  if (same_size(one, other)) return {};
  return Error{field, expected(size_text(one), size_text(other))};
}

}  // namespace

namespace workbenches::pairs {
namespace {

struct PairsDescribed {
  using Section = PairBench;

  template <class Visit, class... S>
  static void fields(Visit& visit, S&... s) {
    visit("example", Choice{kPairExamples}, kStep, s.example...);
    visit("pairs", PairRows{}, kStep, s.pairs...);
    visit("stored", Integer{0, kMostPairs}, together("stored"), s.stored...);
    visit("net", Choice{kPairNets}, kStep, s.net...);
    visit("method", Choice{kPairMethods}, kStep, s.method...);
    visit("order", Choice{kPairOrders}, kStep, s.order...);
    visit("threshold", Integer{-kMostPairThreshold, kMostPairThreshold}, together("threshold"),
          s.threshold...);
    visit("tie", Choice{kTies}, kStep, s.tie...);
    visit("x", PictureRows{}, kStep, s.x...);
    visit("y", PictureRows{}, kStep, s.y...);
    visit("cue", Choice{kSides}, kStep, s.cue...);
    visit("blank", Flag{}, kStep, s.blank...);
    visit("moment", Integer{0, kMostPairSteps}, together("moment"), s.moment...);
    visit("seed", Integer{0, static_cast<std::int64_t>(kLargestSeed)}, kStep, s.seed...);
    visit("draws", Integer{0, 1'000'000'000}, kStep, s.draws...);
    visit("noise", Number{0, 1}, together("noise"), s.noise...);
    visit("weight", Integers{0, kMostPairSide * kMostPairSide - 1, 2}, kLook, s.weight...);
    visit("tool", Choice{kPairTools}, kLook, s.tool...);
    if constexpr (kAllAre<Change<PairBench>, S...>) {
      visit("start", Integer{0, kMostPairs - 1}, kAlone, s.start...);
      visit("clear", Choice{kSides}, kAlone, s.clear...);
      visit("add_noise", Choice{kSides}, kAlone, s.add_noise...);
      visit("store", PairName{}, kAlone, s.store...);
      visit("forget", Integer{0, kMostPairs - 1}, kAlone, s.forget...);
      visit("stroke", Integer{0, 1'000'000'000}, kStep, s.stroke...);
      visit("left_size", kPairSize, together("left_size"), s.left_size...);
      visit("right_size", kPairSize, together("right_size"), s.right_size...);
    }
  }

  static Result<void> accepts(const PairBench& bench, const Change<PairBench>& change) {
    const std::size_t pairs = change.pairs     ? change.pairs->size()
                              : change.example ? example_pairs(*change.example).size()
                                               : bench.pairs.size();
    for (const auto& [field, pair] :
         {std::pair("start", change.start), std::pair("forget", change.forget)})
      if (pair && *pair >= pairs)
        return Error{field, pairs == 0 ? msg("there are no pairs").plain()
                                       : expected(*pair, between(0, pairs - 1))};
    for (const auto& [field, size] :
         {std::pair("left_size", change.left_size), std::pair("right_size", change.right_size)}) {
      if (!size) continue;
      if (size->size() != 2)
        return Error{field, expected(value_count(size->size()), "a width and a height")};
      if (auto fits = kPairSize.check(field, *size); !fits) return fits;
    }
    if (!change.store) return {};
    if (pairs >= kMostPairs)
      return Error{"store", expected(msg("{0} {0|pair|pairs}", pairs + 1), at_most(kMostPairs))};
    if (bench.net != PairNet::two)
      return Error{"store", msg("only with the net “pairs” can pairs be stored").plain()};
    const hopfield::SideValues values =
        hopfield::across(bench.cue) == Side::left ? shown(bench).left : shown(bench).right;
    if (bench.blank && !values.empty() && values[0] == 0)
      return Error{"store", msg("one side has no picture yet").plain()};
    return {};
  }

  static void before(PairBench& bench, const Change<PairBench>& change) {
    if (change.example && !change.pairs) take_example(bench, *change.example);
    if (change.net && *change.net != bench.net) {
      take_net(bench, *change.net);
      // A Hopfield network is recalled from by its own dynamics.
      if (bench.net == PairNet::hopfield && !change.method) bench.method = PairMethod::bam;
    }
    if (change.method && *change.method != PairMethod::bam && bench.net == PairNet::hopfield &&
        !change.net)
      take_net(bench, PairNet::same);
    if (change.cue && *change.cue != bench.cue && bench.net != PairNet::hopfield && bench.blank &&
        !change.x && !change.y) {
      // Nothing is known of the other side, so it cannot begin: its half of the nearest pair does.
      const auto memory = memory_of(bench);
      const auto match = nearest_pair(memory, bench.cue, start_of(bench, bench.cue));
      if (match) {
        bench.cue = *change.cue;
        bench.picture(bench.cue) = stored_picture(bench, match->pair, bench.cue);
        forget_across(bench);
      }
    }
    if (change.stored || change.net || change.method || change.order || change.threshold ||
        change.tie || change.cue || change.seed)
      bench.moment = 0;
    if ((change.x || change.y) && change.stroke) begin_here(bench);
  }

  static void after(PairBench& bench, const Change<PairBench>& change) {
    if (change.pairs && !change.example) bench.example = PairExample::own;
    // Other pictures than before, without a start of their size.
    if (change.pairs && !bench.pairs.empty()) {
      if (!change.x)
        bench.x = fitted(bench.x, bench.pairs[0].left.width, bench.pairs[0].left.height);
      const PairPicture right = right_size_of(bench);
      if (!change.y) bench.y = fitted(bench.y, right.width, right.height);
    }
    bench.stored = std::min(bench.stored, static_cast<std::uint32_t>(bench.pairs.size()));
    // What does not fit together is refused; nothing can be computed with it.
    if (!check(bench)) return;
    // What is drawn speaks first; pictures that are given without a cue leave nothing blank.
    if ((change.x || change.y) && !change.moment) {
      bench.moment = 0;
      const bool both = change.x && change.y;
      const Side drawn = change.x ? Side::left : Side::right;
      if (!both && !change.cue && bench.net != PairNet::hopfield) {
        // On the blank side: now something is known of it.
        if (bench.blank && drawn != bench.cue) bench.blank = false;
        bench.cue = drawn;
      }
      if (both && !change.blank) bench.blank = false;
      if (bench.net == PairNet::hopfield && drawn == Side::right && !both) bench.x = bench.y;
    }
    if (change.left_size) resize(bench, Side::left, *change.left_size);
    if (change.right_size) resize(bench, Side::right, *change.right_size);
    if (change.start) start_from(bench, *change.start);
    if (change.clear || change.add_noise) {
      begin_here(bench);
      const Side side = change.clear ? *change.clear : *change.add_noise;
      PairPicture& picture = bench.picture(side);
      if (change.clear) {
        picture = empty_picture(picture.width, picture.height);
      } else {
        hopfield::Random random = pair_random(bench, bench.draws);
        ++bench.draws;
        picture.cells = hopfield::flip_fraction(picture.cells, bench.noise, random);
      }
      if (bench.net == PairNet::hopfield && side == Side::right) bench.x = bench.y;
      if (bench.blank && side != bench.cue) bench.blank = false;
      bench.cue = side;
    }
    if (change.store) store(bench, *change.store);
    if (change.forget) forget(bench, *change.forget);
    couple(bench);
    if (bench.blank) forget_across(bench);
    // A moment beyond the end of the run means its end.
    if (bench.moment > 0 && check(bench)) bench.moment = std::min(bench.moment, steps_of(bench));
  }

  static Result<void> check(const PairBench& bench) {
    for (std::size_t k = 0; k < bench.pairs.size(); ++k)
      for (const Side side : {Side::left, Side::right}) {
        const std::string field =
            "pairs[" + std::to_string(k) + "]" + (side == Side::left ? ".left" : ".right");
        if (auto fits = check_size(field, bench.pairs[k].side(side), bench.pairs[0].side(side));
            !fits)
          return fits;
      }
    if (bench.net == PairNet::hopfield && bench.method != PairMethod::bam)
      return Error{"method", msg("with the net “hopfield” only bam").plain()};
    if (!bench.pairs.empty())
      if (auto fits = check_size("x", bench.x, bench.pairs[0].left); !fits) return fits;
    return check_size("y", bench.y, right_size_of(bench));
  }

  static void whole(const PairBench& bench, Change<PairBench>& change) {
    // Those that come with it need not be told.
    if (bench.example != PairExample::own && bench.pairs == example_pairs(bench.example))
      change.pairs.reset();
  }

  static std::optional<std::string> group(const PairBench& /*bench*/,
                                          const Change<PairBench>& change) {
    if (!change.stroke || !(change.x || change.y)) return std::nullopt;
    return "pairs stroke " + std::to_string(*change.stroke);
  }

  static Flow flow(const PairBench& bench) {
    Flow flow;
    flow.moment = bench.moment;
    flow.end = steps_of(bench);
    flow.unit = 1;
    // Side by side it can be followed; pixel by pixel a recall takes as long as elsewhere.
    constexpr double kSides = 1.25, kPixels = 12, kRecall = 4;
    const double length = flow.end;
    const bool pixels = bench.method == PairMethod::bam && pair_order(bench) == PairOrder::pixels;
    flow.speed = pixels                                  ? std::fmax(kPixels, length / kRecall)
                 : bench.method == PairMethod::recurrent ? std::fmax(3, length / kRecall)
                                                         : kSides;
    return flow;
  }

  static Result<void> run(PairBench& bench, const Running& running) {
    using What = Running::What;
    const std::uint32_t end = steps_of(bench);
    switch (running.what) {
      case What::step:
        if (running.neuron) return Error{"neuron", msg("here no neuron can be chosen").plain()};
        bench.moment = std::min(end, bench.moment + 1);
        break;
      case What::sweep: {
        // To the end of a side.
        const PairTrace trace = trace_of(bench, memory_of(bench));
        std::uint32_t to = std::min(end, bench.moment + 1);
        while (to > 0 && to < trace.steps.size() && trace.steps[to].pixel &&
               trace.steps[to].side == trace.steps[to - 1].side)
          ++to;
        bench.moment = to;
        break;
      }
      case What::recall:
      case What::finish:
        bench.moment = end;
        break;
      case What::reset:
        bench.moment = 0;
        break;
      case What::seek:
        if (running.moment > end) return Error{"moment", expected(running.moment, at_most(end))};
        bench.moment = static_cast<std::uint32_t>(running.moment);
        break;
    }
    return {};
  }

  static void status(JsonText& json, const PairBench& bench) { write_status(json, bench); }
};

}  // namespace
}  // namespace workbenches::pairs

extern const Module pairs_module;
const Module pairs_module = workbenches::module<workbenches::pairs::PairsDescribed>();

}  // namespace lab
