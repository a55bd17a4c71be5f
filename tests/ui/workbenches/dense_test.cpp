// The workbench Dense memory by hand: both nets, the function that is dragged, attention, dropped pictures.
#include "lab/workbenches/dense/dense.hpp"

#include <algorithm>
#include <catch2/catch_all.hpp>

#include "bench.hpp"
#include "lab/formats/json.hpp"
#include "stroke.hpp"
#include "ui/dialogs/dialogs.hpp"

namespace {

const lab::DenseBench& dense_of(const Bench& h) {
  return h.session.document().section<lab::DenseBench>();
}

ImVec2 dense_cell(const Bench& h, const char* id, int side, int x, int y) {
  const ui::Rect r = h.find(id)->rect;
  const float cell = r.w / static_cast<float>(side);
  return {r.x + (static_cast<float>(x) + 0.5F) * cell, r.y + (static_cast<float>(y) + 0.5F) * cell};
}

std::string dense_value(const Bench& h, std::string_view id) {
  const ui::WidgetInfo* info = h.find(id);
  return info == nullptr ? "not there" : info->value;
}

}  // namespace

TEST_CASE("Dense memory: opens with a result, and a dragged n shows the next one") {
  Bench h("dense");
  h.turn();
  h.turn();
  const auto verdict = [&h] { return h.find("verdict")->name; };
  CHECK(verdict().starts_with("z³ recalls circle exactly. The classical net loses it."));
  CHECK(dense_value(h, "dense.share.value").ends_with("%"));
  CHECK(dense_value(h, "dense.capacity.value") == "60 of 1969");
  h.ask("dense.degree", "2");
  CHECK(verdict().starts_with("Both nets lose circle."));
  // F by keys, over z²⁰ to exp z.
  h.ask("dense.function", "20");
  CHECK(dense_of(h).degree == 20);
  h.ask("dense.function", "right");
  CHECK(dense_of(h).exponential());
  CHECK(verdict().starts_with("exp z recalls circle exactly."));
  CHECK(dense_value(h, "dense.capacity.value") == "about 2¹²⁸");
  h.ask("dense.function", "left");
  CHECK_FALSE(dense_of(h).exponential());
  h.ask("dense.kind.1");
  CHECK(dense_of(h).function == hopfield::Interaction::rectified);
  h.ask("dense.patterns", "5");
  CHECK(verdict().starts_with("Both nets recall circle exactly."));
  h.ask("dense.reset");
  CHECK(
      verdict().starts_with("A noisy start: 38 of 256 pixels of circle are wrong. Press Recall."));
  h.ask("dense.step");
  CHECK(dense_of(h).moment == 10);
  h.ask("dense.overlaps", "0");
  CHECK(dense_of(h).moment == 0);
}

TEST_CASE("Dense memory: F is dragged, and a drag is one step of undo") {
  Bench h("dense");
  h.turn();
  h.turn();
  const ui::Rect r = h.find("dense.function")->rect;
  const Stroke stroke{h};
  const ImVec2 from{r.x + r.w / 2, r.y + r.h / 2};
  stroke.press(from);
  stroke.move({{from.x + 15, from.y}, {from.x + 43, from.y}});
  stroke.release({{from.x + 43, from.y}});
  CHECK(dense_of(h).degree == 6);
  h.apply(lab::command::Undo{});
  CHECK(dense_of(h).degree == 3);
}

TEST_CASE("Dense memory: both views are drawn on, by a pointer and by keys") {
  Bench h("dense");
  h.turn();
  h.turn();
  const Stroke stroke{h};
  h.ask("dense.reset");
  h.ask("dense.noise", "0");
  const lab::Pattern before = lab::dense_runs(dense_of(h))->dense.states[0];
  stroke.tap(dense_cell(h, "dense.classical", 16, 0, 0));
  REQUIRE(dense_of(h).start.size() == 256);
  CHECK(hopfield::distance(dense_of(h).start, before) == 1);
  CHECK(dense_of(h).start.up(0));
  stroke.press(dense_cell(h, "dense.grid", 16, 0, 1));
  stroke.move({dense_cell(h, "dense.grid", 16, 8, 1)});
  stroke.release({dense_cell(h, "dense.grid", 16, 15, 1)});
  for (std::size_t x = 0; x < 16; ++x) CHECK(dense_of(h).start.up(16 + x));
  h.ask("dense.grid", "down");
  h.ask("dense.grid", "down");
  h.ask("dense.grid", "space");
  CHECK(dense_of(h).start.up(32));
  h.ask("dense.view.1");
  stroke.tap(dense_cell(h, "dense.grid", 24, 3, 20));
  REQUIRE(dense_of(h).sketch.size() == 576);
  CHECK(dense_of(h).sketch[20 * 24 + 3] == 0);
  stroke.tap(dense_cell(h, "dense.grid", 24, 3, 20));
  CHECK(dense_of(h).sketch[20 * 24 + 3] == 255);
  h.ask("dense.picture.2");
  CHECK(dense_of(h).sketch.empty());
}

TEST_CASE("Dense memory: attention sums to 1, recalls, and is named when it blends") {
  Bench h("dense");
  h.turn();
  h.ask("dense.view.1");
  const auto verdict = [&h] { return h.find("verdict")->name; };
  CHECK(verdict().starts_with("50% of face is hidden. Press Recall."));
  CHECK(dense_value(h, "dense.sum.value") == "1.000000");
  h.ask("dense.beta", "0.1");
  h.ask("dense.step");
  CHECK(dense_of(h).moment == 1);
  CHECK(h.find("dense.picture.0")->value == "attention 100.0%");
  apply(h, R"({"op":"finish"})");
  h.turn();
  h.turn();
  CHECK(verdict().starts_with("Recalled: face. Every pixel has its grey level."));
  // From half a face a small β leads to the largest picture.
  h.ask("dense.beta", "0.01");
  CHECK(verdict().starts_with("It recalls key instead of face."));
  h.ask("dense.beta", "0.002");  // still finished
  CHECK(verdict().starts_with("The state is the mean of all."));
  // Two that are nearly alike are told apart by no small β.
  h.ask("dense.beta", "0.05");
  h.ask("dense.grain", "0.05");
  h.ask("dense.cover", "0");
  h.ask("dense.store");
  CHECK(dense_of(h).pictures.size() == 7);
  h.ask("dense.grain", "0");
  apply(h, R"({"op":"finish"})");
  h.turn();
  h.turn();
  CHECK(verdict().find("a blend of") != std::string::npos);
  CHECK(verdict().find("face") != std::string::npos);
  h.ask("dense.remove");
  CHECK(dense_of(h).pictures.size() == 6);
}

TEST_CASE("Dense memory: a dropped picture becomes a grey one") {
  Bench h("dense");
  h.turn();
  h.turn();
  std::string file = "P5\n48 24\n255\n";
  for (int k = 0; k < 48 * 24; ++k) file += static_cast<char>(k % 48 < 24 ? 40 : 200);
  ui::import_file(h.state, "grey.pgm",
                  std::span(reinterpret_cast<const std::uint8_t*>(file.data()), file.size()));
  // The tests of one workbench have no shell, which tells the dialogs what is open.
  if (h.state.view == nullptr) {
    h.state.view = &h.shows;
    ui::import_file(h.state, "grey.pgm",
                    std::span(reinterpret_cast<const std::uint8_t*>(file.data()), file.size()));
  }
  h.frame([&h](ui::Ui& ui) { ui::import_dialog(ui, h.state); });
  h.turn();
  REQUIRE(dense_of(h).pictures.size() == 7);
  CHECK(dense_of(h).attends());
  CHECK(dense_of(h).picture == 6);
  const lab::GreyPicture& grey = dense_of(h).pictures[6];
  CHECK(grey.name == "grey");
  CHECK(std::ranges::count(grey.pixels, 40) == 12 * 12);
  CHECK(std::ranges::count(grey.pixels, 255) == 12 * 24);  // paper above and below
}

TEST_CASE("Dense memory: the files say what is shown") {
  Bench h("dense");
  h.turn();
  h.turn();
  h.ask("dense.save");
  const auto file = [&h](const char* id) {
    h.requests.clear();
    h.ask(id);
    REQUIRE(h.requests.size() == 1);
    return std::string(h.requests[0].bytes.begin(), h.requests[0].bytes.end());
  };
  CHECK(file("dense.csv").starts_with("sweep,overlap_2,energy_2,overlap,energy\n0,0.703125,"));
  CHECK(file("dense.plot_csv").starts_with("overlap,F_2,F\n-256,1,-1\n"));
  CHECK(file("dense.script").find("(z / N) ** 3") != std::string::npos);
  const auto request = lab::parse_json(file("dense.request"));
  REQUIRE(request);
  CHECK((*request)["network"]["degree"] == 3);
  CHECK((*request)["patterns"].size() == 60);
  apply(h, R"({"op":"dense","view":"attention"})");
  h.turn();
  h.turn();
  const auto grey = lab::parse_json(file("dense.request"));
  REQUIRE(grey);
  CHECK((*grey)["network"]["rule"] == "modern");
  CHECK((*grey)["patterns"].size() == 6);
  CHECK(file("dense.script").find("softmax(beta * X @ x)") != std::string::npos);
  CHECK(file("dense.csv").starts_with("step,energy,face,globe"));
}

TEST_CASE("What the card of Dense memory says to look for is so") {
  const auto status = [](std::size_t row) {
    lab::Session session(in("dense"));
    for (const char* json : view("dense").card->tries[row].commands) {
      const auto command = lab::read_command(json);
      REQUIRE(command);
      REQUIRE(session.apply(*command));
    }
    REQUIRE(session.apply(lab::command::Finish{}));
    return (*lab::parse_json(session.status_json()))["dense"];
  };
  const auto letters = status(0);
  CHECK((letters["classical"]["verdict"] == "another"));
  CHECK((letters["dense"]["verdict"] == "recalled"));
  const auto many = status(1);
  CHECK((many["classical"]["verdict"] == "lost"));
  CHECK((many["dense"]["verdict"] == "recalled"));
  CHECK(many["dense"]["share"].get<double>() > 0.999);
  const auto face = status(2);
  CHECK((face["blend"] == "one"));
  CHECK((face["of"][0] == 0));
  CHECK((status(3)["blend"] == "all"));
}
