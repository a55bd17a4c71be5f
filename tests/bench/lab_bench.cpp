// What one frame of the page costs at the largest size: 64 × 64 neurons, 300 memories.
#include <memory>

#include "bench.hpp"
#include "hopfield/pattern/sample.hpp"
#include "lab/session/session.hpp"

namespace {

constexpr std::uint32_t kMemories = 300;
constexpr double kFrame = 1.0 / 60;
// The page has 16.7 ms for a frame; half of it is for drawing.
constexpr double kBudget = 0.008;

lab::Session large() {
  lab::Session session;
  (void)session.apply(lab::command::Pictures{"drawings-64", ""});
  (void)session.apply(lab::command::AddRandom{kMemories - 3});
  (void)session.apply(lab::command::Load{100, false});
  (void)session.apply(lab::command::Noise{0.25});
  return session;
}

bench::Register register_frame({"lab: one frame of a recall, 100 000 updates/s", "frames", 1,
                                kBudget, [] {
                                  auto session = std::make_shared<lab::Session>(large());
                                  (void)session->apply(lab::command::SetSpeed{100000});
                                  return [session] {
                                    if (!session->running()) {
                                      (void)session->apply(lab::command::Reset{});
                                      (void)session->apply(lab::command::Recall{});
                                    }
                                    session->advance(kFrame, [] { return true; });
                                    bench::keep(session->verdict().headline.parts.size());
                                    bench::keep(session->status_json().size());
                                  };
                                }});

bench::Register register_stroke({"lab: one frame of drawing", "frames", 1, kBudget, [] {
                                   auto session = std::make_shared<lab::Session>(large());
                                   auto cell = std::make_shared<std::uint32_t>(0);
                                   return [session, cell] {
                                     const int value = -session->shown().pattern()[*cell];
                                     (void)session->apply(lab::command::Paint{{*cell}, value, 1});
                                     *cell = (*cell + 1) % 4096;
                                     bench::keep(session->verdict().headline.parts.size());
                                     bench::keep(session->status_json().size());
                                   };
                                 }});

bench::Register register_seek({"lab: one frame of scrubbing through time", "frames", 1, kBudget,
                               [] {
                                 auto session = std::make_shared<lab::Session>(large());
                                 (void)session->apply(lab::command::Finish{});
                                 auto random = std::make_shared<hopfield::Random>(1);
                                 return [session, random] {
                                   const auto length =
                                       static_cast<std::uint32_t>(session->trace().length());
                                   (void)session->apply(lab::command::Seek{random->below(length)});
                                   bench::keep(session->verdict().headline.parts.size());
                                   bench::keep(session->status_json().size());
                                 };
                               }});

bench::Register register_undo({"lab: undo and redo of a finished recall", "pairs", 1, 0.1, [] {
                                 auto session = std::make_shared<lab::Session>(large());
                                 (void)session->apply(lab::command::Finish{});
                                 return [session] {
                                   (void)session->apply(lab::command::Undo{});
                                   (void)session->apply(lab::command::Redo{});
                                   bench::keep(session->document().moment);
                                 };
                               }});

bench::Register register_link({"lab: a share link written and read", "links", 1, 0.2, [] {
                                 auto session = std::make_shared<lab::Session>(large());
                                 return [session] {
                                   const auto document =
                                       lab::read_link(lab::write_link(session->document()));
                                   bench::keep(document->memories->size());
                                 };
                               }});

}  // namespace
