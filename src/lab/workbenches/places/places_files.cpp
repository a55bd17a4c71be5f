// Tables and the script that people save.
#include <string>

#include "lab/formats/json_text.hpp"
#include "lab/formats/text.hpp"
#include "lab/sections/place_cells.hpp"
#include "lab/workbenches/places/places.hpp"

namespace lab {
namespace {

/// A line of numbers that is wrapped.
template <class Values, class Write>
std::string python_list(const Values& values, const Write& write) {
  constexpr std::size_t kLine = 110;
  std::string out = "[", line;
  for (std::size_t k = 0; k < values.size(); ++k) {
    const std::string item = write(values[k]) + (k + 1 < values.size() ? ", " : "");
    if (line.size() + item.size() > kLine) {
      out += line + "\n    ";
      line.clear();
    }
    line += item;
  }
  return out + line + "]";
}

}  // namespace

std::string places_csv(const Places& places, const PlacesRuns& runs) {
  std::string out = "sweep,active,energy,x,y";
  for (std::size_t k = 0; k < places.places.size(); ++k) out += ",shared_" + std::to_string(k + 1);
  out += "\n";
  for (std::size_t m = 0; m < runs.states.size(); ++m) {
    out += exact(static_cast<double>(m) / kPlaceParts) + "," +
           std::to_string(runs.states[m].count_up()) + "," + exact(runs.energies[m]);
    if (runs.decoded[m])
      out += "," + exact(runs.decoded[m]->x) + "," + exact(runs.decoded[m]->y);
    else
      out += ",,";
    for (const hopfield::Pattern& pattern : runs.memory->patterns())
      out += "," + std::to_string(hopfield::shared(pattern, runs.states[m]));
    out += "\n";
  }
  return out;
}

std::string place_cells_csv(const Places& places, const PlacesRuns& runs) {
  std::string out = "cell,x,y,peak,silenced,cue,active\n";
  const hopfield::Pattern& now = runs.at(places.moment);
  const auto bit = [](bool on) { return on ? ",1" : ",0"; };
  for (std::size_t i = 0; i < now.size(); ++i) {
    const hopfield::Place& centre = runs.fields->centres()[i];
    out += std::to_string(i) + "," + exact(centre.x) + "," + exact(centre.y) + "," +
           exact(runs.fields->peaks()[i]) + bit(runs.silenced.up(i)) +
           bit(runs.states.front().up(i)) + bit(now.up(i)) + "\n";
  }
  return out;
}

std::string place_pairs_csv(const Places& places, const PlacesRuns& runs) {
  std::string out = "place,other,distance,shared\n";
  const auto patterns = runs.memory->patterns();
  for (std::size_t a = 0; a < patterns.size(); ++a)
    for (std::size_t b = a + 1; b < patterns.size(); ++b)
      out += std::to_string(a + 1) + "," + std::to_string(b + 1) + "," +
             exact(hopfield::distance(places.places[a], places.places[b])) + "," +
             std::to_string(hopfield::shared(patterns[a], patterns[b])) + "\n";
  return out;
}

std::string places_request(const Places& places, const PlacesRuns& runs) {
  JsonText json;
  json.begin('{').key("cells").begin('{').field("side", places.side);
  json.field("width", places.width).field("share", places.share);
  json.field("centres", name_of(places.centres, kFieldCentres)).end('}');
  arena_places(kMostPlaces).write(json.key("places"), places.places);
  json.key("start").begin('{');
  if (places.noise > 0) {
    // Noise is drawn by the workbench.
    write_values(json.key("cells"), active_cells(runs.states.front()));
  } else {
    if (places.walk.empty())
      json.field("place", places.cue);
    else
      write_values(json.key("at"), places.walk);
    write_values(json.key("silenced"), places.silenced);
  }
  json.end('}').field("max_sweeps", kPlaceSweeps).field("seed", places.seed).end('}');
  return json.text() + "\n";
}

std::string places_script(const Places& places, const PlacesRuns& runs) {
  const auto centres = runs.fields->centres();
  const auto point = [](const hopfield::Place& at) {
    return "(" + exact(at.x) + ", " + exact(at.y) + ")";
  };
  const std::vector<std::uint64_t> cue = active_cells(runs.states.front());
  std::string out =
      "import numpy as np\n\n# Place cells: the centre and the peak rate of every field\n";
  out += "centres = np.array(" + python_list(centres, point) + ")\npeaks = np.array(" +
         python_list(runs.fields->peaks(), [](double peak) { return exact(peak); }) +
         ")\nsigma = " + exact(places.width) + "\nplaces = np.array(" +
         python_list(places.places, point) + ")\n";
  out += "cue = " + python_list(cue, [](std::uint64_t i) { return std::to_string(i); }) + "\n";
  out += "N, K = len(peaks), " + std::to_string(runs.fields->active()) + "\na = K / N\n\n\n";
  out +=
      "def pattern(place):  # the K most active cells\n"
      "    rates = peaks * np.exp(-((centres - place) ** 2).sum(1) / (2 * sigma**2))\n"
      "    out = np.zeros(N, int)\n    out[np.argsort(-rates, kind=\"stable\")[:K]] = 1\n"
      "    return out\n\n\n"
      "memories = np.array([pattern(place) for place in places])\n"
      "# Tsodyks and Feigelman (1988), times N K (N - K): whole numbers\n"
      "D = N * memories - K\nW = D.T @ D\nnp.fill_diagonal(W, 0)\n"
      "s = np.zeros(N, int)\ns[cue] = 1\n"
      "random = np.random.default_rng(" +
      std::to_string(places.seed) + ")\nfor sweep in range(" + std::to_string(kPlaceSweeps) +
      "):\n    before = s.copy()\n    for i in random.permutation(N):  # an order of its own\n"
      "        h = W @ s\n        if s[i]:\n            continue\n        if s.sum() < K:\n"
      "            s[i] = h[i] > 0 and (h > h[i]).sum() < K\n            continue\n"
      "        active = np.flatnonzero(s)\n"
      "        j = active[::-1][np.argmin(h[active][::-1])]  # the weakest active cell\n"
      "        if h[i] - W[i, j] > h[j]:\n            s[i], s[j] = 1, 0\n"
      "    print(\"sweep\", sweep + 1, \"E\", -s @ W @ s / (2 * N * K * (N - K)), \"shared\", "
      "memories @ s)\n"
      "    if (s == before).all():\n        break\n";
  return out;
}

}  // namespace lab
