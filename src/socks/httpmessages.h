// SPDX-License-Identifier: MIT
#pragma once

#include "socks/messagereader.h"

namespace argyle::socks {

/// The head of an HTTP request, and of the answer to one: a field for each part of the first line, one for each header.
void readHttpRequest(MessageReader &reader);
void readHttpAnswer(MessageReader &reader);

} // namespace argyle::socks
