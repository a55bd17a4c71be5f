#pragma once

#include <catch2/catch_all.hpp>

#include "harness.hpp"
#include "lab/workbenches/routes/routes.hpp"
#include "workbenches/all.hpp"

inline const ui::WorkbenchView& view(std::string_view name) {
  for (const ui::WorkbenchView& each : workbenches::all())
    if (each.name == name) return each;
  return ui::memory_view();
}

/// Those that can be opened.
inline std::vector<const char*> benches() {
  std::vector<const char*> all;
  for (const lab::Workbench& bench : lab::all_workbenches())
    if (bench.ready) all.push_back(bench.name.data());  // a literal
  return all;
}

inline lab::Document in(const char* workbench) {
  lab::Document document = lab::first_visit();
  document.workbench = workbench;
  return document;
}

/// Many runs of the ten cities of Routes, as if measured.
inline const char* many_tours() {
  static const std::string text = [] {
    lab::Change<lab::Routes> change;
    change.example = lab::RoutesExample::ten;
    change.found.emplace();
    change.found->request = lab::tour_request(lab::Routes());
    change.found->runs = 300;
    change.found->valid = 5;
    change.found->best_run = 26;
    change.found->lengths = {2.83, 2.84, 3.1, 3.2, 3.9};
    return lab::write_command(lab::change<lab::Routes>(std::move(change)));
  }();
  return text.c_str();
}

/// One workbench at work.
struct Bench : Harness {
  explicit Bench(const char* name, ui::Rect size = {0, 0, 1280, 800})
      : Harness(in(name), size), shows(view(name)) {}
  void turn() {
    frame([this](ui::Ui& ui) {
      const ui::Places places = ui::arrange(ui, 1, 1);
      shows.stage(ui, places.network, state);
      shows.side(ui, places.memories.empty() ? places.pane : places.memories, state);
      shows.details(ui, places.details.empty() ? places.pane : places.details, state);
      shows.controls(ui, places.transport, state);
      state.kept.turn(ui);
      if (shows.overlay != nullptr) shows.overlay(ui, screen, state);
    });
  }
  void ask(std::string_view id, std::string_view value = "") {
    widgets.ask(id, value);
    turn();
    turn();
  }
  const ui::WorkbenchView& shows;
};

inline void apply(Bench& h, const char* json) {
  const auto command = lab::read_command(json);
  REQUIRE(command);
  h.apply(*command);
}
