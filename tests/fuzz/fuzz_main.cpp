// The fuzzer:  fuzz TARGET FLAG... FOLDER...   with libFuzzer's flags and folders of inputs. Without TARGET it lists them.
#include "fuzz.hpp"

namespace {

const fuzz::Target* chosen = nullptr;

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* count, char*** arguments) {
  // Documents and commands are read with the workbenches' code.
  lab::set_workbenches(lab::all_workbenches());
  chosen = &fuzz::target(*count > 1 ? (*arguments)[1] : "");
  // The rest is libFuzzer's, which reads it after this.
  for (int k = 1; k + 1 < *count; ++k) (*arguments)[k] = (*arguments)[k + 1];
  --*count;
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  chosen->run(data, size);
  return 0;
}
