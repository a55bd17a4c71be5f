#include "render/device.hpp"

#include <GLES3/gl3.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstring>

#include "render_shaders.hpp"

// Dear ImGui's own OpenGL backend saves and restores the whole GL state with dozens of glGet calls a frame, each a
// round trip in a browser, and cannot be taken down without calling GL after the context was lost. Nobody else uses
// this context, so a small renderer that sets what it needs is shorter, smaller and faster.
namespace render {
namespace {

/// A shader that the driver has been asked for. Whether it compiles is not asked here: the answer has to be waited for.
unsigned asked(unsigned kind, const char* source) {
  const unsigned shader = glCreateShader(kind);
  glShaderSource(shader, 1, &source, nullptr);
  glCompileShader(shader);
  return shader;
}

/// Why a program did not link.
std::string link_error(unsigned program) {
  std::array<char, 1024> log{};
  std::array<unsigned, 2> shaders{};
  int count = 0;
  glGetAttachedShaders(program, static_cast<int>(shaders.size()), &count, shaders.data());
  for (int k = 0; k < count && log[0] == 0; ++k)
    glGetShaderInfoLog(shaders[static_cast<std::size_t>(k)], static_cast<int>(log.size()), nullptr,
                       log.data());
  if (log[0] == 0) glGetProgramInfoLog(program, static_cast<int>(log.size()), nullptr, log.data());
  return log[0] == 0 ? "a shader program did not link" : log.data();
}

// OpenGL takes an offset in a buffer as a pointer.
const void* offset(std::size_t bytes) {
  return reinterpret_cast<const void*>(bytes);  // NOLINT(performance-no-int-to-ptr)
}

/// Mixes bytes into a hash, eight at a time.
std::uint64_t mixed(std::uint64_t hash, const void* data, std::size_t size) {
  const auto* bytes = static_cast<const unsigned char*>(data);
  while (size > 0) {
    std::uint64_t word = 0;
    const std::size_t step = std::min(size, sizeof word);
    std::memcpy(&word, bytes, step);
    hash = (hash ^ word) * 0x9E3779B97F4A7C15U;
    hash ^= hash >> 32U;
    bytes += step;
    size -= step;
  }
  return hash;
}

int nearest(float value) { return static_cast<int>(std::lround(value)); }

}  // namespace

Device::Device() = default;
Device::~Device() =
    default;  // without a context there is nothing to give back: the owner calls destroy()

void Device::ask(std::initializer_list<std::pair<Kind, const char*>> wanted) {
  const unsigned vertex = asked(GL_VERTEX_SHADER, shaders::quad_vert);
  for (const auto& [kind, source] : wanted) {
    const unsigned fragment = asked(GL_FRAGMENT_SHADER, source);
    const unsigned name = program(kind).name = glCreateProgram();
    glAttachShader(name, vertex);
    glAttachShader(name, fragment);
    glLinkProgram(name);
    glDeleteShader(fragment);  // when the program is
  }
  glDeleteShader(vertex);
}

bool Device::take(Kind kind, const std::vector<const char*>& uniforms) {
  Program& built = program(kind);
  int done = 0;
  glGetProgramiv(built.name, GL_LINK_STATUS, &done);
  if (done == 0) {
    error_ = link_error(built.name);
    return false;
  }
  built.uniforms.clear();
  for (const char* uniform : uniforms)
    built.uniforms.push_back(glGetUniformLocation(built.name, uniform));
  return true;
}

bool Device::build_landscape() {
  if (landscape_shader_ == nullptr) return true;
  ask({{Kind::landscape, landscape_shader_}});
  return take(Kind::landscape, landscape_uniforms_);
}

void Device::prepare() {
  error_.clear();
  ask({{Kind::letters, shaders::glyphs_frag},
       {Kind::picture, shaders::picture_frag},
       {Kind::heat, shaders::heat_frag},
       {Kind::cells, shaders::cells_frag}});
}

bool Device::create() {
  if (program(Kind::letters).name == 0) prepare();
  const bool built = take(Kind::letters, {"projection"}) && take(Kind::picture, {"projection"}) &&
                     take(Kind::heat, {"projection", "low", "middle", "high", "opacity"}) &&
                     take(Kind::cells, {"projection", "low", "middle", "high", "markColour", "cell",
                                        "shape", "ratio", "marked", "digits"}) &&
                     build_landscape();
  if (!built) return false;
  glGenVertexArrays(1, &vertex_array_);
  glGenBuffers(1, &vertices_);
  glGenBuffers(1, &indices_);
  ready_ = true;
  return true;
}

void Device::destroy(bool context_lost) {
  if (!context_lost) {
    for (const Program& built : programs_) glDeleteProgram(built.name);
    for (const Slot& slot : slots_) glDeleteTextures(1, &slot.name);
    glDeleteBuffers(1, &vertices_);
    glDeleteBuffers(1, &indices_);
    glDeleteVertexArrays(1, &vertex_array_);
  }
  letters_.destroy(context_lost);
  programs_ = {};
  slots_.clear();
  vertices_ = indices_ = vertex_array_ = 0;
  materials_.clear();
  forget();
  ready_ = false;
}

ImTextureID Device::cells(const std::shared_ptr<Texture>& texture, const CellLook& look) {
  Material material{Kind::cells, texture, look, {}};
  // Cells that are hardly larger than a pixel have no shape, and need averaging instead.
  const float side = std::min(look.cell_width, look.cell_height);
  if (texture->channels == 1 &&
      (side < 4 || (look.gap <= 0 && look.radius <= 0 && look.signs <= 0))) {
    material.kind = Kind::heat;
  }
  materials_.push_back(std::move(material));
  return &materials_.back();
}

ImTextureID Device::image(const std::shared_ptr<Texture>& texture) {
  materials_.push_back({Kind::picture, texture, {}, {}});
  return &materials_.back();
}

ImTextureID Device::landscape(const Landscape& look, const std::shared_ptr<Texture>& basins) {
  if (landscape_shader_ == nullptr) {
    landscape_shader_ = shaders::landscape_frag;
    landscape_uniforms_ = {"projection", "weights", "inputs", "response", "heights", "shows",
                           "low",        "middle",  "high",   "paper",    "ink",     "palette"};
    if (ready_) build_landscape();  // a failure is in error(), and nothing is drawn there
  }
  materials_.push_back({Kind::landscape, basins, {}, look});
  return &materials_.back();
}

unsigned Device::upload(const std::shared_ptr<Texture>& texture) {
  auto slot = std::find_if(slots_.begin(), slots_.end(), [&](const Slot& s) {
    return !s.texture.owner_before(texture) && !texture.owner_before(s.texture);
  });
  const bool fresh = slot == slots_.end();
  if (fresh) {
    slots_.push_back({texture, 0});
    slot = slots_.end() - 1;
    glGenTextures(1, &slot->name);
  }
  glBindTexture(GL_TEXTURE_2D, slot->name);
  if (!fresh && !texture->changed) return slot->name;
  const unsigned format = texture->channels == 1 ? GL_RED : GL_RGBA;
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  if (fresh) {
    const int inner = texture->channels == 1 ? GL_R8 : GL_RGBA8;
    glTexImage2D(GL_TEXTURE_2D, 0, inner, texture->width, texture->height, 0, format,
                 GL_UNSIGNED_BYTE, texture->bytes.data());
    const int filter = texture->smooth ? GL_LINEAR : GL_NEAREST;
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER,
                    texture->smooth ? GL_LINEAR_MIPMAP_LINEAR : filter);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, filter);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  } else {
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, texture->width, texture->height, format,
                    GL_UNSIGNED_BYTE, texture->bytes.data());
  }
  if (texture->smooth) glGenerateMipmap(GL_TEXTURE_2D);
  texture->changed = false;
  return slot->name;
}

/// Gives back what nobody holds any more.
void Device::sweep() {
  std::erase_if(slots_, [](const Slot& slot) {
    if (!slot.texture.expired()) return false;
    glDeleteTextures(1, &slot.name);
    return true;
  });
}

bool Device::use(Kind kind) {
  const Program& wanted = program(kind);
  if (wanted.uniforms.empty()) return false;
  glUseProgram(wanted.name);
  glUniform4fv(wanted.uniforms[0], 1, projection_.data());
  return true;
}

bool Device::use_letters(const ImDrawCmd& command) {
  if (!use(Kind::letters)) return false;
  glBindTexture(GL_TEXTURE_2D, letters_.texture(command));
  return true;
}

bool Device::use(const Material& material) {
  if (!use(material.kind)) return false;
  const std::vector<int>& at = program(material.kind).uniforms;
  upload(material.texture);
  if (material.kind == Kind::picture || material.kind == Kind::letters) return true;
  if (material.kind == Kind::landscape) {
    use_landscape(material.landscape, at);
    return true;
  }
  const CellLook& look = material.look;
  glUniform4fv(at[1], 1, look.low.data());
  glUniform4fv(at[2], 1, look.middle.data());
  glUniform4fv(at[3], 1, look.high.data());
  if (material.kind == Kind::heat) {
    glUniform1f(at[4], look.opacity);
    return true;
  }
  glUniform4fv(at[4], 1, look.mark.data());
  glUniform2f(at[5], look.cell_width, look.cell_height);
  glUniform4f(at[6], look.gap, look.radius, look.signs, look.opacity);
  glUniform1f(at[7], look.ratio);
  glUniform1f(at[8], material.texture->channels == 4 ? 1.0F : 0.0F);
  glUniform1f(at[9], look.digits ? 1.0F : 0.0F);
  return true;
}

void Device::use_landscape(const Landscape& look, const std::vector<int>& at) {
  glUniform4fv(at[1], 1, look.weights.data());
  glUniform4fv(at[2], 1, look.inputs.data());
  glUniform4f(at[3], look.gain, static_cast<float>(look.activation),
              static_cast<float>(look.lyapunov), static_cast<float>(look.surface));
  glUniform4f(at[4], look.lowest, look.highest, look.between_contours, look.reach);
  glUniform4f(at[5], static_cast<float>(look.ground), look.contours, look.arrows,
              look.between_arrows);
  const std::array<const Colour*, 5> colours = {&look.low, &look.middle, &look.high, &look.paper,
                                                &look.ink};
  for (std::size_t k = 0; k < colours.size(); ++k) glUniform4fv(at[6 + k], 1, colours[k]->data());
  glUniform4fv(at[11], static_cast<int>(look.palette.size()), look.palette.front().data());
}

bool Device::shown(const ImDrawData& data, const Colour& ground) {
  std::uint64_t hash = mixed(1, ground.data(), sizeof ground);
  hash = mixed(hash, &data.DisplaySize, sizeof data.DisplaySize);
  hash = mixed(hash, &data.FramebufferScale, sizeof data.FramebufferScale);
  bool same = true;
  for (const ImDrawList* list : data.CmdLists) {
    hash = mixed(hash, list->VtxBuffer.Data,
                 static_cast<std::size_t>(list->VtxBuffer.size_in_bytes()));
    hash = mixed(hash, list->IdxBuffer.Data,
                 static_cast<std::size_t>(list->IdxBuffer.size_in_bytes()));
    for (const ImDrawCmd& command : list->CmdBuffer) {
      hash = mixed(hash, &command.ClipRect, sizeof command.ClipRect);
      hash = mixed(hash, &command.ElemCount, sizeof command.ElemCount);
      if (!draws_letters(command)) {
        const auto* material = static_cast<const Material*>(command.GetTexID());
        same = same && !material->texture->changed;
        hash = mixed(hash, &material->kind, sizeof material->kind);
        hash = mixed(hash, &material->texture, sizeof material->texture);
        hash = mixed(hash, &material->look, sizeof material->look);
        hash = mixed(hash, &material->landscape, sizeof material->landscape);
      }
    }
  }
  same = same && hash == shown_;
  shown_ = hash;
  return same;
}

bool Device::draw(const ImDrawData& data, const Colour& ground) {
  const ImVec2 scale = data.FramebufferScale;
  const int width = nearest(data.DisplaySize.x * scale.x);
  const int height = nearest(data.DisplaySize.y * scale.y);
  if (!ready_ || width <= 0 || height <= 0) return false;
  if (letters_.update(data)) forget();
  if (shown(data, ground)) return false;
  glViewport(0, 0, width, height);
  glDisable(GL_SCISSOR_TEST);
  glDisable(GL_DEPTH_TEST);
  glDisable(GL_CULL_FACE);
  glClearColor(ground[0], ground[1], ground[2], 1);
  glClear(GL_COLOR_BUFFER_BIT);
  glEnable(GL_BLEND);
  glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  glEnable(GL_SCISSOR_TEST);
  glActiveTexture(GL_TEXTURE0);
  projection_ = {2 / data.DisplaySize.x, -2 / data.DisplaySize.y, -1, 1};

  glBindVertexArray(vertex_array_);
  glBindBuffer(GL_ARRAY_BUFFER, vertices_);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_);
  for (unsigned k = 0; k < 3; ++k) glEnableVertexAttribArray(k);
  for (const ImDrawList* list : data.CmdLists) {
    glBufferData(GL_ARRAY_BUFFER, list->VtxBuffer.size_in_bytes(), list->VtxBuffer.Data,
                 GL_STREAM_DRAW);
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, list->IdxBuffer.size_in_bytes(), list->IdxBuffer.Data,
                 GL_STREAM_DRAW);
    const void* current = this;  // nothing in use yet
    std::size_t base = ~std::size_t{0};
    for (const ImDrawCmd& command : list->CmdBuffer) {
      const auto left = nearest(command.ClipRect.x * scale.x),
                 top = nearest(command.ClipRect.y * scale.y);
      const auto right = nearest(command.ClipRect.z * scale.x),
                 bottom = nearest(command.ClipRect.w * scale.y);
      if (right <= left || bottom <= top || command.ElemCount == 0) continue;
      glScissor(left, height - bottom, right - left, bottom - top);
      if (base != command.VtxOffset) {
        // ES 3.0 has no base vertex for its draw calls: lists beyond 65,536 vertices move the attributes instead.
        base = command.VtxOffset;
        const std::size_t from = base * sizeof(ImDrawVert);
        glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, sizeof(ImDrawVert),
                              offset(from + offsetof(ImDrawVert, pos)));
        glVertexAttribPointer(1, 2, GL_FLOAT, GL_FALSE, sizeof(ImDrawVert),
                              offset(from + offsetof(ImDrawVert, uv)));
        glVertexAttribPointer(2, 4, GL_UNSIGNED_BYTE, GL_TRUE, sizeof(ImDrawVert),
                              offset(from + offsetof(ImDrawVert, col)));
      }
      const void* wanted = command.GetTexID();
      if (wanted != current) {
        const bool used = draws_letters(command) ? use_letters(command)
                                                 : use(*static_cast<const Material*>(wanted));
        current = used ? wanted : this;
        if (!used) continue;
      }
      glDrawElements(GL_TRIANGLES, static_cast<int>(command.ElemCount), GL_UNSIGNED_SHORT,
                     offset(command.IdxOffset * sizeof(ImDrawIdx)));
    }
  }
  sweep();
  return true;
}

}  // namespace render
