# How everything is compiled.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

if(EMSCRIPTEN)
  set(HOPFIELD_WEB ON)
else()
  set(HOPFIELD_WEB OFF)
endif()

set(HOPFIELD_SANITIZE "" CACHE STRING "Sanitizers for everything, as for -fsanitize=")
option(HOPFIELD_TIDY "Run clang-tidy on our own code instead of compiling it" OFF)
option(HOPFIELD_COARSE "Compile whole houses as one: headers are read once, but a change compiles much again" OFF)
option(HOPFIELD_FUZZ "Build the fuzz targets (needs clang)" OFF)

# The same document and seed must give the same numbers everywhere. A compiler that may contract a*b+c into one
# instruction rounds once instead of twice, and which expressions it contracts depends on machine and optimisation
# level. For the same reason nothing here may use -ffast-math or relaxed SIMD. This holds for third-party code too:
# Eigen's arithmetic is ours.
add_compile_options(-ffp-contract=off)

if(HOPFIELD_TIDY)
  set(CMAKE_OPTIMIZE_DEPENDENCIES ON) # what is only linked with need not be compiled
endif()

if(HOPFIELD_SANITIZE)
  add_compile_options("-fsanitize=${HOPFIELD_SANITIZE}" -fno-sanitize-recover=all -fno-omit-frame-pointer)
  # Our libraries are built without type information (below), which this one check needs. A null pointer ends the program under the address
  # sanitizer as well, and alignment means nothing to WebAssembly; the two checks stand at every member access and make a third of the code.
  # What "object-size" and "pointer-overflow" find, the address sanitizer finds at the access; they take a third of the engine's compiling.
  add_compile_options(-fno-sanitize=vptr,null,alignment,object-size,pointer-overflow)
  add_link_options("-fsanitize=${HOPFIELD_SANITIZE}")
endif()

if(HOPFIELD_WEB)
  # The engine's inner loops are written for 128-bit SIMD; every browser since 2021-2023 has it, and the page says so
  # where it is missing. Optimisation levels are set per target below.
  add_compile_options(-msimd128)
  set(CMAKE_CXX_FLAGS_RELEASE "-DNDEBUG")
  set(CMAKE_C_FLAGS_RELEASE "-DNDEBUG")
  # The linker's own -O level chooses what the whole module goes through last; see hopfield_web_module().
  set(CMAKE_EXE_LINKER_FLAGS_RELEASE "")
elseif(CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64|amd64)$")
  # Processors since 2009: byte shuffles and population counts. Nothing in it that rounds differently (no fused
  # multiply-add).
  add_compile_options(-march=x86-64-v2)
endif()
if(NOT HOPFIELD_WEB AND CMAKE_BUILD_TYPE STREQUAL "Release")
  set(CMAKE_CXX_FLAGS_RELEASE "-O3 -DNDEBUG")
endif()

# The linker that Emscripten brings takes a fifth of the time.
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang" AND NOT HOPFIELD_WEB)
  find_program(LLD ld.lld-19)
  if(LLD)
    add_link_options(-fuse-ld=lld)
  endif()
endif()

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_C_COMPILER_LAUNCHER "${CCACHE}")
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE}")
endif()

# Colours survive Ninja's buffering.
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  add_compile_options(-fcolor-diagnostics)
else()
  add_compile_options(-fdiagnostics-color=always)
endif()

# For our own code only.
add_library(hopfield_warnings INTERFACE)
target_compile_options(hopfield_warnings INTERFACE -Wall -Wextra -Wconversion -Werror)

# Errors are values (hopfield/result.hpp): nothing of ours throws or asks for a type at run time. Without the tables for it
# the page is a good deal smaller, and native builds follow so that both are the same code. Tests are exempt: Catch2 throws.
add_library(hopfield_no_exceptions INTERFACE)
target_compile_options(hopfield_no_exceptions INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-fno-exceptions>
                                                        $<$<COMPILE_LANGUAGE:CXX>:-fno-rtti>)

# What is slow is made fast, the rest small: -Oz makes the engine several times slower, -O3 the page twice as large.
# Optimising at link time takes another twentieth off the page.
function(hopfield_optimise target how)
  if(HOPFIELD_WEB AND CMAKE_BUILD_TYPE STREQUAL "Release")
    if(how STREQUAL "speed")
      target_compile_options(${target} PRIVATE -O3)
    elseif(how STREQUAL "size")
      target_compile_options(${target} PRIVATE -Oz)
      # The page is never left in an orderly way; nobody would notice the last clearing up.
      target_compile_options(${target} PRIVATE $<$<COMPILE_LANGUAGE:CXX>:-fno-c++-static-destructors>)
    else()
      message(FATAL_ERROR "hopfield_optimise(${target} ${how}): speed or size")
    endif()
    target_compile_options(${target} PRIVATE -flto)
  elseif(HOPFIELD_SANITIZE AND how STREQUAL "size" AND NOT target MATCHES "^(imgui|zlib)$")
    # What takes time is in the engine; the optimiser would take twice as long over the rest as the compiler.
    target_compile_options(${target} PRIVATE -O0)
  elseif(CMAKE_BUILD_TYPE STREQUAL "Release" AND how STREQUAL "size")
    # They are fast enough so, and compile quicker: what takes time is in the engine.
    target_compile_options(${target} PRIVATE -O1)
  endif()
endfunction()
