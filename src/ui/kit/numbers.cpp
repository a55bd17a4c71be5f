#include "ui/kit/numbers.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>
#include <vector>

namespace ui {
namespace {

constexpr const char* kMinus = "\u2212";
constexpr const char* kThinSpace = "\u2009";

/// Digits of |value| with thin spaces between groups of three; four digits stay together, as
/// typographers have it.
std::string grouped(double magnitude, int decimals) {
  char digits[400];
  std::snprintf(digits, sizeof digits, "%.*f", decimals, magnitude);
  const std::string_view all = digits;
  const std::size_t point = std::min(all.find('.'), all.size());
  if (point <= 4) return std::string(all);
  std::string out;
  for (std::size_t i = 0; i < point; ++i) {
    if (i > 0 && (point - i) % 3 == 0) out += kThinSpace;
    out += all[i];
  }
  return out.append(all.substr(point));
}

/// Whether anything but zeros would be printed: "−0.00" is a lie about the sign.
bool prints_zero(double value, int decimals) {
  return std::abs(value) < 0.5 * std::pow(10.0, -decimals);
}

}  // namespace

std::string number(double value, int decimals) {
  if (std::isnan(value)) return "–";
  if (std::isinf(value)) return value < 0 ? std::string(kMinus) + "∞" : "∞";
  const std::string digits = grouped(std::abs(value), decimals);
  return value < 0 && !prints_zero(value, decimals) ? kMinus + digits : digits;
}

std::string signed_number(double value, int decimals) {
  return value > 0 && !prints_zero(value, decimals) ? "+" + number(value, decimals)
                                                    : number(value, decimals);
}

lab::Argument counted(std::uint64_t count) {
  const auto value = static_cast<double>(count);
  return {value, number(value)};
}

int decimals_for(double step) {
  if (!(step > 0)) return 0;
  return std::clamp(static_cast<int>(std::ceil(-std::log10(step) - 1e-9)), 0, 9);
}

double decimal_of(double value) {
  constexpr double kUnit = 1e9, kLargest = 1e6;
  return std::fabs(value) < kLargest ? std::round(value * kUnit) / kUnit + 0.0 : value;
}

std::string tick_label(double value, double step, double largest) {
  const double size = std::max({std::abs(value), std::abs(step), std::abs(largest)});
  if (size >= 1e7 && step >= 1e5)
    return value == 0 ? "0" : number(value / 1e6, decimals_for(step / 1e6)) + "M";
  if (size >= 1e4 && step >= 100)
    return value == 0 ? "0" : number(value / 1e3, decimals_for(step / 1e3)) + "k";
  return number(value, decimals_for(step));
}

std::string sentence(std::string_view pattern, std::initializer_list<lab::Argument> values) {
  return lab::filled(pattern, values).plain();
}

std::string with_commas(std::span<const std::string> texts) {
  std::string all;
  for (const std::string& text : texts)
    all = all.empty() ? text : lab::msg("{0}, {1}", all, text).plain();
  return all;
}

std::string side_by_side(std::initializer_list<std::string_view> texts) {
  const std::vector<std::string> all(texts.begin(), texts.end());
  return side_by_side(std::span<const std::string>(all));
}

std::string side_by_side(std::span<const std::string> texts) {
  std::vector<lab::Message> parts;
  for (const std::string& text : texts)
    if (!text.empty()) parts.push_back(lab::whole_text(text));
  return lab::facts(std::move(parts)).plain();
}

}  // namespace ui
