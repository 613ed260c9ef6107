// SPDX-License-Identifier: MIT
#pragma once

#include "observe/export.h"
#include "observe/records.h"

#include <QTreeView>

namespace argyle::ui {

class PhaseModel;

/// The phases of the streams that are selected, with their durations.
class TimelineTab : public QTreeView
{
    Q_OBJECT
public:
    explicit TimelineTab(QWidget *parent = nullptr);

    /// `now` is in milliseconds since the epoch.
    void setStreams(const QList<observe::StreamRecord> &streams, qint64 now);
    void setDestinations(observe::Destinations destinations) { m_destinations = destinations; }
    void clear();

protected:
    void changeEvent(QEvent *event) override;

private:
    void fitColumns();

    PhaseModel *m_phases;
    observe::Destinations m_destinations = observe::Destinations::Shown;
    bool m_areSeveral = false;
};

} // namespace argyle::ui
