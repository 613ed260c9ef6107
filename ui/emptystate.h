// SPDX-License-Identifier: MIT
#pragma once

#include "ui/proxysettings.h"

#include <QStringList>
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
        NoStreams,  ///< nobody came yet
        NoPorts,    ///< nobody can come
        PortFailed, ///< the same, though a port is on: it could not be opened
        Paused,     ///< nobody can come for now: ports that are on are closed until the person resumes
        NoMatch,    ///< the filter, or the group that is selected, hides all of them
    };

    /// What there is that hides streams where none matches.
    enum class Narrow : quint8 { Filter = 1, Group = 2 };
    Q_DECLARE_FLAGS(Narrowing, Narrow)

    /// The menu offers proxy settings; it stays the caller's.
    EmptyState(QMenu *proxyMenu, QWidget *parent);

    /// `narrowing` matters where none matches.
    void setReason(Reason reason, Narrowing narrowing = Narrowing(Narrow::Filter) | Narrow::Group);
    /// Where applications may be pointed at; nothing where no port is open.
    void setAddress(const std::optional<ProxyAddress> &address);

    /// What failed, for Reason::PortFailed: a sentence for each port, which says why.
    void setFailures(const QStringList &sentences);

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
    QString whatHides() const;
    void fitText();

    Reason m_reason = Reason::NoStreams;
    Narrowing m_narrowing;
    QStringList m_failures;
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

Q_DECLARE_OPERATORS_FOR_FLAGS(EmptyState::Narrowing)

} // namespace argyle::ui
