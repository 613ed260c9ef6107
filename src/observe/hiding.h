// SPDX-License-Identifier: MIT
#pragma once

#include "observe/records.h"

namespace argyle::observe {

/// What programs are told in place of a destination; a person is told it in their language.
inline constexpr QLatin1StringView hiddenDestination("(hidden)");

/// The record with everything that names its destination replaced by `mark`: host, remote, answer, and names and addresses
/// in the problem, also those that stand nowhere else in the record. Its port number stays.
StreamRecord withoutDestination(StreamRecord record, const QString &mark = hiddenDestination);

} // namespace argyle::observe
