// SPDX-License-Identifier: MIT
#pragma once

#include "isolation/portspec.h"

#include <QSet>

#include <optional>

namespace argyle::session {

/// A port number to begin with: from the given one on the first at the same address that is free now and not among `reserved`.
/// Nothing where none is found within a few hundred.
std::optional<quint16> freePortFrom(const isolation::TcpAddress &first, const QSet<quint16> &reserved);

/// A port number to listen on in place of one that is taken: the next higher one at the same address that is free now and not
/// among `reserved`. Nothing where the address's own number is free, so that another one would not help, and where none is found
/// within a few hundred.
std::optional<quint16> freePortAfter(const isolation::TcpAddress &taken, const QSet<quint16> &reserved);

} // namespace argyle::session
