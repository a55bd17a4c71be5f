#version 300 es
// A dense map of numbers on a diverging scale: each device pixel shows the mean of the cells that it covers, so that
// a fine checkerboard turns grey instead of flickering.
precision highp float;
uniform sampler2D numbers;
uniform vec4 low, middle, high;
uniform float opacity;
in vec2 at;  // in cells
in vec4 tint;
out vec4 result;

vec4 scale(float value) {
  return value < 0.0 ? mix(middle, low, -value) : mix(middle, high, value);
}

float number(vec2 where) {
  ivec2 size = textureSize(numbers, 0);
  ivec2 cell = clamp(ivec2(floor(where)), ivec2(0), size - 1);
  return clamp((texelFetch(numbers, cell, 0).r * 255.0 - 128.0) / 127.0, -1.0, 1.0);
}

void main() {
  vec2 step = vec2(dFdx(at.x), dFdy(at.y));
  vec4 sum = vec4(0.0);
  const int n = 4;
  for (int y = 0; y < n; ++y) {
    for (int x = 0; x < n; ++x) {
      vec2 offset = (vec2(x, y) + 0.5) / float(n) - 0.5;
      sum += scale(number(at + offset * step));
    }
  }
  result = sum / float(n * n);
  result.a *= opacity * tint.a;
}
