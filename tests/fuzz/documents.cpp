// Any bytes give a document within its bounds, which reads back the same, or an error that says something.
#include <cstdint>

#include "fuzz.hpp"
#include "lab/document/document.hpp"

void fuzz::documents(const std::uint8_t* data, std::size_t size) {
  const auto document = lab::read_document({reinterpret_cast<const char*>(data), size});
  if (!document) {
    must(!document.error().message.empty(), "an error says something");
    return;
  }
  must(lab::check_document(*document).ok(), "what was read is within its bounds");
  const std::string json = lab::write_document(*document);
  const auto again = lab::read_document(json);
  must(again.ok(), "what was written can be read");
  must(*again == *document, "what was written is what was read");
  must(lab::write_document(*again) == json, "writing is stable");
}
