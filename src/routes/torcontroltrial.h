// SPDX-License-Identifier: MIT
#pragma once

#include "routes/routetrial.h"
#include "routes/torcontrol.h"
#include "routes/torstate.h"

#include <QString>

#include <cstdint>

namespace argyle::routes {

/// Asks the control port of a Tor that runs already whether it lets us in, which Tor it is, and how far it has come.
class TorControlTrial final : public TrialPart
{
    Q_OBJECT
public:
    /// `socksPort`: of the SocksPort that streams would go by.
    TorControlTrial(const TorControlAddress &address, const QString &password, std::uint16_t socksPort);

    void begin() override { m_control.start(); }
    QString waitsFor() const override;

private:
    void loggedIn();
    void configurationTold(const TorReply &reply);

    TorControlAddress m_address;
    std::uint16_t m_socksPort;
    TorControl m_control;
    TorState m_state;
};

} // namespace argyle::routes
