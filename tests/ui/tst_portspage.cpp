// SPDX-License-Identifier: MIT
#include "ui/portspage.h"

#include "tests/ui/controls.h"
#include "ui/notice.h"
#include "ui/portform.h"
#include "ui/portrow.h"
#include "ui/systemproxybox.h"
#include "ui/torrcdialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace argyle;
using observe::PortRecord;
using observe::PortState;
using settings::Settings;
using tests::click;
using ui::PortForm;
using ui::PortRow;

namespace {

using Switch = settings::Port::Switch;

settings::Port port(const char *line, Switch position = Switch::On)
{
    const auto result = isolation::parsePortSpec(QString::fromLatin1(line));
    if (!result.spec)
        qFatal("%s: %s", line, qPrintable(result.error));
    return {*result.spec, position};
}

PortRecord record(const char *line, PortState state, quint32 streams = 0, const QString &error = {})
{
    const isolation::PortSpec spec = port(line).spec;
    return {isolation::toTorrc(spec), isolation::addressText(spec), state, error, streams};
}

/// The page on the screen with some ports, and what it told.
struct Shown
{
    explicit Shown(const QList<settings::Port> &ports)
    {
        Settings all;
        all.ports = ports;
        page.setSettings(all);
        page.resize(700, 500);
        page.show();
        if (!QTest::qWaitForWindowActive(&page))
            qFatal("The page did not show");
    }

    QList<PortRow *> rows()
    {
        QList<PortRow *> shown;
        for (PortRow *row : page.findChildren<PortRow *>()) {
            if (!row->isHidden())
                shown << row;
        }
        return shown;
    }
    QString text(int row, const char *name)
    {
        return rows().at(row)->findChild<QLabel *>(QString::fromLatin1(name))->text();
    }
    QString error(int row) { return rows().at(row)->findChild<ui::Notice *>()->text(); }
    QAbstractButton *toggle(int row)
    {
        return tests::button(*rows().at(row), QStringLiteral("Port ") + text(row, "address"));
    }
    QAbstractButton *tool(int row, const char *name)
    {
        return rows().at(row)->findChild<QAbstractButton *>(QString::fromLatin1(name));
    }
    QAbstractButton *undo() { return tests::button(page, QStringLiteral("Undo")); }
    QAbstractButton *add() { return tests::button(page, QStringLiteral("Add port…")); }

    PortForm *form()
    {
        for (PortForm *form : page.findChildren<PortForm *>()) {
            if (form->isVisible() && QTest::qWaitForWindowActive(form))
                return form;
        }
        qFatal("No form is open");
    }
    /// Writes a line into the form that is open and accepts it.
    void submit(const char *line)
    {
        PortForm *open = form();
        if (line)
            tests::type(open->findChild<QLineEdit *>(QStringLiteral("torrc")), QString::fromLatin1(line));
        click(open->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok));
    }
    QList<settings::Port> told() const { return edits.last().first().value<Settings>().ports; }

    ui::PortsPage page;
    QSignalSpy edits{&page, &ui::SettingsPage::edited};
};

} // namespace

class TestPortsPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qRegisterMetaType<Settings>("argyle::settings::Settings"); }
    void showsAddressAndFlags();
    void showsWhatBecameOfAPort_data();
    void showsWhatBecameOfAPort();
    void isOpeningUntilTheEngineTells();
    void saysWhyAPortIsNotOpen();
    void forgetsAnErrorOnceThePortIsOpen();
    void showsWhereAChosenPortListens();
    void ofTwoAlikeEachHasItsOwnRecord();
    void switchesWithTheMouse();
    void switchesWithTheKeyboard();
    void refusesToSwitchOnWhatIsTaken();
    void addsAPort();
    void importsFromATorrcAsOneStep();
    void setsTheSystemsProxy();
    void saysWhereTheSystemsProxyLeads();
    void suggestsANumberThatIsFree();
    void aCancelledFormChangesNothing();
    void editsAPort_data();
    void editsAPort();
    void editsTheRightPortWhenTheListChangedMeanwhile();
    void ofTwoAlikeEditsTheOneThatWasChosen();
    void keepsAPortOffWhenItIsEdited();
    void letsAPortThatIsOffShareAnAddress();
    void removesAPort_data();
    void removesAPort();
    void saysWhenThereIsNone();
    void undoesOneStepAfterTheOther();
    void undoLeavesWhatOtherPagesChanged();
    void everythingHasAName();
};

void TestPortsPage::showsAddressAndFlags()
{
    Shown shown(
        {port("127.0.0.1:1080"), port("[::1]:9052 ExtendedErrors NoIPv4Traffic"), port("unix:/run/x", Switch::Off)});
    QCOMPARE(shown.rows().size(), 3);
    QCOMPARE(shown.text(0, "address"), QStringLiteral("127.0.0.1:1080"));
    QCOMPARE(shown.text(0, "details"), QStringLiteral("standard options"));
    QVERIFY(shown.toggle(0)->isChecked());
    QCOMPARE(shown.text(1, "address"), QStringLiteral("[::1]:9052"));
    QCOMPARE(shown.text(1, "details"), isolation::flagsInWords(port("[::1]:9052 ExtendedErrors NoIPv4Traffic").spec));
    QVERIFY(shown.text(1, "details").contains(QStringLiteral("IPv4 off")));
    QCOMPARE(shown.text(2, "address"), QStringLiteral("unix:/run/x"));
    QVERIFY(!shown.toggle(2)->isChecked());
}

void TestPortsPage::showsWhatBecameOfAPort_data()
{
    QTest::addColumn<Switch>("position");
    QTest::addColumn<QList<PortRecord>>("records");
    QTest::addColumn<QString>("text");
    using Records = QList<PortRecord>;
    QTest::newRow("not told yet") << Switch::On << Records{} << "Opening…";
    QTest::newRow("paused") << Switch::On << Records{record("1080", PortState::Off)} << "Paused";
    QTest::newRow("open") << Switch::On << Records{record("1080", PortState::Open, 7)} << "7 streams";
    QTest::newRow("one stream") << Switch::On << Records{record("1080", PortState::Open, 1)} << "1 stream";
    QTest::newRow("no stream") << Switch::On << Records{record("1080", PortState::Open, 0)} << "0 streams";
    QTest::newRow("failed") << Switch::On << Records{record("1080", PortState::Failed, 0, QStringLiteral("No."))}
                            << "Not open";
    QTest::newRow("off") << Switch::Off << Records{record("1080", PortState::Off)} << "Off";
    QTest::newRow("still open while off") << Switch::Off << Records{record("1080", PortState::Open, 7)} << "Off";
}

void TestPortsPage::showsWhatBecameOfAPort()
{
    QFETCH(Switch, position);
    QFETCH(QList<PortRecord>, records);
    QFETCH(QString, text);
    Shown shown({port("1080", position)});
    shown.page.setPorts(records);
    QCOMPARE(shown.text(0, "streams"), text);
    QCOMPARE(shown.edits.size(), 0);
}

void TestPortsPage::isOpeningUntilTheEngineTells()
{
    Shown shown({port("1080", Switch::Off)});
    shown.page.setPorts({record("1080", PortState::Off)});
    click(shown.toggle(0));
    QCOMPARE(shown.text(0, "streams"), QStringLiteral("Opening…"));
    shown.page.setPorts({record("1080", PortState::Open)});
    QCOMPARE(shown.text(0, "streams"), QStringLiteral("0 streams"));
}

void TestPortsPage::saysWhyAPortIsNotOpen()
{
    const QString why = QStringLiteral("127.0.0.1:1080 is taken: another program listens there.");
    Shown shown({port("1080"), port("1081")});
    shown.page.setPorts({record("1081", PortState::Open), record("1080", PortState::Failed, 0, why)});
    QCOMPARE(shown.error(0), why);
    QCOMPARE(shown.toggle(0)->accessibleDescription(), why);
    QVERIFY(shown.rows().at(0)->findChild<ui::Notice *>()->isVisible());
    QCOMPARE(shown.error(1), QString());
    QVERIFY(!shown.rows().at(1)->findChild<ui::Notice *>()->isVisible());
}

void TestPortsPage::forgetsAnErrorOnceThePortIsOpen()
{
    Shown shown({port("1080")});
    shown.page.setPorts({record("1080", PortState::Failed, 0, QStringLiteral("Taken."))});
    shown.page.setPorts({record("1080", PortState::Open)});
    QCOMPARE(shown.error(0), QString());
    QCOMPARE(shown.toggle(0)->accessibleDescription(), QString());
}

void TestPortsPage::showsWhereAChosenPortListens()
{
    Shown shown({port("auto")});
    QCOMPARE(shown.text(0, "address"), QStringLiteral("127.0.0.1:auto"));
    PortRecord open = record("auto", PortState::Open);
    open.address = QStringLiteral("127.0.0.1:41234");
    shown.page.setPorts({open});
    QCOMPARE(shown.text(0, "address"), QStringLiteral("127.0.0.1:41234"));
    QCOMPARE(shown.text(0, "details"), QStringLiteral("port chosen by the system"));
}

void TestPortsPage::ofTwoAlikeEachHasItsOwnRecord()
{
    Shown shown({port("auto"), port("auto")});
    shown.page.setPorts({record("auto", PortState::Open, 3), record("auto", PortState::Open, 5)});
    QCOMPARE(shown.text(0, "streams"), QStringLiteral("3 streams"));
    QCOMPARE(shown.text(1, "streams"), QStringLiteral("5 streams"));
}

void TestPortsPage::switchesWithTheMouse()
{
    Shown shown({port("1080"), port("1081", Switch::Off)});
    click(shown.toggle(1));
    QCOMPARE(shown.edits.size(), 1);
    QCOMPARE(shown.told(), (QList{port("1080"), port("1081")}));
    click(shown.toggle(0));
    QCOMPARE(shown.told(), (QList{port("1080", Switch::Off), port("1081")}));
}

void TestPortsPage::switchesWithTheKeyboard()
{
    Shown shown({port("1080")});
    shown.toggle(0)->setFocus();
    QTest::keyClick(shown.toggle(0), Qt::Key_Space);
    QCOMPARE(shown.told(), (QList{port("1080", Switch::Off)}));
    QVERIFY(shown.toggle(0)->hasFocus());
    QTest::keyClick(shown.toggle(0), Qt::Key_Space);
    QCOMPARE(shown.told(), (QList{port("1080")}));
}

void TestPortsPage::refusesToSwitchOnWhatIsTaken()
{
    Shown shown({port("1080"), port("1080 ExtendedErrors", Switch::Off)});
    click(shown.toggle(1));
    QCOMPARE(shown.edits.size(), 0);
    QVERIFY(!shown.toggle(1)->isChecked());
    const auto notices = shown.page.findChildren<ui::Notice *>(Qt::FindDirectChildrenOnly);
    QCOMPARE(notices.size(), 1);
    QCOMPARE(notices.first()->text(), QStringLiteral("Two ports that are on have the address 127.0.0.1:1080."));
    // The next thing that works takes the sentence away.
    click(shown.toggle(0));
    QCOMPARE(notices.first()->text(), QString());
}

void TestPortsPage::addsAPort()
{
    Shown shown({port("1080")});
    click(shown.add());
    QCOMPARE(shown.form()->windowTitle(), QStringLiteral("Add port"));
    auto *first = qobject_cast<QComboBox *>(shown.form()->focusWidget());
    QVERIFY2(first && first->lineEdit()->selectedText() == first->currentText(), "the first field is not focused");
    shown.submit("9052 IsolateDestAddr");
    QCOMPARE(shown.edits.size(), 1);
    QCOMPARE(shown.told(), (QList{port("1080"), port("9052 IsolateDestAddr")}));
    QCOMPARE(shown.text(1, "address"), QStringLiteral("127.0.0.1:9052"));
}

void TestPortsPage::importsFromATorrcAsOneStep()
{
    Shown shown({port("1080")});
    click(tests::button(shown.page, QStringLiteral("Import from torrc…")));
    auto *dialog = shown.page.findChild<ui::TorrcDialog *>();
    QVERIFY(dialog && QTest::qWaitForWindowActive(dialog));
    dialog->findChild<QPlainTextEdit *>()->setPlainText(
        QStringLiteral("SocksPort 1080\nSocksPort 9050 SafeSocks\nSocksPort auto"));
    click(tests::button(*dialog, QStringLiteral("Add 2 ports")));
    QCOMPARE(shown.told(), (QList{port("1080"), port("9050 SafeSocks"), port("auto")}));
    QCOMPARE(shown.rows().size(), 3);
    click(shown.undo());
    QCOMPARE(shown.told(), QList{port("1080")});
}

void TestPortsPage::setsTheSystemsProxy()
{
    Shown shown({port("1080")});
    QAbstractButton *toggle = tests::button(shown.page, QStringLiteral("Set as the system's proxy"));
    QVERIFY(toggle && !toggle->isChecked());
    click(toggle);
    QVERIFY(shown.edits.last().first().value<Settings>().systemProxy);
    click(shown.undo());
    QVERIFY(!shown.edits.last().first().value<Settings>().systemProxy);
    QVERIFY(!toggle->isChecked());
}

void TestPortsPage::saysWhereTheSystemsProxyLeads()
{
    Shown shown({port("1080")});
    const auto *box = shown.page.findChild<ui::SystemProxyBox *>();
    QVERIFY(box->findChild<QLabel *>()->text().contains(QStringLiteral("the first port that is open")));
    shown.page.setPorts({record("unix:/run/x", PortState::Open), record("1080", PortState::Open)});
    QVERIFY(box->findChild<QLabel *>()->text().contains(QStringLiteral("127.0.0.1:1080")));
    shown.page.setSystemProxyProblem(QStringLiteral("It could not be."));
    QCOMPARE(box->findChild<ui::Notice *>()->text(), QStringLiteral("It could not be."));
}

void TestPortsPage::suggestsANumberThatIsFree()
{
    Shown shown({port("1080"), port("[::1]:1081", Switch::Off), port("unix:/run/x")});
    click(shown.add());
    shown.submit(nullptr);
    const auto suggested = std::get<isolation::TcpAddress>(shown.told().last().spec.address);
    QCOMPARE(suggested.address, QStringLiteral("127.0.0.1"));
    QVERIFY2(suggested.port > 1081, qPrintable(QString::number(suggested.port)));

    // Another program takes it, and Argyle's own port is gone from the settings.
    click(shown.undo());
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost, suggested.port));
    click(shown.add());
    shown.submit(nullptr);
    QVERIFY(std::get<isolation::TcpAddress>(shown.told().last().spec.address).port > suggested.port);
}

void TestPortsPage::aCancelledFormChangesNothing()
{
    Shown shown({port("1080")});
    click(shown.add());
    QTest::keyClick(shown.form(), Qt::Key_Escape);
    click(shown.tool(0, "edit"));
    QTest::keyClick(shown.form(), Qt::Key_Escape);
    QCOMPARE(shown.edits.size(), 0);
    QCOMPARE(shown.rows().size(), 1);
}

void TestPortsPage::editsAPort_data()
{
    QTest::addColumn<QByteArray>("how");
    for (const char *how : {"button", "double click", "F2", "Return"})
        QTest::newRow(how) << QByteArray(how);
}

void TestPortsPage::editsAPort()
{
    QFETCH(QByteArray, how);
    Shown shown({port("1080"), port("1081 SafeSocks CacheIPv4DNS")});
    shown.toggle(1)->setFocus();
    if (how == "button")
        click(shown.tool(1, "edit"));
    else if (how == "double click")
        QTest::mouseDClick(shown.rows().at(1)->findChild<QLabel *>(QStringLiteral("address")), Qt::LeftButton);
    else
        QTest::keyClick(shown.toggle(1), how == "F2" ? Qt::Key_F2 : Qt::Key_Return);
    QCOMPARE(shown.form()->windowTitle(), QStringLiteral("Edit port"));
    QCOMPARE(shown.form()->spec(), port("1081 SafeSocks CacheIPv4DNS").spec);
    shown.submit("1085 SafeSocks");
    QCOMPARE(shown.told(), (QList{port("1080"), port("1085 SafeSocks")}));
}

void TestPortsPage::editsTheRightPortWhenTheListChangedMeanwhile()
{
    Shown shown({port("1080"), port("1081")});
    click(shown.tool(1, "edit"));
    Settings elsewhere = shown.page.settings();
    elsewhere.ports.removeFirst();
    shown.page.setSettings(elsewhere);
    shown.submit("1085");
    QCOMPARE(shown.told(), (QList{port("1085")}));
}

void TestPortsPage::ofTwoAlikeEditsTheOneThatWasChosen()
{
    Shown shown({port("1080", Switch::Off), port("1080"), port("1080", Switch::Off)});
    click(shown.tool(1, "edit"));
    shown.submit("1085");
    QCOMPARE(shown.told(), (QList{port("1080", Switch::Off), port("1085"), port("1080", Switch::Off)}));
}

void TestPortsPage::keepsAPortOffWhenItIsEdited()
{
    Shown shown({port("1080", Switch::Off)});
    click(shown.tool(0, "edit"));
    shown.submit("1085");
    QCOMPARE(shown.told(), (QList{port("1085", Switch::Off)}));
}

void TestPortsPage::letsAPortThatIsOffShareAnAddress()
{
    Shown shown({port("1080"), port("1081", Switch::Off)});
    click(shown.tool(1, "edit"));
    shown.submit("1080 ExtendedErrors");
    QCOMPARE(shown.told(), (QList{port("1080"), port("1080 ExtendedErrors", Switch::Off)}));
}

void TestPortsPage::removesAPort_data()
{
    QTest::addColumn<QByteArray>("how");
    for (const char *how : {"button", "Delete", "Return on the button", "Enter on the button"})
        QTest::newRow(how) << QByteArray(how);
}

void TestPortsPage::removesAPort()
{
    QFETCH(QByteArray, how);
    Shown shown({port("1080"), port("1081"), port("1082")});
    if (how == "button") {
        click(shown.tool(1, "remove"));
    } else {
        QAbstractButton *focused = how == "Delete" ? shown.toggle(1) : shown.tool(1, "remove");
        focused->setFocus();
        QTest::keyClick(focused, how == "Delete"                 ? Qt::Key_Delete
                                 : how == "Return on the button" ? Qt::Key_Return
                                                                 : Qt::Key_Enter);
    }
    QCOMPARE(shown.edits.size(), 1);
    QCOMPARE(shown.told(), (QList{port("1080"), port("1082")}));
    QCOMPARE(shown.rows().size(), 2);
    QCOMPARE(shown.text(1, "address"), QStringLiteral("127.0.0.1:1082"));
}

void TestPortsPage::saysWhenThereIsNone()
{
    Shown shown({port("1080")});
    const auto isSaid = [&shown] {
        const auto labels = shown.page.findChildren<QLabel *>();
        return std::ranges::any_of(labels, [](const QLabel *label) {
            return label->isVisible() && label->text().startsWith(QStringLiteral("There is no port"));
        });
    };
    QVERIFY(!isSaid());
    click(shown.tool(0, "remove"));
    QVERIFY(isSaid());
    QVERIFY(shown.add()->hasFocus());
}

void TestPortsPage::undoesOneStepAfterTheOther()
{
    const QList start{port("1080"), port("1081")};
    Shown shown(start);
    QVERIFY(!shown.undo()->isEnabled());
    click(shown.toggle(0));
    const auto switched = shown.told();
    click(shown.tool(1, "remove"));
    QCOMPARE(shown.undo()->accessibleDescription(), QStringLiteral("Removed port 127.0.0.1:1081"));
    click(shown.add());
    shown.submit("9052");
    QCOMPARE(shown.undo()->accessibleDescription(), QStringLiteral("Added port 127.0.0.1:9052"));

    click(shown.undo());
    click(shown.undo());
    QCOMPARE(shown.told(), switched);
    QCOMPARE(shown.undo()->accessibleDescription(), QStringLiteral("Switched port 127.0.0.1:1080 off"));
    QCOMPARE(shown.rows().size(), 2);
    click(shown.undo());
    QCOMPARE(shown.told(), start);
    QVERIFY(shown.toggle(0)->isChecked());
    QVERIFY(!shown.undo()->isEnabled());
    QCOMPARE(shown.edits.size(), 6);
}

void TestPortsPage::undoLeavesWhatOtherPagesChanged()
{
    Shown shown({port("1080")});
    click(shown.toggle(0));
    Settings elsewhere = shown.page.settings();
    elsewhere.cacheNames = false;
    shown.page.setSettings(elsewhere);
    click(shown.undo());
    QCOMPARE(shown.told(), QList{port("1080")});
    QCOMPARE(shown.page.settings().cacheNames, false);
}

void TestPortsPage::everythingHasAName()
{
    Shown shown({port("1080"), port("unix:/run/x", Switch::Off)});
    QCOMPARE(tests::nameless(shown.page).join(u'\n'), QString());
    QCOMPARE(shown.toggle(0)->accessibleName(), QStringLiteral("Port 127.0.0.1:1080"));
    QCOMPARE(shown.tool(0, "edit")->accessibleName(), QStringLiteral("Edit port 127.0.0.1:1080"));
    QCOMPARE(shown.tool(1, "remove")->accessibleName(), QStringLiteral("Remove port unix:/run/x"));
}

QTEST_MAIN(TestPortsPage)
#include "tst_portspage.moc"
