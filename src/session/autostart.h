// SPDX-License-Identifier: MIT
#pragma once

#include <QCoreApplication>
#include <QString>

namespace argyle::session {

/// Whether the desktop starts Argyle when the person logs in: a file of the XDG Autostart Specification, which is there or is not.
class Autostart
{
    Q_DECLARE_TR_FUNCTIONS(argyle::session::Autostart)

public:
    /// $XDG_CONFIG_HOME/autostart/argyle.desktop
    static QString defaultPath();

    explicit Autostart(QString path = defaultPath());

    /// Whether the file is there, and the person has not switched it off in it (Hidden, X-GNOME-Autostart-enabled).
    bool isOn() const;
    /// Writes the file, or takes it away. `program` is the path of the executable. Empty where it was done, else a sentence that
    /// says why not.
    QString switchOn(const QString &program) const;
    QString switchOff() const;

private:
    QString m_path;
};

/// A program's path as the Exec key of a desktop entry takes it (Desktop Entry Specification, The Exec key).
QString quotedForExec(const QString &program);

} // namespace argyle::session
