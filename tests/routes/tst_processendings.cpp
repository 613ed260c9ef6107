// SPDX-License-Identifier: MIT
#include "routes/processendings.h"

#include <QSignalSpy>
#include <QTest>

#include <csignal>

using argyle::routes::ProcessEndings;

namespace {

/// A shell that runs the script and has said that it is as far as that. It ends when its input does.
std::unique_ptr<QProcess> shell(const QString &script)
{
    auto process = std::make_unique<QProcess>();
    process->start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), script + QStringLiteral("; echo; read line")});
    QSignalSpy said(process.get(), &QProcess::readyRead);
    if (!said.wait())
        qWarning("the shell says nothing");
    return process;
}

bool isAlive(qint64 pid)
{
    return ::kill(pid_t(pid), 0) == 0;
}

} // namespace

class TestProcessEndings : public QObject
{
    Q_OBJECT

private slots:
    void waitsForNoProcessThatIsAdded()
    {
        ProcessEndings endings;
        QSignalSpy allEnded(&endings, &ProcessEndings::allEnded);
        auto stubborn = shell(QStringLiteral("trap '' TERM"));
        QProcess *input = stubborn.get();
        const qint64 pid = stubborn->processId();
        endings.add(std::move(stubborn));
        QVERIFY(isAlive(pid));
        QVERIFY(!endings.isEmpty());
        input->closeWriteChannel();
        QVERIFY(allEnded.wait());
        QVERIFY(!isAlive(pid));
        QVERIFY(endings.isEmpty());
    }

    void tellsOnceTheLastHasEnded()
    {
        ProcessEndings endings;
        QSignalSpy allEnded(&endings, &ProcessEndings::allEnded);
        auto one = shell(QStringLiteral("true"));
        auto other = shell(QStringLiteral("true"));
        const QList<qint64> pids{one->processId(), other->processId()};
        endings.add(std::move(one));
        endings.add(std::move(other));
        QVERIFY(allEnded.wait());
        QVERIFY(!isAlive(pids[0]) && !isAlive(pids[1]));
        QCOMPARE(allEnded.count(), 1);
    }

    void killsWhatDoesNotEndInTime()
    {
        ProcessEndings endings(std::chrono::milliseconds(20));
        QSignalSpy allEnded(&endings, &ProcessEndings::allEnded);
        auto stubborn = shell(QStringLiteral("trap '' TERM"));
        const qint64 pid = stubborn->processId();
        endings.add(std::move(stubborn));
        QVERIFY(allEnded.wait());
        QVERIFY(!isAlive(pid));
    }

    void forgetsWhatCouldNotBeStarted()
    {
        ProcessEndings endings;
        QSignalSpy allEnded(&endings, &ProcessEndings::allEnded);
        auto missing = std::make_unique<QProcess>();
        missing->start(QStringLiteral("/missing/program"));
        endings.add(std::move(missing));
        QVERIFY(endings.isEmpty() || allEnded.wait());
    }

    void waitsAtItsOwnEnd()
    {
        auto endings = std::make_unique<ProcessEndings>(std::chrono::milliseconds(20));
        QList<qint64> pids;
        for (const char *script : {"true", "trap '' TERM"}) {
            auto process = shell(QString::fromLatin1(script));
            pids.append(process->processId());
            endings->add(std::move(process));
        }
        endings.reset();
        QVERIFY(!isAlive(pids[0]) && !isAlive(pids[1]));
    }
};

QTEST_GUILESS_MAIN(TestProcessEndings)
#include "tst_processendings.moc"
