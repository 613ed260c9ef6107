// SPDX-License-Identifier: MIT
// The main() of a fuzz target that is built without libFuzzer: runs every file of the given folders through the target once,
// whole and cut short at every length, so that an ordinary build holds what fuzzing has found.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size);

namespace {

/// Longer inputs are run whole only: cutting them at every length would be quadratic.
constexpr std::size_t cutUpTo = 4096;

void runOne(const std::filesystem::path &file)
{
    std::ifstream stream(file, std::ios::binary);
    const std::string content{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    const std::vector<std::uint8_t> bytes(content.begin(), content.end());
    if (bytes.size() <= cutUpTo) {
        for (std::size_t length = 0; length < bytes.size(); ++length) {
            // A copy of exactly this length, so that AddressSanitizer sees a read beyond it.
            const std::vector<std::uint8_t> cut(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(length));
            LLVMFuzzerTestOneInput(cut.data(), cut.size());
        }
    }
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

} // namespace

int main(int argc, char **argv)
{
    std::size_t files = 0;
    for (int i = 1; i < argc; ++i) {
        std::error_code error;
        for (const auto &entry : std::filesystem::directory_iterator(argv[i], error)) {
            runOne(entry.path());
            ++files;
        }
        if (error) {
            std::fprintf(stderr, "%s: %s\n", argv[i], error.message().c_str());
            return 1;
        }
    }
    std::printf("%zu inputs\n", files);
    return files > 0 ? 0 : 1; // a corpus that is gone must not look like one that passed
}
