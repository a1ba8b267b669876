# Debian packages: backfile, libbackfile0, libbackfile-dev. cmake --preset package first, for /usr.

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME backfile)
set(CPACK_PACKAGE_CONTACT "Backfile maintainers <maintainers@backfile.example>")
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL programs library development)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)

set(CPACK_DEBIAN_PROGRAMS_PACKAGE_NAME backfile)
set(CPACK_DEBIAN_PROGRAMS_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PROGRAMS_PACKAGE_SHLIBDEPS ON)
set(CPACK_COMPONENT_PROGRAMS_DESCRIPTION "${PROJECT_DESCRIPTION}
 Finds title, date, byline, outlet and body of scraped pages, with the line that
 states each, and answers ranked, date-bounded and faceted queries.")

set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME libbackfile${PROJECT_VERSION_MAJOR})
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
set(CPACK_COMPONENT_LIBRARY_DESCRIPTION "${PROJECT_DESCRIPTION} (library)
 What programs that link the shared library need to run.")

# The archive does not hold the libraries that it uses.
string(JOIN ", " archive_needs
  "libbackfile${PROJECT_VERSION_MAJOR} (= ${PROJECT_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE})"
  libxapian-dev libicu-dev libfmt-dev libsimdjson-dev libxml2-dev libarchive-dev zlib1g-dev
  libzstd-dev libxxhash-dev libcld2-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libbackfile-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "${archive_needs}")
set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION "${PROJECT_DESCRIPTION} (development)
 Headers for C++ and C, the archive, and the files for CMake and pkg-config.")

foreach(component PROGRAMS LIBRARY DEVELOPMENT)
  string(TOLOWER ${component} installed_as)
  install(FILES LICENSE RENAME copyright COMPONENT ${installed_as}
    DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${CPACK_DEBIAN_${component}_PACKAGE_NAME})
endforeach()
include(CPack)
