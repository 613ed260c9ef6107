// SPDX-License-Identifier: MIT
#include "settings/keyreader.h"

#include <algorithm>
#include <set>

namespace argyle::settings {

bool KeyReader::boolean(const QString &key, bool fallback)
{
    static const QStringList words{QStringLiteral("false"), QStringLiteral("true"), QStringLiteral("0"),
                                   QStringLiteral("1")};
    return choice(key, words, fallback ? 1 : 0) % 2 == 1;
}

int KeyReader::number(const QString &key, Range range, int fallback)
{
    if (!contains(key))
        return fallback;
    bool isNumber = false;
    const qlonglong value = m_keys.value(key).toLongLong(&isNumber);
    if (isNumber && range.holds(value))
        return int(value);
    warnAbout(key, QString::number(fallback));
    return fallback;
}

QString KeyReader::text(const QString &key, const QString &fallback) const
{
    if (!contains(key))
        return fallback;
    // A comma that nobody quoted makes a list of a text.
    return m_keys.value(key).toStringList().join(u',');
}

QStringList KeyReader::list(const QString &key) const
{
    QStringList values = m_keys.value(key).toStringList();
    values.removeAll(QString());
    return values;
}

qsizetype KeyReader::choice(const QString &key, const QStringList &choices, qsizetype fallback)
{
    if (!contains(key))
        return fallback;
    const auto found = choices.indexOf(m_keys.value(key).toString().trimmed().toLower());
    if (found >= 0)
        return found;
    warnAbout(key, choices.at(fallback));
    return fallback;
}

QList<int> KeyReader::entriesOf(const QString &listName) const
{
    std::set<int> entries;
    for (auto key = m_keys.keyBegin(); key != m_keys.keyEnd(); ++key) {
        if (const int entry = entryKey(*key, listName).entry)
            entries.insert(entry);
    }
    return {entries.begin(), entries.end()};
}

bool KeyReader::warnOfStrayEntries(const QString &listName)
{
    const auto stray = std::find_if(m_keys.keyBegin(), m_keys.keyEnd(),
                                    [&listName](const QString &key) { return entryKey(key, listName).isStray(); });
    if (stray == m_keys.keyEnd())
        return false;
    warn(tr("The settings file's %1 is left out: the entries of a list are numbered 1, 2, 3 and so on.").arg(*stray));
    return true;
}

void KeyReader::warnAbout(const QString &key, const QString &usedInstead)
{
    warn(tr("The settings file sets %1 to \"%2\", which it cannot be; it is %3 now.")
             .arg(key, m_keys.value(key).toString(), usedInstead));
}

EntryKey entryKey(const QString &key, const QString &listName)
{
    const QString prefix = listName + u'/';
    const auto slash = key.indexOf(u'/', prefix.size());
    if (!key.startsWith(prefix) || slash < 0)
        return {};
    const QString number = key.sliced(prefix.size(), slash - prefix.size());
    const int entry = number.toInt();
    // "01" is not how keyOf() writes 1, so nobody would find its fields.
    const bool isWritten = entry > 0 && number == QString::number(entry);
    return {isWritten ? entry : 0, key.sliced(slash + 1)};
}

QString keyOf(const QString &listName, int entry, const QString &field)
{
    return QStringLiteral("%1/%2/%3").arg(listName).arg(entry).arg(field);
}

} // namespace argyle::settings
