#pragma once

/// The glyphs of assets/fonts/icons.ttf (names as in icons.json), as UTF-8 text.
namespace ui::icon {

inline constexpr const char* undo = "\xEE\x80\x80";
inline constexpr const char* redo = "\xEE\x80\x81";
inline constexpr const char* play = "\xEE\x80\x82";
inline constexpr const char* pause = "\xEE\x80\x83";
inline constexpr const char* step = "\xEE\x80\x84";
inline constexpr const char* step_sweep = "\xEE\x80\x85";
inline constexpr const char* reset = "\xEE\x80\x86";
inline constexpr const char* share = "\xEE\x80\x87";
inline constexpr const char* help = "\xEE\x80\x88";
inline constexpr const char* menu = "\xEE\x80\x89";
inline constexpr const char* close = "\xEE\x80\x8A";
inline constexpr const char* more = "\xEE\x80\x8B";
inline constexpr const char* plus = "\xEE\x80\x8C";
inline constexpr const char* minus = "\xEE\x80\x8D";
inline constexpr const char* trash = "\xEE\x80\x8E";
inline constexpr const char* edit = "\xEE\x80\x8F";
inline constexpr const char* eraser = "\xEE\x80\x90";
inline constexpr const char* brush = "\xEE\x80\x91";
inline constexpr const char* eye = "\xEE\x80\x92";
inline constexpr const char* upload = "\xEE\x80\x93";
inline constexpr const char* download = "\xEE\x80\x94";
inline constexpr const char* image = "\xEE\x80\x95";
inline constexpr const char* link = "\xEE\x80\x96";
inline constexpr const char* copy = "\xEE\x80\x97";
inline constexpr const char* sun = "\xEE\x80\x98";
inline constexpr const char* moon = "\xEE\x80\x99";
inline constexpr const char* chevron_down = "\xEE\x80\x9A";
inline constexpr const char* chevron_up = "\xEE\x80\x9B";
inline constexpr const char* chevron_left = "\xEE\x80\x9C";
inline constexpr const char* chevron_right = "\xEE\x80\x9D";
inline constexpr const char* check = "\xEE\x80\x9E";
inline constexpr const char* warning = "\xEE\x80\x9F";
inline constexpr const char* move_up = "\xEE\x80\xA0";
inline constexpr const char* move_down = "\xEE\x80\xA1";
inline constexpr const char* lock = "\xEE\x80\xA2";
inline constexpr const char* expand = "\xEE\x80\xA3";
inline constexpr const char* collapse = "\xEE\x80\xA4";
inline constexpr const char* info = "\xEE\x80\xA5";
inline constexpr const char* sliders = "\xEE\x80\xA6";
inline constexpr const char* contrast = "\xEE\x80\xA7";
inline constexpr const char* dice = "\xEE\x80\xA8";
inline constexpr const char* book = "\xEE\x80\xA9";
inline constexpr const char* chart = "\xEE\x80\xAA";
inline constexpr const char* grid = "\xEE\x80\xAB";

}  // namespace ui::icon
