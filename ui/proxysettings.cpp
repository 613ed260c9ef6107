// SPDX-License-Identifier: MIT
#include "ui/proxysettings.h"

#include "ui/streamtext.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QUrl>

#include <algorithm>
#include <array>
#include <string_view>

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

/// The path of a Unix-domain socket as it stands in a URL.
QString inUrl(const QString &path)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(path, "/"));
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

// Between double quotes a POSIX shell has four characters that are not what they look like.
QString doublyQuoted(QString text)
{
    for (const char16_t special : std::u16string_view(u"\\\"$`"))
        text.replace(QChar(special), QStringLiteral("\\") + QChar(special));
    return QStringLiteral("\"%1\"").arg(text);
}

// The ssh that goes through the port, by OpenBSD's nc. Its command goes through the person's shell, where brackets mean something.
QString sshCommand(const ProxyAddress &address)
{
    const QString port = addressText(address);
    return QStringLiteral("ssh -o ProxyCommand='nc -X 5 -x %1 %h %p'")
        .arg(port.startsWith(QLatin1Char('[')) ? QStringLiteral("\"%1\"").arg(port) : port);
}

QString gitText(const ProxyAddress &address)
{
    return QStringLiteral("git config --global http.proxy %1\ngit config --global core.sshCommand %2\n")
        .arg(shellWord(proxyUrl(address)), doublyQuoted(sshCommand(address)));
}

// By SOCKS5 Chromium lets the proxy look names up; the rule keeps it from looking any up besides (chromium.org, "Configuring a
// SOCKS proxy server in Chrome").
QString chromiumText(const ProxyAddress &address)
{
    return Texts::tr("# Close Chromium first: one that runs already opens the window, and keeps its settings.\n")
           + QStringLiteral("chromium --proxy-server=%1 --host-resolver-rules=\"MAP * ~NOTFOUND , EXCLUDE %2\"\n")
                 .arg(shellWord(QStringLiteral("socks5://") + addressText(address)), address.host);
}

// Programs ask for a proxy by the scheme of what they fetch, some by names in capitals and some by others. A Unix-domain socket
// is curl's alone, which asks for the last one.
QString environmentText(const ProxyAddress &address)
{
    const QString first = QStringLiteral("export ALL_PROXY=%1\n").arg(shellWord(proxyUrl(address)));
    return first
           + (address.isUnix() ? QStringLiteral("export all_proxy=\"$ALL_PROXY\"\n")
                               : QStringLiteral("export all_proxy=\"$ALL_PROXY\"\n"
                                                "export HTTP_PROXY=\"$ALL_PROXY\" http_proxy=\"$ALL_PROXY\"\n"
                                                "export HTTPS_PROXY=\"$ALL_PROXY\" https_proxy=\"$ALL_PROXY\"\n"));
}

QString firefoxText(const ProxyAddress &address)
{
    const QString host = address.isUnix() ? QStringLiteral("file://") + inUrl(address.path) : address.host;
    const QString port = QString::number(address.port);
    return Texts::tr("// Settings, Network Settings, Manual proxy configuration: SOCKS Host %1, Port %2, SOCKS v5,\n"
                     "// “Proxy DNS when using SOCKS v5” on. Or these lines in user.js of the profile:\n")
               .arg(host, port)
           + QStringLiteral("user_pref(\"network.proxy.type\", 1);\n"
                            "user_pref(\"network.proxy.socks\", \"%1\");\n"
                            "user_pref(\"network.proxy.socks_port\", %2);\n"
                            "user_pref(\"network.proxy.socks_version\", 5);\n"
                            "user_pref(\"network.proxy.socks_remote_dns\", true);\n"
                            "user_pref(\"network.proxy.socks5_remote_dns\", true);\n")
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

std::optional<ProxyAddress> proxyAddress(const observe::StreamRecord &stream, const QList<observe::PortRecord> &ports)
{
    const bool isOpen = std::any_of(ports.begin(), ports.end(), [&stream](const observe::PortRecord &port) {
        return port.address == stream.port && port.state == observe::PortState::Open;
    });
    return isOpen ? proxyAddress(stream.port) : proxyAddress(ports);
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
           + (address.isUnix() ? QStringLiteral("localhost") + inUrl(address.path) : addressText(address));
}

std::span<const ProxyClient> clientsFor(const ProxyAddress &address)
{
    static constexpr std::array tcpClients{ProxyClient::Curl,    ProxyClient::Git,      ProxyClient::Ssh,
                                           ProxyClient::Firefox, ProxyClient::Chromium, ProxyClient::Environment,
                                           ProxyClient::PacUrl};
    // git before 2.47 takes the host of such a URL and forgets the path.
    static constexpr std::array unixClients{ProxyClient::Curl, ProxyClient::Firefox, ProxyClient::Environment};
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
    case ProxyClient::Chromium:
        return QStringLiteral("Chromium");
    case ProxyClient::Environment:
        return Texts::tr("Environment variables");
    case ProxyClient::PacUrl:
        break;
    }
    return Texts::tr("PAC URL", "address of a proxy auto-configuration file");
}

QString settingsText(ProxyClient client, const ProxyAddress &address)
{
    switch (client) {
    case ProxyClient::Curl:
        return QStringLiteral("curl --proxy %1 https://example.com/").arg(shellWord(proxyUrl(address)));
    case ProxyClient::Git:
        return gitText(address);
    case ProxyClient::Ssh:
        return sshCommand(address) + QStringLiteral(" user@host");
    case ProxyClient::Firefox:
        return firefoxText(address);
    case ProxyClient::Chromium:
        return chromiumText(address);
    case ProxyClient::Environment:
        return environmentText(address);
    case ProxyClient::PacUrl:
        break;
    }
    return QStringLiteral("http://%1/proxy.pac").arg(addressText(address));
}

bool isForCurl(const observe::StreamRecord &stream)
{
    return !stream.host.isEmpty() && stream.command == socks::Command::Connect
           && stream.protocol != socks::Protocol::Http;
}

QString curlCommand(const observe::StreamRecord &stream, const ProxyAddress &address)
{
    static constexpr quint16 httpPort = 80;
    static constexpr quint16 httpsPort = 443;
    static constexpr quint16 otherHttpsPort = 8443;
    const bool isHttps = stream.hostPort == httpsPort || stream.hostPort == otherHttpsPort;
    const QString scheme = isHttps ? QStringLiteral("https") : QStringLiteral("http");
    const bool isUsual = stream.hostPort == httpPort || stream.hostPort == httpsPort;
    const QString port = isUsual ? QString() : QStringLiteral(":%1").arg(stream.hostPort);
    const QString url = QStringLiteral("%1://%2%3/").arg(scheme, bracketed(stream.host), port);
    return QStringLiteral("curl --proxy %1 %2").arg(shellWord(proxyUrl(address)), shellWord(url));
}

} // namespace argyle::ui
