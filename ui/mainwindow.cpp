// SPDX-License-Identifier: MIT
#include "ui/mainwindow.h"

#include "settings/routespec.h"
#include "ui/detailpane.h"
#include "ui/emptystate.h"
#include "ui/errorcodeswindow.h"
#include "ui/filterbox.h"
#include "ui/groupdialog.h"
#include "ui/groupmodel.h"
#include "ui/groupspane.h"
#include "ui/listeningbutton.h"
#include "ui/mainactions.h"
#include "ui/maintoolbar.h"
#include "ui/noticebar.h"
#include "ui/proxymenu.h"
#include "ui/selection.h"
#include "ui/statusline.h"
#include "ui/streamexport.h"
#include "ui/streammenu.h"
#include "ui/streamsortmodel.h"
#include "ui/streamview.h"
#include "ui/theme.h"
#include "ui/throughputstrip.h"
#include "ui/timelinetab.h"

#include "argyle/version.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDir>
#include <QGridLayout>
#include <QHeaderView>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QScreen>
#include <QSplitter>
#include <QStatusBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace argyle::ui {

using namespace std::chrono_literals;

namespace {

constexpr auto messageTime = 5s;

} // namespace

MainWindow::MainWindow(const QString &stateFile, QWidget *parent)
    : QMainWindow(parent)
    , m_state(stateFile)
    , m_actions(new MainActions(this))
    , m_streams(new StreamModel(this))
    , m_shown(new StreamSortModel(*m_streams, this))
    , m_groups(new GroupModel(this))
    , m_toolBar(new MainToolBar(*m_actions, this))
    , m_filter(&m_toolBar->filter())
    , m_proxyMenu(new ProxyMenu(this))
{
    m_actions->tryPort->setEnabled(false); // until a port is open
    setWindowTitle(tr("Argyle"));
    setWindowIcon(QIcon(QStringLiteral(":/icons/argyle.svg")));
    addToolBar(m_toolBar);
    makePanes();
    makeEmptyState();
    m_actions->fillMenuBar(*menuBar(), {m_toolBar->listening().portsMenu(), m_proxyMenu, m_view->columnMenu(),
                                        m_groupsPane->columnMenu()});
    connectActions();
    connectViews();
    makeSelection();
    restoreLayout();
    m_seconds.setInterval(1s);
    connect(&m_seconds, &QTimer::timeout, this, [this] { tick(QDateTime::currentMSecsSinceEpoch()); });
    m_view->setFocus();
}

MainWindow::~MainWindow() = default;

void MainWindow::setSettings(const settings::Settings &settings)
{
    const auto destinations = settings.hideDestinations ? observe::Destinations::Hidden : observe::Destinations::Shown;
    m_streams->setEndedKept(settings.closedStreamsKept);
    m_details->setDestinations(destinations);
    m_streams->setDestinations(destinations); // and the details are shown anew
    m_view->setDensity(settings.density);
    m_groupsPane->setDensity(settings.density);
    m_route = settings.route;
    tellErrorCodes();
    showEmptyState();
}

void MainWindow::tick(qint64 now)
{
    m_groups->tick(now);
    m_streams->tick(now);
    m_status->tick(now, m_groups->totalRates());
    m_throughput->add(m_groups->totalRates().down(), m_groups->totalRates().up());
}

void MainWindow::apply(const observe::Delta &delta)
{
    m_wasTold = true;
    m_details->setTor(delta.tor);
    m_groups->apply(delta);
    m_streams->apply(delta);
    m_status->apply(delta);
    m_counters = delta.counters;
    tellErrorCodes();
    m_groupsPane->setCircuitsShown(delta.tor.has_value());
    m_actions->setIdentityDue(delta.tor ? delta.tor->nextIdentityAt : 0);
    if (delta.portsChanged)
        showPorts(delta.ports);
    selectAwaited(delta);
    showEmptyState();
}

void MainWindow::showTranscript(quint64 stream, const socks::Transcript &transcript)
{
    m_details->setTranscript(stream, transcript);
}

void MainWindow::makePanes()
{
    m_notice = new NoticeBar(tr("Port settings…"), this);
    m_problem = new NoticeBar(tr("Settings…"), this);
    m_problem->setObjectName(QStringLiteral("problem"));
    m_groupsPane = new GroupsPane(*m_groups, this);
    m_throughput = new ThroughputStrip(this);
    m_view = new StreamView(*m_shown, this);
    m_details = new DetailPane(this);

    m_left = new QSplitter(Qt::Vertical, this);
    m_left->addWidget(m_groupsPane);
    m_left->addWidget(m_throughput);
    m_right = new QSplitter(Qt::Vertical, this);
    m_right->addWidget(m_view);
    m_right->addWidget(m_details);
    m_columns = new QSplitter(Qt::Horizontal, this);
    m_columns->addWidget(m_left);
    m_columns->addWidget(m_right);
    for (QSplitter *splitter : {m_left, m_right, m_columns}) {
        splitter->setChildrenCollapsible(false);
        splitter->setStretchFactor(0, splitter == m_columns ? 0 : 1);
        splitter->setStretchFactor(1, splitter == m_columns ? 1 : 0);
    }

    auto *center = new QWidget(this);
    auto *layout = new QVBoxLayout(center);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_notice);
    layout->addWidget(m_problem);
    layout->addWidget(m_columns, 1);
    setCentralWidget(center);

    m_status = new StatusLine(this);
    statusBar()->addWidget(m_status, 1);
    auto *follow = new QToolButton(this);
    follow->setDefaultAction(m_actions->followNewest);
    follow->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    follow->setAutoRaise(true);
    follow->setFocusPolicy(Qt::TabFocus);
    statusBar()->addPermanentWidget(follow);
}

void MainWindow::makeEmptyState()
{
    m_empty = new EmptyState(m_proxyMenu, m_view->viewport());
    auto *over = new QGridLayout(m_view->viewport());
    over->setContentsMargins(0, 0, 0, 0);
    over->addWidget(m_empty, 0, 0);
    m_empty->hide();
    connect(m_empty, &EmptyState::heightWantedChanged, this, &MainWindow::giveEmptyStateRoom);
    connect(m_empty, &EmptyState::portSettingsRequested, this, &MainWindow::portSettingsRequested);
    connect(m_empty, &EmptyState::trialRequested, this, &MainWindow::trialRequested);
    connect(m_empty, &EmptyState::resumeRequested, this,
            [this] { emit listeningRequested(settings::Port::Switch::On); });
    connect(m_empty, &EmptyState::showAllRequested, this, &MainWindow::showAll);
}

void MainWindow::connectActions()
{
    const MainActions &actions = *m_actions;
    connect(actions.portSettings, &QAction::triggered, this, &MainWindow::portSettingsRequested);
    connect(actions.tryPort, &QAction::triggered, this, &MainWindow::trialRequested);
    connect(actions.exportShown, &QAction::triggered, this, &MainWindow::exportShown);
    connect(actions.closeWindow, &QAction::triggered, this, &MainWindow::close);
    connect(actions.quit, &QAction::triggered, this, &MainWindow::quitRequested);
    connect(actions.find, &QAction::triggered, this, [this] {
        m_filter->setFocus(Qt::ShortcutFocusReason);
        m_filter->selectAll();
    });
    connect(actions.clearFilter, &QAction::triggered, this, [this] {
        m_filter->clear();
        m_view->setFocus();
    });
    connect(actions.settings, &QAction::triggered, this, &MainWindow::settingsRequested);
    connect(actions.newIdentity, &QAction::triggered, this, [this] {
        emit newIdentityRequested();
        say(tr("New identity: later streams share nothing with earlier ones"));
    });
    connect(actions.removeEnded, &QAction::triggered, this, &MainWindow::removeEnded);
    connect(actions.followNewest, &QAction::toggled, m_view, &StreamView::setFollowing);
    connect(actions.showGroups, &QAction::toggled, m_groupsPane, &QWidget::setVisible);
    connect(actions.showDetails, &QAction::toggled, m_details, &QWidget::setVisible);
    connect(actions.showThroughput, &QAction::toggled, m_throughput, &QWidget::setVisible);
    connect(actions.errorCodes, &QAction::triggered, this, &MainWindow::showErrorCodes);
    connect(actions.about, &QAction::triggered, this, &MainWindow::showAbout);
}

void MainWindow::connectViews()
{
    const ListeningButton *listening = &m_toolBar->listening();
    connect(listening, &ListeningButton::listeningRequested, this, &MainWindow::listeningRequested);
    connect(listening, &ListeningButton::portSwitchRequested, this, &MainWindow::portSwitchRequested);
    connect(m_proxyMenu, &ProxyMenu::copyRequested, this, &MainWindow::copy);
    connect(m_notice, &NoticeBar::actionRequested, this, &MainWindow::portSettingsRequested);
    connect(m_notice, &NoticeBar::offerAccepted, this, [this] {
        if (m_offer)
            emit otherPortRequested(m_offer->spec, m_offer->port);
    });
    connect(m_problem, &NoticeBar::actionRequested, this, &MainWindow::settingsRequested);
    connect(m_filter, &FilterBox::filterChanged, m_shown, &StreamSortModel::setFilter);
    connect(m_filter, &FilterBox::leftDownwards, m_view, &StreamView::enterFromAbove);
    connect(m_filter, &FilterBox::problemChanged, this,
            [this](const QString &problem) { statusBar()->showMessage(problem); });
    connect(m_groupsPane, &GroupsPane::groupSelected, m_shown, &StreamSortModel::setGroup);
    connect(m_groupsPane, &GroupsPane::newCircuitRequested, this, &MainWindow::askForNewCircuit);
    connect(m_groupsPane, &GroupsPane::closeStreamsRequested, this, &MainWindow::closeGroup);
    connect(m_groupsPane, &GroupsPane::explanationRequested, this, &MainWindow::explainGroup);
    connect(m_view, &StreamView::followingChanged, m_actions->followNewest, &QAction::setChecked);
    connect(m_view, &StreamView::streamMenuRequested, this, &MainWindow::showStreamMenu);
    connect(m_details, &DetailPane::transcriptWanted, this, &MainWindow::transcriptRequested);
    connect(m_details, &DetailPane::copyRequested, this, &MainWindow::copy);
    connect(m_shown, &QAbstractItemModel::modelReset, this, &MainWindow::showEmptyState);
}

// After the views are connected: the table is narrowed to a group before the selection is asked what is left of it.
void MainWindow::makeSelection()
{
    m_selection = std::make_unique<Selection>(*m_shown, *m_groups, *m_view, *m_groupsPane, *m_actions);
    const Selection *selection = m_selection.get();
    connect(selection, &Selection::changed, this, &MainWindow::showDetails);
    connect(selection, &Selection::closeStreamsRequested, this, &MainWindow::closeStreams);
    connect(selection, &Selection::closeGroupRequested, this, &MainWindow::closeGroup);
    connect(selection, &Selection::newCircuitRequested, this, &MainWindow::askForNewCircuit);
    connect(selection, &Selection::explanationRequested, this, &MainWindow::explainGroup);
    connect(selection, &Selection::filterRequested, m_filter, &FilterBox::addTerm);
    connect(selection, &Selection::copyRequested, this, &MainWindow::copy);
    connect(selection, &Selection::exportRequested, this,
            [this] { exportStreams(tr("Export selected streams"), m_selection->streams()); });
    showDetails();
}

void MainWindow::restoreLayout()
{
    if (!m_state.restore(QStringLiteral("main"), *this))
        fitToScreen();
    m_state.restore(QStringLiteral("columns"), *m_columns);
    m_state.restore(QStringLiteral("left"), *m_left);
    m_state.restore(QStringLiteral("right"), *m_right);
    if (!m_state.restore(QStringLiteral("streams"), *m_view->horizontalHeader()))
        m_view->letColumnsYield();
    m_state.restore(QStringLiteral("groups"), *m_groupsPane->header());
    m_state.restore(QStringLiteral("groupsPane"), *m_actions->showGroups);
    m_state.restore(QStringLiteral("detailPane"), *m_actions->showDetails);
    m_state.restore(QStringLiteral("throughput"), *m_actions->showThroughput);
}

// Wide enough for all columns, where the screen is. Where it is not, the groups make room for the streams.
void MainWindow::fitToScreen()
{
    const int scrollBar = style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    const QSize wanted(m_groupsPane->sizeHint().width() + m_view->horizontalHeader()->length() + 2 * scrollBar,
                       fontMetrics().height() * 48);
    const QSize available = screen()->availableSize();
    resize(wanted.boundedTo({available.width(), available.height() * 9 / 10}));
    const int beside = width() - m_view->horizontalHeader()->length() - 2 * scrollBar;
    const int left = std::min(m_groupsPane->sizeHint().width(), std::max(beside, width() / 4));
    m_columns->setSizes({left, width() - left});
}

void MainWindow::offerPort(const std::optional<PortOffer> &offer)
{
    m_offer = offer;
    m_notice->setOffer(offer ? tr("&Use port %1").arg(offer->port) : QString());
}

void MainWindow::setPaused(bool paused)
{
    m_paused = paused;
    showEmptyState();
}

void MainWindow::setProblem(const QString &problem)
{
    m_problem->setText(problem);
}

void MainWindow::showTrial(const QString &sentence)
{
    if (m_awaited)
        m_awaited->until = QDateTime::currentMSecsSinceEpoch();
    m_empty->setTrial(sentence);
    say(sentence);
}

void MainWindow::awaitStream(const QString &host)
{
    m_awaited = Awaited{host, QDateTime::currentMSecsSinceEpoch()};
}

void MainWindow::selectAwaited(const observe::Delta &delta)
{
    if (!m_awaited)
        return;
    const auto begun =
        std::find_if(delta.streams.begin(), delta.streams.end(), [awaited = *m_awaited](const auto &stream) {
            return stream.host == awaited.host && stream.openedAt >= awaited.since && stream.openedAt <= awaited.until;
        });
    if (begun != delta.streams.end())
        m_view->selectStream(begun->id);
    if (begun != delta.streams.end() || delta.at > m_awaited->until)
        m_awaited.reset(); // all that had begun by then has been told
}

int MainWindow::openStreams() const
{
    return int(m_status->openStreams());
}

void MainWindow::saveLayout() const
{
    m_state.save(QStringLiteral("main"), *this);
    m_state.save(QStringLiteral("columns"), *m_columns);
    m_state.save(QStringLiteral("left"), *m_left);
    m_state.save(QStringLiteral("right"), *m_right);
    m_state.save(QStringLiteral("streams"), *m_view->horizontalHeader());
    m_state.save(QStringLiteral("groups"), *m_groupsPane->header());
    m_state.save(QStringLiteral("groupsPane"), *m_actions->showGroups);
    m_state.save(QStringLiteral("detailPane"), *m_actions->showDetails);
    m_state.save(QStringLiteral("throughput"), *m_actions->showThroughput);
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    watch();
}

void MainWindow::hideEvent(QHideEvent *event)
{
    QMainWindow::hideEvent(event);
    watch();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange)
        watch();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveLayout();
    if (qApp->isSavingSession()) { // the desktop closes it, and is not to be kept waiting
        QMainWindow::closeEvent(event);
        return;
    }
    event->ignore();
    emit closeRequested();
}

void MainWindow::watch()
{
    const bool watched = isVisible() && !isMinimized();
    if (m_watched == watched)
        return;
    m_watched = watched;
    if (watched) {
        m_throughput->clear(); // what came while nobody looked was not counted, and time would seem to have stood still
        m_seconds.start();
    } else {
        m_seconds.stop();
    }
    emit watchedChanged(watched);
}

void MainWindow::showPorts(const QList<observe::PortRecord> &ports)
{
    m_ports = ports;
    m_selection->setPorts(ports);
    m_toolBar->listening().setPorts(ports);
    m_actions->tryPort->setEnabled(proxyAddress(ports).has_value());
    m_empty->setAddress(proxyAddress(ports));
    m_proxyMenu->setAddress(proxyAddress(ports));
    QStringList failures;
    QStringList problems;
    for (const observe::PortRecord &port : ports) {
        if (port.state == observe::PortState::Failed)
            failures.append(
                tr("The port %1 could not be opened: %2.", "address, reason").arg(port.address, port.error));
        else if (!port.error.isEmpty())
            problems.append(tr("The port %1: %2.", "address, what is the matter").arg(port.address, port.error));
    }
    m_notice->setText((failures + problems).join(QLatin1Char('\n')));
    m_empty->setFailures(failures);
    m_hasFailedPort = !failures.isEmpty();
}

void MainWindow::showDetails()
{
    m_status->setSelected(m_selection->count());
    const observe::StreamRecord *stream = m_selection->currentStream();
    if (!stream) {
        m_details->clear();
        return;
    }
    m_details->setStream(*stream, m_groups->group(stream->group));
    m_details->timeline().setStreams(m_selection->comparedStreams(), m_streams->now());
}

void MainWindow::showEmptyState()
{
    const bool empty = m_wasTold && m_shown->rowCount() == 0;
    if (empty) {
        EmptyState::Narrowing narrowing;
        narrowing.setFlag(EmptyState::Narrow::Filter, !m_shown->filter().isEmpty());
        narrowing.setFlag(EmptyState::Narrow::Group, m_shown->group().has_value());
        m_empty->setReason(m_streams->rowCount() > 0 ? EmptyState::Reason::NoMatch
                           : proxyAddress(m_ports)   ? EmptyState::Reason::NoStreams
                           : m_paused                ? EmptyState::Reason::Paused
                           : m_hasFailedPort         ? EmptyState::Reason::PortFailed
                                                     : EmptyState::Reason::NoPorts,
                           narrowing);
    }
    m_empty->setVisible(empty);
    giveEmptyStateRoom();
}

// What it offers is not cut where the window is low: the details give way.
void MainWindow::giveEmptyStateRoom()
{
    const int around = m_view->height() - m_view->viewport()->height();
    m_view->setMinimumHeight(m_empty->isHidden() ? 0 : m_empty->heightWanted() + around);
}

void MainWindow::showStreamMenu(const QPoint &globalPosition)
{
    if (m_selection->currentStream())
        (new StreamMenu(*m_actions, this))->popup(globalPosition);
}

void MainWindow::explainGroup(quint32 group)
{
    if (const observe::GroupRecord *record = m_groups->group(group))
        (new GroupDialog(*record, m_streams->destinations(), this))->open();
}

void MainWindow::showAll()
{
    m_filter->clear();
    m_groupsPane->selectGroup(std::nullopt);
    m_view->setFocus();
}

void MainWindow::showErrorCodes()
{
    if (!m_errorCodes) {
        m_errorCodes = new ErrorCodesWindow(this);
        connect(m_errorCodes, &ErrorCodesWindow::filterRequested, m_filter, &FilterBox::replaceTerm);
    }
    m_errorCodes->show();
    m_errorCodes->raise();
    m_errorCodes->activateWindow();
    tellErrorCodes();
}

void MainWindow::tellErrorCodes()
{
    if (!m_errorCodes || !m_errorCodes->isVisible())
        return;
    const settings::ParsedRoute route = settings::parseRoute(m_route);
    m_errorCodes->setRoute(route.spec ? settings::nameOf(*route.spec) : QString());
    m_errorCodes->setCounters(m_counters);
}

void MainWindow::removeEnded()
{
    m_streams->removeEnded();
    showEmptyState();
    emit clearHistoryRequested();
}

void MainWindow::showAbout()
{
    QMessageBox::about(this, tr("About Argyle"),
                       tr("<h3>Argyle %1</h3><p>A SOCKS proxy that keeps streams apart and shows them live.</p>")
                               .arg(QStringLiteral(ARGYLE_VERSION))
                           + QStringLiteral("<p>%1<br>%2</p>")
                                 .arg(tr("Free software under the MIT license"),
                                      tr("Runs with Qt %1").arg(QString::fromLatin1(qVersion()))));
}

void MainWindow::exportShown()
{
    QList<observe::StreamRecord> streams;
    streams.reserve(m_shown->rowCount());
    for (int row = 0; row < m_shown->rowCount(); ++row)
        streams.append(m_shown->record(row));
    exportStreams(tr("Export shown streams"), streams);
}

void MainWindow::exportStreams(const QString &title, const QList<observe::StreamRecord> &streams)
{
    const Exported exported = ui::exportStreams(this, title, streams, m_streams->destinations());
    if (!exported.problem.isEmpty())
        QMessageBox::warning(this, title, exported.problem);
    else if (!exported.path.isEmpty())
        say((streams.size() == 1 ? tr("Exported 1 stream to %1", "a file")
                                 : tr("Exported %n streams to %1", "none, two or more; a file", int(streams.size())))
                .arg(QDir::toNativeSeparators(exported.path)));
}

void MainWindow::copy(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
    // It may be, or have, the destination.
    const bool isHidden = m_streams->destinations() == observe::Destinations::Hidden;
    const auto end = text.indexOf(QLatin1Char('\n'));
    const QString shown = end < 0 ? text : text.first(end) + QStringLiteral(" …");
    say(isHidden ? tr("Copied") : tr("Copied: %1").arg(shown));
}

void MainWindow::closeStreams(const QList<quint64> &ids)
{
    emit closeStreamsRequested(ids);
    sayClosed(ids.size());
}

void MainWindow::closeGroup(quint32 group)
{
    const observe::GroupRecord *record = m_groups->group(group);
    const quint32 streams = record ? record->streams : 0;
    emit closeGroupRequested(group);
    sayClosed(streams);
}

void MainWindow::sayClosed(qsizetype streams)
{
    say(streams == 1 ? tr("Closed 1 stream") : tr("Closed %n streams", "none, two or more", int(streams)));
}

void MainWindow::askForNewCircuit(quint32 group)
{
    emit newCircuitRequested(group);
    say(tr("New circuit: later streams of this group share nothing with earlier ones"));
}

void MainWindow::say(const QString &sentence)
{
    statusBar()->showMessage(sentence, int(std::chrono::milliseconds(messageTime).count()));
}

} // namespace argyle::ui
