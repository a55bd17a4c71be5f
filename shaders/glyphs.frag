#version 300 es
// Letters and shapes: coverage from the glyphs' picture (shapes point at a white pixel of it).
precision mediump float;
uniform sampler2D picture;
in highp vec2 at;
in vec4 tint;
out vec4 result;

void main() {
  result = vec4(tint.rgb, tint.a * texture(picture, at).r);
}
