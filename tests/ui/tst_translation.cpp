// SPDX-License-Identifier: MIT
// Which languages there are, and that a window is in the one that was chosen, with keys that lead to one thing each.
#include "isolation/group.h"
#include "isolation/portspec.h"
#include "observe/bootstrapphase.h"
#include "ui/codeexplanation.h"
#include "ui/format.h"
#include "ui/mainactions.h"
#include "ui/mainwindow.h"
#include "ui/portform.h"
#include "ui/portsummary.h"
#include "ui/settingswindow.h"
#include "ui/streammenu.h"
#include "ui/streamtext.h"
#include "ui/torrcdialog.h"
#include "ui/translation.h"
#include "ui/traymenu.h"

#include <QGroupBox>
#include <QLabel>
#include <QListWidget>
#include <QMenuBar>
#include <QRadioButton>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace argyle;
using namespace Qt::StringLiterals;

namespace {

/// What a key with Alt leads to among what the window shows.
QStringList textsIn(const QWidget &window)
{
    QStringList texts;
    for (const auto *each : window.findChildren<QAbstractButton *>()) {
        if (each->isVisibleTo(&window))
            texts << each->text();
    }
    for (const auto *each : window.findChildren<QLabel *>()) {
        if (each->isVisibleTo(&window) && each->buddy())
            texts << each->text();
    }
    for (const auto *each : window.findChildren<QGroupBox *>())
        texts << each->title();
    return texts;
}

QStringList textsIn(const QList<QAction *> &actions)
{
    QStringList texts;
    for (const QAction *each : actions)
        texts << each->text();
    return texts;
}

/// Every menu below the actions, by its title.
QList<QMenu *> menusIn(const QList<QAction *> &actions)
{
    QList<QMenu *> menus;
    for (QAction *each : actions) {
        if (each->menu())
            menus << each->menu() << menusIn(each->menu()->actions());
    }
    return menus;
}

/// The texts whose key is another's too.
QString clashesAmong(const QStringList &texts)
{
    QHash<QKeySequence, QStringList> byKey;
    for (const QString &text : texts) {
        if (const QKeySequence key = QKeySequence::mnemonic(text); !key.isEmpty())
            byKey[key] << text;
    }
    QStringList clashes;
    for (const QStringList &of : std::as_const(byKey)) {
        if (of.size() > 1)
            clashes << of.join(u" and "_s);
    }
    return clashes.join(u"; "_s);
}

} // namespace

class TestTranslation : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { ui::translation::install(u"en"_s); }

    void offersEachLanguageByItsOwnName();
    void speaksTheLanguageThatIsChosen();
    void writesNumbersAsTheLanguageDoes();
    void countsAsTheLanguageDoes();
    void speaksEnglishAgain();
    void speaksEnglishWhereThereAreNoTexts();
    void aKeyLeadsToOneThing_data();
    void aKeyLeadsToOneThing();
};

void TestTranslation::offersEachLanguageByItsOwnName()
{
    QStringList offered;
    for (const ui::translation::Language &language : ui::translation::languages())
        offered << language.code + u' ' + language.name;
    QCOMPARE(offered, (QStringList{u"en English"_s, u"de Deutsch"_s}));
}

// A class that has texts, and each way to have some without one.
void TestTranslation::speaksTheLanguageThatIsChosen()
{
    ui::translation::install(u"de"_s);
    const ui::SettingsWindow window{settings::Settings()};
    QCOMPARE(window.windowTitle(), u"Einstellungen"_s);
    QCOMPARE(ui::stateText(observe::StreamState::Failed), u"Gescheitert"_s);
    QCOMPARE(ui::codeTitle(0x05, socks::textOf(socks::Reply::ConnectionRefused)), u"05 Verbindung abgelehnt"_s);
    QCOMPARE(isolation::flagsInWords(*isolation::parsePortSpec(u"1080 IsolateDestPort"_s).spec),
             u"Zielports getrennt"_s);
    QCOMPARE(isolation::nameInWords(u"curl tag 3f9a"_s), u"curl #3f9a"_s);
    QCOMPARE(isolation::parsePortSpec(u"1080 Nonsense"_s).error, u"„Nonsense“ ist keine Option eines SocksPort."_s);
    QCOMPARE(observe::bootstrapPhaseText(u"Done"_s), u"Fertig"_s);
    QCOMPARE(observe::bootstrapPhaseText(u"What a later Tor does"_s), u"What a later Tor does"_s);
}

void TestTranslation::writesNumbersAsTheLanguageDoes()
{
    ui::translation::install(u"de"_s);
    QCOMPARE(ui::bytesText(9'100'000), u"9,1 MB"_s);
    QCOMPARE(ui::kilobytesText(812'400), u"812,4"_s);
    QCOMPARE(ui::kilobytesText(1'234'400), u"1.234"_s);
    QCOMPARE(ui::rateText(1'234'400), u"1.234 kB/s"_s);
    QCOMPARE(ui::phaseText(50), u"0,05 ms"_s);
    QCOMPARE(ui::durationText(2100), u"2,1 s"_s);
}

void TestTranslation::countsAsTheLanguageDoes()
{
    ui::translation::install(u"de"_s);
    const observe::PortRecord open{{}, {}, observe::PortState::Open, {}, 0};
    QCOMPARE(ui::portSummary({open}), u"1 Port offen"_s);
    QCOMPARE(ui::portSummary({open, open}), u"2 Ports offen"_s);
}

void TestTranslation::speaksEnglishAgain()
{
    ui::translation::install(u"de"_s);
    ui::translation::install(u"en"_s);
    QCOMPARE(ui::stateText(observe::StreamState::Failed), u"Failed"_s);
    QCOMPARE(ui::bytesText(9'100'000), u"9.1 MB"_s);
}

void TestTranslation::speaksEnglishWhereThereAreNoTexts()
{
    ui::translation::install(u"tlh"_s);
    QCOMPARE(ui::stateText(observe::StreamState::Failed), u"Failed"_s);
}

void TestTranslation::aKeyLeadsToOneThing_data()
{
    QTest::addColumn<QString>("code");
    for (const ui::translation::Language &language : ui::translation::languages())
        QTest::newRow(qPrintable(language.code)) << language.code;
}

void TestTranslation::aKeyLeadsToOneThing()
{
    QFETCH(const QString, code);
    ui::translation::install(code);
    const QTemporaryDir folder;
    const ui::MainWindow main(folder.filePath(u"window"_s));
    const QList<QAction *> bar = main.menuBar()->actions();
    QCOMPARE(clashesAmong(textsIn(bar) + textsIn(main)), QString());
    for (const QMenu *menu : menusIn(bar))
        QCOMPARE(clashesAmong(textsIn(menu->actions())), QString());
    const ui::StreamMenu ofStream(*main.findChild<ui::MainActions *>(), nullptr);
    QCOMPARE(clashesAmong(textsIn(ofStream.actions())), QString());
    QCOMPARE(clashesAmong(textsIn(ui::TrayMenu().actions())), QString());

    const ui::SettingsWindow settings{settings::Settings()};
    auto *pages = settings.findChild<QListWidget *>(u"pages"_s);
    for (int page = 0; page < pages->count(); ++page) {
        pages->setCurrentRow(page);
        QCOMPARE(clashesAmong(textsIn(settings)), QString());
        for (QRadioButton *choice : settings.findChildren<QRadioButton *>()) {
            choice->setChecked(true);
            QCOMPARE(clashesAmong(textsIn(settings)), QString());
        }
    }
    const isolation::PortSpec port = *isolation::parsePortSpec(u"1080"_s).spec;
    for (const auto purpose : {ui::PortForm::Purpose::Add, ui::PortForm::Purpose::Edit})
        QCOMPARE(clashesAmong(textsIn(ui::PortForm(purpose, port, {}))), QString());
    QCOMPARE(clashesAmong(textsIn(ui::TorrcDialog({}, nullptr))), QString());
}

QTEST_MAIN(TestTranslation)
#include "tst_translation.moc"
