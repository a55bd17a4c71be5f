#pragma once

#include "imgui.h"

namespace render {

/// The picture of the letters, which Dear ImGui paints, on the graphics processor. Before ImGui 1.92 all letters are painted at
/// once (ui/kit/fonts.cpp), and again for another pixel ratio. Since then each is painted when it is first asked for, at any size
/// and ratio, and when the picture is full all move to a larger one. The house knows of the difference only here and there.
class Letters {
 public:
  /// Tells ImGui what it may count on, before fonts are built.
  static void announce();
  /// Brings what has been painted since the last time. True: a picture is new.
  bool update(const ImDrawData& data);
  /// Without calling GL when the context is already lost.
  void destroy(bool context_lost);
  /// The texture for a command that draws letters.
  [[nodiscard]] unsigned texture(const ImDrawCmd& command) const;

 private:
#if IMGUI_VERSION_NUM < 19200
  unsigned name_ = 0;
#endif
};

/// Whether a command draws letters and areas of one colour, and no picture of ours.
[[nodiscard]] bool draws_letters(const ImDrawCmd& command);
/// A list of one's own starts as ImGui's do: with letters and areas of one colour.
void start_with_letters(ImDrawList& list);
/// What follows in the list is filled from a picture of ours, until it ends.
void begin_picture(ImDrawList& list, ImTextureID picture);
void end_picture(ImDrawList& list);
/// The picture of the letters as it is now. Where it was another one, the letters had other places in it.
[[nodiscard]] const void* picture_of_letters();

}  // namespace render
