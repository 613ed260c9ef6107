// SPDX-License-Identifier: MIT
#include "observe/hiding.h"

#include <QRegularExpression>

namespace argyle::observe {

namespace {

const QString hidden = QStringLiteral("(hidden)");

/// Hides a text that is known to name the destination, as a whole word: a host named "a" is no reason to hide every "a".
void hideWord(QString &text, const QString &word)
{
    if (word.isEmpty())
        return;
    const QRegularExpression pattern(QStringLiteral("(?<![\\w.-])%1(?![\\w-])").arg(QRegularExpression::escape(word)),
                                     QRegularExpression::CaseInsensitiveOption
                                         | QRegularExpression::UseUnicodePropertiesOption);
    text.replace(pattern, hidden);
}

/// Hides whatever looks like an IPv6 address (two colons and no blank), or like an IPv4 address or a name (a dot between
/// letters or digits). It rather hides too much.
void hideAddresses(QString &text)
{
    static const QRegularExpression ipv6(QStringLiteral("(?<![\\w:.])[0-9a-f]{0,4}:[0-9a-f:]*:[0-9a-f.:]*(%[\\w.-]+)?"),
                                         QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression dotted(QStringLiteral("[\\w-]+(\\.[\\w-]+)+"),
                                           QRegularExpression::UseUnicodePropertiesOption);
    text.replace(ipv6, hidden);
    text.replace(dotted, hidden);
}

void hideAll(QString &text)
{
    if (!text.isEmpty())
        text = hidden;
}

} // namespace

StreamRecord withoutDestination(StreamRecord record)
{
    for (const QString &text : {record.host, record.remote, record.answer})
        hideWord(record.problem, text);
    hideAddresses(record.problem);
    hideAll(record.host);
    hideAll(record.remote);
    hideAll(record.answer);
    return record;
}

} // namespace argyle::observe
