// SPDX-License-Identifier: MIT
#include "settings/torrcimport.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace argyle;

/// Every port that is taken is a valid one, every line that is left out has a number and a reason, and what was taken is all
/// there already the second time, but for ports whose number the system chooses.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const QString torrc = QString::fromUtf8(reinterpret_cast<const char *>(bytes), qsizetype(size));
    const settings::TorrcPorts found = settings::portsOfTorrc(torrc, {});
    for (const isolation::PortSpec &spec : found.ports) {
        if (!isolation::problemWith(spec).isEmpty())
            std::abort();
    }
    int last = 0;
    for (const settings::LeftOutLine &line : found.leftOut) {
        if (line.number <= last || line.reason.isEmpty())
            std::abort();
        last = line.number;
    }
    for (const isolation::PortSpec &spec : settings::portsOfTorrc(torrc, found.ports).ports) {
        if (!isolation::choosesPort(spec))
            std::abort();
    }
    return 0;
}
