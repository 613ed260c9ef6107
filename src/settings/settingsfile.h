// SPDX-License-Identifier: MIT
#pragma once

#include "settings/settings.h"

#include <QString>

namespace argyle::settings {

/// The one place that loads and saves settings: an INI file (QSettings' format) written atomically.
/// Keys that this version does not know are kept as they are. Not thread-safe; lives in the main thread.
class SettingsFile
{
public:
    /// The person's own file: $XDG_CONFIG_HOME/argyle/argyle.conf.
    static QString defaultPath();

    explicit SettingsFile(QString path);
    const QString &path() const { return m_path; }

    struct Loaded
    {
        Settings settings;
        QString warning; ///< a sentence where something could not be taken (the file was broken and set aside, a value was out of range)
    };
    /// A file that is not there gives the defaults. A broken one is renamed to NAME.broken-YYYYMMDD-hhmmss and the defaults are given.
    Loaded load();
    /// Empty where it was saved, else a sentence that says why not; then the old file is as it was.
    QString save(const Settings &settings);

private:
    QString m_path;
};

} // namespace argyle::settings
