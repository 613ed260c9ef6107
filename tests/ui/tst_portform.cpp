// SPDX-License-Identifier: MIT
#include "isolation/portspec.h"
#include "tests/ui/controls.h"
#include "tests/ui/shownportform.h"
#include "ui/notice.h"
#include "ui/portform.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <optional>

using namespace argyle;
using tests::button;
using tests::click;
using tests::parsed;
using tests::type;
using ui::PortForm;
using Shown = tests::ShownPortForm;

class TestPortForm : public QObject
{
    Q_OBJECT
private slots:
    void eachBoxIsItsFlag_data();
    void eachBoxIsItsFlag();
    void keepsFlagsThatHaveNoBox();
    void takesAddressAndPort();
    void takesAnIpv6Address();
    void choosesAPort();
    void takesAUnixSocket();
    void saysWhoMayUseASocket_data();
    void saysWhoMayUseASocket();
    void leavesSocketFlagsBehind();
    void warnsOfAnAddressThatOthersReach_data();
    void warnsOfAnAddressThatOthersReach();
    void warnsOfASocketForEveryone();
    void saysWhatIsWrongWithAnAddress_data();
    void saysWhatIsWrongWithAnAddress();
    void saysWhatIsWrongWithAPath_data();
    void saysWhatIsWrongWithAPath();
    void refusesAnAddressThatAnotherPortHas();
    void letsSeveralPortsBeChosenBySystem();
    void saysWhenNoTrafficIsLeft();
    void onlyAndNoOnionServicesExcludeEachOther();
    void greysOutWhatHasNoEffect();
    void takesASessionGroup();
    void acceptsWithTheKeyboard();
    void cancelsWithEscape();
    void everyFieldHasAName();
};

void TestPortForm::eachBoxIsItsFlag_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("word"); // what ticking it writes; what unticking it writes where it is ticked by default
    QTest::newRow("client address") << "Client address"
                                    << "NoIsolateClientAddr";
    QTest::newRow("credentials") << "Credentials"
                                 << "NoIsolateSOCKSAuth";
    QTest::newRow("keep alive") << "Keep credentials' circuits alive"
                                << "KeepAliveIsolateSOCKSAuth";
    QTest::newRow("protocol") << "Protocol"
                              << "IsolateClientProtocol";
    QTest::newRow("destination port") << "Destination port"
                                      << "IsolateDestPort";
    QTest::newRow("destination address") << "Destination address"
                                         << "IsolateDestAddr";
    QTest::newRow("application") << "Application"
                                 << "IsolateClientProcess";
    QTest::newRow("extended errors") << "Extended error codes"
                                     << "ExtendedErrors";
    QTest::newRow("no authentication") << "Prefer no authentication"
                                       << "PreferSOCKSNoAuth";
    QTest::newRow("IPv4") << "IPv4"
                          << "NoIPv4Traffic";
    QTest::newRow("IPv6") << "IPv6"
                          << "NoIPv6Traffic";
    QTest::newRow("prefer IPv6") << "Prefer IPv6"
                                 << "PreferIPv6";
    QTest::newRow("only onion") << "Only onion services"
                                << "OnionTrafficOnly";
    QTest::newRow("no onion") << "No onion services"
                              << "NoOnionTraffic";
    QTest::newRow("no lookups") << "No name lookups"
                                << "NoDNSRequest";
    QTest::newRow("safe socks") << "Refuse clients that resolve names themselves"
                                << "SafeSocks";
}

void TestPortForm::eachBoxIsItsFlag()
{
    QFETCH(QString, text);
    QFETCH(QString, word);
    const QString with = QStringLiteral("127.0.0.1:1080 ") + word;

    Shown shown("127.0.0.1:1080");
    QAbstractButton *box = button(shown.form, text);
    QVERIFY(box);
    const bool isTickedByDefault = box->isChecked();
    click(box);
    QCOMPARE(shown.line()->text(), QStringLiteral("SocksPort ") + with);
    QCOMPARE(shown.form.spec(), *isolation::parsePortSpec(with).spec);
    QVERIFY(shown.ok()->isEnabled());
    QTest::keyClick(box, Qt::Key_Space);
    QCOMPARE(shown.line()->text(), QStringLiteral("SocksPort 127.0.0.1:1080"));
    QCOMPARE(shown.form.spec(), parsed("127.0.0.1:1080"));

    // And the other way: the form of a port with the flag shows it.
    const PortForm other(PortForm::Purpose::Edit, *isolation::parsePortSpec(with).spec, {});
    QCOMPARE(button(other, text)->isChecked(), !isTickedByDefault);
}

void TestPortForm::keepsFlagsThatHaveNoBox()
{
    Shown shown("127.0.0.1:1080 CacheIPv4DNS UseIPv6Cache NoPreferIPv6Automap");
    click(shown.box("Protocol"));
    QCOMPARE(shown.form.spec(),
             parsed("127.0.0.1:1080 CacheIPv4DNS UseIPv6Cache NoPreferIPv6Automap IsolateClientProtocol"));
}

void TestPortForm::takesAddressAndPort()
{
    Shown shown("127.0.0.1:1080");
    type(shown.field("Address:"), QStringLiteral("127.0.0.2"));
    type(shown.field("Port:"), QStringLiteral("9052"));
    QCOMPARE(shown.form.spec(), parsed("127.0.0.2:9052"));
    QCOMPARE(shown.line()->text(), QStringLiteral("SocksPort 127.0.0.2:9052"));
}

void TestPortForm::takesAnIpv6Address()
{
    Shown shown("127.0.0.1:1080");
    type(shown.field("Address:"), QStringLiteral("::1"));
    QCOMPARE(shown.form.spec(), parsed("[::1]:1080"));
    QVERIFY(shown.warning().isEmpty());
}

void TestPortForm::choosesAPort()
{
    Shown shown("127.0.0.1:1080");
    click(shown.box("Choose one"));
    QCOMPARE(shown.form.spec(), parsed("127.0.0.1:auto"));
    QVERIFY(!shown.field("Port:")->isEnabled());
    click(shown.box("Choose one"));
    QCOMPARE(shown.form.spec(), parsed("127.0.0.1:1080"));
}

void TestPortForm::takesAUnixSocket()
{
    Shown shown("127.0.0.1:1080");
    QVERIFY(!shown.field("Path:")->isEnabled());
    click(shown.box("Unix socket"));
    QVERIFY(!shown.field("Address:")->isEnabled());
    type(shown.field("Path:"), QStringLiteral("/run/my socks"));
    QCOMPARE(shown.form.spec(), parsed("unix:\"/run/my socks\""));
    QVERIFY(shown.ok()->isEnabled());
    click(shown.box("Network address"));
    QCOMPARE(shown.form.spec(), parsed("127.0.0.1:1080"));
}

void TestPortForm::saysWhoMayUseASocket_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("owner") << 0 << QByteArray("unix:/run/x");
    QTest::newRow("group") << 1 << QByteArray("unix:/run/x GroupWritable");
    QTest::newRow("everyone") << 2 << QByteArray("unix:/run/x WorldWritable");
}

void TestPortForm::saysWhoMayUseASocket()
{
    QFETCH(int, row);
    QFETCH(QByteArray, line);
    for (const char *before : {"unix:/run/x", "unix:/run/x GroupWritable", "unix:/run/x WorldWritable"}) {
        Shown shown(before);
        auto *users = qobject_cast<QComboBox *>(shown.field("Who may use it:"));
        QVERIFY(users);
        users->setFocus();
        QTest::keyClick(users, Qt::Key_Home);
        for (int i = 0; i < row; ++i)
            QTest::keyClick(users, Qt::Key_Down);
        QCOMPARE(users->currentIndex(), row);
        QCOMPARE(shown.form.spec(), parsed(line.constData()));
    }
    Shown shown(line.constData());
    QCOMPARE(qobject_cast<QComboBox *>(shown.field("Who may use it:"))->currentIndex(), row);
}

void TestPortForm::leavesSocketFlagsBehind()
{
    Shown shown("unix:/run/x WorldWritable RelaxDirModeCheck ExtendedErrors");
    click(shown.box("Network address"));
    QCOMPARE(shown.form.spec(), parsed("127.0.0.1:1080 ExtendedErrors"));
    QVERIFY(shown.ok()->isEnabled());
}

void TestPortForm::warnsOfAnAddressThatOthersReach_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("warns");
    QTest::newRow("127.0.0.1") << "127.0.0.1" << false;
    QTest::newRow("127.9.9.9") << "127.9.9.9" << false;
    QTest::newRow("::1") << "::1" << false;
    QTest::newRow("all IPv4") << "0.0.0.0" << true;
    QTest::newRow("all IPv6") << "::" << true;
    QTest::newRow("one address") << "192.0.2.4" << true;
}

void TestPortForm::warnsOfAnAddressThatOthersReach()
{
    QFETCH(QString, address);
    QFETCH(bool, warns);
    Shown shown("127.0.0.1:1080");
    QVERIFY(shown.warning().isEmpty());
    type(shown.field("Address:"), address);
    QCOMPARE(shown.warning().contains(QStringLiteral("Every computer that can reach this one")), warns);
    QVERIFY(shown.ok()->isEnabled());
}

void TestPortForm::warnsOfASocketForEveryone()
{
    Shown shown("unix:/run/x");
    QVERIFY(shown.warning().isEmpty());
    type(shown.line(), QStringLiteral("unix:/run/x WorldWritable"));
    QVERIFY(shown.warning().startsWith(QStringLiteral("Every user of this computer")));
}

void TestPortForm::saysWhatIsWrongWithAnAddress_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("mentions");
    QTest::newRow("empty") << ""
                           << "Write an address";
    QTest::newRow("a name") << "example.com"
                            << "example.com";
    QTest::newRow("too few numbers") << "127.0.1"
                                     << "127.0.1";
    QTest::newRow("too large") << "127.0.0.256"
                               << "127.0.0.256";
}

void TestPortForm::saysWhatIsWrongWithAnAddress()
{
    QFETCH(QString, address);
    QFETCH(QString, mentions);
    Shown shown("127.0.0.1:1080");
    QWidget *field = shown.field("Address:");
    type(field, address);
    QVERIFY2(shown.addressProblem().contains(mentions), qPrintable(shown.addressProblem()));
    QCOMPARE(field->accessibleDescription(), shown.addressProblem());
    QVERIFY(!shown.ok()->isEnabled());
    type(field, QStringLiteral("127.0.0.1"));
    QVERIFY(shown.addressProblem().isEmpty());
    QVERIFY(shown.ok()->isEnabled());
}

void TestPortForm::saysWhatIsWrongWithAPath_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("mentions");
    QTest::newRow("empty") << ""
                           << "Write a path";
    QTest::newRow("relative") << "run/x"
                              << "run/x";
}

void TestPortForm::saysWhatIsWrongWithAPath()
{
    QFETCH(QString, path);
    QFETCH(QString, mentions);
    Shown shown("unix:/run/x");
    type(shown.field("Path:"), path);
    QVERIFY2(shown.addressProblem().contains(mentions), qPrintable(shown.addressProblem()));
    QVERIFY(!shown.ok()->isEnabled());
}

void TestPortForm::refusesAnAddressThatAnotherPortHas()
{
    Shown shown("127.0.0.1:1080", {parsed("127.0.0.1:9052 ExtendedErrors")});
    type(shown.field("Port:"), QStringLiteral("9052"));
    QCOMPARE(shown.addressProblem(),
             QStringLiteral("There is a port 127.0.0.1:9052 already. Choose another number or address."));
    QVERIFY(!shown.ok()->isEnabled());
    type(shown.field("Address:"), QStringLiteral("127.0.0.2"));
    QVERIFY(shown.addressProblem().isEmpty());
    QVERIFY(shown.ok()->isEnabled());
}

void TestPortForm::letsSeveralPortsBeChosenBySystem()
{
    Shown shown("127.0.0.1:1080", {parsed("127.0.0.1:auto")});
    click(shown.box("Choose one"));
    QVERIFY(shown.addressProblem().isEmpty());
    QVERIFY(shown.ok()->isEnabled());
}

void TestPortForm::saysWhenNoTrafficIsLeft()
{
    Shown shown("127.0.0.1:1080 NoIPv6Traffic");
    click(shown.box("IPv4"));
    const auto notices = shown.form.findChildren<ui::Notice *>();
    const bool isSaid = std::ranges::any_of(
        notices, [](const ui::Notice *notice) { return notice->text().contains(QStringLiteral("leave no traffic")); });
    QVERIFY(isSaid);
    QVERIFY(!shown.ok()->isEnabled());
    click(shown.box("IPv6"));
    QVERIFY(shown.ok()->isEnabled());
}

void TestPortForm::onlyAndNoOnionServicesExcludeEachOther()
{
    Shown shown("127.0.0.1:1080");
    click(shown.box("No onion services"));
    click(shown.box("Only onion services"));
    QVERIFY(!shown.box("No onion services")->isChecked());
    QCOMPARE(shown.form.spec(), parsed("127.0.0.1:1080 OnionTrafficOnly"));
    click(shown.box("No onion services"));
    QVERIFY(!shown.box("Only onion services")->isChecked());
    QCOMPARE(shown.form.spec(), parsed("127.0.0.1:1080 NoOnionTraffic"));
}

void TestPortForm::greysOutWhatHasNoEffect()
{
    Shown shown("127.0.0.1:1080");
    click(shown.box("Only onion services"));
    for (const char *text : {"IPv4", "IPv6", "Prefer IPv6", "No name lookups"})
        QVERIFY(!shown.box(text)->isEnabled());
    click(shown.box("Only onion services"));
    for (const char *text : {"IPv4", "IPv6", "Prefer IPv6", "No name lookups"})
        QVERIFY(shown.box(text)->isEnabled());

    click(shown.box("Credentials"));
    QVERIFY(!shown.box("Keep credentials' circuits alive")->isEnabled());
    click(shown.box("Unix socket"));
    QVERIFY(!shown.box("Client address")->isEnabled());
}

void TestPortForm::takesASessionGroup()
{
    Shown shown("127.0.0.1:1080");
    QVERIFY(!shown.field("Session group")->isEnabled());
    click(shown.box("Ports of session group"));
    QCOMPARE(shown.form.spec().sessionGroup, std::optional(0));
    type(shown.field("Session group"), QStringLiteral("7"));
    QCOMPARE(shown.form.spec().sessionGroup, std::optional(7));
    QCOMPARE(shown.line()->text(), QStringLiteral("SocksPort 127.0.0.1:1080 SessionGroup=7"));
    click(shown.box("Ports of session group"));
    QCOMPARE(shown.form.spec().sessionGroup, std::nullopt);
}

void TestPortForm::acceptsWithTheKeyboard()
{
    Shown shown("127.0.0.1:1080");
    QSignalSpy accepted(&shown.form, &QDialog::accepted);
    type(shown.field("Port:"), QStringLiteral("9052"));
    QTest::keyClick(shown.field("Port:"), Qt::Key_Return);
    QCOMPARE(accepted.size(), 1);
    QCOMPARE(shown.form.spec(), parsed("127.0.0.1:9052"));
}

void TestPortForm::cancelsWithEscape()
{
    Shown shown("127.0.0.1:1080");
    QSignalSpy rejected(&shown.form, &QDialog::rejected);
    QTest::keyClick(&shown.form, Qt::Key_Escape);
    QCOMPARE(rejected.size(), 1);
}

void TestPortForm::everyFieldHasAName()
{
    Shown shown("127.0.0.1:1080");
    QCOMPARE(tests::nameless(shown.form).join(u'\n'), QString());
    QCOMPARE(tests::labelsWithoutBuddy(shown.form).join(u'\n'), QString());
}

QTEST_MAIN(TestPortForm)
#include "tst_portform.moc"
