// SPDX-License-Identifier: MIT
#pragma once

#include "observe/export.h"
#include "observe/records.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <vector>

namespace argyle::ui {

/// What the filter box says, understood. Words are joined by "and"; a plain word matches any column; a leading "-" negates;
/// quotes keep spaces together; "|" between values means either.
///
///     host: app: port: group:            part of the text (of a port that is a number: the number itself)
///     state:open|failed|done             open is everything that has not ended; also handshake, resolving, connecting
///     err                                the stream failed
///     code:05                            the reply byte, hexadecimal
///     proto:4|4a|5|http   cmd:resolve    the protocol, the command
class StreamFilter
{
public:
    /// Matches everything.
    StreamFilter() = default;
    /// A text that cannot be understood gives a filter that matches everything and has an error().
    static StreamFilter parse(const QString &text);
    /// A term as it is written, in quotes where it would be taken apart: `app:"my app"`.
    static QString term(const QString &key, const QString &value);

    /// A sentence for the person; empty where the text was understood.
    const QString &error() const { return m_error; }
    bool isEmpty() const { return m_terms.empty(); }
    /// Whether the answer depends on the names of groups.
    bool usesGroupNames() const;
    /// Hidden destinations cannot be searched for: what is not shown must not be found out by trying.
    bool matches(const observe::StreamRecord &stream, const QString &groupName,
                 observe::Destinations destinations = observe::Destinations::Shown) const;

    enum class Key : quint8 { Any, Host, Application, Port, Group, State, Error, Code, Protocol, Command };

private:
    struct Term
    {
        Key key = Key::Any;
        QStringList values; ///< any of them, lower case; numbers and names as the key's column spells them
        bool negated = false;
        /// Of a plain word: whether it is in the texts that few values stand for, such as those of the states. Each is made once.
        mutable QHash<quint32, bool> isInText;
    };

    static bool matchesValue(const Term &term, const QString &value, const observe::StreamRecord &stream,
                             const QString &groupName, observe::Destinations destinations);
    static QString readTerm(const QString &word, std::vector<Term> &terms);

    std::vector<Term> m_terms;
    QString m_error;
};

} // namespace argyle::ui
