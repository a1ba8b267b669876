# cmake --install, find_package(backfile), pkg-config, and Debian packages by cpack -G DEB.
# Components: programs, library (what a linked program needs to run), development.
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

set_target_properties(backfile_shared PROPERTIES EXCLUDE_FROM_ALL OFF)
set(package_files ${CMAKE_INSTALL_LIBDIR}/cmake/backfile)
set(in_development COMPONENT development)

install(TARGETS backfile-index backfile-search
  RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT programs)
install(TARGETS backfile_shared EXPORT backfile-shared
  LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}
    COMPONENT library NAMELINK_COMPONENT development
  FILE_SET public_headers DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} ${in_development})
install(TARGETS backfile EXPORT backfile-static
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} ${in_development}
  FILE_SET public_headers DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} ${in_development})
foreach(kind shared static)
  install(EXPORT backfile-${kind} NAMESPACE backfile:: DESTINATION ${package_files}
    ${in_development})
endforeach()

configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/backfile-config.cmake.in
  ${PROJECT_BINARY_DIR}/package/backfile-config.cmake INSTALL_DESTINATION ${package_files})
# Before 1.0 a minor version may change the interface.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/package/backfile-config-version.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES
  ${PROJECT_BINARY_DIR}/package/backfile-config.cmake
  ${PROJECT_BINARY_DIR}/package/backfile-config-version.cmake
  DESTINATION ${package_files} ${in_development})

# Found from where it lies, so that the installed folder may be moved.
file(RELATIVE_PATH pc_prefix ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
configure_file(${CMAKE_CURRENT_LIST_DIR}/backfile.pc.in
  ${PROJECT_BINARY_DIR}/package/backfile.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/package/backfile.pc
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig ${in_development})

find_package(Doxygen QUIET)
if(DOXYGEN_FOUND)
  configure_file(${CMAKE_CURRENT_LIST_DIR}/Doxyfile.in ${PROJECT_BINARY_DIR}/package/Doxyfile @ONLY)
  add_custom_target(doc COMMAND Doxygen::doxygen ${PROJECT_BINARY_DIR}/package/Doxyfile)
endif()

include(${CMAKE_CURRENT_LIST_DIR}/packages.cmake)
