// SPDX-License-Identifier: MIT
#include "observe/hiding.h"

#include <QRegularExpression>

namespace argyle::observe {

namespace {

/// Hides a text that is known to name the destination, as a whole word: a host named "a" is no reason to hide every "a".
void hideWord(QString &text, const QString &word, const QString &mark)
{
    if (word.isEmpty())
        return;
    const QRegularExpression pattern(QStringLiteral("(?<![\\w.-])%1(?![\\w-])").arg(QRegularExpression::escape(word)),
                                     QRegularExpression::CaseInsensitiveOption
                                         | QRegularExpression::UseUnicodePropertiesOption);
    text.replace(pattern, mark);
}

/// Hides whatever looks like an IPv6 address (two colons and no blank), or like an IPv4 address or a name (a dot between
/// letters or digits). It rather hides too much.
void hideAddresses(QString &text, const QString &mark)
{
    static const QRegularExpression ipv6(QStringLiteral("(?<![\\w:.])[0-9a-f]{0,4}:[0-9a-f:]*:[0-9a-f.:]*(%[\\w.-]+)?"),
                                         QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression dotted(QStringLiteral("[\\w-]+(\\.[\\w-]+)+"),
                                           QRegularExpression::UseUnicodePropertiesOption);
    text.replace(ipv6, mark);
    text.replace(dotted, mark);
}

void hideAll(QString &text, const QString &mark)
{
    if (!text.isEmpty())
        text = mark;
}

} // namespace

StreamRecord withoutDestination(StreamRecord record, const QString &mark)
{
    for (const QString &text : {record.host, record.remote, record.answer})
        hideWord(record.problem, text, mark);
    hideAddresses(record.problem, mark);
    hideAll(record.host, mark);
    hideAll(record.remote, mark);
    hideAll(record.answer, mark);
    return record;
}

} // namespace argyle::observe
