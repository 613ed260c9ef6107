// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace argyle::ui {

/// What it means that a client sent an address where it could have sent a name, and how to change that for this
/// application (the executable's base name; empty or unknown ones get what holds for most).
QString dnsLeakAdvice(const QString &application);

} // namespace argyle::ui
