#include "render/letters.hpp"

#include <GLES3/gl3.h>

#include <cstdint>

namespace render {
namespace {

/// A new texture of one byte a pixel, bound.
unsigned make_texture(int width, int height, const void* bytes) {
  unsigned name = 0;
  glGenTextures(1, &name);
  glBindTexture(GL_TEXTURE_2D, name);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, width, height, 0, GL_RED, GL_UNSIGNED_BYTE, bytes);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  return name;
}

void announce_flags(ImGuiBackendFlags flags) { ImGui::GetIO().BackendFlags |= flags; }

}  // namespace

#if IMGUI_VERSION_NUM >= 19200

namespace {

// A texture's name is a number, ImGui keeps a pointer (cmake/dependencies.cmake).
unsigned name_of(ImTextureID id) {
  return static_cast<unsigned>(reinterpret_cast<std::uintptr_t>(id));
}
ImTextureID id_of(unsigned name) {
  return reinterpret_cast<ImTextureID>(std::uintptr_t{name});  // NOLINT(performance-no-int-to-ptr)
}

void remove(ImTextureData& picture, bool context_lost) {
  const unsigned name = name_of(picture.TexID);
  if (!context_lost) glDeleteTextures(1, &name);
  picture.SetTexID(ImTextureID_Invalid);
  picture.SetStatus(ImTextureStatus_Destroyed);  // one that is still wanted is then asked for anew
}

void bring_updates(ImTextureData& picture) {
  const ImTextureRect& part = picture.UpdateRect;
  glBindTexture(GL_TEXTURE_2D, name_of(picture.TexID));
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glPixelStorei(GL_UNPACK_ROW_LENGTH, picture.Width);
  glTexSubImage2D(GL_TEXTURE_2D, 0, part.x, part.y, part.w, part.h, GL_RED, GL_UNSIGNED_BYTE,
                  picture.GetPixelsAt(part.x, part.y));
  glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
}

}  // namespace

void Letters::announce() {
  announce_flags(ImGuiBackendFlags_RendererHasVtxOffset | ImGuiBackendFlags_RendererHasTextures);
}

bool Letters::update(const ImDrawData& data) {
  bool fresh = false;
  for (ImTextureData* picture : *data.Textures) {
    if (picture->Status == ImTextureStatus_WantCreate) {
      picture->SetTexID(id_of(make_texture(picture->Width, picture->Height, picture->GetPixels())));
      fresh = true;
    } else if (picture->Status == ImTextureStatus_WantUpdates) {
      bring_updates(*picture);
    } else {
      if (picture->Status == ImTextureStatus_WantDestroy && picture->UnusedFrames > 0)
        remove(*picture, false);
      continue;
    }
    picture->SetStatus(ImTextureStatus_OK);
  }
  return fresh;
}

void Letters::destroy(bool context_lost) {
  for (ImTextureData* picture : ImGui::GetPlatformIO().Textures)
    if (picture->TexID != ImTextureID_Invalid) remove(*picture, context_lost);
}

unsigned Letters::texture(const ImDrawCmd& command) const { return name_of(command.GetTexID()); }

bool draws_letters(const ImDrawCmd& command) { return command.TexRef._TexData != nullptr; }
void start_with_letters(ImDrawList& list) { list.PushTexture(ImGui::GetIO().Fonts->TexRef); }
void begin_picture(ImDrawList& list, ImTextureID picture) { list.PushTexture(picture); }
void end_picture(ImDrawList& list) { list.PopTexture(); }
const void* picture_of_letters() { return ImGui::GetIO().Fonts->TexData; }

#else

void Letters::announce() { announce_flags(ImGuiBackendFlags_RendererHasVtxOffset); }

bool Letters::update(const ImDrawData&) {
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  if (atlas.TexPixelsAlpha8 == nullptr) return false;
  glDeleteTextures(1, &name_);
  name_ = make_texture(atlas.TexWidth, atlas.TexHeight, atlas.TexPixelsAlpha8);
  atlas.SetTexID(this);
  // Megabytes that are only needed again after a lost context, and then the fonts are rasterised again.
  atlas.ClearTexData();
  return true;
}

void Letters::destroy(bool context_lost) {
  if (!context_lost) glDeleteTextures(1, &name_);
  name_ = 0;
}

unsigned Letters::texture(const ImDrawCmd&) const { return name_; }

bool draws_letters(const ImDrawCmd& command) {
  // The first lists are made before the picture has a name.
  return command.TextureId == nullptr || command.TextureId == ImGui::GetIO().Fonts->TexID;
}
void start_with_letters(ImDrawList& list) { list.PushTextureID(ImGui::GetIO().Fonts->TexID); }
void begin_picture(ImDrawList& list, ImTextureID picture) { list.PushTextureID(picture); }
void end_picture(ImDrawList& list) { list.PopTextureID(); }
const void* picture_of_letters() { return ImGui::GetIO().Fonts; }

#endif

}  // namespace render
