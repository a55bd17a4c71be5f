#include "lab/document/document.hpp"

#include <catch2/catch_test_macros.hpp>
#include <span>
#include <string>
#include <vector>

#include "lab/formats/base64.hpp"
#include "lab/formats/deflate.hpp"
#include "lab/formats/sift.hpp"
#include "lab_tests.hpp"

using lab::Document;

namespace {

/// 5 × 5, two memories; every field at something other than its default.
Document unusual() {
  Document document;
  document.grid = {5, 6};
  lab::Pattern a(30);
  lab::Pattern b(30);
  for (std::size_t i = 0; i < 30; i += 3) a.set(i, true);
  for (std::size_t i = 1; i < 30; i += 2) b.set(i, true);
  document.memories = std::make_shared<const std::vector<lab::Memory>>(
      std::vector<lab::Memory>{{"a \"quoted\"\\ name", a}, {"ξ \u2212 круг", b}});
  document.network = {true,
                      hopfield::Units::binary,
                      hopfield::Tie::minus,
                      hopfield::Scale::one_over_n,
                      {hopfield::ThresholdKind::each, std::vector<double>(30, 0.1)}};
  document.update = {hopfield::Mode::async, hopfield::Order::raster, 7};
  document.start = b;
  document.moment = 3;
  document.seed = lab::kLargestSeed;
  document.draws = 12;
  document.run_stream = 5;
  document.speed = {1234.5};
  document.noise = 1.0 / 3.0;
  document.view = {29, 3, false, true, "matrix", 2, {"memories", "plots"}};
  return document;
}

std::string document_error(const std::string& json) {
  const auto read = lab::read_document(json);
  return read ? "read" : read.error().text();
}

std::string with(const std::string& from, const std::string& to) {
  std::string json = lab::write_document(unusual());
  const std::size_t at = json.find(from);
  REQUIRE(at != std::string::npos);
  return json.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("A document read back is the same document") {
  const std::vector<Document> documents = {lab::first_visit(), unusual(), Document{}};
  for (const Document& document : documents) {
    const std::string json = lab::write_document(document);
    const auto read = lab::read_document(json);
    INFO(json);
    REQUIRE(read);
    CHECK(*read == document);
    CHECK(lab::write_document(*read) == json);
  }
}

TEST_CASE("The written form is fixed") {
  // Any change here is a new version of the format, or breaks every saved document and link.
  Document document;
  document.grid = {5, 5};
  lab::Pattern pattern(25);
  pattern.set(0, true);
  pattern.set(9, true);
  pattern.set(24, true);
  document.start = pattern;
  document.memories =
      std::make_shared<const std::vector<lab::Memory>>(std::vector<lab::Memory>{{"dots", pattern}});
  CHECK(
      lab::write_document(document) ==
      R"({"hopfieldLab":1,"workbench":"memory","grid":{"width":5,"height":5},)"
      R"("memories":[{"name":"dots","bits":"AQIAAQ=="}],)"
      R"("network":{"rule":"hebb","scale":"none","self_connections":false,"units":"bipolar","threshold":0,"tie":"keep"},)"
      R"("start":{"bits":"AQIAAQ=="},"update":{"mode":"async","order":"shuffled","max_sweeps":100,"temperature":0},)"
      R"("moment":0,"seed":1,"draws":0,"run_stream":4294967296,"speed":400,"noise":0.2,)"
      R"("view":{"selected":null,"brush":1,"signs":true,"panel":"plots","compare":null,"hidden":[]}})");
}

TEST_CASE("A document says its speed in sweeps or in updates, and old ones mean what they meant") {
  const auto speed = [](const char* field) {
    const auto read = lab::read_document(std::string(R"({"hopfieldLab":1)") + field + "}");
    REQUIRE(read);
    const std::string json = lab::write_document(*read);
    CHECK((json.find("\"speed\"") == std::string::npos) == read->speed.sweeps);
    CHECK((json.find("\"sweeps_per_second\"") != std::string::npos) == read->speed.sweeps);
    CHECK(*lab::read_document(json) == *read);
    return read->speed;
  };
  CHECK(speed("") == lab::Speed{400, false});
  CHECK(speed(R"(,"speed":1500)") == lab::Speed{1500, false});
  CHECK(speed(R"(,"sweeps_per_second":0.25)") == lab::Speed{0.25, true});
  CHECK(speed(R"(,"speed":1500,"sweeps_per_second":2)") == lab::Speed{2, true});
  CHECK(document_error(R"({"hopfieldLab":1,"sweeps_per_second":1e9})")
            .starts_with("sweeps_per_second:"));
}

TEST_CASE("What is missing takes its default, what is unknown is left alone") {
  const auto least = lab::read_document(R"({"hopfieldLab":1})");
  REQUIRE(least);
  CHECK(least->grid.neurons() == 256);
  CHECK(least->memories->empty());
  const auto more = lab::read_document(
      R"({"hopfieldLab":1,"colour":"green","grid":{"width":5,"height":5,"depth":2},
      "memories":[{"values":[1,1,1,1,1,-1,-1,-1,-1,-1,0,0,0,0,0,1,1,1,1,1,1,1,1,1,1],"author":"x"}]})");
  REQUIRE(more);
  CHECK(more->memories->front().name == "picture");
  CHECK(more->memories->front().pattern.count_up() == 15);
}

TEST_CASE("Names are made unique and trimmed") {
  const auto read =
      lab::read_document(R"({"hopfieldLab":1,"grid":{"width":5,"height":5},"memories":[
      {"name":"  dot ","bits":"AQAAAA=="},{"name":"dot","bits":"AQAAAA=="},{"name":"dot","bits":"AQAAAA=="}]})");
  REQUIRE(read);
  CHECK((*read->memories)[0].name == "dot");
  CHECK((*read->memories)[1].name == "dot 2");
  CHECK((*read->memories)[2].name == "dot 3");
}

TEST_CASE("Errors name the field and what was expected") {
  CHECK(document_error("") == "document: not valid JSON");
  CHECK(document_error("[1]") == "an array, expected an object");
  CHECK(document_error("{}") == "hopfieldLab: missing, expected 1");
  CHECK(document_error(R"({"hopfieldLab":2})") ==
        "hopfieldLab: this document was made by a newer version of Hopfield Lab (format 2, this "
        "one reads up to 1)");
  CHECK(document_error(with("\"width\":5", "\"width\":4")) ==
        "grid.width: 4, expected an integer from 5 to 64");
  CHECK(document_error(with("\"width\":5", "\"width\":5.5")) ==
        "grid.width: 5.5, expected an integer from 5 to 64");
  // 30 neurons are 4 bytes; 3 bytes are 24 values.
  const std::string bits = R"("bits":"qqqqKg==")";
  CHECK(document_error(with(bits, R"("bits":"qqqq")")) ==
        "memories[1].bits: 24 values, expected 30");
  CHECK(document_error(with(bits, R"("bits":"qqqqKgA=")")) ==
        "memories[1].bits: 40 values, expected 30");
  CHECK(document_error(with(bits, R"("bits":"qqqqag==")")) ==
        "memories[1].bits: more than 30 values: the bits after the last must be 0");
  CHECK(document_error(with(bits, R"("bits":"qqqq?g==")")) == "memories[1].bits: not valid base64");
  CHECK(document_error(with(bits, R"("bits":7)")) ==
        "memories[1].bits: 7, expected the picture in base64");
  CHECK(document_error(with(bits, R"("values":[1,-1])")) ==
        "memories[1].values: 2 values, expected 30");
  CHECK(document_error(with(bits, R"("values":[1,2])")) ==
        "memories[1].values[1]: 2, expected 1, −1 or 0");
  CHECK(document_error(with("\"tie\":\"minus\"", "\"tie\":\"tow\"")) ==
        "network.tie: \"tow\", expected keep, plus or minus");
  CHECK(
      document_error(with("\"rule\":\"hebb\"", "\"rule\":\"stork\"")) ==
      "network.rule: \"stork\", expected hebb, pseudo-inverse, storkey, amari, sequence or dense");
  CHECK(document_error(with("\"rule\":\"hebb\"", "\"rule\":\"storkey\"")) ==
        "network.self_connections: true, expected false: the rule has no diagonal");
  CHECK(document_error(with("\"rule\":\"hebb\"", "\"rule\":\"hebb\",\"degree\":4")) ==
        "network.degree: given, expected only with the rule dense");
  CHECK(document_error(with("\"self_connections\":true", "\"self_connections\":1")) ==
        "network.self_connections: 1, expected true or false");
  CHECK(document_error(with("[0.1,", "[\"0.1\",")) ==
        "network.threshold[0]: \"0.1\", expected a number from −1000000 to 1000000");
  CHECK(document_error(with("[0.1,", "[")) == "network.threshold: 29 values, expected 30");
  CHECK(document_error(with("\"max_sweeps\":7", "\"max_sweeps\":0")) ==
        "update.max_sweeps: 0, expected an integer from 1 to 1000");
  CHECK(document_error(with("\"temperature\":0", "\"temperature\":-1")) ==
        "update.temperature: −1, expected a number from 0 to 1000000");
  CHECK(document_error(with("\"moment\":3", "\"moment\":211")) ==
        "moment: 211, expected at most max_sweeps × N = 210");
  CHECK(document_error(with("\"mode\":\"async\"", "\"mode\":\"sync\"")) ==
        "moment: 3, expected whole sweeps: a multiple of 30");
  CHECK(document_error(with("\"draws\":12", "\"draws\":-1")) ==
        "draws: −1, expected an integer from 0 to 4294967295");
  CHECK(document_error(with("\"noise\":0.333", "\"noise\":1.333")).starts_with("noise: 1.333"));
  CHECK(document_error(with("\"panel\":\"matrix\"", "\"panel\":\"xyz\"")) ==
        "view.panel: \"xyz\", expected plots, weights, raster, matrix, options");
  CHECK(document_error(with("\"selected\":29", "\"selected\":30")) ==
        "view.selected: 30, expected an integer from 0 to 29");
  CHECK(document_error(with("\"workbench\":\"memory\"", "\"workbench\":\"kitchen\"")) ==
        "workbench: \"kitchen\", expected " + lab_tests::ready_workbenches());
  CHECK(
      document_error(with("a \\\"quoted", std::string(70, 'x'))).starts_with("memories[0].name: "));
}

TEST_CASE("Hostile text is refused quickly") {
  CHECK(document_error(std::string(100000, '[')).find("nested deeper") != std::string::npos);
  CHECK(document_error(std::string((4 << 20) + 1, ' ')).find("expected at most") !=
        std::string::npos);
  CHECK(document_error("{\"hopfieldLab\":1e999}") == "document: not valid JSON");
  CHECK(document_error("{\"hopfieldLab\":\"\xff\"}") == "document: not valid JSON");
}

TEST_CASE("What nobody reads is never made, and sizes are checked before anything is") {
  const std::string zeros = [] {
    std::string text = "[0";
    for (int i = 1; i < 1'000'000; ++i) text += ",0";
    return text + "]";
  }();
  const auto only_grid = [](std::string_view name) { return name == "grid"; };
  const auto sifted = lab::sift(
      R"( {"a":[1,{"grid":"]}"}] , "grid" : {"width":5} ,"\u0061":1,"b":"\"}"} )", only_grid, 100);
  REQUIRE(sifted);
  CHECK(*sifted == R"({"grid" : {"width":5} ,"\u0061":1})");
  CHECK(*lab::sift("{}", only_grid, 0) == "{}");
  for (const char* wrong : {"{", "{\"a\":1", "{\"a\":1]", "{\"a\" 1}", "{a:1}", "{\"a\":1}x",
                            "{\"a\":1,}", "{\"a\":\"\\\"}"})
    CHECK_FALSE(lab::sift(wrong, only_grid, 100));
  CHECK(*lab::read_document(R"({"hopfieldLab":1,"unknown":)" + zeros + "}") ==
        *lab::read_document(R"({"hopfieldLab":1})"));
  for (const char* field : {"memories", "grid", "seed", "hopfieldLab", "gates"}) {
    const std::string text = R"({"hopfieldLab":1,")" + std::string(field) + "\":" + zeros + "}";
    CHECK(document_error(text) == field + std::string(": 1000000 values, expected at most 4096"));
  }
  std::string decimals = R"({"hopfieldLab":1,"network":{"weights":[)";
  for (int row = 0; row < 500; ++row) {
    decimals += row == 0 ? "[0" : ",[0";
    for (int i = 1; i <= 600; ++i) decimals += i % 2 == 0 ? ",.5" : ",1e1";
    decimals += "]";
  }
  CHECK(document_error(decimals + "]}}") == "network: 300000 values, expected at most 250000");
}

TEST_CASE("A short link does not unpack to millions of values") {
  std::string lists = "[";
  for (int list = 0; list < 200; ++list) {
    lists += list == 0 ? "[0" : ",[0";
    for (int i = 1; i < 4000; ++i) lists += ",0";
    lists += "]";
  }
  const std::string json = R"({"hopfieldLab":1,"view":{"unknown":)" + lists + "]}}";
  CHECK(document_error(json) == "read");
  const auto bytes = [](std::string_view text) {
    return std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
  };
  std::vector<std::uint8_t> packed;
  const std::uint32_t checksum = lab::crc32(bytes(json));
  for (unsigned i = 0; i < 4; ++i)
    packed.push_back(static_cast<std::uint8_t>(checksum >> (8 * i) & 0xFFU));
  const auto rest = lab::deflate(bytes(json), lab::Wrapping::raw);
  packed.insert(packed.end(), rest.begin(), rest.end());
  const auto read = lab::read_link("A" + lab::write_base64(packed, lab::Alphabet::address));
  REQUIRE_FALSE(read);
  CHECK(read.error().text() == "view: 800201 values, expected at most 400000");
}

TEST_CASE("No link ends in a sign that is taken for the sentence's") {
  Document document;
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    document.seed = seed;
    const std::string link = lab::write_link(document);
    INFO(link);
    CHECK(link.find_last_of("-_") != link.size() - 1);
    REQUIRE(lab::read_link(link));
    CHECK(*lab::read_link(link) == document);
  }
}

TEST_CASE("Every piece of a document is either read or refused") {
  const std::string json = lab::write_document(unusual());
  for (std::size_t length = 0; length < json.size(); ++length)
    CHECK_FALSE(lab::read_document(std::string_view(json).substr(0, length)));
  hopfield::Random random(3);
  int refused = 0;
  for (int trial = 0; trial < 3000; ++trial) {
    std::string damaged = json;
    damaged[random.below(static_cast<std::uint32_t>(json.size()))] =
        static_cast<char>(random.below(256));
    const auto read = lab::read_document(damaged);
    if (!read) {
      CHECK_FALSE(read.error().message.empty());
      ++refused;
      continue;
    }
    CHECK(lab::check_document(*read));
    const auto again = lab::read_document(lab::write_document(*read));
    REQUIRE(again);
    CHECK(*again == *read);
  }
  // Both ways are gone.
  CHECK(refused > 300);
  CHECK(refused < 2700);
}

TEST_CASE("A link leads to the same document or to an error") {
  const std::string link = lab::write_link(unusual());
  CHECK(
      link.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") ==
      std::string::npos);
  REQUIRE(lab::read_link(link));
  CHECK(*lab::read_link(link) == unusual());
  for (std::size_t length = 0; length < link.size(); ++length)
    CHECK_FALSE(lab::read_link(std::string_view(link).substr(0, length)));
  for (std::size_t i = 1; i < link.size(); ++i) {
    std::string damaged = link;
    damaged[i] = damaged[i] == 'A' ? 'B' : 'A';
    CHECK_FALSE(lab::read_link(damaged));
  }
  CHECK(lab::read_link("").error().text() == "link: the link is empty");
  CHECK(lab::read_link("B" + link.substr(1)).error().text() ==
        "link: this link was made by a newer version of Hopfield Lab");
  CHECK(lab::read_link("?" + link).error().text() ==
        "link: the link is damaged or cut short (unknown beginning)");
}

TEST_CASE("The longest document fits a link that can be read") {
  Document document;
  document.grid = {64, 64};
  document.start = lab::Pattern(4096);
  std::vector<lab::Memory> memories;
  hopfield::Random random(1);
  for (std::size_t k = 0; k < lab::kMostMemories; ++k) {
    lab::Pattern pattern(4096);
    for (std::size_t i = 0; i < 4096; ++i) pattern.set(i, random.chance(0.5));
    memories.push_back({"memory " + std::to_string(k), pattern});
  }
  document.memories = std::make_shared<const std::vector<lab::Memory>>(std::move(memories));
  document.network.threshold = {hopfield::ThresholdKind::each,
                                std::vector<double>(4096, -123456.789012345)};
  const auto read = lab::read_link(lab::write_link(document));
  REQUIRE(read);
  CHECK(*read == document);
}
