#version 300 es
// A photograph or drawing as it is.
precision mediump float;
uniform sampler2D picture;
in highp vec2 at;
in vec4 tint;
out vec4 result;

void main() {
  result = texture(picture, at) * tint;
}
