// SPDX-License-Identifier: MIT
#pragma once

#include "isolation/portspec.h"

#include <QString>

namespace argyle::routes {

/// Those of a port's flags that only Tor's own SocksPort can honour: which traffic exits may be asked for, DNS caches, how long a
/// circuit with credentials lives (tor(1), SocksPort). Flags that mean nothing where onion services alone go through are as by
/// default.
isolation::PortFlags torFlagsOf(isolation::PortFlags flags);

/// The words for those of torFlagsOf() that differ from the default ("NoIPv4Traffic CacheIPv4DNS"); empty where none does. What
/// is as by default is Tor's to choose, so that it looks like any other client.
QString torFlagWords(isolation::PortFlags torFlags);

/// What follows the address of a SocksPort of our own tor for these flags. All of them are of one session group: credentials alone
/// keep streams apart, whichever port they came by.
QString torSocksPortWords(isolation::PortFlags torFlags);

} // namespace argyle::routes
