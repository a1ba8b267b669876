# Writes OUTPUT, which defines assets(): the bytes of FILES as part of the program.
set(types "html=text/html" "css=text/css" "js=text/javascript" "svg=image/svg+xml")
set(arrays "")
set(rows "")
foreach(file IN LISTS FILES)
  get_filename_component(name ${file} NAME)
  get_filename_component(extension ${file} LAST_EXT)
  string(SUBSTRING ${extension} 1 -1 extension)
  foreach(row IN LISTS types)
    if(row MATCHES "^${extension}=(.*)$")
      set(type "${CMAKE_MATCH_1}; charset=utf-8")
    endif()
  endforeach()
  set(path "/assets/${name}")
  if(name STREQUAL "index.html")
    set(path "/")
  endif()
  string(MAKE_C_IDENTIFIER ${name} symbol)
  file(READ ${file} bytes HEX)
  string(REGEX REPLACE "(..)" "'\\\\x\\1'," bytes "${bytes}")
  string(APPEND arrays "constexpr char k_${symbol}[] = {${bytes}};\n")
  string(APPEND rows "    {\"${path}\", \"${type}\", {k_${symbol}, sizeof k_${symbol}}},\n")
endforeach()
file(WRITE ${OUTPUT} "// Made from searcher/serve/page.
#include \"searcher/serve/assets.hpp\"

namespace backfile::internal {
namespace {

${arrays}
constexpr Asset kFiles[] = {
${rows}};

}  // namespace

std::span<Asset const> assets() noexcept { return kFiles; }

}  // namespace backfile::internal
")
