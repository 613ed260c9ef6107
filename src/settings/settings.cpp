// SPDX-License-Identifier: MIT
#include "settings/settings.h"

#include "socks/request.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace argyle::settings {

namespace {

class SettingsCheck
{
    Q_DECLARE_TR_FUNCTIONS(argyle::settings::Settings)

public:
    static QString ports(const QList<Port> &ports);
    static QString route(const QString &route);
    static QString nameServer(const QString &server);
    static QString application(const QString &application);
    static QString page(const BrowserPage &page);
    static QString numbers(const Settings &settings);
};

QString SettingsCheck::ports(const QList<Port> &ports)
{
    QSet<QString> taken;
    for (const Port &port : ports) {
        if (QString problem = isolation::problemWith(port.spec); !problem.isEmpty())
            return problem;
        if (!port.isOn() || isolation::choosesPort(port.spec))
            continue;
        const QString address = isolation::addressText(port.spec);
        if (taken.contains(address))
            return tr("Two ports that are on have the address %1.").arg(address);
        taken.insert(address);
    }
    return {};
}

QString SettingsCheck::route(const QString &route)
{
    const bool isKnown = route == QLatin1String("direct") || route == QLatin1String("tor")
                         || route.startsWith(QLatin1String("tor:")) || route.startsWith(QLatin1String("socks5://"));
    if (isKnown)
        return {};
    return tr("\"%1\" is not a route: it is direct, tor, tor:socks=host:port or socks5://host:port.")
        .arg(withoutCredentials(route));
}

bool isPortNumber(const QString &text)
{
    bool isNumber = false;
    const int port = text.toInt(&isNumber);
    return isNumber && port >= 1 && port <= 65535;
}

QString SettingsCheck::nameServer(const QString &server)
{
    if (socks::parseLiteral(server.toStdString()))
        return {};
    const auto colon = server.lastIndexOf(u':');
    const QString address = server.first(std::max<qsizetype>(colon, 0));
    const auto host = socks::parseLiteral(address.toStdString());
    const bool isBracketed = address.startsWith(u'[');
    if (host && isBracketed == socks::isIpv6(*host) && isPortNumber(server.sliced(colon + 1)))
        return {};
    return tr("\"%1\" is not the address of a name server: it is an IP address, with or without a port.").arg(server);
}

QString SettingsCheck::application(const QString &application)
{
    if (!application.isEmpty() && !application.contains(u'/'))
        return {};
    return tr("\"%1\" is not the name of an application: it is the name of its program, without a folder.")
        .arg(application);
}

QString SettingsCheck::page(const BrowserPage &page)
{
    if (pageStatusRange.holds(page.status))
        return {};
    return tr("The status code of a browser page is from %1 to %2, not %3.")
        .arg(pageStatusRange.least)
        .arg(pageStatusRange.most)
        .arg(page.status);
}

QString SettingsCheck::numbers(const Settings &settings)
{
    for (const std::chrono::seconds timeout : {settings.handshakeTimeout, settings.connectTimeout}) {
        if (!timeoutRange.holds(timeout.count()))
            return tr("A timeout is from %1 to %2 seconds, not %3.")
                .arg(timeoutRange.least)
                .arg(timeoutRange.most)
                .arg(timeout.count());
    }
    if (!closedStreamsRange.holds(settings.closedStreamsKept))
        return tr("The number of closed streams to keep is from %1 to %2, not %3.")
            .arg(closedStreamsRange.least)
            .arg(closedStreamsRange.most)
            .arg(settings.closedStreamsKept);
    return {};
}

/// Cuts the value of `password=` out of a list of options, up to the next one that is known: a comma may be the password's own.
QString withoutPassword(QString options)
{
    const auto begin = options.indexOf(QLatin1String("password="), 0, Qt::CaseInsensitive);
    if (begin < 0)
        return options;
    auto end = options.size();
    for (const QLatin1String next : {QLatin1String(",socks="), QLatin1String(",control=")}) {
        if (const auto at = options.indexOf(next, begin, Qt::CaseInsensitive); at >= 0)
            end = std::min(end, at + 1);
    }
    options.remove(begin, end - begin);
    if (options.endsWith(u','))
        options.chop(1);
    return options;
}

} // namespace

QList<Port> Settings::defaultPorts()
{
    Port port;
    port.spec.address = isolation::TcpAddress{QStringLiteral("127.0.0.1"), 1080};
    return {port};
}

QString problemWith(const Settings &settings)
{
    QStringList problems{SettingsCheck::ports(settings.ports), SettingsCheck::route(settings.route)};
    for (const QString &server : settings.nameServers)
        problems << SettingsCheck::nameServer(server);
    problems << SettingsCheck::page(settings.browserPage);
    for (const auto &[application, page] : settings.browserPages)
        problems << SettingsCheck::application(application) << SettingsCheck::page(page);
    problems << SettingsCheck::numbers(settings);
    problems.removeAll(QString());
    return problems.value(0);
}

QString problemWithRoute(const QString &route)
{
    return SettingsCheck::route(route);
}

QString problemWithApplication(const QString &application)
{
    return SettingsCheck::application(application);
}

QString problemWithNameServer(const QString &server)
{
    return SettingsCheck::nameServer(server);
}

QString withoutCredentials(const QString &route)
{
    if (route.startsWith(QLatin1String("tor:"), Qt::CaseInsensitive))
        return withoutPassword(route);
    // Up to the last @: a password may hold one of its own.
    const auto scheme = route.indexOf(QLatin1String("://"));
    const auto at = route.lastIndexOf(u'@');
    if (scheme < 0 || at < scheme)
        return route;
    return route.first(scheme + 3) + route.sliced(at + 1);
}

} // namespace argyle::settings
