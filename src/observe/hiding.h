// SPDX-License-Identifier: MIT
#pragma once

#include "observe/records.h"

namespace argyle::observe {

/// The record with everything that names its destination replaced by "(hidden)": host, remote, answer, and names and
/// addresses in the problem, also those that stand nowhere else in the record. Its port number stays.
StreamRecord withoutDestination(StreamRecord record);

} // namespace argyle::observe
