// The pseudo-inverse net, N = 1024, P = 50, and beside it the usual way: Eigen's inverse of the Gram matrix, the
// N × N matrix in 32-bit floats, one row times the state for each neuron.

#include <Eigen/Dense>
#include <memory>
#include <numeric>
#include <vector>

#include "bench.hpp"
#include "hopfield/pattern/sample.hpp"
#include "hopfield/rules/any_run.hpp"
#include "hopfield/rules/pseudo_inverse.hpp"

namespace {

using namespace hopfield;
using bench::Register;

constexpr std::size_t kNeurons = 1024;
constexpr std::size_t kMemories = 50;

std::vector<Pattern> patterns() {
  Random random(50);
  std::vector<Pattern> result;
  for (std::size_t k = 0; k < kMemories; ++k) result.push_back(random_pattern(kNeurons, random));
  return result;
}

/// Memory 0 with 10 % of its neurons flipped.
Pattern spoiled() {
  Random random(7);
  return flip_fraction(patterns()[0], 0.1, random);
}

std::vector<std::uint32_t> shuffled() {
  Random random(8);
  std::vector<std::uint32_t> order(kNeurons);
  std::iota(order.begin(), order.end(), 0U);
  random.shuffle(order);
  return order;
}

const Register build{
    {"pseudo-inverse N=1024 P=50: build", "networks", 1, 0.005,
     [] { return [list = patterns()] { bench::keep(PseudoInverse::make(list, {})->bytes()); }; }}};

const Register sweep{
    {"pseudo-inverse N=1024 P=50: asynchronous sweep", "updates", kNeurons, 0.0, [] {
       return [state = PseudoInverseState(*PseudoInverse::make(patterns(), {}), spoiled()),
               order = shuffled()] {
         PseudoInverseState copy = state;
         for (const std::uint32_t i : order)
           if (copy.next(i) != copy.pattern().up(i)) copy.flip(i);
         bench::keep(copy.pattern().count_up());
       };
     }}};

using Weights = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

Weights dense_weights() {
  const std::vector<Pattern> list = patterns();
  Eigen::MatrixXf x(kMemories, kNeurons);
  for (std::size_t k = 0; k < kMemories; ++k) {
    for (std::size_t i = 0; i < kNeurons; ++i) {
      x(static_cast<Eigen::Index>(k), static_cast<Eigen::Index>(i)) =
          static_cast<float>(list[k][i]);
    }
  }
  const Eigen::MatrixXf gram = x * x.transpose();
  Weights weights = x.transpose() * gram.llt().solve(x);
  weights.diagonal().setZero();
  return weights;
}

const Register build_dense{
    {"pseudo-inverse N=1024 P=50: build, dense float32", "networks", 1, 0.0,
     [] { return [] { bench::keep(static_cast<std::uint64_t>(dense_weights()(3, 1) + 9)); }; }}};

const Register sweep_dense{
    {"pseudo-inverse N=1024 P=50: asynchronous sweep, dense float32", "updates", kNeurons, 0.0, [] {
       const Pattern start = spoiled();
       Eigen::VectorXf state(kNeurons);
       for (std::size_t i = 0; i < kNeurons; ++i)
         state(static_cast<Eigen::Index>(i)) = static_cast<float>(start[i]);
       return [weights = std::make_shared<Weights>(dense_weights()), order = shuffled(), state] {
         Eigen::VectorXf s = state;
         for (const std::uint32_t neuron : order) {
           const auto i = static_cast<Eigen::Index>(neuron);
           const float field = weights->row(i).dot(s);
           if (field != 0.0F) s(i) = field > 0.0F ? 1.0F : -1.0F;
         }
         bench::keep(static_cast<std::uint64_t>(s.sum() + 5000.0F));
       };
     }}};

}  // namespace
