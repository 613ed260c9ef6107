// SPDX-License-Identifier: MIT
#include "ui/selection.h"

#include "ui/groupmodel.h"
#include "ui/groupspane.h"
#include "ui/mainactions.h"
#include "ui/proxysettings.h"
#include "ui/streamsortmodel.h"
#include "ui/streamtext.h"
#include "ui/streamview.h"

#include <QAction>

#include <algorithm>

namespace argyle::ui {

namespace {

// More streams than anyone compares, and few enough to be drawn ten times a second.
constexpr qsizetype mostCompared = 100;

} // namespace

Selection::Selection(const StreamSortModel &shown, const GroupModel &groups, const StreamView &view,
                     GroupsPane &groupsPane, const MainActions &actions, QObject *parent)
    : QObject(parent)
    , m_shown(shown)
    , m_streams(shown.streams())
    , m_groups(groups)
    , m_view(view)
    , m_groupsPane(groupsPane)
    , m_actions(actions)
{
    connectActions();
    connect(&m_view, &StreamView::selectedStreamsChanged, this, [this] {
        m_ended = 0;
        m_selectedGroups = groupsOfSelected();
        update();
    });
    connect(&m_groupsPane, &GroupsPane::groupSelected, this, &Selection::update);
    connect(&m_streams, &StreamModel::settled, this, &Selection::update);
    enableActions();
}

void Selection::connectActions()
{
    connect(m_actions.exportSelected, &QAction::triggered, this, &Selection::exportRequested);
    connect(m_actions.copyDestination, &QAction::triggered, this, &Selection::copyDestinations);
    connect(m_actions.copyCurlCommand, &QAction::triggered, this, &Selection::copyCurlCommands);
    connect(m_actions.filterByHost, &QAction::triggered, this,
            [this] { filterBy(QStringLiteral("host"), &observe::StreamRecord::host); });
    connect(m_actions.filterByApplication, &QAction::triggered, this,
            [this] { filterBy(QStringLiteral("app"), &observe::StreamRecord::application); });
    connect(m_actions.showOnlyGroup, &QAction::triggered, this, [this] { m_groupsPane.selectGroup(currentGroup()); });
    connect(m_actions.closeStreams, &QAction::triggered, this, &Selection::close);
    const auto connectOfGroup = [this](const QAction *action, void (Selection::*request)(quint32)) {
        connect(action, &QAction::triggered, this, [this, request] {
            if (const std::optional<quint32> group = currentGroup())
                (this->*request)(*group);
        });
    };
    connectOfGroup(m_actions.newCircuit, &Selection::newCircuitRequested);
    connectOfGroup(m_actions.closeGroup, &Selection::closeGroupRequested);
    connectOfGroup(m_actions.explainGroup, &Selection::explanationRequested);
}

const observe::StreamRecord *Selection::currentStream() const
{
    const std::optional<quint64> id = m_view.currentId();
    const int row = id ? m_streams.rowOf(*id) : -1;
    return row < 0 ? nullptr : &m_streams.record(row);
}

std::optional<quint32> Selection::currentGroup() const
{
    if (count() == 0)
        return m_groupsPane.selectedGroup();
    if (!m_selectedGroups.isEmpty())
        return m_selectedGroups.size() == 1 ? std::optional(*m_selectedGroups.begin()) : std::nullopt;
    // One that had no group yet when it was selected may have joined one.
    const observe::StreamRecord *stream = currentStream();
    return stream && stream->group != 0 ? std::optional(stream->group) : std::nullopt;
}

QSet<quint32> Selection::groupsOfSelected() const
{
    QSet<quint32> groups;
    for (const quint64 id : m_view.selectedIds()) {
        if (const int row = m_streams.rowOf(id); row >= 0 && m_streams.record(row).group != 0)
            groups.insert(m_streams.record(row).group);
    }
    return groups;
}

QList<observe::StreamRecord> Selection::comparedStreams() const
{
    QList<observe::StreamRecord> streams;
    for (const quint64 id : m_view.selectedIds().first(std::min(mostCompared, m_view.selectedIds().size()))) {
        if (const int row = m_streams.rowOf(id); row >= 0)
            streams.append(m_streams.record(row));
    }
    return streams;
}

qsizetype Selection::count() const
{
    return m_view.selectedIds().size();
}

QList<observe::StreamRecord> Selection::streams() const
{
    const QList<quint64> &ids = m_view.selectedIds();
    const QSet<quint64> selected(ids.begin(), ids.end());
    QList<observe::StreamRecord> streams;
    for (int row = 0; row < m_shown.rowCount(); ++row) {
        if (selected.contains(m_shown.idAt(row)))
            streams.append(m_shown.record(row));
    }
    return streams;
}

void Selection::update()
{
    enableActions();
    emit changed();
}

// What can be done depends on what is selected, and on what has become of it.
void Selection::enableActions()
{
    const observe::StreamRecord *stream = currentStream();
    const std::optional<quint32> groupId = currentGroup();
    const observe::GroupRecord *group = groupId ? m_groups.group(*groupId) : nullptr;
    const bool hasDestination = stream && (count() > 1 || !stream->host.isEmpty());
    m_actions.setSelected(count());
    m_actions.closeStreams->setEnabled(isAnyOpen());
    m_actions.exportSelected->setEnabled(count() > 0);
    m_actions.newCircuit->setEnabled(groupId.has_value());
    m_actions.explainGroup->setEnabled(groupId.has_value());
    m_actions.closeGroup->setEnabled(group && group->streams > 0);
    m_actions.showOnlyGroup->setEnabled(stream && stream->group != 0);
    // The filter would show a hidden host, and would not find it.
    m_actions.filterByHost->setEnabled(stream && !stream->host.isEmpty()
                                       && m_streams.destinations() == observe::Destinations::Shown);
    m_actions.filterByApplication->setEnabled(stream && !stream->application.isEmpty());
    m_actions.copyDestination->setEnabled(hasDestination);
    m_actions.copyCurlCommand->setEnabled(stream && (count() > 1 || isForCurl(*stream)) && proxyAddress(m_ports));
}

bool Selection::isOpen(quint64 id) const
{
    const int row = m_streams.rowOf(id);
    return row >= 0 && !m_streams.record(row).isEnded();
}

// What has ended stays so: of a large selection each is looked at once, and not in every batch.
bool Selection::isAnyOpen()
{
    const QList<quint64> &ids = m_view.selectedIds();
    const auto open = std::find_if(ids.begin() + m_ended, ids.end(), [this](quint64 id) { return isOpen(id); });
    m_ended = open - ids.begin();
    return open != ids.end();
}

void Selection::close()
{
    QList<quint64> open;
    for (const quint64 id : m_view.selectedIds()) {
        if (isOpen(id))
            open.append(id);
    }
    if (!open.isEmpty())
        emit closeStreamsRequested(open);
}

void Selection::copyDestinations()
{
    copyLines(
        [](const observe::StreamRecord &stream) { return destinationText(stream, observe::Destinations::Shown); });
}

void Selection::copyCurlCommands()
{
    copyLines([this](const observe::StreamRecord &stream) {
        const auto proxy = isForCurl(stream) ? proxyAddress(stream, m_ports) : std::nullopt;
        return proxy ? curlCommand(stream, *proxy) : QString();
    });
}

/// A line for each selected stream whose destination is known.
void Selection::copyLines(const std::function<QString(const observe::StreamRecord &)> &lineOf)
{
    QStringList lines;
    for (const observe::StreamRecord &stream : streams()) {
        if (const QString line = stream.host.isEmpty() ? QString() : lineOf(stream); !line.isEmpty())
            lines.append(line);
    }
    if (!lines.isEmpty())
        emit copyRequested(lines.join(QLatin1Char('\n')));
}

void Selection::filterBy(const QString &key, QString observe::StreamRecord::*value)
{
    if (const observe::StreamRecord *stream = currentStream())
        emit filterRequested(StreamFilter::term(key, stream->*value));
}

} // namespace argyle::ui
