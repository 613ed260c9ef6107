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
#include <QSet>

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
        update();
    });
    connect(&m_groupsPane, &GroupsPane::groupSelected, this, &Selection::update);
    connect(&m_streams, &StreamModel::settled, this, &Selection::update);
    enableActions();
}

void Selection::connectActions()
{
    connect(m_actions.exportSelected, &QAction::triggered, this, &Selection::exportRequested);
    connect(m_actions.copyDestination, &QAction::triggered, this, &Selection::copyDestination);
    connect(m_actions.copyCurlCommand, &QAction::triggered, this, &Selection::copyCurlCommand);
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
    if (const observe::StreamRecord *stream = currentStream())
        return stream->group == 0 ? std::nullopt : std::optional(stream->group);
    return m_groupsPane.selectedGroup();
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
    m_actions.closeStreams->setEnabled(isAnyOpen());
    m_actions.closeStreams->setText(m_view.selectedIds().size() > 1 ? tr("&Close streams") : tr("&Close stream"));
    m_actions.exportSelected->setEnabled(!m_view.selectedIds().isEmpty());
    m_actions.newCircuit->setEnabled(groupId.has_value());
    m_actions.explainGroup->setEnabled(groupId.has_value());
    m_actions.closeGroup->setEnabled(group && group->streams > 0);
    m_actions.showOnlyGroup->setEnabled(stream && stream->group != 0);
    // The filter would show a hidden host, and would not find it.
    m_actions.filterByHost->setEnabled(stream && !stream->host.isEmpty()
                                       && m_streams.destinations() == observe::Destinations::Shown);
    m_actions.filterByApplication->setEnabled(stream && !stream->application.isEmpty());
    m_actions.copyDestination->setEnabled(stream && !stream->host.isEmpty());
    m_actions.copyCurlCommand->setEnabled(stream && !stream->host.isEmpty() && proxyAddress(m_ports));
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

void Selection::copyDestination()
{
    if (const observe::StreamRecord *stream = currentStream())
        emit copyRequested(destinationText(*stream, observe::Destinations::Shown));
}

void Selection::copyCurlCommand()
{
    const observe::StreamRecord *stream = currentStream();
    if (const auto proxy = stream ? proxyAddress(*stream, m_ports) : std::nullopt)
        emit copyRequested(curlCommand(*stream, *proxy));
}

void Selection::filterBy(const QString &key, QString observe::StreamRecord::*value)
{
    if (const observe::StreamRecord *stream = currentStream())
        emit filterRequested(StreamFilter::term(key, stream->*value));
}

} // namespace argyle::ui
