// SPDX-License-Identifier: MIT
#include "ui/handshaketext.h"

#include "ui/streamtext.h"

#include <QCoreApplication>

#include <algorithm>

namespace argyle::ui {

using socks::Field;
using socks::Message;
using socks::Sensitivity;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(argyle::ui::HandshakeText)
};

// The number of dots tells nothing of what they cover.
const QString maskedBytes = QStringLiteral("•• •• ••");
const QString maskedValue = QStringLiteral("••••••");
constexpr qsizetype bytesInCopiedLine = 16;

/// A client's text may hold anything: what would not show, or would move what stands beside it, is replaced.
QString printable(const std::string &bytes)
{
    QString text = QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
    std::replace_if(
        text.begin(), text.end(), [](QChar c) { return !c.isPrint(); }, QChar(QChar::ReplacementCharacter));
    return text;
}

QStringList fieldLines(const Message &message, const Field &field, const Disclosure &disclosure)
{
    const QString name = nameOf(field).leftJustified(10);
    QStringList hex = hexOf(message, field, disclosure, bytesInCopiedLine);
    if (hex.isEmpty())
        hex.append(QString());
    QStringList lines;
    for (qsizetype i = 0; i < hex.size(); ++i) {
        const bool isFirst = i == 0;
        QString line = QStringLiteral("  %1  %2")
                           .arg(isFirst ? name : QString(name.size(), QLatin1Char(' ')),
                                hex[i].leftJustified(bytesInCopiedLine * 3 - 1));
        if (isFirst)
            line += QStringLiteral("  ") + valueOf(field, disclosure);
        if (isFirst && field.fault)
            line += QStringLiteral("  (%1)").arg(faultOf(field));
        while (line.endsWith(QLatin1Char(' ')))
            line.chop(1);
        lines.append(line);
    }
    return lines;
}

} // namespace

bool Disclosure::covers(const Field &field) const
{
    switch (field.sensitivity) {
    case Sensitivity::Open:
        return true;
    case Sensitivity::Destination:
        return destinations == observe::Destinations::Shown;
    case Sensitivity::Secret:
        return credentials == Credentials::Revealed;
    }
    Q_UNREACHABLE();
}

bool hasSecrets(const std::vector<Message> &messages)
{
    return std::any_of(messages.begin(), messages.end(), [](const Message &message) {
        return std::any_of(message.fields.begin(), message.fields.end(),
                           [](const Field &field) { return field.sensitivity == Sensitivity::Secret; });
    });
}

QString titleOf(const Message &message)
{
    const QString name = socksText(socks::textOf(message.kind).name);
    return message.sender == socks::Sender::Client
               ? Texts::tr("Client → Argyle: %1", "a message of a handshake").arg(name)
               : Texts::tr("Argyle → client: %1", "a message of a handshake").arg(name);
}

QString remarkOn(const Message &message, const Disclosure &disclosure)
{
    QStringList parts;
    if (const char *clause = socks::textOf(message.kind).clause)
        parts.append(QString::fromUtf8(clause));
    const bool isShown = std::all_of(message.fields.begin(), message.fields.end(),
                                     [&disclosure](const Field &field) { return disclosure.covers(field); });
    const auto count = int(message.bytes.size());
    if (isShown)
        parts.append(count == 1 ? Texts::tr("1 byte") : Texts::tr("%n bytes", "two or more", count));
    return parts.join(QStringLiteral(" · "));
}

QString nameOf(const Field &field)
{
    return field.label.empty() ? QString::fromLatin1(socks::textOf(field.kind).name) : printable(field.label);
}

QStringList hexOf(const Message &message, const Field &field, const Disclosure &disclosure, qsizetype bytesInLine)
{
    if (!disclosure.covers(field))
        return {maskedBytes};
    const socks::Bytes bytes = socks::Bytes(message.bytes).subspan(field.offset, field.length);
    const QByteArray hex =
        QByteArray(reinterpret_cast<const char *>(bytes.data()), qsizetype(bytes.size())).toHex(' ').toUpper();
    QStringList lines;
    for (qsizetype at = 0; at < hex.size(); at += bytesInLine * 3)
        lines.append(QString::fromLatin1(hex.sliced(at, std::min(hex.size() - at, bytesInLine * 3 - 1))));
    return lines;
}

QString valueOf(const Field &field, const Disclosure &disclosure)
{
    if (!disclosure.covers(field))
        return field.sensitivity == Sensitivity::Secret ? maskedValue : hiddenText();
    return field.word ? socksText(field.word) : printable(field.text);
}

QString meaningOf(const Field &field)
{
    return socksText(socks::textOf(field.kind).meaning);
}

QString faultOf(const Field &field)
{
    return field.fault ? socksText(field.fault) : QString();
}

QString endsEarlyText()
{
    return Texts::tr("The rest of this message has not come.");
}

QString asPlainText(const std::vector<Message> &messages, const Disclosure &disclosure)
{
    QStringList lines;
    for (const Message &message : messages) {
        if (!lines.isEmpty())
            lines.append(QString());
        const QString remark = remarkOn(message, disclosure);
        lines.append(remark.isEmpty() ? titleOf(message) : QStringLiteral("%1 (%2)").arg(titleOf(message), remark));
        for (const Field &field : message.fields)
            lines.append(fieldLines(message, field, disclosure));
        if (!message.isWhole && message.kind != socks::MessageKind::Unreadable)
            lines.append(QStringLiteral("  ") + endsEarlyText());
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace argyle::ui
