// SPDX-License-Identifier: MIT
#include "session/kdeproxy.h"

#include "settings/wholefile.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>

#include <utility>

namespace argyle::session {

namespace {

const QByteArray group = QByteArrayLiteral("Proxy Settings");

/// Where a key stands in a file's lines: `line` is -1 where it does not, `end` is behind the group's last line, or -1.
struct Place
{
    qsizetype line = -1;
    qsizetype end = -1;
};

Place find(const QList<QByteArray> &lines, const QByteArray &wantedGroup, const QByteArray &key)
{
    Place place;
    bool isInside = false;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QByteArray line = lines[i].trimmed();
        if (line.startsWith('[')) {
            isInside = line == '[' + wantedGroup + ']';
            if (isInside)
                place.end = i + 1;
            continue;
        }
        if (!isInside || line.isEmpty())
            continue;
        place.end = i + 1;
        // Options stand between the key and its value: "key[$e]=value".
        const QByteArray name = line.left(line.indexOf('=')).split('[').first().trimmed();
        if (name == key && line.contains('='))
            place.line = i;
    }
    return place;
}

} // namespace

std::optional<QString> kconfigValue(const QByteArray &file, const QByteArray &wantedGroup, const QByteArray &key)
{
    const QList<QByteArray> lines = file.split('\n');
    const Place place = find(lines, wantedGroup, key);
    if (place.line < 0)
        return std::nullopt;
    const QByteArray &line = lines[place.line];
    return QString::fromUtf8(line.mid(line.indexOf('=') + 1).trimmed());
}

QByteArray withKconfigValue(const QByteArray &file, const QByteArray &wantedGroup, const QByteArray &key,
                            const std::optional<QString> &value)
{
    QList<QByteArray> lines = file.split('\n');
    const Place place = find(lines, wantedGroup, key);
    const QByteArray line = key + '=' + value.value_or(QString()).toUtf8();
    if (place.line >= 0 && value)
        lines[place.line] = line;
    else if (place.line >= 0)
        lines.removeAt(place.line);
    else if (value && place.end >= 0)
        lines.insert(place.end, line);
    else if (value)
        return file + (file.isEmpty() || file.endsWith('\n') ? "" : "\n") + (file.isEmpty() ? "" : "\n") + '['
               + wantedGroup + "]\n" + line + '\n';
    return lines.join('\n');
}

QString KdeProxy::defaultPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + QStringLiteral("/kioslaverc");
}

KdeProxy::KdeProxy(QString path)
    : m_path(std::move(path))
{}

QString KdeProxy::name() const
{
    return QStringLiteral("kde");
}

ProxyValues KdeProxy::leadingTo(const ProxyPlace &place) const
{
    static const QString manual = QStringLiteral("1"); // KProtocolManager::ManualProxy
    const QString host = place.host.contains(QLatin1Char(':')) ? QStringLiteral("[%1]").arg(place.host) : place.host;
    // A proxy of HTTP's own would go before SOCKS.
    return {{QStringLiteral("socksProxy"), QStringLiteral("socks://%1 %2").arg(host).arg(place.port)},
            {QStringLiteral("httpProxy"), std::nullopt},
            {QStringLiteral("httpsProxy"), std::nullopt},
            {QStringLiteral("ftpProxy"), std::nullopt},
            {QStringLiteral("ProxyType"), manual}};
}

std::optional<ProxyValues> KdeProxy::read(QString &problem) const
{
    const std::optional<QByteArray> file = content(problem);
    if (!file)
        return std::nullopt;
    ProxyValues values = leadingTo({});
    for (ProxyValue &each : values)
        each.value = kconfigValue(*file, group, each.name.toUtf8());
    return values;
}

QString KdeProxy::write(const ProxyValues &values)
{
    QString problem;
    std::optional<QByteArray> file = content(problem);
    if (!file)
        return problem;
    for (const ProxyValue &each : values)
        file = withKconfigValue(*file, group, each.name.toUtf8(), each.value);
    problem = settings::writeWhole(m_path, *file, settings::Readers::AsBefore);
    if (problem.isEmpty())
        tellPrograms();
    return problem;
}

std::optional<QByteArray> KdeProxy::content(QString &problem) const
{
    QFile file(m_path);
    if (!file.exists())
        return QByteArray();
    if (!file.open(QIODevice::ReadOnly)) {
        problem = tr("%1 cannot be read (%2).").arg(QDir::toNativeSeparators(m_path), file.errorString());
        return std::nullopt;
    }
    return file.readAll();
}

/// Programs that run read the file again when KDE's own settings page says so; so do we. Others read it when they start.
void KdeProxy::tellPrograms()
{
    if (!qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS"))
        return;
    QProcess::startDetached(
        QStringLiteral("dbus-send"),
        {QStringLiteral("--session"), QStringLiteral("--type=signal"), QStringLiteral("/KIO/Scheduler"),
         QStringLiteral("org.kde.KIO.Scheduler.reparseSlaveConfiguration"), QStringLiteral("string:")});
}

} // namespace argyle::session
