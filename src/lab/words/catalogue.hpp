#pragma once

#include <cstddef>
#include <string_view>

namespace lab {

/// The sentences of one language. Everything that a person reads is looked up here, by its English text: lab's messages, what
/// ui shows with tr("…"), and the command line. tools/words.mjs lists all of them.
class Catalogue {
 public:
  virtual ~Catalogue() = default;
  /// The sentence in this language, which lives as long as the catalogue; null leaves it English.
  [[nodiscard]] virtual const char* find(std::string_view english) const = 0;
  /// Which of the forms in {0|…|…} goes with a number.
  [[nodiscard]] virtual std::size_t form(double number) const = 0;
};

/// From now on this language is spoken; null: English, which needs no catalogue. It must outlive its use. For the start of
/// a program: what has been shown is not shown anew.
void speak(const Catalogue* catalogue);
/// The sentence in the language that is spoken.
[[nodiscard]] const char* translated(const char* english);
/// The form of {0|…|…} that goes with a number in the language that is spoken. English: 0 for one, 1 for any other.
[[nodiscard]] std::size_t plural_form(double number);

}  // namespace lab
