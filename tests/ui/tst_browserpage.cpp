// SPDX-License-Identifier: MIT
#include "ui/browserpage.h"

#include "argyle/version.h"
#include "socks/http.h"
#include "tests/ui/controls.h"
#include "ui/notice.h"

#include <QDesktopServices>
#include <QFile>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTextBrowser>

using namespace argyle;
using settings::Settings;
using tests::click;
using tests::type;

namespace {

QString builtInTitle()
{
    return QString::fromStdString(socks::builtInPage().title);
}

QString builtInBody()
{
    return QString::fromStdString(socks::builtInPage().body);
}

/// The page on the screen, and what it told.
struct Shown
{
    explicit Shown(const Settings &all = {})
    {
        page.setSettings(all);
        page.resize(900, 700);
        page.show();
        if (!QTest::qWaitForWindowActive(&page))
            qFatal("The page did not show");
    }

    template<typename Widget>
    Widget *find(const char *name)
    {
        auto *found = page.findChild<Widget *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    QAbstractButton *enabled() { return find<QAbstractButton>("enabled"); }
    QSpinBox *status() { return find<QSpinBox>("status"); }
    QLineEdit *title() { return find<QLineEdit>("title"); }
    QPlainTextEdit *body() { return find<QPlainTextEdit>("body"); }
    QString preview() { return find<QTextBrowser>("preview")->toPlainText(); }
    QComboBox *applications() { return find<QComboBox>("applications"); }
    QStringList applicationTexts()
    {
        QStringList texts;
        for (int i = 0; i < applications()->count(); ++i)
            texts << applications()->itemText(i);
        return texts;
    }
    QAbstractButton *undo() { return tests::button(page, QStringLiteral("Undo")); }
    QString notices()
    {
        QString all;
        for (const ui::Notice *notice : page.findChildren<ui::Notice *>())
            all += notice->text();
        return all;
    }
    /// Answers the question for an application's name.
    void addApplication(const char *name)
    {
        click(find<QPushButton>("addApplication"));
        auto *question = page.findChild<QInputDialog *>();
        QVERIFY(question && QTest::qWaitForWindowActive(question));
        type(question->findChild<QLineEdit *>(), QString::fromLatin1(name));
        QTest::keyClick(question, Qt::Key_Return);
    }
    void choose(int row)
    {
        applications()->setFocus();
        QTest::keyClick(applications(), Qt::Key_Home);
        for (int i = 0; i < row; ++i)
            QTest::keyClick(applications(), Qt::Key_Down);
        QCOMPARE(applications()->currentIndex(), row);
    }
    Settings told() const { return edits.last().first().value<Settings>(); }

    ui::BrowserPage page;
    QSignalSpy edits{&page, &ui::SettingsPage::edited};
};

Settings withPage(const settings::BrowserPage &page)
{
    Settings all;
    all.browserPage = page;
    return all;
}

} // namespace

class TestBrowserPage : public QObject
{
    Q_OBJECT

public slots:
    void openUrl(const QUrl &url) { m_opened = url; }

private slots:
    void initTestCase() { qRegisterMetaType<Settings>("argyle::settings::Settings"); }
    void showsTheBuiltInPage();
    void showsThePersonsPage();
    void switchesThePageOff();
    void changesTheStatusCode();
    void holdsTheStatusCodeInItsRange();
    void changesTheTitle();
    void changesTheText();
    void theBuiltInTextsAreKeptAsEmpty();
    void anEmptiedFieldShowsTheBuiltInTextOnceItIsLeft();
    void thePreviewFollowsWhatIsTyped();
    void namesMisspeltPlaceholders();
    void thePreviewNamesThePortThatIsOn();
    void insertsPlaceholders_data();
    void insertsPlaceholders();
    void insertsIntoTheTitleWhereThatWasUsedLast();
    void typingIsUndoneAsOne();
    void undoesOneApplicationAtATime();
    void aFieldThatWasLeftIsUndoneByItself();
    void restoresTheDefault();
    void opensInTheBrowser();
    void saysWhenNoProgramOpensPages();
    void givesAnApplicationAPageOfItsOwn();
    void refusesANameThatIsNone();
    void choosesAnApplicationThatHasAPageAlready();
    void removesAnApplicationsPage();
    void leavesTheTextWithTab();
    void everythingHasAName();

private:
    QUrl m_opened;
};

void TestBrowserPage::showsTheBuiltInPage()
{
    Shown shown;
    QVERIFY(shown.enabled()->isChecked());
    QCOMPARE(shown.status()->value(), 501);
    QCOMPARE(shown.title()->text(), builtInTitle());
    QCOMPARE(shown.body()->toPlainText(), builtInBody());
    QVERIFY(shown.preview().contains(builtInTitle()));
    QVERIFY(shown.preview().contains(QStringLiteral("127.0.0.1")));
    QVERIFY(!shown.preview().contains(QStringLiteral("{address}")));
    QVERIFY(!shown.find<QPushButton>("restore")->isEnabled());
    QCOMPARE(shown.edits.size(), 0);
}

void TestBrowserPage::showsThePersonsPage()
{
    Shown shown(withPage({true, 407, QStringLiteral("Not here"), QStringLiteral("<p>Go away</p>")}));
    QCOMPARE(shown.status()->value(), 407);
    QCOMPARE(shown.title()->text(), QStringLiteral("Not here"));
    QCOMPARE(shown.body()->toPlainText(), QStringLiteral("<p>Go away</p>"));
    QVERIFY(shown.preview().contains(QStringLiteral("Go away")));
}

void TestBrowserPage::switchesThePageOff()
{
    Shown shown;
    click(shown.enabled());
    QCOMPARE(shown.told().browserPage.enabled, false);
    for (const char *name : {"status", "title", "body", "insert", "open"})
        QVERIFY2(!shown.find<QWidget>(name)->isEnabled(), name);
    QVERIFY(shown.preview().startsWith(QStringLiteral("No page")));
    QTest::keyClick(shown.enabled(), Qt::Key_Space);
    QCOMPARE(shown.told(), Settings());
    QVERIFY(shown.preview().contains(builtInTitle()));
}

void TestBrowserPage::changesTheStatusCode()
{
    Shown shown;
    type(shown.status(), QStringLiteral("407"));
    QTest::keyClick(shown.status(), Qt::Key_Return);
    QCOMPARE(shown.told(), withPage({true, 407, {}, {}}));
}

void TestBrowserPage::holdsTheStatusCodeInItsRange()
{
    Shown shown;
    for (const auto &[typed, value] : {std::pair{"399", 400}, std::pair{"600", 599}}) {
        type(shown.status(), QString::fromLatin1(typed));
        QTest::keyClick(shown.status(), Qt::Key_Tab);
        QVERIFY(settings::pageStatusRange.holds(shown.status()->value()));
        shown.status()->setValue(value);
        QTest::keyClick(shown.status(), value == 400 ? Qt::Key_Down : Qt::Key_Up);
        QCOMPARE(shown.status()->value(), value);
    }
}

void TestBrowserPage::changesTheTitle()
{
    Shown shown;
    type(shown.title(), QStringLiteral("Not here"));
    QCOMPARE(shown.told(), withPage({true, 501, QStringLiteral("Not here"), {}}));
}

void TestBrowserPage::changesTheText()
{
    Shown shown;
    type(shown.body(), QStringLiteral("<p>Go away</p>"));
    QCOMPARE(shown.told(), withPage({true, 501, {}, QStringLiteral("<p>Go away</p>")}));
}

void TestBrowserPage::theBuiltInTextsAreKeptAsEmpty()
{
    Shown shown(withPage({true, 501, QStringLiteral("Not here"), QStringLiteral("x")}));
    type(shown.title(), builtInTitle());
    shown.body()->setPlainText(builtInBody());
    QCOMPARE(shown.told(), Settings());
}

void TestBrowserPage::anEmptiedFieldShowsTheBuiltInTextOnceItIsLeft()
{
    Shown shown(withPage({true, 501, QStringLiteral("Not here"), QStringLiteral("Go away")}));
    type(shown.title(), QString());
    QCOMPARE(shown.title()->text(), QString()); // not taken out of the person's hands
    QCOMPARE(shown.told().browserPage.title, QString());
    QTest::keyClick(shown.title(), Qt::Key_Tab);
    QCOMPARE(shown.title()->text(), builtInTitle());

    type(shown.body(), QString());
    QCOMPARE(shown.body()->toPlainText(), QString());
    shown.title()->setFocus();
    QCOMPARE(shown.body()->toPlainText(), builtInBody());
    QCOMPARE(shown.told(), Settings());
}

void TestBrowserPage::thePreviewFollowsWhatIsTyped()
{
    Shown shown;
    type(shown.title(), QStringLiteral("No <b> {host}"));
    type(shown.body(), QStringLiteral("<p>Use {endpoint}, {application}, not {unknown}; Argyle {version}</p>"));
    QVERIFY2(shown.preview().contains(QStringLiteral("No <b> example.com")), qPrintable(shown.preview()));
    QVERIFY2(
        shown.preview().contains(QStringLiteral("Use 127.0.0.1:1080, firefox, not {unknown}; Argyle " ARGYLE_VERSION)),
        qPrintable(shown.preview()));
}

void TestBrowserPage::namesMisspeltPlaceholders()
{
    Shown shown;
    QCOMPARE(shown.notices(), QString());
    type(shown.title(), QStringLiteral("No {hots}"));
    QCOMPARE(shown.notices(), QStringLiteral("Unknown placeholders stay as they are: {hots}"));
    type(shown.title(), QStringLiteral("No {host}"));
    QCOMPARE(shown.notices(), QString());
    type(shown.body(), QStringLiteral("<style>p {color:red}</style>{Port} {host} {prot}"));
    QCOMPARE(shown.notices(), QStringLiteral("Unknown placeholders stay as they are: {Port}, {prot}"));
    click(shown.enabled());
    QCOMPARE(shown.notices(), QString());
}

void TestBrowserPage::thePreviewNamesThePortThatIsOn()
{
    Settings all = withPage({true, 501, {}, QStringLiteral("{address} {port}")});
    all.ports.first().position = settings::Port::Switch::Off;
    all.ports.append({*isolation::parsePortSpec(QStringLiteral("unix:/run/x")).spec, settings::Port::Switch::On});
    all.ports.append({*isolation::parsePortSpec(QStringLiteral("[::1]:9052")).spec, settings::Port::Switch::On});
    Shown shown(all);
    QVERIFY2(shown.preview().contains(QStringLiteral("::1 9052")), qPrintable(shown.preview()));
}

void TestBrowserPage::insertsPlaceholders_data()
{
    QTest::addColumn<QString>("placeholder");
    for (const char *name : {"{address}", "{port}", "{endpoint}", "{host}", "{application}", "{version}"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestBrowserPage::insertsPlaceholders()
{
    QFETCH(QString, placeholder);
    Shown shown;
    type(shown.body(), QStringLiteral("ab"));
    QTest::keyClick(shown.body(), Qt::Key_Left);
    const QList<QAction *> actions = shown.find<QPushButton>("insert")->menu()->actions();
    QCOMPARE(actions.size(), 6);
    for (QAction *action : actions) {
        if (action->text().startsWith(placeholder))
            action->trigger();
    }
    QCOMPARE(shown.told().browserPage.body, QStringLiteral("a%1b").arg(placeholder));
    QVERIFY(shown.body()->hasFocus());
    QVERIFY(!shown.preview().contains(placeholder));
}

void TestBrowserPage::insertsIntoTheTitleWhereThatWasUsedLast()
{
    Shown shown;
    type(shown.title(), QStringLiteral("To "));
    type(shown.status(), QStringLiteral("502"));
    shown.find<QPushButton>("insert")->setFocus();
    shown.find<QPushButton>("insert")->menu()->actions().first()->trigger();
    QCOMPARE(shown.told(), withPage({true, 502, QStringLiteral("To {address}"), {}}));
}

void TestBrowserPage::typingIsUndoneAsOne()
{
    Shown shown;
    type(shown.title(), QStringLiteral("One"));
    type(shown.body(), QStringLiteral("Two"));
    QCOMPARE(shown.undo()->accessibleDescription(), QStringLiteral("Changed the text"));
    click(shown.undo());
    QCOMPARE(shown.told(), withPage({true, 501, QStringLiteral("One"), {}}));
    QCOMPARE(shown.undo()->accessibleDescription(), QStringLiteral("Changed the title"));
    click(shown.undo());
    QCOMPARE(shown.told(), Settings());
    QVERIFY(!shown.undo()->isEnabled());
}

void TestBrowserPage::undoesOneApplicationAtATime()
{
    Settings all;
    all.browserPages[QStringLiteral("curl")] = {};
    all.browserPages[QStringLiteral("firefox")] = {};
    Shown shown(all);
    const auto retitle = [&shown](const char *application, const char *title) {
        shown.applications()->setCurrentText(QString::fromLatin1(application));
        emit shown.applications()->activated(shown.applications()->currentIndex());
        shown.title()->selectAll();
        shown.title()->insert(QString::fromLatin1(title)); // without the focus: it alone must not part them
    };
    retitle("firefox", "One");
    retitle("curl", "Two");
    click(shown.undo());
    all.browserPages[QStringLiteral("firefox")].title = QStringLiteral("One");
    QCOMPARE(shown.told(), all);
    click(shown.undo());
    all.browserPages[QStringLiteral("firefox")].title.clear();
    QCOMPARE(shown.told(), all);
}

void TestBrowserPage::aFieldThatWasLeftIsUndoneByItself()
{
    Shown shown;
    type(shown.title(), QStringLiteral("One"));
    QTest::keyClick(shown.title(), Qt::Key_Tab);
    type(shown.title(), QStringLiteral("Two"));
    click(shown.undo());
    QCOMPARE(shown.told(), withPage({true, 501, QStringLiteral("One"), {}}));
    click(shown.undo());
    QCOMPARE(shown.told(), Settings());
}

void TestBrowserPage::restoresTheDefault()
{
    const Settings before = withPage({true, 407, QStringLiteral("Not here"), QStringLiteral("Go away")});
    Shown shown(before);
    click(shown.find<QPushButton>("restore"));
    QCOMPARE(shown.told(), Settings());
    QCOMPARE(shown.body()->toPlainText(), builtInBody());
    QVERIFY(!shown.find<QPushButton>("restore")->isEnabled());
    click(shown.undo());
    QCOMPARE(shown.told(), before);
}

void TestBrowserPage::opensInTheBrowser()
{
    Shown shown(withPage({true, 501, QStringLiteral("Not here"), QStringLiteral("<p>{address}</p>")}));
    QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "openUrl");
    click(shown.find<QPushButton>("open"));
    QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
    QVERIFY(m_opened.isLocalFile());
    QVERIFY(m_opened.fileName().endsWith(QStringLiteral(".html")));
    QFile file(m_opened.toLocalFile());
    QVERIFY(file.open(QIODevice::ReadOnly));
    socks::PageValues values{"127.0.0.1", "1080", "example.com", "firefox", ARGYLE_VERSION};
    QCOMPARE(file.readAll().toStdString(), socks::renderPage({501, "Not here", "<p>{address}</p>"}, values));
    QCOMPARE(shown.notices(), QString());
}

void TestBrowserPage::saysWhenNoProgramOpensPages()
{
    Shown shown; // the offscreen platform opens nothing
    click(shown.find<QPushButton>("open"));
    QVERIFY2(shown.notices().startsWith(QStringLiteral("The desktop found no program")), qPrintable(shown.notices()));
}

void TestBrowserPage::givesAnApplicationAPageOfItsOwn()
{
    Shown shown(withPage({true, 407, QStringLiteral("Not here"), {}}));
    QCOMPARE(shown.applicationTexts(), QStringList{QStringLiteral("All applications")});
    shown.addApplication("chromium");
    QCOMPARE(shown.applicationTexts(),
             (QStringList{QStringLiteral("All other applications"), QStringLiteral("chromium")}));
    QCOMPARE(shown.applications()->currentText(), QStringLiteral("chromium"));
    QCOMPARE(shown.title()->text(), QStringLiteral("Not here")); // begins as the page of the others

    type(shown.title(), QStringLiteral("Hello {application}"));
    QVERIFY(shown.preview().contains(QStringLiteral("Hello chromium")));
    const Settings told = shown.told();
    QCOMPARE(told.browserPage, (settings::BrowserPage{true, 407, QStringLiteral("Not here"), {}}));
    QCOMPARE(told.browserPages.at(QStringLiteral("chromium")),
             (settings::BrowserPage{true, 407, QStringLiteral("Hello {application}"), {}}));

    shown.choose(0);
    QCOMPARE(shown.title()->text(), QStringLiteral("Not here"));
    shown.choose(1);
    QCOMPARE(shown.title()->text(), QStringLiteral("Hello {application}"));
}

void TestBrowserPage::refusesANameThatIsNone()
{
    Shown shown;
    shown.addApplication("/usr/bin/curl");
    QCOMPARE(shown.edits.size(), 0);
    QVERIFY2(shown.notices().contains(QStringLiteral("/usr/bin/curl")), qPrintable(shown.notices()));
    QCOMPARE(shown.applications()->count(), 1);
    QCOMPARE(shown.applications()->currentIndex(), 0);
}

void TestBrowserPage::choosesAnApplicationThatHasAPageAlready()
{
    Settings all;
    all.browserPages[QStringLiteral("curl")] = {true, 502, {}, {}};
    Shown shown(all);
    shown.addApplication(" curl ");
    QCOMPARE(shown.edits.size(), 0);
    QCOMPARE(shown.applications()->currentText(), QStringLiteral("curl"));
    QCOMPARE(shown.status()->value(), 502);
}

void TestBrowserPage::removesAnApplicationsPage()
{
    Settings all;
    all.browserPages[QStringLiteral("curl")] = {true, 502, {}, {}};
    Shown shown(all);
    auto *remove = shown.find<QPushButton>("removeApplication");
    QVERIFY(!remove->isEnabled());
    shown.choose(1);
    click(remove);
    QCOMPARE(shown.told(), Settings());
    QCOMPARE(shown.applicationTexts(), QStringList{QStringLiteral("All applications")});
    QCOMPARE(shown.status()->value(), 501);
    click(shown.undo());
    QCOMPARE(shown.told(), all);
}

void TestBrowserPage::leavesTheTextWithTab()
{
    Shown shown;
    shown.body()->setFocus();
    QTest::keyClick(shown.body(), Qt::Key_Tab);
    QVERIFY(!shown.body()->hasFocus());
    QCOMPARE(shown.edits.size(), 0);
}

void TestBrowserPage::everythingHasAName()
{
    Shown shown;
    QCOMPARE(tests::nameless(shown.page).join(u'\n'), QString());
    QCOMPARE(tests::labelsWithoutBuddy(shown.page).join(u'\n'), QString());
}

QTEST_MAIN(TestBrowserPage)
#include "tst_browserpage.moc"
