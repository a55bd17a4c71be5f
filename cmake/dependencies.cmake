# Third-party code. All of it comes through FetchContent, in one of two ways:
#   - tools/enter has unpacked Debian's source packages (HOPFIELD_SOURCES), and FetchContent is pointed at them;
#   - otherwise it downloads what the "fetch" lines of tools/dependencies name, by hash.
# Warnings in third-party headers are not ours to fix: they are SYSTEM everywhere.

include(FetchContent)

set(HOPFIELD_IMGUI "$ENV{HOPFIELD_IMGUI}" CACHE PATH "Another Dear ImGui, to try it (docs/toolchains.md)")
set(HOPFIELD_SOURCES "$ENV{HOPFIELD_SOURCES}" CACHE PATH "Unpacked source packages; empty: download")
if(HOPFIELD_SOURCES)
  set(FETCHCONTENT_FULLY_DISCONNECTED ON)
  foreach(name IN ITEMS imgui catch2 zlib)
    string(TOUPPER ${name} upper)
    set(FETCHCONTENT_SOURCE_DIR_${upper} "${HOPFIELD_SOURCES}/${name}")
  endforeach()
  # Packaged headers. A directory of links, because all of /usr/include must not be seen by a WebAssembly build.
  set(FETCHCONTENT_SOURCE_DIR_EIGEN "${CMAKE_BINARY_DIR}/third-party/eigen")
  set(FETCHCONTENT_SOURCE_DIR_JSON "${CMAKE_BINARY_DIR}/third-party/json")
  file(MAKE_DIRECTORY "${FETCHCONTENT_SOURCE_DIR_EIGEN}" "${FETCHCONTENT_SOURCE_DIR_JSON}/include")
  file(CREATE_LINK /usr/include/eigen3/Eigen "${FETCHCONTENT_SOURCE_DIR_EIGEN}/Eigen" SYMBOLIC)
  file(CREATE_LINK /usr/include/nlohmann "${FETCHCONTENT_SOURCE_DIR_JSON}/include/nlohmann" SYMBOLIC)
endif()

if(HOPFIELD_IMGUI)
  set(FETCHCONTENT_SOURCE_DIR_IMGUI "${HOPFIELD_IMGUI}")
endif()

file(STRINGS "${PROJECT_SOURCE_DIR}/tools/dependencies" fetch_lines REGEX "^fetch ")
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/tools/dependencies")
foreach(line IN LISTS fetch_lines)
  separate_arguments(fields UNIX_COMMAND "${line}")
  list(GET fields 1 name)
  list(GET fields 3 url)
  list(GET fields 4 hash)
  # Their own CMake projects are not used (SOURCE_SUBDIR that does not exist): we compile the few files we need.
  FetchContent_Declare(${name} URL "${url}" URL_HASH SHA256=${hash} DOWNLOAD_EXTRACT_TIMESTAMP OFF
                       SOURCE_SUBDIR nothing)
endforeach()
FetchContent_MakeAvailable(imgui eigen json zlib catch2)

# ---- Eigen
add_library(eigen INTERFACE)
target_include_directories(eigen SYSTEM INTERFACE "${eigen_SOURCE_DIR}")
# Its results must not depend on the machine. Vector code adds in another order for each kind of processor; without it the
# registers that are counted on are 8 everywhere. Products of matrices are cut into blocks as the caches are large, which it would
# ask the processor for, and each block is summed by itself: the sizes are given instead. (What is then the same to the bit: all
# that takes + − × ÷ √. Not: division and roots of complex numbers, eigenvectors of EigenSolver, the closed form for 3 × 3,
# which is trigonometry, and of course Random. tests/hopfield/golden holds the bits.)
target_compile_definitions(eigen INTERFACE EIGEN_MPL2_ONLY EIGEN_DONT_VECTORIZE EIGEN_DONT_PARALLELIZE EIGEN_NO_CPUID
  EIGEN_ARCH_DEFAULT_NUMBER_OF_REGISTERS=8 EIGEN_DEFAULT_L1_CACHE_SIZE=32768 EIGEN_DEFAULT_L2_CACHE_SIZE=262144
  EIGEN_DEFAULT_L3_CACHE_SIZE=2097152)
# Its buffers go to the heap from 16 KB on, not from 128: the stack of the page has 512 KB (targets.cmake).
target_compile_definitions(eigen INTERFACE EIGEN_STACK_ALLOCATION_LIMIT=16384)

# ---- JSON. Nothing throws: use parse(..., allow_exceptions = false) and check types before get().
add_library(json INTERFACE)
target_include_directories(json SYSTEM INTERFACE "${json_SOURCE_DIR}/include")
target_compile_definitions(json INTERFACE JSON_NOEXCEPTION JSON_USE_IMPLICIT_CONVERSIONS=0)

# ---- zlib: memory to memory only (no gz* files)
add_library(zlib STATIC EXCLUDE_FROM_ALL)
foreach(file IN ITEMS adler32 compress crc32 deflate inffast inflate inftrees trees uncompr zutil)
  target_sources(zlib PRIVATE "${zlib_SOURCE_DIR}/${file}.c")
endforeach()
target_include_directories(zlib SYSTEM PUBLIC "${zlib_SOURCE_DIR}")
target_compile_options(zlib PRIVATE -w)
hopfield_optimise(zlib size)

# ---- OpenGL ES 3. Emscripten has it built in.
add_library(gles INTERFACE)
if(NOT HOPFIELD_WEB)
  target_link_libraries(gles INTERFACE GLESv2)
endif()

# ---- GLFW, for the desktop window. The page has its own input layer instead.
if(NOT HOPFIELD_WEB)
  find_package(glfw3 3.4 QUIET)
endif()

# ---- Dear ImGui, without the demo (tools for debugging ImGui itself stay out too: they are a tenth of its size)
add_library(imgui STATIC EXCLUDE_FROM_ALL "${imgui_SOURCE_DIR}/imgui.cpp" "${imgui_SOURCE_DIR}/imgui_draw.cpp"
                         "${imgui_SOURCE_DIR}/imgui_tables.cpp" "${imgui_SOURCE_DIR}/imgui_widgets.cpp")
target_include_directories(imgui SYSTEM PUBLIC "${imgui_SOURCE_DIR}" "${imgui_SOURCE_DIR}/backends")
target_compile_definitions(imgui PUBLIC IMGUI_DISABLE_DEMO_WINDOWS IMGUI_DISABLE_DEBUG_TOOLS IMGUI_DISABLE_OBSOLETE_FUNCTIONS
                                        IMGUI_DISABLE_DEFAULT_FONT)
# What identifies a texture is a pointer of ours, as it was of itself until 1.91.4.
target_compile_definitions(imgui PUBLIC ImTextureID=void*)
target_link_libraries(imgui PRIVATE hopfield_no_exceptions)
target_compile_options(imgui PRIVATE -w)
if(HOPFIELD_WEB)
  target_compile_options(imgui PRIVATE -include "${PROJECT_SOURCE_DIR}/cmake/imgui_web.hpp")
endif()
hopfield_optimise(imgui size)
if(glfw3_FOUND)
  add_library(imgui_glfw STATIC EXCLUDE_FROM_ALL "${imgui_SOURCE_DIR}/backends/imgui_impl_glfw.cpp")
  target_link_libraries(imgui_glfw PUBLIC imgui glfw)
  target_compile_options(imgui_glfw PRIVATE -w)
endif()

# ---- Catch2. Packaged where it is native; else one big source file, whose own speed does not matter, compiled the quick way.
if(NOT HOPFIELD_WEB)
  find_package(Catch2 3.7 CONFIG QUIET)
endif()
if(TARGET Catch2::Catch2WithMain)
  add_library(catch2 ALIAS Catch2::Catch2WithMain)
else()
  configure_file("${catch2_SOURCE_DIR}/src/catch2/catch_user_config.hpp.in"
                 "${CMAKE_BINARY_DIR}/third-party/catch2/catch2/catch_user_config.hpp")
  add_library(catch2 STATIC EXCLUDE_FROM_ALL "${catch2_SOURCE_DIR}/extras/catch_amalgamated.cpp")
  target_include_directories(catch2 SYSTEM PUBLIC "${catch2_SOURCE_DIR}/src" "${CMAKE_BINARY_DIR}/third-party/catch2")
  target_compile_options(catch2 PRIVATE -w -O0)
  if(HOPFIELD_SANITIZE)
    target_compile_options(catch2 PRIVATE -fno-sanitize=all) # somebody else's
  endif()
  if(HOPFIELD_WEB)
    target_compile_options(catch2 PUBLIC -fwasm-exceptions)
    target_link_options(catch2 PUBLIC -fwasm-exceptions)
  endif()
endif()
