// Pairs of pictures: what the course says of associators and BAM, by commands alone; document, link, undo, errors by field.
#include "lab/workbenches/pairs/pairs.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <numeric>

#include "lab/experiments/experiment.hpp"
#include "lab/files/array.hpp"
#include "lab/formats/zip.hpp"
#include "lab_tests.hpp"

using lab::PairBench;
using lab::Session;
using lab::Side;
using lab_tests::opened;
using lab_tests::section;

namespace {

const PairBench& bench(const Session& session) { return session.document().section<PairBench>(); }

/// As lab_tests::apply(), which std::apply() is mistaken for where the command is a string.
std::string tell_pairs(Session& session, const std::string& json) {
  return lab_tests::apply(session, json);
}

/// The recurrent method: the same states, step by step.
void check_power(const PairBench& bench, const lab::Json& numbers) {
  const auto power = lab::power_of(bench, lab::memory_of(bench));
  REQUIRE(power.states.size() > 2);
  REQUIRE(numbers["overlaps"].size() == power.states.size());
  CHECK(numbers["steps"] == power.states.size() - 1);
  for (std::size_t step = 0; step < power.states.size(); ++step) {
    const std::vector<double>& state = power.states[step];
    for (std::size_t k = 0; k < bench.stored; ++k) {
      const auto& cells = lab::stored_picture(bench, k, bench.cue).cells;
      double overlap = 0;
      for (std::size_t i = 0; i < state.size(); ++i) overlap += cells[i] * state[i];
      overlap /= std::sqrt(static_cast<double>(state.size()));
      CHECK(std::fabs(numbers["overlaps"][step][k].get<double>() - overlap) < 1e-12);
    }
  }
  // What the matrix does before the last step, by shares of its eigenvectors.
  double eigenvalue = 0;
  const auto& shares = power.shares[power.shares.size() - 2];
  for (std::size_t k = 0; k < shares.size(); ++k) eigenvalue += power.eigenvalues[k] * shares[k];
  CHECK(std::fabs(numbers["eigenvalue"].get<double>() - eigenvalue) < 1e-9 * eigenvalue);
  for (std::size_t i = 0; i < power.states.back().size(); ++i)
    CHECK(std::fabs(numbers["final"][i].get<double>() - power.states.back()[i]) < 1e-12);
}

std::string rows(const lab::PairPicture& picture) { return lab::pair_picture_text(picture); }

}  // namespace

TEST_CASE("Pairs: a noisy face recalls the name, and the name the face", "[course]") {
  Session session = opened("pairs");
  auto now = section(session, "pairs");
  CHECK(now["left"]["name"] == "Ann");
  CHECK(now["left"]["wrong"].get<int>() > 10);
  CHECK(now["right"].is_null());
  CHECK(now["energy"] == 0);
  CHECK(now["settled"] == false);
  CHECK(tell_pairs(session, R"({"op":"step"})").empty());
  now = section(session, "pairs");
  CHECK(now["right"]["wrong"] == 0);
  CHECK(now["energy"].get<int>() < 0);
  CHECK(tell_pairs(session, R"({"op":"finish"})").empty());
  now = section(session, "pairs");
  CHECK(now["left"] == lab::Json({{"pair", 0}, {"name", "Ann"}, {"inverse", false}, {"wrong", 0}}));
  CHECK(now["right"]["wrong"] == 0);
  CHECK(now["settled"] == true);
  const auto energies = now["energies"].get<std::vector<std::int64_t>>();
  REQUIRE(energies.size() >= 3);
  for (std::size_t k = 1; k < energies.size(); ++k) CHECK(energies[k] <= energies[k - 1]);
  CHECK(energies.back() == now["energy"]);
  // From the other side, for each of the stored pairs.
  for (int k = 0; k < 4; ++k) {
    CHECK(tell_pairs(session,
                     R"({"op":"pairs","cue":"right","noise":0,"start":)" + std::to_string(k) + "}")
              .empty());
    CHECK(section(session, "pairs")["left"].is_null());
    CHECK(tell_pairs(session, R"({"op":"finish"})").empty());
    CHECK(section(session, "pairs")["left"]["pair"] == k);
    CHECK(section(session, "pairs")["left"]["wrong"] == 0);
  }
}

TEST_CASE("Pairs: four are recalled exactly, the fifth and the sixth bring cross-talk",
          "[course]") {
  Session session = opened("pairs");
  for (const char* example : {"faces", "letters"}) {
    CHECK(
        tell_pairs(session, std::string(R"({"op":"pairs","example":")") + example + "\"}").empty());
    for (int stored = 1; stored <= 6; ++stored) {
      CHECK(
          tell_pairs(session, R"({"op":"pairs","stored":)" + std::to_string(stored) + "}").empty());
      const auto now = section(session, "pairs");
      CHECK(now["wrong_left"].size() == static_cast<std::size_t>(stored));
      int wrong = 0;
      for (const auto& each : now["wrong_left"]) wrong += each.get<int>();
      for (const auto& each : now["wrong_right"]) wrong += each.get<int>();
      CAPTURE(example, stored);
      CHECK((wrong == 0) == (stored <= 4));
    }
  }
  // In a long list of rows, for other programs.
  const std::string table = lab::cross_talk_csv(bench(session));
  CHECK(std::count(table.begin(), table.end(), '\n') == 1 + 21);
}

TEST_CASE("Pairs: y = xW is a sum of the stored pictures, weighted by overlap", "[course]") {
  Session session = opened("pairs");
  CHECK(tell_pairs(session, R"({"op":"pairs","method":"linear"})").empty());
  CHECK(tell_pairs(session, R"({"op":"step"})").empty());
  const auto now = section(session, "pairs");
  const auto overlaps = now["overlaps_left"].get<std::vector<int>>();
  const auto fields = now["fields"].get<std::vector<int>>();
  REQUIRE(fields.size() == 55);
  for (std::size_t j = 0; j < fields.size(); ++j) {
    int sum = 0;
    for (std::size_t k = 0; k < overlaps.size(); ++k)
      sum += overlaps[k] * bench(session).pairs[k].right.cells[j];
    CHECK(fields[j] == sum);
  }
  CHECK(now["energy"].is_null());
  // Its signs are the name.
  CHECK(tell_pairs(session, R"({"op":"pairs","method":"sign"})").empty());
  CHECK(tell_pairs(session, R"({"op":"step"})").empty());
  CHECK(section(session, "pairs")["right"]["wrong"] == 0);
  CHECK(section(session, "pairs")["end"] == 1);
}

TEST_CASE(
    "Pairs: the recurrent associator ends in the dominant eigenvector, whatever it starts from",
    "[course]") {
  for (const char* net : {"pairs", "same"}) {
    Session session = opened("pairs");
    CHECK(tell_pairs(session,
                     std::string(R"({"op":"pairs","method":"recurrent","net":")") + net + "\"}")
              .empty());
    std::vector<double> first;
    for (const int pair : {0, 2}) {
      CHECK(
          tell_pairs(session, R"({"op":"pairs","noise":0.1,"start":)" + std::to_string(pair) + "}")
              .empty());
      const double before = section(session, "pairs")["shares"][0].get<double>();
      CHECK(tell_pairs(session, R"({"op":"finish"})").empty());
      const auto now = section(session, "pairs");
      CHECK(before < 0.99);
      CHECK(now["shares"][0].get<double>() > 0.999);
      const auto memory = lab::memory_of(bench(session));
      const auto power = lab::power_of(bench(session), memory);
      for (std::size_t k = 1; k < power.shares.size(); ++k)
        CHECK(power.shares[k][0] >= power.shares[k - 1][0] - 1e-12);
      // The same vector, up to its sign.
      std::vector<double> last = power.states.back();
      if (last[0] * power.vectors[0][0] < 0)
        for (double& value : last) value = -value;
      if (first.empty()) first = last;
      for (std::size_t i = 0; i < last.size(); ++i) CHECK(std::fabs(last[i] - first[i]) < 0.05);
    }
  }
}

TEST_CASE("Pairs: a Hopfield network is an asynchronous BAM with both sides the same", "[course]") {
  Session session = opened("pairs");
  CHECK(tell_pairs(session, R"({"op":"pairs","method":"linear"})").empty());
  CHECK(tell_pairs(session, R"({"op":"pairs","net":"hopfield"})").empty());
  auto now = section(session, "pairs");
  CHECK(now["method"] == "bam");
  CHECK(now["x"] == now["y"]);
  CHECK(now["left"]["wrong"].get<int>() > 10);
  const auto before = now["x"];
  CHECK(tell_pairs(session, R"({"op":"step"})").empty());
  now = section(session, "pairs");
  int changed = 0;
  for (std::size_t i = 0; i < before.size(); ++i) changed += before[i] == now["x"][i] ? 0 : 1;
  CHECK(changed == 1);
  CHECK(now["x"] == now["y"]);
  CHECK(tell_pairs(session, R"({"op":"finish"})").empty());
  now = section(session, "pairs");
  CHECK(now["left"]["wrong"] == 0);
  // E = −½ x W xᵀ without a diagonal, by hand.
  std::int64_t sum = 0;
  const auto x = now["x"].get<std::vector<int>>();
  for (std::size_t i = 0; i < x.size(); ++i)
    for (std::size_t j = 0; j < x.size(); ++j)
      for (std::size_t k = 0; k < 4 && i != j; ++k)
        sum += bench(session).pairs[k].left.cells[i] * bench(session).pairs[k].left.cells[j] *
               x[i] * x[j];
  CHECK(now["energy"] == -sum / 2);
  // And back: the pairs are as they were.
  CHECK(tell_pairs(session, R"({"op":"pairs","net":"pairs"})").empty());
  CHECK(section(session, "pairs")["y"].size() == 55);
  CHECK(bench(session).pairs == lab::example_pairs(lab::PairExample::faces));
  CHECK(tell_pairs(session, R"({"op":"pairs","net":"hopfield","method":"sign"})") ==
        "method: with the net “hopfield” only bam");
  CHECK(tell_pairs(session, R"({"op":"pairs","net":"hopfield"})").empty());
  CHECK(tell_pairs(session, R"({"op":"pairs","method":"sign"})").empty());
  CHECK(section(session, "pairs")["net"] == "same");
}

TEST_CASE("Pairs: own pictures are drawn, stored, recalled and forgotten") {
  Session session = opened("pairs");
  CHECK(tell_pairs(session, R"({"op":"pairs","example":"own"})").empty());
  CHECK(tell_pairs(session, R"({"op":"pairs","left_size":[3,3]})").empty());
  CHECK(tell_pairs(session, R"({"op":"pairs","right_size":[4,2]})").empty());
  CHECK(tell_pairs(session, R"({"op":"pairs","x":"010/111/010","stroke":1})").empty());
  CHECK(tell_pairs(session, R"({"op":"pairs","y":"0101/1010","stroke":2})").empty());
  CHECK(tell_pairs(session, R"({"op":"pairs","store":"plus"})").empty());
  REQUIRE(bench(session).pairs.size() == 1);
  CHECK(bench(session).stored == 1);
  CHECK(bench(session).pairs[0].name == "plus");
  CHECK(tell_pairs(session, R"({"op":"pairs","clear":"right"})").empty());
  CHECK(rows(bench(session).y) == "0000/0000");
  CHECK(tell_pairs(session, R"({"op":"pairs","noise":0,"cue":"left","start":0})").empty());
  CHECK(tell_pairs(session, R"({"op":"recall"})").empty());
  CHECK(tell_pairs(session, R"({"op":"finish"})").empty());
  CHECK(section(session, "pairs")["right"]["wrong"] == 0);
  // What is shown is drawn upon.
  CHECK(tell_pairs(session, R"({"op":"pairs","y":"0101/1011","stroke":3})").empty());
  CHECK(bench(session).moment == 0);
  CHECK(rows(bench(session).x) == "010/111/010");
  CHECK(bench(session).cue == Side::right);
  CHECK_FALSE(bench(session).blank);
  CHECK(tell_pairs(session, R"({"op":"pairs","forget":0})").empty());
  CHECK(bench(session).pairs.empty());
  CHECK(bench(session).stored == 0);
  // A stroke is one step of undo.
  CHECK(tell_pairs(session, R"({"op":"pairs","x":"010/111/011","stroke":4})").empty());
  CHECK(tell_pairs(session, R"({"op":"pairs","x":"010/111/111","stroke":4})").empty());
  CHECK(tell_pairs(session, R"({"op":"undo"})").empty());
  CHECK(rows(bench(session).x) == "010/111/010");
  CHECK(tell_pairs(session, R"({"op":"undo"})").empty());
  CHECK(bench(session).pairs.size() == 1);
  // Fitted into another size and back.
  CHECK(tell_pairs(session, R"({"op":"pairs","left_size":[6,7]})").empty());
  CHECK(tell_pairs(session, R"({"op":"pairs","left_size":[3,3]})").empty());
  CHECK(rows(bench(session).pairs[0].left) == "010/111/010");
}

TEST_CASE("Pairs: time flows step by step, pixel by pixel, and can be gone back in") {
  Session session = opened("pairs");
  CHECK(tell_pairs(session, R"({"op":"pairs","order":"pixels"})").empty());
  const int end = section(session, "pairs")["end"].get<int>();
  CHECK(end > 60);
  CHECK(tell_pairs(session, R"({"op":"sweep"})").empty());
  CHECK(section(session, "pairs")["steps"] == 55);  // the side of which nothing was known
  CHECK(tell_pairs(session, R"({"op":"recall"})").empty());
  CHECK(session.running());
  lab_tests::run_out(session);
  CHECK(section(session, "pairs")["steps"] == end);
  CHECK(section(session, "pairs")["settled"] == true);
  const auto energies = section(session, "pairs")["energies"].get<std::vector<std::int64_t>>();
  for (std::size_t k = 1; k < energies.size(); ++k) CHECK(energies[k] <= energies[k - 1]);
  CHECK(tell_pairs(session, R"({"op":"seek","moment":3})").empty());
  CHECK(section(session, "pairs")["energy"] == energies[3]);
  CHECK(tell_pairs(session, R"({"op":"reset"})").empty());
  CHECK(section(session, "pairs")["energy"] == 0);
  CHECK(tell_pairs(session, R"({"op":"seek","moment":100000})")
            .starts_with("moment: 100000, expected "));
}

TEST_CASE("Pairs: a threshold and the tie rule decide as in sgn(xW − λ)") {
  Session session = opened("pairs");
  CHECK(tell_pairs(session, R"({"op":"pairs","threshold":100})").empty());
  CHECK(tell_pairs(session, R"({"op":"step"})").empty());
  const auto now = section(session, "pairs");
  const auto overlaps = now["overlaps_left"].get<std::vector<int>>();
  std::int64_t energy = 0;
  for (std::size_t j = 0; j < 55; ++j) {
    int field = -100;
    for (std::size_t k = 0; k < overlaps.size(); ++k)
      field += overlaps[k] * bench(session).pairs[k].right.cells[j];
    CHECK(now["y"][j] == (field > 0 ? 1 : -1));
    energy -= (field + 100) * now["y"][j].get<int>() - 100 * now["y"][j].get<int>();
  }
  for (const auto& value : now["x"]) energy += 100 * value.get<int>();
  CHECK(now["energy"] == energy);
  // Without any pairs all fields are 0.
  for (const auto& [tie, then] : {std::pair("plus", 1), std::pair("minus", -1)}) {
    CHECK(tell_pairs(session,
                     std::string(R"({"op":"pairs","threshold":0,"stored":0,"tie":")") + tie + "\"}")
              .empty());
    CHECK(tell_pairs(session, R"({"op":"step"})").empty());
    CHECK(section(session, "pairs")["y"][0] == then);
  }
}

TEST_CASE("What is wrong with pairs is named, and nothing changes") {
  Session session = opened("pairs");
  const lab::Document before = session.document();
  const std::string wanted = "expected rows of 0 and 1 as in “0110/1001”, 2 to 16 each way";
  CHECK(tell_pairs(session, R"({"op":"pairs","x":"01/1"})") == "x: \"01/1\", " + wanted);
  CHECK(tell_pairs(session, R"({"op":"pairs","x":7})") == "x: 7, " + wanted);
  CHECK(tell_pairs(session, R"({"op":"pairs","x":"01/10"})") == "x: 2 × 2, expected 10 × 10");
  CHECK(tell_pairs(session, R"({"op":"pairs","y":"01/10"})") == "y: 2 × 2, expected 11 × 5");
  CHECK(tell_pairs(session, R"({"op":"pairs","pairs":[{"left":"01/10"}]})") ==
        "pairs[0].right: missing, " + wanted);
  CHECK(tell_pairs(session, R"({"op":"pairs","pairs":[{"left":"01/10","right":"21/00"}]})")
            .starts_with("pairs[0].right: "));
  CHECK(tell_pairs(
            session,
            R"({"op":"pairs","x":"01/10","y":"01/10","pairs":[{"left":"01/10","right":"01/10"},)"
            R"({"left":"011/100","right":"01/10"}]})") == "pairs[1].left: 3 × 2, expected 2 × 2");
  CHECK(tell_pairs(session, R"({"op":"pairs","stored":13})") ==
        "stored: 13, expected an integer from 0 to 12");
  CHECK(tell_pairs(session, R"({"op":"pairs","method":"fourth"})").starts_with("method: "));
  CHECK(tell_pairs(session, R"({"op":"pairs","start":6})") == "start: 6, expected 0 to 5");
  CHECK(tell_pairs(session, R"({"op":"pairs","store":"half"})") ==
        "store: one side has no picture yet");
  CHECK(tell_pairs(session, R"({"op":"pairs","left_size":[1,4]})")
            .starts_with("left_size[0]: 1, expected an integer from 2 to 16"));
  CHECK(tell_pairs(session, R"({"op":"pairs","left_size":[4]})") ==
        "left_size: 1 value, expected a width and a height");
  CHECK(tell_pairs(session, R"({"op":"step","neuron":0})") ==
        "neuron: here no neuron can be chosen");
  CHECK(session.document() == before);
  CHECK(lab::read_document(R"({"hopfieldLab":1,"pairs":{"y":"0"}})").error().text() ==
        "pairs.y: \"0\", " + wanted);
}

TEST_CASE("Pairs are in the document and in a link only when something is different") {
  Session session = opened("pairs");
  const std::string untouched = lab::write_document(session.document());
  CHECK(untouched.find("\"pairs\":{") == std::string::npos);
  CHECK(tell_pairs(session, R"({"op":"pairs","example":"letters","stored":5,"method":"sign"})")
            .empty());
  CHECK(tell_pairs(session, R"({"op":"step"})").empty());
  const std::string written = lab::write_document(session.document());
  // The included pictures are told by their name.
  CHECK(written.find("anchor") == std::string::npos);
  CHECK(written.find("\"example\":\"letters\"") != std::string::npos);
  const auto read = lab::read_document(written);
  REQUIRE(read);
  CHECK(*read == session.document());
  CHECK(lab::write_document(*read) == written);
  const auto linked = lab::read_link(lab::write_link(session.document()));
  REQUIRE(linked);
  CHECK(*linked == session.document());
  // And those of the reader.
  CHECK(tell_pairs(session, R"({"op":"pairs","y":")" + rows(bench(session).pairs[2].right) +
                                R"(","stroke":1})")
            .empty());
  CHECK(tell_pairs(session, R"({"op":"pairs","store":"é"})").empty());
  const auto own = lab::read_document(lab::write_document(session.document()));
  REQUIRE(own);
  CHECK(*own == session.document());
  CHECK(own->section<PairBench>().pairs.size() == 7);
}

TEST_CASE("The request of a run of pairs gives the same numbers") {
  Session session = opened("pairs");
  for (const char* change :
       {R"({"op":"pairs"})", R"({"op":"pairs","cue":"right","start":2})",
        R"({"op":"pairs","method":"linear"})", R"({"op":"pairs","method":"sign"})",
        R"({"op":"pairs","net":"same","method":"bam"})", R"({"op":"pairs","method":"recurrent"})",
        R"({"op":"pairs","method":"bam","net":"pairs","threshold":4})",
        R"({"op":"pairs","threshold":-6,"order":"pixels"})", R"({"op":"pairs","method":"sign"})",
        R"({"op":"pairs","net":"hopfield","method":"bam","start":1})",
        R"({"op":"pairs","threshold":2})", R"({"op":"pairs","method":"sign"})",
        R"({"op":"pairs","method":"linear"})",
        R"({"op":"pairs","net":"pairs","method":"recurrent","start":1})",
        R"({"op":"pairs","cue":"right","start":3})", R"({"op":"pairs","right_size":[10,10]})"}) {
    CAPTURE(change);
    CHECK(tell_pairs(session, change).empty());
    CHECK(tell_pairs(session, R"({"op":"finish"})").empty());
    const auto request = lab::pair_request(bench(session));
    REQUIRE(request);
    const auto result = lab::run_experiment(request->experiment, request->request, {});
    REQUIRE(result);
    const auto numbers = *lab::parse_json(*result);
    const auto now = section(session, "pairs");
    const bool left = bench(session).cue == Side::left;
    if (request->experiment == "bam") {
      CHECK(numbers["x"] == now[left ? "x" : "y"]);
      CHECK(numbers["y"] == now[left ? "y" : "x"]);
      if (bench(session).method == lab::PairMethod::bam)
        CHECK(numbers["energy"].back() == now["energy"]);
    } else if (bench(session).method == lab::PairMethod::linear) {
      CHECK(numbers["fields"] == now["fields"]);
    } else if (bench(session).method == lab::PairMethod::sign) {
      CHECK(numbers["output"] == now[left ? "y" : "x"]);
    } else {
      check_power(bench(session), numbers);
    }
    CHECK(lab::pair_script(bench(session)).find("import numpy") == 0);
    CHECK(lab::pair_run_csv(bench(session)).size() > 20);
  }
  // Without stored pairs there is nothing to ask for.
  CHECK(tell_pairs(session, R"({"op":"pairs","stored":0})").empty());
  CHECK_FALSE(lab::pair_request(bench(session)));
}

TEST_CASE("Pairs come from an archive of two arrays; what is wrong with it is named") {
  const std::vector<std::int8_t> plus = {0, 1, 0, 1, 1, 1, 0, 1, 0},
                                 cross = {1, 0, 1, 0, 1, 0, 1, 0, 1},
                                 bars = {0, 1, 0, 1, 1, 0, 1, 0};
  std::vector<std::int8_t> both = plus;
  both.insert(both.end(), cross.begin(), cross.end());
  using Shape = std::vector<std::size_t>;
  const auto npz = [](std::vector<lab::ZipEntry> entries) { return lab::write_zip(entries); };
  const auto entry = [](const char* name, const Shape& shape,
                        const std::vector<std::int8_t>& values) {
    return lab::ZipEntry{name, lab::write_npy(shape, values), {}};
  };
  // The names say which is which, whatever their order.
  const auto read = lab::read_pair_file(
      "p.npz", npz({entry("right.npy", {2, 1 + 1, 2}, bars), entry("left.npy", {2, 3, 3}, both)}));
  REQUIRE(read);
  REQUIRE(read->has_value());
  Session session = opened("pairs");
  CHECK(tell_pairs(session, R"({"op":"pairs","net":"hopfield"})").empty());
  REQUIRE(session.apply(lab::change<PairBench>(lab::storing(**read))));
  REQUIRE(bench(session).pairs.size() == 2);
  CHECK(rows(bench(session).pairs[0].left) == "010/111/010");
  CHECK(rows(bench(session).pairs[1].right) == "10/10");
  CHECK(bench(session).stored == 2);
  CHECK(bench(session).example == lab::PairExample::own);
  CHECK(tell_pairs(session, R"({"op":"finish"})").empty());
  CHECK(section(session, "pairs")["right"]["wrong"] == 0);
  CHECK(tell_pairs(session, R"({"op":"undo"})").empty());
  CHECK(tell_pairs(session, R"({"op":"undo"})").empty());
  CHECK(bench(session).pairs.size() == 6);

  const auto wrong = [&](std::vector<lab::ZipEntry> entries) {
    const auto result = lab::read_pair_file("p.npz", npz(std::move(entries)));
    return result ? std::string("read") : result.error().text();
  };
  CHECK(wrong({entry("a.npy", {3, 3}, plus)}) == "p.npz: 1 array, expected 2: left and right");
  CHECK(wrong({entry("a.npy", {3, 3}, plus), entry("b.npy", {8}, bars)}) ==
        "p.npz: b: 8, expected pairs × height × width, 2 to 16 pixels each way");
  CHECK(wrong({entry("a.npy", {3, 3}, plus), entry("b.npy", {2, 2, 2}, bars)}) ==
        "p.npz: b: 2 pictures, expected 1 as on the left");
  CHECK(wrong({entry("a.npy", {9, 1}, plus), entry("b.npy", {2, 4}, bars)})
            .starts_with("p.npz: a: 9 × 1, "));
  const std::vector<std::uint8_t> other = {'P', '1', '\n'};
  const auto none = lab::read_pair_file("p.pbm", other);
  REQUIRE(none);
  CHECK_FALSE(none->has_value());
}
