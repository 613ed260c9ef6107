// SPDX-License-Identifier: MIT
#include "control/client.h"

#include "control/answertext.h"
#include "control/command.h"
#include "control/socketfolder.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QTextStream>

namespace argyle::control {

namespace {

constexpr int patience = 10'000; // milliseconds

enum class Outcome : quint8 { Answered, Refused, NobodyRuns };

struct Answer
{
    Outcome outcome = Outcome::NobodyRuns;
    QJsonValue result; ///< Answered
    QString error;     ///< a sentence, otherwise
};

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(argyle::control::Client)
};

/// The answer's line, or as much as came.
QByteArray exchange(QLocalSocket &socket, const QByteArray &request)
{
    const QDeadlineTimer deadline(patience);
    socket.write(request);
    QByteArray line;
    while (!line.endsWith('\n') && socket.waitForReadyRead(int(deadline.remainingTime())))
        line += socket.readAll();
    return line;
}

Answer ask(const Command &command)
{
    const QString folder = socketFolder();
    if (QString problem = problemWithFolder(folder, Missing::Leave); !problem.isEmpty())
        return {Outcome::NobodyRuns, {}, Texts::tr("no Argyle is running: %1").arg(problem)};
    QLocalSocket socket;
    socket.connectToServer(socketPath(folder));
    if (!socket.waitForConnected(patience))
        return {
            Outcome::NobodyRuns, {}, Texts::tr("no Argyle is running: nobody answers at %1").arg(socketPath(folder))};

    const QByteArray line = exchange(socket, toRequest(command));
    const QJsonObject answer = QJsonDocument::fromJson(line).object();
    if (answer.value(QLatin1String("ok")).toBool())
        return {Outcome::Answered, answer.value(QLatin1String("result")), {}};
    const QString error = answer.value(QLatin1String("error")).toString();
    return {Outcome::Refused, {}, error.isEmpty() ? Texts::tr("the running Argyle does not answer") : error};
}

QString documentOf(const QJsonValue &result)
{
    const QJsonDocument document =
        result.isArray() ? QJsonDocument(result.toArray()) : QJsonDocument(result.toObject());
    return QString::fromUtf8(document.toJson(QJsonDocument::Indented));
}

int fail(int status, const QString &sentence, std::FILE *errors)
{
    QTextStream(errors) << "argyle: " << sentence.simplified() << Qt::endl;
    return status;
}

} // namespace

int runCommand(const QStringList &words, Format format, std::FILE *output, std::FILE *errors)
{
    const ParsedCommand parsed = parseWords(words);
    if (!parsed.command)
        return fail(2, parsed.error, errors);
    const Answer answer = ask(*parsed.command);
    switch (answer.outcome) {
    case Outcome::NobodyRuns:
        return fail(3, answer.error, errors);
    case Outcome::Refused:
        return fail(1, answer.error, errors);
    case Outcome::Answered:
        break;
    }
    QTextStream out(output);
    out << (format == Format::Json ? documentOf(answer.result) : textOf(*parsed.command, answer.result));
    out.flush();
    if (out.status() != QTextStream::Ok || std::fflush(output) != 0)
        return fail(1, Texts::tr("the answer could not be written"), errors);
    return 0;
}

std::optional<QString> raiseRunning()
{
    const Answer answer = ask({Verb::Raise, 0});
    return answer.outcome == Outcome::NobodyRuns ? std::nullopt : std::optional(answer.error);
}

} // namespace argyle::control
