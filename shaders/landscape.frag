#version 300 es
// The plane of two neurons, and the surface of their energy over it: basins, energy with its contours, and the field of
// arrows, all worked out here for each pixel from the weights. `at` is (v1, v2).
precision highp float;
uniform sampler2D numbers;  // r: which stable point each place flows to
uniform vec4 weights;       // M, row by row
uniform vec4 inputs;        // h in the energy, h in the field (a kick besides)
uniform vec4 response;      // gain, F (1 clip, 2 tanh, 3 arctan), energy (0 H, 1 Lyapunov), 1 on the surface
uniform vec4 heights;       // lowest and highest energy, between two contours, how far the plane reaches
uniform vec4 shows;         // ground (0 plain, 1 basins, 2 energy), contours, arrows, between two arrows
uniform vec4 low, middle, high, paper, ink;
uniform vec4 palette[8];
in vec2 at;
in vec4 tint;
out vec4 result;

const float halfPi = 1.5707963;

float respond(float u) {
  float x = response.x * u;
  if (response.y < 1.5) return clamp(x, -1.0, 1.0);
  if (response.y < 2.5) return tanh(clamp(x, -10.0, 10.0));
  return atan(halfPi * x) / halfPi;
}

vec2 hear(vec2 v) {
  return vec2(dot(weights.xy, v), dot(weights.zw, v));
}

// The leak's share of the energy: the integral of the inverse of F from 0 to v.
float leak(float v) {
  float size = min(abs(v), 0.99999);
  if (response.y < 1.5) return 0.5 * v * v / response.x;
  if (response.y < 2.5)
    return 0.5 * ((1.0 + size) * log(1.0 + size) + (1.0 - size) * log(1.0 - size)) / response.x;
  return -log(sin(halfPi * (1.0 - size))) / (halfPi * halfPi * response.x);
}

float energy(vec2 v) {
  float sum = -0.5 * dot(v, hear(v));
  if (response.z > 0.5) sum += leak(v.x) + leak(v.y) - dot(inputs.xy, v);
  return sum;
}

vec3 scale(float e) {
  float x = clamp(2.0 * (e - heights.x) / max(heights.y - heights.x, 1e-6) - 1.0, -1.0, 1.0);
  return x < 0.0 ? mix(middle.rgb, low.rgb, -x) : mix(middle.rgb, high.rgb, x);
}

vec3 basin(vec2 v) {
  ivec2 size = textureSize(numbers, 0);
  vec2 place = vec2(v.x + heights.w, heights.w - v.y) / (2.0 * heights.w) * vec2(size);
  int which = int(texelFetch(numbers, clamp(ivec2(place), ivec2(0), size - 1), 0).r * 255.0 + 0.5);
  if (which == 0 || which == 255) return paper.rgb;
  return palette[(which - 1) % 8].rgb;
}

float segment(vec2 p, vec2 a, vec2 b) {
  vec2 along = b - a;
  float t = clamp(dot(p - a, along) / max(dot(along, along), 1e-12), 0.0, 1.0);
  return length(p - a - t * along);
}

// How much of this pixel an arrow of the field covers; `pixel` is a pixel's side in v.
float arrow(vec2 v, float pixel) {
  float apart = shows.w;
  vec2 centre = (floor(v / apart) + 0.5) * apart;
  vec2 u = hear(centre) + inputs.zw;
  vec2 slope = vec2(respond(u.x), respond(u.y)) - centre;
  float speed = length(slope);
  if (speed < 1e-3) return 0.0;
  vec2 forward = slope / speed, aside = vec2(-forward.y, forward.x);
  float reach = apart * mix(0.16, 0.40, smoothstep(0.0, 1.4, speed));
  vec2 p = v - centre, tip = forward * reach, neck = tip - forward * apart * 0.16;
  float away = min(segment(p, -tip, tip), min(segment(p, tip, neck + aside * apart * 0.10),
                                              segment(p, tip, neck - aside * apart * 0.10)));
  return clamp(1.0 - away / pixel, 0.0, 1.0);
}

void main() {
  vec2 dx = dFdx(at), dy = dFdy(at);
  float e = energy(at), steep = fwidth(e);
  bool within = response.z < 0.5 || max(abs(at.x), abs(at.y)) <= 1.0;
  vec3 colour = paper.rgb;
  if (response.w > 0.5) {
    const float d = 0.02;
    vec2 slope = vec2(energy(at + vec2(d, 0)) - energy(at - vec2(d, 0)),
                      energy(at + vec2(0, d)) - energy(at - vec2(0, d))) / (2.0 * d);
    vec3 normal = normalize(vec3(-slope / max(heights.y - heights.x, 1e-6), 0.7));
    float light = dot(normal, normalize(vec3(-0.45, 0.35, 0.85)));
    colour = scale(e) * (0.80 + 0.24 * light);
  } else if (shows.x > 1.5) {
    if (within) colour = scale(e);
  } else if (shows.x > 0.5) {
    colour = 0.25 * (basin(at - 0.25 * dx - 0.25 * dy) + basin(at + 0.25 * dx - 0.25 * dy) +
                     basin(at - 0.25 * dx + 0.25 * dy) + basin(at + 0.25 * dx + 0.25 * dy));
  }
  if (shows.y > 0.0 && within && steep > 1e-4 * heights.z) {
    float away = abs(fract(e / heights.z - 0.5) - 0.5) * heights.z / steep;
    // Where they would lie closer than a few pixels they fade.
    float crowd = smoothstep(0.5, 0.2, steep / heights.z);
    colour = mix(colour, ink.rgb, shows.y * crowd * clamp(1.2 - away, 0.0, 1.0));
  }
  if (shows.z > 0.0) colour = mix(colour, ink.rgb, shows.z * arrow(at, length(dx)));
  result = vec4(colour, tint.a);
}
