#pragma once

#include <optional>
#include <type_traits>
#include <utility>

/// A section of a document and a change of it have the same fields. They are written down once, as a template over the form
/// that a field takes: `As<double> gain = begins(1.0);`.
namespace lab {

/// In a section: the value itself.
template <class T>
using Value = T;

/// What a field of a section is at first.
template <class T>
struct Begins {
  T value;
  operator T() const { return value; }  // NOLINT(google-explicit-constructor)
};
/// Initialises a field in either form: a value starts with this, a Maybe starts as not given.
template <class T>
[[nodiscard]] Begins<T> begins(T value) {
  return {std::move(value)};
}

/// In a change: given or not; whatever the section begins with, at first it is not.
template <class T>
class Maybe : public std::optional<T> {
 public:
  using std::optional<T>::optional;
  Maybe() = default;
  Maybe(Begins<T> /*of the section*/) {}  // NOLINT(google-explicit-constructor,performance-*)
  template <class U = T>
    requires(std::is_constructible_v<T, U> && !std::is_base_of_v<Maybe, std::remove_cvref_t<U>>)
  Maybe& operator=(U&& value) {
    this->emplace(std::forward<U>(value));
    return *this;
  }
};

/// What is to be different in a section: the section's fields as Maybe, and what can only be asked for (`kick`). Each workbench
/// has its own.
template <class Section>
struct Change;

}  // namespace lab
