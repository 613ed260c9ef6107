// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace argyle::control {

/// The folder of the control socket: `runtimeFolder`/argyle where that is a folder of ours (XDG Base Directory Specification,
/// $XDG_RUNTIME_DIR), else `temporaryFolder`/argyle-UID.
QString socketFolder(const QString &runtimeFolder = qEnvironmentVariable("XDG_RUNTIME_DIR"),
                     const QString &temporaryFolder = QStringLiteral("/tmp"));

/// The socket itself.
QString socketPath(const QString &folder);

/// Whether a folder that is not there is made.
enum class Missing : quint8 { Make, Leave };
/// Sees to it that the folder is ours and that nobody else gets in (0700). What keeps it from that, as a sentence; else empty.
/// A folder of someone else's may hold a socket of someone else's: it must not be used.
QString problemWithFolder(const QString &folder, Missing missing);

} // namespace argyle::control
