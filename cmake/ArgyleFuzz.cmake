# SPDX-License-Identifier: MIT

# Builds every fuzz target: `cmake --build build/asan --target fuzzers`.
add_custom_target(fuzzers)

# argyle_fuzz(<name> SOURCES <file>... LIBS <target>...)
#
# The corpus is tests/fuzz/corpus/<name>, one input a file. The sources define LLVMFuzzerTestOneInput(). With ARGYLE_FUZZ this
# builds fuzz/fuzz_<name> with libFuzzer. Every other build links the same sources to a main() that replays the corpus. Either
# way ctest runs the corpus once as fuzz_<name>.
function(argyle_fuzz name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LIBS")
    if(arg_UNPARSED_ARGUMENTS OR NOT arg_SOURCES OR NOT arg_LIBS)
        message(FATAL_ERROR "argyle_fuzz(${name}): give SOURCES and LIBS; not understood: ${arg_UNPARSED_ARGUMENTS}")
    endif()
    set(corpus "${PROJECT_SOURCE_DIR}/tests/fuzz/corpus/${name}")
    file(GLOB inputs "${corpus}/*")
    if(NOT inputs)
        message(FATAL_ERROR "argyle_fuzz(${name}): no input in ${corpus}")
    endif()

    add_executable(fuzz_${name} ${arg_SOURCES})
    set_target_properties(fuzz_${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/fuzz")
    target_include_directories(fuzz_${name} PRIVATE "${PROJECT_SOURCE_DIR}")
    target_link_libraries(fuzz_${name} PRIVATE ${arg_LIBS} argyle_warnings)
    add_dependencies(fuzzers fuzz_${name})
    if(ARGYLE_FUZZ)
        target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
        set(once -runs=0)
    else()
        target_sources(fuzz_${name} PRIVATE "${PROJECT_SOURCE_DIR}/tests/fuzz/replay.cpp")
        set(once "")
    endif()

    argyle_test_environment(environment fuzz_${name})
    add_test(NAME fuzz_${name} COMMAND fuzz_${name} ${once} "${corpus}")
    set_tests_properties(fuzz_${name} PROPERTIES ENVIRONMENT "${environment}" LABELS fuzz TIMEOUT 120)
endfunction()
