# SPDX-License-Identifier: MIT
# How every target is compiled: warnings, Qt definitions, sanitizers, coverage.

# GCC, 12 as well as 14, sees overlapping and overlong copies inside std::string, and values inside std::variant, that are not there
# once it optimises (GCC bugs 105651, 105562 and their like); clang-tidy and the sanitizers look for the real ones.
set(false_alarms "")
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    set(false_alarms -Wno-restrict -Wno-stringop-overflow -Wno-stringop-overread -Wno-maybe-uninitialized -Wno-array-bounds)
endif()

# Linked (PRIVATE) by every target whose sources are ours.
add_library(argyle_warnings INTERFACE)
target_compile_options(argyle_warnings INTERFACE
    -Wall -Wextra -Wpedantic
    -Wshadow
    -Wconversion -Wno-sign-conversion
    -Wold-style-cast
    -Wnon-virtual-dtor -Woverloaded-virtual
    -Wcast-align
    -Wformat=2
    -Wextra-semi
    -Wimplicit-fallthrough
    # Clang 14 sees such a zero in every comparison that is made of operator<=>.
    $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wlogical-op -Wsuggest-override -Wzero-as-null-pointer-constant>
    $<$<CXX_COMPILER_ID:Clang>:-Winconsistent-missing-override>
    ${false_alarms}
    $<$<BOOL:${ARGYLE_WERROR}>:-Werror>)
target_compile_definitions(argyle_warnings INTERFACE
    QT_NO_CAST_FROM_ASCII
    QT_NO_CAST_TO_ASCII
    QT_NO_FOREACH
    QT_NO_URL_CAST_FROM_STRING
    # Newer Qt releases deprecate what Qt 6.4 still needs.
    QT_WARN_DEPRECATED_UP_TO=0x060400)

if(ARGYLE_SANITIZE)
    if(NOT ARGYLE_SANITIZE MATCHES "^(address,undefined|thread)$")
        message(FATAL_ERROR "ARGYLE_SANITIZE must be 'address,undefined' or 'thread', not '${ARGYLE_SANITIZE}'")
    endif()
    add_compile_options(-fsanitize=${ARGYLE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${ARGYLE_SANITIZE})
endif()

if(ARGYLE_FUZZ)
    if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
        message(FATAL_ERROR "ARGYLE_FUZZ needs clang (libFuzzer); this is ${CMAKE_CXX_COMPILER_ID}")
    endif()
    # Coverage feedback for everything; only the fuzz targets link libFuzzer's main().
    add_compile_options(-fsanitize=fuzzer-no-link)
    add_link_options(-fsanitize=fuzzer-no-link)
endif()

if(ARGYLE_COVERAGE)
    add_compile_options(--coverage -O0)
    add_link_options(--coverage)
endif()
