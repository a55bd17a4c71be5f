# Toolchain file: Emscripten's own, found through the emcc on the PATH, wherever it was installed.
find_program(EMCC emcc REQUIRED)
file(REAL_PATH "${EMCC}" emcc_file)
cmake_path(GET emcc_file PARENT_PATH emscripten_directory)
include("${emscripten_directory}/cmake/Modules/Platform/Emscripten.cmake")
