// Pairs: recall by a press, drawing on both sides, one weight, cross-talk by its curve, the reader's own pairs.
#include "lab/workbenches/pairs/pairs.hpp"

#include <algorithm>
#include <catch2/catch_all.hpp>

#include "bench.hpp"
#include "lab/files/array.hpp"
#include "lab/formats/zip.hpp"

namespace {

const lab::PairBench& pairs_of(const Bench& h) {
  return h.session.document().section<lab::PairBench>();
}

/// The middle of a pixel on a side.
std::pair<float, float> pixel_of(const Bench& h, const char* id, int column, int row) {
  const ui::WidgetInfo* side = h.find(id);
  REQUIRE(side != nullptr);
  const lab::PairPicture& picture = pairs_of(h).picture(
      std::string_view(id) == "pairs.left" ? lab::Side::left : lab::Side::right);
  const float cell = side->rect.w / static_cast<float>(picture.width);
  return {side->rect.x + (static_cast<float>(column) + 0.5F) * cell,
          side->rect.y + (static_cast<float>(row) + 0.5F) * cell};
}

void put(Bench& h, std::pair<float, float> at, bool press) {
  h.next.present = h.next.down = true;
  h.next.pressed = press;
  h.next.x = at.first;
  h.next.y = at.second;
  h.turn();
}

void let_go(Bench& h) {
  h.next.down = false;
  h.next.released = true;
  h.turn();
  h.turn();
}

}  // namespace

TEST_CASE("Pairs: Recall brings back the name and the face, and the energy falls") {
  Bench h("pairs");
  h.reduced_motion = true;
  h.turn();
  h.turn();
  CHECK(h.find("verdict")->name.starts_with(
      "A noisy Ann is on the left: 20 of 100 pixels are wrong."));
  CHECK(h.find("pairs.right")->value == "not known yet");
  CHECK(h.find("pairs.energy.value")->value == "0");
  h.ask("pairs.step");
  CHECK(h.find("verdict")->name.starts_with(
      "Step 1: the right side becomes sgn(xW). 55 pixels changed."));
  h.ask("pairs.recall");
  CHECK(h.find("verdict")->name.starts_with("Ann is recalled exactly, on both sides."));
  CHECK(h.find("pairs.energy.value")->value.starts_with("−"));
  CHECK(h.find("pairs.course")->maximum == static_cast<float>(pairs_of(h).moment));
  // Back along the curve.
  h.ask("pairs.course", "1");
  CHECK(pairs_of(h).moment == 1);
  h.ask("pairs.reset");
  CHECK(pairs_of(h).moment == 0);
  CHECK(h.find("pairs.reset")->enabled == false);
}

TEST_CASE("Pairs: both pictures are drawn on by mouse, by finger and by keys") {
  Bench h("pairs");
  h.turn();
  h.turn();
  apply(h, R"({"op":"pairs","clear":"right"})");
  apply(h, R"({"op":"pairs","clear":"left"})");
  h.turn();
  put(h, pixel_of(h, "pairs.right", 1, 1), true);
  put(h, pixel_of(h, "pairs.right", 5, 1), false);
  let_go(h);
  CHECK(pairs_of(h).y.cells.count_up() == 5);
  CHECK(pairs_of(h).cue == lab::Side::right);
  // One stroke is one step of undo.
  h.apply(lab::command::Undo{});
  CHECK(pairs_of(h).y.cells.count_up() == 0);
  h.apply(lab::command::Redo{});
  // A tap takes away what it stands on.
  put(h, pixel_of(h, "pairs.right", 3, 1), true);
  let_go(h);
  CHECK(pairs_of(h).y.cells.count_up() == 4);
  h.touch = true;
  h.turn();
  put(h, pixel_of(h, "pairs.left", 2, 2), true);
  put(h, pixel_of(h, "pairs.left", 2, 7), false);
  let_go(h);
  CHECK(pairs_of(h).x.cells.count_up() == 6);
  h.touch = false;
  for (const char* key : {"right", "down", "space"}) h.ask("pairs.left", key);
  CHECK(pairs_of(h).x.cells.up(11));
  CHECK(h.find("pairs.left")->live.starts_with("x, row 2, column 2: +1"));
  // What both sides show is one more pair, and recalls itself.
  h.ask("pairs.store");
  REQUIRE(pairs_of(h).pairs.size() == 7);
  CHECK(pairs_of(h).stored == 5);
  CHECK(pairs_of(h).pairs[4].name == "Pair 7");
  CHECK(h.find("pairs.pair.6") != nullptr);
  h.ask("pairs.pair.4");
  CHECK(pairs_of(h).blank);
  h.ask("pairs.forget");
  CHECK(pairs_of(h).pairs.size() == 6);
  CHECK(h.errors.empty());
}

TEST_CASE("Pairs: a pixel on each side shows the terms of their weight and the sum") {
  Bench h("pairs");
  h.turn();
  h.turn();
  h.ask("pairs.tool.1");
  put(h, pixel_of(h, "pairs.left", 4, 0), true);
  let_go(h);
  put(h, pixel_of(h, "pairs.right", 1, 2), true);
  let_go(h);
  CHECK(pairs_of(h).weight == std::vector<int>{4, 23});
  const lab::PairBench& bench = pairs_of(h);
  int sum = 0;
  for (std::size_t k = 0; k < 4; ++k) {
    const int x = bench.pairs[k].left.cells[4], y = bench.pairs[k].right.cells[23];
    sum += x * y;
    const auto sign = [](int value) { return std::string(value > 0 ? "+1" : "−1"); };
    CHECK(h.find("pairs.term." + std::to_string(k))->name ==
          bench.pairs[k].name + ": " + sign(x) + " × " + sign(y) + " = " + sign(x * y));
  }
  const std::string said = sum == 0 ? "0" : (sum > 0 ? "+" : "−") + std::to_string(std::abs(sum));
  CHECK(h.find("pairs.sum")->name == "sum: Wᵢⱼ = " + said);
  // Beside the line in the figure as well. Nothing was drawn.
  CHECK(std::ranges::find(h.written, "W = " + said) != h.written.end());
  CHECK(bench.x == lab::PairBench{}.x);
}

TEST_CASE("Pairs: cross-talk is counted in the list, and stored pairs follow the curve") {
  Bench h("pairs");
  h.turn();
  h.turn();
  for (int k = 0; k < 4; ++k) CHECK(h.find("pairs.pair." + std::to_string(k))->value == "exact");
  CHECK(h.find("pairs.pair.4")->value == "not in W");
  CHECK(h.find("pairs.recalled.value")->value == "4 of 4 pairs");
  h.ask("pairs.cross_talk", "5");
  CHECK(pairs_of(h).stored == 5);
  CHECK(h.find("pairs.pair.4")->value == "14 + 0 wrong");
  CHECK(h.find("pairs.recalled.value")->value == "4 of 5 pairs");
  h.ask("pairs.stored", "6");
  CHECK(h.find("pairs.recalled.value")->value == "3 of 6 pairs");
}

TEST_CASE("Pairs: a BAM becomes a Hopfield network and is a BAM of pairs again") {
  Bench h("pairs");
  h.reduced_motion = true;
  h.turn();
  h.turn();
  CHECK(h.find("pairs.note")->name.find("only when y = x") != std::string::npos);
  CHECK(h.find("pairs.matrix.value")->value == "100 × 55, not square");
  h.ask("pairs.net.1");
  CHECK(h.find("pairs.matrix.value")->value == "100 × 100, symmetric");
  h.ask("pairs.net.2");
  CHECK(h.find("pairs.net.words")->name.find("asynchronous BAM") != std::string::npos);
  h.ask("pairs.recall");
  CHECK(h.find("verdict")->name.starts_with("The Hopfield network has recalled Ann exactly."));
  CHECK(h.find("pairs.left")->value == h.find("pairs.right")->value);
  h.ask("pairs.net.0");
  CHECK(pairs_of(h).y.cells.size() == 55);
  CHECK(h.find("pairs.net.words") == nullptr);
}

TEST_CASE("Pairs: grey values, signs and the eigenvector that wins are told in numbers") {
  Bench h("pairs");
  h.reduced_motion = true;
  h.turn();
  h.turn();
  h.ask("pairs.method.2");
  h.ask("pairs.recall");
  CHECK(h.find("verdict")->name.starts_with("xW = 60 × Ann"));
  CHECK(h.find("pairs.overlap.0")->name == "overlap with Ann: +60");
  h.ask("pairs.right", "right");
  CHECK(h.find("pairs.read_out")->name.starts_with("y, row 1, column 2: "));
  h.ask("pairs.method.1");
  h.ask("pairs.recall");
  CHECK(h.find("verdict")->name.starts_with("sgn(xW) is Ann exactly."));
  h.ask("pairs.method.3");
  CHECK(h.find("pairs.vector") != nullptr);
  h.ask("pairs.recall");
  CHECK(h.find("verdict")->name.starts_with(
      "The dominant eigenvector has won: its share is 99.99%."));
  CHECK(h.find("pairs.eigenvalue.0")->name.ends_with("share 100.0%"));
}

TEST_CASE("Pairs are saved as request and script besides") {
  Bench h("pairs");
  h.turn();
  h.turn();
  h.ask("pairs.save");
  for (const auto& [id, name] : {std::pair("pairs.request", "hopfield-pairs.json"),
                                 std::pair("pairs.script", "hopfield-pairs.py")}) {
    h.requests.clear();
    h.ask(id);
    REQUIRE(h.requests.size() == 1);
    CHECK(h.requests[0].name == name);
    CHECK(h.requests[0].bytes.size() > 200);
  }
}

TEST_CASE("In a touched frame the pairs are 44 px high, and the pictures stand side by side") {
  for (const ui::Rect& size : {ui::Rect{0, 0, 1024, 768}, ui::Rect{0, 0, 390, 844}}) {
    Bench h("pairs", size);
    h.touch = true;
    for (int k = 0; k < 4; ++k) h.turn();
    CHECK(h.find("pairs.pair.0")->rect.h >= 44);
    CHECK(h.find("pairs.left")->rect.right() < h.find("pairs.right")->rect.x);
    CHECK(h.find("pairs.left")->rect.w > 130);
  }
}

TEST_CASE("An archive of two arrays that is dropped on Pairs becomes its pairs") {
  Bench h("pairs");
  h.state.view = &h.shows;
  const std::vector<std::size_t> left = {2, 3}, right = {4, 2}, wrong = {6};
  const std::vector<std::int8_t> values = {1, 0, 1, 0, 1, 1}, more = {1, 0, 1, 0, 1, 1, 0, 0};
  const auto drop = [&](const std::vector<std::size_t>& shape) {
    const std::vector<lab::ZipEntry> entries = {{"x.npy", lab::write_npy(shape, values), {}},
                                                {"y.npy", lab::write_npy(right, more), {}}};
    ui::import_file(h.state, "mine.npz", lab::write_zip(entries));
    for (int k = 0; k < 2; ++k)
      h.frame([&](ui::Ui& ui) { workbenches::dialogs()[0].draw(ui, h.state); });
  };
  const lab::PairBench before = pairs_of(h);
  drop(wrong);
  CHECK(h.state.open == ui::Open::import);
  CHECK(
      h.find("import.error")->name.starts_with("mine.npz: x: 6, expected pairs × height × width"));
  CHECK(pairs_of(h) == before);
  h.state.close();
  drop(left);
  CHECK(h.state.open == ui::Open::none);
  REQUIRE(pairs_of(h).pairs.size() == 1);
  CHECK(lab::pair_picture_text(pairs_of(h).pairs[0].left) == "101/011");
  CHECK(h.errors.empty());
  h.apply(lab::command::Undo{});
  CHECK(pairs_of(h) == before);
}
