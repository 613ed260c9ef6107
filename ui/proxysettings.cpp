// SPDX-License-Identifier: MIT
#include "ui/proxysettings.h"

#include "ui/streamtext.h"

#include <QCoreApplication>
#include <QHostAddress>

#include <array>

namespace argyle::ui {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(argyle::ui::ProxySettings)
};

QString bracketed(const QString &host)
{
    return host.contains(QLatin1Char(':')) ? QStringLiteral("[%1]").arg(host) : host;
}

// A POSIX shell takes everything between single quotes as it is, but a single quote.
QString quoted(QString text)
{
    text.replace(QLatin1Char('\''), QStringLiteral("'\\''"));
    return QStringLiteral("'%1'").arg(text);
}

QString shellWord(const QString &text)
{
    const bool isPlain = std::all_of(text.begin(), text.end(), [](QChar c) {
        return c.unicode() < 0x80 && (c.isLetterOrNumber() || QStringLiteral("-_./:@%+=,").contains(c));
    });
    return isPlain ? text : quoted(text);
}

QString firefoxText(const ProxyAddress &address)
{
    const QString host = address.isUnix() ? QStringLiteral("file://") + address.path : address.host;
    const QString port = QString::number(address.port);
    return Texts::tr("// Settings, Network Settings, Manual proxy configuration: SOCKS Host %1, Port %2, SOCKS v5,\n"
                     "// “Proxy DNS when using SOCKS v5” on. Or these lines in user.js of the profile:\n")
               .arg(host, port)
           + QStringLiteral("user_pref(\"network.proxy.type\", 1);\n"
                            "user_pref(\"network.proxy.socks\", \"%1\");\n"
                            "user_pref(\"network.proxy.socks_port\", %2);\n"
                            "user_pref(\"network.proxy.socks_version\", 5);\n"
                            "user_pref(\"network.proxy.socks_remote_dns\", true);\n")
                 .arg(host, port);
}

template<typename Suits>
std::optional<ProxyAddress> firstOpen(const QList<observe::PortRecord> &ports, Suits suits)
{
    for (const observe::PortRecord &port : ports) {
        if (port.state != observe::PortState::Open)
            continue;
        if (std::optional<ProxyAddress> address = proxyAddress(port.address); address && suits(*address))
            return address;
    }
    return std::nullopt;
}

} // namespace

std::optional<ProxyAddress> proxyAddress(const QString &text)
{
    static constexpr QLatin1StringView unixWord("unix:");
    if (text.startsWith(unixWord))
        return ProxyAddress{{}, 0, text.mid(unixWord.size())};
    const qsizetype colon = text.lastIndexOf(QLatin1Char(':'));
    bool isNumber = false;
    const quint16 port = text.mid(colon + 1).toUShort(&isNumber);
    if (colon <= 0 || !isNumber || port == 0)
        return std::nullopt;
    QString host = text.left(colon);
    if (host.startsWith(QLatin1Char('[')) && host.endsWith(QLatin1Char(']')))
        host = host.mid(1, host.size() - 2);
    const QHostAddress address(host);
    if (address == QHostAddress(QHostAddress::AnyIPv4))
        host = QStringLiteral("127.0.0.1");
    else if (address == QHostAddress(QHostAddress::AnyIPv6))
        host = QStringLiteral("::1");
    return ProxyAddress{host, port, {}};
}

std::optional<ProxyAddress> proxyAddress(const QList<observe::PortRecord> &ports)
{
    return firstOpen(ports, [](const ProxyAddress &) { return true; });
}

std::optional<ProxyAddress> tcpProxyAddress(const QList<observe::PortRecord> &ports)
{
    return firstOpen(ports, [](const ProxyAddress &address) { return !address.isUnix(); });
}

QString addressText(const ProxyAddress &address)
{
    return address.isUnix() ? address.path
                            : QStringLiteral("%1:%2").arg(bracketed(address.host), QString::number(address.port));
}

QString proxyUrl(const ProxyAddress &address)
{
    // curl's way to name a Unix-domain socket: the path stands behind a host that does not count.
    return QStringLiteral("socks5h://")
           + (address.isUnix() ? QStringLiteral("localhost") + address.path : addressText(address));
}

std::span<const ProxyClient> clientsFor(const ProxyAddress &address)
{
    static constexpr std::array tcpClients{ProxyClient::Curl,    ProxyClient::Git,         ProxyClient::Ssh,
                                           ProxyClient::Firefox, ProxyClient::Environment, ProxyClient::PacUrl};
    static constexpr std::array unixClients{ProxyClient::Curl, ProxyClient::Git, ProxyClient::Firefox,
                                            ProxyClient::Environment};
    if (address.isUnix())
        return unixClients;
    return tcpClients;
}

QString clientName(ProxyClient client)
{
    switch (client) {
    case ProxyClient::Curl:
        return QStringLiteral("curl");
    case ProxyClient::Git:
        return QStringLiteral("git");
    case ProxyClient::Ssh:
        return QStringLiteral("ssh");
    case ProxyClient::Firefox:
        return QStringLiteral("Firefox");
    case ProxyClient::Environment:
        return Texts::tr("Environment variables");
    case ProxyClient::PacUrl:
        break;
    }
    return Texts::tr("PAC URL", "address of a proxy auto-configuration file");
}

QString settingsText(ProxyClient client, const ProxyAddress &address)
{
    const QString url = shellWord(proxyUrl(address));
    switch (client) {
    case ProxyClient::Curl:
        return QStringLiteral("curl --proxy %1 https://example.com/").arg(url);
    case ProxyClient::Git:
        return QStringLiteral("git config --global http.proxy %1").arg(url);
    case ProxyClient::Ssh:
        return QStringLiteral("ssh -o ProxyCommand='nc -X 5 -x %1 %h %p' user@host").arg(addressText(address));
    case ProxyClient::Firefox:
        return firefoxText(address);
    case ProxyClient::Environment:
        return QStringLiteral("export ALL_PROXY=%1").arg(url);
    case ProxyClient::PacUrl:
        break;
    }
    return QStringLiteral("http://%1/proxy.pac").arg(addressText(address));
}

QString curlCommand(const observe::StreamRecord &stream, const ProxyAddress &address)
{
    static constexpr quint16 httpPort = 80;
    static constexpr quint16 httpsPort = 443;
    const QString scheme = stream.hostPort == httpPort ? QStringLiteral("http") : QStringLiteral("https");
    const bool isUsual = stream.hostPort == httpPort || stream.hostPort == httpsPort || stream.hostPort == 0;
    const QString port = isUsual ? QString() : QStringLiteral(":%1").arg(stream.hostPort);
    const QString url = QStringLiteral("%1://%2%3/").arg(scheme, bracketed(stream.host), port);
    return QStringLiteral("curl --proxy %1 %2").arg(shellWord(proxyUrl(address)), shellWord(url));
}

} // namespace argyle::ui
