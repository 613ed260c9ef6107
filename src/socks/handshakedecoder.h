// SPDX-License-Identifier: MIT
#pragma once

#include "socks/handshakemessage.h"

namespace argyle::socks {

/// Takes a handshake apart: its messages in the order in which they began, every byte of the transcript in one of them.
/// Bytes may end anywhere and be anything; what makes no sense is marked.
std::vector<Message> decode(const Transcript &transcript);

} // namespace argyle::socks
