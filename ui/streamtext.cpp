// SPDX-License-Identifier: MIT
#include "ui/streamtext.h"

#include "observe/hiding.h"
#include "ui/codeexplanation.h"
#include "ui/format.h"

#include <QCoreApplication>

namespace argyle::ui {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(argyle::ui::StreamText)
};

} // namespace

QString applicationText(const observe::StreamRecord &stream)
{
    return stream.application.isEmpty() ? nothingText() : stream.application;
}

QString portText(const observe::StreamRecord &stream)
{
    static constexpr QLatin1StringView loopback("127.0.0.1:");
    return stream.port.startsWith(loopback) ? stream.port.mid(loopback.size()) : stream.port;
}

QString askedText(const observe::StreamRecord &stream)
{
    using socks::Protocol;
    switch (stream.protocol) {
    case Protocol::Unknown:
        return nothingText();
    case Protocol::Http:
        return QStringLiteral("HTTP");
    case Protocol::Socks4:
    case Protocol::Socks4a:
    case Protocol::Socks5:
        break;
    }
    const QString protocol = QString::fromLatin1(socks::nameOf(stream.protocol));
    if (!stream.hasRequest())
        return Texts::tr("SOCKS %1", "a protocol version, before the request came").arg(protocol);
    const char *name = socks::nameOf(stream.command);
    const QString command = name ? QString::fromLatin1(name)
                                 : Texts::tr("command %1", "a byte that has no name")
                                       .arg(observe::codeDigits(static_cast<quint8>(stream.command)));
    return QStringLiteral("%1 %2").arg(command, protocol);
}

QString destinationText(const observe::StreamRecord &stream, Destinations destinations)
{
    if (stream.host.isEmpty())
        return nothingText();
    if (destinations == Destinations::Hidden)
        return hiddenText();
    if (socks::isLookup(stream.command))
        return stream.host;
    const bool isIpv6 = stream.host.contains(QLatin1Char(':'));
    return (isIpv6 ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2"))
        .arg(stream.host, QString::number(stream.hostPort));
}

QString stateText(observe::StreamState state)
{
    using observe::StreamState;
    switch (state) {
    case StreamState::Handshake:
        return Texts::tr("Handshake", "state of a stream");
    case StreamState::Resolving:
        return Texts::tr("Resolving", "state of a stream");
    case StreamState::Connecting:
        return Texts::tr("Connecting", "state of a stream");
    case StreamState::Open:
        return Texts::tr("Open", "state of a stream");
    case StreamState::Done:
        return Texts::tr("Done", "state of a stream");
    case StreamState::Failed:
        break;
    }
    return Texts::tr("Failed", "state of a stream");
}

QString replyText(const observe::StreamRecord &stream, Destinations destinations)
{
    if (!stream.reply)
        return stream.problem.isEmpty() ? nothingText() : problemText(stream, destinations);
    const QString code = observe::codeDigits(*stream.reply);
    if (!stream.answer.isEmpty()) {
        return Texts::tr("%1 → %2", "a reply code and what a lookup found")
            .arg(code, destinations == Destinations::Hidden ? hiddenText() : stream.answer);
    }
    const socks::CodeText *text = codeText(stream);
    return text ? codeTitle(*stream.reply, *text) : code;
}

QString circuitText(const observe::StreamRecord &stream)
{
    return stream.circuit.isEmpty() ? nothingText() : stream.circuit.text();
}

QString problemText(const observe::StreamRecord &stream, Destinations destinations)
{
    return destinations == Destinations::Hidden ? observe::withoutDestination(stream, hiddenText()).problem
                                                : stream.problem;
}

QString timeText(const observe::StreamRecord &stream, qint64 now)
{
    const qint64 duration = stream.duration(now);
    return stream.isEnded() ? durationText(duration) : clockText(duration);
}

QString hiddenText()
{
    return Texts::tr("(hidden)", "in place of a destination");
}

const socks::CodeText *codeText(const observe::StreamRecord &stream)
{
    using socks::Protocol;
    if (!stream.reply)
        return nullptr;
    switch (stream.protocol) {
    case Protocol::Socks4:
    case Protocol::Socks4a:
        return &socks::textOf(static_cast<socks::Socks4Reply>(*stream.reply));
    case Protocol::Socks5:
        return &socks::textOf(static_cast<socks::Reply>(*stream.reply));
    case Protocol::Unknown:
    case Protocol::Http:
        break;
    }
    return nullptr;
}

QString socksText(const char *source)
{
    return QCoreApplication::translate("socks", source);
}

} // namespace argyle::ui
