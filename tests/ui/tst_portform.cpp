// SPDX-License-Identifier: MIT
#include "ui/portform.h"

#include "tests/ui/controls.h"
#include "ui/notice.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace argyle;
using isolation::PortFlag;
using isolation::PortSpec;
using tests::button;
using tests::click;
using tests::type;
using ui::PortForm;

namespace {

PortSpec parsed(const char *line)
{
    const auto result = isolation::parsePortSpec(QString::fromLatin1(line));
    if (!result.spec)
        qFatal("%s: %s", line, qPrintable(result.error));
    return *result.spec;
}

/// All fonts are so many times as large while it lives.
class LargeFont
{
public:
    explicit LargeFont(double factor)
    {
        QFont large = m_before;
        large.setPointSizeF(m_before.pointSizeF() * factor);
        QApplication::setFont(large);
    }
    ~LargeFont() { QApplication::setFont(m_before); }
    Q_DISABLE_COPY_MOVE(LargeFont)

private:
    const QFont m_before = QApplication::font();
};

/// A form on the screen, with short names for its parts.
struct Shown
{
    explicit Shown(const char *line, const QList<PortSpec> &others = {})
        : form(PortForm::Purpose::Edit, parsed(line), others)
    {
        form.show();
        if (!QTest::qWaitForWindowActive(&form))
            qFatal("The form did not show");
    }

    QLineEdit *line() { return form.findChild<QLineEdit *>(QStringLiteral("torrc")); }
    QString lineProblem() { return notice("lineProblem"); }
    QString addressProblem() { return notice("addressProblem"); }
    QString warning() { return notice("exposure"); }
    QString notice(const char *name) { return form.findChild<ui::Notice *>(QString::fromLatin1(name))->text(); }
    QPushButton *ok() { return form.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok); }
    QAbstractButton *box(const char *text) { return button(form, QString::fromUtf8(text)); }
    QWidget *field(const char *name)
    {
        for (QWidget *widget : form.findChildren<QWidget *>()) {
            if (widget->focusPolicy() != Qt::NoFocus && tests::accessibleName(widget) == QString::fromLatin1(name))
                return widget;
        }
        qFatal("no field %s", name);
    }

    PortForm form;
};

} // namespace

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
    void theLineFollowsTheControls();
    void theControlsFollowTheLine();
    void takesALineWithItsKeyword();
    void saysWhatIsWrongWithALine_data();
    void saysWhatIsWrongWithALine();
    void writesALineAnewWhenItIsLeft();
    void theLineIsCopiedWithItsKeyword();
    void aWarningThatGoesLeavesNoRoomBehind();
    void aHeightThatWasGivenStays();
    void whatSaysMoreOfAChoiceStandsBelowIt();
    void aCorrectedLineIsTaken();
    void acceptsWithTheKeyboard();
    void cancelsWithEscape();
    void everyFieldHasAName();
    void fitsTheScreen();
    void hasTwoColumnsWhereTheScreenHasRoom_data();
    void hasTwoColumnsWhereTheScreenHasRoom();
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

void TestPortForm::theLineFollowsTheControls()
{
    Shown shown("127.0.0.1:1080");
    click(shown.box("Extended error codes"));
    type(shown.field("Port:"), QStringLiteral("9150"));
    QCOMPARE(shown.line()->text(), QStringLiteral("SocksPort 127.0.0.1:9150 ExtendedErrors"));
}

void TestPortForm::theControlsFollowTheLine()
{
    Shown shown("127.0.0.1:1080");
    type(shown.line(), QStringLiteral("[::1]:9052 isolatedestaddr NoIPv4Traffic SessionGroup=3"));
    QCOMPARE(shown.form.spec(), parsed("[::1]:9052 IsolateDestAddr NoIPv4Traffic SessionGroup=3"));
    QCOMPARE(qobject_cast<QComboBox *>(shown.field("Address:"))->currentText(), QStringLiteral("::1"));
    QCOMPARE(qobject_cast<QSpinBox *>(shown.field("Port:"))->value(), 9052);
    QVERIFY(shown.box("Destination address")->isChecked());
    QVERIFY(!shown.box("IPv4")->isChecked());
    QCOMPARE(qobject_cast<QSpinBox *>(shown.field("Session group"))->value(), 3);

    type(shown.line(), QStringLiteral("unix:/run/x GroupWritable"));
    QVERIFY(shown.box("Unix socket")->isChecked());
    QCOMPARE(qobject_cast<QLineEdit *>(shown.field("Path:"))->text(), QStringLiteral("/run/x"));
    QVERIFY(!shown.box("Ports of session group")->isChecked());

    type(shown.line(), QStringLiteral("auto"));
    QVERIFY(shown.box("Network address")->isChecked());
    QVERIFY(shown.box("Choose one")->isChecked());
}

void TestPortForm::takesALineWithItsKeyword()
{
    Shown shown("127.0.0.1:1080");
    type(shown.line(), QStringLiteral("SOCKSPort 9052 SafeSocks"));
    QVERIFY(shown.lineProblem().isEmpty());
    QCOMPARE(shown.form.spec(), parsed("9052 SafeSocks"));
}

void TestPortForm::saysWhatIsWrongWithALine_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("mentions");
    QTest::newRow("unknown flag") << "1080 IsolateMoon"
                                  << "IsolateMoon";
    QTest::newRow("no number") << "127.0.0.1:many"
                               << "127.0.0.1:many";
    QTest::newRow("port 0") << "0"
                            << "from 1 to 65535";
    QTest::newRow("empty") << ""
                           << "The line is empty";
    QTest::newRow("no traffic") << "1080 NoIPv4Traffic NoIPv6Traffic"
                                << "leave no traffic";
    QTest::newRow("socket flag") << "1080 WorldWritable"
                                 << "WorldWritable";
}

void TestPortForm::saysWhatIsWrongWithALine()
{
    QFETCH(QString, line);
    QFETCH(QString, mentions);
    Shown shown("127.0.0.1:1080");
    type(shown.line(), line);
    QVERIFY2(shown.lineProblem().contains(mentions), qPrintable(shown.lineProblem()));
    QVERIFY(!shown.ok()->isEnabled());
    QCOMPARE(shown.line()->text(), line);
    QTest::keyClick(shown.line(), Qt::Key_Tab);
    QCOMPARE(shown.line()->text(), line); // stays to be corrected

    // Whatever the person changes next in the controls writes a line that is fine.
    click(shown.box("Extended error codes"));
    QVERIFY(shown.lineProblem().isEmpty());
    QVERIFY(shown.ok()->isEnabled());
}

void TestPortForm::writesALineAnewWhenItIsLeft()
{
    Shown shown("127.0.0.1:1080");
    type(shown.line(), QStringLiteral("9052   extendederrors # mine"));
    QTest::keyClick(shown.line(), Qt::Key_Tab);
    QCOMPARE(shown.line()->text(), QStringLiteral("SocksPort 127.0.0.1:9052 ExtendedErrors"));
}

void TestPortForm::aCorrectedLineIsTaken()
{
    Shown shown("127.0.0.1:1080");
    type(shown.line(), QStringLiteral("1080 IsolateDestPorts"));
    QVERIFY(!shown.ok()->isEnabled());
    QTest::keyClick(shown.line(), Qt::Key_Backspace);
    QVERIFY(shown.lineProblem().isEmpty());
    QVERIFY(shown.ok()->isEnabled());
    QCOMPARE(shown.form.spec(), parsed("1080 IsolateDestPort"));
}

void TestPortForm::theLineIsCopiedWithItsKeyword()
{
    Shown shown("127.0.0.1:1081");
    QApplication::clipboard()->clear();
    shown.line()->setFocus();
    QTest::keySequence(shown.line(), QKeySequence::SelectAll);
    QTest::keySequence(shown.line(), QKeySequence::Copy);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("SocksPort 127.0.0.1:1081"));
}

void TestPortForm::aWarningThatGoesLeavesNoRoomBehind()
{
    Shown shown("127.0.0.1:1080");
    const int height = shown.form.height();
    type(shown.line(), QStringLiteral("0.0.0.0:1080"));
    QVERIFY(!shown.warning().isEmpty());
    QTRY_VERIFY(shown.form.height() > height);
    type(shown.line(), QStringLiteral("127.0.0.1:1080"));
    QTRY_COMPARE(shown.form.height(), height);
}

void TestPortForm::aHeightThatWasGivenStays()
{
    Shown shown("127.0.0.1:1080");
    const int given = shown.form.height() + 20;
    shown.form.resize(shown.form.width(), given);
    type(shown.line(), QStringLiteral("Nonsense"));
    type(shown.line(), QStringLiteral("127.0.0.1:1080"));
    QCoreApplication::processEvents();
    QVERIFY(shown.form.height() >= given);
}

void TestPortForm::whatSaysMoreOfAChoiceStandsBelowIt()
{
    Shown shown("127.0.0.1:1080");
    const QRect credentials = shown.box("Credentials")->geometry();
    const QRect more = shown.box("Keep credentials' circuits alive")->geometry();
    QVERIFY(more.left() > credentials.left());
    QVERIFY(more.top() > credentials.bottom());
    QCOMPARE(shown.box("Protocol")->geometry().left(), credentials.left());
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

void TestPortForm::fitsTheScreen()
{
    const LargeFont twice(2);
    Shown shown("127.0.0.1:1080");
    QVERIFY(shown.form.minimumSizeHint().height() <= 600);
    QTRY_VERIFY(shown.form.screen()->availableGeometry().contains(shown.form.frameGeometry()));
}

void TestPortForm::hasTwoColumnsWhereTheScreenHasRoom_data()
{
    QTest::addColumn<double>("factor");
    QTest::addColumn<bool>("hasTwo");
    QTest::newRow("the usual font") << 1.0 << true;
    QTest::newRow("one twice as large") << 2.0 << false;
}

void TestPortForm::hasTwoColumnsWhereTheScreenHasRoom()
{
    QFETCH(double, factor);
    QFETCH(bool, hasTwo);
    const LargeFont font(factor);
    Shown shown("127.0.0.1:1080");
    const QWidget *first = shown.box("Client address")->parentWidget();
    const QWidget *second = shown.box("IPv4")->parentWidget();
    QCOMPARE(second->x() > first->x(), hasTwo);
    QCOMPARE(second->y() > first->y(), !hasTwo);
    QCOMPARE(shown.form.findChild<QScrollArea *>()->horizontalScrollBar()->maximum(), 0);
}

QTEST_MAIN(TestPortForm)
#include "tst_portform.moc"
