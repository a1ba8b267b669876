# The archive and the shared library, as other projects see them.

set(backfile_headers
  include/backfile/article.hpp
  include/backfile/backfile.h
  include/backfile/backfile.hpp
  include/backfile/date.hpp
  include/backfile/diagnosis.hpp
  include/backfile/error.hpp
  include/backfile/explanation.hpp
  include/backfile/export.h
  include/backfile/extract.hpp
  include/backfile/index.hpp
  include/backfile/index_info.hpp
  include/backfile/query.hpp
  include/backfile/results.hpp
  include/backfile/search.hpp)

foreach(library backfile backfile_shared)
  target_compile_features(${library} PUBLIC cxx_std_20)
  target_sources(${library} PUBLIC
    FILE_SET public_headers TYPE HEADERS BASE_DIRS include FILES ${backfile_headers})
endforeach()
# Each header is compiled by itself.
set_target_properties(backfile PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)

# An archive does not hold what it needs. Where it is installed, the linker finds that by name.
foreach(needed IN LISTS BACKFILE_LINKED)
  target_link_libraries(backfile INTERFACE $<BUILD_INTERFACE:$<LINK_ONLY:${needed}>>)
endforeach()
target_link_libraries(backfile INTERFACE $<INSTALL_INTERFACE:
  xapian cld2 icui18n icuuc fmt simdjson xml2 archive z zstd xxhash Threads::Threads>)
target_link_libraries(backfile PRIVATE $<BUILD_INTERFACE:backfile_options>)

set(backfile_symbols ${CMAKE_CURRENT_LIST_DIR}/libbackfile.map)
target_link_libraries(backfile_shared PRIVATE
  $<BUILD_INTERFACE:backfile_options> ${BACKFILE_LINKED})
target_link_options(backfile_shared PRIVATE LINKER:--version-script=${backfile_symbols})
set_target_properties(backfile_shared PROPERTIES
  OUTPUT_NAME backfile
  VERSION ${PROJECT_VERSION}
  SOVERSION ${PROJECT_VERSION_MAJOR}
  LINK_DEPENDS ${backfile_symbols})
set_target_properties(backfile PROPERTIES EXPORT_NAME static)
set_target_properties(backfile_shared PROPERTIES EXPORT_NAME shared)
