// Monte-Carlo experiments, one thread. A part of each study, so that it can be measured several times: the cost
// is that of the networks, so the whole takes as many times longer as it has more of them.

#include "bench.hpp"
#include "hopfield/trials/trials.hpp"

namespace {

using namespace hopfield;
using bench::Register;

TrialCell cell(std::size_t patterns) {
  TrialCell cell;
  cell.neurons = 100;
  cell.patterns = patterns;
  cell.memories = patterns;
  return cell;
}

// 46 loads of on average 55 memories; the study has 1000 networks a load, in at most 5 s.
const Register capacity{
    {"capacity, N=100, P=10, 12 … 100, 20 networks each", "recalls", 46.0 * 55 * 20, 5.0 / 50, [] {
       return [] {
         std::uint64_t wrong = 0;
         for (std::size_t patterns = 10; patterns <= 100; patterns += 2)
           wrong += capacity_trials(cell(patterns), 0, 20).wrong.sum;
         bench::keep(wrong);
       };
     }}};

// The study has 1000 networks a load, in at most 20 s on two threads.
const Register census{{"census, N=100, P=1 … 30, 10 networks each, 1000 starts", "recalls",
                       30.0 * 10 * 1000, 40.0 / 100, [] {
                         return [] {
                           std::uint64_t stored = 0;
                           for (std::size_t patterns = 1; patterns <= 30; ++patterns)
                             stored += census_trials(cell(patterns), 1000, 0, 10).stored.sum;
                           bench::keep(stored);
                         };
                       }}};

const Register capacity_plain{
    {"capacity, N=100, P=10, 12 … 100, 1 network each, plain", "recalls", 46.0 * 55, 0.0, [] {
       return [] {
         std::uint64_t wrong = 0;
         for (std::size_t p = 10; p <= 100; p += 2)
           wrong += plain::capacity_trials(cell(p), 0, 1).wrong.sum;
         bench::keep(wrong);
       };
     }}};

}  // namespace
