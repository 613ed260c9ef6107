// SPDX-License-Identifier: MIT
#include "ui/codeexplanation.h"

#include "ui/streamtext.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace argyle::ui {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(argyle::ui::CodeExplanation)
};

struct RouteCause
{
    socks::Reply code;
    const char *route;
    const char *text;
};

// Beyond what the table of codes says, which holds on any route.
constexpr std::array routeCauses{
    RouteCause{socks::Reply::GeneralFailure, "upstream",
               QT_TRANSLATE_NOOP("argyle::ui::CodeExplanation",
                                 "The other proxy cannot be reached, speaks no SOCKS5, or gave no reason itself.")},
    RouteCause{socks::Reply::GeneralFailure, "tor",
               QT_TRANSLATE_NOOP("argyle::ui::CodeExplanation",
                                 "Tor is not ready yet, cannot be reached, or found no exit relay that allows this "
                                 "port.")},
    RouteCause{socks::Reply::NotAllowed, "upstream",
               QT_TRANSLATE_NOOP("argyle::ui::CodeExplanation",
                                 "The other proxy refuses the credentials that the settings have for the route, or its "
                                 "own rules forbid the destination.")},
    RouteCause{socks::Reply::NotAllowed, "tor",
               QT_TRANSLATE_NOOP("argyle::ui::CodeExplanation", "Tor's own configuration refuses the destination.")},
    RouteCause{socks::Reply::NetworkUnreachable, "upstream",
               QT_TRANSLATE_NOOP("argyle::ui::CodeExplanation",
                                 "It is the other proxy that has no way to the destination's network.")},
    RouteCause{socks::Reply::HostUnreachable, "direct",
               QT_TRANSLATE_NOOP("argyle::ui::CodeExplanation",
                                 "Names are looked up by the name servers that the settings name, the system's unless "
                                 "others are given.")},
    RouteCause{socks::Reply::HostUnreachable, "upstream",
               QT_TRANSLATE_NOOP("argyle::ui::CodeExplanation",
                                 "It is the other proxy that looks the name up and does not find it.")},
    RouteCause{socks::Reply::HostUnreachable, "tor",
               QT_TRANSLATE_NOOP("argyle::ui::CodeExplanation",
                                 "It is the exit relay that looks the name up. Addresses of a private network cannot "
                                 "be reached through Tor.")},
    RouteCause{socks::Reply::ConnectionRefused, "upstream",
               QT_TRANSLATE_NOOP("argyle::ui::CodeExplanation", "The destination may refuse this proxy alone.")},
    RouteCause{socks::Reply::ConnectionRefused, "tor",
               QT_TRANSLATE_NOOP("argyle::ui::CodeExplanation",
                                 "Many destinations refuse the exit relays of Tor: another circuit may help.")},
    RouteCause{socks::Reply::TimedOut, "upstream",
               QT_TRANSLATE_NOOP("argyle::ui::CodeExplanation",
                                 "The other proxy may be what is slow, or it drops connections without a word.")},
    RouteCause{socks::Reply::TimedOut, "tor",
               QT_TRANSLATE_NOOP("argyle::ui::CodeExplanation",
                                 "A relay of the circuit may be slow: another circuit may help.")},
    RouteCause{socks::Reply::CommandNotSupported, "upstream",
               QT_TRANSLATE_NOOP("argyle::ui::CodeExplanation",
                                 "Few proxies know how to look up names (RESOLVE, RESOLVE_PTR), which are Tor's own "
                                 "commands.")},
    RouteCause{socks::Reply::OnionDescriptorNotFound, "direct",
               QT_TRANSLATE_NOOP("argyle::ui::CodeExplanation",
                                 "Onion services can be reached through Tor alone, and this route is not Tor.")},
    RouteCause{socks::Reply::AddressTypeNotSupported, "upstream",
               QT_TRANSLATE_NOOP("argyle::ui::CodeExplanation", "The other proxy may not know IPv6, or names.")},
};

bool isSuccess(quint8 code)
{
    return code == static_cast<quint8>(socks::Reply::Succeeded)
           || code == static_cast<quint8>(socks::Socks4Reply::Granted);
}

} // namespace

QString codeTitle(quint8 code, const socks::CodeText &text)
{
    return QStringLiteral("%1 %2").arg(observe::codeDigits(code), socksText(text.name));
}

QString onThisRoute(quint8 code, const RouteName &route)
{
    const auto reply = static_cast<socks::Reply>(code);
    if (socks::isExtended(reply) && route == QLatin1StringView("upstream"))
        return Texts::tr("The other proxy says so, of the Tor that it uses. What helps has to be done there.");
    const auto found = std::find_if(routeCauses.begin(), routeCauses.end(), [&](const RouteCause &cause) {
        return cause.code == reply && route == QLatin1StringView(cause.route);
    });
    return found == routeCauses.end() ? QString() : Texts::tr(found->text);
}

QString paragraph(const QString &heading, const QString &text)
{
    return text.isEmpty() ? QString()
                          : QStringLiteral("<p><b>%1</b><br>%2</p>").arg(heading.toHtmlEscaped(), text.toHtmlEscaped());
}

QString adviceParagraph(const QString &advice)
{
    return paragraph(Texts::tr("What to try next"), advice);
}

QString advice(quint8 code, const socks::CodeText &text)
{
    return isSuccess(code) ? QString() : adviceParagraph(socksText(text.advice));
}

QString routeAdvice(const RouteName &route)
{
    if (route == QLatin1String("tor"))
        return Texts::tr(
            "Check that Tor runs and is connected, or choose another route on the page Route of the settings.");
    return Texts::tr("Check that the proxy runs, and its address and credentials on the page Route of the settings, or "
                     "choose another route there.");
}

QString explanation(quint8 code, const socks::CodeText &text, const RouteName &route, const QString &said)
{
    const QString whatItMeans = socksText(text.meaning);
    QString meaning = whatItMeans == said ? QString() : paragraph(Texts::tr("What it means"), whatItMeans);
    if (isSuccess(code))
        return meaning;
    return meaning + paragraph(Texts::tr("On this route"), onThisRoute(code, route))
           + paragraph(Texts::tr("Likely causes"), socksText(text.causes));
}

} // namespace argyle::ui
