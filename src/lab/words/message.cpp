#include "lab/words/message.hpp"

#include <algorithm>

#include "lab/words/catalogue.hpp"
#include "lab/words/decimal.hpp"

namespace lab {
namespace {

void add(Phrase& phrase, std::string_view text, bool name) {
  if (text.empty()) return;
  if (phrase.parts.empty() || phrase.parts.back().name || name)
    phrase.parts.push_back({std::string(text), name});
  else
    phrase.parts.back().text += text;
}

void render(Phrase& phrase, std::string_view rest, const std::vector<Argument>& arguments);

void add(Phrase& phrase, const Argument& argument) {
  if (argument.message.empty()) return add(phrase, argument.text, argument.name);
  const Message& within = argument.message.front();
  render(phrase, translated(within.pattern), within.arguments);
}

/// One of "pixel|pixels"; the last one where there are too few.
std::string_view form_of(std::string_view forms, std::size_t which) {
  for (;; --which) {
    const std::size_t end = forms.find('|');
    if (which == 0 || end == std::string_view::npos) return forms.substr(0, end);
    forms.remove_prefix(end + 1);
  }
}

void render(Phrase& phrase, std::string_view rest, const std::vector<Argument>& arguments) {
  while (!rest.empty()) {
    const std::size_t open = std::min(rest.find('{'), rest.size());
    add(phrase, rest.substr(0, open), false);
    rest.remove_prefix(open);
    if (rest.empty()) return;
    const std::size_t end = rest.find('}');
    const bool field = end != std::string_view::npos && end >= 2 && rest[1] >= '0' &&
                       rest[1] <= '9' && (end == 2 || rest[2] == '|');
    if (!field) {
      add(phrase, rest.substr(0, 1), false);
      rest.remove_prefix(1);
      continue;
    }
    const auto which = static_cast<std::size_t>(rest[1] - '0');
    if (which < arguments.size()) {
      const Argument& argument = arguments[which];
      if (end == 2)
        add(phrase, argument);
      else
        add(phrase, form_of(rest.substr(3, end - 3), plural_form(argument.number)), false);
    }
    rest.remove_prefix(end + 1);
  }
}

/// Two at a time, by one pattern; the last two by another.
Message joined(std::vector<Message> parts, const char* pattern, const char* last) {
  if (parts.empty()) return {};
  Message all = std::move(parts.front());
  for (std::size_t k = 1; k < parts.size(); ++k)
    all = msg(k + 1 == parts.size() ? last : pattern, std::move(all), std::move(parts[k]));
  return all;
}

}  // namespace

std::string Phrase::plain() const {
  std::string text;
  for (const Part& part : parts) text += part.text;
  return text;
}

Phrase filled(std::string_view translated, const std::vector<Argument>& arguments) {
  Phrase phrase;
  render(phrase, translated, arguments);
  return phrase;
}

Phrase Message::phrase() const { return filled(translated(pattern), arguments); }

Argument::Argument(bool negative, std::uint64_t magnitude)
    : text((negative ? "\u2212" : "") + std::to_string(magnitude)),
      number(negative ? -static_cast<double>(magnitude) : static_cast<double>(magnitude)) {}

Argument named(std::string_view name) {
  Argument argument(name);
  argument.name = true;
  return argument;
}

Argument with_decimals(double value, int digits) { return {value, decimal(value, digits)}; }

Message whole_text(std::string_view text) { return msg("{0}", text); }

Message listed(std::vector<Message> parts) {
  return joined(std::move(parts), "{0}, {1}", "{0} and {1}");
}

Message facts(std::vector<Message> parts) {
  std::erase_if(parts, [](const Message& part) { return part.empty(); });
  return joined(std::move(parts), "{0} · {1}", "{0} · {1}");
}

std::string expected(const Argument& found, const Argument& wanted) {
  return msg("{0}, expected {1}", found, wanted).plain();
}

std::string expected(const Argument& found, const char* wanted) {
  return expected(found, Argument(msg(wanted)));
}

Message between(const Argument& low, const Argument& high) { return msg("{0} to {1}", low, high); }

Message at_most(const Argument& most) { return msg("at most {0}", most); }

Message value_count(std::uint64_t count) { return msg("{0} {0|value|values}", count); }

}  // namespace lab
