// The figures of the small workbenches as files, and what they say of their fixed points.
#include <catch2/catch_all.hpp>
#include <regex>

#include "bench.hpp"
#include "lab/workbenches/gates/gate_bench.hpp"
#include "lab/workbenches/one/one.hpp"
#include "lab/workbenches/three/three.hpp"
#include "lab/workbenches/two/two.hpp"
#include "ui/kit/panel_draw.hpp"
#include "workbenches/figures/saving.hpp"

namespace {

std::string text(const ui::WindowRequest& request) {
  return {request.bytes.begin(), request.bytes.end()};
}

/// What the lines of a table are as long as.
void check_table(const std::string& table) {
  const auto columns = count(table.substr(0, table.find('\n')), ",");
  std::size_t lines = 0;
  for (std::size_t at = 0; at < table.size(); ++lines) {
    const std::size_t end = table.find('\n', at);
    REQUIRE(end != std::string::npos);
    const std::string line =
        std::regex_replace(table.substr(at, end - at), std::regex("\"[^\"]*\""), "");
    CHECK(count(line, ",") == columns);
    at = end + 1;
  }
  CHECK(lines > 2);
}

}  // namespace

TEST_CASE("A drawing holds areas in their colours, and words as words") {
  Bench h("two");
  std::string svg;
  h.frame([](ui::Ui& /*ui*/) {});
  const int before = h.vertices;
  h.frame([&](ui::Ui& ui) {
    svg = workbenches::drawing(ui, "a < b", 200, 100, [](ui::Ui& paper, const ui::Rect& sheet) {
      CHECK(sheet.w == 200);
      ImDrawList& list = *ImGui::GetWindowDrawList();
      list.AddRectFilled({10, 20}, {30, 50}, IM_COL32(255, 0, 0, 255));
      list.AddRectFilled({30, 20}, {40, 50}, IM_COL32(255, 0, 0, 255));
      list.AddCircleFilled({100, 50}, 8, IM_COL32(0, 0, 255, 128));
      ui::text(paper, {10, 60, 150, 20}, "dv₁/dt = 0 & more", ui::FontKind::body, paper.theme.text);
      paper.emit(lab::command::Reset{});
    });
  });
  CHECK(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"200\" height=\"100\""));
  CHECK(svg.find("<title>a &lt; b</title>") != std::string::npos);
  // Two areas of one colour that touch are one: no seam between them.
  CHECK(count(svg, "fill=\"#ff0000\"") == 1);
  CHECK(svg.find("M10 20L30 20 30 50 10 50Z") != std::string::npos);
  CHECK(svg.find("fill=\"#0000ff\" stroke=\"#0000ff\" opacity=\"0.5\"") != std::string::npos);
  CHECK(svg.find(">dv₁/dt = 0 &amp; more</text>") != std::string::npos);
  // What was drawn for the file is not on the screen, and does nothing.
  CHECK(h.vertices == before);
  CHECK(h.commands.empty());
}

TEST_CASE("Every figure of the small workbenches can be saved, also from a phone") {
  const std::vector<std::pair<const char*, std::vector<const char*>>> benches = {
      {"one",
       {"one.png", "one.svg", "one.csv", "one.phase_png", "one.phase_svg", "one.phase_csv",
        "one.energy_png", "one.energy_svg", "one.energy_csv"}},
      {"two",
       {"two.png", "two.svg", "two.map_csv", "two.surface_png", "two.surface_svg", "two.slice_png",
        "two.slice_svg", "two.slice_csv", "two.csv"}},
      {"three",
       {"three.diagram_png", "three.diagram_svg", "three.csv", "three.example_png",
        "three.example_svg"}},
      {"gates", {"gates.png", "gates.svg", "gates.csv"}},
      {"pairs",
       {"pairs.png", "pairs.svg", "pairs.csv", "pairs.cross_talk_png", "pairs.cross_talk_svg",
        "pairs.cross_talk_csv"}},
      {"sequences",
       {"sequences.png", "sequences.svg", "sequences.csv", "sequences.film_png",
        "sequences.film_svg", "sequences.film_csv"}},
      {"routes",
       {"routes.png", "routes.svg", "routes.csv", "routes.energy_png", "routes.energy_svg",
        "routes.energy_csv"}},
      {"dense",
       {"dense.png", "dense.svg", "dense.csv", "dense.plot_png", "dense.plot_svg",
        "dense.plot_csv"}},
      {"temperature",
       {"temperature.png", "temperature.svg", "temperature.csv", "temperature.plot_png",
        "temperature.plot_svg", "temperature.plot_csv"}},
      {"places",
       {"places.png", "places.svg", "places.csv", "places.distance_png", "places.distance_svg",
        "places.distance_csv", "places.cells_csv"}}};
  for (const ui::Rect& size : {ui::Rect{0, 0, 1280, 800}, ui::Rect{0, 0, 390, 844}})
    for (const auto& [name, ids] : benches) {
      Bench h(name, size);
      h.theme = ui::Theme::night();
      h.turn();
      h.turn();
      // One button, and all behind it.
      CHECK(h.find(ids[0]) == nullptr);
      h.ask(std::string(name) + ".save");
      for (const char* id : ids) {
        CAPTURE(id, size.w);
        REQUIRE(h.find(id) != nullptr);
        CHECK(h.find(id)->rect.right() <= size.w);
        // What is in the files does not depend on the screen.
        if (size.w < 1000 && id != ids[0]) continue;
        h.requests.clear();
        h.ask(id);
        REQUIRE(h.requests.size() == 1);
        const std::string made = text(h.requests[0]);
        const std::string_view kind(id + std::string_view(id).size() - 3);
        CHECK(made.find("nan") == std::string::npos);
        CHECK(made.find("inf,") == std::string::npos);
        if (kind == "csv") {
          check_table(made);
          CHECK(h.requests[0].mime == "text/csv");
          continue;
        }
        // Light on white, whatever the screen's theme; something is drawn, and something is said.
        CHECK(made.find("fill=\"#ffffff\"") != std::string::npos);
        CHECK(made.find("#14181f") == std::string::npos);
        CHECK(count(made, "<path ") > 5);
        CHECK(count(made, "<text ") > 3);
        CHECK(count(made, "<g ") == count(made, "</g>"));
        CHECK((h.requests[0].what == ui::WindowRequest::What::svg_to_png) == (kind == "png"));
        CHECK(h.requests[0].name.ends_with(kind));
      }
    }
}

TEST_CASE("The gates are saved as what is shown: a net with delays as circuit and raster") {
  Bench h("gates");
  lab::Change<lab::Gates> change;
  change.view = lab::GatesView::delays;
  h.apply(lab::change<lab::Gates>(change));
  h.turn();
  h.turn();
  h.ask("gates.save");
  h.ask("gates.csv");
  REQUIRE(h.requests.size() == 1);
  const std::string table = text(h.requests[0]);
  check_table(table);
  // A brief cold at 1: a a step later, b two, and heat three; never cold.
  CHECK(
      table.starts_with("t,N1,N2,a,b,N3,N4\n0,0,0,0,0,0,0\n1,0,1,0,0,0,0\n2,0,0,1,0,0,0\n"
                        "3,0,0,0,1,0,0\n4,0,0,0,0,1,0\n5,0,0,0,0,0,0\n"));
  CHECK(count(table, "\n") == 13);
  h.requests.clear();
  h.ask("gates.svg");
  REQUIRE(h.requests.size() == 1);
  const std::string drawn = text(h.requests[0]);
  CHECK(drawn.find("cold touch") != std::string::npos);
  CHECK(drawn.find(">11</text>") != std::string::npos);
}

TEST_CASE("The surface is drawn for a file as it is turned on the screen") {
  Bench h("two");
  h.turn();
  h.turn();
  h.ask("two.save");
  h.ask("two.surface_svg");
  h.ask("two.surface", "left");
  h.ask("two.surface_svg");
  REQUIRE(h.requests.size() == 2);
  CHECK(text(h.requests[0]) != text(h.requests[1]));
  // The energy map has more colours than basins have.
  apply(h, R"({"op":"two","ground":"energy"})");
  h.turn();
  h.ask("two.svg");
  CHECK(count(text(h.requests[2]), "<path ") > 1000);
}

TEST_CASE("The surface comes nearer by keys and buttons") {
  Bench h("two");
  h.turn();
  h.turn();
  const auto zoom = [&] { return h.session.document().section<lab::Two>().look.zoom; };
  h.ask("zoom", "+");
  CHECK(zoom() == 1.25);
  h.ask("zoom", "-");
  CHECK(zoom() == 1);
  h.ask("two.surface.farther");
  CHECK(zoom() == 0.8);
  for (int k = 0; k < 12; ++k) h.ask("two.surface.nearer");
  CHECK(zoom() == 4);
  CHECK_FALSE(h.find("two.surface.nearer")->enabled);
}

TEST_CASE("A fixed point that is tapped says what it is") {
  Bench h("two");
  h.turn();
  h.turn();
  CHECK(h.find("two.point.card") == nullptr);
  const auto tap = [&](const char* id, float aside) {
    const ui::Rect r = h.find(id)->rect;
    h.next.present = h.next.down = h.next.pressed = true;
    h.next.x = r.x + r.w / 2 + aside;
    h.next.y = r.y + r.h / 2;
    h.turn();
    h.next.down = false;
    h.next.released = true;
    h.next.present = false;
    h.turn();
    h.turn();
  };
  const auto saddle = [&] {
    for (int k = 0;; ++k)
      if (h.find("two.point." + std::to_string(k))->value == "saddle")
        return "two.point." + std::to_string(k);
  }();
  tap(saddle.c_str(), 4);
  REQUIRE(h.find("two.point.card") != nullptr);
  CHECK(h.find("two.point.card")->name ==
        "Saddle; v₁ 0; v₂ 0; eigenvalues 1, −3; H 0; E, with leak 0");
  tap(saddle.c_str(), 60);
  CHECK(h.find("two.point.card") == nullptr);
  // By keys: as a button, and when the cross is there.
  h.ask(saddle);
  CHECK(h.find("two.point.card") != nullptr);
  h.ask(saddle);
  CHECK(h.find("two.point.card") == nullptr);
  h.apply(lab::command::Pause{});
  apply(h, R"({"op":"two","start":[0.9,-1]})");
  h.turn();
  h.ask("two.plane", "right");
  REQUIRE(h.find("two.point.card") != nullptr);
  CHECK(h.find("two.point.card")->name.starts_with("Stable point; v₁ 1; v₂ −1;"));
}

TEST_CASE("One neuron's fixed points say what they are, and the ball stays where it is") {
  Bench h("one");
  apply(h, R"({"op":"one","lambda":3,"activation":"clip","drop":0.5})");
  h.turn();
  h.turn();
  const ui::Rect r = h.find("one.point.1")->rect;
  h.next.present = h.next.down = h.next.pressed = true;
  h.next.x = r.x + 7;
  h.next.y = r.y + 7;
  h.turn();
  h.next.down = false;
  h.next.released = true;
  h.turn();
  h.turn();
  CHECK(h.session.document().section<lab::One>().start == 0.5);
  REQUIRE(h.find("one.point.card") != nullptr);
  CHECK(h.find("one.point.card")->name == "Unstable point; v 0; eigenvalue 2; E 0");
}

TEST_CASE("The surface stays finite where F never quite reaches one") {
  Bench h("two");
  apply(h, R"({"op":"two","preset":"hopfield-1984","energy":"lyapunov"})");
  h.turn();
  h.turn();
  const std::string value = h.find("two.surface")->value;
  CHECK(value.find("inf") == std::string::npos);
  CHECK(value.find("∞") == std::string::npos);
  h.ask("two.save");
  h.ask("two.surface_svg");
  CHECK(text(h.requests[0]).find("nan") == std::string::npos);
}

TEST_CASE("What a tie does is written whole, also where there is little room") {
  for (const ui::Rect& size : {ui::Rect{0, 0, 390, 844}, ui::Rect{0, 0, 320, 568}}) {
    Bench h("three", size);
    apply(h, R"({"op":"three","form":"plain","tie":"minus"})");
    h.turn();
    std::string svg;
    h.frame([&](ui::Ui& ui) {
      svg = workbenches::drawing(ui, "", size.w, 900, [&](ui::Ui& paper, const ui::Rect& sheet) {
        h.shows.stage(paper, sheet, h.state);
      });
    });
    CAPTURE(size.w);
    // Cut words end in an ellipsis.
    CHECK(svg.find("…") == std::string::npos);
    CHECK(svg.find("says") != std::string::npos);
  }
}

TEST_CASE("What colours the plane can be chosen at every size") {
  for (const ui::Rect& size : {ui::Rect{0, 0, 1280, 800}, ui::Rect{0, 0, 600, 400},
                               ui::Rect{0, 0, 390, 844}, ui::Rect{0, 0, 320, 568}}) {
    Bench h("two", size);
    h.turn();
    h.turn();
    CAPTURE(size.w);
    h.ask("two.ground.1");
    CHECK(h.session.document().section<lab::Two>().look.ground == lab::TwoGround::energy);
  }
}

TEST_CASE("A path that is too stiff to be followed says so") {
  Bench h("two");
  apply(h, R"({"op":"two","weights":[[-20,-20],[-20,-20]],"gain":20,"activation":"tanh"})");
  h.turn();
  h.turn();
  const bool cut = h.find("verdict")->name.find("too stiff to compute") != std::string::npos;
  bool short_path = false;
  for (const lab::Pair& from : h.session.document().section<lab::Two>().paths)
    short_path = short_path || lab::path_of(h.session.document().section<lab::Two>(), from).end() <
                                   lab::kRestTime;
  CHECK(cut == short_path);
  CHECK(short_path);
}

TEST_CASE("A turned name at the left edge of the screen is whole") {
  Harness h;
  const auto letters = [&](float centre_x) {
    int vertices = 0;
    h.frame([&](ui::Ui& ui) {
      const int before = ImGui::GetWindowDrawList()->VtxBuffer.Size;
      ui::axis_name(ui, ui::FontKind::small, centre_x, 200, ui.theme.text, "share of starts");
      vertices = ImGui::GetWindowDrawList()->VtxBuffer.Size - before;
    });
    return vertices;
  };
  CHECK(letters(300) > 0);
  CHECK(letters(18) == letters(300));
  CHECK(letters(h.screen.w - 10) == letters(300));
}

TEST_CASE("A centred sentence that needs two lines has two of about the same length") {
  Harness h;
  const std::string start = "A noisy Ann is on the left: 20 of 100 pixels are", last = "wrong.";
  const ui::FontKind font = ui::FontKind::verdict;
  const auto lines = [&](float align) {
    h.frame([&](ui::Ui& ui) {
      const float width = ui::text_width(font, start) + 2;
      ui::paragraph(ui, {100, 100, width, 100}, start + " " + last, font, ui.theme.text, align);
    });
    return h.drawn.texts;
  };
  const auto left = lines(0);
  REQUIRE(left.size() == 2);
  CHECK(left[1].words == last);
  const auto centred = lines(0.5F);
  REQUIRE(centred.size() == 2);
  CHECK(centred[0].words + " " + centred[1].words == start + " " + last);
  CHECK(centred[1].ink.w > 0.7F * centred[0].ink.w);
  CHECK(centred[0].ink.w > 0.7F * centred[1].ink.w);
}
