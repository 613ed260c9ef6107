// SPDX-License-Identifier: MIT
#include "tests/settings/files.h"
#include "tests/ui/records.h"
#include "ui/streamexport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace argyle;
using namespace argyle::tests;
using observe::Destinations;

class TestStreamExport : public QObject
{
    Q_OBJECT
private slots:
    void writesWhatTheNameSays();
    void hidesDestinations_data();
    void hidesDestinations();
    void saysWhyNothingWasWritten();

private:
    QString in(const QString &name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
};

void TestStreamExport::writesWhatTheNameSays()
{
    const QList streams{openStream(1), failedStream(2)};
    QCOMPARE(ui::writeStreams(in(QStringLiteral("a.csv")), streams, Destinations::Shown), QString());
    QCOMPARE(contentOf(in(QStringLiteral("a.csv"))), observe::toCsv(streams, Destinations::Shown));
    QCOMPARE(ui::writeStreams(in(QStringLiteral("a.JSON")), streams, Destinations::Shown), QString());
    const QJsonDocument json = QJsonDocument::fromJson(contentOf(in(QStringLiteral("a.JSON"))));
    QCOMPARE(json, QJsonDocument(observe::toJson(streams, Destinations::Shown)));
}

void TestStreamExport::hidesDestinations_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("CSV") << QStringLiteral("hidden.csv");
    QTest::newRow("JSON") << QStringLiteral("hidden.json");
}

void TestStreamExport::hidesDestinations()
{
    QFETCH(QString, name);
    QCOMPARE(ui::writeStreams(in(name), {openStream(1, QStringLiteral("secret.example"))}, Destinations::Hidden),
             QString());
    QVERIFY(!contentOf(in(name)).contains("secret.example"));
}

void TestStreamExport::saysWhyNothingWasWritten()
{
    writeFile(in(QStringLiteral("file")), "no folder");
    const QString problem =
        ui::writeStreams(in(QStringLiteral("file/streams.csv")), {openStream(1)}, Destinations::Shown);
    QVERIFY2(problem.startsWith(QStringLiteral("The streams were not exported: ")), qPrintable(problem));
    QCOMPARE(contentOf(in(QStringLiteral("file"))), QByteArray("no folder"));
}

QTEST_MAIN(TestStreamExport)
#include "tst_streamexport.moc"
