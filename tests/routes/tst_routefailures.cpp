// SPDX-License-Identifier: MIT
// What a client is told of a failed connect: RFC 1928 §6, by the errno that connect() or the socket gave.
#include "routes/route.h"

#include "net/connector.h"

#include <QTest>

#include <cerrno>

using argyle::routes::Failure;
using argyle::routes::failureOf;
using argyle::socks::Reply;

Q_DECLARE_METATYPE(argyle::socks::Reply)

class TestRouteFailures : public QObject
{
    Q_OBJECT

private slots:
    void mapsErrors_data();
    void mapsErrors();
    void onionServicesNeedTor();
};

void TestRouteFailures::mapsErrors_data()
{
    QTest::addColumn<int>("error");
    QTest::addColumn<Reply>("reply");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *name, int error, Reply reply, const char *word) {
        QTest::newRow(name) << error << reply << QString::fromLatin1(word);
    };
    row("ECONNREFUSED", ECONNREFUSED, Reply::ConnectionRefused, "refused");
    row("ECONNRESET", ECONNRESET, Reply::ConnectionRefused, "reset");
    row("ECONNABORTED", ECONNABORTED, Reply::ConnectionRefused, "reset");
    row("EPIPE", EPIPE, Reply::ConnectionRefused, "reset");
    row("ETIMEDOUT", ETIMEDOUT, Reply::TimedOut, "in time");
    row("ENETUNREACH", ENETUNREACH, Reply::NetworkUnreachable, "network");
    row("ENETDOWN", ENETDOWN, Reply::NetworkUnreachable, "network");
    row("EADDRNOTAVAIL", EADDRNOTAVAIL, Reply::GeneralFailure, "free port");
    row("EAFNOSUPPORT", EAFNOSUPPORT, Reply::NetworkUnreachable, "network");
    row("EHOSTUNREACH", EHOSTUNREACH, Reply::HostUnreachable, "host");
    row("EHOSTDOWN", EHOSTDOWN, Reply::HostUnreachable, "host");
    row("EACCES", EACCES, Reply::NotAllowed, "firewall");
    row("EPERM", EPERM, Reply::NotAllowed, "firewall");
    row("EMFILE", EMFILE, Reply::GeneralFailure, "ulimit -n");
    row("ENFILE", ENFILE, Reply::GeneralFailure, "descriptors");
    row("another", EINVAL, Reply::GeneralFailure, "Invalid argument");
}

void TestRouteFailures::mapsErrors()
{
    QFETCH(int, error);
    QFETCH(QString, word);
    const Failure failure = failureOf(error);
    QTEST(failure.reply, "reply");
    QVERIFY2(failure.problem.contains(word) && failure.problem.endsWith(QLatin1Char('.')), qPrintable(failure.problem));
}

void TestRouteFailures::onionServicesNeedTor()
{
    const Failure failure = argyle::routes::onionNeedsTor();
    QCOMPARE(failure.reply, Reply::OnionDescriptorNotFound);
    QVERIFY2(failure.problem.contains(QLatin1String("Tor")), qPrintable(failure.problem));
}

QTEST_GUILESS_MAIN(TestRouteFailures)
#include "tst_routefailures.moc"
