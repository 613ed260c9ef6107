// SPDX-License-Identifier: MIT
#pragma once

#include "observe/records.h"

#include <QTreeView>

namespace argyle::ui {

class PhaseModel;

/// The phases of a stream with their durations.
class TimelineTab : public QTreeView
{
    Q_OBJECT
public:
    explicit TimelineTab(QWidget *parent = nullptr);

    /// `now` is in milliseconds since the epoch.
    void setStream(const observe::StreamRecord &stream, qint64 now);
    void clear();

protected:
    void changeEvent(QEvent *event) override;

private:
    void fitColumns();

    PhaseModel *m_phases;
};

} // namespace argyle::ui
