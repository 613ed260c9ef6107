// SPDX-License-Identifier: MIT
#pragma once

#include "observe/circuit.h"

#include <QGroupBox>

#include <optional>

class QLabel;
class QProgressBar;

namespace argyle::ui {

class Notice;
class Remark;

/// How the route in use is: behind Tor, how far it has come and what stands in its way.
class RouteStatus : public QGroupBox
{
    Q_OBJECT
public:
    explicit RouteStatus(QWidget *parent = nullptr);

    /// `route` in words, as the engine tells it; empty while it has not.
    void setRoute(const QString &route, const std::optional<observe::TorStatus> &tor);

private:
    QLabel *m_route;
    QProgressBar *m_progress;
    Remark *m_phase;
    Notice *m_problem;
    Notice *m_warnings;
};

} // namespace argyle::ui
