// Any bytes are a file of pictures or an error that begins with the file's name. Inside an archive stands a checksum, so
// the same bytes are tried as an array in a sound archive, too.
#include <cstdint>

#include "fuzz.hpp"
#include "lab/files/file.hpp"
#include "lab/formats/zip.hpp"

namespace {

void read(std::span<const std::uint8_t> bytes, lab::Each each) {
  const auto file = lab::read_patterns("file", bytes, each);
  if (!file) {
    fuzz::must(file.error().text().starts_with("file: "), "an error begins with the name");
    return;
  }
  fuzz::must(!file->memories.empty(), "what was read has pictures");
  for (const lab::Memory& memory : file->memories)
    fuzz::must(memory.pattern.size() == file->grid.neurons(), "all pictures are of one size");
  lab::Document document;
  document.grid = file->grid;
  document.start = lab::Pattern(file->grid.neurons());
  document.memories = std::make_shared<const std::vector<lab::Memory>>(file->memories);
  fuzz::must(lab::check_document(document).ok(), "what was read fits a document");
}

}  // namespace

void fuzz::npz(const std::uint8_t* data, std::size_t size) {
  using lab::Each;
  for (const Each each : {Each::unsaid, Each::row, Each::picture}) read({data, size}, each);
  const lab::ZipEntry entry{"array.npy", {data, data + size}};
  read(lab::write_zip({&entry, 1}), Each::unsaid);
  const auto grey = lab::read_grey_file("file", {data, size});
  if (!grey) return;
  if (!*grey) {
    fuzz::must((*grey).error().text().starts_with("file: "), "an error begins with the name");
    return;
  }
  const std::size_t pixels =
      static_cast<std::size_t>((*grey)->width) * static_cast<std::size_t>((*grey)->height);
  fuzz::must((*grey)->values.size() == pixels, "a grey picture has all its pixels");
}
