// SPDX-License-Identifier: MIT
#pragma once

#include "isolation/portspec.h"

#include <QList>
#include <QString>

namespace argyle::settings {

/// A line of a torrc that is about ports for applications and was not taken over.
struct LeftOutLine
{
    int number = 0; ///< from 1; the first where a backslash continues it on the next
    QString text;
    QString reason; ///< a sentence
    bool operator==(const LeftOutLine &) const = default;
};

struct TorrcPorts
{
    QList<isolation::PortSpec> ports;
    QList<LeftOutLine> leftOut;
    int otherLines = 0; ///< lines about anything else, which were passed over
};

/// Reads the SocksPort lines of a torrc (tor(1), THE CONFIGURATION FILE FORMAT): names in any case, `+` before one that adds,
/// comments, lines continued by a backslash. Ports at an address that `present` or an earlier line has are left out.
TorrcPorts portsOfTorrc(const QString &torrc, const QList<isolation::PortSpec> &present);

} // namespace argyle::settings
