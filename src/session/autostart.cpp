// SPDX-License-Identifier: MIT
#include "session/autostart.h"

#include "settings/wholefile.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

#include <algorithm>
#include <utility>

namespace argyle::session {

QString Autostart::defaultPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
           + QStringLiteral("/autostart/argyle.desktop");
}

Autostart::Autostart(QString path)
    : m_path(std::move(path))
{}

bool Autostart::isOn() const
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QList<QByteArray> lines = file.readAll().split('\n');
    return std::none_of(lines.begin(), lines.end(), [](const QByteArray &line) {
        const QByteArray setting = line.simplified().replace(' ', "").toLower();
        return setting == "hidden=true" || setting == "x-gnome-autostart-enabled=false";
    });
}

QString Autostart::switchOn(const QString &program) const
{
    const QString entry = QStringLiteral("[Desktop Entry]\n"
                                         "Type=Application\n"
                                         "Name=Argyle\n"
                                         "Comment=%1\n"
                                         "Exec=%2\n"
                                         "Icon=argyle\n"
                                         "Terminal=false\n"
                                         "X-GNOME-Autostart-enabled=true\n")
                              .arg(tr("SOCKS proxy"), quotedForExec(program));
    const QString problem = settings::writeWhole(m_path, entry.toUtf8(), settings::Readers::AsBefore);
    return problem.isEmpty() ? QString() : tr("Argyle will not start by itself: %1").arg(problem);
}

QString Autostart::switchOff() const
{
    QFile file(m_path);
    if (!file.exists() || file.remove())
        return {};
    return tr("Argyle will go on to start by itself: %1 cannot be removed (%2).")
        .arg(QDir::toNativeSeparators(m_path), file.errorString());
}

QString quotedForExec(const QString &program)
{
    QString quoted;
    for (const QChar c : program) {
        if (QStringLiteral("\"`$\\").contains(c))
            quoted += QLatin1Char('\\');
        quoted += c;
        if (c == QLatin1Char('%'))
            quoted += c;
    }
    // A backslash is one of the value's own escapes too.
    quoted.replace(QLatin1Char('\\'), QStringLiteral("\\\\"));
    return QStringLiteral("\"%1\"").arg(quoted);
}

} // namespace argyle::session
