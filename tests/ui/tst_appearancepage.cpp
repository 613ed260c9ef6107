// SPDX-License-Identifier: MIT
#include "ui/appearancepage.h"

#include "tests/ui/controls.h"
#include "ui/notice.h"
#include "ui/translation.h"

#include <QComboBox>
#include <QTest>

using namespace argyle;
using namespace argyle::tests;
using settings::Settings;
using ui::AppearancePage;

using Change = void (*)(Settings &);
Q_DECLARE_METATYPE(Change)

class TestAppearancePage : public QObject
{
    Q_OBJECT

private slots:
    void eachSwitchChangesOneSetting_data();
    void eachSwitchChangesOneSetting();
    void saysBesideTheSwitchWhyArgyleDoesNotStartByItself();
    void whatNeedsATrayIsOffWithoutOne();
    void changesTheRowHeight();
    void offersTheLanguagesThatExist();
    void aLanguageThatIsGoneIsTheSystems();
    void everythingHasAName();
};

namespace {

Settings with(Change change)
{
    Settings settings;
    change(settings);
    return settings;
}

/// The page on the screen, and what it told.
struct Shown
{
    explicit Shown(const Settings &settings = {})
    {
        page.setSettings(settings);
        QObject::connect(&page, &ui::SettingsPage::edited, &page, [this](const Settings &all) { told = all; });
        page.resize(700, 700);
        page.show();
    }

    AppearancePage page;
    Settings told;
};

} // namespace

void TestAppearancePage::eachSwitchChangesOneSetting_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<Change>("change");
    QTest::addColumn<bool>("isOn"); // then
    const auto row = [](const char *name, Change change, bool isOn = false) {
        QTest::newRow(name) << QString::fromLatin1(name) << change << isOn;
    };
    row("showTray", [](Settings &all) { all.showTray = false; });
    row("closeToTray", [](Settings &all) { all.closeToTray = false; });
    row(
        "startWithSession", [](Settings &all) { all.startWithSession = true; }, true);
    row(
        "startHidden", [](Settings &all) { all.startHidden = true; }, true);
    row("notifyFailedPorts", [](Settings &all) { all.notifications.failedPorts = false; });
    row("notifyTor", [](Settings &all) { all.notifications.tor = false; });
    row("notifyDnsLeaks", [](Settings &all) { all.notifications.dnsLeaks = false; });
}

void TestAppearancePage::eachSwitchChangesOneSetting()
{
    QFETCH(QString, name);
    QFETCH(Change, change);
    Shown shown;
    auto *button = shown.page.findChild<QAbstractButton *>(name);
    click(button);
    QVERIFY(shown.told == with(change));
    shown.page.undo();
    QVERIFY(shown.told == Settings());
    shown.page.setSettings(with(change));
    QTEST(button->isChecked(), "isOn");
}

void TestAppearancePage::saysBesideTheSwitchWhyArgyleDoesNotStartByItself()
{
    Shown shown;
    auto *button = shown.page.findChild<QAbstractButton *>(QStringLiteral("startWithSession"));
    shown.page.setAutostartProblem(QStringLiteral("Argyle will not start by itself."));
    const auto *notice = button->parentWidget()->findChild<ui::Notice *>();
    QVERIFY(notice && notice->isVisible());
    QCOMPARE(notice->text(), QStringLiteral("Argyle will not start by itself."));
    QCOMPARE(button->accessibleDescription(), notice->text());
    shown.page.setSettings({}); // what else changes leaves it there
    QCOMPARE(notice->text(), QStringLiteral("Argyle will not start by itself."));
    shown.page.setAutostartProblem({});
    QVERIFY(!notice->isVisible());
}

void TestAppearancePage::whatNeedsATrayIsOffWithoutOne()
{
    const Shown shown(with([](Settings &all) { all.showTray = false; }));
    for (const char *name : {"closeToTray", "startHidden"})
        QVERIFY(!shown.page.findChild<QAbstractButton *>(QString::fromLatin1(name))->isEnabled());
    QVERIFY(shown.page.findChild<QAbstractButton *>(QStringLiteral("startWithSession"))->isEnabled());
}

void TestAppearancePage::changesTheRowHeight()
{
    const Shown shown;
    auto *box = shown.page.findChild<QComboBox *>(QStringLiteral("density"));
    QTest::keyClick(box, Qt::Key_Down);
    QVERIFY(shown.told == with([](Settings &all) { all.density = settings::Density::Compact; }));
}

void TestAppearancePage::offersTheLanguagesThatExist()
{
    const Shown shown;
    auto *box = shown.page.findChild<QComboBox *>(QStringLiteral("language"));
    QCOMPARE(box->count(), 1 + ui::translation::languages().size());
    QCOMPARE(box->itemText(0), QStringLiteral("As the system"));
    QCOMPARE(box->itemText(1), QStringLiteral("English"));
    QTest::keyClick(box, Qt::Key_Down);
    QVERIFY(shown.told == with([](Settings &all) { all.language = QStringLiteral("en"); }));
}

void TestAppearancePage::aLanguageThatIsGoneIsTheSystems()
{
    const Shown shown(with([](Settings &all) { all.language = QStringLiteral("tlh"); }));
    QCOMPARE(shown.page.findChild<QComboBox *>(QStringLiteral("language"))->currentIndex(), 0);
}

void TestAppearancePage::everythingHasAName()
{
    const Shown shown;
    QCOMPARE(nameless(shown.page).join(u'\n'), QString());
    QCOMPARE(labelsWithoutBuddy(shown.page).join(u'\n'), QString());
}

QTEST_MAIN(TestAppearancePage)
#include "tst_appearancepage.moc"
