#include "page_studies.hpp"

#include <utility>

#include "ui/kit/json_text.hpp"

namespace host {

using ui::json_text;

void PageStudies::start(std::uint64_t ticket, std::string name, std::string request) {
  events_.push_back(R"({"type":"study","ticket":)" + std::to_string(ticket) +
                    ",\"name\":" + json_text(name) + ",\"request\":" + json_text(request) + "}");
}

void PageStudies::prepare() { events_.emplace_back(R"({"type":"studies_prepare"})"); }

void PageStudies::pause(bool paused) {
  events_.push_back(R"({"type":"studies_pause","paused":)" +
                    std::string(paused ? "true" : "false") + "}");
}

void PageStudies::cancel() {
  answers_.clear();
  events_.emplace_back(R"({"type":"studies_end"})");
}

std::vector<lab::HostAnswer> PageStudies::take() { return std::exchange(answers_, {}); }

void PageStudies::answer(std::uint64_t ticket, Kind kind, std::string_view field,
                         std::string_view words) {
  if (kind == Kind::done) {
    answers_.push_back({ticket, std::string(words), false});
  } else {
    answers_.push_back(
        {ticket, hopfield::Error{std::string(field), std::string(words)}, kind == Kind::lost});
  }
}

std::vector<std::string> PageStudies::take_events() { return std::exchange(events_, {}); }

}  // namespace host
