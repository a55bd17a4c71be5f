#include "lab/words/catalogue.hpp"

namespace lab {
namespace {

const Catalogue* spoken = nullptr;

}  // namespace

void speak(const Catalogue* catalogue) { spoken = catalogue; }

const char* translated(const char* english) {
  // Nothing says nothing in every language.
  if (spoken == nullptr || *english == '\0') return english;
  const char* found = spoken->find(english);
  return found == nullptr ? english : found;
}

std::size_t plural_form(double number) {
  return spoken != nullptr ? spoken->form(number) : number == 1 ? 0 : 1;
}

}  // namespace lab
