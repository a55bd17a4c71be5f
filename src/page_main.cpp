#include <GLES3/gl3.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>
#ifdef __EMSCRIPTEN__
#include <emscripten/html5.h>
#endif
int main() {
  ImGui::CreateContext();
#ifdef __EMSCRIPTEN__
  EmscriptenWebGLContextAttributes a; emscripten_webgl_init_context_attributes(&a); a.majorVersion=2;
  auto c = emscripten_webgl_create_context("#canvas", &a); emscripten_webgl_make_context_current(c);
#endif
  ImGui_ImplOpenGL3_Init("#version 300 es");
  ImGui_ImplOpenGL3_NewFrame(); ImGui::NewFrame(); ImGui::Text("x %f", 3.0); ImGui::Render(); ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}
