// SPDX-License-Identifier: MIT
#pragma once

#include "observe/records.h"

#include <QObject>
#include <QSet>

#include <functional>
#include <optional>

namespace argyle::ui {

class GroupModel;
class GroupsPane;
class MainActions;
class StreamModel;
class StreamSortModel;
class StreamView;

/// What the person has selected of the streams and groups, and what can be done with it: an action is enabled while it can be
/// carried out, and asks by a signal. Main thread only.
class Selection : public QObject
{
    Q_OBJECT
public:
    /// All of them must outlive this.
    Selection(const StreamSortModel &shown, const GroupModel &groups, const StreamView &view, GroupsPane &groupsPane,
              const MainActions &actions, QObject *parent = nullptr);

    /// By which a command leads through Argyle.
    void setPorts(const QList<observe::PortRecord> &ports) { m_ports = ports; }

    /// StreamView::currentId()'s; null where none is selected. To be used before the streams change.
    const observe::StreamRecord *currentStream() const;
    /// That of the selected streams, where those that have one are of the same; where none is selected, the one that the pane shows.
    std::optional<quint32> currentGroup() const;
    /// How many streams are selected.
    qsizetype count() const;
    /// Of the selected ones, the oldest first, as they went, and no more than anyone compares.
    QList<observe::StreamRecord> comparedStreams() const;
    /// All that are shown and selected, in the order in which they are shown.
    QList<observe::StreamRecord> streams() const;

signals:
    /// Something else is selected, or what is selected may not be as it was.
    void changed();
    void closeStreamsRequested(const QList<quint64> &ids);
    void closeGroupRequested(quint32 group);
    void newCircuitRequested(quint32 group);
    void explanationRequested(quint32 group);
    /// A term that the filter shall have too.
    void filterRequested(const QString &term);
    void copyRequested(const QString &text);
    /// Of streams().
    void exportRequested();

private:
    void connectActions();
    void update();
    void enableActions();
    bool isOpen(quint64 id) const;
    bool isAnyOpen();
    void close();
    QSet<quint32> groupsOfSelected() const;
    void copyDestinations();
    void copyCurlCommands();
    void copyLines(const std::function<QString(const observe::StreamRecord &)> &lineOf);
    void filterBy(const QString &key, QString observe::StreamRecord::*value);

    const StreamSortModel &m_shown;
    const StreamModel &m_streams;
    const GroupModel &m_groups;
    const StreamView &m_view;
    GroupsPane &m_groupsPane;
    const MainActions &m_actions;
    QList<observe::PortRecord> m_ports;
    qsizetype m_ended = 0;          ///< that many of the selected streams, from the first, have ended
    QSet<quint32> m_selectedGroups; ///< the groups that the selected streams had when they were selected
};

} // namespace argyle::ui
