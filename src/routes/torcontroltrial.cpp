// SPDX-License-Identifier: MIT
#include "routes/torcontroltrial.h"

#include "observe/bootstrapphase.h"
#include "routes/runningtorroute.h"

namespace argyle::routes {

TorControlTrial::TorControlTrial(const TorControlAddress &address, const QString &password, std::uint16_t socksPort)
    : m_address(address)
    , m_socksPort(socksPort)
    , m_control([address] { return address; }, password, TorControl::Rests())
    , m_state(m_control)
{
    connect(&m_control, &TorControl::ready, this, &TorControlTrial::loggedIn);
    connect(&m_control, &TorControl::problemChanged, this, [this] {
        if (m_control.problem().isEmpty())
            return;
        fail(m_control.problem());
        emit finished();
    });
}

QString TorControlTrial::waitsFor() const
{
    return tr("%1 does not answer as the control port of a Tor.").arg(nameOf(m_address));
}

void TorControlTrial::loggedIn()
{
    const QString version = m_control.version();
    switch (m_control.proof()) {
    case TorLogin::Proof::Cookie:
        pass(tr("Tor %1 lets Argyle in at its control port, by its cookie.").arg(version));
        break;
    case TorLogin::Proof::Password:
        pass(tr("Tor %1 lets Argyle in at its control port, by the password.").arg(version));
        break;
    case TorLogin::Proof::None:
        note(tr("Tor %1 lets everybody in at its control port, without a cookie or a password.").arg(version));
        break;
    }
    // The state has asked before, how far it is.
    m_control.send("GETCONF SocksPort", [this](const TorReply &reply) { configurationTold(reply); });
}

void TorControlTrial::configurationTold(const TorReply &reply)
{
    const observe::TorStatus &status = m_state.status();
    if (status.isReady)
        pass(tr("It is connected to the Tor network."));
    else if (status.bootstrap)
        note(tr("It is not ready yet: it has bootstrapped %1 % (%2). Streams wait until it is.")
                 .arg(*status.bootstrap)
                 .arg(observe::bootstrapPhaseText(status.summary)));
    for (const QString &sentence : whatSocksPortLacks(reply, m_socksPort))
        note(sentence);
    emit finished();
}

} // namespace argyle::routes
