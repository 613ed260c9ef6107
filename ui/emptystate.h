// SPDX-License-Identifier: MIT
#pragma once

#include "ui/proxysettings.h"

#include <QWidget>

class QLabel;
class QMenu;
class QPushButton;

namespace argyle::ui {

/// What stands in the streams table while there is nothing in it: why, and what to do.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    enum class Reason : quint8 {
        NoStreams, ///< nobody came yet
        NoPorts,   ///< nobody can come
        Paused,    ///< nobody can come for now: ports that are on are closed until the person resumes
        NoMatch,   ///< the filter, or the group that is selected, hides all of them
    };

    /// The menu offers proxy settings; it stays the caller's.
    EmptyState(QMenu *proxyMenu, QWidget *parent);

    void setReason(Reason reason);
    Reason reason() const { return m_reason; }
    /// Where applications may be pointed at; nothing where no port is open.
    void setAddress(const std::optional<ProxyAddress> &address);

    /// What all of it needs at the width that it has.
    int heightWanted() const;

    /// What came of trying a port, in words; empty takes it away.
    void setTrial(const QString &sentence);

signals:
    /// Another width wraps the texts otherwise.
    void heightWantedChanged();
    /// One request through the port at the address.
    void trialRequested();
    void portSettingsRequested();
    /// The end of the pause.
    void resumeRequested();
    void showAllRequested();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void describe();
    void fitText();

    Reason m_reason = Reason::NoStreams;
    std::optional<ProxyAddress> m_address;
    QLabel *m_heading;
    QLabel *m_text;
    QPushButton *m_copy;
    QPushButton *m_try;
    QPushButton *m_ports;
    QPushButton *m_resume;
    QPushButton *m_showAll;
    QLabel *m_trial;
};

} // namespace argyle::ui
