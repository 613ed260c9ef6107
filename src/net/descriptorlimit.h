// SPDX-License-Identifier: MIT
#pragma once

namespace argyle::net {

/// Raises this process's limit on open descriptors to the hard limit (a stream takes two). Where that is refused the limit stays.
void raiseDescriptorLimit();

/// Whether a descriptor is one of the last before the limit that raiseDescriptorLimit() found: 64, or an eighth of the limit where
/// that is less. No client is accepted any more then.
bool isLastDescriptor(int fd);
/// Whether the next descriptor is none of those.
bool areDescriptorsLeft();
/// The second half of them: left to files, windows and threads, which a library may not survive without.
bool isVeryLastDescriptor(int fd);

} // namespace argyle::net
