// SPDX-License-Identifier: MIT
#include "ui/streamfilter.h"

#include "ui/streamtext.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <optional>

namespace argyle::ui {

namespace {

using observe::StreamRecord;
using observe::StreamState;
using Key = StreamFilter::Key;

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(argyle::ui::StreamFilter)
};

struct KeyName
{
    QLatin1StringView name;
    Key key;
};

constexpr std::array keyNames{
    KeyName{QLatin1StringView("host"), Key::Host},      KeyName{QLatin1StringView("app"), Key::Application},
    KeyName{QLatin1StringView("port"), Key::Port},      KeyName{QLatin1StringView("group"), Key::Group},
    KeyName{QLatin1StringView("state"), Key::State},    KeyName{QLatin1StringView("code"), Key::Code},
    KeyName{QLatin1StringView("proto"), Key::Protocol}, KeyName{QLatin1StringView("cmd"), Key::Command},
};

const QStringList &stateNames()
{
    static const QStringList names{QStringLiteral("open"),      QStringLiteral("failed"),
                                   QStringLiteral("done"),      QStringLiteral("handshake"),
                                   QStringLiteral("resolving"), QStringLiteral("connecting")};
    return names;
}

const QStringList &protocolNames()
{
    static const QStringList names{QStringLiteral("4"), QStringLiteral("4a"), QStringLiteral("5"),
                                   QStringLiteral("http")};
    return names;
}

bool isLetters(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c.isLetter(); });
}

bool isNumber(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
}

// Splits at spaces outside of quotes; quotes are dropped. Nothing where one is left open.
std::optional<QStringList> splitWords(const QString &text)
{
    QStringList words;
    QString word;
    bool quoted = false;
    bool started = false;
    for (const QChar c : text) {
        if (c == QLatin1Char('"')) {
            quoted = !quoted;
            started = true;
        } else if (c.isSpace() && !quoted) {
            if (started)
                words.append(word);
            word.clear();
            started = false;
        } else {
            word.append(c);
            started = true;
        }
    }
    if (quoted)
        return std::nullopt;
    if (started)
        words.append(word);
    words.removeAll(QString());
    return words;
}

QString keyList()
{
    QStringList names;
    for (const KeyName &known : keyNames)
        names.append(known.name + QLatin1Char(':'));
    return names.join(QLatin1Char(' '));
}

// The values of a key that knows its own; empty for the others.
const QStringList &valuesOf(Key key)
{
    static const QStringList none;
    return key == Key::State ? stateNames() : key == Key::Protocol ? protocolNames() : none;
}

// The known values that a value stands for: itself, else those that begin with it, so that "state:f" will do.
QStringList completed(Key key, const QString &value)
{
    const QStringList &known = valuesOf(key);
    if (known.isEmpty() || known.contains(value))
        return {value};
    QStringList found;
    std::copy_if(known.begin(), known.end(), std::back_inserter(found),
                 [&](const QString &name) { return name.startsWith(value); });
    return found;
}

// What is wrong with a value, as a sentence; empty where it is fine.
QString problemWith(QLatin1StringView name, Key key, const QString &value)
{
    if (value.isEmpty())
        return Texts::tr("Write something after “%1:”.").arg(name);
    if (completed(key, value).isEmpty()) {
        const QString known = valuesOf(key).join(QStringLiteral(", "));
        return Texts::tr("“%1:” knows no “%2”. It can be %3.").arg(name, value, known);
    }
    bool isByte = false;
    const uint byte = value.toUInt(&isByte, 16);
    if (key == Key::Code && (!isByte || byte > 0xFF))
        return Texts::tr("“%1” is no reply code: those are hexadecimal bytes, as in code:05.").arg(value);
    return {};
}

bool contains(const QString &text, const QString &part)
{
    return text.contains(part, Qt::CaseInsensitive);
}

bool matchesState(StreamState state, const QString &name)
{
    switch (state) {
    case StreamState::Failed:
        return name == QLatin1StringView("failed");
    case StreamState::Done:
        return name == QLatin1StringView("done");
    case StreamState::Handshake:
    case StreamState::Resolving:
    case StreamState::Connecting:
    case StreamState::Open:
        break;
    }
    return name == QLatin1StringView("open") || name == QLatin1StringView(observe::nameOf(state));
}

bool matchesPort(const QString &port, const QString &value)
{
    if (isNumber(value))
        return port.endsWith(QLatin1Char(':') + value);
    return contains(port, value);
}

bool matchesCommand(const StreamRecord &stream, const QString &value)
{
    const bool asked = stream.protocol == socks::Protocol::Socks4 || stream.protocol == socks::Protocol::Socks4a
                       || stream.protocol == socks::Protocol::Socks5;
    const char *name = asked && stream.hasRequest() ? socks::nameOf(stream.command) : nullptr;
    return name && value.compare(QLatin1StringView(name), Qt::CaseInsensitive) == 0;
}

bool matchesHost(const StreamRecord &stream, const QString &value, Destinations destinations)
{
    if (destinations == Destinations::Hidden)
        return false;
    return contains(stream.host, value)
           || (value.contains(QLatin1Char(':')) && contains(destinationText(stream, destinations), value));
}

bool matchesGroup(const StreamRecord &stream, const QString &groupName, const QString &value)
{
    return contains(groupName, value) || (isNumber(value) && value == QString::number(stream.group));
}

// A plain word, looked for in all columns.
class Word
{
public:
    Word(const QString &word, QHash<quint32, bool> &isInText)
        : m_word(word)
        , m_isInText(isInText)
    {}

    // What is there already goes first, then texts that many rows share, at last those that are made for one row.
    bool isIn(const StreamRecord &stream, const QString &groupName, Destinations destinations) const
    {
        return matchesHost(stream, m_word, destinations) || contains(stream.application, m_word)
               || contains(stream.port, m_word) || contains(groupName, m_word) || isInAsked(stream) || isInState(stream)
               || isInReply(stream, destinations) || isInNumber(stream)
               || (mayBeInDestination(destinations) && contains(destinationText(stream, destinations), m_word))
               || (!stream.circuit.isEmpty() && contains(stream.circuit.text(), m_word));
    }

private:
    enum class Column : quint32 { Asked = 1, State = 2, Reply = 3 };

    // `value` has 24 bits.
    template<typename Text>
    bool isInShared(Column column, quint32 value, Text text) const
    {
        const quint32 key = quint32(column) << 24 | value;
        auto found = m_isInText.constFind(key);
        if (found == m_isInText.constEnd())
            found = m_isInText.insert(key, contains(text(), m_word));
        return *found;
    }

    bool isInAsked(const StreamRecord &stream) const
    {
        const quint32 value =
            quint32(stream.protocol) << 16 | quint32(stream.command) << 8 | quint32(stream.hasRequest());
        return isInShared(Column::Asked, value, [&] { return askedText(stream); });
    }

    bool isInState(const StreamRecord &stream) const
    {
        return isInShared(Column::State, quint32(stream.state), [&] { return stateText(stream.state); });
    }

    bool isInReply(const StreamRecord &stream, Destinations destinations) const
    {
        if (!stream.reply || !stream.answer.isEmpty())
            return contains(replyText(stream, destinations), m_word);
        const quint32 value = quint32(stream.protocol) << 8 | *stream.reply;
        return isInShared(Column::Reply, value, [&] { return replyText(stream, destinations); });
    }

    bool isInNumber(const StreamRecord &stream) const { return m_isNumber && m_word == QString::number(stream.id); }

    // The host was looked at: what is left is its port, and what stands around both.
    bool mayBeInDestination(Destinations destinations) const
    {
        return m_isNumber || m_hasPunctuation || destinations == Destinations::Hidden;
    }

    const QString &m_word;
    QHash<quint32, bool> &m_isInText;
    const bool m_isNumber = isNumber(m_word);
    const bool m_hasPunctuation =
        std::any_of(m_word.begin(), m_word.end(), [](QChar c) { return QStringView(u":[]").contains(c); });
};

} // namespace

bool StreamFilter::matchesValue(const Term &term, const QString &value, const StreamRecord &stream,
                                const QString &groupName, Destinations destinations)
{
    switch (term.key) {
    case Key::Any:
        return Word(value, term.isInText).isIn(stream, groupName, destinations);
    case Key::Host:
        return matchesHost(stream, value, destinations);
    case Key::Application:
        return contains(stream.application, value);
    case Key::Port:
        return matchesPort(stream.port, value);
    case Key::Group:
        return matchesGroup(stream, groupName, value);
    case Key::State:
        return matchesState(stream.state, value);
    case Key::Error:
        return stream.state == StreamState::Failed;
    case Key::Code:
        return stream.reply && *stream.reply == value.toUInt(nullptr, 16);
    case Key::Protocol:
        return value.compare(QLatin1StringView(socks::nameOf(stream.protocol)), Qt::CaseInsensitive) == 0;
    case Key::Command:
        return matchesCommand(stream, value);
    }
    return true;
}

StreamFilter StreamFilter::parse(const QString &text)
{
    StreamFilter filter;
    const std::optional<QStringList> words = splitWords(text);
    if (!words) {
        filter.m_error = Texts::tr("A quote is opened and not closed.");
        return filter;
    }
    std::vector<Term> terms;
    for (const QString &word : *words) {
        filter.m_error = readTerm(word, terms);
        if (!filter.m_error.isEmpty())
            return filter;
    }
    filter.m_terms = std::move(terms);
    return filter;
}

// Adds the term that a word stands for. A sentence where there is none, and then nothing is added.
QString StreamFilter::readTerm(const QString &word, std::vector<Term> &terms)
{
    Term term;
    QString rest = word.toLower();
    // A lone "-" is somebody in the middle of typing.
    if (rest.startsWith(QLatin1Char('-'))) {
        rest.remove(0, 1);
        term.negated = true;
    }
    if (rest.isEmpty())
        return {};
    if (rest == QLatin1StringView("err")) {
        term.key = Key::Error;
        term.values = {rest};
        terms.push_back(std::move(term));
        return {};
    }
    const qsizetype colon = rest.indexOf(QLatin1Char(':'));
    const QStringView name = QStringView(rest).left(std::max<qsizetype>(colon, 0));
    const QString value = rest.mid(colon + 1);
    const auto *known = std::find_if(keyNames.begin(), keyNames.end(), [&](auto &key) { return name == key.name; });
    if (known == keyNames.end()) {
        // "localhost:80" and "::1" are words; "hots:example" is a slip of the pen.
        if (isLetters(name) && !isNumber(value))
            return Texts::tr("There is no “%1:”. Known are %2.").arg(name, keyList());
        term.values = {rest};
        terms.push_back(std::move(term));
        return {};
    }
    term.key = known->key;
    const QStringList values = value.split(QLatin1Char('|'));
    for (const QString &each : values) {
        QString problem = problemWith(known->name, term.key, each);
        if (!problem.isEmpty())
            return problem;
        term.values.append(completed(term.key, each));
    }
    terms.push_back(std::move(term));
    return {};
}

QString StreamFilter::term(const QString &key, const QString &value)
{
    return value.contains(QLatin1Char(' ')) ? QStringLiteral("%1:\"%2\"").arg(key, value)
                                            : QStringLiteral("%1:%2").arg(key, value);
}

bool StreamFilter::usesGroupNames() const
{
    return std::any_of(m_terms.begin(), m_terms.end(),
                       [](const Term &term) { return term.key == Key::Any || term.key == Key::Group; });
}

bool StreamFilter::matches(const StreamRecord &stream, const QString &groupName, Destinations destinations) const
{
    return std::all_of(m_terms.begin(), m_terms.end(), [&](const Term &term) {
        const bool any = std::any_of(term.values.begin(), term.values.end(), [&](const QString &value) {
            return matchesValue(term, value, stream, groupName, destinations);
        });
        return any != term.negated;
    });
}

} // namespace argyle::ui
