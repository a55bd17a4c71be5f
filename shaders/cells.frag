#version 300 es
// The network's cells: rounded squares with gaps, coloured by their state, with the dot of a flip, the mark of the
// brush, the ring of a difference and the sign.
precision highp float;
uniform sampler2D numbers;  // r: value, g: dot, b: difference, a: mark
uniform vec4 low, middle, high, markColour;
uniform vec2 cell;          // device pixels
uniform vec4 shape;         // gap, radius, strength of the sign, opacity
uniform float ratio;
uniform float marked;       // 0 when there is only a value
uniform float digits;       // 1: the cells show 1 and 0, not + and −
in vec2 at;                 // in cells
in vec4 tint;
out vec4 result;

float box(vec2 p, vec2 size, float radius) {
  vec2 q = abs(p) - size + radius;
  return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - radius;
}

float covered(float distance) {
  return clamp(0.5 - distance, 0.0, 1.0);
}

void main() {
  ivec2 size = textureSize(numbers, 0);
  ivec2 where = clamp(ivec2(floor(at)), ivec2(0), size - 1);
  vec4 data = texelFetch(numbers, where, 0);
  float value = clamp((data.r * 255.0 - 128.0) / 127.0, -1.0, 1.0);
  vec2 p = (fract(at) - 0.5) * cell;  // device pixels from the cell's centre
  vec2 size2 = (cell - shape.x) * 0.5;
  float edge = box(p, size2, shape.y);

  vec3 colour = value < 0.0 ? mix(middle, low, -value).rgb : mix(middle, high, value).rgb;
  // In the other state's colour: seen by everyone, loud to no one.
  vec3 ink = value > 0.0 ? low.rgb : high.rgb;
  if (shape.z > 0.0) {
    // The sign.
    float reach = min(cell.x, cell.y) * 0.13;
    float thick = max(0.5 * ratio, min(cell.x, cell.y) * 0.022);
    float bar = box(p, vec2(reach, thick), thick * 0.5);
    float post = box(p, vec2(thick, reach), thick * 0.5);
    float tall = box(p, vec2(thick, reach * 1.25), thick * 0.5);
    float ring = abs(length(p * vec2(1.3, 1.0)) - reach * 1.25 + thick) - thick;
    // + and −, or the digits of 0/1 units.
    float shown = digits > 0.0 ? (value > 0.0 ? tall : ring) : value > 0.0 ? min(bar, post) : bar;
    float glyph = covered(shown);
    colour = mix(colour, ink, glyph * shape.z * abs(value));
  }
  if (marked > 0.0) {
    // What has just flipped carries a dot, beside the sign where there is one.
    bool beside = shape.z > 0.0;
    float side = min(cell.x, cell.y);
    float away = length(beside ? p + 0.3 * cell : p);
    colour = mix(colour, ink, data.g * covered(away - max(1.5 * ratio, side * (beside ? 0.1 : 0.17))));
    float ring = max(1.5 * ratio, min(cell.x, cell.y) * 0.07);
    colour = mix(colour, ink, data.b * covered(-(edge + ring)));
    colour = mix(colour, markColour.rgb, data.a * mix(0.16, 0.55, covered(-(edge + ratio))));
  }
  result = vec4(colour, covered(edge) * shape.w * tint.a);
}
