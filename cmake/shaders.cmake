# hopfield_shaders(TARGET NAMESPACE HEADER files...): the text of GLSL files as constants in a generated header,
# `#include "HEADER"`: shaders/heat_map.frag becomes NAMESPACE::heat_map_frag, a const char array. With glslang at hand
# each file is checked when it is built: a spelling error should not wait for a browser.
find_program(GLSLANG glslangValidator)

function(hopfield_shaders target namespace header)
  set(outputs "${CMAKE_BINARY_DIR}/generated/${target}")
  set(script "${PROJECT_SOURCE_DIR}/cmake/embed_shaders.cmake")
  list(JOIN ARGN "," joined)
  set(check)
  if(GLSLANG)
    foreach(file IN LISTS ARGN)
      list(APPEND check COMMAND "${GLSLANG}" "${file}")
    endforeach()
  endif()
  add_custom_command(
    OUTPUT "${outputs}/${header}"
    ${check}
    COMMAND "${CMAKE_COMMAND}" "-DFILES=${joined}" -DNAMESPACE=${namespace} "-DHEADER=${outputs}/${header}" -P "${script}"
    DEPENDS ${ARGN} "${script}"
    COMMENT "Shaders: ${header}"
    VERBATIM)
  target_sources(${target} PRIVATE "${outputs}/${header}")
  target_include_directories(${target} PRIVATE "${outputs}")
endfunction()
