// What `hide=` and `view.hidden` hide: in every workbench, every widget by its id.
#include <catch2/catch_all.hpp>
#include <set>
#include <string>
#include <vector>

#include "bench.hpp"
#include "lab/workbenches/two/two.hpp"
#include "ui/shell/app.hpp"
#include "ui/shell/names.hpp"
#include "ui/shell/transport.hpp"

namespace {

/// A whole screen, so tall that nothing has to be scrolled into view.
struct HiddenScreen : Bench {
  explicit HiddenScreen(const char* name, ui::Rect size = {0, 0, 1280, 2600}) : Bench(name, size) {
    reduced_motion = true;
    shell.views = workbenches::all();
    shell.view = shell.drawn = &shows;
    for (int k = 0; k < 6; ++k) draw();
  }
  void draw() {
    frame([this](ui::Ui& ui) {
      const ui::Places places = ui::arrange(ui, 1, 1);
      shows.stage(ui, places.network, state);
      if (!places.memories.empty()) shows.side(ui, places.memories, state);
      if (!places.details.empty()) shows.details(ui, places.details, state);
      if (!places.top.empty()) ui::top_bar(ui, places, shell, state);
      if (places.transport.empty()) return;
      if (shows.controls != nullptr)
        shows.controls(ui, places.transport, state);
      else
        ui::transport(ui, places.transport, shell, state);
    });
  }
  [[nodiscard]] bool published(const std::string& name) const {
    return std::ranges::any_of(widgets.all(), [&](const ui::WidgetInfo& info) {
      return info.id == name || info.id.starts_with(name + ".");
    });
  }
  ui::ShellState shell;
};

struct Given {
  const char* bench;
  std::vector<const char*> commands;
};

std::vector<Given> everything() {
  return {{"memory", {R"({"op":"finish"})"}},
          {"memory", {R"({"op":"view","panel":"weights","selected":7})"}},
          {"memory", {R"({"op":"finish"})", R"({"op":"view","panel":"raster"})"}},
          {"memory", {R"({"op":"view","panel":"options"})"}},
          {"one", {R"({"op":"one","lambda":1.5,"activation":"clip"})", R"({"op":"finish"})"}},
          {"two", {R"({"op":"two","preset":"register"})"}},
          {"two", {R"({"op":"two","preset":"integrator","panel":"slice"})", R"({"op":"finish"})"}},
          {"three", {R"({"op":"three"})", R"({"op":"step"})"}},
          {"three", {R"({"op":"three","weights":[[0,0.25,-1],[2,0,1],[1,1,0]]})"}},
          {"gates", {R"({"op":"gates","target":[0,1,1,0]})"}},
          {"gates", {R"({"op":"gates","view":"layers"})"}},
          {"gates", {R"({"op":"gates","view":"pair"})"}},
          {"gates", {R"({"op":"gates","view":"delays"})"}},
          {"pairs", {R"({"op":"pairs","tool":"weight"})", R"({"op":"finish"})"}},
          {"pairs", {R"({"op":"pairs","method":"linear"})", R"({"op":"finish"})"}},
          {"pairs", {R"({"op":"pairs","method":"recurrent"})", R"({"op":"finish"})"}},
          {"sequences", {R"({"op":"sequences","example":"held"})", R"({"op":"step"})"}},
          {"routes", {many_tours(), R"({"op":"finish"})"}},
          {"routes", {R"({"op":"routes","example":"queens"})", R"({"op":"finish"})"}},
          {"dense", {R"({"op":"dense","memories":"letters"})"}},
          {"dense", {R"({"op":"dense","view":"attention"})", R"({"op":"step"})"}},
          {"temperature", {R"({"op":"temperature","example":"mixture"})", R"({"op":"step"})"}},
          {"temperature",
           {R"({"op":"temperature","example":"anneal","sweeps":10})", R"({"op":"step"})"}},
          {"places", {R"({"op":"places","example":"near"})", R"({"op":"finish"})"}},
          {"capacity", {R"({"op":"capacity","neurons":25,"patterns":4})"}},
          {"capacity", {R"({"op":"capacity","neurons":25,"patterns":4,"view":"curves"})"}},
          {"capacity", {R"({"op":"capacity","neurons":25,"patterns":4,"view":"recovery"})"}},
          {"capacity", {R"({"op":"capacity","neurons":25,"patterns":4,"view":"census"})"}},
          {"capacity", {R"({"op":"capacity","neurons":25,"patterns":4,"view":"magnitude"})"}}};
}

}  // namespace

TEST_CASE("Whatever is hidden is neither published nor drawn, and cannot be operated") {
  // Only spoken: what can be seen at these places is the figure or the list around them.
  const std::set<std::string> unseen = {"memories.list", "gates.output", "gates.time"};
  // Once in each workbench: what stands in several of its views is the same widget.
  std::set<std::string> tried;
  for (const Given& given : everything()) {
    HiddenScreen h(given.bench);
    for (const char* json : given.commands) apply(h, json);
    int all = 0;
    for (int k = 0; k < 100 && (k < 3 || all != h.vertices); ++k) {
      all = h.vertices;
      h.draw();
    }
    std::vector<std::pair<std::string, ui::Role>> there;
    for (const ui::WidgetInfo& info : h.widgets.all()) there.emplace_back(info.id, info.role);
    CAPTURE(given.bench, given.commands.back());
    REQUIRE(there.size() > 20);
    for (const auto& [id, role] : there) {
      if (!tried.insert(given.bench + (' ' + id)).second) continue;
      CAPTURE(id);
      h.hidden = {id};
      h.done.clear();
      h.draw();
      h.widgets.ask(id, role == ui::Role::slider || role == ui::Role::textbox ? "1" : "space");
      h.draw();
      CHECK_FALSE(h.published(id));
      CHECK(h.done.empty());
      CHECK(h.requests.empty());
      // A hidden panel makes room for another, and so does a tab where not all have room.
      const bool makes_room = id == "raster" || id.starts_with("top.tab.");
      if (!unseen.contains(id) && !makes_room) CHECK(h.vertices < all);
    }
    h.hidden.clear();
    h.draw();
    for (const auto& [id, role] : there) {
      CAPTURE(id);
      CHECK(h.find(id) != nullptr);
    }
  }
}

TEST_CASE("Rows and columns close the gap that a hidden widget leaves") {
  {
    HiddenScreen one("one");
    const float reset = one.find("one.reset")->rect.x, run = one.find("one.run")->rect.x;
    const float lambda = one.find("one.lambda")->rect.y, tau = one.find("one.tau")->rect.y;
    REQUIRE(run > reset);
    REQUIRE(tau > lambda);
    one.hidden = {"one.reset", "one.lambda"};
    one.draw();
    CHECK(one.find("one.run")->rect.x == reset);
    CHECK(one.find("one.tau")->rect.y == tau - 40);
  }
  {
    HiddenScreen memory("memory");
    const float first = memory.find("transport.reset")->rect.x;
    memory.hidden = {"transport.reset"};
    memory.draw();
    CHECK(memory.find("transport.step")->rect.x == first);
  }
  HiddenScreen capacity("capacity");
  const float wall = capacity.find("capacity.view.wall")->rect.y;
  capacity.hidden = {"capacity.view.wall"};
  capacity.draw();
  CHECK(capacity.find("capacity.view.curves")->rect.y == wall);
}

TEST_CASE("A choice with a hidden option offers the others") {
  HiddenScreen h("two");
  h.hidden = {"two.tool.1"};
  h.draw();
  CHECK(h.find("two.tool.1") == nullptr);
  REQUIRE(h.find("two.tool.2") != nullptr);
  h.widgets.ask("two.tool.2", "");
  h.draw();
  CHECK(h.session.document().section<lab::Two>().look.tool == lab::TwoTool::slice);
}

TEST_CASE("A hidden dialog closes at once, and its menu entry is not there") {
  HiddenScreen h("memory");
  h.hidden = {"pictures", "help"};
  h.state.show(ui::Open::pictures);
  h.frame();
  CHECK_FALSE(h.published("pictures"));
  h.frame();
  CHECK(h.state.open == ui::Open::none);
  h.shell.menu = ui::ShellState::Menu::page;
  h.frame([&](ui::Ui& ui) { ui::page_menu(ui, h.shell, h.state); });
  CHECK(h.find("menu.import") != nullptr);
  CHECK(h.find("menu.pictures") == nullptr);
}

TEST_CASE("The key of what is hidden does nothing") {
  lab::Session session;
  REQUIRE(session.apply(lab::command::Load{0, false}));
  ui::App app(std::move(session));
  const auto marks = [&] { return app.session().shown().pattern().count_up(); };
  const auto before = marks();
  for (const char* name : {"tools", "grid", "grid.invert"}) {
    CAPTURE(name);
    app.widgets().input().hide({name});
    CHECK_FALSE(app.key("i", true, 0));
    CHECK(marks() == before);
  }
  for (const auto& [key, name] :
       std::vector<std::pair<const char*, const char*>>{{"r", "transport.recall"},
                                                        {"s", "steps"},
                                                        {"n", "transport.step"},
                                                        {"0", "transport.reset"},
                                                        {"f", "transport"},
                                                        {"x", "transport.add_noise"},
                                                        {"m", "store"},
                                                        {"z", "undo"},
                                                        {"l", "top.share"},
                                                        {"?", "help"}}) {
    CAPTURE(key, name);
    app.widgets().input().hide({name});
    CHECK_FALSE(app.key(key, true, 0));
  }
  app.widgets().input().hide({"transport"});
  CHECK(app.key("i", true, 0));
  CHECK(marks() == app.session().document().grid.neurons() - before);
}

TEST_CASE("Names that can be hidden are known, others are not") {
  const auto known = [](std::string_view name) { return ui::known_name(name, workbenches::all()); };
  // Also what is not on the screen now, and prefixes.
  for (const char* name :
       {"details", "steps", "transport.recall", "memories.3.menu", "share.copy", "one.step_height",
        "two.input", "two.input.1", "top.tab.gates", "capacity.view.curves", "gates.train.1.11"})
    CHECK(known(name));
  for (const char* name : {"", "detail", "two.inputs", "two.input.x", "two.gian", "transport.",
                           "kitchen", "memories.a", "one.lambda.value.more"}) {
    CAPTURE(name);
    CHECK_FALSE(known(name));
  }
}
