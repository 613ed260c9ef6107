// SPDX-License-Identifier: MIT
#pragma once

#include "settings/loss.h"
#include "settings/settings.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>
#include <QVariantMap>

#include <optional>

namespace argyle::settings {

/// The one place that loads and saves settings: an INI file (QSettings' format) written atomically.
/// Keys that this version does not know are kept as they are. The file is the person's alone (mode 0600, a folder that had
/// to be made 0700) and never holds credentials. Not thread-safe; lives in the main thread.
class SettingsFile
{
    Q_DECLARE_TR_FUNCTIONS(argyle::settings::SettingsFile)

public:
    /// The person's own file: $XDG_CONFIG_HOME/argyle/argyle.conf.
    static QString defaultPath();

    explicit SettingsFile(QString path);
    const QString &path() const { return m_path; }

    /// False where there certainly is no such file, and not where nobody can tell.
    bool isThere() const;

    /// The language that the file asks for, empty where none can be found. What load() has to say of the file is in the
    /// language that the application has by then, so this comes first. Changes nothing: what can be read once only, a pipe, is left
    /// for load().
    QString language() const;

    struct Loaded
    {
        Settings settings;
        /// Sentences where something could not be taken: the file was broken and set aside, a value was out of range and is its
        /// default now.
        QString warning;
        /// What that means for whoever goes on with the settings, as a sentence; empty where there is no warning.
        QString consequence;
        /// The keys that this version does not know, as "later/x".
        QStringList unknown;
        /// Nobody should be served with what stands in the place of this without the person's word.
        Losses lost;
    };
    enum class Broken : quint8 { SetAside, Leave };
    /// A file that is not there gives the defaults. So does a broken one, which is renamed to NAME.broken-YYYYMMDD-hhmmss or left, and
    /// one that cannot be read.
    Loaded load(Broken broken = Broken::SetAside);
    /// Empty where it was saved, else a sentence that says why not; then the old file is as it was. Settings that
    /// problemWith() complains about are not saved. Of an old file with values that load() warned of a copy is kept, named
    /// NAME.before-YYYYMMDD-hhmmss.
    QString save(const Settings &settings);

private:
    /// What is in the file. Nothing, with the reason in `problem`, where it cannot be read or is broken and to be left; no keys where
    /// it is not there, or was broken and renamed: then `problem` says so.
    std::optional<QVariantMap> readKeys(Broken broken, QString &problem) const;
    /// A name beside the file that is not taken; `reason` is a word of it.
    QString nameAside(const QString &reason) const;
    /// Copies the file; where it could not, `problem` says why.
    bool keepCopy(QString &problem) const;
    /// Renames the broken file; `problem` says to what, or why it could not.
    bool setAside(QString &problem) const;
    static QString noScratch();

    QString m_path;
};

} // namespace argyle::settings
