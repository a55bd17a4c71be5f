#include "ui/kit/numbers.hpp"
#include "workbenches/routes/routes.hpp"

/// What happens, in words.
namespace workbenches::routes {
namespace {

using ui::counted;
using ui::sentence;
using ui::tr;

/// Of a share.
constexpr double kPercent = 100;

std::string fault_words(const lab::TourFault& fault, std::size_t count) {
  using Kind = lab::TourFault::Kind;
  const std::string position = ui::number(static_cast<double>(fault.which + 1));
  switch (fault.kind) {
    case Kind::city_twice:
      return sentence(tr("Not a valid tour: city {0} is visited more than once."),
                      {city_letter(fault.which)});
    case Kind::city_missing:
      return sentence(tr("Not a valid tour: city {0} is never visited."),
                      {city_letter(fault.which)});
    case Kind::position_twice:
      return sentence(tr("Not a valid tour: position {0} has two cities."), {position});
    case Kind::position_empty:
      return sentence(tr("Not a valid tour: position {0} is empty."), {position});
    default:
      return sentence(tr("Not a tour: none of {0} cities is visited."),
                      {ui::number(static_cast<double>(count))});
  }
}

std::string tour_words(lab::RoutesRun& run, std::span<const std::uint32_t> order) {
  const double length = hopfield::tour_length(run.distances(), order);
  if (!run.shortest()) return sentence(tr("A valid tour of length {0}."), {ui::number(length, 2)});
  const double more = length / run.shortest()->length - 1;
  constexpr double kSame = 1e-9;
  if (more < kSame) return sentence(tr("This is the shortest tour: {0}."), {ui::number(length, 2)});
  return sentence(tr("A valid tour of length {0}, {1}% above the shortest."),
                  {ui::number(length, 2), ui::number(kPercent * more, more < 0.1 ? 1 : 0)});
}

std::string queens_words(const lab::RoutesRun& run, std::size_t side) {
  const std::vector<std::uint32_t> squares = hopfield::queens_of(run.outputs());
  const auto attacked = hopfield::attacks(squares, side);
  if (squares.size() != side && attacked.empty())
    return squares.size() < side
               ? sentence(tr("Only {0} of {1} queens found a place."),
                          {counted(squares.size()), ui::number(static_cast<double>(side))})
               : sentence(tr("{0} queens are on the board, {1} are wanted."),
                          {counted(squares.size()), ui::number(static_cast<double>(side))});
  if (attacked.empty())
    return sentence(tr("Solved: none of the {0} queens attacks another."), {counted(side)});
  switch (attacked.front().along) {
    case hopfield::Attack::Along::row:
      return tr("Two queens attack each other in a row.");
    case hopfield::Attack::Along::column:
      return tr("Two queens attack each other in a column.");
    default:
      return tr("Two queens attack each other on a diagonal.");
  }
}

std::string headline(const lab::Session& session, lab::RoutesRun& run, const lab::Routes& routes) {
  const bool tour = routes.problem == lab::RoutesProblem::tour;
  if (!run.finite()) return tr("The numbers grew too large. Make the weights smaller.");
  if (run.end() == run.step()) {
    if (!tour) return queens_words(run, routes.side());
    const std::vector<std::uint32_t> order = run.tour();
    return order.empty() ? fault_words(run.fault(), routes.side()) : tour_words(run, order);
  }
  if (session.running()) return tr("The neurons compete.");
  if (run.step() > 0) return tr("The neurons still compete. Press Run.");
  return tour ? sentence(tr("{0} cities, and all tours at once. Press Run."),
                         {counted(routes.side())})
              : sentence(tr("{0} queens, and all squares at once. Press Run."),
                         {counted(routes.side())});
}

std::string detail(const lab::RoutesRun& run, const lab::Routes& routes) {
  const bool tour = routes.problem == lab::RoutesProblem::tour;
  const bool over = run.end() == run.step();
  if (over && !run.settled() && run.finite()) return tr("The run was stopped before it settled.");
  if (const lab::RoutesFound* found = found_for(routes))
    return sentence(tr("{0}% of {1} {1|run|runs} gave a valid tour."),
                    {ui::number(kPercent * found->valid / found->runs, 0), counted(found->runs)});
  if (!over)
    return tr("Each neuron inhibits its row and its column, so that only few remain active.");
  return tour ? tr("Many runs fail. Try another start, or measure how often.")
              : tr("Most runs fail. Try another start.");
}

}  // namespace

ui::Said routes_said(const lab::Session& session, ui::PanelState& /*panels*/) {
  const lab::Routes& routes = routes_of(session);
  lab::RoutesRun& run = lab::run_of(routes);
  return {headline(session, run, routes), detail(run, routes)};
}

}  // namespace workbenches::routes
