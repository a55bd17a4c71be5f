#include "app/page_pool.hpp"

#include <utility>

#include "app/bridge.hpp"
#include "lab/formats/json_text.hpp"

namespace bridge {

using lab::JsonText;

void PagePool::start(Queue queue, std::uint64_t ticket, std::string name, std::string request) {
  asked_[next_] = {queue, ticket};
  JsonText json;
  json.begin('{').field("type", "study").field("queue", queue).field("ticket", next_);
  json.field("name", name).field("request", request).end('}');
  events_.push_back(json.text());
  ++next_;
}

void PagePool::prepare() { events_.push_back(event_json("studies_prepare")); }

void PagePool::pause(Queue queue, bool paused) {
  JsonText json;
  json.begin('{').field("type", "studies_pause").field("queue", queue).field("paused", paused);
  events_.push_back(json.end('}').text());
}

void PagePool::cancel(Queue queue) {
  answers_.erase(queue);
  std::erase_if(asked_, [&](const auto& each) { return each.second.queue == queue; });
  JsonText json;
  json.begin('{').field("type", "studies_end").field("queue", queue).end('}');
  events_.push_back(json.text());
}

std::vector<lab::StudyAnswer> PagePool::take(Queue queue) {
  return std::exchange(answers_[queue], {});
}

void PagePool::answer(std::uint64_t study, Kind kind, std::string_view field,
                      std::string_view words) {
  const auto asked = asked_.find(study);
  if (asked == asked_.end()) return;
  const auto [queue, ticket] = asked->second;
  asked_.erase(asked);
  if (kind == Kind::done) {
    answers_[queue].push_back({ticket, std::string(words), false});
  } else {
    answers_[queue].push_back(
        {ticket, hopfield::Error{std::string(field), std::string(words)}, kind == Kind::lost});
  }
}

std::vector<std::string> PagePool::take_events() { return std::exchange(events_, {}); }

}  // namespace bridge
