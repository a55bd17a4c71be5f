#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lab/words/catalogue.hpp"

/// A language made of the English one: every sentence stands in ⟦…⟧ and its letters have accents. What is put together from
/// pieces then shows as more than one pair of brackets, and what was never looked up as letters without accents.
class PseudoLanguage final : public lab::Catalogue {
 public:
  PseudoLanguage() { lab::speak(this); }
  ~PseudoLanguage() override { lab::speak(nullptr); }
  PseudoLanguage(const PseudoLanguage&) = delete;
  PseudoLanguage& operator=(const PseudoLanguage&) = delete;

  [[nodiscard]] const char* find(std::string_view english) const override {
    auto& known = sentences_[std::string(english)];
    // {0} alone is no sentence: it is its argument.
    if (known.empty()) known = english == "{0}" ? "{0}" : "⟦" + accented(english) + "⟧";
    return known.c_str();
  }
  [[nodiscard]] std::size_t form(double number) const override { return number == 1 ? 0 : 1; }

  /// What is wrong with a text: "" when it is one whole sentence, or has no words besides those of `names`.
  [[nodiscard]] static std::string fault(std::string_view text,
                                         const std::vector<std::string>& names) {
    // Names first: what is left has letters only where somebody wrote words.
    std::string rest(text);
    for (const std::string& name : names)
      for (auto at = rest.find(name); at != std::string::npos && !name.empty();
           at = rest.find(name, at))
        if (alone(rest, at, name.size()))
          rest.replace(at, name.size(), "#");
        else
          at += name.size();
    for (std::size_t at = 0; at + 1 < rest.size(); ++at)
      if (is_letter(rest[at]) && is_letter(rest[at + 1])) {
        std::size_t end = at;
        while (end < rest.size() && is_letter(rest[end])) ++end;
        return "was not looked up: " + rest.substr(at, end - at);
      }
    constexpr std::string_view kOpen = "⟦", kClose = "⟧";
    int depth = 0, sentences = 0;
    bool outside = false;
    for (std::size_t at = 0; at < rest.size();) {
      const std::string_view here = std::string_view(rest).substr(at);
      if (here.starts_with(kOpen)) {
        if (depth++ == 0) ++sentences;
        at += kOpen.size();
      } else if (here.starts_with(kClose)) {
        if (--depth < 0) return "is cut off";
        at += kClose.size();
      } else {
        outside = outside || (depth == 0 && rest[at] != ' ');
        ++at;
      }
    }
    if (depth != 0) return "is cut off";
    if (sentences > 1 || (sentences == 1 && outside)) return "is glued together";
    return "";
  }

 private:
  static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
  static bool alone(const std::string& text, std::size_t at, std::size_t size) {
    const bool before = at > 0 && is_letter(text[at - 1]);
    const bool after = at + size < text.size() && is_letter(text[at + size]);
    return !before && !after;
  }
  static std::string accented(std::string_view english) {
    static constexpr std::string_view kFrom =
        "abcdeghijklnorstuwyzABCDEGHIJKLNORSTUWYZfmpqvxFMPQVX";
    static const std::vector<std::string> kTo = {
        "á", "ƀ", "ç", "ð", "é", "ĝ", "ĥ", "í", "ĵ", "ķ", "ĺ", "ñ", "ó", "ŕ", "š", "ŧ", "ú", "ŵ",
        "ý", "ž", "Á", "Ɓ", "Ç", "Ð", "É", "Ĝ", "Ĥ", "Í", "Ĵ", "Ķ", "Ĺ", "Ñ", "Ó", "Ŕ", "Š", "Ŧ",
        "Ú", "Ŵ", "Ý", "Ž", "ƒ", "ɱ", "þ", "ɋ", "ṽ", "ẋ", "Ƒ", "Ɱ", "Þ", "Ɋ", "Ṽ", "Ẋ"};
    std::string out;
    for (const char c : english) {
      const std::size_t at = kFrom.find(c);
      if (at == std::string_view::npos)
        out += c;
      else
        out += kTo[at];
    }
    return out;
  }

  mutable std::map<std::string, std::string> sentences_;
};
