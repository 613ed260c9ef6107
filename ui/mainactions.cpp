// SPDX-License-Identifier: MIT
#include "ui/mainactions.h"

#include "ui/theme.h"

#include <QAction>
#include <QDateTime>
#include <QKeySequence>
#include <QLocale>
#include <QMenu>
#include <QMenuBar>
#include <QWidget>

namespace argyle::ui {

namespace {

QAction *makeAction(QWidget *window, const QString &text, const char *icon = nullptr, const QKeySequence &keys = {})
{
    auto *action = new QAction(text, window);
    if (icon)
        action->setIcon(theme::icon(QString::fromLatin1(icon)));
    action->setShortcut(keys);
    // Keys work whether or not the menu bar is shown.
    window->addAction(action);
    return action;
}

QAction *makeToggle(QWidget *window, const QString &text, const char *icon = nullptr)
{
    QAction *action = makeAction(window, text, icon);
    action->setCheckable(true);
    action->setChecked(true);
    return action;
}

} // namespace

MainActions::MainActions(QWidget *window)
    : QObject(window)
    , listen(makeToggle(window, tr("&Listening")))
    , portSettings(makeAction(window, tr("Port &settings…"), "network-server"))
    , tryPort(makeAction(window, tr("&Try it now"), "media-playback-start"))
    , exportShown(makeAction(window, tr("&Export shown streams…"), "document-save-as", Qt::CTRL | Qt::Key_E))
    , exportSelected(
          makeAction(window, tr("Export se&lected streams…"), "document-save-as", Qt::CTRL | Qt::SHIFT | Qt::Key_E))
    , closeWindow(makeAction(window, tr("&Close window"), nullptr, Qt::CTRL | Qt::Key_W))
    , quit(makeAction(window, tr("&Quit"), "application-exit", Qt::CTRL | Qt::Key_Q))
    , copyDestination(makeAction(window, {}, "edit-copy", Qt::CTRL | Qt::Key_C))
    , copyCurlCommand(makeAction(window, {}))
    , find(makeAction(window, tr("&Filter"), "view-filter", Qt::CTRL | Qt::Key_F))
    , clearFilter(makeAction(window, tr("Clear f&ilter"), nullptr, Qt::Key_Escape))
    , filterByHost(makeAction(window, tr("Filter by this &host")))
    , filterByApplication(makeAction(window, tr("Filter by this &application")))
    , showOnlyGroup(makeAction(window, tr("Show only this &group")))
    , settings(makeAction(window, tr("&Settings…"), "configure", Qt::CTRL | Qt::Key_Comma))
    , closeStreams(makeAction(window, {}, "window-close", Qt::Key_Delete))
    , newCircuit(makeAction(window, tr("New c&ircuit"), "view-refresh", Qt::CTRL | Qt::Key_N))
    , newIdentity(makeAction(window, tr("New i&dentity"), "argyle-new-identity", Qt::CTRL | Qt::SHIFT | Qt::Key_N))
    , closeGroup(makeAction(window, tr("Close the group's s&treams")))
    , removeEnded(makeAction(window, tr("&Remove ended streams"), "edit-clear-history"))
    , explainGroup(makeAction(window, tr("&What makes this a group")))
    , followNewest(makeToggle(window, tr("&Follow newest"), "go-top"))
    , showGroups(makeToggle(window, tr("&Groups")))
    , showDetails(makeToggle(window, tr("&Details")))
    , showThroughput(makeToggle(window, tr("&Throughput")))
    , errorCodes(makeAction(window, tr("&Error codes"), nullptr, Qt::Key_F1))
    , about(makeAction(window, tr("&About Argyle"), "help-about"))
{
    newCircuit->setToolTip(tr("Later streams of this group share nothing with its earlier ones"));
    setIdentityDue(0);
    setSelected(0);
    tryPort->setToolTip(tr("Send one request through the first open port"));
    closeStreams->setToolTip(tr("Close the selected streams"));
    followNewest->setToolTip(tr("Show the newest streams as they come"));
    quit->setMenuRole(QAction::QuitRole);
    settings->setMenuRole(QAction::PreferencesRole);
    about->setMenuRole(QAction::AboutRole);
}

void MainActions::setSelected(qsizetype count) const
{
    const bool areSeveral = count > 1;
    copyDestination->setText(areSeveral ? tr("Copy &destinations") : tr("Copy &destination"));
    copyCurlCommand->setText(areSeveral ? tr("Copy as c&url commands") : tr("Copy as c&url command"));
    closeStreams->setText(areSeveral ? tr("&Close streams") : tr("&Close stream"));
}

void MainActions::setIdentityDue(qint64 at)
{
    QString text = tr("Later streams of every group share nothing with earlier ones");
    if (at != 0) {
        const QTime time = QDateTime::fromMSecsSinceEpoch(at).time();
        text +=
            QLatin1Char('\n')
            + tr("Tor takes the last one at %1, as it does so once in ten seconds at most. Streams are apart already.")
                  .arg(QLocale().toString(time, QStringLiteral("HH:mm:ss")));
    }
    newIdentity->setToolTip(text);
}

void MainActions::fillMenuBar(QMenuBar &bar, const SharedMenus &menus) const
{
    QMenu *file = bar.addMenu(tr("&Argyle"));
    file->addMenu(menus.ports);
    file->addMenu(menus.proxySettings);
    file->addAction(tryPort);
    file->addSeparator();
    file->addActions({exportShown, exportSelected});
    file->addSeparator();
    file->addActions({closeWindow, quit});

    QMenu *edit = bar.addMenu(tr("&Edit"));
    edit->addActions({copyDestination, copyCurlCommand});
    edit->addSeparator();
    edit->addActions({find, clearFilter, filterByHost, filterByApplication, showOnlyGroup});
    edit->addSeparator();
    edit->addAction(settings);

    QMenu *streams = bar.addMenu(tr("&Streams"));
    streams->addActions({closeStreams, newCircuit, newIdentity});
    streams->addSeparator();
    streams->addActions({explainGroup, closeGroup});
    streams->addSeparator();
    streams->addAction(removeEnded);

    QMenu *view = bar.addMenu(tr("&View"));
    view->addAction(followNewest);
    view->addSeparator();
    view->addActions({showGroups, showDetails, showThroughput});
    view->addSeparator();
    view->addMenu(menus.streamColumns);
    view->addMenu(menus.groupColumns);

    QMenu *help = bar.addMenu(tr("&Help"));
    help->addAction(errorCodes);
    help->addSeparator();
    help->addAction(about);
}

} // namespace argyle::ui
