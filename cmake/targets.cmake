# The houses and how they are connected.

# Include directories that show one house each: <build>/include/NAME holds one link, NAME -> src/NAME. A target sees its own
# and those of the houses it is linked to, so that "lab/document/document.hpp" is simply not there for code in src/hopfield.
# (tests/includes checks that.)
function(hopfield_house name)
  set(root "${PROJECT_BINARY_DIR}/include/${name}")
  file(MAKE_DIRECTORY "${root}")
  file(CREATE_LINK "${PROJECT_SOURCE_DIR}/src/${name}" "${root}/${name}" SYMBOLIC)
  target_include_directories(${name} PUBLIC "${root}")
endfunction()

# With the preset "tidy" every compilation of our own code is a clang-tidy run instead.
function(hopfield_tidy target)
  if(HOPFIELD_TIDY)
    set_target_properties(${target} PROPERTIES CXX_COMPILER_LAUNCHER "${PROJECT_SOURCE_DIR}/tools/tidy-file")
  endif()
endfunction()

# The files of one folder are compiled as one: most of the time that compiling takes is the reading of headers. Names in the
# anonymous namespaces of a folder are therefore distinct; the files still include what they use. Kernels for one kind of
# processor have options of their own and stay apart. Eight files of tests or more become several units, or one core would wait
# for the other at the end. With HOPFIELD_COARSE whole houses are: names are distinct in a house as well (in lab, among its
# workbenches and among all else).
function(hopfield_unity target)
  if(HOPFIELD_COARSE AND target MATCHES "^(hopfield|ui|workbenches)$")
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 0)
    return()
  endif()
  get_target_property(files ${target} SOURCES)
  foreach(file IN LISTS files)
    if(NOT file MATCHES "\\.cpp$" OR file MATCHES "_kernel|${CMAKE_BINARY_DIR}")
      continue()
    endif()
    cmake_path(GET file PARENT_PATH folder)
    cmake_path(RELATIVE_PATH folder BASE_DIRECTORY "${PROJECT_SOURCE_DIR}")
    if(HOPFIELD_COARSE)
      # In lab, and in the tests, names are distinct among the workbenches, and among all the others.
      string(REGEX REPLACE "^((src|tests)/[a-z]+)/workbenches.*" "\\1_workbenches" folder "${folder}")
      string(REGEX REPLACE "^((src|tests)/[a-z]+)/.*" "\\1" folder "${folder}")
    endif()
    string(REPLACE "/" "_" group "${folder}")
    math(EXPR ${group}_files "0${${group}_files} + 1")
    math(EXPR unit "${${group}_files} / 8")
    if(folder MATCHES "^tests" AND unit GREATER 0 AND NOT HOPFIELD_COARSE)
      string(APPEND group "_${unit}")
    endif()
    set_source_files_properties("${file}" PROPERTIES UNITY_GROUP "${group}")
  endforeach()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
endfunction()

# What nearly every file of a house reads is read once by Clang, which spares a fifth of its time (g++ would take as long to load
# it). The files still include what they use. A house that is compiled as one reads them once in any case.
function(hopfield_precompiled target)
  if(HOPFIELD_COARSE OR NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    return()
  endif()
  target_precompile_headers(${target} PRIVATE
    <algorithm> <array> <bit> <cmath> <cstdint> <functional> <map> <memory> <optional> <set> <span> <string> <string_view>
    <utility> <variant> <vector> ${ARGN})
  # A compiler cache can only tell whether such a header is the same when no time stands in it.
  target_compile_options(${target} PRIVATE "SHELL:-Xclang -fno-pch-timestamp")
endfunction()

# hopfield_library(NAME OPTIMISE speed|size [LINKS targets...] [PRIVATE targets...]
#   [PRECOMPILED headers...])
# All .cpp files of the current source directory and below; *_glfw.cpp only on the desktop, *_web.cpp only for the page.
function(hopfield_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "OPTIMISE" "LINKS;PRIVATE;PRECOMPILED")
  file(GLOB_RECURSE files CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp" "${CMAKE_CURRENT_SOURCE_DIR}/*.hpp")
  if(HOPFIELD_WEB)
    list(FILTER files EXCLUDE REGEX "_glfw\\.cpp$")
  else()
    list(FILTER files EXCLUDE REGEX "_web\\.cpp$")
  endif()
  if(NOT glfw3_FOUND)
    list(FILTER files EXCLUDE REGEX "_glfw\\.cpp$") # what only tests has no GLFW
  endif()
  if(NOT files MATCHES "\\.cpp")
    file(WRITE "${CMAKE_CURRENT_BINARY_DIR}/empty.cpp" "// This house has no source file yet.\n")
    list(APPEND files "${CMAKE_CURRENT_BINARY_DIR}/empty.cpp")
  endif()
  add_library(${name} STATIC ${files})
  hopfield_house(${name})
  target_link_libraries(${name} PUBLIC ${arg_LINKS} PRIVATE ${arg_PRIVATE} hopfield_warnings hopfield_no_exceptions)
  hopfield_optimise(${name} ${arg_OPTIMISE})
  # libFuzzer follows the code that reads.
  if(HOPFIELD_FUZZ AND name STREQUAL "lab")
    target_compile_options(${name} PRIVATE -fsanitize=fuzzer-no-link)
  endif()
  hopfield_unity(${name})
  hopfield_precompiled(${name} ${arg_PRECOMPILED})
  hopfield_tidy(${name})
endfunction()

# hopfield_program(NAME SOURCE [OUTPUT name] LINKS targets...): a native executable in the build directory.
function(hopfield_program name source)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "OUTPUT" "LINKS")
  hopfield_entry_source(${source} file)
  if(HOPFIELD_TIDY)
    add_library(${name} OBJECT ${file}) # there is nothing to link
  else()
    add_executable(${name} ${file})
  endif()
  target_link_libraries(${name} PRIVATE ${arg_LINKS} hopfield_warnings hopfield_no_exceptions)
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}")
  hopfield_tidy(${name})
  if(arg_OUTPUT)
    set_target_properties(${name} PROPERTIES OUTPUT_NAME ${arg_OUTPUT})
  endif()
endfunction()

# An entry that nobody has written yet is an empty program, so that the rest can be built.
function(hopfield_entry_source source result)
  set(file "${CMAKE_CURRENT_SOURCE_DIR}/${source}")
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}")
  if(NOT EXISTS "${file}")
    set(file "${CMAKE_CURRENT_BINARY_DIR}/${source}")
    file(WRITE "${file}" "int main() {}\n")
  endif()
  set(${result} "${file}" PARENT_SCOPE)
endfunction()

# hopfield_web_module(NAME SOURCE ENVIRONMENT web,... EXPORTS file LINKS targets... OPTIONS link options...)
# NAME.mjs and NAME.wasm in the build directory. EXPORTS lists what JavaScript may use, one name a line: with a leading
# underscore a C function, without one of Emscripten's runtime methods. EMSCRIPTEN_KEEPALIVE works as well.
function(hopfield_web_module name source)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "ENVIRONMENT;EXPORTS" "LINKS;OPTIONS")
  hopfield_entry_source(${source} file)
  add_executable(${name} ${file})
  target_link_libraries(${name} PRIVATE ${arg_LINKS} hopfield_warnings hopfield_no_exceptions)
  hopfield_optimise(${name} size)
  set_target_properties(${name} PROPERTIES SUFFIX .mjs RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}")

  set(functions _main)
  set(methods)
  if(EXISTS "${arg_EXPORTS}")
    file(STRINGS "${arg_EXPORTS}" names REGEX "^[A-Za-z_]")
    set(functions ${names})
    list(FILTER functions INCLUDE REGEX "^_")
    list(APPEND functions _main)
    set(methods ${names})
    list(FILTER methods EXCLUDE REGEX "^_")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${arg_EXPORTS}")
  endif()
  list(REMOVE_DUPLICATES functions)
  list(JOIN functions "," functions)
  list(JOIN methods "," methods)
  target_link_options(${name} PRIVATE
    -sMODULARIZE -sEXPORT_ES6 "-sENVIRONMENT=${arg_ENVIRONMENT}" "-sEXPORTED_FUNCTIONS=${functions}"
    "-sEXPORTED_RUNTIME_METHODS=${methods}"
    # No file system, no eval (the page's content security policy forbids it), nothing for browsers without SIMD.
    -sFILESYSTEM=0 -sDYNAMIC_EXECUTION=0 -sSUPPORT_LONGJMP=0 -sWASM_BIGINT -sMIN_SAFARI_VERSION=160400
    -sMIN_CHROME_VERSION=91 -sMIN_FIREFOX_VERSION=89
    # 64 KB, the default, is not enough for reading deeply nested JSON.
    -sALLOW_MEMORY_GROWTH -sSTACK_SIZE=512KB
    # Also when all is compiled without exceptions: what the linker optimises, it compiles.
    -fno-exceptions
    ${arg_OPTIONS})
  if(CMAKE_BUILD_TYPE STREQUAL "Debug")
    target_link_options(${name} PRIVATE -sASSERTIONS=2 -sSAFE_HEAP=0 -g)
  else()
    # The small allocator is fast enough for what remains of allocation in a frame.
    target_link_options(${name} PRIVATE -sASSERTIONS=0 -flto -sMALLOC=emmalloc)
  endif()
endfunction()

# hopfield_web_parts(NAME): divides NAME.wasm into parts/first.wasm and others beside it (tools/split.mjs), by the target
# NAME_parts. Needs the names of functions in NAME.wasm.
function(hopfield_web_parts name)
  find_program(WASM_OPT wasm-opt HINTS "${EMSCRIPTEN_ROOT_PATH}/../bin" REQUIRED)
  cmake_path(GET WASM_OPT PARENT_PATH binaryen)
  find_program(NODE node REQUIRED)
  set(tool "${PROJECT_SOURCE_DIR}/tools/split.mjs")
  # Addresses of the same length pack better.
  target_link_options(${name} PRIVATE -sGLOBAL_BASE=262144)
  add_custom_command(
    OUTPUT "${CMAKE_BINARY_DIR}/parts/first.wasm"
    COMMAND ${CMAKE_COMMAND} -E env "PATH=${binaryen}:$ENV{PATH}" "${NODE}" "${tool}" ${name}.wasm parts
    WORKING_DIRECTORY "${CMAKE_BINARY_DIR}"
    DEPENDS ${name} "${tool}" "${PROJECT_SOURCE_DIR}/tools/wasm.mjs"
    VERBATIM)
  add_custom_target(${name}_parts ALL DEPENDS "${CMAKE_BINARY_DIR}/parts/first.wasm")
endfunction()

# hopfield_tests(NAME LINKS targets... [SOURCES files...] [SHARDS n] [PRECOMPILED headers...]): all *_test.cpp of the current source
# directory and below, and these, one Catch2 program, one test; or n of them side by side where the program takes longer than all the others together.
# On the web it runs under Node and may read files of the source tree.
function(hopfield_tests name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "SHARDS" "LINKS;SOURCES;PRECOMPILED")
  file(GLOB_RECURSE files CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*_test.cpp")
  if(NOT files)
    return()
  endif()
  list(TRANSFORM arg_SOURCES PREPEND "${CMAKE_CURRENT_SOURCE_DIR}/" OUTPUT_VARIABLE more)
  list(APPEND files ${more})
  add_executable(${name} ${files})
  target_link_libraries(${name} PRIVATE ${arg_LINKS} catch2 hopfield_warnings)
  target_include_directories(${name} PRIVATE "${CMAKE_CURRENT_SOURCE_DIR}" "${PROJECT_SOURCE_DIR}/tests")
  if(HOPFIELD_SANITIZE OR NOT CMAKE_BUILD_TYPE STREQUAL "Release")
    target_compile_definitions(${name} PRIVATE HOPFIELD_FEWER_TRIALS=10) # tests/trials.hpp
  endif()
  hopfield_unity(${name})
  hopfield_precompiled(${name} <catch2/catch_all.hpp> ${arg_PRECOMPILED})
  # What is tested is optimised; its tests need not be.
  if(HOPFIELD_SANITIZE)
    target_compile_options(${name} PRIVATE -O0)
  elseif(NOT HOPFIELD_WEB AND CMAKE_BUILD_TYPE STREQUAL "Release")
    target_compile_options(${name} PRIVATE -O1)
  endif()
  target_compile_definitions(${name} PRIVATE "HOPFIELD_FIXTURES=\"${PROJECT_SOURCE_DIR}/tests/fixtures\"")
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}")
  if(HOPFIELD_WEB)
    # The libraries are those of the page, already optimised; doing so again at link time would take longer than all the rest.
    set_target_properties(${name} PROPERTIES SUFFIX .cjs EXCLUDE_FROM_ALL ON)
    target_link_options(${name} PRIVATE -Wl,--lto-O0,--lto-CGO2 -sENVIRONMENT=node -sNODERAWFS -sALLOW_MEMORY_GROWTH -sSTACK_SIZE=1MB
                                        -sEXIT_RUNTIME -sASSERTIONS=1 -sWASM_BIGINT)
  endif()
  # The second reporter is for tools/count.mjs.
  set(run ${name} --colour-mode none --reporter console)
  if(NOT arg_SHARDS)
    add_test(NAME ${name} COMMAND ${run} --reporter "XML::out=${CMAKE_BINARY_DIR}/${name}.xml")
    return()
  endif()
  foreach(shard RANGE 1 ${arg_SHARDS})
    math(EXPR index "${shard} - 1")
    add_test(NAME ${name}_${shard} COMMAND ${run} --reporter "XML::out=${CMAKE_BINARY_DIR}/${name}_${shard}.xml"
                                           --shard-count ${arg_SHARDS} --shard-index ${index})
  endforeach()
endfunction()
