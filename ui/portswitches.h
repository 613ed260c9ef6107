// SPDX-License-Identifier: MIT
#pragma once

#include "observe/records.h"
#include "settings/settings.h"

#include <QList>
#include <QObject>

class QAction;

namespace argyle::ui {

/// A switch for each port, as actions for a menu. They show what the engine told: a click asks, and the answer changes the look.
class PortSwitches : public QObject
{
    Q_OBJECT
public:
    explicit PortSwitches(QObject *parent);

    /// True where the actions had to be replaced, and menus have lost the old ones. The number of streams, which changes all
    /// the time, leaves them alone: a menu that is open would lose what is pointed at.
    [[nodiscard]] bool setPorts(const QList<observe::PortRecord> &ports);
    const QList<QAction *> &actions() const { return m_actions; }

signals:
    void switchRequested(const QString &spec, argyle::settings::Port::Switch position);

private:
    QAction *makeAction(const observe::PortRecord &port);

    QList<observe::PortRecord> m_ports; ///< as the actions show them
    QList<QAction *> m_actions;
};

} // namespace argyle::ui
