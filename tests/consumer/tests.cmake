# Other projects that use what `cmake --install` gives. They compile without the sanitizers.
set(consumer_prefix ${PROJECT_BINARY_DIR}/consumer/prefix)
add_test(NAME "consumer: install"
  COMMAND ${CMAKE_COMMAND} --install ${PROJECT_BINARY_DIR} --prefix ${consumer_prefix})
set_tests_properties("consumer: install" PROPERTIES
  FIXTURES_SETUP installed LABELS consumer TIMEOUT 120)
foreach(way find_package pkg-config add_subdirectory c python symbols)
  add_test(NAME "consumer: ${way}"
    COMMAND ${CMAKE_CURRENT_LIST_DIR}/consume.sh ${way} ${PROJECT_SOURCE_DIR} ${consumer_prefix}
            ${CMAKE_INSTALL_LIBDIR} ${PROJECT_BINARY_DIR}/consumer)
  set_tests_properties("consumer: ${way}" PROPERTIES
    FIXTURES_REQUIRED installed LABELS consumer TIMEOUT 900)
endforeach()

# Each public header by itself.
add_test(NAME "consumer: headers"
  COMMAND ${CMAKE_COMMAND} --build ${PROJECT_BINARY_DIR}
          --target backfile_verify_interface_header_sets)
set_tests_properties("consumer: headers" PROPERTIES LABELS consumer TIMEOUT 300)

if(DOXYGEN_FOUND)
  add_test(NAME "consumer: reference"
    COMMAND Doxygen::doxygen ${PROJECT_BINARY_DIR}/package/Doxyfile)
  set_tests_properties("consumer: reference" PROPERTIES LABELS consumer TIMEOUT 120)
endif()
