#version 300 es
// Dear ImGui's vertices: CSS pixels to clip space.
layout(location = 0) in vec2 position;
layout(location = 1) in vec2 uv;
layout(location = 2) in vec4 colour;
uniform vec4 projection;  // scale, offset
out vec2 at;
out vec4 tint;

void main() {
  at = uv;
  tint = colour;
  gl_Position = vec4(position * projection.xy + projection.zw, 0.0, 1.0);
}
