// SPDX-License-Identifier: MIT
#pragma once

#include "settings/settings.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>
#include <QVariantMap>

namespace argyle::settings {

/// Takes values out of a file's keys. One that is malformed is replaced by the fallback, and a sentence says so.
class KeyReader
{
    Q_DECLARE_TR_FUNCTIONS(argyle::settings::KeyReader)

public:
    KeyReader(const QVariantMap &keys, QStringList &warnings)
        : m_keys(keys)
        , m_warnings(warnings)
    {}

    bool boolean(const QString &key, bool fallback);
    int number(const QString &key, Range range, int fallback);
    QString text(const QString &key, const QString &fallback) const;
    QStringList list(const QString &key) const;
    /// One of `choices`, as its place among them.
    qsizetype choice(const QString &key, const QStringList &choices, qsizetype fallback);

    bool contains(const QString &key) const { return m_keys.contains(key); }
    /// The numbers of the entries that a list of the file has, in order: "ports/1/line" and "ports/3/line" make 1 and 3.
    QList<int> entriesOf(const QString &listName) const;
    /// One sentence where that list has keys of entries that have no such number, as "ports/0/line"; whether it has.
    bool warnOfStrayEntries(const QString &listName);
    void warn(const QString &sentence) { m_warnings << sentence; }

private:
    void warnAbout(const QString &key, const QString &usedInstead);

    const QVariantMap &m_keys;
    QStringList &m_warnings;
};

/// "ports/3/line" is field "line" of entry 3 of the list "ports". "ports/three/line" is the same field of an entry 0, which
/// nobody reads; no field where a key does not belong to an entry.
struct EntryKey
{
    int entry = 0;
    QString field;
    bool isStray() const { return entry == 0 && !field.isEmpty(); }
};
EntryKey entryKey(const QString &key, const QString &listName);
/// The other way round.
QString keyOf(const QString &listName, int entry, const QString &field);

} // namespace argyle::settings
