// SPDX-License-Identifier: MIT
#include "session/gnomeproxy.h"

#include <QProcess>

namespace argyle::session {

namespace {

constexpr int patience = 5'000; // milliseconds

const QString program = QStringLiteral("gsettings");
const QString schema = QStringLiteral("org.gnome.system.proxy");

// A setting is named as gsettings takes it: "schema key".
QString named(const char *protocol, const char *key)
{
    return schema + QLatin1Char('.') + QLatin1String(protocol) + QLatin1Char(' ') + QLatin1String(key);
}

QString quoted(QString text)
{
    text.replace(QLatin1Char('\\'), QStringLiteral("\\\\")).replace(QLatin1Char('\''), QStringLiteral("\\'"));
    return QStringLiteral("'%1'").arg(text);
}

} // namespace

bool GnomeProxy::isInstalled()
{
    QString problem;
    return run({QStringLiteral("list-keys"), schema}, problem).has_value();
}

QString GnomeProxy::name() const
{
    return QStringLiteral("gnome");
}

ProxyValues GnomeProxy::leadingTo(const ProxyPlace &place) const
{
    // A proxy of HTTP's own would go before SOCKS. The mode comes last: what it refers to is then there.
    return {{named("socks", "host"), quoted(place.host)},
            {named("socks", "port"), QString::number(place.port)},
            {named("http", "host"), quoted({})},
            {named("https", "host"), quoted({})},
            {named("ftp", "host"), quoted({})},
            {schema + QStringLiteral(" mode"), quoted(QStringLiteral("manual"))}};
}

std::optional<ProxyValues> GnomeProxy::read(QString &problem) const
{
    ProxyValues values = leadingTo({});
    for (ProxyValue &each : values) {
        each.value = run(QStringList(QStringLiteral("get")) + each.name.split(QLatin1Char(' ')), problem);
        if (!each.value)
            return std::nullopt;
    }
    return values;
}

QString GnomeProxy::write(const ProxyValues &values)
{
    for (const ProxyValue &each : values) {
        QString problem;
        const QStringList name = each.name.split(QLatin1Char(' '));
        if (!run(each.value ? QStringList(QStringLiteral("set")) + name + QStringList(*each.value)
                            : QStringList(QStringLiteral("reset")) + name,
                 problem))
            return problem;
    }
    return {};
}

std::optional<QString> GnomeProxy::run(const QStringList &arguments, QString &problem)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(patience)) {
        problem = tr("gsettings does not answer (%1).").arg(process.errorString());
        return std::nullopt;
    }
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
        problem = tr("gsettings says: %1").arg(QString::fromLocal8Bit(process.readAllStandardError()).simplified());
        return std::nullopt;
    }
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

} // namespace argyle::session
