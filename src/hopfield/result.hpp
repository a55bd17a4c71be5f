#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace hopfield {

/// What is wrong with an input, and where. `field` is a path into what was given
/// (`patterns[1]`, `network.tie`), `message` says what was found and what was expected
/// (`24 values, expected 25`).
struct Error {
  std::string field;
  std::string message;

  /// `field: message`, or the message alone when there is no field.
  [[nodiscard]] std::string text() const {
    return field.empty() ? message : field + ": " + message;
  }
  friend bool operator==(const Error&, const Error&) = default;
};

/// The field of an error that says which part of the page has to come first (docs/architecture.md); its message is the part's name. Nothing
/// has been done then, and the same can be asked for again.
inline constexpr const char* kMissingPart = "part";

/// A value or the reason why there is none. Errors are values: nothing in the engine throws.
/// (std::expected is C++23; this is the part of it that is needed.)
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : content_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : content_(std::in_place_index<1>, std::move(error)) {}

  [[nodiscard]] bool ok() const { return content_.index() == 0; }
  explicit operator bool() const { return ok(); }

  /// Precondition of value access: ok().
  [[nodiscard]] T& value() & { return *std::get_if<0>(&content_); }
  [[nodiscard]] const T& value() const& { return *std::get_if<0>(&content_); }
  [[nodiscard]] T&& value() && { return std::move(*std::get_if<0>(&content_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  /// Precondition: !ok().
  [[nodiscard]] const Error& error() const { return *std::get_if<1>(&content_); }

 private:
  std::variant<T, Error> content_;
};

/// Success without a value, or the reason for failure.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)) {}
  [[nodiscard]] bool ok() const { return !error_.has_value(); }
  explicit operator bool() const { return ok(); }
  [[nodiscard]] const Error& error() const { return *error_; }

 private:
  std::optional<Error> error_;
};

}  // namespace hopfield
