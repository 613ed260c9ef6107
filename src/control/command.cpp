// SPDX-License-Identifier: MIT
#include "control/command.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <limits>

namespace argyle::control {

namespace {

struct Row
{
    const char *name;
    Verb verb;
    enum class Argument : quint8 { None, StreamId, GroupId } argument;
    enum class Asker : quint8 { Person, Program } asker;
};

constexpr Row rows[] = {
    {"status", Verb::Status, Row::Argument::None, Row::Asker::Person},
    {"streams", Verb::Streams, Row::Argument::None, Row::Asker::Person},
    {"groups", Verb::Groups, Row::Argument::None, Row::Asker::Person},
    {"ports", Verb::Ports, Row::Argument::None, Row::Asker::Person},
    {"close", Verb::Close, Row::Argument::StreamId, Row::Asker::Person},
    {"new-circuit", Verb::NewCircuit, Row::Argument::GroupId, Row::Asker::Person},
    {"new-identity", Verb::NewIdentity, Row::Argument::None, Row::Asker::Person},
    {"raise", Verb::Raise, Row::Argument::None, Row::Asker::Program},
};

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(argyle::control::Command)
};

const Row *rowNamed(const QString &name)
{
    const auto *const row = std::find_if(std::begin(rows), std::end(rows),
                                         [&name](const Row &each) { return name == QLatin1String(each.name); });
    return row == std::end(rows) ? nullptr : row;
}

ParsedCommand mistake(const QString &sentence)
{
    return {std::nullopt, sentence};
}

bool isId(const Row &row, quint64 number)
{
    return number > 0 && (row.argument != Row::Argument::GroupId || number <= std::numeric_limits<quint32>::max());
}

} // namespace

ParsedCommand parseWords(const QStringList &words)
{
    const QString name = words.value(0);
    const Row *const row = rowNamed(name);
    if (!row || row->asker == Row::Asker::Program)
        return mistake(
            Texts::tr("\"%1\" is no command; there are status, streams, groups, ports, close ID, new-circuit GROUP "
                      "and new-identity")
                .arg(name));
    if (row->argument == Row::Argument::None) {
        if (words.size() > 1)
            return mistake(Texts::tr("%1 takes nothing after it").arg(name));
        return {Command{row->verb, 0}, {}};
    }
    const bool isStream = row->argument == Row::Argument::StreamId;
    bool isNumber = false;
    // Over the control socket an id is a signed number, as Qt's JSON has no others.
    const qint64 id = words.value(1).toLongLong(&isNumber);
    if (words.size() != 2 || !isNumber || id < 0 || !isId(*row, quint64(id))) {
        return mistake(isStream
                           ? Texts::tr("%1 takes the number of one stream, as \"argyle streams\" shows it").arg(name)
                           : Texts::tr("%1 takes the number of one group, as \"argyle groups\" shows it").arg(name));
    }
    return {Command{row->verb, quint64(id)}, {}};
}

ParsedCommand parseRequest(const QByteArray &line)
{
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(line, &error);
    if (document.isNull())
        return mistake(Texts::tr("the request is not a JSON object: %1").arg(error.errorString()));
    if (!document.isObject())
        return mistake(Texts::tr("the request is not a JSON object"));
    const QJsonObject request = document.object();
    const QString name = request.value(QLatin1String("command")).toString();
    const Row *const row = rowNamed(name);
    if (!row)
        return mistake(Texts::tr("the request has no \"command\" that is known"));
    if (row->argument == Row::Argument::None)
        return {Command{row->verb, 0}, {}};
    const qint64 id = request.value(QLatin1String("id")).toInteger(-1);
    if (id < 0 || !isId(*row, quint64(id)))
        return mistake(Texts::tr("%1 needs an \"id\" that is a positive number").arg(name));
    return {Command{row->verb, quint64(id)}, {}};
}

QByteArray toRequest(const Command &command)
{
    const auto *const row = std::find_if(std::begin(rows), std::end(rows),
                                         [&command](const Row &each) { return each.verb == command.verb; });
    QJsonObject request{{QStringLiteral("command"), QString::fromLatin1(row->name)}};
    if (row->argument != Row::Argument::None)
        request.insert(QStringLiteral("id"), qint64(command.id));
    return QJsonDocument(request).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace argyle::control
