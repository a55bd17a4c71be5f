// What comes in from files and goes out into them.
#include <algorithm>
#include <catch2/catch_all.hpp>
#include <cmath>

#include "harness.hpp"
#include "lab/files/file.hpp"
#include "lab/formats/zip.hpp"
#include "ui/shell/caches.hpp"

using ui::Open;

TEST_CASE("A picture comes in beside what it becomes, with its true size") {
  Harness h;
  // White ink on transparent paper: a bar at the left.
  std::vector<std::uint8_t> rgba;
  for (int i = 0; i < 20 * 10; ++i) {
    const std::uint8_t alpha = i % 20 < 10 ? 255 : 0;
    rgba.insert(rgba.end(), {255, 255, 255, alpha});
  }
  ui::import_picture(h.state, "bar.png", {20, 10, rgba, 4000, 2000});
  h.frame();
  h.frame();
  CHECK(h.find("import.source")->name == "bar: 4000 × 2000 pixels");
  REQUIRE(h.find("import.ink") != nullptr);
  CHECK(h.find("import.ink")->name ==
        "Transparent paper becomes −1. The light ink on it becomes +1.");
  h.act("import.crop.2");
  h.act("import.place");
  CHECK(h.session.shown().pattern().up(0));
  CHECK(h.session.shown().pattern().count_up() == 512);

  for (std::size_t i = 0; i < rgba.size(); ++i)
    if (i % 4 != 3) rgba[i] = 0;
  ui::import_picture(h.state, "bar.png", {20, 10, rgba});
  h.frame();
  h.frame();
  CHECK(h.find("import.source")->name == "bar: 20 × 10 pixels");
  CHECK(h.find("import.ink")->name == "Transparent paper counts as white and becomes −1.");
  for (std::size_t i = 3; i < rgba.size(); i += 4) rgba[i] = 255;
  ui::import_picture(h.state, "black.png", {20, 10, rgba});
  h.frame();
  h.frame();
  CHECK(h.find("import.ink") == nullptr);
}

TEST_CASE("Saving asks the window for each kind of file") {
  Harness h;
  h.apply(lab::command::Finish{});
  h.state.show(Open::export_files);
  h.frame();
  h.frame();
  const char* ids[] = {"export.picture.PNG", "export.picture.PBM", "export.memories.NPZ",
                       "export.run.CSV",     "export.run.NPZ",     "export.energy.PNG",
                       "export.energy.SVG",  "export.energy.CSV",  "export.overlap.PNG",
                       "export.overlap.SVG", "export.overlap.CSV", "export.document.JSON"};
  for (const char* id : ids) {
    h.requests.clear();
    h.act(id);
    CAPTURE(id);
    REQUIRE(h.requests.size() == 1);
    CHECK(h.requests[0].bytes.size() > 40);
  }
}

TEST_CASE("A picture and a file with patterns come in through their previews") {
  Harness h;
  std::vector<std::uint8_t> rgba;
  for (int i = 0; i < 40 * 40; ++i) {
    const std::uint8_t v = i % 40 < 20 ? 0 : 255;
    rgba.insert(rgba.end(), {v, v, v, 255});
  }
  ui::import_picture(h.state, "half.png", {40, 40, rgba});
  CHECK(h.state.open == Open::import);
  h.frame();
  h.frame();
  h.act("import.invert");
  h.act("import.invert");
  h.act("import.store");
  CHECK(h.session.document().memories->size() == 4);
  CHECK(h.session.document().memories->back().name == "half");
  CHECK(h.session.document().memories->back().pattern.up(0));
  CHECK(h.session.document().memories->back().pattern.count_up() == 512);

  lab::Pattern dot(64);
  dot.set(9, true);
  const lab::Bytes npz =
      lab::write_npz({8, 8}, std::vector<lab::Memory>{{"a", lab::Pattern(64)}, {"b", dot}});
  ui::import_file(h.state, "two.npz", npz);
  h.frame();
  h.frame();
  h.act("import.size.1");
  h.act("import.done");
  CHECK(h.session.document().grid == lab::Grid{8, 8});
  CHECK(h.session.document().memories->size() == 2);

  const lab::Bytes broken(npz.begin(), npz.begin() + 40);
  ui::import_file(h.state, "two.npz", broken);
  h.frame();
  h.frame();
  REQUIRE(h.find("import.error") != nullptr);
  CHECK(h.find("import.error")->name.find("two.npz") != std::string::npos);
  h.act("import.close");
  CHECK(h.session.document().memories->size() == 2);

  const std::string json = lab::write_document(lab::first_visit());
  ui::import_file(h.state, "lab.json",
                  {reinterpret_cast<const std::uint8_t*>(json.data()), json.size()});
  h.frame();
  CHECK(h.session.document().memories->size() == 3);
  CHECK(h.state.open == Open::none);
}

TEST_CASE("A table that may be meant in two ways is asked about; what is left out is named") {
  Harness h;
  const auto open = [&](const char* name, const std::string& text) {
    ui::import_file(h.state, name,
                    {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
    h.frame();
    h.frame();
  };
  std::string table;
  for (int row = 0; row < 20; ++row) {
    for (int x = 0; x < 25; ++x) table += x == row ? "1," : "0,";
    table += "\n";
  }
  open("t.csv", table);
  REQUIRE(h.find("import.each.1") != nullptr);
  CHECK(h.find("import.each.0")->name == "1 pattern of 25 × 20");
  CHECK(h.find("import.each.1")->name == "20 patterns of 5 × 5");
  h.act("import.each.1");
  h.act("import.each.0");
  h.act("import.each.1");
  h.act("import.size.1");
  h.act("import.done");
  CHECK(h.session.document().grid == lab::Grid{5, 5});
  REQUIRE(h.session.document().memories->size() == 20);
  CHECK(h.session.document().memories->at(3).pattern.up(3));

  const lab::Bytes pictures = lab::write_npz({5, 5}, *h.session.document().memories);
  auto entries = *lab::read_zip(pictures, 1 << 20);
  entries.push_back({"notes.txt", {'n', 'o', 't', 'e'}});
  const lab::Bytes zip = lab::write_zip(entries);
  open("all.zip", {zip.begin(), zip.end()});
  REQUIRE(h.find("import.skipped") != nullptr);
  CHECK(h.find("import.skipped")->name == "Left out: notes.txt");
  CHECK(h.find("import.each.1") == nullptr);
  h.act("import.cancel");

  open("grey.pgm", "P2 5 5 15 15 15 15 15 0 15 15 15 15 0 15 15 15 15 0 0 15 15 15 0 0 0 0 0 0");
  REQUIRE(h.find("import.place") != nullptr);
  h.act("import.place");
  CHECK(h.session.shown().pattern().count_up() == 10);
}

TEST_CASE("Numbers in tables are plain, and names are no formulas") {
  ui::Series a;
  a.name = "=1+1";
  a.x = {0, 10, 2000000};
  a.y = {1e-7, -20, 0.5};
  ui::Series b = a;
  b.name = "+\"two\", three";
  b.x = {10};
  b.y = {1};
  ui::PlotOptions o;
  o.x_label = "x";
  const std::string csv = ui::plot_csv(o, std::vector<ui::Series>{a, b});
  CHECK(csv == "x,'=1+1,\"'+\"\"two\"\", three\"\n0,1e-07,\n10,-20,1\n2000000,0.5,\n");
  // U+FFFE and U+FFFF are in names, and not in XML.
  a.name = "x\xEF\xBF\xBEy\xEF\xBF\xBFz<\xEF\xBF\xBD";
  a.labelled = true;
  const std::string svg = ui::plot_svg(o, std::vector<ui::Series>{a}, 300, 200);
  CHECK(svg.find(">xyz&lt;\xEF\xBF\xBD<") != std::string::npos);
  CHECK(svg.find("\xEF\xBF\xBE") == std::string::npos);
}
