// SPDX-License-Identifier: MIT
#include "ui/tray.h"

#include "tests/ui/faketrayicon.h"
#include "tests/ui/records.h"

#include <QAction>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace argyle;
using namespace argyle::tests;
using observe::PortRecord;
using observe::PortState;
using settings::Port;
using ui::Tray;
using ui::TrayMenu;

class TestTray : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void tellsItsState_data();
    void tellsItsState();
    void tellsTheRoute();
    void theMenuHasASwitchForEachPort();
    void aSwitchAsksAndWaits();
    void aCountOfStreamsLeavesTheSwitchesAlone();
    void theMenuAsks_data();
    void theMenuAsks();
    void aClickOpens();
    void isSeenOnlyWhereThereIsATray();
    void theIconTellsTroubleFromListening();

private:
    QAction *action(const QString &text) const;

    FakeTrayIcon::Screen m_screen;
    FakeTrayIcon *m_icon = nullptr;
    std::unique_ptr<Tray> m_tray;
};

void TestTray::init()
{
    m_screen = {};
    auto icon = std::make_unique<FakeTrayIcon>(m_screen);
    m_icon = icon.get();
    m_tray = std::make_unique<Tray>(std::move(icon));
    m_tray->setShown(true);
}

QAction *TestTray::action(const QString &text) const
{
    for (QAction *each : m_tray->menu().actions()) {
        if (QString(each->text()).remove(QLatin1Char('&')) == text)
            return each;
    }
    return nullptr;
}

void TestTray::tellsItsState_data()
{
    QTest::addColumn<QList<PortRecord>>("ports");
    QTest::addColumn<QString>("state");
    const PortRecord open = port(QStringLiteral("127.0.0.1:1080"));
    const PortRecord off = port(QStringLiteral("127.0.0.1:1081"), PortState::Off);
    const PortRecord failed = port(QStringLiteral("127.0.0.1:1082"), PortState::Failed);
    QTest::newRow("none") << QList<PortRecord>() << "No port open";
    QTest::newRow("off") << QList{off} << "No port open";
    QTest::newRow("one") << QList{open, off} << "1 port open";
    QTest::newRow("two, one failed") << QList{open, open, failed} << "2 ports open, 1 could not open";
    QTest::newRow("two failed") << QList{failed, failed} << "No port open, 2 could not open";
}

void TestTray::tellsItsState()
{
    QFETCH(QList<PortRecord>, ports);
    QFETCH(QString, state);
    m_tray->setPorts(ports);
    QCOMPARE(m_tray->menu().state(), state);
    QCOMPARE(m_tray->menu().actions().first()->text(), state);
    QVERIFY(m_tray->menu().actions().first()->isEnabled()); // read in the ink of the others
    QVERIFY2(m_screen.toolTip.contains(state), qPrintable(m_screen.toolTip));
}

void TestTray::tellsTheRoute()
{
    m_tray->setPorts({port(QStringLiteral("127.0.0.1:1080"))});
    m_tray->setRoute(QStringLiteral("Tor 0.4.9"));
    QCOMPARE(m_tray->menu().state(), QStringLiteral("1 port open · Route: Tor 0.4.9"));
}

void TestTray::theMenuHasASwitchForEachPort()
{
    m_tray->setPorts({port(QStringLiteral("127.0.0.1:1080")), port(QStringLiteral("127.0.0.1:9052"), PortState::Off),
                      port(QStringLiteral("127.0.0.1:80"), PortState::Failed)});
    QVERIFY(action(QStringLiteral("127.0.0.1:1080"))->isChecked());
    QVERIFY(action(QStringLiteral("127.0.0.1:9052"))->isCheckable());
    QVERIFY(!action(QStringLiteral("127.0.0.1:9052"))->isChecked());
    QVERIFY(!action(QStringLiteral("127.0.0.1:80 (could not open)"))->isChecked());
    m_tray->setPorts({port(QStringLiteral("127.0.0.1:1080"))});
    QVERIFY(!action(QStringLiteral("127.0.0.1:9052")));
}

void TestTray::aSwitchAsksAndWaits()
{
    m_tray->setPorts({port(QStringLiteral("127.0.0.1:1080"))});
    QSignalSpy asked(&m_tray->menu(), &TrayMenu::portSwitchRequested);
    QAction *one = action(QStringLiteral("127.0.0.1:1080"));
    one->trigger();
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked[0][0].toString(), QStringLiteral("127.0.0.1:1080"));
    QCOMPARE(asked[0][1].value<Port::Switch>(), Port::Switch::Off);
    QVERIFY(one->isChecked()); // until the engine says that it is off
    m_tray->setPorts({port(QStringLiteral("127.0.0.1:1080"), PortState::Off)});
    QVERIFY(!action(QStringLiteral("127.0.0.1:1080"))->isChecked());
}

void TestTray::aCountOfStreamsLeavesTheSwitchesAlone()
{
    PortRecord busy = port(QStringLiteral("127.0.0.1:1080"));
    m_tray->setPorts({busy});
    const QAction *before = action(busy.address);
    busy.streams = 7;
    m_tray->setPorts({busy});
    QCOMPARE(action(busy.address), before);
}

void TestTray::theMenuAsks_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("signal");
    QTest::newRow("new identity") << "New identity" << QByteArray(SIGNAL(newIdentityRequested()));
    QTest::newRow("open") << "Open Argyle" << QByteArray(SIGNAL(openRequested()));
    QTest::newRow("quit") << "Quit" << QByteArray(SIGNAL(quitRequested()));
}

void TestTray::theMenuAsks()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, signal);
    QSignalSpy asked(&m_tray->menu(), signal.constData());
    action(text)->trigger();
    QCOMPARE(asked.count(), 1);
}

void TestTray::aClickOpens()
{
    QSignalSpy asked(m_tray.get(), &Tray::openRequested);
    emit m_icon->activated();
    emit m_icon->messageClicked();
    QCOMPARE(asked.count(), 2);
    QCOMPARE(m_tray->menu().defaultAction(), action(QStringLiteral("Open Argyle")));
}

void TestTray::isSeenOnlyWhereThereIsATray()
{
    QVERIFY(m_screen.isVisible && m_tray->isSeen());
    m_screen.isAvailable = false;
    QVERIFY(!m_tray->isSeen());
    m_tray->say(QStringLiteral("title"), QStringLiteral("text"), ui::TrayIcon::Weight::News);
    QVERIFY(m_screen.messages.isEmpty());
    m_screen.isAvailable = true;
    m_tray->say(QStringLiteral("title"), QStringLiteral("text"), ui::TrayIcon::Weight::News);
    QCOMPARE(m_screen.messages.size(), 1);
    m_tray->setShown(false);
    QVERIFY(!m_screen.isVisible && !m_tray->isSeen());
}

void TestTray::theIconTellsTroubleFromListening()
{
    const auto picture = [this](const QList<PortRecord> &ports) {
        m_tray->setPorts(ports);
        return m_screen.icon.pixmap(QSize(22, 22), 1.0).toImage();
    };
    const PortRecord open = port(QStringLiteral("127.0.0.1:1080"));
    const QImage listening = picture({open});
    const QImage trouble = picture({open, port(QStringLiteral("127.0.0.1:80"), PortState::Failed)});
    const QImage off = picture({port(QStringLiteral("127.0.0.1:1080"), PortState::Off)});
    QCOMPARE(listening.size(), QSize(22, 22));
    QVERIFY(listening != trouble && listening != off && off != trouble);
}

QTEST_MAIN(TestTray)
#include "tst_tray.moc"
