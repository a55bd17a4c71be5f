#pragma once

/// The glyphs of assets/fonts/icons.ttf (names as in icons.json), as UTF-8 text.
namespace ui::icon {

inline constexpr const char* kUndo = "\xEE\x80\x80";
inline constexpr const char* kRedo = "\xEE\x80\x81";
inline constexpr const char* kPlay = "\xEE\x80\x82";
inline constexpr const char* kPause = "\xEE\x80\x83";
inline constexpr const char* kStep = "\xEE\x80\x84";
inline constexpr const char* kStepSweep = "\xEE\x80\x85";
inline constexpr const char* kReset = "\xEE\x80\x86";
inline constexpr const char* kShare = "\xEE\x80\x87";
inline constexpr const char* kHelp = "\xEE\x80\x88";
inline constexpr const char* kMenu = "\xEE\x80\x89";
inline constexpr const char* kClose = "\xEE\x80\x8A";
inline constexpr const char* kMore = "\xEE\x80\x8B";
inline constexpr const char* kPlus = "\xEE\x80\x8C";
inline constexpr const char* kMinus = "\xEE\x80\x8D";
inline constexpr const char* kTrash = "\xEE\x80\x8E";
inline constexpr const char* kEdit = "\xEE\x80\x8F";
inline constexpr const char* kEraser = "\xEE\x80\x90";
inline constexpr const char* kBrush = "\xEE\x80\x91";
inline constexpr const char* kEye = "\xEE\x80\x92";
inline constexpr const char* kUpload = "\xEE\x80\x93";
inline constexpr const char* kDownload = "\xEE\x80\x94";
inline constexpr const char* kImage = "\xEE\x80\x95";
inline constexpr const char* kLink = "\xEE\x80\x96";
inline constexpr const char* kCopy = "\xEE\x80\x97";
inline constexpr const char* kSun = "\xEE\x80\x98";
inline constexpr const char* kMoon = "\xEE\x80\x99";
inline constexpr const char* kChevronDown = "\xEE\x80\x9A";
inline constexpr const char* kChevronUp = "\xEE\x80\x9B";
inline constexpr const char* kChevronLeft = "\xEE\x80\x9C";
inline constexpr const char* kChevronRight = "\xEE\x80\x9D";
inline constexpr const char* kCheck = "\xEE\x80\x9E";
inline constexpr const char* kWarning = "\xEE\x80\x9F";
inline constexpr const char* kMoveUp = "\xEE\x80\xA0";
inline constexpr const char* kMoveDown = "\xEE\x80\xA1";
inline constexpr const char* kLock = "\xEE\x80\xA2";
inline constexpr const char* kExpand = "\xEE\x80\xA3";
inline constexpr const char* kCollapse = "\xEE\x80\xA4";
inline constexpr const char* kInfo = "\xEE\x80\xA5";
inline constexpr const char* kSliders = "\xEE\x80\xA6";
inline constexpr const char* kContrast = "\xEE\x80\xA7";
inline constexpr const char* kDice = "\xEE\x80\xA8";
inline constexpr const char* kBook = "\xEE\x80\xA9";
inline constexpr const char* kChart = "\xEE\x80\xAA";
inline constexpr const char* kGrid = "\xEE\x80\xAB";

}  // namespace ui::icon
