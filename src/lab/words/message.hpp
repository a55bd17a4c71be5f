#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lab {

struct Argument;

/// A few words for the person, ready to be shown, with the names of memories set off ("Recalled *circle*, exactly").
struct Phrase {
  struct Part {
    std::string text;
    bool name = false;  ///< a memory's name: shown in italics
  };
  std::vector<Part> parts;
  /// The text alone.
  [[nodiscard]] std::string plain() const;
};

/// Something to say: a sentence of the catalogue (lab/words/catalogue.hpp) and what goes into it. It is put into words
/// where it is shown, so that the language is chosen there.
///
/// The sentence is the English one and its own key. {0}, {1}, … are the arguments, in any order. {0|pixel|pixels} is the form
/// that argument 0 asks for: in English the first for one, the second for any other number. A translation has as many forms
/// as its language needs. Sentences are never glued together: languages differ in word order.
struct Message {
  const char* pattern = "";  ///< lives as long as the program
  std::vector<Argument> arguments;

  [[nodiscard]] bool empty() const { return *pattern == '\0'; }
  /// The sentence in the language that is spoken, with its arguments.
  [[nodiscard]] Phrase phrase() const;
  [[nodiscard]] std::string plain() const { return phrase().plain(); }
};

/// What goes into a sentence.
struct Argument {
  std::string text;              ///< as it is shown: a text, a name, a number's digits
  bool name = false;             ///< a memory's name: shown in italics
  double number = 0;             ///< which form the sentence takes; 0 for what is no number
  std::vector<Message> message;  ///< at most one: a sentence within the sentence

  Argument(std::string_view words) : text(words) {}
  Argument(const std::string& words) : text(words) {}
  Argument(const char* words) : text(words) {}
  Argument(Message within) { message.push_back(std::move(within)); }
  /// A whole number.
  template <std::integral T>
  Argument(T count) : Argument(count < T{}, magnitude(count)) {}
  /// A number that is written in some other way, with a decimal point or with its thousands set off.
  Argument(double value, std::string shown) : text(std::move(shown)), number(value) {}

 private:
  Argument(bool negative, std::uint64_t magnitude);
  template <std::integral T>
  static std::uint64_t magnitude(T count) {
    const auto bits = static_cast<std::uint64_t>(count);
    return count < T{} ? 0 - bits : bits;
  }
};

/// The sentence with its arguments: texts, whole numbers, and what the functions below make.
template <class... Arguments>
[[nodiscard]] Message msg(const char* pattern, Arguments&&... arguments) {
  Message message{pattern, {}};
  message.arguments.reserve(sizeof...(arguments));
  (message.arguments.push_back(Argument(std::forward<Arguments>(arguments))), ...);
  return message;
}

/// The arguments put into a sentence that has been looked up already.
[[nodiscard]] Phrase filled(std::string_view translated, const std::vector<Argument>& arguments);

/// A memory's name.
[[nodiscard]] Argument named(std::string_view name);
/// A number with so many decimals.
[[nodiscard]] Argument with_decimals(double value, int digits);
/// "a, b and c".
[[nodiscard]] Message listed(std::vector<Message> parts);
/// Facts that have nothing to do with each other, side by side: "a · b · c". Empty ones are left out.
[[nodiscard]] Message facts(std::vector<Message> parts);

/// A text that is a whole sentence already.
[[nodiscard]] Message whole_text(std::string_view text);

// What is wrong with an input.

/// "24 values, expected 25": what was found, and what belongs there.
[[nodiscard]] std::string expected(const Argument& found, const Argument& wanted);
/// The same where what belongs there is a sentence without arguments: "a number", "1 or −1".
[[nodiscard]] std::string expected(const Argument& found, const char* wanted);
/// "0 to 15".
[[nodiscard]] Message between(const Argument& low, const Argument& high);
/// "at most 400".
[[nodiscard]] Message at_most(const Argument& most);
/// "1 value", "24 values".
[[nodiscard]] Message value_count(std::uint64_t count);

}  // namespace lab
