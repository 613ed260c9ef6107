// SPDX-License-Identifier: MIT
#pragma once

#include "observe/circuit.h"
#include "routes/torreply.h"

#include <QObject>
#include <QTimer>

#include <chrono>

namespace argyle::routes {

class TorControl;

/// How a tor is, as its control port tells it, and its new identities. Lives in the engine's thread.
class TorState : public QObject
{
    Q_OBJECT
public:
    /// The control connection must outlive this.
    explicit TorState(TorControl &control, QObject *parent = nullptr);

    const observe::TorStatus &status() const { return m_status; }

    /// Makes Tor forget what its streams so far have in common (control-spec §3.7, NEWNYM). Tor takes it once in ten seconds: what is
    /// asked for earlier is sent when that time is over, and status().nextIdentityAt says when.
    void newIdentity();

signals:
    void changed();

private:
    void begin();
    void end();
    void eventReceived(const TorReply &event);
    void bootstrapped(std::string_view phase);
    void warn(const QString &warning);
    void sendNewIdentity();

    TorControl &m_control;
    observe::TorStatus m_status;
    std::chrono::steady_clock::time_point m_lastIdentity;
    QTimer m_identityDue;
};

} // namespace argyle::routes
