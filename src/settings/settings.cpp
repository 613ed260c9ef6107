// SPDX-License-Identifier: MIT
#include "settings/settings.h"

#include "settings/routespec.h"
#include "socks/request.h"

#include <QCoreApplication>
#include <QSet>

#include <string>

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
    const ParsedRoute parsed = parseRoute(route);
    return parsed.spec ? QString() : tr("The route is not understood: %1.").arg(parsed.error);
}

QString SettingsCheck::nameServer(const QString &server)
{
    if (parseNameServer(server))
        return {};
    return tr("\"%1\" is not the address of a name server: write an IPv4 or IPv6 address, and a port where it is not "
              "53, "
              "such as 192.0.2.53, 192.0.2.53:5353 or [2001:db8::53]:5353.")
        .arg(server);
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
        return tr("The number of ended streams to keep is from %1 to %2, not %3.")
            .arg(closedStreamsRange.least)
            .arg(closedStreamsRange.most)
            .arg(settings.closedStreamsKept);
    return {};
}

} // namespace

std::optional<socks::Endpoint> parseNameServer(const QString &server)
{
    constexpr std::uint16_t dnsPort = 53;
    const std::string text = server.toStdString();
    if (const auto literal = socks::parseLiteral(text))
        return socks::Endpoint{*literal, dnsPort};
    const auto endpoint = socks::parseEndpoint(text);
    return endpoint && !socks::isName(endpoint->host) ? endpoint : std::nullopt;
}

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

} // namespace argyle::settings
