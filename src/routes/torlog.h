// SPDX-License-Identifier: MIT
#pragma once

#include <QLoggingCategory>

namespace argyle::routes {

/// "argyle.tor". Never a destination or a credential goes there.
Q_DECLARE_LOGGING_CATEGORY(logTor)

} // namespace argyle::routes
