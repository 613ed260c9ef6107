// SPDX-License-Identifier: MIT
#pragma once

#include "observe/export.h"
#include "observe/records.h"
#include "socks/transcript.h"

#include <QWidget>

class QLabel;
class QStackedWidget;
class QTabWidget;

namespace argyle::ui {

class GroupTab;
class HandshakeTab;
class ReplyTab;
class TimelineTab;

/// Everything about the stream that has the focus in the table.
class DetailPane : public QWidget
{
    Q_OBJECT
public:
    explicit DetailPane(QWidget *parent = nullptr);

    /// The group may be null: none, or forgotten.
    void setStream(const observe::StreamRecord &stream, const observe::GroupRecord *group);
    void clear();
    void setTor(const std::optional<observe::TorStatus> &tor);
    /// The answer to transcriptWanted(); that of another stream is dropped.
    void setTranscript(quint64 stream, const socks::Transcript &transcript);
    /// What is shown already changes with the next setStream().
    void setDestinations(observe::Destinations destinations);
    /// The pane knows one stream; the timeline is told of all that are selected.
    TimelineTab &timeline() const { return *m_timeline; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void transcriptWanted(quint64 stream);
    void copyRequested(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showDiamond();

    quint32 m_group = 0;
    observe::Destinations m_destinations = observe::Destinations::Shown;
    QStackedWidget *m_stack;
    QLabel *m_diamond;
    QLabel *m_title;
    QTabWidget *m_tabs;
    TimelineTab *m_timeline;
    HandshakeTab *m_handshake;
    GroupTab *m_groupTab;
    ReplyTab *m_reply;
};

} // namespace argyle::ui
