// SPDX-License-Identifier: MIT
#include "ui/unanswered.h"

#include "socks/codes.h"
#include "socks/versions.h"
#include "ui/proxysettings.h"

#include <QCoreApplication>

#include <vector>

namespace argyle::ui {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(argyle::ui::Unanswered)
};

/// Whether it is the method that Argyle chose (RFC 1928 §3).
bool isMethod(socks::Bytes bytes, socks::Method method)
{
    return bytes.size() == 2 && bytes[0] == std::byte{socks::socks5Version}
           && bytes[1] == std::byte{static_cast<std::uint8_t>(method)};
}

QString httpAdvice(const QString &port)
{
    const std::optional<ProxyAddress> address = proxyAddress(port);
    if (!address || address->isUnix()) {
        return Texts::
            tr("In the application's proxy settings, clear the fields for an HTTP proxy, and set %1 as SOCKS proxy.",
               "the address of a port")
                .arg(port);
    }
    return Texts::tr("In the application's proxy settings, clear the fields for an HTTP proxy, and set the SOCKS host "
                     "to %1, its port to %2. Where it takes an address alone, write %3.")
        .arg(address->host, QString::number(address->port), proxyUrl(*address));
}

QString socksAdvice(Course course)
{
    switch (course) {
    case Course::AskedForCredentials:
        return Texts::tr("Enter a user name and a password in the application, any will do; or tick “Prefer no "
                         "authentication” in the settings of the port.");
    case Course::NoMethod:
        return Texts::tr("Set the application to no authentication, or to a user name and a password, any will do.");
    case Course::Unknown:
    case Course::ClientAlone:
    case Course::Answered:
        break;
    }
    return Texts::tr("Try again: the application may have been stopped. Where it happens each time, the Handshake tab "
                     "shows how far it comes; another version of the application, or another type of SOCKS proxy in "
                     "its settings, may come further.");
}

} // namespace

Course courseOf(const socks::Transcript &transcript)
{
    const std::vector<socks::Transcript::Piece> pieces = transcript.pieces();
    if (pieces.empty())
        return Course::Unknown;
    const socks::Transcript::Piece &last = pieces.back();
    if (last.sender == socks::Sender::Argyle && isMethod(last.bytes, socks::Method::UsernamePassword))
        return Course::AskedForCredentials;
    if (last.sender == socks::Sender::Argyle && isMethod(last.bytes, socks::Method::NoAcceptable))
        return Course::NoMethod;
    return pieces.size() == 1 && last.sender == socks::Sender::Client ? Course::ClientAlone : Course::Answered;
}

bool dependsOnCourse(const observe::StreamRecord &stream)
{
    return stream.isEnded() && !stream.reply && (stream.host.isEmpty() || stream.protocol == socks::Protocol::Http);
}

QString unansweredTitle(const observe::StreamRecord &stream, Course course)
{
    if (!stream.isEnded())
        return Texts::tr("No reply yet");
    if (stream.protocol == socks::Protocol::Http && course == Course::Answered)
        return Texts::tr("Answered with the page for misconfigured browsers");
    if (stream.protocol == socks::Protocol::Http && course == Course::ClientAlone)
        return Texts::tr("Closed without an answer");
    return Texts::tr("No SOCKS reply was sent");
}

QString unansweredAdvice(const observe::StreamRecord &stream, Course course)
{
    using socks::Protocol;
    if (!dependsOnCourse(stream))
        return {};
    switch (stream.protocol) {
    case Protocol::Http:
        return httpAdvice(stream.port);
    case Protocol::Socks4:
    case Protocol::Socks4a:
    case Protocol::Socks5:
        return socksAdvice(course);
    case Protocol::Unknown:
        break;
    }
    if (course == Course::Unknown) {
        return Texts::tr("Nothing, where a program only looked whether the port is open. If an application meant to "
                         "use it, see that the type of its proxy is SOCKS5.");
    }
    return Texts::tr(
        "Choose SOCKS5 as the type of the application's proxy: what it sent is neither SOCKS nor HTTP, as if "
        "this port were another kind of proxy, or the server itself.");
}

} // namespace argyle::ui
