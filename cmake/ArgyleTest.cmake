# SPDX-License-Identifier: MIT

# argyle_test_environment(<variable> <name>) lists the environment that a test runs in: no display, plain English, XDG folders
# of its own below the build folder so that no test reads or writes a person's settings, sanitizers that stop at the first report.
function(argyle_test_environment variable name)
    set(home "${PROJECT_BINARY_DIR}/testhome/${name}")
    foreach(folder IN ITEMS config data state cache run)
        file(MAKE_DIRECTORY "${home}/${folder}")
    endforeach()
    file(CHMOD "${home}/run" DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)
    set(${variable}
        "QT_QPA_PLATFORM=offscreen"
        "LC_ALL=C.UTF-8"
        "LANGUAGE="
        "HOME=${home}"
        "XDG_CONFIG_HOME=${home}/config"
        "XDG_DATA_HOME=${home}/data"
        "XDG_STATE_HOME=${home}/state"
        "XDG_CACHE_HOME=${home}/cache"
        "XDG_RUNTIME_DIR=${home}/run"
        "ASAN_OPTIONS=detect_stack_use_after_return=1:strict_string_checks=1"
        "LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/cmake/lsan.supp:print_suppressions=0"
        "TSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/cmake/tsan.supp:halt_on_error=1:second_deadlock_stack=1"
        "UBSAN_OPTIONS=print_stacktrace=1"
        PARENT_SCOPE)
endfunction()

# argyle_test_moc(<target> <file>...) runs moc for each file that needs it: x.cpp ends with `#include "x.moc"`. CMake's AUTOMOC would
# do the same by a target of its own for each test, which costs more than the test.
function(argyle_test_moc target)
    set(folder "${CMAKE_CURRENT_BINARY_DIR}/${target}_moc")
    foreach(source IN LISTS ARGN)
        get_filename_component(source "${source}" ABSOLUTE)
        get_filename_component(base "${source}" NAME_WE)
        file(STRINGS "${source}" objects REGEX "^ *Q_OBJECT" LIMIT_COUNT 1)
        if(NOT objects)
            continue()
        endif()
        if(source MATCHES "\\.h$")
            set(made "${folder}/moc_${base}.cpp")
        else()
            set(made "${folder}/${base}.moc")
        endif()
        qt_generate_moc("${source}" "${made}" TARGET ${target})
        target_sources(${target} PRIVATE "${made}")
    endforeach()
    target_include_directories(${target} PRIVATE "${folder}")
endfunction()

# What else it defines names the folder of each test, for QFINDTESTDATA, which no test uses: with it no folders could share a
# precompiled header.
set_property(TARGET Qt6::Test PROPERTY INTERFACE_COMPILE_DEFINITIONS QT_TESTLIB_LIB)

# argyle_test_pch(<target> <library>...) lets the test use the precompiled header of all tests of these libraries.
function(argyle_test_pch target)
    if("argyle_ui" IN_LIST ARGN)
        set(library argyle_ui)
        set(qt <QtWidgets>)
    elseif("argyle_core" IN_LIST ARGN)
        set(library argyle_core)
        set(qt <QtCore>)
    else()
        return()
    endif()
    set(carrier pch_of_${library}_tests)
    if(NOT TARGET ${carrier})
        file(WRITE "${PROJECT_BINARY_DIR}/tests/${carrier}.cpp" "")
        add_library(${carrier} OBJECT "${PROJECT_BINARY_DIR}/tests/${carrier}.cpp")
        target_link_libraries(${carrier} PRIVATE ${library} Qt6::Test argyle_warnings)
        target_compile_options(${carrier} PRIVATE -O0)
        target_precompile_headers(${carrier} PRIVATE
            ${qt} <QSignalSpy> <QTest> <algorithm> <chrono> <functional> <memory> <optional> <string> <variant> <vector>)
    endif()
    target_precompile_headers(${target} REUSE_FROM ${carrier})
endfunction()

# argyle_test(<name> SOURCES <file>... LIBS <target>... [LABELS <label>...] [ENV <NAME=value>...] [TIMEOUT <seconds>])
#
# Builds tst_<name> from the test's own sources (never product sources: those come from LIBS) and registers it with ctest.
# A test whose class stands in the .cpp ends with `#include "tst_<name>.moc"`.
# Headers that tests share are included from the root: `#include "tests/net/echoserver.h"`.
function(argyle_test name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "TIMEOUT" "SOURCES;LIBS;LABELS;ENV")
    if(arg_UNPARSED_ARGUMENTS OR NOT arg_SOURCES OR NOT arg_LIBS)
        message(FATAL_ERROR "argyle_test(${name}): give SOURCES and LIBS; not understood: ${arg_UNPARSED_ARGUMENTS}")
    endif()
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 60)
    endif()

    add_executable(tst_${name} ${arg_SOURCES})
    set_target_properties(tst_${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests")
    target_include_directories(tst_${name} PRIVATE "${PROJECT_SOURCE_DIR}")
    target_link_libraries(tst_${name} PRIVATE ${arg_LIBS} Qt6::Test argyle_warnings)
    # What is tested is the library, built as the preset says; optimising each test's own code takes a quarter of a whole build.
    target_compile_options(tst_${name} PRIVATE -O0)
    # QTRY_COMPARE of Qt 6.8 narrows its own time, which GCC takes for the test's.
    if(Qt6_VERSION VERSION_GREATER_EQUAL 6.5 AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        set_property(SOURCE ${arg_SOURCES} APPEND PROPERTY COMPILE_OPTIONS -Wno-conversion)
    endif()
    argyle_test_moc(tst_${name} ${arg_SOURCES})
    if(ARGYLE_PCH)
        argyle_test_pch(tst_${name} ${arg_LIBS})
    endif()

    argyle_test_environment(environment ${name})
    add_test(NAME ${name} COMMAND tst_${name})
    set_tests_properties(${name} PROPERTIES
        ENVIRONMENT "${environment};${arg_ENV}"
        LABELS "${arg_LABELS}"
        TIMEOUT ${arg_TIMEOUT})
endfunction()
