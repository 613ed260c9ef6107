// SPDX-License-Identifier: MIT
#include "isolation/portspec.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace argyle::isolation;

/// A line that is taken is written to a line that reads back to the same port, and a refused one has a reason.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const QString line = QString::fromUtf8(reinterpret_cast<const char *>(bytes), qsizetype(size));
    const ParsedPort parsed = parsePortSpec(line);
    if (parsed.spec.has_value() != parsed.error.isEmpty())
        std::abort();
    if (parsed.spec && parsePortSpec(toTorrc(*parsed.spec)).spec != parsed.spec)
        std::abort();
    return 0;
}
