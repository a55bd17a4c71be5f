# Files that become part of the program, as constants in generated sources.

find_program(GLSLANG glslangValidator)

# hopfield_embed_text(TARGET NAMESPACE HEADER files...): `#include "HEADER"`, and shaders/heat.frag is the text
# NAMESPACE::heat_frag. GLSL is checked when it is built (with glslang at hand): a spelling error should not wait
# for a browser.
function(hopfield_embed_text target namespace header)
  set(check)
  if(GLSLANG)
    foreach(file IN LISTS ARGN)
      if(file MATCHES "\\.(vert|frag)$")
        list(APPEND check COMMAND "${GLSLANG}" "${file}")
      endif()
    endforeach()
  endif()
  hopfield_embed(text "${target}" "${namespace}" "${header}" "${check}" "${ARGN}")
endfunction()

# hopfield_embed_bytes(TARGET NAMESPACE HEADER files...): the same for any file, as std::array<unsigned char, size>.
function(hopfield_embed_bytes target namespace header)
  hopfield_embed(bytes "${target}" "${namespace}" "${header}" "" "${ARGN}")
endfunction()

function(hopfield_embed kind target namespace header check files)
  set(outputs "${CMAKE_BINARY_DIR}/generated/${target}")
  cmake_path(REPLACE_EXTENSION header LAST_ONLY cpp OUTPUT_VARIABLE source)
  set(script "${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake")
  list(JOIN files "," joined)
  add_custom_command(
    OUTPUT "${outputs}/${header}" "${outputs}/${source}"
    ${check}
    COMMAND "${CMAKE_COMMAND}" -DKIND=${kind} "-DFILES=${joined}" -DNAMESPACE=${namespace}
            "-DHEADER=${outputs}/${header}" "-DSOURCE=${outputs}/${source}" -P "${script}"
    DEPENDS ${files} "${script}"
    COMMENT "Embedding: ${header}"
    VERBATIM)
  target_sources(${target} PRIVATE "${outputs}/${header}" "${outputs}/${source}")
  target_include_directories(${target} PRIVATE "${outputs}")
endfunction()
