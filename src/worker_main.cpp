// The engine without a screen (engine.mjs): for the page's workers and for Node.
#include <emscripten.h>

#include <string>
#include <string_view>

#include "lab/experiments/experiment.hpp"
#include "lab/formats/json.hpp"

// The JavaScript side may set Module.onProgress; what it returns decides whether the experiment goes on.
// clang-format off
EM_JS(int, lab_progress, (double fraction), {
  return Module["onProgress"] && Module["onProgress"](fraction) === false ? 0 : 1;
});
// clang-format on

extern "C" {

/// Runs an experiment. Returns {"ok": result} or {"error": {"field": …, "message": …}} as UTF-8 text that is valid until
/// the next call.
EMSCRIPTEN_KEEPALIVE const char* lab_experiment(const char* name, const char* request) {
  static std::string answer;
  const auto result = lab::run_experiment(
      name, request, [](double fraction) { return lab_progress(fraction) != 0; });
  lab::JsonText json;
  if (result) {
    json.begin('{').key("ok").raw(*result).end('}');
  } else {
    json.begin('{').key("error").begin('{');
    json.field("field", std::string_view(result.error().field));
    json.field("message", std::string_view(result.error().message)).end('}').end('}');
  }
  answer = json.text();
  return answer.c_str();
}

}  // extern "C"

int main() { return 0; }
