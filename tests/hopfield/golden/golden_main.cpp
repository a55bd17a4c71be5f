// Prints the golden traces: build/native/golden_traces > tests/fixtures/golden-traces.txt

#include <cstdio>

#include "golden.hpp"

int main() {
  for (const std::string& line : golden_lines()) std::puts(line.c_str());
}
