#include <emscripten/em_js.h>

#include <cstddef>
#include <cstdlib>

// Takes the place of the C library's functions of these names in the page. Those read decimals by arithmetic of 128 bits, which
// takes 7 KB of what the page fetches first. The browser can read numbers anyway. Both round correctly, so they give the same
// bits.

EM_JS(double, lab_number, (const char* text, int length),
      { return Number(UTF8ToString(text, length)); })
EM_JS_DEPS(lab_number, "$UTF8ToString")

namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

const char* after_digits(const char* at) {
  while (digit(*at)) ++at;
  return at;
}

/// After the longest decimal number that the text begins with; `text` itself when it begins with none.
const char* after_number(const char* text) {
  const char* at = text;
  if (*at == '+' || *at == '-') ++at;
  const char* const whole = at;
  at = after_digits(at);
  std::ptrdiff_t digits = at - whole;
  if (*at == '.') {
    const char* const part = ++at;
    at = after_digits(at);
    digits += at - part;
  }
  if (digits == 0) return text;
  if (*at != 'e' && *at != 'E') return at;
  const char* exponent = at + 1;
  if (*exponent == '+' || *exponent == '-') ++exponent;
  return digit(*exponent) ? after_digits(exponent) : at;
}

}  // namespace

/// As the C library has it, in decimal notation: no hexadecimal numbers, infinities or words, which nobody here asks for.
extern "C" double strtod(const char* text, char** end) {
  const char* first = text;
  while (*first == ' ' || (*first >= '\t' && *first <= '\r')) ++first;
  const char* const stop = after_number(first);
  if (end != nullptr) *end = const_cast<char*>(stop == first ? text : stop);
  return stop == first ? 0 : lab_number(first, static_cast<int>(stop - first));
}

// They come with it in the C library, and nobody here uses them.
extern "C" float strtof(const char* text, char** end) {
  return static_cast<float>(strtod(text, end));
}
extern "C" long double strtold(const char* text, char** end) { return strtod(text, end); }
