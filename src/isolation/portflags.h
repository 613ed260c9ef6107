// SPDX-License-Identifier: MIT
#pragma once

#include "isolation/portspec.h"

#include <span>
#include <string_view>

namespace argyle::isolation {

/// A word that may stand in a SocksPort line, with and without "No" before it.
struct FlagName
{
    const char *name; ///< as tor(1) spells it
    PortFlags flags;  ///< several where the word is short for them
    /// What it means where it differs from the default, for a person: an English source for translation (context
    /// "argyle::isolation"); nullptr for words that are short for others.
    const char *words;
};

/// All of them; the words for one flag each stand in the order of toTorrc().
std::span<const FlagName> flagNames();
/// The entry of that name, in any case; nullptr where there is none.
const FlagName *findFlag(std::string_view name);

} // namespace argyle::isolation
