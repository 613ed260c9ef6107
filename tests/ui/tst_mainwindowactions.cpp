// SPDX-License-Identifier: MIT
// What the person can do in the main window, by menus and by keys: copying, closing, removing, exporting, filtering.
#include "argyle/version.h"
#include "tests/ui/controls.h"
#include "tests/ui/mainwindowtest.h"
#include "tests/ui/records.h"
#include "ui/filterbox.h"
#include "ui/groupspane.h"
#include "ui/mainwindow.h"
#include "ui/streammenu.h"
#include "ui/streammodel.h"
#include "ui/streamview.h"

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QFile>
#include <QFileDialog>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTest>
#include <QTimer>

#include <algorithm>

using namespace argyle;
using namespace argyle::tests;
using namespace argyle::ui;
using observe::StreamRecord;

class TestMainWindowActions : public MainWindowTest
{
    Q_OBJECT

private slots:
    void copiesProxySettings();
    void theCurlCommandGoesByTheStreamsOwnPort();
    void thereIsNoCurlCommandForALookup();
    void deleteClosesTheSelectedStreams();
    void whatIsCopiedIsOfAllSelectedStreams();
    void streamsOfSeveralGroupsHaveNoGroupToActOn();
    void theSelectedGroupIsThatOfTheStreamsThatHaveOne();
    void keysAskForTheirActions();
    void aKeyClosesTheWindow();
    void endedStreamsAreRemoved();
    void panesAreSwitchedInTheMenuBar_data();
    void panesAreSwitchedInTheMenuBar();
    void exportsWhatIsShownOrSelected_data();
    void exportsWhatIsShownOrSelected();
    void everyActionStandsInTheMenuBar();
    void everyKeyIsOfOneAction();
    void theStreamMenuFilters();
    void theMenuBarFilters_data();
    void theMenuBarFilters();
    void theMenuBarClosesAGroupsStreams();
    void triesAPortFromTheMenuBar();
    void aboutTellsTheLicenceAndTheVersions();
    void theMenusOfRowsOpenByKeys();
};

namespace {

QList<QAction *> actionsBelow(const QList<QAction *> &actions)
{
    QList<QAction *> all = actions;
    for (const QAction *each : actions) {
        if (each->menu())
            all += actionsBelow(each->menu()->actions());
    }
    return all;
}

} // namespace

void TestMainWindowActions::copiesProxySettings()
{
    const auto copied = [this](const char *name) {
        action(QString::fromLatin1(name))->trigger();
        return clipboard();
    };
    QCOMPARE(copied("curl"), QStringLiteral("curl --proxy socks5h://127.0.0.1:1080 https://example.com/"));
    QVERIFY(copied("git").startsWith(QStringLiteral("git config --global http.proxy socks5h://127.0.0.1:1080\n")));
    QVERIFY(
        copied("git").contains(QStringLiteral("core.sshCommand \"ssh -o ProxyCommand='nc -X 5 -x 127.0.0.1:1080 ")));
    QCOMPARE(copied("ssh"), QStringLiteral("ssh -o ProxyCommand='nc -X 5 -x 127.0.0.1:1080 %h %p' user@host"));
    QVERIFY(copied("Firefox").contains(QStringLiteral("\"network.proxy.socks_port\", 1080")));
    QVERIFY(copied("Firefox").contains(QStringLiteral("\"network.proxy.socks5_remote_dns\", true")));
    QVERIFY(copied("Chromium").contains(QStringLiteral("--proxy-server=socks5://127.0.0.1:1080 ")));
    QVERIFY(copied("Environment variables").startsWith(QStringLiteral("export ALL_PROXY=socks5h://127.0.0.1:1080\n")));
    QCOMPARE(copied("PAC URL"), QStringLiteral("http://127.0.0.1:1080/proxy.pac"));
    m_window->apply(withPorts(update({}), {port(QStringLiteral("[::]:9052"))}));
    QCOMPARE(copied("PAC URL"), QStringLiteral("http://[::1]:9052/proxy.pac"));
    m_window->apply(withPorts(update({}), {port(QStringLiteral("unix:/run/a b/socks"))}));
    QCOMPARE(copied("curl"), QStringLiteral("curl --proxy socks5h://localhost/run/a%20b/socks https://example.com/"));
    QVERIFY(copied("Firefox").contains(QStringLiteral("\"network.proxy.socks\", \"file:///run/a%20b/socks\"")));
    for (const char *name : {"PAC URL", "git", "ssh", "Chromium"})
        QVERIFY2(!action(QString::fromLatin1(name)), name);
}

void TestMainWindowActions::theCurlCommandGoesByTheStreamsOwnPort()
{
    const observe::PortRecord first = port(QStringLiteral("127.0.0.1:1080"));
    observe::PortRecord its = port(QStringLiteral("[::1]:9052"));
    StreamRecord stream = openStream(1);
    stream.port = its.address;
    m_window->apply(withPorts(update({stream}), {first, its}));
    m_view->selectStream(1);
    const auto copied = [this] {
        action(QStringLiteral("Copy as curl command"))->trigger();
        return clipboard();
    };
    QCOMPARE(copied(), QStringLiteral("curl --proxy 'socks5h://[::1]:9052' https://example.com/"));
    its.state = observe::PortState::Off;
    m_window->apply(withPorts(update({}), {first, its}));
    QCOMPARE(copied(), QStringLiteral("curl --proxy socks5h://127.0.0.1:1080 https://example.com/"));
}

void TestMainWindowActions::thereIsNoCurlCommandForALookup()
{
    StreamRecord lookup = doneStream(1);
    lookup.command = socks::Command::Resolve;
    m_window->apply(update({lookup, openStream(2)}));
    m_view->selectStream(1);
    QVERIFY(!action(QStringLiteral("Copy as curl command"))->isEnabled());
    QVERIFY(action(QStringLiteral("Copy destination"))->isEnabled());
    m_view->selectAll();
    action(QStringLiteral("Copy as curl commands"))->trigger();
    QCOMPARE(clipboard(), QStringLiteral("curl --proxy socks5h://127.0.0.1:1080 https://example.com/"));
}

void TestMainWindowActions::deleteClosesTheSelectedStreams()
{
    m_window->apply(update({openStream(1), openStream(2), doneStream(3), openStream(4)}));
    QSignalSpy asked(m_window.get(), &MainWindow::closeStreamsRequested);
    QAction *close = action(QStringLiteral("Close stream"));
    QVERIFY(!close->isEnabled());
    m_view->setFocus();
    m_view->selectStream(4);
    QVERIFY(close->isEnabled());
    QTest::keyClick(m_view, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(m_view, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(m_view, Qt::Key_Delete);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked[0][0].value<QList<quint64>>(), (QList<quint64>{2, 4}));
    QCOMPARE(m_window->statusBar()->currentMessage(), QStringLiteral("Closed 2 streams"));
    // Of streams that have ended nothing is left to close.
    m_view->selectStream(3);
    QVERIFY(!close->isEnabled());
    // What ends while it is selected cannot be closed any more.
    m_view->selectStream(1);
    QVERIFY(close->isEnabled());
    m_window->apply(update({doneStream(1)}));
    QVERIFY(!close->isEnabled());
}

void TestMainWindowActions::whatIsCopiedIsOfAllSelectedStreams()
{
    StreamRecord other = openStream(2);
    other.host = QStringLiteral("example.org");
    StreamRecord nameless = openStream(3);
    nameless.host.clear();
    m_window->apply(update({openStream(1), other, nameless}));
    m_view->setFocus();
    m_view->selectStream(3);
    QVERIFY(!action(QStringLiteral("Copy destination"))->isEnabled());
    QVERIFY(!labelWith(QStringLiteral(" selected")));
    QTest::keyClick(m_view, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(m_view, Qt::Key_Down, Qt::ShiftModifier);
    QVERIFY(labelWith(QStringLiteral(" · 3 selected")));
    QVERIFY(!action(QStringLiteral("Copy destination")));
    QTest::keyClick(m_view, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(clipboard(), QStringLiteral("example.org:443\nexample.com:443"));
    QCOMPARE(m_window->statusBar()->currentMessage(), QStringLiteral("Copied: example.org:443 …"));
    action(QStringLiteral("Copy as curl commands"))->trigger();
    QCOMPARE(clipboard(), QStringLiteral("curl --proxy socks5h://127.0.0.1:1080 https://example.org/\n"
                                         "curl --proxy socks5h://127.0.0.1:1080 https://example.com/"));
}

void TestMainWindowActions::streamsOfSeveralGroupsHaveNoGroupToActOn()
{
    StreamRecord other = openStream(3);
    other.group = 2;
    m_window->apply(update({openStream(1), openStream(2), other}));
    m_view->setFocus();
    m_view->selectStream(2);
    QTest::keyClick(m_view, Qt::Key_Down, Qt::ShiftModifier);
    const QList ofAGroup{action(QStringLiteral("New circuit")), action(QStringLiteral("What makes this a group"))};
    for (const QAction *each : ofAGroup)
        QVERIFY(each->isEnabled());
    QTest::keyClick(m_view, Qt::Key_Up, Qt::ShiftModifier);
    QTest::keyClick(m_view, Qt::Key_Up, Qt::ShiftModifier);
    for (const QAction *each : ofAGroup)
        QVERIFY(!each->isEnabled());
}

void TestMainWindowActions::theSelectedGroupIsThatOfTheStreamsThatHaveOne()
{
    StreamRecord newest = openStream(3);
    newest.group = 0;
    m_window->apply(update({openStream(1), openStream(2), newest}));
    m_view->setFocus();
    m_view->selectStream(3);
    const QAction *newCircuit = action(QStringLiteral("New circuit"));
    QVERIFY(!newCircuit->isEnabled());
    newest.group = 2;
    m_window->apply(update({newest}));
    QVERIFY(newCircuit->isEnabled());

    newest.group = 0;
    m_window->apply(update({newest}));
    m_view->selectStream(2);
    QTest::keyClick(m_view, Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(m_view->selectedIds().size(), 2);
    QVERIFY(newCircuit->isEnabled());
}

void TestMainWindowActions::keysAskForTheirActions()
{
    fill(2);
    m_view->setFocus();
    m_view->selectStream(2);
    QSignalSpy circuit(m_window.get(), &MainWindow::newCircuitRequested);
    QSignalSpy identity(m_window.get(), &MainWindow::newIdentityRequested);
    QSignalSpy settings(m_window.get(), &MainWindow::settingsRequested);
    QSignalSpy quit(m_window.get(), &MainWindow::quitRequested);
    QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier);
    QCOMPARE(circuit.count(), 1);
    QCOMPARE(circuit[0][0].toUInt(), 1u);
    QVERIFY(m_window->statusBar()->currentMessage().startsWith(QStringLiteral("New circuit: ")));
    QCOMPARE(identity.count(), 0);
    QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(identity.count(), 1);
    QVERIFY(m_window->statusBar()->currentMessage().startsWith(QStringLiteral("New identity: ")));
    QCOMPARE(circuit.count(), 1);
    QTest::keyClick(m_window.get(), Qt::Key_Comma, Qt::ControlModifier);
    QCOMPARE(settings.count(), 1);
    QTest::keyClick(m_window.get(), Qt::Key_Q, Qt::ControlModifier);
    QCOMPARE(quit.count(), 1);
    QTest::keyClick(m_view, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(clipboard(), QStringLiteral("example.com:443"));
    action(QStringLiteral("Copy as curl command"))->trigger();
    QCOMPARE(clipboard(), QStringLiteral("curl --proxy socks5h://127.0.0.1:1080 https://example.com/"));
}

void TestMainWindowActions::aKeyClosesTheWindow()
{
    QSignalSpy asked(m_window.get(), &MainWindow::closeRequested);
    QTest::keyClick(m_window.get(), Qt::Key_W, Qt::ControlModifier);
    QCOMPARE(asked.count(), 1);
    QVERIFY(m_window->isVisible()); // until someone hides it
}

void TestMainWindowActions::endedStreamsAreRemoved()
{
    m_window->apply(update({openStream(1), doneStream(2), failedStream(3), openStream(4)}));
    QSignalSpy cleared(m_window.get(), &MainWindow::clearHistoryRequested);
    action(QStringLiteral("Remove ended streams"))->trigger();
    QCOMPARE(cleared.count(), 1);
    QCOMPARE(m_view->model()->rowCount(), 2);
    QCOMPARE(shownText(0, StreamModel::StreamColumn), QStringLiteral("4"));
    QCOMPARE(shownText(1, StreamModel::StreamColumn), QStringLiteral("1"));
}

void TestMainWindowActions::panesAreSwitchedInTheMenuBar_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("pane");
    QTest::newRow("groups") << QStringLiteral("Groups") << QStringLiteral("argyle::ui::GroupsPane");
    QTest::newRow("details") << QStringLiteral("Details") << QStringLiteral("argyle::ui::DetailPane");
    QTest::newRow("throughput") << QStringLiteral("Throughput") << QStringLiteral("argyle::ui::ThroughputStrip");
}

void TestMainWindowActions::panesAreSwitchedInTheMenuBar()
{
    QFETCH(const QString, text);
    QFETCH(const QString, pane);
    const QList<QWidget *> all = m_window->findChildren<QWidget *>();
    const auto found = std::find_if(all.begin(), all.end(), [pane](const QWidget *each) {
        return QString::fromLatin1(each->metaObject()->className()) == pane;
    });
    QVERIFY(found != all.end());
    QVERIFY((*found)->isVisible());
    QVERIFY(action(text)->isChecked());
    action(text)->trigger();
    QVERIFY(!(*found)->isVisible());
    action(text)->trigger();
    QVERIFY((*found)->isVisible());
}

void TestMainWindowActions::exportsWhatIsShownOrSelected_data()
{
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::addColumn<QList<quint64>>("selected");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QList<quint64>>("exported");
    const QString shown = QStringLiteral("Export shown streams");
    const QString selected = QStringLiteral("Export selected streams");
    const Qt::KeyboardModifiers shift = Qt::ControlModifier | Qt::ShiftModifier;
    QTest::newRow("all that are shown") << Qt::KeyboardModifiers(Qt::ControlModifier) << QList<quint64>{} << shown
                                        << QList<quint64>{4, 3, 1};
    QTest::newRow("all, whatever is selected")
        << Qt::KeyboardModifiers(Qt::ControlModifier) << QList<quint64>{1, 3} << shown << QList<quint64>{4, 3, 1};
    QTest::newRow("one") << shift << QList<quint64>{3} << selected << QList<quint64>{3};
    QTest::newRow("several") << shift << QList<quint64>{1, 4} << selected << QList<quint64>{4, 1};
}

void TestMainWindowActions::exportsWhatIsShownOrSelected()
{
    QFETCH(const Qt::KeyboardModifiers, modifiers);
    QFETCH(const QList<quint64>, selected);
    QFETCH(const QString, title);
    QFETCH(const QList<quint64>, exported);
    m_window->apply(
        update({openStream(1), openStream(2, QStringLiteral("filtered.test")), openStream(3), openStream(4)}));
    m_filter->addTerm(QStringLiteral("-host:filtered"));
    for (const quint64 id : selected) {
        const int row = m_view->model()->match(m_view->model()->index(0, 0), Qt::DisplayRole, id).first().row();
        m_view->selectionModel()->select(m_view->model()->index(row, 0),
                                         QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    const QString path = m_folder.filePath(QStringLiteral("exported.json"));
    QFile::remove(path);
    QString itsTitle;
    // The dialog runs an event loop of its own.
    QTimer::singleShot(0, m_window.get(), [&itsTitle, path] {
        auto *dialog = qobject_cast<QFileDialog *>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        itsTitle = dialog->windowTitle();
        dialog->selectFile(path);
        static_cast<QDialog *>(dialog)->accept();
    });
    QTest::keyClick(m_view, Qt::Key_E, modifiers);
    QCOMPARE(itsTitle, title);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QList<quint64> ids;
    for (const QJsonValue &stream : QJsonDocument::fromJson(file.readAll()).array())
        ids.append(stream.toObject()[QStringLiteral("id")].toVariant().toULongLong());
    QCOMPARE(ids, exported);
    const QString done = m_window->statusBar()->currentMessage();
    QVERIFY2(done.startsWith(QStringLiteral("Exported %1 stream").arg(exported.size())), qPrintable(done));
    QVERIFY2(done.endsWith(QStringLiteral(" to ") + path), qPrintable(done));
    m_view->clearSelection();
    QVERIFY(!action(QStringLiteral("Export selected streams…"))->isEnabled());
}

void TestMainWindowActions::everyActionStandsInTheMenuBar()
{
    const QList<QAction *> inMenuBar = actionsBelow(m_window->menuBar()->actions());
    for (QAction *each : m_window->actions())
        QVERIFY2(inMenuBar.contains(each), qPrintable(each->text()));
    // What menus offer elsewhere: of a stream, and of the headers.
    fill(1);
    m_view->selectStream(1);
    QVERIFY(openMenuByKey(m_view));
    for (const QMenu *menu : m_window->findChildren<QMenu *>()) {
        for (QAction *each : menu->actions())
            QVERIFY2(each->isSeparator() || inMenuBar.contains(each), qPrintable(each->text()));
    }
}

void TestMainWindowActions::everyKeyIsOfOneAction()
{
    QList<QKeySequence> keys;
    for (QAction *each : m_window->actions()) {
        if (each->shortcut().isEmpty())
            continue;
        QVERIFY2(!keys.contains(each->shortcut()), qPrintable(each->shortcut().toString()));
        keys.append(each->shortcut());
    }
    QVERIFY(keys.size() >= 10);
}

void TestMainWindowActions::theMenuBarFilters_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QList<quint64>>("left");
    QTest::newRow("host") << QStringLiteral("Filter by this host") << QStringLiteral("host:two.example")
                          << QList<quint64>{2};
    QTest::newRow("application") << QStringLiteral("Filter by this application") << QStringLiteral("app:curl")
                                 << QList<quint64>{3, 2};
    QTest::newRow("group") << QStringLiteral("Show only this group") << QString() << QList<quint64>{4, 2};
}

void TestMainWindowActions::theMenuBarFilters()
{
    QFETCH(const QString, text);
    QFETCH(const QString, filter);
    QFETCH(const QList<quint64>, left);
    QList<StreamRecord> streams = openStreams(1, 4);
    streams[1].host = QStringLiteral("two.example");
    streams[1].application = streams[2].application = QStringLiteral("curl");
    streams[1].group = streams[3].group = 2;
    observe::Delta delta = update(streams);
    delta.groupsChanged = true;
    delta.groups = {group(1, QStringLiteral("one")), group(2, QStringLiteral("two"))};
    m_window->apply(delta);
    QAction *asked = action(text);
    QVERIFY(!asked->isEnabled()); // by no stream in particular
    m_view->selectStream(2);
    QVERIFY(asked->isEnabled());
    asked->trigger();
    QCOMPARE(m_filter->text(), filter);
    QList<quint64> shown;
    for (int row = 0; row < m_view->model()->rowCount(); ++row)
        shown.append(shownText(row, StreamModel::StreamColumn).toULongLong());
    QCOMPARE(shown, left);
}

void TestMainWindowActions::theMenuBarClosesAGroupsStreams()
{
    observe::Delta delta = update({openStream(1)});
    delta.groupsChanged = true;
    delta.groups = {group(1, QStringLiteral("firefox"), 1)};
    m_window->apply(delta);
    QAction *close = action(QStringLiteral("Close the group's streams"));
    QVERIFY(!close->isEnabled());
    m_view->selectStream(1);
    QSignalSpy asked(m_window.get(), &MainWindow::closeGroupRequested);
    close->trigger();
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked[0][0].toUInt(), 1u);
    QCOMPARE(m_window->statusBar()->currentMessage(), QStringLiteral("Closed 1 stream"));
    delta.groups[0].streams = 0;
    delta.streams = {doneStream(1)};
    m_window->apply(delta);
    QVERIFY(!close->isEnabled());
}

void TestMainWindowActions::triesAPortFromTheMenuBar()
{
    QSignalSpy asked(m_window.get(), &MainWindow::trialRequested);
    QAction *tryIt = action(QStringLiteral("Try it now"));
    tryIt->trigger();
    QCOMPARE(asked.count(), 1);
    m_window->apply(withPorts(update({}), {port(QStringLiteral("127.0.0.1:1080"), observe::PortState::Off)}));
    QVERIFY(!tryIt->isEnabled());
}

void TestMainWindowActions::aboutTellsTheLicenceAndTheVersions()
{
    QString text;
    // The box runs an event loop of its own.
    QTimer::singleShot(0, m_window.get(), [&text] {
        auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        QVERIFY(box);
        text = box->text();
        box->accept();
    });
    action(QStringLiteral("About Argyle"))->trigger();
    for (const char *part : {"Argyle " ARGYLE_VERSION, "MIT license", "Qt "})
        QVERIFY2(text.contains(QLatin1StringView(part)), qPrintable(text));
    QVERIFY2(text.contains(QLatin1StringView(qVersion())), qPrintable(text));
}

void TestMainWindowActions::theMenusOfRowsOpenByKeys()
{
    observe::Delta delta = update({openStream(1)});
    delta.groupsChanged = true;
    delta.groups = {group(1, QStringLiteral("firefox"))};
    m_window->apply(delta);
    auto *pane = m_window->findChild<GroupsPane *>();
    QVERIFY(!openMenuByKey(m_view)); // of which stream?
    QVERIFY(!openMenuByKey(pane));
    m_view->selectStream(1);
    const QMenu *ofStream = openMenuByKey(m_view);
    QVERIFY(ofStream);
    QVERIFY(ofStream->actions().contains(action(QStringLiteral("Close stream"))));
    pane->selectGroup(1);
    const QMenu *ofGroup = openMenuByKey(pane);
    QVERIFY(ofGroup);
    QCOMPARE(ofGroup->actions().first()->text(), QStringLiteral("New circuit for this group"));
}

void TestMainWindowActions::theStreamMenuFilters()
{
    StreamRecord other = openStream(2, QStringLiteral("two.example"));
    other.application = QStringLiteral("my app");
    m_window->apply(update({openStream(1), other, openStream(3)}));
    const QPoint position = m_view->visualRect(m_view->model()->index(1, 3)).center();
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, position);
    QContextMenuEvent event(QContextMenuEvent::Mouse, position, m_view->viewport()->mapToGlobal(position));
    QCoreApplication::sendEvent(m_view->viewport(), &event);
    auto *menu = m_window->findChild<StreamMenu *>();
    QVERIFY(menu);
    for (QAction *each : menu->actions()) {
        if (QString(each->text()).remove(QLatin1Char('&')) == QStringLiteral("Filter by this application"))
            each->trigger();
    }
    QCOMPARE(m_filter->text(), QStringLiteral("app:\"my app\""));
    QCOMPARE(m_view->model()->rowCount(), 1);
}

QTEST_MAIN(TestMainWindowActions)
#include "tst_mainwindowactions.moc"
