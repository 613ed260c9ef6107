// SPDX-License-Identifier: MIT
#pragma once

#include "observe/records.h"
#include "settings/settings.h"
#include "socks/transcript.h"
#include "ui/windowstate.h"

#include <QMainWindow>
#include <QTimer>

#include <limits>
#include <memory>
#include <optional>

class QSplitter;

namespace argyle::ui {

class DetailPane;
class EmptyState;
class ErrorCodesWindow;
class FilterBox;
class GroupModel;
class GroupsPane;
class MainActions;
class MainToolBar;
class NoticeBar;
class ProxyMenu;
class Selection;
class StatusLine;
class StreamModel;
class StreamSortModel;
class StreamView;
class ThroughputStrip;

struct PortOffer
{
    QString spec; ///< of the port as it is, a torrc line
    quint16 port = 0;
};

/// The streams as they are now, their groups, and what can be done with them. Knows no engine: it is told by apply(), and
/// asks by its signals. Main thread only.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    /// The file keeps the layout (WindowState::defaultPath()).
    explicit MainWindow(const QString &stateFile, QWidget *parent = nullptr);
    ~MainWindow() override;

    void setSettings(const settings::Settings &settings);
    /// Lets time pass; the window calls it by itself once a second while it is shown. Milliseconds since the epoch.
    void tick(qint64 now);

    /// A number that is free for a port that could not be opened at its own: one click asks for it. Nothing where there is none.
    void offerPort(const std::optional<PortOffer> &offer);
    /// Whether ports that are on in the settings are closed until listeningRequested().
    void setPaused(bool paused);
    /// Sentences about settings that could not be kept or carried out; empty takes them away.
    void setProblem(const QString &problem);
    /// How it goes with trying a port, in words. After awaitStream() it is how it ended: no stream that begins later is its.
    void showTrial(const QString &sentence);
    /// Selects the stream to that host that begins next.
    void awaitStream(const QString &host);

    /// Whether anyone can see it.
    bool isWatched() const { return m_watched; }
    /// Streams that have not ended, as the last news had it.
    int openStreams() const;
    /// Writes the layout to its file; closing the window does that too.
    void saveLayout() const;

    StreamModel &streams() const { return *m_streams; }
    GroupModel &groups() const { return *m_groups; }

public slots:
    /// Forgets the streams that have ended, and asks the engine to do that too.
    void removeEnded();
    /// What the engine tells (EngineThread::changed).
    void apply(const argyle::observe::Delta &delta);
    /// The answer to transcriptRequested().
    void showTranscript(quint64 stream, const argyle::socks::Transcript &transcript);

signals:
    void closeStreamsRequested(const QList<quint64> &ids);
    void closeGroupRequested(quint32 group);
    void newCircuitRequested(quint32 group);
    void newIdentityRequested();
    void clearHistoryRequested();
    /// The person looks at the handshake of a stream.
    void transcriptRequested(quint64 stream);
    /// All ports that are on in the settings, at once.
    void listeningRequested(argyle::settings::Port::Switch position);
    void portSwitchRequested(const QString &spec, argyle::settings::Port::Switch position);
    /// The port of that torrc line, at another number.
    void otherPortRequested(const QString &spec, quint16 port);
    /// One request through the first open port, to show that it works.
    void trialRequested();
    void settingsRequested();
    void portSettingsRequested();
    void quitRequested();
    /// The person closed the window, which stays until someone hides it.
    void closeRequested();
    /// isWatched() changed: only a window that can be seen is worth the news.
    void watchedChanged(bool watched);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    /// A stream that the trial of a port has asked for. Times are milliseconds since the epoch.
    struct Awaited
    {
        QString host;
        qint64 since = 0;
        qint64 until = std::numeric_limits<qint64>::max(); ///< it has begun by then, if ever
    };

    void makePanes();
    void makeEmptyState();
    void connectActions();
    void connectViews();
    void makeSelection();
    void restoreLayout();
    void fitToScreen();
    void watch();

    void showPorts(const QList<observe::PortRecord> &ports);
    void selectAwaited(const observe::Delta &delta);
    void showDetails();
    void showEmptyState();
    void giveEmptyStateRoom();
    void showStreamMenu(const QPoint &globalPosition);
    void explainGroup(quint32 group);
    void showAll();
    void showErrorCodes();
    void tellErrorCodes();
    void showAbout();
    void exportShown();
    void exportStreams(const QString &title, const QList<observe::StreamRecord> &streams);
    void copy(const QString &text);
    void closeStreams(const QList<quint64> &ids);
    void closeGroup(quint32 group);
    void sayClosed(qsizetype streams);
    void askForNewCircuit(quint32 group);
    /// In the status bar, for a few seconds.
    void say(const QString &sentence);

    WindowState m_state;
    MainActions *m_actions;
    StreamModel *m_streams;
    StreamSortModel *m_shown;
    GroupModel *m_groups;

    MainToolBar *m_toolBar;
    FilterBox *m_filter;
    ProxyMenu *m_proxyMenu;
    NoticeBar *m_notice;
    NoticeBar *m_problem;
    GroupsPane *m_groupsPane;
    ThroughputStrip *m_throughput;
    StreamView *m_view;
    EmptyState *m_empty;
    DetailPane *m_details;
    StatusLine *m_status;
    ErrorCodesWindow *m_errorCodes = nullptr; ///< once it was asked for
    QSplitter *m_columns;
    QSplitter *m_left;
    QSplitter *m_right;
    std::unique_ptr<Selection> m_selection; ///< of the models and views above

    QList<observe::PortRecord> m_ports;
    observe::Counters m_counters;
    QString m_route; ///< as the settings have it
    std::optional<PortOffer> m_offer;
    std::optional<Awaited> m_awaited;
    QTimer m_seconds;
    bool m_paused = false;
    bool m_hasFailedPort = false;
    bool m_wasTold = false; ///< the engine has told something
    bool m_watched = false;
};

} // namespace argyle::ui
