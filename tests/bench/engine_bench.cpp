// The engine's work on the largest grid of the lab, 64 × 64, and beside it the usual way: a dense
// matrix of 32-bit floats and one row times the state for each neuron (here with Eigen).

#include <Eigen/Dense>
#include <memory>
#include <numeric>
#include <utility>
#include <vector>

#include "bench.hpp"
#include "hopfield/memory/retrieval.hpp"
#include "hopfield/memory/run.hpp"
#include "hopfield/pattern/sample.hpp"

namespace {

using namespace hopfield;
using bench::Register;

constexpr std::size_t kNeurons = 4096;

std::vector<Pattern> patterns(std::size_t count, std::size_t size = kNeurons) {
  Random random(count);
  std::vector<Pattern> result;
  for (std::size_t k = 0; k < count; ++k) result.push_back(random_pattern(size, random));
  return result;
}

std::shared_ptr<Memories> memories(std::size_t count, std::size_t size = kNeurons) {
  auto result = std::make_shared<Memories>(size);
  for (const Pattern& pattern : patterns(count, size)) result->store(pattern);
  return result;
}

/// Memory 0 with 10 % of its neurons flipped, in a net of `count` memories.
Run<> spoiled(std::size_t count, Mode mode, std::size_t size = kNeurons) {
  Random random(7);
  auto stored = memories(count, size);
  const Pattern start = flip_fraction((*stored)[0], 0.1, random);
  return {Network(std::move(stored), {}), start, {mode, Order::shuffled, 100}, random};
}

std::function<std::function<void()>()> first_sweep(std::size_t count, Mode mode,
                                                   std::size_t size = kNeurons) {
  return [count, mode, size] {
    return [run = spoiled(count, mode, size)] {
      Run copy = run;  // small beside a sweep: there is no matrix in it
      copy.sweep();
      bench::keep(copy.flips());
    };
  };
}

Eigen::MatrixXf as_matrix(const std::vector<Pattern>& from) {
  Eigen::MatrixXf matrix(static_cast<Eigen::Index>(from.size()), kNeurons);
  for (std::size_t k = 0; k < from.size(); ++k) {
    for (std::size_t i = 0; i < kNeurons; ++i) {
      matrix(static_cast<Eigen::Index>(k), static_cast<Eigen::Index>(i)) =
          static_cast<float>(from[k][i]);
    }
  }
  return matrix;
}

using DenseWeights = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

DenseWeights dense_weights(const std::vector<Pattern>& from) {
  const Eigen::MatrixXf matrix = as_matrix(from);
  DenseWeights weights = matrix.transpose() * matrix;
  weights.diagonal().setZero();
  return weights;
}

const Register store{{"store 100 patterns, N=4096", "patterns", 100, 0.0, [] {
                        return [list = patterns(100)] {
                          Memories net(kNeurons);
                          for (const Pattern& pattern : list) net.store(pattern);
                          bench::keep(net.column(17)[0]);
                        };
                      }}};

const Register store_dense{
    {"store 100 patterns, N=4096, dense float32", "patterns", 100, 0.0, [] {
       return [list = patterns(100)] {
         bench::keep(static_cast<std::uint64_t>(dense_weights(list)(3, 1) + 1000.0F));
       };
     }}};

const Register sweep_100{{"asynchronous sweep, N=4096 P=100, 10 % spoiled", "updates", kNeurons,
                          0.004, first_sweep(100, Mode::async)}};

const Register sweep_300{{"asynchronous sweep, N=4096 P=300, 10 % spoiled", "updates", kNeurons,
                          0.004, first_sweep(300, Mode::async)}};

const Register sweep_500{{"asynchronous sweep, N=4096 P=500, 10 % spoiled", "updates", kNeurons,
                          0.004, first_sweep(500, Mode::async)}};

const Register sweep_64k{{"asynchronous sweep, N=65536 P=100, 10 % spoiled", "updates", 65536, 0.0,
                          first_sweep(100, Mode::async, 65536)}};

const Register sweep_1m{{"asynchronous sweep, N=1048576 P=100, 10 % spoiled", "updates", 1048576,
                         0.0, first_sweep(100, Mode::async, 1048576)}};

const Register sweep_dense{
    {"asynchronous sweep, N=4096 P=100, 10 % spoiled, dense float32", "updates", kNeurons, 0.0, [] {
       Random random(7);
       const std::vector<Pattern> list = patterns(100);
       const Pattern start = flip_fraction(list[0], 0.1, random);
       std::vector<std::uint32_t> order(kNeurons);
       std::iota(order.begin(), order.end(), 0U);
       random.shuffle(order);
       Eigen::VectorXf state = as_matrix({start}).row(0);
       return [weights = std::make_shared<DenseWeights>(dense_weights(list)), order, state] {
         Eigen::VectorXf s = state;
         for (const std::uint32_t neuron : order) {
           const auto i = static_cast<Eigen::Index>(neuron);
           const float field = weights->row(i).dot(s);
           if (field != 0.0F) s(i) = field > 0.0F ? 1.0F : -1.0F;
         }
         bench::keep(static_cast<std::uint64_t>(s.sum() + 5000.0F));
       };
     }}};

const Register together{{"synchronous step, N=4096 P=100, 10 % spoiled", "updates", kNeurons, 0.0,
                         first_sweep(100, Mode::sync)}};

const Register recall{
    {"recall, N=4096 P=300, 10 % spoiled, from state to verdict", "recalls", 1, 0.008, [] {
       return [run = spoiled(300, Mode::async)] {
         Run copy(run.state().network(), run.state().pattern(), run.options().update, Random(3));
         while (!copy.over()) copy.sweep();
         bench::keep(classify(copy.state()).pattern);
       };
     }}};

const Register forget{{"forget one of 300, N=4096", "patterns", 1, 0.0, [] {
                         return [net = memories(300)] {
                           const Pattern first = (*net)[0];
                           net->forget(0);
                           net->store(first);  // so that there are 300 for the next call
                           bench::keep(net->column(17)[0]);
                         };
                       }}};

const Register mixture{{"classify a state that is nothing, N=4096 P=300", "states", 1, 0.004, [] {
                          Random random(5);
                          return [net = memories(300), state = random_pattern(kNeurons, random)] {
                            bench::keep(classify(*net, state).pattern);
                          };
                        }}};

const Register tile{
    {"weight picture 256 × 256 of the whole matrix, N=4096 P=300", "pictures", 1, 0.0, [] {
       return
           [network = Network(memories(300), {}), out = std::vector<float>(256 * 256)]() mutable {
             network.weight_tile(0, 0, kNeurons, kNeurons, 16, out);
             bench::keep(static_cast<std::uint64_t>(out[77] + 1000.0F));
           };
     }}};

}  // namespace
