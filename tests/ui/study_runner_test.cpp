// Studies of several workbenches under way at once.
#include "workbenches/figures/study_runner.hpp"

#include <deque>
#include <map>
#include <utility>

#include "harness.hpp"

namespace {

/// Finishes what it is told to, when it is told to.
class Told final : public lab::StudyPool {
 public:
  void start(Queue queue, std::uint64_t ticket, std::string /*name*/,
             std::string request) override {
    waiting[queue].emplace_back(ticket, std::move(request));
  }
  void pause(Queue queue, bool wish) override { paused[queue] = wish; }
  void cancel(Queue queue) override {
    waiting.erase(queue);
    answers.erase(queue);
    paused.erase(queue);
  }
  std::vector<lab::StudyAnswer> take(Queue queue) override {
    return std::exchange(answers[queue], {});
  }
  [[nodiscard]] bool wakes() const override { return true; }
  void finish(Queue queue, bool lost = false) {
    auto [ticket, request] = std::move(waiting[queue].front());
    waiting[queue].pop_front();
    if (lost)
      answers[queue].push_back({ticket, hopfield::Error{"", "No memory."}, true});
    else
      answers[queue].push_back({ticket, std::move(request), false});
  }

  std::map<Queue, std::deque<std::pair<std::uint64_t, std::string>>> waiting;
  std::map<Queue, std::vector<lab::StudyAnswer>> answers;
  std::map<Queue, bool> paused;
};

/// Takes numbers in, and emits the noise that is their sum.
class Adds : public workbenches::StudyRunner {
 public:
  using StudyRunner::StudyRunner;
  void run(ui::Ui& ui, int count) {
    cancel(ui);
    std::vector<workbenches::StudyRequest> requests;
    for (int k = 0; k < count; ++k) requests.push_back({"add", "1"});
    begin(ui, requests);
  }
  int sum = 0, sent = 0;

 private:
  void look(ui::Ui& /*ui*/) override {}
  hopfield::Result<void> add(std::size_t /*request*/, std::string_view result) override {
    sum += result == "1" ? 1 : 100;
    return {};
  }
  void send(ui::Ui& ui) override {
    ++sent;
    ui.emit(lab::command::SetNoise{0.01 * sum});
  }
  std::string lost(std::span<const std::size_t> requests, const std::string& why) override {
    return std::to_string(requests.size()) + ": " + why;
  }
};
class First final : public Adds {
 public:
  using Adds::Adds;
};
class Second final : public Adds {
 public:
  using Adds::Adds;
};

struct Studies : Harness {
  Studies() : pool(std::make_shared<Told>()) {
    state.studies = pool;
    frame([this](ui::Ui& ui) {
      first().run(ui, 3);
      second().run(ui, 2);
    });
  }
  First& first() { return state.kept.of<First>(state.studies); }
  Second& second() { return state.kept.of<Second>(state.studies); }
  void turns(int count) {
    for (int k = 0; k < count; ++k) frame([this](ui::Ui& ui) { state.kept.turn(ui); });
  }
  std::shared_ptr<Told> pool;
};

}  // namespace

TEST_CASE("Two workbenches have studies under way at once") {
  Studies h;
  CHECK(h.pool->waiting[1].size() == 3);
  CHECK(h.pool->waiting[2].size() == 2);
  h.pool->finish(1);
  h.pool->finish(2);
  h.turns(30);
  CHECK(h.first().sum == 1);
  CHECK(h.second().sum == 1);
  CHECK(h.first().progress() == Catch::Approx(1.0 / 3));
  CHECK(h.second().progress() == 0.5);

  // What is done with one does not touch the other.
  h.first().pause(true);
  CHECK(h.pool->paused[1]);
  CHECK_FALSE(h.pool->paused[2]);
  h.pool->finish(1);
  h.pool->finish(2);
  h.frame([&](ui::Ui& ui) { h.first().cancel(ui); });
  CHECK(h.first().sum == 2);  // what was finished is taken in
  CHECK_FALSE(h.first().running());
  CHECK(h.second().running());
  h.turns(30);
  CHECK(h.second().sum == 2);
  CHECK_FALSE(h.second().running());
  CHECK(h.session.document().noise == Catch::Approx(0.02));
  CHECK(h.errors.empty());
}

TEST_CASE(
    "A study emits a command now and then, not one for each answer, and names what was lost") {
  Studies h;
  const int before = h.first().sent;
  h.turns(30);
  h.pool->finish(1);
  h.pool->finish(1);
  h.turns(1);
  CHECK(h.first().sent == before + 1);
  h.pool->finish(1, true);
  h.turns(1);
  CHECK(h.first().sent == before + 1);  // not yet
  h.turns(30);
  CHECK(h.first().sent == before + 2);
  CHECK(h.first().sum == 2);
  CHECK(h.first().problem() == "1: No memory.");
  CHECK_FALSE(h.first().running());
}

TEST_CASE("What is kept begins anew for workbenches, and lasts for the rest") {
  struct One final : ui::Kept {
    int value = 0;
  };
  struct Two final : ui::Kept {
    int value = 0;
  };
  struct Lasting final : ui::Kept {
    int value = 0;
  };
  ui::KeptStore kept;
  kept.of<Lasting>().value = 3;
  kept.only<One>().value = 1;
  CHECK(kept.only<One>().value == 1);
  CHECK(kept.only<Two>().value == 0);
  CHECK(kept.only<One>().value == 0);
  CHECK(kept.of<Lasting>().value == 3);
}
