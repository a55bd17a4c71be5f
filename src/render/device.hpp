#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <initializer_list>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "imgui.h"
#include "render/letters.hpp"

/// Drawing with OpenGL ES 3.0 (WebGL 2): Dear ImGui's lists, and grids of numbers within them.
namespace render {

using Colour = std::array<float, 4>;

/// A picture with its own copy in memory, so that it survives a lost context. Uploaded when it is drawn after a change.
struct Texture {
  int width = 0, height = 0;
  int channels = 1;     ///< 1 or 4 bytes a pixel
  bool smooth = false;  ///< filtered when scaled (photographs), or not (numbers)
  std::vector<std::uint8_t> bytes;
  bool changed = true;
};

/// How a grid of numbers looks. Lengths are in device pixels.
struct CellLook {
  Colour low{}, middle{}, high{};  ///< of −1, 0, +1
  Colour mark{};
  float cell_width = 1, cell_height = 1;
  float gap = 0, radius = 0, signs = 0, opacity = 1, ratio = 1;
  bool digits = false;  ///< the signs are 1 and 0
};

/// The plane of two neurons or the surface over it (shaders/landscape.frag). Texture coordinates are (v₁, v₂).
struct Landscape {
  std::array<float, 4> weights{};  ///< M, row by row
  std::array<float, 4> inputs{};   ///< h in the energy, h in the field
  float gain = 1;
  int activation = 1;  ///< 1 clip, 2 tanh, 3 arctan
  int lyapunov = 0;    ///< 1: the energy with leak and input; 0: H
  int surface = 0;
  float lowest = -1, highest = 1, between_contours = 0.5F, reach = 1.5F;
  int ground = 0;                                          ///< 0 plain, 1 basins, 2 energy
  float contours = 0, arrows = 0, between_arrows = 0.15F;  ///< strengths 0 to 1; in v
  Colour low{}, middle{}, high{}, paper{}, ink{};
  std::array<Colour, 8> palette{};
};

/// Owns every GL object. All of them can be made again from what is in memory.
class Device {
 public:
  Device();
  ~Device();
  Device(const Device&) = delete;
  Device& operator=(const Device&) = delete;

  /// Hands the shaders to the driver, which compiles them beside what the caller does next.
  void prepare();
  /// Shaders and buffers for the current context. False, with a reason in error(), when that fails.
  bool create();
  /// Without calling GL when the context is already lost.
  void destroy(bool context_lost);
  [[nodiscard]] bool ready() const { return ready_; }
  [[nodiscard]] const std::string& error() const { return error_; }

  /// What to give to ImDrawList::AddImage; good for this frame. Texture coordinates are in cells.
  ImTextureID cells(const std::shared_ptr<Texture>& texture, const CellLook& look);
  /// The plane or the energy's surface; good for this frame.
  ImTextureID landscape(const Landscape& look, const std::shared_ptr<Texture>& basins);
  /// A plain picture (texture coordinates 0 to 1).
  ImTextureID image(const std::shared_ptr<Texture>& texture);

  /// A new frame is put together: what was to be drawn in the last one is forgotten.
  void begin() { materials_.clear(); }
  /// Clears to `ground` and draws. What would give the picture that is shown already is not drawn: a frame is put together
  /// far more cheaply than a software renderer draws it. Returns whether it was drawn.
  bool draw(const ImDrawData& data, const Colour& ground);
  /// The picture is not shown any more (a canvas whose size is set is cleared).
  void forget() { shown_ = 0; }
  [[nodiscard]] std::size_t textures() const { return slots_.size(); }

  enum class Kind { letters, cells, heat, picture, landscape };
  /// What an area is filled with: what the functions above give. One of letters, which somebody else has drawn, can also be made
  /// directly, and is given to the list as its address. It has to stay until the list is drawn.
  struct Material {
    Kind kind = Kind::picture;
    std::shared_ptr<Texture> texture;
    CellLook look;
    Landscape landscape;
  };

 private:
  struct Program {
    unsigned name = 0;
    std::vector<int> uniforms;
  };
  struct Slot {
    std::weak_ptr<Texture> texture;
    unsigned name = 0;
  };

  /// Asks the driver for these programs, of the fragment shaders given.
  void ask(std::initializer_list<std::pair<Kind, const char*>> wanted);
  /// Waits for one that was asked for. False, with a reason in error(): the driver refuses it.
  bool take(Kind kind, const std::vector<const char*>& uniforms);
  Program& program(Kind kind) { return programs_[static_cast<std::size_t>(kind)]; }
  /// The program of that kind is the present one. False: there is none, and it cannot be drawn.
  bool use(Kind kind);
  bool use(const Material& material);
  bool use_letters(const ImDrawCmd& command);
  /// True as well while none is wanted.
  bool build_landscape();
  static void use_landscape(const Landscape& look, const std::vector<int>& at);
  unsigned upload(const std::shared_ptr<Texture>& texture);
  void sweep();
  /// Whether this is what is shown. Remembers it, too.
  bool shown(const ImDrawData& data, const Colour& ground);

  std::array<Program, 5> programs_;
  unsigned vertex_array_ = 0, vertices_ = 0, indices_ = 0;
  std::array<float, 4> projection_{};  // scale and offset from CSS px to clip space
  std::deque<Material> materials_;     // of this frame; addresses must stay
  Letters letters_;
  std::uint64_t shown_ = 0;  // of the lists drawn last; 0: of none
  std::vector<Slot> slots_;
  bool ready_ = false;
  /// Set when the first landscape is drawn: few who visit draw one, and compiling it takes time.
  const char* landscape_shader_ = nullptr;
  std::vector<const char*> landscape_uniforms_;
  std::string error_;
};

}  // namespace render
