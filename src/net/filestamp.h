// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QFileInfo>
#include <QString>

namespace argyle::net {

/// Tells one state of a file from another, as far as its size and time of change tell.
struct FileStamp
{
    QDateTime changed; ///< null where there is no such file
    qint64 size = 0;
    bool operator==(const FileStamp &) const = default;

    static FileStamp of(const QString &path)
    {
        const QFileInfo file(path);
        return {file.lastModified(), file.size()};
    }
};

} // namespace argyle::net
