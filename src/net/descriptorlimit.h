// SPDX-License-Identifier: MIT
#pragma once

namespace argyle::net {

/// Raises this process's limit on open descriptors to the hard limit (a stream takes two). Where that is refused the limit stays.
void raiseDescriptorLimit();

} // namespace argyle::net
